import * as fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import { normalise } from '../../src/framework/normalise.ts';
import { type Framework, frameworkSchema } from '../../src/model/framework.ts';
import type { Outcome, Panel, PanelQuestion, View } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { compiled } from '../support/load.ts';
import { MANNER } from '../support/panels.ts';
import { TIMES } from '../support/runs.ts';

/** Whole-number programs over all numbers of the JSON of a panel: can anybody have what fewer than three said? */

// Whoever tries knows the framework and who is of which kind, and looks for how many of whom can have said what. All
// that a person can have said is one record, so that whatever is counted is a sum over people and records.

const OPTIONS = ['no', 'yes'].map((option) => ({ id: option, text: option }));

function yesNo(question: string) {
  return { id: question, ask: `${question}?`, options: OPTIONS };
}

function frameworkWith(id: string, gate: object, needs?: object) {
  const about = (question: string) => ({ ...yesNo(question), dimension: 'one' });
  const { framework } = normalise(
    frameworkSchema.parse({
      id,
      version: '1.0.0',
      title: id,
      dimensions: [{ id: 'one', title: 'One' }],
      questions: needs ? ['a', 'b'].map(about) : [...['a', 'b', 'c'].map(about), { ...about('d'), ...gate }],
      ...(needs ? { needs } : {}),
      placements: [
        {
          id: 'p',
          title: 'P',
          levels: [
            { id: 'base', name: 'Base' },
            { id: 'l1', name: 'One', requires: { all: [{ a: 'yes' }, { b: 'yes' }] } },
            { id: 'l2', name: 'Two', requires: { any: [{ b: 'yes' }, { [needs ? 'a' : 'c']: 'yes' }] } },
          ],
        },
      ],
    }),
  );
  return framework;
}

const PLAIN = frameworkWith('plain', {});
const GATED = frameworkWith('gated', { 'shown-when': { a: 'yes' } });
const NEEDS = frameworkWith(
  'needs',
  {},
  {
    questions: ['c', 'd'].map(yesNo),
    how: [
      { level: 'l1', when: { c: 'yes' }, because: 'So it is.' },
      { level: 'l2', when: { all: [{ c: 'yes' }, { d: 'yes' }] }, because: 'So it is.' },
    ],
  },
);

/** All that a person is asked, as a panel has it: about the service, then about the people served. */
function askedIn({ questions, needs }: Framework) {
  return [...questions, ...(needs?.questions ?? [])];
}

interface Person {
  readonly organisation: number;
  readonly role: number;
  /** For each question `no`, `yes`, `unknown` or `nothing`. */
  readonly says: readonly string[];
}

const SAYS = ['no', 'yes', 'unknown'];

/** One question is enough for what is left empty, and others would take long. */
function sayingsOf(question: string): readonly string[] {
  return question === 'a' ? [...SAYS, 'nothing'] : SAYS;
}

/** People who say much the same, as people who work together do, and who do not. */
const cases = fc.record({
  framework: fc.constantFrom(PLAIN, GATED, NEEDS),
  people: fc.array(
    fc.record({
      organisation: fc.integer({ min: 0, max: 3 }),
      role: fc.integer({ min: 0, max: 2 }),
      says: fc.tuple(...['a', 'b', 'c', 'd'].map((id) => fc.constantFrom(...sayingsOf(id)))),
    }),
    { minLength: 5, maxLength: 10 },
  ),
});

function panelOfPeople(framework: Framework, people: readonly Person[], names = false): Panel {
  const views = people.map(({ organisation, role, says }, index): View => {
    const given = askedIn(framework).flatMap(({ id }, question) => {
      const answer = says[question] ?? 'unknown';
      return [answer === 'nothing' ? null : ([id, answer] as const)];
    });
    const { length } = framework.questions;
    const [about, needs] = [given.slice(0, length), given.slice(length)].map((part) =>
      assessmentOf(part.filter((each) => each !== null)),
    );
    const by = { role: `role ${role}`, organisation: `body ${organisation}`, name: null, as: null };
    const assessment = {
      ...(about ?? assessmentOf([])),
      needs: needs?.answers ?? new Map(),
      answeredBy: [by],
    };
    return { file: `${index}.yaml`, assessment };
  });
  return JSON.parse(JSON.stringify(panelOf(compiled(framework), views, { ...MANNER, names }))) as Panel;
}

/** What one person can have said: to each question, and where that alone sits. */
interface Saying {
  readonly told: readonly string[];
  /** On each placement, then by needs; nothing by needs of which nothing is known. */
  readonly sits: readonly string[];
}

function sitsAt({ levels, perhapsNone }: Outcome): string {
  return `${levels.map(({ id }) => id)} ${perhapsNone}`;
}

function sayingOf(framework: Framework, says: readonly string[]): Saying {
  const panel = panelOfPeople(framework, [{ organisation: 0, role: 0, says }], true);
  const told = askedIn(framework).map((_, question) => {
    const { tally: [own] = [], notAsked = 0, notAnswered = 0 } = panel.questions[question] ?? {};
    if (own) return String(own.answer);
    return notAsked > 0 ? 'not asked' : notAnswered > 0 ? 'nothing' : 'unknown';
  });
  return { told, sits: laddersIn(panel).map(({ alone }) => (alone ?? []).map(sitsAt).join()) };
}

function laddersIn({ placements, needs }: Panel) {
  return [...placements, ...needs];
}

/** By what a person writes all that this can say. */
const SAYINGS = new Map(
  [PLAIN, GATED, NEEDS].map((framework) => {
    const all = askedIn(framework).reduce<string[][]>(
      (made, { id }) => made.flatMap((each) => sayingsOf(id).map((say) => [...each, say])),
      [[]],
    );
    return [framework, new Map(all.map((says) => [says.join(), sayingOf(framework, says)]))];
  }),
);

/** What people of some classes said, each counted so much. */
interface Sum {
  readonly classes: readonly number[];
  weigh(saying: Saying): number;
}

/** A number that is shown. */
interface Shown extends Sum {
  readonly is: number;
  /** Where only the nearest tenth is told, what it is at most. */
  readonly most?: number;
  /** True for the tally of all to a question. */
  readonly isTally: boolean;
}

/** People whom nothing tells apart. */
interface Class {
  readonly organisation: string;
  readonly role: string;
  readonly people: readonly Person[];
}

function classesOf(people: readonly Person[]): readonly Class[] {
  const keys = [...new Set(people.map(({ organisation, role }) => `${organisation} ${role}`))];
  return keys.map((key) => {
    const own = people.filter(({ organisation, role }) => `${organisation} ${role}` === key);
    const [organisation, role] = key.split(' ');
    return { organisation: `body ${organisation}`, role: `role ${role}`, people: own };
  });
}

type Key = 'organisations' | 'roles';
const KIND = { organisations: 'organisation', roles: 'role' } as const;

/** What the tally of all and of kinds counts together. */
function coarse(said: string | undefined): string | undefined {
  return said === 'nothing' ? 'unknown' : said;
}

/** Every number of the JSON that depends on who said what, as a sum. */
function shownIn(panel: Panel, classes: readonly Class[]): Shown[] {
  const all = [...classes.keys()];
  const classesIn = (key: Key, title: string | null, rows: readonly { readonly title: string | null }[]) => {
    const named = rows.map((row) => row.title);
    return all.filter((index) => {
      const own = classes[index]?.[KIND[key]] ?? '';
      return title === null ? !named.includes(own) : own === title;
    });
  };
  const shown: Shown[] = [];
  for (const [question, { tally, notKnown, notAnswered, notAsked, breakdown }] of panel.questions.entries()) {
    const rows = (['organisations', 'roles'] as const).flatMap((key) =>
      (breakdown[key] ?? []).map((row) => ({
        classes: classesIn(key, row.title, breakdown[key] ?? []),
        counts: [...row.tally, row.notKnown, row.notAsked],
      })),
    );
    const whole = { classes: all, counts: [...tally.map(({ views }) => views), notKnown, notAsked] };
    const answers = [...tally.map(({ answer }) => String(answer)), 'unknown', 'not asked'];
    for (const { classes: own, counts } of [whole, ...rows])
      for (const [place, is] of counts.entries())
        shown.push({
          classes: own,
          is,
          isTally: own === all,
          weigh: ({ told }) => Number(coarse(told[question]) === answers[place]),
        });
    shown.push({
      classes: all,
      is: notAnswered,
      isTally: true,
      weigh: ({ told }) => Number(told[question] === 'nothing'),
    });
  }
  for (const [ladder, { alone }] of laddersIn(panel).entries())
    for (const outcome of alone ?? [])
      shown.push({
        classes: all,
        is: outcome.views,
        isTally: false,
        weigh: ({ sits }) => Number(sits[ladder] === sitsAt(outcome)),
      });
  const counted = aboutIn(panel).filter((index) => panel.questions[index]?.notAsked === 0);
  for (const key of ['organisations', 'roles'] as const)
    for (const { title, asked, share } of panel.knowing[key] ?? [])
      shown.push({
        classes: classesIn(key, title, panel.knowing[key] ?? []),
        ...withShare(share, asked),
        isTally: false,
        weigh: ({ told }) => counted.filter((index) => isKnown(told[index])).length,
      });
  return shown;
}

/** The least and the most that can be known where the nearest tenth of it is told, or all of it. */
function withShare(share: number | null, asked: number): { readonly is: number; readonly most: number } {
  const tenths = (share ?? 0) * 10;
  const isSo = (known: number) =>
    Number.isInteger(tenths)
      ? Math.round((known * 10) / asked) === tenths
      : known === Math.round((tenths * asked) / 10);
  const all = Array.from({ length: asked + 1 }, (_, known) => known).filter(isSo);
  return { is: all[0] ?? 0, most: all.at(-1) ?? 0 };
}

/** The questions about the service, by index. */
function aboutIn({ questions }: Panel): number[] {
  return [...questions.keys()].filter((index) => questions[index]?.part === 'answers');
}

function isKnown(told: string | undefined): boolean {
  return told === 'no' || told === 'yes';
}

/** What must not be had: what so few said to a question, and how much they know in all. */
function secretsOf(panel: Panel, classes: readonly Class[], sayings: readonly Saying[]): Sum[] {
  const all = [...classes.keys()];
  // Where one grouping is shown of the needs, and by the other how much is known of the service, no two numbers cross:
  // that all of a kind say the same to a need is told of all of them.
  const isBoth = (part: PanelQuestion['part']) =>
    (['organisations', 'roles'] as const).every(
      (key) =>
        (part === 'answers' && panel.knowing[key]) || panel.questions.some(({ breakdown }) => breakdown[key]),
    );
  const kinds = [
    ...new Set(classes.map(({ organisation }) => organisation)),
    ...new Set(classes.map(({ role }) => role)),
  ].map((title) =>
    all.filter((index) => classes[index]?.organisation === title || classes[index]?.role === title),
  );
  const fewIn = (part: PanelQuestion['part']) =>
    [...kinds, ...(isBoth(part) ? all.map((index) => [index]) : [])].filter(
      (own) => own.reduce((sum, index) => sum + (classes[index]?.people.length ?? 0), 0) < 3,
    );
  const answersTo = (question: number) => [...new Set(sayings.map(({ told }) => told[question]))];
  const said = panel.questions.flatMap(({ part }, question) =>
    fewIn(part).flatMap((own) =>
      answersTo(question).map((answer) => ({
        classes: own,
        weigh: ({ told }: Saying) => Number(told[question] === answer),
      })),
    ),
  );
  const known = ({ told }: Saying) => aboutIn(panel).filter((index) => isKnown(told[index])).length;
  return [...said, ...fewIn('answers').map((own) => ({ classes: own, weigh: known }))];
}

/** For each person of which class they are, and which saying is theirs. */
type World = readonly (readonly [place: number, at: number])[];

/** The value of a sum where people said so. */
function valueIn(world: World, { classes, weigh }: Sum, sayings: readonly Saying[]): number {
  return world.reduce((sum, [place, at]) => {
    const saying = sayings[at];
    return saying && classes.includes(place) ? sum + weigh(saying) : sum;
  }, 0);
}

let highs: Highs;
beforeAll(async () => {
  highs = await (loadHighs as unknown as () => Promise<Highs>)();
});

/** A world in which every shown number is so, and the sum is as large or as small as it can be. */
function extreme(
  sense: 'Maximize' | 'Minimize',
  secret: Sum,
  shown: readonly Shown[],
  classes: readonly Class[],
  sayings: readonly Saying[],
): World {
  const sum = ({ classes: own, weigh }: Sum) =>
    own
      .flatMap((index) =>
        sayings.flatMap((saying, at) => (weigh(saying) === 0 ? [] : [`${weigh(saying)} n${index}_${at}`])),
      )
      .join(' + ');
  const rows = [
    ...shown,
    ...classes.map(({ people }, index) => ({
      classes: [index],
      is: people.length,
      most: people.length,
      isTally: false,
      weigh: () => 1,
    })),
  ].flatMap((each) => {
    if (sum(each) === '') return [];
    const { is, most = is } = each;
    return most === is ? [`${sum(each)} = ${is}`] : [`${sum(each)} >= ${is}`, `${sum(each)} <= ${most}`];
  });
  const variables = classes.flatMap((_, index) => sayings.map((__, at) => `n${index}_${at}`));
  const text = [sense, sum(secret), 'Subject To', ...rows, 'General', variables.join(' '), 'End'].join('\n');
  const found = highs.solve(text);
  expect(found.Status).toBe('Optimal');
  return classes.flatMap((_, index) =>
    sayings.flatMap((__, at) => {
      const { Primal = 0 } = found.Columns[`n${index}_${at}`] as { readonly Primal?: number };
      return Array.from({ length: Math.round(Primal) }, () => [index, at] as const);
    }),
  );
}

/** The people as they are, and as they are after two have given each other’s answers to some questions. */
function* worldsNear(
  people: readonly Person[],
  framework: Framework,
  classes: readonly Class[],
  sayings: readonly Saying[],
): Generator<World> {
  const toldAs = new Map(sayings.map(({ told }, at) => [told.join(), at]));
  const written = SAYINGS.get(framework);
  const placeIn = (says: readonly string[]) => toldAs.get(written?.get(says.join())?.told.join() ?? '');
  const truth = people.map((person) => {
    const place = classes.findIndex((each) => each.people.includes(person));
    return [place, placeIn(person.says) ?? 0] as const;
  });
  yield truth;
  for (const [index, one] of people.entries()) {
    for (const [after, other] of people.slice(index + 1).entries()) {
      for (let traded = 1; traded < 1 << one.says.length; traded += 1) {
        const mixed = (own: Person, from: Person) =>
          placeIn(
            own.says.map((say, question) => ((traded >> question) & 1 ? (from.says[question] ?? say) : say)),
          );
        const [ones, others] = [mixed(one, other), mixed(other, one)];
        if (ones === undefined || others === undefined) continue;
        const changed = new Map([
          [index, ones],
          [index + 1 + after, others],
        ]);
        yield truth.map(([place, at], person) => [place, changed.get(person) ?? at] as const);
      }
    }
  }
}

/** How many secrets somebody tried to have from a panel, and how many can be had, but for what its tallies tell. */
// Of those that nothing near the truth shows to be none, so many at most are worked out.
function attack(
  panel: Panel,
  people: readonly Person[],
  framework: Framework,
  { most = 1000, looksNear = true } = {},
) {
  const classes = classesOf(people);
  const shown = shownIn(panel, classes);
  const isTally = (each: Shown) => each.isTally;
  // What nobody said nobody of few said either.
  const all = new Map([...(SAYINGS.get(framework)?.values() ?? [])].map((each) => [each.told.join(), each]));
  const sayings = [...all.values()].filter(({ told }) =>
    panel.questions.every(({ tally, notKnown, notAnswered, notAsked }, question) => {
      if (told[question] === 'unknown') return notKnown > notAnswered;
      if (told[question] === 'nothing') return notAnswered > 0;
      if (told[question] === 'not asked') return notAsked > 0;
      return tally.some(({ answer }) => answer === told[question]);
    }),
  );
  const secrets = secretsOf(panel, classes, sayings).filter(
    ({ weigh }) => new Set(sayings.map(weigh)).size > 1,
  );
  const near = [...worldsNear(people, framework, classes, sayings)].slice(0, looksNear ? undefined : 1);
  const pinnedBy = (numbers: readonly Shown[], some: readonly Sum[]) => {
    const open = new Set(some);
    const seen = new Map<Sum, number>();
    const look = (world: World) => {
      for (const each of open) {
        const value = valueIn(world, each, sayings);
        if ((seen.get(each) ?? value) !== value) open.delete(each);
        else seen.set(each, value);
      }
    };
    // Only where no such world shows that they are no secret is there anything to work out.
    for (const [index, world] of near.entries()) {
      if (open.size === 0) break;
      const isSo = numbers.every((each) => {
        const value = valueIn(world, each, sayings);
        return value >= each.is && value <= (each.most ?? each.is);
      });
      if (index === 0) expect(isSo).toBe(true);
      if (isSo) look(world);
    }
    for (const secret of [...open].slice(most)) open.delete(secret);
    for (const secret of some)
      for (const sense of ['Maximize', 'Minimize'] as const)
        if (open.has(secret)) look(extreme(sense, secret, numbers, classes, sayings));
    return [...open];
  };
  const pinned = pinnedBy(shown, secrets);
  const had = pinned.length - pinnedBy(shown.filter(isTally), pinned).length;
  return { tried: secrets.length, pinned: pinned.length, had };
}

/** What a panel shows by kind of people, and of views alone. */
function shownBy(panel: Panel) {
  const is = (kinds: Panel['knowing'] | Panel['questions'][number]['breakdown']) =>
    kinds.organisations !== null || kinds.roles !== null;
  return {
    tables: panel.questions.filter(({ breakdown }) => is(breakdown)).length,
    knowing: Number(is(panel.knowing)),
    alone: Number(Boolean(panel.placements[0]?.alone)),
    combinations: Number(Boolean(panel.placements[0]?.combinations)),
    ofNeeds: panel.questions.filter(({ part, breakdown }) => part === 'needs' && is(breakdown)).length,
  };
}

describe('what fewer than three of a kind said', () => {
  test('cannot be had from the JSON of a panel', () => {
    const sum = { tables: 0, knowing: 0, alone: 0, combinations: 0, ofNeeds: 0, tried: 0 };
    fc.assert(
      fc.property(cases, ({ framework, people }) => {
        const panel = panelOfPeople(framework, people);
        const own = shownBy(panel);
        if (own.tables + own.knowing === 0) return;
        const { tried, had } = attack(panel, people, framework);
        expect(had).toBe(0);
        for (const [key, value] of Object.entries({ ...own, tried })) sum[key as keyof typeof sum] += value;
      }),
      { numRuns: 100 * TIMES },
    );
    // It would be none if nothing were shown.
    expect(sum.tables).toBeGreaterThan(50 * TIMES);
    expect(sum.ofNeeds).toBeGreaterThan(10 * TIMES);
    expect(sum.knowing).toBeGreaterThan(20 * TIMES);
    expect(sum.alone).toBeGreaterThan(5 * TIMES);
    expect(sum.combinations).toBeGreaterThan(20 * TIMES);
    expect(sum.tried).toBeGreaterThan(1000 * TIMES);
  });

  test('can be had where nothing is suppressed, so that this would show', () => {
    const people = ['nnny', 'nyny', 'yyyn', 'nuyn', 'yynn'].map(
      (letters, index): Person => ({
        organisation: Math.floor(index / 3),
        role: 0,
        says: [...letters].map((letter) => SAYS.find((say) => say.startsWith(letter)) ?? 'unknown'),
      }),
    );
    const panel = panelOfPeople(PLAIN, people);
    expect(attack(panel, people, PLAIN).had).toBe(0);
    // The programs find by themselves what otherwise is found near the truth.
    expect(attack(panel, people, PLAIN, { most: 3, looksNear: false }).pinned).toBe(0);
    const { tried, had } = attack(panelOfPeople(PLAIN, people, true), people, PLAIN, { most: 3 });
    expect(tried).toBeGreaterThan(10);
    expect(had).toBeGreaterThan(0);
  });
});
