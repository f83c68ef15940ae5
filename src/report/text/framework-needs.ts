import type { Framework, HowRule, WhoRule } from '../../framework/types.ts';
import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { conditionBlock, grounds } from './framework-parts.ts';
import { questionLines } from './framework-questions.ts';

/** What is asked about the people served, and what their needs call for. */
export function needsSections(framework: Framework, paper: Paper): string[] {
  const { needs, placements, agencies } = framework;
  if (!needs) return [];
  const levels = placements.flatMap((placement) => placement.levels);
  const levelCalled = (id: string) => levels.find((level) => level.id === id)?.name ?? id;
  const agencyCalled = (id: string) => agencies.find((agency) => agency.id === id)?.title ?? id;
  const rules = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', ...titled(title, paper), ...lines] : [];
  return [
    ...headed('The people served', paper),
    ...(needs.about ? wrapped(needs.about, paper) : []),
    ...needs.questions.flatMap((question, index) => questionLines(question, index + 1, framework, paper)),
    ...rules(
      'How closely to work together: of the rules that hold, the highest level counts',
      needs.how.flatMap((rule) => ruleLines(levelCalled(rule.level), rule, framework, paper)),
    ),
    ...rules(
      'Who to work with',
      needs.who.flatMap((rule) => ruleLines(agencyCalled(rule.agency), rule, framework, paper)),
    ),
  ];
}

function ruleLines(name: string, rule: HowRule | WhoRule, framework: Framework, paper: Paper): string[] {
  const indent = { first: '   ' };
  return [
    '',
    ...wrapped(`${name}, ${rule.when ? 'when' : 'always'}`, paper, { first: ` ${paper.glyphs.bullet} ` }),
    ...(rule.when ? conditionBlock(rule.when, framework, paper) : []),
    ...wrapped(rule.because, paper, indent),
    ...grounds(rule, framework, paper, '   '),
  ];
}
