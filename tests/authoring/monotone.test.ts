import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barriersFallAsAnswersRise } from '../../src/authoring/barriers-fall-lint.ts';
import { type Lint, lintContext } from '../../src/authoring/lint.ts';
import { monotoneClaimsHold } from '../../src/authoring/monotone-lint.ts';
import { normalise } from '../../src/framework/normalise.ts';
import { type Barrier, type Framework, frameworkSchema, type Placement } from '../../src/model/framework.ts';
import { loadProver } from '../../src/solver/prove.ts';
import { frameworks } from '../support/frameworks.ts';
import { everyGiven, type Given, holds, levelGiven, settled } from '../support/oracle.ts';

const prove = await loadProver();

/** What is said of claims to be monotone is what going through every pair of cases shows. */

const claimed = frameworks({ questions: 3 }).map((framework) => ({
  ...framework,
  placements: framework.placements.map((placement) => ({ ...placement, monotone: true })),
}));

/** One barrier, of which each pair of answers to two questions says whether it arises, and whether it is raised. */
const comingAndGoing = fc
  .record({
    counts: fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 })),
    cells: fc.array(fc.constantFrom('clear', 'raised', 'none', 'none'), { minLength: 9, maxLength: 9 }),
    mayNotApply: fc.boolean(),
  })
  .map(({ counts, cells, mayNotApply }): Framework => {
    const places = Array.from({ length: counts[0] }, (_, first) =>
      Array.from({ length: counts[1] }, (_, second) => [first, second] as const),
    ).flat();
    const answered = (...wanted: readonly string[]) => ({
      any: places
        .filter(([first, second]) => wanted.includes(cells[first * 3 + second] ?? ''))
        .map(([first, second]) => ({
          all: [{ q0: { exactly: `o${first}` } }, { q1: { exactly: `o${second}` } }],
        })),
    });
    const written = {
      id: 'cells',
      version: '1.0.0',
      title: 'Cells',
      nations: [{ id: 'england', title: 'England' }],
      questions: counts.map((count, index) => ({
        id: `q${index}`,
        ask: 'How?',
        'may-not-apply': mayNotApply && index === 1,
        options: Array.from({ length: count }, (_, option) => ({ id: `o${option}`, text: 'So.' })),
      })),
      placements: [
        {
          id: 'p',
          monotone: true,
          levels: [
            { id: 'low', name: 'Low' },
            { id: 'high', name: 'High', requires: { q0: 'o1' } },
          ],
        },
      ],
      barriers:
        answered('raised').any.length === 0
          ? []
          : [
              {
                id: 'b0',
                kind: 'legal',
                name: 'Barrier',
                'arises-when': answered('clear', 'raised'),
                'raised-by': answered('raised'),
                'holds-back': ['high'],
              },
            ],
    };
    return normalise(frameworkSchema.parse(written)).framework;
  });

function said(lint: Lint, framework: Framework): string[] {
  const context = lintContext({ framework, pathOf: () => [], placeOf: () => 'here' }, prove);
  return lint(context).map(({ message }) => message);
}

/** A case before and after an answer became better. */
interface Better {
  readonly question: string;
  readonly first: string | null;
  readonly second: string;
  readonly before: Given;
  readonly after: Given;
}

/** Every better option in place of an answer, and every option in place of “not applicable”. */
function everyBetter(framework: Framework): Better[] {
  return everyGiven(framework).flatMap((before) =>
    framework.questions
      .filter(({ ordered }) => ordered)
      .flatMap(({ id, options }): Better[] => {
        const first = before.options.get(id) ?? null;
        // What is not among the options stands below the lowest.
        return options.slice(options.findIndex((option) => option.id === first) + 1).map((next) => {
          const after = { ...before, options: new Map(before.options).set(id, next.id) };
          return { question: id, first, second: next.id, before, after };
        });
      }),
  );
}

/** Remembers what is worked out of each case. */
function remembered<Value>(framework: Framework, work: (given: Given) => Value): (given: Given) => Value {
  const known = new Map<string, Value>();
  return (given) => {
    const key = [given.nation, ...framework.questions.map(({ id }) => given.options.get(id) ?? '-')].join(
      ' ',
    );
    const found = known.get(key) ?? work(settled(framework, given));
    known.set(key, found);
    return found;
  };
}

/** Whether a case has the answers that a message names, and no question not applicable that it does not name. */
function isLike(given: Given, message: string, { questions }: Framework): boolean {
  const [, text = ''] = / with ([^“]*)\.$/u.exec(message) ?? [];
  const named = new Map(text.split(/, | and /u).map((part) => part.split(': ') as [string, string]));
  const nation = named.get('nation') ?? given.nation;
  return (
    nation === given.nation &&
    questions.every(({ id }) => {
      const answer = given.options.get(id) ?? 'not-applicable';
      return message.includes(`“${id}”`) || (named.get(id) ?? answer) === answer;
    }) &&
    questions.every(
      ({ id }) => message.includes(`“${id}”`) || named.has(id) || given.options.get(id) !== null,
    )
  );
}

describe('in generated frameworks', () => {
  test('exactly the answers that can lower a level are named, with a case in which they do', () => {
    let fallen = 0;
    fc.assert(
      fc.property(claimed, (framework) => {
        const messages = said(monotoneClaimsHold, framework);
        const better = everyBetter(framework);
        const expected = framework.placements.flatMap((placement) => fallsIn(placement, framework, better));
        const found = messages.map((message) => namesIn(message));
        expect(found.map(([placement, question]) => `${placement} ${question}`).sort()).toEqual(
          expected.sort(),
        );
        fallen += expected.length;
        for (const message of messages) expectToHold(message, framework, better);
      }),
      { numRuns: 2500 },
    );
    expect(fallen).toBeGreaterThan(500);
  });

  test.each([
    ['in any framework', claimed],
    ['where a barrier comes and goes', comingAndGoing],
  ])('exactly the barriers that better answers can raise are named, with a case: %s', (_, some) => {
    let raised = 0;
    let together = 0;
    fc.assert(
      fc.property(some, (framework) => {
        const messages = said(barriersFallAsAnswersRise, framework);
        const better = everyBetter(framework).filter(({ first }) => first !== null);
        const alone = framework.barriers.filter((barrier) => rises(barrier, framework, better).length > 0);
        const expected = framework.barriers.filter(
          (barrier) => alone.includes(barrier) || risesTogether(barrier, framework).length > 0,
        );
        expect(messages.map((message) => /“([^”]+)”/u.exec(message)?.[1])).toEqual(
          expected.map(({ id }) => id),
        );
        raised += expected.length;
        for (const [index, barrier] of expected.entries()) {
          const message = messages[index] ?? '';
          if (!alone.includes(barrier)) {
            together += 1;
            expectTogether(message, barrier, framework);
            continue;
          }
          const [, question, from, to] = namesIn(message);
          const like = better.filter(
            (each) =>
              each.question === question &&
              each.first === from &&
              each.second === to &&
              isLike(each.before, message, framework),
          );
          expect(like.length).toBeGreaterThan(0);
          expect(rises(barrier, framework, like)).toEqual(like);
        }
      }),
      { numRuns: 2500 },
    );
    expect(raised).toBeGreaterThan(200);
    if (some === comingAndGoing) expect(together).toBeGreaterThan(50);
  });
});

/** The names in quotes in a message: the placement or barrier, the question, and what else. */
function namesIn(message: string): string[] {
  return [...message.matchAll(/“([^”]+)”/gu)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'not-applicable');
}

function fallsIn(placement: Placement, framework: Framework, better: readonly Better[]): string[] {
  const level = remembered(framework, (each) => levelGiven(placement, framework, each));
  const falling = better.filter(({ before, after }) => level(after) < level(before));
  return [...new Set(falling.map(({ question }) => `${placement.id} ${question}`))];
}

function expectToHold(message: string, framework: Framework, better: readonly Better[]): void {
  const names = namesIn(message);
  const placement = framework.placements.find(({ id }) => id === names[0]);
  if (!placement) throw new Error(`no placement is named: ${message}`);
  const isDeclared = message.includes('“not-applicable” can beat');
  const first = isDeclared ? null : (names[2] ?? '');
  const lowest = framework.questions.find(({ id }) => id === names[1])?.options[0]?.id;
  const second = isDeclared ? lowest : names[3];
  const [from, to] = names.slice(-2).map((name) => placement.levels.findIndex(({ id }) => id === name));
  const like = better.filter(
    (each) =>
      each.question === names[1] &&
      each.first === first &&
      each.second === second &&
      isLike(each.before, message, framework),
  );
  expect(like.length).toBeGreaterThan(0);
  for (const { before, after } of like) {
    const levels = [before, after].map((each) => levelGiven(placement, framework, settled(framework, each)));
    expect(levels).toEqual([from, to]);
  }
}

/** The cases in which a better answer raises a barrier that arose before. */
function rises(barrier: Barrier, framework: Framework, better: readonly Better[]): Better[] {
  const status = statusIn(barrier, framework);
  return better.filter(
    ({ before, after }) => status(before).arises && !status(before).raised && status(after).raised,
  );
}

function statusIn({ nations, arisesWhen, raisedBy }: Barrier, framework: Framework) {
  return remembered(framework, (each) => {
    const exists = nations?.includes(each.nation) ?? true;
    const arises = arisesWhen === null || holds(arisesWhen, framework, each) === true;
    return { arises, raised: exists && arises && holds(raisedBy, framework, each) === true };
  });
}

/** The pairs of cases in which better answers, however many, raise a barrier that arose before. */
function risesTogether(barrier: Barrier, framework: Framework): [before: Given, after: Given][] {
  const status = statusIn(barrier, framework);
  const all = everyGiven(framework);
  const [before, after] = [
    all.filter((each) => status(each).arises && !status(each).raised),
    all.filter((each) => status(each).raised),
  ];
  return before.flatMap((one) =>
    after.flatMap((other): [Given, Given][] => (isNoWorse(one, other, framework) ? [[one, other]] : [])),
  );
}

/** True if a case has no worse an answer to any question than another, and the same where there is no order. */
function isNoWorse(one: Given, other: Given, { questions }: Framework): boolean {
  return (
    one.nation === other.nation &&
    questions.every(({ id, ordered, options }) => {
      const [first, second] = [one, other].map(({ options: given }) =>
        options.findIndex((option) => option.id === given.get(id)),
      ) as [number, number];
      return first === second || (ordered && first !== -1 && first < second);
    })
  );
}

/** What is said of several better answers is so in every pair of cases that has them. */
function expectTogether(message: string, barrier: Barrier, framework: Framework): void {
  const moves = [...message.matchAll(/“(\S+)” moves up from “(\S+)” to “(\S+)”/gu)].map(
    ([, question = '', from = '', to = '']) => ({ question, from, to }),
  );
  expect(moves.length).toBeGreaterThan(1);
  const [all, status] = [everyGiven(framework), statusIn(barrier, framework)];
  const have = (key: 'from' | 'to') =>
    all.filter(
      (given) =>
        isLike(given, message, framework) &&
        moves.every(({ question, [key]: option }) => given.options.get(question) === option),
    );
  const [before, after] = [have('from'), have('to')];
  expect(Math.min(before.length, after.length)).toBeGreaterThan(0);
  for (const each of before) expect(status(each)).toEqual({ arises: true, raised: false });
  for (const each of after) expect(status(each).raised).toBe(true);
}
