import { easedDocument } from '../assessment/hand-written.ts';
import {
  type AssessmentFile,
  assessmentIn,
  type CheckedAssessment,
  checkAssessment,
  checkWhatFits,
  soundAssessment,
} from '../assessment/open-assessment.ts';
import { NO_GAP } from '../assessment/version-match.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isOfKind, isRecord } from '../document/source.ts';
import { modelsOf, wordingsOf } from '../engine/compile/nation-terms.ts';
import type { Model } from '../engine/compiled.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { VersionGap } from '../model/trend.ts';
import { byPlace, InputError, inputError, type Problem, tried, unwrap } from '../problem.ts';
import { frameworkOf } from './frameworks.ts';
import { CASE } from './shipped.ts';

/** An assessment file that was read and held against its framework. */
export interface Opened extends CheckedAssessment {
  readonly framework: Framework;
}

type FindFramework = (file: AssessmentFile) => Promise<Framework>;

/** Answers that were read, and what they are placed by. */
export interface OpenedAnswers {
  readonly model: Model;
  readonly assessment: Assessment;
  /** What the version of the framework that was answered asks otherwise. */
  readonly gap: VersionGap;
}

interface Manner {
  /** The framework that a person named, if any. */
  readonly framework?: string | undefined;
  /** The framework that a case is preferred to be of, where several have one of that name. */
  readonly prefer?: string | undefined;
  /** Why a saved result, which has no answers to go on with, will not do: a sentence. */
  readonly saved: string;
  /** Finds the framework of a file, where that takes more than the one that was named. */
  readonly frameworkFor?: FindFramework;
}

/** Opens an assessment, or the case named with `case:`. Throws an `InputError` with every problem of it, and for a saved result. */
export async function openAnswers(name: string, manner: Manner, io: Io): Promise<OpenedAnswers> {
  const { framework, prefer, saved, frameworkFor = (file) => frameworkOf(file, framework, io) } = manner;
  if (name.startsWith(CASE)) {
    const { openCase } = await import('./cases.ts');
    const { model, assessment } = await openCase(name.slice(CASE.length), io, { framework, prefer });
    return { model, assessment, gap: NO_GAP };
  }
  const document = unwrap(parseSource(await readSource(name, io)));
  refuseSaved(document, saved);
  const opened = await openAssessmentBy(document, frameworkFor);
  const { assessment, gap } = opened;
  // What is compiled in other words first is compiled twice.
  return { model: modelsOf(opened.framework)(assessment.service.nation), assessment, gap };
}

/** Throws an `InputError` that says `why` where a document is a saved result, which has no answers to go on with. */
export function refuseSaved({ value }: SourceDocument, why: string): void {
  if (isOfKind('saved result', value))
    throw inputError('saved-result', why, 'Name the assessment that it was made from.');
}

/** Opens the assessment that a document holds, with its own framework or the one `named`; throws as `openAssessmentBy` does. */
export function openAssessment(document: SourceDocument, named: string | undefined, io: Io): Promise<Opened> {
  return openAssessmentBy(document, (file) => frameworkOf(file, named, io));
}

/** Opens the assessment of a document, also filled in by hand; throws an `InputError` with every problem. */
export async function openAssessmentBy(
  document: SourceDocument,
  frameworkFor: FindFramework,
): Promise<Opened> {
  const { opened, problems, note } = await openWhatFits(document, frameworkFor);
  if (problems.length > 0) throw new InputError(problems);
  const { assessment } = opened;
  return note === null
    ? opened
    : { ...opened, assessment: { ...assessment, notes: [...assessment.notes, note] } };
}

/** An assessment as far as it could be read, and what of it could not. */
export interface PartlyOpened {
  readonly opened: Opened;
  readonly problems: readonly Problem[];
  /** A sentence on what was understood of what somebody wrote by hand; null where nothing was. */
  readonly note: string | null;
  /** All of it, a phrase each. */
  readonly understood: readonly string[];
}

/** Opens the assessment of a document but for what cannot be read; throws an `InputError` where nothing can. */
export async function openWhatFits(
  document: SourceDocument,
  frameworkFor: FindFramework,
): Promise<PartlyOpened> {
  // Who looks for it may take note of more than the framework, and is asked once.
  let asked: Promise<Framework> | null = null;
  const once: FindFramework = (file) => (asked ??= frameworkFor(file));
  const strictly = await tried(() => openStrictly(document, once));
  if (strictly.ok) return { opened: strictly.value, problems: [], note: null, understood: [] };
  const framework = await frameworkNamed(document, once);
  if (!framework) throw new InputError(strictly.problems);
  const eased = easedDocument(document, framework, wordingsOf(framework));
  const meant = eased?.document ?? document;
  const again = await tried(() => openStrictly(meant, async () => framework));
  const problems = [...again.problems, ...(eased?.problems ?? [])].toSorted(byPlace);
  const opened = again.ok ? again.value : partOf(meant, framework);
  if (!opened) throw new InputError(problems);
  return { opened, problems, note: eased?.note ?? null, understood: eased?.understood ?? [] };
}

/** What of a document can be read; null where that is no answer. */
function partOf(document: SourceDocument, framework: Framework): Opened | null {
  const shaped = assessmentIn(document);
  const file = shaped.ok ? shaped.value : soundAssessment(document);
  const checked = file && checkWhatFits(file, framework);
  return checked?.ok ? { framework, ...checked.value } : null;
}

/** The framework that a file names, whatever else is wrong with it; null where that cannot be told. */
async function frameworkNamed(
  document: SourceDocument,
  frameworkFor: FindFramework,
): Promise<Framework | null> {
  if (!isRecord(document.value)) return null;
  const { joinedup, framework } = document.value;
  const named = assessmentIn({
    ...document,
    value: framework == null ? { joinedup } : { joinedup, framework },
  });
  if (!named.ok) return null;
  const found = await tried(() => frameworkFor(named.value));
  return found.ok ? found.value : null;
}

/** Opens the assessment that a document holds, as a program or an author has to have written it. Throws as `openAssessmentBy` does. */
export async function openStrictly(document: SourceDocument, frameworkFor: FindFramework): Promise<Opened> {
  const read = assessmentIn(document);
  if (!read.ok) {
    const further = await furtherProblems(document, frameworkFor);
    throw new InputError([...read.problems, ...further].toSorted(byPlace));
  }
  const file = read.value;
  const framework = await frameworkFor(file);
  return { framework, ...unwrap(checkAssessment(file, framework)) };
}

/** What is wrong besides the shape: with the framework that is named, and with the answers to it. */
async function furtherProblems(
  document: SourceDocument,
  frameworkFor: FindFramework,
): Promise<readonly Problem[]> {
  const sound = soundAssessment(document);
  if (!sound) return [];
  return (await tried(async () => unwrap(checkAssessment(sound, await frameworkFor(sound))))).problems;
}

/** Why a saved result is not seen by a framework that is named. */
export const SAVED_STAYS = 'A saved result stays with the framework that it was made with.';
