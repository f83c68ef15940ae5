import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonInSeries, jsonText, type Series } from '../../src/report/formats/json-text.ts';
import { rendererOf, seriesOf } from '../../src/report/page-formats.ts';
import { PAPER, paperOf } from '../support/paper.ts';
import { plainResults } from '../support/results.ts';
import { runs } from '../support/runs.ts';

function inSeries<Data>(series: Series<Data>, all: readonly Data[]): string {
  return [...all.map((each) => series.next(each)), series.end()].join('');
}

describe('things that are printed one after the other are what they are all at once', () => {
  it.each(['text', 'markdown', 'html'] as const)('%s', async (format) => {
    const whole = await rendererOf('results', format);
    const series = await seriesOf('result', format);
    const papers = [PAPER, await paperOf({ width: 50, colour: true }), await paperOf({ ascii: true })];
    fc.assert(
      fc.property(
        // A single one is a page by itself, with what leads through it.
        fc.array(plainResults(), { minLength: 2, maxLength: 4 }),
        fc.constantFrom(...papers),
        (results, paper) => {
          expect(inSeries(series(paper), results)).toBe(whole(results, paper));
        },
      ),
      runs(30),
    );
  });

  it('JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), (list) => {
        const around = (inner: readonly unknown[]) => ({
          schemaVersion: 1,
          tool: { name: '[]\n}' },
          list: inner,
        });
        expect(inSeries(jsonInSeries(around), list)).toBe(jsonText(around(list)));
      }),
      runs(200),
    );
  });

  it('nothing is nothing', async () => {
    expect(inSeries((await seriesOf('result', 'html'))(PAPER), [])).toBe('');
  });
});
