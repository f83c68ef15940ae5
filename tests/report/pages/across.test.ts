import { describe, expect, it } from 'vitest';
import { compareAcrossFrameworks } from '../../../src/engine/compare/across-frameworks.ts';
import type { Across, ComparedPlacement } from '../../../src/model/comparison.ts';
import type { Crosswalk } from '../../../src/model/crosswalk.ts';
import { remarksOf, rowsOf } from '../../../src/report/pages/across-page.ts';
import { type Answers, fixture, score } from '../../support/load.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../../support/paper.ts';

const { text: renderAcross, markdown: renderMarkdownAcross } = await renderersOf('across');

const LADDER = fixture('ladder');

const POOLING = fixture('hidden');

const CROSSWALK: Crosswalk = {
  answers: [],
  needs: [],
  levels: [
    {
      from: 'depth',
      to: 'pooling',
      means: { apart: ['none'], shared: ['pooled'], managed: ['pooled', 'run', 'unrun'], entered: ['unrun'] },
    },
  ],
};

function across(own: Answers, other: Answers): Across {
  const [first, result] = [score(LADDER, own), score(POOLING, other)];
  const placements: ComparedPlacement[] = compareAcrossFrameworks(CROSSWALK, first, result);
  return { own: first, others: [{ result, derived: Object.keys(other).length, placements }], without: [] };
}

const SHARED = { money: 'part', manager: 'two', door: 'two' };

function said(own: Answers, other: Answers): readonly string[] {
  return remarksOf(across(own, other))[0]?.sentences ?? [];
}

describe('what is said of another framework', () => {
  it('is where it agrees', () => {
    expect(said(SHARED, { pool: 'yes', manager: 'nobody' })).toEqual([
      'Of its 3 questions, the answers settle or narrow 2.',
      'Agrees: with Shared money one would expect A pool, and it is A pool.',
    ]);
  });

  it('is where it does not, and what to make of that', () => {
    expect(said(SHARED, { pool: 'no' })[1]).toBe(
      'Does not agree: with Shared money one would expect A pool, but it is No pool. Talk about what one of the two sees and the other does not.',
    );
  });

  it('is what would settle it where it is open', () => {
    expect(said(SHARED, {})).toEqual([
      'Of its 3 questions, the answers settle or narrow none.',
      'Open: with Shared money one would expect A pool. Ask first: Is there a pool?',
    ]);
  });

  it('names the ends of levels in a row, and each of those that are not', () => {
    expect(said({ money: 'part', manager: 'one', door: 'two' }, {})[1]).toContain(
      'with One manager one would expect A pool to Not known to lack a manager.',
    );
    expect(said({ money: 'unknown', manager: 'two', door: 'two' }, { pool: 'no' })[1]).toContain(
      'with Apart or Shared money one would expect No pool or A pool.',
    );
    // Three, with one left out between them.
    expect(said({ money: ['own', 'part'], manager: 'one', door: ['two', 'one'] }, {})[1]).toContain(
      'with Apart, One manager or One door one would',
    );
  });

  it('is what would settle where it sits, though it agrees wherever that is', () => {
    const managed = { money: 'part', manager: 'one', door: 'two' };
    expect(said(managed, { pool: 'yes' })[1]).toMatch(/^Agrees: .* Ask first: Who runs the pool\?$/u);
  });
});

describe('the table', () => {
  it('has a line for each placement, by name where there are several', () => {
    const result = score(fixture('matrix'));
    const view: Across = {
      own: score(LADDER),
      others: [{ result, derived: 0, placements: [] }],
      without: [],
    };
    expect(rowsOf(view).map(([framework]) => framework)).toEqual([
      'A ladder',
      ...result.placements.map(({ title }) => `Depth and breadth: ${title}`),
    ]);
  });

  it('gives no number where a framework has no levels: a profile has no total', () => {
    const result = score(fixture('profile'));
    const view: Across = {
      own: score(LADDER),
      others: [{ result, derived: 0, placements: [] }],
      without: [],
    };
    expect(rowsOf(view)[1]?.slice(1)).toEqual(['a profile, no level', '', 'not compared']);
  });

  it('claims no lowest level where nothing is placed yet', () => {
    const unknown = { money: 'unknown', manager: 'two', door: 'two' };
    const [own, other] = rowsOf(across(unknown, {}));
    expect(own?.slice(1)).toEqual(['not placed yet', '1 Shared money', 'the first']);
    expect([other?.[1], other?.[3]]).toEqual(['not placed yet', 'open']);
  });
});

describe('the page', () => {
  const view = { ...across(SHARED, {}), without: ['A profile', 'A matrix'] };

  it('fits at every width, and breaks no word to keep its columns', async () => {
    for (let width = 40; width <= 120; width += 1) {
      const paper = await paperOf({ width });
      const text = renderAcross(view, paper);
      expect(tooWide(text, paper), `${width} columns`).toEqual([]);
      expect(text.replace(/\s+/gu, ' ')).toContain('Questions that are not');
    }
    expect(renderAcross(view, await paperOf({ width: 50 })).replace(/\s+/gu, ' ')).toContain(
      '─ A ladder: At least 1 Shared money, At most 1 Shared money Questions that are not always asked: At least not placed yet, At most 3 Not known to lack a manager, against the first: open',
    );
  });

  it('says the same in Markdown', () => {
    const markdown = renderMarkdownAcross(view);
    for (const { title, sentences } of remarksOf(view)) {
      expect(markdown).toContain(`### ${title}`);
      for (const sentence of sentences) expect(markdown).toContain(`- ${sentence}`);
    }
    expect(markdown).toContain('No crosswalk leads from A ladder to A profile or A matrix.');
    expect(renderAcross(view, PAPER)).toContain('No crosswalk leads from A ladder to A profile or A matrix.');
  });
});
