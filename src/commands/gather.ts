import { EXIT } from '../host/program.ts';
import { type Gathered, gather as gatherFiles, saveGathered } from '../library/gathering.ts';
import { hasErrors } from '../problem.ts';
import { counted, listed, quoted } from '../text.ts';
import { type CommandContext, declareCommand, flag, text } from './declare.ts';
import { deliver, writeProblems } from './shared/deliver.ts';
import { FRAMEWORK } from './shared/options.ts';

const FOLDER = 'gathered';

/** Gathers filled forms, and tables with a row for each person, into assessments; says of each cell that it could not read where it is. */
export const gather = declareCommand({
  examples: ['joinedup gather answers/ -o partners', 'joinedup gather survey.xlsx --map map.yaml'],
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
    names: flag('take names, e-mail addresses and times over, too'),
    force: flag('write over the file of --write-map'),
  },
  run: async ({ files, output = FOLDER, framework, for: about, map, writeMap, names = false }, context) => {
    const wanted = { framework, for: about, map, names, folder: output };
    const { gathered, problems, mapping } = await gatherFiles(files, wanted, context.io);
    await writeProblems(problems, context.err);
    if (writeMap !== undefined && mapping !== null) await deliver(mapping, writeMap, context, 'yaml');
    const written = await saveGathered(gathered, output, context.io);
    sayWritten(gathered, written, output, context);
    if (gathered.length === 0) return EXIT.usage;
    return hasErrors(problems) ? EXIT.unmet : EXIT.done;
  },
});

/** More than these are counted, not named. */
const MOST_NAMED = 20;

function sayWritten(
  gathered: readonly Gathered[],
  written: readonly string[],
  folder: string,
  { out, err }: CommandContext,
): void {
  const named = gathered.slice(0, MOST_NAMED);
  for (const [index, { from, answers }] of named.entries()) {
    out.write(`${written[index] ?? ''}: ${counted(answers, 'answer')}, from ${from}.\n`);
  }
  const rest = gathered.length - named.length;
  if (rest > 0) out.write(`And ${counted(rest, 'more', 'more')}.\n`);
  const frameworks = listed([...new Set(gathered.map(({ framework }) => framework))]);
  const what =
    gathered.length === 0
      ? 'Nothing was gathered'
      : `${counted(gathered.length, 'assessment')} of ${quoted(frameworks)} written to ${quoted(folder, 200)}`;
  err.say(`${what}.\n`);
}
