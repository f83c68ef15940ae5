import type { Result } from '../engine/result.ts';

/** The result as one JSON object. */
export function renderJson(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
