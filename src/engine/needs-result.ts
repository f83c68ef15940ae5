import type { Needs } from '../model/framework.ts';
import type { NeedsResult } from '../model/result.ts';
import type { Ground } from './ground.ts';
import { tally } from './tally.ts';

/** What a result says was answered about the people served. */
export function needsResult(
  { title, about }: Pick<Needs, 'title' | 'about'>,
  { answers, situation }: Ground,
): NeedsResult {
  return { title, about, answered: tally(answers, situation), answers };
}
