import type { Respondent } from '../../model/assessment.ts';
import type { LevelResult, PlacementResult, Result } from '../../model/result.ts';
import { bare, capitalised, listed, startingLow } from '../../text.ts';
import type { Claim, LabelledLine, LabelledRow, Said } from '../document/blocks.ts';
import { phrase } from '../sentences.ts';

/** What the sentences of an answer are made with. */

/** A result, and whether it is told to others than who gave the answers. */
export type Told = Result & { readonly toOthers?: boolean | undefined };

/** True where the answer is told to the only one who gave the answers. */
export function isToYou({ answeredBy, toOthers }: Pick<Told, 'answeredBy' | 'toOthers'>): boolean {
  return answeredBy.length === 1 && toOthers !== true;
}

/** A sentence that claims something, or nothing, and where it comes when room is given away: 0 is always said. */
export function said(rank: number, text: string, ...claims: readonly Claim[]): Said {
  return { text, claims, rank };
}

/** Sentences in one line, each said only with the first. */
export function line(first: Said, ...more: readonly (Said | null)[]): LabelledLine {
  const others = more.flatMap((part) => (part === null ? [] : [{ ...part, after: first }]));
  return { said: [first, ...others] };
}

/** A row of the answer; nothing where nothing is said in it. */
export function row(
  label: string,
  lines: readonly (LabelledLine | Said | null)[],
  form: Partial<Pick<LabelledRow, 'apart' | 'numbered'>> = {},
): LabelledRow[] {
  const kept = lines.flatMap((each) => (each === null ? [] : ['text' in each ? { said: [each] } : each]));
  return kept.length === 0 ? [] : [{ label, apart: false, ...form, lines: kept }];
}

/** A text of a framework as a sentence: with its full stop, question mark or whatever ends it. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.?!…]["”’)]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A question as it is asked; a statement with the question whether it is so. */
export function asked(ask: string): string {
  return /\?["”’)]?$/u.test(ask.trim()) ? ask.trim() : `Is it so? “${sentence(ask)}”`;
}

/** Who answered, within a sentence: "the service manager (the trust)". */
export function respondentText({ role, organisation }: Pick<Respondent, 'role' | 'organisation'>): string {
  return `the ${startingLow(bare(role))}${organisation ? ` (${bare(organisation)})` : ''}`;
}

/** Said where nobody is named who answered. */
export const NOBODY_ANSWERED = 'It is not said who answered.';

/** That the silent have not been heard; empty where they all have. */
export function notHeardText(silent: string | null): string {
  return silent === null ? '' : ` Not heard yet: ${silent}.`;
}

/** The levels right above one that are met, up to the first that is not. */
export function metAbove(level: LevelResult, levels: readonly LevelResult[]): readonly LevelResult[] {
  const above = levels.slice(levels.indexOf(level) + 1);
  const end = above.findIndex(({ status }) => status !== 'met');
  return end < 0 ? above : above.slice(0, end);
}

/** What the levels of a placement are called: bands of a number, or levels. */
export function nounOf({ measure }: Pick<PlacementResult, 'measure'>): 'band' | 'level' {
  return measure ? 'band' : 'level';
}

/** "a shared budget (level 2)"; of what counts in another form, this form. */
export function levelThere(level: LevelResult, noun: string): string {
  return level.replaced === null
    ? levelText(level, noun)
    : `${noun} ${level.rank} in another form (${bare(level.replaced)})`;
}

/** "a shared budget (level 2)". */
export function levelText(level: Pick<LevelResult, 'rank' | 'name' | 'phrase'>, noun: string): string {
  return `${bare(phrase(level))} (${noun} ${level.rank})`;
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
): string {
  return placements.length > 1 ? `${capitalised(bare(short ?? title))}: ` : '';
}
