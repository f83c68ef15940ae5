import { describe, expect, it } from 'vitest';
import { withPlacement } from '../../../src/commands/shared/placements.ts';
import type { Result } from '../../../src/model/result.ts';
import { footingsOf } from '../../../src/report/words/certainty-words.ts';
import { type Answers, fixture, score } from '../../support/load.ts';
import { renderersOf } from '../../support/pages.ts';
import { sectionOf } from '../../support/report-text.ts';

const { markdown: renderMarkdown } = await renderersOf('result');

const TITLE = 'How firm the footing is';

function told(name: string, answers: Answers): string {
  return sectionOf(score(fixture(name), answers), TITLE);
}

describe('how firm the footing is', () => {
  it('is told by the one answer that a level rests on', () => {
    expect(told('ladder', { money: 'all', manager: 'one', door: 'two' })).toBe(
      'One manager rests on one answer: • Who manages? With “Two managers” it would fall to level 1, Shared money.',
    );
  });

  it('is told by each of several, a line each', () => {
    expect(told('ladder', { money: 'part', manager: 'one', door: 'two' })).toBe(
      'One manager rests on each of 2 answers: ' +
        '• Whose money? With “Each its own” it would fall to level 0, Apart. ' +
        '• Who manages? With “Two managers” it would fall to level 1, Shared money.',
    );
  });

  it('never says isolation where open answers could still lift it', () => {
    expect(told('cascade', { plans: 'yes', changed: 'yes' })).toBe(
      '“At a distance” rests on one answer: • With joint plans? With “No” it would no longer be placed.',
    );
  });

  it('is told of each placement that rests on something', () => {
    const both = score(fixture('matrix'), { how: 'merge', who: 'town' });
    expect(sectionOf(both, TITLE)).toBe(
      '“Merge” rests on one answer: • How close? With “They plan” it would fall to level 1, Plan. ' +
        '“Wide” rests on one answer: • Who is in? With “Two agencies” it would fall to level 0, Narrow.',
    );
    const [, breadth] = both.placements;
    const one = breadth ? withPlacement(breadth, both) : both;
    expect(one.fragile.map(({ question }) => question)).toEqual(['who']);
  });

  it('is a count where many answers make a number', () => {
    const high = { a1: 'high', a2: 'high', a3: 'low', t1: 'high', t2: 'high', t3: 'low' };
    expect(told('bands', high)).toBe(
      '“Strong aims” rests on each of 2 answers: ' +
        '• We know our aims. With “Agree in part” it would fall to level 2, Fair aims. ' +
        '• We share our aims. With “Agree in part” it would fall to level 2, Fair aims. ' +
        '“Strong trust” rests on each of 2 answers: ' +
        '• We rely on them. With “Agree in part” it would fall to level 1, Weak trust. ' +
        '• They rely on us. With “Agree in part” it would fall to level 1, Weak trust.',
    );
    const middle = { ...high, a2: 'middle', a3: 'middle', t1: 'middle', t3: 'middle' };
    expect(told('bands', middle)).toBe(
      '“Strong aims” rests on each of 3 answers: one option lower in any, and it would fall to “Fair aims”. ' +
        '“Strong trust” rests on each of 3 answers: one option lower in any, and it would fall to “Weak trust”.',
    );
    const open = { a1: 'high', a2: 'high', a3: 'high', t1: 'high', t2: 'middle' };
    expect(told('bands', open)).toBe(
      '“Strong whole” rests on each of 5 answers: one option lower in any, and it would no longer be placed.',
    );
  });

  it('is left out where nothing is secured, or no single answer would undo it', () => {
    const silent = [score(fixture('ladder'), {}), score(fixture('ladder'), { money: 'own' })];
    const firm = score(fixture('sums'), { s1: 'agree', s2: 'agree', s3: 'disagree' });
    for (const result of [...silent, firm]) {
      expect(() => sectionOf(result, TITLE)).toThrow('no part');
      expect(renderMarkdown(result)).not.toContain(TITLE);
    }
  });

  it('is the same in Markdown', () => {
    const result = score(fixture('ladder'), { money: 'part', manager: 'two' });
    expect(renderMarkdown(result)).toContain(
      `\n## ${TITLE}\n\nShared money rests on one answer:\n\n- Whose money? With “Each its own” it would fall to level 0, Apart.\n\n## Profile\n`,
    );
  });

  it('does not go on for ever', () => {
    const result = score(fixture('ladder'), { money: 'part', manager: 'two' });
    const [answer] = result.fragile;
    const many: Result = {
      ...result,
      fragile: Array.from({ length: 11 }, () => answer).flatMap((each) => each ?? []),
    };
    const [footing] = footingsOf(many);
    expect(footing?.lead).toBe('Shared money rests on each of 11 answers:');
    expect(footing?.answers).toHaveLength(9);
    expect(footing?.answers.at(-1)).toBe('and 3 more answers.');
  });
});
