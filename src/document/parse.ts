import { Composer, type Document, LineCounter, type YAMLError } from 'yaml';
import { byPlace, type Outcome, type Place, type Problem, type Severity } from '../problem.ts';
import { code, type Sentence, say } from '../sentence.ts';
import { type Path, positionOf, type TextFinding } from './position.ts';
import { firstProblems, type Source } from './source.ts';
import { causesIn, unwantedContent } from './yaml-problems.ts';
import { boundedTokens, MOST_ALIASES, REPEATED } from './yaml-tokens.ts';

/** A YAML or JSON document as plain data that knows the place of each part. */
export interface SourceDocument {
  readonly source: Source;
  readonly value: unknown;
  /** A problem at `path`, at its value or key; where the part is missing, at the nearest parent. */
  problem(about: Omit<Problem, 'file' | 'place' | 'excerpt'>, path: Path, part?: 'key' | 'value'): Problem;
  /** Problems with the invisible characters that explain them, without those so explained. */
  explained(problems: readonly Problem[]): Problem[];
  /** Warnings on the invisible characters in its texts. */
  readonly unseen: readonly Problem[];
}

/** What is wrong with a part of a document; slow advice, such as the nearest name, is a function. */
export interface PartFinding {
  readonly code: string;
  readonly severity?: Severity;
  readonly message: string;
  readonly advice?: Sentence | (() => Sentence);
  readonly path: Path;
  /** Where to point: at the value (the usual) or at its key. */
  readonly part?: 'key' | 'value';
}

/** The first fifty of `findings` as problems with their places, and how many more there are. */
export function problemsAt(document: SourceDocument, findings: readonly PartFinding[]): Problem[] {
  return firstProblems(findings, ({ code, severity = 'error', message, advice, path, part }) => {
    const words = typeof advice === 'function' ? advice() : advice;
    return document.problem({ code, severity, message, advice: words }, path, part);
  });
}

/** Reads untrusted YAML 1.2; fails with every problem and its place. */
export function parseSource(source: Source): Outcome<SourceDocument> {
  // Size, nesting, aliases and the number of tokens are bounded on the token stream, before anything is built; tags, keys and
  // characters that could do harm are refused.
  const lines = new LineCounter();
  const locate = locator(source, lines);
  const problemsOf = (findings: readonly TextFinding[], severity: Severity = 'error') =>
    firstProblems(findings, ({ offset, ...about }) => locate({ severity, ...about }, offset), severity);
  const refused = (findings: readonly TextFinding[]): Outcome<never> => ({
    ok: false,
    problems: problemsOf(findings),
  });

  const tokens = boundedTokens(source.text, lines);
  if (!Array.isArray(tokens)) return refused([tokens]);

  // Keys that stand twice are looked for below: the library compares each with all others of its map. The tags that it knows
  // of make bytes, dates and sets, for which files of ours have no use.
  const known = { resolveKnownTags: false, uniqueKeys: false };
  const composer = new Composer({ version: '1.2', stringKeys: true, ...known });
  const [yaml, second] = [...composer.compose(tokens)];
  if (yaml?.contents == null && !yaml?.errors.length) return refused([EMPTY]);
  if (second) return refused([{ ...SEVERAL_DOCUMENTS, offset: second.range[0] }]);

  const directive = tokens.find((token) => token.type === 'directive' && OTHER_YAML.test(token.source));
  if (directive) return refused([{ ...OTHER_VERSION, offset: directive.offset }]);

  const syntax = firstPerLine([...yaml.errors, ...yaml.warnings], lines);
  const [first] = syntax;
  if (first) {
    const causes = problemsOf(causesIn(source.text, first));
    return { ok: false, problems: withCauses(causes, problemsOf(syntax.map(syntaxFinding))) };
  }
  const { unwanted, unseen } = unwantedContent(yaml);
  if (unwanted.length > 0) return refused(unwanted);

  const problem: SourceDocument['problem'] = (about, path, part = 'value') =>
    locate(about, positionOf(yaml.contents, path, part) ?? undefined);
  const value = plainData(yaml);
  if (!value) return refused([REPEATED]);
  let causes: readonly Problem[] | null = null;
  const explained: SourceDocument['explained'] = (problems) => {
    causes ??= problemsOf(causesIn(source.text));
    // One that stands elsewhere may be in a text, where it does no harm.
    const near = causes.filter((cause) => problems.some((problem) => isNear(cause, problem)));
    return withCauses(near, problems);
  };
  return {
    ok: true,
    value: { source, ...value, problem, explained, unseen: problemsOf(unseen, 'warning') },
    problems: [],
  };
}

/** Problems with their causes, without those on or beside the line of a cause. */
function withCauses(causes: readonly Problem[], problems: readonly Problem[]): Problem[] {
  const others = problems.filter((problem) => !causes.some((cause) => isNear(cause, problem)));
  return [...causes, ...others].toSorted(byPlace);
}

function isNear({ place: one }: Problem, { place: other }: Problem): boolean {
  return one !== undefined && other !== undefined && Math.abs(one.line - other.line) <= 1;
}

/** The first error of each line, since others follow from it; only tabs, if there are any. */
function firstPerLine(errors: readonly YAMLError[], lines: LineCounter): readonly YAMLError[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const seen = new Set<number>();
  return (tabs.length > 0 ? tabs : errors).filter(({ pos }) => {
    const { line } = lines.linePos(pos[0]);
    const isFirst = !seen.has(line);
    seen.add(line);
    return isFirst;
  });
}

const OTHER_YAML = /^%YAML\s+(?!1\.2\s*$)/u;

/** The data of a document; null where aliases within aliases multiply beyond the bound. */
function plainData(yaml: Document.Parsed): { readonly value: unknown } | null {
  try {
    return { value: yaml.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    // This is what the library throws then.
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

const EMPTY = {
  offset: 0,
  code: 'empty-file',
  message: 'The file is empty.',
  advice: say`Start an assessment with “${code('joinedup template')}” or “${code('joinedup assess FILE')}”, a framework with “${code('joinedup frameworks new')}”.`,
};

const SEVERAL_DOCUMENTS = {
  code: 'several-documents',
  message: 'A second document starts here; a file holds one.',
  advice: 'Put each into a file of its own.',
};

const OTHER_VERSION = {
  code: 'other-yaml',
  message: 'This line asks for another version of YAML, in which words such as no and yes are not text.',
  advice: 'Take it out: files are read as YAML 1.2.',
};

type Locate = (about: Omit<Problem, 'file' | 'place' | 'excerpt'>, offset?: number) => Problem;

/** Makes problems with file, place and excerpt. */
function locator({ file, text }: Source, lines: LineCounter): Locate {
  const rows = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  return ({ code, severity, message, advice }, offset) => {
    const place = offset === undefined ? undefined : placeAt(lines, offset, mark);
    return { code, severity, message, advice, file, place, excerpt: place && rows[place.line - 1] };
  };
}

// A byte order mark is the first character of the text, and no column of it.
function placeAt(lines: LineCounter, offset: number, mark: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(line > 1 ? col : col - mark, 1) };
}

// The library's own wording is for programmers; these say the same to somebody who writes a first YAML file.
const SYNTAX: Partial<Record<YAMLError['code'], readonly [message: string, advice: string]>> = {
  BAD_ALIAS: [
    'An alias (*name) is not written rightly here.',
    'Write the value out, or put quotes around a text that starts with *.',
  ],
  BAD_DQ_ESCAPE: [
    'A text in double quotes has a backslash that means nothing.',
    'Use single quotes, or write \\\\ for a backslash.',
  ],
  BAD_INDENT: [
    'The indentation does not fit here.',
    'Indent with spaces, entries of one list or map at one depth.',
  ],
  BAD_SCALAR_START: ['A text cannot start with this character.', 'Put the text in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: ['A “:” in the middle of a text reads as a new key.', 'Put the text in quotes.'],
  BLOCK_IN_FLOW: [
    'Inside [ ] or { } everything stands between commas.',
    'Close the bracket, write the list with hyphens, or put quotes around a text that has “:” or “#” in it.',
  ],
  MISSING_CHAR: [
    'A closing quote, bracket, comma or colon is missing here, or the line does not begin where it should.',
    'Look at this line and the one above: keys of one map begin in one column, and entries of a list with a hyphen.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key has to stand on one line.',
    'Look for a missing “:” or a quote that is not closed.',
  ],
  NON_STRING_KEY: ['A key has to be plain text.', 'Put it in quotes.'],
  TAB_AS_INDENT: ['Tabs cannot be used to indent.', 'Use spaces.'],
  TAG_RESOLVE_FAILED: [
    'Tags (!name) are not used here.',
    'Leave it out, or put quotes around a text that starts with “!”.',
  ],
  UNEXPECTED_TOKEN: ['This does not belong here.', 'Look for a missing quote or comma just before it.'],
};

function syntaxFinding({ code, pos }: YAMLError): TextFinding {
  const [message, advice] = SYNTAX[code] ?? [
    'This is not valid YAML.',
    'Look at this line and the one above.',
  ];
  return { code: 'yaml-syntax', message, advice, offset: pos[0] };
}
