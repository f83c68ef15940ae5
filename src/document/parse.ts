import { Composer, type Document, Lexer, LineCounter, Parser, type YAMLError } from 'yaml';
import type { Outcome, Place, Problem } from '../problem.ts';
import { hostileContent } from './hostile.ts';
import { type Path, positionOf } from './position.ts';
import type { Source } from './source.ts';

// Nothing honest nests deeper: a level's condition within a condition, ten deep, is about forty.
const DEEPEST_NESTING = 100;
const MOST_TOKENS = 400_000;
const MOST_ALIASES = 100;

/** One YAML (or JSON) document as plain data, which still knows where each part of it stood. */
export interface SourceDocument {
  readonly source: Source;
  readonly value: unknown;
  /** The YAML tree itself, with its comments, for a writer that keeps them. */
  readonly yaml: Document.Parsed;
  /** A problem at the node that `path` leads to, or at its key; the nearest parent stands in for what is missing. */
  problem(about: Omit<Problem, 'file' | 'place' | 'excerpt'>, path: Path, part?: 'key' | 'value'): Problem;
}

/**
 * Reads untrusted YAML 1.2. Size, nesting and the number of tokens are bounded on the token stream, before
 * anything is built; aliases, tags, keys and characters that could do harm are refused.
 * Gives every problem of the text, each with its place.
 */
export function parseSource(source: Source): Outcome<SourceDocument> {
  const lines = new LineCounter();
  const fail = (about: Omit<Problem, 'severity' | 'file' | 'excerpt'>): Outcome<never> => ({
    ok: false,
    problems: [located(source, { severity: 'error', ...about }, about.place)],
  });

  const tokens = boundedTokens(source.text, lines);
  if (!Array.isArray(tokens)) return fail({ ...tokens, place: placeAt(lines, tokens.offset) });

  const documents = [...new Composer({ version: '1.2', stringKeys: true }).compose(tokens)];
  const [yaml, second] = documents;
  if (yaml?.contents == null && !yaml?.errors.length) return fail(EMPTY);
  if (second) {
    const place = placeAt(lines, second.range[0]);
    return fail({ ...SEVERAL_DOCUMENTS, place });
  }

  const syntax = [...yaml.errors, ...yaml.warnings].map((error) => syntaxProblem(source, lines, error));
  if (syntax.length > 0) return { ok: false, problems: syntax };

  const problem: SourceDocument['problem'] = (about, path, part = 'value') => {
    const offset = positionOf(yaml.contents, path, part);
    return located(source, about, offset === null ? undefined : placeAt(lines, offset));
  };
  const hostile = hostileContent(yaml);
  if (hostile.length > 0) {
    return {
      ok: false,
      problems: hostile.map(({ offset, ...about }) => located(source, about, placeAt(lines, offset))),
    };
  }
  try {
    const value: unknown = yaml.toJS({ maxAliasCount: MOST_ALIASES });
    return { ok: true, value: { source, value, yaml, problem }, problems: [] };
  } catch (error) {
    // The library throws a ReferenceError when aliases multiply beyond the bound.
    if (!(error instanceof ReferenceError)) throw error;
    return fail(TOO_MANY_ALIASES);
  }
}

const EMPTY = {
  code: 'empty-file',
  message: 'The file is empty.',
  advice: 'Start one with “joinedup template”, or “joinedup assess FILE”.',
};

const SEVERAL_DOCUMENTS = {
  code: 'several-documents',
  message: 'A second document starts here; a file holds one.',
  advice: 'Put each into a file of its own.',
};

const TOO_MANY_ALIASES = {
  code: 'too-many-aliases',
  message: 'The file repeats itself through too many aliases.',
  advice: 'Write the repeated parts out.',
};

interface Overflow {
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

function boundedTokens(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  let count = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (parser.stack.length > DEEPEST_NESTING) return tooDeep(parser.offset);
    if (count > MOST_TOKENS) return tooMuch(parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function tooDeep(offset: number): Overflow {
  return {
    offset,
    code: 'too-deep',
    message: `Lists and maps are nested more than ${DEEPEST_NESTING} deep here.`,
    advice: 'Check for a missing closing bracket, or write it flatter.',
  };
}

function tooMuch(offset: number): Overflow {
  return {
    offset,
    code: 'too-long',
    message: `The file has more than ${MOST_TOKENS.toLocaleString('en-GB')} parts.`,
    advice: 'A framework or an assessment is far smaller; is this the right file?',
  };
}

function located(source: Source, about: Omit<Problem, 'file' | 'place' | 'excerpt'>, place?: Place): Problem {
  const excerpt = place && source.text.split(/\r?\n/u)[place.line - 1];
  return { ...about, file: source.file, place, excerpt };
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
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
    'Close the bracket, or write the list with hyphens.',
  ],
  DUPLICATE_KEY: ['This key stands twice in the same map.', 'Keep one of the two.'],
  MISSING_CHAR: [
    'A closing quote, bracket, comma or colon is missing here.',
    'Look at this line and the one above.',
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

function syntaxProblem(source: Source, lines: LineCounter, error: YAMLError): Problem {
  const [message, advice] = SYNTAX[error.code] ?? [
    'This is not valid YAML.',
    'Look at this line and the one above.',
  ];
  const about = { code: 'yaml-syntax', severity: 'error', message, advice } as const;
  return located(source, about, placeAt(lines, error.pos[0]));
}
