import { describe, expect, it } from 'vitest';
import type { Soundness } from '../../src/teaching/cases/case-soundness.ts';
import { renderersOf } from '../support/pages.ts';
import { below, readXml } from './xml.ts';

const { text, markdown, html } = await renderersOf('soundness');

function soundness(more: Partial<Soundness> = {}): Soundness {
  return {
    cases: 2,
    faults: [],
    alike: [],
    levels: [
      { id: 'apart', name: 'Apart', cases: 0 },
      { id: 'budget', name: 'Shared budget', cases: 12 },
    ],
    kinds: [{ id: 'plain', cases: 12 }],
    settings: [{ id: 'gardens', title: 'Gardens', cases: 12 }],
    rightPlaces: [3, 1],
    guessed: { cases: 12, hits: 3, chance: 2 },
    ease: null,
    words: { fewest: 90, median: 100, most: 120 },
    repeated: { sentences: 50, again: 2 },
    ...more,
  };
}

describe('how sound cases are', () => {
  it('is said first, and what is wrong before what there is', () => {
    const faulty = soundness({
      faults: [{ example: '1', code: 'misplaced', message: 'It sits elsewhere.' }],
      alike: [{ one: '1', other: '2', share: 0.615 }],
    });
    expect(text(faulty).split('\nLevels')[0]).toMatchInlineSnapshot(`
      "How sound the cases are
      2 cases: 2 faults.

      Faults
      ──────
        • Case 1: It sits elsewhere.

      Too alike
      ─────────
        • Cases 1 and 2 share 62% of their words in runs of five.
      "
    `);
    expect(text(soundness())).toContain('2 cases: each is placed as its key says');
    expect(text(soundness())).not.toContain('Faults');
  });

  it('says how many sentences are read twice', () => {
    expect(text(soundness())).toContain('2 of 50 sentences (4%) stand in another case too');
    expect(text(soundness({ repeated: { sentences: 0, again: 0 } }))).toContain('0 of 0 sentences (0%)');
  });

  it('counts in a column, those without any among them', () => {
    expect(text(soundness())).toContain(
      '  Level          Cases\n  Apart              0\n  Shared budget     12\n',
    );
    expect(markdown(soundness())).toContain('| Apart | 0 |\n| Shared budget | 12 |');
  });

  it('as HTML is well formed, and a text in it stays a text', () => {
    const hostile = '</td><script>x</script> \u001b[31m';
    const page = html(
      soundness({
        settings: [{ id: 'gardens', title: hostile, cases: 1 }],
        faults: [{ example: '1', code: 'other-words', message: hostile }],
      }),
    );
    const elements = below(readXml(page));
    expect(elements.filter(({ name }) => name === 'script')).toEqual([]);
    const holding = elements.filter(({ text: own }) => own.includes('</td><script>x</script> [U+001B][31m'));
    expect(holding.map(({ name }) => name)).toEqual(['li', 'th']);
  });
});
