import { dirname, resolve } from 'node:path';
import type { CarriedOver } from '../assessment/carry-over.ts';
import { formerMark } from '../assessment/version-match.ts';
import { AssessmentDraft } from '../assessment/write.ts';
import { commandAlone, file, type Word, whyNoCommand } from '../command.ts';
import { fromHere, kindAt } from '../host/files/inspect.ts';
import type { WhileWaiting } from '../host/files/lock.ts';
import { type Backup, saveBeside, saveIfUnchanged } from '../host/files/save.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, saidIn } from '../problem.ts';
import { plain } from '../sentence.ts';
import { quoted } from '../text.ts';
import type { Prompter } from './prompters/prompter.ts';

/** What became of a file, where the answers are not where the person expects them. */
export interface Notice {
  readonly path: string;
  /** Why it was left alone, that it was gone, or that it keeps the answers to another version. */
  readonly what: 'changed' | 'taken' | 'no-file' | 'laid-out' | 'gone' | 'carried-over';
}

/** Saves an interview at every answer, beside the file where somebody else has changed that. */
export class Autosave {
  #path: string;
  /** The file as named at first, after which others beside it are named. */
  #base: string;
  /** The file with the answers saved so far; null while there is none. */
  #savedPath: string | null;
  /** True while a change is in no file. */
  #hasUnsaved = false;
  /** What is to be said at the next save. */
  #notice: Notice | null = null;
  /** True once the text was laid out anew. */
  #isAnew = false;
  /** The text as last read or written; null while there is no file. */
  #lastText: string | null;
  /** The first text that was tried: it may be there although an error was reported. */
  #tried: string | null = null;
  /** The copy of a file of another major version, until the new text is written. */
  #backup: Backup | null = null;
  /** Called while another session holds the file. */
  whileWaiting: WhileWaiting = async () => {};
  readonly #draft: AssessmentDraft;
  /** The person's folder, which names are relative to. */
  readonly #cwd: string;

  private constructor(path: string, known: string | null, draft: AssessmentDraft, cwd: string) {
    this.#path = path;
    this.#base = path;
    this.#savedPath = known === null ? null : path;
    this.#lastText = known;
    this.#draft = draft;
    this.#cwd = cwd;
  }

  /** The autosave of a new file; `frameworkFile` is relative to its folder. */
  static start(
    path: string,
    framework: Framework,
    date: string,
    cwd = dirname(path),
    frameworkFile: string | null = null,
  ): Autosave {
    const draft = AssessmentDraft.start(framework);
    if (frameworkFile !== null) draft.setDetail(['framework', 'file'], frameworkFile);
    draft.setDetail(['date'], date);
    return new Autosave(path, null, draft, cwd);
  }

  /** The autosave of a file that was read without problems; `carried` where its version was another. */
  static resume(
    path: string,
    text: string,
    framework: Framework,
    cwd = dirname(path),
    carried: CarriedOver | null = null,
  ): Autosave {
    const autosave = new Autosave(path, text, AssessmentDraft.resume(text, framework, carried), cwd);
    if (carried?.isUpgrade) {
      const saved = (path: string) => autosave.#note('carried-over', path);
      autosave.#backup = { mark: formerMark(carried), saved };
    }
    return autosave;
  }

  /** Names the file of last time; null where it cannot be named. */
  follow(name: string | null): void {
    if (name !== null) this.#draft.setDetail(['follows'], name);
  }

  get path(): string {
    return this.#path;
  }

  /** The file with the answers saved so far; null for none. */
  get savedPath(): string | null {
    return this.#savedPath;
  }

  /** True while a change is in no file. */
  get hasUnsaved(): boolean {
    return this.#hasUnsaved;
  }

  /** `path` relative to the person's folder. */
  nameOf(path: string): string {
    return fromHere(path, this.#cwd);
  }

  /** Applies a change and saves it. */
  update(change: (draft: AssessmentDraft) => void): Promise<Notice | null> {
    change(this.#draft);
    return this.save();
  }

  /** Writes all changes, and gives a notice, if any; throws an `InputError` where it cannot. */
  async save(): Promise<Notice | null> {
    this.#hasUnsaved = true;
    const text = this.#draft.toString();
    const kind = this.#lastText === null ? 'none' : kindAt(this.#path);
    if (this.#lastText !== null && kind === 'none') this.#note('gone');
    // Whoever names a folder is told so, and names another.
    const obstacle = kind === 'other' ? 'no-file' : await this.#write(text);
    if (obstacle) {
      this.#note(obstacle);
      this.#path = await saveBeside(this.#base, text);
    }
    this.#isAnew = this.#draft.isAnew;
    this.#lastText = text;
    this.#backup = null;
    this.#savedPath = this.#path;
    this.#hasUnsaved = false;
    const notice = this.#notice;
    this.#notice = null;
    return notice;
  }

  async #write(text: string): Promise<Notice['what'] | null> {
    // What somebody laid out by hand is not laid out anew for them.
    if (this.#lastText !== null && this.#draft.isAnew && !this.#isAnew && !this.#backup) return 'laid-out';
    const known = this.#lastText ?? this.#tried;
    this.#tried = text;
    if (await saveIfUnchanged(this.#path, text, known, this.whileWaiting, this.#backup)) return null;
    return this.#lastText === null ? 'taken' : 'changed';
  }

  #note(what: Notice['what'], path = this.#path): void {
    this.#notice = { path, what };
  }

  /** Goes on in another file, named relative to the person's folder. */
  moveTo(name: string): void {
    this.#base = resolve(this.#cwd, name);
    this.#path = this.#base;
    this.#lastText = null;
    this.#tried = null;
  }
}

/** Thrown where the person gives up on saving the last answer. */
export class NotSaved extends Error {}

/** Tries, in about a second, after which the person is told of waiting. */
const TOLD_AFTER = 40;

/** Runs a save, and asks the person what to do where it fails. */
export async function saveWithHelp(
  act: () => Promise<Notice | null>,
  autosave: Autosave,
  prompter: Prompter,
): Promise<void> {
  autosave.whileWaiting = async (tries) => {
    await prompter.throwIfInterrupted();
    if (tries === TOLD_AFTER)
      prompter.say(
        `Another session holds ${quoted(autosave.nameOf(autosave.path), 200)}; this waits for it.`,
      );
  };
  for (let attempt = act; ; attempt = () => autosave.save()) {
    try {
      const notice = await attempt();
      if (notice) prompter.say(noticeText(notice, autosave));
      return;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      prompter.say(error.problems.map((problem) => plain(saidIn(problem))).join('\n'));
      await askWhatToDo(autosave, prompter);
    }
  }
}

function noticeText({ path, what }: Notice, autosave: Autosave): string {
  const names = [path, autosave.path].map((each) => autosave.nameOf(each));
  const [left, mine] = names.map((name) => quoted(name, 200));
  if (what === 'carried-over')
    return `${mine} is now of this version of the framework. As it was, it is kept as ${left}.`;
  if (path === autosave.path) {
    return `${left} ${WHAT_IT_IS[what]} It has been written anew, with all your answers.`;
  }
  const now = [`${left} ${WHAT_IT_IS[what]}`, `Your answers are now kept in ${mine}.`];
  return [...now, ...(what === 'no-file' || what === 'gone' ? [] : comparing(names.map(file)))].join('\n');
}

const WHAT_IT_IS: Readonly<Record<Exclude<Notice['what'], 'carried-over'>, string>> = {
  changed:
    'has been changed by somebody else, or in another window, since this interview read it. It was left alone.',
  taken: 'was there already, and does not come from this interview. It was left alone.',
  'no-file': 'is no file: a folder, a pipe or a device has that name now. It was left alone.',
  'laid-out': 'cannot be changed without losing how it is laid out. It was left alone.',
  gone: 'was not there any more: somebody has moved or removed it.',
};

function comparing(files: readonly Word[]): string[] {
  // By its whole name, because PowerShell calls something else “fc”.
  const [here, onWindows] = ['diff', 'fc.exe'].map((name) => commandAlone([name, ...files]));
  if (here === null) return [whyNoCommand(files)];
  return ['To compare the two afterwards:', `${here}`, 'or on Windows:', `${onWindows}`];
}

async function askWhatToDo(autosave: Autosave, prompter: Prompter): Promise<void> {
  for (;;) {
    const reply = await prompter.choose<'again' | 'elsewhere' | 'leave'>({
      message: 'Your last answer is not saved yet. What now?',
      choices: [
        { value: 'again', label: 'Try again' },
        { value: 'elsewhere', label: 'Save to another file' },
        { value: 'leave', label: 'Leave without the last answer' },
      ],
      passing: true,
      commands: [],
    });
    const choice = reply.kind === 'chosen' ? reply.values[0] : 'again';
    if (choice === 'leave') throw new NotSaved();
    if (choice !== 'elsewhere') return;
    const name = await prompter.write({
      message: 'What is the other file called?',
      required: true,
      commands: ['back'],
    });
    if (name.kind === 'text') return autosave.moveTo(name.text);
  }
}
