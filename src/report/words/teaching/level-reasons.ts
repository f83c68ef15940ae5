import type { Example, ExampleLevel, Slip } from '../../../model/key.ts';
import type { Reason } from '../../../model/result-parts.ts';
import { type MisreadFact, misreadTo } from '../../../teaching/cases/case-reading.ts';
import { listed } from '../../../text.ts';
import { wayText } from '../condition-words.ts';
import {
  type By,
  cited,
  type Deciding,
  decidingFacts,
  exampleLevelText,
  levelsOf,
  type Passage,
  passagesOn,
  wordsAbout,
} from './case-words.ts';

/** What a level lacks, a sentence for each reason, the certain ones first. */
export function wantTexts({ missing }: ExampleLevel): string[] {
  return certainFirst(missing).map(wantText);
}

/** What a level lacks, with what the text shows instead. */
export function lackTexts({ missing }: ExampleLevel, example: Example, by: By = 'words'): string[] {
  return certainFirst(missing).map((reason) =>
    reason.number ? wantText(reason) : `${wantText(reason)} ${shownText(reason, example, by)}`,
  );
}

/** What a level lacks, with what the text shows instead where no deciding fact, quoted elsewhere, says so. */
export function rowTexts({ missing }: ExampleLevel, example: Example): string[] {
  const deciding = decidingFacts(example).map(({ fact }) => fact.question);
  const isQuoted = ({ question }: Reason) => question === null || deciding.includes(question);
  return certainFirst(missing).map((reason) =>
    isQuoted(reason) || wordsAbout(reason.question, example) === null
      ? wantText(reason)
      : `${wantText(reason)} ${shownText(reason, example)}`,
  );
}

/** The idle passages on a level that none of its reasons is about. */
export function furtherPassages(level: ExampleLevel, example: Example): Passage[] {
  const lacking = level.missing.map(({ question }) => question);
  return passagesOn(level, example).filter(
    ({ number, fact }) => number === null && !lacking.includes(fact.question),
  );
}

/** The passages that meet a level, or count towards it. */
export function passagesBehind(level: ExampleLevel, example: Example): Passage[] {
  return passagesOn(level, example).filter(({ fact }) =>
    fact.bears.some(
      (bearing) => bearing.level === level.id && fact.option !== null && bearing.fulfils !== false,
    ),
  );
}

function certainFirst(reasons: readonly Reason[]): Reason[] {
  return reasons.toSorted((one, other) => Number(one.open) - Number(other.open));
}

function wantText(reason: Reason): string {
  const ways = [reason, ...reason.orElse].map((way) => cited(wayText(way)));
  return `It wants ${listed(ways, 'or')}.`;
}

function shownText({ question, ask, text, open }: Reason, example: Example, by: By = 'words'): string {
  const passage = passageAbout(question, example, by);
  if (open) return passage === null ? openText(ask, null) : `${openText(ask, passage)}.`;
  if (passage === null) return `Here: ${text}`;
  return `${passage.startsWith('“') ? 'The text says ' : ''}${passage}: ${text}`;
}

function openText(ask: string, passage: string | null): string {
  return passage === null ? `The text does not say: ${ask}` : `The text leaves it open: ${passage}`;
}

/** The passage about a question, as “Fact 2” or in its words, or null where there is none. */
function passageAbout(question: string | null, example: Example, by: By): string | null {
  const number = decidingFacts(example).find(({ fact }) => fact.question === question)?.number;
  if (by === 'number' && number !== undefined) return `Fact ${number}`;
  const words = wordsAbout(question, example);
  return words === null ? null : cited(words);
}

/** Why an answer that names this level alone is wrong. */
export function whyWrong(level: ExampleLevel, example: Example, by: By = 'words'): string[] {
  const isAbove = example.levels.indexOf(level) > lastRight(example);
  if (isAbove && level.status !== 'met') return lackTexts(level, example, by);
  if (isAbove) return [hangingText(level, example)];
  if (example.right.includes(level.id)) return [stillPossibleText(level, example)];
  const between = example.levels.slice(
    example.levels.indexOf(level) + 1,
    example.levels.findIndex(({ id }) => id === example.right[0]) + 1,
  );
  const more = example.placement.cumulative ? between : between.slice(-1);
  return [
    `The text shows more: ${listed(more.map(exampleLevelText))} ${more.length === 1 ? 'holds' : 'hold'} too.`,
  ];
}

function lastRight({ levels, right }: Example): number {
  return levels.findLastIndex(({ id }) => right.includes(id));
}

/** Why a level that is met does not count. */
export function hangingText(level: ExampleLevel, example: Example): string {
  const below = example.levels.slice(0, example.levels.indexOf(level));
  const lacking = below.filter(({ status }) => status !== 'met').map(exampleLevelText);
  return `What defines ${level.name} is there, but ${listed(lacking)} below it ${lacking.length === 1 ? 'does' : 'do'} not hold, and a level counts only when every level below it holds.`;
}

/** How a reader comes to the highest of the hanging levels. */
export const HIGHEST_TAKEN = 'The highest level that is met is taken, though one below it is missing.';

/** The levels that are met above one that is not. */
export function hangingLevels(example: Example): ExampleLevel[] {
  if (!example.placement.cumulative) return [];
  return example.levels.slice(lastRight(example) + 1).filter(({ status }) => status === 'met');
}

function stillPossibleText(level: ExampleLevel, example: Example): string {
  const others = levelsOf(example.right, example).filter(({ id }) => id !== level.id);
  return `The text leaves it open: it could also be ${listed(others.map(exampleLevelText), 'or')}.`;
}

/** The reason behind a barrier, with the words of the text. */
export function becauseText(
  { question, ask, text, open }: Pick<Reason, 'question' | 'ask' | 'text' | 'open'>,
  example: Example,
  by: By = 'words',
): string {
  const passage = passageAbout(question, example, by);
  if (open) return openText(ask, passage);
  return `${passage === null ? ask : `${passage}:`} ${text}`;
}

export interface MisreadPassage {
  readonly deciding: Deciding;
  readonly slips: readonly Slip[];
}

/** The misreadings of one fact that lead just to `levels`, or to a single wrong level among others. */
export function misreadingsTo(
  levels: readonly string[],
  example: Example,
): { readonly exactly: MisreadPassage[]; readonly among: MisreadPassage[] } {
  const deciding = new Map(decidingFacts(example).map((each) => [each.place, each]));
  const passages = (misread: readonly MisreadFact<Slip>[]) =>
    misread.flatMap(({ place, slips }): MisreadPassage[] => {
      const found = deciding.get(place);
      return found ? [{ deciding: found, slips }] : [];
    });
  const { exactly, among } = misreadTo(levels, example);
  return { exactly: passages(exactly), among: passages(among) };
}

/** A misreading in words. */
export function misreadingText({ deciding, slips }: MisreadPassage, by: By): string {
  const { fact, number, words } = deciding;
  const which = by === 'number' ? `Fact ${number}` : cited(words);
  const taken = listed(
    slips.map(({ text }) => cited(text)),
    'or',
  );
  return fact.option === null
    ? `${which} is read as though it said ${taken}; it leaves that open.`
    : `${which} is taken for ${taken}.`;
}
