import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { sectionsOf } from '../support/report-text.ts';
import { PUBLISHED } from '../support/results.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

/** The parts in their order; what a level rests on is told where it rests on single answers. */
function orderOf({ fragile }: Result): string[] {
  return [
    'The levels',
    ...(fragile.length > 0 ? ['How firm the footing is'] : []),
    'Profile',
    'Barriers',
    'What the people served need',
    'What is not known',
    'What this is about',
  ];
}

describe('the text report', () => {
  it.each(PUBLISHED)('%s: says where it sits, and then the rest in order', (_, result) => {
    const [head, ...sections] = [...sectionsOf(renderText(result, PAPER))];
    expect(sections.map(([title]) => title)).toEqual(orderOf(result));
    expect(sections.every(([, body]) => body !== '')).toBe(true);
    const answer = head?.[1] ?? '';
    expect(answer.startsWith(result.service.name ?? '?')).toBe(true);
    expect(answer).toMatch(/\nWHERE {6}(?:At least level \d|Level \d|Not yet on the ladder|Not placed yet)/u);
  });

  it('says who, where, when and by whom at the end', () => {
    const result = score(fixture('ladder'), {});
    const text = renderText(
      {
        ...result,
        service: {
          name: 'Joint team',
          sides: [
            { agency: 'a', title: 'Hospital', short: 'a hospital' },
            { agency: 'b', title: 'Council', short: null },
          ],
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
    expect(sectionsOf(text).get('What this is about')).toBe(
      [
        'Wales · Older people · 1 April 2026',
        '  Between: a hospital and council',
        '  Partners: North board (Hospital) and The club',
        '  Scope: Home care',
        '  Answered by: Manager, The board and Nurse',
        '  A ladder, version 1.0.0',
        '  This framework rests on rules that are known to the field but whose source was',
        '  not read.',
        '  Note: Two versions.',
      ].join('\n'),
    );
  });
});

describe('the Markdown report', () => {
  it.each(PUBLISHED)('%s: has the same order, and every answer after it', (_, result) => {
    const headings = renderMarkdown(result)
      .split('\n')
      .filter((line) => /^##? /u.test(line));
    const order = [...orderOf(result), 'Every answer', 'What the words mean', 'Sources'];
    const wanted = order.map((title) => `## ${title}`);
    const only = ['## What to do, in this order', '## What the level rests on'];
    expect(headings.slice(1).filter((line) => !only.includes(line))).toEqual(wanted);
    expect(headings.includes(only[0] ?? '')).toBe((result.next?.steps.length ?? 0) > 0);
  });
});
