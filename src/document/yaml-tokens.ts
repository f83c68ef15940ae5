import { type CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { TextFinding } from './position.ts';

/** A lexeme of a YAML text. */
export interface Lexeme {
  readonly source: string;
  readonly offset: number;
  /** An unquoted text; a block that a bar or a “>” announces; or anything else. */
  readonly kind: 'text' | 'block' | 'sign';
}

/** Lexer marks without width: a text follows, lines end within a bracket, a document begins. */
const TEXT_FOLLOWS = '\u001f';

export const BRACKET_ENDS = '\u0018';

const WITHOUT_ROOM = [BRACKET_ENDS, '\u0002'];

/** The lexemes of a YAML text, without the mark before each text. */
export function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let offset = 0;
  let kind: Lexeme['kind'] = 'sign';
  let isBlock = false;
  for (const source of new Lexer().lex(text)) {
    if (kind === 'sign' && source === TEXT_FOLLOWS) {
      kind = isBlock ? 'block' : 'text';
      continue;
    }
    lexemes.push({ source, offset, kind });
    isBlock = kind === 'sign' && (isBlock || /^[|>]/u.test(source));
    if (kind !== 'sign' || !WITHOUT_ROOM.includes(source)) offset += source.length;
    kind = 'sign';
  }
  return lexemes;
}

// Nothing honest nests deeper: a level's condition within a condition, ten deep, is about forty.
const DEEPEST_NESTING = 100;

const MOST_TOKENS = 400_000;

export const MOST_ALIASES = 100;

/** The lexemes of a text, in which a question mark behind a key is a text. */
// YAML has no use for it there, and somebody who fills in a file means that they do not know.
function* marked(text: string): Generator<string> {
  let isValue = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '?' && isValue) yield TEXT_FOLLOWS;
    isValue = lexeme === ':' || (isValue && /^ +$/u.test(lexeme));
    yield lexeme;
  }
}

/** The tokens of a text; what is wrong where it exceeds the bounds. */
export function boundedTokens(text: string, lines: LineCounter): CST.Token[] | TextFinding {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let count = 0;
  let aliases = 0;
  let before = '';
  lines.addNewLine(0);
  for (const lexeme of marked(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    // A text may begin with anything.
    if (lexeme.startsWith('*') && before !== TEXT_FOLLOWS) aliases += 1;
    before = lexeme;
    if (parser.stack.length > DEEPEST_NESTING) return tooDeep(parser.offset);
    if (count > MOST_TOKENS) return tooMuch(parser.offset);
    if (aliases > MOST_ALIASES) return { ...REPEATED, offset: parser.offset - lexeme.length };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function tooDeep(offset: number): TextFinding {
  return {
    offset,
    code: 'too-deep',
    message: `Lists and maps are nested more than ${DEEPEST_NESTING} deep here.`,
    advice: 'Check for a missing closing bracket, or write it flatter.',
  };
}

function tooMuch(offset: number): TextFinding {
  return {
    offset,
    code: 'too-long',
    message: `The file has more than ${MOST_TOKENS.toLocaleString('en-GB')} parts.`,
    advice: 'A framework or an assessment is far smaller; is this the right file?',
  };
}

/** What is wrong with a text that repeats itself without bounds. */
export const REPEATED = {
  offset: 0,
  code: 'too-many-aliases',
  message: 'The file repeats itself through too many aliases.',
  advice: 'Write the repeated parts out.',
};
