import type { Path } from '../document/position.ts';
import { type Fields, isRecord, LARGEST_FILE } from '../document/source.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Service, WrittenAnswer } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { inputError } from '../problem.ts';
import { onOneLine } from '../text.ts';
import { type DraftAnswer, draftAnswer, partOf, withoutNothing } from './answers.ts';
import { frameworkOption, type Whereabouts } from './blank-assessment.ts';
import type { CarriedOver } from './carry-over.ts';
import { edited, newText } from './yaml-edit.ts';
import { commentsIn, valueIn, withKeys } from './yaml-places.ts';
import { type Look, same } from './yaml-values.ts';

/** An assessment file being written, in which what a person laid out stays where it is. */
export class AssessmentDraft {
  readonly #framework: Framework;
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #mark: string;
  /** The last text, without a byte order mark; null while there is none. */
  #text: string | null;
  /** What that text says, and what it is to say. */
  #textValue: Fields;
  #value: Fields;
  #isAnew = false;
  /** True until a carried-over text is written: empty keys that are asked no more go with it. */
  #isTidied = false;

  private constructor(framework: Framework, text: string | null, value: Fields, mark = '') {
    this.#framework = framework;
    this.#questions = new Map(allQuestions(framework).map((question) => [question.id, question]));
    this.#text = text;
    this.#textValue = value;
    this.#value = value;
    this.#mark = mark;
  }

  /** A new file with nothing answered. */
  static start(framework: Framework): AssessmentDraft {
    const { id, version } = framework;
    return new AssessmentDraft(framework, null, { joinedup: 1, framework: { id, version } });
  }

  /** The draft of a file that was read without problems; `carried` where its version was another. */
  static resume(text: string, framework: Framework, carried: CarriedOver | null = null): AssessmentDraft {
    const plain = text.replace(/^\ufeff/u, '');
    const mark = text.slice(0, text.length - plain.length);
    const called = carried ? renamedIn(plain, carried, framework) : plain;
    const value = valueIn(called);
    const draft = new AssessmentDraft(framework, called, isRecord(value) ? value : {}, mark);
    if (carried) draft.#carryOver(carried, valueIn(plain) as Fields);
    return draft;
  }

  #carryOver({ isUpgrade, written, answers }: CarriedOver, before: Fields): void {
    this.#isTidied = isUpgrade;
    const old = draftEntriesIn(before);
    const gone = new Set([...answers].flatMap(([id, { from }]) => (from === id ? [] : [from])));
    for (const part of ['needs', 'answers'] as const) {
      const entries = this.#value[part];
      if (!isRecord(entries)) continue;
      const rest = Object.entries(entries).filter(([id]) => answers.has(id) || !(isUpgrade || gone.has(id)));
      this.#value = { ...this.#value, [part]: Object.fromEntries(rest) };
    }
    for (const [id, { question, from, given }] of answers) {
      const part = partOf(question, this.#framework);
      const found = this.#value[part];
      const entry = entryFor(given, old.get(from) ?? null);
      this.#value = { ...this.#value, [part]: this.#withEntry(isRecord(found) ? found : {}, id, entry) };
    }
    if (!isUpgrade) return;
    for (const key of ['service', 'answered-by'] as const)
      if (written[key] != null) this.setDetail([key], written[key]);
    this.setDetail(['framework', 'version'], this.#framework.version);
  }

  /** True once the text was laid out anew, with its old comments at the beginning. */
  get isAnew(): boolean {
    return this.#isAnew;
  }

  /** The text of the file; throws an `InputError` where it is too large to be read again. */
  toString(): string {
    const text = this.#mark + this.#written();
    if (new TextEncoder().encode(text).length > LARGEST_FILE)
      throw inputError('too-large', TOO_LARGE, 'Make the notes shorter.');
    this.#text = text.slice(this.#mark.length);
    this.#textValue = this.#value;
    return text;
  }

  #written(): string {
    const look = (path: Path, value: unknown) => this.#look(path, value);
    const before = this.#text;
    if (before === null) return newText(this.#value, look, HEADING);
    if (same(this.#textValue, this.#value)) return before;
    const text = edited(before, this.#value, look, this.#isTidied);
    this.#isTidied = false;
    if (text !== null) return text;
    this.#isAnew = true;
    const comments = [...commentsIn(before).values()].map((comment) => comment.slice(1));
    const anew = newText(this.#value, look, comments);
    return before.includes('\r\n') ? anew.replaceAll('\n', '\r\n') : anew;
  }

  /** Sets a key beside the answers: `['service', 'name']`, `['date']`. */
  setDetail(path: readonly string[], value: unknown): void {
    this.#value = withValue(this.#value, path, value);
  }

  /** Records that the questions about the people served were skipped. */
  skipNeeds(): void {
    if (!('needs' in this.#value)) this.setDetail(['needs'], null);
  }

  /** Sets the answer to a question, with its note and evidence. */
  setAnswer(question: Question, given: DraftAnswer): void {
    const part = partOf(question, this.#framework);
    const found = this.#value[part];
    const entries = isRecord(found) ? found : {};
    const entry = entryFor(given, (entries[question.id] ?? null) as WrittenAnswer);
    this.#value = { ...this.#value, [part]: this.#withEntry(entries, question.id, entry) };
  }

  /** `entries` with one set in its place, or added in the framework's order. */
  #withEntry(entries: Fields, id: string, entry: unknown): Fields {
    if (id in entries) return { ...entries, [id]: entry };
    const order = new Map(allQuestions(this.#framework).map((question, index) => [question.id, index]));
    const place = order.get(id) ?? 0;
    const all = Object.entries(entries);
    const next = all.findIndex(([other]) => (order.get(other) ?? -1) > place);
    return Object.fromEntries(all.toSpliced(next === -1 ? all.length : next, 0, [id, entry]));
  }

  // The question stands above a new entry and the option's text behind the answer, so that the file can be read
  // without the tool. A comment of the person's own is not touched.
  #look([part, id, key, ...more]: Path, value: unknown): Look | null {
    if (more.length > 0 || (part !== 'answers' && part !== 'needs')) return null;
    const question = this.#questions.get(String(id));
    if (!question || !(key === undefined || key === 'answer')) return null;
    const texts = new Map(question.options.map((option) => [option.id, onOneLine(option.text)]));
    const behind = (typeof value === 'string' && texts.get(value)) || null;
    return { above: key === undefined ? onOneLine(question.ask) : '', behind, ours: [...texts.values()] };
  }
}

/** What is known of a service as a file has it. */
export function writtenService({ sides, partners, partnersComplete, ...rest }: Service) {
  return withoutNothing({
    ...rest,
    sides,
    partners: partners.map(withoutNothing),
    'partners-complete': partnersComplete,
  });
}

/** The file of a made-up assessment, with comments at its beginning. */
export function madeUpAssessment(
  framework: Framework,
  where: Whereabouts,
  comments: readonly string[],
  { name, nation }: Pick<Service, 'name' | 'nation'>,
  answerTo: (question: Question) => DraftAnswer | null | undefined,
): string {
  const draft = AssessmentDraft.start(framework);
  draft.setDetail(['service', 'name'], name);
  if (nation !== null) draft.setDetail(['service', 'nation'], nation);
  for (const question of framework.questions) {
    const given = answerTo(question);
    if (given) draft.setAnswer(question, given);
  }
  return withComments(draft, where, comments);
}

/** The file of a new draft, with comments at its beginning, the last of them on a framework that has to be named. */
export function withComments(
  draft: AssessmentDraft,
  where: Whereabouts,
  comments: readonly string[],
): string {
  if (where.file !== null) draft.setDetail(['framework', 'file'], where.file);
  const named =
    where.elsewhere === null ? [] : [`Its framework has to be named:  ${frameworkOption(where.elsewhere)}`];
  return [...[...comments, ...named].map((comment) => `# ${comment}`), draft.toString()].join('\n');
}

/** The entries of a file by question, as written. */
function draftEntriesIn({ needs, answers }: Fields): ReadonlyMap<string, WrittenAnswer> {
  const parts = [needs, answers].flatMap((part) => (isRecord(part) ? Object.entries(part) : []));
  return new Map(parts as [string, WrittenAnswer][]);
}

/** A text in which renamed questions have their new ids where they stood. */
function renamedIn(text: string, { answers }: CarriedOver, framework: Framework): string {
  const value = valueIn(text);
  return withKeys(text, (part) => {
    const entries = isRecord(value) ? value[part] : null;
    const ids = new Set(isRecord(entries) ? Object.keys(entries) : []);
    const names = new Map<string, string>();
    for (const [id, { question, from }] of answers) {
      const isFree = ids.has(from) && !ids.has(id) && !names.has(from) && !answers.has(from);
      if (isFree && part === partOf(question, framework)) names.set(from, id);
    }
    return names;
  });
}

const HEADING = [
  " A joinedup assessment. The answer stands behind each question's name; “unknown” is an answer too.",
  ' Score it with:  joinedup score FILE',
];

/** The entry for a new answer, in which nothing unchanged is rewritten. */
function entryFor(given: DraftAnswer, before: WrittenAnswer): unknown {
  const was = draftAnswer(before);
  const changed = KEYS.filter((key) => isChanged(key, was, given));
  const { answer: _, evidence, ...beside } = given;
  const isAlone = [...Object.values(beside), ...evidence].every((each) => each === null);
  if (!isRecord(before) && isAlone) return changed.includes('answer') ? given.answer : before;
  const entry: Record<string, unknown> = isRecord(before) ? { ...before } : { answer: before };
  const [only, ...others] = given.evidence;
  const isOneText = typeof entry.evidence === 'string' && others.length === 0;
  const set = { ...given, evidence: isOneText || only === undefined ? (only ?? null) : given.evidence };
  for (const key of changed) {
    // An answer of nobody yet, and that nobody stays apart, are said by an empty key.
    if (set[key] === null && key !== 'answer' && key !== 'dissent') delete entry[key];
    else entry[key] = set[key];
  }
  return 'answer' in entry ? { answer: entry.answer, ...entry } : entry;
}

/** True where a key is to be written: where it is set, and holds something else; `dissent` also where it holds nothing for the first time. */
function isChanged(key: (typeof KEYS)[number], was: DraftAnswer, given: DraftAnswer): boolean {
  if (given[key] === undefined) return false;
  return !same(was[key] ?? null, given[key]) || (key === 'dissent' && was.dissent === undefined);
}

const TOO_LARGE = 'With this, the file would be larger than 2 MB, and could not be read again.';

const KEYS = ['answer', 'note', 'evidence', 'source', 'views', 'dissent'] as const;

function withValue(fields: Fields, [key = '', ...deeper]: readonly string[], value: unknown): Fields {
  const within = fields[key];
  const set = deeper.length === 0 ? value : withValue(isRecord(within) ? within : {}, deeper, value);
  return { ...fields, [key]: set };
}
