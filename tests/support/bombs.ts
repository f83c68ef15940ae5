import { randomFrom } from './random.ts';

/** Frameworks at the bounds of input that make much work of a kind, each with assessments. Nobody would write them. */

/** A framework as an author would write it, and the assessments that go with it, by name. */
export interface Bomb {
  readonly name: string;
  readonly framework: Written;
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type Written = Readonly<Record<string, unknown>>;
type Condition = Readonly<Record<string, unknown>>;

const OWN = { source: 'own judgement' };

/** Every bomb, by its name. Made only when it is asked for. */
export const BOMBS: Readonly<Record<string, () => Omit<Bomb, 'name'>>> = {
  'shown-when-60': () => chained(60),
  'shown-when-120': () => chained(120),
  'shown-when-500': () => chained(500),
  'shown-when-500-wide': () => chained(500, 20),
  'shown-when-500-barriers': () => chainedBarriers(500),
  'at-least-60': () => counting(60, false),
  'at-least-200': () => counting(200, false),
  'at-least-500': () => counting(500, false),
  'at-least-200-na': () => counting(200, true),
  'median-90-na': () => measured(90, 'median', true),
  'median-500-na': () => measured(500, 'median', true),
  'mean-500-na': () => measured(500, 'mean', true),
  'sum-500': () => measured(500, 'sum', false),
  'subset-sum': () => subsetSum(120),
  'placements-20-by-50': () => placements(20, 50),
  'barriers-500': () => barriers(500),
  'barriers-500-wide': () => barriers(500, 30),
  'deep-any': () => deep('any'),
  'deep-not': () => deep('not'),
  'options-500-by-30': () => wide(500, 30),
  'any-of-many': () => manyParts(),
  'sat-60': () => threeSat(60, 4.2),
  'sat-200': () => threeSat(200, 4.2),
  'sat-500': () => threeSat(500, 4.2),
  pigeons: () => pigeons(12),
  parity: () => parity(120),
  'steps-500': () => steps(500),
  'steps-lock': () => steps(200, true),
  'needs-100': () => needs(100),
  'unordered-500': () => unordered(500),
};

/** A bomb by its name. */
export function bomb(name: string): Bomb {
  const make = BOMBS[name];
  if (!make) throw new Error(`there is no bomb ${name}`);
  return { name, ...make() };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function options(count: number, more: (option: number) => Written = () => ({})) {
  return numbers(count).map((option) => ({ id: `o${option}`, text: `Option ${option}.`, ...more(option) }));
}

/** Options of which each leads to the next. */
function rising(index: number, count: number) {
  return options(count, (option) =>
    option + 1 < count ? { better: { text: 'Do it.', effort: EFFORTS[(index + option) % 3] } } : {},
  );
}

const EFFORTS = ['days', 'months', 'years'];

function question(index: number, more: Written = {}, count = 2) {
  return { id: `q${index}`, ask: `What is number ${index}?`, options: rising(index, count), ...OWN, ...more };
}

/** Level after level, each with what it requires; the first is the foot. */
function levels(requires: readonly unknown[], from = 0) {
  return requires.map((condition, index) => ({
    id: `l${from + index}`,
    name: `Level ${from + index}`,
    ...(condition ? { requires: condition } : {}),
    ...OWN,
  }));
}

/** A placement whose levels stand on each other, and never fall as answers rise. */
function onePlacement(requires: readonly unknown[]) {
  return [{ id: 'p', cumulative: true, monotone: true, levels: levels(requires) }];
}

function barrier(index: number, more: Written) {
  return {
    id: `b${index}`,
    kind: 'legal',
    name: `Barrier ${index}`,
    levers: [{ id: `v${index}`, who: 'Somebody', effort: 'days', 'first-step': 'Go on.', ...OWN }],
    ...OWN,
    ...more,
  };
}

function framework(more: Written): Written {
  return { id: 'bomb', version: '1.0.0', title: 'Bomb', ...more };
}

/** Everything open, everything a list, everything at its lowest, and every second answer open. */
function answersTo(questions: readonly { id: string; options: readonly { id: string }[] }[]) {
  const each = (answer: (options: readonly string[], index: number) => unknown) =>
    Object.fromEntries(
      questions.map(({ id, options: some }, index) => [
        id,
        answer(
          some.map((option) => option.id),
          index,
        ),
      ]),
    );
  return {
    open: each(() => 'unknown'),
    lists: each((some) => some.slice(0, Math.max(2, some.length - 1))),
    lowest: each(([first]) => first),
    highest: each((some) => some.at(-1)),
    half: each((some, index) => (index % 2 === 0 ? 'unknown' : some[index % some.length])),
  };
}

function made(questions: ReturnType<typeof question>[], more: Written) {
  return { framework: framework({ questions, ...more }), answers: answersTo(questions) };
}

/** Each question shown by those before it, in a way that leaves it open. */
function chained(count: number, back = 2) {
  const questions = numbers(count).map((index) =>
    question(
      index,
      index < back
        ? {}
        : {
            'shown-when': {
              any: numbers(back).map((by) => ({
                [`q${index - 1 - by}`]: by % 2 === 0 ? 'o1' : { exactly: 'o0' },
              })),
            },
          },
    ),
  );
  const last = count - 1;
  return made(questions, {
    placements: onePlacement([
      null,
      { [`q${last}`]: 'o1' },
      { all: [{ [`q${last - 1}`]: 'o1' }, { q0: 'o1' }] },
    ]),
    barriers: [barrier(0, { 'raised-by': { not: { [`q${last}`]: 'o1' } }, 'holds-back': ['l1', 'l2'] })],
  });
}

function chainedBarriers(count: number) {
  const { framework: one, answers } = chained(count);
  return {
    framework: {
      ...one,
      barriers: numbers(500).map((index) =>
        barrier(index, {
          'arises-when': { [`q${(index * 7) % count}`]: 'o1' },
          'raised-by': {
            any: [{ not: { [`q${count - 1 - (index % 50)}`]: 'o1' } }, { q1: { exactly: 'o0' } }],
          },
          'holds-back': ['l1'],
        }),
      ),
    },
    answers,
  };
}

/** Levels that count how many of many hold, half of them turned round. */
function counting(count: number, mayNotApply: boolean) {
  const questions = numbers(count).map((index) =>
    question(index, mayNotApply ? { 'may-not-apply': true } : {}, 3),
  );
  const of = (level: number) =>
    numbers(count).map((index) => ({
      [`q${index}`]: (index + level) % 2 === 0 ? 'o1' : { 'at-most': 'o1' },
    }));
  const some = (level: number) => ({ 'at-least': { count: Math.floor(count / 2) + level, of: of(level) } });
  return made(questions, {
    placements: onePlacement([null, some(1), some(2), some(3), some(5)]),
    barriers: numbers(4).map((index) =>
      barrier(index, { 'raised-by': { not: some(index + 1) }, 'holds-back': [`l${index + 1}`] }),
    ),
  });
}

/** Bands of a number over everything. */
function measured(count: number, by: string, mayNotApply: boolean) {
  const questions = numbers(count).map((index) =>
    question(index, mayNotApply ? { 'may-not-apply': true } : {}, 5),
  );
  const top = by === 'sum' ? count * 4 : 4;
  return made(questions, {
    placements: [
      {
        id: 'p',
        monotone: true,
        measure: { of: 'all', by },
        levels: numbers(8).map((level) => ({
          id: `l${level}`,
          name: `Level ${level}`,
          ...(level > 0 ? { from: Math.round((top * level * 1000) / 8) / 1000 } : {}),
          ...OWN,
        })),
      },
    ],
    barriers: numbers(8).map((index) =>
      barrier(index, {
        'raised-by': {
          not: { score: { of: 'all', by, 'at-least': Math.round((top * (index + 1) * 1000) / 9) / 1000 } },
        },
        'holds-back': index > 0 ? [`l${index}`] : [],
      }),
    ),
  });
}

/** A sum that has to come to one number. */
function subsetSum(count: number) {
  const random = randomFrom(7);
  const values = numbers(count).map(() => 2 * (100 + Math.floor(random() * 400)));
  const questions = numbers(count).map((index) =>
    question(index, {
      options: options(2, (option) => ({ value: option * (values[index] ?? 0) })),
    }),
  );
  const half = Math.floor(values.reduce((sum, value) => sum + value, 0) / 4) * 2;
  const reaches = (number: number) => ({ score: { of: 'all', by: 'sum', 'at-least': number } });
  return made(questions, {
    placements: [
      {
        id: 'p',
        levels: levels([
          null,
          { all: [reaches(half + 1), { not: reaches(half + 2) }] },
          { all: [reaches(half + 1000), { not: reaches(half + 1002) }] },
        ]),
      },
    ],
    'no-barriers': 'None.',
  });
}

function placements(count: number, each: number) {
  const size = 200;
  const questions = numbers(size).map((index) => question(index, {}, 4));
  return made(questions, {
    placements: numbers(count).map((place) => ({
      id: `p${place}`,
      cumulative: place % 2 === 0,
      monotone: true,
      levels: levels(
        numbers(each).map((level) =>
          level === 0
            ? null
            : {
                any: numbers(6).map((part) => ({
                  all: [
                    { [`q${(place * 31 + level * 7 + part * 13) % size}`]: `o${1 + (part % 3)}` },
                    { not: { [`q${(place * 17 + level * 11 + part * 5) % size}`]: `o${1 + (level % 3)}` } },
                  ],
                })),
              },
        ),
        place * each,
      ),
    })),
    barriers: numbers(100).map((index) =>
      barrier(index, { 'raised-by': { not: { [`q${index}`]: 'o1' } }, 'holds-back': [`l${index + 1}`] }),
    ),
  });
}

function barriers(count: number, parts = 4) {
  const size = 120;
  const questions = numbers(size).map((index) => question(index, {}, 4));
  const some = (seed: number) =>
    numbers(parts).map((part) => ({
      [`q${(seed * 7 + part * 13) % size}`]: part % 2 === 0 ? 'o2' : { 'at-most': 'o1' },
    }));
  return made(questions, {
    placements: onePlacement([null, { all: some(1) }, { any: some(2) }, { all: some(3) }]),
    barriers: numbers(count).map((index) =>
      barrier(index, {
        'arises-when': { any: some(index) },
        'raised-by': { 'at-least': { count: parts >> 1, of: some(index + 3) } },
        'holds-back': ['l1', 'l2', 'l3'],
      }),
    ),
  });
}

/** As deep as lists and maps may be nested. */
function deep(kind: 'any' | 'not') {
  const questions = numbers(60).map((index) => question(index));
  const depth = kind === 'any' ? 20 : 40;
  let node: Condition = { q0: 'o1' };
  for (let at = 1; at < depth; at += 1) {
    const other = { [`q${at}`]: at % 3 === 0 ? { exactly: 'o0' } : 'o1' };
    node =
      kind === 'not'
        ? { not: node }
        : { [at % 2 === 0 ? 'all' : 'any']: [node, other, { [`q${(at * 7) % 60}`]: { exactly: 'o0' } }] };
  }
  return made(questions, {
    placements: [{ id: 'p', monotone: true, levels: levels([null, node, { all: [node, { q59: 'o1' }] }]) }],
    barriers: [barrier(0, { 'arises-when': node, 'raised-by': { not: node }, 'holds-back': ['l1', 'l2'] })],
  });
}

function wide(count: number, each: number) {
  const shared = { scale: options(each) };
  const questions = numbers(count).map((index) => ({ ...question(index), options: 'scale' }));
  const full = questions.map(({ id }) => ({ id, options: shared.scale }));
  return {
    framework: framework({
      'shared-options': shared,
      questions,
      placements: onePlacement([
        null,
        { any: numbers(count).map((index) => ({ [`q${index}`]: { exactly: `o${index % each}` } })) },
        { score: { of: 'all', by: 'mean', 'at-least': 14.5 } },
      ]),
      barriers: [barrier(0, { 'raised-by': { q0: { 'at-most': 'o9' } }, 'holds-back': ['l1', 'l2'] })],
    }),
    answers: answersTo(full),
  };
}

/** One condition as long as a file can be. */
function manyParts() {
  const questions = numbers(500).map((index) => question(index, {}, 3));
  const random = randomFrom(3);
  const pick = () => Math.floor(random() * 500);
  const parts = numbers(9000).map(() => ({
    all: [
      { [`q${pick()}`]: 'o1' },
      { [`q${pick()}`]: { 'at-most': 'o1' } },
      { [`q${pick()}`]: { exactly: 'o1' } },
    ],
  }));
  return made(questions, {
    placements: onePlacement([
      null,
      { any: parts.slice(0, 6000) },
      { all: [{ not: { any: parts.slice(6000) } }] },
    ]),
    barriers: [barrier(0, { 'raised-by': { not: { q0: 'o1' } }, 'holds-back': ['l1', 'l2'] })],
  });
}

/** As hard as such things are: three of many, about as many as can just be. */
function threeSat(count: number, ratio: number) {
  const questions = numbers(count).map((index) => question(index, { ordered: false, options: options(2) }));
  const random = randomFrom(count);
  const clauses = (salt: number) =>
    numbers(Math.round(count * ratio) + salt).map(() => ({
      any: numbers(3).map(() => ({
        [`q${Math.floor(random() * count)}`]: random() < 0.5 ? 'o0' : 'o1',
      })),
    }));
  return made(questions, {
    placements: [
      { id: 'p', levels: levels([null, { all: clauses(0) }, { all: clauses(3) }, { all: clauses(9) }]) },
    ],
    barriers: [barrier(0, { 'raised-by': { not: { all: clauses(1) } }, 'holds-back': ['l1', 'l2'] })],
  });
}

/** One more than there are places for: nothing fulfils it, and that is hard to see. */
function pigeons(holes: number) {
  const birds = holes + 1;
  const at = (bird: number, hole: number) => ({ [`q${bird * holes + hole}`]: 'o1' });
  const questions = numbers(birds * holes).map((index) => question(index));
  const housed = numbers(birds).map((bird) => ({ any: numbers(holes).map((hole) => at(bird, hole)) }));
  const apart = numbers(holes).flatMap((hole) =>
    numbers(birds).flatMap((bird) =>
      numbers(bird).map((other) => ({ not: { all: [at(bird, hole), at(other, hole)] } })),
    ),
  );
  return made(questions, {
    placements: [{ id: 'p', levels: levels([null, { all: [...housed, ...apart] }, { all: housed }]) }],
    barriers: [barrier(0, { 'raised-by': { not: { all: housed } }, 'holds-back': ['l1', 'l2'] })],
  });
}

/** Whether an odd number of answers is high, written over a chain of questions that repeat it. */
function parity(count: number) {
  const questions = numbers(count).map((index) => question(index));
  const odd = (one: number, other: number) => ({
    any: [
      { all: [{ [`q${one}`]: 'o1' }, { [`q${other}`]: { exactly: 'o0' } }] },
      { all: [{ [`q${one}`]: { exactly: 'o0' } }, { [`q${other}`]: 'o1' }] },
    ],
  });
  const pairs = (by: number) => numbers(count).map((index) => odd(index, (index + by) % count));
  return made(questions, {
    placements: [
      {
        id: 'p',
        levels: levels([
          null,
          { 'at-least': { count: count - 3, of: pairs(1) } },
          { 'at-least': { count: count - 1, of: pairs(7) } },
          { all: pairs(3).slice(0, -1) },
        ]),
      },
    ],
    barriers: [
      barrier(0, {
        'raised-by': { 'at-least': { count: 61, of: pairs(5) } },
        'holds-back': ['l1', 'l2', 'l3'],
      }),
    ],
  });
}

/** A level that takes many steps, which wait for others; or for each other in a circle. */
function steps(count: number, isLocked = false) {
  const questions = numbers(count).map((index) =>
    question(index, {
      options: options(4, (option) =>
        option === 3
          ? {}
          : {
              better: {
                text: 'Do it.',
                effort: EFFORTS[(index + option) % 3],
                ...(index % 3 === 0 || isLocked
                  ? {
                      needs: {
                        any: [1, 7].map((by) => ({ [`q${(index + by) % count}`]: `o${option + 1}` })),
                      },
                    }
                  : {}),
              },
            },
      ),
    }),
  );
  const some = (level: number) => ({
    'at-least': {
      count: Math.floor(count / 3) + level,
      of: numbers(count).map((index) => ({ [`q${index}`]: `o${1 + ((index + level) % 3)}` })),
    },
  });
  return made(questions, {
    placements: onePlacement([
      null,
      some(1),
      some(2),
      { all: [some(3), { score: { of: 'all', by: 'mean', 'at-least': 1.5 } }] },
    ]),
    barriers: numbers(3).map((index) =>
      barrier(index, { 'raised-by': { not: some(index + 1) }, 'holds-back': [`l${index + 1}`] }),
    ),
  });
}

function needs(count: number) {
  const questions = numbers(20).map((index) => question(index));
  const asked = numbers(count).map((index) => ({ ...question(index, {}, 4), id: `n${index}` }));
  const some = (seed: number) => ({
    'at-least': {
      count: count >> 1,
      of: asked.map(({ id }, index) => ({ [id]: (index + seed) % 2 === 0 ? 'o2' : { 'at-most': 'o1' } })),
    },
  });
  return {
    framework: framework({
      agencies: numbers(20).map((index) => ({ id: `a${index}`, title: `Agency ${index}` })),
      needs: {
        questions: asked,
        how: numbers(60).map((index) => ({
          level: `l${1 + (index % 3)}`,
          when: some(index),
          because: 'So it is.',
          ...OWN,
        })),
        who: numbers(60).map((index) => ({
          agency: `a${index % 20}`,
          when: some(index + 60),
          because: 'So it is.',
          ...OWN,
        })),
      },
      questions,
      placements: [
        { id: 'p', cumulative: true, levels: levels([null, { q0: 'o1' }, { q1: 'o1' }, { q2: 'o1' }]) },
      ],
      'no-barriers': 'None.',
    }),
    answers: answersTo(questions),
  };
}

function unordered(count: number) {
  const random = randomFrom(11);
  const pick = () => Math.floor(random() * count);
  const questions = numbers(count).map((index) => question(index, { ordered: false, options: options(6) }));
  const some = (size: number) =>
    numbers(size).map(() => ({ [`q${pick()}`]: [`o${pick() % 6}`, `o${pick() % 6}`] }));
  return made(questions, {
    placements: numbers(10).map((place) => ({
      id: `p${place}`,
      levels: levels(
        [null, ...numbers(9).map((level) => ({ 'at-least': { count: 10 + level, of: some(40) } }))],
        place * 10,
      ),
    })),
    barriers: numbers(100).map((index) =>
      barrier(index, {
        'raised-by': { any: some(10) },
        'arises-when': { not: { all: some(5) } },
        'holds-back': [`l${(index % 9) + 1}`],
      }),
    ),
  });
}
