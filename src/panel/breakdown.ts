import type { Model } from '../engine/compiled.ts';
import type { Kind, Kinds, KindTally, View } from '../model/panel.ts';
import { type JointQuestion, NOT_ASKED, NOT_KNOWN } from './joint-answers.ts';
import { byOrganisation, byRole } from './kinds.ts';
import { type Grouping, hiddenGroups, isSafe, merged, type Shown, sizesOf } from './suppression.ts';

/** Who says what, by kind of people. */

/** The kinds of people of a panel, and what each says of every question. */
export interface Breakdown {
  readonly kinds: Kinds<Kind>;
  of(question: JointQuestion): Kinds<KindTally>;
}

const NOBODY = { organisations: null, roles: null };

/** What may be told of `questions` by kind of people: of every kind where `names` may be told. */
export function breakdownOf(
  views: readonly View[],
  questions: readonly JointQuestion[],
  model: Model,
  names: boolean,
): Breakdown {
  const all = { organisations: byOrganisation(views, model), roles: byRole(views, model) };
  if (names) return { kinds: kindsIn(all), of: (question) => talliesIn(all, question) };
  const mayBe = { organisations: merged(all.organisations), roles: merged(all.roles) };
  const hidden = hiddenGroups([all.organisations, all.roles]);
  const choices = [mayBe, { ...mayBe, roles: null }, { ...mayBe, organisations: null }].map((shown) => {
    const groupings = [shown.organisations, shown.roles].filter((each) => each !== null);
    const safe = new Set(questions.filter(({ given }) => isSafe(given, groupings, hidden)));
    return { shown, safe, tables: groupings.length * safe.size };
  });
  // One choice for all questions: with another for each, what two show could be put together.
  const best = choices.reduce((one, other) => (other.tables > one.tables ? other : one));
  return {
    kinds: kindsIn(mayBe),
    of: (question) => (best.safe.has(question) ? talliesIn(best.shown, question) : NOBODY),
  };
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
