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
  readonly #levels: ReadonlyMap<CaseKind, ShuffleBag<Slot>>;

  /** Throws an `InputError` where there is no case of a kind. */
  constructor(request: ExampleRequest, model: Model, levels: Random) {
    const [kinds, difficulties] = [kindsOf(request), difficultiesOf(request)];
    const nextStream = streamsOf(request.seed, ORDER);
    this.#kinds = new ShuffleBag(often(kinds), nextStream());
    this.#difficulties = new ShuffleBag(often(difficulties), nextStream());
    this.#levels = new Map(
      kinds.map((kind) => {
        const random = kinds.length === 1 ? levels : nextStream();
        return [kind, new ShuffleBag(slotsOf(request.level, kind, model), random)];
      }),
    );
  }

  /** What comes next, in the order in which it should be tried; what is found no further is left out from then on. */
  *next(onLackOf: (wanted: Wanted) => void): Generator<Wanted, void> {
    const difficulty = this.#difficulties.draw() as Difficulty;
    for (let kind = this.#kinds.draw(); kind; kind = this.#kinds.draw()) {
      const levels = this.#levels.get(kind);
      for (let slot = levels?.draw(); slot; slot = levels?.draw()) {
        const wanted = { kind, difficulty, slot };
        yield wanted;
        levels?.remove(slot);
        onLackOf(wanted);
      }
      this.#kinds.remove(kind);
    }
  }
}

/** The streams of random numbers for the order of cases of several kinds. */
const ORDER = 0x6f72_6465;

function often<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 1 ? items : Array.from({ length: OFTEN }, () => items).flat();
}

/** The levels that are wanted and possible, lowest first. */
function slotsOf(level: string | null, kind: CaseKind, model: Model): Slot[] {
  const all = model.placements.flatMap((placement) =>
    placement.levels.map((_, index) => ({ placement, level: index })),
  );
  const wanted = all.filter((slot) => level === null || nameOf(slot).id === level);
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
