import type { Model, Rungs } from '../engine/compiled.ts';
import type { Kind, Kinds, KindTally, View } from '../model/panel.ts';
import { type JointQuestion, NOT_ASKED, NOT_KNOWN } from './joint-answers.ts';
import { byOrganisation, byRole } from './kinds.ts';
import type { Hearing, Ladder } from './placed.ts';
import { type Grouping, hiddenGroups, isSafe, merged, type Shown, sizesOf } from './suppression.ts';

/** Who says what, by kind of people. */

/** The kinds of people of a panel, and what each says of every question. */
export interface Breakdown {
  readonly kinds: Kinds<Kind>;
  of(question: JointQuestion): Kinds<KindTally>;
  /** Whether it may be told how many views alone would put it where on some rungs. */
  isToldAlone(rungs: Rungs, hearing: Hearing): boolean;
}

const NOBODY = { organisations: null, roles: null };

/** What may be told of what was heard by kind of people: of every kind where `names` may be told. */
export function breakdownOf(
  views: readonly View[],
  hearings: readonly Hearing[],
  ladders: Readonly<Record<Hearing['part'], readonly Ladder[]>>,
  model: Model,
  names: boolean,
): Breakdown {
  const all = { organisations: byOrganisation(views, model), roles: byRole(views, model) };
  if (names)
    return { kinds: kindsIn(all), of: (question) => talliesIn(all, question), isToldAlone: () => true };
  const mayBe = { organisations: merged(all.organisations), roles: merged(all.roles) };
  const hidden = hiddenGroups([all.organisations, all.roles]);
  // One choice for all questions: with another for each, what two show could be put together.
  const choices = [
    mayBe,
    { ...mayBe, roles: null },
    { ...mayBe, organisations: null },
    { ...mayBe, ...NOBODY },
  ].map((shown) => choiceOf(shown, hidden, hearings, ladders));
  const best = choices.reduce((one, other) => (other.worth > one.worth ? other : one));
  return {
    kinds: kindsIn(mayBe),
    of: (question) => (best.told.has(question) ? talliesIn(best.shown, question) : NOBODY),
    isToldAlone: (rungs, { questions }) => isSafeOver(rungs.questions, questions, best.safe),
  };
}

interface Choice {
  readonly shown: Groupings;
  /** Of these no hidden group’s answers can be had. */
  readonly safe: ReadonlySet<JointQuestion>;
  /** Of these the table may be shown, which tells besides whether the answers that decide if they are asked are so. */
  readonly told: ReadonlySet<JointQuestion>;
  /** How many tables are shown; that views alone may be told counts as one for every second question. */
  readonly worth: number;
}

function choiceOf(
  shown: Groupings,
  hidden: ReturnType<typeof hiddenGroups>,
  hearings: readonly Hearing[],
  ladders: Parameters<typeof breakdownOf>[2],
): Choice {
  const groupings = [shown.organisations, shown.roles].filter((each) => each !== null);
  const all = hearings.flatMap(({ questions }) => questions);
  const safe = new Set(all.filter(({ given }) => isSafe(given, groupings, hidden)));
  const told = hearings.flatMap(({ questions }) =>
    questions.filter(
      (question) =>
        safe.has(question) && isSafeOver(question.model.shownWhen?.questions ?? [], questions, safe),
    ),
  );
  const isAloneTold = hearings.every(({ part, questions }) =>
    ladders[part].every(({ rungs }) => isSafeOver(rungs.questions, questions, safe)),
  );
  const worth = groupings.length * told.length + (isAloneTold ? all.length / 2 : 0);
  return { shown, safe, told: new Set(told), worth };
}

/** True where every one of the questions at these indexes is safe; the nation, after the last, is no secret. */
function isSafeOver(
  indexes: readonly number[],
  questions: readonly JointQuestion[],
  safe: ReadonlySet<JointQuestion>,
): boolean {
  return indexes.every((index) => {
    const question = questions[index];
    return !question || safe.has(question);
  });
}

interface Groupings {
  readonly organisations: Shown;
  readonly roles: Shown;
}

function kindsIn({ organisations, roles }: Groupings): Kinds<Kind> {
  return { organisations: organisations && kindsOf(organisations), roles: roles && kindsOf(roles) };
}

function kindsOf(grouping: Grouping): readonly Kind[] {
  const sizes = sizesOf(grouping);
  return grouping.titles.map((title, group) => ({ title, views: sizes[group] ?? 0 }));
}

function talliesIn({ organisations, roles }: Groupings, question: JointQuestion): Kinds<KindTally> {
  return {
    organisations: organisations && tallyBy(organisations, question),
    roles: roles && tallyBy(roles, question),
  };
}

function tallyBy(grouping: Grouping, { answers, given }: JointQuestion): readonly KindTally[] {
  return kindsOf(grouping).map((kind, group) => {
    const own = given.filter((_, view) => grouping.of[view] === group);
    const countOf = (answer: number) => own.filter((each) => each === answer).length;
    return {
      ...kind,
      tally: answers.map((_, answer) => countOf(answer)),
      notKnown: countOf(NOT_KNOWN),
      notAsked: countOf(NOT_ASKED),
    };
  });
}
