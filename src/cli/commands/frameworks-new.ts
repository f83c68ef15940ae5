import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SCHEMA_FILE, starterFramework } from '../../authoring/starter.ts';
import { commandOrWhy, file } from '../../command.ts';
import { ID_ADVICE, isId } from '../../document/shape.ts';
import { listShipped } from '../../framework/catalogue.ts';
import { inputError } from '../../problem.ts';
import { saveText } from '../../storage/save.ts';
import { quoted, slug } from '../../text.ts';
import { workIn } from '../assessments-here.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { formatFor } from '../endings.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly output?: string;
}

/** Writes a small framework to start from, and beside it the schema by which an editor checks it. */
export async function run(context: CommandContext, id: string, options: Options): Promise<number> {
  const { io, err, force } = context;
  refuseId(id, io);
  const { output = `${id}.yaml` } = options;
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
}

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
  if (!existsSync(path)) return;
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
  if (existsSync(path) && !force) return false;
  await saveText(path, readFileSync(join(io.root, 'frameworks', SCHEMA_FILE), 'utf8'));
  return true;
}
