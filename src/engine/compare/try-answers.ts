import type { AnswerValue, Assessment } from '../../model/assessment.ts';
import type {
  ChangedLevel,
  ChangedPartner,
  Changes,
  OtherAnswer,
  SetAnswer,
  WhatIf,
} from '../../model/comparison.ts';
import type { AnswerResult, LevelResult, Result, Tool } from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import { modelIn } from '../compile/nation-terms.ts';
import type { Model, Questionnaire } from '../compiled.ts';
import { decide } from '../logic/decide.ts';
import { TRUE } from '../logic/evaluate.ts';
import { type Ground, groundOf } from '../logic/ground.ts';
import { NO_PROVER, type Prover } from '../logic/search.ts';
import { addWhyNot } from '../score/decision-reasons.ts';
import { scoreAssessment } from '../score/score-assessment.ts';
import {
  compareAnswers,
  compareBarriers,
  compareNeeded,
  comparePositions,
  compareProfiles,
  inOrder,
} from './compared-columns.ts';

function changesBetween(before: Result, after: Result): Changes {
  const both = [before, after];
  return {
    placements: comparePositions(both).filter(
      ({ columns, levels }) =>
        isMoved(columns) || levels.some(({ statuses, replaced }) => isMoved(statuses) || isMoved(replaced)),
    ),
    levels: changedLevels(before, after),
    profile: compareProfiles(both).filter(({ columns }) => isMoved(columns)),
    score: isMoved([before.score, after.score]) ? { columns: [before.score, after.score] } : null,
    barriers: compareBarriers(both.map(({ barriers }) => barriers)).filter(({ statuses }) =>
      isMoved(statuses),
    ),
    questions: [
      compareAnswers(both.map(({ needs }) => needs?.answers ?? [])),
      compareAnswers(both.map(({ answers }) => answers)),
    ]
      .flat()
      .filter(({ answers }) => isMoved(answers.map((entry) => entry?.answer === 'hidden'))),
    needs: {
      levels: compareNeeded(both).filter(({ columns }) => isMoved(columns)),
      partners: changedPartners(both),
    },
  };
}

/** True if the two entries of results differ. */
// Everything in a result is plain JSON in one order of keys, so its text tells.
function isMoved([now, then]: readonly unknown[]): boolean {
  return JSON.stringify(now) !== JSON.stringify(then);
}

function changedLevels(before: Result, after: Result): ChangedLevel[] {
  return after.placements.flatMap(({ id: placement, levels }) => {
    const earlier = before.placements.find(({ id }) => id === placement)?.levels ?? [];
    return levels.flatMap((level, index): ChangedLevel[] => {
      const columns = [earlier[index] ?? level, level].map(standingOf);
      const { id, rank, name } = level;
      return isMoved(columns) ? [{ placement, id, rank, name, columns }] : [];
    });
  });
}

function standingOf({ status, replaced, stage, strength }: LevelResult): ChangedLevel['columns'][number] {
  const { met, of, unknown, word } = strength;
  return { status, replaced, stage, strength: { met, of, unknown, word } };
}

function changedPartners(both: readonly Result[]): ChangedPartner[] {
  const partners = both.map(({ recommended }) => [
    ...(recommended?.who ?? []),
    ...(recommended?.perhaps ?? []),
  ]);
  return inOrder(partners, ({ agency }) => agency)
    .map(({ agency, title, have }) => ({
      agency,
      title,
      have,
      columns: both.map((result) => callingFor(agency, result)),
    }))
    .filter(({ columns }) => isMoved(columns));
}

function callingFor(agency: string, { recommended }: Result): ChangedPartner['columns'][number] {
  const isIt = (partner: { readonly agency: string }) => partner.agency === agency;
  const needed = recommended?.who.find(isIt);
  if (needed) return needed.calledIn ? 'called-in' : 'needed';
  return recommended?.perhaps.some(isIt) ? 'perhaps' : 'not-needed';
}

/** Scores an assessment as it is and with `others` set, which the framework has to know and allow. */
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

/** The assessment with some answers set, each without what was noted beside the one that it replaces. */
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

/** Why a question is certainly not asked, or null where it is or may be. */
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

function isSame(given: AnswerValue | undefined, answer: AnswerValue): boolean {
  if (given === undefined) return false;
  const [one, other] = [given, answer].map((value) => (typeof value === 'string' ? [value] : value));
  return one?.length === other?.length && (one?.every((option) => other?.includes(option)) ?? false);
}
