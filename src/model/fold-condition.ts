/** Walks over conditions, as they are written (by ids) and compiled (by indexes). */
// No schema stands here, so that every room may use them.

/** What every part of a condition has, be it a group of parts or a leaf that looks at answers. */
interface Part {
  readonly kind: string;
}

type GroupKind = 'all' | 'any' | 'not' | 'at-least';

type GroupOf<P extends Part> = Extract<P, { kind: GroupKind }>;

type LeafOf<P extends Part> = Exclude<P, { kind: GroupKind }>;

/** What is made of each kind of part, with `wanted` false within an odd number of `not`. */
type Cases<P extends Part, Made> = {
  readonly [Kind in LeafOf<P>['kind']]: (leaf: Extract<P, { kind: Kind }>, wanted: boolean) => Made;
} & {
  /** Makes something of `group`, with `parts` to fold its parts, `wanted` as given or turned by `not`. */
  // They are folded only when it is called.
  readonly group: (group: GroupOf<P>, parts: (wanted?: boolean) => Made[], wanted: boolean) => Made;
};

/** What `cases` make of `part`, from its leaves up. */
export function fold<P extends Part, Made>(part: P, cases: Cases<P, Made>, wanted = true): Made {
  if (isGroup(part)) {
    const parts = (as = turned(part, wanted)) => partsOf<P>(part).map((each) => fold(each, cases, as));
    return cases.group(part, parts, wanted);
  }
  const leaf = cases[part.kind as LeafOf<P>['kind']] as unknown as (leaf: P, wanted: boolean) => Made;
  return leaf(part, wanted);
}

function isGroup<P extends Part>(part: P): part is GroupOf<P> {
  const { kind } = part;
  return kind === 'all' || kind === 'any' || kind === 'not' || kind === 'at-least';
}

/** The parts of `part`, none of a leaf. */
export function partsOf<P extends Part>(part: P): readonly P[] {
  if (!isGroup(part)) return [];
  const { of } = part as unknown as { readonly of: P | readonly P[] };
  return Array.isArray(of) ? of : [of as P];
}

/** What is wanted of the parts of `part` where this is `wanted` of the whole. */
export function turned({ kind }: Part, wanted: boolean): boolean {
  return (kind === 'not') !== wanted;
}

/** `part` and everything nested in it, outermost first. */
export function subconditions<P extends Part>(part: P): P[] {
  return [part, ...partsOf(part).flatMap(subconditions)];
}

/** A leaf of a condition, `wanted` unless it stands within an odd number of `not`. */
interface Leaf<P extends Part> {
  readonly leaf: LeafOf<P>;
  readonly wanted: boolean;
}

/** The leaves of `part` in order, with `wanted` what is wanted of the whole. */
export function leavesOf<P extends Part>(part: P, wanted = true): Leaf<P>[] {
  const leaves: Leaf<P>[] = [];
  addLeaves(leaves, part, wanted);
  return leaves;
}

function addLeaves<P extends Part>(leaves: Leaf<P>[], part: P, wanted: boolean): void {
  if (!isGroup(part)) leaves.push({ leaf: part as LeafOf<P>, wanted });
  else for (const each of partsOf<P>(part)) addLeaves(leaves, each, turned(part, wanted));
}

type QuestionOf<P> = P extends { readonly question: infer Question } ? Question : never;

/** The questions that `leaf` looks at, twice where one counts twice in a score. */
export function questionsAt<P extends Part>(leaf: P): readonly QuestionOf<P>[] {
  const looks = leaf as { readonly question?: unknown; readonly questions?: unknown };
  return (looks.questions ?? (looks.question === undefined ? NONE : [looks.question])) as QuestionOf<P>[];
}

const NONE: readonly unknown[] = [];

/** The questions that `part` looks at, each once. */
export function questionsOf<P extends Part>(part: P): QuestionOf<P>[] {
  return [...new Set(leavesOf(part).flatMap(({ leaf }) => questionsAt<P>(leaf)))];
}
