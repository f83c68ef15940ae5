import type { LevelResult, PlacementResult, Result, SettlingQuestion } from '../../../model/result.ts';
import { bare, listed } from '../../../text.ts';
import type { Claim, LabelledLine } from '../../blocks.ts';
import { line, said } from '../../build-blocks.ts';
import { phrase } from '../level-words.ts';
import { nameOf, nounOf, questionInWords, ranksText } from '../position-words.ts';
import { isBlank } from '../service-words.ts';

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
    return telling
      .slice(0, isOneOfSeveral ? 1 : MOST)
      .map((question, at) =>
        line(
          said(
            1 + 4 * (at + index),
            `${name}${questionInWords(question.ask)} ${outcomesText(question, placement, result)}`,
            ...questionClaim(question.question, placement),
          ),
        ),
      );
  const sets = placement.settling?.levels.map(({ answers }) => answers) ?? [];
  const [fewest] = sets.toSorted((one, other) => one.length - other.length);
  const asks = [...new Set(fewest?.map(({ ask }) => ask) ?? [])];
  if (asks.length < 2) return [];
  const lead = said(
    2 + 4 * index,
    `${name}No single answer settles it; these ${asks.length} together would:`,
  );
  const [first = '', ...more] = asks;
  return [
    line(
      { ...lead, text: `${lead.text} ${questionInWords(first)}` },
      ...more.map((ask) => said(2, questionInWords(ask))),
    ),
  ];
}

function questionClaim(question: string | null, { id }: PlacementResult): Claim[] {
  return question === null ? [] : [{ about: 'question', question, decides: id }];
}

/** What each answer would come to, by the level that it turns on, else in its own words. */
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
      const texts = outcome.options.map(({ text }) => `“${bare(text)}”`);
      const from =
        { 'at-least': texts.slice(0, 1), 'at-most': texts.slice(-1) }[outcome.test as string] ?? texts;
      const lead = { 'at-least': 'at least ', 'at-most': 'at most ' }[outcome.test as string] ?? '';
      return `If it is ${lead}${listed(from, 'or')}: ${told[index]?.ranks}.`;
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
