import { expect, it } from 'vitest';
import { commandLine } from '../../src/command.ts';
import type { Judged } from '../../src/teaching/practice/judge-answer.ts';
import { sessionScore } from '../../src/teaching/practice/session-score.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { answeredRightly, judged } from '../support/practice.ts';
import { barrier, firstOf } from './set.ts';
import { below, readXml } from './xml.ts';

const { text: render, markdown, html } = await renderersOf('practice');

const CASE = firstOf('plain');
const SESSION = [
  answeredRightly(CASE),
  judged(CASE, 'budget', 'wall moat'),
  judged(firstOf('uncertain'), 'budget', 'moat hedge'),
  judged(CASE, 'budget', 'wall fence'),
];

function scored(session: readonly Judged[], paper = PAPER): string {
  const score = sessionScore(session);
  const again = ['joinedup', 'practise', '--seed', '7'];
  return render({ title: 'Gates', judged: session, score, again }, paper);
}

it('the score says case by case what was right, the weak spots, and last what it comes to', () => {
  expect(scored(SESSION)).toMatchInlineSnapshot(`
    "Practice: Gates

       Points  Case
    1  6 of 6  Green Gate: Referral (level 1)
    2  2 of 6  Green Gate: Referral (level 1), taken for Budget (level 2)
    3  2 of 6  Green Gate: Referral (level 1) or Budget (level 2), taken for Budget
               (level 2)
    4  4 of 6  Green Gate: Referral (level 1), taken for Budget (level 2)

    Weak spots
    ──────────
      Levels mistaken
      • Referral (level 1), taken for Budget (level 2), twice
      • Referral (level 1) or Budget (level 2), taken for Budget (level 2)

      Barriers missed
      • The fence is in the way (2 of 4 times)
      • The wall is in the way (1 of 4 times)

      Barriers imagined
      • The moat is in the way (2 of 4 times)
      • The hedge is in the way (1 of 4 times)

      By kind of barrier, the weakest first
      • Legal: 3 of 4 named, 3 imagined
      • Cultural: 2 of 4 named

    In all
    ──────
      4 cases, 14 of 24 points.
      Levels: 1 of 4 right, 3 one off or partly right.
      Barriers: 5 of 8 named, and 3 that the text does not show.

      The same cases again:
      joinedup practise --seed 7
    "
  `);
});

it('where all was right there is no weak spot', () => {
  const text = scored([answeredRightly(CASE)]);
  expect(text).toContain('  None: every level and every barrier was right.');
  expect(text).toContain('  1 case, 6 of 6 points.\n  Levels: 1 of 1 right.\n  Barriers: 2 of 2 named.');
  expect(text).not.toContain('kind');
});

it('of many barriers missed the first five are named', () => {
  const barriers = ['wall', 'fence', 'moat', 'hedge', 'ditch', 'gate', 'bog'].map((id) => barrier(id, true));
  const text = scored([judged({ ...CASE, barriers }, 'referral')]);
  expect(text).toContain('• The ditch is in the way\n    and 2 more');
  expect(text).not.toContain('The gate');
});

it.each([40, 80])('it fits %i columns', async (width) => {
  const paper = await paperOf({ width });
  const lines = scored(SESSION, paper)
    .split('\n')
    .filter((line) => !line.startsWith('  joinedup'));
  expect(tooWide(lines.join('\n'), paper)).toEqual([]);
});

it.each(['a  b.yaml', ' a.yaml', 'two\n   lines.yaml'])(
  'the command for %j is to be pasted from any page',
  (name) => {
    const again = ['joinedup', 'practise', '--framework', { file: name }];
    const data = { title: 'Gates', judged: SESSION, score: sessionScore(SESSION), again };
    for (const page of [
      render(data),
      markdown(data),
      html(data).replaceAll('&quot;', '"').replaceAll('&apos;', "'"),
    ])
      expect(page).toContain(commandLine(again));
  },
);

it('as HTML is well formed, and a text in it stays a text', () => {
  const hostile = '</p><script>x</script> \u001b[31m';
  const example = { ...CASE, title: hostile, barriers: [barrier('wall', true, { name: hostile })] };
  const session = [judged(example, 'budget')];
  const again = ['joinedup', 'practise', '--framework', { file: hostile }];
  const page = html({ title: hostile, judged: session, score: sessionScore(session), again });
  const elements = below(readXml(page));
  expect(elements.filter(({ name }) => name === 'script')).toEqual([]);
  const holding = elements.filter(({ text }) => text.includes('</p><script>x</script> [U+001B][31m'));
  expect(holding.map(({ name }) => name)).toEqual(['title', 'h1', 'td', 'li', 'pre']);
});
