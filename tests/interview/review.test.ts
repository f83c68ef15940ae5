import { describe, expect, it } from 'vitest';
import { headOf, holdInterview, nameIn } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';

const LADDER = fixture('ladder');
const FULL = `${nameIn(LADDER)}answers: { money: part, manager: [ two, one ], door: unknown }\n`;
const [MONEY, MANAGER, DOOR] = ['Whose money?', 'Who manages?', 'How many doors?'];
const REVIEW = 'Check your answers. Choose one to change it.';

async function held(script: readonly string[], text = FULL) {
  const { prompter, ...rest } = await holdInterview(LADDER, script, text);
  return { ...rest, prompter, shown: prompter.shown };
}

describe('the review', () => {
  it('shows every detail and every answer in words', async () => {
    const { prompter } = await held([]);
    expect(prompter.menus[0]).toMatchObject({ context: 'Every question is answered.', current: [0] });
    expect(prompter.menus[0]?.choices.map(({ mark, label, detail }) => [mark, label, detail])).toEqual([
      ['p', 'All is right: place the service', undefined],
      ['s', 'Service', 'Old Town'],
      ['n', 'Nation', 'England'],
      ['w', 'People served', 'not given'],
      ['a', 'Partners', 'not given'],
      ['y', 'Answered by', 'not given'],
      ['1', MONEY, 'Some shared'],
      ['2', MANAGER, 'One of: Two managers / One manager'],
      ['3', DOOR, 'Don’t know'],
    ]);
  });

  it('offers to go on while a question is open, and starts there', async () => {
    const { prompter } = await held(['/review'], headOf(LADDER));
    const menu = prompter.menus.at(-1);
    expect(menu).toMatchObject({ context: '3 questions not answered yet.', current: [1] });
    expect(menu?.choices.map(({ mark }) => mark)).toEqual(['p', 'g', 's', 'n', 'w', 'a', 'y', '1', '2', '3']);
  });

  it('comes back after one answer was changed', async () => {
    const { shown, saved } = await held(['2', 'One manager', 'p']);
    expect(shown).toEqual([REVIEW, MANAGER, REVIEW]);
    expect(saved?.answers).toEqual({ money: 'part', manager: 'one', door: 'unknown' });
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

  it('comes back after the partners were changed, when that is all', async () => {
    const { shown, saved } = await held(['a', 'Name the first', 'North', 'Go on']);
    const partners = 'Which agencies work together here?';
    expect(shown).toEqual([REVIEW, partners, 'What is the agency called?', partners, REVIEW]);
    expect(saved?.service?.partners).toEqual([{ name: 'North' }]);
  });

  it('comes back from a detail that was left as it was', async () => {
    expect((await held(['n', '/back'])).shown).toEqual([REVIEW, 'Where is it?', REVIEW]);
  });

  it('comes back after a note', async () => {
    const { shown, saved } = await held(['1', '/note', 'Seen.', '', '/back']);
    expect(shown).toEqual([REVIEW, MONEY, 'Note:', 'Evidence:', MONEY, REVIEW]);
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
