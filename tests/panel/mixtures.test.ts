import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/engine/compiled.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import type { AnswerValue, Assessment, GivenAnswer } from '../../src/model/assessment.ts';
import type { PanelPlacement } from '../../src/model/panel.ts';
import type { Question } from '../../src/model/question.ts';
import type { AnswerResult, Result } from '../../src/model/result.ts';
import { compiled, TOOL } from '../support/load.ts';
import { type PanelCase, panelCases, panelIn } from '../support/panels.ts';
import { TIMES } from '../support/runs.ts';

/** Every mixture of the answers of a few views, scored by the whole engine, against what a panel says of all. */

const MOST_MIXTURES = 81;

interface Given {
  readonly answer: AnswerValue;
  readonly key: string;
}

/** For each question what the views say that know it. */
type Known = readonly { readonly question: Question; readonly given: readonly Given[] }[];

function asGiven(answer: AnswerValue): GivenAnswer {
  return { answer, note: null, evidence: [], source: null };
}

/** A view knows what its own result neither calls hidden nor leaves as open as if nothing were said. */
function knownIn({ framework, views }: PanelCase, questions: readonly Question[], part: Part): Known {
  const model = compiled(framework);
  const told = views.map(({ assessment }) => ({ assessment, answers: answersIn(model, assessment, part) }));
  return questions.map((question) => ({
    question,
    given: told.flatMap(({ answers, assessment }): Given[] => {
      const answer = assessment[part].get(question.id)?.answer ?? 'unknown';
      const isHidden = answers.find((each) => each.question === question.id)?.answer === 'hidden';
      if (answer === 'unknown' || isHidden) return [];
      if (answer === 'not-applicable' && !isAsked(question, assessment, part, model)) return [];
      const ids = question.options.map(({ id }) => id);
      const list = typeof answer === 'string' ? [answer] : ids.filter((id) => answer.includes(id));
      if (list.length === ids.length && !question.mayNotApply) return [];
      return [{ answer: list.length === 1 ? (list[0] ?? '') : list, key: list.join() }];
    }),
  }));
}

type Part = 'answers' | 'needs';

function answersIn(model: Model, assessment: Assessment, part: Part): readonly AnswerResult[] {
  const result = placeAssessment(model, assessment, TOOL);
  return part === 'answers' ? result.answers : (result.needs?.answers ?? []);
}

/** Whether a question that was declared not applicable is asked at all: an option in its place is not hidden. */
function isAsked(question: Question, assessment: Assessment, part: Part, model: Model): boolean {
  const option = asGiven(question.options[0]?.id ?? '');
  const answers = new Map([...assessment[part], [question.id, option]]);
  const told = answersIn(model, { ...assessment, [part]: answers }, part);
  return told.find((each) => each.question === question.id)?.answer !== 'hidden';
}

/** Every mixture: for each question, in order, which of the views that know it is asked; -1 where none knows. */
function mixturesIn(known: Known): number[][] {
  return known.reduce<number[][]>(
    (all, { given }) => {
      const choices = given.length === 0 ? [-1] : [...given.keys()];
      return all.flatMap((mixture) => choices.map((choice) => [...mixture, choice]));
    },
    [[]],
  );
}

/** The outcome of each mixture on each placement, by its choices. */
function scored(
  { framework, views }: PanelCase,
  known: Known,
  part: Part,
  outcomesOf: (result: Result) => readonly string[],
): Map<string, readonly string[]> {
  const [first] = views;
  const found = new Map<string, readonly string[]>();
  for (const mixture of mixturesIn(known)) {
    const answers = new Map(
      known.flatMap(({ question, given }, index): [string, GivenAnswer][] => {
        const chosen = given[mixture[index] ?? -1];
        return chosen ? [[question.id, asGiven(chosen.answer)]] : [];
      }),
    );
    const assessment = { ...(first as (typeof views)[number]).assessment, [part]: answers };
    found.set(mixture.join(), outcomesOf(placeAssessment(compiled(framework), assessment, TOOL)));
  }
  return found;
}

/** What the panel should say of one placement, from every mixture. */
function expected(known: Known, outcomes: ReadonlyMap<string, readonly string[]>, placement: number) {
  const all = [...outcomes].map(([key, each]) => ({
    mixture: key.split(',').map(Number),
    is: each[placement] ?? '',
  }));
  const shares = new Map<string, number>();
  for (const { is } of all) shares.set(is, (shares.get(is) ?? 0) + 1 / all.length);
  const decisive = known.flatMap(({ question, given }, index) => {
    let differing = 0;
    for (const { mixture, is } of all) {
      for (const other of given.keys()) {
        const key = mixture.with(index, other).join();
        if ((outcomes.get(key)?.[placement] ?? '') !== is) differing += 1;
      }
    }
    if (differing === 0) return [];
    const levels = new Map<string, Set<string>>();
    for (const { mixture, is } of all) {
      const key = given[mixture[index] ?? -1]?.key ?? '';
      const own = levels.get(key) ?? new Set();
      for (const level of is.split(' ')) own.add(level);
      levels.set(key, own);
    }
    return [{ question: question.id, share: differing / (all.length * given.length), levels }];
  });
  return { shares, decisive };
}

const NOTHING = 'nothing';

function said({ levels, perhapsNone }: Pick<PanelPlacement['together'], 'levels' | 'perhapsNone'>): string[] {
  return [...(perhapsNone ? [NOTHING] : []), ...levels.map(({ id }) => id)];
}

function check(
  known: Known,
  outcomes: ReadonlyMap<string, readonly string[]>,
  told: readonly PanelPlacement[],
) {
  for (const [index, placement] of told.entries()) {
    const { shares, decisive } = expected(known, outcomes, index);
    expect(placement.stability.exact).toBe(true);
    expect(placement.perhapsDecisive).toEqual([]);
    expect(new Set(placement.stability.outcomes.map((each) => said(each).join(' ')))).toEqual(
      new Set(shares.keys()),
    );
    for (const outcome of placement.stability.outcomes)
      expect(outcome.share).toBeCloseTo(shares.get(said(outcome).join(' ')) ?? -1, 5);
    const sorted = placement.stability.outcomes.map(({ share }) => share);
    expect(sorted).toEqual(sorted.toSorted((one, other) => other - one));
    expect(placement.stability.otherwise.share).toBeCloseTo(1 - (sorted[0] ?? 0), 9);
    expect(new Set(said(placement.together))).toEqual(
      new Set([...shares.keys()].flatMap((key) => key.split(' '))),
    );
    expect(placement.decisive.map(({ question }) => question).sort()).toEqual(
      decisive.map(({ question }) => question).sort(),
    );
    const order = placement.decisive.map(({ share }) => share ?? -1);
    expect(order).toEqual(order.toSorted((one, other) => other - one));
    checkCombinations(known, outcomes, placement, index);
    for (const difference of placement.decisive) {
      const own = decisive.find(({ question }) => question === difference.question);
      expect(difference.share).toBeCloseTo(own?.share ?? -1, 5);
      expect(difference.answers).toHaveLength(own?.levels.size ?? -1);
      for (const each of difference.answers)
        expect(new Set(said(each))).toEqual(own?.levels.get([each.answer].flat().join()));
    }
  }
}

/** Each row against all mixtures that have its answers; there is one for each combination that anybody's answers make. */
function checkCombinations(
  known: Known,
  outcomes: ReadonlyMap<string, readonly string[]>,
  { decisive, combinations }: PanelPlacement,
  index: number,
) {
  const sizes = decisive.slice(0, 3).map(({ answers }) => answers.length);
  expect(combinations === null).toBe((sizes[0] ?? 1) * (sizes[1] ?? 201) > 200);
  if (!combinations) return;
  const { questions, rows } = combinations;
  expect(questions).toEqual(decisive.slice(0, questions.length).map(({ question }) => question));
  expect(
    questions.length === Math.min(3, decisive.length) || sizes.reduce((all, each) => all * each) > 200,
  ).toBe(true);
  const places = questions.map((id) => known.findIndex(({ question }) => question.id === id));
  const levels = new Map<string, Set<string>>();
  for (const [mixture, each] of outcomes) {
    const choices = mixture.split(',').map(Number);
    const key = places.map((place) => known[place]?.given[choices[place] ?? -1]?.key).join(' ');
    const own = levels.get(key) ?? new Set();
    for (const level of (each[index] ?? '').split(' ')) own.add(level);
    levels.set(key, own);
  }
  expect(rows).toHaveLength(levels.size);
  for (const row of rows) {
    const key = row.answers.map(({ answer }) => [answer].flat().join()).join(' ');
    expect(new Set(said(row))).toEqual(levels.get(key));
  }
  combined += 1;
}

/** How many combinations were held against all mixtures. */
let combined = 0;

/** Few enough mixtures to try them all. */
function isSmall(known: Known): boolean {
  return known.reduce((product, { given }) => product * Math.max(given.length, 1), 1) <= MOST_MIXTURES;
}

describe('against every mixture, scored by the whole engine', () => {
  test('what decides the level, and how stable it is', () => {
    let tried = 0;
    fc.assert(
      fc.property(panelCases(3, { questions: 4 }), (panelCase) => {
        const known = knownIn(panelCase, panelCase.framework.questions, 'answers');
        if (!isSmall(known)) return;
        tried += 1;
        const outcomes = scored(panelCase, known, 'answers', ({ placements }) =>
          placements.map(({ possible }) => possible.levels.join(' ')),
        );
        check(known, outcomes, panelIn(panelCase).placements);
      }),
      { numRuns: 120 * TIMES },
    );
    expect(tried).toBeGreaterThan(90 * TIMES);
    expect(combined).toBeGreaterThan(6 * TIMES);
  });

  test('what decides the level that the needs call for', () => {
    let tried = 0;
    fc.assert(
      fc.property(panelCases(3, { questions: 2, needs: true }), (panelCase) => {
        const asked = panelCase.framework.needs?.questions ?? [];
        const known = knownIn(panelCase, asked, 'needs');
        if (!isSmall(known)) return;
        tried += 1;
        const { needs } = panelIn(panelCase);
        if (known.every(({ given }) => given.length === 0)) expect(needs).toEqual([]);
        else {
          const outcomes = scored(panelCase, known, 'needs', ({ recommended }) =>
            (recommended?.levels ?? []).map(({ possible, perhapsNone }) =>
              [...(perhapsNone ? [NOTHING] : []), ...possible].join(' '),
            ),
          );
          check(known, outcomes, needs);
        }
      }),
      { numRuns: 60 * TIMES },
    );
    expect(tried).toBeGreaterThan(40 * TIMES);
  });
});
