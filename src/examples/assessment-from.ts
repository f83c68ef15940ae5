import type { AnswerValue, Assessment } from '../engine/input.ts';
import type { Model } from '../engine/model.ts';

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
    service: { name: null, nation, people: null, scope: null, partners: [] },
    answeredBy: [],
    date: null,
    frameworkVersion: framework.version,
    needs: new Map(),
    answers: new Map(given),
    notes: [],
  };
}
