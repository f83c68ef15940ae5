import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsOnScreen, pagesOf } from '../../../src/interview/prompters/prompter.ts';
import { runs } from '../../support/runs.ts';

/** So many lines, each of them another. */
function part(name: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, line) => `${name}${line + 1}`);
}

describe('pages', () => {
  it('hold all parts where there is room, with an empty line between each two', () => {
    expect(pagesOf([part('a', 2), part('b', 1)], 4)).toEqual([['a1', 'a2', '', 'b1']]);
  });

  it('end between two parts where they are half full by then', () => {
    expect(pagesOf([part('a', 3), part('b', 3)], 6)).toEqual([
      ['a1', 'a2', 'a3'],
      ['', 'b1', 'b2', 'b3'],
    ]);
  });

  it('are filled up with the beginning of a part where they are not', () => {
    expect(pagesOf([part('a', 2), part('b', 4)], 6)).toEqual([['a1', 'a2', '', 'b1', 'b2', 'b3'], ['b4']]);
  });

  it('of nothing are none', () => {
    expect(pagesOf([], 10)).toEqual([]);
  });

  it('lose no line, keep their order, and never are longer than the room', () => {
    const parts = fc.array(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 }));
    fc.assert(
      fc.property(parts, fc.integer({ min: 2, max: 40 }), (texts, room) => {
        const pages = pagesOf(texts, room);
        const joined = texts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
        expect(pages.flat()).toEqual(joined);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(room);
          expect(page.length).toBeGreaterThan(0);
        }
      }),
      runs(200),
    );
  });

  it('are had on a window of no height as well', () => {
    expect(pagesOf([part('a', 3)], -1)).toEqual([['a1', 'a2'], ['a3']]);
  });
});

describe('a text fits on the screen', () => {
  it('with what comes next below it, and a row to spare', () => {
    expect(fitsOnScreen([part('a', 10)], 13, 24)).toBe(true);
    expect(fitsOnScreen([part('a', 10)], 14, 24)).toBe(false);
  });

  it('never on two pages, or where somebody has to go on by themselves', () => {
    expect(fitsOnScreen([part('a', 1), part('b', 1)], 1, 24)).toBe(false);
    expect(fitsOnScreen([part('a', 1)], null, 24)).toBe(false);
  });
});
