import { isAbsolute, relative } from 'node:path';
import { commandAlone, file, type Word, whyNoCommand } from '../command.ts';
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
  const words = [file(name), ...(framework === null ? [] : ['--framework', file(framework)])];
  const where = `Your answers are kept in ${quoted(name, 200)}.`;
  const lines = nextCommands(words, kept, held).map((line) =>
    typeof line === 'string' ? line : commandAlone(line),
  );
  return [where, ...(lines.includes(null) ? [whyNoCommand(words)] : lines)].join('\n');
}

/** A line as it is printed, or a command. */
type Line = string | readonly Word[];

function nextCommands(words: readonly Word[], { onlyNeeds, quick }: Kept, held: boolean): Line[] {
  const command = (name: string, ...more: string[]): Line => ['joinedup', name, ...words, ...more];
  const assess = command('assess');
  const carryOn = command('assess', '--quick');
  const needs = command('needs');
  if (!held) return ['Carry on with:', onlyNeeds ? needs : quick ? carryOn : assess];
  if (onlyNeeds) {
    const more = 'See this again or change an answer, or go on with the questions about the service:';
    return [more, needs, assess];
  }
  const looks = [
    command('score'),
    command('explain'),
    command('score', '--format', 'markdown', '-o', 'board.md'),
  ];
  const change = [
    'See the result again, see why, make a page for the board, or change an answer:',
    ...looks,
    assess,
  ];
  if (!quick) return change;
  return [
    quick.words,
    ...(quick.isCertain ? [] : ['Answer only what can still change that, once it is known:', carryOn]),
    ...(quick.isOpen ? ['Answer the questions that were left out:', assess] : []),
    ...(quick.needsLeft ? ['Say what the people served need:', needs] : []),
    ...(quick.isOpen ? ['See the result again, see why, or make a page for the board:', ...looks] : change),
  ];
}

/** The name of a file as it is called from a folder. */
export function shortName(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}
