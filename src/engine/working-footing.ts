import type {
  FragileAnswer,
  PlacementResult,
  SettlingAnswer,
  WorkingPart,
  WorkingStep,
} from '../model/result.ts';
import { counted, listed } from '../text.ts';
import type { Ground } from './ground.ts';
import type { PlacementModel } from './model.ts';
import { mayBeHidden } from './situation.ts';

/** What would settle where something sits on a placement, level by level. */
export function settlingSteps(
  { settling }: PlacementResult,
  model: PlacementModel,
  ground: Ground,
): WorkingStep[] {
  return (settling?.levels ?? []).map(({ level, answers, proven }) => ({
    step: 'settling',
    about: level,
    rule: proven ? `${ONLY}; fewer do not do` : `${ONLY}; fewer may do`,
    value: counted(answers.length, 'answer'),
    from: answers.map((answer) => openPart(answer, indexOf(answer.question, model, ground), ground)),
  }));
}

const ONLY = 'with these answers only this level is possible, however the other open answers turn out';

/** Where a question, or the nation, stands that a placement looks at: looked for among those, which are few. */
function indexOf(question: string | null, { questions }: PlacementModel, { facts }: Ground): number {
  return questions.find((index) => facts[index]?.question === question) ?? -1;
}

function openPart(
  { question, options }: SettlingAnswer,
  index: number,
  { model, facts, situation }: Ground,
): WorkingPart {
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
export function fragileSteps(
  fragile: readonly FragileAnswer[],
  model: PlacementModel,
  ground: Ground,
): WorkingStep[] {
  return fragile.map(({ question, answer, oneLower, fallsTo }) => {
    const isDoubtful = mayBeHidden(ground.situation, indexOf(question, model, ground));
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
