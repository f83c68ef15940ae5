import type { Example } from '../../model/key.ts';
import { groupedBy } from '../../work.ts';

/** How far the lists of barriers alone would get somebody who knows the other cases of a set. */
export interface Guessed {
  readonly cases: number;
  /** The number of cases of which a right level would be named. */
  readonly hits: number;
  /** The number that chance would give. */
  readonly chance: number;
}

/** The cases of a large set that are looked at, enough to tell. */
const MOST_CASES = 600;

/**
 * What naive Bayes makes of the list of each case, trained on the others; null where too few have another list. Cases
 * that share most of a list are left out together: by itself it would know of each only that it is none of the others.
 */
export function guessedFrom(examples: readonly Example[]): Guessed | null {
  const seen = examples
    .slice(0, MOST_CASES)
    .map((example) => ({ example, list: new Set(example.barriers.map(({ id }) => id)) }));
  let hits = 0;
  let chance = 0;
  for (const each of seen) {
    const others = seen.filter(({ list }) => !isMostlyThe(list, each.list));
    const guess = likeliest(each, others);
    if (guess === null) return null;
    hits += Number(each.example.right.includes(guess));
    chance += each.example.right.length / each.example.levels.length;
  }
  return seen.length === 0 ? null : { cases: seen.length, hits, chance };
}

interface Seen {
  readonly example: Example;
  readonly list: ReadonlySet<string>;
}

function isMostlyThe(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((id) => other.has(id)).length;
  return shared * 2 > Math.max(one.size, other.size);
}

/** The likeliest level of a case by its list, all being as likely before, or null where `others` have fewer than two. */
function likeliest({ list }: Seen, others: readonly Seen[]): string | null {
  const ids = new Set(others.flatMap((other) => [...other.list]));
  const levels = groupedBy(others, ({ example }) => example.secured);
  if (levels.size < 2) return null;
  let best: { level: string; score: number } | null = null;
  for (const [level, cases] of levels) {
    let score = 0;
    for (const id of ids) {
      const share = (cases.filter((other) => other.list.has(id)).length + 1) / (cases.length + 2);
      score += Math.log(list.has(id) ? share : 1 - share);
    }
    if (!best || score > best.score) best = { level, score };
  }
  return best?.level ?? null;
}
