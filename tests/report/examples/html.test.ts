import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ExampleSet } from '../../../src/model/key.ts';
import { KINDS } from '../../../src/model/words.ts';
import { SHEETS } from '../../../src/report/examples/sheets.ts';
import { shapeOf } from '../../support/html.ts';
import { renderersOf } from '../../support/pages.ts';
import { anyText, visible } from './hostile.ts';
import { dressed, setOf } from './set.ts';
import { below, type Element, readXml } from './xml.ts';

const { html } = await renderersOf('booklet');

function elementsOf(set: ExampleSet, sheets = SHEETS as readonly (typeof SHEETS)[number][]): Element[] {
  return below(readXml(html({ set, sheets })));
}

describe.each(KINDS)('the page of %s cases', (kind) => {
  const set = setOf(kind);
  const elements = elementsOf(set);

  it('has its headings in order, and one at the top', () => {
    const depths = elements.flatMap(({ name }) => (/^h\d$/u.test(name) ? [Number(name.slice(1))] : []));
    expect(depths.filter((depth) => depth === 1)).toHaveLength(1);
    for (const [index, depth] of depths.entries())
      expect(depth - (depths[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('links to headings that are there, and nowhere else', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    const links = elements.flatMap(({ attributes }) => attributes.href ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links).toHaveLength(SHEETS.length * (set.examples.length + 1));
    for (const link of links) expect(ids).toContain(link.slice(1));
  });

  it('starts each case on a page of its own', () => {
    const sections = elements.filter(({ name }) => name === 'section');
    expect(sections).toHaveLength(SHEETS.length * set.examples.length + SHEETS.length - 1);
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    for (const { attributes } of sections) expect(ids).toContain(attributes['data-page']);
  });

  it('runs nothing, fetches nothing, and says its language', () => {
    const text = html({ set, sheets: SHEETS });
    expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|https?:|\son\w+=/u);
    expect(text).toContain('<html lang="en-GB">');
    expect(text).toContain("default-src 'none'");
  });

  it('names the columns and the rows of every table', () => {
    const tables = elements.filter(({ name }) => name === 'table');
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const heads = below(table)
        .filter(({ name }) => name === 'th')
        .map(({ attributes }) => attributes.role ?? attributes.scope);
      expect(heads.some((head) => head === 'col' || head === 'columnheader')).toBe(true);
      expect(heads.some((head) => head === 'row' || head === 'rowheader')).toBe(true);
    }
  });

  it('keeps its shape, and shows the text as it is, whatever the texts hold', () => {
    const shape = (text: string) => shapeOf(readXml(html({ set: dressed(set, () => text), sheets: SHEETS })));
    const harmless = shape('Zqx');
    fc.assert(
      fc.property(anyText, (text) => {
        const found = elementsOf(dressed(set, () => text));
        expect(shape(text)).toEqual(harmless);
        const terms = found.filter(({ name, text: own }) => name === 'mark' && own === visible(text));
        expect(terms.length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps its style, whatever the titles hold', () => {
    const styleOf = (text: string) =>
      elementsOf(dressed(set, () => text)).find(({ name }) => name === 'style')?.text ?? '';
    const plain = (style: string) => style.replace(/"(?:\\[0-9a-f]+ |[A-Za-z0-9 ])*"/gu, '""');
    const harmless = plain(styleOf('Zqx'));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plain(styleOf(text))).toBe(harmless);
      }),
      { numRuns: 25 },
    );
  });
});

test('the sheets come in the order that they are wanted in, each once', () => {
  const headings = (sheets: readonly (typeof SHEETS)[number][]) =>
    elementsOf(setOf('plain'), sheets).flatMap(({ name, text }) => (name === 'h2' ? [text] : []));
  expect(headings(SHEETS)).toEqual(['Student’s sheet', 'Worked solution', 'Marker’s sheet']);
  expect(headings(['marker'])).toEqual(['Marker’s sheet']);
});
