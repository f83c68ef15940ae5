import type { LevelResult, OpenQuestion, PlacementResult } from '../../model/result.ts';
import type { Model, Node } from '../compiled.ts';
import { type UndecidedWalk, visitUndecided } from '../logic/decide.ts';
import { isOpen } from '../logic/evaluate.ts';
import { type Ground, truthOf } from '../logic/ground.ts';
import { byRank, type DecidedBarrier } from './decide-barriers.ts';

/** The open questions that could change something, the most telling first. */
// First those that the lowest undecided level waits for, then by how many levels and barriers wait, then in the
// framework's order.
export function openQuestions(
  placements: readonly PlacementResult[],
  barriers: readonly DecidedBarrier[],
  ground: Ground<Model>,
): OpenQuestion[] {
  const [forLevels, forBarriers] = [waitingIn(ground), waitingIn(ground)];
  for (const [index, placement] of placements.entries()) {
    for (const [rung, level] of placement.levels.entries()) {
      const node = ground.model.placements[index]?.levels[rung]?.requires.node;
      if (!node || !isUndecided(level, placement)) continue;
      forLevels.note(level.id, [node]);
    }
  }
  for (const { model, result } of barriers) {
    if (result.status !== 'possible') continue;
    forBarriers.note(result.id, [model.raisedBy, model.arisesWhen.node]);
  }
  const found = collected({ levels: forLevels.ids, barriers: forBarriers.ids }, placements, ground);
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
type Waiting = readonly (string[] | undefined)[];

interface Noting {
  readonly ids: Waiting;
  /** Notes that `id` waits for every question whose open answer keeps one of `nodes` undecided. */
  note(id: string, nodes: readonly Node[]): void;
}

// One walk for all that wait: a walk made for each costs more than going it.
function waitingIn(ground: Ground): Noting {
  const { model, situation } = ground;
  const ids = new Array<string[] | undefined>(ground.facts.length);
  let current = '';
  const walk: UndecidedWalk = {
    model,
    situation,
    seen: new Set(),
    truthOf: (node) => truthOf(node, ground),
    visit: (question) => {
      if (!isOpen(situation.options[question] ?? 0)) return;
      const own = ids[question];
      if (!own) ids[question] = [current];
      else if (own.at(-1) !== current) own.push(current);
    },
  };
  const note: Noting['note'] = (id, nodes) => {
    current = id;
    walk.seen.clear();
    for (const node of nodes) visitUndecided(node, walk);
  };
  return { ids, note };
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
  waiting: Record<'levels' | 'barriers', Waiting>,
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

/** The rank of an open question, the lower the more telling. */
function weightOf({ levels, barriers }: OpenQuestion, lowest: ReadonlySet<string | undefined>): number {
  let isUrgent = false;
  for (const level of levels) if (lowest.has(level)) isUrgent = true;
  return ((isUrgent ? 0 : MOST) + MOST - levels.length) * MOST + MOST - barriers.length;
}

/** No fewer than the levels, or the barriers, that a framework can have. */
const MOST = 1000;
