import { assessmentIn, checkAssessment } from '../assessment/open-assessment.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isRecord } from '../document/source.ts';
import type { Model } from '../engine/compiled.ts';
import { NOT_APPLICABLE } from '../engine/logic/evaluate.ts';
import { type Alphabet, codeOf, type Row, rowOf, rowWith } from '../engine/rows/answer-table.ts';
import type { RowPlacer } from '../engine/rows/place-row.ts';
import type { Framework } from '../model/framework.ts';
import { LONGEST_TEXT } from '../model/vocabulary.ts';
import type { Problem } from '../problem.ts';
import { parseRow, placed, type RowPlace } from './parse-row.ts';
import { type Detail, isPlainText, RowAbout } from './row-about.ts';
import { RowScan, type RowSink, Words } from './scan-row.ts';

/** Assessments of one framework, an object each, as rows of answers. */

export interface ReadRow {
  readonly about: RowAbout;
  readonly row: Row;
}

/** A row that was read, or every problem of it. */
export type RowOutcome = ReadRow | { readonly problems: readonly Problem[] };

/** Reads rows of one framework. What it gives is changed by the next row. */
export interface RowReader {
  read(value: unknown, at: RowPlace): RowOutcome;
  /** Reads a row from the text of its line. */
  parse(at: RowPlace): RowOutcome;
  /** Reads a row from its bytes, where it stands there as most do; null for any other. */
  scan(bytes: Buffer, from: number, to: number): ReadRow | null;
}

/** Made ready to read rows of `framework`. */
export function rowReader(framework: Framework, model: Model, { alphabets }: RowPlacer): RowReader {
  const usual = new UsualRow(framework, model, alphabets);
  const scan = new RowScan(usual);
  const read = (value: unknown, at: RowPlace): RowOutcome =>
    isRecord(value) && usual.takes(value) ? usual : readClosely(value, at, framework, model, alphabets);
  return {
    read,
    parse(at) {
      const found = parseRow(at);
      return 'problems' in found ? found : read(found.value, at);
    },
    scan: (bytes, from, to) => (scan.take(bytes, from, to) ? usual : null),
  };
}

/** True for a text that a file would keep as it is. */
function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT && value.trim() === value;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/u;

/** A question with its codes by what is written for them. */
interface KnownQuestion {
  readonly index: number;
  readonly codes: ReadonlyMap<string, number>;
}

/** A row that says what it says as most do, which needs no closer look. */
class UsualRow implements ReadRow, RowSink {
  readonly about = new RowAbout();
  readonly row: Row;
  readonly questions: Words<number>;
  readonly answers: readonly Words<number>[];
  readonly nations: Words<number>;
  readonly framework: RowSink['framework'];
  readonly #byId: ReadonlyMap<string, KnownQuestion>;
  readonly #nationCodes: ReadonlyMap<string, number>;
  readonly #open: Int32Array;
  readonly #framework: Framework;
  /** For each question the number of the row that has last answered it. */
  readonly #answeredIn: Int32Array;
  #number = 0;

  constructor(framework: Framework, model: Model, alphabets: RowPlacer['alphabets']) {
    this.#framework = framework;
    const codes = model.questions.map(({ question, everyAnswer, optionIndex }, index) => {
      const alphabet = alphabets[index] as Alphabet;
      const codes = new Map([...optionIndex].map(([id, place]) => [id, codeOf(1 << place, alphabet)]));
      codes.set('unknown', codeOf(everyAnswer, alphabet));
      if (question.mayNotApply) codes.set('not-applicable', codeOf(NOT_APPLICABLE, alphabet));
      return codes;
    });
    const ids = model.questions.map(({ question }) => question.id);
    this.questions = new Words(ids.map((id, index) => [id, index]));
    this.answers = codes.map((each, index) => new Words(each, `${ids[index]}":"`));
    this.#byId = new Map(codes.map((each, index) => [ids[index] ?? '', { index, codes: each }]));
    const nation = alphabets.at(-1) as Alphabet;
    this.#nationCodes = new Map(
      [...model.nationIndex].map(([id, place]) => [id, codeOf(1 << place, nation)]),
    );
    this.nations = new Words(this.#nationCodes);
    this.framework = {
      id: new Words([[framework.id, true]]),
      version: new Words([[framework.version, true]]),
    };
    this.#open = Int32Array.from(alphabets, ({ open }) => open);
    this.#answeredIn = new Int32Array(alphabets.length);
    this.row = rowWith(this.#open.slice(), alphabets);
  }

  start(): void {
    this.about.clear();
    this.row.codes.set(this.#open);
    this.#number = (this.#number + 1) | 0;
  }

  detail(key: Detail, bytes: Buffer, from: number, to: number): boolean {
    if (key !== 'date' && isPlainText(bytes, from + 1, to - 1)) this.about.stands(key, bytes, from, to);
    else return this.#takesText(key, bytes.toString('utf8', from + 1, to - 1));
    return true;
  }

  inNation(code: number): void {
    this.row.codes[this.#open.length - 1] = code;
  }

  answered(question: number, code: number): boolean {
    if (this.#answeredIn[question] === this.#number) return false;
    this.#answeredIn[question] = this.#number;
    this.row.codes[question] = code;
    return true;
  }

  #takesText(key: Detail, value: unknown): boolean {
    if (!isShortText(value) || (key === 'date' && !DAY.test(value))) return false;
    this.about.says(key, value);
    return true;
  }

  /** Takes a row that was parsed; false where it takes a closer look. */
  takes(value: Record<string, unknown>): boolean {
    this.start();
    for (const key in value) if (!this.#takesPart(key, value[key])) return false;
    return true;
  }

  #takesPart(key: string, part: unknown): boolean {
    if (key === 'joinedup') return part === 1;
    if (key === 'answers') return part === null || (isRecord(part) && this.#takesAnswers(part));
    if (key === 'service' || key === 'framework') return isRecord(part) && this.#takesDetails(key, part);
    if (key !== 'id' || typeof part !== 'number')
      return (key === 'id' || key === 'date') && this.#takesText(key, part);
    this.about.says(key, part);
    return true;
  }

  #takesDetails(under: 'service' | 'framework', details: Record<string, unknown>): boolean {
    return Object.entries(details).every(([key, value]) =>
      under === 'framework' ? this.#isFramework(key, value) : this.#takesService(key, value),
    );
  }

  #isFramework(key: string, value: unknown): boolean {
    const { id, version } = this.#framework;
    return (key === 'id' && value === id) || (key === 'version' && value === version);
  }

  #takesService(key: string, value: unknown): boolean {
    if (key !== 'name' && key !== 'nation') return false;
    if (value === null) return true;
    if (key === 'name') return this.#takesText('service', value);
    const nation = typeof value === 'string' ? this.#nationCodes.get(value) : undefined;
    if (nation === undefined) return false;
    this.about.says(key, value as string);
    this.inNation(nation);
    return true;
  }

  #takesAnswers(answers: Record<string, unknown>): boolean {
    for (const id in answers) {
      const question = this.#byId.get(id);
      const entry = answers[id];
      const answer = isRecord(entry) ? plainAnswer(entry) : entry;
      if (question === undefined) return false;
      if (answer === null) continue;
      const code = typeof answer === 'string' ? question.codes.get(answer) : undefined;
      if (code === undefined) return false;
      this.row.codes[question.index] = code;
    }
    return true;
  }
}

/** An answer with a note beside it; undefined where it takes a closer look. */
function plainAnswer(entry: Record<string, unknown>): unknown {
  for (const key in entry) {
    const part = entry[key];
    const isPlain = key === 'answer' || ((key === 'note' || key === 'source') && isShortText(part));
    if (!isPlain) return undefined;
  }
  return entry.answer;
}

/** Reads a row as a file is read, with every check. */
function readClosely(
  value: unknown,
  at: RowPlace,
  framework: Framework,
  model: Model,
  alphabets: RowPlacer['alphabets'],
): RowOutcome {
  const { id = null, framework: own, ...rest }: Record<string, unknown> = isRecord(value) ? value : {};
  const whole = isRecord(value)
    ? {
        joinedup: 1,
        ...rest,
        framework: isRecord(own) ? { id: framework.id, ...own } : (own ?? { id: framework.id }),
      }
    : value;
  const document = documentOf(whole, at);
  const file = assessmentIn(document);
  if (!file.ok) return { problems: placed(file.problems, at) };
  const named = file.value.written.framework?.id;
  if (named !== framework.id) {
    const message = `This row is of the framework “${named}”, and the rows are read by “${framework.id}”.`;
    const advice = 'Rows of one framework go through at a time: --framework names it.';
    const about = { code: 'other-framework', severity: 'error' as const, message, advice };
    return { problems: placed([document.problem(about, ['framework', 'id'])], at) };
  }
  const checked = checkAssessment(file.value, framework);
  if (!checked.ok) return { problems: placed(checked.problems, at) };
  const { service, date, answers } = checked.value.assessment;
  const about = new RowAbout();
  about.says('id', typeof id === 'string' || typeof id === 'number' ? id : null);
  about.says('service', service.name);
  about.says('nation', service.nation);
  about.says('date', date);
  return {
    about,
    row: rowOf(model, alphabets, answers, service.nation),
  };
}

/** A row as a document, which is taken apart by place only where something is wrong with it. */
function documentOf(value: unknown, { file, text }: RowPlace): SourceDocument {
  let parsed: ReturnType<typeof parseSource> | null = null;
  return {
    source: { file, text },
    value,
    problem(about, path, part) {
      parsed ??= parseSource({ file, text });
      return parsed.ok
        ? parsed.value.problem(about, path, part)
        : { ...about, file, place: { line: 1, column: 1 } };
    },
    explained: (problems) => [...problems],
    unseen: [],
  };
}
