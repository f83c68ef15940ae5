import type { Path } from '../document/position.ts';
import type { Key, KeyCase } from '../model/key.ts';
import { quoted } from '../text.ts';

/** Something in a key that cannot be so, and where. */
export interface Finding {
  readonly message: string;
  readonly advice: string;
  readonly path: Path;
}

const ADVICE = 'Use the key as it was written, or make it anew with the same seed.';

/** What is wrong with a key of the right shape: names that stand twice or lead nowhere, levels out of order. */
export function keyFindings({ examples }: Key): Finding[] {
  return [
    ...repeated(examples, 'case', ['examples']),
    ...examples.flatMap((example, place) => caseFindings(example, ['examples', place])),
  ];
}

function caseFindings({ levels, right, barriers }: KeyCase, path: Path): Finding[] {
  const known = new Set(levels.map(({ id }) => id));
  return [
    ...repeated(levels, 'level', [...path, 'levels']),
    ...repeated(barriers, 'barrier', [...path, 'barriers']),
    ...levels.flatMap(({ id, rank }, place) =>
      rank > (levels[place - 1]?.rank ?? Number.NEGATIVE_INFINITY)
        ? []
        : [
            {
              message: `Level ${quoted(id)} does not stand above the one before it.`,
              advice: ADVICE,
              path: [...path, 'levels', place, 'rank'],
            },
          ],
    ),
    ...right.flatMap((id, place) =>
      known.has(id) && right.indexOf(id) === place
        ? []
        : [
            {
              message: known.has(id)
                ? `Level ${quoted(id)} is right twice.`
                : `The right level ${quoted(id)} is none of the case’s levels.`,
              advice: ADVICE,
              path: [...path, 'right', place],
            },
          ],
    ),
  ];
}

function repeated(items: readonly { readonly id: string }[], what: string, path: Path): Finding[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, place) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      { message: `The ${what} ${quoted(id)} is there twice.`, advice: ADVICE, path: [...path, place, 'id'] },
    ];
  });
}
