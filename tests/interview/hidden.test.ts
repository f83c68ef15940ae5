import { describe, expect, it } from 'vitest';
import { headOf, holdInterview } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';

const HIDDEN = fixture('hidden');
const HEAD = headOf(HIDDEN);
const [POOL, MANAGER, REPORT] = ['Is there a pool?', 'Who runs the pool?', 'Does the manager report?'];
const REVIEW = 'Check your answers. Choose one to change it.';

const held = (script: readonly string[], answers = '') =>
  holdInterview(HIDDEN, script, `${HEAD}answers: { ${answers} }\n`);

describe('a question that depends on another', () => {
  it('is asked after an answer that calls for it', async () => {
    const { prompter } = await held(['Yes', 'A named manager', 'No']);
    expect(prompter.shown).toEqual([POOL, MANAGER, REPORT, REVIEW]);
  });

  it.each([
    [['No'], [POOL, REVIEW]],
    [
      ['Yes', 'Nobody'],
      [POOL, MANAGER, REVIEW],
    ],
  ])('is not asked after %j', async (script, shown) => {
    expect((await held(script)).prompter.shown).toEqual(shown);
  });

  it.each(['Don’t know', 'No | Yes'])('is asked while it may be called for: %s', async (answer) => {
    expect((await held([answer])).prompter.shown).toEqual([POOL, MANAGER]);
  });

  it('counts only while it may be asked', async () => {
    const { prompter } = await held(['Yes', '/back', 'No']);
    expect(prompter.menus.map(({ context }) => context)).toEqual([
      'Money · Question 1 of 3 · 0 answered',
      'Money · Question 2 of 3 · 1 answered',
      'Money · Question 1 of 3 · 1 answered',
      'Every question is answered.',
    ]);
  });

  it('disappears from the review when the answer changes, and what was answered stays in the file', async () => {
    const full = 'pool: yes, manager: named, report: yes';
    const { prompter, saved } = await held(['1', 'No', '1', 'Yes'], full);
    const questions = prompter.menus
      .filter(({ message }) => message === REVIEW)
      .map(({ choices }) =>
        choices.flatMap(({ mark, label, detail }) => (/\d/u.test(mark ?? '') ? [[label, detail]] : [])),
      );
    const all = [
      [POOL, 'Yes'],
      [MANAGER, 'A named manager'],
      [REPORT, 'Yes'],
    ];
    expect(questions).toEqual([all, [[POOL, 'No']], all]);
    expect(saved?.answers).toEqual({ pool: 'yes', manager: 'named', report: 'yes' });
  });

  it('that appears when an answer is changed in the review is waiting there', async () => {
    const { prompter } = await held(['1', 'Yes', 'g'], 'pool: no');
    expect(prompter.menus[2]?.context).toBe('2 questions not answered yet.');
    expect(prompter.shown).toEqual([REVIEW, POOL, REVIEW, MANAGER]);
  });

  it('is jumped to by its number among those that are asked', async () => {
    const { prompter } = await held(['/jump', '2'], 'manager: named, report: yes');
    expect(prompter.shown).toEqual([POOL, 'Go to which question?', MANAGER]);
    const none = await held(['1', '/jump', '2'], 'pool: no, manager: named');
    expect(none.prompter.shown.at(-2)).toBe('“No question has the number or the word “2”.”');
  });
});
