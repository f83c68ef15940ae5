import type { SourceDocument } from '../document/parse.ts';
import { isLater, latestOf, nameIn } from '../engine/compare/compare-results.ts';
import type { Io } from '../host/io.ts';
import type { Result } from '../model/result.ts';
import { hasErrors, InputError, type Problem, tried } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { firstOf, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { chooseFramework } from './frameworks.ts';
import { viewFilesIn } from './view-files.ts';

/** The sites that a page is made of, each read, scored and put down to what the page needs before the next. */

/** Sites that were read, in the order given, each service once. */
export interface OpenedSites<Site> {
  readonly sites: readonly Site[];
  /** What was left out, as errors where a site may be missing by it, and what one should know. */
  readonly problems: readonly Problem[];
  /** How many were left out since a later assessment of the same service counts. */
  readonly earlier: number;
  /** How many services were left out since it cannot be told which of their assessments counts. */
  readonly unclear: number;
  /** How many were left out since they are of another framework than the one that was asked for. */
  readonly others: number;
  /** What a role of a framework is called; null where that is not known. */
  titleOf(framework: string, role: string): string | null;
}

/** What is kept of a result. */
interface Kept {
  readonly file: string;
  readonly name: string | null;
  readonly date: string | null;
  /** All that was answered. */
  readonly says: string;
}

interface Read<Site> {
  readonly site: Site;
  /** The framework and the service, as they are held against others. */
  readonly key: string | null;
  /** Makes a problem at the name of the service. */
  readonly at: (about: About) => Problem;
}

/**
 * Opens the sites that were named, and those in the folders that were, only those of a framework where it is `named`; `keep`
 * is given each result. Throws an `InputError` where none is left. `step` is told how many of how many were read.
 */
export async function openSites<Site extends Kept>(
  names: readonly string[],
  named: string | undefined,
  keep: (file: string, result: Result) => Site,
  io: Io,
  step: (index: number, total: number) => Promise<void>,
): Promise<OpenedSites<Site>> {
  const { isResult, readResults } = await import('./results.ts');
  const only = named === undefined ? null : await chooseFramework(named, io);
  const { files, problems } = viewFilesIn(names, io);
  const read: Read<Site>[] = [];
  const titles = new Map<string, string>();
  let others = 0;
  for (const [index, { file }] of files.entries()) {
    await step(index, files.length);
    const found = await tried(() => readResults(file, { framework: named, takesSaved: true }, io));
    if (!found.ok && only && found.problems.some(({ code: kind }) => kind === 'other-framework')) {
      others += 1;
      continue;
    }
    problems.push(...found.problems.map((problem) => ({ ...problem, file: problem.file ?? file })));
    if (!found.ok) continue;
    const { results, document, framework } = found.value;
    for (const { id, title } of framework?.roles ?? []) titles.set(`${framework?.id} ${id}`, title);
    problems.push(...results.flatMap((entry) => (isResult(entry) ? [] : entry.problems)));
    const own = results.filter(isResult).filter((result) => !only || result.framework.id === only.id);
    others += results.filter(isResult).length - own.length;
    read.push(...own.map((result) => readSite(keep(file, result), result, document, results)));
  }
  const { sites, doubles } = oncePerService(read);
  const countOf = (about: string) => doubles.filter(({ code: kind }) => kind === about).length;
  problems.push(...[...groupedBy(doubles, ({ code: kind }) => kind).values()].flatMap(fewOf));
  if (sites.length === 0) throw new InputError(hasErrors(problems) ? problems : [...problems, noSite(names)]);
  const titleOf = (framework: string, role: string) => titles.get(`${framework} ${role}`) ?? null;
  return { sites, problems, earlier: countOf(EARLIER), unclear: countOf(UNCLEAR), others, titleOf };
}

function noSite(names: readonly string[]): Problem {
  const message = `There is no assessment in ${listed(names.map((name) => quoted(name, 200)))}.`;
  const advice = say`Name a folder with an assessment of each service, or the assessments: “${code('joinedup sites ONE TWO')}”.`;
  return { code: 'no-site', severity: 'error', message, advice };
}

function readSite<Site extends Kept>(
  site: Site,
  result: Result,
  document: SourceDocument | null,
  results: readonly unknown[],
): Read<Site> {
  const { framework, service } = result;
  const name = nameIn(result);
  // Only the place is kept, not the document.
  const path = [...(results.length > 1 ? ['results', results.indexOf(result)] : []), 'service', 'name'];
  const here = document?.problem({ code: '', severity: 'warning', message: '' }, path);
  const { file } = site;
  return {
    site,
    key: name === '' ? null : JSON.stringify([framework.id, name, service.nation]),
    at: (about) => ({ file, ...here, ...about }),
  };
}

/** The sites with the latest assessment of each service; none of those of which that cannot be told. */
function oncePerService<Site extends Kept>(read: readonly Read<Site>[]) {
  const doubles: Problem[] = [];
  const left = new Set<Read<Site>>();
  const named = read.filter(({ key }) => key !== null);
  for (const group of groupedBy(named, ({ key }) => key ?? '').values()) {
    if (group.length < 2) continue;
    const kept = latestOf(
      group,
      ({ site }) => site.date,
      ({ site }) => site.says,
    );
    const others = group.filter((each) => each !== kept);
    for (const each of others) {
      left.add(each);
      if (kept) doubles.push(each.at(twice(each.site, kept.site)));
    }
    if (!kept) doubles.push(...group.slice(0, 1).map((each) => each.at(untold(group))));
  }
  return { sites: read.filter((each) => !left.has(each)).map(({ site }) => site), doubles };
}

const EARLIER = 'earlier-assessment';

/** The code of what is said of a service of which no assessment counts. */
export const UNCLEAR = 'same-site';

/** More of one kind are said together. */
const FEW = 3;

/** Problems of one kind, as one where they are many and none of them is an error. */
function fewOf(alike: readonly Problem[]): readonly Problem[] {
  const [first] = alike;
  if (!first || first.severity === 'error' || alike.length <= FEW) return alike;
  const files = listed(
    firstOf(
      alike.map(({ file = '' }) => quoted(file, 200)),
      FEW,
    ),
  );
  const message =
    first.code === EARLIER
      ? `Of ${alike.length} files a later assessment of the same service counts: ${files}.`
      : `${alike.length} files say the same of a service as another does, and it counts once: ${files}.`;
  return [{ code: first.code, severity: 'warning', message, advice: first.advice }];
}

const FOLLOW = say`To follow one service over its dates, use “${code('joinedup trend')}”.`;

type About = Pick<Problem, 'code' | 'severity' | 'message' | 'advice'>;

function untold<Site extends Kept>(group: readonly Read<Site>[]): About {
  const files = listed([...new Set(group.map(({ site }) => quoted(site.file, 200)))]);
  return {
    code: UNCLEAR,
    severity: 'error',
    message: `${quoted(group[0]?.site.name ?? '')} is assessed more than once, and differently, in ${files}; by their dates it cannot be told which holds, so none of them counts.`,
    advice: say`Correct the date of one, or name different services differently. Several people’s views of one service go to “${code('joinedup panel')}” first.`,
  };
}

function twice({ name, date }: Kept, kept: Kept): About {
  const [called, other] = [quoted(name ?? ''), quoted(kept.file, 200)];
  if (isLater(date, kept.date)) {
    const message = `${called} has a later assessment, of ${kept.date}, in ${other}; that one counts.`;
    return { code: EARLIER, severity: 'warning', message, advice: FOLLOW };
  }
  const message = `${called} is also in ${other}, with the same answers, and counts once.`;
  return { code: 'same-answers', severity: 'warning', message, advice: 'Leave one of the two out.' };
}
