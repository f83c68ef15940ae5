import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_GAP } from '../../../src/assessment/version-match.ts';
import { respondentsOf, trendOf } from '../../../src/engine/compare/trend.ts';
import { scoreAssessment } from '../../../src/engine/score/score-assessment.ts';
import { listShipped, shippedCases } from '../../../src/library/shipped.ts';
import type { Assessment, Respondent } from '../../../src/model/assessment.ts';
import type { Framework } from '../../../src/model/framework.ts';
import type { Result } from '../../../src/model/result.ts';
import type { ChangeHead, Trend, VersionGap } from '../../../src/model/trend.ts';
import { unwrap } from '../../../src/problem.ts';
import { assessmentFrom } from '../../support/assessments.ts';
import { assessments, frameworks } from '../../support/frameworks.ts';
import { caseOf, compiled, fixture, ROOT, shipped, TOOL } from '../../support/load.ts';
import { runs } from '../../support/runs.ts';

const MANAGER: Respondent = { role: 'Manager', as: null, organisation: null, name: null };

function trendIn(
  framework: Framework,
  several: readonly Assessment[],
  gaps: readonly VersionGap[] = [],
): Trend {
  const years = several.map((assessment, index) => ({
    file: `${index}.yaml`,
    assessment: { ...assessment, date: String(2020 + index) },
    gap: gaps[index] ?? NO_GAP,
  }));
  return trendOf(compiled(framework), years, TOOL);
}

/** What the heads of every span come to, put in one after the other, against where each date is scored by itself. */
function checkSums(framework: Framework, several: readonly Assessment[], trend: Trend): void {
  const results = several.map((each) => scoreAssessment(compiled(framework), each, TOOL));
  expect(trend.spans).toHaveLength(several.length - 1);
  for (const [index, { placements, scores, barriers, heads }] of trend.spans.entries()) {
    const ends = [results[index], results[index + 1]].filter((result) => result !== undefined);
    expect(scores).toHaveLength(heads.length + 1);
    expect([scores.at(0), scores.at(-1)]).toEqual(ends.map(({ score }) => score));
    expect([barriers.at(0), barriers.at(-1)]).toEqual(ends.map(countOf));
    for (const { id, columns } of placements)
      expect([columns.at(0), columns.at(-1)]).toEqual(ends.map((result) => placedIn(id, result)));
  }
}

function countOf({ barriers }: Result) {
  const count = (status: string) => barriers.filter((barrier) => barrier.status === status).length;
  return { remain: count('remains'), possible: count('possible') };
}

function placedIn(id: string, { placements }: Result) {
  const { placed, secured, possible, reach, measure } = placements.find((each) => each.id === id) ?? {};
  return { placed, secured, possible, reach, measure };
}

/** Every answer that cannot be what it was, and every one that is open otherwise, stands under one head. */
function checkHeads(trend: Trend): void {
  for (const [index, { heads }] of trend.spans.entries()) {
    const told = heads.flatMap(({ answers }) => answers.map(({ part, question }) => `${part} ${question}`));
    expect(new Set(told).size).toBe(told.length);
    for (const { question, answers } of trend.questions) {
      const [before, after] = answers.slice(index, index + 2).map((each) => each?.answer ?? '');
      const isKnown = (answer: typeof before) =>
        typeof answer === 'string' && !['unknown', 'unanswered', 'hidden'].includes(answer);
      const isTold = told.includes(`answers ${question}`);
      if (isKnown(before) && isKnown(after)) expect(isTold, question).toBe(before !== after);
      if (JSON.stringify(before) === JSON.stringify(after)) expect(isTold, question).toBe(false);
      if (isKnown(before) && after === 'unknown')
        expect(headOf(question, heads), question).toBe('less-known');
      if (isKnown(after) && before === 'unknown')
        expect(headOf(question, heads), question).toBe('became-known');
    }
  }
}

function headOf(question: string, heads: Trend['spans'][number]['heads']): ChangeHead | undefined {
  return heads.find(({ answers }) => answers.some((each) => each.question === question))?.head;
}

/** What is found out can only rule out levels. */
function checkNarrowing(trend: Trend): void {
  for (const { heads, placements } of trend.spans) {
    const at = heads.findIndex(({ head }) => head === 'became-known');
    const known = heads[at]?.answers ?? [];
    if (known.length === 0 || known.some(({ part }) => part === 'service')) continue;
    for (const { columns } of placements) {
      const [before, after] = columns.slice(at, at + 2);
      expect(before?.possible.levels).toEqual(expect.arrayContaining([...(after?.possible.levels ?? [])]));
    }
  }
}

const generated = frameworks().chain((framework) =>
  fc.array(assessments(framework), { minLength: 2, maxLength: 4 }).map((several) => ({ framework, several })),
);

describe('the heads under which answers differ', () => {
  it('add up, and have every answer once, over frameworks that are made up', () => {
    fc.assert(
      fc.property(generated, ({ framework, several }) => {
        const trend = trendIn(framework, several);
        checkSums(framework, several, trend);
        checkHeads(trend);
        checkNarrowing(trend);
      }),
      runs(100),
    );
  });

  it.each(listShipped(ROOT).map(({ id }) => id))('add up from case to case of %s', (id) => {
    const framework = shipped(id);
    const several = shippedCases(ROOT, id).map((each) => caseOf(framework, each.id));
    if (several.length < 2) return;
    const trend = trendIn(framework, several);
    checkSums(framework, several, trend);
    checkHeads(trend);
  });
});

const LADDER = fixture('ladder');

function ladder(answers: string, service = 'nation: england'): Assessment {
  const text = `joinedup: 1\nservice: { ${service} }\nanswered-by: [ { role: Manager } ]\nanswers: { ${answers} }\n`;
  return unwrap(assessmentFrom(text, LADDER));
}

/** The head of each question that differs, between two of the ladder. */
function headsOf(before: Assessment, after: Assessment, ...gaps: VersionGap[]): Record<string, ChangeHead> {
  const [span] = trendIn(LADDER, [before, after], gaps).spans;
  return Object.fromEntries(
    (span?.heads ?? []).flatMap(({ head, answers }) => answers.map(({ question }) => [question, head])),
  );
}

describe('the head of an answer', () => {
  it.each([
    ['money: own', 'money: part', 'service-changed'],
    ['money: unknown', 'money: part', 'became-known'],
    ['money: [ part, all ]', 'money: part', 'became-known'],
    ['money: part', 'money: [ part, all ]', 'less-known'],
    ['money: [ own, part ]', 'money: [ part, all ]', 'less-known'],
    ['money: [ own, part ]', 'money: all', 'service-changed'],
    ['money: unknown', '', undefined],
    ['money: [ own, part, all ]', '', undefined],
  ] as const)('%s, then %s: %s', (before, after, head) => {
    expect(headsOf(ladder(before), ladder(after)).money).toBe(head);
  });

  it('is that others may have answered where nobody answered both times, or nobody is named', () => {
    const other = { ...ladder('money: all'), answeredBy: [{ ...MANAGER, role: 'Nurse' }] };
    expect(headsOf(ladder('money: own'), other)).toEqual({ money: 'others-or-service' });
    expect(headsOf(ladder('money: own'), { ...other, answeredBy: [] })).toEqual({
      money: 'others-or-service',
    });
  });

  it('is that others may have answered where a panel agreed on one of the two, whoever is named', () => {
    const panel = {
      written: { rule: { id: 'own', title: 'Own', named: '2021' }, views: 12 },
      said: new Map(),
    };
    const agreed = { ...ladder('money: all'), panel };
    expect(headsOf(ladder('money: own'), agreed)).toEqual({ money: 'others-or-service' });
    expect(headsOf(agreed, ladder('money: own'))).toEqual({ money: 'others-or-service' });
    expect(headsOf({ ...ladder('money: own'), panel }, agreed)).toEqual({ money: 'service-changed' });
    const [span] = trendIn(LADDER, [ladder('money: own'), agreed]).spans;
    expect(span?.respondents).toBe('one-panel');
  });

  it('is that others may have answered where panels agreed on both, unless the files say who took part both times', () => {
    const by = (answer: string, views: number | readonly { file: string; who: string; check: string }[]) => ({
      ...ladder(answer),
      answeredBy: [],
      panel: {
        written: {
          rule: { id: 'own', title: 'Own', named: '2021' },
          views,
          roles: [{ title: 'Nurse', views: 3 }],
        },
        said: new Map(),
      },
    });
    const nurse = [{ file: 'a.yaml', who: 'Nurse, Trust', check: 'aaaaaaaa' }];
    for (const [before, after, respondents, head] of [
      [by('money: own', 3), by('money: all', 3), 'two-panels', 'others-or-service'],
      [by('money: own', nurse), by('money: all', 3), 'two-panels', 'others-or-service'],
      [by('money: own', nurse), by('money: all', nurse), 'same', 'service-changed'],
    ] as const) {
      expect(trendIn(LADDER, [before, after]).spans[0]?.respondents).toBe(respondents);
      expect(headsOf(before, after)).toEqual({ money: head });
    }
  });

  it('of what is gone stands with its part', () => {
    const gone = new Map([
      ['fax', { part: 'answers', answer: 'yes' } as const],
      ['hearing', { part: 'needs', answer: 'no' } as const],
    ]);
    const [span] = trendIn(LADDER, [ladder(''), ladder('')], [{ otherwise: [], gone }]).spans;
    expect(span?.heads.flatMap(({ answers }) => answers.map(({ part }) => part))).toEqual([
      'answers',
      'needs',
    ]);
  });

  it('is that the questions changed only where that alone can be why', () => {
    const gap = {
      otherwise: ['money'],
      gone: new Map([['fax', { part: 'answers', answer: 'yes' } as const]]),
    };
    const from = (answers: string) => headsOf(ladder(answers), ladder('money: all'), gap, NO_GAP);
    expect(from('')).toEqual({ money: 'framework-changed', fax: 'framework-changed' });
    expect(from('money: [ part, all ]').money).toBe('framework-changed');
    expect(from('money: own').money).toBe('service-changed');
    // Both files are of one older version.
    expect(headsOf(ladder(''), ladder('money: all'), gap, gap)).toEqual({ money: 'became-known' });
  });

  it('has the nation among the answers', () => {
    expect(headsOf(ladder('', ''), ladder(''))).toEqual({ nation: 'became-known' });
    expect(headsOf(ladder('', 'nation: wales'), ladder(''))).toEqual({ nation: 'service-changed' });
  });
});

it.each([
  ['same', { ...MANAGER, name: 'Ada' }, { ...MANAGER, name: ' ada ', role: 'Director' }],
  ['others', { ...MANAGER, name: 'Ada' }, { ...MANAGER, name: 'Bob' }],
  ['same', { ...MANAGER, name: 'Ada' }, MANAGER],
  [
    'same',
    { ...MANAGER, organisation: 'Hill Town  Council' },
    { ...MANAGER, organisation: 'hill town council' },
  ],
  ['others', { ...MANAGER, organisation: 'Council' }, MANAGER],
] as const)('%s: %j and %j', (respondents, one, other) => {
  expect(respondentsOf([one], [other])).toBe(respondents);
  expect(respondentsOf([one], [])).toBe('not-named');
  expect(respondentsOf([{ ...MANAGER, role: 'Nurse' }, one], [other])).toBe(respondents);
});

it('names the answers but for which it would sit elsewhere, and none where it did not move', () => {
  fc.assert(
    fc.property(
      frameworks().chain((framework) =>
        fc.tuple(fc.constant(framework), fc.array(assessments(framework), { minLength: 2, maxLength: 3 })),
      ),
      ([framework, several]) => {
        const where = ({ placements }: Pick<Result, 'placements'>) =>
          JSON.stringify(placements.map(({ possible }) => possible.levels));
        const placed = (assessment: Assessment) =>
          where(scoreAssessment(compiled(framework), assessment, TOOL));
        for (const [index, { moving, heads, placements }] of trendIn(framework, several).spans.entries()) {
          const [before, after] = several.slice(index, index + 2);
          if (!before || !after) throw new Error('no pair');
          const isMoved = (head: number) =>
            placements.some(({ columns }) => {
              const [then, now] = columns
                .slice(head, head + 2)
                .map((column) => column?.possible.levels.join());
              return then !== now;
            });
          const changed = heads.flatMap(({ answers }, head) => (isMoved(head) ? answers : []));
          expect(changed).toEqual(expect.arrayContaining([...moving]));
          if (placed(before) === placed(after)) expect(moving).toEqual([]);
          const needed = changed.filter((each) => placed(withAnswer(after, each, before)) !== placed(after));
          if (placed(before) !== placed(after) && needed.length > 0) expect(moving).toEqual(needed);
          for (const each of moving) {
            if (needed.length > 0) continue;
            expect(placed(withAnswer(before, each, after))).not.toBe(placed(before));
          }
        }
      },
    ),
    runs(60),
  );
});

/** `one` with the answer of `other` to a question. */
function withAnswer(
  one: Assessment,
  { part, question }: Trend['spans'][number]['moving'][number],
  other: Assessment,
): Assessment {
  if (part === 'service') return { ...one, service: { ...one.service, nation: other.service.nation } };
  const given = other[part].get(question);
  const answers = new Map([...one[part]].filter(([id]) => id !== question));
  return { ...one, [part]: given ? answers.set(question, given) : answers };
}
