import { inputError } from '../problem.ts';
import { isOffice } from '../report/pages.ts';
import { code, say } from '../sentence.ts';
import { listed, quoted } from '../text.ts';
import type { Io } from './io.ts';

/** What a format is called in a sentence, and how the names of files end that hold it: first as we call them. */
const FORMATS: Readonly<Record<string, readonly [what: string, ...endings: string[]]>> = {
  text: ['plain text', 'txt'],
  markdown: ['Markdown', 'md', 'markdown'],
  html: ['a web page', 'html', 'htm'],
  docx: ['a Word document', 'docx'],
  xlsx: ['a workbook', 'xlsx'],
  json: ['JSON', 'json'],
  csv: ['a table', 'csv'],
  yaml: ['YAML', 'yaml', 'yml'],
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
 * In which of `formats` a file is written: as its name ends, else as was `asked`, else in the first. Throws an `InputError`
 * where the ending is none of theirs, and where it is another than what was asked.
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
  const meant = formats.find((format) => FORMATS[format]?.slice(1).includes(ending.toLowerCase()));
  if (meant === undefined) {
    const known = formats.flatMap((format) => (FORMATS[format] ? [endingOf(format)] : []));
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
  if (!isOffice(format) || stdout.isTTY !== true) return;
  const message = `${whatOf(format).replace(/^a/u, 'A')} cannot be shown in a terminal.`;
  const advice = say`Name a file for it: ${code(`-o paper${endingOf(format)}`)}.`;
  throw inputError('not-for-screens', message, advice);
}
