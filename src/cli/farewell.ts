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
  /** How a quick interview stands; null where it was none. */
  readonly quick: {
    readonly words: string;
    readonly isCertain: boolean;
    /** True where questions about the service, or those about the people served, are left for later. */
    readonly isOpen: boolean;
    readonly needsLeft: boolean;
  } | null;
}

/** Where the answers are, and what can be done with them: all that there is once the interview was held to its end. */
export function farewell(kept: Kept, held: boolean): string {
  const { path, cwd, framework } = kept;
  const name = shortName(path, cwd);
  const file =
    framework === null ? shellWord(name) : `${shellWord(name)} --framework ${shellWord(framework)}`;
  return [`Your answers are kept in ${quoted(name, 200)}.`, ...nextCommands(file, kept, held)].join('\n');
}

function nextCommands(file: string, { onlyNeeds, quick }: Kept, held: boolean): string[] {
  if (!held) return ['Carry on with:', `  joinedup ${commandFor(onlyNeeds, quick !== null, file)}`];
  if (onlyNeeds) {
    return [
      'See this again or change an answer, or go on with the questions about the service:',
      `  joinedup needs ${file}`,
      `  joinedup assess ${file}`,
    ];
  }
  const looks = [`  joinedup score ${file}`, `  joinedup explain ${file}`];
  const board = `  joinedup score ${file} --format markdown -o board.md`;
  if (quick?.isOpen) {
    const again = 'See the result again, see why, or make a page for the board:';
    return [...quickCommands(file, quick), again, ...looks, board];
  }
  return [
    ...(quick ? quickCommands(file, quick) : []),
    'See the result again, see why, make a page for the board, or change an answer:',
    ...looks,
    board,
    `  joinedup assess ${file}`,
  ];
}

function commandFor(onlyNeeds: boolean, isQuick: boolean, file: string): string {
  if (onlyNeeds) return `needs ${file}`;
  return `assess ${file}${isQuick ? ' --quick' : ''}`;
}

function quickCommands(
  file: string,
  { words, isOpen, isCertain, needsLeft }: NonNullable<Kept['quick']>,
): string[] {
  const others = ['Answer the questions that were left out:', `  joinedup assess ${file}`];
  const again = [
    'Answer only what can still change that, once it is known:',
    `  joinedup assess ${file} --quick`,
  ];
  return [
    words,
    ...(isCertain ? [] : again),
    ...(isOpen ? others : []),
    ...(needsLeft ? ['Say what the people served need:', `  joinedup needs ${file}`] : []),
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
