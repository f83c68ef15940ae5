import type { Framework, Level, Placement } from '../../framework/types.ts';
import { measureWords } from '../condition-words.ts';
import { escaped } from '../markdown-syntax.ts';
import { CUMULATIVE, HIGHEST } from '../sentences.ts';
import { conditionBlock, groundsText, paragraph } from './parts.ts';

/** A placement: how its levels count, and each level with what it requires. */
export function placementBlocks(placement: Placement, framework: Framework): string[] {
  const { title, about, cumulative, measure, firstRank, levels } = placement;
  return [
    `## ${escaped(title)}`,
    paragraph(about),
    cumulative ? CUMULATIVE : HIGHEST,
    measure ? `The levels are bands of the ${escaped(measureWords(measure, framework))}.` : '',
    ...levels.flatMap((level, index) => levelBlocks(level, firstRank + index, framework)),
  ];
}

function levelBlocks(level: Level, rank: number, framework: Framework): string[] {
  return [
    `### Level ${rank}: ${escaped(level.name)}`,
    paragraph(level.about),
    conditionBlock('In place when', [level.requires], framework),
    conditionBlock('Sounder with', level.strengthenedBy, framework),
    ...level.stages.map(({ name, requires }) =>
      conditionBlock(`Reaches the stage “${name}” when`, [requires], framework),
    ),
    level.costs === null ? '' : `What keeping it up costs: ${escaped(level.costs)}`,
    groundsText(level, framework),
  ];
}
