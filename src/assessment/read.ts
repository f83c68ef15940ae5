import { isRecord, parseSource, type SourceDocument } from '../document/parse.ts';
import { checkShape, soundPart } from '../document/shape.ts';
import type { Source } from '../document/source.ts';
import { assessmentSchema, type WrittenAssessment } from '../model/assessment.ts';
import type { Outcome } from '../problem.ts';
import { code, type Sentence, say } from '../sentence.ts';

const FORMAT = 1;

/** An assessment file that has the right shape; what it says is yet to be held against its framework. */
export interface AssessmentFile {
  readonly document: SourceDocument;
  readonly written: WrittenAssessment;
}

/** Reads the text of an assessment file. Gives every problem of its shape, each with its place. */
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

/** What is left of an assessment without the keys that are wrong; null where too little is left to be held against anything. */
export function soundAssessment(document: SourceDocument): AssessmentFile | null {
  const written = foreignFile(document) ? undefined : soundPart(document, assessmentSchema, 1)?.value;
  // Without it, the answers would be held against the wrong framework.
  const isNamed = written?.framework !== undefined;
  return written && isNamed ? { document, written } : null;
}

/** True if the document is not an assessment but a result that was made from one and saved. */
export function isSavedResult({ value: top }: SourceDocument): boolean {
  return isRecord(top) && 'schemaVersion' in top && 'tool' in top;
}

/** The id of the framework that an assessment names, before anything else about it is known. */
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
  if (isRecord(top) && 'questions' in top) {
    const message = 'This is a framework, not an assessment.';
    const advice = say`Check it with “${code('joinedup frameworks check FILE')}”, or name it with ${code('--framework')}.`;
    return fail('not-an-assessment', message, advice);
  }
  const message = 'This is not an assessment: it does not start with “joinedup: 1”.';
  const advice = say`Start one with “${code('joinedup template')}” or “${code('joinedup assess FILE')}”.`;
  return fail('not-an-assessment', message, advice);
}
