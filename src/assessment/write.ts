import {
  Document,
  isMap,
  isPair,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  YAMLMap,
} from 'yaml';
import { allQuestions } from '../framework/walk.ts';
import type { AnswerValue, GivenAnswer } from '../model/assessment.ts';
import type { Framework, Question } from '../model/framework.ts';
import { onOneLine } from '../text.ts';
import { type Part, partOf } from './answers.ts';

/** An answer as it stands in a file: perhaps only a note, without an answer yet. */
export type DraftAnswer = Omit<GivenAnswer, 'answer'> & { readonly answer: AnswerValue | null };

/** An assessment file as it is being written: what a person put into it by hand stays where it is. */
export class AssessmentDraft {
  readonly #document: Document;
  readonly #framework: Framework;
  readonly #isJson: boolean;
  readonly #lineEnd: string;

  private constructor(document: Document, framework: Framework, isJson = false, lineEnd = '\n') {
    this.#document = document;
    this.#framework = framework;
    this.#isJson = isJson;
    this.#lineEnd = lineEnd;
  }

  /** A new file with nothing answered. */
  static start(framework: Framework): AssessmentDraft {
    const { id, version } = framework;
    const document = new Document({ joinedup: 1, framework: { id, version } });
    document.commentBefore = HEADING;
    return new AssessmentDraft(document, framework);
  }

  /** A file that exists. Its text must have been read without problems before. */
  static resume(text: string, framework: Framework): AssessmentDraft {
    const plain = text.replace(/^\ufeff/u, '');
    const lineEnd = plain.includes('\r\n') ? '\r\n' : '\n';
    return new AssessmentDraft(parseDocument(plain), framework, plain.trimStart().startsWith('{'), lineEnd);
  }

  /** The text of the file as it stands. */
  toString(): string {
    // No folding: a line that a person wrote stays a line, so that a diff shows what changed and nothing else.
    const text = this.#isJson
      ? `${JSON.stringify(this.#document.toJS(), null, 2)}\n`
      : this.#document.toString({ lineWidth: 0, nullStr: '' });
    return text.replaceAll('\n', this.#lineEnd);
  }

  /** Sets one of the parts beside the answers: `['service', 'name']`, `['date']`. */
  setDetail(path: readonly string[], value: unknown): void {
    this.#makeRoom(path);
    if (isScalarValue(value)) this.#setValue(path, value);
    else this.#document.setIn(path, this.#document.createNode(value));
  }

  /** Sets down that the questions about the people served were left out, where nothing is said of them yet. */
  skipNeeds(): void {
    if (!this.#document.has('needs')) this.setDetail(['needs'], null);
  }

  /** Sets what is answered to a question, with its note and evidence. */
  setAnswer(question: Question, given: DraftAnswer): void {
    const answers = this.#part(partOf(question, this.#framework));
    const pair = answers.items.find((item) => keyOf(item) === question.id) ?? this.#insert(answers, question);
    const before = pair.value;
    pair.value = this.#answerNode(given, before);
    const node = isMap(pair.value) ? pair.value.get('answer', true) : pair.value;
    if (isScalar(node) && typeof given.answer === 'string') this.#describe(node, question, given.answer);
  }

  #part(name: Part): YAMLMap {
    const part = this.#document.get(name);
    if (isMap(part)) {
      // "answers: {}" is how an empty map is written; what goes into it goes a line each.
      if (part.items.length === 0) part.flow = false;
      return part as YAMLMap;
    }
    const fresh = new YAMLMap();
    this.#document.set(name, fresh);
    return fresh;
  }

  #insert(answers: YAMLMap, question: Question): Pair {
    const order = new Map(allQuestions(this.#framework).map(({ id }, index) => [id, index]));
    const place = order.get(question.id) ?? 0;
    const key = new Scalar(question.id);
    key.commentBefore = ` ${onOneLine(question.ask)}`;
    const pair = this.#document.createPair(key, null);
    const after = answers.items.findIndex((item) => (order.get(keyOf(item)) ?? -1) > place);
    answers.items.splice(after === -1 ? answers.items.length : after, 0, pair);
    return pair;
  }

  // What a person wrote beside an answer, and the form in which they wrote it, stay as they are.
  #answerNode({ answer, note, evidence, source }: DraftAnswer, before: unknown): unknown {
    const written = Array.isArray(answer) ? this.#document.createNode(answer, { flow: true }) : answer;
    const rest = { note, evidence: evidence.length === 0 ? null : evidence, source };
    const isPlain = Object.values(rest).every((value) => value === null);
    if (isPlain && !isMap(before)) return replaced(before, this.#document.createNode(written));
    const map = isMap(before) ? before : new YAMLMap();
    if (map !== before) map.set('answer', before);
    this.#setKey(map, 'answer', written);
    for (const [key, value] of Object.entries(rest)) {
      if (value === null) map.delete(key);
      else this.#setKey(map, key, value);
    }
    return map;
  }

  #setKey(map: YAMLMap, key: string, value: unknown): void {
    map.set(key, replaced(map.get(key, true), this.#document.createNode(value)));
  }

  // The option's text stands behind the answer, so that the file can be read without the tool. A comment of
  // the person's own is not touched.
  #describe(node: Scalar, question: Question, answer: AnswerValue): void {
    const texts = question.options.map((option) => ` ${onOneLine(option.text)}`);
    if (node.comment && !texts.includes(node.comment)) return;
    const option = question.options.find(({ id }) => id === answer);
    node.comment = option ? ` ${onOneLine(option.text)}` : null;
  }

  #makeRoom(path: readonly string[]): void {
    for (let depth = 1; depth < path.length; depth += 1) {
      const above = path.slice(0, depth);
      if (!isMap(this.#document.getIn(above))) this.#document.setIn(above, new YAMLMap());
    }
  }

  #setValue(path: readonly string[], value: string | null): void {
    const node = this.#document.getIn(path, true);
    if (isScalar(node)) node.value = value;
    else this.#document.setIn(path, value);
  }
}

const HEADING = ` A joinedup assessment. The answer stands behind each question's name; “unknown” is an answer too.
 Score it with:  joinedup score FILE`;

/** The node to put in place of another: the same one where both are single values, so that its comments stay. */
function replaced(before: unknown, after: Node): Node {
  if (!isScalar(before)) return after;
  if (isScalar(after)) {
    before.value = after.value;
    return before;
  }
  after.commentBefore = before.commentBefore ?? null;
  after.comment = before.comment ?? null;
  return after;
}

function keyOf(item: unknown): string {
  return isPair(item) && isScalar(item.key) ? String(item.key.value) : '';
}

function isScalarValue(value: unknown): value is string | null {
  return typeof value === 'string' || value === null;
}
