import { commandAlone, file, type Word, whyNoCommand } from '../command.ts';
import type { Result } from '../model/result.ts';
import { quoted } from '../text.ts';
import type { Interview } from './course.ts';

export const NOTHING_SAVED = 'Nothing was answered, and nothing was kept.';

/** What is said where the answers are in no file: never saved, or the file `name` is gone. */
export function notSavedText(name: string | null): string {
  return name === null
    ? 'Nothing was kept: what you answered could not be saved.'
    : `Your answers are not kept: ${quoted(name, 200)} is not there any more.`;
}

/** Where the answers of an interview are, and what it was about. */
interface SavedAnswers {
  /** The file, relative to the person's folder. */
  readonly name: string;
  /** True where the last answer is not in it. */
  readonly lacksLast: boolean;
  /** The framework, where the file alone does not lead to it. */
  readonly framework: string | null;
  /** True where only the people served were asked about. */
  readonly onlyNeeds: boolean;
}

/** How a quick interview stands. */
interface QuickEnd {
  readonly words: string;
  readonly isCertain: boolean;
  /** True where questions are left for later. */
  readonly isOpen: boolean;
  readonly needsLeft: boolean;
}

/** What is said at the end of an interview. */
export interface Farewell {
  /** Where the answers are, and how a quick interview stands. */
  readonly where: string;
  /** The next commands, for who is offered no menu. */
  readonly commands: readonly string[];
}

/** All of a farewell as text. */
export function farewellText({ where, commands }: Farewell): string {
  return [where, ...commands].join('\n');
}

/** Where the answers are, and the next commands: all of them with a `result`, which is null where the rest was left for later. */
export function farewell(saved: SavedAnswers, interview: Interview, result: Result | null): Farewell {
  const { name, lacksLast, framework, onlyNeeds } = saved;
  const isFinished = result !== null;
  const quick = quickEnd(interview, result);
  const words = [file(name), ...(framework === null ? [] : ['--framework', file(framework)])];
  const isIn = `Your answers are kept in ${quoted(name, 200)}${lacksLast ? ', all but the last' : ''}.`;
  const where = isFinished && quick ? `${isIn}\n${quick.words}` : isIn;
  const wanted = isFinished || interview.changed === null ? words : [...words, '--changed'];
  const { last } = interview.session;
  const since =
    last && isFinished
      ? ['See what changed since last time:', ['joinedup', 'trend', file(last.file), ...words]]
      : [];
  const lines = [...nextCommands(wanted, onlyNeeds, quick, isFinished), ...since].map((line) =>
    typeof line === 'string' ? line : commandAlone(line),
  );
  const commands = lines.flatMap((line) => line ?? []);
  return { where, commands: commands.length < lines.length ? [whyNoCommand(words)] : commands };
}

/** Null for an interview that is not quick. */
function quickEnd({ session, course }: Interview, result: Result | null): QuickEnd | null {
  if (!course.isQuick) return null;
  return {
    words: course.progress(),
    isCertain: result?.placements.every(({ possible }) => possible.levels.length === 1) ?? false,
    isOpen: session.questions().some((question) => !session.isAnswered(question)),
    needsLeft: session.leavesNeedsOut && !session.needsSkipped,
  };
}

/** A line as it is printed, or a command. */
type Line = string | readonly Word[];

function nextCommands(
  words: readonly Word[],
  onlyNeeds: boolean,
  quick: QuickEnd | null,
  isFinished: boolean,
): Line[] {
  const command = (name: string, ...more: string[]): Line => ['joinedup', name, ...words, ...more];
  const assess = command('assess');
  const carryOn = command('assess', '--quick');
  const needs = command('needs');
  if (!isFinished) return ['Carry on with:', onlyNeeds ? needs : quick ? carryOn : assess];
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
    ...(quick.isCertain ? [] : ['Answer only what can still change that, once it is known:', carryOn]),
    ...(quick.isOpen ? ['Answer the questions that were left out:', assess] : []),
    ...(quick.needsLeft ? ['Say what the people served need:', needs] : []),
    ...(quick.isOpen ? ['See the result again, see why, or make a page for the board:', ...looks] : change),
  ];
}
