import type { SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { isId } from '../document/schema.ts';
import { type Fields, isRecord } from '../document/source.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import type { Problem } from '../problem.ts';
import { firstOf, quoted, unseenIn } from '../text.ts';
import { answerProblem } from './answer-problem.ts';
import { unknownName, withUnread } from './answers.ts';
import { type AnswerMatch, type Asked, answerMatcher, askedOf, inOtherWords } from './match-answer.ts';
import { calledIn, dayIn, yesOrNo } from './match-words.ts';

/** A file as somebody filled it in by hand, in the words that files have. */
export interface EasedDocument {
  /** The document with what was understood in its place, and without what was not. */
  readonly document: SourceDocument;
  /** What was understood, in a sentence for who reads the result; null where nothing was. */
  readonly note: string | null;
  /** All of it, a phrase each. */
  readonly understood: readonly string[];
  /** The answers that nobody can tell, each with its options. */
  readonly problems: readonly Problem[];
}

/** Reads what a person writes and a program does not, such as “England”; `wordings` are those of each nation. */
// Only for a file that was refused. JSON is not looked at, because a program wrote it, and has to hear of its mistakes.
export function easedDocument(
  document: SourceDocument,
  framework: Framework,
  wordings: readonly Framework[] = [],
): EasedDocument | null {
  const top = document.value;
  if (!isRecord(top) || /^\ufeff?\s*\{/u.test(document.source.text)) return null;
  const reading = new Reading(document, framework, wordings);
  const value: Record<string, unknown> = { ...top };
  const { version = framework.version } = isRecord(top.framework) ? top.framework : {};
  for (const [key, read] of Object.entries(reading.parts)) {
    // Answers to another version are read by the names that it had.
    const isForeign = version !== framework.version && (key === 'needs' || key === 'answers');
    if (key in value && !isForeign) value[key] = read(value[key]);
  }
  if (reading.isUntouched) return null;
  const { understood, problems } = reading;
  return { document: { ...document, value }, note: reading.note(), understood, problems };
}

/** How many of the words that were understood a note names. */
const MOST_NAMED = 5;

class Reading {
  readonly #document: SourceDocument;
  readonly #framework: Framework;
  readonly #inOtherWords: ReturnType<typeof inOtherWords>;
  readonly understood: string[] = [];
  readonly problems: Problem[] = [];

  constructor(document: SourceDocument, framework: Framework, wordings: readonly Framework[]) {
    this.#document = document;
    this.#framework = framework;
    this.#inOtherWords = inOtherWords(wordings);
  }

  readonly parts: Readonly<Record<string, (value: unknown) => unknown>> = {
    service: (value) => this.#service(value),
    'answered-by': (value) => this.#respondents(value),
    date: (value) => this.#with(value, ['date'], dayIn),
    needs: (value) => this.#answers(value, 'needs', this.#framework.needs?.questions ?? []),
    answers: (value) => this.#answers(value, 'answers', this.#framework.questions),
  };

  get isUntouched(): boolean {
    return this.understood.length === 0 && this.problems.length === 0;
  }

  note(): string | null {
    const [first] = this.understood;
    if (first === undefined) return null;
    const named = firstOf(this.understood, MOST_NAMED, (rest) => `and ${rest} more`);
    return `What was written by hand was read so: ${named.join('; ')}.`;
  }

  /** The value as `understand` has it, where that is something else; else as it was. */
  #with<T>(value: unknown, path: Path, understand: (text: string) => T | null): unknown {
    if (!isTyped(value)) return value;
    const read = understand(String(value));
    if (read === null || read === value || String(read) === String(value)) return value;
    this.#understand(String(value), path, Array.isArray(read) ? `one of ${read.join(', ')}` : String(read));
    return read;
  }

  /** The id of what is called so; null, and a problem, where nothing is and no id could be written so. */
  #called(
    kind: 'nation' | 'agency' | 'role',
    given: unknown,
    path: Path,
    items: readonly { readonly id: string; readonly title: string }[],
  ): unknown {
    const read = this.#with(given, path, (text) => calledIn(text, items)?.id ?? null);
    if (typeof read !== 'string' || isId(read)) return read;
    for (const { code, message, advice } of unknownName(kind, read, items, path)) {
      const about = { code, severity: 'error', message, advice: advice() } as const;
      this.problems.push(this.#document.problem(about, path));
    }
    return null;
  }

  #understand(text: string, path: Path, as: string): void {
    const { place } = this.#document.problem({ code: '', severity: 'warning', message: '' }, path);
    this.understood.push(`${place ? `line ${place.line}, ` : ''}${quoted(text, 40)} as ${as}`);
  }

  #service(value: unknown): unknown {
    if (!isRecord(value)) return value;
    const { nations, agencies } = this.#framework;
    const kind = (given: unknown, at: Path) => this.#called('agency', given, at, agencies);
    const path = ['service'];
    const { sides, partners } = value;
    const list = typeof sides === 'string' ? sides.split(/\s*[,;]\s*|\s+and\s+/u).filter(Boolean) : sides;
    const read: Record<string, unknown> = {
      nation: this.#called('nation', value.nation, [...path, 'nation'], nations),
      sides: Array.isArray(list) ? this.#sides(list, kind) : list,
      partners: Array.isArray(partners)
        ? partners.map((each, index) =>
            isRecord(each) && 'agency' in each
              ? { ...each, agency: kind(each.agency, [...path, 'partners', index, 'agency']) }
              : each,
          )
        : partners,
      'partners-complete': this.#with(value['partners-complete'], [...path, 'partners-complete'], yesOrNo),
    };
    return { ...value, ...Object.fromEntries(Object.entries(read).filter(([key]) => key in value)) };
  }

  /** The sides; null where one of them is none, which was reported. */
  #sides(list: readonly unknown[], kind: (given: unknown, at: Path) => unknown): readonly unknown[] | null {
    const read = list.map((each, index) => kind(each, ['service', 'sides', index]));
    const left = read.filter((each) => each !== null);
    return left.length < read.length ? null : left;
  }

  #respondents(value: unknown): unknown {
    const list = isRecord(value) ? [value] : value;
    if (!Array.isArray(list)) return value;
    const { roles } = this.#framework;
    return list.map((each, index) =>
      isRecord(each) && 'as' in each
        ? {
            ...each,
            as: this.#called('role', each.as, ['answered-by', index, 'as'], roles),
          }
        : each,
    );
  }

  #answers(value: unknown, part: string, questions: readonly Question[]): unknown {
    if (!isRecord(value)) return value;
    const byId = new Map(questions.map((question) => [question.id, question]));
    const entries = Object.entries(value).map(([id, entry]): [string, unknown] => {
      const question = byId.get(id);
      const isMap = isRecord(entry);
      if (!question || (isMap && !('answer' in entry))) return [id, entry];
      const given = isMap ? (entry as Fields).answer : entry;
      const read = this.#answer(given, isMap ? [part, id, 'answer'] : [part, id], question);
      if (read === undefined) return [id, unread(given, isMap ? entry : {})];
      return [id, isMap ? { ...entry, answer: read } : read];
    });
    return Object.fromEntries(entries);
  }

  /** The answer in the framework’s words; undefined where nobody can tell it. */
  #answer(given: unknown, path: Path, question: Question): unknown {
    const asked = askedOf(question, this.#inOtherWords(question.id));
    const match = answerMatcher(asked);
    const matched = (text: string, at: Path) => this.#matched(match(text), text, at, asked);
    if (Array.isArray(given)) {
      if (!given.every(isTyped)) return given;
      const read = given.map((each, index) => matched(String(each), [...path, index]));
      if (read.includes(undefined)) return undefined;
      const options = [...new Set(read.flat())];
      return options.length === 1 && options[0] === 'unknown' ? 'unknown' : options;
    }
    if (!isTyped(given)) return given;
    return matched(String(given), path);
  }

  #matched(
    match: AnswerMatch,
    text: string,
    path: Path,
    asked: Asked,
  ): string | readonly string[] | null | undefined {
    if (match.kind === 'blank') return null;
    if (match.kind === 'answer') {
      const { value } = match;
      if (value !== text)
        this.#understand(text, path, typeof value === 'string' ? value : `one of ${value.join(', ')}`);
      return value;
    }
    // What might be the name of an option is looked at where files are that were never touched by hand.
    if (isId(text)) return text;
    const { code, message, advice } = answerProblem(match, text, asked);
    this.problems.push(this.#document.problem({ code, severity: 'error', message, advice }, path));
    return undefined;
  }
}

/** The rest of an entry whose answer nobody can tell, with what was written as its note. */
function unread(given: unknown, { answer: _, note, ...rest }: Fields): unknown {
  if (note != null && typeof note !== 'string') return { note, ...rest };
  return { note: withUnread(note ?? null, [given].flat().map(String)), ...rest };
}

/** True for what somebody typed; what holds a character that nobody sees came along with it. */
function isTyped(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && unseenIn(value).length === 0);
}
