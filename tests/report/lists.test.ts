import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import type { CaseEntry } from '../../src/report/pages/list-pages.ts';
import type { WorkedCase } from '../../src/report/pages/result-pages.ts';
import { seenInHtml } from '../support/html.ts';
import { fixture, score } from '../support/load.ts';
import { inline } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, tooWide } from '../support/paper.ts';
import { onOneLine, sectionsOf } from '../support/report-text.ts';
import { PUBLISHED } from '../support/results.ts';

const frameworks = await renderersOf('frameworks');
const cases = await renderersOf('cases');
const listOfCases = (...entries: readonly CaseEntry[]) => cases.text({ entries, none: [] }, PAPER);

const LONG = 'A text that goes on and on, and has to be broken somewhere before the eightieth column. ';

describe('the list of frameworks', () => {
  const entry = {
    id: 'ours',
    version: '1.2.3',
    title: 'Our levels',
    about: null,
    isDefault: false,
    unverified: false,
    questions: 1,
    cases: 1,
  };

  it('says of each what it is, and how to look at one', () => {
    const entries = [
      { ...entry, isDefault: true, unverified: true, about: 'For us.', questions: 30, cases: 10 },
      entry,
    ];
    expect(frameworks.text(entries, PAPER)).toBe(
      [
        'ours (1.2.3, the default, unverified)',
        '  Our levels. 30 questions, 10 worked cases.',
        '  For us.',
        '',
        'ours (1.2.3)',
        '  Our levels. 1 question, 1 worked case.',
        '',
        'Look at one with: joinedup frameworks show ID',
        '',
      ].join('\n'),
    );
  });

  it('fits', () => {
    const text = frameworks.text(
      [{ ...entry, id: 'a'.repeat(60), title: LONG, about: LONG.repeat(3) }],
      PAPER,
    );
    expect(tooWide(text, PAPER)).toEqual([]);
  });
});

describe('the list of cases', () => {
  const framework = { id: 'ours', title: 'Our levels' };
  const entry = {
    id: 'a-town',
    framework,
    title: 'A town',
    place: 'Somewhere',
    period: '2001 to 2005',
    invented: false,
    elsewhere: false,
    position: 'One door.',
    remarks: [],
  };

  it('says of each where it is, when it was and where it sits', () => {
    expect(listOfCases(entry)).toBe(
      [
        'Our levels (ours)',
        '─────────────────',
        '  a-town',
        '    A town (Somewhere). 2001 to 2005.',
        '    One door.',
        '',
        '  Look at one with: joinedup cases show ID',
        '',
      ].join('\n'),
    );
  });

  it('keeps the cases of each framework together', () => {
    const theirs = { id: 'theirs', title: 'Their levels' };
    const entries = [
      entry,
      { ...entry, id: 'b-town', framework: theirs, elsewhere: true, remarks: ['Secured: level 1, One.'] },
      { ...entry, id: 'c-town' },
    ];
    const lines = listOfCases(...entries).split('\n');
    const marks = lines.filter((line) => /^(?: *\S+-town|.*\(.*s\)| *Secured.*| *Look.*)$/u.test(line));
    expect(marks).toEqual([
      'Our levels (ours)',
      '  a-town',
      '  c-town',
      'Their levels (theirs)',
      '  b-town',
      '    Secured: level 1, One.',
      '  Look at one with: joinedup cases show ID --framework FRAMEWORK',
    ]);
  });

  it('an invented one never looks like a published one', () => {
    const text = listOfCases({ ...entry, place: 'England', invented: true });
    expect(text).toContain('a-town (invented, to show how the framework works)\n    A town (invented). 2001');
    expect(text).not.toContain('England');
  });

  it('fits', () => {
    const long = { ...entry, title: LONG, place: LONG, position: LONG.repeat(2), remarks: [LONG, LONG] };
    expect(tooWide(listOfCases({ ...long, framework: { id: 'x', title: LONG } }), PAPER)).toEqual([]);
  });
});

describe.each(['markdown', 'html'] as const)('as %s', (format) => {
  const hostile = 'A <b>town</b> | *here* & "there"';
  const framework = { id: 'ours', title: hostile };
  const entry = {
    id: 'a-town',
    framework,
    title: hostile,
    place: hostile,
    period: hostile,
    invented: false,
    elsewhere: false,
    position: hostile,
    remarks: [hostile],
  };
  const shipped = {
    id: 'ours',
    version: '1.2.3',
    title: hostile,
    about: hostile,
    isDefault: false,
    unverified: false,
    questions: 1,
    cases: 1,
  };

  it('a text from a file stays a text', () => {
    for (const page of [
      cases[format]({ entries: [entry], none: [] }),
      cases[format]({ entries: [], none: [hostile] }),
      frameworks[format]([shipped]),
    ]) {
      if (format === 'markdown') {
        expect(page.split('\n').map(inline)).toContainEqual(
          expect.objectContaining({ text: expect.stringContaining(hostile) }),
        );
        expect(page).not.toContain('<b>');
      } else {
        const shown = seenInHtml(page).filter(({ text }) => text.includes(hostile));
        expect(shown.map(({ name }) => name)).not.toEqual([]);
        expect(seenInHtml(page).map(({ name }) => name)).not.toContain('b');
      }
    }
  });
});

describe('the notes of a case', async () => {
  const literature = [{ says: 'One system', source: `https://example.org/${'long/'.repeat(30)}` }];
  const { text: renderCase, markdown } = await renderersOf('case');

  /** What follows the report, by its headings. */
  function notes(about: WorkedCase['about'], result: Result): Map<string, string> {
    const text = renderCase({ about, result });
    expect(tooWide(text, PAPER)).toEqual([]);
    const sections = [...sectionsOf(text)];
    const from = sections.findIndex(([title]) => title === 'What this is about') + 1;
    return new Map(sections.slice(from));
  }

  it.each(PUBLISHED)('%s: names the page behind each answer, and only these answers', (_, result) => {
    const found = notes({ period: '2001', literature, note: LONG }, result);
    const page = onOneLine(found.get('What each answer rests on') ?? '');
    const answers = [...(result.needs?.answers ?? []), ...result.answers];
    const resting = answers.filter(({ source }) => source !== null);
    for (const { ask, text: answer, note } of resting) {
      expect(page).toContain(onOneLine(`• ${ask} ${answer} ${note ?? ''}`));
    }
    const packed = page.replace(/ /gu, '');
    for (const { source } of resting) expect(packed).toContain(source);
    expect(page.split('• ')).toHaveLength(resting.length + 1);
    const about = found.get('The published case') ?? '';
    expect(about.replace(/\s/gu, '')).toContain(`Theliterature:Onesystem.${literature[0]?.source}`);
  });

  it('of an invented one say so', () => {
    const found = notes({ period: '2026', invented: true }, score(fixture('ladder')));
    expect([...found]).toEqual([['The invented case', 'Period: 2026.']]);
  });

  it('say no more than there is', () => {
    const found = notes({ period: '2001' }, score(fixture('ladder'), { money: 'own' }));
    expect([...found]).toEqual([['The published case', 'Period: 2001.']]);
  });

  it.each(PUBLISHED)('%s: every answer stands once, with its page or without', (_, result) => {
    const page = markdown({ about: { period: '2001' }, result });
    const part = page.slice(page.indexOf('\n## The published case\n'));
    const answers = [...(result.needs?.answers ?? []), ...result.answers];
    const resting = answers.filter(({ source }) => source !== null);
    const lines = part.split('\n');
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(resting.length);
    expect(lines.filter((line) => /^\| (?!-|Question)/u.test(line))).toHaveLength(
      answers.length - resting.length,
    );
  });
});
