import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/model/key.ts';
import { Interrupted } from '../../../src/problem.ts';
import type { CaseAnswer } from '../../../src/teaching/practice/judge-answer.ts';
import { holdPractice, type Practice } from '../../../src/teaching/practice/practice-session.ts';
import { setOf } from '../../report/set.ts';
import { scriptedPrompter } from '../../support/scripted-prompter.ts';

/** Plays a session of two cases, and gives what was answered and shown. */
async function play(script: readonly string[], cases: readonly Example[] = setOf('plain').examples) {
  const left = [...cases];
  const answers: CaseAnswer[] = [];
  const prompter = scriptedPrompter(script);
  const practice: Practice = {
    prompter,
    next: async () => left.shift() ?? null,
    hasMore: () => left.length > 0,
    headingOf: ({ title }) => `The case ${title}`,
    textOf: ({ title }) => [[`The text of ${title}`]],
    aboutAll: (things) => [things.map(({ name }) => `About ${name}`)],
    judge: (_, answer) => {
      answers.push(answer);
      return [['What was right']];
    },
  };
  const ended = await holdPractice(practice).then(
    () => 'at the end',
    (error: unknown) => {
      if (!(error instanceof Interrupted)) throw error;
      return 'broken off';
    },
  );
  return { answers, ended, ...prompter };
}

const LEVEL = 'Which level does the text show?';
const BARRIERS = 'Which of these barriers does the text show?';

describe('a session of practice', () => {
  it('shows each case, asks for level and barriers, and says at once what was right', async () => {
    const { shown, answers, ended, left } = await play([
      '',
      'Referral',
      'The wall is in the way | The moat is in the way',
      '',
      '',
      'Referral | Budget',
      'The fence is in the way',
      '',
    ]);
    expect(shown).toEqual([
      'The text of Green Gate',
      'to the question',
      LEVEL,
      BARRIERS,
      'What was right',
      'to the next case',
      'The text of Long Lane',
      'to the question',
      LEVEL,
      BARRIERS,
      'What was right',
      'to the score',
    ]);
    expect(answers).toEqual([
      { levels: ['referral'], barriers: ['wall', 'moat'] },
      { levels: ['referral', 'budget'], barriers: ['fence'] },
    ]);
    expect([ended, left]).toEqual(['at the end', []]);
  });

  it('has the levels numbered by their ranks, several of which may be marked', async () => {
    const { menus } = await play(['', '2', 'The wall is in the way', '/stop']);
    expect(menus[0]).toMatchObject({ markable: 4, context: 'The case Green Gate · How closely they work' });
    expect(menus[0]?.choices.map(({ mark, label }) => `${mark} ${label}`)).toEqual([
      '0 Apart',
      '1 Referral',
      '2 Budget',
      '3 Door',
    ]);
  });

  it('does not ask about barriers where the case offers none', async () => {
    const [first] = setOf('plain').examples;
    const { answers, shown } = await play(['', 'Apart', ''], [{ ...(first as Example), barriers: [] }]);
    expect(answers).toEqual([{ levels: ['apart'], barriers: [] }]);
    expect(shown).not.toContain(BARRIERS);
  });

  it.each([
    ['while the case is read', ['/stop'], 0],
    ['at the level', ['', '/stop'], 0],
    ['at the barriers', ['', 'Apart', '/stop'], 0],
    ['while the case is read again', ['', '/reread', '/stop'], 0],
    ['while it is told what the levels are', ['', '/help', '/stop'], 0],
    ['after the first case', ['', 'Apart', 'The wall is in the way', '/stop'], 1],
  ])('stops %s', async (_, script, count) => {
    const { answers, ended, left } = await play(script);
    expect([answers.length, ended, left]).toEqual([count, 'at the end', []]);
  });

  it('shows the case again when asked, and what levels and barriers are', async () => {
    const { shown } = await play(['', '/reread', '', '/help', '', 'Apart', '/help', '']);
    expect(shown).toEqual([
      'The text of Green Gate',
      'to the question',
      LEVEL,
      'The text of Green Gate',
      'to the question',
      LEVEL,
      'About Apart\nAbout Referral\nAbout Budget\nAbout Door',
      'to the question',
      LEVEL,
      BARRIERS,
      expect.stringContaining('About The wall is in the way\nAbout The moat'),
      'to the question',
      BARRIERS,
    ]);
  });

  it('goes back to the level, where what was chosen still stands', async () => {
    const { menus, answers } = await play([
      '',
      'Referral',
      '/back',
      'Budget',
      'The wall is in the way',
      '/stop',
    ]);
    expect(menus[2]).toMatchObject({ message: LEVEL, current: [1] });
    expect(answers).toEqual([{ levels: ['budget'], barriers: ['wall'] }]);
  });

  it('says where it was broken off', async () => {
    expect((await play(['', 'Referral'])).ended).toBe('broken off');
  });
});

it('what was ticked before reading again is ticked still, and after going back and forth', async () => {
  const [example] = setOf('plain').examples;
  const replies = [
    { kind: 'chosen', values: ['referral'] },
    { kind: 'command', command: 'reread', marked: ['moat'] },
    { kind: 'command', command: 'back', marked: ['moat', 'hedge'] },
    { kind: 'chosen', values: ['budget'] },
    { kind: 'command', command: 'stop' },
  ];
  const currents: (readonly number[] | undefined)[] = [];
  const prompter = {
    ...scriptedPrompter([]),
    read: async () => null,
    choose: async (menu: { readonly chosen?: readonly number[] }) => {
      currents.push(menu.chosen);
      return replies.shift() as never;
    },
  };
  await holdPractice({
    prompter,
    next: async () => example ?? null,
    hasMore: () => true,
    headingOf: () => '',
    textOf: () => [],
    aboutAll: () => [],
    judge: () => [],
  });
  expect(currents).toEqual([[], [], [1], [1], [1, 3]]);
});
