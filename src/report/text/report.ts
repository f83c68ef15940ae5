import type { Result } from '../../engine/result.ts';
import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { FOOTING } from '../footing.ts';
import { needsTitle } from '../needed.ts';
import { NO_LEVEL } from '../sentences.ts';
import { saysMoreThanBands, scorecard } from '../shape.ts';
import { barriers } from './barriers.ts';
import { footing } from './footing.ts';
import { grid } from './grid.ts';
import { heading, position } from './head.ts';
import { ladder } from './ladder.ts';
import { needs } from './needs.ts';
import { nextSteps, unknowns } from './next.ts';
import { profile } from './profile.ts';
import { agendaLines, scorecardLines } from './scorecard.ts';

/** The result as a page of text: where it sits, what the people served need, the ladder, how firm it stands, the profile, the barriers, what to do, what is not known. */
export function renderText(result: Result, paper: Paper): string {
  const many = scorecard(result);
  const lines = [
    ...heading(result, paper),
    ...where(result, paper),
    ...section(needsTitle(result), needs(result, paper), paper),
    ...section('The two together', grid(result, paper), paper),
    ...result.placements
      .filter((placement) => !many || saysMoreThanBands(placement))
      .flatMap((placement) => [
        ...headed(ladderTitle(placement.title, result), paper),
        ...ladder(placement, result, paper),
      ]),
    ...section(FOOTING, footing(result, paper), paper),
    ...section('Profile', profile(result, paper), paper),
    ...section('Barriers', barriers(result, paper), paper),
    ...section('What to do next', many ? agendaLines(many, result, paper) : nextSteps(result, paper), paper),
    ...section('What is not known', unknowns(result, paper), paper),
  ];
  return page(lines);
}

function where(result: Result, paper: Paper): string[] {
  const many = scorecard(result);
  if (many) return scorecardLines(many, paper);
  if (result.placements.length === 0) return ['', ...wrapped(NO_LEVEL, paper)];
  return result.placements.flatMap((placement) => position(placement, result, paper));
}

/** Only what the people served need, as a page of text. */
export function renderTextNeeds(result: Result, paper: Paper): string {
  return page([...heading(result, paper), ...section(needsTitle(result), needs(result, paper), paper)]);
}

function page(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function ladderTitle(title: string, { placements }: Result): string {
  return placements.length > 1 ? title : 'The levels';
}

function section(title: string, lines: readonly string[], paper: Paper): string[] {
  return lines.length === 0 ? [] : [...headed(title, paper), ...lines];
}
