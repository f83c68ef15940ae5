import type { LevelResult, PlacementResult, Respondent, Result } from '../../model/result.ts';
import type { Effort } from '../../model/words.ts';
import { capitalised, listed, shortened } from '../../text.ts';
import type { Claim, LabelledLine, LabelledRow } from '../document/blocks.ts';
import { phrase } from '../sentences.ts';

/** What the sentences of an answer are made with: how much room there is, and names that are fit for it. */

/** How much is said where the screen has little room. */
export interface Detail {
  /** How many of each are told. */
  readonly actions: number;
  readonly barriers: number;
  /** How many more of those in the way are named. */
  readonly names: number;
  readonly steps: number;
  readonly questions: number;
  readonly urgent: number;
  readonly notes: number;
  /** Before how many rows a line is left free: first before NEXT, then before what to do, then before what to find out. */
  readonly gaps: number;
  readonly ladder: boolean;
  readonly allTheSame: boolean;
  /** The longest name, and the longest question or answer, in characters. */
  readonly name: number;
  readonly text: number;
  /** The longest line, in characters; what is longer is cut. */
  readonly line: number;
}

/** A sentence, or several, with what they claim. */
export interface Said {
  readonly text: string;
  readonly claims: readonly Claim[];
  /** True where it is said in full or not at all. */
  readonly isWhole?: boolean;
}

/** What is said in full, however little room there is. */
export function whole(text: string, ...claims: readonly Claim[]): Said {
  return { text, claims, isWhole: true };
}

/** A sentence that claims something, or nothing. */
export function said(text: string, ...claims: readonly Claim[]): Said {
  return { text, claims };
}

/** Sentences as one line; what is empty is left out. */
export function together(...parts: readonly (Said | string | null)[]): Said {
  const all = parts.map((part) => (typeof part === 'string' ? said(part) : part));
  const kept = all.filter((part) => part !== null && part.text !== '');
  return {
    text: kept.map((part) => part?.text).join(' '),
    claims: kept.flatMap((part) => part?.claims ?? []),
  };
}

/** A row of the answer; nothing where nothing is said in it. */
export function row(
  label: string,
  lines: readonly (Said | LabelledLine | null)[],
  { line: most }: Pick<Detail, 'line'>,
  apart = false,
): LabelledRow[] {
  const kept = lines.flatMap((line) => {
    if (line === null) return [];
    if (!('text' in line) || typeof line.text !== 'string') return [line as LabelledLine];
    const { text, claims } = line;
    const isWhole = 'isWhole' in line && line.isWhole === true;
    return text === '' ? [] : [{ text: isWhole ? text : cut(text, most), claims }];
  });
  return kept.length === 0 ? [] : [{ label, apart, lines: kept }];
}

/** A line of at most so many characters: without its last sentences where that is enough. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, most).search(/[.?!](?=\s\p{Lu}?[^.?!]*$)/u);
  return end > most / 2 ? text.slice(0, end + 1) : shortened(text, most);
}

/** A text of a framework within a sentence: without its full stop, and no longer than there is room. */
export function bare(text: string, most: number): string {
  return shortened(text.trim().replace(/[.;:,]+$/u, ''), most);
}

/** A text of a framework as a sentence: with its full stop, question mark or whatever ends it. */
export function sentence(text: string, most: number): string {
  return ended(shortened(text.trim(), most));
}

/** With a full stop, where nothing ends it yet. */
export function ended(text: string): string {
  return /[.?!…]["”’)]?$/u.test(text) ? text : `${text}.`;
}

/** A text with its first letter small, as it stands within a sentence: but not what is written in capitals. */
export function startingLow(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What the levels of a placement are called: bands of a number, or levels. */
export function nounOf({ measure }: Pick<PlacementResult, 'measure'>): 'band' | 'level' {
  return measure ? 'band' : 'level';
}

/** "a shared budget (level 2)"; of what counts in another form, this form. */
export function levelThere(level: LevelResult, noun: string, { name }: Pick<Detail, 'name'>): string {
  return level.replaced === null
    ? levelText(level, noun, { name })
    : `${noun} ${level.rank} in another form (${bare(level.replaced, name)})`;
}

/** "a shared budget (level 2)". */
export function levelText(
  level: Pick<LevelResult, 'rank' | 'name' | 'phrase'>,
  noun: string,
  { name }: Pick<Detail, 'name'>,
): string {
  return `${bare(phrase(level), name)} (${noun} ${level.rank})`;
}

/** "level 1", "level 1 or 3", "level 1, 3 or 4", "level 1 to 4". */
export function ranksText(ranks: readonly number[], noun: string): string {
  const [first = 0, last = 0] = [ranks[0], ranks.at(-1)];
  if (ranks.length > 3 && last - first === ranks.length - 1) return `${noun} ${first} to ${last}`;
  return `${noun} ${listed(ranks.map(String), 'or')}`;
}

/** What a placement is called before what is said of it: empty where there is only one. */
export function nameOf(
  { title, short }: Pick<PlacementResult, 'title' | 'short'>,
  { placements }: Pick<Result, 'placements'>,
  { name }: Pick<Detail, 'name'>,
): string {
  return placements.length > 1 ? `${capitalised(bare(short ?? title, name))}: ` : '';
}

/** Who does something: in the second person where it is what the one who answered does. */
export function whoText(
  { who, roles }: { readonly who: string | null; readonly roles: readonly string[] },
  { answeredBy }: Pick<Result, 'answeredBy'>,
  { name }: Pick<Detail, 'name'>,
): string {
  const own = answeredBy.length === 1 && isOwn({ roles }, { answeredBy }) ? answeredBy[0] : undefined;
  return own ? `You (${titleOf(own, name)})` : capitalised(bare(who ?? 'The partners', name));
}

/** True where somebody who answered can do it. */
export function isOwn(
  { roles }: { readonly roles: readonly string[] },
  { answeredBy }: Pick<Result, 'answeredBy'>,
): boolean {
  return answeredBy.some((respondent) => respondent.as !== null && roles.includes(respondent.as));
}

/** What somebody who answered is called. */
export function titleOf({ role, asTitle }: Respondent, most: number): string {
  return bare(asTitle ?? role, most);
}

/** "takes months"; empty where nobody says how long. */
export function takesText(effort: Effort | null): string {
  return effort === null ? '' : `takes ${effort}`;
}
