import { file } from '../command.ts';
import { LARGEST_FORM } from '../document/grid.ts';
import { readFileBytes, readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { refusalOf } from '../library/filled-files.ts';
import type { Key } from '../model/key.ts';
import { hasErrors, InputError, inputError, type Outcome, type Problem, tried, unwrap } from '../problem.ts';
import { csvText } from '../report/formats/csv-text.ts';
import { rendererOf } from '../report/page-formats.ts';
import { code, command as line, say } from '../sentence.ts';
import { blankResponses } from '../teaching/class/blank-responses.ts';
import { LARGEST_KEY, readKey } from '../teaching/class/read-key.ts';
import { readResponses } from '../teaching/class/read-responses.ts';

import { markClass } from '../teaching/marking/mark-class.ts';
import type { HandedIn } from '../teaching/marking/marking-types.ts';
import { counted, quoted } from '../text.ts';
import { type CommandContext, declareCommand, flag, type GivenOf } from './declare.ts';
import { deliver, deliverPage, paperFor, TEMPLATES, writeProblems } from './shared/deliver.ts';
import { formatOf, OUTPUT } from './shared/options.ts';

const OPTIONS = {
  template: flag('a grid to tick (.html, .docx), or a table to key it in (.csv, .xlsx)'),
  format: formatOf('marking'),
  ...OUTPUT,
};

/** Marks a class against a key, or prints a table to hand out. Ends with 1 where rows could not be marked. */
export const mark = declareCommand({
  examples: [
    'joinedup mark key.json --template -o responses.csv',
    'joinedup mark key.json responses.csv',
    'joinedup mark key.json responses.csv -o marks.csv',
  ],
  args: '<key> [responses]',
  slots: { key: 'file', responses: 'file' },
  options: OPTIONS,
  run: (given, context) => (given.template ? printTemplate(given, context) : printMarks(given, context)),
});

type Given = GivenOf<'<key> [responses]', typeof OPTIONS>;

async function printMarks(
  { key: keyFile, responses, format, output }: Given,
  context: CommandContext,
): Promise<number> {
  if (responses === undefined) throw noResponses();
  const { io, err } = context;
  const { key, handed, problems } = await openHanded(keyFile, responses, io);
  if (handed.answers.length === 0) {
    await writeProblems(problems, err);
    err.say('No row could be marked.\n');
    return EXIT.unmet;
  }
  const render = await rendererOf('marking', format);
  const text = await withProgressLine(context, async (telling) =>
    interruptibly(() =>
      render(markClass(key, handed, TOOL, telling.of('Marking')), paperFor(output, context)),
    ),
  );
  await deliver(text, output, context, format);
  await writeProblems(problems, err);
  if (!hasErrors(problems)) return EXIT.done;
  err.say('The rows with an error were not marked; all others were.\n');
  return EXIT.unmet;
}

async function printTemplate(
  { key: keyFile, responses, format, output }: Given,
  context: CommandContext,
): Promise<number> {
  const made = format === 'text' ? 'csv' : TEMPLATES.find((each) => each === format);
  if (made === undefined) {
    const message = say`${code('--template')} prints a table to fill in, and ${code(`--format ${format}`)} is for marks.`;
    throw inputError('wrong-use', message, 'Leave one of the two out.');
  }
  if (responses !== undefined) {
    const message = `${quoted(responses, 200)} is not needed: a template is made from the key alone.`;
    const advice = say`Leave it out, or write “${line('-o', file(responses))}” to write it there.`;
    throw inputError('wrong-use', message, advice);
  }
  const { io } = context;
  const key = await openKey(keyFile, io);
  if (made === 'csv') await deliver(csvText(blankResponses(key)), output, context, made);
  else if (made === 'xlsx') await deliver(await blankWorkbook(key, context), output, context, made);
  else await deliverPage('answer-grid', key, { format: made, output }, context);
  return EXIT.done;
}

/** The table to fill in as a workbook, in which “3/4” stays what it is. */
async function blankWorkbook(key: Key, { out }: CommandContext): Promise<Uint8Array> {
  const { renderFillable } = await import('../report/formats/fillable-workbook.ts');
  const [titles = [], ...rows] = blankResponses(key);
  const columns = titles.map((title) => ({ title: title ?? '', width: WIDTHS[title ?? ''] ?? 8 }));
  const cells = rows.map((row) => row.map((cell) => ({ fill: cell ?? '' })));
  const sheet = {
    name: 'Responses',
    top: null,
    columns,
    rows: cells,
    isHidden: false,
    isOpen: true,
    frozen: 0,
  };
  return renderFillable({ title: 'Responses', sheets: [sheet], lists: new Map() }, out.paper);
}

const WIDTHS: Readonly<Record<string, number>> = { student: 24, id: 16, title: 28, level: 12, barriers: 24 };

function noResponses() {
  const message = 'There are no responses to mark.';
  const advice = say`Name the file that holds them behind the key, or print one to fill in: ${code('joinedup mark KEY --template')}.`;
  return inputError('wrong-use', message, advice);
}

/** A key, what a class handed in, and what of that cannot be marked. */
interface Handed {
  readonly key: Key;
  readonly handed: HandedIn;
  readonly problems: readonly Problem[];
}

/** Opens a key. Throws an `InputError` with everything that is wrong with it. */
async function openKey(file: string, io: Io): Promise<Key> {
  return unwrap(readKey(await readSource(file, io, { largest: LARGEST_KEY })));
}

/** Opens what is to be marked. Throws an `InputError` with what is wrong with either file, where nothing can be marked. */
async function openHanded(keyFile: string, file: string, io: Io): Promise<Handed> {
  if (keyFile === '-' && file === '-') {
    const message = 'The key and the responses cannot both come from standard input.';
    throw inputError('wrong-use', message, 'Name a file for one of them.');
  }
  const key = await tried(() => openKey(keyFile, io));
  const bytes = await tried(() => readFileBytes(file, io, LARGEST_FORM));
  if (!key.ok || !bytes.ok) throw new InputError([...key.problems, ...bytes.problems]);
  const refusal = refusalOf(file, bytes.value.subarray(0, 4096).toString('latin1'));
  if (refusal) throw new InputError(refusal);
  const read: Outcome<HandedIn> = readResponses(file, bytes.value, key.value);
  const handed = unwrap(read);
  refuseTooMany(key.value, handed);
  return { key: key.value, handed, problems: read.problems };
}

/** The most answers that are marked at once: a few seconds' work, and half a gigabyte. */
const MOST_ANSWERS = 250_000;

/** Refuses what would take hours: whoever answered one case has all others not answered. Throws an `InputError`. */
function refuseTooMany({ examples }: Key, { answers, unmarked }: HandedIn): void {
  const students = new Set([...answers, ...unmarked].map(({ student }) => student)).size;
  if (students * examples.length <= MOST_ANSWERS) return;
  const message = `${counted(students, 'student')} with ${counted(examples.length, 'case')} each are too many to be marked at once.`;
  const most = Math.floor(MOST_ANSWERS / examples.length);
  throw inputError('too-many', message, `Mark up to ${counted(most, 'student')} at a time.`);
}
