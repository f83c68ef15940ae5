import { inOtherWords } from '../assessment/match-answer.ts';
import { CUT_OFF } from '../assessment/match-beginning.ts';
import { answerWord, lightly, wordsOf } from '../assessment/match-words.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { nearestCalled } from '../suggest.ts';
import { type About, aboutIn, isLeftOut } from './about-headings.ts';

/** What a column holds. */
export type Column =
  | { readonly kind: 'answer' | 'note' | 'evidence'; readonly question: string }
  /** Whether one option of a question was ticked, where each has a column of its own. */
  | { readonly kind: 'option'; readonly question: string; readonly option: string }
  /** The same for the number of an option, from 1, which says which one only where all of them are there. */
  | { readonly kind: 'nth-option'; readonly question: string; readonly number: number }
  | { readonly kind: 'about'; readonly what: About }
  /** The number of a question, which says which one only where all of them are there. */
  | { readonly kind: 'number'; readonly number: number }
  /** What a forms service adds, and what a person does not want. */
  | { readonly kind: 'left-out' };

export const LEFT_OUT: Column = { kind: 'left-out' };

/** What a heading stands for; or all that it may stand for, and the question that is nearest. */
export type HeadingMatch =
  | { readonly ok: true; readonly column: Column }
  | { readonly ok: false; readonly may: readonly Column[]; near(): string | null };

export type HeadingMatcher = (heading: string) => HeadingMatch;

/** A question with all that it may be called by, as words. */
interface Named {
  readonly question: Question;
  /** Its id as words, and run together, as tools have it that allow nothing but letters and digits. */
  readonly ids: readonly string[];
  readonly asks: readonly string[];
  /** Those that are long enough to stand within another text, with spaces around. */
  readonly within: readonly string[];
  /** The names of its options, each with the option’s id. */
  readonly options: readonly (readonly [name: string, option: string])[];
}

// A text of fewer words may stand within another one by chance.
const FEWEST_WORDS = 4;

// A longer one is what somebody said, in a row that is none of headings.
const LONGEST_HEADING = 700;

/** No id of a question is longer. */
const LONGEST_ID = 100;

/** As many words may stand before the beginning of a question: its number, its theme. */
const MOST_BEFORE = 12;

// A question’s id, its text, with a number, its theme or an instruction around it, or the beginning of its text; an option
// behind it; a note on it. What could be two things is none.
/** Reads the headings of a table; `variants` are the framework in the words of each nation. */
export function headingMatcher(framework: Framework, variants: readonly Framework[] = []): HeadingMatcher {
  const named = namedIn(framework, variants);
  const themes = themesIn([framework, ...variants]);
  const memo = new Map<string, HeadingMatch>();
  return (heading) => {
    const found = memo.get(heading) ?? matched(heading, named, themes);
    memo.set(heading, found);
    return found;
  };
}

function namedIn(framework: Framework, variants: readonly Framework[]): Named[] {
  const others = inOtherWords(variants);
  return allQuestions(framework).map((question) => {
    const all = [question, ...others(question.id)];
    const options = all.flatMap((each) =>
      each.options.flatMap(({ id, text }): [string, string][] => [
        ...idsOf(id).map((name): [string, string] => [name, id]),
        [wordsOf(text), id],
      ]),
    );
    const asks = [...new Set(all.map(({ ask }) => wordsOf(ask)))];
    const within = asks.filter((ask) => ask.split(' ').length >= FEWEST_WORDS).map((ask) => ` ${ask} `);
    return { question, ids: idsOf(question.id), asks, within, options };
  });
}

function idsOf(id: string): string[] {
  const words = wordsOf(id);
  return [...new Set([words, words.replaceAll(' ', '')])];
}

/** True where a heading is the id of a question and nothing else, with or without what joins its words. */
export function isIdOf(heading: string, question: string): boolean {
  return idsOf(question).includes(wordsOf(heading));
}

/** What may stand before a question’s text: longest first. */
function themesIn(frameworks: readonly Framework[]): string[] {
  const titles = frameworks.flatMap(({ title, dimensions }) => [
    wordsOf(title),
    ...dimensions.flatMap((each) => [wordsOf(each.title), wordsOf(each.id)]),
  ]);
  return [...new Set([...titles, 'needs', 'answers', 'about the people served'])]
    .filter((title) => title !== '')
    .sort((one, other) => other.length - one.length);
}

function matched(heading: string, named: readonly Named[], themes: readonly string[]): HeadingMatch {
  if (heading.length > LONGEST_HEADING) return { ok: false, may: [], near: () => null };
  const light = lightly(heading);
  const words = wordsOf(heading);
  const whole = exact(words, named);
  // LimeSurvey says both the names and the texts of a question and its option: “budget[SQ002]. Whose money …? [They …]”.
  const text = light.replace(/^\w+\[\w+\]\. (?=.*\[.*\]$)/u, '');
  const around = () => [...aroundId(light, named), ...aroundText(wordsOf(text), named, themes)];
  // “Main/organisation” may be a question in a group.
  const rounds = [
    () => [...whole, ...aboutColumns(heading), ...(whole.length === 0 ? around() : [])],
    // KoboToolbox puts groups before it: “part_your_role/your_role”.
    () => aboutColumns(heading.slice(heading.lastIndexOf('/') + 1)),
    () => numberIn(light),
    () => [...begun(heading, words, named, themes), ...begunOption(text, named)],
  ];
  for (const round of rounds) {
    const found = distinct(round());
    const [column] = found;
    if (column && found.length === 1) return { ok: true, column };
    if (found.length > 1) return { ok: false, may: found, near: () => null };
  }
  return { ok: false, may: [], near: () => nearestQuestion(words, named) };
}

function distinct(columns: readonly Column[]): Column[] {
  return [...new Map(columns.map((column) => [JSON.stringify(column), column])).values()];
}

function exact(words: string, named: readonly Named[]): Column[] {
  return named
    .filter(({ ids, asks }) => words !== '' && (ids.includes(words) || asks.includes(words)))
    .map(({ question }) => ({ kind: 'answer', question: question.id }));
}

function aboutColumns(heading: string): Column[] {
  const what = aboutIn(heading);
  if (what !== null) return [{ kind: 'about', what }];
  return isLeftOut(heading) ? [LEFT_OUT] : [];
}

/** An id with more around it: `group/budget`, `budget. How …?`, `budget[most]`, `budget_note`. */
function aroundId(light: string, named: readonly Named[]): Column[] {
  const cuts = [...light.matchAll(/[/.:[_]| - /gu)].slice(0, 20);
  return cuts.flatMap(({ 0: sign, index }): Column[] => {
    const [front, rest] = [light.slice(0, index), light.slice(index + sign.length)];
    const last = front.slice(front.lastIndexOf('/') + 1);
    // Ids are short; most of what is cut off is not looked at.
    if (last.length > LONGEST_ID && (sign !== '/' || rest.length > LONGEST_ID)) return [];
    const before = [...new Set([front.length > LONGEST_ID ? '' : front, last].map(wordsOf))];
    const behind = wordsOf(rest);
    return named.flatMap((each) => columnAtCut(each, sign, before, behind));
  });
}

/** What a heading is that is cut in two, where either part is the id of a question. */
function columnAtCut(each: Named, sign: string, before: readonly string[], behind: string): Column[] {
  const answer: Column = { kind: 'answer', question: each.question.id };
  if (!before.some((words) => each.ids.includes(words)))
    return sign === '/' && each.ids.includes(behind) ? [answer] : [];
  if (each.asks.includes(behind)) return [answer];
  const column = behindQuestion(behind, each);
  // With a line between them, an option is none: two names may be one name.
  return column && (sign !== '_' || column.kind !== 'option') ? [column] : [];
}

/** What a column is that names a question and then something else; null where that is unclear. */
function behindQuestion(words: string, { question, options }: Named): Column | null {
  const option = options.find(([name]) => name === words)?.[1] ?? answerWord(words);
  if (option !== null) return { kind: 'option', question: question.id, option };
  // LimeSurvey’s own names for the options of a question, where an author gave none.
  const [, number] = /^sq0*([1-9]\d?)$/u.exec(words) ?? [];
  if (number !== undefined) return { kind: 'nth-option', question: question.id, number: Number(number) };
  const kind = remarkIn(words);
  return kind === null ? null : { kind, question: question.id };
}

/** A question’s whole text with more around it. */
function aroundText(words: string, named: readonly Named[], themes: readonly string[]): Column[] {
  const padded = ` ${words} `;
  const within = named.flatMap((each) =>
    each.within.filter((ask) => padded.includes(ask)).map((ask) => ({ each, ask })),
  );
  // A text that stands within a longer one is not meant.
  const longest = within.filter(
    ({ ask }) => !within.some((other) => other.ask !== ask && other.ask.includes(ask)),
  );
  return longest.flatMap(({ each, ask }): Column[] => {
    const at = padded.indexOf(ask);
    const before = padded.slice(0, at).trim();
    const behind = padded.slice(at + ask.length).trim();
    const question = each.question.id;
    if (isPrefix(before, themes, each.ids)) {
      if (isInstruction(behind)) return [{ kind: 'answer', question }];
      const column = behindQuestion(behind, each);
      return column ? [column] : [];
    }
    const kind = behind === '' ? remarkIn(before) : null;
    return kind === null ? [] : [{ kind, question }];
  });
}

/** True for what may stand before a question and says nothing: its number, its theme, its id. */
function isPrefix(words: string, themes: readonly string[], ids: readonly string[]): boolean {
  let rest = ` ${words} `;
  for (const theme of [...ids, ...themes]) rest = rest.replace(` ${theme} `, ' ');
  return rest
    .split(' ')
    .filter((word) => word !== '')
    .every((word) =>
      /^(?:q?\d{1,3}[a-z]?|[a-z]|q|question|no|section|part|page|group|theme|sq\d+|g\d+q\d+)$/u.test(word),
    );
}

const INSTRUCTION = new Set(
  'please tick choose select mark click pick only just one a single the best answer answers box option options of following that apply applies may all many several as you like required mandatory optional multiple choice'.split(
    ' ',
  ),
);

function isInstruction(words: string): boolean {
  return words.split(' ').every((word) => word === '' || INSTRUCTION.has(word));
}

const AROUND_REMARK = new Set(
  'please your any other further more to on about for the this that answer question text add a an and of is it what why explain details optional if you want wish can free field'.split(
    ' ',
  ),
);

/** What a column is for, where nothing but that is said; null for anything else. */
function remarkIn(words: string): 'note' | 'evidence' | null {
  const all = words.split(' ');
  const isNote = (word: string) =>
    /^(?:(?:sq\d+)?comments?|notes?|remarks?|explain|explanation|other|why|details)$/u.test(word);
  const isEvidence = (word: string) => /^(?:evidence|proof)$/u.test(word);
  if (!all.every((word) => isNote(word) || isEvidence(word) || AROUND_REMARK.has(word))) return null;
  if (all.some(isEvidence))
    return all.some((word) => /^(?:comments?|notes?)$/u.test(word)) ? null : 'evidence';
  return all.some(isNote) ? 'note' : null;
}

function numberIn(light: string): Column[] {
  const [, number] = /^(?:g\d+q0*|q|question|no|number)?[ .:]*(\d{1,3})$/u.exec(light) ?? [];
  return number === undefined ? [] : [{ kind: 'number', number: Number(number) }];
}

/** The beginning of a question’s text, with a number or its theme before it. */
function begun(heading: string, words: string, named: readonly Named[], themes: readonly string[]): Column[] {
  const isCut = /(?:…|\.{2,})\s*\W*$/u.test(heading);
  const all = words.split(' ');
  const longest = Math.max(...named.flatMap(({ asks }) => asks.map(({ length }) => length)));
  const parts = all.slice(0, MOST_BEFORE).flatMap((_, from) => {
    const before = all.slice(0, from).join(' ');
    const text = words.slice(from === 0 ? 0 : before.length + 1);
    if (text.length > longest || all.length - from < (isCut ? 2 : FEWEST_WORDS)) return [];
    return [{ before, text: isCut ? text : `${text} ` }];
  });
  return named
    .filter(({ asks, ids }) =>
      parts.some(
        ({ before, text }) =>
          asks.some((ask) => ask.startsWith(text)) && (before === '' || isPrefix(before, themes, ids)),
      ),
    )
    .map(({ question }) => ({ kind: 'answer', question: question.id }));
}

/** An option in brackets behind its question, either cut off: “Whose money pay.. [They pay sep.. ]”. */
function begunOption(text: string, named: readonly Named[]): Column[] {
  const [, head = '', tail = ''] = /^([^[\]]+)\[([^[\]]+)\]$/u.exec(text) ?? [];
  const begins = (part: string) => {
    const words = wordsOf(part);
    const isCut = CUT_OFF.test(part);
    return (whole: string) => words !== '' && (isCut ? whole.startsWith(words) : whole === words);
  };
  const [ofQuestion, ofOption] = [begins(head), begins(tail)];
  return named
    .filter(({ asks }) => asks.some(ofQuestion))
    .flatMap(({ question, options }) =>
      options
        .filter(([name]) => ofOption(name))
        .map(([, option]): Column => ({ kind: 'option', question: question.id, option })),
    );
}

function nearestQuestion(words: string, named: readonly Named[]): string | null {
  if (words.length < 3) return null;
  const within = named.filter(({ asks }) => asks.some((ask) => ` ${words} `.includes(` ${ask} `)));
  if (within[0] && within.length === 1) return within[0].question.id;
  const names = named.flatMap(({ question, ids, asks }) =>
    [...ids, ...asks].map((name) => ({ name, id: question.id })),
  );
  return nearestCalled(words, names);
}
