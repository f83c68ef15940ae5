import { counted, listed } from '../text.ts';
import { MEASURES, shortSpan } from './numbers.ts';
import { isShared } from './sentences.ts';
import type { Measured } from './shape.ts';

/** The words of a report on many placements that are bands of numbers: one table, and what to do once over all. */

/** What the columns of the table of all placements are called. */
export function scoreHeads(placements: readonly Measured[]): readonly string[] {
  const [by, ...others] = new Set(placements.map(({ measure }) => measure.by));
  return ['', by && others.length === 0 ? MEASURES[by] : 'Number', 'Scale', 'Band', 'Or, by open answers'];
}

/** Said before the table while none of them is placed; null once one is. */
export function blankLead(placements: readonly Measured[]): string | null {
  if (placements.some(({ placed }) => placed)) return null;
  return 'Not placed yet. Each number still lies between the two that stand beside it.';
}

/** What a placement is called, its number and the scale of it, its band, and what else it could be. */
export function scoreCells({
  title,
  measure,
  placed,
  secured,
  levels,
  possible,
}: Measured): readonly string[] {
  const { low, high, least, most } = measure;
  const others = levels.filter(({ id }) => possible.levels.includes(id) && (id !== secured.id || !placed));
  const names = others.map(({ name }) => name);
  return [
    title,
    low === null || high === null ? 'none' : shortSpan(low, high),
    shortSpan(least, most),
    placed ? secured.name : 'not placed yet',
    names.length === levels.length ? 'any' : listed(names, 'or'),
  ];
}

/** What the bands ask for in which the placements sit; what several ask for alike, once. A band whose name others have too goes with its scale. */
export function bandsAsk(placements: readonly Measured[]): string[] {
  const asked = new Map<string, Map<string, string[]>>();
  for (const { title, placed, secured, levels } of placements) {
    const about = levels.find(({ id }) => id === secured.id)?.about;
    if (!placed || !about) continue;
    const bands = asked.get(about) ?? new Map<string, string[]>();
    asked.set(about, bands.set(secured.name, [...(bands.get(secured.name) ?? []), title]));
  }
  return [...asked].map(([about, bands]) => {
    const named = [...bands].map(([name, titles]) =>
      isShared(name, placements) ? `${name} (${listed(titles)})` : name,
    );
    return `${listed(named)}: ${about}`;
  });
}

/** How many barriers stand in the way of a band that comes next, in a sentence. */
export function heldSentence(remaining: number, urgent: number): string {
  return `${counted(remaining, 'barrier')} ${remaining === 1 ? 'remains' : 'remain'}; ${holdText(urgent)} in the way of a band that comes next.`;
}

/** How many of some barriers stand in the way: "none stands", "1 stands", "2 stand". */
export function holdText(count: number): string {
  return count > 1 ? `${count} stand` : `${count === 1 ? 1 : 'none'} stands`;
}
