import { dirname, join, resolve } from 'node:path';
import { parseSource } from '../document/parse.ts';
import { isRecord } from '../document/source.ts';
import { fromHere, isThere } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { ConsensusRule } from '../model/consensus.ts';
import type { Framework } from '../model/framework.ts';
import { inputError, type Problem, tried, unwrap } from '../problem.ts';
import { listed, numbered, quoted, slug } from '../text.ts';
import { type Opened, openAssessment } from './assessments.ts';
import { chooseConsensus, consensusNamed } from './consensus.ts';
import { AGREED, isAgreed } from './view-files.ts';
import type { OpenedViews } from './views.ts';

/** Where what is agreed on several views is kept, and what of it is there. */
export interface AgreedFile {
  /** Relative to the person's folder. */
  readonly name: string;
  readonly path: string;
  /** Null for a file that is begun now. */
  readonly begun: (Opened & { readonly text: string }) | null;
}

/** The problems of views without what is said of the agreed file that is gone on with. */
export function withoutAgreed(problems: readonly Problem[], { begun }: AgreedFile): readonly Problem[] {
  return begun ? problems.filter(({ code, severity }) => code !== AGREED || severity === 'error') : problems;
}

/**
 * The agreed file beside some views, or the name of a new one. Throws an `InputError` where there are several, or where it
 * cannot be read.
 */
export async function agreedFileOf(
  { views, framework, problems }: OpenedViews,
  named: string | undefined,
  io: Io,
): Promise<AgreedFile> {
  const [first] = views;
  const folder = dirname(resolve(io.cwd, first?.file ?? '.'));
  const found = problems.flatMap(({ code, file }) => (code === AGREED && file !== undefined ? [file] : []));
  if (found.length > 1) {
    const message = `Several files hold what was agreed: ${listed(found.map((file) => quoted(file, 200)))}.`;
    throw inputError('several-agreed', message, 'Move all but the one to go on with to another folder.');
  }
  const [there] = found;
  if (there !== undefined) return opened(there, framework, named, io);
  const [service = ''] = views.flatMap(({ assessment }) => assessment.service.name ?? []);
  for (let number = 1; ; number += 1) {
    const name = `${numbered(slug(service, 'service'), number)}.agreed.yaml`;
    const path = join(folder, name);
    if (!isThere(path)) return { name: fromHere(path, io.cwd), path, begun: null };
    const document = parseSource(await readSource(path, io));
    if (document.ok && isAgreed(document.value)) return opened(fromHere(path, io.cwd), framework, named, io);
  }
}

async function opened(
  name: string,
  { id, title }: Framework,
  named: string | undefined,
  io: Io,
): Promise<AgreedFile> {
  const source = await readSource(name, io);
  const found = await openAssessment(unwrap(parseSource(source)), named, io);
  if (found.framework.id !== id) {
    const message = `${quoted(name, 200)} is by ${quoted(found.framework.title)}, and the views are by ${quoted(title)}.`;
    throw inputError(
      'other-framework',
      message,
      'Move it to another folder, and what is agreed begins anew.',
    );
  }
  return { name, path: resolve(io.cwd, name), begun: { ...found, text: source.text } };
}

// It asks the same of two people as of twenty.
const USUAL_RULE = 'two-thirds';

/**
 * The rule by which answers count as agreed: the one that was `given`, else that of the agreed file, else the usual one; and the day
 * on which it was named before answers were opened, null where nobody did.
 */
export async function countingRule(
  given: string | undefined,
  opened: OpenedViews,
  framework: string | undefined,
  io: Io,
): Promise<{ readonly rule: ConsensusRule; readonly named: string | null }> {
  const kept = await tried(() => agreedFileOf(opened, framework, io));
  const header = kept.ok ? kept.value.begun?.written.panel : null;
  const before = kept.ok && header ? await consensusNamed(header.rule, kept.value.name, io) : null;
  const rule = given === undefined && before ? before : await chooseConsensus(given ?? USUAL_RULE, io);
  return { rule, named: header && before?.id === rule.id ? String(header.rule.named) : null };
}

/** The file of the framework that a view names, as an agreed file beside it has to; null for one that ships. */
export async function frameworkFileOf(file: string, io: Io): Promise<string | null> {
  const { value } = unwrap(parseSource(await readSource(file, io)));
  const framework = isRecord(value) ? value.framework : null;
  return isRecord(framework) && typeof framework.file === 'string' ? framework.file : null;
}
