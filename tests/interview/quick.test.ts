import { describe, expect, it } from 'vitest';
import { QuickCourse } from '../../src/interview/quick-course.ts';
import { headOf, holdInterview, WITHOUT_SIDES } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';

/** An interview that asks only what can still change a level. */

const REVIEW = 'Check your answers. Choose one to change it.';
const [MONEY, MANAGER, DOOR] = ['Whose money?', 'Who manages?', 'How many doors?'];

function hold(name: string, script: readonly string[], answers = '') {
  const framework = fixture(name);
  return holdInterview(
    framework,
    script,
    headOf(framework) + answers,
    null,
    (session) => new QuickCourse(session),
  );
}

async function shown(name: string, script: readonly string[], answers = '') {
  return (await hold(name, script, answers)).prompter.shown;
}

/** What stands above each menu with that message, in order. */
async function above(message: string, name: string, script: readonly string[], answers = '') {
  const { menus } = (await hold(name, script, answers)).prompter;
  return menus.filter((menu) => menu.message === message).map(({ context }) => context);
}

describe('a quick interview', () => {
  it('says after each answer which levels could remain, and ends when one is certain', async () => {
    const { prompter, ending, saved } = await hold('ladder', ['Some shared', 'Two managers', 'p']);
    expect(prompter.shown).toEqual([
      MONEY,
      '“Still possible: Shared money, One manager or One door.”',
      MANAGER,
      '“Certain now: Shared money.”',
      REVIEW,
    ]);
    expect(prompter.menus.map(({ context }) => context)).toEqual([
      'Ties · Question 1 of at most 3 · 0 answered',
      'Ties · Question 2 of at most 3 · 1 answered',
      'Certain: Shared money. 2 questions asked, 1 left open.',
    ]);
    expect(ending).toBe('place');
    expect(saved?.answers).toEqual({ money: 'part', manager: 'two' });
  });

  it('begins with what tells most, not with what comes first', async () => {
    expect(await shown('tempting', ['Yes'])).toEqual([
      'Are they one body?',
      '“Certain now: Together.”',
      REVIEW,
    ]);
  });

  it('says how many questions there are at most, and offers none about the people served', async () => {
    const framework = fixture('needs');
    const { prompter } = await holdInterview(
      framework,
      WITHOUT_SIDES.slice(0, 3),
      undefined,
      null,
      (session) => new QuickCourse(session),
    );
    // No more than the name, the agencies and the nation comes before them.
    const [said, asked] = prompter.shown.slice(4);
    expect(said).toMatch(/^“At most \d questions?; every answer is saved as you give it.”$/u);
    expect(framework.questions.map(({ ask }) => ask)).toContain(asked);
  });

  it('has every answer on disk before the next question is shown', async () => {
    const { onDisk } = await hold('ladder', ['Some shared', 'One manager', 'One door']);
    expect(onDisk.map(([asked]) => asked)).toEqual([MONEY, MANAGER, DOOR, REVIEW]);
    for (const [place, answer] of ['money: part', 'manager: one', 'door: one'].entries())
      expect(onDisk[place + 1]?.[1]).toContain(answer);
  });

  it('says it for each placement that the answer bears on', async () => {
    const said = (await shown('matrix', ['They plan', 'The whole town'])).filter((line) =>
      line.startsWith('“'),
    );
    expect(said).toEqual(['“Certain now for “Depth”: Plan.”', '“Certain now for “Breadth”: Wide.”']);
    expect(await above(REVIEW, 'matrix', ['They plan', 'The whole town'])).toEqual([
      'Certain for “Depth”: Plan. Certain for “Breadth”: Wide. 2 questions asked, none left open.',
    ]);
  });
});

describe('“don’t know”', () => {
  it('is never asked again in the same sitting, and leaves open what depends on it', async () => {
    const script = ['Don’t know', 'Two managers'];
    expect(await shown('ladder', script)).toEqual([
      MONEY,
      '“Still possible: Apart, Shared money, One manager or One door.”',
      MANAGER,
      '“Still possible: Apart or Shared money.”',
      REVIEW,
    ]);
    expect(await above(REVIEW, 'ladder', script)).toEqual([
      'Still possible: Apart or Shared money. The rest depends on what is not known. 2 questions asked, 2 left open.',
    ]);
  });

  it('to everything ends it, too', async () => {
    const script = ['Don’t know', 'Don’t know', 'Don’t know'];
    expect((await shown('ladder', script)).at(-1)).toBe(REVIEW);
  });

  it('of another day is asked again', async () => {
    const answers = 'answers: { money: unknown, manager: two }\n';
    expect(await shown('ladder', ['Each its own'], answers)).toEqual([
      MONEY,
      '“Certain now: Apart.”',
      REVIEW,
    ]);
  });
});

it('an answer that is several options is open in part, and counted as such', async () => {
  const script = ['Each its own | Some shared', 'Two managers'];
  expect((await above(REVIEW, 'ladder', script)).at(-1)).toBe(
    'Still possible: Apart or Shared money. The rest depends on what is not known. 2 questions asked, 2 left open, 1 of them in part.',
  );
});

describe('on a file that is half filled in', () => {
  it('goes on with what is left', async () => {
    expect(await shown('ladder', ['One manager'], 'answers: { money: all }\n')).toEqual([
      MANAGER,
      '“Still possible: One manager or One door.”',
      DOOR,
    ]);
  });

  it('asks nothing where the level is certain', async () => {
    const answers = 'answers: { money: own }\n';
    expect(await shown('ladder', [], answers)).toEqual([REVIEW]);
    expect(await above(REVIEW, 'ladder', [], answers)).toEqual([
      'Certain: Apart. 0 questions asked, 2 left open.',
    ]);
  });
});

describe('going back', () => {
  it('is to what was asked before, and then on to what is left', async () => {
    const script = ['Some shared', 'One manager', '/back', '/back', 'All shared'];
    const asked = (await shown('ladder', script)).filter((line) => !line.startsWith('“'));
    expect(asked).toEqual([MONEY, MANAGER, DOOR, MANAGER, MONEY, DOOR]);
  });

  it('from the first question is to the details', async () => {
    expect(await shown('ladder', ['/back'])).toEqual([MONEY, 'Where is it?']);
  });

  it('from the review is to what was asked last', async () => {
    expect((await shown('ladder', ['Each its own', '/back'])).at(-1)).toBe(MONEY);
  });

  it('shows a question where it stood, and takes a changed answer into account', async () => {
    const script = ['Each its own', '/back', 'Some shared'];
    expect(await above(MONEY, 'ladder', script)).toEqual([
      'Ties · Question 1 of at most 3 · 0 answered',
      'Ties · Question 1, asked before · 1 answered',
    ]);
    expect((await shown('ladder', script)).slice(-2)).toEqual([
      '“Still possible: Shared money, One manager or One door.”',
      MANAGER,
    ]);
  });
});

describe('elsewhere', () => {
  it('a question that was jumped to may change nothing', async () => {
    const script = ['Each its own', '/back', '/jump', 'door', 'One door'];
    expect((await shown('ladder', script)).slice(-2)).toEqual([
      '“That changes nothing about where it sits.”',
      REVIEW,
    ]);
  });

  it('the review shows what was answered, and goes on with the rest only when asked to', async () => {
    const { prompter } = await hold('ladder', ['Each its own', 'Go on with the other 2 questions']);
    expect(prompter.shown.slice(-2)).toEqual([REVIEW, MANAGER]);
    const [review] = prompter.menus.filter(({ message }) => message === REVIEW);
    expect(review?.start).toBe(0);
    expect(review?.choices.map(({ label }) => label).slice(-2)).toEqual(['Of', MONEY]);
    // From there on it is an interview like any other.
    expect(prompter.menus.at(-1)?.context).toBe('Ties · Question 2 of 3 · 1 answered');
  });

  it('the review in between leads back to the next question', async () => {
    const { prompter } = await hold('ladder', ['Some shared', '/review', 'Go on with the next question']);
    expect(prompter.shown.slice(-2)).toEqual([REVIEW, MANAGER]);
    expect(prompter.menus.at(-1)?.context).toBe('Ties · Question 2 of at most 3 · 1 answered');
  });

  it('the review offers the people served', async () => {
    const { prompter } = await hold('needs', ['/review', 'f']);
    expect(fixture('needs').needs?.questions.map(({ ask }) => ask)).toContain(prompter.shown.at(-1));
  });

  it('with many placements, only how many are certain is said above the review', async () => {
    const framework = fixture('matrix');
    const [depth, breadth] = framework.placements;
    if (!depth || !breadth) throw new Error('the matrix has two placements');
    const copies = ['c1', 'c2'].map((id) => ({
      ...breadth,
      id,
      levels: breadth.levels.map((level) => ({ ...level, id: `${id}-${level.id}` })),
    }));
    const many = { ...framework, placements: [depth, breadth, ...copies] };
    const { prompter } = await holdInterview(
      many,
      ['They plan', '/review'],
      headOf(many),
      null,
      (session) => new QuickCourse(session),
    );
    expect(prompter.menus.at(-1)?.context).toBe(
      'Certain: 1 of 4 sets of levels. 1 question asked, 1 left open.',
    );
  });
});
