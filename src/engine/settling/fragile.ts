import type { FragileAnswer, PlacementResult } from '../../model/result.ts';
import type { Model, PlacementModel } from '../compiled.ts';
import { isOpen, lowestOf } from '../logic/evaluate.ts';
import { placedAt, placedBelow, placedFrom } from '../logic/goal.ts';
import type { Ground } from '../logic/ground.ts';
import { type Allowance, canReach, narrow } from '../logic/search.ts';

/** The certain answers on ordered questions any one of which, an option lower, would lower what is secured. */
// Where that could not be told of an answer, it is left out.
export function fragileAnswers(
  rungs: PlacementModel,
  { id, secured }: Pick<PlacementResult, 'id' | 'secured'>,
  ground: Ground<Model>,
): FragileAnswer[] {
  const place = rungs.levels.findIndex(({ name }) => name.id === secured.id);
  if (place <= 0) return [];
  const able = rungs.questions.filter((question) => canFall(question, ground));
  return able
    .toSorted((one, other) => one - other)
    .flatMap((question) => {
      const search = { rungs, place, allowance: { looks: Math.ceil(LOOKS / able.length) } };
      const fall = fallOf(question, search, ground);
      return fall === null ? [] : [fragileAnswer(question, { placement: id, secured, ...fall }, ground)];
    });
}

/** How many situations may be looked at for one placement, before a prover is asked. */
const LOOKS = 20_000;

function canFall(index: number, { model, situation }: Ground<Model>): boolean {
  const given = situation.given[index] ?? 0;
  const isSingle = situation.options[index] !== 0 && !isOpen(given);
  return isSingle && given > 1 && model.questions[index]?.question.ordered === true;
}

/** A look at whether a placement still sits at a level or above, and what looking may cost. */
interface Search {
  readonly rungs: PlacementModel;
  readonly place: number;
  readonly allowance: Allowance;
}

type Fall = Pick<FragileAnswer, 'fallsTo' | 'placed'>;

/** What would be secured with an answer one option lower; null where that is not below the level. */
function fallOf(question: number, search: Search, ground: Ground<Model>): Fall | null {
  const { model, situation } = ground;
  const given = situation.given[question] ?? 0;
  narrow(model, situation, question, given >> 1);
  const fall = fallNow(search, ground);
  narrow(model, situation, question, given);
  return fall;
}

function fallNow({ rungs, place, allowance }: Search, ground: Ground<Model>): Fall | null {
  if (!canReach(placedBelow(rungs, place), ground, allowance)) return null;
  const isPossible = (level: number) => canReach(placedAt(rungs, level), ground, allowance) !== false;
  const lowest = rungs.levels.findIndex((_, level) => isPossible(level));
  const fallsTo = rungs.levels[lowest]?.name;
  if (!fallsTo) return null;
  const placed = lowest > 0 || canReach(placedFrom(rungs, 1), ground, allowance) === false;
  return { fallsTo, placed };
}

function fragileAnswer(
  index: number,
  found: Pick<FragileAnswer, 'placement' | 'secured'> & Fall,
  { model, situation }: Ground<Model>,
): FragileAnswer {
  const { id, ask, options } = model.questions[index]?.question ?? { id: '', ask: '', options: [] };
  const at = lowestOf(situation.given[index] ?? 1);
  const [lower, now] = [options[at - 1], options[at]];
  return {
    placement: found.placement,
    question: id,
    ask,
    answer: now?.id ?? '',
    text: now?.text ?? '',
    oneLower: { option: lower?.id ?? '', text: lower?.text ?? '' },
    secured: found.secured,
    fallsTo: found.fallsTo,
    placed: found.placed,
  };
}
