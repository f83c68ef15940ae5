import * as fc from 'fast-check';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework, Placement } from '../../src/model/framework.ts';
import { assessments } from './frameworks.ts';
import { completions, levelGiven } from './oracle.ts';

/**
 * What open answers decide, worked out the slow and plain way: every way to answer all that is open is listed with
 * the level that it gives, and every set of answers is tried.
 */

/** Something open, and the options that it has left. The nation is called so. */
export interface Open {
  readonly id: string;
  readonly options: readonly string[];
}

/** One way to answer all that is open, and the level that it gives, by index. */
interface Way {
  readonly answers: readonly string[];
  readonly level: number;
}

/** By the id of something open, the options that it may have. */
export type Allowed = ReadonlyMap<string, readonly string[]>;

/** Assessments of a framework in which about half of the answers are not given. */
export function halfAnswered(framework: Framework): fc.Arbitrary<Assessment> {
  return fc.tuple(assessments(framework), fc.nat(255)).map(([assessment, taken]) => {
    const ids = framework.questions.map(({ id }) => id).filter((_, index) => taken & (1 << index));
    return { ...assessment, answers: new Map([...assessment.answers].filter(([id]) => !ids.includes(id))) };
  });
}

/** What is open in an assessment, in the framework's order, the nation last. */
export function openIn(framework: Framework, { answers, service }: Assessment): Open[] {
  const questions = framework.questions.map(({ id, options, mayNotApply }): Open => {
    const answer = answers.get(id)?.answer ?? 'unknown';
    const ids = options.map((option) => option.id);
    if (answer === 'unknown') return { id, options: mayNotApply ? [...ids, 'not-applicable'] : ids };
    const given = typeof answer === 'string' ? [answer] : answer;
    return { id, options: ids.filter((option) => given.includes(option)) };
  });
  const nations = service.nation === null ? framework.nations.map(({ id }) => id) : [];
  return [...questions, { id: 'nation', options: nations }].filter(({ options }) => options.length > 1);
}

/** The assessment with some answers given, or given otherwise. */
export function answeredWith(answers: ReadonlyMap<string, string>, assessment: Assessment): Assessment {
  const given = new Map(assessment.answers);
  for (const [id, answer] of answers) given.set(id, { answer, note: null, evidence: [], source: null });
  const nation = answers.get('nation') ?? assessment.service.nation;
  given.delete('nation');
  return { ...assessment, service: { ...assessment.service, nation }, answers: given };
}

/** Every way to answer all that is open, with the level that a placement gives then. */
export function waysOf(
  placement: Placement,
  framework: Framework,
  assessment: Assessment,
  open: readonly Open[],
): Way[] {
  let all: string[][] = [[]];
  for (const { options } of open) all = all.flatMap((way) => options.map((option) => [...way, option]));
  return all.map((answers) => {
    const given = new Map(open.map(({ id }, place) => [id, answers[place] ?? '']));
    const [completion] = completions(framework, answeredWith(given, assessment));
    if (!completion) throw new Error('there is always one');
    return { answers, level: levelGiven(placement, framework, completion) };
  });
}

/** The levels that are given by the ways that are allowed, each once, lowest first. */
export function levelsOf(
  ways: readonly Way[],
  open: readonly Open[] = [],
  allowed: Allowed = new Map(),
): number[] {
  const isAllowed = ({ answers }: Way) =>
    open.every(({ id }, place) => allowed.get(id)?.includes(answers[place] ?? '') ?? true);
  return [...new Set(ways.filter(isAllowed).map(({ level }) => level))].toSorted((one, other) => one - other);
}

/** Answers by the id of what is open, in order. */
type Answered = readonly (readonly [id: string, option: string])[];

/** For each level that is given the smallest set of answers that fixes it, of several the first: all sets are tried. */
export function smallestSets(ways: readonly Way[], open: readonly Open[]): Map<number, Answered> {
  const found = new Map<number, Answered>();
  const wanted = levelsOf(ways).length;
  for (const places of subsets(open.length)) {
    if (found.size === wanted && [...found.values()].every(({ length }) => length < places.length)) break;
    for (const [options, levels] of levelsBy(places, ways)) {
      const [level, ...others] = levels;
      if (level === undefined || others.length > 0) continue;
      const set = places.map((place, index) => [open[place]?.id ?? '', options[index] ?? ''] as const);
      const best = found.get(level);
      if (!best || comesBefore(set, best, open)) found.set(level, set);
    }
  }
  return found;
}

/** The sets of places, the smallest first. */
function subsets(count: number): number[][] {
  const places = Array.from({ length: count }, (_, place) => place);
  const all = Array.from({ length: 2 ** count }, (_, bits) => places.filter((place) => bits & (1 << place)));
  return all.toSorted((one, other) => one.length - other.length);
}

/** The levels that there are with each way to answer what stands at some places. */
function levelsBy(places: readonly number[], ways: readonly Way[]): (readonly [string[], Set<number>])[] {
  const groups = new Map<string, [string[], Set<number>]>();
  for (const { answers, level } of ways) {
    const options = places.map((place) => answers[place] ?? '');
    const group = groups.get(options.join(' ')) ?? [options, new Set()];
    group[1].add(level);
    groups.set(options.join(' '), group);
  }
  return [...groups.values()];
}

/** Fewer answers come first; then the earlier question, then its lower option, then the next question. */
function comesBefore(one: Answered, other: Answered, open: readonly Open[]): boolean {
  if (one.length !== other.length) return one.length < other.length;
  const [ranks, others] = [one, other].map((set) =>
    set.flatMap(([id, option]) => {
      const place = open.findIndex((each) => each.id === id);
      return [place, open[place]?.options.indexOf(option) ?? 0];
    }),
  );
  const place = ranks?.findIndex((rank, index) => rank !== others?.[index]) ?? -1;
  return (ranks?.[place] ?? 0) < (others?.[place] ?? 0);
}
