import type { SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { isRecord } from '../document/source.ts';
import { majorNumber, oldestMajorMeant } from '../framework/versions.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Outcome } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { partWith } from './answers.ts';
import { type CarriedOver, goneIn, missingIn, renamed, upgraded } from './carry-over.ts';

/** How an assessment's version of the framework relates to the one at hand. */
interface VersionMatch {
  readonly same: boolean;
  /** The assessment as this version would have it. */
  readonly written: WrittenAssessment;
  readonly carried: CarriedOver | null;
  /** What a reader should know, given the questions that are gone and those that are answered. */
  notes(gone: readonly string[], answered: readonly string[]): string[];
}

/**
 * The same major version is scored, with a note of what differs; an older one is carried over as far as the framework says what
 * it was; any other is refused with what changed.
 */
export function compareVersions(
  document: SourceDocument,
  written: WrittenAssessment,
  framework: Framework,
): Outcome<VersionMatch> {
  const version = written.framework?.version ?? framework.version;
  const same = version === framework.version;
  if (same) return { ok: true, value: { same, written, carried: null, notes: () => [] }, problems: [] };
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
  return { ok: true, value: { same, written: carried?.written ?? written, carried, notes }, problems: [] };
}

function notesFor(version: string, framework: Framework, carried: CarriedOver | null): VersionMatch['notes'] {
  return (gone, answered) => [
    `The answers were given to version ${version} of the framework, and are scored on version ${framework.version}.`,
    ...(carried?.notes ?? []),
    ...goneIn(gone),
    ...missingIn(answered, framework),
  ];
}

/** What changed since a version of another major number, in a sentence. */
export function whatChanged(version: string, { changes }: Framework): string {
  const newer = changes.filter((change) => majorNumber(change.version) > majorNumber(version));
  if (newer.length === 0) return 'What changed is not said in the framework.';
  return `What changed: ${newer.map((change) => `${change.version}: ${change.text}`).join(' ')}`;
}

/** What a file is called, between its name and its ending, that is kept as it was: `v1`. */
export function formerMark({ from }: CarriedOver): string {
  return `v${majorNumber(from)}`;
}

/** Where in its file an answer stands that was carried over, given where it would stand in this version. */
export function placeBefore(path: Path, carried: CarriedOver | null, file: WrittenAssessment): Path {
  const [part, id, ...rest] = path;
  const from = part === 'answers' || part === 'needs' ? carried?.answers.get(String(id))?.from : undefined;
  if (from === undefined) return path;
  const before = partWith(from, file);
  return [before, from, ...(isRecord(file[before]?.[from]) ? rest : rest.slice(1))];
}
