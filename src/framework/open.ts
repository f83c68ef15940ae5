import { parseSource, type SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { checkParts, isWithin, type SoundPart } from '../document/shape.ts';
import { firstProblems, isOfKind, isRecord, type Source } from '../document/source.ts';
import { type Framework, frameworkSchema, type WrittenFramework } from '../model/framework.ts';
import { byPlace, hasErrors, type Outcome, type Problem } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { normalise } from './normalise.ts';
import { RULES } from './rules/all.ts';
import type { Finding, RuleContext } from './rules/rule.ts';

/** The framework in the text of a file, with any warnings, or every problem with its place. */
export function loadFramework(source: Source): Outcome<Framework> {
  const opened = openFramework(source);
  return opened.ok ? { ...opened, value: opened.value.framework } : opened;
}

/** A framework with its file, for checks that tell its author more. */
export interface FrameworkFile {
  readonly source: Source;
  readonly framework: Framework;
  /** The path of a part of the framework in the file. */
  pathOf(part: object): Path;
  /** The place of a path as file, line and column. */
  placeOf(path: Path): string;
  /** Findings as problems, in the order of the file. */
  problemsOf(findings: readonly Finding[]): readonly Problem[];
}

/** The framework in the text of a file and that file, with any warnings, or every problem with its place. */
export function openFramework(source: Source): Outcome<FrameworkFile> {
  const document = parseSource(source);
  return document.ok ? frameworkIn(document.value) : document;
}

/** The framework in a parsed document, with any warnings, or every problem with its place. */
export function frameworkIn(document: SourceDocument): Outcome<FrameworkFile> {
  const foreign = foreignFile(document);
  if (foreign) return { ok: false, problems: [foreign] };
  const { problems: ofShape, sound } = checkParts(document, frameworkSchema, NESTED);
  if (!sound) return { ok: false, problems: ofShape };
  const { framework, pathOf, problems: others } = checked(sound, document);
  const problems = [...ofShape, ...others].toSorted(byPlace);
  if (hasErrors(problems)) return { ok: false, problems };
  const problemsOf = (findings: readonly Finding[]) => inOrder(findings, document);
  const placeOf = (path: Path) => placeIn(document, path);
  return { ok: true, value: { source: document.source, framework, pathOf, placeOf, problemsOf }, problems };
}

/** What can be read of a framework that has errors. */
export interface FrameworkPart extends Pick<FrameworkFile, 'framework' | 'pathOf'> {
  /** False where something that cannot be read was left out. */
  readonly isWhole: boolean;
  /** Findings as problems, in the order of the file, but for those on what was left out. */
  problemsOf(findings: readonly Finding[]): readonly Problem[];
}

/** What can be read of a framework that has errors, for checks that look at its texts alone; null where that is too little. */
export function readablePart(document: SourceDocument): FrameworkPart | null {
  const { sound } = checkParts(document, frameworkSchema, NESTED);
  if (!sound || foreignFile(document)) return null;
  const { value: written, lost } = sound;
  const { framework, origins } = normalise(written);
  return {
    framework,
    isWhole: lost.length === 0,
    pathOf: (part) => origins.get(part) ?? [],
    problemsOf: (findings) =>
      inOrder(
        findings.filter(({ path }) => !isBroken(path, lost)),
        document,
      ),
  };
}

/** The id that a document of a framework names, whatever else is wrong with it. */
export function idIn({ value }: SourceDocument): string | undefined {
  return isRecord(value) && typeof value.id === 'string' ? value.id : undefined;
}

function placeIn(document: SourceDocument, path: Path): string {
  const { place } = document.problem({ code: '', message: '', severity: 'warning' }, path);
  return [document.source.file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
}

// A key at the top may be what everything else refers to.
const NESTED = 2;

/** The framework in its normal form, checked by the rules without findings that follow from what it lost. */
function checked({ value: written, lost }: SoundPart<WrittenFramework>, document: SourceDocument) {
  const { framework, origins } = normalise(written);
  const pathOf = (part: object) => origins.get(part) ?? [];
  const questions = new Map(framework.questions.map((question) => [question.id, question]));
  const context = { framework, written, questions, pathOf };
  return { framework, pathOf, problems: checkRules(context, document, lost) };
}

function foreignFile(document: SourceDocument): Problem | null {
  if (!isOfKind('assessment', document.value)) return null;
  const message = 'This is an assessment, not a framework.';
  const about = {
    code: 'not-a-framework',
    severity: 'error',
    message,
    advice: say`Score it with “${code('joinedup score FILE')}”.`,
  } as const;
  return document.problem(about, ['joinedup'], 'key');
}

function checkRules(context: RuleContext, document: SourceDocument, lost: readonly Path[]): Problem[] {
  const findings = RULES.flatMap((rule) => rule(context)).filter(
    ({ path, restsOn = [] }) => ![path, ...restsOn].some((each) => isBroken(each, lost)),
  );
  return [...inOrder(findings, document), ...document.unseen].toSorted(byPlace);
}

/** True for a path into what lost something. */
function isBroken(path: Path, lost: readonly Path[]): boolean {
  return lost.some((each) => isWithin(path, each.length > 1 ? each.slice(0, -1) : each));
}

/** The findings as distinct problems in the order of the file. */
// Shared options are looked at by every question that uses them.
function inOrder(findings: readonly Finding[], document: SourceDocument): Problem[] {
  const distinct = new Map<string, { readonly finding: Finding; readonly problem: Problem }>();
  for (const finding of findings) {
    const { code, message, severity = 'error', path, part } = finding;
    const problem = document.problem({ code, message, severity }, path, part);
    const { place } = problem;
    distinct.set(`${code} ${place?.line}:${place?.column} ${message}`, { finding, problem });
  }
  const sorted = [...distinct.values()].sort((one, other) => byPlace(one.problem, other.problem));
  const severity = hasErrors(sorted.map(({ problem }) => problem)) ? 'error' : 'warning';
  return firstProblems(
    sorted,
    ({ finding: { advice }, problem }) => ({
      ...problem,
      advice: typeof advice === 'function' ? advice() : advice,
    }),
    severity,
  );
}
