/** What may be shown of groups of people so that nobody can tell what fewer than three of a kind said. */

/** Fewer than so many of a kind are never shown apart. */
const FEWEST = 3;

/** People in groups; every person, by index, is in one. */
export interface Grouping {
  /** Null for people that are shown together because their own groups may not be shown. */
  readonly titles: readonly (string | null)[];
  /** The group of each person. */
  readonly of: readonly number[];
}

/** A grouping that may be shown; null where no group may. */
export type Shown = Grouping | null;

/** The groups, with those of fewer than `fewest` as one; null where nothing else would be left. */
// The smallest others join that one until it holds so many or more, of two groups or more.
export function merged(grouping: Grouping, fewest = FEWEST): Shown {
  const sizes = sizesOf(grouping);
  const bySize = [...sizes.keys()].sort(
    (one, other) => (sizes[one] ?? 0) - (sizes[other] ?? 0) || one - other,
  );
  const small = bySize.filter((group) => (sizes[group] ?? 0) < fewest);
  if (small.length === 0) return sizes.length > 1 ? grouping : null;
  const rest = new Set(small);
  for (const group of bySize.slice(small.length)) {
    const people = [...rest].reduce((sum, each) => sum + (sizes[each] ?? 0), 0);
    if (rest.size > 1 && people >= fewest) break;
    rest.add(group);
  }
  const kept = [...sizes.keys()].filter((group) => !rest.has(group));
  if (kept.length === 0) return null;
  return {
    titles: [...kept.map((group) => grouping.titles[group] ?? null), null],
    of: grouping.of.map((group) => (rest.has(group) ? kept.length : kept.indexOf(group))),
  };
}

/** How many people are in each group. */
export function sizesOf({ titles, of }: Grouping): readonly number[] {
  return titles.map((_, group) => of.filter((each) => each === group).length);
}

/** The people of each group. */
export function membersOf({ titles, of }: Grouping): readonly (readonly number[])[] {
  return titles.map((_, group) => of.flatMap((each, person) => (each === group ? [person] : [])));
}

/** For each person, of so many, the groups that it is in: the same for two of whom no sum by group tells which is which. */
export function alikeBy(shown: readonly Grouping[], people: number): readonly string[] {
  return Array.from({ length: people }, (_, person) => shown.map(({ of }) => of[person]).join());
}

/** The people who are in the same groups by all that is `shown`, of which a sum by one less a sum by another can tell. */
export function crossed(shown: readonly Grouping[]): Grouping {
  const alike = alikeBy(shown, shown[0]?.of.length ?? 0);
  const titles = [...new Set(alike)];
  return { titles, of: alike.map((each) => titles.indexOf(each)) };
}

/** The groups, each as its people, that are never shown apart. */
export function hiddenGroups(groupings: readonly Grouping[]): readonly (readonly number[])[] {
  return groupings.flatMap((grouping) => membersOf(grouping).filter(({ length }) => length < FEWEST));
}

/** True where `shown` tells nothing of what `hidden` groups said, whoever knows who is in which. */
// Each person, by index, gave one of the answers.
export function isSafe(
  given: readonly number[],
  shown: readonly Grouping[],
  hidden: readonly (readonly number[])[],
): boolean {
  const alike = alikeBy(shown, given.length);
  const answers = [...new Set(given)];
  return hidden.every((group) => {
    if (group.length === given.length) return true;
    const others = [...given.keys()].filter((person) => !group.includes(person));
    // What these two said could be the other way round, and every number that is shown would be the same. What the
    // tally of all tells by itself, that nobody says something or everybody, is no secret.
    const canDiffer = (answer: number) =>
      group.some((one) =>
        others.some(
          (other) => alike[one] === alike[other] && (given[one] === answer) !== (given[other] === answer),
        ),
      );
    return answers.length === 1 || answers.every(canDiffer);
  });
}
