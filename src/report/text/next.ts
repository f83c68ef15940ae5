import type { PlacementResult, Result } from '../../engine/result.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { adviceFor, aFew } from '../advice.ts';
import { needsNoMore, nextLead } from '../needed.ts';
import { LOWEST_FIRST, lowestMoves } from '../rows.ts';
import { atTheTop, moveText, needText } from '../sentences.ts';
import { unknownWords } from '../unknown.ts';

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

/** What is not known and would matter, and what would settle where it sits. */
export function unknowns(result: Result, paper: Paper): string[] {
  const { lead, questions, more, settling } = unknownWords(result, MOST_QUESTIONS);
  const item = (text: string) => wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` });
  return [
    ...wrapped(lead, paper, { first: '  ' }),
    ...questions.flatMap(item),
    ...(more === null ? [] : [`    ${more}`]),
    ...settling.flatMap(({ title, sets, rest }) => [
      ...(title === null ? [] : titled(title, paper, '  ')),
      ...sets.flatMap(({ title: level, answers }) => [
        ...wrapped(level, paper, { first: '  ' }),
        ...answers.flatMap(item),
      ]),
      ...(rest === null ? [] : wrapped(rest, paper, { first: '  ' })),
    ]),
  ];
}
