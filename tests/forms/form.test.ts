import { describe, expect, it } from 'vitest';
import { formOf, remarksOn } from '../../src/forms/form.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import { Session, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { renderText } from '../../src/report/formats/plain-text.ts';
import { frameworkPage } from '../../src/report/pages/framework-page.ts';
import { ALL, RIVERSIDE } from '../support/forms.ts';
import { shipped } from '../support/load.ts';
import { PAPER } from '../support/paper.ts';

const FIVE = shipped('five-levels');

describe('what a form asks', () => {
  it('is every question, numbered in the order in which they are asked', () => {
    const { questions } = formOf(FIVE, ALL);
    expect(questions.map(({ id }) => id)).toEqual(allQuestions(FIVE).map(({ id }) => id));
    expect(questions.map(({ number }) => number)).toEqual(questions.map((_, index) => index + 1));
    expect(questions.filter(({ isNeeds }) => isNeeds)).toHaveLength(FIVE.needs?.questions.length ?? -1);
    expect(questions[0]?.options.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('is of a case what is told of it, and each question says so', () => {
    const told = { manager: 'One head.', route: 'Staff ring.' };
    const form = formOf(FIVE, { ...ALL, told });
    expect(form.questions.map(({ id, told: says }) => [id, says])).toEqual([
      ['route', 'Staff ring.'],
      ['manager', 'One head.'],
    ]);
    expect(form.intro.join(' ')).toMatch(/^There are 2 questions .* This is about a case, and not /u);
    const [first] = form.questions;
    expect(first && remarksOn(first)[0]).toBe('What the case tells: Staff ring.');
    const ours = formOf(FIVE, ALL);
    expect([...ours.intro, ...ours.questions.flatMap(remarksOn)].join(' ')).not.toMatch(/the case/u);
  });

  it('is the people served alone, where that is wanted', () => {
    const { questions, intro } = formOf(FIVE, { ...ALL, only: 'needs' });
    expect(questions.every(({ isNeeds }) => isNeeds)).toBe(true);
    expect(intro[0]).toMatch(
      /^There are 15 questions about the people who use the service\. Allow about a minute/u,
    );
  });

  it('is what levels rest on, and nothing else, where it has to be quick', () => {
    const { questions, intro } = formOf(FIVE, { ...ALL, isQuick: true });
    expect(questions.length).toBeGreaterThan(3);
    expect(questions.length).toBeLessThan(FIVE.questions.length / 2);
    expect(questions.some(({ isNeeds }) => isNeeds)).toBe(false);
    expect(intro[0]).toMatch(/short form/u);
    // A profile rests on all of them, and then it is no short form.
    const profile = shipped('maturity-profile');
    const all = formOf(profile, { ...ALL, isQuick: true });
    expect(all.questions).toHaveLength(profile.questions.length);
    expect(all.intro[0]).not.toMatch(/short form/u);
  });

  it('has one number for each question, in forms long and short, in the interview, and in the framework itself', () => {
    for (const id of ['five-levels', 'six-levels', 'leutz']) {
      const framework = shipped(id);
      const { questions } = formOf(framework, ALL);
      const numbers = new Map(questions.map((question) => [question.id, question.number]));
      const short = formOf(framework, { ...ALL, isQuick: true }).questions;
      expect(short.map(({ number }) => number)).toEqual(short.map((question) => numbers.get(question.id)));
      const session = new Session(framework, UNKNOWN_SERVICE);
      if (framework.needs) session.includeNeeds();
      expect(session.numbers()).toEqual(numbers);
      const shown = renderText(frameworkPage(framework), { ...PAPER, width: 10_000 });
      for (const { number, ask } of questions) expect(shown).toContain(`${number}. ${ask}`);
    }
  });

  it('speaks of several answers only where there are more than two', () => {
    expect(formOf(FIVE, ALL).intro.at(-1)).toMatch(/tick all that might be/u);
    expect(formOf(shipped('six-levels'), ALL).intro.join(' ')).not.toMatch(/tick/u);
  });

  it('says when a question is asked that is not always', () => {
    const said = formOf(FIVE, ALL).questions.flatMap(({ shownWhen }) => shownWhen ?? []);
    expect(said).toHaveLength(2);
    for (const text of said)
      expect(text).toMatch(/^Only asked where this is so: the answer to “.+” is .+\.$/u);
    for (const { shownWhen } of formOf(shipped('six-levels'), ALL).questions)
      expect(shownWhen ?? '').not.toMatch(/\.\.|\n|undefined/u);
  });

  it('is in the words of the nation, and names the agencies', () => {
    const form = formOf(FIVE, { ...ALL, for: { service: RIVERSIDE } });
    expect(JSON.stringify(form)).not.toMatch(/\{[a-z-]+\}/u);
    expect(form.service).toMatchObject({
      nation: 'England',
      partners: ['Riverside Council', 'Riverside Community Trust'],
    });
    expect(form.service.sides).toMatch(/community health services and .*social care/u);
  });
});
