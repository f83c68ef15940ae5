import { dirname, join, resolve } from 'node:path';
import { draftsIn, partWith } from '../assessment/answers.ts';
import { frameworkIdIn } from '../assessment/open-assessment.ts';
import { vignettesLacking } from '../authoring/vignette-lints.ts';
import { file as fileWord } from '../command.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isOfKind } from '../document/source.ts';
import { compile } from '../engine/compile/compile.ts';
import { loadFramework } from '../framework/open.ts';
import { loadVignettes } from '../framework/vignettes/open-vignettes.ts';
import { isThere } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { openStrictly } from '../library/assessments.ts';
import { problemAt } from '../library/frameworks.ts';
import { namesIn, workIn } from '../library/recognise.ts';
import { vignetteFiles } from '../library/shipped.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, type Problem, tried, unwrap } from '../problem.ts';
import { command, say } from '../sentence.ts';
import { listed, quoted } from '../text.ts';

/**
 * Every problem of the worked assessments in the folder `cases` beside a framework's file. Where several frameworks
 * share that folder, only of those that name this one by its `id`. Without a framework that could be read, those of their shape.
 */
export async function caseProblems(
  file: string,
  { id, framework }: BesideFramework,
  io: Io,
): Promise<readonly Problem[]> {
  if (file === '-') return [];
  const folder = dirname(file);
  const isShared =
    yamlIn(folder, io).filter((path) => workIn(resolve(io.cwd, path)) === 'framework').length > 1;
  const found: Problem[] = [];
  for (const name of yamlIn(join(folder, 'cases'), io).sort()) {
    found.push(...(await problemsOf(name, framework, isShared ? { id } : null, io)));
  }
  return found;
}

/** The framework beside which something lies. */
export interface BesideFramework {
  /** Its id, as far as that could be read, whatever else is wrong. */
  readonly id: string | undefined;
  /** Null where it has errors. */
  readonly framework: Framework | null;
}

function yamlIn(folder: string, { cwd }: Io): string[] {
  const names = namesIn(resolve(cwd, folder)).filter((name) => /\.ya?ml$/iu.test(name));
  return names.map((name) => join(folder, name));
}

async function problemsOf(
  file: string,
  framework: Framework | null,
  only: Pick<BesideFramework, 'id'> | null,
  io: Io,
): Promise<readonly Problem[]> {
  const checked = await tried(async (): Promise<readonly Problem[]> => {
    const document = unwrap(parseSource(await readSource(file, io)));
    const named = frameworkIdIn(document);
    if (only && (named === undefined || named !== only.id)) return [];
    const { carried, written } = await openStrictly(document, async ({ written }) => {
      // What is wrong with the framework is told at its own file.
      if (!framework) throw new InputError([]);
      const id = written.framework?.id;
      if (id === undefined || id === framework.id) return framework;
      const message = `The answers belong to the framework ${quoted(id)}, not to ${quoted(framework.id)}, beside which they lie.`;
      throw problemAt(document, ['framework', 'id'], { code: 'other-framework', message });
    });
    if (!framework || !carried?.isUpgrade) return silentAnswers(document, written);
    const message = `The answers are to version ${carried.from}, and are carried over to version ${framework.version}.`;
    const advice = say`See what becomes of them with “${command('joinedup', 'upgrade', fileWord(file), '--dry-run')}”, and answer the rest anew.`;
    return [
      document.problem({ code: 'older-answers', severity: 'warning', message, advice }, [
        'framework',
        'version',
      ]),
    ];
  });
  return checked.ok ? checked.value : checked.problems;
}

/** The definite answers of a published case that do not say what they rest on: a page is coded again only by what stands there. */
function silentAnswers(document: SourceDocument, written: WrittenAssessment): readonly Problem[] {
  if (!written.case || written.case.invented) return [];
  return [...draftsIn(written)].flatMap(([id, { answer, note, source }]) => {
    const lacks = [...(note === null ? ['note'] : []), ...(source === null ? ['source'] : [])];
    const isDefinite = typeof answer === 'string' && answer !== 'unknown';
    if (!isDefinite || lacks.length === 0) return [];
    const message = `The answer to ${quoted(id)} has no ${listed(lacks, 'and no')}.`;
    const advice =
      'Say in “note” what the page says, and name the page under “source”; else leave it “unknown”.';
    const path = [partWith(id, written), id];
    return [document.problem({ code: 'silent-answer', severity: 'warning', message, advice }, path, 'key')];
  });
}

/** Every problem of the vignette texts beside a framework's file, if that could be read, and what they lack; none where there are no texts. */
export async function vignetteProblems(
  file: string,
  framework: Framework | null,
  io: Io,
): Promise<readonly Problem[]> {
  const files = file === '-' ? [] : vignetteFiles(resolve(io.cwd, dirname(file)));
  if (files.length === 0) return [];
  const named = files.map((each) => join(dirname(file), 'vignettes', each.slice(dirname(each).length + 1)));
  const loaded = await tried(async () =>
    loadVignettes(await Promise.all(named.map((each) => readSource(each, io))), framework),
  );
  if (!loaded.ok) return loaded.problems;
  if (!loaded.value.ok || !framework) return loaded.value.problems;
  const folder = join(dirname(file), 'vignettes');
  const lacking = vignettesLacking(loaded.value.value, compile(framework)).map((what): Problem => {
    const message = `In ${quoted(folder, 200)}: ${what}`;
    return { code: 'vignettes-lack', severity: 'warning', message, file: folder };
  });
  return [...loaded.value.problems, ...lacking];
}

/** What is wrong with a file of vignette texts that was named by itself, with the framework above its folder; null for any other file. */
export async function ownVignetteProblems(
  document: SourceDocument,
  io: Io,
): Promise<readonly Problem[] | null> {
  if (!isOfKind('vignettes', document.value)) return null;
  const { file } = document.source;
  const above = join(dirname(dirname(file)), 'framework.yaml');
  const framework = await tried(async () => unwrap(loadFramework(await readSource(above, io))));
  const all = await vignetteProblems(above, framework.ok ? framework.value : null, io);
  const own = all.filter(
    (problem) => problem.file === undefined || resolve(io.cwd, problem.file) === resolve(io.cwd, file),
  );
  return framework.ok ? own : [withoutFramework(document, above, io), ...own];
}

/** The problem of texts whose framework, in the file `above`, is not there or could not be read. */
function withoutFramework(document: SourceDocument, above: string, { cwd }: Io): Problem {
  const [code, message, advice] = isThere(resolve(cwd, above))
    ? [
        'broken-framework',
        `The framework of these texts, ${quoted(above, 200)}, has errors, so they were not held against it.`,
        say`Check it with “${command('joinedup', 'frameworks', 'check', fileWord(above))}”.`,
      ]
    : [
        'no-framework-above',
        'The framework of these texts was not found above their folder.',
        'Texts lie in a folder “vignettes” beside the file “framework.yaml”.',
      ];
  return document.problem({ code, severity: 'error', message, advice }, ['framework']);
}
