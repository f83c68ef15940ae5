import { htmlText, xmlText } from '../../report/formats/html-escape.ts';
import { DETAILS, type Detail, NO_ROLE, OTHER } from './details.ts';
import {
  type Around,
  backHtml,
  buttonsHtml,
  choicesHtml,
  doing,
  errorHtml,
  hintHtml,
  lineHtml,
  problemsHtml,
} from './fields.ts';
import type { FormState } from './state.ts';

/** The screens that ask about the service, and about who answers. */

export function detailView(detail: Detail, state: FormState, around: Around): string {
  const ask = detailAsk(detail, state);
  const isGroup = detail === 'agencies' || detail === 'nation' || hasChoice(detail, state);
  const heading = `<h1 id="title" tabindex="-1">${htmlText(ask)}</h1>`;
  const inner = DETAIL_FIELDS[detail](state, around);
  const caption = detail === 'role' || detail === 'organisation' ? 'About you' : 'About the service';
  const body = isGroup
    ? `<fieldset id="field-${GROUPS[detail] ?? detail}"><legend>${heading}</legend>\n${inner}</fieldset>`
    : `${heading}\n${inner}`;
  return `${backHtml(state)}${problemsHtml(around)}<form novalidate="">
<p class="caption">${caption}</p>
${body}
${buttonsHtml(state, detail === 'service' || detail === 'date' ? null : 'Skip this')}
</form>`;
}

const GROUPS: Partial<Record<Detail, string>> = { agencies: 'sides' };

/** What is asked at the place of a detail. */
export function detailAsk(detail: Detail, state: FormState): string {
  const asks: Record<Detail, string> = {
    service: 'Which service is this about?',
    agencies: 'Which agencies work together in it?',
    nation: 'Where is the service?',
    partners: 'What are these agencies called?',
    role: 'What is your role?',
    organisation: 'Who do you work for?',
    date: 'Which day do your answers describe?',
  };
  return DETAILS.includes(detail) ? asks[detail] : state.form.title;
}

function hasChoice(detail: Detail, { session }: FormState): boolean {
  if (detail === 'role') return session.framework.roles.length > 0;
  return detail === 'organisation' && session.service.partners.length > 0;
}

const DETAIL_FIELDS: Readonly<Record<Detail, (state: FormState, around: Around) => string>> = {
  service: ({ session: { service } }, around) =>
    [
      lineHtml('name', 'What is it called?', null, service.name, around),
      lineHtml(
        'people',
        'Who does it serve? (optional)',
        'For example: older people who need help at home.',
        service.people,
        around,
      ),
      lineHtml(
        'scope',
        'What does it cover, and what not? (optional)',
        'For example: home care and therapy, but not equipment.',
        service.scope,
        around,
      ),
    ].join('\n'),
  agencies: ({ session: { service, framework } }, around) =>
    hintHtml(
      'Tick two or more whose staff work with the same people. The questions call them “the agencies”.',
    ) +
    errorHtml('sides', around) +
    choicesHtml('sides', 'checkbox', framework.agencies, service.sides),
  nation: ({ session: { service, framework } }, around) =>
    hintHtml('The law and some words in the questions differ from nation to nation.') +
    errorHtml('nation', around) +
    choicesHtml('nation', 'radio', framework.nations, [service.nation]),
  partners: partnersHtml,
  role: (state, around) => {
    const { roles } = state.session.framework;
    const [first] = state.session.answeredBy;
    const own = first && first.as === null && first.role !== NO_ROLE ? first.role : null;
    const hint = 'For example: service manager. No name is needed.';
    if (roles.length === 0) return hintHtml(hint) + lineHtml('own', 'Your role', null, own, around);
    const chosen = own === null ? first?.as : OTHER;
    const choices = choicesHtml(
      'role',
      'radio',
      [...roles, { id: OTHER, title: 'Another role' }],
      [chosen ?? null],
    );
    return `${hintHtml('No name is needed.')}${errorHtml('role', around)}${choices}\n<div class="own">${lineHtml('own', 'Another role: which?', null, own, around)}</div>`;
  },
  organisation: (state, around) => {
    const { partners } = state.session.service;
    const old = state.session.answeredBy[0]?.organisation ?? null;
    const partner = partners.findIndex(({ name }) => name === old);
    const own = partner < 0 ? old : null;
    if (partners.length === 0) return lineHtml('own', 'Name of the organisation', null, own, around);
    const chosen = partner >= 0 ? String(partner) : own === null ? null : OTHER;
    const choices = [
      ...partners.map(({ name }, index) => ({ id: String(index), title: name })),
      { id: OTHER, title: 'Another organisation' },
    ];
    return `${errorHtml('organisation', around)}${choicesHtml('organisation', 'radio', choices, [chosen])}\n<div class="own">${lineHtml('own', 'Another organisation: which?', null, own, around)}</div>`;
  },
  date: ({ session }, around) => {
    const [year, month, day] = (session.date ?? '').split('-');
    const value = day === undefined ? session.date : [day, month, year].join('/');
    return lineHtml('date', 'Day', 'For example: 29/11/2026.', value, around);
  },
};

function partnersHtml(state: FormState, around: Around): string {
  const { service, framework } = state.session;
  const rows = Array.from({ length: state.partnerRows }, (_, row) => {
    const partner = service.partners[row];
    const kinds = [{ id: '', title: 'Choose one, or leave it out' }, ...framework.agencies];
    const options = kinds.map(
      ({ id, title }) =>
        `<option value="${xmlText(id)}"${id === (partner?.agency ?? '') ? ' selected=""' : ''}>${htmlText(title)}</option>`,
    );
    const kind =
      framework.agencies.length === 0
        ? ''
        : `<label for="kind-${row}">What kind of agency is it?</label><select id="kind-${row}" name="kind-${row}">${options.join('')}</select>`;
    return `<fieldset class="row"><legend>Agency ${row + 1}</legend>${lineHtml(`partner-${row}`, 'Name', null, partner?.name ?? null, around)}${kind}</fieldset>`;
  });
  const complete = service.partnersComplete;
  const everybody = choicesHtml(
    'everybody',
    'radio',
    [
      { id: 'yes', title: 'Yes' },
      { id: 'no', title: 'No, others are missing here' },
      { id: 'unsure', title: 'Not sure' },
    ],
    [complete === null ? null : complete ? 'yes' : 'no'],
  );
  return `${rows.join('\n')}
<p>${doing('more', 'Add another agency', 'other')}</p>
<fieldset><legend>Is that everybody who works together here?</legend>${everybody}</fieldset>`;
}
