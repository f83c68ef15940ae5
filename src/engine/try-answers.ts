import type { AnswerValue, Assessment } from '../model/assessment.ts';
import type { AnswerResult, Reason, Result, Tool } from '../model/result.ts';
import { changesBetween } from './changes.ts';
import { decide } from './decide.ts';
import { type Ground, groundOf } from './ground.ts';
import type { Model, Questionnaire } from './model.ts';
import { addWhyNot } from './reasons.ts';
import { scoreAssessment } from './score.ts';
import { NO_PROVER, type Prover } from './search.ts';
import { modelIn } from './terms.ts';
import { TRUE } from './truth.ts';
import type { OtherAnswer, SetAnswer, WhatIf } from './what-if.ts';

/**
 * What an assessment comes to now, what it would come to with some answers set, and what moves between the two.
 * Each of the other answers has to name a question of the framework, every question once, and an answer that it allows.
 * What a search cannot decide is left to `prove`.
 */
export function tryAnswers(
  written: Model,
  assessment: Assessment,
  others: readonly OtherAnswer[],
  tool: Tool,
  prove: Prover = NO_PROVER,
): WhatIf {
  const model = modelIn(written, assessment.service.nation);
  const changed = withAnswers(model, assessment, others);
  const before = scoreAssessment(model, assessment, tool, prove);
  const after = scoreAssessment(model, changed, tool, prove);
  const set = setAnswers({ model, assessment, changed, before, after }, others);
  return { schemaVersion: 1, tool, set, before, after, changes: changesBetween(before, after) };
}

/** The assessment with some answers set. What was noted of an answer goes with it, unless the answer stays. */
function withAnswers(model: Model, assessment: Assessment, others: readonly OtherAnswer[]): Assessment {
  const needs = new Map(assessment.needs);
  const answers = new Map(assessment.answers);
  for (const { question, answer } of others) {
    const part = isNeed(question, model) ? needs : answers;
    if (isSame(part.get(question)?.answer, answer)) continue;
    part.set(question, { answer, note: null, evidence: [], source: null });
  }
  return { ...assessment, needs, answers };
}

/** What the answers that were set are looked at in. */
interface Trial {
  readonly model: Model;
  readonly assessment: Assessment;
  readonly changed: Assessment;
  readonly before: Result;
  readonly after: Result;
}

function setAnswers(trial: Trial, others: readonly OtherAnswer[]): SetAnswer[] {
  const { model, changed } = trial;
  const nation = changed.service.nation;
  const service = groundOf<Questionnaire>(model, changed.answers, nation);
  const needs = model.needs && groundOf(model.needs.asked, changed.needs, nation);
  return others.map((other) => {
    const isAboutNeeds = needs !== null && isNeed(other.question, model);
    return setAnswer(other, isAboutNeeds ? 'needs' : 'answers', isAboutNeeds ? needs : service, trial);
  });
}

function setAnswer(
  { question, answer }: OtherAnswer,
  part: SetAnswer['part'],
  ground: Ground,
  { model, assessment, before, after }: Trial,
): SetAnswer {
  const index = ground.model.questions.findIndex((entry) => entry.question.id === question);
  const hiding = whyHidden(index, ground);
  const isAlready = isSame(assessment[part].get(question)?.answer, answer);
  return {
    question,
    answer,
    part,
    ask: ground.model.questions[index]?.question.ask ?? '',
    effect: hiding ? 'not-asked' : isAlready ? 'same' : 'changed',
    before: shownIn(before, part, question),
    after: shownIn(after, part, question),
    because: hiding ?? [],
    levels: part === 'answers' ? levelsLookingAt(index, model) : [],
  };
}

/** Why a question is certainly not asked; null where it is, or may be. */
function whyHidden(index: number, ground: Ground): readonly Reason[] | null {
  const shownWhen = ground.model.questions[index]?.shownWhen;
  if (!shownWhen || decide(shownWhen, ground) & TRUE) return null;
  const reasons: Reason[] = [];
  addWhyNot(reasons, shownWhen.node, ground);
  return reasons;
}

function levelsLookingAt(index: number, { placements }: Model): string[] {
  return placements
    .flatMap(({ levels }) => levels)
    .filter(({ requires }) => requires.questions.includes(index))
    .map(({ name }) => name.id);
}

function shownIn({ answers, needs }: Result, part: SetAnswer['part'], question: string): SetAnswer['before'] {
  const shown: readonly AnswerResult[] = part === 'answers' ? answers : (needs?.answers ?? []);
  const { answer, text } = shown.find((entry) => entry.question === question) ?? UNANSWERED;
  return { answer, text };
}

const UNANSWERED = { answer: 'unanswered', text: '' };

function isNeed(question: string, { needs }: Model): boolean {
  return needs?.asked.questions.some((entry) => entry.question.id === question) ?? false;
}

/** True where two answers leave the same options, in whatever order they are listed. */
function isSame(given: AnswerValue | undefined, answer: AnswerValue): boolean {
  if (given === undefined) return false;
  const [one, other] = [given, answer].map((value) => (typeof value === 'string' ? [value] : value));
  return one?.length === other?.length && (one?.every((option) => other?.includes(option)) ?? false);
}
