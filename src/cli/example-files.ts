import { join, resolve } from 'node:path';
import type { Whereabouts } from '../assessment/template.ts';
import { madeUpAssessment } from '../assessment/write.ts';
import { commandOrWhy, file } from '../command.ts';
import type { Paper } from '../layout/paper.ts';
import type { Framework } from '../model/framework.ts';
import type { Example, ExampleSet } from '../model/key.ts';
import { SHEETS } from '../report/examples/sheets.ts';
import { jsonText } from '../report/json.ts';
import { rendererOf } from '../report/pages.ts';
import { type NewFile, saveSet } from '../storage/save-set.ts';
import { counted, onOneLine, quoted } from '../text.ts';
import type { CommandContext } from './context.ts';
import { paperFor } from './deliver.ts';
import { answersFile, BANKS, checkRoom, folderExists, KEY, olderFiles, sheetFile } from './example-folder.ts';
import { type ExampleFormat, isBank } from './example-words.ts';
import { whereaboutsOf } from './framework-choice.ts';

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
  err.say(howToGoOn(folder, toWrite.format));
}

function howToGoOn(folder: string, format: ToWrite['format']): string {
  const named = (name: string) => quoted(join(folder, name), 200);
  const words = ['joinedup', 'mark', file(join(folder, KEY)), 'responses.csv'];
  return `${handOut(format, named)}${commandOrWhy('Mark what the class answers with:', words)}\n`;
}

function handOut(format: ToWrite['format'], named: (name: string) => string): string {
  if (format === 'json') return '';
  if (isBank(format)) return `Import ${named(BANKS[format])} into Moodle. `;
  return `Hand out ${named(sheetFile('student', format ?? 'html'))}. `;
}

async function filesOf(
  { set, framework, format }: ToWrite,
  where: Whereabouts,
  paper: Paper,
): Promise<NewFile[]> {
  const formats = (['markdown', 'html', 'gift', 'moodle-xml'] as const).filter(
    (each) => format === null || each === format,
  );
  const printed = await Promise.all(formats.map((each) => printedIn(each, set, paper)));
  const answers = set.examples.map((example) => ({
    name: answersFile(example.id),
    text: answersOf(example, framework, where),
  }));
  return [...answers, ...printed.flat(), { name: KEY, text: jsonText(set) }];
}

async function printedIn(
  format: Exclude<ExampleFormat, 'json'>,
  set: ExampleSet,
  paper: Paper,
): Promise<NewFile[]> {
  const render = await rendererOf('booklet', format);
  if (isBank(format)) return [{ name: BANKS[format], text: render({ set, sheets: SHEETS }, paper) }];
  return SHEETS.map((sheet) => ({
    name: sheetFile(sheet, format),
    text: render({ set, sheets: [sheet] }, paper),
  }));
}

function answersOf(
  { title, nation, facts, placement, right, levels }: Example,
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
    const fact = facts.find(({ question }) => question === id);
    return fact && { answer: fact.option ?? 'unknown', note: null, evidence: [], source: null };
  });
}
