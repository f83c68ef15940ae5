import { refused } from '../document/grid.ts';
import { wordingsOf } from '../engine/compile/nation-terms.ts';
import { type Questions, questionsOf } from '../gather/questions.ts';
import { questionsNamed } from '../gather/table-columns.ts';
import type { Io } from '../host/io.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, type Problem } from '../problem.ts';
import { quoted } from '../text.ts';
import { chooseFramework } from './frameworks.ts';
import { listShipped, loadShipped } from './shipped.ts';

/** The frameworks that forms may be about, each made ready once. */
export class FormFrameworks {
  readonly #name: string | undefined;
  readonly #other: Framework | null;
  readonly #io: Io;
  readonly #ready = new Map<Framework, Questions>();

  /** `name` is what a person named; `other` is what is meant where nobody named any. */
  constructor(name: string | undefined, other: Framework | null, io: Io) {
    this.#name = name;
    this.#other = other;
    this.#io = io;
  }

  /** The one that was named; null where none was. */
  async #named(): Promise<Framework | null> {
    return this.#name === undefined ? this.#other : chooseFramework(this.#name, this.#io);
  }

  /** The framework `id` that a form is about; throws an `InputError` where another was named. */
  async called(file: string, id: string): Promise<Framework> {
    const named = await this.#named();
    if (named === null) return chooseFramework(id, this.#io);
    if (named.id === id) return named;
    const message = `The form is about the framework ${quoted(id)}, not about ${quoted(named.id)}.`;
    throw new InputError([
      { code: 'other-framework', severity: 'error', message, advice: 'Leave --framework out.', file },
    ]);
  }

  /** The framework of a file that names none: the one named, or that whose questions it has most of. */
  async of(file: string, rows: readonly (readonly string[])[]): Promise<Framework> {
    const named = await this.#named();
    if (named) return named;
    const rated = this.#shipped()
      .map((framework) => ({
        framework,
        count: Math.max(0, ...rows.map((heads) => questionsNamed(heads, this.questions(framework)))),
      }))
      .toSorted((one, other) => other.count - one.count);
    const [best, next] = rated;
    if (!best || best.count === 0) throw new InputError([withoutQuestions(file)]);
    if (next && next.count === best.count) {
      const what = `has as many questions of ${quoted(best.framework.id)} as of ${quoted(next.framework.id)}`;
      throw new InputError(
        refused(file, 'which-framework', what, 'Name the framework with --framework.').problems,
      );
    }
    return best.framework;
  }

  /** Those that a file may be about which names none. */
  async likely(): Promise<readonly Questions[]> {
    const named = await this.#named();
    return (named ? [named] : this.#shipped()).map((each) => this.questions(each));
  }

  questions(framework: Framework): Questions {
    const found = this.#ready.get(framework);
    if (found) return found;
    const made = questionsOf(framework, wordingsOf(framework));
    this.#ready.set(framework, made);
    return made;
  }

  #shipped(): Framework[] {
    return listShipped(this.#io.root).map(({ id }) => loadShipped(this.#io.root, id));
  }
}

/** What is said of a table none of whose headings is a question. */
export function withoutQuestions(file: string): Problem {
  const message = `No heading of ${quoted(file, 200)} is a question: not by its id, its number or its text. Or its row of headings is missing.`;
  const advice =
    'Name the framework with --framework, or say with --map what the headings are; --write-map writes one to fill in.';
  return { code: 'no-questions', severity: 'error', message, advice, file };
}
