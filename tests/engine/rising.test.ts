import { expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { settleSituation } from '../../src/engine/logic/search.ts';
import { staysTrue } from '../../src/engine/steps/monotone-steps.ts';
import { settingFor } from '../../src/engine/steps/setting.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { tinyFramework } from '../support/tiny.ts';

/** Of three questions, the third is asked where the second is low, the fourth where it is high. */
const QUESTIONS = ['free', 'gate', 'below', 'above'];
const SHOWN = { below: { gate: { 'at-most': 'a' } }, above: { gate: 'b' } };

function stays(condition: object, kept: string | null, notApplicable: string | null): boolean {
  const options = { options: 3, mayNotApply: true, shown: SHOWN };
  const model = compile(tinyFramework(QUESTIONS, [condition], options));
  const answers = QUESTIONS.map((id): [string, string] => [
    id,
    id === notApplicable ? 'not-applicable' : 'a',
  ]);
  const situation = settleSituation(model, assessmentOf(answers, 'england').answers, 'england');
  const keep = new Set(kept === null ? [] : [QUESTIONS.indexOf(kept)]);
  const setting = settingFor(model, situation, { placement: 0, target: 1, keep, without: new Set() });
  const requires = model.placements[0]?.levels[1]?.requires;
  if (!requires) throw new Error('a level');
  return staysTrue(requires, setting);
}

const mean = (...of: string[]) => ({ score: { of, by: 'mean', 'at-least': 1 } });

it.each<[condition: object, expected: boolean, kept?: string | null, notApplicable?: string | null]>([
  [{ free: 'b' }, true],
  [{ free: { 'at-most': 'b' } }, false],
  [{ free: { 'at-most': 'b' } }, true, 'free'],
  [{ free: { exactly: 'b' } }, false],
  [{ not: { free: 'b' } }, false],
  [{ not: { free: { 'at-most': 'b' } } }, true],
  [{ below: 'b' }, false],
  [{ below: 'b' }, true, 'gate'],
  [{ above: 'b' }, true],
  [{ not: { below: { 'at-most': 'b' } } }, false],
  [{ not: { below: { 'at-most': 'b' } } }, true, 'gate'],
  [{ not: { above: { 'at-most': 'b' } } }, true],
  [{ not: { not: { free: 'b' } } }, true],
  [{ not: { not: { free: { 'at-most': 'b' } } } }, false],
  [{ all: [{ free: 'b' }, { gate: 'b' }] }, true],
  [{ any: [{ free: 'b' }, { below: 'b' }] }, false],
  [{ not: { all: [{ free: { 'at-most': 'b' } }, { gate: { 'at-most': 'b' } }] } }, true],
  // Where both fail, the third may come to be asked, and hold.
  [{ not: { any: [{ free: { 'at-most': 'a' } }, { above: { 'at-most': 'a' } }] } }, false],
  [mean('free', 'gate'), true],
  [mean('free', 'above'), false],
  [mean('free', 'above'), true, null, 'above'],
  [{ not: mean('free') }, false],
])('%j goes on holding: %s', (condition, expected, kept = null, notApplicable = null) => {
  expect(stays(condition, kept, notApplicable)).toBe(expected);
});
