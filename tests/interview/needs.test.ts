import { describe, expect, it } from 'vitest';
import { headOf, holdInterview, skipOf, WITHOUT_SIDES, yesOf } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';

const FRAMEWORK = fixture('needs');
const HEAD = headOf(FRAMEWORK);
const [YES, SKIP] = [yesOf(FRAMEWORK), skipOf(FRAMEWORK)];
const OFFER = 'Start with 3 questions about the people served?';
const [HOMES, CARERS, AGE] = [
  'Where do most of them live?',
  'How many agencies call on them?',
  'How old are they?',
];
const [PLAN, TEAM, CIRCLE] = ['Whose plan is it?', 'Who is in the team?', 'Who is asked?'];
const LAST = 'Whom do you work for?';
const REVIEW = 'Check your answers. Choose one to change it.';
const NEEDS_GIVEN = ['In their own homes', 'Two', 'Older people'];

/** What is asked, in order; things that are only said are left out. */
async function asked(script: readonly string[], text = HEAD, only: 'needs' | null = null) {
  const { prompter } = await holdInterview(FRAMEWORK, script, text, only);
  return prompter.shown.filter((line) => !line.startsWith('“'));
}

describe('the offer of the questions about the people served', () => {
  it('comes after the details, with what they are for and how many questions there are either way', async () => {
    const { prompter } = await holdInterview(FRAMEWORK, WITHOUT_SIDES);
    expect(prompter.shown.at(-2)).toBe('What is your own role?');
    expect(prompter.menus.at(-1)).toMatchObject({
      context: 'What the people served need says how closely to work together, and who with.',
      message: OFFER,
      choices: [
        { label: 'Yes, with 6 questions in all' },
        { label: 'Skip them, with 3 questions about the service' },
      ],
      commands: ['back', 'leave'],
    });
  });

  it('taken up asks them first, then those about the service, and keeps both apart', async () => {
    const script = [YES, ...NEEDS_GIVEN, 'They make one', 'Some are', 'Don’t know', 'p'];
    const { prompter, ending, saved } = await holdInterview(FRAMEWORK, script, HEAD);
    expect(prompter.shown).toEqual([
      OFFER,
      '“6 questions. Take your time; every answer is saved as you give it.”',
      HOMES,
      CARERS,
      AGE,
      '“That was about the people served. From here on it is about the service.”',
      PLAN,
      TEAM,
      CIRCLE,
      REVIEW,
    ]);
    expect(ending).toBe('place');
    expect(saved).toMatchObject({
      needs: { homes: 'own', carers: 'two', age: 'old' },
      answers: { plan: 'joint', team: 'some', circle: 'unknown' },
    });
  });

  it('names what each question is about, and counts both parts', async () => {
    const { prompter } = await holdInterview(FRAMEWORK, [YES, ...NEEDS_GIVEN], HEAD);
    expect(prompter.menus.slice(1).map(({ context }) => context)).toEqual([
      'The people served · Question 1 of 6 · 0 answered',
      'The people served · Question 2 of 6 · 1 answered',
      'The people served · Question 3 of 6 · 2 answered',
      'Working · Question 4 of 6 · 3 answered',
    ]);
  });

  it('skipped asks only about the service', async () => {
    const { prompter, saved } = await holdInterview(FRAMEWORK, [SKIP, 'They make one', '/leave'], HEAD);
    expect(prompter.shown).toEqual([
      OFFER,
      '“3 questions. Take your time; every answer is saved as you give it.”',
      PLAN,
      TEAM,
    ]);
    expect(saved?.needs).toBeNull();
  });

  it('skipped, loses no note that was made on one of the questions', async () => {
    const script = [YES, '/note', 'Ask them.', '', '/back', SKIP, 'They make one'];
    const { saved } = await holdInterview(FRAMEWORK, script, HEAD);
    expect(saved).toMatchObject({ needs: { homes: { answer: null, note: 'Ask them.' } } });
  });

  it('leads back to the last of the details', async () => {
    expect(await asked(['/back'])).toEqual([OFFER, LAST]);
  });

  it('can be left, and comes again', async () => {
    const { ending } = await holdInterview(FRAMEWORK, ['/leave'], HEAD);
    expect(ending).toBe('left');
    expect(await asked([])).toEqual([OFFER]);
  });

  it.each([
    ['taken up', YES, HOMES, SKIP, PLAN],
    ['skipped', SKIP, PLAN, YES, HOMES],
  ])(
    '%s can be turned back to from the first question, and decided anew',
    async (_, one, first, other, then) => {
      expect(await asked([one, '/back', other])).toEqual([OFFER, first, OFFER, then]);
    },
  );

  it('is no more once a question about the people served is answered', async () => {
    expect(await asked([YES, 'In their own homes', '/back', '/back'])).toEqual([
      OFFER,
      HOMES,
      CARERS,
      HOMES,
      LAST,
    ]);
  });

  it('is not made by a framework that has no needs', async () => {
    const ladder = fixture('ladder');
    const { prompter } = await holdInterview(ladder, [], headOf(ladder));
    expect(prompter.shown).toEqual(['Whose money?']);
  });
});

describe('an interview that carries on', () => {
  it.each([
    ['in the middle of the needs', 'needs: { homes: own }', CARERS],
    [
      'in the middle of the needs, with answers about the service',
      'needs: { homes: own }\nanswers: { plan: own }',
      CARERS,
    ],
    ['behind the needs', 'needs: { homes: own, carers: two, age: not-applicable }', PLAN],
    ['with needs that were skipped', 'needs:\nanswers: { plan: own }', TEAM],
    ['with needs that were skipped and nothing answered', 'needs:', PLAN],
    ['with answers from before the framework asked about needs', 'answers: { plan: own }', TEAM],
    [
      'with all of the service answered and the needs skipped',
      'answers: { plan: own, team: all, circle: few }',
      REVIEW,
    ],
  ])('%s goes on there, without the offer', async (_, answers, next) => {
    expect(await asked([], `${HEAD}${answers}\n`)).toEqual([next]);
  });

  it('keeps the answers about the service where the needs are answered later', async () => {
    const text = `${HEAD}# Seen with the board.\nanswers: { plan: own, team: all, circle: few }\n`;
    const { saved, onDisk } = await holdInterview(FRAMEWORK, ['f', ...NEEDS_GIVEN, 'p'], text);
    expect(saved).toMatchObject({
      needs: { homes: 'own', carers: 'two', age: 'old' },
      answers: { plan: 'own', team: 'all', circle: 'few' },
    });
    expect(onDisk.at(-1)?.[1]).toContain('# Seen with the board.');
  });
});

it('after the last of the needs it goes on with what is open about the service, past what is answered', async () => {
  const text = `${HEAD}needs: { homes: own, carers: two }\nanswers: { plan: own }\n`;
  expect(await asked(['Adults'], text)).toEqual([AGE, TEAM]);
});

it('every answer about the people served is on disk before the next question is shown', async () => {
  const { onDisk } = await holdInterview(FRAMEWORK, [YES, ...NEEDS_GIVEN], HEAD);
  const seen = onDisk.map(([message, text]) => [message, ...(text.match(/(?<=^ {2})\w+: \w+/gmu) ?? [])]);
  expect(seen.slice(1)).toEqual([
    [HOMES],
    [CARERS, 'homes: own'],
    [AGE, 'homes: own', 'carers: two'],
    [PLAN, 'homes: own', 'carers: two', 'age: old'],
  ]);
});

it('a question that depends on another answer about the people served comes only where it is asked', async () => {
  expect(await asked([YES, 'In care homes'])).toEqual([OFFER, HOMES, AGE]);
});

it('a note on a question about the people served is kept beside it', async () => {
  const { saved } = await holdInterview(FRAMEWORK, [YES, '/note', 'Ask them.', '', 'Some in each'], HEAD);
  expect(saved).toMatchObject({ needs: { homes: { answer: 'mixed', note: 'Ask them.' } } });
  expect(saved?.answers ?? {}).toEqual({});
});

describe('a jump', () => {
  it.each([
    ['a word of it', 'old are', AGE],
    ['its number', '2', CARERS],
    ['a word of a question about the service', 'team', TEAM],
  ])('goes to a question by %s', async (_, wanted, found) => {
    expect(await asked([YES, '/jump', wanted])).toEqual([OFFER, HOMES, 'Go to which question?', found]);
  });

  it('finds no question that was skipped', async () => {
    const { prompter } = await holdInterview(FRAMEWORK, [SKIP, '/jump', 'old are'], HEAD);
    expect(prompter.shown.at(-2)).toBe('“No question has the number or the word “old are”.”');
  });
});

describe('the review', () => {
  const marksAndTexts = async (script: readonly string[], text: string, only: 'needs' | null = null) => {
    const { prompter } = await holdInterview(FRAMEWORK, script, text, only);
    return prompter.menus.at(-1)?.choices.map(({ mark, label, detail }) => [mark, label, detail]) ?? [];
  };

  it('shows what was answered about the people served, before the service', async () => {
    const text = `${HEAD}needs: { homes: own, carers: [ two, many ], age: unknown }\nanswers: { plan: own, team: all, circle: few }\n`;
    const rows = await marksAndTexts([], text);
    expect(rows.slice(-6)).toEqual([
      ['1', HOMES, 'In their own homes'],
      ['2', CARERS, 'Open: one of Two / Three or more'],
      ['3', AGE, 'Open: don’t know'],
      ['4', PLAN, 'Each has its own'],
      ['5', TEAM, 'All are'],
      ['6', CIRCLE, 'A few'],
    ]);
    expect(rows.map(([mark]) => mark)).not.toContain('f');
  });

  it('offers the needs that were skipped', async () => {
    const text = `${HEAD}answers: { plan: own }\n`;
    expect(await marksAndTexts(['/review'], text)).toContainEqual([
      'f',
      'Answer the questions about the people served',
      undefined,
    ]);
    expect(await asked(['/review', 'f'], text)).toEqual([TEAM, REVIEW, HOMES]);
  });
});

describe('an interview about nothing but the people served', () => {
  it('asks for the service, then only about them, with no offer', async () => {
    const { prompter, ending, saved } = await holdInterview(
      FRAMEWORK,
      [...WITHOUT_SIDES, ...NEEDS_GIVEN, 'p'],
      undefined,
      'needs',
    );
    expect(prompter.shown.slice(WITHOUT_SIDES.length + 1)).toEqual([
      '“3 questions. Take your time; every answer is saved as you give it.”',
      HOMES,
      CARERS,
      AGE,
      REVIEW,
    ]);
    expect(prompter.menus.at(-1)?.choices[0]).toMatchObject({ label: 'All is right: show what they need' });
    expect(ending).toBe('place');
    expect(saved).toMatchObject({ needs: { homes: 'own', carers: 'two', age: 'old' } });
    expect(saved?.answers ?? {}).toEqual({});
  });

  it('goes on with the first that is open, and shows none of the answers about the service', async () => {
    const text = `${HEAD}needs: { homes: care }\nanswers: { plan: own, team: all }\n`;
    expect(await asked([], text, 'needs')).toEqual([AGE]);
    const { prompter, saved } = await holdInterview(FRAMEWORK, ['Adults'], text, 'needs');
    expect(prompter.menus.at(-1)?.choices.map(({ label }) => label)).not.toContain(PLAN);
    expect(saved).toMatchObject({
      needs: { homes: 'care', age: 'adult' },
      answers: { plan: 'own', team: 'all' },
    });
  });

  it('turns back from the first question to the details', async () => {
    expect(await asked(['/back'], HEAD, 'needs')).toEqual([HOMES, LAST]);
  });
});
