import {
  type CalibratedPlacement,
  type CalibratedQuestion,
  type Calibration,
  CLOSENESSES,
  type Closeness,
  type Counts,
  type Reading,
} from '../../../model/calibration.ts';
import { capitalised, counted, listed } from '../../../text.ts';
import { outcomeText, saidByText, saidText, whoSay } from './difference-words.ts';

/** How several people read one case, and what to talk about. */

/** How many questions are read as the case has them, and what to do about the others, in two sentences. */
export function calibrationHeadline({ questions, views, talkAbout }: Calibration): string {
  const [talk, alike] = [talkAbout.length, questions.length - talkAbout.length];
  const most = views === 2 ? 'both of you' : `more than two thirds of the ${views} of you`;
  const of = `${alike} of ${counted(questions.length, 'question')}`;
  const read =
    alike === 0
      ? `No question is read as the case has it by ${most}.`
      : `${capitalised(most)} read ${of} as the case has ${alike === 1 ? 'it' : 'them'}.`;
  if (talk === 0) return `${read} No question here has to be talked about first.`;
  const others = talk === 1 ? 'one' : talk;
  return `${read} Talk about ${alike === 0 ? `the ${others}` : `the other ${others}`} before your own service.`;
}

/** How much may be taken from it. */
export const MEANING = [
  'One short case shows how you read these questions, and little about your own service, of which each knows other things.',
  'The case may be wrong, too: where you agree and it does not, read again what it tells.',
] as const;

/** What to ask of a question that is not read as the case has it. */
const ASK: Readonly<Record<Exclude<Reading, 'as-the-case'>, string>> = {
  'alike-otherwise':
    'You agree with each other, and not with the case: does what it tells bear out its answer, or yours?',
  'not-known': 'Half of you or more do not know: does the case leave it open?',
  apart: 'You read it differently from each other: what do the words mean to each of you?',
};

/** The questions to talk about, in that order, each with what to ask. */
export function toTalkAbout({ questions, talkAbout }: Calibration) {
  return talkAbout.flatMap((id) =>
    questions.flatMap((question) =>
      question.question === id && question.reading !== 'as-the-case'
        ? [{ question, ask: ASK[question.reading] }]
        : [],
    ),
  );
}

/** What the case has, and how many say so. */
export function keyText({ key, counts }: CalibratedQuestion, views: number): string {
  return `The case has ${saidText(key)}; ${counts.same === 0 ? 'none' : counts.same} of ${views} say so.`;
}

/** What is told of the case where it is answered; null where nothing is. */
export function tellingText({ key: { note, evidence } }: CalibratedQuestion): string | null {
  const told = [...(note === null ? [] : [note]), ...evidence];
  return told.length === 0 ? null : `What the case tells: ${told.join(' ')}`;
}

/** The other answers, each with how close it is, how many give it, and who, where that is told. */
export function otherAnswers(question: CalibratedQuestion, calibration: Calibration) {
  return question.tally
    .filter(({ closeness }) => closeness !== 'same')
    .map((told) => ({
      text: `${saidText(told)}, ${counted(told.views, 'view')}: ${closeText(told, question)}.`,
      by: saidByText({ who: whoSay(told, question, calibration), organisations: [] }),
    }));
}

function closeText(
  { answer, closeness }: CalibratedQuestion['tally'][number],
  { ordered }: CalibratedQuestion,
) {
  if (closeness === 'near') return typeof answer === 'string' ? 'one option away' : 'near it';
  return ordered && answer !== 'not-applicable' ? 'further off' : 'something else';
}

/** What each closeness is called behind a number, and as the head of a column. */
export const CLOSENESS: Readonly<Record<Closeness, readonly [behind: string, head: string]>> = {
  same: ['as the case has it', 'The same'],
  near: ['one option away', 'One away'],
  further: ['further off', 'Further'],
  notKnown: ['not known', 'Not known'],
  notAsked: ['not asked', 'Not asked'],
};

/** The kinds of closeness that a table has columns for, the closest first: the last ones only where they occur. */
export function kindsIn({ counts }: Calibration): readonly Closeness[] {
  return CLOSENESSES.filter((kind, index) => index < 3 || counts[kind] > 0);
}

/** How many answers are how close, such as “81 as the case has it, 15 one option away and 4 not known”. */
export function countsText(counts: Counts): string {
  return listed(
    CLOSENESSES.flatMap((kind) => (counts[kind] === 0 ? [] : [`${counts[kind]} ${CLOSENESS[kind][0]}`])),
  );
}

/** How close all answers are together. */
export function answersText({ counts, questions, views }: Calibration): string {
  return `Of ${counted(questions.length * views, 'answer')}: ${countsText(counts)}.`;
}

/** How far people are spread; null where that is not told. */
export function spreadText({ spread, questions }: Calibration): string | null {
  if (spread === null) return null;
  const { lowest, median, highest } = spread;
  const of = `of ${questions.length} as the case has them`;
  if (lowest === highest) return `Each of you has ${lowest} ${of}.`;
  return `One by one, you have ${lowest} to ${highest} ${of}; at least half of you have ${Math.ceil(median)} or more.`;
}

/** Where the case is, and how many would put it there. */
export function placedText(placement: CalibratedPlacement, views: number): string {
  const where = outcomeText(placement.key, placement);
  const { alone } = placement;
  if (alone === null) return `The case: ${where}.`;
  const there = alone.find((each) => outcomeText(each, placement) === where)?.views ?? 0;
  return `The case: ${where}. By your own answers, ${there} of ${views} put it there, too.`;
}
