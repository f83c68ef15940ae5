import { normalise } from '../../src/framework/normalise.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { frameworkSchema } from '../../src/model/framework.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { randomFrom } from '../support/random.ts';

/** Frameworks larger than people make them, with conditions that nobody would write. */

const QUESTIONS = 60;
const LEVELS = 6;
const CONDITIONS = 4;
const DEPTH = 3;
const SCORES = 5;
const SCORED = 12;
const OPTIONS = 6;

/** What chance decides, and how many score conditions are still allowed. */
interface Dice {
  readonly below: (end: number) => number;
  scores: number;
}

/** A framework of 60 questions, and an assessment with one answer in ten unknown. The same seed gives the same. */
export function randomFramework(seed: number): { framework: Framework; assessment: Assessment } {
  const random = randomFrom(seed);
  const dice: Dice = { below: (end) => Math.floor(random() * end), scores: SCORES };
  const framework = normalise(frameworkSchema.parse(writtenFramework(dice))).framework;
  const answers = framework.questions.map(({ id }): [string, string] => [
    id,
    dice.below(10) === 0 ? 'unknown' : `o${dice.below(3)}`,
  ]);
  return { framework, assessment: assessmentOf(answers, 'england') };
}

function writtenFramework(dice: Dice) {
  return {
    id: 'random',
    version: '1.0.0',
    title: 'Random',
    nations: [{ id: 'england', title: 'England' }],
    questions: numbers(QUESTIONS).map((index) => ({
      id: `q${index}`,
      ask: `Question ${index}?`,
      options: numbers(OPTIONS).map((option) => ({
        id: `o${option}`,
        text: `Option ${option}`,
        ...(option + 1 < OPTIONS ? { better: step(index, dice) } : {}),
      })),
    })),
    placements: [
      {
        id: 'p',
        title: 'Placement',
        cumulative: true,
        levels: [
          { id: 'base', name: 'Base' },
          ...numbers(LEVELS).map((level) => ({
            id: `l${level}`,
            name: `Level ${level}`,
            requires: numbers(CONDITIONS).map(() => condition(DEPTH, dice)),
          })),
        ],
      },
    ],
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** One step in four has to wait for another question. */
function step(question: number, dice: Dice) {
  const other = (question + 1 + dice.below(QUESTIONS - 1)) % QUESTIONS;
  const waits = dice.below(4) === 0 ? { needs: { [`q${other}`]: `o${1 + dice.below(2)}` } } : {};
  return { text: 'Do it.', effort: ['days', 'months', 'years'][dice.below(3)], ...waits };
}

function condition(depth: number, dice: Dice): unknown {
  if (depth === 0 || dice.below(3) === 0)
    return dice.below(8) === 0 && dice.scores > 0 ? score(dice) : atom(dice);
  const of = numbers(2 + dice.below(2)).map(() => condition(depth - 1, dice));
  switch (dice.below(5)) {
    case 0:
      return { all: of };
    case 1:
    case 2:
      return { any: of };
    case 3:
      return { 'at-least': { count: 1 + dice.below(of.length), of } };
    default:
      return { any: [{ not: of[0] }, ...of.slice(1)] };
  }
}

function atom({ below }: Dice): unknown {
  const question = `q${below(QUESTIONS)}`;
  if (below(6) === 0) return { [question]: { 'at-most': `o${3 + below(2)}` } };
  return { [question]: `o${1 + below(5)}` };
}

function score(dice: Dice): unknown {
  dice.scores -= 1;
  const start = dice.below(QUESTIONS);
  const of = numbers(3 + dice.below(SCORED - 2)).map((index) => `q${(start + 5 * index) % QUESTIONS}`);
  const by = ['sum', 'mean', 'min', 'median'][dice.below(4)] ?? 'sum';
  const most = by === 'sum' ? 5 * of.length : 5;
  return { score: { of: [...new Set(of)], by, 'at-least': Math.max(1, Math.round(most * 0.6)) } };
}
