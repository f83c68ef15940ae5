import { evaluate } from '../engine/evaluate.ts';
import { TRUE } from '../engine/truth.ts';
import type { Aim } from './aims.ts';
import type { Random } from './random.ts';
import { isCertainly, levelsAfter, situationAfter, type Telling, type Told } from './told.ts';

/**
 * The answers that decide: without any one of them, the text would no longer place the case as it is meant to. Of the
 * answers given, those are left out one by one, in any order, that are not missed. Null where not even all of them do.
 */
export function decidingAnswers(all: Told, aim: Aim, telling: Telling, random: Random): Told | null {
  if (!decides(all, aim, telling)) return null;
  const { placement } = telling;
  const own = [...all].filter(([question]) => placement.questions.includes(question));
  const left = new Map(own);
  if (!decides(left, aim, telling)) return null;
  for (const [question, option] of random.shuffled(own)) {
    left.delete(question);
    if (!decides(left, aim, telling)) left.set(question, option);
  }
  return left;
}

/** True where each of the answers that decide is still missed if it is left out, although others are told besides. */
export function areMissed(deciding: Told, besides: Told, aim: Aim, telling: Telling): boolean {
  const told = [...deciding, ...besides];
  return [...deciding.keys()].every(
    (question) => !decides(new Map(told.filter(([other]) => other !== question)), aim, telling),
  );
}

/** True where what is told, the pivot aside, makes of the case what it is to be. */
function decides(told: Told, aim: Aim, telling: Telling): boolean {
  if (aim.kind === 'uncertain') return leavesOpen(told, aim, telling);
  const isPlaced = aim.worlds.every(({ level, option }) =>
    isCertainly(level, withPivot(told, aim, option), telling),
  );
  return isPlaced && (aim.kind !== 'out-of-order' || isMetAbove(told, aim, telling));
}

/** What is told, with the answer in which the worlds differ. */
export function withPivot(told: Told, { pivot }: Pick<Aim, 'pivot'>, option: number | null): Told {
  return pivot === null || option === null ? told : new Map([...told, [pivot, option]]);
}

/** True where the pivot alone decides between several levels, of which the one asked for is the lowest. */
function leavesOpen(told: Told, { pivot, level }: Aim, telling: Telling): boolean {
  if (pivot === null || situationAfter(told, telling).absent[pivot] === 1) return false;
  const options = telling.model.questions[pivot]?.values ?? [];
  const found = new Set<number>();
  for (const option of options.keys()) {
    const levels = levelsAfter(withPivot(told, { pivot }, option), telling);
    if (levels?.length !== 1) return false;
    found.add(levels[0] ?? 0);
  }
  return found.size > 1 && Math.min(...found) === level;
}

function isMetAbove(told: Told, aim: Aim, telling: Telling): boolean {
  const situation = situationAfter(told, telling);
  const above = telling.placement.levels.slice(aim.level + 2);
  return above.some(({ requires }) => evaluate(requires.node, telling.model, situation) === TRUE);
}
