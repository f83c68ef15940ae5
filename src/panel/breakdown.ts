import type { Model, Rungs } from '../engine/compiled.ts';
import type { Kind, KindKnowing, Kinds, KindTally, View } from '../model/panel.ts';
import { type JointQuestion, NOT_ASKED, NOT_KNOWN } from './joint-answers.ts';
import { byOrganisation, byRole } from './kinds.ts';
import { knowingBy } from './knowing.ts';
import type { Hearing } from './placed.ts';
import { crossed, type Grouping, hiddenGroups, merged, sizesOf } from './suppression.ts';
import { type Groupings, type Ladders, NOBODY, toldOf } from './telling.ts';

/** Who says what, by kind of people. */

/** The kinds of people of a panel, and what each says of every question. */
export interface Breakdown {
  readonly kinds: Kinds<Kind>;
  readonly knowing: Kinds<KindKnowing>;
  of(question: JointQuestion): Kinds<KindTally>;
  /** Whether it may be told how many views alone would put it where on some rungs. */
  isToldAlone(rungs: Rungs, hearing: Hearing): boolean;
}

/** What may be told of what was heard by kind of people: of every kind where `names` may be told. */
export function breakdownOf(
  views: readonly View[],
  hearings: readonly [about: Hearing, ...Hearing[]],
  ladders: Ladders,
  model: Model,
  names: boolean,
): Breakdown {
  const all = { organisations: byOrganisation(views, model), roles: byRole(views, model) };
  const [{ questions }] = hearings;
  const knowing = (grouping: Grouping) => knowingBy(grouping, questions, names);
  const tallies = (question: JointQuestion) => (grouping: Grouping) => tallyBy(grouping, question);
  if (names)
    return {
      kinds: inKinds(all, kindsOf),
      knowing: inKinds(all, knowing),
      of: (question) => inKinds(all, tallies(question)),
      isToldAlone: () => true,
    };
  const mayBe = { organisations: merged(all.organisations), roles: merged(all.roles) };
  const hidden = hiddenGroups([all.organisations, all.roles]);
  // One number less another tells of these where both groupings are told.
  const crossing = hiddenGroups([crossed([all.organisations, all.roles])]);
  const { tables, told, totals, isToldAlone } = toldOf(mayBe, hidden, crossing, hearings, ladders);
  return {
    kinds: inKinds(mayBe, kindsOf),
    knowing: inKinds(totals, knowing),
    of: (question) => inKinds(told.has(question) ? tables : NOBODY, tallies(question)),
    isToldAlone,
  };
}

/** What `of` makes of each grouping that is shown. */
function inKinds<Of>(
  { organisations, roles }: Groupings,
  of: (grouping: Grouping) => readonly Of[],
): Kinds<Of> {
  return { organisations: organisations && of(organisations), roles: roles && of(roles) };
}

function kindsOf(grouping: Grouping): readonly Kind[] {
  const sizes = sizesOf(grouping);
  return grouping.titles.map((title, group) => ({ title, views: sizes[group] ?? 0 }));
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
