import { isCommand, linesIn } from '../command.ts';
import { printable } from '../text.ts';
import { wrapped } from './lines.ts';
import type { Paper } from './paper.ts';

/**
 * What is said to the person, as lines. What is indented stays as it is, however long: a command is to be copied, also
 * where the name of a file in it runs over several lines. Names of files may hold anything, so what would steer a
 * terminal is written out.
 */
export function saidLines(text: string, paper: Paper): string[] {
  return linesIn(text).flatMap((line) => {
    const said = printable(line);
    return isCommand(line) || line.startsWith('  ') ? [said] : wrapped(said, paper);
  });
}
