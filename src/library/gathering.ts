import type { Grid } from '../document/grid.ts';
import { LARGEST_FORM, refused } from '../document/grid.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isRecord } from '../document/source.ts';
import { readTable } from '../document/table.ts';
import { readWorkbook } from '../document/workbook.ts';
import {
  type CellEntry,
  type HeadingEntry,
  isMapping,
  type Mapping,
  type MappingFile,
  mappingFor,
  mappingText,
  NO_MAPPING,
  readMapping,
} from '../gather/mapping.ts';
import { type FilledForm, formIn, readForm } from '../gather/read-form.ts';
import { answersInPage, assessmentInPage, pageIdIn } from '../gather/read-page.ts';
import { readTableRows } from '../gather/read-table.ts';
import { cellProblems, type Reply, writtenReply } from '../gather/reply.ts';
import { answeredAgainIn, type RoundMark, roundInGrids, roundInPage } from '../gather/round-mark.ts';
import { rowIds } from '../gather/row-ids.ts';
import { headRow, likelyHeads, questionsNamed } from '../gather/table-columns.ts';
import { readFileBytes, readSource, sourceIn } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, type Problem, tried, unwrap } from '../problem.ts';
import { plain } from '../sentence.ts';
import { listed, quoted } from '../text.ts';
import { type Opened, openAssessment, openWhatFits, type PartlyOpened } from './assessments.ts';
import { filesIn, refusalOf } from './filled-files.ts';
import { FormFrameworks, withoutQuestions } from './form-frameworks.ts';
import { frameworkOf } from './frameworks.ts';
import { type Gathered, markOf } from './gathered-folder.ts';
import { workSeen } from './recognise.ts';
import { type Again, type SecondForm, secondForm } from './second-form.ts';
import { called, type FilledPlace, TakenOver, type Wanted } from './taken-over.ts';

/** What a person wants of a gathering. */
export interface Gatherer extends Wanted {
  /** The file that settles what is ambiguous. */
  readonly map?: string | undefined;
  /** An assessment of the service that the forms are about, for what they do not say of it. */
  readonly for?: string | undefined;
}

export interface Gathering {
  readonly gathered: readonly Gathered[];
  /** The forms of a second round, which go on top of views. */
  readonly again: readonly SecondForm[];
  /** What was left out, as errors, and what somebody should know, as warnings; each with its file. */
  readonly problems: readonly Problem[];
  /** What nothing was taken from: rows of a file, or all of it. */
  readonly without: readonly Without[];
  /** How many name no service, which nobody named for them. */
  readonly nameless: number;
  /** A mapping of what was understood and what is to be settled; null where no table was read. */
  readonly mapping: string | null;
}

export interface Without {
  readonly file: string;
  /** Null for the whole file. */
  readonly rows: readonly number[] | null;
}

/** Reads the filled forms, tables and assessments among `names`; what cannot be read costs itself alone. */
export async function gather(names: readonly string[], wanted: Gatherer, io: Io): Promise<Gathering> {
  const { files, skipped } = filesIn(names, io);
  const run = await Run.begin(wanted, io);
  for (const file of files) await run.read(file);
  return run.end(skipped);
}

const NO_ROUND: RoundMark = { views: [], marks: new Map() };

class Run {
  readonly #wanted: Gatherer;
  readonly #io: Io;
  readonly #map: MappingFile | null;
  readonly #frameworks: FormFrameworks;
  readonly #taken: TakenOver;
  readonly #problems: Problem[] = [];
  readonly #headings: HeadingEntry[] = [];
  readonly #unsettled: CellEntry[] = [];
  readonly #without: Without[] = [];
  readonly #again: SecondForm[] = [];
  /** Files that are no answers, by what is said of them. */
  readonly #others = new Map<string, string[]>();
  /** What is to be said of a file with these bytes, by their mark. */
  readonly #same = new Map<string, string>();
  #table: Framework | null = null;

  private constructor(wanted: Gatherer, about: Opened | null, map: MappingFile | null, io: Io) {
    this.#wanted = wanted;
    this.#io = io;
    this.#map = map;
    const name = wanted.framework ?? map?.written.framework;
    this.#frameworks = new FormFrameworks(name, about?.framework ?? null, io);
    this.#taken = new TakenOver(wanted, about?.assessment.service ?? null, this.#problems, io);
  }

  static async begin(wanted: Gatherer, io: Io): Promise<Run> {
    const { map, for: about, framework } = wanted;
    const source = about === undefined ? null : await readSource(about, io);
    const run = new Run(
      wanted,
      source && (await openAssessment(unwrap(parseSource(source)), framework, io)),
      map === undefined ? null : unwrap(readMapping(await readSource(map, io))),
      io,
    );
    if (source) run.#same.set(markOf(source.text), 'it is what --for names');
    return run;
  }

  end(skipped: readonly Problem[]): Gathering {
    const others = [...this.#others].map(([what, files]): Problem => {
      const message = `Not gathered, because ${what}: ${listed(files.map((file) => quoted(file, 200)))}.`;
      return { code: 'no-answers-there', severity: 'warning', message };
    });
    return {
      gathered: this.#taken.gathered,
      again: this.#again,
      problems: [...this.#problems, ...others, ...skipped],
      without: this.#without,
      nameless: this.#taken.nameless,
      mapping: this.#table && mappingText(this.#table, this.#headings, this.#unsettled, this.#map),
    };
  }

  async read(file: string): Promise<void> {
    const read = await tried(() => this.#read(file));
    this.#report(file, read.problems);
    if (!read.ok) this.#without.push({ file, rows: null });
  }

  #report(file: string, problems: readonly Problem[]): void {
    this.#problems.push(...problems.map((problem) => ({ ...problem, file: problem.file ?? file })));
  }

  #leaveOut(file: string, why: string): void {
    this.#others.set(why, [...(this.#others.get(why) ?? []), file]);
  }

  async #read(file: string): Promise<void> {
    const bytes = await readFileBytes(file, this.#io, LARGEST_FORM);
    const mark = markOf(bytes);
    const before = this.#same.get(mark);
    if (before !== undefined) return this.#leaveOut(file, before);
    this.#same.set(mark, `it is the same as ${quoted(file, 200)}`);
    const start = bytes.subarray(0, 4096).toString('latin1');
    const refusal = refusalOf(file, start);
    if (refusal) throw new InputError(refusal);
    if (start.startsWith('PK')) return this.#readGrids(file, unwrap(readWorkbook(file, bytes)));
    if (
      /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|\?xml|!--|head|body)/iu.test(start) ||
      /\.html?$/iu.test(file)
    ) {
      const source = sourceIn(file, bytes);
      const parsed = unwrap(parseSource(unwrap(answersInPage(source))));
      const document = unwrap(assessmentInPage(parsed));
      const ids = answeredAgainIn(parsed);
      const again = ids && { round: roundInPage(source) ?? NO_ROUND, ids, isWhole: true };
      return this.#open({ file, kind: 'page', row: null, page: pageIdIn(source) }, document, again);
    }
    if (/\.(?:ya?ml|json)$/iu.test(file) || (!/\.[ct]sv$/iu.test(file) && workSeen(start) === 'assessment')) {
      const document = unwrap(parseSource(sourceIn(file, bytes)));
      return this.#open({ file, kind: 'file', row: null, page: null }, document);
    }
    const ready = await this.#frameworks.likely();
    const sense = (heads: readonly string[]) => Math.max(...ready.map((each) => questionsNamed(heads, each)));
    await this.#readGrids(file, [unwrap(readTable(file, bytes, sense))]);
  }

  /** An assessment, whether a person wrote it or a page saved it. */
  async #open(place: FilledPlace, document: SourceDocument, again: Again | null = null): Promise<void> {
    const { file } = place;
    // A text or a list alone is YAML, too.
    if (!isRecord(document.value))
      throw new InputError(
        refused(file, 'not-an-assessment', 'is no filled form', 'Is this the right file?').problems,
      );
    if (isMapping(document)) return this.#leaveOut(file, 'it says what headings mean (see --map)');
    if ('gathered' in document.value) return this.#leaveOut(file, 'it was gathered before');
    const { framework: named } = this.#wanted;
    const read = await openWhatFits(document, (each) => frameworkOf(each, named, this.#io));
    this.#report(file, read.problems);
    this.#keep(place, read, again);
  }

  #keep(place: FilledPlace, read: PartlyOpened, again: Again | null): void {
    if (again) this.#again.push(secondForm(place.file, again, read.opened));
    else this.#taken.take(place, read);
  }

  async #readGrids(file: string, grids: readonly Grid[]): Promise<void> {
    const form = formIn(grids);
    if (form) return this.#readForm(file, form, roundInGrids(grids));
    const seen = grids.filter(({ isHidden, rows }) => !isHidden && rows.size > 0);
    const framework = await this.#frameworks.of(file, likelyHeads(seen));
    const found = seen.flatMap((grid) => {
      const head = headRow(grid, this.#frameworks.questions(framework), this.#mappingFor(framework));
      return head === null ? [] : [{ grid, head }];
    });
    if (found.length === 0) throw new InputError([withoutQuestions(file)]);
    for (const { grid, head } of found) await this.#readTable(file, grid, head, framework);
  }

  async #readTable(file: string, grid: Grid, head: number, framework: Framework): Promise<void> {
    const mapping = this.#mappingFor(framework);
    const names = this.#wanted.names === true;
    const read = readTableRows(grid, head, this.#frameworks.questions(framework), { mapping, names });
    this.#problems.push(...cellProblems(file, read.problems));
    this.#table = framework;
    this.#headings.push(...read.headings);
    this.#unsettled.push(...read.unsettled);
    const ids = rowIds(grid, head);
    const taken = new Set<number>();
    for (const reply of read.replies) {
      const row = reply.row ?? head;
      const mark = `${grid.sheet ?? ''} ${ids.get(row) ?? row}`;
      const place: FilledPlace = { file, kind: 'table', row: { label: `row ${row}`, mark }, page: null };
      if (await this.#take(place, reply, framework)) taken.add(row);
    }
    const rows = [...grid.rows.keys()].filter((row) => row > head && !taken.has(row));
    if (rows.length > 0) this.#without.push({ file, rows });
  }

  async #readForm(file: string, form: FilledForm, round: RoundMark | null): Promise<void> {
    const ids = form.sheets.map(({ grid }) =>
      [...grid.rows.values()].flatMap((cells) => [...cells.values()]).slice(0, 20_000),
    );
    const framework = form.framework
      ? await this.#frameworks.called(file, form.framework.id)
      : await this.#frameworks.of(file, ids);
    const { reply, problems, unsettled } = readForm(form, this.#frameworks.questions(framework), {
      mapping: this.#mappingFor(framework),
      names: this.#wanted.names === true,
    });
    this.#problems.push(...cellProblems(file, problems));
    this.#unsettled.push(...unsettled);
    if (unsettled.length > 0) this.#table ??= framework;
    const place: FilledPlace = { file, kind: 'workbook', row: null, page: null };
    if (!(await this.#take(place, reply, framework, form.framework?.version, round)))
      this.#without.push({ file, rows: null });
  }

  /** Makes an assessment of a reply, carried over where its form was older; false where that cannot be. */
  async #take(
    place: FilledPlace,
    reply: Reply,
    framework: Framework,
    version = framework.version,
    round: RoundMark | null = null,
  ): Promise<boolean> {
    const { file } = place;
    const text = JSON.stringify(writtenReply(reply, framework, version));
    const read = await tried(async () => {
      const found = await openWhatFits(unwrap(parseSource({ file, text })), async () => framework);
      this.#keep(place, found, round && { round, ids: [...reply.answers.keys()], isWhole: false });
      return found.problems;
    });
    // The places are those of a text that nobody has seen.
    this.#problems.push(
      ...(read.ok ? read.value : read.problems).map(({ place: seen, excerpt: _, message, ...problem }) => ({
        ...problem,
        file,
        message: seen === undefined ? message : `${called(place)}: ${plain(message)}`,
      })),
    );
    return read.ok;
  }

  #mappingFor(framework: Framework): Mapping {
    const id = this.#map?.written.framework;
    return this.#map === null || (id !== undefined && id !== framework.id)
      ? NO_MAPPING
      : unwrap(mappingFor(this.#map, framework));
  }
}
