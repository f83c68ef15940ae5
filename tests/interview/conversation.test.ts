import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuickCourse } from '../../src/interview/quick-course.ts';
import type { Session } from '../../src/interview/session.ts';
import {
  DETAILS_GIVEN,
  headOf,
  holdInterview,
  nameIn,
  skipOf,
  WITHOUT_SIDES,
} from '../support/interviews.ts';
import { fixture, shipped } from '../support/load.ts';
import { runs } from '../support/runs.ts';

const LADDER = fixture('ladder');
const HEAD = headOf(LADDER);
const DETAILS = [
  'What is the service called?',
  'Where is it?',
  'What does it cover, and what not?',
  'Which day does this describe?',
  'Whom does it serve?',
  'Which agencies work together here?',
  'What is your own role?',
];
const [MONEY, MANAGER, DOOR] = ['Whose money?', 'Who manages?', 'How many doors?'];
const REVIEW = 'Check your answers. Choose one to change it.';

/** What is asked, in order, once the details are given; things that are only said are left out. */
async function asked(script: readonly string[], text = HEAD) {
  const { prompter } = await holdInterview(LADDER, script, text);
  return prompter.shown.filter((line) => !line.startsWith('“'));
}

describe('a new interview', () => {
  it('asks for the service, then the questions in order, then shows all answers', async () => {
    const script = [...DETAILS_GIVEN, 'Some shared', 'Don’t know', 'One door', 'p'];
    const { prompter, ending, saved } = await holdInterview(LADDER, script);
    expect(prompter.shown.filter((line) => !line.startsWith('“What you answer is kept in “'))).toEqual([
      ...DETAILS,
      '“3 questions. Take your time; every answer is saved as you give it.”',
      MONEY,
      MANAGER,
      DOOR,
      REVIEW,
    ]);
    expect(ending).toBe('place');
    expect(saved).toMatchObject({
      service: { name: 'Old Town', nation: 'england', people: null },
      date: '2026-11-22',
      answers: { money: 'part', manager: 'unknown', door: 'one' },
    });
  });

  it('asks for partners straight away, two at least, until there are no more', async () => {
    const script = ['Old Town', 'Wales', '', '', '', 'North', 'South', 'East', '', 'Not sure', ''];
    const { prompter, saved } = await holdInterview(LADDER, script);
    const [first, second, third, fourth] = prompter.fields.slice(4, 8);
    expect([first?.message, second?.message, third?.message, fourth?.message]).toEqual([
      DETAILS[5],
      'And the second agency?',
      'Another agency?',
      'Another agency?',
    ]);
    expect(first?.hint).toContain('two at least');
    expect(second?.hint).toContain('It takes two');
    expect(saved?.service?.partners).toEqual([{ name: 'North' }, { name: 'South' }, { name: 'East' }]);
  });

  it('asks whether these are all of the partners, and for whom the person works who names a role', async () => {
    const details = ['Old Town', 'Wales', 'Home care', '2026-11-20', '', 'North', 'South', ''];
    const yes = [...details, 'Yes', 'Manager', 'North'];
    expect((await holdInterview(LADDER, yes)).saved).toMatchObject({
      service: { scope: 'Home care', 'partners-complete': true },
      'answered-by': [{ role: 'Manager', organisation: 'North' }],
      date: '2026-11-20',
    });
    const no = await holdInterview(LADDER, [...details, 'No, others are missing here', '']);
    expect(no.saved?.service?.['partners-complete']).toBe(false);
    expect(no.saved?.['answered-by']).toBeNull();
    expect(no.prompter.shown).not.toContain('Whom do you work for?');
  });

  it.each([
    ['29/2/2024', '2024-02-29'],
    ['1.12.2025', '2025-12-01'],
    ['2025-12-01', '2025-12-01'],
  ])('takes the day %s', async (typed, date) => {
    expect((await holdInterview(LADDER, [...DETAILS_GIVEN.slice(0, 3), typed])).saved?.date).toBe(date);
  });

  it.each(['29/2/2025', 'yesterday', '2025-13-01'])(
    'does not take the day %s, and says so',
    async (typed) => {
      const { prompter, saved } = await holdInterview(LADDER, [...DETAILS_GIVEN.slice(0, 3), typed, '']);
      expect(prompter.shown.join()).toContain(
        `“${typed}” is no day. Write it as 29/11/2026 or as 2026-11-29.`,
      );
      expect(saved?.date).toBe('2026-11-22');
    },
  );

  it('offers the roles of a framework that has any; another may be written, and matches none', async () => {
    const roles = [
      { id: 'service-manager', title: 'Service manager' },
      { id: 'team-manager', title: 'Team manager' },
    ];
    const framework = { ...LADDER, roles };
    const details = ['Old Town', 'Wales', '', '', '', ''];
    const known = await holdInterview(framework, [...details, 'Team manager', 'North']);
    expect(known.saved?.['answered-by']).toEqual([
      { role: 'Team manager', as: 'team-manager', organisation: 'North' },
    ]);
    const other = 'Another role, which I write myself; or none';
    const free = await holdInterview(framework, [...details, other, 'Porter', '']);
    expect(free.saved?.['answered-by']).toEqual([{ role: 'Porter' }]);
    const none = await holdInterview(framework, [...details, other, '']);
    expect(none.saved?.['answered-by']).toBeNull();
  });

  it('asks what kind of agency each is, keeps the name meanwhile, and lets none be chosen by itself', async () => {
    const framework = shipped('five-levels');
    const [kind] = framework.agencies;
    const script = [
      'Old Town',
      '',
      'Wales',
      '',
      '',
      '',
      'North',
      '/back',
      'North Trust',
      `${kind?.title}`,
      'South',
    ];
    const { prompter, saved } = await holdInterview(framework, script);
    const kinds = prompter.menus.filter(({ message }) => message === 'What kind of agency is it?');
    expect(kinds.map(({ context, current }) => [context, current])).toEqual([
      ['North', []],
      ['North Trust', []],
      ['South', []],
    ]);
    expect(saved?.service?.partners).toEqual([{ name: 'North Trust', agency: kind?.id }, { name: 'South' }]);
  });

  it('has the partners there are kept, changed and taken away one by one', async () => {
    const partners = '{ name: A }, { name: B }, { name: C }, { name: D }';
    const text = `${nameIn(LADDER)}answers: { money: part, manager: one, door: one }\n`.replace(
      'nation: england',
      `nation: england, partners: [ ${partners} ]`,
    );
    const script = ['a', 'A', '', '/back', 'A', 'Cé', 'D', 'E', ''];
    const { saved, prompter } = await holdInterview(LADDER, script, text);
    const at = (place: number, of: number) => `Agency ${place} of ${of}:`;
    expect(prompter.shown.slice(1, -1)).toEqual([
      at(1, 4),
      at(2, 4),
      at(2, 3),
      at(1, 3),
      at(2, 3),
      at(3, 3),
      'Another agency?',
      'Another agency?',
    ]);
    expect(saved?.service?.partners).toEqual([{ name: 'A' }, { name: 'Cé' }, { name: 'D' }, { name: 'E' }]);
  });

  it('keeps nothing when it is left before the service has a name', async () => {
    expect(await holdInterview(LADDER, ['/leave'])).toMatchObject({ ending: 'left', saved: null });
  });

  it.each([1, 2, 3, 4])('can be left at detail %i', async (place) => {
    const script = [...DETAILS_GIVEN.slice(0, place), '/leave'];
    expect(await holdInterview(LADDER, script)).toMatchObject({
      ending: 'left',
      saved: { service: { name: 'Old Town' } },
    });
  });
});

describe('the agencies that it is about', () => {
  const FRAMEWORK = fixture('needs');
  const KINDS = FRAMEWORK.agencies.map(({ title }) => title);
  const ASKED = 'Which agencies is it about? Two or more, whose staff work with the same people.';
  const [FIRST] = FRAMEWORK.questions;
  const TWO = `${KINDS[0]} | ${KINDS[1]}`;
  const LINE = 'The agencies are: the council and a hospital.';

  it('are asked for after the name, with the kinds of the framework, and named above every question', async () => {
    const script = [
      'Old Town',
      TWO,
      'Wales',
      '',
      '',
      '',
      '',
      '',
      skipOf(FRAMEWORK),
      'They make one',
      '/review',
      '1',
    ];
    const { prompter, saved, onDisk } = await holdInterview(FRAMEWORK, script);
    expect(prompter.shown.filter((line) => !line.startsWith('“')).slice(0, 5)).toEqual([
      DETAILS[0],
      ASKED,
      ...DETAILS.slice(1, 4),
    ]);
    expect(saved?.service?.sides).toEqual(['council', 'hospital']);
    expect(onDisk.find(([shown]) => shown === 'Where is it?')?.[1]).toContain('sides:');
    const menus = prompter.menus.filter(({ about }) => about !== undefined);
    expect(menus.map(({ message, about }) => [message, about])).toEqual(
      [FIRST, FRAMEWORK.questions[1], FIRST].map((question) => [question?.ask, LINE]),
    );
  });

  it('may be left out, and are then neither named nor asked for again', async () => {
    const { prompter, saved } = await holdInterview(FRAMEWORK, [...WITHOUT_SIDES, skipOf(FRAMEWORK)]);
    expect(saved?.service?.sides).toBeNull();
    expect(prompter.menus.at(-1)).toMatchObject({ message: FIRST?.ask });
    expect(prompter.menus.at(-1)).not.toHaveProperty('about');
    const text = `${nameIn(FRAMEWORK).replace('nation:', 'sides: , nation:')}`;
    expect((await holdInterview(FRAMEWORK, [], text)).prompter.shown).not.toContain(ASKED);
  });

  it('are two at least: with one it asks again, and has that one ticked', async () => {
    const script = ['Old Town', `${KINDS[1]}`, '/back'];
    const { prompter, saved } = await holdInterview(FRAMEWORK, script);
    expect(prompter.shown.slice(-4, -1)).toEqual([
      ASKED,
      '“It takes two to work together: choose another as well, or none.”',
      ASKED,
    ]);
    expect(prompter.menus.at(-1)).toMatchObject({ isChecklist: true, current: [], chosen: [1] });
    expect(saved?.service).toEqual({ name: 'Old Town' });
  });

  it('are ticked by the kinds of the partners, and changed in the review', async () => {
    const partners = '[ { name: A, agency: police }, { name: B, agency: council }, { name: C } ]';
    const text = `${headOf(FRAMEWORK).replace('[ { name: The council } ]', partners)}answers: { plan: own, team: all, circle: few }\nneeds:\n`;
    const { prompter, saved } = await holdInterview(FRAMEWORK, ['d', TWO, '1'], text);
    const menu = prompter.menus.find(({ message }) => message === ASKED);
    expect(menu?.chosen?.map((at) => FRAMEWORK.agencies[at]?.id)).toEqual(['council', 'police']);
    expect(saved?.service?.sides).toEqual(['council', 'hospital']);
    expect(prompter.menus.at(-1)).toMatchObject({ message: FIRST?.ask, about: LINE });
    const rows = prompter.menus.filter(({ message }) => message === REVIEW).at(-1)?.choices;
    expect(rows?.find(({ mark }) => mark === 'd')).toMatchObject({ detail: 'the council and a hospital' });
  });

  it('are asked for before the answer in a quick interview as well, what it covers and the day after it', async () => {
    const quick = (session: Session) => new QuickCourse(session);
    const script = ['Old Town', TWO, 'Wales'];
    const { prompter } = await holdInterview(FRAMEWORK, script, undefined, null, quick);
    expect(prompter.menus.map(({ message }) => message).slice(0, 2)).toEqual([ASKED, 'Where is it?']);
    expect(prompter.menus.at(-1)).toMatchObject({ about: LINE });
    expect(prompter.fields).toHaveLength(1);
  });

  it.each([0, 1])('are not asked for where the framework names %i kinds', async (count) => {
    const framework = { ...LADDER, agencies: FRAMEWORK.agencies.slice(0, count) };
    const { prompter } = await holdInterview(framework, ['Old Town', 'Wales'], undefined);
    expect(prompter.shown).not.toContain(ASKED);
  });

  it('are kept as they were chosen, whichever they are', async () => {
    const some = fc.subarray([...FRAMEWORK.agencies], { minLength: 2 });
    await fc.assert(
      fc.asyncProperty(some, async (sides) => {
        const chosen = sides.map(({ title }) => title).join(' | ');
        const { saved, prompter } = await holdInterview(FRAMEWORK, [
          'Old Town',
          chosen,
          'Wales',
          '/back',
          '/back',
        ]);
        expect(saved?.service?.sides).toEqual(sides.map(({ id }) => id));
        expect(prompter.menus.at(-1)?.current).toEqual(sides.map((side) => FRAMEWORK.agencies.indexOf(side)));
      }),
      runs(15),
    );
  });
});

describe('where it carries on', () => {
  it.each([
    ['', MONEY],
    ['answers: { money: part }', MANAGER],
    ['answers: { manager: one, door: one }', MONEY],
    ['answers: { money: unknown, manager: [ two, one ], door: { answer: one } }', REVIEW],
    ['answers: { money: { note: Ask them. } }', MONEY],
  ])('with %j is “%s”', async (answers, next) => {
    expect(await asked([], `${HEAD}${answers}\n`)).toEqual([next]);
  });

  it('without a name is the name', async () => {
    expect(await asked([], 'joinedup: 1\nanswers: { money: part }\n')).toEqual([DETAILS[0]]);
  });

  it('after a name alone is what else there is to know of the service', async () => {
    expect(await asked([], 'joinedup: 1\nservice: { name: Old Town }\n')).toEqual([DETAILS[1]]);
  });
});

describe('back', () => {
  it('goes from one question to the one before', async () => {
    expect(await asked(['Some shared', 'One manager', '/back', '/back'])).toEqual([
      MONEY,
      MANAGER,
      DOOR,
      MANAGER,
      MONEY,
    ]);
  });

  it('goes from the first question through the details to the name, and there stays', async () => {
    expect(await asked(Array.from({ length: 9 }, () => '/back'))).toEqual([
      MONEY,
      'Whom do you work for?',
      'What is your own role?',
      'Is that everybody who works together here?',
      'Agency 1 of 1:',
      ...DETAILS.slice(0, 5).toReversed(),
    ]);
  });

  it.each([
    ['a question', ['/review', '/back'], [REVIEW, MONEY]],
    [
      'a question, after an answer was changed',
      ['/review', '3', 'One door', '/back'],
      [REVIEW, DOOR, REVIEW, MONEY],
    ],
    [
      'a question, after an answer was looked at',
      ['/review', '3', '/back', '/back'],
      [REVIEW, DOOR, REVIEW, MONEY],
    ],
    [
      'a question, after a detail was looked at',
      ['/review', 'n', '/back', '/back'],
      [REVIEW, DETAILS[1], REVIEW, MONEY],
    ],
    ['a question that was jumped from', ['/jump', '3', '/back'], ['Go to which question?', DOOR, MONEY]],
    [
      'a question that was jumped from, after answers',
      ['/jump', '2', 'One manager', '/back', '/back'],
      ['Go to which question?', MANAGER, DOOR, MANAGER, MONEY],
    ],
    [
      'the review, that a question was jumped from',
      ['/review', '1', '/jump', '3', '/back', '/back', '/back'],
      [REVIEW, MONEY, 'Go to which question?', DOOR, MONEY, REVIEW, MONEY],
    ],
    ['the review, that it went on from', ['/review', 'g', '/back', '/back'], [REVIEW, MONEY, REVIEW, MONEY]],
  ])('leads to where one was: %s', async (_, script, then) => {
    expect(await asked(script)).toEqual([MONEY, ...then]);
  });

  it('from the review that it began with goes to the last question', async () => {
    const all = 'answers: { money: part, manager: one, door: one }\n';
    expect(await asked(['/back', '/back'], `${HEAD}${all}`)).toEqual([REVIEW, DOOR, MANAGER]);
  });

  it('loses no answer', async () => {
    const { saved, prompter } = await holdInterview(LADDER, ['Some shared', '/back'], HEAD);
    expect(saved?.answers).toEqual({ money: 'part' });
    expect(prompter.menus.at(-1)).toMatchObject({ message: MONEY, current: [1] });
  });
});

describe('what is answered already', () => {
  it('is passed over on the way on, and what was passed over is in the review', async () => {
    const answers = 'answers: { manager: one }\n';
    expect(await asked(['Some shared', 'One door'], `${HEAD}${answers}`)).toEqual([MONEY, DOOR, REVIEW]);
  });
});

describe('jump', () => {
  it.each([
    ['3', DOOR],
    ['doors', DOOR],
    ['MANAGES', MANAGER],
    ['door', DOOR],
  ])('to %j goes to “%s”', async (wanted, question) => {
    expect(await asked(['/jump', wanted])).toEqual([MONEY, 'Go to which question?', question]);
  });

  it('to a word of several asks which, and goes there or stays', async () => {
    const way = [MONEY, 'Go to which question?', 'Which of these?'];
    expect(await asked(['/jump', 'many'])).toEqual([MONEY, 'Go to which question?', DOOR]);
    expect(await asked(['/jump', 'ties', MANAGER])).toEqual([...way, MANAGER]);
    expect(await asked(['/jump', 'ties', '/back'])).toEqual([...way, MONEY]);
  });

  it.each(['4', '0', '-1', '1.5', 'windows'])('to %j says that there is none, and stays', async (wanted) => {
    const { prompter } = await holdInterview(LADDER, ['Some shared', '/jump', wanted], HEAD);
    expect(prompter.shown).toEqual([
      MONEY,
      MANAGER,
      'Go to which question?',
      `“No question has the number or the word “${wanted}”.”`,
      MANAGER,
    ]);
  });

  it.each(['/back', ''])('turned back with %j stays', async (reply) => {
    expect(await asked(['Some shared', '/jump', reply])).toEqual([
      MONEY,
      MANAGER,
      'Go to which question?',
      MANAGER,
    ]);
  });

  it('goes on from there, and the review says what was passed over', async () => {
    const { prompter } = await holdInterview(LADDER, ['/jump', '3', 'One door', 'g'], HEAD);
    expect(prompter.shown.slice(2)).toEqual([DOOR, REVIEW, MONEY]);
    expect(prompter.menus.find(({ message }) => message === REVIEW)?.context).toBe(
      '2 questions not answered yet.',
    );
  });
});

describe('leaving and breaking off', () => {
  it.each([
    ['a question', ['Some shared', '/leave']],
    ['the review', ['Some shared', '/review', '/leave']],
    ['a detail', ['Some shared', '/back', '/back', '/leave']],
  ])('at %s keeps what was answered', async (_, script) => {
    expect(await holdInterview(LADDER, script, HEAD)).toMatchObject({
      ending: 'left',
      saved: { answers: { money: 'part' } },
    });
  });

  it('by Ctrl-C keeps what was answered', async () => {
    expect(await holdInterview(LADDER, ['Some shared'], HEAD)).toMatchObject({
      ending: 'interrupted',
      saved: { answers: { money: 'part' } },
    });
  });
});

it('has everything on disk before the next thing is asked', async () => {
  const script = [...DETAILS_GIVEN, 'Some shared', 'Two managers | One manager', 'Don’t know'];
  const { onDisk } = await holdInterview(LADDER, script);
  expect(onDisk.map(([shown]) => shown)).toEqual([...DETAILS, MONEY, MANAGER, DOOR, REVIEW]);
  const kept = ['name: Old Town', 'nation: england', 'scope:', null, 'people:', 'partners:', null];
  const answers = ['money: part', 'manager: [ two, one ]', 'door: unknown'];
  for (const [index, part] of [...kept, ...answers].entries()) {
    if (part === null) continue;
    expect(onDisk[index]?.[1]).not.toContain(part);
    expect(onDisk[index + 1]?.[1]).toContain(part);
  }
});
