import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { fixture, score } from '../support/load.ts';
import { blockMarks, inline } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { PUBLISHED } from '../support/results.ts';

const { markdown: renderMarkdown } = await renderersOf('result');

/** The tables of a document, each as rows of cells as a reader sees them. */
function tables(markdown: string): string[][][] {
  const found: string[][][] = [];
  let previous = '';
  for (const line of markdown.split('\n')) {
    if (line.startsWith('|')) {
      const cells = line.slice(2, -2).split(/(?<!\\) \| /u);
      if (!previous.startsWith('|')) found.push([]);
      found.at(-1)?.push(cells.map((cell) => seen(cell)));
    }
    previous = line;
  }
  return found;
}

/** The rows of the first table whose first column has a title. */
function rowsBelow(title: string, markdown: string): string[][] {
  const table = tables(markdown).find(([head]) => head?.[0] === title);
  return table?.slice(2) ?? [];
}

function hasBacking({ answers }: Result): boolean {
  return answers.some(({ note, source }) => note !== null || source !== null);
}

/** A cell as a reader sees it: of a link the words. */
function seen(cell: string): string {
  return inline(cell.replaceAll('<br>', ' / ').replace(/\]\(\S+?\)/gu, ']')).text;
}

describe.each(PUBLISHED)('the Markdown of %s', (_, result) => {
  const markdown = renderMarkdown(result);

  it('has a table each for levels, dimensions and answers, with as many cells in each row as in its head', () => {
    const all = tables(markdown);
    const heads = all.map(([head]) => head);
    expect(heads).toContainEqual(['', 'Level', 'How it stands', 'What it lacks']);
    expect(heads).toContainEqual(['Dimension', 'Range', 'Known']);
    expect(heads).toContainEqual([
      'Question',
      'Answer',
      ...(hasBacking(result) ? ['Note, evidence, source'] : []),
    ]);
    for (const [head = [], rule = [], ...rows] of all) {
      expect(rule).toEqual(head.map(() => '---'));
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => head.length));
    }
  });

  it('has a row for each level, each dimension and each answer', () => {
    const [levels = [], dimensions = [], answers = []] = ['', 'Dimension', 'Question'].map((title) =>
      rowsBelow(title, markdown),
    );
    expect(levels.map(([rank, name]) => `${rank} ${name}`)).toEqual(
      result.placements[0]?.levels.map(({ rank, name }) => `${rank} ${name}`).toReversed(),
    );
    expect(dimensions.map(([title]) => title)).toEqual(result.profile.map(({ title }) => title));
    expect(answers).toEqual(
      [...(result.needs?.answers ?? []), ...result.answers].map(({ ask, text, note, evidence, source }) => [
        ask,
        text,
        ...(hasBacking(result)
          ? [[note, ...evidence, source].filter((part) => part !== null).join(' / ')]
          : []),
      ]),
    );
  });

  it('has no block but headings, quotations, lists, tables and paragraphs, with empty lines between them', () => {
    // A line sets page one apart from what is behind it.
    const marks = new Set(
      markdown
        .replace('\n---\n', '\n')
        .split('\n')
        .map((line) => blockMarks(line).join('')),
    );
    expect([...marks].filter((mark) => !['', '#', '>', '-', '|'].includes(mark))).toEqual([]);
    expect(markdown).not.toContain('\n\n\n');
    expect(markdown.endsWith('\n')).toBe(true);
    const lines = markdown.split('\n');
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('#')) expect([lines[index - 1] ?? '', lines[index + 1]]).toEqual(['', '']);
    }
  });
});

describe('the Markdown of a few answers', () => {
  const result = score(fixture('ladder'), { money: 'part', manager: 'unknown', door: 'two' });

  it('says where it sits and how each level stands', () => {
    const markdown = renderMarkdown(result);
    expect(markdown).toContain(
      '**WHERE**\n\n- At least level 1 of 3: Shared money; perhaps level 2. Not known: one manager (level 2).\n- 1: there; 2: not known; 3: not there\n',
    );
    expect(rowsBelow('', markdown)).toEqual([
      ['3', 'One door', 'not in place', 'Needs: One door'],
      ['2', 'One manager', 'not known', 'Depends on: Who manages?'],
      [
        '1',
        'Shared money',
        'in place; 0 of 1 thing that keeps it going',
        'Would be sounder with: All shared',
      ],
      ['0', 'Apart', '', ''],
    ]);
  });

  it('gives the profile in percent or by its answers, and the score with what it is for', () => {
    expect(renderMarkdown(result)).toContain(
      '| Ties | 17-50% | 2 of 3 |\n\nNo score yet: too much is open for it to say anything. The score follows one service over time.',
    );
    expect(
      renderMarkdown(score(fixture('profile'), { readiness: 's1', funding: 'not-applicable' })),
    ).toContain('| Readiness | 1 of 3 | A little |\n| Money | nothing counts |  |\n');
  });

  it('says what is not known', () => {
    expect(renderMarkdown(result)).toContain(
      '## What is not known\n\n2 of 3 questions that apply are answered for certain. What would settle it, whatever else is found out:\n\nLevel 1, Shared money, by one answer:\n\n- Who manages? “Two managers”.\n\nLevel 2, One manager, by one answer:\n\n- Who manages? “One manager”.\n\n## What this is about\n',
    );
  });

  it('has note, evidence and source beside each answer', () => {
    const [first, ...others] = result.answers;
    if (!first) throw new Error('there is no answer');
    const backed = { ...first, note: 'A view.', evidence: ['The books.', 'The minutes.'], source: 'page 4' };
    expect(rowsBelow('Question', renderMarkdown({ ...result, answers: [backed, ...others] }))[0]).toEqual([
      'Whose money?',
      'Some shared',
      'A view. / The books. / The minutes. / page 4',
    ]);
  });

  it('is the same, to the byte, whatever the terminal is', () => {
    expect(renderMarkdown(result)).toBe(renderMarkdown(JSON.parse(JSON.stringify(result))));
  });
});
