import { questionnaireOf } from '../engine/compile/questionnaire.ts';
import { withShownBy } from '../engine/compile/statement.ts';
import type { Node, QuestionModel, Questionnaire } from '../engine/compiled.ts';
import { answered, type Goal, grouped, NOT_MET, type Want } from '../engine/logic/goal.ts';
import { fold, questionsOf } from '../model/fold-condition.ts';

/** Questions as two situations answer them that differ in some answers. */
// What these decide is there twice, all else once; and beside a question that may be declared not applicable stands
// whether it applies. So what is asked of two situations is a goal over the completions of one.
export interface PairedQuestionnaire extends Pick<PairingOptions, 'twice' | 'rises'> {
  readonly base: Questionnaire;
  readonly model: Questionnaire;
  /** The index on the second side of each question that stands there apart. */
  readonly seconds: ReadonlyMap<number, number>;
  /** By question, the index of whether it applies. */
  readonly applies: ReadonlyMap<number, number>;
}

/** What is looked at besides the options of each question. */
export interface PairingOptions {
  /** The questions answered on each side, none where one situation is enough. */
  readonly twice: readonly number[];
  /** True where these have no worse an answer on the second side. */
  readonly rises: boolean;
  /** The questions that may be declared not applicable. */
  // Where one of them is answered twice, and does not have to rise, on the first side only.
  readonly mayNotApply: readonly number[];
}

export type Side = 'first' | 'second';

/** The answers to whether a question applies. */
const APPLIES = 1;
export const APPLIES_NOT = 2;

/** The questions of a questionnaire on two sides. */
export function pairedQuestionnaire(
  base: Questionnaire,
  { twice, rises, mayNotApply }: PairingOptions,
): PairedQuestionnaire {
  const size = base.questions.length;
  const twins = [...new Set([...twice, ...twice.flatMap((question) => base.decides.get(question) ?? [])])];
  const applies = new Map(mayNotApply.map((question, index) => [question, size + index]));
  const seconds = new Map(twins.map((question, index) => [question, size + applies.size + index]));
  const places = { base, twice, rises, seconds, applies };
  const bare = base.questions.map((question) => ({
    ...question,
    // Whether it applies is a question of its own here.
    everyAnswer: question.everyOption,
    shownWhen: null,
  }));
  const model = questionnaireOf(
    [...bare, ...mayNotApply.map(() => DOES_IT_APPLY), ...twins.flatMap((question) => bare[question] ?? [])],
    [
      ...bare.map((_, question) => shownOn('first', question, applies.get(question), places)),
      ...mayNotApply.map(() => null),
      ...twins.map((question) => {
        const whether = !rises && twice.includes(question) ? undefined : applies.get(question);
        return shownOn('second', question, whether, places);
      }),
    ],
    base,
  );
  return { ...places, model };
}

type Places = Omit<PairedQuestionnaire, 'model'>;

function shownOn(side: Side, question: number, whether: number | undefined, places: Places): Node | null {
  const shownWhen = places.base.questions[question]?.shownWhen;
  const conditions = [
    ...(shownWhen ? [nodeOn(side, shownWhen.node, places)] : []),
    ...(whether === undefined ? [] : [answered(whether, APPLIES)]),
  ];
  return conditions.length === 0 ? null : grouped('all', conditions);
}

const DOES_IT_APPLY: QuestionModel = {
  question: {
    id: '',
    dimension: null,
    ask: '',
    why: null,
    evidence: null,
    ordered: false,
    options: [],
    mayNotApply: false,
    shownWhen: null,
    settleNow: null,
    was: [],
    source: null,
    unverified: false,
  },
  optionIndex: new Map(),
  everyOption: APPLIES | APPLIES_NOT,
  everyAnswer: APPLIES | APPLIES_NOT,
  values: [0, 1],
  spans: [],
  shares: [],
  shareTexts: [],
  moves: [],
  places: [],
  shownWhen: null,
};

/** Where a question, or the nation after them, stands on a side. */
export function placeOn(side: Side, question: number, { base, seconds, applies }: Places): number {
  if (question === base.questions.length) return question + seconds.size + applies.size;
  return (side === 'second' ? seconds.get(question) : undefined) ?? question;
}

/** A condition as it stands on a side. */
function nodeOn(side: Side, node: Node, places: Places): Node {
  const placed = (question: number) => placeOn(side, question, places);
  return fold<Node, Node>(node, {
    atom: (atom) => ({ ...atom, id: -1, question: placed(atom.question) }),
    score: (score) => ({ ...score, id: -1, questions: score.questions.map(placed) }),
    group: (group, parts) => ({ ...group, id: -1, of: parts() }),
  });
}

/** Two goals, each on a side of its own, as one over the questions that matter to what is wanted. */
// A question that is asked on both sides has the same answer on both, but for those that are answered twice.
export function pairedGoal(sides: PairedQuestionnaire, first: Goal, second: Goal): Goal {
  const wantsOn = (side: Side, { wants }: Goal): Want[] =>
    wants.map(({ node, truths }) => ({ node: nodeOn(side, node, sides), truths }));
  const matter = new Set([...first.wants, ...second.wants].flatMap(({ node }) => questionsOf(node)));
  const looked = new Set(withShownBy([...matter], sides.base.questions));
  const asked = askedBy(first, second, sides).filter((question) => looked.has(question));
  return {
    wants: [
      ...wantsOn('first', first),
      ...wantsOn('second', second),
      ...asked.flatMap((question) => {
        if (!sides.twice.includes(question)) return alike(question, sides);
        return sides.rises ? noWorse(question, sides) : [];
      }),
    ],
    questions: asked.flatMap((question) => pairedIndexes(question, sides)),
  };
}

/** Every question that two goals name, and what decides whether these are asked. */
export function askedBy(first: Goal, second: Goal, { base }: PairedQuestionnaire): number[] {
  return withShownBy([...new Set([...first.questions, ...second.questions])], base.questions);
}

/** The indexes of a question on each side, and of whether it applies. */
export function pairedIndexes(question: number, sides: PairedQuestionnaire): number[] {
  const second = sides.seconds.get(question);
  const whether = sides.applies.get(question);
  return [placeOn('first', question, sides), second, whether].filter((place) => place !== undefined);
}

/** That a question asked on both sides does not have one option on the first and another on the second. */
function alike(question: number, sides: PairedQuestionnaire): Want[] {
  return never(question, sides, (bit, every) => [bit, every & ~bit]);
}

/** That a question asked on both sides does not have a lower option on the second side than on the first. */
function noWorse(question: number, sides: PairedQuestionnaire): Want[] {
  return never(question, sides, (bit, every) => [every & ~(bit - 1), bit - 1]);
}

/** For each option, that a question is not among `excluded` first ones here and second ones there. */
function never(
  question: number,
  { base, seconds }: PairedQuestionnaire,
  excluded: (bit: number, every: number) => readonly [first: number, second: number],
): Want[] {
  const second = seconds.get(question);
  const every = base.questions[question]?.everyOption;
  if (second === undefined || every === undefined) return [];
  const options = Array.from({ length: 32 - Math.clz32(every) }, (_, option) => 1 << option);
  return options.map((bit) => {
    const [here, there] = excluded(bit, every);
    return { node: grouped('all', [answered(question, here), answered(second, there)]), truths: NOT_MET };
  });
}
