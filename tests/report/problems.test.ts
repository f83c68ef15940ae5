import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/layout/paper.ts';
import { InputError, type Problem, problemData } from '../../src/problem.ts';
import { code, say, value } from '../../src/sentence.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { seenInHtml } from '../support/html.ts';
import { fixture } from '../support/load.ts';
import { inline } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, printed } from '../support/paper.ts';
import { refused } from '../support/problems.ts';
import { runs } from '../support/runs.ts';

const { text: renderProblems, markdown, html } = await renderersOf('problems');

function problemAt(excerpt: string, column: number, more: Partial<Problem> = {}): Problem {
  return {
    code: 'wrong-value',
    severity: 'error',
    message: 'That cannot be.',
    advice: 'Write another.',
    file: 'service.yaml',
    place: { line: 7, column },
    excerpt,
    ...more,
  };
}

/** What stands above the caret, and how far the line and the caret reach. */
function pointed(problem: Problem, paper: Paper = PAPER) {
  const [, line = '', caret = '', ...rest] = renderProblems([problem], paper).split('\n');
  expect(rest).toEqual(['']);
  expect(caret).toMatch(/^ {5} \| *\^$/u);
  const column = caret.indexOf('^');
  let before = '';
  for (const character of line) {
    if (paper.measure(before) >= column) return { character, line, caret };
    before += character;
  }
  return { character: '', line, caret };
}

describe('a problem', () => {
  it('is its place, what is wrong, what to do and its code; then the line and a mark', () => {
    expect(renderProblems([problemAt('  money: prat', 10)], PAPER)).toBe(
      [
        'service.yaml:7:10: error: That cannot be. Write another. [wrong-value]',
        '    7 |   money: prat',
        '      |          ^',
        '',
      ].join('\n'),
    );
  });

  it('may be a warning, without advice, place or file', () => {
    const { place, excerpt, advice, ...bare } = problemAt('x', 1, { severity: 'warning' });
    expect(renderProblems([bare], PAPER)).toBe('warning: That cannot be. [wrong-value]\n');
    expect(renderProblems([{ ...bare, place, excerpt: '   ', advice }], PAPER)).toBe(
      'service.yaml:7:1: warning: That cannot be. Write another. [wrong-value]\n',
    );
  });

  it('stands below the one before', () => {
    const problems = [problemAt('a: b', 1), problemAt('c: d', 4)];
    expect(renderProblems(problems, PAPER)).toBe(
      problems.map((each) => renderProblems([each], PAPER)).join(''),
    );
  });

  it('has the word for its severity also where there is colour', async () => {
    const problems = [problemAt('a: b', 1), problemAt('a: b', 1, { severity: 'warning' })];
    const coloured = await printed((paper) => renderProblems(problems, paper), { colour: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is a control sequence
    expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(renderProblems(problems, PAPER));
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
  });

  it('lets nothing of the file through to the terminal', () => {
    const evil = '\u001b[2J\u202e\u0007\u009b';
    const text = renderProblems(
      [problemAt(`a: ${evil}b`, 4, { message: `No ${evil}.`, advice: evil, file: `x${evil}.yaml` })],
      PAPER,
    );
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text.split('\n')).toHaveLength(4);
  });

  it('stays on its line where a message has several', () => {
    const framework = { ...fixture('ladder'), title: 'Two\nlines' };
    const text = renderProblems(
      refused(assessmentFrom('joinedup: 1\nanswers: { mony: all }\n', framework)),
      PAPER,
    );
    expect(text.split('\n')).toHaveLength(4);
  });
});

describe('on paper', () => {
  const said = (text: string) =>
    problemAt(text, 4, {
      message: say`No ${value(text)}.`,
      advice: say`${text} See “${code('joinedup template')}”.`,
      file: text,
    });
  const hostile = 'a <b>bold</b> | *star* & `tick` ```';

  it('a text from a file is a text, and a command is marked', () => {
    const shown = <Part extends { readonly text: string }>(part: Part) => ({
      ...part,
      text: part.text.replaceAll('Zqx', () => hostile),
    });
    expect(seenInHtml(html([said(hostile)]))).toEqual(seenInHtml(html([said('Zqx')])).map(shown));
    expect(html([said('Zqx')])).toContain('<code>joinedup template</code>');
    const [line = ''] = markdown([said(hostile)]).split('\n');
    const [harmless = ''] = markdown([said('Zqx')]).split('\n');
    expect(inline(line)).toEqual(shown(inline(harmless)));
  });

  it('the line of the file stands in a block that nothing in it can end', () => {
    expect(markdown([said(hostile)])).toContain(`\n\n\`\`\`\`\n7 | ${hostile}\n       ^\n\`\`\`\`\n`);
  });

  it.each([
    ['indented', '    - x: y', 7],
    ['behind tabs and spaces', 'a:\t  x', 6],
    ['behind what no page may hold', 'a\u001b\u0007: x', 6],
    ['behind what takes two places in memory', 'a\u{1f600}: x', 6],
  ])('the mark stands under the right character, %s', (_, line, column) => {
    const pages = [markdown([problemAt(line, column)]), html([problemAt(line, column)])];
    for (const page of pages) {
      const [, above = '', mark = ''] = /(7 \|.*)\n( *\^)/u.exec(page) ?? [];
      expect([...above][mark.indexOf('^')]).toBe('x');
    }
  });
});

it('as a machine reads it, a problem is in plain words', () => {
  const problem = problemAt('x', 1, { advice: say`See ${code('--help')}, not ${value('x')}.` });
  expect(JSON.parse(JSON.stringify(problemData(problem)))).toEqual({
    ...problem,
    advice: 'See --help, not “x”.',
  });
  expect(new InputError([{ ...problem, message: say`No ${value('x')}.` }]).message).toBe('No “x”.');
});

describe('what came of a check', () => {
  const checked = { files: ['a "b".yaml'], problems: [problemAt('a: b', 1)], proved: [] };

  it('is every problem, what was proved and how many there are, in every format', async () => {
    const check = await renderersOf('check');
    const proved = [{ file: 'x.yaml', claims: ['Every level can be reached.'] }];
    expect(
      check
        .text({ ...checked, proved })
        .split('\n')
        .slice(3),
    ).toEqual(['Every level can be reached.', '“a "b".yaml”: 1 error and 0 warnings.', '']);
    expect(check.text({ files: ['x.yaml', 'y.yaml'], problems: [], proved })).toBe(
      'x.yaml: Every level can be reached.\n2 files: no problems.\n',
    );
    expect(check.markdown(checked)).toMatch(
      /^# What the check found\n\n.*\n\n```\n7 \| a: b\n {4}\^\n```\n\n`a "b"/u,
    );
    expect(seenInHtml(check.html(checked))).toContainEqual({ name: 'pre', text: '7 | a: b ^' });
  });
});

describe('the mark stands under the right character', () => {
  it.each<[what: string, before: string, character: string, after: string]>([
    ['at the start', '', 'X', 'yz'],
    ['at the end', 'money: own', 'X', ''],
    ['behind tabs', 'a:\t\t', 'X', '\tb'],
    ['behind wide characters', 'name: 統合ケア, ', 'X', ' 統合'],
    ['on a wide character', 'name: 統', '合', 'ケア'],
    ['behind a picture', 'name: 🏥🏥 ', 'X', ''],
    ['behind combining marks', 'name: e\u0301e\u0301e\u0301 ', 'X', ''],
    ['behind a control character', 'name: \u0007\u001b[2J ', 'X', ''],
    ['behind an invisible character', 'name: \u{e0041}\u{e0042}\u00ad ', 'X', ''],
    ['behind a character of private use', 'name: \u{f0000}\ue000 ', 'X', ''],
    ['behind a thousand characters', 'a'.repeat(1000), 'X', 'b'.repeat(1000)],
    ['behind a thousand wide characters', '統'.repeat(1000), 'X', '合'.repeat(1000)],
    ['behind a thousand pictures', '🏥'.repeat(1000), 'X', '🏥'.repeat(1000)],
    ['before a thousand characters', 'a', 'X', 'b'.repeat(1000)],
    ['at the end of a long line', 'a'.repeat(500), 'X', ''],
    ['just where the window moves', 'a'.repeat(62), 'X', 'b'.repeat(62)],
    ['just before the window moves', 'a'.repeat(61), 'X', 'b'.repeat(62)],
    ['a wide line that is short in characters', '統'.repeat(34), 'X', '合'.repeat(34)],
  ])('%s', (_, before, character, after) => {
    const found = pointed(problemAt(before + character + after, before.length + 1));
    expect(found.character).toBe(character);
    expect(PAPER.measure(found.line)).toBeLessThanOrEqual(80);
    expect(PAPER.measure(found.caret)).toBeLessThanOrEqual(80);
    expect(found.line).not.toMatch(/\p{Cs}/u);
  });

  it('just behind the end of a line that has no more', () => {
    const { line, caret } = pointed(problemAt('name:', 6));
    expect(caret.length).toBe(line.length + 1);
  });

  it('for any line, place and width', async () => {
    const pieces = fc.array(
      fc.constantFrom('a', 'Bcd ', '\t', '統', '🏥', 'é', '“', ': ', '\u{e0041}', '\u0007'),
      {
        maxLength: 150,
      },
    );
    await fc.assert(
      fc.asyncProperty(pieces, pieces, fc.integer({ min: 40, max: 100 }), async (before, after, width) => {
        const paper = await paperOf({ width });
        const start = before.join('');
        const found = pointed(problemAt(`${start}X${after.join('')}`, start.length + 1), paper);
        expect(found.character).toBe('X');
        expect(paper.measure(found.line)).toBeLessThanOrEqual(paper.width);
        expect(paper.measure(found.caret)).toBeLessThanOrEqual(paper.width);
      }),
      runs(300),
    );
  });

  it.each([
    ['with Windows line ends', 'joinedup: 1\r\n# two\r\nanswers: { mony: all }\r\n'],
    ['with a stray carriage return in a comment', 'joinedup: 1\n# one\rtwo\nanswers: { mony: all }\n'],
    ['with a byte order mark', '\ufeffjoinedup: 1\n# two\nanswers: { mony: all }\n'],
  ])('in the line of its place, in a file %s', (_, text) => {
    const [problem] = refused(assessmentFrom(text, fixture('ladder')));
    expect(problem).toMatchObject({ place: { line: 3, column: 12 }, excerpt: 'answers: { mony: all }' });
  });
});
