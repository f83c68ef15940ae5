import { Option as CommanderOption } from 'commander';
import {
  argumentsIn,
  type CommandContext,
  type CommandOption,
  flagsOf,
  optionName,
} from '../commands/declare.ts';
import type { Io } from '../host/io.ts';
import { type DisplayOptions, openScreens } from '../host/screens.ts';
import { InputError, inputError, type Problem, tried } from '../problem.ts';
import { code, command as line, type Sentence, say } from '../sentence.ts';
import { listed, quoted } from '../text.ts';
import { type Called, START } from './table.ts';

/** The words typed to a command, read as it declares. */
export interface Typed extends Called {
  readonly args: readonly unknown[];
  /** The arguments and options that `run` is given. */
  readonly given: Record<string, unknown>;
  /** The typed options that could be read. */
  readonly asked: ReadonlySet<string>;
  /** The problems of the words themselves. */
  readonly problems: readonly Problem[];
  /** Remarks on words that have another name now. */
  readonly remarks: readonly Sentence[];
}

/** The words typed behind an option, none behind a flag, or null where it was not typed. */
type Words = readonly string[] | null;

/** Reads the arguments that commander found, in order, and all that was typed behind each option. */
export function readTyped(
  named: Called,
  args: readonly unknown[],
  found: Readonly<Record<string, unknown>>,
): Typed {
  const names = argumentsIn(named.command.args);
  const values = names.flatMap(({ name }, at) => (args[at] === undefined ? [] : [[name, args[at]]]));
  const given: Typed['given'] = Object.fromEntries(values);
  const asked = new Set<string>();
  const problems: Problem[] = [];
  const remarks: Sentence[] = [];
  for (const [key, option] of Object.entries(named.command.options)) {
    const { usual, formerly } = option;
    if (usual !== undefined) given[key] = usual;
    const now = wordsFor(flagsOf(key, option), found);
    const before = formerly === '' ? argument(args[names.length]) : formerWords(option, found);
    if (before && !now) remarks.push(nowCalled(key, option));
    try {
      const words = oneOf(key, option, now, before);
      if (words === null) continue;
      given[key] = option.read(words, optionName(key).slice(2));
      asked.add(key);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { ...named, args, given, asked, problems, remarks };
}

function wordsFor(flags: string, found: Readonly<Record<string, unknown>>): Words {
  const option = new CommanderOption(flags);
  const value = found[option.attributeName()];
  if (option.negate) return value === false ? [] : null;
  if (value === true) return [];
  return (value as Words | undefined) ?? null;
}

function formerWords({ formerly, slot }: CommandOption, found: Readonly<Record<string, unknown>>): Words {
  return formerly ? wordsFor(`${formerly} <${slot}>`, found) : null;
}

function argument(value: unknown): Words {
  return typeof value === 'string' ? [value] : null;
}

function nowCalled(key: string, { formerly }: CommandOption): Sentence {
  return formerly
    ? `“${formerly}” is called “${optionName(key)}” now.`
    : `The ${key} is named with “${optionName(key)}” now.`;
}

/** The words of an option; throws an `InputError` where it is wrongly repeated or has two names. */
function oneOf(
  key: string,
  { isRepeatable, formerly, short }: CommandOption,
  now: Words,
  before: Words,
): Words {
  const words = now ?? before;
  const name = code(short ?? optionName(key));
  if (now && before) {
    const both = [...now, ...before].map((word) => quoted(word));
    const other = formerly ? say`as ${code(formerly)}` : 'without it';
    const message = say`${name} is given, and also ${other}, as it was called before: ${listed(both)}.`;
    throw inputError('two-names', message, 'Leave one of them out.');
  }
  if (isRepeatable || !words || words.length < 2) return words;
  const message = say`${name} is given ${words.length === 2 ? 'twice' : `${words.length} times`}: ${listed(words.map((word) => quoted(word)))}.`;
  throw inputError('given-twice', message, 'Leave in the one that is meant.');
}

/** The circumstances of a call. */
interface Circumstances {
  readonly argv: readonly string[];
  readonly io: Io;
}

/** Runs a command and gives its exit code; throws an `InputError` with all that is wrong with its words. */
// What they name is looked at even where the words are wrong, so that everything is said at once.
export async function execute(
  typed: Typed,
  display: DisplayOptions,
  { argv, io }: Circumstances,
): Promise<number> {
  const { command, given, problems, remarks } = typed;
  refuseSwallowed(typed, { argv, io });
  const screens = await openScreens(io, display);
  for (const remark of remarks) screens.err.say(`${remark}\n`);
  const context: CommandContext = { io: onDay(given.today, io), force: given.force === true, ...screens };
  const settled = await tried(() => settleReport(typed, context));
  if (!settled.ok) throw new InputError([...problems, ...settled.problems]);
  if (problems.length === 0) return command.call(given as never, context);
  const opened = await tried(() => command.open(given as never, context));
  throw new InputError([...problems, ...opened.problems]);
}

/** The machine with `day` as today, where one was named. */
function onDay(day: unknown, io: Io): Io {
  return typeof day === 'string' ? Object.create(io, { today: { value: day } }) : io;
}

/** Settles the destination and the format of a report before anything is done. */
async function settleReport({ command, given, asked, args }: Typed, context: CommandContext): Promise<void> {
  const { report } = command.options.output ?? {};
  if (report === undefined) return;
  const { settleOutput } = await import('../commands/shared/deliver.ts');
  const formats = command.options.format?.choices ?? ['yaml'];
  const words = args.flat();
  // What nobody asked for gives way to how the name of a file ends.
  const about = {
    formats,
    isAsked: asked.has('format'),
    args: words,
    isSet:
      (report === 'each' && words.length > 1) || [...asked].some((key) => command.options[key]?.makesSet),
  };
  await settleOutput(given, about, context);
}

/** Refuses options that npm took for settings of its own; throws an `InputError` that names them. */
function refuseSwallowed({ command }: Typed, { io, argv }: Circumstances): void {
  const { env, program = '' } = io;
  if (!program.startsWith('npm ')) return;
  const lost = Object.keys(command.options)
    .map(optionName)
    .filter((name) => {
      const setting = `npm_config_${name.slice(2).replaceAll('-', '_')}`;
      return env[setting] === 'true' && !argv.includes(name);
    });
  if (lost.length === 0) return;
  const again = line('joinedup', ...argv.filter((word) => word !== START.name), ...lost);
  throw inputError(
    'swallowed-option',
    `npm took ${lost.join(' and ')} for a setting of its own, so that it did not arrive.`,
    say`Write “--” before it: “${again}”.`,
  );
}
