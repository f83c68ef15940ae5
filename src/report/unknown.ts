import type { Result } from '../model/result.ts';
import { questionsForLevels } from './advice.ts';
import { tallyText, waitingText } from './sentences.ts';
import { SETTLING_LEAD, type SettlingWords, settlingWords } from './settling.ts';

/** What is not known and would matter, in words. */
export interface UnknownWords {
  readonly lead: string;
  /** The open questions that would change the placement, the most telling first. */
  readonly questions: readonly string[];
  readonly settling: readonly SettlingWords[];
}

/**
 * How much is known, and what the rest would change. Where a few questions decide where it sits, the answers that
 * would settle it stand in place of these questions.
 */
export function unknownWords(result: Result): UnknownWords {
  const tally = tallyText(result.answered);
  const { placements } = result;
  if (placements.length === 0) return { lead: tally, questions: [], settling: [] };
  if (placements.every(({ possible }) => possible.levels.length === 1))
    return { lead: `${tally} No open answer can change the placement.`, questions: [], settling: [] };
  const settling = settlingWords(result);
  if (settling.length > 0 && settling.every(({ sets }) => sets.length > 0))
    return { lead: `${tally} ${SETTLING_LEAD}`, questions: [], settling };
  const questions = questionsForLevels(result).map((question) => waitingText(question, result));
  const what =
    questions.length > 0 ? 'These would change the placement:' : 'The nation would change the placement.';
  return { lead: `${tally} ${what}`, questions, settling };
}
