import { NO_ROLE } from '../../model/vocabulary.ts';
import { htmlText, xmlText } from '../../report/formats/html-escape.ts';
import { DETAIL_ASKS, EVERYBODY, SERVICE_ASKS } from '../form.ts';
import { type Detail, OTHER } from './details.ts';
import {
  type Around,
  backHtml,
  buttonsHtml,
  choicesHtml,
  doing,
  groupHtml,
  lineHtml,
  problemsHtml,
  titleHtml,
} from './fields.ts';
import type { FormState } from './state.ts';

/** The screens that ask about the service, and about who answers. */

export function detailView(detail: Detail, state: FormState, around: Around): string {
  const caption = detail === 'role' || detail === 'organisation' ? 'About you' : 'About the service';
  return `${backHtml(state)}${problemsHtml(around)}<form novalidate="">
<p class="caption">${caption}</p>
${BODIES[detail](titleHtml(ASKS[detail]), state, around)}
${buttonsHtml(state, detail === 'service' || detail === 'date' ? null : 'Skip this')}
</form>`;
}

/** What is asked at the place of each detail. */
export const ASKS: Readonly<Record<Detail, string>> = {
  ...DETAIL_ASKS,
  agencies: SERVICE_ASKS.sides[0],
  partners: 'What are the agencies called?',
};

type Body = (heading: string, state: FormState, around: Around) => string;

const BODIES: Readonly<Record<Detail, Body>> = {
  service: (heading, { session: { service } }, around) => `${heading}
${lineHtml('name', 'What is it called?', null, service.name, around)}
${lineHtml('people', ...SERVICE_ASKS.people, service.people, around)}
${lineHtml('scope', ...SERVICE_ASKS.scope, service.scope, around)}`,
  agencies(heading, { session: { service, framework } }, around) {
    const choices = choicesHtml('sides', 'checkbox', framework.agencies, service.sides);
    return groupHtml('sides', heading, [SERVICE_ASKS.sides[1]], choices, around);
  },
  nation(heading, { session: { service, framework } }, around) {
    const choices = choicesHtml('nation', 'radio', framework.nations, [service.nation]);
    return groupHtml('nation', heading, [NATION], choices, around);
  },
  partners: partnersHtml,
  role(heading, { session: { framework, answeredBy } }, around) {
    const [first] = answeredBy;
    const own = first && first.as === null && first.role !== NO_ROLE ? first.role : null;
    const choices = [...framework.roles, { id: OTHER, title: 'Another role' }];
    if (framework.roles.length === 0) return `${heading}\n${lineHtml('own', 'Your role', ROLE, own, around)}`;
    const chosen = own === null ? (first?.as ?? null) : OTHER;
    return ownHtml(
      'role',
      'Your role',
      { heading, hints: ['Your name is not needed.'], choices, chosen, own },
      around,
    );
  },
  organisation(heading, { session: { service, answeredBy } }, around) {
    const old = answeredBy[0]?.organisation ?? null;
    const partner = service.partners.findIndex(({ name }) => name === old);
    const own = partner < 0 ? old : null;
    const partners = service.partners.map(({ name }, index) => ({ id: String(index), title: name }));
    if (partners.length === 0)
      return `${heading}\n${lineHtml('own', 'Name of your organisation', null, own, around)}`;
    const choices = [...partners, { id: OTHER, title: 'Another organisation' }];
    const chosen = partner >= 0 ? String(partner) : own === null ? null : OTHER;
    return ownHtml(
      'organisation',
      'Name of your organisation',
      { heading, hints: [], choices, chosen, own },
      around,
    );
  },
  date(heading, { session: { date } }, around) {
    const [year, month, day] = (date ?? '').split('-');
    const value = day === undefined ? date : [day, month, year].join('/');
    return `${heading}\n${lineHtml('date', 'Day', 'For example: 29/11/2026.', value, around)}`;
  },
};

const NATION = 'The law and some words in the questions differ from nation to nation.';
const ROLE = 'For example: service manager. Your name is not needed.';

/** A choice of which the last is what a person writes. */
function ownHtml(
  field: string,
  label: string,
  {
    heading,
    hints,
    choices,
    chosen,
    own,
  }: {
    readonly heading: string;
    readonly hints: readonly string[];
    readonly choices: readonly { readonly id: string; readonly title: string }[];
    readonly chosen: string | null;
    readonly own: string | null;
  },
  around: Around,
): string {
  const all = choicesHtml(field, 'radio', choices, [chosen]);
  const written = `<div class="own">${lineHtml('own', label, null, own, around)}</div>`;
  return groupHtml(field, heading, hints, `${all}\n${written}`, around);
}

function partnersHtml(heading: string, state: FormState, around: Around): string {
  const { service, framework } = state.session;
  const rows = Array.from({ length: state.partnerRows }, (_, row) => {
    const partner = service.partners[row];
    const kinds = [{ id: '', title: SERVICE_ASKS.kind[1] }, ...framework.agencies];
    const options = kinds.map(
      ({ id, title }) =>
        `<option value="${xmlText(id)}"${id === (partner?.agency ?? '') ? ' selected=""' : ''}>${htmlText(title)}</option>`,
    );
    const kind =
      framework.agencies.length === 0
        ? ''
        : `<label for="kind-${row}">${SERVICE_ASKS.kind[0]}</label><select id="kind-${row}" name="kind-${row}">${options.join('')}</select>`;
    return `<fieldset class="row"><legend>Agency ${row + 1}</legend>${lineHtml(`partner-${row}`, 'Name', null, partner?.name ?? null, around)}${kind}</fieldset>`;
  });
  const complete = service.partnersComplete;
  const everybody = choicesHtml('everybody', 'radio', EVERYBODY, [
    complete === null ? null : complete ? 'yes' : 'no',
  ]);
  return `${heading}
${rows.join('\n')}
<p>${doing('more', 'Add another agency', 'other')}</p>
<fieldset><legend>${SERVICE_ASKS.everybody[0]}</legend>${everybody}</fieldset>`;
}
