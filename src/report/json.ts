import type { Result } from '../model/result.ts';
import { UNPRINTABLE } from '../text.ts';

/** The result as one JSON object. */
export function renderJson(result: Result): string {
  return jsonText(result);
}

/** JSON on lines of its own, in which every character that could steer a terminal is written as an escape. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const written = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${text.replace(UNPRINTABLE, written)}\n`;
}
