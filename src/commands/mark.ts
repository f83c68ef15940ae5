import { LARGEST_FORM } from '../document/grid.ts';
import { readFileBytes, readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { refusalOf } from '../library/filled-files.ts';
import { type OpenedSet, openSet } from '../library/vignettes.ts';
import type { Key } from '../model/key.ts';
import { InputError, inputError, type Problem, tried, unwrap } from '../problem.ts';
import { openByHandText } from '../report/words/teaching/marking-words.ts';
import { code, say } from '../sentence.ts';
import { LARGEST_KEY, readKey } from '../teaching/class/read-key.ts';
import { type ResponseFile, readResponses } from '../teaching/class/read-responses.ts';
import { markClass } from '../teaching/marking/mark-class.ts';
import type { HandedIn, Marking } from '../teaching/marking/marking-types.ts';
import { counted, firstOf, listed, quoted } from '../text.ts';
import { type CommandContext, declareCommand, flag, type GivenOf } from './declare.ts';
import { feedbackFormat, writeFeedback } from './mark-feedback.ts';
import { printTemplate, TEMPLATE } from './mark-template.ts';
import { deliverPage, writeProblems } from './shared/deliver.ts';
import { FRAMEWORK, formatOf, OUTPUT } from './shared/options.ts';

const OPTIONS = {
  template: TEMPLATE,
  feedback: { ...flag('what each student gets back; -o FOLDER writes a file for each'), makesSet: true },
  format: formatOf('marking'),
  ...OUTPUT,
  framework: FRAMEWORK,
};

/** Marks a class against a key, or prints a table to hand out. Ends with 1 where rows could not be marked. */
export const mark = declareCommand({
  examples: [
    'joinedup mark key.json --template -o responses.csv',
    'joinedup mark key.json responses.csv',
    'joinedup mark key.json monday.csv tuesday.xlsx -o marks.csv',
    'joinedup mark key.json responses.csv --feedback -o feedback/',
  ],
  args: '<key> [responses...]',
  slots: { key: 'file', responses: 'file' },
  options: OPTIONS,
  run: (given, context) => {
    refuseUnheeded(given);
    return given.template
      ? printTemplate(given, () => openKey(given.key, context.io), context)
      : printMarks(given, context);
  },
});

type Given = GivenOf<'<key> [responses...]', typeof OPTIONS>;

/** Throws an `InputError` for words that would be left unheeded. */
function refuseUnheeded({ template, feedback, framework }: Given): void {
  if (template && feedback) {
    const message = say`${code('--template')} comes before there is anything to give feedback on.`;
    throw inputError('wrong-use', message, say`Leave out ${code('--feedback')}, or ${code('--template')}.`);
  }
  if (framework !== undefined && !feedback) {
    const message = say`Only feedback looks into the framework; marks come from the key alone.`;
    throw inputError('wrong-use', message, say`Leave out ${code('--framework')}.`);
  }
}

async function printMarks(given: Given, context: CommandContext): Promise<number> {
  const { responses = [], format, output, feedback } = given;
  if (responses.length === 0) throw noResponses();
  const { io, err } = context;
  const forStudents = feedback ? feedbackFormat(format) : null;
  const { key, whole, handed, problems } = await openHanded(given, [...new Set(responses)], io);
  if (handed.answers.length === 0) {
    await writeProblems(problems, err);
    err.say('No row could be marked.\n');
    return EXIT.unmet;
  }
  if (whole?.note) err.say(`${whole.note}\n`);
  const marking = await withProgressLine(context, async (telling) =>
    interruptibly(() => markClass(key, handed, TOOL, telling.of('Marking'))),
  );
  const open = isGradeBook(format) || feedback ? openByHandText(marking) : null;
  const remarks = [...(isGradeBook(format) ? withoutIds(marking) : []), ...(open === null ? [] : [open])];
  for (const remark of remarks) err.say(`${remark}\n`);
  if (whole && forStudents !== null)
    await writeFeedback(marking, whole, { format: forStudents, output }, context);
  else await deliverPage('marking', marking, { format, output }, context);
  await writeProblems(problems, err);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const text of closingText(errors, handed.onlyBadPoints ?? 0)) err.say(`${text}\n`);
  return errors.length > 0 ? EXIT.unmet : EXIT.done;
}

/** What was not marked and what was, none where all was. */
function closingText(errors: readonly Problem[], onlyBadPoints: number): string[] {
  const ofRows = errors.filter(({ code }) => code !== 'bad-points');
  const which = ofRows.length === errors.length ? 'an error' : 'any other error';
  const answers = counted(onlyBadPoints, 'answer');
  const holds = `${onlyBadPoints === 1 ? 'holds' : 'hold'} only points that cannot be read`;
  const were = onlyBadPoints === 1 ? 'was' : 'were';
  if (ofRows.length === 0)
    return onlyBadPoints === 0 ? [] : [`${answers} that ${holds} ${were} not marked; all others were.`];
  const nor = onlyBadPoints === 0 ? '' : `, nor ${were} ${answers} that ${holds}`;
  return [`The rows with ${which} were not marked${nor}; all others were.`];
}

function noResponses() {
  const message = 'There are no responses to mark.';
  const advice = say`Name the file that holds them behind the key, or print one to fill in: ${code('joinedup mark KEY --template')}.`;
  return inputError('wrong-use', message, advice);
}

/** A key, what a class handed in, and what of that cannot be marked. */
interface Handed {
  readonly key: Key;
  /** The set with its framework, where students get feedback. */
  readonly whole: OpenedSet | null;
  readonly handed: HandedIn;
  readonly problems: readonly Problem[];
}

/** Opens a key. Throws an `InputError` with everything that is wrong with it. */
async function openKey(file: string, io: Io): Promise<Key> {
  return unwrap(readKey(await readSource(file, io, { largest: LARGEST_KEY })));
}

/** Opens what is to be marked. Throws an `InputError` with what is wrong with any file, where nothing can be marked. */
async function openHanded(given: Given, files: readonly string[], io: Io): Promise<Handed> {
  if (given.key === '-' && files.includes('-')) {
    const message = 'The key and the responses cannot both come from standard input.';
    throw inputError('wrong-use', message, 'Name a file for one of them.');
  }
  const opened = await tried(() => openFor(given, io));
  const all = [];
  for (const file of files) all.push(await tried(() => openResponses(file, io)));
  const tables = all.flatMap((each) => (each.ok ? each.value : []));
  if (!opened.ok || tables.length < files.length)
    throw new InputError([opened, ...all].flatMap(({ problems }) => problems));
  const { key, whole } = opened.value;
  const read = readResponses(tables, key);
  const handed = unwrap(read);
  refuseTooMany(key, handed);
  return { key, whole, handed, problems: read.problems };
}

async function openResponses(file: string, io: Io): Promise<ResponseFile> {
  const bytes = await readFileBytes(file, io, LARGEST_FORM);
  const refusal = refusalOf(file, bytes.subarray(0, 4096).toString('latin1'), KEY_IN);
  if (refusal) throw new InputError(refusal);
  return { file, bytes };
}

const KEY_IN = 'Key the answers into a table, or a workbook: --template writes one.';

async function openFor(
  { key: file, feedback, framework }: Given,
  io: Io,
): Promise<Pick<Handed, 'key' | 'whole'>> {
  if (!feedback) return { key: await openKey(file, io), whole: null };
  const whole = await openSet(file, framework, io);
  return { key: whole.set, whole };
}

function isGradeBook(format: string): boolean {
  return format.endsWith('-grades');
}

/** Who is left out of a grade book, which knows people by their ids. Throws an `InputError` where that is everybody. */
function withoutIds({ students }: Marking): string[] {
  const without = students.filter(({ id }) => id === null).map(({ name }) => quoted(name));
  if (without.length < students.length && without.length > 0)
    return [
      `Left out, since a grade book knows people by their id: ${listed(firstOf(without, MOST_NAMES))}.`,
    ];
  if (without.length === 0) return [];
  const message = 'Nobody has an id, by which a grade book knows people.';
  const advice = 'Give the responses a column “id”, with the number or the e-mail of each student.';
  throw inputError('no-ids', message, advice);
}

/** The most names that are listed. */
const MOST_NAMES = 5;

/** The most answers that are marked at once: a few seconds' work, and half a gigabyte. */
const MOST_ANSWERS = 250_000;

/** Refuses what would take hours: whoever answered one case has all others not answered. Throws an `InputError`. */
function refuseTooMany({ examples, variants }: Key, { answers, unmarked }: HandedIn): void {
  const students = new Set([...answers, ...unmarked].map(({ id, student }) => id ?? student)).size;
  const each = variants?.[0]?.cases.length ?? examples.length;
  if (students * each <= MOST_ANSWERS) return;
  const message = `${counted(students, 'student')} with ${counted(each, 'case')} each are too many to be marked at once.`;
  const most = Math.floor(MOST_ANSWERS / each);
  throw inputError('too-many', message, `Mark up to ${counted(most, 'student')} at a time.`);
}
