import type { Model, Questionnaire, Rungs } from '../engine/compiled.ts';
import { possibleLevels } from '../engine/logic/decide.ts';
import { copyOf } from '../engine/logic/evaluate.ts';
import { type Ground, groundOf } from '../engine/logic/ground.ts';
import { narrowAll, type Prover } from '../engine/logic/search.ts';
import type { Placement } from '../model/framework.ts';
import type { Combinations, Difference, Outcome, PanelPlacement, Said, View } from '../model/panel.ts';
import type { LevelName } from '../model/result.ts';
import type { Combined } from './combinations.ts';
import { tallied } from './counting.ts';
import { type JointQuestion, jointAnswers, mergedSituation, NOT_KNOWN } from './joint-answers.ts';
import { type Decider, mixturesOf } from './mixtures.ts';

/** Where several views put a service, and what between them decides that. */

/** What several views say of a set of questions: those about the service, or those about the people served. */
export interface Hearing {
  readonly part: 'answers' | 'needs';
  readonly model: Questionnaire;
  /** What each view alone says. */
  readonly grounds: readonly Ground[];
  readonly questions: readonly JointQuestion[];
}

/** What `views` say of one part. */
export function hearingOf(
  part: Hearing['part'],
  model: Questionnaire,
  views: readonly View[],
  prove: Prover,
): Hearing {
  const grounds = views.map(({ assessment }) =>
    groundOf(model, assessment[part], assessment.service.nation, prove),
  );
  return { part, model, grounds, questions: jointAnswers(grounds, model) };
}

/** Levels to decide between: those of a placement, or those that needs may call for on one. */
export interface Ladder {
  readonly id: string;
  readonly title: string;
  readonly isMeasured: boolean;
  readonly placement: Placement;
  readonly rungs: Rungs;
  /** The level of a rung; null for one at which nothing is called for. */
  nameOf(rung: number): LevelName | null;
}

/** What the levels of `ladder` come to by each view alone, and by all that mixtures of them can be. */
export function placedOn(ladder: Ladder, hearing: Hearing, prove: Prover): PanelPlacement {
  const { rungs } = ladder;
  const { model, questions, grounds } = hearing;
  const nations = grounds.reduce((all, { situation }) => all | (situation.given[questions.length] ?? 0), 0);
  const situation = mergedSituation(questions, model, nations);
  const mixtures = mixturesOf({ rungs, model, questions, situation, prove, budget: { left: WORK } });
  const told = (deciders: readonly Decider[]) =>
    deciders.map((each) => differenceOf(each, ladder, questions));
  const { outcomes, ...rest } = mixtures.stability;
  return {
    id: ladder.id,
    title: ladder.title,
    isMeasured: ladder.isMeasured,
    cumulative: ladder.placement.cumulative,
    meanings: ladder.placement.levels.flatMap(({ id, about }) =>
      about === null ? [] : [{ level: id, about }],
    ),
    alone: aloneOn(ladder, hearing),
    together: outcomeOf(mixtures.together, ladder),
    decisive: told(mixtures.decisive),
    perhapsDecisive: told(mixtures.perhapsDecisive),
    combinations: mixtures.combinations && combinationsIn(mixtures.combinations, ladder, questions),
    stability: {
      outcomes: outcomes.map(({ levels, share }) => ({ ...outcomeOf(levels, ladder), share })),
      ...rest,
    },
  };
}

/** What all searches over mixtures may cost together, as for a result. */
const WORK = 100_000_000;

/** Where one view alone would put it. */
export function aloneBy(ladder: Ladder, ground: Ground): Outcome {
  return outcomeOf(possibleLevels(ladder.rungs, ground).levels, ladder);
}

/** How many views would put it where; those that know nothing of the people served say nothing of needs. */
export function aloneOn(
  ladder: Ladder,
  { part, grounds, questions }: Hearing,
): NonNullable<PanelPlacement['alone']> {
  const speaking = grounds.filter(
    (_, view) => part === 'answers' || questions.some(({ given }) => (given[view] ?? NOT_KNOWN) >= 0),
  );
  const ranges = speaking.map((ground) => possibleLevels(ladder.rungs, ground).levels);
  // In an order that does not tell whose they are.
  return tallied(ranges).map(({ levels, count }) => ({ ...outcomeOf(levels, ladder), views: count }));
}

/** On how many levels views with answers of others are tried. */
const MOST_TRIED = 1000;

/** Where views alone would sit if they had given answers of each other. */
export class Sitting {
  readonly #ladders: readonly Ladder[];
  readonly #hearing: Hearing;
  readonly #known = new Map<string, string | null>();
  #left = MOST_TRIED;

  constructor(ladders: readonly Ladder[], hearing: Hearing) {
    this.#ladders = ladders;
    this.#hearing = hearing;
  }

  /** True where as many would sit on each level if two views had given each other’s answers to these questions. */
  isKept(questions: readonly number[], one: number, other: number): boolean {
    if (this.#ladders.length === 0) return true;
    const [before, after] = [
      [this.#with(questions, one, one), this.#with(questions, other, other)],
      [this.#with(questions, one, other), this.#with(questions, other, one)],
    ];
    return !after.includes(null) && before.sort().join(' ') === after.sort().join(' ');
  }

  /** The levels of a view with the answers of `from` to these questions; null where that is not exact. */
  #with(questions: readonly number[], view: number, from: number): string | null {
    const { grounds, model } = this.#hearing;
    const [ground, other] = [grounds[view], grounds[from]];
    if (!ground || !other) return null;
    const taken = questions.map((question): [number, number] => [
      question,
      other.situation.given[question] ?? 0,
    ]);
    const key = `${view} ${taken}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#left <= 0) return null;
    this.#left -= this.#ladders.length;
    const situation = copyOf(ground.situation);
    narrowAll(model, situation, taken);
    const ranges = this.#ladders.map(({ rungs }) =>
      possibleLevels(rungs, { ...ground, situation, truths: [] }),
    );
    const found = ranges.every(({ exact }) => exact)
      ? ranges.map(({ levels }) => levels.join()).join('/')
      : null;
    this.#known.set(key, found);
    return found;
  }
}

function outcomeOf(rungs: readonly number[], ladder: Ladder): Outcome {
  const names = rungs.map((rung) => ladder.nameOf(rung));
  return { levels: names.flatMap((name) => name ?? []), perhapsNone: names.includes(null) };
}

function differenceOf(
  { question, share, levels }: Decider,
  ladder: Ladder,
  questions: readonly JointQuestion[],
): Difference {
  const { model, answers = [] } = questions[question] ?? {};
  return {
    question: model?.question.id ?? '',
    ask: model?.question.ask ?? '',
    share,
    answers: answers.map(({ answer, text, views }, index) => ({
      answer,
      text,
      views,
      ...outcomeOf(levels[index] ?? [], ladder),
    })),
  };
}

function combinationsIn(
  combined: Combined,
  ladder: Ladder,
  questions: readonly JointQuestion[],
): Combinations {
  const own = combined.questions.map((question) => questions[question]);
  return {
    questions: own.map((question) => question?.model.question.id ?? ''),
    rows: combined.rows.map(({ answers: places, levels }) => ({
      answers: places.flatMap((place, index) => {
        const told = own[index]?.answers[place];
        return told ? [{ answer: told.answer, text: told.text }] : [];
      }),
      ...outcomeOf(levels, ladder),
    })),
  };
}

/** The ladders that answers about the service, and about the people served, are placed on. */
export function laddersOf({ placements, needs }: Model): Record<Hearing['part'], readonly Ladder[]> {
  return {
    answers: placements.map((rungs) => ({
      id: rungs.placement.id,
      title: rungs.placement.title,
      isMeasured: rungs.measure !== null,
      placement: rungs.placement,
      rungs,
      nameOf: (rung) => rungs.levels[rung]?.name ?? null,
    })),
    needs: (needs?.how ?? []).map((rungs) => ({
      id: rungs.placement.placement.id,
      title: rungs.placement.placement.title,
      isMeasured: rungs.placement.measure !== null,
      placement: rungs.placement.placement,
      rungs,
      nameOf: (rung) => rungs.placement.levels[rungs.places[rung] ?? -1]?.name ?? null,
    })),
  };
}

/** What one view says of the question at `index`. */
export function saidBy({ model, answers }: Ground, index: number): Said {
  const { answer = 'unanswered', text = '', note = null, evidence = [] } = answers[index] ?? {};
  const options = model.questions[index]?.question.options ?? [];
  // A view may list its options in any order, and says the same.
  const isSaid = (option: string) => answer.includes(option);
  return {
    answer: typeof answer === 'string' ? answer : options.map(({ id }) => id).filter(isSaid),
    text,
    note,
    evidence,
  };
}
