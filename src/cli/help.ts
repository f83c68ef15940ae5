import { asTypedBy } from '../command.ts';
import { COMMANDS, GROUPS, TOPICS } from './command-table.ts';

/** The help of the whole program, on one screen: its commands, under whom they are for. */
export function helpText(program: string | undefined): string {
  const typed = (line: string): string => asTypedBy(program, line);
  const examples = EXAMPLES.map(([line, what]) => [`  $ ${typed(line)}`, what] as const);
  const width = Math.max(...examples.map(([line]) => line.length)) + 2;
  return [
    'Examples:',
    ...examples.map(([line, what]) => `${line.padEnd(width)}${what}`),
    '',
    `Usage: ${typed('joinedup')} [command] [options]`,
    ...TOPICS.flatMap(([topic, names]) => [`${topic}:`, ...names.map(row)]),
    'Also: --accessible, --version, --no-color, “help COMMAND”, “help exit-codes”.',
    '',
  ].join('\n');
}

const EXAMPLES = [
  ['joinedup', 'start here: a menu'],
  ['joinedup assess service.yaml', 'answer the questions, or carry on'],
] as const;

function row(name: string): string {
  return `  ${name.padEnd(10)}  ${descriptionOf(name)}`;
}

function descriptionOf(name: string): string {
  const spec = COMMANDS.find(({ usage }) => usage.split(' ')[0] === name);
  return (spec ?? GROUPS.find((group) => group.name === name))?.description ?? '';
}

/** What the program ends with, for scripts. */
export const EXIT_CODES = `Exit codes:
  0    done; a low level is not a failure
  1    a level asked for is not secured, a check found problems, or a row is bad
  2    wrong use, or a file that cannot be read
  70   a fault of joinedup
  130  interrupted; what was answered is kept
`;
