import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/model/comparison.ts';
import { comparisonOf, dated, wanting } from '../support/comparisons.ts';
import { seenInHtml } from '../support/html.ts';
import { fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { onOneLine, sectionsOf } from '../support/report-text.ts';
import { hardResults, PUBLISHED, plainResults } from '../support/results.ts';
import { runs } from '../support/runs.ts';

const {
  text: renderComparison,
  markdown: renderComparisonMarkdown,
  html: renderComparisonHtml,
} = await renderersOf('compare');
const LADDER = fixture('ladder');

function section(comparison: Comparison, title: string): string {
  return sectionsOf(renderComparison(comparison, PAPER)).get(title) ?? '';
}

describe('who and when', () => {
  it('stands above each column', () => {
    const text = renderComparison(
      comparisonOf(
        dated(score(LADDER), '2026-03-01', 'Hill Town', 'Council'),
        dated(score(LADDER), '2026-03', 'Hill Town', 'Hospital'),
      ),
      PAPER,
    );
    expect(text.split('\n').slice(0, 7)).toEqual([
      '2 assessments side by side',
      'A ladder, version 1.0.0',
      '',
      '  A  Hill Town                            B  Hill Town',
      '     England · 1 March 2026                  England · March 2026',
      '     Answered by: Manager, Council           Answered by: Manager, Hospital',
      '     File: one.yaml                          File: two.yaml',
    ]);
  });

  it('one below the other where there are too many columns', () => {
    const result = score(LADDER, { money: 'own' });
    const text = renderComparison(comparisonOf(result, result, result, result), PAPER);
    expect(text).toMatch(/^ {2}A {2}A service\n {5}England\n {5}File: one\.yaml\n {2}B {2}/mu);
    // What they say alike is said once.
    expect(text).toContain('  A, B, C and D  Not yet on the ladder in order.');
  });
});

it('the name of a file cannot steer a terminal', () => {
  const [column] = comparisonOf(score(LADDER)).columns;
  const hostile = {
    ...comparisonOf(score(LADDER)),
    columns: column ? [{ ...column, file: 'a\u001b[2J\n.yaml' }] : [],
  };
  for (const text of [renderComparison(hostile, PAPER), renderComparisonMarkdown(hostile)]) {
    expect(text.replaceAll('\\', '')).toContain('File: a[U+001B][2J .yaml');
    expect(text).not.toContain('\u001b');
  }
});

it('what stands in a file is a text in HTML', () => {
  const named = (name: string) =>
    comparisonOf(dated(score(LADDER), null, name, name), dated(score(LADDER, { money: 'own' }), null, name));
  const seen = (name: string) => seenInHtml(renderComparisonHtml(named(name)));
  const hostile = 'A <b>town</b> & <!-- one &lt; "more"';
  expect(seen(hostile)).toEqual(
    seen('Zqx').map((element) => ({ ...element, text: element.text.replaceAll('Zqx', () => hostile) })),
  );
});

describe('where they sit', () => {
  it('is said with the range, and drawn level by level', () => {
    const shown = section(
      comparisonOf(score(LADDER, { money: 'all', manager: 'two' }), score(LADDER)),
      'Where they sit',
    );
    expect(shown.split('\n')).toEqual([
      'A  Level 1 of 3: Shared money.          B  Not placed yet: anything from level',
      '                                             0 to 3 is possible.',
      '',
      '   A    B',
      '  [?]  [?]  3 One door',
      '  [□]  [?]  2 One manager',
      '  [■]  [?]  1 Shared money',
      '  [ ]  [?]  0 Apart',
      '  ■ in place, □ not in place, ? not known',
      '',
      '  A  No score yet: too much is open for   B  No score yet: too much is open for',
      '     it to say anything.                     it to say anything.',
      '',
      '  The score follows one service over time. It never ranks services, and it never',
      '  stands in for the level.',
    ]);
  });

  it('is followed by the profile, in words where there are too many columns', () => {
    const ladders = [score(LADDER, { money: 'all', manager: 'two' }), ...Array(6).fill(score(LADDER))];
    expect(section(comparisonOf(...ladders.slice(0, 2)), 'Profile').split('\n')).toEqual([
      'A       B       Share of the way, by dimension',
      '  33-67%  0-100%  Ties',
    ]);
    expect(onOneLine(section(comparisonOf(...ladders), 'Profile'))).toMatch(
      /^Ties: A 33-67%, B 0-100%, .*G 0-100%$/u,
    );
  });

  it('names the number that the levels are bands of', () => {
    const health = fixture('sums');
    const text = section(comparisonOf(score(health), score(health)), 'Where they sit');
    expect(onOneLine(text)).toContain('No score yet: too much is open');
    expect(text).not.toContain('[');
  });
});

describe('the answers', () => {
  const comparison = comparisonOf(
    score(LADDER, { money: ['part', 'all'], manager: 'two', door: 'one' }),
    score(LADDER, { money: 'all', manager: 'one' }),
  );

  it('those that differ are shown, those that may not are not called so, and an open one is no difference', () => {
    expect(section(comparison, 'Answers').split('\n')).toEqual([
      '3 questions: 1 is answered differently, 1 may be answered alike and 1 is known',
      '  in some only.',
      '',
      '  Answered differently',
      '',
      '  Who manages?',
      '  A  Two managers                         B  One manager',
      '',
      '  Perhaps alike: an answer leaves several options, and they overlap',
      '',
      '  Whose money?',
      '  A  Some shared – or – All shared        B  All shared',
      '',
      '  Known in some only, which is no difference in itself',
      '  • How many doors? (known in A)',
    ]);
  });

  it('say “not known” beside those that differ', () => {
    const three = comparisonOf(score(LADDER, { door: 'one' }), score(LADDER), score(LADDER, { door: 'two' }));
    expect(section(three, 'Answers')).toMatch(
      / {2}A {2}One door {13,}B {2}Not answered {10,}C {2}Two doors/u,
    );
  });

  it('come with their notes on paper', () => {
    const { questions } = comparison;
    const noted = questions.map((each) => ({
      ...each,
      answers: each.answers.map((answer) => answer && { ...answer, note: 'Since May' }),
    }));
    const page = { ...comparison, questions: noted };
    expect(renderComparisonMarkdown(page)).toContain('| Two managers<br>Note: Since May |');
    expect(renderComparison(page, PAPER)).toBe(renderComparison(comparison, PAPER));
  });

  it('in Markdown come as tables', () => {
    const page = renderComparisonMarkdown(comparison);
    expect(page).toContain('| Who manages? | Two managers | One manager |');
    expect(page).toContain('| How many doors? | One door | Not answered |');
  });
});

describe('the barriers', () => {
  const before = score(LADDER, { money: 'own', manager: 'two' });
  const after = score(LADDER, { money: 'part', manager: 'two' });

  it('gone, new and remaining, in the words of time where one service is followed', () => {
    const shown = section(comparisonOf(dated(before, '2025'), dated(after, '2026')), 'Barriers');
    expect(shown.split('\n')).toEqual([
      'Gone: there in A, not in B (1)',
      '  • Two pots',
      '',
      '  New: there in B, not in A (1)',
      '  • Thin sharing',
      '',
      '  Remains in both (1)',
      '  • Two lines',
    ]);
  });

  it('of two services are not called gone or new', () => {
    const shown = section(comparisonOf(before, after), 'Barriers');
    expect(shown).toContain('Remains in A, not in B (1)');
    expect(shown).not.toMatch(/gone|new/iu);
  });

  it('only possible in one are said to be only possible', () => {
    const shown = section(comparisonOf(before, score(LADDER)), 'Barriers');
    expect(shown).toContain('Remains in A, only possible in B (2)\n  • Two pots\n  • Two lines');
    expect(section(comparisonOf(score(LADDER), score(LADDER)), 'Barriers')).toBe(
      '3 barriers are possible in every one, and known to remain in none.',
    );
    expect(section(comparisonOf(score(LADDER), before), 'Barriers')).toContain(
      'Remains in B, only possible in A (2)',
    );
  });

  it('of more than two say where each remains', () => {
    const shown = section(comparisonOf(before, after, score(LADDER)), 'Barriers');
    expect(shown).toContain('Two pots (remains in A; possible in C)');
    expect(shown).toContain('Two lines (remains in A and B; possible in C)');
  });

  it('where there are none, that is said', () => {
    const clear = score(LADDER, { money: 'all', manager: 'one' });
    expect(section(comparisonOf(clear, clear), 'Barriers')).toBe('None is known to remain in any of them.');
  });
});

describe('the needs', () => {
  const comparison = comparisonOf(
    wanting('tasks: many, changes: seldom', 'money: all, manager: two'),
    wanting('tasks: few', 'money: all, manager: two'),
  );

  it('say what is called for in each column, and which answers differ', () => {
    const shown = onOneLine(section(comparison, 'What the people served need'));
    expect(shown).toContain('2 questions: 1 is answered differently and 1 is known in some only.');
    expect(shown).toContain('How many tasks? A Many tasks B A few tasks');
    const page = renderComparisonMarkdown(comparison);
    expect(page).toContain(
      '| Level 1 Shared money. That is in place. | Level 0 Apart or 2 One manager, depending on what is not known. Whether that is in place is not known. |',
    );
  });

  it('are not known where nobody answered', () => {
    const page = renderComparisonMarkdown(comparisonOf(wanting('tasks: many'), wanting('')));
    expect(page).toContain('| Not known: nothing was answered about the people served. |');
    expect(page).not.toContain('How many tasks?');
  });
});

describe('every line fits', () => {
  it.each(PUBLISHED)('%s beside others, from 40 to 80 columns', async (_, result) => {
    const [one, two, three] = PUBLISHED.map(([, other]) => other);
    for (const width of [40, 51, 60, 73, 80]) {
      const paper = await paperOf({ width });
      const others = [one, two, three].filter((other) => other !== undefined);
      for (let count = 1; count <= others.length; count += 1) {
        const text = renderComparison(comparisonOf(result, ...others.slice(0, count)), paper);
        expect(tooWide(text, paper)).toEqual([]);
      }
    }
  });

  it('whatever the words', async () => {
    const papers = [PAPER, await paperOf({ width: 47 }), await paperOf({ ascii: true })];
    fc.assert(
      fc.property(hardResults(), fc.integer({ min: 2, max: 5 }), (result, count) => {
        const comparison = comparisonOf(...Array.from({ length: count }, () => result));
        for (const paper of papers) expect(tooWide(renderComparison(comparison, paper), paper)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('holds no trace of what is missing', () => {
    fc.assert(
      fc.property(plainResults(), (result) => {
        const comparison = comparisonOf(result, result);
        for (const text of [renderComparison(comparison, PAPER), renderComparisonMarkdown(comparison)]) {
          expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
        }
      }),
      runs(40),
    );
  });
});
