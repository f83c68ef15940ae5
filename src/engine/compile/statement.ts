import type { Atom, Node, QuestionModel, Statement } from '../compiled.ts';

/** How a question turns a condition: only upwards, only downwards, or in a way that has no direction. */
type Turn = 'up' | 'down' | 'either';

/** A condition that is decided on its own, with what deciding it depends on. */
export function statementOf(node: Node, questions: readonly QuestionModel[]): Statement {
  const turns = turnsOf(node, questions);
  const repeated = [...turns].flatMap(([question, found]) => (found.length > 1 ? [question] : []));
  return { node, questions: withShownBy([...turns.keys()], questions), plain: isPlain(turns), repeated };
}

/** The questions that a condition itself looks at, each once. */
export function questionsIn(node: Node): number[] {
  if (node.kind === 'atom') return [node.question];
  if (node.kind === 'score') return [...new Set(node.questions)];
  return [...new Set(node.of.flatMap(questionsIn))];
}

/** The questions, and those that decide whether they are asked, and so on; each once, those given first. */
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
  const add = (question: number, turn: Turn): void => {
    const turns = found.get(question);
    if (turns) turns.push(turn);
    else found.set(question, [turn]);
  };
  const visit = (part: Node, negated: boolean): void => {
    if (part.kind === 'atom') add(part.question, turned(directionOf(part, questions), negated));
    // One that is named twice counts twice.
    else if (part.kind === 'score')
      for (const question of part.questions) add(question, turned('up', negated));
    else for (const each of part.of) visit(each, negated !== (part.kind === 'not'));
  };
  visit(node, false);
  return found;
}

function directionOf(atom: Atom, questions: readonly QuestionModel[]): Turn {
  const every = questions[atom.question]?.everyOption;
  if (every === undefined) return 'either';
  const rest = every & ~atom.bits;
  if (isRun(rest)) return 'up';
  return isRun(atom.bits) ? 'down' : 'either';
}

/** True if the set is the lowest options without a gap: adding one carries into a single bit. */
function isRun(bits: number): boolean {
  return (bits & (bits + 1)) === 0;
}

function turned(turn: Turn, negated: boolean): Turn {
  if (!negated || turn === 'either') return turn;
  return turn === 'up' ? 'down' : 'up';
}
