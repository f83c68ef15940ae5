import type { LevelResult, OpenQuestion, PlacementResult } from '../../model/result.ts';
import type { Model, Node } from '../compiled.ts';
import { isCertain, isOpen, mayBeHidden, truthOf } from '../logic/evaluate.ts';
import type { Ground } from '../logic/ground.ts';
import { byRank, type DecidedBarrier } from './decide-barriers.ts';

/**
 * The open questions that could change something, the most telling first: those that the lowest undecided level
 * waits for, then by how many levels and barriers wait, then in the framework's order.
 */
export function openQuestions(
  placements: readonly PlacementResult[],
  barriers: readonly DecidedBarrier[],
  ground: Ground<Model>,
): OpenQuestion[] {
  const size = ground.facts.length;
  const waiting: Waiting = { levels: new Array(size), barriers: new Array(size) };
  for (const [index, placement] of placements.entries()) {
    for (const [rung, level] of placement.levels.entries()) {
      const node = ground.model.placements[index]?.levels[rung]?.requires.node;
      if (!node || !isUndecided(level, placement)) continue;
      note(node, { waiting: waiting.levels, id: level.id, seen: new Set() }, ground);
    }
  }
  for (const { model, result } of barriers) {
    if (result.status !== 'possible') continue;
    const walk = { waiting: waiting.barriers, id: result.id, seen: new Set<number>() };
    note(model.raisedBy, walk, ground);
    note(model.arisesWhen.node, walk, ground);
  }
  const found = collected(waiting, placements, ground);
  const lowest = new Set(
    placements.map((placement) => placement.levels.find((level) => isUndecided(level, placement))?.id),
  );
  return byRank(
    found,
    found.map((question) => weightOf(question, lowest)),
  );
}

// Where the highest level that holds counts, those below the lowest that is possible change nothing.
function isUndecided({ status, rank }: LevelResult, { cumulative, possible }: PlacementResult): boolean {
  return status === 'unknown' && (cumulative || rank >= possible.from.rank);
}

/** By question index, the ids of what waits for it. */
interface Waiting {
  readonly levels: (string[] | undefined)[];
  readonly barriers: (string[] | undefined)[];
}

/** What waits, and the questions that were met on the way: each is gone through once, by however many ways it is reached. */
interface Walk {
  readonly waiting: Waiting['levels'];
  readonly id: string;
  readonly seen: Set<number>;
}

/** Notes every question whose open answer keeps a condition undecided. */
function note(node: Node, walk: Walk, ground: Ground): void {
  if (isCertain(truthOf(node, ground))) return;
  switch (node.kind) {
    case 'atom':
      noteQuestion(node.question, walk, ground);
      break;
    case 'score':
      for (const question of node.questions) noteQuestion(question, walk, ground);
      break;
    default:
      for (const part of node.of) note(part, walk, ground);
  }
}

function noteQuestion(question: number, walk: Walk, ground: Ground): void {
  const { waiting, id, seen } = walk;
  if (seen.has(question)) return;
  seen.add(question);
  const { model, situation } = ground;
  if (isOpen(situation.options[question] ?? 0)) {
    const ids = waiting[question];
    if (ids) ids.push(id);
    else waiting[question] = [id];
  }
  const shownWhen = model.questions[question]?.shownWhen;
  if (shownWhen && mayBeHidden(situation, question)) note(shownWhen.node, walk, ground);
}

/** The placements that an answer settles, by itself or with as few others as will do. */
function decidedBy(question: string, placements: readonly PlacementResult[]): string[] {
  return placements
    .filter(({ settling }) =>
      [...(settling?.alone ?? []), ...(settling?.levels.flatMap(({ answers }) => answers) ?? [])].some(
        (each) => each.question === question,
      ),
    )
    .map(({ id }) => id);
}

function collected(
  waiting: Waiting,
  placements: readonly PlacementResult[],
  ground: Ground<Model>,
): OpenQuestion[] {
  const found: OpenQuestion[] = [];
  for (let index = 0; index < ground.facts.length; index += 1) {
    const fact = ground.facts[index];
    const levels = waiting.levels[index] ?? NONE;
    const barriers = waiting.barriers[index] ?? NONE;
    if (!fact || fact.question === null || levels.length + barriers.length === 0) continue;
    const { question, ask, answer } = fact;
    const settleNow =
      answer === 'unknown' ? (ground.model.questions[index]?.question.settleNow ?? null) : null;
    found.push({
      question,
      ask,
      answer,
      levels,
      barriers,
      decides: decidedBy(question, placements),
      settleNow,
    });
  }
  return found;
}

const NONE: readonly string[] = [];

/** The lower, the more telling. */
function weightOf({ levels, barriers }: OpenQuestion, lowest: ReadonlySet<string | undefined>): number {
  let isUrgent = false;
  for (const level of levels) if (lowest.has(level)) isUrgent = true;
  return ((isUrgent ? 0 : MOST) + MOST - levels.length) * MOST + MOST - barriers.length;
}

/** No fewer than the levels, or the barriers, that a framework can have. */
const MOST = 1000;
