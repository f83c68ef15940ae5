import * as fc from 'fast-check';
import { expect } from 'vitest';
import { isOpen, mayBeHidden } from '../../src/engine/logic/evaluate.ts';
import { settleSituation } from '../../src/engine/logic/search.ts';
import { nextQuestion } from '../../src/engine/quick/next-question.ts';
import type { Assessment, GivenAnswer } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { assessments, frameworks } from './frameworks.ts';
import { compiled } from './load.ts';
import { completions, levelGiven } from './oracle.ts';

type Sitting = readonly [framework: Framework, before: Assessment, replies: Assessment];

/** A framework, what was answered before, and what the person would reply to each question. */
export function sittings(): fc.Arbitrary<Sitting> {
  return frameworks({ questions: 5 }).chain((framework) =>
    fc.tuple(fc.constant(framework), assessments(framework), assessments(framework)),
  );
}

/** Holds a quick interview, and looks each time at everything that may still matter. */
export function checkEveryChoice([framework, before, replies]: Sitting): void {
  const model = compiled(framework);
  const { nation } = before.service;
  const answers = new Map(before.answers);
  const asked = new Set<string>();
  for (;;) {
    const matter = questionsThatMatter(framework, { ...before, answers }, asked);
    const next = nextQuestion(model, answers, nation, asked);
    if (!next) {
      expect([...matter]).toEqual([]);
      return;
    }
    const id = framework.questions[next.question]?.id ?? '';
    expect([...matter]).toContain(id);
    const situation = settleSituation(model, answers, nation);
    const parents = mayBeHidden(situation, next.question)
      ? (model.questions[next.question]?.shownWhen?.questions ?? [])
      : [];
    const open = parents.filter(
      (parent) => matter.has(framework.questions[parent]?.id ?? '') && isOpen(situation.given[parent] ?? 0),
    );
    // What may not be asked at all waits for what decides that.
    expect(open).toEqual([]);
    expect(asked.size + matter.size).toBeLessThanOrEqual(next.atMost);
    answers.set(id, replies.answers.get(id) ?? UNKNOWN);
    asked.add(id);
  }
}

const UNKNOWN: GivenAnswer = { answer: 'unknown', note: null, evidence: [], source: null };

/**
 * The questions of which two answers could leave different levels possible, however the others turn out that may yet
 * be asked: with everything listed, one way of answering them after the other. Those in `asked` are not asked again.
 */
function questionsThatMatter(
  framework: Framework,
  assessment: Assessment,
  asked: ReadonlySet<string>,
): Set<string> {
  const free = framework.questions.filter(({ id }) => !asked.has(id));
  const found = new Set<string>();
  const outcomes = new Map<string, string>();
  for (const options of waysToAnswer(free, assessment)) {
    const left = levelsLeft(framework, withAnswers(assessment, options));
    for (const { id } of free) {
      const others = [...options].filter(([each]) => each !== id).join(' ');
      const before = outcomes.get(`${id}: ${others}`);
      if (before !== undefined && before !== left) found.add(id);
      outcomes.set(`${id}: ${others}`, left);
    }
  }
  return found;
}

/** Every way of giving each question one of the options that its answer leaves, or “not applicable” where that is left. */
function waysToAnswer(questions: readonly Question[], { answers }: Assessment): Map<string, string>[] {
  let ways = [new Map<string, string>()];
  for (const { id, options, mayNotApply } of questions) {
    const given = answers.get(id)?.answer ?? 'unknown';
    const all = [...options.map((option) => option.id), ...(mayNotApply ? ['not-applicable'] : [])];
    const left = given === 'unknown' ? all : [given].flat();
    ways = ways.flatMap((way) => left.map((option) => new Map([...way, [id, option]])));
  }
  return ways;
}

function withAnswers(assessment: Assessment, options: ReadonlyMap<string, string>): Assessment {
  const given = [...options].map(([id, answer]): [string, GivenAnswer] => [
    id,
    { answer, note: null, evidence: [], source: null },
  ]);
  return { ...assessment, answers: new Map([...assessment.answers, ...given]) };
}

/** The levels that each placement could come to, as text. */
function levelsLeft(framework: Framework, assessment: Assessment): string {
  const all = completions(framework, assessment);
  const levels = framework.placements.map((placement) => {
    const given = all.map((completion) => levelGiven(placement, framework, completion));
    return [...new Set(given)].sort().join(' ');
  });
  return levels.join(', ');
}
