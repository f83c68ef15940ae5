import type { Framework } from '../../src/model/framework.ts';
import type { WorkingPart, WorkingStep } from '../../src/model/result.ts';

type Value = 'true' | 'false' | 'no value';

/** The values that a rule can come to, and the words for them in a working. */
type Values = ReadonlySet<Value>;
const WORDS: Readonly<Record<string, readonly Value[]>> = {
  true: ['true'],
  false: ['false'],
  'no value': ['no value'],
  unknown: ['true', 'false'],
  'true or no value': ['true', 'no value'],
  'false or no value': ['false', 'no value'],
  'unknown or no value': ['true', 'false', 'no value'],
};

/** By question, every option that there is. */
type Options = ReadonlyMap<string, readonly string[]>;

/**
 * Works a step of the working through again as a reader with a pencil would: from the answers that it names, by
 * what its rules say in words, and with the list of options at hand. Knows nothing of the engine.
 */
export function replayed(step: WorkingStep, framework: Framework): boolean {
  const options: Options = new Map([
    ...framework.questions.map((question) => [question.id, question.options.map(({ id }) => id)] as const),
    ['nation', framework.nations.map(({ id }) => id)] as const,
  ]);
  switch (step.step) {
    case 'level':
      return innerHold(step, options) && levelHolds(step, options);
    case 'stage':
    case 'shown':
      return innerHold(step, options) && same(worth(step, options), valuesOf(step));
    case 'strength':
      return step.from.every((part) => settledFrom(part, options)) && tallyHolds(step);
    case 'barrier':
      return conditionsOf(step).every((part) => partHolds(part, options)) && barrierHolds(step);
    case 'placement':
      return step.from[0]?.rule === step.value;
    case 'range':
      return rangeHolds(step);
    case 'settling':
      return innerHold(step, options) && step.value.startsWith(`${step.from.length} answer`);
    case 'replaced':
      return (
        step.from.every(({ from = [] }) => from.every((part) => settledFrom(part, options))) &&
        step.from.some((part) => valuesOf(part).has('true') && step.value.includes(part.rule))
      );
    case 'fragile':
      return innerHold(step, options) && step.from.every((part) => !valuesOf(part).has('true'));
    default:
      return true;
  }
}

function partHolds(part: WorkingPart, options: Options): boolean {
  if (part.rule.startsWith('value') || part.rule === 'has no value') return true;
  return innerHold(part, options) && same(worth(part, options), valuesOf(part));
}

// What is open part by part may be settled all the same, because its parts look at one open answer.
function settledFrom(part: WorkingPart, options: Options): boolean {
  const worked = worth(part, options);
  return innerHold(part, options) && [...valuesOf(part)].every((value) => worked.has(value));
}

function innerHold({ from = [] }: WorkingPart, options: Options): boolean {
  return from.every((inner) => partHolds(inner, options));
}

function same(one: Values, other: Values): boolean {
  return one.size === other.size && [...one].every((value) => other.has(value));
}

function valuesOf({ value }: WorkingPart): Values {
  return new Set(WORDS[value]);
}

function levelHolds(step: WorkingStep, options: Options): boolean {
  const worked = worth(step, options);
  if (step.value === 'unknown') return worked.has('true') && worked.size > 1;
  return step.value === 'met' ? worked.has('true') : worked.has('false') || worked.has('no value');
}

function worth(part: WorkingPart, options: Options): Values {
  const { rule, from = [], question, answer } = part;
  const count = /^at least (\d+) of these$/u.exec(rule)?.[1];
  if (rule === 'nothing is required') return new Set(['true']);
  if (rule === 'all of these') return over(from, all);
  if (rule === 'at least one of these') return over(from, (values) => atLeast(1, values));
  if (count !== undefined) return over(from, (values) => atLeast(Number(count), values));
  if (rule === 'not this') return over(from, ([value]) => not(value ?? 'no value'));
  if (rule.startsWith('the ') && rule.includes(' is at least ')) return scoreWorth(rule, from);
  if (question !== undefined && answer !== undefined) return atom(rule, question, answer, options);
  // A step over a single answer carries that answer as its only part.
  return from[0] ? valuesOf(from[0]) : new Set();
}

/** What a rule over single values comes to over every mix of the values that its parts can have. */
function over(parts: readonly WorkingPart[], rule: (values: readonly Value[]) => Value): Values {
  const mixes = parts.reduce<Value[][]>(
    (before, part) => before.flatMap((mix) => [...valuesOf(part)].map((value) => mix.concat(value))),
    [[]],
  );
  return new Set(mixes.map(rule));
}

function atom(rule: string, question: string, answer: string | readonly string[], options: Options): Values {
  if (answer === 'hidden' || answer === 'not-applicable') return new Set(['no value']);
  const [, wanted = '', doubt] =
    / is (.+?)(, if it (?:is asked|applies|is asked and applies))?$/u.exec(rule) ?? [];
  const fitting = wanted.split(/, | or /u);
  const open = answer === 'unknown' || answer === 'unanswered';
  const all = [...(options.get(question) ?? []), ...fitting.filter((each) => each === 'not-applicable')];
  const possible = open ? all : typeof answer === 'string' ? [answer] : answer;
  const values = possible.map((option): Value => (fitting.includes(option) ? 'true' : 'false'));
  return new Set(doubt ? [...values, 'no value'] : values);
}

function all(values: readonly Value[]): Value {
  if (values.includes('false')) return 'false';
  return values.includes('no value') ? 'no value' : 'true';
}

function atLeast(count: number, values: readonly Value[]): Value {
  const present = values.filter((value) => value !== 'no value');
  if (present.length === 0) return 'no value';
  return present.filter((value) => value === 'true').length >= count ? 'true' : 'false';
}

function not(value: Value): Value {
  if (value === 'true') return 'false';
  return value === 'false' ? 'true' : value;
}

function scoreWorth(rule: string, from: readonly WorkingPart[]): Values {
  const [, by = '', , threshold] = /^the (\w+) over (.+) is at least (.+)$/u.exec(rule) ?? [];
  const counting = from.filter(({ value }) => value !== 'no value');
  const outcomes = subsets(counting).flatMap((asked): Value[] => {
    if (asked.length === 0) return ['no value'];
    const ranges = asked.map(({ value }) => value.split(' to ').map(Number));
    return [0, -1].map((end) => {
      const values = ranges.map((range) => range.at(end) ?? 0);
      return combine(by, values) >= Number(threshold) ? 'true' : 'false';
    });
  });
  return new Set(outcomes);
}

/** The ways to count a list in which some parts count only if they are asked, or apply. */
function subsets(parts: readonly WorkingPart[]): WorkingPart[][] {
  const [first, ...rest] = parts;
  if (!first) return [[]];
  const without = subsets(rest);
  const counted = without.map((list) => [first, ...list]);
  return first.rule.includes(', if it ') ? [...without, ...counted] : counted;
}

function combine(by: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted[(values.length - 1) >> 1] ?? 0) + (sorted[values.length >> 1] ?? 0);
  return { sum, mean: sum / values.length, min: sorted[0] ?? 0, median: middle / 2 }[by] ?? Number.NaN;
}

function tallyHolds({ value, from }: WorkingStep): boolean {
  const counting = from.filter((part) => part.value !== 'no value');
  const met = counting.filter((part) => part.value === 'true').length;
  const open = counting.filter(({ value }) => value !== 'true' && value !== 'false').length;
  const said =
    open > 0 ? `${met} of ${counting.length}, ${open} not known:` : `${met} of ${counting.length}:`;
  return value.startsWith(said);
}

function conditionsOf({ from }: WorkingStep): readonly WorkingPart[] {
  return from.filter(({ rule }) => !rule.startsWith('it exists only'));
}

function barrierHolds(step: WorkingStep): boolean {
  const values = conditionsOf(step).map((part) => part.value);
  if (step.value === 'remains') return values.every((each) => /true|unknown/u.test(each));
  if (step.value === 'clear') return !values.every((each) => each === 'true');
  return true;
}

function rangeHolds({ value, from, rule }: WorkingStep): boolean {
  const statuses = from.map((part) => part.value);
  if (statuses.includes('unknown')) return true;
  const met = statuses.map((status) => status === 'met');
  const highest = rule.includes('every level below') ? firstRun(met) : Math.max(met.lastIndexOf(true), 0);
  return from[highest]?.rule === value;
}

function firstRun(met: readonly boolean[]): number {
  const end = met.indexOf(false);
  return end === -1 ? met.length - 1 : Math.max(end - 1, 0);
}
