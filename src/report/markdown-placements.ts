import type { LevelResult, PlacementResult, Result } from '../engine/result.ts';
import { aboutWhereItSits, aFew, isPassed, placingQuestion } from './advice.ts';
import { belowHeadline, headline } from './headline.ts';
import { escaped, list, table } from './markdown-syntax.ts';
import { measureLine } from './numbers.ts';
import { bandsAsk, blankLead, tableOf } from './scorecard.ts';
import { certainNeeds, isScore, needText, statusPhrase, strengthPhrase } from './sentences.ts';
import { type Measured, saysMoreThanBands, scorecard } from './shape.ts';

/** Where it sits on every placement: in one table where all are bands of numbers, and there are many. */
export function whereBlocks(result: Result): string[] {
  const many = scorecard(result);
  const shown = many ? many.filter(saysMoreThanBands) : result.placements;
  return [
    ...(many ? scorecardBlocks(many) : []),
    ...shown.flatMap((placement) => placementBlocks(placement, result)),
  ];
}

function scorecardBlocks(placements: readonly Measured[]): string[] {
  const [head = [], ...rows] = tableOf(placements).map((cells) => cells.map(escaped));
  return [
    '## Where it sits',
    escaped(blankLead(placements) ?? ''),
    table(head, rows),
    list(bandsAsk(placements)),
  ];
}

/** Where it sits on one placement, and how each of its levels stands. */
function placementBlocks(placement: PlacementResult, result: Result): string[] {
  const question = placingQuestion(placement, result);
  const rows = placement.levels.toReversed().map((level) => levelRow(level, placement));
  return [
    `## ${result.placements.length > 1 ? escaped(placement.title) : 'Where it sits'}`,
    `**${escaped(headline(placement))}** ${escaped(aboutWhereItSits(placement) ?? '')}`.trimEnd(),
    escaped([belowHeadline(placement), measureLine(placement)].filter(Boolean).join(' ')),
    question ? `The question that could place it: ${escaped(question)}` : '',
    table(['', 'Level', 'How it stands', 'What it lacks'], rows),
  ];
}

function levelRow(level: LevelResult, placement: PlacementResult): string[] {
  const isFoot = placement.cumulative && level.id === placement.levels[0]?.id;
  const status = isFoot ? '' : statusPhrase(level, placement);
  const strength = level.status === 'met' ? strengthPhrase(level.strength) : '';
  const reasons = level.status === 'met' ? level.strength.missing : level.missing;
  const waiting = isPassed(level, placement) ? [] : reasons.filter(({ open }) => open);
  const open = waiting.filter((reason) => !isScore(reason)).map(({ ask }) => `Not known: ${ask}`);
  const numbers = waiting.filter(isScore).map(needText);
  const { shown, more } = aFew([...new Set(open)], MOST_OPEN);
  const needed = [...certainNeeds(reasons).map(needText), ...numbers];
  const lacking = [...new Set(needed), ...shown, ...(more === null ? [] : [more])];
  return [
    escaped(String(level.rank)),
    escaped(level.name),
    escaped([status, level.stage ? `reaching ${level.stage.name}` : '', strength].filter(Boolean).join('; ')),
    lacking.map(escaped).join('<br>'),
  ];
}

const MOST_OPEN = 6;
