import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { readSaved, savedText } from '../../src/forms/page/saved.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import { type StartingPoint, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import type { Question } from '../../src/model/question.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { RIVERSIDE } from '../support/forms.ts';
import { shipped } from '../support/load.ts';

const FIVE = shipped('five-levels');

function answerTo({ options }: Question): fc.Arbitrary<DraftAnswer> {
  const ids = options.map(({ id }) => id);
  const answer = fc.oneof(fc.constantFrom(null, 'unknown', ...ids), fc.subarray(ids, { minLength: 2 }));
  const text = fc.constantFrom(
    '</script><script>alert(1)</script>',
    'A “note”: yes',
    'two\nlines',
    '<!-- -->',
    '- a\n- b',
    '#',
    '\\u003c',
  );
  return fc.record({
    answer,
    note: fc.option(text),
    evidence: fc.array(text, { maxLength: 2 }),
    source: fc.constant(null),
  });
}

const started: fc.Arbitrary<StartingPoint> = fc
  .tuple(...allQuestions(FIVE).map((question) => fc.option(answerTo(question))))
  .map((given) => ({
    service: RIVERSIDE,
    answeredBy: [{ role: 'Finance lead', as: 'finance-lead', organisation: 'Riverside Council', name: null }],
    date: '2026-11-29',
    answers: new Map(
      allQuestions(FIVE).flatMap(({ id }, index): [string, DraftAnswer][] => {
        const each = given[index];
        const isNothing = !each || (each.answer === null && each.note === null && each.evidence.length === 0);
        return isNothing ? [] : [[id, each]];
      }),
    ),
  }));

describe('the answers in a page', () => {
  it('are read as they were saved, by the page and as an assessment', () => {
    fc.assert(
      fc.property(started, (start) => {
        const text = savedText(start, FIVE);
        expect(text).not.toMatch(/</u);
        expect(readSaved(text, FIVE)).toEqual({ start, problems: [] });
        const { form, ...written } = JSON.parse(text);
        expect(form).toBe(1);
        const assessment = unwrap(assessmentFrom(JSON.stringify(written), FIVE));
        expect(assessment.service).toEqual(start.service);
        expect(assessment.answeredBy).toEqual(start.answeredBy);
        const given = new Map([...start.answers].filter(([, { answer }]) => answer !== null));
        expect(new Map([...assessment.needs, ...assessment.answers])).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('are those of nobody, where nothing was said', () => {
    expect(readSaved(savedText(UNKNOWN_SERVICE, FIVE), FIVE)).toEqual({
      start: UNKNOWN_SERVICE,
      problems: [],
    });
  });

  it.each(['', 'null', '[]', '{', '"a"', '{"joinedup":2}', '{"joinedup":1e999}'])(
    'that are damaged lock nobody out: %s',
    (text) => {
      const { start, problems } = readSaved(text, FIVE);
      expect(start).toEqual(UNKNOWN_SERVICE);
      expect(problems).toHaveLength(1);
    },
  );

  it('that do not fit are left out and told, and the others stay', () => {
    const { start, problems } = readSaved(
      JSON.stringify({
        joinedup: 1,
        service: { name: 4, nation: 'atlantis', sides: ['hospital'], partners: [{ name: 'A' }, 'B', {}] },
        'answered-by': { role: 'x' },
        date: 'today',
        answers: {
          route: 'no-such',
          gone: 'x',
          place: ['site', 'elsewhere'],
          manager: { answer: 'unknown', note: 7, evidence: 'one piece' },
        },
      }),
      FIVE,
    );
    expect(problems).toHaveLength(3);
    expect(start.service).toMatchObject({
      name: null,
      nation: null,
      sides: [],
      partners: [{ name: 'A', agency: null }],
    });
    expect(start.answeredBy).toEqual([]);
    expect(start.date).toBeNull();
    expect([...start.answers]).toEqual([
      ['manager', { answer: 'unknown', note: null, evidence: ['one piece'], source: null }],
    ]);
  });
});
