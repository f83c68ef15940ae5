import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { escaped } from '../../src/report/formats/markdown.ts';
import { isSafe } from '../../src/sentence.ts';
import type { Untouched } from '../../src/solver/plan/plan-head.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { seenInHtml } from '../support/html.ts';
import { type Answers, fixture } from '../support/load.ts';
import { blockMarks, inline, targetsIn } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { planned, STEPS } from '../support/plans.ts';
import { onOneLine } from '../support/report-text.ts';
import { dressAssessment, dressFramework, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

const { markdown: renderPlanMarkdown, html: renderPlanHtml } = await renderersOf('plan');
const { markdown: renderMarkdown } = await renderersOf('result');

/**
 * Every text that comes from a file is set to the same hostile one, and to a harmless one: both documents must have
 * the same lines, blocks, cells and marks, and show the hostile text as it stands.
 */
const HARMLESS = 'Zqx';

const SITUATIONS: readonly [name: string, answers: Answers, nation: string | null][] = [
  ['ladder', { money: 'own', manager: 'one' }, 'england'],
  ['ladder', { money: ['part', 'all'], manager: 'two', door: 'two' }, null],
  ['ladder', {}, null],
  ['nations', { casework: 'all', scheme: 'no' }, 'scotland'],
  ['matrix', { how: 'plan' }, 'england'],
  ['profile', { readiness: 's1', funding: 'not-applicable' }, 'england'],
];

function resultIn(name: string, answers: Answers, nation: string | null, text: string): Result {
  const framework = dressFramework(fixture(name), () => text);
  return resultOf(
    framework,
    dressAssessment(assessmentOf(Object.entries(answers), nation), () => text),
  );
}

const HOSTILE = [
  '| a | b |',
  '|---|---|',
  '*Stars* and **more stars**',
  '_Lines_ and __more lines__',
  '`Code` and ```more```',
  '```js',
  '~~~',
  '~~Gone~~',
  '<b>Html</b>',
  '<br>',
  '<!-- A comment',
  '<script>alert(1)</script>',
  '<https://example.org/>',
  '[A link](https://example.org)',
  '![A picture](x.png)',
  '[^1]: A footnote',
  '[ref]: https://example.org',
  '# A heading',
  '###### A small heading',
  'Under\n===',
  'Under\n---',
  'Two\n\nparagraphs',
  'A\n# heading\n- and an item\n| and | a row |',
  '- An item',
  '- [ ] A task',
  '+ An item',
  '* An item',
  '1. First of a list',
  '12) Twelfth of a list',
  '2026. A year to remember',
  '1.5 million pounds',
  '> A quotation',
  '---',
  '***',
  '_ _ _',
  '===',
  '&amp; &lt; &copy; &#35;',
  'A & B < C > D',
  '\\',
  '\\| A cell',
  'C:\\Users\\*',
  'Ends in a backslash \\',
  '    Indented',
  '\tIndented',
  ' # After a space',
  ' - After a space',
  ' 1. After a space',
  '\u00a0# After a hard space',
  'See https://example.org/_a_*b*',
  'See <http://x.test/a_b_c>',
  'See https://x.test/a(b_c)d',
  'See www.x.test/a_b',
  'See it!https://x.test/a_b',
  'Ask care_team@x.test',
];

/** What a reader sees of each line, and what it is made of. */
function seen(markdown: string) {
  return markdown.split('\n').map((line) => ({ blocks: blockMarks(line), ...inline(line) }));
}

describe.each(SITUATIONS)('the Markdown of %s %j in %s', (name, answers, nation) => {
  const harmless = seen(renderMarkdown(resultIn(name, answers, nation, HARMLESS)));

  it('holds the text in a heading, a quotation and a table', () => {
    const kinds = harmless.filter(({ text }) => text.includes(HARMLESS)).flatMap(({ blocks }) => blocks);
    expect([...new Set(kinds)]).toEqual(expect.arrayContaining(['#', '>', '|']));
  });

  it.each(HOSTILE)('%j stays a text', (hostile) => {
    // Within a sentence it begins with a small letter, and its full stop and the spaces around it are left out.
    const plain = (text: string) => text.toLowerCase().replace(/[\s.;:,]+/gu, '');
    const shown = <Part extends { text: string }>(part: Part) => ({ ...part, text: plain(part.text) });
    expect(seen(renderMarkdown(resultIn(name, answers, nation, hostile))).map(shown)).toEqual(
      harmless.map(shown).map((line) => ({
        ...line,
        text: line.text.replaceAll(plain(HARMLESS), () => plain(hostile)),
      })),
    );
  });
});

/** Plans of every kind, with answers and needs. */
const PLANS: readonly [
  what: string,
  answers: Answers,
  wanted: Partial<Untouched> & { to?: string },
  needs: Answers,
][] = [
  ['routes', { agreement: 'none', manager: 'two' }, { to: 'entered' }, { tasks: 'few', changes: 'seldom' }],
  ['held answers', { door: 'two' }, { to: 'managed', keep: ['door'], without: ['grant'] }, {}],
  ['a conflict', { agreement: 'none' }, { to: 'shared', keep: ['agreement'], without: ['grant'] }, {}],
  ['nothing to plan for', { grant: 'one' }, {}, { tasks: 'many', changes: 'seldom' }],
];

describe.each(PLANS)('a plan with %s', (_, answers, wanted, needs) => {
  const planIn = (text: string) => {
    const given = assessmentOf(Object.entries(answers), 'england');
    const wants = assessmentOf(Object.entries(needs), 'england').answers;
    const assessment = dressAssessment({ ...given, needs: wants }, () => text);
    return planned(
      dressFramework(STEPS, () => text),
      assessment,
      wanted,
    );
  };
  const harmless = seen(renderPlanMarkdown(planIn(HARMLESS)));
  const harmlessHtml = seenInHtml(renderPlanHtml(planIn(HARMLESS)));

  it('holds the text in a heading and a quotation of the Markdown', () => {
    const kinds = harmless.filter(({ text }) => text.includes(HARMLESS)).flatMap(({ blocks }) => blocks);
    expect([...new Set(kinds)]).toEqual(expect.arrayContaining(['#', '>', '-']));
  });

  it.each(HOSTILE)('%j stays a text', (hostile) => {
    // What reads on after it begins with a capital letter.
    const plain = <Part extends { text: string }>(part: Part) => ({ ...part, text: part.text.toLowerCase() });
    const shown = <Part extends { text: string }>(part: Part) =>
      plain({ ...part, text: onOneLine(part.text.replaceAll(HARMLESS, () => hostile)) });
    const plan = planIn(hostile);
    expect(seen(renderPlanMarkdown(plan)).map(plain)).toEqual(harmless.map(shown));
    expect(seenInHtml(renderPlanHtml(plan)).map(plain)).toEqual(harmlessHtml.map(shown));
  });
});

describe('an address in a text', () => {
  const targets = (text: string) => targetsIn(escaped(text));

  it.each([
    ['See http://x.test/a_b_c', ['http://x.test/a_b_c']],
    ['<https://evil.test>', ['https://evil.test']],
    ['(see https://x.test/a*b~c?d=1&e=2#f_g), and on', ['https://x.test/a*b~c?d=1&e=2#f_g']],
    ['“https://x.test/a”. https://y.test/?a&copy;b', ['https://x.test/a', 'https://y.test/?a&copy;b']],
    ['Look!https://x.test/a_b', ['https://x.test/a_b']],
    ['Ends in https://x.test/a_b.', ['https://x.test/a_b']],
  ])('leads to where it says: %j', (text, to) => {
    expect(targets(text)).toEqual(to);
  });

  it.each([
    'https://x.test/Care_(health)',
    '[https://a.test](https://b.test)',
    'https://x.test/a|b',
    'https://x.test\\a_b',
    'https://x.test/a`b_c`',
    'https://x.test/cut_off…',
    '*https://x.test*',
    'HTTPS://x.test/a_b',
    'ftp://x.test/a_b',
    'www.x.test/a_b',
    'WWW.x.test/a_b',
    'https://',
    'https://<b>x</b>',
    'https://"x"',
  ])('stays a text where it is not clear where it leads to: %j', (text) => {
    expect(targets(text)).toEqual([]);
  });

  it('leads nowhere else, whatever stands around it', () => {
    const piece = fc.constantFrom(
      ...[...' _*~()[]<>|\\`"\'“”…&;:/.,!#', 'https://', 'http://x.test', 'www.', 'a_b', '&amp;', '\u00a0'],
    );
    const texts = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const line = escaped(text);
        expect(inline(`x ${line}`)).toEqual({ text: `x ${onOneLine(text)}`.trim(), marks: [] });
        for (const to of targetsIn(line)) {
          expect(text).toContain(to);
          expect(isSafe(to)).toBe(true);
        }
      }),
      runs(3000),
    );
  });
});

describe('a text that is made to take long', () => {
  // Each took minutes in a file at the bounds, since for every sign of it all others were looked at.
  it.each(['<', '&', '@', '*@', '[U+200B]', 'https://a.org/.'])('of many %s is written at once', (sign) => {
    const [short, long] = [2000, 40_000].map((length) => {
      const text = `${sign.repeat(length / sign.length)}x`;
      const start = process.cpuUsage();
      escaped(text);
      return process.cpuUsage(start).user;
    });
    // Twenty times the text; four hundred times the work, if it grew with the square. A little of it tells nothing.
    expect(long).toBeLessThan(100 * Math.max(short ?? 0, 2000));
  });
});
