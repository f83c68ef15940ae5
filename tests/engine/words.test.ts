import { expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { conditionWords } from '../../src/engine/steps/describe-steps.ts';
import type { Condition } from '../../src/model/condition.ts';
import { STEPS } from '../support/plans.ts';

const signed: Condition = { kind: 'answer', question: 'agreement', test: 'at-least', options: ['signed'] };
const one: Condition = { kind: 'answer', question: 'manager', test: 'at-least', options: ['one'] };
const wales: Condition = { kind: 'nation', nations: ['wales', 'scotland'] };
const sum: Condition = {
  kind: 'score',
  of: 'listed',
  dimension: null,
  questions: ['money', 'door'],
  by: 'sum',
  atLeast: 3,
};

/** A condition in words, as the first level would require it. */
function wordsFor(condition: Condition): string {
  const placements = STEPS.placements.slice(0, 1).map((placement) => ({
    ...placement,
    levels: placement.levels.map((level) => ({ ...level, requires: condition })),
  }));
  const model = compile({ ...STEPS, placements });
  const node = model.placements[0]?.levels[1]?.requires.node;
  if (!node) throw new Error('a level');
  return conditionWords(node, model);
}

it.each<[condition: Condition, words: string]>([
  [signed, 'What is agreed? It is signed.'],
  [wales, 'Nation: Scotland or Wales.'],
  [sum, 'The sum over money and door is at least 3.'],
  [{ kind: 'all', of: [signed, one] }, 'What is agreed? It is signed. Who manages? One manager.'],
  [{ kind: 'any', of: [signed, one] }, 'What is agreed? It is signed. Or: Who manages? One manager.'],
  [
    { kind: 'at-least', count: 1, of: [signed, one] },
    'At least 1 of these holds: What is agreed? It is signed. Who manages? One manager.',
  ],
  [{ kind: 'not', of: one }, 'Who manages? Two managers.'],
  [{ kind: 'not', of: sum }, 'This does not hold: the sum over money and door is at least 3.'],
  [
    { kind: 'not', of: { kind: 'all', of: [signed, one] } },
    'What is agreed? There is a draft. Or: Who manages? Two managers.',
  ],
  [
    { kind: 'not', of: { kind: 'any', of: [signed, one] } },
    'What is agreed? There is a draft. Who manages? Two managers.',
  ],
  [
    { kind: 'not', of: { kind: 'at-least', count: 2, of: [signed, one] } },
    'Fewer than 2 of these hold: What is agreed? It is signed. Who manages? One manager.',
  ],
])('%j', (condition, words) => {
  expect(wordsFor(condition)).toBe(words);
});
