import type { Goal } from '../engine/goal.ts';
import type { Model } from '../engine/model.ts';
import { placeAssessment } from '../engine/score.ts';
import type { Prover } from '../engine/search.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Example } from '../model/key.ts';
import type { PlacementResult, Result } from '../model/result.ts';
import { listed, quoted } from '../text.ts';
import { assessmentFrom, toldBy } from './assessment-from.ts';
import { areBelievable, isSameResult, type Narrowed } from './giving-away.ts';
import type { Fault } from './soundness.ts';

const TOOL = { name: 'check', version: '' };

/** What looking for a way to believe a level may cost, in parts of conditions looked at. */
const WORK = 100_000_000;

/** What a case is placed with: the framework, what holds in every case, and what the tags of its phrases leave of the questions that they narrow. */
interface PlacedWith {
  readonly model: Model;
  readonly prove: Prover;
  readonly plausible: Goal;
  readonly narrowed: Narrowed;
}

/** What the engine finds wrong with a case, placing it anew from the answers of its key. */
export function placeFaults(example: Example, { model, prove, plausible, narrowed }: PlacedWith): Fault[] {
  const told = toldBy(example);
  const nation = example.nation?.id ?? null;
  const resultWith = (answers: ReadonlyMap<string, AnswerValue>) =>
    placeAssessment(model, assessmentFrom(answers, model, nation), TOOL, prove);
  const result = resultWith(told);
  const placement = placementIn(result, example);
  const found = (code: Fault['code'], message: string): Fault => ({ example: example.id, code, message });
  if (!placement || !isSame(placement, example)) {
    const levels = listed(placement?.possible.levels ?? []);
    return [found('misplaced', `The engine finds ${levels}; the key says ${listed(example.right)}.`)];
  }
  const idle = decidingIn(example);
  const said = new Map<string, AnswerValue>([...narrowed, ...told]);
  const belief = { model, plausible, nation, prove, purse: { left: WORK } };
  return [
    ...barrierFaults(result, example),
    ...(isSameResult(result, resultWith(said), { placement })
      ? []
      : [found('gives-away', 'What phrases say besides changes the levels or the barriers.')]),
    ...example.right
      .filter((id) => !areBelievable([id], placement.id, said, belief))
      .map((id) => found('not-believable', `No case that holds together is at ${quoted(id)}.`)),
    ...idle
      .filter((question) => {
        const without = placementIn(
          resultWith(new Map([...told].filter(([id]) => id !== question))),
          example,
        );
        return without !== undefined && isSame(without, example);
      })
      .map((id) => found('not-deciding', `Without ${quoted(id)} the level would be the same.`)),
  ];
}

function placementIn({ placements }: Result, { placement }: Example): PlacementResult | undefined {
  return placements.find(({ id }) => id === placement.id);
}

function decidingIn({ facts }: Example): string[] {
  return facts.filter(({ deciding, option }) => deciding && option !== null).map(({ question }) => question);
}

function barrierFaults({ barriers }: Result, example: Example): Fault[] {
  const remaining = new Set(barriers.filter(({ status }) => status === 'remains').map(({ id }) => id));
  const claimed = example.barriers.filter(({ right }) => right).map(({ id }) => id);
  if (claimed.length === remaining.size && claimed.every((id) => remaining.has(id))) return [];
  const message = `The engine finds ${listed([...remaining])}; the key says ${listed(claimed)}.`;
  return [{ example: example.id, code: 'other-barriers', message }];
}

function isSame({ possible, secured }: PlacementResult, { right, secured: level }: Example): boolean {
  return (
    possible.exact &&
    secured.id === level &&
    possible.levels.length === right.length &&
    possible.levels.every((id) => right.includes(id))
  );
}
