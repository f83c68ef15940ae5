import type { Model } from '../../engine/model.ts';
import { barrierPoints, fullPoints, type LevelMark, levelMark, levelPoints } from '../points.ts';
import type { Example, ExampleBarrier } from '../types.ts';
import { factsBehind } from './behind.ts';
import { type Misreading, misreadingTo } from './misreading.ts';

/** What a person answered to a case, by ids. */
export interface CaseAnswer {
  /** One level; several where the text is held to leave it open. */
  readonly levels: readonly string[];
  /** The barriers that are held to remain. */
  readonly barriers: readonly string[];
}

/** A case with what was answered, and what that comes to. */
export interface Judged {
  readonly example: Example;
  readonly answer: CaseAnswer;
  readonly level: {
    readonly mark: LevelMark;
    readonly points: number;
    readonly of: number;
    /** What may have led there, where one fact misread does. */
    readonly misread: Misreading | null;
  };
  readonly barriers: {
    readonly judged: readonly JudgedBarrier[];
    readonly points: number;
    readonly of: number;
  };
  readonly points: number;
  readonly of: number;
}

/** A barrier that was named rightly, passed over, or named though it does not remain. Others are not spoken of. */
export interface JudgedBarrier {
  readonly verdict: 'found' | 'missed' | 'imagined';
  readonly barrier: ExampleBarrier;
  /** The facts, by their place, that show it. */
  readonly facts: readonly number[];
}

/** Holds an answer against its case. */
export function judge(example: Example, answer: CaseAnswer, model: Model): Judged {
  const judged = example.barriers.flatMap((barrier): JudgedBarrier[] => {
    const verdict = verdictOn(barrier, answer.barriers.includes(barrier.id));
    return verdict === null ? [] : [{ verdict, barrier, facts: factsBehind(barrier, example, model) }];
  });
  const count = (wanted: JudgedBarrier['verdict']) =>
    judged.filter(({ verdict }) => verdict === wanted).length;
  const mark = levelMark(answer.levels, example);
  const misread = mark === 'exact' ? null : misreadingTo(inOrder(answer.levels, example), example, model);
  const level = { mark, points: levelPoints(mark), of: fullPoints(example, false), misread };
  const of = fullPoints(example);
  const barriers = { judged, points: barrierPoints(count('found'), count('imagined')), of: of - level.of };
  return { example, answer, level, barriers, points: level.points + barriers.points, of };
}

function inOrder(ids: readonly string[], { levels }: Example): string[] {
  return levels.map(({ id }) => id).filter((id) => ids.includes(id));
}

function verdictOn({ right }: ExampleBarrier, isNamed: boolean): JudgedBarrier['verdict'] | null {
  if (right) return isNamed ? 'found' : 'missed';
  return isNamed ? 'imagined' : null;
}
