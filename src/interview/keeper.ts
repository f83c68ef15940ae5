import { existsSync, readFileSync } from 'node:fs';
import { AssessmentDraft, type DraftAnswer } from '../assessment/write.ts';
import type { Framework, Question } from '../framework/types.ts';
import { saveText } from '../storage/save.ts';

/**
 * Keeps an interview on disk: whatever it is told is in the file before it returns. Where somebody else has
 * changed the file meanwhile, it leaves that file alone and goes on in one of its own beside it.
 */
export class Keeper {
  #path: string;
  /** The text of the file as this keeper last read or wrote it; null while there is none. */
  #known: string | null;
  readonly #draft: AssessmentDraft;

  private constructor(path: string, known: string | null, draft: AssessmentDraft) {
    this.#path = path;
    this.#known = known;
    this.#draft = draft;
  }

  /** A keeper of a file that does not exist yet. */
  static start(path: string, framework: Framework, date: string): Keeper {
    const draft = AssessmentDraft.start(framework);
    draft.setDetail(['date'], date);
    return new Keeper(path, null, draft);
  }

  /** A keeper of a file that exists and was read without problems. */
  static resume(path: string, text: string, framework: Framework): Keeper {
    return new Keeper(path, text, AssessmentDraft.resume(text, framework));
  }

  /** Where the answers are. */
  get path(): string {
    return this.#path;
  }

  keepDetail(path: readonly string[], value: unknown): Promise<string | null> {
    this.#draft.setDetail(path, value);
    return this.save();
  }

  keepAnswer(question: Question, answer: DraftAnswer): Promise<string | null> {
    this.#draft.setAnswer(question, answer);
    return this.save();
  }

  /**
   * Writes what it was told. Gives null; or, where the file was changed by somebody else, the path that was left
   * alone. Throws an `InputError` where nothing could be written; what it was told is then still with it.
   */
  async save(): Promise<string | null> {
    const text = this.#draft.toString();
    const disturbed = existsSync(this.#path) && readFileSync(this.#path, 'utf8') !== this.#known;
    const left = disturbed ? this.#path : null;
    if (disturbed) this.#path = freeName(this.#path);
    await saveText(this.#path, text);
    this.#known = text;
    return left;
  }

  /** Goes on in another file. */
  moveTo(path: string): void {
    this.#path = path;
    this.#known = null;
  }
}

/** A name beside the file that nobody has taken: FILE.mine.yaml, FILE.mine-2.yaml, … */
function freeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${path}.mine${number === 1 ? '' : `-${number}`}.yaml`;
    if (!existsSync(name)) return name;
  }
}
