import type { Model, PlacementModel } from '../../engine/compiled.ts';
import type { ExampleRequest } from '../../model/key.ts';
import type { CaseKind, Difficulty } from '../../model/vocabulary.ts';
import { inputError } from '../../problem.ts';
import { quoted } from '../../text.ts';
import { noneBecause } from './case-target.ts';
import { type Random, ShuffleBag, streamsOf } from './random.ts';

/** A level that cases can lie at. */
export interface Slot {
  readonly placement: PlacementModel;
  readonly level: number;
}

/** What the next case is to be. */
export interface Wanted {
  readonly kind: CaseKind;
  readonly difficulty: Difficulty;
  readonly slot: Slot;
}

/** The kinds that a request has in turn. */
export function kindsOf({ kind, kinds }: Pick<ExampleRequest, 'kind' | 'kinds'>): readonly CaseKind[] {
  return kind === null ? (kinds ?? []) : [kind];
}

/** The difficulties that a request has in turn. */
export function difficultiesOf({ difficulty, difficulties = [] }: ExampleRequest): readonly Difficulty[] {
  return difficulty === null ? difficulties : [difficulty];
}

/** How a request says its kinds and difficulties: one by itself, and several that take turns. */
export function takingTurns(
  kinds: readonly CaseKind[],
  difficulties: readonly Difficulty[],
): Pick<ExampleRequest, 'kind' | 'kinds' | 'difficulty' | 'difficulties'> {
  const only = <Item>([one, ...others]: readonly Item[]) => (others.length > 0 ? null : (one ?? null));
  return {
    kind: only(kinds),
    ...(kinds.length > 1 && { kinds }),
    difficulty: only(difficulties),
    ...(difficulties.length > 1 && { difficulties }),
  };
}

/** How often each of several kinds stands in a bag: once alone, and the last would be known by the others. */
const OFTEN = 2;

/** The order of kinds, difficulties and levels, each drawn apart from the others, so that none gives another away. */
export class CaseOrder {
  readonly #kinds: ShuffleBag<CaseKind>;
  readonly #difficulties: ShuffleBag<Difficulty>;
  readonly #levels: LevelTurns;

  /** Throws an `InputError` where there is no case of a kind. */
  constructor(request: ExampleRequest, model: Model, levels: Random) {
    const [kinds, difficulties] = [kindsOf(request), difficultiesOf(request)];
    const nextStream = streamsOf(request.seed, ORDER);
    this.#kinds = new ShuffleBag(often(kinds), nextStream());
    this.#difficulties = new ShuffleBag(often(difficulties), nextStream());
    const all = slotsIn(request.level, model);
    const able = new Map(kinds.map((kind) => [kind, slotsOf(all, kind, request.level)]));
    const turns = kinds.length === 1 ? levels : nextStream();
    this.#levels = new LevelTurns(able, { count: request.count, turns, others: nextStream() });
  }

  /** What comes next, in the order in which it should be tried; what is found no further is left out from then on. */
  *next(onLackOf: (wanted: Wanted) => void): Generator<Wanted, void> {
    const difficulty = this.#difficulties.draw() as Difficulty;
    this.#levels.turn();
    for (let kind = this.#kinds.draw(); kind; kind = this.#kinds.draw()) {
      for (const slot of this.#levels.triesFor(kind)) {
        const wanted = { kind, difficulty, slot };
        yield wanted;
        this.#levels.remove(slot, kind);
        onLackOf(wanted);
      }
      this.#kinds.remove(kind);
    }
  }
}

/**
 * The levels, of which each has its turn once in a round, whatever kind it falls to, so that a small set lacks few. Where a kind has no
 * case at the level whose turn it is, one that has no turn before the set ends goes before any other.
 */
// To give that level to a kind that has it would make up for what others cannot have, and the kind would tell the level.
class LevelTurns {
  readonly #able: Map<CaseKind, readonly Slot[]>;
  readonly #turns: Random;
  readonly #others: Random;
  /** Those that have yet to come in this round, the next one last. */
  #left: Slot[] = [];
  /** Those of this round that have no turn before the set ends. */
  #spare: readonly Slot[] = [];
  #current: Slot | undefined;
  /** How many cases of the set are still to come. */
  #toCome: number;

  constructor(
    able: Map<CaseKind, readonly Slot[]>,
    { count, turns, others }: { readonly count: number; readonly turns: Random; readonly others: Random },
  ) {
    this.#able = able;
    this.#toCome = count;
    this.#turns = turns;
    this.#others = others;
  }

  /** Goes on to the level of the next case. */
  turn(): void {
    if (this.#left.length === 0) {
      this.#left = this.#turns.shuffled(this.#all());
      this.#spare = this.#toCome > 0 ? this.#left.slice(0, -this.#toCome) : [];
    }
    this.#toCome -= 1;
    this.#current = this.#left.pop();
  }

  /** The levels at which a case of a kind should be tried, in that order; one that is taken changes places with that whose turn it is. */
  *triesFor(kind: CaseKind): Generator<Slot, void> {
    const [current, able] = [this.#current, this.#able.get(kind) ?? []];
    const isSpare = (slot: Slot) => this.#spare.includes(slot);
    const others = this.#others.shuffled(able.filter((slot) => slot !== current));
    yield* able.filter((slot) => slot === current);
    for (const slot of others.toSorted((one, other) => Number(isSpare(other)) - Number(isSpare(one)))) {
      if (isSpare(slot)) this.#put(current, slot);
      yield slot;
      if (isSpare(slot)) this.#put(slot, current);
    }
  }

  #put(slot: Slot | undefined, other: Slot | undefined): void {
    this.#left = this.#left.map((each) => (slot && each === other ? slot : each));
  }

  /** Takes a level out for good at which no case of a kind is found. */
  remove(slot: Slot, kind: CaseKind): void {
    this.#able.set(
      kind,
      (this.#able.get(kind) ?? []).filter((each) => each !== slot),
    );
    const all = this.#all();
    this.#left = this.#left.filter((each) => all.includes(each));
  }

  #all(): Slot[] {
    return [...new Set([...this.#able.values()].flat())];
  }
}

/** The streams of random numbers for the order of cases of several kinds. */
const ORDER = 0x6f72_6465;

function often<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 1 ? items : Array.from({ length: OFTEN }, () => items).flat();
}

/** The levels that are wanted, lowest first. */
function slotsIn(level: string | null, model: Model): Slot[] {
  const all = model.placements.flatMap((placement) =>
    placement.levels.map((_, index) => ({ placement, level: index })),
  );
  return all.filter((slot) => level === null || nameOf(slot).id === level);
}

/** Those of the levels that are `wanted` at which there may be a case of a kind. */
function slotsOf(wanted: readonly Slot[], kind: CaseKind, level: string | null): readonly Slot[] {
  const reasons = wanted.map((slot) => noneBecause(kind, slot.level, slot.placement));
  const able = wanted.filter((_, index) => reasons[index] === null);
  const [first] = wanted;
  if (able.length > 0) return able;
  const where = level === null || !first ? '' : ` at ${quoted(nameOf(first).name)}`;
  throw inputError(
    'no-such-case',
    `There is no case of the kind ${quoted(kind)}${where}, because ${reasons[0] ?? 'the framework has no levels'}.`,
    'Choose another kind, or another level.',
  );
}

/** The name of a level that cases can lie at. */
export function nameOf({ placement, level }: Slot): PlacementModel['levels'][number]['name'] {
  return (placement.levels[level] as PlacementModel['levels'][number]).name;
}
