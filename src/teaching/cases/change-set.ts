import type { Example, ExampleRequest, ExampleSet } from '../../model/key.ts';
import { MOST_IN_KEY } from '../../model/vocabulary.ts';
import { InputError, inputError, type Problem } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { counted, listed, quoted } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { withListOf } from './barrier-lists.ts';
import { difficultiesOf, kindsOf, takingTurns, type Wanted } from './case-order.ts';
import { numberOf, renumbered } from './case-reading.ts';
import { CaseStock } from './generate.ts';
import { type CaseSource, identityOf } from './make-case.ts';
import { type SpentTexts, spentIn } from './spent-texts.ts';

/** What is to be changed in a set that was made before: cases by their numbers. */
export interface Changes {
  readonly without: readonly string[];
  readonly replace: readonly string[];
}

/** The set without some cases and with others in the place of some; what is not named stays as it is. Throws an `InputError`. */
export function changedSet(
  set: ExampleSet,
  { without, replace }: Changes,
  source: CaseSource,
  avoided: SpentTexts,
): ExampleSet {
  const groups = groupedBy(set.examples, ({ id }) => numberOf(id));
  checkNumbers(set, [...without, ...replace], groups);
  for (const number of without) groups.delete(number);
  if (groups.size === 0)
    throw inputError('no-case-left', 'No case would be left.', say`Name fewer with ${code('--without')}.`);
  // What is left out is not told of again either, so that a case is not replaced by itself.
  const seen = set.examples.map(identityOf);
  const spent = new Set([...avoided, ...spentIn(set.examples, source.vignettes, source.model)]);
  for (const [index, number] of replace.entries()) {
    const old = groups.get(number);
    if (!old) continue;
    const round = roundOf(number, [...groups.keys()], old[0].levels.length);
    const beside = round.flatMap((each) => groups.get(each) ?? []);
    const made = replacement(old, [...groups.values()].flat(), { set, source, spent, seen, beside });
    groups.set(number, made);
    seen.push(...made.map(identityOf));
    for (const text of spentIn(made, source.vignettes, source.model)) spent.add(text);
    source.progress?.(index + 1, replace.length);
  }
  return { ...set, examples: [...groups.values()].flat() };
}

function checkNumbers(
  set: ExampleSet,
  numbers: readonly string[],
  groups: ReadonlyMap<string, unknown>,
): void {
  if (set.variants)
    throw inputError(
      'has-variants',
      'A set with variants is alike for every student, so that no case of it is left out or replaced.',
      say`Make it anew, with ${code('--avoid KEY')} where it was handed out.`,
    );
  const problems = numbers.flatMap((number, place): Problem[] => {
    if (!groups.has(number))
      return [
        wrong(`There is no case ${quoted(number)} in the key.`, `It has ${listed([...groups.keys()])}.`),
      ];
    if (numbers.indexOf(number) === place) return [];
    return [wrong(`Case ${quoted(number)} is named twice.`, 'Name it once.')];
  });
  if (problems.length > 0) throw new InputError(problems);
}

function wrong(message: string, advice: string): Problem {
  return { code: 'unknown-case', severity: 'error', message, advice };
}

/** The numbers of the cases that share a list with `number`: as many as there are levels. */
function roundOf(number: string, numbers: readonly string[], size: number): readonly string[] {
  const from = Math.floor(numbers.indexOf(number) / size) * size;
  return numbers.slice(from, from + size);
}

interface Place {
  readonly set: ExampleSet;
  readonly source: CaseSource;
  readonly spent: SpentTexts;
  readonly seen: readonly string[];
  /** The cases that share its list of barriers, itself among them. */
  readonly beside: readonly Example[];
}

/** Another case, or pair, of the same kind, difficulty, level and nation, told of a service that few others of the set are told of. */
function replacement(
  [old]: readonly [Example, ...Example[]],
  others: readonly Example[],
  { set, source, spent, seen, beside }: Place,
): [Example, ...Example[]] {
  const told = (id: string) => others.filter(({ setting }) => setting.id === id).length;
  const open = source.vignettes.settings.map(({ id }) => id).filter((id) => id !== old.setting.id);
  const settings = set.request.setting === null && open.length > 0 ? open : [old.setting.id];
  const [setting = null] = settings.toSorted((one, other) => told(one) - told(other));
  const request: ExampleRequest = {
    ...set.request,
    count: 1,
    level: old.secured,
    kind: old.kind,
    difficulty: old.difficulty,
    setting,
    nation: old.nation?.id ?? null,
  };
  const stock = new CaseStock(request, source, spent, { use: markOf(old), seen });
  const made = stock.next(sameAs(old, source), numberOf(old.id));
  const [first, ...rest] = made ? withListOf(made.examples, beside, stock.stream()) : [];
  if (first) return [first, ...rest];
  throw inputError(
    'no-case-found',
    `No other case was found in the place of case ${quoted(numberOf(old.id))}.`,
    say`Leave it out with ${code('--without')}, or make the set anew.`,
  );
}

/** What a case was to be, or nothing where its placement is there no more. */
function sameAs({ kind, difficulty, placement: { id }, secured }: Example, { model }: CaseSource): Wanted[] {
  const found = model.placements.filter(({ placement }) => placement.id === id);
  return found.map((placement) => {
    const level = placement.levels.findIndex(({ name }) => name.id === secured);
    return { kind, difficulty, slot: { placement, level } };
  });
}

/** A number of 32 bits that stands for the text of a case, by FNV-1a. */
function markOf({ paragraphs }: Example): number {
  let mark = 0x811c_9dc5;
  for (const character of JSON.stringify(paragraphs))
    mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  return mark;
}

/** Several sets under one key, their cases numbered anew in their order. Throws an `InputError`. */
export function joinedSet(sets: readonly [ExampleSet, ...ExampleSet[]]): ExampleSet {
  const [first, ...others] = sets;
  if (others.length === 0) return first;
  checkTogether(sets);
  const groups = sets.flatMap(({ examples }) => [...groupedBy(examples, ({ id }) => numberOf(id)).values()]);
  const parts = sets.flatMap(({ parts: own, request }) => own ?? [request]);
  const { cover, ...own } = first;
  const isSame = others.every((set) => JSON.stringify(set.cover) === JSON.stringify(cover));
  return {
    ...(isSame ? first : own),
    request: { ...together(parts), seed: first.request.seed, count: groups.length },
    without: [...new Set(sets.flatMap(({ without }) => without))],
    examples: groups.flatMap((group, index) => group.map((example) => renumbered(example, index + 1))),
    parts,
  };
}

function checkTogether(sets: readonly [ExampleSet, ...ExampleSet[]]): void {
  const [{ framework }] = sets;
  if (sets.some(({ variants }) => variants)) {
    const message =
      'A set with variants is joined with no other: each of its students has cases of their own.';
    throw inputError('has-variants', message, 'Make one set with variants of as many cases as you want.');
  }
  const other = sets.find(
    (each) => each.framework.id !== framework.id || each.framework.version !== framework.version,
  );
  if (other) {
    const [one, two] = [framework, other.framework].map(({ id, version }) => `${id} ${version}`);
    const message = `The keys belong to ${quoted(one ?? '')} and ${quoted(two ?? '')}.`;
    throw inputError('other-framework', message, 'Join keys of one framework in one version.');
  }
  const cases = sets.reduce((total, { examples }) => total + examples.length, 0);
  if (cases <= MOST_IN_KEY) return;
  const message = `Together the keys hold ${counted(cases, 'case')}.`;
  throw inputError('too-many-cases', message, `Join up to ${MOST_IN_KEY}.`);
}

/** What was wanted of several sets: what they have in common, and null where they differ. */
function together(parts: readonly ExampleRequest[]): Omit<ExampleRequest, 'seed' | 'count'> {
  const only = <Value>(values: readonly Value[]) => (new Set(values).size === 1 ? (values[0] ?? null) : null);
  const [kinds, difficulties] = [new Set(parts.flatMap(kindsOf)), new Set(parts.flatMap(difficultiesOf))];
  return {
    level: only(parts.map(({ level }) => level)),
    ...takingTurns([...kinds], [...difficulties]),
    setting: only(parts.map(({ setting }) => setting)),
    nation: only(parts.map(({ nation }) => nation)),
  };
}
