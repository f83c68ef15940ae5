import type { Rungs } from '../engine/compiled.ts';
import { groupedBy } from '../work.ts';
import type { JointQuestion } from './joint-answers.ts';
import { type Block, Totals } from './knowing.ts';
import { type Hearing, type Ladder, Sitting } from './placed.ts';
import { alikeBy, type Grouping, type hiddenGroups, isSafe, type Shown } from './suppression.ts';

/** What may be told by kind of people, so that from all of it together nobody has what fewer than three said. */

export interface Groupings {
  readonly organisations: Shown;
  readonly roles: Shown;
}

export const NOBODY = { organisations: null, roles: null } as const;

export type Ladders = Readonly<Record<Hearing['part'], readonly Ladder[]>>;

type Hidden = ReturnType<typeof hiddenGroups>;

/** What is told. */
export interface Told extends Pick<Offer, 'isToldAlone'> {
  /** By which kinds there are tables, and of which questions. */
  readonly tables: Groupings;
  readonly told: ReadonlySet<JointQuestion>;
  /** By which kinds it is told how much they know in all. */
  readonly totals: Groupings;
}

/** What can be told by the kinds of `mayBe` with nothing of what `hidden` groups said, nor where both groupings are told those `crossing`. */
export function toldOf(
  mayBe: Groupings,
  hidden: Hidden,
  crossing: Hidden,
  hearings: readonly [about: Hearing, ...Hearing[]],
  ladders: Ladders,
): Told {
  const [about] = hearings;
  const apartBy = (...told: readonly Groupings[]): Hidden => {
    const isBoth = told.some(({ organisations }) => organisations) && told.some(({ roles }) => roles);
    return isBoth ? [...hidden, ...crossing] : hidden;
  };
  // One choice for all questions: with another for each, what two show could be put together.
  const ways = [mayBe, { ...mayBe, roles: null }, { ...mayBe, organisations: null }];
  const choices = [...ways, NOBODY].map((shown) => choiceOf(shown, apartBy(shown), hearings, ladders));
  const best = offerOf(choices, about, true);
  // How much each kind knows in all, by organisation above all, is worth more than tables of some questions, and than
  // where views alone sit.
  const offers = [choices, choices.slice(-1)].flatMap((some) =>
    [true, false].map((isAloneTold) => offerOf(some, about, isAloneTold)),
  );
  for (const totals of ways.filter((way) => groupingsIn(way).length > 0)) {
    const offer = offers.find((each) =>
      areTotalsSafe(totals, each, apartBy(totals, each.choice.shown), about, ladders),
    );
    if (offer) return toldBy(offer, totals);
  }
  return toldBy(best, NOBODY);
}

/** True where totals by kind tell nothing of what groups `apart` said beside all that an offer tells. */
function areTotalsSafe(
  totals: Groupings,
  { choice, isToldAlone }: Offer,
  apart: Hidden,
  about: Hearing,
  ladders: Ladders,
): boolean {
  const shown = groupingsIn(totals);
  const told = ladders.answers.filter(({ rungs }) => isToldAlone(rungs, about));
  return new Totals(blocksOf(about, choice), shown, new Sitting(told, about)).tellNothingOf(apart);
}

function toldBy({ choice: { shown, told }, isToldAlone }: Offer, totals: Groupings): Told {
  return { tables: shown, told, totals, isToldAlone };
}

/** Tables by kind, and where views alone sit. */
interface Offer {
  readonly choice: Choice;
  isToldAlone(rungs: Rungs, hearing: Hearing): boolean;
}

/** The choice that shows most; where views alone sit on what is asked `about` the service, only if that is told. */
function offerOf(choices: readonly Choice[], about: Hearing, isAloneTold: boolean): Offer {
  const worth = ({ tables, alone }: Choice) => tables + (isAloneTold ? alone : 0);
  const choice = choices.reduce((one, other) => (worth(other) > worth(one) ? other : one));
  return {
    choice,
    isToldAlone: (rungs, hearing) =>
      (isAloneTold || hearing !== about) && isSafeOver(rungs.questions, hearing.questions, choice.safe),
  };
}

interface Choice {
  readonly shown: Groupings;
  /** Of these no hidden group’s answers can be had. */
  readonly safe: ReadonlySet<JointQuestion>;
  /** Of these the table may be shown, which tells besides whether the answers that decide if they are asked are so. */
  readonly told: ReadonlySet<JointQuestion>;
  /** How many tables are shown. */
  readonly tables: number;
  /** For how many tables it counts that views alone may be told: one for every second question. */
  readonly alone: number;
}

function choiceOf(shown: Groupings, apart: Hidden, hearings: readonly Hearing[], ladders: Ladders): Choice {
  const groupings = groupingsIn(shown);
  const all = hearings.flatMap(({ questions }) => questions);
  const safe = new Set(all.filter(({ given }) => isSafe(given, groupings, apart)));
  const told = hearings.flatMap(({ questions }) =>
    questions.filter(
      (question) =>
        safe.has(question) && isSafeOver(question.model.shownWhen?.questions ?? [], questions, safe),
    ),
  );
  const isAloneTold = hearings.every(({ part, questions }) =>
    ladders[part].every(({ rungs }) => isSafeOver(rungs.questions, questions, safe)),
  );
  const [tables, alone] = [groupings.length * told.length, isAloneTold ? all.length / 2 : 0];
  return { shown, safe, told: new Set(told), tables, alone };
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

/** The questions, each with those that decide if it is asked. */
function blocksOf({ questions, grounds }: Hearing, { shown, told }: Choice): readonly Block[] {
  const blockOf = [...questions.keys()];
  for (const [index, { model }] of questions.entries()) {
    const own = new Set(
      [index, ...(model.shownWhen?.questions ?? [])].flatMap((each) => blockOf[each] ?? []),
    );
    for (const [each, block] of blockOf.entries()) if (own.has(block)) blockOf[each] = Math.min(...own);
  }
  const nations = grounds.map(({ situation }) => situation.given[questions.length]);
  return [...groupedBy([...questions.keys()], (index) => String(blockOf[index])).values()].map((indexes) => {
    const own = indexes.flatMap((index) => questions[index] ?? []);
    const tables = own.some((each) => told.has(each)) ? groupingsIn(shown) : [];
    const ties = alikeBy(tables, nations.length).map((kinds, person) => `${kinds} ${nations[person]}`);
    return { indexes, questions: own, ties };
  });
}

function groupingsIn({ organisations, roles }: Groupings): readonly Grouping[] {
  return [organisations, roles].filter((each) => each !== null);
}
