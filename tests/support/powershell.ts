/**
 * A reader of the words of one command as PowerShell takes them, in argument mode: an independent statement of the rules
 * in about_Parsing and about_Quoting_Rules, and of what the tokenizer does with what they leave open. It knows what a
 * suggested command may hold. At anything that PowerShell would calculate, expand, redirect or stop at it fails.
 */

const SINGLE = /['\u2018\u2019\u201a\u201b]/u;
const DOUBLE = /["\u201c\u201d\u201e]/u;
const BLANK = /[\t\v\f\u0085\p{Zs}]/u;
const ENDS_WORD = /[\0\t-\r &(),;{|}\u0085\p{Z}]/u;

export function powerShellWords(line: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < line.length; ) {
    const sign = line.charAt(at);
    if (BLANK.test(sign)) {
      at += 1;
      continue;
    }
    const word = SINGLE.test(sign) || DOUBLE.test(sign) ? quotedWord(line, at) : bareWord(line, at);
    words.push(word.text);
    at = word.end;
  }
  return words;
}

interface Read {
  readonly text: string;
  /** Where what comes after it begins. */
  readonly end: number;
}

/** A word that begins with a quote ends with it; what follows at once would be another word, or a look into the text. */
function quotedWord(line: string, start: number): Read {
  const word = quotedPart(line, start);
  const next = line.charAt(word.end);
  if (next !== '' && !BLANK.test(next)) throw new Error(`${next} stands at the end of a quoted word`);
  return word;
}

function bareWord(line: string, start: number): Read {
  const first = line.charAt(start);
  if (!/[\w./-]/u.test(first)) throw new Error(`${first} begins something else than a word`);
  // A dot before a quote runs what the quotes hold.
  if (first === '.' && /^\.["']/u.test(line.slice(start))) throw new Error('a dot stands before a quote');
  let text = '';
  let at = start;
  let isQuoted = false;
  while (at < line.length && !ENDS_WORD.test(line.charAt(at))) {
    const sign = line.charAt(at);
    if (SINGLE.test(sign) || DOUBLE.test(sign)) {
      isQuoted = true;
      const part = quotedPart(line, at);
      text += part.text;
      at = part.end;
      continue;
    }
    if (/[`$]/u.test(sign)) throw new Error(`${sign} stands outside of quotes`);
    text += sign;
    at += 1;
  }
  const end = line.charAt(at);
  if (end !== '' && !BLANK.test(end)) throw new Error(`${JSON.stringify(end)} stands outside of quotes`);
  if (first === '-') {
    // A name, of which a dot or a colon would cut off the rest; anything may follow two dashes.
    if (!/^-[A-Za-z]+$|^--[A-Za-z]/u.test(text)) throw new Error(`${text} is no option`);
  } else if (!isQuoted && isNumber(text) && String(Number(text)) !== text) {
    throw new Error(`${text} is a number, which is written anew`);
  }
  return { text, end: at };
}

function isNumber(text: string): boolean {
  return /^[+]?(?:0x[\da-f]+|0b[01]+|\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)(?:u?[lsy]|[dnu])?(?:[kmgtp]b)?$/iu.test(
    text,
  );
}

/** Where a quote stands twice it stands for itself; between double quotes much else means something. */
function quotedPart(line: string, start: number): Read {
  const quote = SINGLE.test(line.charAt(start)) ? SINGLE : DOUBLE;
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quote.test(sign)) {
      if (!quote.test(line.charAt(at + 1))) return { text, end: at + 1 };
      at += 1;
    } else if (quote === DOUBLE && /[`$]/u.test(sign)) {
      throw new Error(`${sign} stands between double quotes`);
    }
    text += sign;
  }
  throw new Error('a quote is not closed');
}
