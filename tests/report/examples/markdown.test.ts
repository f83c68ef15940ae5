import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExampleSet } from '../../../src/model/key.ts';
import { KINDS } from '../../../src/model/words.ts';
import { SHEETS } from '../../../src/report/examples/sheets.ts';
import { blockMarks, inline } from '../../support/markdown.ts';
import { renderersOf } from '../../support/pages.ts';
import { anyText } from './hostile.ts';
import { dressed, setOf } from './set.ts';

const { markdown } = await renderersOf('booklet');

/** What each line is made of, without its words. */
function shapeOf(set: ExampleSet) {
  return markdown({ set, sheets: SHEETS })
    .split('\n')
    .map((line) => ({ blocks: blockMarks(line), marks: inline(line).marks }));
}

describe.each(KINDS)('the Markdown of %s cases', (kind) => {
  const set = setOf(kind);

  it('links to headings that are there', () => {
    const text = markdown({ set, sheets: SHEETS });
    const links = [...text.matchAll(/\]\(#([^)]*)\)/gu)].map(([, id]) => id);
    const ids = [...text.matchAll(/^<a id="([^"]*)"><\/a>$/gmu)].map(([, id]) => id);
    expect(links).toHaveLength(SHEETS.length * (set.examples.length + 1));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(links));
  });

  it('keeps its shape, whatever the texts hold', () => {
    const harmless = shapeOf(dressed(set, () => 'Zqx'));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(shapeOf(dressed(set, () => text))).toEqual(harmless);
      }),
      { numRuns: 25 },
    );
  });
});
