import type { Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type {
  FillableCell,
  FillableColumn,
  FillableSheet,
  FillableWorkbook,
} from '../report/formats/fillable-workbook.ts';
import { firstRound, OWN_THEN } from './first-round.ts';
import { type Form, type FormQuestion, remarksOn, titleOf } from './form.ts';
import { COVER, coverAgain, coverOf } from './form-cover.ts';
import { guidanceOf } from './form-guidance.ts';
import { Lists } from './form-lists.ts';
import { viewNamed } from './second-round.ts';

/**
 * A form as a workbook. It is read back by the ids in the column `id`, wherever its rows and columns have come to stand; by the mark
 * that says which form it is; and by the words that the options had in it. No other sheet may have the heads `id` and `Answer`.
 */
export function formWorkbook(form: Form, framework: Framework, service: Service): FillableWorkbook {
  const lists = new Lists();
  const cover = form.asks.again ? coverAgain(form) : coverOf(form, framework, service, lists);
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
function markOf({ framework: { id, version }, asks: { again } }: Form): FillableSheet {
  const columns = [{ title: 'Which form this is', width: 60 }];
  const round = again ? [[`joinedup round 2: ${viewNamed(again)}`]] : [];
  const rows = [[`joinedup form 1: ${id} ${version}`], ...round];
  return { name: 'Meta', top: null, columns, rows, isHidden: true, frozen: null };
}

function questionsOf({ questions, asks: { again } }: Form, lists: Lists): FillableSheet {
  const hasThemes = questions.some(({ theme }) => theme !== null);
  const columns: FillableColumn[] = [
    { title: 'No.', width: 7 },
    ...(hasThemes ? [{ title: 'Theme', width: 15 }] : []),
    { title: 'Question', width: 34 },
    { title: 'Help', width: 30 },
    { title: 'Answers to choose from', width: 42 },
    ...(again ? [{ title: OWN_THEN, width: 30 }] : []),
    { title: 'Answer', width: 34 },
    { title: 'or', width: 24 },
    { title: 'Note', width: 26 },
    { title: 'Evidence', width: 26 },
    { title: 'id', width: 20, isHidden: true },
    ...(again ? [{ title: 'again', width: 20, isHidden: true }] : []),
  ];
  return {
    name: 'Questions',
    top: {
      title: 'Questions',
      about: 'Choose an answer in each yellow cell under “Answer”. The sheet “Guidance” says how.',
    },
    columns,
    rows: questions.map((question) => {
      const { id, number, theme, ask, again: asked } = question;
      const first = firstRound(question);
      const ids = [...question.options.map((option) => option.id), 'unknown', 'not-applicable'];
      const texts = [
        ...choicesOf(question).map(([, , shown], at) => shown + (first?.behind(ids[at] ?? '') ?? '')),
        ...(first?.others ?? []),
      ];
      const list = lists.add(choicesOf(question).map(([option, text, shown]) => [id, option, text, shown]));
      const answer = { fill: '', choice: { list, ask: ASK_ANSWER, hint: null } };
      const or = { fill: '', isExtra: true, choice: { list, ask: ASK_ANSWER, hint: HINT_OR } };
      return [
        number,
        ...(hasThemes ? [theme ?? ''] : []),
        ask,
        remarksOn(question).join('\n'),
        texts.join('\n'),
        ...(first ? [first.own] : []),
        answer,
        or,
        { fill: '', isExtra: true },
        { fill: '', isExtra: true },
        id,
        ...(again && asked ? [`joinedup again: ${id} ${asked.mark} ${viewNamed(again)}`] : []),
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
    ...cover.rows.flatMap(([ask = '', cell = '', , id]): FillableCell[][] => {
      const isAsked = typeof cell === 'object' && 'fill' in cell && cell.isExtra !== true;
      return isAsked
        ? [[COVER, ask, { formula: stateFormula(cover, String(id), TO_DO), result: TO_DO }]]
        : [];
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
