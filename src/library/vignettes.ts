import { dirname, resolve } from 'node:path';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { Framework } from '../model/framework.ts';
import type { Vignettes } from '../model/vignettes.ts';
import { InputError, inputError, unwrap } from '../problem.ts';
import { listed } from '../text.ts';
import { chooseFramework } from './frameworks.ts';
import { listShipped, loadShippedVignettes, vignetteFiles } from './shipped.ts';

/** A framework, and the texts that its cases are told in. */
export interface ToldFramework {
  readonly framework: Framework;
  readonly vignettes: Vignettes;
}

/**
 * The framework that a person named, by its id or its file, with its texts: those that ship, or those in the folder
 * `vignettes` beside the file. Throws an `InputError` where there are none, or with everything that is wrong with them.
 */
export async function openTold(name: string | undefined, io: Io): Promise<ToldFramework> {
  const framework = await chooseFramework(name, io);
  const shipped = listShipped(io.root);
  const isShipped = name === undefined || shipped.some(({ id }) => id === name);
  const vignettes = isShipped
    ? loadShippedVignettes(io.root, framework.id)
    : await vignettesBeside(resolve(io.cwd, name), framework, io);
  if (vignettes && vignettes.settings.length > 0) return { framework, vignettes };
  const able = shipped.map(({ id }) => id).filter((id) => loadShippedVignettes(io.root, id) !== null);
  const where = isShipped ? '' : ' Yours belong in a folder “vignettes” beside the framework.';
  const message = `There are no texts to tell cases of “${framework.title}” in.`;
  const advice = `There are for ${listed(able)}.${where}`;
  throw inputError('no-vignettes', message, advice);
}

async function vignettesBeside(file: string, framework: Framework, io: Io): Promise<Vignettes | null> {
  const files = vignetteFiles(dirname(file));
  if (files.length === 0) return null;
  const documents = await documentsIn(files, io);
  const { loadVignettes } = await import('../framework/vignettes/open-vignettes.ts');
  return unwrap(loadVignettes(documents, framework));
}

/** Several files as documents. Throws an `InputError` with every problem of those that cannot be read. */
export async function documentsIn(files: readonly string[], io: Io): Promise<readonly SourceDocument[]> {
  const parsed = await Promise.all(files.map(async (each) => parseSource(await readSource(each, io))));
  const problems = parsed.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (problems.length > 0) throw new InputError(problems);
  return parsed.map(unwrap);
}
