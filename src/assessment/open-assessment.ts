import { parseSource, problemsAt, type SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { checkShape, soundPart } from '../document/shape.ts';
import { isOfKind, isRecord, type Source } from '../document/source.ts';
import { allQuestions } from '../framework/traverse.ts';
import {
  type Assessment,
  assessmentSchema,
  type WrittenAnswer,
  type WrittenAssessment,
} from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { VersionGap, Year } from '../model/trend.ts';
import type { Outcome } from '../problem.ts';
import { code, plain, type Sentence, say } from '../sentence.ts';
import {
  type AnswerFinding,
  answerFindings,
  draftAnswer,
  givenIn,
  nameFindings,
  needFindings,
  optionsNamed,
  type ReadPart,
  readPart,
  strayFindings,
  withUnread,
  writtenEntry,
} from './answers.ts';
import type { CarriedOver } from './carry-over.ts';
import { panelIn, tallyFindings } from './panel-tally.ts';
import { serviceNotes } from './service-notes.ts';
import { compareVersions, placeBefore } from './version-match.ts';

/** Reads and checks an assessment file; fails with every problem and its place. */
export function loadAssessment(source: Source, framework: Framework): Outcome<Assessment> {
  const loaded = loadYear(source, framework);
  return loaded.ok ? { ...loaded, value: loaded.value.assessment } : loaded;
}

/** The same, with what the version of the framework that was answered asks otherwise, as a trend takes it. */
export function loadYear(source: Source, framework: Framework): Outcome<Year> {
  const file = readAssessment(source);
  const checked = file.ok ? checkAssessment(file.value, framework) : file;
  if (!checked.ok) return checked;
  const { assessment, gap } = checked.value;
  return { ...checked, value: { file: source.file, assessment, gap } };
}

const FORMAT = 1;

/** An assessment file of the right shape, not yet checked against its framework. */
export interface AssessmentFile {
  readonly document: SourceDocument;
  readonly written: WrittenAssessment;
}

/** Reads the text of an assessment file; fails with every problem of its shape. */
export function readAssessment(source: Source): Outcome<AssessmentFile> {
  const document = parseSource(source);
  return document.ok ? assessmentIn(document.value) : document;
}

/** The assessment that a parsed document holds. */
export function assessmentIn(document: SourceDocument): Outcome<AssessmentFile> {
  const foreign = foreignFile(document);
  if (foreign) return foreign;
  const written = checkShape(document, assessmentSchema);
  if (!written.ok) return written;
  return { ok: true, value: { document, written: written.value }, problems: [] };
}

/** An assessment without its wrong keys; null where too little is left to check. */
export function soundAssessment(document: SourceDocument): AssessmentFile | null {
  const written = foreignFile(document) ? null : soundPart(document, assessmentSchema, 1);
  // Without it, the answers would be held against the wrong framework.
  const isNamed = written?.framework !== undefined;
  return written && isNamed ? { document, written } : null;
}

/** The id of the framework that a document names. */
export function frameworkIdIn({ value }: SourceDocument): string | undefined {
  const named = isRecord(value) ? value.framework : null;
  return isRecord(named) && typeof named.id === 'string' ? named.id : undefined;
}

function foreignFile(document: SourceDocument): Outcome<never> | null {
  const top = document.value;
  const format = isRecord(top) ? top.joinedup : undefined;
  if (format === FORMAT) return null;
  const fail = (kind: string, message: string, advice: Sentence): Outcome<never> => ({
    ok: false,
    problems: document.explained([
      document.problem({ code: kind, severity: 'error', message, advice }, ['joinedup']),
    ]),
  });
  if (typeof format === 'number') {
    const message = `The file is in format ${format}; this program reads format ${FORMAT}.`;
    return fail('other-format', message, 'Use a newer joinedup.');
  }
  if (isOfKind('framework', top)) {
    const message = 'This is a framework, not an assessment.';
    const advice = say`Check it with “${code('joinedup frameworks check FILE')}”, or name it with ${code('--framework')}.`;
    return fail('not-an-assessment', message, advice);
  }
  const message = 'This is not an assessment: it does not start with “joinedup: 1”.';
  const advice = say`Start one with “${code('joinedup template')}” or “${code('joinedup assess FILE')}”.`;
  return fail('not-an-assessment', message, advice);
}

/** An assessment file that was checked against its framework. */
export interface CheckedAssessment {
  readonly assessment: Assessment;
  /** The file in the ids of the framework. */
  readonly written: WrittenAssessment;
  /** What became of answers to a version with other ids. */
  readonly carried: CarriedOver | null;
  /** What that version asks otherwise. */
  readonly gap: VersionGap;
}

/** Checks an assessment file against its framework; fails with every problem and its place. */
export function checkAssessment(file: AssessmentFile, framework: Framework): Outcome<CheckedAssessment> {
  const checked = checkWhatFits(file, framework);
  return checked.problems.length > 0 ? { ok: false, problems: checked.problems } : checked;
}

/** Checks it but for what its framework does not allow, which is reported; fails where the version does not fit. */
export function checkWhatFits(file: AssessmentFile, framework: Framework): Outcome<CheckedAssessment> {
  const { document } = file;
  const version = compareVersions(document, file.written, framework);
  if (!version.ok) return version;
  const { carried, same, gap } = version.value;
  const parts = partsOf(version.value.written, framework);
  const findings = findingsIn(version.value.written, parts, framework, same);
  const atPlaces = findings.map((each) => ({ ...each, path: placeBefore(each.path, carried, file.written) }));
  const written = withoutParts(version.value.written, findings);
  const { needs, service } = findings.length > 0 ? partsOf(written, framework) : parts;
  const panel = panelIn(written, allQuestions(framework));
  const assessment: Assessment = {
    ...details(written),
    frameworkVersion: file.written.framework?.version ?? null,
    needs: givenIn(needs),
    answers: givenIn(service),
    notes: [
      ...unseenNotes(document),
      ...serviceNotes(written.service?.partners ?? [], framework),
      ...version.value.notes(
        [...needs.strays, ...service.strays],
        // What stands in the file, if only as a blank, was asked.
        Object.keys(written.answers ?? {}),
      ),
    ],
    ...(panel && { panel }),
  };
  return {
    ok: true,
    value: { assessment, written, carried, gap },
    problems: findings.length > 0 ? problemsAt(document, atPlaces) : [],
  };
}

interface Parts {
  readonly needs: ReadPart;
  readonly service: ReadPart;
}

function partsOf(written: WrittenAssessment, framework: Framework): Parts {
  return {
    needs: readPart('needs', written, framework),
    service: readPart('answers', written, framework),
  };
}

/** What a framework does not allow in a file; `same` is false where that was given to another version. */
function findingsIn(
  written: WrittenAssessment,
  { needs, service }: Parts,
  framework: Framework,
  same: boolean,
): AnswerFinding[] {
  return [
    ...nameFindings(written, framework),
    ...(same && !framework.needs ? needFindings(written) : []),
    ...needs.answers.flatMap(answerFindings),
    ...service.answers.flatMap(answerFindings),
    ...(same && framework.needs ? strayFindings(needs, framework) : []),
    ...(same ? strayFindings(service, framework) : []),
    ...(same ? tallyFindings(written, framework) : []),
  ];
}

/** A file without what was found wrong in it. */
function withoutParts(written: WrittenAssessment, findings: readonly AnswerFinding[]): WrittenAssessment {
  // Copied once, and not for each: a file may hold thousands.
  const rest = findings.length > 0 ? structuredClone(written) : written;
  for (const { path, part } of findings) removePart(rest, path, part);
  return rest;
}

type Changing = Record<string, unknown>;

/** Removes what stands at `path`; of a wrong answer its text stays as a note, and a list goes whole. */
function removePart(value: unknown, path: Path, which: AnswerFinding['part']): void {
  const [key = '', next, ...deeper] = path;
  if (!isRecord(value)) return;
  const part = value[key];
  if (isRecord(part) && next !== undefined) {
    const isAnswer = (key === 'answers' || key === 'needs') && which !== 'key';
    if (isAnswer) (part as Changing)[next] = unreadEntry(part[next] as WrittenAnswer);
    else removePart(part, [next, ...deeper], which);
  } else if (Array.isArray(part) && typeof next === 'number' && deeper.length > 0)
    removePart(part[next], deeper, which);
  else delete (value as Changing)[key];
}

/** An entry whose answer could not be read: open, with what was written as its note. */
function unreadEntry(entry: WrittenAnswer): WrittenAnswer {
  const { answer, note, ...rest } = draftAnswer(entry);
  const kept = {
    ...rest,
    answer: null,
    note: answer === null ? note : withUnread(note, optionsNamed(answer)),
  };
  return writtenEntry(kept) as WrittenAnswer;
}

const MOST_PLACES = 5;

/** Sentences on the invisible characters of a file. */
function unseenNotes({ unseen }: SourceDocument): string[] {
  const places = unseen
    .slice(0, MOST_PLACES)
    .map(({ place, message }) => `Line ${place?.line}, column ${place?.column}: ${plain(message)}`);
  const rest = unseen.length - places.length;
  return rest > 0 ? [...places, `Of such characters there are ${rest} more.`] : places;
}

function details(written: WrittenAssessment): Pick<Assessment, 'service' | 'answeredBy' | 'date' | 'round'> {
  const { service, round } = written;
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
    ...(round == null || round === 1 ? {} : { round }),
  };
}
