import type { Key } from '../model/key.ts';
import { inOrder } from './names.ts';
import type { BarrierMarks, StudentMarks } from './types.ts';

/** Every barrier that a case of the key offers, over all answers that were marked; the most often misjudged first. */
export function barrierMarks(key: Key, students: readonly StudentMarks[]): BarrierMarks[] {
  const marks = new Map<string, { -readonly [Part in keyof BarrierMarks]: BarrierMarks[Part] }>();
  for (const [place, { barriers }] of key.examples.entries()) {
    const answers = students.flatMap(({ answers: own }) => own[place]?.barriers ?? []);
    const missed = timesOf(answers.flatMap((answer) => answer.missed));
    const imagined = timesOf(answers.flatMap((answer) => answer.imagined));
    for (const { id, name, right } of barriers) {
      const mark = marks.get(id) ?? { id, name, right: 0, missed: 0, wrong: 0, imagined: 0 };
      marks.set(id, mark);
      if (right) mark.right += answers.length;
      else mark.wrong += answers.length;
      mark.missed += missed.get(id) ?? 0;
      mark.imagined += imagined.get(id) ?? 0;
    }
  }
  const wrongly = ({ missed, imagined }: BarrierMarks) => missed + imagined;
  return [...marks.values()].toSorted(
    (one, other) => wrongly(other) - wrongly(one) || inOrder(one.id, other.id),
  );
}

function timesOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}
