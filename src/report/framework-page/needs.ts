import type { Framework, HowRule, Needs, WhoRule } from '../../framework/types.ts';
import { escaped } from '../markdown-syntax.ts';
import { conditionItems, groundsText, paragraph } from './parts.ts';
import { blocksOf } from './questions.ts';

/** What is asked about the people served, and what their needs call for. */
export function needsBlocks(framework: Framework): string[] {
  const { needs } = framework;
  if (!needs) return [];
  return [
    '## The people served',
    paragraph(needs.about),
    ...needs.questions.flatMap((question, index) =>
      blocksOf(question, `### ${index + 1}.`, 'heavier', framework),
    ),
    ...howBlocks(needs, framework),
    ...whoBlocks(needs, framework),
  ];
}

function howBlocks({ how }: Needs, framework: Framework): string[] {
  if (how.length === 0) return [];
  const levels = framework.placements.flatMap((placement) => placement.levels);
  const nameOf = (id: string) => levels.find((level) => level.id === id)?.name ?? id;
  return [
    '### How closely to work together',
    'Of the rules that hold, the highest level counts.',
    how.map((rule) => ruleItems(nameOf(rule.level), rule, framework)).join('\n'),
  ];
}

function whoBlocks({ who }: Needs, framework: Framework): string[] {
  if (who.length === 0) return [];
  const nameOf = (id: string) => framework.agencies.find((agency) => agency.id === id)?.title ?? id;
  return [
    '### Who to work with',
    who.map((rule) => ruleItems(nameOf(rule.agency), rule, framework)).join('\n'),
  ];
}

function ruleItems(name: string, rule: HowRule | WhoRule, framework: Framework): string {
  const details = [escaped(rule.because), groundsText(rule, framework)];
  return [
    `- **${escaped(name)}**, ${rule.when ? 'when' : 'always'}`,
    ...(rule.when ? [conditionItems(rule.when, framework, 1)] : []),
    ...details.filter(Boolean).map((detail) => `  - ${detail}`),
  ].join('\n');
}
