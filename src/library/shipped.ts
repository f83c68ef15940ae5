import { join, sep } from 'node:path';
import { entriesIn, packageText } from '../host/files/inspect.ts';
import type { Framework, ShippedFramework } from '../model/framework.ts';

/** The folder of the store in a package, and the name of its list. */
export const STORE = join('dist', 'frameworks');

export const STORE_LIST = 'list.json';

/** Every framework that ships, the default one first. `root` is the folder of the package. */
export function listShipped(root: string): readonly ShippedFramework[] {
  return readOnce(join(root, STORE, STORE_LIST));
}

/** A framework that ships, by its id, which must be one of the list's. */
export function loadShipped(root: string, id: string): Framework {
  return readOnce(join(root, STORE, `${id}.json`));
}

const known = new Map<string, unknown>();

/** What a file of the store holds: many files may belong to one framework, and the list is asked more than once. */
function readOnce<Held>(file: string): Held {
  const held: Held = known.get(file) ?? JSON.parse(packageText(file));
  known.set(file, held);
  return held;
}

/** The files of vignette texts that lie beside a framework, by its folder, in order. */
export function vignetteFiles(folder: string): readonly string[] {
  const own = join(folder, 'vignettes');
  return namesIn(own).map((name) => join(own, `${name}.yaml`));
}

/** True for a file, by its full path, in the folder of the frameworks that ship. */
export function isShippedFile(path: string, root: string): boolean {
  return path.startsWith(join(root, 'frameworks', sep));
}

/** The ids of the frameworks that a crosswalk leads to from one that ships, by name. */
export function listCrosswalks(root: string, from: string): readonly string[] {
  return namesIn(join(root, 'frameworks', from, 'crosswalks'));
}

/** The file of the crosswalk from one framework to another, whether or not it is there. */
export function crosswalkFile(root: string, from: string, to: string): string {
  return join(root, 'frameworks', from, 'crosswalks', `${to}.yaml`);
}

/** The ids of the rules for consensus that ship, by name. */
export function listConsensus(root: string): readonly string[] {
  return namesIn(join(root, 'consensus'));
}

/** The file of a rule for consensus, whether or not it is there. */
export function consensusFile(root: string, id: string): string {
  return join(root, 'consensus', `${id}.yaml`);
}

/** A published arrangement that ships as an assessment of a framework. */
export interface ShippedCase {
  readonly id: string;
  readonly framework: string;
  readonly file: string;
}

/** The published arrangements of a framework, by name. */
export function shippedCases(root: string, framework: string): readonly ShippedCase[] {
  const folder = join(root, 'frameworks', framework, 'cases');
  return namesIn(folder).map((id) => ({ id, framework, file: join(folder, `${id}.yaml`) }));
}

/** What the YAML files in a folder are called, in order and without their ending; none where there is no folder that can be read. */
function namesIn(folder: string): string[] {
  return entriesIn(folder)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => name.slice(0, -'.yaml'.length));
}

/** What stands before the id of a case, where it is named instead of a file. */
export const CASE = 'case:';
