import { modelIn } from '../engine/compile/nation-terms.ts';
import type { Model } from '../engine/compiled.ts';
import { countBits } from '../engine/logic/evaluate.ts';
import { NO_PROVER, type Prover } from '../engine/logic/search.ts';
import { titleOf } from '../engine/score/place-assessment.ts';
import type { Assessment } from '../model/assessment.ts';
import {
  type CalibratedQuestion,
  type CalibratedView,
  type Calibration,
  CLOSENESSES,
  type Closeness,
  type Counts,
  type Reading,
} from '../model/calibration.ts';
import type { View } from '../model/panel.ts';
import type { Tool } from '../model/result.ts';
import { agreementOver } from './agreement.ts';
import { type JointAnswer, type JointQuestion, NOT_ASKED, placeOf } from './joint-answers.ts';
import { labelsOf } from './kinds.ts';
import { aloneBy, aloneOn, type Hearing, hearingOf, laddersOf, saidBy } from './placed.ts';

/** How several people read one case, held against its key. */

export interface CalibrationManner {
  readonly tool: Tool;
  /** True to say who said what. */
  readonly names: boolean;
}

/** Holds `views` of the case, one at least, against its `key`; where that answers nothing for sure, no question is left. */
export function calibrationOf(
  written: Model,
  views: readonly View[],
  key: Assessment,
  { tool, names }: CalibrationManner,
  prove: Prover = NO_PROVER,
): Calibration {
  const { nation, name } = key.service;
  const model = modelIn(written, nation);
  const own = hearingOf('answers', model, [{ file: '', assessment: key }], prove);
  const sure = sureIn(own);
  const asked = sure.filter(({ id }) => views.some(({ assessment }) => assessment.answers.has(id)));
  const hearing = hearingOf('answers', model, withRestOf(key, views, asked), prove);
  const coded = asked.flatMap(({ id, index, right }): Coded[] => {
    const question = hearing.questions[index];
    if (!question) return [];
    const { note = null, evidence = [] } = key.answers.get(id) ?? {};
    const close = question.given.map((given) =>
      closenessOf(question.answers[given] ?? given, question, right),
    );
    return [{ index, question, right, note, evidence, close }];
  });
  const questions = coded.map((each) => questionOf(each, names ? hearing : null));
  const ladders = laddersOf(model).answers;
  const labels = labelsOf(views);
  const byView = hearing.grounds.map((ground, view) => ({
    label: labels[view] ?? '',
    file: views[view]?.file ?? '',
    counts: countsOf(coded.flatMap(({ close }) => close[view] ?? [])),
    placements: ladders.map((ladder) => aloneBy(ladder, ground)),
  }));
  // Of fewer it is told how all are together, where nobody is named.
  const isSpread = names || views.length >= FEWEST;
  const { id, version, title, unverified } = model.framework;
  return {
    schemaVersion: 1,
    tool,
    framework: { id, version, title, unverified },
    service: { name, nation, nationTitle: titleOf(model.framework.nations, nation) },
    notes: [...new Set(views.flatMap(({ assessment }) => assessment.notes))],
    views: views.length,
    who: names ? byView : null,
    counts: countsOf(coded.flatMap(({ close }) => close)),
    spread: isSpread ? spreadOf(byView) : null,
    placements: own.grounds.flatMap((ground) =>
      ladders.map((ladder) => ({
        id: ladder.id,
        title: ladder.title,
        isMeasured: ladder.isMeasured,
        key: aloneBy(ladder, ground),
        alone: isSpread ? aloneOn(ladder, hearing) : null,
      })),
    ),
    questions,
    leftOut: sure.length - asked.length,
    talkAbout: talkAbout(questions),
    overall: agreementOver(coded.map(({ question }) => question)),
  };
}

const FEWEST = 3;

/** A question that the key answers, with what the views say of it. */
interface Coded extends Pick<CalibratedQuestion['key'], 'note' | 'evidence'> {
  readonly index: number;
  readonly question: JointQuestion;
  /** What the key says. */
  readonly right: JointAnswer;
  /** How close each view is. */
  readonly close: readonly Closeness[];
}

/** The questions that a key answers with one option, or as not applicable. */
function sureIn({ questions }: Hearing) {
  return questions.flatMap(({ model, answers: [right] }, index) =>
    right && countBits(right.bits) === 1 ? [{ id: model.question.id, index, right }] : [],
  );
}

/** The views with their own answers to what is `asked`, and the key’s to all else, so that levels differ by nothing else. */
function withRestOf(
  { service, answers }: Assessment,
  views: readonly View[],
  asked: readonly { readonly id: string }[],
): readonly View[] {
  const rest = [...answers].filter(([id]) => !asked.some((each) => each.id === id));
  return views.map(({ file, assessment }) => {
    const own = asked.flatMap(({ id }) => {
      const given = assessment.answers.get(id);
      return given ? [[id, given] as const] : [];
    });
    return { file, assessment: { ...assessment, service, answers: new Map([...rest, ...own]) } };
  });
}

/** How close an answer is, or that there is none. */
function closenessOf(given: JointAnswer | number, { model }: JointQuestion, right: JointAnswer): Closeness {
  if (typeof given === 'number') return given === NOT_ASKED ? 'notAsked' : 'notKnown';
  if (given.bits === right.bits) return 'same';
  if ((given.bits & right.bits) !== 0) return 'near';
  const [place, wanted] = [placeOf(given), placeOf(right)];
  if (!model.question.ordered || place === null || wanted === null) return 'further';
  return Math.abs(place - wanted) <= 1 + 1e-9 ? 'near' : 'further';
}

function countsOf(all: readonly Closeness[]): Counts {
  const counts = CLOSENESSES.map((kind) => [kind, all.filter((each) => each === kind).length]);
  return Object.fromEntries(counts) as Counts;
}

/** A question with what each view of `hearing` says, which is null where that is left out. */
function questionOf(
  { index, question, right, close, ...told }: Coded,
  hearing: Hearing | null,
): CalibratedQuestion {
  const { id, dimension, ask, ordered } = question.model.question;
  const counts = countsOf(close);
  return {
    question: id,
    dimension,
    ask,
    ordered,
    key: { answer: right.answer, text: right.text, ...told },
    reading: readingOf(counts, question),
    counts,
    tally: question.answers.map((given) => {
      const { answer, text, views } = given;
      return { answer, text, views, closeness: closenessOf(given, question, right) };
    }),
    said: hearing === null ? null : hearing.grounds.map((ground) => saidBy(ground, index)),
  };
}

function readingOf(counts: Counts, { answers, given }: JointQuestion): Reading {
  const asked = given.length - counts.notAsked;
  // In whole numbers, so that 8 of 12 is two thirds of any number.
  const isMost = (views: number) => views * 3 > asked * 2;
  if (isMost(counts.same)) return 'as-the-case';
  if (answers.some(({ views }) => isMost(views))) return 'alike-otherwise';
  return counts.notKnown * 2 >= asked ? 'not-known' : 'apart';
}

function talkAbout(questions: readonly CalibratedQuestion[]): readonly string[] {
  return questions
    .filter(({ reading }) => reading !== 'as-the-case')
    .toSorted(({ counts: one }, { counts: other }) => one.same - other.same || other.further - one.further)
    .map(({ question }) => question);
}

function spreadOf(byView: readonly Pick<CalibratedView, 'counts'>[]): Calibration['spread'] {
  const same = byView.map(({ counts }) => counts.same).sort((one, other) => one - other);
  const at = (place: number) => same[place] ?? 0;
  const last = same.length - 1;
  return { lowest: at(0), median: (at(last >> 1) + at((last + 1) >> 1)) / 2, highest: at(last) };
}
