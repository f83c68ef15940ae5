import type { Conflict, Plan, Requirement } from '../../solver/plan/types.ts';
import { needText, phrase } from '../sentences.ts';

/** The words in which the reports say why a level cannot be reached. */

/** What comes before the requirements. */
export function conflictLead({ to, keep, without }: Plan, { requirements }: Conflict): string {
  const what = to ? phrase(to) : 'the level';
  const isBound = keep.length > 0 || without.length > 0;
  const start = isBound
    ? `Under these conditions ${what} cannot be secured.`
    : `No change of answers secures ${what}.`;
  if (requirements.length < 2) return `${start} This cannot be met:`;
  return `${start} These cannot all hold:`;
}

/** What comes after them; null where there is nothing to add. */
export function conflictEnd({ requirements, proven }: Conflict): string | null {
  const sentences = [
    ...(proven ? [] : ['Time ran out: perhaps not all of these are part of it.']),
    ...(requirements.some(isOurs) ? ['Give up one of those that you set, and plan again.'] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : null;
}

function isOurs({ kind }: Requirement): boolean {
  return kind === 'keep' || kind === 'without';
}

/** One requirement in a sentence. */
export function requirementText(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'level': {
      const { level, missing, rule } = requirement;
      const needs = missing.length > 0 ? missing.map(needText).join(' ') : rule;
      return `Level ${level.rank}, ${level.name}, needs: ${needs}`;
    }
    case 'keep':
      return `You want this to stay as it is: ${requirement.ask} ${requirement.text}`;
    case 'without':
      return `You want to do without this, so it counts as it is at the least: ${requirement.ask} ${requirement.text}`;
    case 'comes-first':
      return `What has to come first. ${requirement.ask} From “${bare(requirement.from.text)}” to “${bare(requirement.to.text)}” takes: ${requirement.needs}`;
  }
}

function bare(text: string): string {
  return text.replace(/\.$/u, '');
}

/** Said where neither a way nor a proof that there is none was found in time. */
export const NOT_FOUND =
  'No way was found in the time allowed, and it is not proven that there is none. A longer --time-limit may find one.';
