import { dirname, resolve } from 'node:path';
import { whatChanged } from '../assessment/version-match.ts';
import { majorOf } from '../framework/versions.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { Framework } from '../model/framework.ts';
import type { ExampleSet } from '../model/key.ts';
import type { Vignettes } from '../model/vignettes.ts';
import { inputError, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { listed, quoted } from '../text.ts';
import { type FoundFramework, findFramework } from './frameworks.ts';
import { listShipped, loadShipped, vignetteFiles } from './shipped.ts';
import { loadShippedVignettes } from './shipped-vignettes.ts';

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
  return withTexts(await findFramework(name, io), io);
}

async function withTexts({ framework, file }: FoundFramework, io: Io): Promise<ToldFramework> {
  const vignettes =
    file === null
      ? loadShippedVignettes(io.root, framework.id)
      : await vignettesBeside(resolve(io.cwd, file), framework, io);
  if (vignettes && vignettes.settings.length > 0) return { framework, vignettes };
  const ids = listShipped(io.root).map(({ id }) => id);
  const able = ids.filter((id) => loadShippedVignettes(io.root, id) !== null);
  const where = file === null ? '' : ' Yours belong in a folder “vignettes” beside the framework.';
  const message = `There are no texts to tell cases of “${framework.title}” in.`;
  const advice = `There are for ${listed(able)}.${where}`;
  throw inputError('no-vignettes', message, advice);
}

/** The cases of a key, and the framework that they were made with. */
export interface OpenedSet {
  readonly set: ExampleSet;
  readonly told: ToldFramework;
  /** What a reader should know of the versions; null where they are the same. */
  readonly note: string | null;
}

/**
 * Opens the whole set of a key with the framework that it belongs to: one that ships, or the one that a person `named`. Throws an `InputError`
 * where that is another one, or another major version of it, in which questions and levels may mean something else.
 */
export async function openSet(file: string, named: string | undefined, io: Io): Promise<OpenedSet> {
  const { LARGEST_KEY, readSet } = await import('../teaching/class/read-key.ts');
  const set = unwrap(readSet(await readSource(file, io, { largest: LARGEST_KEY })));
  const found = named === undefined ? shippedOf(set, io) : await findFramework(named, io);
  const told = await withTexts(found, io);
  return { set, told, note: versionNote(set, told.framework) };
}

/** The framework that ships of a key: it comes from elsewhere, so it may name that and no file. */
function shippedOf({ framework: { id } }: ExampleSet, io: Io): FoundFramework {
  if (listShipped(io.root).some((each) => each.id === id))
    return { framework: loadShipped(io.root, id), file: null };
  const message = `The key belongs to the framework ${quoted(id)}, which does not ship with joinedup.`;
  throw inputError('unknown-framework', message, say`Name its file with ${code('--framework FILE')}.`);
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

async function vignettesBeside(file: string, framework: Framework, io: Io): Promise<Vignettes | null> {
  const files = vignetteFiles(dirname(file));
  if (files.length === 0) return null;
  const sources = await Promise.all(files.map((each) => readSource(each, io)));
  const { loadVignettes } = await import('../framework/vignettes/open-vignettes.ts');
  return unwrap(loadVignettes(sources, framework));
}
