import { basename, join, resolve } from 'node:path';
import type { Grid } from '../document/grid.ts';
import { LARGEST_FORM, refused } from '../document/grid.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isRecord } from '../document/source.ts';
import { readTable } from '../document/table.ts';
import { readWorkbook } from '../document/workbook.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { gatheredText } from '../gather/assessment-text.ts';
import {
  type CellEntry,
  type HeadingEntry,
  type Mapping,
  type MappingFile,
  mappingFor,
  mappingText,
  NO_MAPPING,
  readMapping,
} from '../gather/mapping.ts';
import { type FilledForm, formIn, readForm } from '../gather/read-form.ts';
import { answersInPage, assessmentInPage } from '../gather/read-page.ts';
import { readTableRows } from '../gather/read-table.ts';
import { cellProblems, type Reply, writtenReply } from '../gather/reply.ts';
import { firstRows, headRow, type Questions, questionsNamed, questionsOf } from '../gather/table-columns.ts';
import { entriesIn, isFolder } from '../host/files/inspect.ts';
import { readFileBytes, readSource, sourceIn } from '../host/files/read.ts';
import { makeFolder, saveIfUnchanged } from '../host/files/save.ts';
import type { Io } from '../host/io.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, type Problem, tried, unwrap } from '../problem.ts';
import { plain } from '../sentence.ts';
import { listed, numbered, quoted, slug } from '../text.ts';
import { type Opened, openAssessment, openAssessmentBy } from './assessments.ts';
import { chooseFramework, whereaboutsOf } from './frameworks.ts';
import { workSeen } from './recognise.ts';
import { listShipped, loadShipped } from './shipped.ts';

/** What a person wants of a gathering. */
export interface Gatherer {
  /** The framework that they named, for files that name none. */
  readonly framework?: string | undefined;
  /** The file that settles what is ambiguous. */
  readonly map?: string | undefined;
  /** An assessment of the service that the forms are about: what it says of the service is said in each that says nothing. */
  readonly for?: string | undefined;
  /** True where names of people, addresses and times are to be taken over. */
  readonly names?: boolean | undefined;
  /** The folder that the assessments go to. */
  readonly folder: string;
}

/** One assessment that was gathered. */
export interface Gathered {
  /** What its file is called, but for a number and the ending. */
  readonly name: string;
  /** Where it stood: a file, and perhaps a row. */
  readonly from: string;
  /** How many questions it answers. */
  readonly answers: number;
  /** The title of the framework. */
  readonly framework: string;
  readonly text: string;
}

export interface Gathering {
  readonly gathered: readonly Gathered[];
  /** What was left out, as errors, and what somebody should know, as warnings; each with its file. */
  readonly problems: readonly Problem[];
  /** A mapping of what was understood and what is to be settled; null where no table was read. */
  readonly mapping: string | null;
}

/** Reads filled forms, whoever filled them in and by whatever: saved pages, workbooks, tables, assessments. One that cannot be read costs itself and no more. */
export async function gather(names: readonly string[], wanted: Gatherer, io: Io): Promise<Gathering> {
  const { files, skipped } = filesIn(names, io);
  const run = new Run(wanted, io);
  await run.begin();
  for (const file of files) await run.read(file);
  return { gathered: run.gathered, problems: [...run.problems, ...skipped], mapping: run.mapping() };
}

/** Writes what was gathered into the folder, each into a file that was not there before; gives their names. */
export async function saveGathered(
  gathered: readonly Gathered[],
  folder: string,
  io: Io,
): Promise<readonly string[]> {
  if (gathered.length === 0) return [];
  const path = resolve(io.cwd, folder);
  makeFolder(path);
  const written: string[] = [];
  const last = new Map<string, number>();
  for (const { name, text } of gathered) {
    let number = (last.get(name) ?? 0) + 1;
    while (!(await saveIfUnchanged(join(path, `${numbered(name, number)}.yaml`), text, null))) number += 1;
    last.set(name, number);
    written.push(join(folder, `${numbered(name, number)}.yaml`));
  }
  return written;
}

const READ = /\.(?:html?|xlsx|xlsm|ya?ml|json|csv|tsv)$/iu;

/** Files that programs leave beside those of people. */
const LEFT_BESIDE = /^(?:~\$|\.|Thumbs\.db$|desktop\.ini$)/u;

/** The files that a person named, with those of a folder in its place; and what of a folder is none that is read. */
function filesIn(
  names: readonly string[],
  io: Io,
): { readonly files: readonly string[]; readonly skipped: readonly Problem[] } {
  const skipped: Problem[] = [];
  const files = names.flatMap((name) => {
    if (!isFolder(resolve(io.cwd, name))) return [name];
    const entries = entriesIn(resolve(io.cwd, name))
      .filter((entry) => !entry.isDirectory() && !LEFT_BESIDE.test(entry.name))
      .map((entry) => entry.name)
      .sort();
    const others = entries.filter((entry) => !READ.test(entry));
    if (others.length > 0) {
      const shown = others.slice(0, 5).map((each) => quoted(each));
      const message = `Of ${quoted(name, 200)} was not read, because no filled form ends so: ${listed(others.length > 5 ? [...shown, `${others.length - 5} more`] : shown)}.`;
      skipped.push({ code: 'other-file', severity: 'warning', message, file: name });
    }
    return entries.filter((entry) => READ.test(entry)).map((entry) => join(name, entry));
  });
  return { files: [...new Set(files)], skipped };
}

class Run {
  readonly gathered: Gathered[] = [];
  readonly problems: Problem[] = [];
  readonly #wanted: Gatherer;
  readonly #io: Io;
  readonly #headings: HeadingEntry[] = [];
  readonly #unsettled: CellEntry[] = [];
  readonly #ready = new Map<Framework, Questions>();
  #map: MappingFile | null = null;
  #table: Framework | null = null;
  #about: Opened | null = null;

  constructor(wanted: Gatherer, io: Io) {
    this.#wanted = wanted;
    this.#io = io;
  }

  async begin(): Promise<void> {
    const { map, for: about, framework } = this.#wanted;
    if (about !== undefined) {
      const document = unwrap(parseSource(await readSource(about, this.#io)));
      this.#about = await openAssessment(document, framework, this.#io);
    }
    if (map !== undefined) this.#map = unwrap(readMapping(await readSource(map, this.#io)));
  }

  mapping(): string | null {
    return this.#table && mappingText(this.#table, this.#headings, this.#unsettled);
  }

  async read(file: string): Promise<void> {
    const read = await tried(() => this.#read(file));
    this.problems.push(...read.problems.map((problem) => ({ ...problem, file: problem.file ?? file })));
  }

  async #read(file: string): Promise<void> {
    const bytes = await readFileBytes(file, this.#io, LARGEST_FORM);
    const start = bytes.subarray(0, 4096).toString('latin1');
    if (start.startsWith('PK')) return this.#readGrids(file, unwrap(readWorkbook(file, bytes)));
    const refusal = refusalOf(file, start);
    if (refusal) throw new InputError(refusal.problems);
    if (
      /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|\?xml|!--|head|body)/iu.test(start) ||
      /\.html?$/iu.test(file)
    ) {
      const page = unwrap(answersInPage(sourceIn(file, bytes)));
      return this.#open(file, unwrap(assessmentInPage(unwrap(parseSource(page)))));
    }
    if (/\.(?:ya?ml|json)$/iu.test(file) || (!/\.[ct]sv$/iu.test(file) && workSeen(start) === 'assessment')) {
      return this.#open(file, unwrap(parseSource(sourceIn(file, bytes))));
    }
    const known = await this.#named();
    const ready = (known ? [known] : this.#shipped()).map((each) => this.#questions(each));
    const sense = (heads: readonly string[]) => Math.max(...ready.map((each) => questionsNamed(heads, each)));
    await this.#readGrids(file, [unwrap(readTable(file, bytes, sense))]);
  }

  /** An assessment, whether a person wrote it or a page saved it. */
  async #open(file: string, document: SourceDocument): Promise<void> {
    // A text or a list alone is YAML, too.
    if (!isRecord(document.value))
      throw new InputError(
        refused(file, 'not-an-assessment', 'is no filled form', 'Is this the right file?').problems,
      );
    const { framework: named } = this.#wanted;
    const opened = await openAssessment(document, named, this.#io);
    this.#keep(file, null, opened);
  }

  async #readGrids(file: string, grids: readonly Grid[]): Promise<void> {
    const form = formIn(grids);
    if (form) return this.#readForm(file, form);
    const seen = grids.filter(({ isHidden, rows }) => !isHidden && rows.size > 0);
    const heads = seen.flatMap((grid) => firstRows(grid).map(([, texts]) => texts));
    const framework = await this.#frameworkOf(file, heads);
    const questions = this.#questions(framework);
    const mapping = this.#mappingFor(framework);
    let count = 0;
    for (const grid of seen) {
      const head = headRow(grid, questions, mapping);
      if (head === null) continue;
      count += 1;
      const read = readTableRows(grid, head, questions, { mapping, names: this.#wanted.names === true });
      this.problems.push(...cellProblems(file, read.problems));
      this.#table = framework;
      this.#headings.push(...read.headings);
      this.#unsettled.push(...read.unsettled);
      for (const reply of read.replies) await this.#take(file, reply, framework);
    }
    if (count === 0) throw new InputError([withoutQuestions(file)]);
  }

  async #readForm(file: string, form: FilledForm): Promise<void> {
    const ids = form.sheets.map(({ grid }) =>
      [...grid.rows.values()].flatMap((cells) => [...cells.values()]).slice(0, 20_000),
    );
    const framework = form.framework
      ? await this.#called(file, form.framework.id)
      : await this.#frameworkOf(file, ids);
    const questions = this.#questions(framework);
    const { reply, problems, unsettled } = readForm(form, questions, {
      mapping: this.#mappingFor(framework),
      names: this.#wanted.names === true,
    });
    this.problems.push(...cellProblems(file, problems));
    this.#unsettled.push(...unsettled);
    if (reply.answers.size === 0)
      throw new InputError(
        refused(file, 'no-answers', 'answers no question', 'Was it saved after it was filled in?').problems,
      );
    await this.#take(file, reply, framework, form.framework?.version);
  }

  /** Makes an assessment of a reply; one of an older form is carried over as a file would be. */
  async #take(file: string, reply: Reply, framework: Framework, version = framework.version): Promise<void> {
    const text = JSON.stringify(writtenReply(reply, framework, version));
    const read = await tried(async () =>
      openAssessmentBy(unwrap(parseSource({ file, text })), async () => framework),
    );
    const where = reply.label === null ? quoted(file, 200) : `${quoted(file, 200)}, ${reply.label}`;
    // The places are those of a text that nobody has seen.
    this.problems.push(
      ...read.problems.map(({ place: _, excerpt: __, message, ...problem }) => ({
        ...problem,
        file,
        message: `${where}: ${plain(message)}`,
      })),
    );
    if (read.ok) this.#keep(file, reply.label, read.value);
  }

  #keep(file: string, label: string | null, { framework, assessment: read }: Opened): void {
    const service = read.service.name === null ? this.#about?.assessment.service : undefined;
    const nation = read.service.nation ?? service?.nation ?? null;
    const assessment = service ? { ...read, service: { ...service, nation } } : read;
    const { folder, names = false } = this.#wanted;
    const stem = slug(basename(file).replace(/\.[^.]*$/u, ''), 'answers');
    const from = label === null ? quoted(basename(file), 200) : `${quoted(basename(file), 200)}, ${label}`;
    const where = whereaboutsOf(this.#ownFile(framework), join(folder, 'x.yaml'), this.#io);
    const text = gatheredText(inNation(framework, assessment.service.nation), assessment, {
      from,
      where,
      names,
    });
    const answers = assessment.answers.size + assessment.needs.size;
    for (const note of assessment.notes) {
      const message = `${quoted(file, 200)}${label === null ? '' : `, ${label}`}: ${note}`;
      this.problems.push({ code: 'note', severity: 'warning', message, file });
    }
    this.gathered.push({ name: stem, from, answers, framework: framework.title, text });
  }

  /** The file of a framework that does not ship, as it was named; undefined for any other. */
  #ownFile({ id }: Framework): string | undefined {
    const isShipped = listShipped(this.#io.root).some((each) => each.id === id);
    return isShipped ? undefined : this.#wanted.framework;
  }

  #shipped(): Framework[] {
    return listShipped(this.#io.root).map(({ id }) => loadShipped(this.#io.root, id));
  }

  /** The framework that the person named, or their mapping; null where neither does. */
  async #named(): Promise<Framework | null> {
    const name = this.#wanted.framework ?? this.#map?.written.framework;
    return name === undefined ? (this.#about?.framework ?? null) : chooseFramework(name, this.#io);
  }

  async #called(file: string, id: string): Promise<Framework> {
    const named = await this.#named();
    if (named === null) return chooseFramework(id, this.#io);
    if (named.id === id) return named;
    const message = `The form is about the framework ${quoted(id)}, not about ${quoted(named.id)}.`;
    throw new InputError([
      { code: 'other-framework', severity: 'error', message, advice: 'Leave --framework out.', file },
    ]);
  }

  /** The framework of a file that names none: the one that was named, or whose questions it has more of than of any other. */
  async #frameworkOf(file: string, rows: readonly (readonly string[])[]): Promise<Framework> {
    const named = await this.#named();
    if (named) return named;
    const rated = this.#shipped()
      .map((framework) => ({
        framework,
        count: Math.max(0, ...rows.map((heads) => questionsNamed(heads, this.#questions(framework)))),
      }))
      .toSorted((one, other) => other.count - one.count);
    const [best, next] = rated;
    if (!best || best.count === 0) throw new InputError([withoutQuestions(file)]);
    if (next && next.count === best.count) {
      const what = `has as many questions of ${quoted(best.framework.id)} as of ${quoted(next.framework.id)}`;
      throw new InputError(
        refused(file, 'which-framework', what, 'Name the framework with --framework.').problems,
      );
    }
    return best.framework;
  }

  #questions(framework: Framework): Questions {
    const found = this.#ready.get(framework);
    if (found) return found;
    const isOne = Object.keys(framework.terms).length === 0;
    const nations = isOne ? [] : [null, ...framework.nations.map(({ id }) => id)];
    const made = questionsOf(
      framework,
      nations.map((nation) => inNation(framework, nation)),
    );
    this.#ready.set(framework, made);
    return made;
  }

  #mappingFor(framework: Framework): Mapping {
    const id = this.#map?.written.framework;
    return this.#map === null || (id !== undefined && id !== framework.id)
      ? NO_MAPPING
      : unwrap(mappingFor(this.#map, framework));
  }
}

/** Why a file is refused by its first bytes; null where it is not. */
function refusalOf(file: string, start: string): ReturnType<typeof refused> | null {
  const is = (what: string, advice: string) => refused(file, 'not-read', `is ${what}`, advice);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return is(
      'a workbook of an old Excel, or one with a password',
      'Save it as an Excel workbook (.xlsx), without a password.',
    );
  if (start.startsWith('%PDF'))
    return is('a PDF', 'Type the answers in with “joinedup assess”, or ask for the form itself.');
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8)/u.test(start))
    return is('a picture', 'Type the answers in with “joinedup assess”.');
  return /\.xls[xm]?$/iu.test(file) ? is('no Excel workbook (.xlsx)', 'Ask for it again.') : null;
}

function withoutQuestions(file: string): Problem {
  const message = `No heading of ${quoted(file, 200)} is a question: not by its id, its number or its text.`;
  const advice =
    'Name the framework with --framework, or say with --map what the headings are; --write-map writes one to fill in.';
  return { code: 'no-questions', severity: 'error', message, advice, file };
}
