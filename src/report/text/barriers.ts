import type { BarrierResult, Result } from '../../engine/result.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { counted, listed } from '../../text.ts';
import { pressing, questionsForBarriers } from '../advice.ts';
import { heldSentence, holdText } from '../scorecard.ts';
import { heldText, isBlank, leverText, noLeverText, phrase, possibleText, reasonText } from '../sentences.ts';
import { scorecard } from '../shape.ts';

/** The barriers that remain, by kind: those that hold back the next step in full, the rest a line each. */
export function barriers(result: Result, paper: Paper): string[] {
  const remaining = result.barriers.filter(({ status }) => status === 'remains');
  const possible = result.barriers.filter(({ status }) => status === 'possible');
  const urgent = pressing(result);
  return [
    ...wrapped(summary(remaining, urgent, result), paper, { first: '  ' }),
    ...result.kinds.flatMap(({ id, title }) =>
      ofKind(
        title,
        remaining
          .filter(({ kind }) => kind === id)
          .flatMap((barrier) =>
            urgent.includes(barrier) ? inFull(barrier, result, paper) : inALine(barrier, result, paper),
          ),
        paper,
      ),
    ),
    ...possibleOnes(possible, result, paper),
  ];
}

function summary(
  remaining: readonly BarrierResult[],
  urgent: readonly BarrierResult[],
  result: Result,
): string {
  if (result.barriers.length === 0) return 'This framework names no barriers.';
  if (remaining.length === 0) return 'None is known to remain.';
  if (scorecard(result)) return heldSentence(remaining.length, urgent.length);
  const next = result.placements
    .flatMap(({ next: id, levels }) => levels.filter((level) => level.id === id))
    .map(phrase);
  const steps = next.length > 1 ? 'next steps' : 'next step';
  const which = next.length > 0 ? `; ${holdText(urgent.length)} back the ${steps}, ${listed(next)}` : '';
  return `${counted(remaining.length, 'barrier')} ${remaining.length === 1 ? 'remains' : 'remain'}${which}.`;
}

function ofKind(title: string, lines: readonly string[], paper: Paper): string[] {
  return lines.length === 0 ? [] : ['', ...titled(title, paper, '  '), ...lines];
}

function inALine(barrier: BarrierResult, result: Result, paper: Paper): string[] {
  return wrapped(`${barrier.name}${held(barrier, result)}`, paper, { first: `  ${paper.glyphs.bullet} ` });
}

function inFull(barrier: BarrierResult, result: Result, paper: Paper): string[] {
  const indent = { first: '    ' };
  return [
    ...wrapped(`${barrier.name}${held(barrier, result)}`, paper, { first: `  ${paper.glyphs.bullet} ` }),
    ...(barrier.about ? wrapped(barrier.about, paper, indent) : []),
    ...barrier.because.flatMap((reason) =>
      wrapped(reasonText(reason), paper, { first: '    Because: ', hang: 6 }),
    ),
    ...(barrier.levers.length === 0 ? wrapped(noLeverText(barrier, result), paper, indent) : []),
    ...barrier.levers.flatMap((lever) =>
      wrapped(leverText(lever, result), paper, { first: '    Lever: ', hang: 6 }),
    ),
  ];
}

function held(barrier: BarrierResult, result: Result): string {
  const text = heldText(barrier, result);
  return `${text === null ? '' : ` (${text})`}${barrier.unverified ? ' [unverified]' : ''}`;
}

function possibleOnes(possible: readonly BarrierResult[], result: Result, paper: Paper): string[] {
  if (possible.length === 0) return [];
  const deciding = isBlank(result) ? [] : questionsForBarriers(result);
  const shown = deciding.slice(0, MOST_QUESTIONS);
  const rest = deciding.length - shown.length;
  return [
    '',
    ...wrapped(possibleText(possible.length, deciding.length, result), paper, { first: '  ' }),
    ...shown.flatMap(({ ask, barriers: waiting }) =>
      wrapped(`${ask} (${waiting.length})`, paper, { first: `  ${paper.glyphs.bullet} ` }),
    ),
    ...(rest > 0 ? [`    and ${counted(rest, 'more question')}.`] : []),
  ];
}

const MOST_QUESTIONS = 6;
