import type { Framework } from '../model/framework.ts';
import type {
  FillableCell,
  FillableChoice,
  FillableColumn,
  FillableSheet,
  FillableWorkbook,
  FillIn,
} from '../report/formats/fillable-workbook.ts';
import { DETAIL_ASKS, type Form, type FormQuestion, remarksOn, titleOf } from './form.ts';
import { guidanceOf } from './form-guidance.ts';

/**
 * A form as a workbook. It is read back by the ids in the column `id`, wherever its rows and columns have come to stand; by the mark
 * that says which form it is; and by the words that the options had in it. No other sheet may have the heads `id` and `Answer`.
 */
export function formWorkbook(form: Form, framework: Choices): FillableWorkbook {
  const lists = new Lists();
  const cover = coverOf(form, framework, lists);
  const questions = questionsOf(form, lists);
  return {
    title: titleOf(form),
    sheets: [
      guidanceOf(form),
      cover,
      questions,
      checklistOf(form, cover, questions),
      lists.sheet(),
      markOf(form),
    ],
    lists: lists.ranges,
  };
}

/** The row in which what stands below the heads begins: under a title, or under nothing. */
const FIRST = 4;
const FIRST_OF_LISTS = 2;

const COVER = 'Cover';
const LISTS = 'Lists';

/** The lists that are chosen from, one below the other. */
class Lists {
  readonly #rows: (readonly string[])[] = [];
  readonly ranges = new Map<string, string>();

  /** Adds a list; gives the name of its cells. `rows` hold a question, an option, its text, and the text to choose. */
  add(rows: readonly (readonly string[])[]): string {
    const name = `list_${this.ranges.size + 1}`;
    const from = FIRST_OF_LISTS + this.#rows.length;
    this.#rows.push(...rows);
    this.ranges.set(name, `${LISTS}!$D$${from}:$D$${from + rows.length - 1}`);
    return name;
  }

  /** Adds texts that are no options; null for none. */
  addTexts(what: string, texts: readonly string[]): string | null {
    return texts.length === 0 ? null : this.add(texts.map((text) => [what, '', '', text]));
  }

  sheet(): FillableSheet {
    const columns = [
      { title: 'question', width: 26 },
      { title: 'option', width: 26 },
      { title: 'text', width: 60 },
      { title: 'as in the list', width: 64 },
    ];
    return { name: LISTS, top: null, columns, rows: this.#rows, isHidden: true, frozen: null };
  }
}

function markOf({ framework: { id, version } }: Form): FillableSheet {
  const columns = [{ title: 'Which form this is', width: 60 }];
  const rows = [[`joinedup form 1: ${id} ${version}`]];
  return { name: 'Meta', top: null, columns, rows, isHidden: true, frozen: null };
}

type Choices = Pick<Framework, 'roles' | 'nations'>;

/** What is asked of the service or of who answers: its id, what is asked, where its answer goes, and what is said of it. */
type CoverRow = readonly [id: string, ask: string, cell: FillIn, help: string];

function coverRows({ service }: Form, { roles, nations }: Choices, lists: Lists): CoverRow[] {
  const titles = (all: Choices['roles']) => all.map(({ title }) => title);
  const nation = lists.addTexts('about:nation', titles(nations));
  const role = lists.addTexts('about:role', titles(roles));
  const organisation = lists.addTexts('about:organisation', service.partners);
  const cell = (fill: string, list: string | null, ask: FillableChoice['ask'] = null) =>
    list === null ? { fill } : { fill, choice: { list, ask, hint: null } };
  const where = cell(service.nation ?? '', nation, ASK_NATION);
  const whereRow: CoverRow = ['nation', DETAIL_ASKS.nation, where, 'Choose from the list.'];
  return [
    ['service', DETAIL_ASKS.service, { fill: service.name ?? '' }, 'Write what it is called.'],
    ...(nation === null ? [] : [whereRow]),
    ['role', DETAIL_ASKS.role, cell('', role), role === null ? NO_NAME : `${EITHER} ${NO_NAME}`],
    [
      'organisation',
      DETAIL_ASKS.organisation,
      cell('', organisation),
      organisation === null ? CALLED : EITHER,
    ],
    ['day', DETAIL_ASKS.date, { fill: '', isDay: true }, DAY],
  ];
}

const NO_NAME = 'No name is needed.';
const EITHER = 'Choose from the list, or write your own.';
const CALLED = 'Write what your organisation is called.';
const DAY = 'Such as 29/11/2026. For most people this is today.';

const ASK_NATION = { title: 'Not in the list', text: 'Please choose from the list.' };

function coverOf(form: Form, framework: Choices, lists: Lists): FillableSheet {
  return {
    name: COVER,
    top: { title: 'Cover', about: 'The service, and who answers. Fill in the yellow cells.' },
    columns: [
      { title: 'What is asked', width: 40 },
      { title: 'Answer', width: 52 },
      { title: 'Help', width: 44 },
      { title: 'id', width: 20, isHidden: true },
    ],
    rows: coverRows(form, framework, lists).map(([id, ...cells]) => [...cells, `about:${id}`]),
    isHidden: false,
    frozen: null,
  };
}

function questionsOf({ questions }: Form, lists: Lists): FillableSheet {
  const hasThemes = questions.some(({ theme }) => theme !== null);
  const columns: FillableColumn[] = [
    { title: 'No.', width: 7 },
    ...(hasThemes ? [{ title: 'Theme', width: 15 }] : []),
    { title: 'Question', width: 34 },
    { title: 'Help', width: 30 },
    { title: 'Answers to choose from', width: 42 },
    { title: 'Answer', width: 34 },
    { title: 'or', width: 24 },
    { title: 'Note', width: 26 },
    { title: 'Evidence', width: 26 },
    { title: 'id', width: 20, isHidden: true },
  ];
  return {
    name: 'Questions',
    top: {
      title: 'Questions',
      about: 'Choose an answer in each yellow cell under “Answer”. The sheet “Guidance” says how.',
    },
    columns,
    rows: questions.map((question) => {
      const { id, number, theme, ask } = question;
      const texts = choicesOf(question).map(([, , shown]) => shown);
      const list = lists.add(choicesOf(question).map(([option, text, shown]) => [id, option, text, shown]));
      const answer = { fill: '', choice: { list, ask: ASK_ANSWER, hint: null } };
      const or = { fill: '', isExtra: true, choice: { list, ask: ASK_ANSWER, hint: HINT_OR } };
      return [
        number,
        ...(hasThemes ? [theme ?? ''] : []),
        ask,
        remarksOn(question).join('\n'),
        texts.join('\n'),
        answer,
        or,
        { fill: '', isExtra: true },
        { fill: '', isExtra: true },
        id,
      ];
    }),
    isHidden: false,
    frozen: hasThemes ? 3 : 2,
  };
}

const ASK_ANSWER = {
  title: 'Not in the list',
  text: 'This is none of the answers in the list. You can also type the number of an answer, or several numbers, such as 1; 2. Do you want to keep what you typed?',
};

const HINT_OR = {
  title: 'or',
  text: 'Leave this empty, unless you cannot tell which of two answers is right.',
};

/** What can be chosen: the option and its text, where it is one, and what stands in the list. */
function choicesOf({ options, mayNotApply }: FormQuestion): [string, string, string][] {
  return [
    ...options.map(({ id, number, text }): [string, string, string] => [id, text, `${number}. ${text}`]),
    ['', '', 'Don’t know'],
    ...(mayNotApply ? [['', '', 'Does not apply'] as [string, string, string]] : []),
  ];
}

const TO_DO = 'To do';
const DONE = 'Done';
const IF_ASKED = 'To do, if it is asked';

function checklistOf({ questions }: Form, cover: FillableSheet, asked: FillableSheet): FillableSheet {
  const rows = [
    ...cover.rows.map((row): FillableCell[] => {
      const [ask = '', cell = '', , id] = row;
      const begun = typeof cell === 'object' && 'fill' in cell && cell.fill !== '';
      return [COVER, ask, { formula: stateFormula(cover, String(id), TO_DO), result: begun ? DONE : TO_DO }];
    }),
    ...questions.map(({ id, number, ask, shownWhen }): FillableCell[] => {
      const open = shownWhen === null ? TO_DO : IF_ASKED;
      return [number, ask, { formula: stateFormula(asked, id, open), result: open }];
    }),
  ];
  const states = `$C$${FIRST}:$C$${FIRST + rows.length - 1}`;
  const open = `COUNTIF(${states},"${TO_DO}")`;
  const [count, all] = [rows.filter(isOpen).length, `of ${rows.length} still to do.`];
  return {
    name: 'Checklist',
    top: {
      title: 'Checklist',
      about: {
        formula: `IF(${open}=0,"All is done. Please send the form back.",${open}&" ${all}")`,
        result: `${count} ${all}`,
      },
    },
    columns: [
      { title: 'No.', width: 10 },
      { title: 'Question', width: 90 },
      { title: 'Where it stands', width: 24, tones: { [TO_DO]: 'unknown', [DONE]: 'met' } },
    ],
    rows,
    isHidden: false,
    frozen: 0,
  };
}

function isOpen([, , state]: readonly FillableCell[]): boolean {
  return typeof state === 'object' && 'result' in state && state.result === TO_DO;
}

/** Whether the row of an id has an answer, wherever on its sheet it stands. */
function stateFormula({ name, columns, rows }: FillableSheet, id: string, open: string): string {
  const range = (at: number) => {
    const letter = String.fromCharCode(65 + at);
    return `${name}!$${letter}$${FIRST}:$${letter}$${FIRST + rows.length - 1}`;
  };
  const at = (title: string) => columns.findIndex((column) => column.title === title);
  const answers = [at('Answer'), at('or')].filter((column) => column >= 0);
  const filled = answers.map((column) => `(LEN(TRIM(${range(column)}))>0)`).join('+');
  return `IF(SUMPRODUCT((${range(at('id'))}="${id}")*(${filled}))>0,"${DONE}","${open}")`;
}
