import {
  type Alias,
  type Document,
  isScalar,
  type Node,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { codePoint, holdsInvisible, quoted, TYPE_AGAIN, unprintableIn, unseenAt, unseenIn } from '../text.ts';
import type { TextFinding } from './position.ts';
import { BRACKET_ENDS, type Lexeme, lexemesOf } from './yaml-tokens.ts';

/** What the author of a refused text cannot see: odd spaces, open brackets, keys too deep; often nothing. */
export function causesIn(text: string, first?: YAMLError): TextFinding[] {
  const lexemes = lexemesOf(text);
  const odd = lexemes.flatMap((lexeme) => (lexeme.kind === 'text' ? oddSigns(lexeme) : []));
  const further =
    odd.length > 0 || !first || first.code === 'TAB_AS_INDENT' ? [] : keysTooDeep(lexemes, first.pos[0]);
  return [...odd, ...unclosedBrackets(lexemes, /^\ufeff?\s*[[{]/u.test(text)), ...further];
}

interface Bracket extends Lexeme {
  /** True where its closing bracket stands in a comment. */
  commented: boolean;
}

function unclosedBrackets(lexemes: readonly Lexeme[], isWhole: boolean): TextFinding[] {
  const found: TextFinding[] = [];
  const open: Bracket[] = [];
  const signs = lexemes.filter(({ kind }) => kind !== 'text');
  // A text that is all brackets, as JSON is, may have been cut off: then its end is what there is to see.
  const end: Lexeme = { source: isWhole ? '' : BRACKET_ENDS, offset: 0, kind: 'sign' };
  for (const lexeme of [...signs, end]) {
    const { source } = lexeme;
    const last = open.at(-1);
    if (CLOSING.has(source)) open.push({ ...lexeme, commented: false });
    else if (source === ']' || source === '}') open.pop();
    else if (source.startsWith('#') && last)
      last.commented ||= source.includes(CLOSING.get(last.source) ?? '');
    else if (source === BRACKET_ENDS && last) {
      found.push(unclosedBracket(last));
      open.length = 0;
    }
  }
  return found;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
]);

function unclosedBracket({ source, offset, commented }: Bracket): TextFinding {
  const closing = CLOSING.get(source);
  return {
    offset,
    code: 'yaml-syntax',
    message: `This “${source}” is never closed.`,
    advice: commented
      ? `A “#” behind a space begins a comment, and the “${closing}” stands in it: put quotes around a text that has “ #” in it.`
      : `Put the “${closing}” where it ends.`,
  };
}

/** Texts that run on over lines and end in a key, up to the place of the first error. */
function keysTooDeep(lexemes: readonly Lexeme[], error: number): TextFinding[] {
  return lexemes.flatMap(({ source, kind }, index) => {
    const text = lexemes[index - 1];
    if (
      kind === 'text' ||
      source !== ':' ||
      text?.kind !== 'text' ||
      text.offset > error ||
      !text.source.includes('\n')
    )
      return [];
    const key = text.source.slice(text.source.lastIndexOf('\n')).trimStart();
    return [
      {
        offset: text.offset + text.source.length - key.length,
        code: 'yaml-syntax',
        message: 'This key stands deeper than the one above, whose text it seems to belong to.',
        advice: 'Begin both in the same column; or, where it is no key, put quotes around the text.',
      },
    ];
  });
}

// A space of any width but the usual one.
const ODD = String.raw`(?! )\p{Zs}`;

// What stands before one is looked at only where there is one, or a long text would take for ever.
/** Places where YAML wants a usual space or nothing. */
const WHERE_SPACES_COUNT = new RegExp(
  String.raw`${ODD}(?:(?<=(?:^[-?]?|\n[ \t]*|(?:^|\n[ \t]*)[\w-]+(?:${ODD})*:)${ODD})|(?=$|#|:$))`,
  'u',
);

/** The first odd space of a text, or else its first invisible character. */
function oddSigns({ source, offset }: Lexeme): TextFinding[] {
  const space = source.search(WHERE_SPACES_COUNT);
  const index = space < 0 ? unseenAt(source) : space;
  if (index < 0) return [];
  const sign = String.fromCodePoint(source.codePointAt(index) ?? 0);
  const isSpace = space >= 0;
  return [
    {
      offset: offset + index,
      code: isSpace ? 'odd-space' : 'control-character',
      message: `${isSpace ? `A ${SPACES[sign] ?? 'space of another width'} (${codePoint(sign)})` : `The invisible character ${codePoint(sign)}`} stands here, which YAML takes for a letter.`,
      advice: isSpace
        ? 'Type a usual space in its place.'
        : 'Take it out; it may have come along when the text was copied.',
    },
  ];
}

const SPACES: Readonly<Record<string, string>> = {
  '\u00a0': 'no-break space',
  '\u202f': 'narrow no-break space',
  '\u2007': 'space of the width of a digit',
};

/** Keys with a meaning in JavaScript, which no file of ours uses. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What is refused in a document, such as forbidden keys and bad aliases, and what is only invisible. */
export function unwantedContent(document: Document.Parsed) {
  const found: TextFinding[] = [];
  const unseen: TextFinding[] = [];
  visit(document, {
    Alias(_, node, path) {
      const target = node.resolve(document);
      const offset = (node as Alias.Parsed).range[0];
      if (!target || path.includes(target as Node)) found.push({ offset, ...badAlias(node.source) });
    },
    Scalar(key, node) {
      const offset = startOf(node);
      const { harmful, hidden } = signsIn(node.value);
      const isKey = key === 'key';
      // A key is a name by which something is found.
      const refused = harmful ?? (isKey ? hidden[0] : undefined);
      if (refused) found.push({ offset, ...invisible('control-character', [refused]) });
      else if (hidden.length > 0) unseen.push({ offset, ...invisible('invisible-character', hidden, SHOWN) });
      if (isKey && FORBIDDEN_KEYS.has(String(node.value))) {
        found.push({ offset, ...forbiddenKey(quoted(String(node.value))) });
      }
    },
    Map(_, map) {
      for (const key of repeatedKeys(map)) found.push({ offset: startOf(key), ...TWICE });
    },
    Pair(_, pair) {
      if (pair.key && !isScalar(pair.key))
        found.push({ offset: startOf(pair.key), ...forbiddenKey('A list or a map') });
    },
  });
  return { unwanted: found, unseen };
}

function signsIn(value: unknown) {
  if (typeof value !== 'string') return { harmful: null, hidden: [] };
  return { harmful: unprintableIn(value), hidden: unseenIn(value) };
}

function repeatedKeys({ items }: YAMLMap): unknown[] {
  const seen = new Set<unknown>();
  return items
    .map(({ key }) => key)
    .filter((key) => {
      if (!isScalar(key)) return false;
      const isNew = !seen.has(key.value);
      seen.add(key.value);
      return !isNew;
    });
}

const TWICE = {
  code: 'yaml-syntax',
  message: 'This key stands twice in the same map.',
  advice: 'Keep one of the two; where they are entries of a list, put a hyphen before each entry.',
} as const;

function startOf(node: unknown): number {
  return (node as Scalar.Parsed).range?.[0] ?? 0;
}

function badAlias(name: string) {
  return {
    code: 'bad-alias',
    message: `The alias ${quoted(`*${name}`)} names nothing that stands before it, or the part that it is in.`,
    advice: 'Write the value out, or put quotes around a text that starts with *.',
  } as const;
}

function invisible(code: string, characters: readonly string[], shown = '') {
  const message = `${holdsInvisible('The text', characters)}.`;
  return { code, message, advice: `${shown}${TYPE_AGAIN}` } as const;
}

const SHOWN = 'Wherever it is shown, its code is shown. ';

function forbiddenKey(key: string) {
  return {
    code: 'forbidden-key',
    message: `${key} cannot be a key.`,
    advice: 'Keys are names in plain text; take another.',
  } as const;
}
