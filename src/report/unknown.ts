import type { Result } from '../engine/result.ts';
import { aFew, questionsForLevels } from './advice.ts';
import { tallyText, waitingText } from './sentences.ts';
import { SETTLING_LEAD, type SettlingWords, settlingWords } from './settling.ts';

/** What is not known and would matter, in words. */
export interface UnknownWords {
  readonly lead: string;
  /** The open questions that would change the placement, the most telling first, and how many more there are. */
  readonly questions: readonly string[];
  readonly more: string | null;
  readonly settling: readonly SettlingWords[];
}

/**
 * How much is known, and what the rest would change. Where a few questions decide where it sits, the answers that
 * would settle it stand in place of these questions, of which there are `most` at most.
 */
export function unknownWords(result: Result, most: number): UnknownWords {
  const tally = tallyText(result.answered);
  const { placements } = result;
  if (placements.length === 0) return { lead: tally, questions: [], more: null, settling: [] };
  if (placements.every(({ possible }) => possible.levels.length === 1))
    return {
      lead: `${tally} No open answer can change the placement.`,
      questions: [],
      more: null,
      settling: [],
    };
  const settling = settlingWords(result);
  if (settling.length > 0 && settling.every(({ sets }) => sets.length > 0))
    return { lead: `${tally} ${SETTLING_LEAD}`, questions: [], more: null, settling };
  const { shown, more } = aFew(
    questionsForLevels(result).map((question) => waitingText(question, result)),
    most,
  );
  const what =
    shown.length > 0 ? 'These would change the placement:' : 'The nation would change the placement.';
  return { lead: `${tally} ${what}`, questions: shown, more, settling };
}
