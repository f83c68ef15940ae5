import { expect } from 'vitest';
import type { Run } from './program.ts';

/** What must hold of everything that is printed: no stack trace, and nothing that steers a terminal. */
export function expectHarmless({ stdout, stderr }: Run): void {
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(/^ {4}at .*:\d+:\d+\)?$/mu);
    expect(steering(text)).toEqual([]);
  }
}

/** The first lines of the messages in a text, without the excerpts and marks below them. */
export function messagesIn(text: string): string[] {
  return text.split('\n').filter((line) => /(^|: )(error|warning): /u.test(line));
}

/** The characters of a text that steer a terminal, or turn text around, as U+001B. */
function steering(text: string): string[] {
  const found = text.replaceAll('\n', '').match(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu);
  return (found ?? []).map((character) => `U+${character.codePointAt(0)?.toString(16).padStart(4, '0')}`);
}
