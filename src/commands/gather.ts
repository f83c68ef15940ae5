import { EXIT } from '../host/program.ts';
import { type Saved, saveGathered } from '../library/gathered-folder.ts';
import { type Gathering, gather as gatherFiles, type Without } from '../library/gathering.ts';
import { saveAgain } from '../library/second-round.ts';
import { hasErrors, type Problem } from '../problem.ts';
import { counted, firstOf, listed, quoted } from '../text.ts';
import { type CommandContext, declareCommand, flag, text } from './declare.ts';
import { deliver, writeProblems } from './shared/deliver.ts';
import { FRAMEWORK } from './shared/options.ts';

const FOLDER = 'gathered';

/** Gathers filled forms and tables into assessments, and says where each cell stands that it could not read. */
export const gather = declareCommand({
  examples: [
    'joinedup gather answers/ --for service.yaml -o partners',
    'joinedup gather survey.xlsx --map map.yaml',
  ],
  args: '<files...>',
  slots: { files: 'file' },
  options: {
    output: {
      ...text('folder', `write the assessments into this folder; ${quoted(FOLDER)} if left out`),
      short: '-o',
    },
    for: text('file', 'an assessment that says which service the forms are about'),
    framework: FRAMEWORK,
    map: text('file', 'take what headings and cells mean from this file'),
    writeMap: text('file', 'write such a file: what was understood, and what is to be settled'),
    names: flag('take names, e-mail addresses and days over, too'),
    force: flag('write over the file of --write-map'),
  },
  run: async ({ files, output = FOLDER, framework, for: about, map, writeMap, names = false }, context) => {
    const wanted = { framework, for: about, map, names, folder: output };
    const gathering = await gatherFiles(files, wanted, context.io);
    const { gathered, problems, mapping } = gathering;
    await writeProblems(problems, context.err);
    if (writeMap !== undefined) {
      if (mapping === null) context.err.say(NOTHING_TO_SETTLE);
      else await deliver(mapping, writeMap, context, 'yaml');
    }
    const { saved: first, gone, doubts } = await saveGathered(gathered, output, context.io);
    const again = await saveAgain(gathering.again, { folder: output, framework }, context.io);
    const saved = [...first, ...again.saved];
    const later = [...again.problems, ...lackingAgain(saved), ...doubts];
    await writeProblems(later, context.err);
    sayWritten(saved, context);
    const without = [...gathering.without, ...again.without.map((file) => ({ file, rows: null }))];
    sayTogether({ ...gathering, without }, { saved, gone, folder: output }, context);
    if (saved.length === 0) return EXIT.usage;
    return hasErrors([...problems, ...later]) ? EXIT.unmet : EXIT.done;
  },
});

const NOTHING_TO_SETTLE =
  'No mapping was written: no table was read, and nothing is to be settled with one.\n';

/** What is to be known of views whose second round went with an older form of the first. */
function lackingAgain(saved: readonly Saved[]): Problem[] {
  const put = new Set(saved.filter(({ isAgain }) => isAgain).map(({ file }) => file));
  return saved
    .filter(({ lacksAgain, file }) => lacksAgain && !put.has(file))
    .map(({ file, kept }) => ({
      code: 'without-second-round',
      severity: 'warning',
      message: `${quoted(file, 200)} had answers of the second round, which are now only in ${quoted(kept ?? '', 200)}: the form of the first says something else by now.`,
      advice: 'Gather the form of the second round once more.',
      file,
    }));
}

/** More than these are counted, not named. */
const MOST_NAMED = 20;

function sayWritten(saved: readonly Saved[], { out }: CommandContext): void {
  for (const { gathered, isAgain, file, became, kept } of saved.slice(0, MOST_NAMED)) {
    const how =
      kept === null
        ? became === 'as before'
          ? ', as before'
          : ''
        : `, in place of another that is kept as ${quoted(kept, 200)}`;
    out.write(
      `${file}: ${counted(gathered.answers, 'answer')}${isAgain ? ' of the second round' : ''}, from ${gathered.from}${how}.\n`,
    );
  }
  const rest = saved.length - MOST_NAMED;
  if (rest > 0) out.write(`And ${counted(rest, 'more', 'more')}.\n`);
}

function sayTogether(
  { without, nameless }: Gathering,
  {
    saved,
    gone,
    folder,
  }: { readonly saved: readonly Saved[]; readonly gone: readonly string[]; readonly folder: string },
  { err }: CommandContext,
): void {
  if (gone.length > 0)
    err.say(`Not in its file any more, and still there: ${named(gone.map((file) => quoted(file, 200)))}.\n`);
  if (without.length > 0) {
    const files = without.filter(({ rows }) => rows === null).length;
    const rows = without.flatMap((each) => each.rows ?? []).length;
    const what = [
      ...(files > 0 ? [counted(files, 'file')] : []),
      ...(rows > 0 ? [counted(rows, 'row')] : []),
    ];
    err.say(`Nothing was taken from ${listed(what)}: ${without.map(placeOf).join('; ')}.\n`);
  }
  if (nameless > 0)
    err.say(
      `${counted(nameless, 'assessment names', 'assessments name')} no service. Say it for all: --for FILE, an assessment that has its name and nation.\n`,
    );
  const frameworks = listed([...new Set(saved.map(({ gathered }) => gathered.framework))]);
  const states = (['new', 'as before', 'replaced'] as const).flatMap((state) => {
    const count = saved.filter(({ became }) => became === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const what =
    saved.length === 0
      ? 'Nothing was gathered'
      : `${counted(saved.length, 'assessment')} of ${quoted(frameworks)} in ${quoted(folder, 200)}: ${listed(states)}`;
  err.say(`${what}.\n`);
}

function placeOf({ file, rows }: Without): string {
  if (rows === null) return quoted(file, 200);
  return `${quoted(file, 200)}, ${rows.length === 1 ? 'row' : 'rows'} ${named(rows.map(String))}`;
}

function named(things: readonly string[]): string {
  return listed(firstOf(things, MOST_NAMED));
}
