import type { Assessment } from '../../src/model/assessment.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Framework, Level, Placement } from '../../src/model/framework.ts';
import type { Measure } from '../../src/model/vocabulary.ts';

/**
 * The definitions of the design, written down as plainly as possible and with nothing clever: every completion
 * is listed, and every condition worked out in it. Slow; what the engine is held against.
 */

/** Question id to option id; null where the question has no value (hidden, or not applicable). */
export interface Completion {
  readonly options: ReadonlyMap<string, string | null>;
  readonly nation: string;
}

/** Every completion of an assessment, over every nation where none is given. */
export function completions(framework: Framework, assessment: Assessment): Completion[] {
  const nation = assessment.service.nation;
  const nations = nation === null ? framework.nations.map(({ id }) => id) : [nation];
  return nations.flatMap((each) => complete(framework, assessment, each));
}

function complete(framework: Framework, assessment: Assessment, nation: string): Completion[] {
  let partial: Map<string, string | null>[] = [new Map()];
  // Questions come in an order in which each is shown, or not, by earlier ones.
  for (const question of framework.questions) {
    partial = partial.flatMap((options) => {
      const shown =
        question.shownWhen === null || holds(question.shownWhen, framework, { options, nation }) === true;
      const given = assessment.answers.get(question.id)?.answer ?? 'unknown';
      let choices: (string | null)[];
      if (!shown || given === 'not-applicable') choices = [null];
      else if (given === 'unknown')
        choices = [...question.options.map(({ id }) => id), ...(question.mayNotApply ? [null] : [])];
      else choices = typeof given === 'string' ? [given] : [...given];
      return choices.map((choice) => new Map(options).set(question.id, choice));
    });
  }
  return partial.map((options) => ({ options, nation }));
}

/** A full assessment: every question is given an answer, asked or not; null for not applicable. */
export type Given = Completion;

/** Every full assessment of a framework. */
export function everyGiven(framework: Framework): Given[] {
  let all: Map<string, string | null>[] = [new Map()];
  for (const { id, options, mayNotApply } of framework.questions) {
    const choices = [...options.map((option) => option.id), ...(mayNotApply ? [null] : [])];
    all = all.flatMap((given) => choices.map((choice) => new Map(given).set(id, choice)));
  }
  return all.flatMap((options) => framework.nations.map(({ id }) => ({ options, nation: id })));
}

/** The completion that a full assessment is: what is not asked has no value. */
export function settled(framework: Framework, { options: given, nation }: Given): Completion {
  const options = new Map<string, string | null>();
  for (const { id, shownWhen } of framework.questions) {
    const shown = shownWhen === null || holds(shownWhen, framework, { options, nation }) === true;
    options.set(id, shown ? (given.get(id) ?? null) : null);
  }
  return { options, nation };
}

/** What a condition comes to in one completion; null for no value. */
export function holds(condition: Condition, framework: Framework, completion: Completion): boolean | null {
  switch (condition.kind) {
    case 'nation':
      return condition.nations.includes(completion.nation);
    case 'answer': {
      const answer = completion.options.get(condition.question) ?? null;
      if (answer === null) return null;
      const ids = optionsOf(condition.question, framework).ids;
      const [place, wanted] = [ids.indexOf(answer), ids.indexOf(condition.options[0] ?? '')];
      if (condition.test === 'at-least') return place >= wanted;
      if (condition.test === 'at-most') return place <= wanted;
      return condition.options.includes(answer);
    }
    case 'not': {
      const inner = holds(condition.of, framework, completion);
      return inner === null ? null : !inner;
    }
    case 'score':
      return scoreHolds(condition, framework, completion);
    default: {
      const values = condition.of.map((part) => holds(part, framework, completion));
      if (condition.kind === 'all') {
        if (values.includes(false)) return false;
        return values.includes(null) ? null : true;
      }
      const present = values.filter((value) => value !== null);
      if (present.length === 0) return null;
      const met = present.filter((value) => value).length;
      return met >= (condition.kind === 'at-least' ? condition.count : 1);
    }
  }
}

/** The options of a question, in order, and what each is worth. */
interface Options {
  readonly ids: readonly string[];
  readonly values: ReadonlyMap<string, number>;
}

const looked = new WeakMap<Framework['questions'], ReadonlyMap<string, Options>>();
const NO_OPTIONS: Options = { ids: [], values: new Map() };

/** Looked up once for all conditions of a framework, since every completion asks for them again. */
function optionsOf(question: string, { questions }: Framework): Options {
  const all =
    looked.get(questions) ??
    new Map(
      questions.map(({ id, options }) => [
        id,
        {
          ids: options.map((option) => option.id),
          values: new Map(options.map((each) => [each.id, each.value])),
        },
      ]),
    );
  looked.set(questions, all);
  return all.get(question) ?? NO_OPTIONS;
}

function scoreHolds(
  condition: Extract<Condition, { kind: 'score' }>,
  framework: Framework,
  completion: Completion,
): boolean | null {
  const values = condition.questions.flatMap((id) => {
    const answer = completion.options.get(id) ?? null;
    const value = answer === null ? undefined : optionsOf(id, framework).values.get(answer);
    return value === undefined ? [] : [value];
  });
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  const sorted = values.toSorted((one, other) => one - other);
  const middle =
    (sorted[Math.floor((values.length - 1) / 2)] ?? 0) + (sorted[Math.floor(values.length / 2)] ?? 0);
  // The generated thresholds are quarters, so none of this rounds.
  const score = { sum, mean: sum / values.length, min: Math.min(...values), median: middle / 2 }[
    condition.by
  ];
  if (condition.by === 'mean') return sum >= condition.atLeast * values.length;
  return score >= condition.atLeast;
}

/** Whether a level is met in one completion: in its own form, or because something replaces that. */
export function isMet(level: Level, framework: Framework, completion: Completion): boolean {
  return (
    isItself(level, framework, completion) ||
    level.replacedBy.some(({ when }) => holds(when, framework, completion) === true)
  );
}

/** Whether the own form of a level is there in one completion. */
export function isItself({ requires }: Level, framework: Framework, completion: Completion): boolean {
  return requires === null || holds(requires, framework, completion) === true;
}

/** The index of the level that a placement gives in one completion. */
export function levelGiven(placement: Placement, framework: Framework, completion: Completion): number {
  const met = placement.levels.map((level) => isMet(level, framework, completion));
  if (!placement.cumulative) return Math.max(met.lastIndexOf(true), 0);
  const firstUnmet = met.indexOf(false);
  return firstUnmet === -1 ? met.length - 1 : Math.max(firstUnmet - 1, 0);
}

/** The framework and the assessment seen from the people served: only what is asked about them. */
export function ofNeeds(framework: Framework, assessment: Assessment): [Framework, Assessment] {
  const questions = framework.needs?.questions ?? [];
  return [
    { ...framework, questions },
    { ...assessment, answers: assessment.needs },
  ];
}

/** The index of the level that the needs call for in one completion of them; null where no rule holds. */
export function levelCalled(
  placement: Placement,
  framework: Framework,
  completion: Completion,
): number | null {
  const called = (framework.needs?.how ?? [])
    .filter(({ when }) => when === null || holds(when, framework, completion) === true)
    .map(({ level }) => placement.levels.findIndex(({ id }) => id === level));
  return Math.max(...called, -1) === -1 ? null : Math.max(...called);
}

/** The kinds of partner that the needs call for in one completion of them, or only those that are to be at the table. */
export function agenciesCalled(framework: Framework, completion: Completion, onlyAtTable = false): string[] {
  return (framework.needs?.who ?? [])
    .filter(({ calledIn }) => !(onlyAtTable && calledIn))
    .filter(({ when }) => when === null || holds(when, framework, completion) === true)
    .map(({ agency }) => agency);
}

/** What a number comes to in one completion; null where nothing counts. */
export function measured({ questions, by }: Measure, framework: Framework, completion: Completion) {
  const values = questions
    .flatMap((id) => {
      const options = framework.questions.find((question) => question.id === id)?.options ?? [];
      return options.filter((option) => option.id === completion.options.get(id)).map(({ value }) => value);
    })
    .sort((one, other) => one - other);
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  if (by === 'sum') return sum;
  if (by === 'mean') return sum / values.length;
  if (by === 'min') return Math.min(...values);
  const half = values.length / 2;
  return values.length % 2 ? values[Math.floor(half)] : ((values[half - 1] ?? 0) + (values[half] ?? 0)) / 2;
}
