import type { Model } from '../engine/model.ts';
import type { Progress } from '../engine/progress.ts';
import type { Prover } from '../engine/search.ts';
import type { Example, ExampleSet } from '../model/key.ts';
import type { Vignettes } from '../model/vignettes.ts';
import { KINDS } from '../model/words.ts';
import { alikeAmong } from './alike.ts';
import { pairFaults } from './check-pairs.ts';
import { placeFaults } from './check-place.ts';
import { tellingFaults, waysIn } from './check-telling.ts';
import { narrowedBy } from './giving-away.ts';
import { paragraphTexts } from './paragraphs.ts';
import { readingEase, wordsOf } from './reading-ease.ts';
import type { Fault, Soundness } from './soundness.ts';
import { type Texts, textsOf } from './texts.ts';

/** What a set is held against. */
export interface CheckedAgainst {
  readonly model: Model;
  readonly vignettes: Vignettes;
  readonly prove: Prover;
  readonly progress?: Progress;
}

/**
 * How sound a set of cases is: each is placed again by the engine, and by the tags of its phrases each deciding answer is
 * told once, none is contradicted, and nothing else is given away.
 */
export function checkExamples({ examples }: ExampleSet, against: CheckedAgainst): Soundness {
  const texts = textsOf(against.vignettes, against.model);
  const faults = examples.flatMap((example, index) => {
    against.progress?.(index, examples.length);
    return faultsOf(example, texts, against);
  });
  const whole = examples.map((example) => ({ id: example.id, text: textOf(example) }));
  const pairs = new Map(examples.map(({ id, twin }) => [id, twin?.id ?? null]));
  return {
    cases: examples.length,
    faults: [...faults, ...pairFaults(examples)],
    levels: levelsIn(examples),
    kinds: KINDS.map((id) => ({ id, cases: examples.filter(({ kind }) => kind === id).length })),
    settings: against.vignettes.settings.map(({ id, title }) => ({
      id,
      title,
      cases: examples.filter(({ setting }) => setting.id === id).length,
    })),
    alike: alikeAmong(whole).filter(({ one, other }) => pairs.get(one) !== other),
    rightPlaces: rightPlacesIn(examples),
    ease: spread(
      whole.flatMap(({ text }) => readingEase(text) ?? []),
      (lowest, median, highest) => ({
        lowest,
        median,
        highest,
      }),
    ),
    words: spread(
      whole.map(({ text }) => wordsOf(text).length),
      (fewest, median, most) => ({ fewest, median, most }),
    ),
  };
}

/** The whole vignette as one text. */
export function textOf(example: Example): string {
  return paragraphTexts(example).join('\n\n');
}

function faultsOf(example: Example, texts: Texts, against: CheckedAgainst): Fault[] {
  const { model, prove } = against;
  const narrowed = narrowedBy(waysIn(example, texts, model), model);
  return [
    ...placeFaults(example, { model, prove, plausible: texts.plausible, narrowed }),
    ...tellingFaults(example, texts, model),
  ];
}

function levelsIn(examples: readonly Example[]): Soundness['levels'] {
  const levels = new Map(
    examples.flatMap(({ levels: all }) => all.map(({ id, name }) => [id, name] as const)),
  );
  return [...levels].map(([id, name]) => ({
    id,
    name,
    cases: examples.filter(({ right }) => right.includes(id)).length,
  }));
}

function rightPlacesIn(examples: readonly Example[]): number[] {
  const places: number[] = [];
  for (const { barriers } of examples)
    for (const [place, { right }] of barriers.entries()) places[place] = (places[place] ?? 0) + Number(right);
  return places;
}

function spread<T>(
  numbers: readonly number[],
  made: (least: number, middle: number, most: number) => T,
): T | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const [least] = sorted;
  const most = sorted.at(-1);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return least === undefined || middle === undefined || most === undefined ? null : made(least, middle, most);
}
