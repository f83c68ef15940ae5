import { describe, expect, it } from 'vitest';
import type { BarrierResult, Result } from '../../src/model/result.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { onOneLine, sectionOf } from '../support/report-text.ts';
import { LEVELS, PUBLISHED } from '../support/results.ts';

const { markdown: renderMarkdown } = await renderersOf('result');

/** Every answer of the default framework at its lowest, so that all barriers but the conditional ones remain. */
const LOWEST: Answers = Object.fromEntries(
  LEVELS.questions.map(({ id, options }) => [id, options[0]?.id ?? '']),
);

/** A shared budget in which nothing else is right, which raises the conditional ones too. */
const LOPSIDED: Answers = { ...LOWEST, budget: 'part', agreement: 'signed', organisation: 'host' };

const RESULTS: readonly [string, Result][] = [
  ...PUBLISHED,
  ...LEVELS.nations.map(({ id }): [string, Result] => [`the lowest in ${id}`, score(LEVELS, LOWEST, id)]),
  ['a lopsided service', score(LEVELS, LOPSIDED)],
  ['a service of no nation', score(LEVELS, LOWEST, null)],
];

function remaining({ barriers }: Result): BarrierResult[] {
  return barriers.filter(({ status }) => status === 'remains');
}

function holdsNext({ holdsBack }: BarrierResult, { placements }: Result): boolean {
  return placements.some(({ next }) => next !== null && holdsBack.includes(next));
}

describe.each(RESULTS)('the barriers of %s', (_, result) => {
  const text = sectionOf(result, 'Barriers');
  const urgent = remaining(result).filter((barrier) => holdsNext(barrier, result));
  const others = remaining(result).filter((barrier) => !holdsNext(barrier, result));

  it('are counted first', () => {
    const { length: count } = remaining(result);
    if (count === 0) {
      expect(text.startsWith('None is known to remain.')).toBe(true);
      return;
    }
    const next = result.placements.flatMap(({ next: id, levels }) =>
      levels.filter((level) => level.id === id),
    );
    expect(
      text.startsWith(
        `${count} ${count === 1 ? 'barrier remains' : 'barriers remain'}; ${['none stands', '1 stands'][urgent.length] ?? `${urgent.length} stand`} in the way of ${next[0]?.phrase}.`,
      ),
    ).toBe(true);
  });

  it('that hold back the next step stand in full, with reason and levers', () => {
    for (const { name, about, because, levers } of urgent) {
      const block = [
        ...(about === null ? [] : [about]),
        ...because.map((reason) => `Because: ${reason.ask} ${reason.text}`),
        ...levers.map(({ who }) => `Lever: ${who}`),
      ];
      let from = text.indexOf(`• ${name} (`);
      expect(from, name).toBeGreaterThan(-1);
      for (const part of block) {
        from = text.indexOf(onOneLine(part), from);
        expect(from, part).toBeGreaterThan(-1);
      }
      for (const { firstStep } of levers) expect(text).toContain(onOneLine(firstStep));
      expect(because.length).toBeGreaterThan(0);
    }
  });

  it('that hold back a later step, or none, take an entry without more', () => {
    const full = onOneLine(
      urgent
        .map(({ about, levers }) => [about, ...levers.map((lever) => lever.firstStep)].join(' '))
        .join(' '),
    );
    for (const { name, about, levers, holdsBack } of others) {
      expect(text).toContain(
        `• ${name} (${holdsBack.length > 0 ? 'in the way of ' : 'makes it harder to keep what there is)'}`,
      );
      expect(text).not.toContain(onOneLine(about ?? '?'));
      for (const { firstStep } of levers) {
        if (!full.includes(onOneLine(firstStep))) expect(text).not.toContain(onOneLine(firstStep));
      }
    }
    const entries = text.split(' • ').length - 1;
    expect(entries).toBeGreaterThanOrEqual(remaining(result).length);
  });

  it('stand by kind, in the order of the kinds', () => {
    const kinds = result.kinds.filter(({ id }) => remaining(result).some(({ kind }) => kind === id));
    const places = kinds.map(({ title }) => text.indexOf(` ${title} • `));
    expect(places).not.toContain(-1);
    expect(places.toSorted((one, other) => one - other)).toEqual(places);
    for (const [index, { id }] of kinds.entries()) {
      const part = text.slice(places[index], places[index + 1]);
      for (const { name, kind } of remaining(result)) expect(part.includes(`• ${name} (`)).toBe(kind === id);
    }
  });

  it('that are only possible are not named: their questions are', () => {
    const possible = result.barriers.filter(({ status }) => status === 'possible');
    for (const { name } of result.barriers.filter(({ status }) => status !== 'remains')) {
      expect(text).not.toContain(name);
    }
    const waiting = result.openQuestions.filter(({ barriers }) => barriers.length > 0);
    if (waiting.length === 0) return;
    expect(text).toContain(
      `${possible.length} more ${possible.length === 1 ? 'barrier is' : 'barriers are'} possible, depending on these open questions:`,
    );
    const most = Math.max(...waiting.map(({ barriers }) => barriers.length));
    const [first] = waiting.filter(({ barriers }) => barriers.length === most);
    expect(text).toContain(`possible, depending on these open questions: • ${first?.ask} (${most})`);
    const asked = waiting.filter(({ ask, barriers }) => text.includes(`• ${ask} (${barriers.length})`));
    expect(asked).toHaveLength(Math.min(6, waiting.length));
    if (waiting.length > 6) {
      const rest = waiting.length - 6;
      expect(text.endsWith(`and ${rest} more ${rest === 1 ? 'question' : 'questions'}.`)).toBe(true);
    }
  });

  it('are the same in Markdown', () => {
    const markdown = onOneLine(renderMarkdown(result).split('## Barriers')[1]?.split('\n## ')[0] ?? '');
    for (const { name } of remaining(result)) expect(markdown).toContain(`- **${name}**`);
    for (const { about } of urgent) expect(markdown).toContain(onOneLine(about ?? '?'));
    for (const { about } of others) expect(markdown).not.toContain(onOneLine(about ?? '?'));
  });
});

describe('levers', () => {
  const steps = (result: Result) => onOneLine(sectionOf(result, 'Barriers'));

  it.each(LEVELS.nations.map(({ id }) => id))('are those of the service’s nation: %s', (nation) => {
    const text = `${steps(score(LEVELS, LOWEST, nation))} ${steps(score(LEVELS, LOPSIDED, nation))}`;
    const levers = LEVELS.barriers.flatMap((barrier) => barrier.levers);
    const here = levers.filter(({ nations }) => nations === null || nations.includes(nation));
    const own = new Set(here.map(({ firstStep }) => firstStep));
    const foreign = levers.filter(({ firstStep }) => !own.has(firstStep));
    expect(foreign.length).toBeGreaterThan(5);
    expect(
      foreign.filter(({ firstStep }) => text.includes(onOneLine(firstStep))).map(({ id }) => id),
    ).toEqual([]);
  });

  it('name their nations while the nation is not given', () => {
    expect(steps(score(LEVELS, { ...LOWEST, route: 'used' }, null))).toContain('(in England), months:');
    expect(steps(score(LEVELS, { ...LOWEST, route: 'used' }, 'england'))).not.toContain('(in England)');
  });

  it('and barriers and sources say what is proposed, and of which day what was read is', () => {
    const everything = fixture('everything');
    const purses = score(everything, { trust: 'agree', money: 'own' }, 'north');
    const law = score(everything, { trust: 'disagree' }, 'south');
    const lever = 'Lever: Finance, months: Pool. [source not read] A Bill of June 2026 would forbid it.';
    expect(sectionOf(purses, 'Barriers')).toContain(lever);
    expect(sectionOf(law, 'Barriers')).toContain('A Bill of June 2026 would allow it. Because:');
    expect(renderMarkdown(purses)).toContain('- **Two purses** rests on A book\n');
    expect(renderMarkdown(purses)).toContain(
      '## Sources\n\n- A book, A press, as of 1 July 2026: [https://example.org/book](https://example.org/book)\n  - A new edition was planned in July 2026.',
    );
  });

  it('and barriers whose source was not read say so', () => {
    const result = score(fixture('ladder'), { money: 'own' });
    const unread = {
      ...result,
      barriers: result.barriers.map((barrier) => ({
        ...barrier,
        unverified: true,
        levers: barrier.levers.map((lever) => ({ ...lever, unverified: true })),
      })),
    };
    expect(sectionOf(unread, 'Barriers')).toContain(
      '• Two pots (in the way of shared money) [source not read]',
    );
    expect(sectionOf(unread, 'Barriers')).toContain('Lever: Finance, months: Pool [source not read]');
    expect(sectionOf(result, 'Barriers')).not.toContain('[unverified]');
  });
});

describe('a few barriers, or none', () => {
  const ladder = fixture('ladder');

  it('one barrier is not two', () => {
    expect(sectionOf(score(ladder, { money: 'own', manager: 'one', door: 'one' }), 'Barriers')).toMatch(
      /^1 barrier remains; 1 stands in the way of shared money\. Financial • Two pots \(in the way of shared money\) Because: Whose money\? Each its own Lever: Finance, months: Pool$/u,
    );
  });

  it('what holds back nothing more is a strain', () => {
    expect(sectionOf(score(ladder, { money: 'part', manager: 'one', door: 'one' }), 'Barriers')).toBe(
      '1 barrier remains. Cultural • Thin sharing (makes it harder to keep what there is)',
    );
  });

  it('says that none remains, and that the framework names none', () => {
    const best = score(ladder, { money: 'all', manager: 'one', door: 'one' });
    expect(sectionOf(best, 'Barriers')).toBe('None is known to remain.');
    expect(sectionOf(score(fixture('sums')), 'Barriers')).toBe('This framework names no barriers.');
  });

  it('promises no questions where only the nation decides', () => {
    const result = score(fixture('nations'), { casework: 'all', scheme: 'no' }, null);
    expect(result.barriers.map(({ status }) => status)).toEqual(['possible']);
    expect(sectionOf(result, 'Barriers')).not.toMatch(/open questions:$/u);
  });
});

describe('a barrier that nobody can remove', () => {
  const result = score(fixture('everything'), { trust: 'disagree', money: 'own' }, 'south');

  it('says why in place of a lever', () => {
    const reason = 'No lever: Only parliament could.';
    expect(onOneLine(sectionOf(result, 'Barriers'))).toContain(reason);
    expect(renderMarkdown(result)).toContain(`  - ${reason}`);
  });
});
