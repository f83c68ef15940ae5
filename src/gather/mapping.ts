import * as z from 'zod/mini';
import { lightly } from '../assessment/match-words.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { described, id, optional, strictObject } from '../document/schema.ts';
import { checkShape } from '../document/shape.ts';
import { isRecord, type Source } from '../document/source.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { ANSWER_WORDS } from '../model/vocabulary.ts';
import type { Outcome, Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { ABOUT, type About } from './about-headings.ts';
import { type Column, LEFT_OUT } from './match-heading.ts';

// A file in which somebody settled once what headings and cells mean. What has nothing behind it is yet to be settled.

/** What stands in place of a question or an option that is not to be taken over. */
export const LEAVE_OUT = 'leave-out';

const HEADING =
  'Expected the id of a question, leave-out, or a map: { question: …, option: … }, { note: … }, { evidence: … } or { about: … }.';

const heading = z.union(
  [
    z.null(),
    id,
    strictObject({
      question: optional(id, 'The question.'),
      option: optional(id, 'The option whose ticks stand in the column.'),
      note: optional(id, 'The question that the notes are on.'),
      evidence: optional(id, 'The question that the evidence is for.'),
      about: optional(z.enum(ABOUT), `One of ${listed(ABOUT, 'or')}.`),
    }),
  ],
  { error: HEADING },
);

const cell = z.union([z.null(), id, z.array(id).check(z.minLength(1))], {
  error:
    'Expected the id of an option, a list of options of which one holds, unknown, not-applicable or leave-out.',
});

const code = z.union([z.null(), z.int().check(z.minimum(1)), z.enum([...ANSWER_WORDS, LEAVE_OUT])], {
  error: 'Expected the number of an option, counted from 1; or unknown, not-applicable or leave-out.',
});

const mappingSchema = strictObject({
  'joinedup-map': described(z.literal(1), 'The format of this file: 1.'),
  framework: optional(id, 'The id of the framework.'),
  headings: optional(z.nullable(z.record(z.string(), heading)), 'Heading: what its column holds.'),
  codes: optional(
    z.nullable(z.record(z.string(), code)),
    'What stands in a cell: the number of the option that it means under every question.',
  ),
  cells: optional(
    z.nullable(z.record(id, z.nullable(z.record(z.string(), cell)))),
    'Question, then what stands in a cell: what it means.',
  ),
});

/** A mapping file of the right shape, not yet held against a framework. */
export interface MappingFile {
  readonly document: SourceDocument;
  readonly written: z.infer<typeof mappingSchema>;
}

export interface Mapping {
  /** Heading, made alike and with its number where it is not the first, to what it is; null where that is open. */
  readonly headings: ReadonlyMap<string, Column | null>;
  /** Question to cell, made alike, to its answer; null where that is open. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, AnswerValue | null>>;
}

export const NO_MAPPING: Mapping = { headings: new Map(), cells: new Map() };

/** True for a mapping file, by the key with which it begins. */
export function isMapping({ value }: SourceDocument): boolean {
  return isRecord(value) && 'joinedup-map' in value;
}

/** Reads the text of a mapping file. */
export function readMapping(source: Source): Outcome<MappingFile> {
  const document = parseSource(source);
  if (!document.ok) return document;
  const written = checkShape(document.value, mappingSchema);
  return written.ok ? { ...written, value: { document: document.value, written: written.value } } : written;
}

/** A mapping in the terms of a framework, or every question and option in it that there is not. */
export function mappingFor({ document, written }: MappingFile, framework: Framework): Outcome<Mapping> {
  const questions = new Map(allQuestions(framework).map((question) => [question.id, question]));
  const problems: Problem[] = [];
  const unknown = (name: string, path: readonly string[], names: readonly string[], what: string) => {
    const message = `There is no ${what} ${quoted(name)}.`;
    const advice = didYouMean(name, names) || (names.length <= 12 ? `There is ${listed(names)}.` : '');
    problems.push(document.problem({ code: `unknown-${what}`, severity: 'error', message, advice }, path));
  };
  const question = (name: string, path: readonly string[]): Question | null => {
    const found = questions.get(name) ?? null;
    if (!found) unknown(name, path, [...questions.keys()], 'question');
    return found;
  };
  const option = (name: string, path: readonly string[], { options }: Question) => {
    const names = [...options.map((each) => each.id), ...ANSWER_WORDS];
    if (!names.includes(name)) unknown(name, path, names, 'option');
  };
  const headings = new Map(
    Object.entries(written.headings ?? {}).map(([key, value]): [string, Column | null] => {
      const column = columnIn(value);
      const path = ['headings', key];
      if (column && 'question' in column) {
        const of = question(column.question, path);
        if (of && column.kind === 'option') option(column.option, path, of);
      }
      return [lightly(key), column];
    }),
  );
  const cells = new Map([...questions].map(([name, of]) => [name, codesFor(of, written.codes ?? {})]));
  const own = new Map(
    Object.entries(written.cells ?? {}).map(([name, of]): [string, Map<string, AnswerValue | null>] => {
      const about = question(name, ['cells', name]);
      const entries = Object.entries(of ?? {}).map(([text, value]): [string, AnswerValue | null] => {
        const path = ['cells', name, text];
        if (about && value !== LEAVE_OUT) for (const each of [value ?? []].flat()) option(each, path, about);
        return [lightly(text), value];
      });
      return [name, new Map(entries)];
    }),
  );
  for (const [name, settled] of own) cells.set(name, new Map([...(cells.get(name) ?? []), ...settled]));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { headings, cells }, problems: [] };
}

/** What codes mean under one question: a number that it has no option for means nothing. */
function codesFor(
  { options }: Question,
  codes: Readonly<Record<string, z.infer<typeof code>>>,
): Map<string, AnswerValue | null> {
  return new Map(
    Object.entries(codes).flatMap(([text, value]): [string, AnswerValue | null][] => {
      const means = typeof value === 'number' ? options[value - 1]?.id : value;
      return means === undefined ? [] : [[lightly(text), means]];
    }),
  );
}

function columnIn(value: z.infer<typeof heading>): Column | null {
  if (value === null) return null;
  if (typeof value === 'string') return value === LEAVE_OUT ? LEFT_OUT : { kind: 'answer', question: value };
  if (value.about !== undefined) return { kind: 'about', what: value.about };
  if (value.note !== undefined) return { kind: 'note', question: value.note };
  if (value.evidence !== undefined) return { kind: 'evidence', question: value.evidence };
  if (value.question === undefined) return null;
  return value.option === undefined
    ? { kind: 'answer', question: value.question }
    : { kind: 'option', question: value.question, option: value.option };
}

/** A heading as a run leaves it: what it was understood to be, or what it may be. */
export interface HeadingEntry {
  readonly heading: string;
  readonly column: Column | null;
  /** What it may be, where that is to be settled. */
  readonly open: { readonly near: string | null } | null;
}

/** What a cell was, as a run leaves it to be settled. */
export interface CellEntry {
  /** The question that it stands under; null where it is a code that means the same under each. */
  readonly question: string | null;
  readonly text: string;
  readonly near: string | null;
  /** True where it was taken for the nearest. */
  readonly isUnderstood?: boolean;
}

// A key of YAML on one line is no longer.
/** True for a text that can be a key of YAML, and is none of JavaScript’s own. */
function canBeKey(text: string): boolean {
  return text.length < 900 && !['__proto__', 'constructor', 'prototype'].includes(text);
}

/** What stands behind keys of a mapping, each once: first those that are settled, then those that are open. */
class Entries {
  readonly #lines = new Map<string, string>();
  readonly #settled = new Set<string>();

  /** Adds what `text` means unless that is known: null where it is open, with what is `near` or null. */
  add(text: string, value: string | null, near: string | null = null): void {
    const key = lightly(text);
    if (!canBeKey(text) || this.#settled.has(key) || (value === null && this.#lines.has(key))) return;
    if (value !== null) this.#settled.add(key);
    const behind = value === null ? (near === null ? '' : ` # ${near}?`) : ` ${value}`;
    this.#lines.set(key, `${JSON.stringify(text)}:${behind}`);
  }

  lines(indent: string): string[] {
    return [...this.#lines.values()].map((line) => indent + line);
  }
}

/** The text of a mapping file: what was settled `before`, what was understood, and what is to be settled. */
export function mappingText(
  framework: Framework,
  headings: readonly HeadingEntry[],
  cells: readonly CellEntry[],
  before: MappingFile | null = null,
): string {
  const known = [undefined, framework.id].includes(before?.written.framework) ? before?.written : undefined;
  const heads = new Entries();
  for (const { heading: text, column, open } of headings) heads.add(text, columnText(column), open?.near);
  for (const [text, value] of Object.entries(known?.headings ?? {}))
    heads.add(text, columnText(columnIn(value)));
  const codes = new Entries();
  for (const [text, value] of Object.entries(known?.codes ?? {}))
    codes.add(text, value === null ? null : String(value));
  // One that was taken in one table and refused in another is open.
  const ofCodes = cells.filter(({ question }) => question === null);
  const refused = new Set(ofCodes.flatMap(({ text, isUnderstood }) => (isUnderstood ? [] : [lightly(text)])));
  for (const { text, near } of ofCodes) codes.add(text, refused.has(lightly(text)) ? null : near, near);
  const open = allQuestions(framework).flatMap(({ id: name }) => {
    const entries = new Entries();
    for (const [text, value] of Object.entries(known?.cells?.[name] ?? {}))
      entries.add(text, Array.isArray(value) ? `[${value.join(', ')}]` : value);
    for (const { question, text, near } of cells) if (question === name) entries.add(text, null, near);
    const lines = entries.lines('    ');
    return lines.length > 0 ? [`  ${name}:`, ...lines] : [];
  });
  const ofAll = codes.lines('  ');
  return [
    '# What headings and cells mean, for “joinedup gather --map FILE”. Behind a heading stands a question, leave-out, or',
    '#   { question: …, option: … }  a column of ticks      { note: … }, { evidence: … }  remarks on a question',
    `#   { about: … }  ${listed(ABOUT, 'or')}`,
    '# Behind a code stands the number of the option that it means under every question: "A1": 1 is the first.',
    '# Behind a cell stands an option, a list of options, unknown, not-applicable or leave-out.',
    'joinedup-map: 1',
    `framework: ${framework.id}`,
    'headings:',
    ...heads.lines('  '),
    ...(ofAll.length > 0 ? ['codes:', ...ofAll] : []),
    ...(open.length > 0 ? ['cells:', ...open] : []),
    '',
  ].join('\n');
}

/** What stands behind a heading; null where that is to be settled. */
function columnText(column: Column | null): string | null {
  switch (column?.kind) {
    case undefined:
      return null;
    case 'answer':
      return column.question;
    case 'option':
      return `{ question: ${column.question}, option: ${column.option} }`;
    case 'note':
    case 'evidence':
      return `{ ${column.kind}: ${column.question} }`;
    case 'about':
      return `{ about: ${column.what satisfies About} }`;
    default:
      return LEAVE_OUT;
  }
}
