import { join, resolve } from 'node:path';
import type { Whereabouts } from '../assessment/blank-assessment.ts';
import { madeUpAssessment } from '../assessment/write.ts';
import { commandOrWhy, file } from '../command.ts';
import { entriesIn, roomAt } from '../host/files/inspect.ts';
import { isUnfinished, type NewFile, saveSet } from '../host/files/save-set.ts';
import type { Paper } from '../layout/paper.ts';
import { whereaboutsOf } from '../library/frameworks.ts';
import type { Framework } from '../model/framework.ts';
import type { Example, ExampleSet, Variant } from '../model/key.ts';
import { CASE_ID } from '../model/vocabulary.ts';
import { type InputError, inputError } from '../problem.ts';
import { jsonText } from '../report/formats/json-text.ts';
import { type FormatOf, rendererOf } from '../report/page-formats.ts';
import { SHEETS, type Sheet } from '../report/words/teaching/case-words.ts';
import { code, say } from '../sentence.ts';
import { setsIn } from '../teaching/cases/case-reading.ts';
import { counted, onOneLine, quoted, slug } from '../text.ts';
import type { CommandContext } from './declare.ts';
import { endingOf, paperFor } from './shared/deliver.ts';

/** What a folder of cases is made from. */
export interface ToWrite {
  readonly set: ExampleSet;
  readonly framework: Framework;
  /** How a person named the framework, where they did. */
  readonly named: string | undefined;
  /** Only this format beside the key; all of them where it is null. */
  readonly format: ExampleFormat | null;
  readonly force: boolean;
}

/**
 * Writes cases into a folder: the sheets, the question banks, the key, and the answers of each case as an assessment.
 * Throws an `InputError` where the folder holds something already; then nothing is written. With `force` what goes by the
 * name of a file of a set is replaced, and taken away where the new set has no such file.
 */
export async function writeExampleFiles(
  folder: string,
  toWrite: ToWrite,
  context: CommandContext,
): Promise<void> {
  const { io, err } = context;
  const path = resolve(io.cwd, folder);
  checkRoom(path, folder, toWrite.force);
  const where = whereaboutsOf(toWrite.named, join(path, answersFile('1')), io);
  const files = await filesOf(toWrite, where, paperFor(folder, context));
  const removed = await saveSet(path, {
    files,
    mayReplace: (present) => {
      if (!toWrite.force && present.length > 0) throw folderExists(folder);
    },
    older: () => olderFiles(path),
  });
  err.say(
    `${counted(files.length, 'file')} written to ${quoted(folder, 200)}. The key is ${quoted(join(folder, KEY), 200)}.\n`,
  );
  if (removed > 0) err.say(`${counted(removed, 'file')} of an older set removed.\n`);
  err.say(howToGoOn(folder, toWrite));
}

function howToGoOn(folder: string, { format, set }: ToWrite): string {
  const named = (name: string) => quoted(join(folder, name), 200);
  const words = ['joinedup', 'mark', file(join(folder, KEY)), 'responses.csv'];
  const isApart = set.variants !== undefined && !isBank(format) && format !== 'json';
  const what = isApart
    ? `Hand out the sheets in ${named('student')}, one to each student. `
    : handOut(format, named);
  return `${what}${commandOrWhy('Mark what the class answers with:', words)}\n`;
}

function handOut(format: ToWrite['format'], named: (name: string) => string): string {
  if (format === 'json') return '';
  if (isBank(format)) return `Import ${named(BANKS[format].file)} into ${BANKS[format].site}. `;
  return `Hand out ${named(sheetFile('student', format ?? 'html'))}. `;
}

async function filesOf(toWrite: ToWrite, where: Whereabouts, paper: Paper): Promise<NewFile[]> {
  const { set, framework, format } = toWrite;
  const usual = set.variants ? USUAL_APART : USUAL;
  const formats = format === null ? usual : format === 'json' ? [] : [format];
  const printed = await Promise.all(formats.map((each) => printedIn(each, set, paper)));
  const alone = set.variants ? [] : set.examples;
  const answers = alone.map((example) => ({
    name: answersFile(example.id),
    text: answersOf(example, framework, where),
  }));
  return [...answers, ...printed.flat(), { name: KEY, text: jsonText(set) }];
}

/** Each sheet, for each variant where there are any; a bank has the cases of all. */
async function printedIn(
  format: Exclude<ExampleFormat, 'json'>,
  set: ExampleSet,
  paper: Paper,
): Promise<NewFile[]> {
  const render = await rendererOf('booklet', format);
  if (isBank(format))
    return [{ name: BANKS[format].file, text: await render({ set, sheets: SHEETS }, paper) }];
  const all = setsIn(set).flatMap((own) =>
    SHEETS.map(async (sheet) => ({
      name: sheetFile(sheet, format, own.variants?.[0]),
      text: await render({ set: own, sheets: [sheet] }, paper),
    })),
  );
  return Promise.all(all);
}

function answersOf(
  { title, nation, facts, paragraphs, placement, right, levels }: Example,
  framework: Framework,
  where: Whereabouts,
): string {
  const names = levels.filter(({ id }) => right.includes(id)).map(({ name }) => onOneLine(name));
  const comments = [
    'An invented service: what the text of the case tells, and nothing else.',
    `${onOneLine(placement.title)}: ${names.join(' or ')}.`,
  ];
  const service = { name: title, nation: nation?.id ?? null };
  return madeUpAssessment(framework, where, comments, service, ({ id }) => {
    const at = facts.findIndex(({ question }) => question === id);
    const pieces = paragraphs.flat().filter(({ fact }) => fact === at);
    const note = onOneLine(pieces.map(({ text }) => text).join(' ')) || null;
    return facts[at] && { answer: facts[at].option ?? 'unknown', note, evidence: [], source: null };
  });
}

/** What the files of a set are called in its folder. */

const KEY = 'key.json';

/** The question banks, each with the course site that reads it. */
const BANKS = {
  gift: { file: 'questions.gift', site: 'Moodle' },
  'moodle-xml': { file: 'questions.xml', site: 'Moodle' },
  canvas: { file: 'canvas.zip', site: 'Canvas' },
  brightspace: { file: 'brightspace.csv', site: 'Brightspace' },
} as const;

const PAPERS = ['markdown', 'html', 'docx'] as const;

/** What is written where no format is named: all but Word, which takes as long as making the cases. */
const USUAL = ['markdown', 'html', 'gift', 'moodle-xml', 'canvas', 'brightspace'] as const;

/** The same for each variant. */
const USUAL_APART = ['html'] as const;

/** A variant has a file in the folder of the sheet, with the id of its student as far as that can be part of a name. */
function sheetFile(sheet: Sheet, format: (typeof PAPERS)[number], variant?: Variant): string {
  if (variant === undefined) return sheet + endingOf(format);
  const whose = slug(variant.student?.id ?? '', '');
  return join(sheet, `${variant.id.padStart(2, '0')}${whose === '' ? '' : `-${whose}`}${endingOf(format)}`);
}

const VARIANT_FILE = /^\d{2,4}(?:-[^/\\]*)?\.(?:docx|html|md)$/u;

/** The folder of the assessments within that of the set. */
const ANSWERS = 'cases';

function answersFile(id: string): string {
  return join(ANSWERS, `${id}.yaml`);
}

/**
 * Refuses to write where something is already. `path` is the whole path of the folder, `folder` what it was called. Throws
 * an `InputError`.
 */
function checkRoom(path: string, folder: string, force: boolean): void {
  const found = lookInto(path);
  if (found === 'a file') {
    const message = `${quoted(folder, 200)} is a file, and no folder can have its name.`;
    throw inputError('is-a-file', message, 'Name a new folder.');
  }
  if (!force && found === 'something') throw folderExists(folder);
}

/** What to say of a folder that holds something. */
function folderExists(folder: string): InputError {
  const message = `${quoted(folder, 200)} is there already; nothing in it is written over.`;
  const advice = say`Name a new folder, or replace the set in it with ${code('--force')}.`;
  return inputError('folder-exists', message, advice);
}

function lookInto(path: string): 'room' | 'something' | 'a file' {
  const found = roomAt(path);
  if (found === 'a file') return found;
  // A folder that nobody may look into may hold anything; what else is wrong is said when the folder is made.
  if (typeof found === 'string') return found === 'closed' ? 'something' : 'room';
  const { names } = found;
  // What a set that was stopped half-way has left is cleared away before another is written.
  return names.length === 0 || names.some(isUnfinished) ? 'room' : 'something';
}

/** The files of an older set in a folder: those that go by a name that is given to files of a set. */
function olderFiles(path: string): string[] {
  const answers = namesIn(join(path, ANSWERS))
    .filter((name) => name.endsWith('.yaml') && CASE_ID.test(name.slice(0, -'.yaml'.length)))
    .map((name) => join(ANSWERS, name));
  const variants = SHEETS.flatMap((sheet) =>
    namesIn(join(path, sheet))
      .filter((name) => VARIANT_FILE.test(name))
      .map((name) => join(sheet, name)),
  );
  return [...namesIn(path).filter((name) => OURS.has(name)), ...answers, ...variants];
}

const OURS: ReadonlySet<string> = new Set([
  KEY,
  ...Object.values(BANKS).map(({ file }) => file),
  ...SHEETS.flatMap((sheet) => PAPERS.map((format) => sheetFile(sheet, format))),
]);

function namesIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** In what form cases come. A booklet is for paper: there is none for the screen. */
export type ExampleFormat = Exclude<FormatOf<'booklet'>, 'text'>;

/** True for a format of questions for a course site, which holds no pages. */
export function isBank(format: ExampleFormat | null | undefined): format is keyof typeof BANKS {
  return format !== null && format !== undefined && format in BANKS;
}
