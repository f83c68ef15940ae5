import type { Paper } from '../../src/layout/paper.ts';
import type { Result } from '../../src/model/result.ts';
import { renderersOf } from './pages.ts';

const { text } = await renderersOf('explain');

/** The working of one result, as text. */
export function renderExplanation(result: Result, paper: Paper): string {
  return text([result], paper);
}
