import type { Model } from '../engine/model.ts';
import { factsBehind } from '../examples/behind.ts';
import { type Misreading, misreadingTo } from '../examples/misreading.ts';
import { fullPoints } from '../examples/points.ts';
import type { Example, ExampleBarrier } from '../model/key.ts';
import { markAnswer } from './answer.ts';
import type { Answer, MarkedAnswer } from './types.ts';

/** What a person answered to a case, by ids: one level, or several where the text is held to leave it open. */
export type CaseAnswer = Pick<Answer, 'levels' | 'barriers'>;

/** A case with one person's answer, its marks, and what there is to say of it. */
export interface Judged {
  readonly example: Example;
  readonly marked: MarkedAnswer;
  /** What may have led to a wrong level, where one fact misread does. */
  readonly misread: Misreading | null;
  readonly barriers: readonly JudgedBarrier[];
  readonly counts: BarrierCounts;
  /** The most that the level and the barriers can bring. */
  readonly full: { readonly level: number; readonly barriers: number };
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
  const marked = markAnswer(example, answer, true);
  const barriers = example.barriers.flatMap((barrier): JudgedBarrier[] => {
    const verdict = verdictOn(barrier, answer.barriers.includes(barrier.id));
    return verdict === null ? [] : [{ verdict, barrier, facts: factsBehind(barrier, example, model) }];
  });
  const misread = marked.level === 'exact' ? null : misreadingTo(marked.given, example, model);
  const level = fullPoints(example, false);
  const full = { level, barriers: marked.of - level };
  return { example, marked, misread, barriers, counts: countsOf(barriers), full };
}

function verdictOn({ right }: ExampleBarrier, isNamed: boolean): JudgedBarrier['verdict'] | null {
  if (right) return isNamed ? 'found' : 'missed';
  return isNamed ? 'imagined' : null;
}

/** How many barriers were found, how many there were, and how many were imagined. */
export interface BarrierCounts {
  readonly found: number;
  readonly there: number;
  readonly imagined: number;
}

/** Counts barriers by how they were judged. */
export function countsOf(barriers: readonly JudgedBarrier[]): BarrierCounts {
  const count = (wanted: JudgedBarrier['verdict']) =>
    barriers.filter(({ verdict }) => verdict === wanted).length;
  return { found: count('found'), there: count('found') + count('missed'), imagined: count('imagined') };
}
