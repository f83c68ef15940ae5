import { leavesOf, questionsAt } from '../../model/fold-condition.ts';
import type { Atom, Node, QuestionModel, Statement } from '../compiled.ts';
import { isClosedAbove } from '../logic/monotonicity.ts';

/** Whether a question turns a condition only upwards, only downwards or without a direction. */
type Turn = 'up' | 'down' | 'either';

/** A condition that is decided on its own, with what deciding it depends on. */
export function statementOf(node: Node, questions: readonly QuestionModel[]): Statement {
  const turns = turnsOf(node, questions);
  const repeated = [...turns].flatMap(([question, found]) => (found.length > 1 ? [question] : []));
  return { node, questions: withShownBy([...turns.keys()], questions), plain: isPlain(turns), repeated };
}

/** `start`, then the questions that decide, directly or through others, if these are asked, each once. */
export function withShownBy(start: readonly number[], questions: readonly QuestionModel[]): number[] {
  const found = new Set(start);
  const closed = new Set<number>();
  for (const index of start) {
    // What decides a question names what decides that in its turn.
    if (closed.has(index)) continue;
    for (const parent of questions[index]?.shownWhen?.questions ?? []) {
      found.add(parent);
      closed.add(parent);
    }
  }
  return [...found];
}

// Combining part by part is exact where every question can be given its best answer for all the parts at once,
// and its worst: it is looked at once, or always in the same direction.
function isPlain(turns: ReadonlyMap<number, readonly Turn[]>): boolean {
  return [...turns.values()].every(
    (found) => found.length === 1 || (found[0] !== 'either' && found.every((turn) => turn === found[0])),
  );
}

function turnsOf(node: Node, questions: readonly QuestionModel[]): Map<number, Turn[]> {
  const found = new Map<number, Turn[]>();
  for (const { leaf, wanted } of leavesOf(node)) {
    const turn = leaf.kind === 'atom' ? directionOf(leaf, questions) : 'up';
    for (const question of questionsAt<Node>(leaf)) {
      const turns = found.get(question);
      if (turns) turns.push(opposite(turn, wanted));
      else found.set(question, [opposite(turn, wanted)]);
    }
  }
  return found;
}

function directionOf({ question, bits }: Atom, questions: readonly QuestionModel[]): Turn {
  const every = questions[question]?.everyOption;
  if (every === undefined) return 'either';
  if (isClosedAbove(bits, every)) return 'up';
  return isClosedAbove(~bits, every) ? 'down' : 'either';
}

function opposite(turn: Turn, wanted: boolean): Turn {
  if (wanted || turn === 'either') return turn;
  return turn === 'up' ? 'down' : 'up';
}
