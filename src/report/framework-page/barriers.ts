import type { Barrier, Framework, Lever } from '../../framework/types.ts';
import { listed } from '../../text.ts';
import { escaped } from '../markdown-syntax.ts';
import { conditionBlock, groundsText, onlyInText, paragraph } from './parts.ts';

/** Every barrier by kind: what raises it, what it holds back, and who can remove it. */
export function barrierBlocks(framework: Framework): string[] {
  if (framework.barriers.length === 0) return [];
  return [
    '## Barriers and levers',
    ...framework.kinds.flatMap(({ id, title }) => {
      const own = framework.barriers.filter(({ kind }) => kind === id);
      if (own.length === 0) return [];
      return [`### ${escaped(title)}`, ...own.flatMap((barrier) => blocksOf(barrier, framework))];
    }),
  ];
}

function blocksOf(barrier: Barrier, framework: Framework): string[] {
  const levels = framework.placements.flatMap((placement) => placement.levels);
  const held = barrier.holdsBack.map((id) => levels.find((level) => level.id === id)?.name ?? id);
  return [
    `#### ${escaped(barrier.name)}`,
    paragraph(barrier.about),
    conditionBlock('Arises when', [barrier.arisesWhen], framework),
    conditionBlock('Is raised when', [barrier.raisedBy], framework),
    held.length > 0 ? `Holds back: ${escaped(listed(held))}.` : '',
    escaped(onlyInText(barrier.nations, framework)),
    barrier.levers.length > 0 ? '**Levers**' : '',
    barrier.levers.map((lever) => leverItems(lever, framework)).join('\n'),
    barrier.noLever === null ? '' : `Without a lever: ${escaped(barrier.noLever)}`,
    groundsText(barrier, framework),
  ];
}

function leverItems(lever: Lever, framework: Framework): string {
  const details = [escaped(onlyInText(lever.nations, framework)), groundsText(lever, framework)];
  return [
    `- ${escaped(`${lever.who} (${lever.effort}): ${lever.firstStep}`)}`,
    ...details.filter(Boolean).map((detail) => `  - ${detail}`),
  ].join('\n');
}
