import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_PROVER } from '../../src/engine/logic/search.ts';
import type { View } from '../../src/model/panel.ts';
import { mergedSituation } from '../../src/panel/joint-answers.ts';
import { mixturesOf } from '../../src/panel/mixtures.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { hearingOf } from '../../src/panel/placed.ts';
import { assessmentOf, assessments } from '../support/frameworks.ts';
import { compiled, fixture, shipped } from '../support/load.ts';
import { MANNER, panelCases, panelIn, viewsOf } from '../support/panels.ts';
import { TIMES } from '../support/runs.ts';

/** What a panel says of a few people whose answers are known. */

const LADDER = fixture('ladder');

function ladderPanel(answers: readonly Readonly<Record<string, string | readonly string[]>>[]) {
  const all = answers.map((each) => assessmentOf(Object.entries(each)));
  return panelOf(compiled(LADDER), viewsOf(all, 'england'), MANNER);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

describe('one view', () => {
  test('differs from nobody, and its level is sure to be its own', () => {
    fc.assert(
      fc.property(panelCases(2), ({ framework, views }) => {
        const panel = panelIn({ framework, views: views.slice(0, 1) });
        for (const { decisive, stability, alone, together } of panel.placements) {
          expect(decisive).toEqual([]);
          expect(stability.outcomes).toEqual([{ ...together, share: 1 }]);
          expect(stability.otherwise).toEqual({ share: 0, low: 0, high: 0 });
          expect(alone).toHaveLength(1);
        }
        expect(panel.overall.alpha.word).toBe('too few to say');
      }),
      { numRuns: 40 * TIMES },
    );
  });
});

describe('several', () => {
  test('give the same panel twice, and the same numbers in another order', () => {
    fc.assert(
      fc.property(panelCases(4), ({ framework, views }) => {
        const panel = panelIn({ framework, views });
        expect(JSON.stringify(panelIn({ framework, views }))).toBe(JSON.stringify(panel));
        const turned = panelIn({ framework, views: views.toReversed() });
        expect(JSON.stringify(turned)).toBe(JSON.stringify(panel));
      }),
      { numRuns: 40 * TIMES },
    );
  });

  test('tell who left a question empty, and all of them, from who says that they do not know', () => {
    const { questions } = ladderPanel([{ money: 'own', door: 'unknown' }, { money: 'part' }, {}]);
    const told = questions.map(({ question, notKnown, notAnswered, skipped }) => [
      question,
      [notKnown, notAnswered, skipped],
    ]);
    expect(Object.fromEntries(told)).toMatchObject({ money: [1, 1, 1], door: [3, 2, 1] });
  });

  test('say of how many of them a note is', () => {
    const noted = (notes: readonly string[]) => ({ ...assessmentOf([['money', 'own']]), notes });
    const notesOf = (views: Parameters<typeof viewsOf>[0]) =>
      panelOf(compiled(LADDER), viewsOf(views, 'england'), MANNER).notes;
    expect(notesOf([noted(['The answers.']), noted(['The answers.'])])).toEqual(['The answers.']);
    expect(notesOf([noted(['The answers.']), noted([])])).toEqual(['Of 1 of 2 views: the answers.']);
  });

  test('are counted whole at every question', () => {
    fc.assert(
      fc.property(panelCases(5), ({ framework, views }) => {
        for (const question of panelIn({ framework, views }).questions) {
          const { known, notKnown, notAsked, tally, share, consensus } = question;
          expect(known + notKnown + notAsked).toBe(views.length);
          expect(tally.reduce((sum, each) => sum + each.views, 0)).toBe(known);
          expect(consensus.inside + consensus.outside).toBe(known);
          expect(share === null).toBe(known === 0);
        }
      }),
      { numRuns: 40 * TIMES },
    );
  });

  test('know by kind what they know together of what all are asked', () => {
    fc.assert(
      fc.property(panelCases(5), fc.array(fc.constantFrom('Nurse', 'Clerk')), (given, roles) => {
        const views = given.views.map(({ file, assessment }, index) => {
          const answeredBy = [{ role: roles[index] ?? 'Lead', organisation: null, name: null, as: null }];
          return { file, assessment: { ...assessment, answeredBy } };
        });
        const panel = panelOf(compiled(given.framework), views, { ...MANNER, names: true });
        const all = panel.questions.filter(({ part, notAsked }) => part === 'answers' && notAsked === 0);
        const knowing = panel.knowing.roles ?? [];
        expect(knowing).toMatchObject(
          (panel.kinds.roles ?? []).map((kind) => ({ ...kind, asked: kind.views * all.length })),
        );
        const known = knowing.map(({ share, asked }) => Math.round((share ?? 0) * asked));
        expect(sumOf(known)).toBe(sumOf(all.map((question) => question.known)));
      }),
      { numRuns: 40 * TIMES },
    );
  });

  test('who do not name the same nation are told so, and any of these is reckoned with', () => {
    const views: View[] = ['england', 'wales'].map((nation, index) => ({
      file: `${index}.yaml`,
      assessment: assessmentOf([], nation),
    }));
    const { notes, service } = panelOf(compiled(LADDER), views, MANNER);
    expect(service.nation).toBeNull();
    expect(notes.join()).toMatch(/do not name the same nation: England and Wales/u);
  });
});

test('a list says the same in any order, also by name', () => {
  const [question] = LADDER.questions;
  const [low = '', middle = ''] = question?.options.map(({ id }) => id) ?? [];
  const views = viewsOf(
    [
      [low, middle],
      [middle, low],
    ].map((list) => assessmentOf([[question?.id ?? '', list]])),
    'england',
  );
  const [told] = panelOf(compiled(LADDER), views, { ...MANNER, names: true }).questions;
  expect(told?.tally).toMatchObject([{ answer: [low, middle], views: 2 }]);
  expect(told?.said?.map(({ answer }) => answer)).toEqual([
    [low, middle],
    [low, middle],
  ]);
});

describe('the median', () => {
  const [first] = LADDER.questions;
  const [id = '', options = []] = [first?.id, first?.options.map((option) => option.id)];
  const [low = '', middle = '', high = ''] = options;

  test('is an option, or lies between two, or in a list', () => {
    const medianOf = (...given: readonly (string | readonly string[])[]) =>
      ladderPanel(given.map((answer) => ({ [id]: answer }))).questions[0]?.median;
    expect(medianOf(low, middle, high)).toEqual({ place: 2, options: [middle] });
    expect(medianOf(low, low, high, high)).toEqual({ place: 2, options: [low, high] });
    expect(medianOf(low, [low, middle], high)).toEqual({ place: 1.5, options: [low, middle] });
    expect(medianOf('unknown', 'unknown')).toBeNull();
  });
});

describe('kappa', () => {
  const framework = shipped('five-levels');
  const [one, other] = [0, 1].map((step) =>
    assessmentOf(
      framework.questions.map(({ id, options }, index) => [
        id,
        options[Math.min(index % 3 === 0 ? step : 0, options.length - 1)]?.id ?? '',
      ]),
    ),
  );
  const views = viewsOf(one && other ? [one, other] : [], 'england');
  const kappaBy = (kappa: Parameters<typeof panelOf>[2]['kappa'], some = views) =>
    panelOf(compiled(framework), some, { ...MANNER, kappa }).kappa;

  test('is given where it is asked for, by its name and its weights', () => {
    expect(kappaBy(null)).toBeNull();
    expect(kappaBy({ kind: 'fleiss' })).toMatchObject({ kind: 'fleiss', word: null });
    expect(kappaBy({ kind: 'cohen', weights: 'linear' })).toMatchObject({ kind: 'cohen', weights: 'linear' });
  });

  test('of Cohen is between two, and of Fleiss over what everybody knows', () => {
    expect(kappaBy({ kind: 'cohen', weights: 'none' }, [...views, ...views])).toBeNull();
    const silent = { file: 'silent.yaml', assessment: assessmentOf([]) };
    expect(kappaBy({ kind: 'fleiss' }, [...views, silent])).toMatchObject({ value: null, questions: 0 });
  });
});

describe('where there are too many ways to count', () => {
  test('draws say the same within their margin, and nothing decides that does not', () => {
    let compared = 0;
    fc.assert(
      fc.property(panelCases(3, { questions: 4 }), ({ framework, views }) => {
        const model = compiled(framework);
        const hearing = hearingOf('answers', model, views, NO_PROVER);
        const nations = hearing.grounds[0]?.situation.given[framework.questions.length] ?? 0;
        for (const rungs of model.placements) {
          const mixing = () => ({
            rungs,
            model,
            questions: hearing.questions,
            situation: mergedSituation(hearing.questions, model, nations),
            prove: NO_PROVER,
            budget: { left: 1e8 },
          });
          const [counted, drawn] = [mixturesOf(mixing()), mixturesOf(mixing(), 0)];
          expect(drawn.together).toEqual(counted.together);
          expect(drawn.stability.exact).toBe(false);
          const truly = counted.decisive.map(({ question }) => question);
          const perhaps = drawn.perhapsDecisive.map(({ question }) => question);
          const told = drawn.decisive.map(({ question }) => question);
          expect(truly).toEqual(expect.arrayContaining(told));
          expect([...told, ...perhaps]).toEqual(expect.arrayContaining(truly));
          for (const { question, levels } of drawn.decisive)
            expect(levels).toEqual(counted.decisive.find((each) => each.question === question)?.levels);
          const shareOf = (levels: readonly number[]) =>
            drawn.stability.outcomes.find((each) => each.levels.join() === levels.join())?.share ?? 0;
          for (const { levels, share } of counted.stability.outcomes)
            expect(Math.abs(shareOf(levels) - share)).toBeLessThan(0.06);
          compared += counted.stability.outcomes.length > 1 ? 1 : 0;
        }
      }),
      { numRuns: 12 * TIMES },
    );
    expect(compared).toBeGreaterThan(3 * TIMES);
  });

  test('a large panel of lists ends, and says that it was drawn', () => {
    const framework = shipped('partnership-health-check');
    const all = fc.sample(assessments(framework), { numRuns: 12, seed: 7 });
    const { placements } = panelOf(compiled(framework), viewsOf(all, 'england'), MANNER);
    const drawn = placements.filter(({ stability }) => !stability.exact);
    expect(drawn.length).toBeGreaterThan(0);
    for (const { stability } of drawn) {
      const { low, high, share } = stability.otherwise;
      expect(low).toBeLessThanOrEqual(share);
      expect(high - low).toBeLessThan(0.041);
    }
  });
});
