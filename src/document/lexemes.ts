import { Lexer } from 'yaml';

/** A piece of a YAML text as the lexer cuts it, and where it begins. */
export interface Lexeme {
  readonly source: string;
  readonly offset: number;
  /** A text without quotes; what a bar or a “>” announces, which is text to the last space; or anything else. */
  readonly kind: 'text' | 'block' | 'sign';
}

/** The lexer's marks, which take no room: that a text follows; that the lines end which a bracket was to hold; that a document begins. */
export const TEXT_FOLLOWS = '\u001f';
export const BRACKET_ENDS = '\u0018';
const WITHOUT_ROOM = [BRACKET_ENDS, '\u0002'];

/** A YAML text as lexemes, without the mark before each text. */
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
