import type { ComparedPlacement } from '../engine/agreement.ts';
import type { PlacementResult, Result } from '../engine/result.ts';
import { capitalised, listed } from '../text.ts';
import { measureLine } from './numbers.ts';

/** One arrangement seen through several frameworks, and the words in which the reports say it. */

/** Another framework's view of the arrangement. */
export interface View {
  readonly result: Result;
  readonly placements: readonly ComparedPlacement[];
}

export interface Across {
  /** By the framework whose questions were answered. */
  readonly own: Result;
  /** By the others, from what follows from those answers. */
  readonly others: readonly View[];
  /** The titles of the frameworks that no crosswalk leads to. */
  readonly without: readonly string[];
}

/** One line of the table: a placement of one of the frameworks. */
export interface Row {
  readonly framework: string;
  readonly sits: string;
  readonly range: string;
  readonly agreement: string;
}

export const HEADINGS: readonly string[] = ['Framework', 'Where it sits', 'Range', 'Against the first'];

/** The table, the framework's own placements first. */
export function rowsOf({ own, others }: Across): Row[] {
  return [
    ...rowsFor(own, () => 'the answers are to this one'),
    ...others.flatMap(({ result, placements }) =>
      rowsFor(result, (placement) => {
        const compared = placements.find((each) => each.placement === placement.id);
        return WORDS[compared?.agreement ?? 'not compared'];
      }),
    ),
  ];
}

const WORDS: Readonly<Record<ComparedPlacement['agreement'], string>> = {
  agree: 'agrees',
  differ: 'does not agree',
  open: 'open',
  'not compared': 'not compared',
};

function rowsFor(result: Result, agreement: (placement: PlacementResult) => string): Row[] {
  const { title } = result.framework;
  if (result.placements.length === 0) {
    const { low, high } = result.score;
    const range = low === null || high === null ? 'nothing counts' : `profile ${low} to ${high} of 100`;
    return [{ framework: title, sits: 'a profile, no level', range, agreement: 'not compared' }];
  }
  return result.placements.map((placement) => ({
    framework: result.placements.length > 1 ? `${title}: ${placement.title}` : title,
    sits: placement.placed ? `${placement.secured.rank} ${placement.secured.name}` : 'not placed yet',
    range: rangeText(placement),
    agreement: agreement(placement),
  }));
}

/** The ranks that are possible: "2", "1 or 5", "0 to 4". */
function rangeText(placement: PlacementResult): string {
  const { levels, possible } = placement;
  const ranks = levels.filter(({ id }) => possible.levels.includes(id)).map(({ rank }) => rank);
  const [low = 0, high = 0] = [ranks[0], ranks.at(-1)];
  if (ranks.length > 2 && ranks.length === high - low + 1) return `${low} to ${high}`;
  return listed(ranks.map(String), 'or');
}

/** What the comparison comes to, in sentences: where they agree, where not, and what would settle what is open. */
export function sentencesOf({ own, others, without }: Across): string[] {
  return [
    ...others.flatMap(({ result, placements }) =>
      placements.flatMap((compared) => sentencesFor(compared, result, own)),
    ),
    ...(without.length > 0 ? [`No crosswalk leads from ${own.framework.title} to ${listed(without)}.`] : []),
  ];
}

function sentencesFor(compared: ComparedPlacement, result: Result, own: Result): string[] {
  const placement = result.placements.find(({ id }) => id === compared.placement);
  if (!placement) return [];
  const name =
    result.placements.length > 1 ? `${result.framework.title}, ${placement.title}` : result.framework.title;
  const measure = measureLine(placement);
  const settle = compared.settledBy
    ? [`Of ${name}, this question would settle most: ${compared.settledBy.ask}`]
    : [];
  return [
    ...agreementSentences(compared, placement, name, own),
    ...(measure ? [`${name}. ${measure}`] : []),
    ...settle,
  ];
}

function agreementSentences(
  { agreement, expected, against }: ComparedPlacement,
  placement: PlacementResult,
  name: string,
  own: Result,
): string[] {
  const names = (ids: readonly string[]) =>
    listed(
      placement.levels.filter(({ id }) => ids.includes(id)).map((level) => level.name),
      'or',
    );
  const basis = own.placements.find(({ id }) => id === against)?.title ?? own.framework.title;
  const found = names(placement.possible.levels);
  switch (agreement) {
    case 'agree':
      return [
        `${capitalised(name)} agrees: by ${basis} one would expect ${names(expected)}, and it is ${found}.`,
      ];
    case 'differ':
      return [
        `${capitalised(name)} does not agree: by ${basis} one would expect ${names(expected)}, but it is ${found}.`,
      ];
    case 'open':
      return [
        `Whether ${name} agrees is open: by ${basis} one would expect ${names(expected)}; it may be ${found}.`,
      ];
    case 'not compared':
      return [];
  }
}
