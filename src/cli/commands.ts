import { Command, CommanderError, Option } from 'commander';
import { printable } from '../text.ts';
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
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import type { Io } from './io.ts';
import { legible, openScreens, screenOn } from './terminal.ts';
import { TOOL } from './tool.ts';

/** Finds the command that the arguments name, loads it, and runs it. Gives its exit code. */
export async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const call: Call = { argv: inFull(argv), io, exitCode: EXIT.done };
  try {
    await buildProgram(call).parseAsync([...call.argv], { from: 'user' });
    return call.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

// What goes without saying is said to commander all the same: a command that it takes for granted would also
// swallow a mistyped one, and with it the suggestion. Likewise it knows help for one word only.
function inFull(argv: readonly string[]): readonly string[] {
  const [name, ...rest] = argv.filter((word) => !BESIDE.includes(word));
  if (name === undefined) return [...argv, START.usage];
  if (name === 'help' && rest.length > 0) return isCommand(rest) ? [...rest, '--help'] : inFull(rest);
  const group = groupCalled(name);
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

interface Call {
  readonly argv: readonly string[];
  readonly io: Io;
  exitCode: number;
}

function buildProgram(call: Call): Command {
  const { io } = call;
  const program = new Command('joinedup')
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
    .showHelpAfterError('See “joinedup --help” for what there is.')
    .description('Says how integrated a care arrangement is and what still stands in the way.')
    .addHelpText('before', START_EXAMPLES)
    .addHelpText('after', EXIT_CODES);
  for (const option of EVERYWHERE) program.addOption(optionOf(option));
  // Where one command is called by its name, the others need not be there.
  const isWanted = wantedIn(call);
  for (const spec of [START, ...COMMANDS]) if (isWanted(nameOf(spec))) declare(program, spec, program, call);
  for (const { name, description, commands } of GROUPS) {
    if (!isWanted(name)) continue;
    const group = program.command(name).description(description);
    group.addHelpText('before', examplesText(commands.flatMap(({ examples }) => examples)));
    if (isNamed(name, call)) for (const spec of commands) declare(group, spec, program, call);
  }
  return program;
}

function declare(parent: Command, spec: CommandSpec, program: Command, call: Call): void {
  const { usage, description, examples, options = [] } = spec;
  const command = parent.command(usage, { hidden: spec === START }).description(description);
  // The rest of a command matters only where it is the one that was called, or asked about.
  if (parent === program && !isNamed(command.name(), call)) return;
  // What every command takes is read with the program; it is declared again only so that its help tells of it.
  for (const option of [...options, ...EVERYWHERE]) command.addOption(optionOf(option));
  command.addHelpText('before', examplesText(examples));
  // Commander passes the arguments, then the options, then the command itself.
  command.action((...rest: unknown[]) => execute(spec, rest.slice(0, -1), program, call));
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

function examplesText(examples: readonly string[]): string {
  return ['Examples:', ...examples.map((line) => `  $ ${line}`), ''].join('\n');
}

function isNamed(name: string, { argv }: Call): boolean {
  return argv.includes(name);
}

async function execute(
  { load, options = [] }: CommandSpec,
  rest: unknown[],
  program: Command,
  call: Call,
): Promise<void> {
  const given = rest.at(-1) as GivenOptions;
  const { force = false } = given;
  const context: CommandContext = { io: call.io, force, ...(await openScreens(call.io, program.opts())) };
  const isReport = OUTPUT.every((option) => options.includes(option));
  if (isReport && given.output === '-') delete given.output;
  if (isReport && given.output !== undefined) {
    const { checkOutput } = await import('./deliver.ts');
    const { output, framework, crosswalk } = given;
    await checkOutput(output, [...rest.slice(0, -1), framework, crosswalk].flat(), context);
  }
  const run = await load();
  call.exitCode = await run(context, ...(rest as never[]));
}

interface GivenOptions {
  output?: string;
  readonly force?: boolean;
  readonly framework?: string | readonly string[];
  readonly crosswalk?: readonly string[];
}

const START_EXAMPLES = `Examples:
  $ joinedup                           start here: a menu
  $ joinedup assess service.yaml       answer the questions, or carry on
  $ joinedup score service.yaml        see where the service sits
  $ joinedup explain service.yaml      see why
  $ joinedup plan service.yaml         see what more would take
  $ joinedup cases list                look at published arrangements
`;

const EXIT_CODES = `
Exit codes:
  0    done; a low level is not a failure
  1    a level asked for is not secured, a check found problems, or a row is bad
  2    wrong use, or a file that cannot be read
  70   a fault of joinedup
  130  interrupted; what was answered is kept`;
