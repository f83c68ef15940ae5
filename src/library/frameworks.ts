import { dirname, join, relative, resolve, sep } from 'node:path';
import { canBeHeld, type Whereabouts } from '../assessment/blank-assessment.ts';
import type { AssessmentFile } from '../assessment/open-assessment.ts';
import type { SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import type { Source } from '../document/source.ts';
import { entriesIn, isFolder, isThere, isWithin, realPath } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { Framework, ShippedFramework } from '../model/framework.ts';
import { InputError, inputError, type Problem, unwrap } from '../problem.ts';
import { code, joined, type Sentence, say } from '../sentence.ts';
import { didYouMean, unknownWord } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { type HandWritten, workIn } from './recognise.ts';
import { listShipped, loadShipped } from './shipped.ts';

/** The word for every framework that a crosswalk leads to. */
export const ALL_FRAMEWORKS = 'all';

/** The framework that a person named: the id of one that ships, or a file. The default one if none is named. */
export async function chooseFramework(name: string | undefined, io: Io): Promise<Framework> {
  return (await findFramework(name, io)).framework;
}

/** A framework, and the file that it was named by; null for one that ships. */
export interface FoundFramework {
  readonly framework: Framework;
  readonly file: string | null;
}

/** `chooseFramework` with the file, for who looks for more beside it. */
export async function findFramework(name: string | undefined, io: Io): Promise<FoundFramework> {
  const shipped = listShipped(io.root);
  const entry = calledSo(name, shipped);
  if (entry) return { framework: loadShipped(io.root, entry.id), file: null };
  const file = name ?? '';
  if (looksLikeFile(file) || isThere(resolve(io.cwd, file)))
    return { framework: await loadFile(file, io), file };
  const ids = shipped.map(({ id }) => id);
  const advice = `${didYouMean(file, ids) || `There is ${listed(ids)}.`} One of your own is named by its file.`;
  throw inputError('unknown-framework', `There is no framework called ${quoted(file)}.`, advice);
}

/** The framework that ships under an id. Throws an `InputError` where there is none. */
export function shippedCalled(id: string, shipped: readonly ShippedFramework[]): ShippedFramework {
  const entry = shipped.find((each) => each.id === id);
  if (entry) return entry;
  const ids = shipped.map((each) => each.id);
  const message = `No framework called ${quoted(id)} ships with joinedup.`;
  throw new InputError([unknownWord('framework', id, ids, { message })]);
}

/** Where a framework asks nothing about the people served. */
export function withoutNeeds(title: string): InputError {
  const message = `${title} does not ask about the people served.`;
  const advice = say`Use “${code('joinedup assess')}”, or a framework that asks about them.`;
  return inputError('no-needs', message, advice);
}

/** What is said where there is nothing to be quick about. */
export function withoutPlacements(title: string): InputError {
  const message = `${title} has no levels to place a service on, so there is nothing to be quick about.`;
  return inputError('no-placements', message, say`Leave out ${code('--quick')}.`);
}

/** The one that is called so; the default one for no name at all. */
function calledSo(name: string | undefined, shipped: readonly ShippedFramework[]) {
  return shipped.find(({ id, isDefault }) => (name === undefined ? isDefault : id === name));
}

/** The framework that an assessment belongs to, unless a person named one; then the two have to be the same. */
export async function frameworkOf(
  file: AssessmentFile,
  named: string | undefined,
  io: Io,
): Promise<Framework> {
  const { framework: written } = file.written;
  const framework = named === undefined ? await ownFramework(file, io) : await chooseFramework(named, io);
  if (written?.id === undefined || written.id === framework.id) return framework;
  throw problemAt(file.document, ['framework', 'id'], {
    code: 'other-framework',
    message: `The answers belong to the framework ${quoted(written.id)}, not to ${quoted(framework.id)}.`,
    advice: say`Score them with their own framework, or see them through several with “${code('--framework all')}”.`,
  });
}

async function ownFramework(file: AssessmentFile, io: Io): Promise<Framework> {
  const { framework: written } = file.written;
  const { document } = file;
  if (written?.file !== undefined) {
    const named = { name: written.file, at: ['framework', 'file'], from: 'assessment' } as const;
    return frameworkBeside(document, named, io);
  }
  const advice = say`Name its file with ${code('--framework FILE')}, or under “framework: { file: … }”.`;
  return frameworkThatShips(document, written?.id, { at: ['framework', 'id'], advice }, io);
}

/** A framework that ships, by the id that a file names. Throws an `InputError` at that place where none is called so. */
export function frameworkThatShips(
  document: SourceDocument,
  name: string | undefined,
  { at, advice }: { readonly at: Path; readonly advice: Sentence },
  io: Io,
): Framework {
  const shipped = listShipped(io.root);
  const entry = calledSo(name, shipped);
  if (entry) return loadShipped(io.root, entry.id);
  const ids = shipped.map(({ id }) => id);
  throw problemAt(document, at, {
    code: 'unknown-framework',
    message: `There is no framework called ${quoted(name ?? '')}.`,
    advice: joined([didYouMean(name ?? '', ids), advice]),
  });
}

/** A framework that a file names by file, and the place where it does so. */
interface NamedByFile {
  readonly name: string;
  readonly at: Path;
  /** What kind of file names it. */
  readonly from: 'assessment' | 'crosswalk';
}

/** A framework that a file names by file has to lie beside it or below: a file from elsewhere reaches no further. */
export async function frameworkBeside(
  document: SourceDocument,
  { name, at, from }: NamedByFile,
  io: Io,
): Promise<Framework> {
  const { file } = document.source;
  const folder = file === '-' ? io.cwd : dirname(resolve(io.cwd, file));
  const path = resolve(folder, name);
  if (!isWithin(realPath(folder), realPath(path))) {
    throw problemAt(document, at, {
      code: 'framework-outside',
      message: `The framework ${quoted(name)} lies outside the folder of the ${from}.`,
      advice: say`Move it beside the ${from}${from === 'assessment' ? say`, or name it with ${code('--framework FILE')}` : ''}.`,
    });
  }
  try {
    return await loadFile(path, io);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // A problem without a place of its own has it where the framework is named.
    throw new InputError(error.problems.map((each) => (each.place ? each : document.problem(each, at))));
  }
}

/** The framework that was loaded from a file last: often that of the next assessment too. */
let last: { readonly source: Source; readonly framework: Framework } | null = null;

/** Loading is a command's worth of code, which the frameworks that ship do without. */
async function loadFile(file: string, io: Io): Promise<Framework> {
  const source = await readSource(file, io);
  if (last?.source.file === file && last.source.text === source.text) return last.framework;
  const { loadFramework } = await import('../framework/open.ts');
  const framework = unwrap(loadFramework(source));
  last = { source, framework };
  return framework;
}

/**
 * Where the framework that was named on the command line is, seen from an assessment. By how it was named, not by
 * its id: a framework of one's own may be called like one that ships.
 */
export function whereaboutsOf(named: string | undefined, assessment: string, io: Io): Whereabouts {
  if (named === undefined || calledSo(named, listShipped(io.root))) return { file: null, elsewhere: null };
  const folder = realPath(dirname(resolve(io.cwd, assessment)));
  const path = realPath(resolve(io.cwd, named));
  const file = relative(folder, path).split(sep).join('/');
  return isWithin(folder, path) && canBeHeld(file)
    ? { file, elsewhere: null }
    : { file: null, elsewhere: named };
}

/** True for what can only be meant as the name of a file. */
export function looksLikeFile(name: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/iu.test(name);
}

/** An error with one problem at a place of a document. */
export function problemAt(
  document: SourceDocument,
  path: Path,
  about: Pick<Problem, 'code' | 'message' | 'advice'>,
): InputError {
  return new InputError([document.problem({ severity: 'error', ...about }, path)]);
}

/**
 * The files that a person named, each once, with every framework and crosswalk below a folder in place of the
 * folder. Throws an `InputError` where a folder holds none.
 */
export function frameworkFiles(name: string, io: Io): string[] {
  const path = resolve(io.cwd, name);
  // What is wrong with any other name is said where the file is read.
  if (!isFolder(path)) return [name];
  const found = yamlFilesIn(path).filter((file) => AUTHORED.includes(workIn(file)));
  if (found.length > 0) return found.map((file) => join(name, relative(path, file)));
  const advice = 'A framework is a YAML file with “questions:” at the start of a line.';
  throw inputError('no-framework-here', `The folder ${quoted(name, 200)} holds no framework.`, advice);
}

const AUTHORED: readonly (HandWritten | null)[] = ['framework', 'crosswalk'];

/** By name. What is installed or hidden is nobody's own. */
function yamlFilesIn(folder: string): string[] {
  return entriesIn(folder)
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return yamlFilesIn(path);
      return /\.ya?ml$/iu.test(entry.name) ? [path] : [];
    });
}
