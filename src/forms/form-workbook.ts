import type { Framework } from '../model/framework.ts';
import type {
  FillableCell,
  FillableChoice,
  FillableColumn,
  FillableSheet,
  FillableWorkbook,
  FillIn,
} from '../report/formats/fillable-workbook.ts';
import { type Form, type FormQuestion, SEVERAL } from './form.ts';
import { knownOf } from './form-paper.ts';
import { titleOf } from './page/whole-page.ts';

/**
 * A form as a workbook. It is read back by the ids in the column `id`, wherever its rows and columns have come to stand; by the mark
 * that says which form it is; and by the words that the options had in it. No other sheet may have the heads `id` and `Answer`.
 */
export function formWorkbook(form: Form, framework: Pick<Framework, 'roles' | 'nations'>): FillableWorkbook {
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

const GUIDANCE = 'Guidance';
const COVER = 'Cover';
const QUESTIONS = 'Questions';
const CHECKLIST = 'Checklist';
const LISTS = 'Lists';

/** The lists that are chosen from, one below the other. */
class Lists {
  readonly #rows: string[][] = [];
  readonly ranges = new Map<string, string>();

  /** Adds a list; gives the name of its cells. `rows` hold a question, an option, its text, and the text to choose. */
  add(rows: readonly (readonly string[])[]): string {
    const name = `list_${this.ranges.size + 1}`;
    const from = FIRST_OF_LISTS + this.#rows.length;
    this.#rows.push(...rows.map((row) => [...row]));
    this.ranges.set(name, `${LISTS}!$D$${from}:$D$${from + rows.length - 1}`);
    return name;
  }

  /** The same of texts that are no options; null for none. */
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
    return { name: LISTS, top: null, columns, rows: this.#rows, isHidden: true, kept: null };
  }
}

function markOf({ framework: { id, version } }: Form): FillableSheet {
  const columns = [{ title: 'Which form this is', width: 60 }];
  const rows = [[`joinedup form 1: ${id} ${version}`]];
  return { name: 'Meta', top: null, columns, rows, isHidden: true, kept: null };
}

function guidanceOf(form: Form): FillableSheet {
  const mayNotApply = form.questions.some((question) => question.mayNotApply);
  const hasSeveral = form.intro.includes(SEVERAL);
  const under = (what: string, texts: readonly string[]) => texts.map((text) => [what, text]);
  return {
    name: GUIDANCE,
    top: { title: titleOf(form), about: 'A form to fill in. Please read this sheet first.' },
    columns: [
      { title: 'About', width: 24 },
      { title: 'What to know', width: 104 },
    ],
    rows: [
      ...knownOf(form),
      ...under('What it is for', form.about === null ? [] : [form.about]),
      ...under(
        'How to answer',
        form.intro.filter((text) => text !== SEVERAL),
      ),
      ...under('Where to write', WHERE),
      ...under('1. Who you are', ['Fill in the sheet “Cover”. No name is needed.']),
      ...under('2. Your answers', [
        ...CHOOSING,
        ...(hasSeveral ? [OF_MANY] : []),
        ...(mayNotApply ? [NOT_APPLYING] : []),
        ...ADDING,
      ]),
      ...under('3. Is it complete?', [COMPLETE]),
      ...under('4. Send it back', [BACK]),
    ],
    isHidden: false,
    kept: null,
  };
}

const WHERE = [
  'The yellow cells with a dark edge are for your answers.',
  'The white cells with a dark edge are for what you may add. All other cells are locked.',
];

const CHOOSING = [
  'Go to the sheet “Questions”. Choose a yellow cell under “Answer”, and then an answer from its list.',
  'You can type the number of an answer, too, such as 2.',
  'If it may be one of two answers, choose the other one under “or”.',
];

const OF_MANY = 'If it may be one of more than two, type all their numbers under “Answer”, such as 1; 2; 4.';

const NOT_APPLYING =
  'Choose “Does not apply”, where the list has it, if a question does not fit your service.';

const ADDING = [
  'Under “Note”, write what others should know about your answer. You can leave it empty.',
  'Under “Evidence”, write what shows it, such as the name of a document. You can leave it empty.',
];

const COMPLETE =
  'The sheet “Checklist” shows what is still to do. You can send the form back before all is done.';

const BACK = 'Save it as an Excel workbook (.xlsx), and send that file to the person who sent it to you.';

/** A row of the cover: what is asked, where its answer goes, what is said of it, and what it begins with. */
interface CoverRow {
  readonly id: string;
  readonly ask: string;
  readonly help: string;
  readonly cell: FillIn;
}

function coverRows(
  { service }: Form,
  { roles, nations }: Pick<Framework, 'roles' | 'nations'>,
  lists: Lists,
): CoverRow[] {
  const titles = (what: string, all: readonly { readonly title: string }[]) =>
    lists.addTexts(
      what,
      all.map(({ title }) => title),
    );
  const [nation, role] = [titles('about:nation', nations), titles('about:role', roles)];
  const organisation = lists.addTexts('about:organisation', service.partners);
  const cell = (fill: string, list: string | null, ask: FillableChoice['ask'] = null) =>
    list === null ? { fill } : { fill, choice: { list, ask, hint: null } };
  const orElse = (list: string | null) => (list === null ? '' : 'Choose from the list, or write your own. ');
  return [
    {
      id: 'service',
      ask: 'Which service is this about?',
      help: 'Write what it is called.',
      cell: cell(service.name ?? '', null),
    },
    ...(nation === null
      ? []
      : [
          {
            id: 'nation',
            ask: 'Where is the service?',
            help: 'Choose from the list.',
            cell: cell(service.nation ?? '', nation, ASK_NATION),
          },
        ]),
    {
      id: 'role',
      ask: 'What is your role?',
      help: `${orElse(role)}No name is needed.`,
      cell: cell('', role),
    },
    {
      id: 'organisation',
      ask: 'Who do you work for?',
      help: organisation === null ? 'Write what your organisation is called.' : orElse(organisation).trim(),
      cell: cell('', organisation),
    },
    {
      id: 'day',
      ask: 'Which day do your answers describe?',
      help: 'Such as 29/11/2026. For most people this is today.',
      cell: { fill: '', isDay: true },
    },
  ];
}

const ASK_NATION = { title: 'Not in the list', text: 'Please choose from the list.' };

function coverOf(form: Form, framework: Pick<Framework, 'roles' | 'nations'>, lists: Lists): FillableSheet {
  return {
    name: COVER,
    top: { title: 'Cover', about: 'The service, and who answers. Fill in the yellow cells.' },
    columns: [
      { title: 'What is asked', width: 40 },
      { title: 'Answer', width: 52 },
      { title: 'Help', width: 44 },
      { title: 'id', width: 20, isHidden: true },
    ],
    rows: coverRows(form, framework, lists).map(({ id, ask, cell, help }) => [
      ask,
      cell,
      help,
      `about:${id}`,
    ]),
    isHidden: false,
    kept: null,
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
    name: QUESTIONS,
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
        helpOf(question),
        texts.join('\n'),
        answer,
        or,
        { fill: '', isExtra: true },
        { fill: '', isExtra: true },
        id,
      ];
    }),
    isHidden: false,
    kept: hasThemes ? 3 : 2,
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

function helpOf({ shownWhen, help, evidenceHint }: FormQuestion): string {
  const hint = evidenceHint === null ? null : `What would show it: ${evidenceHint}`;
  return [shownWhen, help, hint].filter((text) => text !== null).join('\n');
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
    name: CHECKLIST,
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
    kept: 0,
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
