import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AssessmentDraft } from '../assessment/write.ts';
import type { Example, ExampleSet } from '../examples/types.ts';
import type { Framework } from '../framework/types.ts';
import { inputError } from '../problem.ts';
import { type ExampleFormat, exampleRendererFor } from '../report/examples/formats.ts';
import { SHEETS } from '../report/examples/sheets.ts';
import { jsonText } from '../report/json.ts';
import { makeFolder, saveText } from '../storage/save.ts';
import { counted, onOneLine, quoted } from '../text.ts';
import type { CommandContext } from './context.ts';

/** What a folder of cases is made from. */
export interface ToWrite {
  readonly set: ExampleSet;
  readonly framework: Framework;
  /** Only this format beside the key; all of them where it is null. */
  readonly format: ExampleFormat | 'json' | null;
  readonly force: boolean;
}

/**
 * Writes cases into a folder: the sheets, the question banks, the key, and the answers of each case as an assessment.
 * Throws an `InputError` where the folder holds something already, unless `force`; then nothing is written.
 */
export async function writeExampleFiles(
  folder: string,
  toWrite: ToWrite,
  { io, err }: CommandContext,
): Promise<void> {
  const path = resolve(io.cwd, folder);
  if (!toWrite.force && !isEmpty(path)) {
    const message = `${quoted(folder, 200)} is there already; nothing in it is written over.`;
    throw inputError('folder-exists', message, 'Name a new folder, or write over it with --force.');
  }
  const files = await filesOf(toWrite);
  await makeFolder(join(path, 'cases'));
  for (const { name, text } of files) await saveText(join(path, name), text);
  err.write(
    `${counted(files.length, 'file')} written to ${quoted(folder, 200)}. The key is ${quoted(join(folder, KEY), 200)}.\n`,
  );
}

/** What the key is called. */
const KEY = 'key.json';

interface NewFile {
  readonly name: string;
  readonly text: string;
}

async function filesOf({ set, framework, format }: ToWrite): Promise<NewFile[]> {
  const formats = (['markdown', 'html', 'gift', 'moodle-xml'] as const).filter(
    (each) => format === null || each === format,
  );
  const printed = await Promise.all(formats.map((each) => printedIn(each, set)));
  const answers = set.examples.map((example) => ({
    name: join('cases', `${example.id}.yaml`),
    text: answersOf(example, framework),
  }));
  return [{ name: KEY, text: jsonText(set) }, ...printed.flat(), ...answers];
}

async function printedIn(format: ExampleFormat, set: ExampleSet): Promise<NewFile[]> {
  const render = await exampleRendererFor(format);
  if (format === 'gift') return [{ name: 'questions.gift', text: render(set, SHEETS) }];
  if (format === 'moodle-xml') return [{ name: 'questions.xml', text: render(set, SHEETS) }];
  const ending = format === 'html' ? 'html' : 'md';
  return SHEETS.map((sheet) => ({ name: `${sheet}.${ending}`, text: render(set, [sheet]) }));
}

/** What the text of a case tells, as the assessment that it would be. */
function answersOf(
  { title, nation, facts, placement, right, levels }: Example,
  framework: Framework,
): string {
  const draft = AssessmentDraft.start(framework);
  draft.setDetail(['service', 'name'], title);
  if (nation) draft.setDetail(['service', 'nation'], nation.id);
  for (const question of framework.questions) {
    const fact = facts.find((each) => each.question === question.id);
    if (fact)
      draft.setAnswer(question, { answer: fact.option ?? 'unknown', note: null, evidence: [], source: null });
  }
  const names = levels.filter(({ id }) => right.includes(id)).map(({ name }) => onOneLine(name));
  return [
    '# An invented service: what the text of the case tells, and nothing else.',
    `# ${onOneLine(placement.title)}: ${names.join(' or ')}.`,
    draft.toString(),
  ].join('\n');
}

function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    // A file of that name is found out when the folder is made.
    return (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ENOTDIR'
    );
  }
}
