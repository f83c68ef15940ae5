import type { Model } from '../../engine/compiled.ts';
import type { Prover } from '../../engine/logic/search.ts';
import type { Example, ExampleSet } from '../../model/key.ts';
import type { Vignettes } from '../../model/vignettes.ts';
import { CASE_KINDS } from '../../model/vocabulary.ts';
import { quoted } from '../../text.ts';
import { groupedBy, type Progress } from '../../work.ts';
import { numberOf, paragraphTexts } from './case-reading.ts';
import type { CaseFault, Soundness } from './case-soundness.ts';
import { placeFaults, tellingFaults } from './check-case.ts';
import { type CompiledVignettes, compileVignettes } from './compiled-vignettes.ts';
import { guessedFrom } from './list-guesser.ts';
import { alikeAmong, plainWordsOf, readingEase, sentencesIn } from './text-measures.ts';

export interface CheckedAgainst {
  readonly model: Model;
  readonly vignettes: Vignettes;
  readonly prove: Prover;
  readonly progress?: Progress;
}

/** The soundness of a set of cases, placed anew by the engine and checked against the tags of their phrases. */
export function checkExamples({ examples }: ExampleSet, against: CheckedAgainst): Soundness {
  const texts = compileVignettes(against.vignettes, against.model);
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
    kinds: CASE_KINDS.map((id) => ({ id, cases: examples.filter(({ kind }) => kind === id).length })),
    settings: against.vignettes.settings.map(({ id, title }) => ({
      id,
      title,
      cases: examples.filter(({ setting }) => setting.id === id).length,
    })),
    alike: alikeAmong(whole).filter(({ one, other }) => pairs.get(one) !== other),
    rightPlaces: rightPlacesIn(examples),
    guessed: guessedFrom(examples),
    ease: spread(
      whole.flatMap(({ text }) => readingEase(text) ?? []),
      (lowest, median, highest) => ({ lowest, median, highest }),
    ),
    words: spread(
      whole.map(({ text }) => plainWordsOf(text).length),
      (fewest, median, most) => ({ fewest, median, most }),
    ),
    repeated: repeatedIn(examples),
  };
}

/** How many sentences stand in another case too, a pair taken as one. */
function repeatedIn(examples: readonly Example[]): Soundness['repeated'] {
  const pairs = groupedBy(examples, ({ id }) => numberOf(id));
  const all = [...pairs.values()].flatMap((pair) => [...sentencesIn(pair)]);
  const alike = [...groupedBy(all, (sentence) => sentence).values()].filter(({ length }) => length > 1);
  return { sentences: all.length, again: alike.flat().length };
}

/** The whole vignette as one text. */
export function textOf(example: Example): string {
  return paragraphTexts(example).join('\n\n');
}

function faultsOf(example: Example, texts: CompiledVignettes, against: CheckedAgainst): CaseFault[] {
  const { model, prove } = against;
  return [...placeFaults(example, { model, prove, texts }), ...tellingFaults(example, texts, model)];
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

/** The faults of pairs that lack a case, or differ in more or less than one answer and one level. */
function pairFaults(examples: readonly Example[]): CaseFault[] {
  return examples.flatMap((example): CaseFault[] => {
    if (!example.twin) return [];
    const { id, question } = example.twin;
    const found = (message: string): CaseFault[] => [{ example: example.id, code: 'no-pair', message }];
    const other = examples.find((each) => each.id === id);
    if (other?.twin?.id !== example.id) return found(`Its other, case ${id}, is not in the set.`);
    const differing = differences(example, other);
    if (differing.length !== 1 || differing[0] !== question)
      return found(`It has to differ from case ${id} in ${quoted(question)}, and in nothing else.`);
    const isOneRung = Math.abs(rungOf(example) - rungOf(other)) === 1;
    return isOneRung ? [] : found(`It has to lie one level from case ${id}.`);
  });
}

/** The questions that two cases answer differently. */
function differences(one: Example, other: Example): string[] {
  const [own, others] = [one, other].map(
    ({ facts }) => new Map(facts.map(({ question, option }) => [question, option])),
  );
  const asked = new Set([...(own?.keys() ?? []), ...(others?.keys() ?? [])]);
  return [...asked].filter((question) => own?.get(question) !== others?.get(question));
}

function rungOf({ levels, secured }: Example): number {
  return levels.findIndex(({ id }) => id === secured);
}
