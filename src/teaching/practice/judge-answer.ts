import type { BarrierModel, Model } from '../../engine/compiled.ts';
import { evaluate, FALSE } from '../../engine/logic/evaluate.ts';
import { settleSituation } from '../../engine/logic/search.ts';
import { questionsOf } from '../../framework/traverse.ts';
import type { Example, ExampleBarrier } from '../../model/key.ts';
import type { Reason } from '../../model/result-parts.ts';
import { type Misreading, misreadingTo } from '../cases/case-reading.ts';
import { assessmentFrom, toldBy } from '../cases/inference.ts';
import { markAnswer } from '../marking/mark-answer.ts';
import { fullPoints } from '../marking/mark-scheme.ts';
import type { MarkedAnswer, StudentAnswer } from '../marking/marking-types.ts';

/** What a person answered to a case, by ids: one level, or several where the text is held to leave it open. */
export type CaseAnswer = Pick<StudentAnswer, 'levels' | 'barriers'>;

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
export function judgeAnswer(example: Example, answer: CaseAnswer, model: Model): Judged {
  const marked = markAnswer(example, answer, true);
  const barriers = example.barriers.flatMap((barrier): JudgedBarrier[] => {
    const verdict = verdictOn(barrier, answer.barriers.includes(barrier.id));
    return verdict === null ? [] : [{ verdict, barrier, facts: evidenceFor(barrier, example, model) }];
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

/**
 * The facts, by their place among the facts of a case, that show that a barrier remains or that it is not there. None for
 * one of which the text does not say enough.
 */
function evidenceFor(barrier: ExampleBarrier, example: Example, model: Model): readonly number[] {
  if (barrier.why === 'not-told') return [];
  const asked = barrier.right ? barrier.because.flatMap(askedIn) : askedAbout(barrier.id, example, model);
  return example.facts.flatMap(({ question, option }, place) =>
    option !== null && asked.includes(question) ? [place] : [],
  );
}

function askedIn({ question, orElse }: Reason): string[] {
  return [...(question === null ? [] : [question]), ...orElse.flatMap(askedIn)];
}

/** The questions that settle that a barrier is not there: whether it can arise at all, else whether anything raises it. */
function askedAbout(id: string, example: Example, model: Model): readonly string[] {
  const found = model.barriers.find(({ barrier }) => barrier.id === id);
  if (!found) return [];
  const { arisesWhen, raisedBy } = found.barrier;
  return questionsOf(arisesWhen !== null && !canArise(found, example, model) ? arisesWhen : raisedBy);
}

function canArise({ arisesWhen }: BarrierModel, example: Example, model: Model): boolean {
  const nation = example.nation?.id ?? null;
  const { answers } = assessmentFrom(toldBy(example), model, nation);
  return evaluate(arisesWhen.node, model, settleSituation(model, answers, nation)) !== FALSE;
}
