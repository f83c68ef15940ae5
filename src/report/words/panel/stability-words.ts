import type { Panel, PanelPlacement, Stability } from '../../../model/panel.ts';
import type { LevelName } from '../../../model/result.ts';
import { bare, capitalised, counted, listed, startingLow } from '../../../text.ts';
import { rankedName } from '../level-words.ts';
import { outcomeText } from './difference-words.ts';

/** Where all that people say leaves a service, and how much hangs on whose answers are taken. */

/** What comes of all views together on each placement, and how many differences decide it, in a sentence or two. */
export function togetherTexts(placements: Panel['placements']): string[] {
  const [only, ...others] = placements;
  if (only && others.length === 0) return [togetherText(only)];
  return placements.map((placement) => {
    const count = placement.decisive.length + placement.perhapsDecisive.length;
    const told =
      count === 0
        ? 'no difference decides it'
        : `${differencesText(count)} ${count === 1 ? 'decides' : 'decide'} it`;
    return `${bare(placement.title)}: ${outcomeText(placement.together, placement)}; ${told}.`;
  });
}

function togetherText(placement: PanelPlacement): string {
  const { together, decisive, perhapsDecisive, stability } = placement;
  const where = capitalised(outcomeText(together, placement));
  const count = decisive.length + perhapsDecisive.length;
  if (count === 0) {
    const isOpen = stability.outcomes.some(({ levels, perhapsNone }) => levels.length > 1 || perhapsNone);
    return isOpen
      ? `${where}: no difference decides it, but not enough is known.`
      : `${where}, whoever’s answers are taken.`;
  }
  const may = decisive.length === 0 ? 'may decide' : count === 1 ? 'decides' : 'decide';
  return `${where}, by whose answers are taken. ${capitalised(differencesText(count))} ${may} it.`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function differencesText(count: number): string {
  return `${NUMBERS[count] ?? count} ${count === 1 ? 'difference' : 'differences'}`;
}

/** Where the views put it one by one, the most often first. */
export function aloneText(placement: Pick<PanelPlacement, 'alone' | 'isMeasured'>): string {
  const { alone } = placement;
  if (alone === null)
    return 'Where the service would be by each person’s answers alone is not told here: it could give somebody away.';
  const shown = alone.length > MOST + 1 ? alone.slice(0, MOST) : alone;
  const parts = shown.map(
    (outcome) => `${outcomeText(outcome, placement)} (${counted(outcome.views, 'view')})`,
  );
  const rest = alone.slice(shown.length).reduce((sum, { views }) => sum + views, 0);
  return `Each by its own answers: ${listed(rest > 0 ? [...parts, `elsewhere (${counted(rest, 'view')})`] : parts)}.`;
}

/** How often it would be another level, in a sentence or two that tell `most` of the levels. */
export function stabilityText(placement: PanelPlacement, most = MOST): string {
  const { stability } = placement;
  const { outcomes, otherwise, exact, draws } = stability;
  const [first, ...others] = outcomes;
  if (!first) return 'It cannot be told.';
  if (others.length === 0 && exact) return `Stable: ${outcomeText(first, placement)} in all cases.`;
  const shown = outcomes.length > most + 1 ? most : outcomes.length;
  const parts = outcomes.slice(0, shown).map(({ share, ...outcome }, index) => {
    const often = inHundred(share);
    return `${outcomeText(outcome, placement)} in ${often}${index === 0 ? ' of 100 cases' : ''}`;
  });
  const told = listed(shown < outcomes.length ? [...parts, 'another in the rest'] : parts);
  const margin = exact
    ? ''
    : ` These are ${counted(draws ?? 0, 'random case')}; the first is another in ${inHundred(otherwise.low)} to ${inHundred(otherwise.high)} of 100.`;
  return `${stabilityWord(stability)}. With answers taken at random from those who know: ${told}.${margin}`;
}

const MOST = 4;

/** Up to so many of all cases that come out otherwise it is called stable, and fairly so. */
const STABLE = 0.05;
const FAIRLY = 0.25;

/** How stable a level is, in a word or two; by own judgement. */
function stabilityWord({ otherwise: { high } }: Stability): string {
  if (high <= STABLE) return 'Stable';
  return high <= FAIRLY ? 'Fairly stable' : 'Not stable';
}

/** A share as a number of a hundred cases, never rounded to none or to all. */
export function inHundred(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'fewer than 1';
  return whole === 100 && share < 1 ? 'more than 99' : String(whole);
}

/** What is said of one placement among others, behind what that is called; alone where there is only one. */
export function saidAmong(
  text: string,
  { title }: Pick<PanelPlacement, 'title'>,
  placements: readonly unknown[],
): string {
  return placements.length > 1 ? `${bare(title)}: ${startingLow(text)}` : text;
}

/** Every level that is told of somewhere, once, lowest first. */
export function levelsIn(placement: PanelPlacement): readonly LevelName[] {
  const { together, alone, decisive, perhapsDecisive, stability, combinations } = placement;
  const outcomes = [
    together,
    ...(alone ?? []),
    ...[...decisive, ...perhapsDecisive].flatMap(({ answers }) => answers),
    ...stability.outcomes,
    ...(combinations?.rows ?? []),
  ];
  return inOrder(outcomes.flatMap(({ levels }) => levels));
}

/** Levels each once, lowest first. */
export function inOrder(levels: readonly LevelName[]): readonly LevelName[] {
  const once = new Map(levels.map((level) => [level.id, level]));
  return [...once.values()].toSorted((one, other) => one.rank - other.rank);
}

/** The names of some levels; null where there is none. */
export function levelsText({ levels, isMeasured }: LevelsNamed): string | null {
  return levels.length === 0 ? null : `${levels.map((level) => namedLevel(level, isMeasured)).join('; ')}.`;
}

interface LevelsNamed {
  readonly levels: readonly LevelName[];
  readonly isMeasured: boolean;
}

function namedLevel(level: LevelName, isMeasured: boolean): string {
  const name = rankedName(level);
  // Below the first level a service may have something of what is above.
  return level.rank === 0 && !isMeasured
    ? `${name}, or something of a higher level but not all of level 1`
    : name;
}
