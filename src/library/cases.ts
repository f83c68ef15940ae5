import { checkAssessment, readAssessment } from '../assessment/open-assessment.ts';
import type { Source } from '../document/source.ts';
import { modelsOf } from '../engine/compile/nation-terms.ts';
import type { Model } from '../engine/compiled.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { TOOL } from '../host/program.ts';
import type { Assessment, WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Result } from '../model/result.ts';
import { InputError, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { placeExactly, scoreExactly } from '../solver/exactly.ts';
import { unknownWord } from '../suggest.ts';
import { quoted } from '../text.ts';
import { shippedCalled } from './frameworks.ts';
import { listShipped, loadShipped, type ShippedCase, shippedCases } from './shipped.ts';

/** A worked case, published or invented: what is said of it, and where it sits. */
export interface ScoredCase {
  readonly id: string;
  readonly about: NonNullable<WrittenAssessment['case']>;
  readonly result: Result;
  /** Other frameworks that have a case of this name. */
  readonly elsewhere: readonly string[];
}

/** Which of several cases of one name is meant. */
export interface CaseChoice {
  /** The framework that was named; only its cases count. */
  readonly framework?: string | undefined;
  /** A framework that is taken before the others. */
  readonly prefer?: string | undefined;
}

interface OpenCase {
  readonly about: ScoredCase['about'];
  readonly model: Model;
  readonly assessment: Assessment;
}

/** Where every case of the frameworks that ship, or of one of them, sits: the default framework's first. */
export async function allCases(io: Io, framework?: string): Promise<readonly ScoredCase[]> {
  const scoring = { every: casesThatShip(io), modelOf: modelsIn(io), score: placeExactly };
  return Promise.all(casesThatShip(io, framework).map((entry) => scoreCase(entry, scoring, io)));
}

/** The published arrangement that the default framework shows first. */
export async function showcase(io: Io): Promise<ScoredCase> {
  const [first] = listShipped(io.root);
  return findCase(first?.showcase ?? '', io);
}

/** One case, by its id; where several frameworks have one, that of the default framework. Throws an `InputError` where there is none. */
export async function findCase(id: string, io: Io, choice: CaseChoice = {}): Promise<ScoredCase> {
  const scoring = { every: casesThatShip(io), modelOf: modelsIn(io), score: scoreExactly };
  return scoreCase(caseCalled(id, choice, io), scoring, io);
}

/** The same, before it is placed. */
export async function openCase(id: string, io: Io, choice: CaseChoice = {}): Promise<OpenCase> {
  return readCase(caseCalled(id, choice, io), modelsIn(io), io);
}

/** The file of a case as it is read; throws as `findCase` does. */
export function caseSource(id: string, io: Io, choice: CaseChoice = {}): Promise<Source> {
  return readSource(caseCalled(id, choice, io).file, io);
}

/** The frameworks that have a case of this name, the default one first. */
export function frameworksWith(id: string, io: Io): readonly string[] {
  return casesThatShip(io).flatMap((each) => (each.id === id ? [each.framework] : []));
}

function caseCalled(id: string, { framework, prefer }: CaseChoice, io: Io): ShippedCase {
  const shipped = casesThatShip(io, framework);
  const named = shipped.filter((each) => each.id === id);
  const entry = named.find((each) => each.framework === prefer) ?? named[0];
  if (entry) return entry;
  const ids = [...new Set(shipped.map((each) => each.id))];
  const where = framework === undefined ? '' : ` of ${quoted(framework)}`;
  const message = `There is no case${where} called ${quoted(id)}.`;
  const otherwise = say`See “${code('joinedup cases list')}” for what there is.`;
  throw new InputError([unknownWord('case', id, ids, { message, otherwise })]);
}

function casesThatShip({ root }: Io, framework?: string): readonly ShippedCase[] {
  const shipped = listShipped(root);
  const chosen = framework === undefined ? shipped : [shippedCalled(framework, shipped)];
  return chosen.flatMap(({ id }) => shippedCases(root, id));
}

/** Gives a framework and its models, each of which is made once for all of its cases. */
type ModelOf = (framework: string) => {
  readonly framework: Framework;
  readonly inWordsOf: (nation: string | null) => Model;
};

function modelsIn({ root }: Io): ModelOf {
  const made = new Map<string, ReturnType<ModelOf>>();
  return (id) => {
    const found = made.get(id);
    if (found) return found;
    const framework = loadShipped(root, id);
    const entry = { framework, inWordsOf: modelsOf(framework) };
    made.set(id, entry);
    return entry;
  };
}

interface Scoring {
  readonly every: readonly ShippedCase[];
  readonly modelOf: ModelOf;
  readonly score: typeof scoreExactly;
}

async function scoreCase(
  entry: ShippedCase,
  { every, modelOf, score }: Scoring,
  io: Io,
): Promise<ScoredCase> {
  const { id, framework } = entry;
  const { about, model, assessment } = await readCase(entry, modelOf, io);
  const elsewhere = every
    .filter((other) => other.id === id && other.framework !== framework)
    .map((other) => other.framework);
  return { id, about, result: await score(model, assessment, TOOL), elsewhere };
}

async function readCase(
  { id, file, framework: name }: ShippedCase,
  modelOf: ModelOf,
  io: Io,
): Promise<OpenCase> {
  const read = unwrap(readAssessment(await readSource(file, io)));
  const { framework, inWordsOf } = modelOf(name);
  const { assessment } = unwrap(checkAssessment(read, framework));
  const about = read.written.case ?? { title: assessment.service.name ?? id, place: '', period: '' };
  const notes = about.invented ? [INVENTED, ...assessment.notes] : assessment.notes;
  const model = inWordsOf(assessment.service.nation);
  return { about, model, assessment: { ...assessment, notes } };
}

const INVENTED = 'This service is invented, to show how the framework works.';
