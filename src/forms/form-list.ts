import type { Framework } from '../model/framework.ts';
import type { CsvCell } from '../report/formats/csv-text.ts';
import type { PlainSheet } from '../report/formats/plain-workbook.ts';
import { DETAIL_ASKS, type Form, type FormQuestion, remarksOn, titleOf, wordsFor } from './form.ts';
import { askedWhere } from './form-relevance.ts';

/** The questions of a form for a forms service of another maker: as a table to copy from, and as an XLSForm. */

/** What is asked there: who answers first, and then every question. */
interface Listed {
  readonly id: string;
  readonly number: number | null;
  readonly theme: string | null;
  readonly ask: string;
  readonly help: readonly string[];
  /** What can be chosen; null where a day or a text is written. */
  readonly choices:
    | readonly { readonly id: string; readonly number: number | null; readonly text: string }[]
    | null;
}

// No question has an underscore in its id; by these words such columns are known again.
const ROLE = 'your_role';
const ORGANISATION = 'your_organisation';
const DAY = 'day_described';

function listedIn(form: Form, { roles }: Framework): Listed[] {
  const { partners } = form.service;
  const about = { number: null, theme: 'About you' };
  const all = [
    ...roles.map(({ id, title }) => ({ id, text: title })),
    { id: 'another', text: 'Another role' },
  ];
  const role = roles.length === 0 ? null : all.map((each) => ({ ...each, number: null }));
  const help = partners.length === 0 ? [] : [`For example: ${partners.join('; ')}.`];
  return [
    { ...about, id: ROLE, ask: DETAIL_ASKS.role, help: ['Your name is not needed.'], choices: role },
    { ...about, id: ORGANISATION, ask: DETAIL_ASKS.organisation, help, choices: null },
    { ...about, id: DAY, ask: DETAIL_ASKS.date, help: [], choices: null },
    ...form.questions.map((question) => ({
      ...question,
      help: remarksOn(question),
      choices: choicesOf(question),
    })),
  ];
}

function choicesOf(question: FormQuestion): Listed['choices'] {
  const words = wordsFor(question).map(([id, text]) => ({ id, number: null, text }));
  return [...question.options, ...words];
}

/** The questions as a table: a row for each option, and one for what is written. What is asked stands in the first row of each. */
export function formTable(form: Form, framework: Framework): CsvCell[][] {
  const rows = listedIn(form, framework).flatMap(({ id, number, theme, ask, help, choices }) => {
    const asked = [theme, ask, help.join(' ')];
    if (choices === null) return [[number, id, ...asked, 'one line', null, null, null]];
    return choices.map((each, index) => [
      number,
      id,
      ...(index === 0 ? [...asked, 'choose one'] : [null, null, null, null]),
      each.number,
      each.id,
      each.text,
    ]);
  });
  const heads = ['number', 'id', 'theme', 'question', 'help', 'kind', 'option number', 'option id', 'option'];
  return [heads, ...rows];
}

/** The questions as an XLSForm, which KoboToolbox and others import: https://xlsform.org/en/. */
export function xlsForm(form: Form, framework: Framework): { title: string; sheets: PlainSheet[] } {
  const all = listedIn(form, framework);
  const title = titleOf(form);
  const { id, version } = form.framework;
  return {
    title,
    sheets: [
      {
        name: 'survey',
        rows: [['type', 'name', 'label', 'hint', 'relevant'], ...surveyRows(all, form, framework)],
      },
      {
        name: 'choices',
        rows: [
          ['list_name', 'name', 'label'],
          ...all.flatMap(({ id: list, choices }) =>
            (choices ?? []).map((choice) => [list, choice.id, unreferring(choice.text)]),
          ),
        ],
      },
      {
        name: 'settings',
        rows: [
          ['form_title', 'form_id', 'version'],
          [title, `joinedup-${id}`, version],
        ],
      },
    ],
  };
}

function surveyRows(all: readonly Listed[], form: Form, framework: Framework): string[][] {
  const where = askedWhere(form, framework);
  const rows = all.flatMap(({ id, number, theme, ask, help, choices }, index): string[][] => {
    const before = all[index - 1]?.theme ?? null;
    const type = choices !== null ? `select_one ${id}` : id === DAY ? 'date' : 'text';
    const label = number === null ? ask : `${number}. ${ask}`;
    return [
      ...(theme !== before && before !== null ? [['end_group']] : []),
      ...(theme !== before && theme !== null ? [['begin_group', `part_${id}`, unreferring(theme)]] : []),
      [type, id, unreferring(label), unreferring(help.join(' ')), where.get(id) ?? ''],
    ];
  });
  return (all.at(-1)?.theme ?? null) === null ? rows : [...rows, ['end_group']];
}

/** A text in which an XLSForm finds no reference to a question. */
function unreferring(text: string): string {
  return text.replaceAll('${', '$ {');
}
