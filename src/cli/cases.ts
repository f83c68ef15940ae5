import { checkAssessment } from '../assessment/check.ts';
import { readAssessment } from '../assessment/read.ts';
import type { WrittenAssessment } from '../assessment/schema.ts';
import { compile } from '../engine/compile.ts';
import type { Result } from '../engine/result.ts';
import { scoreAssessment } from '../engine/score.ts';
import { listCases, listShipped, loadShipped, type ShippedCase } from '../framework/catalogue.ts';
import { inputError, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import type { Io } from './io.ts';
import { TOOL } from './tool.ts';

/** A published arrangement: what is said of it, and where it sits. */
export interface ScoredCase {
  readonly id: string;
  readonly about: NonNullable<WrittenAssessment['case']>;
  readonly result: Result;
}

/** Every published arrangement that ships. */
export async function allCases(io: Io): Promise<readonly ScoredCase[]> {
  return Promise.all(shippedCases(io).map((entry) => scoreCase(entry, io)));
}

/** The published arrangement that the default framework shows first. */
export async function showcase(io: Io): Promise<ScoredCase> {
  const [first] = listShipped(io.root);
  return findCase(first?.showcase ?? '', io);
}

/** One published arrangement, by its id. Throws an `InputError` where there is none. */
export async function findCase(id: string, io: Io): Promise<ScoredCase> {
  const shipped = shippedCases(io);
  const entry = shipped.find((each) => each.id === id);
  if (entry) return scoreCase(entry, io);
  const ids = shipped.map((each) => each.id);
  throw inputError(
    'unknown-case',
    `There is no case called ${quoted(id)}.`,
    didYouMean(id, ids) || `There is ${listed(ids)}.`,
  );
}

function shippedCases({ root }: Io): readonly ShippedCase[] {
  return listShipped(root).flatMap(({ id }) => listCases(root, id));
}

async function scoreCase(entry: ShippedCase, io: Io): Promise<ScoredCase> {
  const file = unwrap(readAssessment(await readSource(entry.file, io)));
  const framework = loadShipped(io.root, entry.framework);
  const result = scoreAssessment(compile(framework), unwrap(checkAssessment(file, framework)), TOOL);
  const about = file.written.case ?? { title: result.service.name ?? entry.id, place: '', period: '' };
  return { id: entry.id, about, result };
}
