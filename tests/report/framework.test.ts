import { describe, expect, it } from 'vitest';
import type { Framework } from '../../src/model/framework.ts';
import { fixture } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, tooWide } from '../support/paper.ts';
import { onOneLine, sectionsOf } from '../support/report-text.ts';
import { FIXTURES, LEVELS } from '../support/results.ts';

const { text: renderFramework } = await renderersOf('framework');

const ALL: readonly [string, Framework][] = [
  ['five-levels', LEVELS],
  ...FIXTURES.map((name): [string, Framework] => [name, fixture(name)]),
];

/** The texts that are not in the page, in order. */
function missing(page: string, texts: readonly (string | null | undefined)[]): string[] {
  return texts.filter((text) => typeof text === 'string').filter((text) => !page.includes(onOneLine(text)));
}

describe.each(ALL)('the page of %s', (_, framework) => {
  const text = renderFramework(framework, PAPER);
  const page = onOneLine(text);
  const sourceOf = (source: string | null) => {
    const known = source === null ? undefined : framework.sources[source];
    return known
      ? `Rests on: ${[known.title, known.publisher].filter(Boolean).join(', ')}`
      : `Rests on: ${source}`;
  };

  it('fits eighty columns', () => {
    expect(tooWide(text, PAPER)).toEqual([]);
  });

  it('starts with its title, id, version and what it is about', () => {
    expect(
      page.startsWith(
        onOneLine(
          `${framework.title} ${framework.id}, version ${framework.version} ${framework.about ?? ''}`,
        ),
      ),
    ).toBe(true);
  });

  it('has every question with its number, reason, evidence and options', () => {
    // The questions on the people served come first, in every form and here.
    const before = framework.needs?.questions.length ?? 0;
    for (const [index, question] of framework.questions.entries()) {
      const { id, ask, why, evidence, options, mayNotApply } = question;
      const start = page.indexOf(onOneLine(`${before + index + 1}. ${ask} Called ${id} in an assessment.`));
      expect(start, id).toBeGreaterThan(-1);
      const end = page.indexOf(sourceOf(question.source), start);
      expect(end, id).toBeGreaterThan(-1);
      const part = page.slice(start, end);
      const expected = [
        why,
        evidence && `Evidence: ${evidence}`,
        ...options.map((option) => `${option.id}: ${option.text}`),
        ...options.map(({ better }) => better && `(${better.effort}): ${better.text}`),
        ...options.map(({ better }) => better?.who && `Who: ${better.who}`),
      ];
      expect(missing(part, expected)).toEqual([]);
      expect(part.includes('• not-applicable: It does not apply here.')).toBe(mayNotApply);
      const places = options.map((option) => part.indexOf(onOneLine(`${option.id}: ${option.text}`)));
      expect(places.toSorted((one, other) => one - other)).toEqual(places);
    }
  });

  it('has every level with its rank, meaning and source', () => {
    for (const { levels, firstRank } of framework.placements) {
      for (const [index, level] of levels.entries()) {
        const start = page.indexOf(
          onOneLine(`Level ${firstRank + index}: ${level.name} ${level.about ?? ''}`),
        );
        expect(start, level.id).toBeGreaterThan(-1);
        const end = page.indexOf(sourceOf(level.source), start);
        expect(end, level.id).toBeGreaterThan(-1);
        const part = page.slice(start, end);
        expect(part.includes('In place when')).toBe(level.requires !== null);
        expect(part.includes('Sounder with')).toBe(level.strengthenedBy.length > 0);
        expect(
          missing(
            part,
            level.stages.map(({ name }) => `Reaches the stage “${name}” when`),
          ),
        ).toEqual([]);
      }
    }
  });

  it('has every barrier with its levers, and where they exist', () => {
    for (const barrier of framework.barriers) {
      const start = page.indexOf(onOneLine(`${barrier.name} ${barrier.about ?? ''}`));
      expect(start, barrier.id).toBeGreaterThan(-1);
      const names = framework.placements.flatMap(({ levels }) => levels);
      const held = barrier.holdsBack.map((id) => names.find((level) => level.id === id)?.name ?? id);
      const rest = page.slice(start);
      expect(missing(rest, ['Is raised when', ...held, sourceOf(barrier.source)])).toEqual([]);
      let from = 0;
      for (const { who, effort, firstStep, nations, source, pending } of barrier.levers) {
        const lever = onOneLine(`• ${who} (${effort}): ${firstStep}${pending === null ? '' : ` ${pending}`}`);
        from = rest.indexOf(lever, from);
        expect(from, firstStep).toBeGreaterThan(-1);
        const after = rest.slice(from + lever.length + 1);
        const named = framework.nations.filter(({ id: nation }) => nations?.includes(nation));
        const titles = named.map(({ title }) => title).join(', ');
        const only = nations ? `Only in ${titles.replace(/, (?=[^,]*$)/u, ' and ')}. ` : '';
        expect(after.startsWith(onOneLine(`${only}${sourceOf(source)}`)), firstStep).toBe(true);
      }
    }
  });

  it('has every source with its address', () => {
    const sources = onOneLine(sectionsOf(text).get('Sources') ?? '').replace(/ /gu, '');
    for (const source of Object.values(framework.sources)) {
      const { title, author, publisher, year, url, note } = source;
      const parts = [[author, title, publisher, year].filter(Boolean).join('. '), url, note];
      expect(
        missing(
          sources,
          parts.map((part) => part?.replace(/\s/gu, '') ?? null),
        ),
      ).toEqual([]);
    }
    expect(Object.keys(framework.sources).length).toBeGreaterThan(0);
  });
});

describe('conditions in words', () => {
  const lines = (name: string) => renderFramework(fixture(name), PAPER).split('\n');

  it('are nested as they are written', () => {
    const text = lines('nations').join('\n');
    expect(text).toContain(
      [
        '  Level 2: Lawful',
        '  In place when',
        '  • At least one of these holds:',
        '    • All of these hold:',
        '      • The service is in Scotland.',
        '      • The answer to “A scheme?” is “Yes”.',
        '    • The service is in Wales or Northern Ireland.',
        '  Rests on: A book',
      ].join('\n'),
    );
  });

  it('say at least, at most, not, how many of, and what a score has to be', () => {
    expect(lines('ladder')).toContain('  • The answer to “Whose money?” is at least “Some shared”.');
    expect(lines('ladder')).toContain('  • The answer to “Whose money?” is at most “Each its own”.');
    expect(lines('hidden').join('\n')).toContain(
      '  • This does not hold:\n    • The answer to “Who runs the pool?” is at most “Nobody”.',
    );
    expect(lines('rubric').join('\n')).toContain(
      '  • At least 3 of these hold:\n    • The answer to “Shared goals?” is “Much”.',
    );
    expect(lines('rubric')).toContain('  • The median over goals, meetings and confidence is at least 2.');
    expect(lines('sums')).toContain('  • The sum over “Purpose” is at least 7.');
  });

  it('say when a question is asked', () => {
    expect(lines('hidden').join('\n')).toContain(
      '  Asked only when\n  • The answer to “Is there a pool?” is “Yes”.',
    );
  });
});

describe('what was not read is marked', () => {
  it('on the framework and on each of its parts', () => {
    const ladder = fixture('ladder');
    const text = onOneLine(
      renderFramework(
        {
          ...ladder,
          unverified: true,
          questions: ladder.questions.map((question) => ({ ...question, unverified: true })),
        },
        PAPER,
      ),
    );
    expect(text).toContain('whose source was not read.');
    expect(text.split('Rests on: A book [source not read]')).toHaveLength(ladder.questions.length + 1);
  });

  it('and only there', () => {
    expect(renderFramework(fixture('ladder'), PAPER)).not.toContain('unverified');
  });
});
