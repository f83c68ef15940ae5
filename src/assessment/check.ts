import { firstProblems } from '../document/first-problems.ts';
import type { SourceDocument } from '../document/parse.ts';
import { differenceOf, lookalikes } from '../looks.ts';
import type { Assessment, WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Outcome } from '../problem.ts';
import { plain } from '../sentence.ts';
import { counted, quoted } from '../text.ts';
import { givenIn, readPart } from './answers.ts';
import { answerFindings, type Finding, nameFindings, needFindings, strayFindings } from './findings.ts';
import type { AssessmentFile } from './read.ts';
import { type CarriedOver, compareVersions, placeBefore } from './versions.ts';

/** An assessment file that was held against its framework. */
export interface CheckedAssessment {
  readonly assessment: Assessment;
  /** What the file says, in the ids of the framework. */
  readonly written: WrittenAssessment;
  /** What became of its answers, where they were given to a version with other ids. */
  readonly carried: CarriedOver | null;
}

/** Holds an assessment file against its framework. Gives what the engine takes, or every problem with its place. */
export function checkAssessment(file: AssessmentFile, framework: Framework): Outcome<Assessment> {
  const checked = holdAgainst(file, framework);
  return checked.ok ? { ...checked, value: checked.value.assessment } : checked;
}

/** The same, with what the file says and what was carried over. */
export function holdAgainst(file: AssessmentFile, framework: Framework): Outcome<CheckedAssessment> {
  const { document } = file;
  const version = compareVersions(document, file.written, framework);
  if (!version.ok) return version;
  const { written, carried } = version.value;

  const service = readPart('answers', written, framework);
  const needs = readPart('needs', written, framework);
  const { same } = version.value;
  const findings: readonly Finding[] = [
    ...nameFindings(written, framework),
    ...(same && !framework.needs ? needFindings(written) : []),
    ...needs.answers.flatMap(answerFindings),
    ...service.answers.flatMap(answerFindings),
    ...(same && framework.needs ? strayFindings(needs, framework) : []),
    ...(same ? strayFindings(service, framework) : []),
  ];
  if (findings.length > 0) {
    const problems = firstProblems(findings, ({ path, part, advice, ...about }) =>
      document.problem(
        { ...about, severity: 'error', advice: advice() },
        placeBefore(path, carried, file.written),
        part,
      ),
    );
    return { ok: false, problems };
  }
  const assessment: Assessment = {
    ...details(written),
    frameworkVersion: file.written.framework?.version ?? null,
    needs: givenIn(needs),
    answers: givenIn(service),
    notes: [
      ...unseenNotes(document),
      ...lookNotes(written),
      ...partnerNotes(written, framework),
      ...version.value.notes(
        [...needs.strays, ...service.strays],
        // What stands in the file, if only as a blank, was asked.
        Object.keys(written.answers ?? {}),
      ),
    ],
  };
  return { ok: true, value: { assessment, written, carried }, problems: [] };
}

const MOST_PLACES = 5;

/** What of the file nobody sees, and where. */
function unseenNotes({ unseen }: SourceDocument): string[] {
  const told = unseen
    .slice(0, MOST_PLACES)
    .map(({ place, message }) => `Line ${place?.line}, column ${place?.column}: ${plain(message)}`);
  const rest = unseen.length - told.length;
  return rest > 0 ? [...told, `Of such characters there are ${rest} more.`] : told;
}

/** Partners whose names differ for the program and not to the eye. */
function lookNotes({ service }: WrittenAssessment): string[] {
  const names = (service?.partners ?? []).map(({ name }) => name);
  return lookalikes(names).map(({ index, before }) => {
    const [one = '', other = ''] = [names[before], names[index]];
    return `Two partners look alike: ${quoted(one)} and ${quoted(other)} differ only ${differenceOf(one, other)}.`;
  });
}

/** What a reader should know where more partners are named than the framework is about. */
function partnerNotes({ service }: WrittenAssessment, { title, mostPartners }: Framework): string[] {
  const named = service?.partners?.length ?? 0;
  if (mostPartners === null || named <= mostPartners) return [];
  return [
    `${title} is about at most ${counted(mostPartners, 'partner')} at a time, and ${named} are named. Make an assessment for each of their pairs or groups.`,
  ];
}

function details(written: WrittenAssessment): Pick<Assessment, 'service' | 'answeredBy' | 'date'> {
  const { service } = written;
  return {
    service: {
      name: service?.name ?? null,
      sides: service?.sides ?? [],
      nation: service?.nation ?? null,
      people: service?.people ?? null,
      scope: service?.scope ?? null,
      partnersComplete: service?.['partners-complete'] ?? null,
      partners: (service?.partners ?? []).map(({ name, agency }) => ({ name, agency: agency ?? null })),
    },
    answeredBy: (written['answered-by'] ?? []).map(({ role, as, organisation, name }) => ({
      role,
      as: as ?? null,
      organisation: organisation ?? null,
      name: name ?? null,
    })),
    date: written.date == null ? null : String(written.date),
  };
}
