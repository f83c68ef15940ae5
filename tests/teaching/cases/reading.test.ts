import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/model/key.ts';
import type { Phrase } from '../../../src/model/vignettes.ts';
import { CASE_KINDS, DIFFICULTIES } from '../../../src/model/vocabulary.ts';
import { textOf } from '../../../src/teaching/cases/check-set.ts';
import { remainingIn } from '../../../src/teaching/cases/inference.ts';
import {
  answersIn,
  drawnOf,
  examplesOf,
  resultOfFile,
  type Told,
  toldFixture,
  toldShipped,
  wishes,
} from '../../support/examples.ts';

/** A reader who has the text, and a list of all phrases with what each of them means, recovers the key and nothing more. */

const FIXTURE = await toldFixture();
const FIVE = await toldShipped('five-levels');
const NONE = ['out-of-order little', 'uncertain managed', 'uncertain visiting'];

/** Each phrase with what it looks like in a text, whatever stands for its words in braces. */
function lookOf({ say }: Phrase): RegExp {
  const parts = say
    .split(/\{[A-Za-z][a-z0-9-]*\}/u)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(parts.join('[^.!?]+?'), 'u');
}

function readerOf({ vignettes, framework }: Told) {
  const looks = vignettes.phrases.map((phrase) => ({ phrase, look: lookOf(phrase) }));
  const questions = framework.questions.map(({ id, options }) => ({
    id,
    options: options.map((each) => each.id),
  }));
  const found = (example: Example) => {
    const text = textOf(example);
    return looks.filter(({ look }) => look.test(text)).map(({ phrase }) => phrase);
  };
  /** What the phrases leave of each question. */
  const left = (phrases: readonly Phrase[]) =>
    new Map(
      questions.map(({ id, options }) => [
        id,
        options.filter((option) =>
          phrases.every(
            ({ question, option: own, tells, rulesOut }) =>
              (question !== id || own === null || own === option) &&
              (tells[id] ?? option) === option &&
              !(rulesOut[id] ?? []).includes(option),
          ),
        ),
      ]),
    );
  return { found, left, questions };
}

/** Which phrases a key says that a text is made of, as “question option” in order. */
function namedIn({ facts }: Example): string[] {
  return facts.map(({ question, option }) => `${question} ${option}`).toSorted();
}

test.each([
  { name: 'the fixture', told: FIXTURE, none: NONE, runs: 200 },
  { name: 'the five levels', told: FIVE, none: [], runs: 30 },
])('in $name a reader finds what is told, each once, and nothing else', ({ told, none, runs }) => {
  const { found, left } = readerOf(told);
  fc.assert(
    fc.property(wishes(told, CASE_KINDS, none), (wish) => {
      for (const example of drawnOf(told, wish)) {
        const phrases = found(example);
        const says = phrases.flatMap(({ question, option, tells }) => [
          `${question} ${option}`,
          ...Object.entries(tells).map((told) => told.join(' ')),
        ]);
        expect(says.toSorted()).toEqual(namedIn(example));
        const options = left(phrases);
        const answers = answersIn(example);
        for (const [question, open] of options) {
          expect(open.length).toBeGreaterThan(0);
          expect(open.length === 1 ? open[0] : undefined).toBe(answers[question]);
        }
        for (const { question, option } of example.facts)
          if (option === null)
            expect(options.get(question)).toHaveLength(
              told.framework.questions.find(({ id }) => id === question)?.options.length ?? 0,
            );
      }
    }),
    { numRuns: runs },
  );
});

test.each([
  { name: 'the fixture', told: FIXTURE, none: NONE, runs: 200 },
  { name: 'the five levels', told: FIVE, none: [], runs: 30 },
])('in $name what phrases say besides moves neither the level nor a barrier', ({ told, none, runs }) => {
  const { found, left } = readerOf(told);
  fc.assert(
    fc.property(wishes(told, CASE_KINDS, none), (wish) => {
      for (const example of drawnOf(told, wish)) {
        const whole = [...left(found(example))].filter(
          ([id, open]) =>
            open.length < (told.framework.questions.find((each) => each.id === id)?.options.length ?? 0),
        );
        const result = resultOfFile(Object.fromEntries(whole), example, told);
        const placement = result.placements.find(({ id }) => id === example.placement.id);
        expect(placement?.possible).toMatchObject({ levels: example.right, exact: true });
        expect(remainingIn(result).toSorted()).toEqual(
          remainingIn(resultOfFile(answersIn(example), example, told)).toSorted(),
        );
      }
    }),
    { numRuns: runs },
  );
});

describe('in the fixture, over all completions of what the text leaves', () => {
  const { found, left, questions } = readerOf(FIXTURE);
  const all = questions.reduce<readonly Readonly<Record<string, string>>[]>(
    (some, { id, options }) => some.flatMap((each) => options.map((option) => ({ ...each, [id]: option }))),
    [{}],
  );
  const placed = new Map(
    all.map((completion) => {
      const { placements } = resultOfFile(completion, { nation: null }, FIXTURE);
      return [completion, new Map(placements.map(({ id, secured }) => [id, secured.id]))];
    }),
  );

  test('there are as many as there are ways to answer', () => {
    expect(placed.size).toBe(3 * 2 * 2 * 2 * 3);
  });

  test('the levels that they give are the right answer', () => {
    fc.assert(
      fc.property(wishes(FIXTURE, CASE_KINDS, NONE), (wish) => {
        for (const example of drawnOf(FIXTURE, wish)) {
          const options = left(found(example));
          const possible = all.filter((completion) =>
            Object.entries(completion).every(([id, option]) => options.get(id)?.includes(option)),
          );
          const levels = new Set(possible.map((each) => placed.get(each)?.get(example.placement.id)));
          expect(levels).toEqual(new Set(example.right));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('phrases that give something away are told where it is told, or never', () => {
    const said = new Set(
      CASE_KINDS.flatMap((kind) =>
        DIFFICULTIES.flatMap((difficulty) =>
          examplesOf(FIXTURE, { kind, difficulty, count: 5 }).flatMap(({ facts }) =>
            facts.map(({ phrase }) => phrase),
          ),
        ),
      ),
    );
    const every = FIXTURE.vignettes.phrases.length;
    // Each of these settles another question by itself, so that it would be told twice, or by accident.
    for (const never of ['term.year.1', 'place.site.2', 'manager.two.2']) expect(said).not.toContain(never);
    expect(said.size).toBeGreaterThan(every - 6);
    expect(said).toContain('manager.one.2');
  });
});
