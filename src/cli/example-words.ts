import type { Problem } from '../problem.ts';
import { SHEETS, type Sheet } from '../report/examples/sheets.ts';
import { type FormatOf, formatsOf } from '../report/pages.ts';
import { listed, quoted } from '../text.ts';
import { endsAsFile } from './endings.ts';
import type { ExampleOptions } from './example-wishes.ts';
import { Typed } from './typed.ts';

/** Everything that can be said to `example`, as it was typed. */
export interface ExampleCall extends ExampleOptions {
  readonly framework?: string;
  readonly format?: string;
  readonly sheet?: string;
  /** The folder that everything is written into. */
  readonly output?: string;
  readonly force?: boolean;
  readonly check?: boolean;
}

/** In what form cases come. A booklet is for paper: there is none for the screen. */
export type ExampleFormat = Exclude<FormatOf<'booklet'>, 'text'>;

/** True for a format of questions for a course site, which holds no pages. */
export function isBank(format: ExampleFormat | null): format is 'gift' | 'moodle-xml' {
  return format === 'gift' || format === 'moodle-xml';
}

const FORMATS = formatsOf('booklet').filter((format) => format !== 'text');

/** In what form cases are wanted, and what is wrong with the words for it, or with words that do not go together. */
export interface ExampleWords {
  readonly format: ExampleFormat | null;
  readonly sheet: Sheet | null;
  readonly problems: readonly Problem[];
}

/** In what form cases are wanted. What would be left unheeded is a problem. */
export function wordsIn(key: string | undefined, call: ExampleCall): ExampleWords {
  const typed = new Typed();
  const format = typed.oneOf('format', call.format, FORMATS);
  const sheet = typed.oneOf('sheet', call.sheet, SHEETS);
  const unheeded = [
    ...(key === undefined ? [] : besideKey(call)),
    ...(call.check ? besideCheck(call, format) : []),
    ...besideSheet(call, format),
    ...(call.output !== undefined && endsAsFile(call.output)
      ? [
          [
            `“-o” names a folder for the whole set, and ${quoted(call.output, 200)} ends as a file does.`,
            'Leave out the ending; one sheet alone is printed with “--sheet”, and goes into a file with “>”.',
          ],
        ]
      : []),
    ...(call.force && call.output === undefined
      ? [['“--force” is for a folder, and none is named.', 'Name one with “-o”, or leave out “--force”.']]
      : []),
  ] as const;
  for (const [message = '', advice = ''] of unheeded) typed.note('wrong-use', message, advice);
  return { format, sheet, problems: typed.problems };
}

type Misuse = readonly [message: string, advice: string];

const CHOICES = ['level', 'kind', 'difficulty', 'setting', 'nation', 'seed', 'count'] as const;

function besideKey(call: ExampleCall): Misuse[] {
  const chosen = CHOICES.filter((name) => call[name] !== undefined).map((name) => `“--${name}”`);
  if (chosen.length === 0) return [];
  const message = `A key holds its cases already, so there is nothing to choose with ${listed(chosen)}.`;
  return [[message, 'Leave that out, or leave out the key to make new cases.']];
}

function besideCheck({ output, sheet }: ExampleCall, format: ExampleWords['format']): Misuse[] {
  const misuses: Misuse[] = [];
  if (output !== undefined)
    misuses.push([
      '“--check” says how sound cases are, and writes no folder.',
      'Leave out “--check” or “-o”; run it once with each.',
    ]);
  if (sheet !== undefined)
    misuses.push(['“--check” looks at whole cases, and prints no sheet.', 'Leave out “--sheet”.']);
  if (isBank(format))
    misuses.push([`“--check” is not printed as ${format}.`, 'Leave out “--format”, or say “--format json”.']);
  return misuses;
}

function besideSheet({ output, sheet, check }: ExampleCall, format: ExampleWords['format']): Misuse[] {
  if (sheet === undefined || check) return [];
  const misuses: Misuse[] = [];
  if (output !== undefined)
    misuses.push([
      '“-o” writes every sheet into the folder, each as a file of its own.',
      'Leave out “--sheet”, or print that sheet alone, without “-o”.',
    ]);
  if (isBank(format) || format === 'json')
    misuses.push([
      `“--format ${format}” has no sheets.`,
      'Leave out “--sheet”; sheets are printed as markdown or html.',
    ]);
  return misuses;
}
