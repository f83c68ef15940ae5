import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { sectionsOf } from '../support/report-text.ts';
import { LEVELS, PUBLISHED } from '../support/results.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

/** The parts in their order; what a level rests on is told where it rests on single answers. */
function orderOf({ fragile }: Result): string[] {
  return [
    'What the people served need',
    'The levels',
    ...(fragile.length > 0 ? ['How firm the footing is'] : []),
    'Profile',
    'Barriers',
    'What to do next',
    'What is not known',
  ];
}

describe('the text report', () => {
  it.each(PUBLISHED)('%s: says where it sits, and then the rest in order', (_, result) => {
    const [head, ...sections] = [...sectionsOf(renderText(result, PAPER))];
    expect(sections.map(([title]) => title)).toEqual(orderOf(result));
    expect(sections.every(([, body]) => body !== '')).toBe(true);
    const blocks = (head?.[1] ?? '').split('\n\n');
    expect(blocks).toHaveLength(2);
    expect(blocks[0]?.startsWith(result.service.name ?? '?')).toBe(true);
    expect(blocks[1]).toMatch(/\.\n(?:Secured in order: level \d|Not placed yet\. Possible: 0 )/u);
  });

  it('says who, where, when and by whom before anything else', () => {
    const result = score(fixture('ladder'), {});
    const text = renderText(
      {
        ...result,
        service: {
          name: 'Joint team',
          nation: 'wales',
          nationTitle: 'Wales',
          people: 'Older people',
          scope: 'Home care',
          partnersComplete: true,
          partners: [
            { name: 'North board', agency: 'a', agencyTitle: 'Hospital' },
            { name: 'The club', agency: null, agencyTitle: null },
          ],
        },
        date: '2026-04-01',
        answeredBy: [
          {
            role: 'Manager',
            as: 'manager',
            asTitle: 'Team manager',
            organisation: 'The board',
            name: 'Nobody Prints This',
          },
          { role: 'Nurse', as: null, asTitle: null, organisation: null, name: null },
        ],
        framework: { ...result.framework, unverified: true },
        notes: ['Two versions.'],
      },
      PAPER,
    );
    expect(text.slice(0, text.indexOf('\n\n'))).toBe(
      [
        'Joint team',
        'Wales · Older people · 1 April 2026',
        'Partners: North board (Hospital) and The club',
        'Scope: Home care',
        'Answered by: Manager, The board and Nurse',
        'A ladder, version 1.0.0',
        'This framework rests on rules that are known to the field but whose source was',
        'not read: unverified.',
        'Note: Two versions.',
      ].join('\n'),
    );
  });

  it('names the question that could place it right below where it is not placed yet', () => {
    const [head] = renderText(score(LEVELS), PAPER).split('\n\nWhat the people served need');
    expect(head?.split('\n').slice(-4)).toEqual([
      'Not placed yet. Possible: 0 Working in isolation, 1 Referral, 2 Shared budget, 3',
      'Single management, 4 Single point of entry or 5 Fully integrated service.',
      'The question that could place it: Which organisation answers for the whole',
      'service?',
    ]);
  });

  it('names no such question once it is placed', () => {
    for (const [, result] of PUBLISHED) {
      const placed = result.placements.every((placement) => placement.placed);
      expect(renderText(result, PAPER).includes('The question that could place it')).toBe(!placed);
    }
  });
});

describe('the Markdown report', () => {
  it.each(PUBLISHED)('%s: has the same order, and every answer after it', (_, result) => {
    const headings = renderMarkdown(result)
      .split('\n')
      .filter((line) => /^##? /u.test(line));
    expect(headings.slice(1)).toEqual([...orderOf(result), 'Every answer'].map((title) => `## ${title}`));
  });
});
