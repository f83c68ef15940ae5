import { allQuestions } from '../../src/framework/traverse.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { exported, type Person, type Tool } from './exports.ts';

/** A cell of a table that somebody may have spoilt. */
export interface Cell {
  text: string;
  /** The question that it answers, and what it says; null where nobody can tell any more. */
  readonly question: Question | null;
  meant: AnswerValue | null;
}

/** A table whose cells know what they mean. Its rows and columns are moved as wholes; each row but the first is a person’s. */
export interface Meant {
  /** What stands above the row of headings. */
  readonly above: string[][];
  heads: Head[];
  rows: Cell[][];
}

export interface Head {
  text: string;
  readonly question: Question | null;
  /** True once nobody can tell what it is. */
  isSpoilt: boolean;
}

type Pick = (below: number) => number;

/** A table as a tool exports it, before anything happens to it. Only tools with one column a question. */
export function meantTable(tool: Tool, framework: Framework, people: readonly Person[], pick: Pick): Meant {
  const [heads = [], ...rows] = exported(tool, framework, people, pick);
  const questions = allQuestions(framework);
  const before = heads.length - questions.length;
  const questionAt = (at: number) => questions[at - before] ?? null;
  return {
    above: [],
    heads: heads.map((text, at) => ({ text, question: questionAt(at), isSpoilt: false })),
    rows: rows.map((row, index) =>
      row.map((text, at) => {
        const question = questionAt(at);
        return { text, question, meant: (question && people[index]?.get(question.id)) ?? null };
      }),
    ),
  };
}

/** What happens to a table, each by its name. Gives nothing: the table says itself what it means then. */
export const DAMAGES: Readonly<Record<string, (table: Meant, pick: Pick, framework: Framework) => void>> = {
  'other capitals': (table, pick) =>
    eachText(table, pick, (text) => (pick(2) ? text.toUpperCase() : text.toLowerCase())),
  'stray spaces': (table, pick) =>
    eachText(table, pick, (text) => ` ${text.replace(' ', ['  ', '\u00a0', ' \u200b'][pick(3)] ?? ' ')}\t`),
  'other quotes': (table, pick) =>
    eachText(table, pick, (text) => text.replaceAll("'", '’').replaceAll('“', '"').replaceAll('”', '"')),
  'other full stops': (table, pick) =>
    eachText(table, pick, (text) => (/[.?]$/u.test(text) ? text.slice(0, -1) : `${text}.`)),
  'a letter lost': (table, pick) => someCell(table, pick, (cell) => spoil(cell, without(cell.text, pick))),
  'a letter changed': (table, pick) => someCell(table, pick, (cell) => spoil(cell, changed(cell.text, pick))),
  retyped: (table, pick) => someCell(table, pick, (cell) => retype(cell, pick)),
  pasted: (table, pick) =>
    someCell(table, pick, (cell) => {
      const other = table.rows.flat()[pick(table.rows.flat().length)];
      spoil(cell, other?.text ?? '');
    }),
  'something else typed': (table, pick) =>
    someCell(table, pick, (cell) =>
      spoil(
        cell,
        ['see my email', 'most of it, I think', '99', '1.5', 'yes and no', '2-3', '-', '#REF!', 'ask Jo'][
          pick(9)
        ] ?? '',
      ),
    ),
  'a count typed': (table, pick) => {
    const counting = table.rows.flat().filter(({ question }) => question && question.id in COUNTS);
    const cell = counting[pick(counting.length)];
    if (cell) spoil(cell, `${1 + pick(8)}`);
  },
  'counts typed all the way down': (table, pick) => {
    const counting = table.heads.filter(({ question }) => question && question.id in COUNTS);
    const head = counting[pick(counting.length)];
    for (const row of table.rows)
      for (const cell of row) if (head && cell.question === head.question) spoil(cell, `${1 + pick(8)}`);
  },
  'a first letter typed': (table, pick) => {
    const short = table.rows.flat().filter(({ question, meant }) => {
      const text = question?.options.find(({ id }) => id === meant)?.text;
      return text !== undefined && text.split(' ').length <= 3;
    });
    for (const cell of short) if (pick(4) === 0) cell.text = cell.text.charAt(0);
  },
  'a beginning typed': (table, pick) =>
    someCell(table, pick, (cell) => {
      const words = cell.text.split(' ');
      const text = words.slice(0, 1 + pick(words.length)).join(' ');
      if (cell.question?.options.some((option) => option.text === cell.text)) cell.text = text;
    }),
  'a doubt typed': (table, pick) =>
    someCell(table, pick, (cell) => {
      if (cell.meant === 'unknown' || cell.meant === 'not-applicable') return;
      cell.text = [`${cell.text}?`, `~${cell.text}`, `about ${cell.text}`, `${cell.text} +`][pick(4)] ?? '';
      cell.meant = null;
    }),
  emptied: (table, pick) =>
    someCell(table, pick, (cell) => {
      cell.text = '';
      cell.meant = null;
    }),
  'cells moved': (table, pick) => {
    const row = table.rows[pick(table.rows.length)] ?? [];
    const texts = row.map(({ text }) => text);
    const from = pick(row.length);
    texts.splice(from, 1);
    texts.push('');
    for (const [at, cell] of row.entries()) if (at >= from) spoil(cell, texts[at] ?? '');
  },
  'two cells swapped': (table, pick) => {
    const cells = table.rows.flat();
    const [one, other] = [cells[pick(cells.length)], cells[pick(cells.length)]];
    if (!one || !other) return;
    const text = one.text;
    spoil(one, other.text);
    spoil(other, text);
  },
  'columns added': (table, pick) => {
    const at = pick(table.heads.length + 1);
    const text =
      ['Region', 'Any other comments?', 'Checked by JB', 'Column 7', 'Score of the team'][pick(5)] ?? '';
    table.heads.splice(at, 0, { text, question: null, isSpoilt: false });
    for (const row of table.rows)
      row.splice(at, 0, { text: ['', 'North', 'ok', '4'][pick(4)] ?? '', question: null, meant: null });
  },
  'columns moved': (table, pick) => {
    const order = table.heads.map((_, at) => at).sort(() => pick(3) - 1);
    table.heads = order.map((at) => table.heads[at]).filter((each) => each !== undefined);
    table.rows = table.rows.map((row) => order.map((at) => row[at]).filter((each) => each !== undefined));
  },
  'rows sorted': (table) => {
    table.rows.sort((one, other) => ((one.at(-1)?.text ?? '') < (other.at(-1)?.text ?? '') ? -1 : 1));
  },
  'empty rows': (table, pick) => {
    table.rows.splice(
      pick(table.rows.length + 1),
      0,
      table.heads.map(() => ({ text: '', question: null, meant: null })),
    );
  },
  'a title above': ({ above }) => {
    above.push(['What partners said'], []);
  },
  'headings in other words': (table, pick, framework) => {
    for (const head of table.heads)
      if (head.question && !head.isSpoilt && pick(3) === 0)
        head.text = otherHeading(head.question, pick, framework);
  },
  'a heading misspelt': (table, pick) =>
    someHead(table, pick, (head) => {
      head.text = without(without(head.text, pick), pick);
      head.isSpoilt = true;
    }),
  'a heading lost': (table, pick) =>
    someHead(table, pick, (head) => {
      head.text = '';
      head.isSpoilt = true;
    }),
  'a heading pasted over another': (table, pick) => {
    const from = table.heads[pick(table.heads.length)];
    someHead(table, pick, (head) => {
      if (from && from !== head) {
        head.text = from.text;
        head.isSpoilt = true;
        from.isSpoilt = true;
      }
    });
  },
};

function eachText(table: Meant, pick: Pick, change: (text: string) => string): void {
  for (const each of [...table.heads, ...table.rows.flat()])
    if (each.question && each.text !== '' && pick(3) === 0) each.text = change(each.text);
}

function someCell(table: Meant, pick: Pick, change: (cell: Cell) => void): void {
  const cells = table.rows.flat().filter(({ question, text }) => question && text !== '');
  const cell = cells[pick(cells.length)];
  if (cell) change(cell);
}

function someHead(table: Meant, pick: Pick, change: (head: Head) => void): void {
  const heads = table.heads.filter(({ question }) => question);
  const head = heads[pick(heads.length)];
  if (head) change(head);
}

/** Another text in a cell: it means what it says, where it says exactly that; else nobody can tell. */
function spoil(cell: Cell, text: string): void {
  cell.text = text;
  cell.meant = cell.question && meaningOf(text, cell.question);
}

/**
 * Questions that are answered by a count, and the options that each count from 1 on is, as a person reads them; the last one goes on
 * for ever. Options of several frameworks stand together where they have the same question.
 */
const COUNTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  deciders: [
    ['one'],
    ['two', 'two-or-three'],
    ['three', 'two-or-three'],
    ['four-or-five'],
    ['four-or-five'],
    ['six-or-more'],
  ],
  breadth: [['one'], ['one', 'several'], ['several'], ['many']],
  scope: [['narrow'], ['narrow'], ['moderate'], ['broad']],
  'council-services': [['join'], ['join', 'signed']],
  community: [['join'], ['join', 'decide']],
  plan: [['joint', 'one-team'], ['unseen', 'told', 'matched'], []],
  footing: [['short'], ['short', 'term'], ['term']],
  duration: [
    ['short', 'months'],
    ['short', 'months', 'years'],
    ['short', 'medium', 'years'],
    ['medium', 'years'],
  ],
  length: [['months'], ['months'], ['years']],
};

/** What a number says: the option of that number, unless it may count, and then be another one; null where nobody can tell. */
function meantByNumber(number: number, { id, options }: Question): string | null {
  const byNumber = options[number - 1]?.id ?? null;
  const counts = COUNTS[id];
  const counted = (counts?.[number - 1] ?? counts?.at(-1) ?? []).filter((each) =>
    options.some((option) => option.id === each),
  );
  return counts === undefined || counted.join() === byNumber ? byNumber : null;
}

/** What a text says, but for capitals and signs: slow and obvious. With `isNumbered`, a number is always an option’s. */
export function meaningOf(text: string, question: Question, isNumbered = false): AnswerValue | null {
  const { options } = question;
  const plain = (each: string) =>
    each
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const one = (said: string) => {
    if (
      ['dont know', 'don t know', 'not sure', 'unsure', 'unknown', 'n k', 'dont know'].includes(
        plain(said),
      ) ||
      said.trim() === '?'
    )
      return 'unknown';
    if (/^\d+$/u.test(plain(said))) {
      const number = Number(plain(said));
      return isNumbered ? (options[number - 1]?.id ?? null) : meantByNumber(number, question);
    }
    return (
      options.find(
        (option) =>
          plain(said) !== '' && [option.id, option.text].some((name) => plain(name) === plain(said)),
      )?.id ?? null
    );
  };
  const whole = one(text);
  if (whole !== null) return whole;
  // Texts of options hold the signs that stand between them.
  for (const first of options)
    for (const second of options)
      if (first !== second && plain(`${first.text} ${second.text}`) === plain(text))
        return options.filter((each) => each === first || each === second).map(({ id }) => id);
  for (const between of [';', ', ', ',', ' ']) {
    const parts = text
      .split(between)
      .filter((part) => part.trim() !== '')
      .map(one);
    if (parts.length > 1 && parts.every((part) => part !== null && part !== 'unknown')) {
      const named = options.map(({ id }) => id).filter((id) => parts.includes(id));
      return named.length === 1 ? (named[0] ?? null) : named;
    }
  }
  return null;
}

function retype(cell: Cell, pick: Pick): void {
  const { question, meant } = cell;
  if (!question || typeof meant !== 'string' || meant === 'unknown' || meant === 'not-applicable') return;
  const index = question.options.findIndex(({ id }) => id === meant);
  const option = question.options[index];
  if (!option) return;
  const letter = String.fromCharCode(97 + index);
  const ways = [
    meant,
    `${index + 1}`,
    `${index + 1}.`,
    `(${index + 1})`,
    letter,
    `${letter})`,
    letter.toUpperCase(),
    `${letter}) ${option.text}`,
    `${index + 1}. ${option.text}`,
    `${meant}: ${option.text}`,
    option.text,
  ];
  cell.text = ways[pick(ways.length)] ?? meant;
}

function otherHeading(question: Question, pick: Pick, framework: Framework): string {
  const number = allQuestions(framework).indexOf(question) + 1;
  const theme = framework.dimensions.find(({ id }) => id === question.dimension)?.title;
  const cut = question.ask.slice(0, Math.max(question.ask.length - 9, 25));
  const isAlone = allQuestions(framework).filter(({ ask }) => ask.startsWith(cut)).length === 1;
  const ways = [
    question.id,
    question.id.toUpperCase(),
    `${number}. ${question.ask}`,
    `Q${number} ${question.ask}`,
    `${question.ask} (tick one)`,
    `${question.ask} *`,
    `${question.id}. ${question.ask}`,
    theme === undefined ? question.ask : `${theme}: ${question.ask}`,
    isAlone ? `${cut}…` : question.ask,
  ];
  return ways[pick(ways.length)] ?? question.ask;
}

function without(text: string, pick: Pick): string {
  const at = pick(text.length);
  return text.slice(0, at) + text.slice(at + 1);
}

function changed(text: string, pick: Pick): string {
  const at = pick(text.length);
  return text.slice(0, at) + 'aeiorstx7'.charAt(pick(9)) + text.slice(at + 1);
}
