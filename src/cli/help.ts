import { asTypedBy } from '../command.ts';
import { TOPICS } from './table.ts';

/** The help of the whole program, on one screen: its commands, under what they are for. It loads none of them. */
export function helpText(program: string | undefined): string {
  const typed = (line: string): string => asTypedBy(program, line);
  return [
    `Examples:\n  $ ${typed('joinedup')}  start here: a menu of all that can be done`,
    '',
    `Usage: ${typed('joinedup')} [command] [options]`,
    ...TOPICS.flatMap(([heading, rows]) => [
      `${heading}:`,
      ...rows.map(({ name, says }) => `  ${name.padEnd(10)}  ${says}`),
    ]),
    'Also: completion, “help COMMAND”, “help exit-codes”, --accessible, --version.',
    '',
  ].join('\n');
}

/** What stands at the top of the help of a command. */
export function examplesText(examples: readonly string[], program: string | undefined): string {
  return ['Examples:', ...examples.map((example) => `  $ ${asTypedBy(program, example)}`), ''].join('\n');
}

/** What the program ends with, for scripts. */
export const EXIT_CODES = `Exit codes:
  0    done; a low level is not a failure
  1    a level asked for is not secured, a check found problems, or a row is bad
  2    wrong use, or a file that cannot be read
  70   a fault of joinedup
  130  interrupted; what was answered is kept
`;
