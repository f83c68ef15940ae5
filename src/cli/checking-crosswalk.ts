import type { SourceDocument } from '../document/parse.ts';
import { type CrosswalkFile, checkCrosswalk, crosswalkIn, isCrosswalk } from '../framework/crosswalk/load.ts';
import type { Framework } from '../model/framework.ts';
import { type Problem, tried } from '../problem.ts';
import { frameworkBeside, frameworkThatShips } from './framework-choice.ts';
import type { Io } from './io.ts';

/** Every problem of the crosswalk that a document holds, against its two frameworks; null where it holds none. */
export async function crosswalkProblems(
  document: SourceDocument,
  io: Io,
): Promise<readonly Problem[] | null> {
  if (!isCrosswalk(document)) return null;
  const file = crosswalkIn(document);
  if (!file.ok) return file.problems;
  const from = await tried(() => crosswalkEnd(file.value, 'from', io));
  const to = await tried(() => crosswalkEnd(file.value, 'to', io));
  if (!from.ok || !to.ok) return [...from.problems, ...to.problems];
  return checkCrosswalk(file.value, { from: from.value, to: to.value }).problems;
}

/** One of the frameworks that a crosswalk leads between: a file beside it, or one that ships. Throws an `InputError`. */
export async function crosswalkEnd(
  { document, written }: CrosswalkFile,
  end: 'from' | 'to',
  io: Io,
): Promise<Framework> {
  const { id, file } = written[end];
  if (file !== null)
    return frameworkBeside(document, { name: file, at: [end, 'file'], from: 'crosswalk' }, io);
  const advice = `Name its file under “${end}: { id: …, file: … }”.`;
  return frameworkThatShips(document, id, { at: [end, 'id'], advice }, io);
}
