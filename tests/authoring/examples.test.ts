import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineAnswers, nationOf } from '../../src/authoring/example-answers.ts';
import { lintContext } from '../../src/authoring/lint.ts';
import { examplesIn, isSufficientFor, minimalAnswers } from '../../src/authoring/sufficient-answers.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import { listShipped } from '../../src/library/shipped.ts';
import type { AnswerValue, Assessment } from '../../src/model/assessment.ts';
import type { Framework, Placement } from '../../src/model/framework.ts';
import { assessmentOf, frameworks } from '../support/frameworks.ts';
import { compiled, fixture, ROOT, shipped, TOOL } from '../support/load.ts';
import { completions, everyGiven, levelGiven, settled } from '../support/oracle.ts';

/** Each level has an example with which the engine places a service there, and only just. */

type Given = readonly (readonly [question: string, answer: AnswerValue])[];

function examplesOf(framework: Framework) {
  const context = lintContext({ framework, pathOf: () => [], placeOf: () => 'here' });
  return examplesIn(context).map(({ placement, level, answers, nation, isLeast }) => {
    const given: Given = [...answers].map(([question, { answer }]) => [question, answer]);
    return { placement: placement.placement, level: level.level, given, nation, isLeast };
  });
}

/** The levels at which the engine finds that a service may sit. */
function possible(framework: Framework, placement: Placement, assessment: Assessment): readonly string[] {
  const { placements } = placeAssessment(compiled(framework), assessment, TOOL);
  return placements.find(({ id }) => id === placement.id)?.possible.levels ?? [];
}

/** The levels that going through every completion gives. */
function given(framework: Framework, placement: Placement, assessment: Assessment): string[] {
  const rungs = completions(framework, assessment).map((each) => levelGiven(placement, framework, each));
  return [...new Set(rungs)].map((rung) => placement.levels[rung]?.id ?? '');
}

/** The same answers with one fewer, or with one of them an option lower. */
function lesser(framework: Framework, answers: Given, nation: string | null): Assessment[] {
  const without = answers.map(([taken]) => answers.filter(([question]) => question !== taken));
  const lower = answers.flatMap(([moved, answer]): Given[] => {
    const { options = [], ordered } = framework.questions.find(({ id }) => id === moved) ?? {};
    const below = options[options.findIndex(({ id }) => id === answer) - 1];
    if (!ordered || !below) return [];
    return [answers.map(([question, option]) => [question, question === moved ? below.id : option])];
  });
  const nowhere = nation === null ? [] : [assessmentOf(answers, null)];
  return [...[...without, ...lower].map((each) => assessmentOf(each, nation)), ...nowhere];
}

test('in generated frameworks, every level that is reached has one, and nothing in it can be spared', () => {
  fc.assert(
    fc.property(frameworks({ questions: 4 }), (framework) => {
      const examples = examplesOf(framework);
      const cases = everyGiven(framework).map((each) => settled(framework, each));
      const reached = framework.placements.flatMap((placement) => {
        const rungs = new Set(cases.map((each) => levelGiven(placement, framework, each)));
        return placement.levels.filter((_, rung) => rungs.has(rung)).map(({ id }) => id);
      });
      expect(examples.map(({ level }) => level.id)).toEqual(reached);
      for (const { placement, level, given: answers, nation, isLeast } of examples) {
        const assessment = assessmentOf(answers, nation);
        expect(isLeast).toBe(true);
        expect(given(framework, placement, assessment)).toEqual([level.id]);
        expect(possible(framework, placement, assessment)).toEqual([level.id]);
        for (const less of lesser(framework, answers, nation))
          expect(given(framework, placement, less)).not.toEqual([level.id]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('and nothing can be spared of what is left of any other answers', () => {
  let lowered = 0;
  fc.assert(
    fc.property(frameworks({ questions: 4 }), fc.nat(), (framework, which) => {
      const all = everyGiven(framework);
      const start = all[which % all.length];
      const context = lintContext({ framework, pathOf: () => [], placeOf: () => 'here' });
      const [placement, model] = [framework.placements[0], context.model.placements[0]];
      if (!start || !placement || !model) throw new Error('a framework without cases');
      const rung = levelGiven(placement, framework, settled(framework, start));
      const places = framework.questions.map(({ id, options }, place): [number, number] => [
        place,
        options.findIndex((option) => option.id === start.options.get(id)),
      ]);
      const nation = framework.nations.findIndex(({ id }) => id === start.nation);
      const full = new Map([...places, [framework.questions.length, nation]]);
      const least = minimalAnswers(
        full,
        (given) => isSufficientFor(rung, given, model, context),
        context.model.questions,
      );
      const answers: Given = [...engineAnswers(least, context.model)].map(([id, { answer }]) => [id, answer]);
      const here = nationOf(least, context.model);
      const level = placement.levels[rung]?.id;
      expect(given(framework, placement, assessmentOf(answers, here))).toEqual([level]);
      for (const less of lesser(framework, answers, here))
        expect(given(framework, placement, less)).not.toEqual([level]);
      if ([...least].some(([place, option]) => full.get(place) !== option)) lowered += 1;
    }),
    { numRuns: 1000 },
  );
  expect(lowered).toBeGreaterThan(100);
});

const NAMED = [
  ...listShipped(ROOT).map(({ id }) => shipped(id)),
  ...['ladder', 'cascade', 'rubric', 'sums', 'matrix', 'bands', 'nations'].map(fixture),
];

test.each(NAMED.map((framework) => [framework.id, framework] as const))('in %s', (_, framework) => {
  const examples = examplesOf(framework);
  const levels = framework.placements.flatMap((placement) => placement.levels);
  expect(examples.map(({ level }) => level.id)).toEqual(levels.map(({ id }) => id));
  for (const { placement, level, given: answers, nation, isLeast } of examples) {
    expect(isLeast).toBe(true);
    expect(possible(framework, placement, assessmentOf(answers, nation))).toEqual([level.id]);
    for (const less of lesser(framework, answers, nation))
      expect(possible(framework, placement, less)).not.toEqual([level.id]);
  }
});
