import { dirname, join, resolve } from 'node:path';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { fromHere, isFolder, isThere } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { ConsensusRule } from '../model/consensus.ts';
import type { Framework } from '../model/framework.ts';
import { inputError, type Outcome, type Problem, tried, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { listed, numbered, quoted, slug } from '../text.ts';
import { type Opened, openAssessment } from './assessments.ts';
import { chooseConsensus, consensusOf } from './consensus.ts';
import { AGREED, isAgreed } from './view-files.ts';
import type { OpenedViews } from './views.ts';

/** Where what is agreed on several views is kept, and what of it is there. */
export interface AgreedFile {
  /** Relative to the person's folder. */
  readonly name: string;
  readonly path: string;
  /** Null for a file that is begun now. */
  readonly begun: (Opened & { readonly document: SourceDocument }) | null;
}

/** The agreed file among `names` where nothing else was named; null elsewhere. Throws an `InputError` where there are several. */
export async function agreedNamed(names: readonly string[], io: Io): Promise<string | null> {
  const [first = '', ...others] = new Set(names);
  for (const name of [first, ...others]) if (!(await holdsAgreed(name, io))) return null;
  if (others.length === 0) return first;
  const message = `These hold what was agreed at different meetings: ${listed([first, ...others].map((name) => quoted(name, 200)))}.`;
  const advice = say`Name one for its record; “${code('joinedup trend ONE TWO')}” compares years.`;
  throw inputError('several-agreed', message, advice);
}

async function holdsAgreed(name: string, io: Io): Promise<boolean> {
  // What is piped in can be read only once.
  if (name === '-' || isFolder(resolve(io.cwd, name))) return false;
  const read = await tried(async () => parseSource(await readSource(name, io)));
  return read.ok && read.value.ok && isAgreed(read.value.value);
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
  if (there !== undefined)
    return opened(unwrap(parseSource(await readSource(there, io))), framework, named, io);
  const [service = ''] = views.flatMap(({ assessment }) => assessment.service.name ?? []);
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${numbered(slug(service, 'service'), number)}.agreed.yaml`);
    const name = fromHere(path, io.cwd);
    if (!isThere(path)) return { name, path, begun: null };
    const document = parseSource(await readSource(name, io));
    if (document.ok && isAgreed(document.value)) return opened(document.value, framework, named, io);
  }
}

async function opened(
  document: SourceDocument,
  { id, title }: Framework,
  named: string | undefined,
  io: Io,
): Promise<AgreedFile> {
  const name = document.source.file;
  const found = await openAssessment(document, named, io);
  if (found.framework.id !== id) {
    const message = `${quoted(name, 200)} is by ${quoted(found.framework.title)}, and the views are by ${quoted(title)}.`;
    throw inputError(
      'other-framework',
      message,
      'Move it to another folder, and what is agreed begins anew.',
    );
  }
  return { name, path: resolve(io.cwd, name), begun: { ...found, document } };
}

/** It asks the same of two people as of twenty. */
const USUAL_RULE = 'two-thirds';

/** The rule by which answers count as agreed: the one that was `given`, else that of the agreed file, else the usual one. */
export async function countingRule(
  given: string | undefined,
  kept: Outcome<AgreedFile>,
  io: Io,
): Promise<{
  readonly rule: ConsensusRule;
  /** The day on which it was named before answers were opened; null where nobody did. */
  readonly named: string | null;
  /** Why the rule that was named before does not count, where it cannot be read. */
  readonly doubts: readonly Problem[];
}> {
  const header = kept.ok ? kept.value.begun?.written.panel?.rule : null;
  const before = kept.ok && header ? await tried(() => consensusOf(kept.value, header, io)) : null;
  const rule =
    given === undefined && before ? unwrap(before) : await chooseConsensus(given ?? USUAL_RULE, io);
  return {
    rule,
    named: header?.id === rule.id ? String(header.named) : null,
    doubts: (before ?? kept).problems.map((each) => ({ ...each, severity: 'warning' })),
  };
}
