import { whatChanged } from '../../assessment/versions.ts';
import { LARGEST_KEY, readSet } from '../../classwork/read-key.ts';
import { compile } from '../../engine/compile.ts';
import { checkExamples } from '../../examples/check.ts';
import { generate } from '../../examples/generate.ts';
import { listShipped } from '../../framework/catalogue.ts';
import { majorOf } from '../../framework/version.ts';
import type { Framework } from '../../model/framework.ts';
import type { ExampleRequest, ExampleSet } from '../../model/key.ts';
import { InputError, inputError, tried, unwrap } from '../../problem.ts';
import { leftOut } from '../../report/examples/left-out.ts';
import { SHEETS } from '../../report/examples/sheets.ts';
import { code, say } from '../../sentence.ts';
import { readSource } from '../../storage/read.ts';
import { listed, quoted } from '../../text.ts';
import type { CommandContext } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { writeExampleFiles } from '../example-files.ts';
import { requestIn } from '../example-wishes.ts';
import { type ExampleCall, type ExampleFormat, isBank, wordsIn } from '../example-words.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { whileTelling, workOut } from '../progress.ts';
import { TOOL } from '../tool.ts';
import { openTold, type ToldFramework } from '../vignette-texts.ts';

/** Makes cases for students, or takes those of a key, and prints them or writes them into a folder; or says how sound they are. */
export async function run(
  context: CommandContext,
  key: string | undefined,
  { output: named, ...rest }: ExampleCall,
): Promise<number> {
  // A folder cannot be standard output; what is printed without one can.
  const call: ExampleCall = named === undefined || named === '-' ? rest : { ...rest, output: named };
  const { format, sheet, problems } = wordsIn(key, call);
  const { output } = call;
  const opened = await tried(() => casesFor(key, call, context));
  if (!opened.ok || problems.length > 0) throw new InputError([...problems, ...opened.problems]);
  const { told, note, cases } = opened.value;
  if (note !== null) context.err.say(`${note}\n`);
  const set = await cases();
  const withBanks = isBank(format) || (call.output !== undefined && format === null);
  const remarks = [...withoutCases(set), ...(withBanks && !call.check ? leftOut(set) : [])];
  for (const remark of remarks) context.err.say(`${remark}\n`);
  if (call.check) return report(set, told, format, context);
  if (output !== undefined) {
    const { framework, force = false } = call;
    const wanted = { set, framework: told.framework, named: framework, format, force };
    await writeExampleFiles(output, wanted, context);
    return EXIT.done;
  }
  const sheets = sheet === null ? SHEETS : [sheet];
  await deliverPage('booklet', { set, sheets }, { format: format ?? 'markdown' }, context);
  return EXIT.done;
}

/** The levels that a set has no case at, of which its sheets say nothing. */
function withoutCases({ without }: ExampleSet): string[] {
  if (without.length === 0) return [];
  return [
    `No further case was found at ${listed(without)}; the others came in turn. “joinedup frameworks check” says what the texts lack.`,
  ];
}

/** Cases that can be had, and the framework that they belong to. */
interface Cases extends Pick<OpenedKey, 'told' | 'note'> {
  /** Making them takes a while, which is for nothing where something else is wrong. */
  cases(): Promise<ExampleSet>;
}

async function casesFor(key: string | undefined, call: ExampleCall, context: CommandContext): Promise<Cases> {
  const { io } = context;
  if (key !== undefined) {
    const { set, ...about } = await openWhole(key, call.framework, io);
    return { ...about, cases: async () => set };
  }
  const told = await openTold(call.framework, io);
  const request = requestIn(call, told);
  return { told, note: null, cases: () => made(request, told, context) };
}

function made(
  request: ExampleRequest,
  { framework, vignettes }: ToldFramework,
  context: CommandContext,
): Promise<ExampleSet> {
  const means = { model: compile(framework), vignettes, tool: TOOL };
  return whileTelling(context, (telling) =>
    workOut(telling.of('Making cases'), (prove, progress) =>
      generate(request, { ...means, prove, progress }),
    ),
  );
}

/** Says how sound a set is. Ends with 1 where something is wrong with it. */
async function report(
  set: ExampleSet,
  { framework, vignettes }: ToldFramework,
  format: ExampleFormat | null,
  context: CommandContext,
): Promise<number> {
  const means = { model: compile(framework), vignettes };
  const soundness = await whileTelling(context, (telling) =>
    workOut(telling.of('Checking cases'), (prove, progress) =>
      checkExamples(set, { ...means, prove, progress }),
    ),
  );
  const printing = { format: isBank(format) || format === null ? 'text' : format } as const;
  await deliverPage('soundness', soundness, printing, context);
  return soundness.faults.length > 0 || soundness.alike.length > 0 ? EXIT.unmet : EXIT.done;
}

/** The cases of a key, and the framework that they were made with. */
interface OpenedKey {
  readonly set: ExampleSet;
  readonly told: ToldFramework;
  /** What a reader should know of the versions; null where they are the same. */
  readonly note: string | null;
}

/**
 * Opens a key with the framework that it belongs to: one that ships, or the one that a person named. Throws an `InputError`
 * where that is another one, or another major version of it, in which questions and levels may mean something else.
 */
async function openWhole(file: string, named: string | undefined, io: Io): Promise<OpenedKey> {
  const set = unwrap(readSet(await readSource(file, io, { largest: LARGEST_KEY })));
  const { id } = set.framework;
  // A key comes from elsewhere, so it may name what ships and no file.
  if (named === undefined && !listShipped(io.root).some((each) => each.id === id)) {
    const message = `The key belongs to the framework ${quoted(id)}, which does not ship with joinedup.`;
    throw inputError('unknown-framework', message, say`Name its file with ${code('--framework FILE')}.`);
  }
  const told = await openTold(named ?? id, io);
  return { set, told, note: versionNote(set, told.framework) };
}

function versionNote({ framework: made }: ExampleSet, framework: Framework): string | null {
  if (made.id !== framework.id) {
    const message = `The key belongs to the framework ${quoted(made.id)}, not to ${quoted(framework.id)}.`;
    throw inputError('other-framework', message, say`Name its own with ${code('--framework')}.`);
  }
  if (made.version === framework.version) return null;
  const version = quoted(made.version, 40);
  if (majorOf(made.version) !== majorOf(framework.version)) {
    const message = `The key belongs to version ${version} of ${framework.title}; this is version ${framework.version}.`;
    const advice = `${whatChanged(made.version, framework)} Use that version of the framework, or make new cases.`;
    throw inputError('other-version', message, advice);
  }
  return `The cases were made with version ${version} of the framework; this is version ${framework.version}. “--check” says whether they still hold.`;
}
