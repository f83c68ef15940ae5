import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ExampleSet, Key } from '../../../src/model/key.ts';
import { markingRows } from '../../../src/report/formats/marking-rows.ts';
import type { WeakSpot } from '../../../src/teaching/marking/marking-types.ts';
import { answersOf, KEY, marked, rightAnswer } from '../../support/classes.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER } from '../../support/paper.ts';

const pageOf = await renderersOf('marking');

it('every set of cases is a key', () => {
  expectTypeOf<ExampleSet>().toExtend<Key>();
});

describe('one student', () => {
  const answers = answersOf(
    'Ann 1 one-door trained-apart+two-lines',
    'Ann 2a apart two-pots+two-lines',
    'Ann 2b - two-lines',
  );
  const { students } = marked(answers);
  const [ann] = students;

  it('is marked case by case', () => {
    expect(ann?.answers).toEqual([
      {
        case: '1',
        status: 'marked',
        given: ['one-door'],
        level: 'one-off',
        barriers: { right: ['trained-apart'], missed: ['two-systems'], imagined: ['two-lines'] },
        levelPoints: 2,
        barrierPoints: 0,
        byHand: null,
        points: 2,
        of: 6,
      },
      expect.objectContaining({
        case: '2a',
        level: 'exact',
        levelPoints: 4,
        barrierPoints: 2,
        points: 6,
        of: 6,
      }),
      expect.objectContaining({ case: '2b', status: 'marked', level: 'none', points: 1, of: 5 }),
      expect.objectContaining({ case: '3', status: 'not answered', barriers: null, points: 0, of: 5 }),
    ]);
  });

  it('has points out of all cases, and a tally of those answered', () => {
    expect(ann).toMatchObject({ points: 9, of: 22, missed: 1, imagined: 1 });
    expect(ann?.level).toEqual({ answers: 3, exact: 1, oneOff: 1, wrong: 0, none: 1 });
  });

  it('is not held to a case whose row cannot be read', () => {
    const [student] = marked(answers, { unmarked: [{ student: 'Ann', id: null, example: '3' }] }).students;
    expect(student).toMatchObject({ points: 9, of: 17 });
    expect(student?.answers[3]).toMatchObject({ status: 'not marked', points: 0, of: 0 });
  });

  it('is marked on a case whose second row cannot be read', () => {
    const [student] = marked(answers, { unmarked: [{ student: 'Ann', id: null, example: '1' }] }).students;
    expect(student?.answers[0]).toMatchObject({ status: 'marked' });
  });

  it('is there even where nothing of theirs can be read', () => {
    const { students: all, class: group } = marked([], {
      unmarked: [{ student: 'Bo', id: null, example: '3' }],
    });
    expect(all.map(({ name, of }) => [name, of])).toEqual([['Bo', 17]]);
    expect(group).toMatchObject({ exactRate: null, oneOffRate: null, pointsRate: 0 });
  });

  it('is marked on the level alone where nobody names a barrier', () => {
    const marking = marked(answersOf('Ann 1 one-manager'), { withBarriers: false });
    expect(marking.students[0]).toMatchObject({ points: 4, of: 16, missed: 0 });
    expect(marking.barriers).toEqual([]);
  });
});

it('two students of one name are two where their ids differ', () => {
  const answers = ['s2', 's10', 's2'].map((id, place) => ({
    ...(answersOf(`Ann ${place < 2 ? 1 : 3} one-manager`)[0] ?? expect.unreachable()),
    id,
  }));
  const { students } = marked(answers);
  expect(students.map(({ name, id, level }) => [name, id, level.answers])).toEqual([
    ['Ann', 's2', 2],
    ['Ann', 's10', 1],
  ]);
});

describe('a key with a booklet for each student', () => {
  const variants = [
    { id: '1', student: { id: 's1', name: 'Ann' }, cases: ['1', '3'] },
    { id: '2', student: null, cases: ['3', '2a'] },
  ];
  const key: Key = { ...KEY, variants };
  const withId = (line: string, id: string | null) => answersOf(line).map((answer) => ({ ...answer, id }));
  const answers = [
    ...withId('Ann 1 one-manager', 's1'),
    ...withId('Bo 2a apart', 's2'),
    ...withId('Bo 3 apart', 's2'),
  ];

  it('asks each for the cases of their own booklet alone, in its order', () => {
    const { students, class: group } = marked(answers, {}, key);
    const given = students.map(({ name, answers: own }) => [name, ...own.map((each) => each.case)]);
    expect(given).toEqual([
      ['Ann', '1', '3'],
      ['Bo', '3', '2a'],
    ]);
    expect(students.map(({ of }) => of)).toEqual([11, 11]);
    expect(group).toMatchObject({ cases: 4, each: 2 });
  });

  it('compares the cases of one kind and level, wherever they stand in a booklet', () => {
    const alike = [
      { id: '1', student: null, cases: ['1', '3'] },
      { id: '2', student: null, cases: ['3', '1'] },
    ];
    const both = [...answersOf('Ann 1 one-manager'), ...answersOf('Bo 3 apart', 'Bo 1 one-manager')];
    const { items } = marked(both, {}, { ...key, variants: alike });
    expect(items.cases.map(({ id, facility }) => [id, facility])).toEqual([
      ['1', 8 / 12],
      ['3', 0],
    ]);
  });

  it('counts the answers to one case wherever they stand in a booklet', () => {
    const { cases } = marked(answers, {}, key);
    expect(cases.map(({ id, level }) => [id, level.answers])).toEqual([
      ['1', 1],
      ['2a', 1],
      ['2b', 0],
      ['3', 1],
    ]);
  });

  it('names a case by its title, and its number there', () => {
    const several = ['Ann', 'Bo', 'Cy', 'Di'].flatMap((student, at) => [
      ...answersOf(`${student} 3 ${at < 2 ? 'one-door' : 'apart'}`),
      ...answersOf(`${student} 2a ${at < 2 ? 'one-door' : 'shared-money'}`),
    ]);
    const page = pageOf.text(marked(several, {}, key), PAPER);
    expect(page).toContain('Case 1 of booklet 2, Wet Umbrella: level 2 or 3');
    expect(page).toContain('Case 2a of booklet 2, Early Bus: level 0');
    expect(page.replace(/\s+/gu, ' ')).toContain('answers (case 1 of booklet 2, Wet Umbrella');
    expect(pageOf.text(marked(several), PAPER)).toContain('Case 3, Wet Umbrella: level 2 or 3');
  });

  it('that is the same for all is none', () => {
    const all = KEY.examples.map(({ id }) => id);
    const one = marked(answers, {}, { ...KEY, variants: [{ id: '1', student: null, cases: all }] });
    expect(one).toEqual(marked(answers));
    expect(pageOf.text(one, PAPER)).toMatch(/^Cases$/mu);
    expect(markingRows(one)[0]).not.toContain('case in the key');
    expect(markingRows(marked(answers, {}, key))[0]).toContain('case in the key');
  });

  it('has no table of cases that one student answered each', () => {
    const page = pageOf.text(marked(answers, {}, key), PAPER);
    expect(page).toContain('2 students, 2 cases each');
    expect(page).not.toMatch(/^Cases$/mu);
  });
});

it('students stand as in a register', () => {
  const names = ['Student 10', 'bo', 'Student 9', 'Ann', 'ann'];
  const answers = names.map((student) => ({
    student,
    id: null,
    example: '1',
    levels: ['apart'],
    barriers: [],
  }));
  expect(marked(answers).students.map(({ name }) => name)).toEqual([
    'Ann',
    'ann',
    'bo',
    'Student 9',
    'Student 10',
  ]);
});

describe('one case', () => {
  /** So many students who gave this answer to case 1. */
  const caseOne = (...given: readonly string[]) =>
    marked(given.flatMap((levels, place) => answersOf(`S${place} 1 ${levels}`))).cases[0];

  it('says how often each answer was given', () => {
    const marks = caseOne('one-door', 'one-manager', 'one-door', 'one-door+one-manager', '-');
    expect(marks?.given).toEqual([
      { levels: ['one-door'], count: 2 },
      { levels: ['one-manager'], count: 1 },
      { levels: ['one-manager', 'one-door'], count: 1 },
    ]);
  });

  it.each([
    [['one-manager'], null],
    [['one-manager', 'one-manager'], null],
    [['one-manager', 'one-door'], 'no majority'],
    [['one-manager', 'one-manager', 'one-door'], null],
    [['one-manager', 'one-manager', 'one-manager', 'one-door', 'one-door'], 'two camps'],
    [['one-manager', 'one-manager', 'one-door', 'apart'], 'no majority'],
    // All wrong is not split.
    [['apart', 'apart'], null],
  ])('%j: split %s', (given, split) => {
    expect(caseOne(...given)?.split).toBe(split);
  });

  it('names the fact that leads exactly to a wrong answer when it is misread', () => {
    const [door, low] = caseOne('one-door', 'one-door', 'shared-money')?.tripped ?? [];
    expect(door).toMatchObject({ levels: ['one-door'], count: 2, how: 'misread' });
    expect(door?.facts).toEqual([
      {
        question: 'door',
        ask: 'How do people come in?',
        option: 'two',
        text: 'Through two doors.',
        takenFor: [{ option: 'one', text: 'Through one door.', levels: ['one-door'] }],
      },
    ]);
    expect(low?.facts.map(({ question }) => question)).toEqual(['manager']);
  });

  describe('where a fact misread leaves several levels possible', () => {
    /** The key, with a case 1 in which one fact misread leaves two levels possible, and another, not deciding, ends at one. */
    const open: Key = {
      ...KEY,
      examples: KEY.examples.map((example) => ({
        ...example,
        facts: example.facts.map((fact) => {
          if (fact.question !== 'door') return fact;
          const levels = ['shared-money', 'one-door'];
          return { ...fact, slips: [{ option: 'one', text: 'Through one door.', levels }] };
        }),
      })),
    };
    const trippedTo = (levels: string, example = '1') =>
      marked(answersOf(`Ann ${example} ${levels}`), {}, open).cases.find(({ id }) => id === example)?.tripped;

    it('names it for one of them, with all that are then possible', () => {
      expect(trippedTo('one-door')).toMatchObject([
        {
          how: 'misread, among others',
          facts: [{ question: 'door', takenFor: [{ option: 'one', levels: ['shared-money', 'one-door'] }] }],
        },
      ]);
    });

    it('but not before one that ends exactly there', () => {
      expect(trippedTo('shared-money')).toMatchObject([{ how: 'misread', facts: [{ question: 'manager' }] }]);
    });

    it('nor where several levels were given, or one of those that are right', () => {
      expect(trippedTo('shared-money+one-manager')).toMatchObject([{ how: 'overlooked' }]);
      expect(trippedTo('one-door', '3')).toMatchObject([{ how: 'overlooked' }]);
    });

    it('and counts it among the weak spots', () => {
      const { weakSpots } = marked(answersOf('A 1 one-door', 'B 1 one-door', 'C 1 one-manager'), {}, open);
      expect(weakSpots.filter((spot) => spot.about === 'fact')).toMatchObject([
        { question: 'door', times: 2 },
      ]);
    });

    it('and says on the page which levels they are', () => {
      const page = pageOf.text(marked(answersOf('A 1 one-door', 'B 1 one-manager'), {}, open), PAPER);
      expect(page).toContain(
        [
          '  • To level 3, One door (1), perhaps from one fact misread:',
          '    • How do people come in?',
          '      The text: Through two doors.',
          '      Taken for: Through one door.',
          '      It could then be level 1 or 3.',
        ].join('\n'),
      );
    });
  });

  it('where no fact does, names those that speak against a level too high', () => {
    const { cases } = marked(answersOf('Ann 2b one-door'));
    expect(cases[2]?.tripped).toMatchObject([
      { how: 'overlooked', facts: [{ question: 'manager', takenFor: [] }] },
    ]);
  });

  it('and those that speak for a level higher than one too low', () => {
    const { cases } = marked(answersOf('Ann 3 apart+shared-money'));
    const [tripped] = cases[3]?.tripped ?? [];
    expect(tripped?.how).toBe('overlooked');
    expect(tripped?.facts.map(({ question }) => question)).toEqual(['manager', 'door']);
  });

  it('off a ladder, only the level chosen counts', () => {
    const apart: Key = {
      ...KEY,
      examples: KEY.examples.map((example) => ({
        ...example,
        placement: { ...example.placement, cumulative: false },
        facts: example.facts.map((fact) => ({ ...fact, slips: [] })),
      })),
    };
    const { cases } = marked(answersOf('Ann 1 one-door', 'Ann 2b one-manager'), {}, apart);
    expect(cases[0]?.tripped[0]?.facts.map(({ question }) => question)).toEqual(['door']);
    expect(cases[2]?.tripped[0]?.facts.map(({ question }) => question)).toEqual(['manager']);
  });

  it('an open fact taken as settled is a misreading too', () => {
    const { cases } = marked(answersOf('Ann 3 one-door'));
    expect(cases[3]?.tripped).toMatchObject([
      { how: 'misread', facts: [{ question: 'door', option: null }] },
    ]);
  });
});

it('levels are confused as often as they were given', () => {
  const { confusion } = marked(
    answersOf(
      'A 1 one-door',
      'B 1 one-manager',
      'A 2a apart',
      'B 2a shared-money',
      'A 3 one-manager+one-door',
    ),
  );
  expect(confusion).toHaveLength(1);
  expect(confusion[0]?.rows).toEqual([
    {
      right: ['apart'],
      given: [
        { levels: ['apart'], count: 1 },
        { levels: ['shared-money'], count: 1 },
      ],
    },
    { right: ['shared-money'], given: [] },
    {
      right: ['one-manager'],
      given: [
        { levels: ['one-manager'], count: 1 },
        { levels: ['one-door'], count: 1 },
      ],
    },
    { right: ['one-manager', 'one-door'], given: [{ levels: ['one-manager', 'one-door'], count: 1 }] },
  ]);
});

it('barriers are counted over the cases that offer them', () => {
  const { barriers } = marked(
    answersOf('A 1 apart two-lines', 'B 1 apart two-systems', 'A 2a apart two-pots'),
  );
  expect(barriers.find(({ id }) => id === 'two-lines')).toEqual({
    id: 'two-lines',
    name: 'Two lines of command',
    right: 1,
    missed: 1,
    wrong: 2,
    imagined: 1,
  });
  // The most often misjudged first.
  const wrongly = barriers.map(({ missed, imagined }) => missed + imagined);
  expect(wrongly).toEqual(wrongly.toSorted((one, other) => other - one));
  expect(wrongly[0]).toBeGreaterThan(0);
});

describe('weak spots', () => {
  const spotsOf = (...lines: readonly string[]) => marked(answersOf(...lines)).weakSpots;
  const about = (spots: readonly WeakSpot[]) => spots.map((spot) => spot.about);
  const right = (student: string) => KEY.examples.map((example) => rightAnswer(student, example));

  it('are none where all is right', () => {
    expect(marked([...right('A'), ...right('B'), ...right('C')]).weakSpots).toEqual([]);
  });

  it('are none where just a third is wrong', () => {
    const wrong = ['A', 'B'].map((name) => `${name} 1 one-door`);
    const found = ['C', 'D', 'E', 'F'].map((name) => `${name} 1 one-manager`);
    const spots = spotsOf(...wrong, ...found);
    expect(about(spots).filter((theme) => theme === 'level')).toEqual([]);
  });

  it('name the level that is not found, what it is taken for, and the fact behind it', () => {
    const spots = spotsOf('A 1 one-door', 'B 1 one-door', 'C 1 one-manager', 'A 2a apart', 'B 2a apart');
    expect(spots.filter((spot) => spot.about === 'level')).toEqual([
      {
        about: 'level',
        level: { id: 'one-manager', rank: 2, name: 'One manager' },
        takenFor: { id: 'one-door', rank: 3, name: 'One door', times: 2 },
        times: 2,
        of: 3,
      },
    ]);
    expect(spots.filter((spot) => spot.about === 'fact')).toEqual([
      { about: 'fact', question: 'door', ask: 'How do people come in?', cases: ['1'], times: 2, of: 3 },
    ]);
    expect(about(spots)).toContain('too high');
    expect(about(spots)).toContain('kind');
    expect(about(spots)).not.toContain('too low');
  });

  it('name barriers missed and imagined', () => {
    const spots = spotsOf('A 2a apart trained-apart', 'B 2a apart trained-apart+two-lines');
    const barriers = spots.flatMap((spot) =>
      'barrier' in spot ? [[spot.about, spot.barrier.id, spot.times]] : [],
    );
    expect(barriers).toEqual([
      ['missed', 'two-pots', 2],
      ['imagined', 'trained-apart', 2],
    ]);
  });

  it('tell no kind from others where there is one', () => {
    const [first] = KEY.examples;
    const key = { ...KEY, examples: first ? [first] : [] };
    expect(about(marked(answersOf('A 1 apart', 'B 1 apart'), {}, key).weakSpots)).not.toContain('kind');
  });
});
