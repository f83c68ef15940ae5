import { resolve } from 'node:path';
import { Command as Commander, CommanderError, Option as CommanderOption } from 'commander';
import { asTypedBy, file } from '../command.ts';
import { type CommandOption, flagsOf, optionName, saidOf } from '../commands/declare.ts';
import { writeProblems } from '../commands/shared/deliver.ts';
import { isThere } from '../host/files/inspect.ts';
import type { Io } from '../host/io.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { legible, screenOn } from '../host/screens.ts';
import { workIn } from '../library/recognise.ts';
import { type InputError, inputError } from '../problem.ts';
import { command as line, say } from '../sentence.ts';
import { printable, quoted } from '../text.ts';
import { EXIT_CODES, examplesText, helpText } from './help.ts';
import {
  type Called,
  COMMANDS,
  type CommandGroup,
  type CommandRow,
  EVERYWHERE,
  loadCommand,
  START,
} from './table.ts';
import { execute, readTyped, type Typed } from './typed.ts';

/** Finds, loads and runs the command that `argv` names, and gives its exit code. */
export async function callCommand(argv: readonly string[], io: Io): Promise<number> {
  const words = inFull(argv);
  const [first = '', topic] = words;
  if (first === 'help' && topic === 'exit-codes') {
    io.stdout.write(EXIT_CODES);
    return EXIT.done;
  }
  if (!isCommand([first]) && isFile(first, io)) throw commandForgotten(first, io);
  return parse(words, io);
}

// What goes without saying is said to commander all the same: a command that it takes for granted would also
// swallow a mistyped one, and with it the suggestion. Likewise it knows help for one word only,
// and has nothing to say about a word that it does not know.
function inFull(argv: readonly string[]): readonly string[] {
  const [name, ...rest] = argv.filter((word) => !BESIDE.includes(word));
  if (name === undefined || (name.startsWith('-') && !OF_ALL.includes(name))) return [START.name, ...argv];
  if (name === 'help' && rest.length > 0 && rest[0] !== 'exit-codes')
    return isCommand(rest) ? [...rest, '--help'] : inFull(rest);
  const group = groupCalled(name);
  const [help, ...about] = rest;
  if (group && help === 'help' && about.length > 0) return inFull([help, name, ...about]);
  return group && isForFirst(rest) ? withFirst(argv, group) : argv;
}

/** The words that may stand before a command. */
const BESIDE = ['--no-color', '--debug', '--', ...Object.keys(EVERYWHERE).map(optionName)];

/** The options of the program that belong to no command. */
const OF_ALL = ['-h', '--help', '-V', '--version'];

function isForFirst([next]: readonly string[]): boolean {
  return next === undefined || (next.startsWith('-') && !OF_ALL.includes(next));
}

function withFirst(argv: readonly string[], { name, commands: [first] }: CommandGroup): readonly string[] {
  return argv.toSpliced(argv.indexOf(name) + 1, 0, first.name);
}

function isCommand([name, sub]: readonly string[]): boolean {
  const group = groupCalled(name);
  return sub !== undefined && group
    ? group.commands.some((row) => row.name === sub)
    : COMMANDS.some((row) => row.name === name);
}

function groupCalled(name: string | undefined): CommandGroup | undefined {
  const row = COMMANDS.find((each) => each.name === name);
  return row && 'commands' in row ? row : undefined;
}

function isFile(word: string, { cwd }: Io): boolean {
  return /^[^-].*\.(?:ya?ml|json)$/iu.test(word) || (/[./\\]/u.test(word) && isThere(resolve(cwd, word)));
}

/** The problem of a call that names a file and no command. */
function commandForgotten(name: string, { cwd }: Io): InputError {
  const [one, other] =
    workIn(resolve(cwd, name)) === 'framework'
      ? ['frameworks check', 'frameworks show']
      : ['score', 'assess'];
  const run = (what: string | undefined) => line('joinedup', ...(what ?? '').split(' '), file(name));
  const advice = say`Did you mean “${run(one)}” or “${run(other)}”?`;
  return inputError('no-command', `${quoted(name, 200)} is a file, and no command.`, advice);
}

/** Loads the command that `argv` names, or all of a group where it names none of them. */
async function namedIn(argv: readonly string[]): Promise<readonly Called[]> {
  const [name, sub] = argv.filter((word) => !BESIDE.includes(word));
  const row = [START, ...COMMANDS].find((each) => each.name === name);
  if (!row) return [];
  if ('load' in row) return [await loadCommand(row)];
  const isAboutAll = sub === undefined || sub.startsWith('-') || sub === 'help';
  const meant = row.commands.filter((each) => isAboutAll || each.name === sub);
  return Promise.all(meant.map((each) => loadCommand(each, row)));
}

/** Parses `argv` with commander, runs the command, and gives the exit code. */
async function parse(argv: readonly string[], io: Io): Promise<number> {
  const named = await namedIn(argv);
  const { program, typed, error } = await read(argv, named, io);
  if (error && error.exitCode !== 0) return sayMistakes(argv, error, named, io);
  return typed ? execute(typed, program.opts(), { argv, io }) : EXIT.done;
}

async function read(words: readonly string[], named: readonly Called[], io: Io) {
  const call: Call = { io, named, typed: null };
  const program = programFor(call, words);
  const error = await program.parseAsync([...words], { from: 'user' }).then(() => null, commanderError);
  return { program, typed: call.typed, error };
}

function commanderError(error: unknown): CommanderError {
  if (!(error instanceof CommanderError)) throw error;
  return error;
}

/** Writes what is wrong with `argv` and gives the exit code. */
// Commander stops at the first unknown option, so each is taken out in turn to find them all.
async function sayMistakes(
  argv: readonly string[],
  first: CommanderError,
  named: readonly Called[],
  io: Io,
): Promise<number> {
  const mistakes = new Set([first.message]);
  let [words, last] = [argv, { error: first as CommanderError | null, typed: null as Typed | null }];
  for (;;) {
    const unknown = unknownOption(last.error);
    const at = words.findIndex((word) => unknown !== null && word.split('=')[0] === unknown);
    if (at < 0) break;
    words = words.toSpliced(at, 1);
    last = await read(words, named, io);
    // What else follows from a word that was taken out is no mistake of its own.
    if (last.error && unknownOption(last.error)) mistakes.add(last.error.message);
  }
  const screen = screenOn(io.stderr, io);
  for (const text of [...mistakes, seeHelp(pathOf(named, argv), io)]) screen.say(`${printable(text)}\n`);
  await writeProblems(last.typed?.problems ?? [], screen);
  return EXIT.usage;
}

function unknownOption(error: CommanderError | null): string | null {
  return /^error: unknown option '([^']+)'/u.exec(error?.message ?? '')?.[1] ?? null;
}

interface Call {
  readonly io: Io;
  readonly named: readonly Called[];
  /** The words as read, or null before that. */
  typed: Typed | null;
}

function programFor(call: Call, argv: readonly string[]): Commander {
  const { io, named } = call;
  const program = new Commander(io.program ?? 'joinedup')
    // What was typed comes back in what is said of it.
    .configureOutput({
      writeOut: (text) => io.stdout.write(legible(text, io)),
      outputError: () => {},
    })
    .exitOverride()
    .version(TOOL.version, '-V, --version')
    .option('--no-color')
    .option('--debug')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command');
  program.helpInformation = () => helpText(io.program);
  for (const [key, option] of Object.entries(EVERYWHERE)) program.addOption(optionOf(key, option));
  const [first] = argv.filter((word) => !BESIDE.includes(word));
  for (const row of [START, ...COMMANDS]) {
    // Where one command is called by its name, the others need not be there.
    if (named.length > 0 && row.name !== first) continue;
    const commander = program.command(row.name, { hidden: row === START }).description(row.says);
    if ('load' in row) declare(commander, row, call);
    else if (row.name === first) declareGroup(commander, row, call);
  }
  return program;
}

function declareGroup(commander: Commander, group: CommandGroup, call: Call): void {
  const examples = call.named.flatMap(({ command }) => command.examples);
  commander.addHelpText('before', examplesText(examples, call.io.program));
  for (const row of group.commands) declare(commander.command(row.name).description(row.says), row, call);
}

/** Declares the arguments and options of a command to commander, if it was called or asked about. */
function declare(commander: Commander, row: CommandRow, call: Call): void {
  const named = call.named.find(({ name }) => name === row.name);
  if (!named) return;
  const { args, options, examples } = named.command;
  for (const word of args.split(' ').filter(Boolean)) commander.argument(word);
  for (const [key, option] of Object.entries(options)) {
    commander.addOption(optionOf(key, option));
    const { formerly, slot } = option;
    if (formerly === '') commander.argument(`[${key}]`).usage('[options]');
    else if (formerly) commander.addOption(collecting(`${formerly} <${slot}>`, '').hideHelp());
  }
  // What every command takes is read with the program; it is declared again only so that its help tells of it.
  for (const [key, option] of Object.entries(EVERYWHERE)) commander.addOption(optionOf(key, option));
  commander.addHelpText('before', examplesText(examples, call.io.program));
  commander.action(() => {
    call.typed = readTyped(named, commander.processedArgs, commander.opts());
  });
}

function optionOf(key: string, option: CommandOption): CommanderOption {
  return collecting(flagsOf(key, option), saidOf(option));
}

/** An option that keeps every word typed behind it. */
// What it means to give it twice is settled in `readTyped`.
function collecting(flags: string, says: string): CommanderOption {
  const option = new CommanderOption(flags, says);
  if (option.required) option.argParser((word: string, before: readonly string[] = []) => [...before, word]);
  return option;
}

/** The path of the command whose help is meant where something is wrong. */
function pathOf(named: readonly Called[], argv: readonly string[]): string {
  const [only, ...others] = named;
  if (only && others.length === 0) return only.name === START.name ? '' : only.path;
  return argv.find((word) => groupCalled(word)) ?? '';
}

/** The advice to read the help of a command. */
function seeHelp(path: string, { program }: Io): string {
  const how = ['joinedup', path, '--help'].filter(Boolean).join(' ');
  const npm = program?.startsWith('npm ') ? ' npm hands on only what stands behind “--”.' : '';
  return `See “${asTypedBy(program, how)}” for what there is.${npm}`;
}
