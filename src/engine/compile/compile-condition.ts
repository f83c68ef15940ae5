import type { Condition } from '../../model/condition.ts';
import { fold } from '../../model/fold-condition.ts';
import type { Framework } from '../../model/framework.ts';
import type { NextStep } from '../../model/result.ts';
import { groupWords, type Measure, scoreWords } from '../../model/vocabulary.ts';
import { counted, listed, quoted } from '../../text.ts';
import type { Atom, Group, Model, Node, QuestionModel, Score, Statement, Threshold } from '../compiled.ts';
import { statementOf } from './statement.ts';

/** What the names in a condition stand for. */
export interface Names {
  readonly questions: readonly QuestionModel[];
  readonly questionIndex: ReadonlyMap<string, number>;
  readonly nationIndex: ReadonlyMap<string, number>;
  readonly everyNation: number;
  readonly nationTitles: ReadonlyMap<string, string>;
  readonly dimensionTitles: ReadonlyMap<string, string>;
  /** Every part made so far, by its number. */
  readonly nodes: Node[];
  /** The one node for wherever no condition is written, so that it is evaluated once. */
  readonly nothing: Node;
}

/** The names that conditions over `questions` are made of, with parts numbered from 0. */
export function namesFor(
  questions: readonly QuestionModel[],
  { nations, dimensions }: Pick<Framework, 'nations' | 'dimensions'>,
): Names {
  const nodes: Node[] = [];
  return {
    questions,
    questionIndex: indexById(questions.map(({ question }) => question)),
    nationIndex: indexById(nations),
    everyNation: (1 << nations.length) - 1,
    nationTitles: new Map(nations.map(({ id, title }) => [id, title])),
    dimensionTitles: new Map(dimensions.map(({ id, title }) => [id, title])),
    nodes,
    nothing: groupOf('all', [], { nodes }),
  };
}

/** The entries by their id. */
export function indexById(entries: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(entries.map((entry, index) => [entry.id, index]));
}

/** `condition`, in which every name must exist, as a tree over bit sets. */
// Loading a framework makes sure of the names.
function compileCondition(condition: Condition, names: Names): Node {
  return fold<Condition, Node>(condition, {
    answer: (answer) => compileAnswer(answer, names),
    nation: ({ nations }) => compileNation(nations, names),
    score: (score) => compileScore(score, names),
    group: (group, parts) => groupOf(group.kind, parts(), names, 'count' in group ? group.count : 0),
  });
}

/** The tree of `condition`, or the node that requires nothing, and so is true, where that is null. */
export function compileOptional(condition: Condition | null, names: Names): Node {
  return condition ? compileCondition(condition, names) : names.nothing;
}

/** Several conditions as one, of which for `at-least` as many as `count` must hold. */
export function groupOf(
  kind: Group['kind'],
  of: readonly Node[],
  names: Pick<Names, 'nodes'>,
  count = 0,
): Group {
  const rule = of.length === 0 ? 'nothing is required' : groupWords(kind, count);
  return numbered({ kind, id: names.nodes.length, rule, of, count }, names);
}

// All parts of a kind are made by one literal: objects made by spreading have a shape each, and reading
// from objects of many shapes is several times slower.
function numbered<Kind extends Node>(node: Kind, { nodes }: Pick<Names, 'nodes'>): Kind {
  nodes.push(node);
  return node;
}

function compileAnswer(condition: Extract<Condition, { kind: 'answer' }>, names: Names): Atom {
  const question = names.questionIndex.get(condition.question) ?? -1;
  const model = names.questions[question];
  if (!model) throw new Error(`a condition names ${quoted(condition.question)}, which is no question`);
  const bits = answerBits(condition, (option) => model.optionIndex.get(option) ?? 0, model.everyOption);
  const texts = model.question.options.map((option) => option.text);
  const needs = model.question.ordered ? orderedNeeds(bits, texts) : unorderedNeeds(bits, texts);
  const ids = positionsOf(bits, texts.length).map((position) => model.question.options[position]?.id ?? '');
  // The rule lists every option that fits it, so that it can be checked without knowing their order.
  const rule = `${condition.question} is ${listed(ids, 'or')}`;
  return atomOf(question, bits, rule, needs, names);
}

function atomOf(question: number, bits: number, rule: string, needs: Needs, names: Names): Atom {
  const { toHold, toFail } = needs;
  return numbered(
    { kind: 'atom', id: names.nodes.length, rule, question, bits, needs: toHold, needsOtherwise: toFail },
    names,
  );
}

/** What would make a condition hold, and what would make it fail, in words. */
interface Needs {
  readonly toHold: string;
  readonly toFail: string;
}

/** The options in `every`, a bit each, for which `test` holds, with `placeOf` an option's index. */
export function answerBits(
  { test, options }: Extract<Condition, { kind: 'answer' }>,
  placeOf: (option: string) => number,
  every: number,
): number {
  const positions = options.map(placeOf);
  const [position = 0] = positions;
  const below = (1 << position) - 1;
  if (test === 'at-least') return every & ~below;
  if (test === 'at-most') return below | (1 << position);
  return positions.reduce((bits, each) => bits | (1 << each), 0);
}

// On an ordered question the nearest step is what is needed: the lowest option that holds, or the first that
// no longer does.
function orderedNeeds(bits: number, texts: readonly string[]): Needs {
  const holds = positionsOf(bits, texts.length);
  const fails = positionsOf(~bits, texts.length);
  const above = fails.find((position) => position > (holds.at(-1) ?? -1));
  return {
    toHold: texts[holds[0] ?? 0] ?? '',
    toFail: texts[above ?? fails.at(-1) ?? 0] ?? '',
  };
}

function unorderedNeeds(bits: number, texts: readonly string[]): Needs {
  const named = (set: number) =>
    listed(
      positionsOf(set, texts.length).map((position) => texts[position] ?? ''),
      'or',
    );
  return { toHold: named(bits), toFail: named(~bits) };
}

function positionsOf(bits: number, count: number): number[] {
  return Array.from({ length: count }, (_, position) => position).filter(
    (position) => bits & (1 << position),
  );
}

/** That the service is in one of some nations. */
export function compileNation(nations: readonly string[], names: Names): Atom {
  const titles = [...names.nationTitles.values()];
  const bits = nations.reduce((set, nation) => set | (1 << (names.nationIndex.get(nation) ?? 0)), 0);
  const rule = `the nation is ${listed(nations, 'or')}`;
  return atomOf(names.questions.length, bits, rule, unorderedNeeds(bits, titles), names);
}

function scoreTitle({ of, dimension, questions }: Measure, { dimensionTitles }: Names): string {
  if (of === 'all') return 'All questions';
  const title = dimensionTitles.get(dimension ?? '');
  return title ?? counted(questions.length, 'question');
}

function compileScore(condition: Extract<Condition, { kind: 'score' }>, names: Names): Score {
  return numbered(
    {
      kind: 'score',
      id: names.nodes.length,
      rule: scoreWords(condition, names.dimensionTitles),
      by: condition.by,
      questions: condition.questions.map((id) => names.questionIndex.get(id) ?? 0),
      threshold: thresholdOf(condition.atLeast),
      title: scoreTitle(condition, names),
    },
    names,
  );
}

/** A decimal number of at most six places as a fraction. */
export function thresholdOf(decimal: number): Threshold {
  const [whole = '0', places = ''] = String(decimal).split('.');
  return { numerator: Number(`${whole}${places}`), scale: 10 ** places.length };
}

/** What moving an answer up from one option takes, null where the framework does not say. */
export interface StepModel extends Pick<NextStep, 'do' | 'text' | 'effort' | 'who' | 'roles'> {
  readonly question: number;
  /** The options that it leads from and to, by index. */
  readonly from: number;
  readonly to: number;
  /** What must hold before it; null where nothing must. */
  readonly needs: Statement | null;
}

/** The step up from each option of each question, by index; null from a highest or an unordered option. */
export type Steps = readonly (readonly (StepModel | null)[])[];

/** The steps of the framework of `model`. */
// They stand apart from the model, as scoring has no use for them.
export function compileSteps(model: Model): Steps {
  const names = namesFor(model.questions, model.framework);
  return model.questions.map((question, index) => {
    const { options, ordered } = question.question;
    return options.map((_, from) =>
      ordered && from + 1 < options.length ? stepOf(index, from, names) : null,
    );
  });
}

function stepOf(question: number, from: number, names: Names): StepModel {
  const { question: asked, optionIndex } = names.questions[question] as QuestionModel;
  const better = asked.options[from]?.better;
  // Where the author is silent, the next option is what one step up leads to.
  if (!better) return { ...UNSAID, question, from, to: from + 1 };
  const needs = better.needs && statementOf(compileOptional(better.needs, names), names.questions);
  return { ...better, question, from, to: optionIndex.get(better.to) ?? from + 1, needs };
}

const UNSAID = { do: null, text: null, effort: null, who: null, roles: [], needs: null };

/** Conditions that stand outside the framework, over its questions. */
export function compileFurther(conditions: readonly Condition[], model: Model): Statement[] {
  const names = namesFor(model.questions, model.framework);
  return conditions.map((condition) => statementOf(compileOptional(condition, names), names.questions));
}
