import { describe, expect, it, vi } from 'vitest';
import { formOf } from '../../src/forms/form.ts';
import { paperPage } from '../../src/forms/form-paper.ts';
import { allBlocks, type Block } from '../../src/report/blocks.ts';
import { renderText } from '../../src/report/formats/plain-text.ts';
import { renderWord } from '../../src/report/formats/word.ts';
import { plain } from '../../src/sentence.ts';
import { ALL, RIVERSIDE } from '../support/forms.ts';
import { shipped } from '../support/load.ts';
import { PAPER } from '../support/paper.ts';

const FIVE = shipped('five-levels');

const FRAMEWORKS = ['five-levels', 'six-levels', 'maturity-profile', 'partnership-health-check'];

/** The texts beside the boxes of each question. */
function boxesIn(blocks: readonly Block[]): string[][] {
  return allBlocks(blocks).flatMap((block) => (block.kind === 'ticks' ? [block.items.map(plain)] : []));
}

describe('a form on paper', () => {
  it.each(FRAMEWORKS)('has a box for each option, and for what is no option: %s', (id) => {
    const form = formOf(shipped(id), ALL);
    expect(boxesIn(paperPage(form))).toEqual(
      form.questions.map(({ options, mayNotApply }) => [
        ...options.map(({ text }, index) => `${index + 1}. ${text}`),
        'Don’t know',
        ...(mayNotApply ? ['Does not apply here'] : []),
      ]),
    );
  });

  it.each(FRAMEWORKS)('leaves nothing out that the form says: %s', (id) => {
    const form = formOf(shipped(id), ALL);
    const text = renderText(paperPage(form), { ...PAPER, width: 10_000 });
    for (const { number, ask, help, evidenceHint, shownWhen } of form.questions)
      for (const said of [`${number}. ${ask}`, help, evidenceHint, shownWhen])
        expect(text).toContain(said ?? '');
    for (const said of form.intro) expect(text).toContain(said);
  });

  it('says first who sends it, and asks who answers before it asks anything else', () => {
    const blocks = paperPage(formOf(FIVE, { ...ALL, for: { service: RIVERSIDE } }));
    const labels = allBlocks(blocks).flatMap((block) => (block.kind === 'blanks' ? [block.labels] : []));
    expect(labels[0]).toEqual(['This form comes from', 'Please send it back to', 'By this day']);
    expect(labels[1]).toEqual(['Your role', 'Your organisation', 'The day that your answers describe']);
    const text = renderText(blocks, PAPER);
    expect(text).toContain('Partners: Riverside Council and Riverside Community Trust');
    expect(text.indexOf('How to answer')).toBeLessThan(text.indexOf('1. '));
  });

  it('asks which service it is about where nobody has said', () => {
    const text = renderText(paperPage(formOf(FIVE, ALL)), PAPER);
    expect(text).toContain('Which service this is about');
  });

  it('leaves no depth of its headings out', () => {
    for (const id of FRAMEWORKS) {
      const depths = allBlocks(paperPage(formOf(shipped(id), ALL))).flatMap((block) =>
        block.kind === 'heading' ? [block.depth] : [],
      );
      const leaps = depths.filter((depth, index) => depth > (depths[index - 1] ?? 0) + 1);
      expect([id, leaps]).toEqual([id, []]);
    }
  });

  it('is the same bytes on any day', async () => {
    const blocks = paperPage(formOf(FIVE, ALL));
    const onDay = async (day: string) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
      try {
        return Buffer.from(await renderWord(blocks));
      } finally {
        vi.useRealTimers();
      }
    };
    expect((await onDay('2026-02-03')).equals(await onDay('2031-08-09'))).toBe(true);
  });
});
