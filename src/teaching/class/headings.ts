import type { Key } from '../../model/key.ts';
import { groupedBy, once } from '../../work.ts';
import { plainWords } from './name-matching.ts';

const WHO = ['student', 'first', 'last', 'id', 'email', 'variant'] as const;

/** What a column says of who answers. */
export type WhoColumn = (typeof WHO)[number];

/** What a column says of a case: an answer, or the points of a question that a person marks, by its number. */
export type AnswerColumn = 'level' | 'barriers' | number;

export interface Column {
  /** Its index, from 0. */
  readonly at: number;
  readonly title: string;
  readonly role: WhoColumn | 'case' | 'title' | AnswerColumn;
  /** The case, as the heading names it, in a table with a row for each student; null elsewhere. */
  readonly of: string | null;
}

/** What columns are called, besides how they are called here. */
const HEADINGS = {
  student: 'name|student|full name|student name|name of student|learner|participant|pupil',
  first: 'first name|forename|given name',
  last: 'last name|surname|family name',
  id: 'id|student id|student number|username|user name|login|sis id|sis user id|sis login id|orgdefinedid|org defined id',
  email: 'email|email address|mail',
  variant: 'variant|booklet|version|set',
  case: 'case|case id|case number|case no',
  title: 'title|case title',
  level: 'level|levels|the level|your level|which level|at which level',
  barriers: 'barriers|barrier|the barriers|your barriers|which barriers',
} as const;

const BY_HEADING = new Map<string, keyof typeof HEADINGS>(
  Object.entries(HEADINGS).flatMap(([role, names]) =>
    names.split('|').map((name) => [name, role as keyof typeof HEADINGS]),
  ),
);

/** What only asks, or tells how to write, in the heading of a form. */
const ASKING =
  /\b(?:please|enter|type|give|write|state|provide|fill in|what(?: is)?|your|the|my|full|\d+(?: to \d+)? digits?)\b/gu;
const WHOSE =
  'student|participant|learner|pupil|university|uni|college|school|matriculation|matric|registration|enrolment|candidate|user|login|id';
const BY_NUMBER = new RegExp(`^(?:(?:${WHOSE}) )+(?:id|number|no|nr)$`, 'u');
const BY_ADDRESS = new RegExp(`^(?:(?:${WHOSE}) )*e ?mail(?: address)?$`, 'u');

/** What a heading says of who answers, and how many ways of saying so go before this. */
export function whoSaid(title: string): { readonly role: WhoColumn; readonly after: number } | null {
  const words = headingWords(title);
  const short = words.replace(/'s\b/gu, '').replace(ASKING, ' ').replace(/ +/gu, ' ').trim();
  const role = BY_HEADING.get(words) ?? BY_HEADING.get(short) ?? ruledRole(short);
  if (role === undefined || !isWho(role)) return null;
  const names = HEADINGS[role].split('|');
  return { role, after: names.includes(short) ? names.indexOf(short) : names.length };
}

function ruledRole(words: string): WhoColumn | undefined {
  if (BY_NUMBER.test(words)) return 'id';
  return BY_ADDRESS.test(words) ? 'email' : undefined;
}

/** A heading in plain words, without signs. */
function headingWords(title: string): string {
  return plainWords(title)
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .trim();
}

/** What a heading says by itself, or undefined. */
function roleOf(words: string): Column['role'] | undefined {
  const [, number] = /^(?:q|question) ?([1-9])(?: (?:points?|marks?))?$/u.exec(words) ?? [];
  return number === undefined ? (BY_HEADING.get(words) ?? whoSaid(words)?.role) : Number(number);
}

/** The columns that say something, in a table with a row for each student and case, or for each student. */
export function columnsIn(titles: readonly string[], key: Key): Column[] {
  const words = titles.map(headingWords);
  const plain = words.flatMap((each, at): Column[] => {
    const role = roleOf(each);
    return role === undefined ? [] : [{ at, title: titles[at] ?? '', role, of: null }];
  });
  const isLong = plain.some(({ role }) => role === 'case');
  const columns = isLong ? plain : wideColumns(titles, words, plain, key);
  return columns.filter(({ title }) => !isCount(title, titles));
}

/** True for an “ID” under which surveys of Microsoft count their rows, and Canvas whom it knows. */
export function isCount(title: string, titles: readonly string[]): boolean {
  if (plainWords(title) !== 'id') return false;
  return titles.some((each) => /^(?:completion time|sis (?:user )?id)$/u.test(headingWords(each)));
}

function wideColumns(
  titles: readonly string[],
  words: readonly string[],
  plain: readonly Column[],
  { examples }: Key,
): Column[] {
  // A table of one case need not say which.
  const only = examples.length === 1 ? (examples[0]?.id ?? null) : null;
  let before = only;
  const names = titlesOfOne(examples);
  const named = words.map((each) => caseIn(each, names));
  const found = words.flatMap((each, at): Column[] => {
    const own = plain.find((column) => column.at === at);
    if (own && isWho(own.role)) return [own];
    const role = answerRole(named[at]?.rest ?? each);
    before = named[at]?.of ?? before;
    // What is asked below the level of a case may not name the case again.
    const of = named[at]?.of ?? (role === 'level' ? only : before);
    if (role === undefined || of === null) return [];
    return [{ at, title: titles[at] ?? '', role, of }];
  });
  const levelled = new Set(found.flatMap((column) => (column.role === 'level' ? (column.of ?? []) : [])));
  const alone = named.flatMap((each, at): Column[] => {
    const isAlone = each !== null && each.rest === '' && !levelled.has(each.of);
    return isAlone ? [{ at, title: titles[at] ?? '', role: 'level', of: each.of }] : [];
  });
  return [...found, ...alone].toSorted((one, other) => one.at - other.at);
}

/** The cases by titles that no other case has. */
const titlesOfOne = once((examples: Key['examples']): ReadonlyMap<string, string> => {
  const alike = groupedBy(examples, ({ title }) => headingWords(title));
  return new Map([...alike].flatMap(([title, [{ id }, other]]) => (other ? [] : [[title, id] as const])));
});

/** True for what a column says of who answers. */
export function isWho(role: Column['role']): role is WhoColumn {
  return WHO.some((each) => each === role);
}

/** True for what a column says of a case. */
export function isAnswer(role: Column['role']): role is AnswerColumn {
  return role === 'level' || role === 'barriers' || typeof role === 'number';
}

/** The case that a heading names by its number or its title, and the rest of the heading, or null. */
function caseIn(words: string, titles: ReadonlyMap<string, string>): { of: string; rest: string } | null {
  const [label, id] = /(?:^|(?<= ))(?:case ?|c)(\d{1,4}[ab]?)(?= |$)/u.exec(words) ?? [];
  const title = [...titles].find(([name]) => name !== '' && ` ${words} `.includes(` ${name} `));
  const of = id ?? title?.[1];
  if (of === undefined) return null;
  const rest = ` ${words} `.replace(` ${label ?? ''} `, ' ').replace(` ${title?.[0] ?? ''} `, ' ');
  return { of, rest: rest.trim().replace(/^(?:of|in|for) | (?:of|in|for)$/gu, '') };
}

function answerRole(rest: string): AnswerColumn | undefined {
  // As the questions are asked on our sheets and in our banks.
  if (/\bat which level is\b/u.test(rest)) return 'level';
  if (/\bto stand in the way\b/u.test(rest)) return 'barriers';
  const role = roleOf(rest) ?? roleOf(rest.replace(/^q?\d{1,3} /u, ''));
  return role !== undefined && isAnswer(role) ? role : undefined;
}
