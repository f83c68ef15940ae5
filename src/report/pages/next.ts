import type { PlacementResult, Result } from '../../model/result.ts';
import { capitalised } from '../../text.ts';
import { adviceFor, aFew } from '../advice.ts';
import { type Block, cutAt, listOf, para, paras, titledIf } from '../document/blocks.ts';
import { needsNoMore, nextLead } from '../needed.ts';
import { LOWEST_FIRST, lowestMoves } from '../rows.ts';
import { weakestFirst } from '../scorecard.ts';
import { andMore, atTheTop, moveText, needText } from '../sentences.ts';
import { scorecard } from '../shape.ts';
import { unknownWords } from '../unknown.ts';

/** What to do next: once over many numbers, else on every placement; on a profile, for its lowest rows. */
export function nextBlocks(result: Result): Block[] {
  const { placements } = result;
  if (placements.length === 0) {
    const moves = lowestMoves(result);
    return moves.length === 0 ? [] : [para(LOWEST_FIRST), ...listOf(moves)];
  }
  if (scorecard(result)) return agenda(result);
  return placements.flatMap((placement) =>
    titledIf(placements.length > 1, placement.title, stepsOn(placement, result)),
  );
}

function agenda(result: Result): Block[] {
  const { lead, tasks, rest } = weakestFirst(scorecard(result) ?? [], result);
  return [para(lead), ...listOf(tasks), ...paras(rest && capitalised(rest))];
}

const MOST_TO_FIND_OUT = 6;

function stepsOn(placement: PlacementResult, result: Result): Block[] {
  const { next, needs, ask, steps } = adviceFor(placement, result);
  if (next === null) return [para(atTheTop(placement))];
  const where = para(nextLead(next, placement, result));
  if (needsNoMore(placement, result)) return [where];
  const { shown, more } = aFew(ask, MOST_TO_FIND_OUT);
  return [
    where,
    ...listOf([
      ...shown.map((question) => `Find out: ${question}`),
      ...(more === null ? [] : [more]),
      ...needs.map(({ reason, move }) => ({
        text: `Needed: ${needText(reason)}`,
        more: move ? [moveText(move)] : [],
      })),
      ...steps.map(({ barrier, who, firstStep }) => `${who}: ${firstStep} (Against: ${barrier}.)`),
    ]),
  ];
}

/** How many open questions are enough. */
const MOST_QUESTIONS = 5;

/** What is not known and would matter, and what would settle where it sits. */
export function unknownBlocks(result: Result): Block[] {
  const { lead, questions, settling } = unknownWords(result);
  const cut = cutAt(MOST_QUESTIONS, questions.length, (rest) => andMore(rest, 'question'));
  return [
    para(lead),
    ...listOf(questions, cut),
    ...settling.flatMap(({ title, sets, rest }) =>
      titledIf(title !== null, title ?? '', [
        ...sets.flatMap(({ title: level, answers }) => [para(level), ...listOf(answers)]),
        ...paras(rest),
      ]),
    ),
  ];
}
