import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Across } from '../../src/model/comparison.ts';
import type { Result } from '../../src/model/result.ts';
import { htmlText, xmlText } from '../../src/report/formats/html-escape.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { shapeOf } from '../support/html.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { dressAssessment, dressFramework, PUBLISHED, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { anyText, visible } from './hostile.ts';
import { below, type Element, readXml } from './xml.ts';

const { html: resultHtml } = await renderersOf('result');

const several = await renderersOf('results');

const { html: needsHtml } = await renderersOf('needs');

const { html: acrossHtml } = await renderersOf('across');

const { html: caseHtml } = await renderersOf('case');

const { html: startHtml } = await renderersOf('start');

const SITUATIONS: readonly [name: string, answers: Answers, nation: string | null][] = [
  ['ladder', { money: 'own', manager: 'one' }, 'england'],
  ['ladder', { money: ['part', 'all'], manager: 'two', door: 'two' }, null],
  ['nations', { casework: 'all', scheme: 'no' }, 'scotland'],
  ['matrix', { how: 'plan' }, 'england'],
  ['profile', { readiness: 's1', funding: 'not-applicable' }, 'england'],
  ['bands', { a1: 'high', a2: 'high', t1: 'low' }, 'england'],
];

const NOTED = { period: '2001', literature: [{ says: 'One', source: 'A book' }], note: 'A note.' };

it('a name from right to left turns nothing round that stands beside it', () => {
  expect(htmlText('דוד כהן 2')).toBe('<bdi>דוד כהן 2</bdi>');
  expect(htmlText('“דוד” counts as “שרה לוי” of line 3.')).toBe(
    '“<bdi>דוד</bdi>” counts as “<bdi>שרה לוי</bdi>” of line 3.',
  );
  expect(htmlText('Partners: עיריה, محمد <b>')).toBe('Partners: <bdi>עיריה</bdi>, <bdi>محمد</bdi> &lt;b&gt;');
  expect(htmlText('The centre, PDF‌ها')).toBe('The centre, <bdi>PDF‌ها</bdi>');
  expect(htmlText('Ŵyn & 東京')).toBe('Ŵyn &amp; 東京');
  expect(xmlText('דוד <')).toBe('דוד &lt;');
});

/** Every page of a result. */
function pagesOf(result: Result): string[] {
  const across: Across = {
    own: result,
    others: [{ result, derived: 1, placements: [] }],
    without: ['Another'],
  };
  return [
    resultHtml(result),
    needsHtml([result]),
    acrossHtml(across),
    caseHtml({ about: NOTED, result }),
    startHtml(result),
  ];
}

function elementsOf(html: string): Element[] {
  return below(readXml(html));
}

describe.each([
  ...PUBLISHED,
  ...SITUATIONS.map(([name, ...rest]) => [name, score(fixture(name), ...rest)] as const),
])('the HTML of %s', (_, result) => {
  it('is at most 60 KB', () => {
    expect(Buffer.byteLength(resultHtml(result))).toBeLessThanOrEqual(60 * 1024);
  });

  it('is well-formed, and has its headings in order, and one at the top', () => {
    for (const page of pagesOf(result)) {
      const depths = elementsOf(page).flatMap(({ name }) => (/^h\d$/u.test(name) ? [Number(name[1])] : []));
      expect(depths.filter((depth) => depth === 1)).toHaveLength(1);
      for (const [index, depth] of depths.entries())
        expect(depth - (depths[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });
});

describe.each(SITUATIONS)('the HTML of %s %j in %s', (name, answers, nation) => {
  const resultIn = (text: string) =>
    resultOf(
      dressFramework(fixture(name), () => text),
      dressAssessment(assessmentOf(Object.entries(answers), nation), () => text),
    );

  it('keeps its shape, and shows a text as it is, whatever that holds', () => {
    const harmless = pagesOf(resultIn('Zqx')).map((page) => shapeOf(readXml(page)));
    fc.assert(
      fc.property(anyText, (text) => {
        const pages = pagesOf(resultIn(text));
        expect(pages.map((page) => shapeOf(readXml(page)))).toEqual(harmless);
        for (const page of pages.map(elementsOf))
          expect(page.find((element) => element.name === 'h1')?.text).toBe(visible(text));
      }),
      runs(20),
    );
  });
});

describe('several results on a page', () => {
  const results = ['own', 'part', 'all'].map((money) => score(fixture('ladder'), { money }));

  it('are one document of HTML, with a break between two, and behind each one’s page one', () => {
    const elements = elementsOf(several.html(results));
    const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
    expect([count('html'), count('body'), count('h1'), count('hr')]).toEqual([1, 1, 3, 5]);
  });

  it('are those of each in Markdown and in text, with a rule between two', async () => {
    const { text, markdown } = await renderersOf('result');
    expect(several.markdown(results)).toBe(results.map(markdown).join('\n---\n\n'));
    expect(several.text(results)).toBe(results.map((result) => text(result)).join(`\n${'─'.repeat(80)}\n\n`));
  });
});
