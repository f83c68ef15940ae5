import { resolve } from 'node:path';
import { file as fileWord, type Word } from '../command.ts';
import { entriesOfPeople, fromHere, isFolder, pathTyped } from '../host/files/inspect.ts';
import { openPrompter } from '../interview/prompters/plain.ts';
import { pick } from '../interview/prompters/prompter.ts';
import { assessmentsIn } from '../library/recognise.ts';
import { counted, printable, quoted } from '../text.ts';
import { askName, type Desk, workOut } from './start-desk.ts';

/** From the forms that partners fill in to what they agree on, as lines of a menu of its own. */

const STEPS = {
  form: { act: makeForm, label: 'Make a form to send: answered without this program' },
  gather: { act: takeIn, label: 'Take in what came back' },
  panel: { act: holdTogether, label: 'See what a meeting has to decide, from a folder of their views' },
  agree: { act: agree, label: 'Hold the meeting: agree, difference by difference' },
} as const;

/** Asks which step it is, and does it. */
export async function joinPartnersAt(desk: Desk): Promise<void> {
  const choices = Object.values(STEPS).map(({ act: value, label }) => ({ value, label }));
  const act = await pick('How far are you?', choices, desk.prompter);
  await act?.(desk);
}

const KINDS = [
  { value: 'html', label: 'A page, which any browser opens and which saves itself (HTML)' },
  { value: 'xlsx', label: 'A workbook (Excel)' },
  { value: 'docx', label: 'A paper, to tick (Word)' },
] as const;

async function makeForm(desk: Desk): Promise<void> {
  const service = await serviceOf(desk, 'About which service?');
  if (service === null) return;
  const format = await pick('What kind of form?', KINDS, desk.prompter);
  if (format === null) return;
  const output = await askName(desk, 'What is the form to be called?', `form.${format}`);
  if (output === null) return;
  const { form } = await import('./form.ts');
  const same = ['joinedup', 'form', ...forService(service), '--format', format, '-o', fileWord(output)];
  await workOut(desk, (on) => form.call({ format, output, ...service }, on), same);
}

async function takeIn(desk: Desk): Promise<void> {
  const folder = await chooseFolder('In which folder is what came back?', () => true, desk);
  if (folder === null) return;
  const service = await serviceOf(desk, 'About which service is it?');
  if (service === null) return;
  const output = await askName(desk, 'Into which folder shall their views go?', 'partners');
  if (output === null) return;
  const { gather } = await import('./gather.ts');
  const same = ['joinedup', 'gather', fileWord(folder), ...forService(service), '-o', fileWord(output)];
  await workOut(desk, (on) => gather.call({ files: [folder], output, ...service }, on), same);
}

async function holdTogether(desk: Desk): Promise<void> {
  const folder = await chooseViews(desk);
  if (folder === null) return;
  const { panel } = await import('./panel.ts');
  // What is read on a screen says who said what, as it does without the menu.
  const given = { files: [folder], format: 'text', names: true } as const;
  await workOut(desk, (on) => panel.call(given, on), ['joinedup', 'panel', fileWord(folder)]);
}

async function agree(desk: Desk): Promise<void> {
  const folder = await chooseViews(desk);
  if (folder === null) return;
  const { panel } = await import('./panel.ts');
  desk.prompter.close();
  try {
    await panel.call({ files: [folder], format: 'text', agree: true }, desk.context);
  } finally {
    desk.prompter = await openPrompter(desk.context);
  }
}

/** Which assessment names the service, and nothing where there is none here; null where the person turns back. */
async function serviceOf({ prompter, context }: Desk, message: string): Promise<About | null> {
  const { assessmentChoices, chooseAssessment } = await import('./start-choices.ts');
  if ((await assessmentChoices('.', context.io)).length === 0) return {};
  const file = await chooseAssessment(message, prompter, context.io);
  return file === null ? null : { for: file };
}

interface About {
  readonly for?: string;
}

function forService({ for: file }: About): Word[] {
  return file === undefined ? [] : ['--for', fileWord(file)];
}

function chooseViews(desk: Desk): Promise<string | null> {
  return chooseFolder('In which folder are their views?', (count) => count > 1, desk);
}

/** One of the folders here that is `fit` by how many assessments it has, or another; null where the person turns back. */
async function chooseFolder(
  message: string,
  isFit: (assessments: number) => boolean,
  { prompter, context: { io } }: Desk,
): Promise<string | null> {
  const inside = entriesOfPeople(io.cwd).filter((entry) => entry.isDirectory());
  const choices = ['.', ...inside.map(({ name }) => name).sort()].flatMap((value) => {
    const { length } = assessmentsIn(resolve(io.cwd, value));
    const label = value === '.' ? 'This folder' : printable(value);
    return isFit(length) ? [{ value, label, detail: counted(length, 'assessment') }] : [];
  });
  const other = { value: ELSEWHERE, label: 'Another folder' };
  const choice = choices.length === 0 ? ELSEWHERE : await pick(message, [...choices, other], prompter);
  if (choice !== ELSEWHERE) return choice;
  for (;;) {
    const hint = 'Give its name with the folder that it lies in, such as partnership/views.';
    const reply = await prompter.write({ message, hint, required: true, commands: ['back'] });
    if (reply.kind === 'command') return null;
    const path = pathTyped(reply.text, io.cwd);
    if (isFolder(resolve(io.cwd, path))) return fromHere(path, io.cwd);
    prompter.say(`There is no folder ${quoted(path, 200)}.`);
  }
}

/** No folder is called so. */
const ELSEWHERE = '';
