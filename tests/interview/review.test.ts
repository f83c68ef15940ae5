import { describe, expect, it } from 'vitest';
import { headOf, holdInterview, nameIn, skipOf, written } from '../support/interviews.ts';
import { fixture, shipped } from '../support/load.ts';

const LADDER = fixture('ladder');
const FULL = `${nameIn(LADDER)}answers: { money: part, manager: [ two, one ], door: unknown }\n`;
const [MONEY, MANAGER, DOOR] = ['Whose money?', 'Who manages?', 'How many doors?'];
const REVIEW = 'Check your answers. Choose one to change it.';

async function held(script: readonly string[], text = FULL) {
  const { prompter, ...rest } = await holdInterview(LADDER, script, text);
  return { ...rest, prompter, shown: prompter.shown };
}

describe('the review', () => {
  it('shows every detail and every answer in words, and says which are open', async () => {
    const { prompter } = await held([]);
    expect(prompter.menus[0]).toMatchObject({
      context: 'Every question is answered, 2 of them with an open answer.',
      start: 0,
    });
    expect(prompter.menus[0]?.choices.map(({ mark, label, detail }) => [mark, label, detail])).toEqual([
      ['p', 'All is right: place the service', undefined],
      ['o', 'Show only what is open: 2 of 3 questions', undefined],
      ['s', 'Service', 'Old Town'],
      ['n', 'Nation', 'England'],
      ['c', 'What it covers', 'not given'],
      ['t', 'Day', 'not given'],
      ['w', 'People served', 'not given'],
      ['a', 'Partners', 'not given'],
      ['y', 'Answered by', 'not given'],
      ['1', MONEY, 'Some shared'],
      ['2', MANAGER, 'Open: one of Two managers / One manager'],
      ['3', DOOR, 'Open: don’t know'],
    ]);
  });

  it('has nothing chosen, and the pointer where it was', async () => {
    const { prompter } = await held(['2', '/back', '/full', '3', '']);
    const reviews = prompter.menus.filter(({ message }) => message === REVIEW);
    for (const menu of reviews) {
      expect(menu).not.toHaveProperty('current');
      expect(menu).not.toHaveProperty('chosen');
    }
    expect(reviews.map(({ start = 0, choices }) => choices[start]?.mark)).toEqual(['p', '2', '2']);
  });

  it('has the themes as headings', async () => {
    const framework = shipped('five-levels');
    const { prompter } = await holdInterview(framework, [skipOf(framework), '/review'], headOf(framework));
    const headings = prompter.menus.at(-1)?.choices.flatMap(({ heading }) => heading ?? []);
    const themes = framework.questions.map(
      ({ dimension }) => framework.dimensions.find(({ id }) => id === dimension)?.title,
    );
    expect(headings).toEqual(['The service', ...new Set(themes)]);
  });

  it('marks what has a note or evidence', async () => {
    const text = `${nameIn(LADDER)}answers:
  money: { answer: part, note: Seen. }
  manager: { answer: one, note: Seen., evidence: [ a, b ] }
  door: { evidence: c }
`;
    const { prompter } = await held(['/review'], text);
    expect(
      prompter.menus
        .at(-1)
        ?.choices.slice(-3)
        .map(({ detail }) => detail),
    ).toEqual([
      'Some shared (note)',
      'One manager (note, 2 pieces of evidence)',
      'Open: not answered (1 piece of evidence)',
    ]);
  });

  it('shows only what is open, says how many are hidden, and shows all again', async () => {
    const { prompter } = await held(['o', '2', '/back', 'o']);
    const rows = prompter.menus
      .filter(({ message }) => message === REVIEW)
      .map(({ choices }) => choices.map(({ mark }) => mark).join(''));
    expect(rows).toEqual(['posnctway123', 'po23', 'po23', 'posnctway123']);
    expect(prompter.menus[1]?.choices[1]?.label).toBe('Show all again: 1 answered question is hidden');
    expect(prompter.menus[1]?.choices[2]?.heading).toBe('Ties');
  });

  it('shows all again once nothing is open', async () => {
    const { prompter } = await held(['o', '2', 'One manager', '3', 'One door']);
    expect(
      prompter.menus
        .at(-1)
        ?.choices.map(({ mark }) => mark)
        .join(''),
    ).toBe('psnctway123');
  });

  it.each([
    ['the row that the pointer is on', [`${MANAGER} /full`, '']],
    ['the number that is asked for', ['/full', '2', '']],
  ])('shows an answer in full: %s', async (_, script) => {
    const text = `${nameIn(LADDER)}answers: { manager: { answer: [ two, one ], note: "A; #b", evidence: [ "- x; y", z ], source: page 4 } }
`;
    const { shown, saved } = await held(['/review', ...script], text);
    const full = shown.slice(shown.indexOf(REVIEW, 2) - 5, shown.lastIndexOf(REVIEW));
    expect(full).toEqual([
      [
        'Who manages?',
        '   1  Two managers (it could be this)',
        '   2  One manager (it could be this)',
        '   3  Don’t know',
        'Open: one of Two managers / One manager',
      ].join('\n'),
      'Note: A; #b',
      'Evidence:\n   1  - x; y\n   2  z',
      'Source: page 4',
      'to the review',
    ]);
    expect(shown.at(-1)).toBe(REVIEW);
    expect(saved?.answers).toEqual(written(text).answers);
  });

  it.each(['9', 'x', '0', '-1'])('says that there is no question %s to show in full', async (number) => {
    const { shown } = await held(['/full', number]);
    expect(shown.slice(1)).toEqual([
      'See which answer in full?',
      `“No question has the number or the word “${number}”.”`,
      REVIEW,
    ]);
  });

  it('turned back from showing an answer is the review', async () => {
    expect((await held(['/full', '/back'])).shown.at(-1)).toBe(REVIEW);
    expect((await held(['/full', ''])).shown.at(-1)).toBe(REVIEW);
  });

  it('offers to go on while a question is open', async () => {
    const { prompter } = await held(['/review'], headOf(LADDER));
    const menu = prompter.menus.at(-1);
    expect(menu).toMatchObject({ context: '3 questions not answered yet.', start: 1 });
    expect(menu?.choices.map(({ mark }) => mark).join('')).toBe('pgsnctwaeyi123');
  });

  it('comes back after one answer was changed', async () => {
    const { shown, saved } = await held(['2', 'One manager', 'p']);
    expect(shown).toEqual([REVIEW, MANAGER, REVIEW]);
    expect(saved?.answers).toEqual({ money: 'part', manager: 'one', door: 'unknown' });
  });

  it('leads to a question with all that was marked for it', async () => {
    const { prompter } = await held(['2']);
    expect(prompter.menus.at(-1)).toMatchObject({ message: MANAGER, current: [0, 1] });
  });

  it('comes back after a question that was left as it was', async () => {
    const { shown, saved } = await held(['1', '/back', 'p']);
    expect(shown).toEqual([REVIEW, MONEY, REVIEW]);
    expect(saved?.answers).toMatchObject({ money: 'part' });
  });

  it.each([
    ['s', 'What is the service called?', 'New Town', { name: 'New Town' }],
    ['n', 'Where is it?', 'Wales', { nation: 'wales' }],
    ['w', 'Whom does it serve?', 'Children', { people: 'Children' }],
  ])('comes back after detail %s was changed', async (mark, message, reply, service) => {
    const { shown, saved } = await held([mark, reply]);
    expect(shown).toEqual([REVIEW, message, REVIEW]);
    expect(saved?.service).toMatchObject(service);
  });

  it('comes back after the partners were changed', async () => {
    const { shown, saved } = await held(['a', 'North', '']);
    expect(shown).toEqual([REVIEW, 'Which agencies work together here?', 'And the second agency?', REVIEW]);
    expect(saved?.service?.partners).toEqual([{ name: 'North' }]);
  });

  it('comes back from a detail that was left as it was', async () => {
    expect((await held(['n', '/back'])).shown).toEqual([REVIEW, 'Where is it?', REVIEW]);
  });

  it('comes back after a note', async () => {
    const { shown, saved } = await held(['1', '/note', 'Seen.', '', '/back']);
    expect(shown).toEqual([REVIEW, MONEY, 'Note:', 'Evidence 1:', MONEY, REVIEW]);
    expect(saved?.answers).toMatchObject({ money: { answer: 'part', note: 'Seen.' } });
  });

  it('keeps the organisation and the name of who answered when the role is changed, and the others', async () => {
    const by = 'answered-by: [ { role: Nurse, organisation: North, name: A }, { role: Clerk } ]\n';
    const { saved } = await held(['y', 'Manager'], FULL + by);
    expect(saved?.['answered-by']).toEqual([
      { role: 'Manager', organisation: 'North', name: 'A' },
      { role: 'Clerk' },
    ]);
  });

  it('places the service also while questions are open', async () => {
    expect((await held(['/review', 'p'], headOf(LADDER))).ending).toBe('place');
  });
});
