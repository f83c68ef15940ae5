import type { SourceDocument } from '../document/parse.ts';
import { majorOf } from '../framework/version.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Outcome } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { listed } from '../text.ts';

/** How an assessment's version of the framework relates to the one at hand. */
interface VersionMatch {
  readonly same: boolean;
  /** What a reader should know, given the questions that are gone and those that are answered. */
  notes(gone: readonly string[], answered: readonly string[]): string[];
}

/** The same major version is scored, with a note of what differs; another is refused with what changed. */
export function compareVersions(
  document: SourceDocument,
  { framework: written }: WrittenAssessment,
  framework: Framework,
): Outcome<VersionMatch> {
  const version = written?.version ?? framework.version;
  if (majorOf(version) !== majorOf(framework.version)) {
    const message = `The answers belong to version ${version} of ${framework.title}; this is version ${framework.version}.`;
    const advice = say`${whatChanged(version, framework)} Use that version of the framework, or answer anew with “${code('joinedup template')}”.`;
    const path = ['framework', 'version'];
    return {
      ok: false,
      problems: [document.problem({ code: 'other-version', severity: 'error', message, advice }, path)],
    };
  }
  const same = version === framework.version;
  return { ok: true, value: { same, notes: same ? () => [] : notesFor(version, framework) }, problems: [] };
}

function notesFor(version: string, framework: Framework): VersionMatch['notes'] {
  return (gone, answered) => {
    const missing = framework.questions.map(({ id }) => id).filter((id) => !answered.includes(id));
    return [
      `The answers were given to version ${version} of the framework, and are scored on version ${framework.version}.`,
      ...(gone.length > 0 ? [`Answered, but not asked in this version: ${listed(gone)}.`] : []),
      ...(missing.length > 0 ? [`Asked in this version, but not answered: ${listed(missing)}.`] : []),
    ];
  };
}

/** What changed since a version of another major number, in a sentence. */
export function whatChanged(version: string, { changes }: Framework): string {
  const newer = changes.filter((change) => Number(majorOf(change.version)) > Number(majorOf(version)));
  if (newer.length === 0) return 'What changed is not said in the framework.';
  return `What changed: ${newer.map((change) => `${change.version}: ${change.text}`).join(' ')}`;
}
