import { asTypedBy } from '../command.ts';
import { EXIT } from '../host/program.ts';
import { TOPICS } from './table.ts';

/** The help of the whole program on one screen, its commands by topic. */
// It loads none of them.
export function helpText(program: string | undefined): string {
  const typed = (line: string): string => asTypedBy(program, line);
  return [
    `Examples:\n  $ ${typed('joinedup')}  start here: a menu; --accessible for screen readers`,
    ...TOPICS.flatMap(([heading, rows]) => [
      `${heading}:`,
      ...rows.map(({ name, says }) => `  ${name.padEnd(10)}  ${says}`),
    ]),
    `Usage: ${typed('joinedup')} [command] [options]. Also: rows, template, upgrade, completion`,
    '',
  ].join('\n');
}

/** The examples above the help of a command. */
export function examplesText(examples: readonly string[], program: string | undefined): string {
  return ['Examples:', ...examples.map((example) => `  $ ${asTypedBy(program, example)}`), ''].join('\n');
}

/** The exit codes of the program, for scripts. */
export const EXITS: readonly (readonly [code: number, when: string])[] = [
  [EXIT.done, 'done; a low level is not a failure'],
  [EXIT.unmet, 'a level asked for is not secured, a check found problems, or a row is bad'],
  [EXIT.usage, 'wrong use, or a file that cannot be read'],
  [EXIT.bug, 'a fault of joinedup'],
  [EXIT.interrupted, 'interrupted; what was answered is kept'],
];

export const EXIT_CODES = `Exit codes:\n${EXITS.map(([code, when]) => `  ${String(code).padEnd(3)}  ${when}\n`).join('')}`;
