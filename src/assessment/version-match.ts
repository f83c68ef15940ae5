import type { SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { isRecord } from '../document/source.ts';
import { allQuestions } from '../framework/traverse.ts';
import { majorNumber, oldestMajorMeant, wasAsked } from '../framework/versions.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { VersionGap } from '../model/trend.ts';
import type { Outcome } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { type AnswerPart, draftsIn, partOf, partWith } from './answers.ts';
import { type CarriedOver, goneIn, missingIn, renamed, takenBy, upgraded } from './carry-over.ts';

/** How the framework's version of an assessment relates to the one at hand. */
interface VersionMatch {
  readonly same: boolean;
  /** The assessment as this version has it. */
  readonly written: WrittenAssessment;
  readonly carried: CarriedOver | null;
  readonly gap: VersionGap;
  /** Sentences for the reader, given the questions that are gone and those that are answered. */
  notes(gone: readonly string[], answered: readonly string[]): string[];
}

/** Matches the versions: the same major is scored, an older one carried over, any other refused. */
export function compareVersions(
  document: SourceDocument,
  written: WrittenAssessment,
  framework: Framework,
): Outcome<VersionMatch> {
  const version = written.framework?.version ?? framework.version;
  const same = version === framework.version;
  if (same)
    return { ok: true, value: { same, written, carried: null, gap: NO_GAP, notes: () => [] }, problems: [] };
  const [major, present] = [majorNumber(version), majorNumber(framework.version)];
  if (major > present || (major < present && major < oldestMajorMeant(framework))) {
    const message = `The answers belong to version ${version} of ${framework.title}; this is version ${framework.version}.`;
    const advice = say`${whatChanged(version, framework)} Use that version of the framework, or answer anew with “${code('joinedup template')}”.`;
    const path = ['framework', 'version'];
    return {
      ok: false,
      problems: [document.problem({ code: 'other-version', severity: 'error', message, advice }, path)],
    };
  }
  const carried =
    major < present ? upgraded(written, version, framework) : renamed(written, version, framework);
  const notes = carried?.isUpgrade ? () => [...carried.notes] : notesFor(version, framework, carried);
  const gap = gapOf(written, carried, framework);
  return {
    ok: true,
    value: { same, written: carried?.written ?? written, carried, gap, notes },
    problems: [],
  };
}

/** What a file of the version at hand has. */
export const NO_GAP: VersionGap = { otherwise: [], gone: new Map() };

function gapOf(file: WrittenAssessment, carried: CarriedOver | null, framework: Framework): VersionGap {
  const drafts = draftsIn(file);
  const questions = allQuestions(framework);
  const isAnyAsked = (part: AnswerPart) => Object.keys(file[part] ?? {}).length > 0;
  const otherwise = questions.filter((question) => {
    const entry = carried?.answers.get(question.id);
    if (entry) return entry.says !== 'as-much';
    // Of a part of which nothing stands in the file nobody was asked, by whichever version.
    const isNew = carried?.isUpgrade
      ? !wasAsked(question, carried.from, framework)
      : !drafts.has(question.id);
    return isNew && isAnyAsked(partOf(question, framework));
  });
  const taken = takenBy(carried?.answers ?? new Map());
  const isAsked = (id: string) => !carried?.isUpgrade && questions.some((each) => each.id === id);
  const gone = [...drafts].flatMap(([id, { answer }]) =>
    answer === null || taken.has(id) || isAsked(id)
      ? []
      : [[id, { part: partWith(id, file), answer }] as const],
  );
  return { otherwise: otherwise.map(({ id }) => id), gone: new Map(gone) };
}

function notesFor(version: string, framework: Framework, carried: CarriedOver | null): VersionMatch['notes'] {
  return (gone, answered) => [
    `The answers were given to version ${version} of the framework, and are scored on version ${framework.version}.`,
    ...(carried?.notes ?? []),
    ...goneIn(gone),
    ...missingIn(answered, framework),
  ];
}

/** A sentence on what changed since a version of another major number. */
export function whatChanged(version: string, { changes }: Framework): string {
  const newer = changes.filter((change) => majorNumber(change.version) > majorNumber(version));
  if (newer.length === 0) return 'What changed is not said in the framework.';
  return `What changed: ${newer.map((change) => `${change.version}: ${change.text}`).join(' ')}`;
}

/** The mark in the name of a kept file of that version: `v1`. */
export function formerMark({ from }: CarriedOver): string {
  return `v${majorNumber(from)}`;
}

/** The path in its file of an answer that was carried over to `path`. */
export function placeBefore(path: Path, carried: CarriedOver | null, file: WrittenAssessment): Path {
  const [part, id, ...rest] = path;
  const from = part === 'answers' || part === 'needs' ? carried?.answers.get(String(id))?.from : undefined;
  if (from === undefined) return path;
  const before = partWith(from, file);
  return [before, from, ...(isRecord(file[before]?.[from]) ? rest : rest.slice(1))];
}
