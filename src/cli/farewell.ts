import { isAbsolute, relative } from 'node:path';
import { quoted } from '../text.ts';

/** What there is to say at the end of an interview in which nothing came to be kept. */
export const NOTHING_KEPT = 'Nothing was answered, and nothing was kept.';

/** Where an interview's answers are, how they are called from here, and what the interview was about. */
export interface Kept {
  readonly path: string;
  readonly cwd: string;
  /** The framework, where the file alone does not lead to it. */
  readonly framework: string | null;
  /** True where nothing but the people served was asked about. */
  readonly onlyNeeds: boolean;
}

/** Where the answers are, and what can be done with them: all that there is once the interview was held to its end. */
export function farewell({ path, cwd, framework, onlyNeeds }: Kept, held: boolean): string {
  const name = shortName(path, cwd);
  const file =
    framework === null ? shellWord(name) : `${shellWord(name)} --framework ${shellWord(framework)}`;
  return [`Your answers are kept in ${quoted(name, 200)}.`, ...nextCommands(file, onlyNeeds, held)].join(
    '\n',
  );
}

function nextCommands(file: string, onlyNeeds: boolean, held: boolean): string[] {
  if (!held) return ['Carry on with:', `  joinedup ${onlyNeeds ? 'needs' : 'assess'} ${file}`];
  if (onlyNeeds) {
    return [
      'See this again or change an answer, or go on with the questions about the service:',
      `  joinedup needs ${file}`,
      `  joinedup assess ${file}`,
    ];
  }
  return [
    'See the result again, see why, make a page for the board, or change an answer:',
    `  joinedup score ${file}`,
    `  joinedup explain ${file}`,
    `  joinedup score ${file} --format markdown -o board.md`,
    `  joinedup assess ${file}`,
  ];
}

/** The name of a file as it is called from a folder. */
export function shortName(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}

/** A text as one word of a command line. */
export function shellWord(text: string): string {
  return /^[\w./\\:@%+=,-]+$/u.test(text) ? text : `"${text}"`;
}
