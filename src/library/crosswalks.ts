import { frameworkIdIn } from '../assessment/open-assessment.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isOfKind } from '../document/source.ts';
import { compareAcrossFrameworks, deriveAssessment } from '../engine/compare/across-frameworks.ts';
import { compile } from '../engine/compile/compile.ts';
import type { Model } from '../engine/compiled.ts';
import { scoreAssessment } from '../engine/score/score-assessment.ts';
import { type CrosswalkFile, checkCrosswalk, crosswalkIn } from '../framework/crosswalk/open-crosswalk.ts';
import { isThere } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { TOOL } from '../host/program.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Across } from '../model/comparison.ts';
import type { Crosswalk } from '../model/crosswalk.ts';
import type { Framework } from '../model/framework.ts';
import { byPlace, InputError, inputError, type Problem, tried, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { quoted } from '../text.ts';
import type { Progress } from '../work.ts';
import { openAnswers, SAVED_STAYS } from './assessments.ts';
import {
  ALL_FRAMEWORKS,
  chooseFramework,
  frameworkBeside,
  frameworkOf,
  frameworkThatShips,
  problemAt,
} from './frameworks.ts';
import { CASE, crosswalkFile, listCrosswalks, listShipped } from './shipped.ts';

/** What a person wants to see an arrangement through. */
export interface Through {
  /** Ids or files of frameworks, or `all`. */
  readonly frameworks: readonly string[];
  /** Files of crosswalks of one's own. */
  readonly crosswalks: readonly string[];
}

/** An arrangement through its own framework and others. Throws an `InputError` with what is wrong with any file. */
export async function scoreAcross(
  file: string,
  through: Through,
  io: Io,
  progress: Progress,
): Promise<Across> {
  const named = await namedFrameworks(through.frameworks, io);
  const { model, assessment } = await openAnswers(
    file,
    {
      saved: SAVED_STAYS,
      frameworkFor: async (file) =>
        named.find(({ id }) => id === file.written.framework?.id) ?? frameworkOf(file, undefined, io),
    },
    io,
  );
  const { framework: from } = model;
  const score = (...about: readonly [Model, Assessment]) =>
    workOut(progress, (prove) => scoreAssessment(...about, TOOL, prove));
  const own = await score(model, assessment);
  const crosswalks = await ownCrosswalks(through.crosswalks, from, io);
  const isAll = through.frameworks.includes(ALL_FRAMEWORKS);
  const targets = await targetsOf(from, named, isAll, crosswalks, io);
  const others = [];
  for (const to of targets) {
    const crosswalk = await crosswalkBetween(from, to, crosswalks, io);
    const derived = deriveAssessment(crosswalk, { from, to }, assessment);
    const result = await score(compile(to), derived);
    const placements = compareAcrossFrameworks(crosswalk, own, result);
    others.push({ result, derived: derived.answers.size, placements });
  }
  const seen = [from, ...targets].map(({ id }) => id);
  const without = isAll
    ? listShipped(io.root).flatMap(({ id, title }) => (seen.includes(id) ? [] : [title]))
    : [];
  return { own, others, without };
}

/**
 * True where one framework is named to which the answers of a file or a case do not belong, but to which a crosswalk
 * that ships leads. What cannot be read, or does not say to what it belongs, leads nowhere.
 */
export async function leadsAcross(file: string, framework: string, io: Io): Promise<boolean> {
  if (file === '-') return false;
  const owners = await ownersOf(file, io);
  const [own] = owners;
  return own !== undefined && !owners.includes(framework) && isThere(crosswalkFile(io.root, own, framework));
}

/** The frameworks that the answers belong to: of a case several may have one of its name, the first of which counts. */
async function ownersOf(name: string, io: Io): Promise<readonly string[]> {
  if (name.startsWith(CASE)) {
    const { frameworksWith } = await import('./cases.ts');
    return frameworksWith(name.slice(CASE.length), io);
  }
  const document = parseSource(await readSource(name, io));
  const own = document.ok ? frameworkIdIn(document.value) : undefined;
  return own === undefined ? [] : [own];
}

/** The frameworks that were named, each once. Throws an `InputError` where two different ones have one id. */
async function namedFrameworks(names: readonly string[], io: Io): Promise<readonly Framework[]> {
  const found = new Map<string, { readonly name: string; readonly framework: Framework }>();
  for (const name of new Set(names.filter((each) => each !== ALL_FRAMEWORKS))) {
    const framework = await chooseFramework(name, io);
    const before = found.get(framework.id);
    if (before) {
      const message = `${quoted(before.name, 200)} and ${quoted(name, 200)} are both called ${quoted(framework.id)}.`;
      throw inputError('same-framework', message, 'Give one of the two frameworks another id.');
    }
    found.set(framework.id, { name, framework });
  }
  return [...found.values()].map(({ framework }) => framework);
}

/** The crosswalks that were named. They all have to lead from the framework of the answers, each to another one. */
async function ownCrosswalks(
  files: readonly string[],
  from: Framework,
  io: Io,
): Promise<readonly CrosswalkFile[]> {
  const found: CrosswalkFile[] = [];
  for (const file of new Set(files)) {
    const crosswalk = await readCrosswalk(file, io);
    const { document, written } = crosswalk;
    if (written.from.id !== from.id) {
      const message = `The crosswalk leads from ${quoted(written.from.id)}; the answers belong to ${quoted(from.id)}.`;
      throw problemAt(document, ['from', 'id'], { code: 'other-framework', message });
    }
    if (found.some((each) => each.written.to.id === written.to.id)) {
      const message = `Two crosswalks lead to ${quoted(written.to.id)}.`;
      const advice = 'Name one of them.';
      throw problemAt(document, ['to', 'id'], { code: 'same-crosswalk', message, advice });
    }
    found.push(crosswalk);
  }
  return found;
}

async function readCrosswalk(file: string, io: Io): Promise<CrosswalkFile> {
  const read = crosswalkIn(unwrap(parseSource(await readSource(file, io))));
  if (!read.file || read.problems.length > 0) throw new InputError(read.problems);
  return read.file;
}

/** The frameworks to look through besides the own one: those named, and for `all` those that a crosswalk leads to. */
async function targetsOf(
  from: Framework,
  named: readonly Framework[],
  isAll: boolean,
  crosswalks: readonly CrosswalkFile[],
  io: Io,
): Promise<readonly Framework[]> {
  const targets = named.filter(({ id }) => id !== from.id);
  if (!isAll && crosswalks.length === 0) return targets;
  const isNew = (id: string) => !targets.some((target) => target.id === id);
  for (const crosswalk of crosswalks) {
    if (isNew(crosswalk.written.to.id)) targets.push(await crosswalkEnd(crosswalk, 'to', io));
  }
  for (const id of isAll ? listCrosswalks(io.root, from.id) : []) {
    if (isNew(id)) targets.push(await chooseFramework(id, io));
  }
  return targets;
}

/** The crosswalk from one framework to another: one of the person's own, else one that ships. */
async function crosswalkBetween(
  from: Framework,
  to: Framework,
  crosswalks: readonly CrosswalkFile[],
  io: Io,
): Promise<Crosswalk> {
  const own = crosswalks.find(({ written }) => written.from.id === from.id && written.to.id === to.id);
  if (own) return unwrap(checkCrosswalk(own, { from, to }));
  const shipped = crosswalkFile(io.root, from.id, to.id);
  if (isThere(shipped)) return unwrap(checkCrosswalk(await readCrosswalk(shipped, io), { from, to }));
  const message = `No crosswalk leads from ${from.title} to ${to.title}.`;
  throw inputError('no-crosswalk', message, say`Write one, and name it with ${code('--crosswalk FILE')}.`);
}

/** Every problem of the crosswalk that a document holds, against its two frameworks; null where it holds none. */
export async function crosswalkProblems(
  document: SourceDocument,
  io: Io,
): Promise<readonly Problem[] | null> {
  if (!isOfKind('crosswalk', document.value)) return null;
  const { file, problems } = crosswalkIn(document);
  if (!file) return problems;
  const from = await tried(() => crosswalkEnd(file, 'from', io));
  const to = await tried(() => crosswalkEnd(file, 'to', io));
  const ends = { from: from.ok ? from.value : null, to: to.ok ? to.value : null };
  const others = checkCrosswalk(file, ends).problems;
  return [...from.problems, ...to.problems, ...[...problems, ...others].toSorted(byPlace)];
}

/** One of the frameworks that a crosswalk leads between: a file beside it, or one that ships. Throws an `InputError`. */
async function crosswalkEnd(
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
