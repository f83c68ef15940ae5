import { describe, expect, it } from 'vitest';
import type { Framework } from '../../src/model/framework.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { onOneLine, sectionOf } from '../support/report-text.ts';
import { FIXTURES, LEVELS } from '../support/results.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

/** Law 1: silence is neither success nor failure. */

const PLACING = [LEVELS, ...FIXTURES.filter((name) => name !== 'profile').map((name) => fixture(name))];

const SILENCES: readonly [string, (framework: Framework) => Answers][] = [
  ['nothing is answered', () => ({})],
  [
    'everything is answered “unknown”',
    ({ questions }) => Object.fromEntries(questions.map(({ id }) => [id, 'unknown'])),
  ],
];

describe.each(SILENCES)('where %s', (_, answersTo) => {
  it.each(PLACING.map((framework): [string, Framework] => [framework.id, framework]))(
    '%s: the report says “not placed yet”, and counts the barriers without a list',
    (_id, framework) => {
      const result = score(framework, answersTo(framework), null);
      const { barriers, placements } = result;
      const text = onOneLine(renderText(result, PAPER));
      const markdown = onOneLine(renderMarkdown(result));
      for (const report of [text, markdown]) {
        expect(report.toLowerCase().split(/not placed yet[:,]/u)).toHaveLength(placements.length + 1);
        expect(report.toLowerCase()).toContain('nothing is answered so far.');
        expect(report).not.toMatch(/out of order|is in place|are in place/u);
        for (const { name } of barriers) expect(report).not.toContain(name);
      }
      const possible = barriers.filter(({ status }) => status === 'possible').length;
      expect(possible).toBe(barriers.length);
      const counted = `${possible} ${possible === 1 ? 'barrier' : 'barriers'}`;
      if (possible > 0) {
        expect(sectionOf(result, 'Barriers')).toMatch(
          new RegExp(`^None is known to remain\\. ${counted} `, 'u'),
        );
        expect(markdown).toMatch(
          new RegExp(`${counted} (is|are) possible; [^.]* depends on the answers\\.`, 'u'),
        );
        expect(text).not.toContain('these open questions');
      }
    },
  );
});

describe('the count of barriers', () => {
  it('says “which of them” of many, and not of one', () => {
    expect(sectionOf(score(LEVELS, {}, null), 'Barriers')).toBe(
      `None is known to remain. ${LEVELS.barriers.length} barriers are possible; which of them are there depends on the answers.`,
    );
    expect(sectionOf(score(fixture('hidden')), 'Barriers')).not.toContain('which of them');
  });

  it('gives way to questions as soon as something is known', () => {
    expect(sectionOf(score(LEVELS, { place: 'site' }, null), 'Barriers')).toContain(
      'these open questions: •',
    );
  });
});
