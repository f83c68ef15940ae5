import { expect, test } from 'vitest';
import { possibleLevels } from '../../src/engine/logic/decide.ts';
import { groundOf } from '../../src/engine/logic/ground.ts';
import { nextQuestion } from '../../src/engine/quick/next-question.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { bomb } from '../support/bombs.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';

/** What would never come to an end if a walk did not remember where it was, or a search did not count its steps. */

function bombed(name: string) {
  const { framework, answers } = bomb(name);
  const opened = unwrap(openFramework({ file: 'bomb.yaml', text: JSON.stringify(framework) }));
  return { file: opened, model: compiled(opened.framework), answers };
}

test('questions that are each shown by those before are gone through once', () => {
  const { model } = bombed('shown-when-500');
  const { openQuestions, placements } = scoreAssessment(model, assessmentOf([]), TOOL);
  // The last question, and through those before it, all.
  expect(openQuestions).toHaveLength(500);
  expect(openQuestions.every(({ levels }) => new Set(levels).size === levels.length)).toBe(true);
  expect(placements[0]?.possible.levels).toContain('l0');
});

test('the quick interview asks the next of them', () => {
  const { model } = bombed('shown-when-120');
  expect(nextQuestion(model, new Map(), 'england', new Set())).not.toBeNull();
});

test('what cannot be told within the steps that a result may take is wider, and said not to be exact', () => {
  const { model } = bombed('sat-200');
  const ground = groundOf(model, new Map(), null);
  const [placement] = model.placements;
  if (!placement) throw new Error('no placement');
  const { levels, exact } = possibleLevels(placement, ground);
  expect({ levels, exact }).toEqual({ levels: [0, 1, 2, 3], exact: false });
  // What is left is for others; and where nothing is left, nothing more is looked at.
  expect(ground.budget.left).toBeGreaterThan(0);
  const prove = (): never => {
    throw new Error('nothing is left to prove anything with');
  };
  expect(possibleLevels(placement, { ...ground, budget: { left: 0 }, prove }).exact).toBe(false);
});
