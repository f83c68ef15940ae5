import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { renderExplanation } from '../support/explanation.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { printed } from '../support/paper.ts';
import { LEVELS, PUBLISHED } from '../support/results.ts';

const { text: renderFramework } = await renderersOf('framework');
const { text: renderText } = await renderersOf('result');

const ESCAPE = '\u001b';
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour is a control sequence
const COLOUR = /\u001b\[\d+m/gu;

describe('nothing is said by colour alone', () => {
  const OTHERS: readonly [string, Result][] = [
    ['everything unknown', score(LEVELS)],
    ['two placements', score(fixture('matrix'), { how: 'plan' })],
    ['a profile', score(fixture('profile'))],
    ['stages', score(fixture('nations'), { casework: 'all' }, 'wales')],
  ];

  it.each([...PUBLISHED, ...OTHERS])(
    '%s: without its colour, the report is the plain report',
    async (_, result) => {
      for (const render of [renderText, renderExplanation]) {
        const coloured = await printed((paper) => render(result, paper), { colour: true });
        const plain = await printed((paper) => render(result, paper));
        expect(coloured).toContain(ESCAPE);
        expect(plain).not.toContain(ESCAPE);
        expect(coloured.replace(COLOUR, '')).toBe(plain);
      }
    },
  );

  it('the text of a framework too', async () => {
    const coloured = await printed((paper) => renderFramework(LEVELS, paper), { colour: true });
    expect(coloured).toContain(ESCAPE);
    expect(coloured.replace(COLOUR, '')).toBe(await printed((paper) => renderFramework(LEVELS, paper)));
  });

  it('every colour that is begun ends on its line', async () => {
    for (const [, result] of PUBLISHED) {
      const text = await printed((paper) => renderText(result, paper), { colour: true });
      for (const line of text.split('\n')) {
        const codes = [...line.matchAll(/\[(\d+)m/gu)].map(([, code]) => Number(code));
        const open = codes.filter((code) => code < 20 || (code >= 30 && code < 39));
        const closed = codes.filter((code) => (code >= 20 && code < 30) || code === 39);
        expect(closed).toHaveLength(open.length);
      }
    }
  });
});

describe('every status has a word and a mark of its own', () => {
  const SITUATIONS: readonly [mark: string, ascii: string, words: string, answers: Answers][] = [
    ['[■] 2', '[x] 2', 'One manager: in place', { money: 'part', manager: 'one' }],
    ['[□] 2', '[-] 2', 'One manager: not in place', { manager: 'two' }],
    ['[?] 2', '[?] 2', 'One manager: not known', {}],
    ['[■] 2', '[x] 2', 'One manager: there, above a gap', { money: 'own', manager: 'one' }],
    ['[■] 2', '[x] 2', 'One manager: there, perhaps above a gap', { manager: 'one' }],
    ['[●] 0', '[x] 0', 'Apart: here, until a level above counts in order', { money: 'own' }],
    ['[?] 0', '[?] 0', 'Apart: not known', {}],
  ];

  it.each(SITUATIONS)('%s, in ASCII %s: %s', async (mark, ascii, words, answers) => {
    const result = score(fixture('ladder'), answers);
    const plain = await printed((paper) => renderText(result, paper));
    expect(plain.split('\n')).toContain(`  ${mark}  ${words}`);
    const simple = await printed((paper) => renderText(result, paper), { ascii: true });
    expect(simple.split('\n')).toContain(`  ${ascii}  ${words}`);
  });

  it('the bars of the profile stand beside their numbers, under a legend', async () => {
    const result = score(fixture('ladder'), { money: 'part', manager: 'one' });
    const simple = await printed((paper) => renderText(result, paper), { ascii: true });
    expect(simple).toContain(
      '  # answered  + still open    range   known\n  Ties  ##########+++++++...  50-83%  2 of 3\n',
    );
  });
});

describe('a terminal that shows only ASCII', () => {
  it.each(PUBLISHED)('%s: gets nothing else', async (_, result) => {
    for (const render of [renderText, renderExplanation]) {
      for (const colour of [false, true]) {
        const text = await printed((paper) => render(result, paper), { ascii: true, colour });
        expect(Math.max(...Buffer.from(text))).toBeLessThan(128);
      }
    }
  });

  it('gets the framework in ASCII, in lines that fit', async () => {
    const text = await printed((paper) => renderFramework(LEVELS, paper), { ascii: true });
    expect([...text].filter((letter) => letter > '~')).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('gets money and dots in words, in lines that fit', async () => {
    const result = score(fixture('ladder'), { money: 'own' });
    const people = `${'£1 … '.repeat(40)}${'½€'.repeat(60)}`;
    const dear = { ...result, service: { ...result.service, people } };
    const text = await printed((paper) => renderText(dear, paper), { ascii: true });
    expect(text).toContain('GBP 1 ... GBP 1 ...');
    expect(text).toMatch(/^[\n -~]*$/u);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
