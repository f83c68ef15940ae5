import { readFileSync } from 'node:fs';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Model } from '../../src/engine/compiled.ts';
import { nextQuestion } from '../../src/engine/quick/next-question.ts';
import { listShipped, loadShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Answers, Assessment, GivenAnswer } from '../../src/model/assessment.ts';
import type { Question } from '../../src/model/question.ts';
import { unwrap } from '../../src/problem.ts';
import { randomFrom } from '../support/random.ts';
import { rungByRung } from './baseline.ts';
import type { Measure } from './report.ts';

/** How many questions a quick interview takes, and how many one that asks rung by rung. */

const TIMES = 100;

const SEED = 4;

/** The mean number of questions to certainty, quick against rung by rung, framework by framework and in total. */
export function askingMeasures(): Measure[] {
  const asked = askedOnCases(process.cwd(), TIMES, SEED);
  const rows = asked.map((each) => ({ ...measureOf(each), fewer: false }));
  return [...rows, { ...measureOf(inTotal(asked)), fewer: true }];
}

function measureOf({ framework, runs, quick, rungByRung: steps, worst }: Asked) {
  const what = `questions to certainty, quick against rung by rung: ${framework}`;
  return { what, mean: quick / runs, against: steps / runs, over: worst };
}

/** All frameworks as one. */
export function inTotal(asked: readonly Asked[]): Asked {
  const sum = (of: 'runs' | 'quick' | 'rungByRung') => asked.reduce((total, each) => total + each[of], 0);
  return {
    framework: 'in total',
    runs: sum('runs'),
    quick: sum('quick'),
    rungByRung: sum('rungByRung'),
    worst: Math.max(...asked.map(({ worst }) => worst)),
  };
}

/** What came of asking in both ways, over the cases of a framework. */
export interface Asked {
  readonly framework: string;
  readonly runs: number;
  /** How many questions were asked in all runs together. */
  readonly quick: number;
  readonly rungByRung: number;
  /** How many more the quick interview asked in the run in which it did worst. */
  readonly worst: number;
}

/**
 * Every published case with its open answers filled in, so many times from a seed, and then answered from the
 * beginning in both ways. A framework without placements has nothing to be certain of.
 */
export function askedOnCases(root: string, times: number, seed: number): Asked[] {
  return listShipped(root).flatMap(({ id }) => {
    const framework = loadShipped(root, id);
    if (framework.placements.length === 0) return [];
    const model = compile(framework);
    const random = randomFrom(seed);
    const next = remembered(model);
    const found = { framework: id, runs: 0, quick: 0, rungByRung: 0, worst: Number.NEGATIVE_INFINITY };
    for (const { file } of shippedCases(root, id)) {
      const assessment = unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework));
      const { nation } = assessment.service;
      for (let time = 0; time < times; time += 1) {
        const answers = filledIn(framework.questions, assessment, random);
        const quick = askedQuickly(answers, nation, next).length;
        const steps = rungByRung(model, answers, nation).length;
        found.runs += 1;
        found.quick += quick;
        found.rungByRung += steps;
        found.worst = Math.max(found.worst, quick - steps);
      }
    }
    return [found];
  });
}

/** Which question comes next in a quick interview, by id; null at its end. */
export type Next = (answers: Answers, nation: string | null) => string | null;

/** The questions of a quick interview in which everything is known, in order. */
export function askedQuickly(answers: Answers, nation: string | null, next: Next): string[] {
  const known = new Map<string, GivenAnswer>();
  for (;;) {
    const id = next(known, nation);
    const answer = answers.get(id ?? '');
    if (id === null || !answer) return [...known.keys()];
    known.set(id, answer);
  }
}

/** The choice of the next question, worked out once for the same answers. */
export function remembered(model: Model): Next {
  const found = new Map<string, string | null>();
  return (answers, nation) => {
    const key = [nation, ...[...answers].map(([id, { answer }]) => `${id}=${answer}`).sort()].join(' ');
    const known = found.get(key);
    if (known !== undefined) return known;
    const next = nextQuestion(model, answers, nation, new Set(answers.keys()));
    const id = model.questions[next?.question ?? -1]?.question.id ?? null;
    found.set(key, id);
    return id;
  };
}

/** The answers of a case; where one is open, an option that it leaves. */
function filledIn(questions: readonly Question[], { answers }: Assessment, random: () => number): Answers {
  const filled = questions.map(({ id, options }): [string, GivenAnswer] => {
    const given = answers.get(id) ?? { answer: 'unknown', note: null, evidence: [], source: null };
    const left = given.answer === 'unknown' ? options.map((option) => option.id) : [given.answer].flat();
    return [id, { ...given, answer: left[Math.floor(random() * left.length)] ?? 'unknown' }];
  });
  return new Map(filled);
}
