import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTurn } from '../../src/authoring/case-search.ts';
import { fullBudget } from '../../src/authoring/lint.ts';
import { pairedGoal, pairedQuestionnaire } from '../../src/authoring/paired-questionnaire.ts';
import { TRUE } from '../../src/engine/logic/evaluate.ts';
import { NOT_MET } from '../../src/engine/logic/goal.ts';
import { NO_PROVER, narrow, settleSituation } from '../../src/engine/logic/search.ts';
import { definitionOf } from '../../src/framework/traverse.ts';
import { loadProver } from '../../src/solver/prove.ts';
import { frameworks } from '../support/frameworks.ts';
import { compiled } from '../support/load.ts';
import { everyGiven, type Given, holds, settled } from '../support/oracle.ts';

const solve = await loadProver();

test('what two cases differ in is found by searching, and by the solver, exactly where it is so', () => {
  const found = { some: 0, none: 0 };
  fc.assert(
    fc.property(frameworks({ questions: 3 }), fc.nat(), fc.nat(), (framework, which, step) => {
      const model = compiled(framework);
      const question = which % framework.questions.length;
      const { id = '', options = [] } = framework.questions[question] ?? {};
      const [first, second] = [step % options.length, (step + 1) % options.length];
      const { requires } = model.placements[0]?.levels[1] ?? {};
      const level = framework.placements[0]?.levels[1];
      const condition = level && definitionOf(level);
      if (!requires || !condition) throw new Error('a framework without levels');
      const goal = (truths: number) => ({
        wants: [{ node: requires.node, truths }],
        questions: requires.questions,
      });
      const turn = { change: { question, first, second }, before: goal(TRUE), after: goal(NOT_MET) };

      const isMet = (given: Given, option: number) => {
        const answers = new Map(given.options).set(id, options[option]?.id ?? '');
        return holds(condition, framework, settled(framework, { ...given, options: answers })) === true;
      };
      const expected = everyGiven(framework).some((given) => isMet(given, first) && !isMet(given, second));

      const searched = findTurn(turn, { model, prove: NO_PROVER, budget: fullBudget() });
      expect(searched !== false).toBe(expected);
      expect(searched).not.toBeNull();
      const mayNotApply = requires.questions.filter(
        (place) => place !== question && framework.questions[place]?.mayNotApply,
      );
      const sides = pairedQuestionnaire(model, { twice: [question], rises: false, mayNotApply });
      const situation = settleSituation(sides.model, new Map(), null);
      narrow(sides.model, situation, question, 1 << first);
      narrow(sides.model, situation, sides.seconds.get(question) ?? -1, 1 << second);
      const solved = solve(pairedGoal(sides, turn.before, turn.after), sides.model, situation);
      expect(solved !== false).toBe(expected);
      expect(solved).not.toBeNull();
      found[expected ? 'some' : 'none'] += 1;
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(found.some, found.none)).toBeGreaterThan(300);
});
