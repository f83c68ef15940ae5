import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import { printable } from '../text.ts';

/**
 * What is said to the person, as lines. A line that is indented is a command to be copied, and stays as it is,
 * however long. Names of files may hold anything, so what would steer a terminal is written out.
 */
export function spokenLines(text: string, paper: Paper): string[] {
  return printable(text)
    .split('\n')
    .flatMap((line) => (line.startsWith('  ') ? [line] : wrapped(line, paper)));
}
