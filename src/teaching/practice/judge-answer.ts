import type { BarrierModel, Model } from '../../engine/compiled.ts';
import { evaluate, FALSE } from '../../engine/logic/evaluate.ts';
import { settleSituation } from '../../engine/logic/search.ts';
import { questionsOf } from '../../model/fold-condition.ts';
import type { Example, ExampleBarrier } from '../../model/key.ts';
import type { Reason } from '../../model/result-parts.ts';
import { assessmentFrom, toldBy } from '../cases/inference.ts';
import { markAnswer } from '../marking/mark-answer.ts';
import { fullPoints } from '../marking/mark-scheme.ts';
import type { MarkedAnswer, StudentAnswer } from '../marking/marking-types.ts';

/** An answer to a case, by ids. */
export type CaseAnswer = Pick<StudentAnswer, 'levels' | 'barriers'>;

/** A case with an answer and its marks. */
export interface Judged {
  readonly example: Example;
  readonly marked: MarkedAnswer;
  readonly barriers: readonly JudgedBarrier[];
  readonly counts: BarrierCounts;
  /** The most points of the level and of the barriers. */
  readonly full: { readonly level: number; readonly barriers: number };
}

/** A barrier that remains or was named. */
export interface JudgedBarrier {
  readonly verdict: 'found' | 'missed' | 'imagined';
  readonly barrier: ExampleBarrier;
  /** The answers that show that it is there, or is not. */
  readonly because: readonly Pick<Reason, 'question' | 'ask' | 'text' | 'open'>[];
}

/** Marks an answer in practice. */
export function judgeAnswer(example: Example, answer: CaseAnswer, model: Model): Judged {
  return judgeMarked(example, markAnswer(example, answer, { withBarriers: true }), {
    model,
    withBarriers: true,
  });
}

/** Judges an answer that is marked already. */
export function judgeMarked(
  example: Example,
  marked: MarkedAnswer,
  { model, withBarriers }: { readonly model: Model; readonly withBarriers: boolean },
): Judged {
  const named = marked.barriers ? [...marked.barriers.right, ...marked.barriers.imagined] : [];
  const level = fullPoints(example, false);
  // Whether a student was asked about barriers, the points that could be had tell.
  const isAsked =
    withBarriers && (marked.status === 'not marked' || marked.of - (marked.byHand?.of ?? 0) > level);
  const full = { level, barriers: fullPoints(example, isAsked) - level };
  const barriers = (isAsked ? example.barriers : []).flatMap((barrier): JudgedBarrier[] => {
    const verdict = verdictOn(barrier, named.includes(barrier.id));
    const because = barrier.why === 'not-there' ? settledBy(barrier.id, example, model) : barrier.because;
    return verdict === null ? [] : [{ verdict, barrier, because }];
  });
  return { example, marked, barriers, counts: countsOf(barriers), full };
}

function verdictOn({ right }: ExampleBarrier, isNamed: boolean): JudgedBarrier['verdict'] | null {
  if (right) return isNamed ? 'found' : 'missed';
  return isNamed ? 'imagined' : null;
}

export interface BarrierCounts {
  readonly found: number;
  readonly there: number;
  readonly imagined: number;
}

/** Counts barriers by verdict. */
export function countsOf(barriers: readonly JudgedBarrier[]): BarrierCounts {
  const count = (wanted: JudgedBarrier['verdict']) =>
    barriers.filter(({ verdict }) => verdict === wanted).length;
  return { found: count('found'), there: count('found') + count('missed'), imagined: count('imagined') };
}

/** The answers that keep a barrier from arising, else those that keep it from being raised. */
function settledBy(id: string, example: Example, model: Model): JudgedBarrier['because'] {
  const found = model.barriers.find(({ barrier }) => barrier.id === id);
  if (!found) return [];
  const { arisesWhen, raisedBy } = found.barrier;
  const asked = questionsOf(arisesWhen !== null && !canArise(found, example, model) ? arisesWhen : raisedBy);
  return example.facts
    .filter(({ question, option }) => option !== null && asked.includes(question))
    .map(({ question, ask, text }) => ({ question, ask, text, open: false }));
}

function canArise({ arisesWhen }: BarrierModel, example: Example, model: Model): boolean {
  const nation = example.nation?.id ?? null;
  const { answers } = assessmentFrom(toldBy(example), model, nation);
  return evaluate(arisesWhen.node, model, settleSituation(model, answers, nation)) !== FALSE;
}
