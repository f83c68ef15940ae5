import { whatChanged } from '../assessment/versions.ts';
import { LARGEST_KEY, readSet } from '../classwork/read-key.ts';
import { listShipped } from '../framework/catalogue.ts';
import { majorOf } from '../framework/version.ts';
import type { Framework } from '../model/framework.ts';
import type { ExampleSet } from '../model/key.ts';
import { inputError, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { readSource } from '../storage/read.ts';
import { quoted } from '../text.ts';
import type { Io } from './io.ts';
import { openTold, type ToldFramework } from './vignette-texts.ts';

/** The cases of a key, and the framework that they were made with. */
export interface OpenedKey {
  readonly set: ExampleSet;
  readonly told: ToldFramework;
  /** What a reader should know of the versions; null where they are the same. */
  readonly note: string | null;
}

/**
 * Opens a key with the framework that it belongs to: one that ships, or the one that a person named. Throws an `InputError`
 * where that is another one, or another major version of it, in which questions and levels may mean something else.
 */
export async function openWhole(file: string, named: string | undefined, io: Io): Promise<OpenedKey> {
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
