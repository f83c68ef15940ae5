import type { Example } from '../../model/key.ts';
import { groupedBy } from '../../work.ts';

/** How far the lists of barriers alone would get somebody who knows the other cases of a set. */
export interface Guessed {
  readonly cases: number;
  /** The number of cases whose right answer would be named. */
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
    const answers = groupedBy(others, answerOf);
    if (answers.size < 2) return null;
    const own = answerOf(each);
    hits += Number(likeliest(each, answers) === own);
    chance += Number(answers.has(own)) / answers.size;
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

/** The right level, or the levels that are open, as one text. */
function answerOf({ example }: Seen): string {
  return example.right.toSorted().join(' ');
}

/** The likeliest of the answers by its list, all being as likely before. */
function likeliest({ list }: Seen, answers: ReadonlyMap<string, readonly Seen[]>): string {
  const ids = new Set([...answers.values()].flat().flatMap((other) => [...other.list]));
  let best = { answer: '', score: Number.NEGATIVE_INFINITY };
  for (const [answer, cases] of answers) {
    let score = 0;
    for (const id of ids) {
      const share = (cases.filter((other) => other.list.has(id)).length + 1) / (cases.length + 2);
      score += Math.log(list.has(id) ? share : 1 - share);
    }
    if (score > best.score) best = { answer, score };
  }
  return best.answer;
}
