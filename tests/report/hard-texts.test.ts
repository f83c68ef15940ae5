import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderExplanation } from '../support/explanation.ts';
import { frameworks } from '../support/frameworks.ts';
import { fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, printed, tooWide } from '../support/paper.ts';
import { sectionsOf } from '../support/report-text.ts';
import { dressFramework, hardResults, turnsOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { hardTexts } from '../support/words.ts';

const { text: renderFramework } = await renderersOf('framework');
const { text: renderText } = await renderersOf('result');

/** Frameworks and services with long words, wide and combining characters and pictures in every text. */

const widths = fc.integer({ min: 40, max: 120 });

describe('whatever the words are', () => {
  it('every line of a report fits', async () => {
    await fc.assert(
      fc.asyncProperty(hardResults(), widths, async (result, width) => {
        const paper = await paperOf({ width });
        expect(tooWide(renderText(result, paper), paper)).toEqual([]);
      }),
      runs(150),
    );
  });

  it('every line of a working fits', async () => {
    await fc.assert(
      fc.asyncProperty(hardResults(), widths, async (result, width) => {
        const paper = await paperOf({ width });
        expect(tooWide(renderExplanation(result, paper), paper)).toEqual([]);
      }),
      runs(100),
    );
  });

  it('every line of a framework fits', async () => {
    const texts = fc.array(hardTexts(), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(frameworks({ questions: 4 }), texts, widths, async (framework, ours, width) => {
        const paper = await paperOf({ width });
        expect(tooWide(renderFramework(dressFramework(framework, turnsOf(ours)), paper), paper)).toEqual([]);
      }),
      runs(100),
    );
  });

  it('a terminal that shows only ASCII gets nothing else, and no line too long for it', async () => {
    await fc.assert(
      fc.asyncProperty(hardResults(), widths, async (result, width) => {
        for (const render of [renderText, renderExplanation]) {
          const text = await printed((paper) => render(result, paper), { width, ascii: true });
          expect(text).toMatch(/^[\n -~]*$/u);
          expect(text.split('\n').filter((line) => line.length > Math.min(width, 80))).toEqual([]);
        }
      }),
      runs(100),
    );
  });

  it('colour adds nothing but itself', async () => {
    await fc.assert(
      fc.asyncProperty(hardResults(), widths, async (result, width) => {
        for (const render of [renderText, renderExplanation]) {
          const coloured = await printed((paper) => render(result, paper), { width, colour: true });
          const plain = await printed((paper) => render(result, paper), { width });
          // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is a control sequence
          expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(plain);
        }
      }),
      runs(60),
    );
  });
});

describe('a text of several lines', () => {
  const twoLines = () => 'First line\n\nBarriers\n────────\n  No barrier remains';

  it('makes no line of the report its own', () => {
    for (const name of ['ladder', 'matrix', 'profile']) {
      const framework = fixture(name);
      const plain = sectionsOf(
        renderText(
          score(
            dressFramework(framework, () => 'x'),
            {},
          ),
          PAPER,
        ),
      );
      const text = renderText(score(dressFramework(framework, twoLines), {}), PAPER);
      expect(text.split('\n')).not.toContain('Barriers  No barrier remains');
      expect(text).not.toMatch(/^ {2}No barrier remains$/mu);
      expect([...sectionsOf(text).keys()]).toHaveLength(plain.size);
    }
  });

  it('makes no line of a framework its own', () => {
    const text = renderFramework(dressFramework(fixture('ladder'), twoLines), PAPER);
    expect(text).not.toMatch(/^ {2}No barrier remains$/mu);
  });
});
