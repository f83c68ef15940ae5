import type { BarrierModel, Model } from '../../engine/compiled.ts';
import { evaluate, FALSE } from '../../engine/logic/evaluate.ts';
import { settleSituation } from '../../engine/logic/search.ts';
import { questionsOf } from '../../framework/traverse.ts';
import type { Example, ExampleBarrier } from '../../model/key.ts';
import type { Reason } from '../../model/result-parts.ts';
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
  readonly barriers: readonly JudgedBarrier[];
  readonly counts: BarrierCounts;
  /** The most that the level and the barriers can bring. */
  readonly full: { readonly level: number; readonly barriers: number };
}

/** A barrier that was named rightly, passed over, or named though it does not remain. Others are not spoken of. */
export interface JudgedBarrier {
  readonly verdict: 'found' | 'missed' | 'imagined';
  readonly barrier: ExampleBarrier;
  /** What shows it, or shows that it is not there. */
  readonly because: readonly Pick<Reason, 'question' | 'ask' | 'text' | 'open'>[];
}

/** Holds an answer against its case. */
export function judgeAnswer(example: Example, answer: CaseAnswer, model: Model): Judged {
  const marked = markAnswer(example, answer, true);
  const barriers = example.barriers.flatMap((barrier): JudgedBarrier[] => {
    const verdict = verdictOn(barrier, answer.barriers.includes(barrier.id));
    const because = barrier.why === 'not-there' ? settledBy(barrier.id, example, model) : barrier.because;
    return verdict === null ? [] : [{ verdict, barrier, because }];
  });
  const level = fullPoints(example, false);
  const full = { level, barriers: marked.of - level };
  return { example, marked, barriers, counts: countsOf(barriers), full };
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

/** What the text tells that settles that a barrier is not there: of whether it can arise, else of what would raise it. */
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
