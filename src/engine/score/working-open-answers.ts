import type {
  FragileAnswer,
  PlacementResult,
  SettlingAnswer,
  WorkingPart,
  WorkingStep,
} from '../../model/result.ts';
import { counted, listed } from '../../text.ts';
import type { PlacementModel } from '../compiled.ts';
import {
  highestOf,
  lowestOf,
  mayBeHidden,
  mayLackValue,
  mayNotApply,
  type Situation,
  valueRange,
} from '../logic/evaluate.ts';
import type { Ground } from '../logic/ground.ts';

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

/** The index of a question, or the nation, among the few that a placement looks at. */
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
  const saysWhether = options.some(({ option }) => option === 'not-applicable');
  const isDoubtful = saysWhether ? mayBeHidden(situation, index) : mayLackValue(situation, index);
  const rule = doubted(`${question} is ${ids}`, index, situation, saysWhether);
  // Any of its options, so that all that is said is that it applies.
  const isAny = !saysWhether && options.length === model.questions[index]?.question.options.length;
  const known = isAny ? 'true' : 'unknown';
  const value = isDoubtful ? `${known} or no value` : known;
  return { rule, value, question: question ?? '', answer };
}

/** `rule` with the conditions that it is asked and that it applies, where these are open. */
export function doubted(rule: string, question: number, situation: Situation, saysWhether = false): string {
  const doubts: string[] = [];
  if (mayBeHidden(situation, question)) doubts.push('is asked');
  if (mayNotApply(situation, question) && !saysWhether) doubts.push('applies');
  return doubts.length === 0 ? rule : `${rule}, if it ${doubts.join(' and ')}`;
}

/** How far an answer is on its way from the lowest option to the highest. */
export function sharePart(index: number, { model, situation, facts }: Ground): WorkingPart {
  const { question, answer } = factAt(index, facts);
  const options = situation.options[index] ?? 0;
  if (options === 0) return { rule: 'does not count', value: 'no value', question, answer };
  const { shareTexts = [], places = [] } = model.questions[index] ?? {};
  const [low, high] = [lowestOf(options), highestOf(options)];
  const rule = doubted(textSpan(places, low, ', to ', high), index, situation);
  return { rule, value: textSpan(shareTexts, low, ' to ', high), question, answer };
}

function textSpan(texts: readonly string[], low: number, to: string, high: number): string {
  return low === high ? (texts[low] ?? '') : `${texts[low]}${to}${texts[high]}`;
}

/** The value of an answer. */
export function valuePart(index: number, { model, situation, facts }: Ground): WorkingPart {
  const { question, answer } = factAt(index, facts);
  const options = situation.options[index] ?? 0;
  if (options === 0) return { rule: 'has no value', value: 'no value', question, answer };
  const { low, high } = valueRange(model.questions[index]?.values ?? [], options);
  return { rule: doubted('value', index, situation), value: span(low, high), question, answer };
}

function factAt(index: number, facts: Ground['facts']) {
  return { question: facts[index]?.question ?? '', answer: facts[index]?.answer ?? '' };
}

/** The least and the most of a number, as one where they are the same. */
export function span(low: number | null, high: number | null): string {
  if (low === null || high === null) return 'no value';
  return low === high ? String(low) : `${low} to ${high}`;
}

/** What the single answers that a level rests on would leave of it, one option lower. */
export function fragileSteps(
  fragile: readonly FragileAnswer[],
  model: PlacementModel,
  ground: Ground,
): WorkingStep[] {
  return fragile.map(({ question, answer, oneLower, fallsTo }) => {
    const index = indexOf(question, model, ground);
    const part = {
      rule: doubted(`${question} is ${oneLower.option}`, index, ground.situation),
      value: mayLackValue(ground.situation, index) ? 'false or no value' : 'false',
    };
    return {
      step: 'fragile',
      about: question,
      rule: 'the lowest level that is possible, if this held in place of the answer',
      value: fallsTo.id,
      from: [{ ...part, question, answer }],
    };
  });
}
