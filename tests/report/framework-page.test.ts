import { describe, expect, it } from 'vitest';
import { listShipped } from '../../src/library/shipped.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { fixture, ROOT, shipped } from '../support/load.ts';
import { blockMarks, inline } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { onOneLine } from '../support/report-text.ts';
import { dressFramework, FIXTURES } from '../support/results.ts';
import { readXml } from './xml.ts';

const {
  text: renderFramework,
  markdown: renderFrameworkMarkdown,
  html: renderFrameworkHtml,
} = await renderersOf('framework');

const EVERYTHING = fixture('everything');

/** What a reader sees of a document, line after line. */
function read(markdown: string): string {
  return onOneLine(
    markdown
      .split('\n')
      .map((line) => inline(line.replace(/\]\([^)]*\)/gu, '')).text)
      .join(' '),
  );
}

/** Every text of a framework that has to be on its page. */
function textsOf(framework: Framework): string[] {
  const ofQuestion = ({ ask, why, evidence, options }: Question) => [
    ask,
    why,
    evidence,
    ...options.flatMap(({ id, text, better }) => [id, text, better?.text, better?.who]),
  ];
  const { use, needs } = framework;
  const texts = [
    framework.title,
    framework.about,
    framework.licence,
    ...(use ? [...use.for, ...use.notFor, ...use.how] : []),
    needs?.about,
    ...(needs?.questions ?? []).flatMap(ofQuestion),
    ...[...(needs?.how ?? []), ...(needs?.who ?? [])].map(({ because }) => because),
    ...framework.questions.flatMap(ofQuestion),
    ...framework.placements.flatMap(({ title, about, levels }) => [
      title,
      about,
      ...levels.flatMap(({ name, about: meaning, costs, stages }) => [
        name,
        meaning,
        costs,
        ...stages.map((stage) => stage.name),
      ]),
    ]),
    ...framework.barriers.flatMap(({ name, about, noLever, levers }) => [
      name,
      about,
      noLever,
      ...levers.flatMap(({ who, firstStep }) => [who, firstStep]),
    ]),
    ...Object.values(framework.sources).flatMap(({ title, author, publisher, url, note }) => [
      title,
      author,
      publisher,
      url,
      note,
    ]),
  ];
  return texts.filter((text) => text !== null && text !== undefined).map(onOneLine);
}

describe.each<[string, Framework]>([
  ...listShipped(ROOT).map(({ id }): [string, Framework] => [id, shipped(id)]),
  ['everything', EVERYTHING],
  ...FIXTURES.map((name): [string, Framework] => [name, fixture(name)]),
])('the documentation of %s', (_, framework) => {
  it('has every text of its file', () => {
    const page = read(renderFrameworkMarkdown(framework)).replace(/ /gu, '');
    expect(textsOf(framework).filter((text) => !page.includes(text.replace(/ /gu, '')))).toEqual([]);
  });

  it('leaves no level of headings out', () => {
    const depths = renderFrameworkMarkdown(framework)
      .split('\n')
      .flatMap((line) => /^(#+) /u.exec(line)?.[1]?.length ?? []);
    const jumps = depths.filter((depth, index) => index > 0 && depth > (depths[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });
});

describe('the documentation says in words', () => {
  const page = renderFrameworkMarkdown(EVERYTHING);

  it('what a level requires, part by part', () => {
    expect(page).toContain(
      [
        '### Level 3: Merged',
        '',
        '**In place when**',
        '',
        '- At least one of these holds:',
        '  - All of these hold:',
        '    - The answer to “Whose money?” is “One pot”.',
        '    - The answer to “Is there trust?” is “Agree”.',
        '  - The service is in South.',
        '',
        'Rests on: [A book](https://example.org/book), A press',
      ].join('\n'),
    );
    expect(page).toContain('- The answer to “Where is it?” is “In town” or “In the country”.');
    expect(page).toContain('The levels are bands of the mean over “Ties”.');
    expect(page).toContain('- The sum over all ordered questions is at least 2.');
    expect(page).toContain('What keeping it up costs: Time for talks.');
  });

  it('what an answer means, and what the step up from it takes', () => {
    expect(page).toContain(
      [
        '- `own`: Each its own',
        '  - Up (days): Talk about money.',
        '  - Who: Both treasurers',
        '  - Before that:',
        '    - The answer to “Is there trust?” is “Agree”.',
        '- `shared`: One pot',
      ].join('\n'),
    );
    expect(page).toContain('- `not-applicable`: It does not apply here.');
  });

  it('where a step leads, if past the next answer, and each part of what comes before it', () => {
    const [money, ...others] = EVERYTHING.questions;
    if (!money) throw new Error('there is no first question');
    const [own, shared] = money.options;
    if (!own?.better?.needs || !shared) throw new Error('its options are others');
    const needs = {
      kind: 'all' as const,
      of: [own.better.needs, { kind: 'not' as const, of: own.better.needs }],
    };
    const options = [{ ...own, better: { ...own.better, needs } }, { ...shared, id: 'in-name' }, shared];
    const questions = [{ ...money, options }, ...others];
    expect(renderFrameworkMarkdown({ ...EVERYTHING, questions })).toContain(
      [
        '- `own`: Each its own',
        '  - Up to `shared` (days): Talk about money.',
        '  - Who: Both treasurers',
        '  - Before that:',
        '    - All of these hold:',
        '      - The answer to “Is there trust?” is “Agree”.',
        '      - This does not hold:',
        '        - The answer to “Is there trust?” is “Agree”.',
      ].join('\n'),
    );
  });

  it('what raises a barrier, what it holds back, and who can remove it', () => {
    expect(page).toContain(
      [
        '#### Two purses',
        '',
        'Two purses are two plans.',
        '',
        '**Arises when**',
        '',
        '- The answer to “Is there trust?” is “Agree”.',
        '',
        '**Is raised when**',
        '',
        '- The answer to “Whose money?” is at most “Each its own”.',
        '',
        'In the way of: Talking and Merged.',
        '',
        'Only in North.',
        '',
        '**Levers**',
        '',
        '- Finance (months): Pool. A Bill of June 2026 would forbid it.',
        '  - Only in North.',
        '  - Rests on: [A book](https://example.org/book), A press, as of June 2026 \\[source not read\\]',
      ].join('\n'),
    );
    expect(page).toContain('Without a lever: Only parliament could.');
    expect(page).toContain('#### The law forbids it\n\nA Bill of June 2026 would allow it.');
    expect(page).toContain(
      '- An author. A book. A press. 2020. As of 1 July 2026.\n  - [https://example.org/book](https://example.org/book)\n  - Read in full.\n  - A new edition was planned in July 2026.',
    );
  });

  it('what the people served call for', () => {
    expect(page).toContain(
      [
        '- **Talking**, always',
        '  - Everybody needs a talk.',
        '  - Rests on: [A book](https://example.org/book), A press, as of 1 July 2026',
        '- **Merged**, when',
        '  - All of these hold:',
        '    - The answer to “How many conditions?” is “Many”.',
        '    - This does not hold:',
        '      - The answer to “Where do they live?” is “With family”.',
        '  - Too much for two teams.',
        '  - Rests on: own judgement \\[source not read\\]',
      ].join('\n'),
    );
    expect(page).toContain('### Who to work with');
    expect(page).toContain('- Council: Near');
  });

  it('and so does the text', () => {
    const text = onOneLine(renderFramework(EVERYTHING, PAPER));
    const expected = [
      'When something else is better • A real service.',
      'The levels are bands of the mean over “Ties”.',
      'What keeping it up costs: Time for talks.',
      'Without a lever: Only parliament could.',
      '• Hospital, when • The answer to “How many conditions?” is “Many”. • Illness needs a hospital. • Rests on: A book, A press, as of 1 July 2026',
    ];
    expect(expected.filter((part) => !text.includes(part))).toEqual([]);
  });
});

describe('as a page for a browser', () => {
  it('it is well-formed, and a hostile text stays a text', () => {
    const hostile = '</p><script>alert(1)</script> & "x"';
    const page = renderFrameworkHtml(dressFramework(EVERYTHING, () => hostile));
    expect(() => readXml(page)).not.toThrow();
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  });
});

describe('hostile texts stay texts', () => {
  const seen = (text: string) =>
    renderFrameworkMarkdown(dressFramework(EVERYTHING, () => text))
      .split('\n')
      .map((line) => ({ blocks: blockMarks(line), ...inline(line) }));
  const harmless = seen('Zqx');

  it.each([
    '| a | b |',
    '**bold** and _lines_',
    '`code`',
    '<script>alert(1)</script>',
    '[A link](https://example.org)',
    '![A picture](x.png)',
    '# A heading',
    'A\n# heading\n- and an item',
    '- An item',
    '1. First',
    '> A quotation',
    '---',
    '&lt; &copy;',
    'Ends in a backslash \\',
  ])('%j', (hostile) => {
    const shown = ({ text }: { text: string }) =>
      text
        .replaceAll('Zqx', () => hostile)
        .replace(/\s+/gu, ' ')
        .trim();
    expect(seen(hostile)).toEqual(harmless.map((line) => ({ ...line, text: shown(line) })));
  });
});
