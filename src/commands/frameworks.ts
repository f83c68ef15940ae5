import { dirname, join, resolve } from 'node:path';
import { SCHEMA_FILE, starterFramework } from '../authoring/starter-framework.ts';
import { commandOrWhy, file } from '../command.ts';
import { ID_ADVICE, isId } from '../document/schema.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { isThere, packageText } from '../host/files/inspect.ts';
import { saveText } from '../host/files/save.ts';
import type { Io } from '../host/io.ts';
import { EXIT } from '../host/program.ts';
import { chooseFramework } from '../library/frameworks.ts';
import { workIn } from '../library/recognise.ts';
import { listShipped } from '../library/shipped.ts';
import { InputError, inputError } from '../problem.ts';
import { unknownWord } from '../suggest.ts';
import { quoted, slug } from '../text.ts';
import { declareCommand, flag, text } from './declare.ts';
import { deliver, deliverPage, formatFor } from './shared/deliver.ts';
import { formatOf, OUTPUT } from './shared/options.ts';

/** Lists the frameworks that ship. */
export const listFrameworks = declareCommand({
  examples: ['joinedup frameworks list'],
  options: { format: formatOf('frameworks') },
  run: async (given, context) => {
    await deliverPage('frameworks', listShipped(context.io.root), given, context);
    return EXIT.done;
  },
});

/** Prints a framework, fit to read and to print. */
export const showFramework = declareCommand({
  examples: ['joinedup frameworks show ID', 'joinedup frameworks show my-framework.yaml -o about.html'],
  args: '<framework>',
  slots: { framework: 'id|file' },
  options: { format: formatOf('framework'), ...OUTPUT },
  open: ({ framework }, { io }) => chooseFramework(framework, io),
  run: async (given, context, framework) => {
    await deliverPage('framework', inNation(framework, null), given, context);
    return EXIT.done;
  },
});

/** Writes a small framework to start from, and beside it the schema by which an editor checks it. */
export const newFramework = declareCommand({
  examples: ['joinedup frameworks new my-framework'],
  args: '<id>',
  slots: { id: 'text' },
  options: {
    output: {
      ...text('file', 'where to write it; ID.yaml if left out, and “-” is standard output'),
      short: '-o',
    },
    force: flag('write over a framework that is there'),
  },
  run: async ({ id, output = `${id}.yaml` }, context) => {
    const { io, err, force } = context;
    refuseId(id, io);
    if (output === '-') {
      await deliver(starterFramework(id), undefined, context, 'yaml');
      return EXIT.done;
    }
    formatFor(output, ['yaml'], undefined);
    const path = resolve(io.cwd, output);
    refuseTaken(path, output, force);
    await saveText(path, starterFramework(id));
    const withSchema = await saveSchema(dirname(path), force, io);
    const beside = withSchema ? `, with ${quoted(SCHEMA_FILE)} beside it, by which an editor checks it` : '';
    err.say(`Written to ${quoted(output, 200)}${beside}.\n`);
    const words = ['joinedup', 'frameworks', 'check', file(output), '--strict'];
    err.say(`${commandOrWhy('Change it, and look at it now and then with:', words)}\n`);
    return EXIT.done;
  },
});

function refuseId(id: string, io: Io): void {
  if (!isId(id)) {
    const advice = `${ID_ADVICE} How about ${quoted(slug(id, 'my-framework').replace(/^[0-9-]+/u, '') || 'my-framework')}?`;
    throw inputError('not-an-id', `${quoted(id)} cannot be the name of a framework.`, advice);
  }
  if (listShipped(io.root).some((shipped) => shipped.id === id)) {
    const message = `A framework called ${quoted(id)} ships with joinedup.`;
    throw inputError('id-ships', message, 'Take another name; assessments could not tell the two apart.');
  }
}

/** What is there stays there, unless the person says otherwise; and answers stay whatever they say. */
function refuseTaken(path: string, output: string, force: boolean): void {
  if (!isThere(path)) return;
  if (workIn(path) === 'assessment') {
    const message = `${quoted(output, 200)} holds an assessment; it is not written over.`;
    throw inputError('would-lose-answers', message, 'Choose another name with -o.');
  }
  if (force) return;
  const message = `${quoted(output, 200)} is there already.`;
  throw inputError('file-exists', message, 'Choose another name with -o, or write over it with --force.');
}

/** True if the schema was written: one that lies there may be somebody's own. */
async function saveSchema(folder: string, force: boolean, io: Io): Promise<boolean> {
  const path = join(folder, SCHEMA_FILE);
  if (isThere(path) && !force) return false;
  await saveText(path, packageText(join(io.root, 'frameworks', SCHEMA_FILE)));
  return true;
}

/** What there is a JSON Schema of. */
const SCHEMA_KINDS = ['framework', 'assessment', 'crosswalk', 'vignettes', 'consensus'];

/** Prints the JSON Schema of a kind of file that people write. They ship beside the frameworks. */
export const printSchema = declareCommand({
  examples: ['joinedup frameworks schema', 'joinedup frameworks schema assessment'],
  args: '[kind]',
  slots: { kind: SCHEMA_KINDS },
  run: async ({ kind = 'framework' }, context) => {
    const message = `There is no schema of ${quoted(kind)}.`;
    if (!SCHEMA_KINDS.includes(kind))
      throw new InputError([unknownWord('schema', kind, SCHEMA_KINDS, { message })]);
    const file = join(context.io.root, 'frameworks', `${kind}.schema.json`);
    await deliver(packageText(file), undefined, context, 'json');
    return EXIT.done;
  },
});
