import type { Model } from '../../engine/compiled.ts';
import { scoreAssessment } from '../../engine/score/score-assessment.ts';
import type { Result } from '../../model/result.ts';
import type { Block } from '../../report/blocks.ts';
import { blocksInPage } from '../../report/formats/html.ts';
import { jsonText } from '../../report/formats/json-text.ts';
import { answerBlocks } from '../../report/pages/answer-page.ts';
import type { FormOptions } from '../form.ts';
import type { FormState } from './state.ts';

/** What the answers so far come to, by the engine that the program has. */
export function resultOf(state: FormState, model: Model): Result {
  return scoreAssessment(model, state.assessment(), state.settings.tool);
}

/** The result as `score` prints it for the file that is saved. */
export function resultJson(state: FormState, model: Model): string {
  return jsonText(resultOf(state, model));
}

/**
 * The answer of a result as HTML, without what stands at the head of the page: the service and the framework. `only` is
 * the one part that was asked, where it is not all.
 */
export function answerHtmlOf(result: Result, only: FormOptions['only']): string {
  const isSaid = (label: string) => (only === 'needs' ? OF_NEEDS.includes(label) : label !== 'FRAMEWORK');
  const blocks = answerBlocks(result).flatMap((block) => (block.kind === 'fitted' ? block.blocks : [block]));
  return blocksInPage(
    blocks.flatMap((block): Block[] => {
      if (block.kind === 'labelled')
        return [{ ...block, rows: block.rows.filter(({ label }) => isSaid(label)) }];
      return block.kind === 'heading' ? [] : [block];
    }),
  );
}

/** The rows of an answer that say something where nothing was asked about the service. */
const OF_NEEDS = ['NOTE', 'NEEDED'];
