import type { PlacementResult, Result } from '../../engine/result.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { counted } from '../../text.ts';
import { adviceFor, aFew, questionsForLevels } from '../advice.ts';
import { needsNoMore, nextLead } from '../needed.ts';
import { LOWEST_FIRST, lowestMoves } from '../rows.ts';
import { atTheTop, moveText, needText, tallyText, waitingText } from '../sentences.ts';

/** What to do next, on every placement; on a profile, for its lowest rows. */
export function nextSteps(result: Result, paper: Paper): string[] {
  if (result.placements.length === 0) return lowestRows(result, paper);
  return result.placements.flatMap((placement) => {
    const title = result.placements.length > 1 ? titled(placement.title, paper, '  ') : [];
    return [...title, ...stepsOn(placement, result, paper)];
  });
}

function lowestRows(result: Result, paper: Paper): string[] {
  const moves = lowestMoves(result);
  if (moves.length === 0) return [];
  return [
    ...wrapped(LOWEST_FIRST, paper, { first: '  ' }),
    ...moves.flatMap((move) => wrapped(move, paper, { first: `  ${paper.glyphs.bullet} ` })),
  ];
}

function stepsOn(placement: PlacementResult, result: Result, paper: Paper): string[] {
  const { next, needs, ask, steps } = adviceFor(placement, result);
  if (next === null) return wrapped(atTheTop(placement), paper, { first: '  ' });
  if (needsNoMore(placement, result))
    return wrapped(nextLead(next, placement, result), paper, { first: '  ' });
  const item = (text: string) => wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` });
  const { shown, more } = aFew(ask, MOST_TO_FIND_OUT);
  return [
    ...wrapped(nextLead(next, placement, result), paper, { first: '  ' }),
    ...shown.flatMap((question) => item(`Find out: ${question}`)),
    ...(more === null ? [] : [`    ${more}`]),
    ...needs.flatMap(({ reason, move }) => [
      ...item(`Needed: ${needText(reason)}`),
      ...(move ? wrapped(moveText(move), paper, { first: '    ' }) : []),
    ]),
    ...steps.flatMap(({ barrier, who, firstStep }) => item(`${who}: ${firstStep} (Against: ${barrier}.)`)),
  ];
}

const MOST_TO_FIND_OUT = 6;
const MOST_QUESTIONS = 5;

/** What is not known and would matter. */
export function unknowns(result: Result, paper: Paper): string[] {
  const mattering = questionsForLevels(result);
  const shown = mattering.slice(0, MOST_QUESTIONS);
  return [
    ...wrapped([tallyText(result.answered), ...whatWouldChange(shown.length, result)].join(' '), paper, {
      first: '  ',
    }),
    ...shown.flatMap((question) =>
      wrapped(waitingText(question, result), paper, { first: `  ${paper.glyphs.bullet} ` }),
    ),
    ...(mattering.length > shown.length
      ? [`    and ${counted(mattering.length - shown.length, 'more question')}.`]
      : []),
  ];
}

function whatWouldChange(questions: number, { placements }: Result): string[] {
  if (placements.length === 0) return [];
  if (questions > 0) return ['These would change the placement:'];
  const isSettled = placements.every(({ possible }) => possible.levels.length === 1);
  return [isSettled ? 'No open answer can change the placement.' : 'The nation would change the placement.'];
}
