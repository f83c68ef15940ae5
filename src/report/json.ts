import type { Result } from '../model/result.ts';
import { rewritten } from '../text.ts';

/** The result as one JSON object. */
export function renderJson(result: Result): string {
  return jsonText(result);
}

/** JSON on lines of its own, in which every character that nobody sees, or that could steer a terminal, is written as an escape. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const written = (character: string) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${rewritten(text, written)}\n`;
}
