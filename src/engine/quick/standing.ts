import type { Answers } from '../../model/assessment.ts';
import type { Model } from '../model.ts';
import type { Purse } from '../search.ts';
import { settleSituation } from '../settle.ts';
import type { Situation } from '../situation.ts';

/** Where a quick interview stands. */
export interface Standing {
  readonly model: Model;
  readonly now: Situation;
  /** As it was before the sitting. */
  readonly start: Situation;
  /** What was answered in this sitting, be it "don't know", by index. */
  readonly asked: ReadonlySet<number>;
  /** What looking for the next question may still cost. */
  readonly purse: Purse;
}

/** What looking for the next question may cost: somebody waits for it. */
export const WORK = 20_000_000;

/** Where answers leave a quick interview, of which those to `askedIds` were given in this sitting. */
export function standingOf(
  model: Model,
  answers: Answers,
  nation: string | null,
  askedIds: ReadonlySet<string>,
): Standing {
  const before = new Map([...answers].filter(([id]) => !askedIds.has(id)));
  const asked = model.questions.flatMap(({ question }, index) => (askedIds.has(question.id) ? [index] : []));
  return {
    model,
    now: settleSituation(model, answers, nation),
    start: settleSituation(model, before, nation),
    asked: new Set(asked),
    purse: { left: WORK },
  };
}

/** True for a question that may be asked: one that was not asked in this sitting; and the nation is no question. */
export function mayAsk(question: number, { model, asked }: Standing): boolean {
  return question < model.questions.length && !asked.has(question);
}
