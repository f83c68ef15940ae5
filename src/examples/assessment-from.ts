import type { Model } from '../engine/model.ts';
import type { AnswerValue, Assessment } from '../model/assessment.ts';
import type { Example } from '../model/key.ts';
import { SILENT } from '../model/words.ts';

/** The assessment with these answers, by question, and nothing else. */
export function assessmentFrom(
  answers: ReadonlyMap<string, AnswerValue>,
  { framework }: Model,
  nation: string | null,
): Assessment {
  const given = [...answers].map(
    ([id, answer]) => [id, { answer, note: null, evidence: [], source: null }] as const,
  );
  return {
    ...SILENT,
    service: { ...SILENT.service, nation },
    frameworkVersion: framework.version,
    answers: new Map(given),
  };
}

/** The answers that the text of a case tells, by question. What it leaves open is not among them. */
export function toldBy({ facts }: Pick<Example, 'facts'>): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap(({ question, option }) => (option === null ? [] : [[question, option] as const])),
  );
}
