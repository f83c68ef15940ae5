import { code, type Sentence, say } from '../../sentence.ts';
import type { Conflict, Plan, Requirement } from '../../solver/plan/types.ts';
import { needText } from '../sentences.ts';
import { openText } from './steps.ts';

/** The words in which the reports say why a level cannot be reached. */

/** The requirements: what the level needs, then what has to come first, then what was asked of the plan. */
export function requirementTexts({ requirements }: Conflict, plan: Plan): string[] {
  const inOrder = ORDER.flatMap((kind) => requirements.filter((each) => each.kind === kind));
  return inOrder.map((requirement) => requirementText(requirement, plan));
}

const ORDER: readonly Requirement['kind'][] = ['level', 'comes-first', 'keep', 'without'];

/** What comes before the requirements. */
export function conflictLead({ requirements }: Conflict): string {
  if (requirements.length > 1) return 'These cannot all hold:';
  return requirements.some(isOurs)
    ? 'This stands against it:'
    : 'No step that the framework knows leads to this:';
}

/** What comes after them; null where there is nothing to add. */
export function conflictEnd({ requirements, proven }: Conflict, plan: Plan): string | null {
  const sentences = [
    ...(proven ? [] : [`${stopText(plan)}: perhaps not all of these are part of it.`]),
    ...(requirements.some(isOurs) ? ['Give up one of those that you set, and plan again.'] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : null;
}

function isOurs({ kind }: Requirement): boolean {
  return kind === 'keep' || kind === 'without';
}

/** One requirement in a sentence. */
function requirementText(requirement: Requirement, { placement }: Plan): string {
  switch (requirement.kind) {
    case 'level': {
      const { level, missing, rule } = requirement;
      const isNumber = missing.length > 0 && missing.every(({ number }) => number !== null);
      const needs = isNumber ? missing.map(needText).join(' ') : rule;
      // Where levels do not add up, what is needed is this one or any above: those are in its rule as well.
      const isTop = placement.levels.at(-1)?.id === level.id;
      const above = placement.cumulative || isTop ? '' : ' or a level above it,';
      return `Level ${level.rank}, ${level.name},${above} needs: ${needs}`;
    }
    case 'keep':
      return `This is to stay as it is: ${requirement.ask} ${requirement.open ? openText(requirement.text) : requirement.text}`;
    case 'without':
      return `The plan is to do without this, so that it counts as the least that there is: ${requirement.ask} ${requirement.text}`;
    case 'comes-first':
      return `${requirement.ask} To get to “${bare(requirement.to.text)}”, this has to come first: ${requirement.needs}`;
  }
}

function bare(text: string): string {
  return text.replace(/\.$/u, '');
}

function stopText({ stoppedBy }: Plan): string {
  return stoppedBy === 'time' ? 'Time ran out' : 'Too much would have to be looked at';
}

/** Said where neither a way nor a proof that there is none was found. */
export function notFound({ stoppedBy }: Plan): Sentence {
  return stoppedBy === 'time'
    ? say`It is not proven that there is none. A longer ${code('--time-limit')} may find one.`
    : say`It is not proven that there is none: more would have to be looked at than a plan looks at.`;
}
