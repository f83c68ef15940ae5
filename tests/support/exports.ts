import { writeXlsx } from 'hucre/xlsx';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';

/** What one person answers: question to answer. */
export type Person = ReadonlyMap<string, AnswerValue>;

/** The tools whose exports are read. */
export const TOOLS = [
  'microsoft',
  'google',
  'lime-codes',
  'lime-texts',
  'lime-both',
  'lime-order',
  'kobo-names',
  'kobo-labels',
  'kobo-both',
  'ids',
] as const;
export type Tool = (typeof TOOLS)[number];

const UNKNOWN = ['Don’t know', "don't know", 'Not sure', 'unsure', '?', 'Dont know', 'n/k'];

/** A table with a row for each person, as a tool for surveys exports it. Which words it uses is left to `pick`, a number below the one given. */
export function exported(
  tool: Tool,
  framework: Framework,
  people: readonly Person[],
  pick: (below: number) => number = () => 0,
): string[][] {
  const questions = allQuestions(framework);
  const unknown = () => UNKNOWN[pick(UNKNOWN.length)] ?? 'unknown';
  const word = (value: string) =>
    value === 'unknown' ? unknown() : value === 'not-applicable' ? 'N/A' : null;
  const text = ({ options }: Question, id: string) =>
    word(id) ?? options.find((each) => each.id === id)?.text ?? id;
  const joinedBy = (between: string) => (question: Question, value: AnswerValue | undefined) =>
    [value ?? []]
      .flat()
      .map((id) => text(question, id))
      .join(between);
  const named = (_: Question, value: AnswerValue | undefined) =>
    [value ?? []]
      .flat()
      .map((id) => (id === 'unknown' ? 'dont_know' : id.replaceAll('-', '_')))
      .join(' ');
  const rows = (
    heads: readonly string[],
    before: (index: number) => readonly string[],
    cell: (question: Question, value: AnswerValue | undefined) => string,
    headOf: (question: Question) => string,
  ) => [
    [...heads, ...questions.map(headOf)],
    ...people.map((person, index) => [
      ...before(index),
      ...questions.map((question) => cell(question, person.get(question.id))),
    ]),
  ];
  switch (tool) {
    case 'microsoft':
      return rows(
        ['ID', 'Start time', 'Completion time', 'Email', 'Name'],
        (index) => [
          `${index + 1}`,
          '11/29/26 9:15:03',
          '11/29/26 9:31:44',
          `p${index}@nhs.example.org`,
          `Person ${index}`,
        ],
        (question, value) => joinedBy(';')(question, value) + (Array.isArray(value) ? ';' : ''),
        ({ ask }) => ask,
      );
    case 'google':
      return rows(
        ['Timestamp', 'Email address'],
        (index) => ['29/11/2026 09:31:44', `p${index}@example.org`],
        joinedBy(', '),
        ({ ask }) => ask,
      );
    case 'lime-codes':
    case 'lime-texts':
    case 'lime-both':
    case 'lime-order':
      return lime(tool, questions, people, text);
    case 'kobo-both':
      return koboBoth(questions, people, named);
    case 'kobo-names':
      return rows(
        ['start', 'end', '_id', '_uuid', '_submission_time'],
        (index) => [
          '2026-11-29T09:15:03.000Z',
          '2026-11-29T09:31:44.000Z',
          `${index + 900}`,
          `b-${index}`,
          '2026-11-29T09:32:00',
        ],
        named,
        ({ id }) => `main/${id.replaceAll('-', '_')}`,
      );
    case 'kobo-labels':
      return rows(
        ['_id', '_index'],
        (index) => [`${index + 900}`, `${index + 1}`],
        joinedBy(' '),
        ({ ask }) => ask,
      );
    default:
      return rows(
        [],
        () => [],
        (_, value) => [value ?? []].flat().join(', '),
        ({ id }) => id,
      );
  }
}

/**
 * LimeSurvey: questions with several answers have a column for each option. `lime-both` has names and texts for headings;
 * `lime-order` has the names that LimeSurvey gives to options by their order, and nothing for “don’t know”.
 */
function lime(
  tool: Tool & `lime-${string}`,
  questions: readonly Question[],
  people: readonly Person[],
  text: (question: Question, id: string) => string,
): string[][] {
  const several = (question: Question) => people.some((person) => Array.isArray(person.get(question.id)));
  const isCodes = tool === 'lime-codes' || tool === 'lime-order';
  const nameOf = ({ id }: Question) => (tool === 'lime-codes' ? id : id.replaceAll('-', ''));
  const optionsOf = ({ options }: Question) => [
    ...options.map(({ id }) => id),
    ...(tool === 'lime-order' ? [] : ['unknown']),
  ];
  const nth = (index: number) => `SQ${String(index + 1).padStart(3, '0')}`;
  const heads = questions.flatMap((question) => {
    const { ask } = question;
    const name = nameOf(question);
    if (!several(question)) return [isCodes ? name : `${name}. ${ask}`];
    return optionsOf(question).map((id, index) => {
      const words = question.options[index]?.text ?? id;
      switch (tool) {
        case 'lime-codes':
          return `${name} [${id}]`;
        case 'lime-order':
          return `${name}[${nth(index)}]`;
        case 'lime-both':
          return `${name}[${nth(index)}]. ${ask} [${words}]`;
        default:
          return `${ask} [${words}]`;
      }
    });
  });
  const ordered = ({ options }: Question, id: string) => {
    const index = options.findIndex((each) => each.id === id);
    return index < 0 ? '' : `A${index + 1}`;
  };
  const cells = (question: Question, value: AnswerValue | undefined) => {
    if (!several(question)) {
      if (value === undefined) return [''];
      if (tool === 'lime-order') return [ordered(question, String(value))];
      return [isCodes ? String(value) : text(question, String(value))];
    }
    const given = [value ?? []].flat();
    return optionsOf(question).map((id) =>
      isCodes
        ? given.includes(id)
          ? 'Y'
          : ''
        : given.length === 0
          ? 'N/A'
          : given.includes(id)
            ? 'Yes'
            : 'No',
    );
  };
  return [
    ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed', ...heads],
    ...people.map((person, index) => [
      `${index + 1}`,
      '2026-11-29 09:31:44',
      '3',
      'en',
      '1234567',
      ...questions.flatMap((question) => cells(question, person.get(question.id))),
    ]),
  ];
}

/** KoboToolbox: questions with several answers as one column of names, and then a column with 0 or 1 for each option. */
function koboBoth(
  questions: readonly Question[],
  people: readonly Person[],
  named: (question: Question, value: AnswerValue | undefined) => string,
): string[][] {
  const several = (question: Question) => people.some((person) => Array.isArray(person.get(question.id)));
  const name = (id: string) => id.replaceAll('-', '_');
  const options = (question: Question) => (several(question) ? question.options.map(({ id }) => id) : []);
  return [
    [
      'start',
      'end',
      ...questions.flatMap((question) => {
        const head = `main/${name(question.id)}`;
        return [head, ...options(question).map((id) => `${head}/${name(id)}`)];
      }),
      '_id',
      '_uuid',
    ],
    ...people.map((person, index) => [
      '2026-11-29T09:15:03.000Z',
      '2026-11-29T09:31:44.000Z',
      ...questions.flatMap((question) => {
        const value = person.get(question.id);
        const given = [value ?? []].flat();
        const ticks = options(question).map((id) =>
          value === undefined ? '' : given.includes(id) ? '1' : '0',
        );
        return [named(question, value), ...ticks];
      }),
      `${index + 900}`,
      `b-${index}`,
    ]),
  ];
}

/** Rows as CSV, with a sign between cells. */
export function asCsv(rows: readonly (readonly string[])[], separator = ',', end = '\r\n'): string {
  const quoted = (cell: string) =>
    /["\r\n]/u.test(cell) || cell.includes(separator) || /^ | $/u.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows.map((row) => row.map(quoted).join(separator) + end).join('');
}

export const ENCODINGS = ['utf8', 'utf8-bom', 'utf16le', 'utf16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A text in one of the encodings that offices have. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  switch (encoding) {
    case 'utf8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'utf16le':
      return little;
    case 'utf16be':
      return Buffer.from(little).swap16();
    case 'windows-1252': {
      const own = new Map(
        [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((sign) => [sign, new TextDecoder('windows-1252')]),
      );
      const bytes = [...text].map((sign) => {
        if (!own.has(sign)) return (sign.codePointAt(0) ?? 63) < 256 ? (sign.codePointAt(0) ?? 63) : 63;
        for (let byte = 128; byte < 160; byte += 1) {
          if (new TextDecoder('windows-1252').decode(Uint8Array.of(byte), { stream: true }) === sign)
            return byte;
        }
        return 63;
      });
      return Uint8Array.from(bytes);
    }
    default:
      return Buffer.from(text);
  }
}

/** Sheets as a workbook. Texts of digits are written as the numbers that a spreadsheet makes of them. */
export function asWorkbook(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      rows: rows.map((row) =>
        row.map((cell) => (cell === '' ? null : /^\d{1,6}$/u.test(cell) ? Number(cell) : cell)),
      ),
    })),
  });
}

/** Our own form as a workbook, with some answers in it, by its contract. */
export function formSheets(
  framework: Framework,
  person: Person,
  about: Readonly<Record<string, string>> = {},
): Record<string, string[][]> {
  const questions = allQuestions(framework);
  const text = ({ options }: Question, id: string) =>
    options.find((each) => each.id === id)?.text ?? (id === 'unknown' ? "Don't know" : id);
  return {
    Cover: [
      ['Your answers'],
      ['Fill in the yellow cells.'],
      ['id', '', 'Answer'],
      ...Object.entries(about).map(([what, said]) => [`about:${what}`, what, said]),
    ],
    Questions: [
      ['Questions', '', '', '', '', ''],
      ['id', 'Number', 'Question', 'Answer', 'or', 'Note', 'Evidence'],
      ...questions.map((question, index) => {
        const [one, other, ...more] = [person.get(question.id) ?? []].flat().map((id) => text(question, id));
        return [
          question.id,
          `${index + 1}`,
          question.ask,
          one ?? '',
          [other, ...more].filter(Boolean).join('; '),
          '',
          '',
        ];
      }),
    ],
    Lists: [
      ['question', 'option', 'text'],
      ...questions.flatMap(({ id, options }) => options.map((option) => [id, option.id, option.text])),
    ],
    Meta: [[`joinedup form 1: ${framework.id} ${framework.version}`]],
  };
}
