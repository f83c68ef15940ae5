import type { PlacementResult, Result } from '../engine/result.ts';
import { capitalised } from '../text.ts';
import { adviceFor, aFew } from './advice.ts';
import { escaped, list } from './markdown-syntax.ts';
import { needsNoMore, nextLead } from './needed.ts';
import { LOWEST_FIRST, lowestMoves } from './rows.ts';
import { weakestFirst } from './scorecard.ts';
import { atTheTop, moveText, needText } from './sentences.ts';
import { type Measured, scorecard } from './shape.ts';

/** What to do next: once over many numbers, else on every placement; on a profile, for its lowest rows. */
export function nextBlocks(result: Result): string[] {
  const many = scorecard(result);
  if (many) return agendaBlocks(many, result);
  if (result.placements.length > 0)
    return result.placements.flatMap((placement) => stepBlocks(placement, result));
  const moves = lowestMoves(result);
  return moves.length === 0 ? [] : [TITLE, LOWEST_FIRST, list(moves)];
}

const TITLE = '## What to do next';

function agendaBlocks(placements: readonly Measured[], result: Result): string[] {
  const { lead, tasks, rest } = weakestFirst(placements, result);
  const items = tasks.map(({ text, more }) =>
    [`- ${escaped(text)}`, ...more.map((line) => `  - ${escaped(line)}`)].join('\n'),
  );
  return [TITLE, lead, items.join('\n'), rest === null ? '' : escaped(capitalised(rest))];
}

function stepBlocks(placement: PlacementResult, result: Result): string[] {
  const { next, needs, ask, steps } = adviceFor(placement, result);
  const title = result.placements.length > 1 ? `: ${escaped(placement.title)}` : '';
  const { shown, more } = aFew(ask, MOST_TO_FIND_OUT);
  if (next === null) return [`${TITLE}${title}`, atTheTop(placement)];
  return [
    `${TITLE}${title}`,
    escaped(nextLead(next, placement, result)),
    needsNoMore(placement, result)
      ? ''
      : list([
          ...shown.map((question) => `Find out: ${question}`),
          ...(more === null ? [] : [more]),
          ...needs.map(
            ({ reason, move }) => `Needed: ${needText(reason)}${move ? ` ${moveText(move)}` : ''}`,
          ),
          ...steps.map(({ barrier, who, firstStep }) => `${who}: ${firstStep} (Against: ${barrier}.)`),
        ]),
  ];
}

const MOST_TO_FIND_OUT = 6;
