import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PALETTES, STYLE } from '../../src/report/formats/html-style.ts';
import { type Browser, chromium, startBrowser } from '../support/browser.ts';
import { answersOf, marked } from '../support/classes.ts';
import { mainRun } from '../support/in-process.ts';
import { caseOf, ROOT, shipped } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { resultOf } from '../support/results.ts';

/** What only a browser can say of the pages: that everybody can read them, on a phone too, and as they are printed. */

const FIVE = shipped('five-levels');
const CASE = 'case:sampleford-foot-clinic';

/** A page of each kind, as it is asked for. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'a result': ['score', CASE],
  'a result with much that is not known': ['score', 'case:plymouth'],
  'several results': ['score', CASE, 'case:plymouth'],
  'a result of two ladders across each other': ['score', 'case:sampleford-home-team'],
  'a result of many numbers': ['score', 'case:sampleford-falls-network'],
  'a result through all frameworks': ['score', 'case:plymouth', '--framework', 'all'],
  'a plan': ['plan', 'case:plymouth'],
  'a plan that cannot be': ['plan', 'case:plymouth', '--without', 'entry'],
  'a comparison': ['compare', CASE, 'case:plymouth'],
  'a comparison of many': [
    'compare',
    ...['plymouth', 'glasgow-city', 'salford', 'wiltshire', 'rural-teams'].map((id) => `case:${id}`),
  ],
  'an explanation': ['explain', 'case:plymouth'],
  'a what-if': ['what-if', 'case:plymouth', '--set', 'entry=one'],
  years: ['trend', 'case:plymouth', 'case:torbay-care-trust', '--renamed'],
  'a case': ['cases', 'show', 'plymouth'],
  'a list of cases': ['cases', 'list'],
  'a list of frameworks': ['frameworks', 'list'],
  'a framework': ['frameworks', 'show', 'leutz'],
  'a check': ['frameworks', 'check', `${ROOT}/frameworks/leutz/framework.yaml`],
  'a booklet': ['example', '--count', '1'],
  'a booklet of twins': ['example', '--kind', 'twins', '--count', '1'],
  'how sound cases are': ['example', '--count', '2', '--check'],
};

async function pageOf(name: string): Promise<string> {
  if (name === 'marks') {
    const { html } = await renderersOf('marking');
    return html(marked(answersOf('Ann 1 one-door two-lines', 'Bo 1 apart two-lines', 'Cy 2a one-manager')));
  }
  if (name === 'needs') {
    const { html } = await renderersOf('needs');
    return html([resultOf(FIVE, caseOf(FIVE, 'sampleford-foot-clinic'))]);
  }
  const { stdout, stderr } = await mainRun([...(PAGES[name] ?? []), '--format', 'html'], { cwd: ROOT });
  expect(stdout, stderr).toMatch(/^<!DOCTYPE html>/u);
  return stdout;
}

const NAMES = [...Object.keys(PAGES), 'marks', 'needs'];
const path = chromium();

describe.skipIf(path === null)('a page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(path ?? '');
  }, 30_000);
  afterAll(() => browser?.close());

  it.each(NAMES)(
    '%s: nothing keeps anybody from reading it, and nothing is cut off on a phone',
    async (name) => {
      const html = await pageOf(name);
      await browser.open(html);
      await browser.evaluate(`${axe.source};0`);
      for (const look of [{ width: 1280 }, { width: 320 }, { width: 1280, scheme: 'dark' as const }]) {
        await browser.show(look);
        const found = await browser.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]))',
        );
        expect(found, JSON.stringify(look)).toEqual([]);
        expect(
          await browser.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        ).toBeLessThanOrEqual(0);
      }
    },
    60_000,
  );

  it('a result has its answer on the first page of paper, A4 and Letter', async () => {
    const html = await pageOf('a result with much that is not known');
    // Without its margins, Letter is about as wide as A4, and lower.
    await browser.open(html, { width: Math.round((8.27 - 34 / 25.4) * 96) });
    expect(await browser.bottomInPrint('.answer')).toBeLessThan((11 - 32 / 25.4) * 96);
  });
});

/** The luminance of a colour, and the contrast of two, as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(PALETTES))(
  'the colours in %s',
  (_, { paper, tint, ink, soft, accent, warn }) => {
    it.each([paper, tint])('are read with ease on %s', (ground) => {
      expect(contrast(ink, ground)).toBeGreaterThan(12);
      for (const colour of [soft, accent, warn]) expect(contrast(colour, ground)).toBeGreaterThan(5.5);
    });
  },
);

it('no colour stands in the style but those, and black and white for margins of paper', () => {
  const known = Object.values(PALETTES).flatMap((palette) => Object.values(palette));
  for (const [colour] of STYLE.matchAll(/#[0-9a-f]{3,8}\b/gu)) expect(known).toContain(colour);
});
