import type { Model } from '../engine/model.ts';
import { placeAssessment } from '../engine/score.ts';
import type { Prover } from '../engine/search.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Example } from '../model/key.ts';
import type { PlacementResult, Result } from '../model/result.ts';
import { listed, quoted } from '../text.ts';
import { assessmentFrom, toldBy } from './assessment-from.ts';
import { isSameResult, type Narrowed } from './giving-away.ts';
import type { Fault } from './soundness.ts';

const TOOL = { name: 'check', version: '' };

/** What a case is placed with: the framework, and what the tags of its phrases leave of the questions that they narrow. */
interface PlacedWith {
  readonly model: Model;
  readonly prove: Prover;
  readonly narrowed: Narrowed;
}

/** What the engine finds wrong with a case, placing it anew from the answers of its key. */
export function placeFaults(example: Example, { model, prove, narrowed }: PlacedWith): Fault[] {
  const told = toldBy(example);
  const resultWith = (answers: ReadonlyMap<string, AnswerValue>) =>
    placeAssessment(model, assessmentFrom(answers, model, example.nation?.id ?? null), TOOL, prove);
  const result = resultWith(told);
  const placement = placementIn(result, example);
  const found = (code: Fault['code'], message: string): Fault => ({ example: example.id, code, message });
  if (!placement || !isSame(placement, example)) {
    const levels = listed(placement?.possible.levels ?? []);
    return [found('misplaced', `The engine finds ${levels}; the key says ${listed(example.right)}.`)];
  }
  const idle = decidingIn(example);
  return [
    ...barrierFaults(result, example),
    ...(isSameResult(result, resultWith(new Map<string, AnswerValue>([...narrowed, ...told])), { placement })
      ? []
      : [found('gives-away', 'What phrases say besides changes the levels or the barriers.')]),
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
