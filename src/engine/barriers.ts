import { decide } from './decide.ts';
import type { Ground } from './ground.ts';
import type { BarrierModel } from './model.ts';
import { addWhyTrue, NO_REASONS } from './reasons.ts';
import type { BarrierResult, BarrierStatus, PlacementResult, Reason } from './result.ts';
import { TRUE } from './truth.ts';

/** Every barrier of the framework with how it stands, in the order in which they should be tackled. */
export function barrierResults(placements: readonly PlacementResult[], ground: Ground): BarrierResult[] {
  const standing: Standing = {
    inPlace: new Set(placements.flatMap((placement) => placement.inPlace)),
    next: new Set(placements.map((placement) => placement.next)),
    nations: ground.situation.options[ground.model.questions.length] ?? 0,
  };
  const ranked: { readonly barrier: BarrierResult; readonly urgency: number }[] = [];
  for (const model of ground.model.barriers) {
    const barrier = barrierResult(model, standing, ground);
    ranked.push({ barrier, urgency: urgencyOf(barrier, standing.next) });
  }
  ranked.sort((one, other) => one.urgency - other.urgency);
  return ranked.map(({ barrier }) => barrier);
}

/** What barriers are held against. */
interface Standing {
  readonly inPlace: ReadonlySet<string>;
  /** The levels to work on next. */
  readonly next: ReadonlySet<string | null>;
  /** The nations in which the service may be: the one given, or all of them, a bit each. */
  readonly nations: number;
}

const STATUS_ORDER: Readonly<Record<BarrierStatus, number>> = {
  remains: 0,
  possible: 2,
  clear: 4,
  'does-not-arise': 6,
};

/** The lower, the sooner: by status, then whether it holds back the next step, then by how many levels it holds back. */
function urgencyOf({ status, holdsBack }: BarrierResult, next: ReadonlySet<string | null>): number {
  const holdsNext = holdsBack.some((level) => next.has(level));
  return (STATUS_ORDER[status] + (holdsNext ? 0 : 1)) * 1000 - holdsBack.length;
}

function barrierResult(model: BarrierModel, standing: Standing, ground: Ground): BarrierResult {
  const { barrier, kindTitle } = model;
  const status = statusOf(model, standing.nations, ground);
  const holdsBack: string[] = [];
  for (const level of barrier.holdsBack) if (!standing.inPlace.has(level)) holdsBack.push(level);
  return {
    id: barrier.id,
    kind: barrier.kind,
    kindTitle,
    name: barrier.name,
    about: barrier.about,
    status,
    holdsBack,
    because: status === 'remains' || status === 'possible' ? because(model, ground) : NO_REASONS,
    levers: model.leversIn.get(standing.nations) ?? model.levers,
    source: barrier.source,
    unverified: barrier.unverified,
  };
}

function statusOf(barrier: BarrierModel, nations: number, ground: Ground): BarrierStatus {
  const here = nations & barrier.nations;
  if (here === 0) return 'does-not-arise';
  const remains = decide(barrier.remains, ground);
  if (remains & TRUE) return remains === TRUE && here === nations ? 'remains' : 'possible';
  return decide(barrier.clear, ground) & TRUE ? 'clear' : 'does-not-arise';
}

/** What raises it; and, while that is open, what decides whether it arises at all. */
function because({ arisesWhen, raisedBy }: BarrierModel, ground: Ground): Reason[] {
  const reasons: Reason[] = [];
  addWhyTrue(reasons, raisedBy, ground);
  if (decide(arisesWhen, ground) !== TRUE) addWhyTrue(reasons, arisesWhen.node, ground);
  return reasons;
}
