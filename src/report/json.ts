import type { Result } from '../model/result.ts';
import { jsonEscaped } from '../text.ts';

/** The result as one JSON object. */
export function renderJson(result: Result): string {
  return jsonText(result);
}

/** JSON on lines of its own, in which every character that nobody sees, or that could steer a terminal, is written as an escape. */
export function jsonText(value: unknown): string {
  return `${jsonEscaped(JSON.stringify(value, null, 2))}\n`;
}
