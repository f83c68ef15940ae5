import { describe, expect, it } from 'vitest';
import { headOf, holdInterview, skipOf } from '../support/interviews.ts';
import { fixture, shipped } from '../support/load.ts';

const LADDER = fixture('ladder');
const HEAD = headOf(LADDER);
const MONEY = 'Whose money?';

async function noted(script: readonly string[], text = HEAD) {
  const { saved, prompter } = await holdInterview(LADDER, script, text);
  return { answers: saved?.answers ?? {}, prompter };
}

describe('a note', () => {
  it('is kept with its evidence, and the question is asked again', async () => {
    const { answers, prompter } = await noted(['/note', 'Ask them.', 'the minutes; page 4 ;; ']);
    expect(prompter.shown).toEqual([MONEY, 'Note:', 'Evidence:', MONEY]);
    expect(answers).toEqual({
      money: { answer: null, note: 'Ask them.', evidence: ['the minutes', 'page 4'] },
    });
    expect(prompter.menus.map(({ context }) => context)).toEqual([
      'Ties · Question 1 of 3 · 0 answered',
      'Ties · Question 1 of 3 · 0 answered · has a note',
    ]);
  });

  it('stays when the question is answered afterwards, and when the answer changes', async () => {
    const { answers } = await noted(['/note', 'Ask them.', '', 'Each its own', '/back', 'Don’t know']);
    expect(answers).toEqual({ money: { answer: 'unknown', note: 'Ask them.' } });
  });

  it('is offered again as it stands, and goes when it is emptied', async () => {
    const text = `${HEAD}answers: { money: { note: Ask them., evidence: [ one, two ], source: page 4 } }\n`;
    const { answers, prompter } = await noted(['/note', '', ''], text);
    expect(prompter.fields.map(({ initial }) => initial)).toEqual(['Ask them.', 'one; two']);
    expect(answers).toEqual({ money: { answer: null, source: 'page 4' } });
  });

  it.each([[['/note', '/back']], [['/note', 'Ask them.', '/back']]])(
    'turned back (%j) keeps nothing',
    async (script) => {
      const { answers, prompter } = await noted(script);
      expect(answers).toEqual({});
      expect(prompter.shown.at(-1)).toBe(MONEY);
    },
  );
});

describe('help', () => {
  it('says why it is asked and what would show it, and asks again', async () => {
    const framework = shipped('five-levels');
    const { prompter } = await holdInterview(framework, [skipOf(framework), '/help'], headOf(framework));
    const { ask, why, evidence } = framework.questions[0] ?? {};
    expect(prompter.shown.slice(-3)).toEqual([
      ask,
      `“${[
        `Why it is asked: ${why}`,
        `What would show it: ${evidence}`,
        'If it lies between options, or you know only that it is one of some, mark all that it could be.',
        '“Don’t know” is an answer: the result then says what depends on it.',
      ].join('\n')}”`,
      ask,
    ]);
  });

  it('is given also where the framework says neither', async () => {
    const { prompter } = await noted(['/help']);
    expect(prompter.shown[1]).toMatch(/^“If it lies between options/u);
  });
});
