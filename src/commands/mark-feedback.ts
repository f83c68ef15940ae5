import { resolve } from 'node:path';
import { compile } from '../engine/compile/compile.ts';
import { saveSet } from '../host/files/save-set.ts';
import type { OpenedSet } from '../library/vignettes.ts';
import { inputError } from '../problem.ts';
import { formatsOf, rendererOf } from '../report/page-formats.ts';
import { code, say } from '../sentence.ts';
import type { Marking } from '../teaching/marking/marking-types.ts';
import { feedbackSheets } from '../teaching/practice/feedback-sheets.ts';
import { counted, listed, quoted } from '../text.ts';
import type { CommandContext } from './declare.ts';
import { deliverPage, endingOf, endsAsFile, isForFolder, namesOf, paperFor } from './shared/deliver.ts';

const FORMATS = formatsOf('feedback');
type FeedbackFormat = (typeof FORMATS)[number];

/** The format of feedback; throws an `InputError` for one that nobody reads. */
export function feedbackFormat(format: string): FeedbackFormat {
  const found = FORMATS.find((each) => each === format);
  if (found !== undefined) return found;
  const message = say`Feedback is for students to read, and ${code(`--format ${format}`)} is for a program.`;
  throw inputError(
    'wrong-use',
    message,
    `Take ${listed(
      FORMATS.filter((each) => each !== 'text'),
      'or',
    )}.`,
  );
}

/** Writes what each student gets back: a file for each into a folder, or all into one file, or on the screen. */
export async function writeFeedback(
  marking: Marking,
  { set, told }: Pick<OpenedSet, 'set' | 'told'>,
  { format, output }: { readonly format: FeedbackFormat; readonly output: string | undefined },
  context: CommandContext,
): Promise<void> {
  const sheets = feedbackSheets(marking, set, compile(told.framework));
  if (output === undefined || (endsAsFile(output) && !isForFolder(output, context)))
    return deliverPage('feedback', sheets, { format, output }, context);
  // On a screen all is text; what goes to a student is a page.
  const inFile = format === 'text' ? 'html' : format;
  const render = await rendererOf('feedback', inFile);
  const names = namesOf(
    sheets.map(({ student }) => fileStem(student.id ?? student.name)),
    endingOf(inFile),
  );
  const files = await Promise.all(
    sheets.map(async (sheet, index) => ({
      name: names[index] ?? '',
      text: await render([sheet], paperFor(output, context)),
    })),
  );
  await saveSet(resolve(context.io.cwd, output), {
    files,
    mayReplace: (present) => {
      if (!context.force && present.length > 0) throw folderHolds(output);
    },
  });
  context.err.say(
    `${counted(files.length, 'file')} written to ${quoted(output, 200)}, one for each student.\n`,
  );
}

function folderHolds(folder: string) {
  const message = `${quoted(folder, 200)} holds something already; nothing in it is written over.`;
  const advice = say`Name a new folder, or write over what has the same name with ${code('--force')}.`;
  return inputError('folder-exists', message, advice);
}

/** A name or an id as part of the name of a file on any system, still to be known again. */
export function fileStem(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._@+-]+/gu, '-')
    .replace(/^[.+-]+|[.-]+$/gu, '');
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[.-]+$/u, '');
  // Windows keeps these for its devices, with any ending.
  return /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])?(?:\.|$)/iu.test(short)
    ? `student-${short}`.replace(/-$/u, '')
    : short;
}

/** So many letters of four bytes fit into a name. */
const LONGEST = 50;
