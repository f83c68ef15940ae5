import type { ConsensusRule } from '../model/consensus.ts';
import type { Consensus } from '../model/panel.ts';
import { knownBy, nearnessOf } from './agreement.ts';
import type { JointQuestion } from './joint-answers.ts';

/** What a rule for consensus says of the answers to a question. */

/** Whether those who know agree by `rule`. */
export function consensusOn(question: JointQuestion, { agreement }: ConsensusRule): Consensus {
  const { inside, outside, farthest } = nearnessOf(question, agreement.within);
  const known = knownBy(question);
  if (known < agreement.leastKnown) return { verdict: 'too-few', inside, outside };
  const isFar = agreement.farthest !== null && farthest > agreement.farthest + 1e-9;
  const isAgreed = !isFar && isFewEnough(outside, known, shareFor(question, agreement));
  return { verdict: isAgreed ? 'agreement' : 'split', inside, outside };
}

type Test = ConsensusRule['agreement'];

function shareFor({ model }: Pick<JointQuestion, 'model'>, test: Test): Test['outsideFewerThan'] {
  return model.question.ordered ? test.outsideFewerThan : (test.unordered ?? test.outsideFewerThan);
}

/** In whole numbers, so that nothing is rounded: 4 of 12 is a third of any number. */
function isFewEnough(outside: number, of: number, few: Test['outsideFewerThan']): boolean {
  return outside * few.of < few.is * of;
}

/** True where, by `rule`, no single options that so many give to the question could be called split. */
export function cannotFail(
  question: Pick<JointQuestion, 'model'>,
  { agreement }: ConsensusRule,
  raters: number,
): boolean {
  const { ordered, options, mayNotApply } = question.model.question;
  const isFew = (outside: number) => isFewEnough(outside, raters, shareFor(question, agreement));
  const kinds = options.length + (mayNotApply ? 1 : 0);
  if (!ordered) return isFew(raters - Math.ceil(raters / kinds));
  // Half of them could say that it does not apply.
  if (mayNotApply) return isFew(raters);
  return widest(options.length, raters, agreement.within).every(
    ({ outside, farthest }) => isFew(outside) && farthest <= (agreement.farthest ?? farthest),
  );
}

/** For each middle of the options: how many can be outside, and how far the farthest can be. */
function widest(options: number, raters: number, within: number) {
  const middles = raters % 2 === 0 ? 2 : 1;
  const beside = (raters - middles) / 2;
  const found: { readonly outside: number; readonly farthest: number }[] = [];
  for (let low = 1; low <= options; low += 1) {
    for (let high = low; high <= (middles === 1 ? low : options); high += 1) {
      const median = (low + high) / 2;
      const ends = beside > 0 ? [median - 1, options - median] : [0, 0];
      const apart = median - low;
      const outside =
        ends.filter((distance) => distance > within).length * beside + (apart > within ? middles : 0);
      found.push({ outside, farthest: Math.max(apart, ...ends) });
    }
  }
  return found;
}
