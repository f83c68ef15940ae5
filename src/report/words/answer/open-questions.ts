import type { LevelResult, PlacementResult, Result, SettlingQuestion } from '../../../model/result.ts';
import { bare } from '../../../text.ts';
import type { Claim, LabelledLine, Said } from '../../blocks.ts';
import { line, said } from '../../build-blocks.ts';
import { answerWords } from '../condition-words.ts';
import { phrase } from '../level-words.ts';
import { atTable } from '../need-words.ts';
import { nameOf, nounOf, questionInWords, ranksText } from '../position-words.ts';
import { isBlank } from '../service-words.ts';
import { isRead, isToYou, silentPartners, type Told } from './who-answered.ts';

const MOST = 2;

/** The questions on which the level depends, each with what its answers would make of it. */
export function dependsLines(result: Result): LabelledLine[] {
  const open = result.placements.filter(({ possible }) => possible.levels.length > 1);
  if (open.length > 3 || isBlank(result)) return [];
  return open.flatMap((placement, index) => placementLines(placement, result, index, open.length > 1));
}

function placementLines(
  placement: PlacementResult,
  result: Result,
  index: number,
  isOneOfSeveral: boolean,
): LabelledLine[] {
  const name = nameOf(placement, result);
  // One that settles nothing by any of its answers is asked about below.
  const telling = (placement.settling?.alone ?? []).filter(({ outcomes }) =>
    outcomes.some(({ levels }) => levels.length === 1),
  );
  if (telling.length > 0)
    return telling.slice(0, isOneOfSeveral ? 1 : MOST).map((question, at) => {
      const text = `${name}${questionInWords(question.ask)} ${outcomesText(question, placement, result)}`;
      return line(said(1 + 4 * (at + index), text, ...questionClaims(question.question, placement.id)));
    });
  const sets = placement.settling?.levels.map(({ answers }) => answers) ?? [];
  const [fewest] = sets.toSorted((one, other) => one.length - other.length);
  const asks = [...new Set(fewest?.map(({ ask }) => ask) ?? [])];
  if (asks.length < 2) return [];
  const [first = '', ...more] = asks.map(questionInWords);
  const text = `${name}No single answer settles it; these ${asks.length} together would: ${first}`;
  return [line(said(2 + 4 * index, text), ...more.map((ask) => said(2, ask)))];
}

/** The outcome of each answer by the level that it decides, else in the answer's own words. */
function outcomesText(
  { question, outcomes }: SettlingQuestion,
  placement: PlacementResult,
  { openQuestions }: Result,
): string {
  const { levels, possible } = placement;
  // Where others are open too, an answer may leave it as it is, and is told of in neither way.
  const isAlone = openQuestions.filter(({ decides }) => decides.includes(placement.id)).length === 1;
  const lowest = levels.filter(({ id }) => id === possible.levels[0]);
  const noun = nounOf(placement);
  const found = outcomes
    .map((outcome) => ({ outcome, some: levels.filter(({ id }) => outcome.levels.includes(id)) }))
    .toSorted((one, other) => (other.some[0]?.rank ?? 0) - (one.some[0]?.rank ?? 0));
  const told = found.map(({ outcome: { exact }, some }, index) => {
    const ranks = ranksText(
      some.map(({ rank }) => rank),
      noun,
    );
    return {
      turns: turning(question, some, found.length === 1 ? lowest : found[index + 1]?.some, placement),
      ranks: `${ranks}${exact ? '' : ' at most'}`,
    };
  });
  const isTold = told.slice(0, Math.max(1, told.length - 1)).every(({ turns }) => turns !== null);
  if (isTold)
    return told
      .map(({ turns, ranks }) =>
        turns
          ? `If that comes to ${bare(phrase(turns))}: ${ranks}.`
          : `If ${isAlone ? 'not' : 'that is ruled out'}: ${ranks}.`,
      )
      .join(' ');
  return found
    .map(({ outcome }, index) => {
      const texts = outcome.options.map(({ text }) => text);
      return `If it is ${answerWords(outcome.test, texts)}: ${told[index]?.ranks}.`;
    })
    .join(' ');
}

/** The one level that is there by an outcome and not by the next lower one, or null. */
function turning(
  question: string | null,
  some: readonly LevelResult[],
  below: readonly LevelResult[] | undefined,
  { cumulative, levels, measure }: PlacementResult,
): LevelResult | null {
  const [lowest] = some;
  if (!lowest || !below || measure) return null;
  const highest = below.at(-1);
  if (!highest || highest.rank >= lowest.rank) return null;
  const level = cumulative ? levels[levels.indexOf(highest) + 1] : lowest;
  if (!level || level.own === 'unmet' || level.status !== 'unknown') return null;
  // Another question than the first that it lacks may bring it about in another form than its name says.
  return level.missing.some((reason) => reason.question === question) ? level : null;
}

/** The open questions that matter and were not told before, and the partners not yet heard. */
export function findOutLines(result: Told, told: readonly Claim[]): (LabelledLine | Said)[] {
  const { openQuestions, answered, next, recommended, needs } = result;
  const known = new Set(told.flatMap((claim) => (claim.about === 'question' ? [claim.question] : [])));
  const questions = openQuestions.filter(({ question }) => !known.has(question));
  if (isBlank(result))
    return questions.slice(0, 5).map(({ question, ask }, index) => questionText(1 + index, question, ask));
  const deciding = questions.filter(({ decides, levels }) => (next ? decides : levels).length > 0);
  const others = questions.filter((question) => !deciding.includes(question));
  const unclear = atTable(recommended, 'kind not given').map(
    ({ agency }): Claim => ({ about: 'partner', agency, status: 'kind not given' }),
  );
  return [
    ...deciding.slice(0, 3).map(({ question, ask }, index) => questionText(5 + index, question, ask)),
    ...othersLine(others, result),
    ...(needs && !recommended ? [said(6, 'What the people served need.')] : []),
    ...(unclear.length > 0
      ? [said(7, 'Which kinds of partner take part: it is not said of all of them.', ...unclear)]
      : []),
    ...(answered.unknown + answered.unanswered === 0 ? [nothingOpen(result)] : []),
  ];
}

function questionText(rank: number, question: string, ask: string): Said {
  return said(rank, questionInWords(ask), ...questionClaims(question, null));
}

function questionClaims(question: string | null, decides: string | null): Claim[] {
  return question === null ? [] : [{ about: 'question', question, decides }];
}

function othersLine(others: Result['openQuestions'], { placements }: Result): LabelledLine[] {
  const [first, ...more] = others.slice(0, 3);
  if (!first) return [];
  const isSettled = placements.length > 0 && placements.every(({ possible }) => possible.levels.length === 1);
  const lead = isSettled
    ? `Open, but without effect on the ${nounOf(placements[0] ?? { measure: null })}: `
    : 'Also open: ';
  const start = questionText(4, first.question, first.ask);
  const claims: Claim[] = isSettled
    ? [...start.claims, { about: 'answers', status: 'none decides' }]
    : [...start.claims];
  return [
    line(
      { ...start, text: lead + start.text, claims },
      ...more.map(({ question, ask }, index) => questionText(10 + index, question, ask)),
    ),
  ];
}

function nothingOpen(result: Told): Said {
  const silent = isRead(result) ? null : silentPartners(result);
  const whole = isToYou(result) ? 'You answered everything' : 'Every question is answered';
  const rest = silent === null ? '.' : '; how the others see it is not known.';
  return said(3, whole + rest, { about: 'answers', status: 'none open' });
}
