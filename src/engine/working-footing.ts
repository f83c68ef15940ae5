import type {
  FragileAnswer,
  PlacementResult,
  SettlingAnswer,
  WorkingPart,
  WorkingStep,
} from '../model/result.ts';
import { counted, listed } from '../text.ts';
import type { Ground } from './ground.ts';
import { mayBeHidden } from './situation.ts';

/** What would settle where something sits on a placement, level by level. */
export function settlingSteps({ settling }: PlacementResult, ground: Ground): WorkingStep[] {
  return (settling?.levels ?? []).map(({ level, answers, proven }) => ({
    step: 'settling',
    about: level,
    rule: proven ? `${ONLY}; fewer do not do` : `${ONLY}; fewer may do`,
    value: counted(answers.length, 'answer'),
    from: answers.map((answer) => openPart(answer, ground)),
  }));
}

const ONLY = 'with these answers only this level is possible, however the other open answers turn out';

function openPart({ question, options }: SettlingAnswer, { model, facts, situation }: Ground): WorkingPart {
  const index = facts.findIndex((fact) => fact.question === question);
  const ids = listed(
    options.map(({ option }) => option),
    'or',
  );
  const answer = facts[index]?.answer ?? 'unanswered';
  if (index === model.questions.length)
    return { rule: `the nation is ${ids}`, value: 'unknown', question: 'nation', answer };
  const rule = `${question} is ${ids}`;
  return mayBeHidden(situation, index)
    ? { rule: `${rule}, if it is asked`, value: 'unknown or no value', question: question ?? '', answer }
    : { rule, value: 'unknown', question: question ?? '', answer };
}

/** What the single answers that a level rests on would leave of it, one option lower. */
export function fragileSteps(fragile: readonly FragileAnswer[], ground: Ground): WorkingStep[] {
  return fragile.map(({ question, answer, oneLower, fallsTo }) => {
    const index = ground.facts.findIndex((fact) => fact.question === question);
    const isDoubtful = mayBeHidden(ground.situation, index);
    const rule = `${question} is ${oneLower.option}`;
    const part = isDoubtful
      ? { rule: `${rule}, if it is asked`, value: 'false or no value' }
      : { rule, value: 'false' };
    return {
      step: 'fragile',
      about: question,
      rule: 'the lowest level that is possible, if this held in place of the answer',
      value: fallsTo.id,
      from: [{ ...part, question, answer }],
    };
  });
}
