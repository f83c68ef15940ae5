import { join, resolve } from 'node:path';
import type { FileContent } from '../../host/files/disk.ts';
import { isFolder, realPath } from '../../host/files/inspect.ts';
import type { Io } from '../../host/io.ts';
import { filePaper, type Screen } from '../../host/screens.ts';
import type { Paper } from '../../layout/paper.ts';
import { inputError, type Problem } from '../../problem.ts';
import { type DataOf, type FormatOf, isBytes, type PageName, rendererOf } from '../../report/page-formats.ts';
import { code, say } from '../../sentence.ts';
import { listed, numbered, quoted } from '../../text.ts';
import type { CommandContext } from '../declare.ts';

/** What a report is laid out on: the screen, or a file. */
export function paperFor(output: string | undefined, { out }: CommandContext): Paper {
  return output === undefined ? out.paper : filePaper(out.paper);
}

/** True for what people read on the screen as it is; all else keeps its letters, in a pipe as in a file. */
function isRead(format: string, { stdout }: Io): boolean {
  return format === 'text' || (format === 'markdown' && stdout.isTTY === true);
}

/** Prints a report in a `format`, in one piece or several, or writes it to a file. What is for a program, or for an office, is not touched by what the screen can show. */
export async function deliver(
  text: FileContent,
  output: string | undefined,
  { io, out, err, force }: CommandContext,
  format = 'text',
): Promise<void> {
  if (output === undefined) {
    const pieces = typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
    for (const piece of pieces) {
      if (isRead(format, io)) out.write(Buffer.from(piece).toString());
      else io.stdout.write(piece);
    }
    return;
  }
  const path = resolve(io.cwd, output);
  const [{ saveText }, { refuseToReplace }] = await loaded();
  // By this sign a spreadsheet knows a file of UTF-8.
  const withMark = format === 'csv' && typeof text === 'string' ? `\ufeff${text}` : text;
  const hadOtherName = await saveText(path, withMark, (present) => {
    if (!force) refuseToReplace(present, output);
  });
  const apart = hadOtherName ? ' What was there keeps its other name (it was a hard link).' : '';
  err.say(`Written to ${quoted(output, 200)}.${apart}\n`);
}

/** Prints a page in a format, or writes it to a file. */
export async function deliverPage<Name extends PageName>(
  name: Name,
  data: DataOf<Name>,
  { format, output }: { readonly format: FormatOf<Name>; readonly output?: string | undefined },
  context: CommandContext,
): Promise<void> {
  const render = await rendererOf(name, format);
  await deliver(await render(data, paperFor(output, context)), output, context, format);
}

/** What was said of a report: where it goes, in which format, and by what else that is read. */
export interface ReportOptions {
  output?: string;
  format?: string;
  /** True for a table to fill in, in place of a report. */
  readonly template?: boolean;
  readonly framework?: string | readonly string[];
  readonly crosswalk?: readonly string[];
}

/** What a table to fill in can be made as, the usual first. */
export const TEMPLATES = ['csv', 'xlsx', 'html', 'docx', 'markdown'] as const;

/**
 * Settles, before anything is done, in which of `formats` a report is written: where none was asked for, as the name of its file
 * ends. `args` are what is read; `isSet` says that several reports may go into a folder. Throws an `InputError` where that cannot be.
 */
export async function settleOutput(
  given: ReportOptions,
  about: {
    readonly formats: readonly string[];
    readonly isAsked: boolean;
    readonly args: readonly unknown[];
    readonly isSet: boolean;
  },
  context: CommandContext,
): Promise<void> {
  if (given.output === '-') delete given.output;
  const { output, format, template, framework, crosswalk } = given;
  if (output === undefined) return refuseOnScreen(format ?? '', context.io);
  if (about.isSet && isForFolder(output, context)) return;
  given.format = formatFor(output, template ? TEMPLATES : about.formats, about.isAsked ? format : undefined);
  await checkOutput(output, [...about.args, framework, crosswalk].flat(), context);
}

/** True where what is to be written into is called, or is, a folder. */
export function isForFolder(output: string, { io: { cwd, isWindows } }: CommandContext): boolean {
  const isCalled = output.endsWith('/') || (isWindows && output.endsWith('\\'));
  // Why nothing can be there is said by who looks closer.
  return isCalled || isFolder(resolve(cwd, output));
}

/**
 * Refuses, before anything is done, to write a report where none can be, or over what is no report, or over what is read
 * (`inputs`). Throws an `InputError`.
 */
export async function checkOutput(
  output: string,
  inputs: readonly unknown[],
  { io, force }: CommandContext,
): Promise<void> {
  const path = resolve(io.cwd, output);
  const [{ existingAt }, { refuseIfOpen, refuseToReplace }] = await loaded();
  const present = existingAt(path, output.endsWith('/'));
  if (present && !force) {
    refuseToReplace(present, output);
    refuseIfOpen(path, output);
  }
  const isInput = (each: unknown) =>
    typeof each === 'string' && each !== '-' && realPath(resolve(io.cwd, each)) === realPath(path);
  if (!inputs.some(isInput)) return;
  const message = `${quoted(output, 200)} is what is read; it is not written over.`;
  throw inputError('would-lose-answers', message, 'Choose another name.');
}

/**
 * The files of a set in a folder, which is made if need be: one for each of `stems`, numbered where two are called alike. Throws an
 * `InputError` where one may not be written.
 */
export async function filesInto(
  folder: string,
  stems: readonly string[],
  { format, inputs }: { readonly format: string; readonly inputs: readonly unknown[] },
  context: CommandContext,
): Promise<string[]> {
  const { makeFolder } = await import('../../host/files/save.ts');
  makeFolder(resolve(context.io.cwd, folder));
  const outputs = namesOf(stems, endingOf(format)).map((name) => join(folder, name));
  for (const output of outputs) await checkOutput(output, inputs, context);
  return outputs;
}

/** The names of files in one folder, numbered where two stems are alike. */
export function namesOf(stems: readonly string[], ending: string): string[] {
  const taken = new Set<string>();
  return stems.map((stem) => {
    let number = 1;
    const called = () => `${numbered(stem, number)}${ending}`;
    // To many disks capitals and small letters are the same.
    while (taken.has(called().toLowerCase())) number += 1;
    taken.add(called().toLowerCase());
    return called();
  });
}

/** Only who writes a file needs them. */
function loaded() {
  return Promise.all([import('../../host/files/save.ts'), import('../../library/replaceable.ts')]);
}

/** Says on a screen what is wrong; nothing where nothing is. */
export async function writeProblems(problems: readonly Problem[], screen: Screen): Promise<void> {
  if (problems.length === 0) return;
  screen.write((await rendererOf('problems', 'text'))(problems, screen.paper));
}

/** What a format is called in a sentence, and how the names of files end that hold it: first as we call them. */
const FORMATS: Readonly<Record<string, readonly [what: string, ...endings: string[]]>> = {
  text: ['plain text', 'txt'],
  markdown: ['Markdown', 'md', 'markdown'],
  html: ['a web page', 'html', 'htm'],
  docx: ['a Word document', 'docx'],
  xlsx: ['a workbook', 'xlsx'],
  xlsform: ['an XLSForm', 'xlsx'],
  json: ['JSON', 'json'],
  csv: ['a table', 'csv'],
  'moodle-grades': ['a grade book for Moodle', 'csv'],
  'canvas-grades': ['a grade book for Canvas', 'csv'],
  'brightspace-grades': ['a grade book for Brightspace', 'csv'],
  yaml: ['YAML', 'yaml', 'yml'],
  canvas: ['a package for Canvas', 'zip'],
  brightspace: ['a table for Brightspace', 'csv'],
};

const whatOf = (format: string): string => FORMATS[format]?.[0] ?? format;

/** How the name of a file ends that holds a format, with its dot. */
export function endingOf(format: string): string {
  return `.${FORMATS[format]?.[1] ?? format}`;
}

// What begins with a figure is a date or a version: “board 29.11” has no ending.
const ENDING = /[^/\\]\.([a-z][a-z\d]{0,9})$/iu;

/** True for a name that ends as that of a file does, of whatever format. */
export function endsAsFile(name: string): boolean {
  const [, ending = ''] = ENDING.exec(name) ?? [];
  return Object.values(FORMATS).some(([, ...endings]) => endings.includes(ending.toLowerCase()));
}

/**
 * In which of `formats` a file is written: as its name ends, of several that end so as was `asked`, else in the first. Throws an
 * `InputError` where the ending is none of theirs, and where it is another than what was asked.
 */
export function formatFor<Format extends string>(
  output: string,
  formats: readonly Format[],
  asked: Format | undefined,
): Format {
  const [, ending] = ENDING.exec(output) ?? [];
  const [usual] = formats;
  if (ending === undefined || usual === undefined) return (asked ?? usual) as Format;
  const named = `${quoted(output, 200)} ends in “.${ending}”`;
  const fitting = formats.filter((format) => FORMATS[format]?.slice(1).includes(ending.toLowerCase()));
  const meant = fitting.find((format) => format === asked) ?? fitting[0];
  if (meant === undefined) {
    const known = [...new Set(formats.flatMap((format) => (FORMATS[format] ? [endingOf(format)] : [])))];
    const paper = /^pdf$/iu.test(ending) && formats.includes('html' as Format);
    const print = paper ? ' To have a PDF, write .html and print it to a file from a browser.' : '';
    const message = `${named}, which this command does not write.`;
    throw inputError('unknown-ending', message, `Let it end in ${listed(known, 'or')}.${print}`);
  }
  if (asked === undefined || asked === meant) return meant;
  const message = say`${named}, which is ${whatOf(meant)}, and ${code(`--format ${asked}`)} is ${whatOf(asked)}.`;
  const advice = say`Leave out ${code('--format')}, or let the name end in ${endingOf(asked)}.`;
  throw inputError('other-ending', message, advice);
}

/** Refuses to put on a screen what only an office opens. Throws an `InputError`. */
export function refuseOnScreen(format: string, { stdout }: Pick<Io, 'stdout'>): void {
  if (!isBytes(format) || stdout.isTTY !== true) return;
  const message = `${whatOf(format).replace(/^a/u, 'A')} cannot be shown in a terminal.`;
  const advice = say`Name a file for it: ${code(`-o paper${endingOf(format)}`)}.`;
  throw inputError('not-for-screens', message, advice);
}
