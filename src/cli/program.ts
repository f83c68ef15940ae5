import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { asTypedBy, file } from '../command.ts';
import type { CommandContext } from '../commands/shared/context.ts';
import { type Wished, writeProblems } from '../commands/shared/deliver.ts';
import { isThere } from '../host/files/inspect.ts';
import type { Io } from '../host/io.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { legible, openScreens, screenOn } from '../host/screens.ts';
import { workIn } from '../library/recognise.ts';
import { InputError, Interrupted, inputError } from '../problem.ts';
import { command as line, say } from '../sentence.ts';
import { printable, quoted } from '../text.ts';
import {
  COMMANDS,
  type CommandGroup,
  type CommandSpec,
  EVERYWHERE,
  GROUPS,
  type OptionSpec,
  OUTPUT,
  START,
} from './command-table.ts';
import { EXIT_CODES, helpText } from './help.ts';

/** Runs a command. Whatever is thrown below ends here, in words and as an exit code. */
export async function runSafely(argv: readonly string[], io: Io): Promise<number> {
  try {
    const code = await Promise.race([runCommand(argv, io), faultOf(io)]);
    const failure = await io.outputFailure?.();
    if (failure) throw notPrinted(failure);
    return code;
  } catch (error) {
    return reportError(error, argv, io);
  }
}

/** Fails with a fault that happens outside of all that is waited for: at a key, at the size of a window. */
function faultOf(io: Io): Promise<never> {
  return new Promise((_, reject) => {
    io.onFault?.((error) => {
      // What was being shown may stand in the middle of a line.
      io.stderr.write('\n');
      reject(error);
    });
  });
}

function notPrinted({ code, message }: NodeJS.ErrnoException): InputError {
  const why = code === 'ENOSPC' ? 'the disk is full' : `the system said ${code ?? message}`;
  return inputError('not-printed', `The output could not be printed: ${why}.`, 'Send it somewhere else.');
}

/** What a computer ends with where something is far larger or nested far deeper than anything that people write. */
const TOO_MUCH = /call stack|Invalid (?:string|(?:typed )?array) length|allocation failed/u;

async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  // What is said of it must load nothing more, so it is said where the program is started.
  if (error instanceof Error && 'code' in error && HANDLES.includes(String(error.code))) throw error;
  const { err: screen } = await openScreens(io, {
    color: !argv.includes('--no-color'),
    accessible: argv.includes('--accessible'),
  });
  const mendable = inputErrorIn(error);
  if (mendable) {
    await writeProblems(mendable.problems, screen);
    return EXIT.usage;
  }
  if (error instanceof Interrupted) {
    screen.say(error.message === '' ? '\n' : `\n${printable(error.message)}\n`);
    return EXIT.interrupted;
  }
  screen.say(bugReport(error, argv.includes('--debug')));
  return EXIT.bug;
}

/** What a person can mend, whoever threw it; null for a fault of ours. */
function inputErrorIn(error: unknown): InputError | null {
  if (error instanceof InputError) return error;
  if (error instanceof RangeError && TOO_MUCH.test(error.message)) {
    const message = 'This is too large, or nested too deeply, to be worked out.';
    return inputError('too-much', message, 'Is it the right file? Try a part of it.');
  }
  return error instanceof Error ? refusal(error) : null;
}

/** What the system refused where nobody foresaw it, which is no fault of ours. */
function refusal(error: Error): InputError | null {
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  if (syscall === undefined || code === undefined) return null;
  const what = path === undefined ? 'Something' : quoted(path, 200);
  const message = `${what} could not be used: the system said ${code}.`;
  return inputError('refused', message, 'Try again, or elsewhere.');
}

/** What a system says that has no handle left for another file. */
const HANDLES = ['EMFILE', 'ENFILE'];

const MORE =
  'Run it again with --debug for the details, and report these, with what you did, to whoever gave you joinedup.';

function bugReport(error: unknown, debug: boolean): string {
  const what = error instanceof Error ? error.message : String(error);
  const details = debug && error instanceof Error ? (error.stack ?? what) : `${what}\n${MORE}`;
  return `This is a fault of joinedup, not of yours. What was saved before it stays saved.\n${printable(details)}\n`;
}

/** Finds the command that the arguments name, loads it, and runs it. Gives its exit code. */
async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const call: Call = { argv: inFull(argv), io, exitCode: EXIT.done };
  const [first = '', topic] = call.argv;
  if (first === 'help' && topic === 'exit-codes') {
    io.stdout.write(EXIT_CODES);
    return EXIT.done;
  }
  if (!isCommand([first]) && isFile(first, io)) throw commandForgotten(first, io);
  try {
    await buildProgram(call).parseAsync([...call.argv], { from: 'user' });
    return call.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

// What goes without saying is said to commander all the same: a command that it takes for granted would also
// swallow a mistyped one, and with it the suggestion. Likewise it knows help for one word only,
// and has nothing to say about a word that it does not know.
function inFull(argv: readonly string[]): readonly string[] {
  const [name, ...rest] = argv.filter((word) => !BESIDE.includes(word));
  if (name === undefined) return [...argv, START.usage];
  if (name === 'help' && rest.length > 0 && rest[0] !== 'exit-codes')
    return isCommand(rest) ? [...rest, '--help'] : inFull(rest);
  const group = groupCalled(name);
  const [help, ...about] = rest;
  if (group && help === 'help' && about.length > 0) return inFull([help, name, ...about]);
  return group && isForFirst(rest) ? withFirst(argv, group) : argv;
}

/** What may stand before a command. */
const BESIDE = ['--no-color', '--debug', '--', ...EVERYWHERE.map(({ flags }) => flags)];

function isForFirst([next]: readonly string[]): boolean {
  return next === undefined || (next.startsWith('-') && next !== '-h' && next !== '--help');
}

function withFirst(argv: readonly string[], { name, commands: [first] }: CommandGroup): readonly string[] {
  return argv.toSpliced(argv.indexOf(name) + 1, 0, nameOf(first));
}

function isCommand([name, sub]: readonly string[]): boolean {
  const group = groupCalled(name);
  return sub !== undefined && group
    ? group.commands.some((spec) => nameOf(spec) === sub)
    : group !== undefined || COMMANDS.some((spec) => nameOf(spec) === name);
}

function groupCalled(name: string | undefined) {
  return GROUPS.find((group) => group.name === name);
}

function nameOf({ usage }: CommandSpec): string {
  return usage.split(' ')[0] ?? '';
}

function isFile(word: string, { cwd }: Io): boolean {
  return /^[^-].*\.(?:ya?ml|json)$/iu.test(word) || (/[./\\]/u.test(word) && isThere(resolve(cwd, word)));
}

/** For who names a file and not what to do with it. */
function commandForgotten(name: string, { cwd }: Io): InputError {
  const [one, other] =
    workIn(resolve(cwd, name)) === 'framework'
      ? ['frameworks check', 'frameworks show']
      : ['score', 'assess'];
  const run = (what: string | undefined) => line('joinedup', ...(what ?? '').split(' '), file(name));
  const advice = say`Did you mean “${run(one)}” or “${run(other)}”?`;
  return inputError('no-command', `${quoted(name, 200)} is a file, and no command.`, advice);
}

/** What npm takes for a setting of its own does not arrive. */
function refuseSwallowed({ options = [] }: CommandSpec, { io, argv }: Call): void {
  const { env, program = '' } = io;
  if (!program.startsWith('npm ')) return;
  const lost = options.flatMap(({ flags }) => {
    const [name = ''] = /--[a-z-]+/u.exec(flags) ?? [];
    return env[`npm_config_${name.slice(2).replaceAll('-', '_')}`] === 'true' && !argv.includes(name)
      ? [name]
      : [];
  });
  if (lost.length === 0) return;
  const again = line('joinedup', ...argv.filter((word) => word !== START.usage), ...lost);
  throw inputError(
    'swallowed-option',
    `npm took ${lost.join(' and ')} for a setting of its own, so that it did not arrive.`,
    say`Write “--” before it: “${again}”.`,
  );
}

interface Call {
  readonly argv: readonly string[];
  readonly io: Io;
  exitCode: number;
}

function buildProgram(call: Call): Command {
  const { io } = call;
  const program = new Command(io.program ?? 'joinedup')
    // What was typed comes back in what is said of it.
    .configureOutput({
      writeOut: (text) => io.stdout.write(legible(text, io)),
      writeErr: (text) => screenOn(io.stderr, io).say(printable(text)),
    })
    .exitOverride()
    .version(TOOL.version, '-V, --version', 'print the version')
    .option('--no-color', 'print without colour')
    .option('--debug', 'show the details of a fault')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError(seeHelp('', io));
  program.helpInformation = () => helpText(io.program);
  for (const option of EVERYWHERE) program.addOption(optionOf(option));
  // Where one command is called by its name, the others need not be there.
  const isWanted = wantedIn(call);
  for (const spec of [START, ...COMMANDS]) if (isWanted(nameOf(spec))) declare(program, spec, program, call);
  for (const { name, description, commands } of GROUPS) {
    if (!isWanted(name)) continue;
    const group = program.command(name).description(description).showHelpAfterError(seeHelp(name, io));
    group.addHelpText(
      'before',
      examplesText(
        commands.flatMap(({ examples }) => examples),
        io,
      ),
    );
    if (isNamed(name, call)) for (const spec of commands) declare(group, spec, program, call);
  }
  return program;
}

/** Where a mistake in a command leads. */
function seeHelp(path: string, { program }: Io): string {
  const how = ['joinedup', path, '--help'].filter(Boolean).join(' ');
  const npm = program?.startsWith('npm ') ? ' npm hands on only what stands behind “--”.' : '';
  return `See “${asTypedBy(program, how)}” for what there is.${npm}`;
}

function declare(parent: Command, spec: CommandSpec, program: Command, call: Call): void {
  const { usage, description, examples, options = [] } = spec;
  const command = parent.command(usage, { hidden: spec === START }).description(description);
  // The rest of a command matters only where it is the one that was called, or asked about.
  if (parent === program && !isNamed(command.name(), call)) return;
  const path = [...(parent === program ? [] : [parent.name()]), command.name()].join(' ');
  command.showHelpAfterError(seeHelp(spec === START ? '' : path, call.io));
  // What every command takes is read with the program; it is declared again only so that its help tells of it.
  for (const option of [...options, ...EVERYWHERE]) {
    command.addOption(optionOf(option));
    if (option.formerly) command.addOption(new Option(option.formerly, option.description).hideHelp());
  }
  command.addHelpText('before', examplesText(examples, call.io));
  // Commander passes the arguments, then the options, then the command itself.
  command.action((...rest: unknown[]) => {
    // What nobody asked for gives way to how the name of a file ends.
    const isAsked = command.getOptionValueSource('format') === 'cli';
    return execute(spec, { rest: rest.slice(0, -1), isAsked }, program, call);
  });
}

function optionOf({ flags, description, choices, isRepeatable }: OptionSpec): Option {
  const option = new Option(flags, description);
  if (choices) option.choices(choices).default(choices[0]);
  if (isRepeatable) option.argParser((value: string, before: readonly string[] = []) => [...before, value]);
  return option;
}

function wantedIn({ argv }: Call): (name: string) => boolean {
  const [first] = argv;
  const isKnown = [START, ...COMMANDS].some((spec) => nameOf(spec) === first) || groupCalled(first);
  return (name) => !isKnown || name === first;
}

function examplesText(examples: readonly string[], { program }: Io): string {
  return ['Examples:', ...examples.map((example) => `  $ ${asTypedBy(program, example)}`), ''].join('\n');
}

function isNamed(name: string, { argv }: Call): boolean {
  return argv.includes(name);
}

interface Given {
  /** The arguments, and then the options. */
  readonly rest: unknown[];
  /** True where a format was named. */
  readonly isAsked: boolean;
}

async function execute(
  spec: CommandSpec,
  { rest, isAsked }: Given,
  program: Command,
  call: Call,
): Promise<void> {
  const { load, options = [] } = spec;
  refuseSwallowed(spec, call);
  const given = rest.at(-1) as GivenOptions;
  for (const { flags, formerly } of options) if (formerly) sayFormerly(given, flags, formerly);
  const { force = false } = given;
  const context: CommandContext = { io: call.io, force, ...(await openScreens(call.io, program.opts())) };
  if (OUTPUT.every((option) => options.includes(option))) {
    const { settleOutput } = await import('../commands/shared/deliver.ts');
    const formats = options.find(({ flags }) => flags.startsWith('--format'))?.choices ?? ['yaml'];
    const args = rest.slice(0, -1).flat();
    const isSet = spec.intoFolder === true && args.length > 1;
    await settleOutput(given, { formats, isAsked, args, isSet }, context);
  }
  const run = await load();
  call.exitCode = await run(context, ...(rest as never[]));
}

/** A command has an option under the name that it had first. */
function sayFormerly(given: GivenOptions, flags: string, formerly: string): void {
  const [now, before] = [flags, formerly].map((each) => new Option(each).attributeName());
  if (now === undefined || before === undefined || given[now] === undefined) return;
  given[before] = given[now];
}

interface GivenOptions extends Wished {
  [name: string]: unknown;
  readonly force?: boolean;
}
