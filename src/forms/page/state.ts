import type { DraftAnswer } from '../../assessment/answers.ts';
import { serviceNotes } from '../../assessment/service-notes.ts';
import { allQuestions } from '../../framework/traverse.ts';
import { Session, type StartingPoint } from '../../interview/session.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Framework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import type { Tool } from '../../model/result.ts';
import { LONGEST_TEXT, NO_ROLE } from '../../model/vocabulary.ts';
import { slug } from '../../text.ts';
import { type Form, type FormQuestion, formOf } from '../form.ts';
import { DETAIL_RULES, DETAILS, type Detail, type FieldProblem, type Fields } from './details.ts';
import { cleaned, type PageStart } from './saved.ts';

/** What stays the same in a page, whoever saves it. */
export interface PageSettings {
  /** What tells pages with answers apart, in what a browser keeps; null until the first is saved. */
  readonly id: string | null;
  readonly asks: Form['asks'];
  /** The details that are asked for before the questions: those that were not known. */
  readonly details: readonly Detail[];
  readonly tool: Tool;
}

/** What has to be asked besides the questions, given what `start` says; of a case no more than who answers. */
export function detailsLeft(
  { agencies }: Framework,
  { service }: StartingPoint,
  { told }: Pick<Form['asks'], 'told'>,
): Detail[] {
  if (told) return ['role', 'organisation'];
  const isLeft: Readonly<Record<Detail, boolean>> = {
    service: service.name === null,
    agencies: service.sides.length === 0 && agencies.length > 1,
    nation: service.nation === null,
    partners: service.name === null && service.partners.length === 0,
    role: true,
    organisation: true,
    date: false,
  };
  return DETAILS.filter((detail) => isLeft[detail]);
}

/** A page of the form that is on the screen: a question is `q-` and its id. */
export type Place = 'start' | Detail | `q-${string}` | 'check' | 'result';

/** The answers to a form as they are given, where the person is, and what is in no file yet. Knows nothing of a browser. */
export class FormState {
  settings: PageSettings;
  readonly session: Session;
  /** The place on the screen. */
  place: Place = 'start';
  /** True while one answer is looked at again, after which the list of all comes back. */
  isReturning = false;
  /** How many rows there are for partners. */
  partnerRows: number;
  /** True where something is in no file yet. */
  isUnsaved = false;
  /** True where the list shows only what is open. */
  onlyOpen = false;
  readonly #framework: Framework;
  readonly #several: Set<string>;
  /** The questions that were answered again; null where it is no second round. */
  readonly #again: Set<string> | null;
  #form: { readonly service: Session['service']; readonly form: Form } | null = null;

  constructor(framework: Framework, settings: PageSettings, start: PageStart) {
    // Of answers that could not be read, not even the service is known.
    const { only, isQuick, told, again } = settings.asks;
    const left = again ? [] : detailsLeft(framework, start, settings.asks);
    const details = DETAILS.filter((each) => settings.details.includes(each) || left.includes(each));
    this.settings = { ...settings, details };
    this.#again = again ? new Set(start.again) : null;
    this.#framework = framework;
    this.session = new Session(framework, start, only);
    if (only === null && !isQuick && !told && framework.needs) this.session.includeNeeds();
    this.partnerRows = Math.max(2, start.service.partners.length + 1);
    this.#several = new Set(
      [...start.answers].flatMap(([id, { answer }]) => (Array.isArray(answer) ? [id] : [])),
    );
  }

  /** What is asked, of the service as far as it is known and in the words of its nation. */
  get form(): Form {
    const { service } = this.session;
    if (this.#form?.service !== service) this.#form = null;
    this.#form ??= {
      service,
      form: formOf(this.#framework, { for: { service }, ...this.settings.asks }),
    };
    return this.#form.form;
  }

  /** The questions that are, or may be, asked with the answers as they stand. */
  questions(): readonly FormQuestion[] {
    const shown = new Set(this.session.questions().map(({ id }) => id));
    return this.form.questions.filter(({ id }) => shown.has(id));
  }

  /** The question of a place; undefined where it has none, or one that is not asked. */
  questionAt(place: Place): FormQuestion | undefined {
    return place.startsWith('q-') ? this.questions().find(({ id }) => place === `q-${id}`) : undefined;
  }

  answerTo({ id }: Pick<FormQuestion, 'id'>): DraftAnswer {
    return this.session.answerTo(this.#question(id));
  }

  /** True in a second round, which asks again. */
  get isAgain(): boolean {
    return this.#again !== null;
  }

  /** True where a question is answered; in a second round, where it is answered again. */
  isAnswered(question: FormQuestion): boolean {
    return this.#again?.has(question.id) ?? this.answerTo(question).answer !== null;
  }

  /** Takes the answer on the screen as given again, also where it is as it was. */
  confirm(): void {
    const question = this.questionAt(this.place);
    if (!question || this.isAnswered(question)) return;
    this.#again?.add(question.id);
    this.isUnsaved = true;
  }

  answeredCount(): number {
    return this.questions().filter((question) => this.isAnswered(question)).length;
  }

  /** True where several answers to a question may be ticked. */
  maySeveral({ id }: Pick<FormQuestion, 'id'>): boolean {
    return this.#several.has(id);
  }

  /** Every place that there is with the answers as they stand, in order. */
  places(): readonly Place[] {
    return [
      'start',
      ...this.settings.details,
      ...this.questions().map(({ id }): Place => `q-${id}`),
      'check',
      'result',
    ];
  }

  isThere(place: string): place is Place {
    return place === 'date' || (this.places() as readonly string[]).includes(place);
  }

  /** The place after this one. */
  next(): Place {
    if (this.isReturning) return 'check';
    const places = this.places();
    const at = places.indexOf(this.place);
    return (at < 0 ? null : places[at + 1]) ?? 'check';
  }

  /** The place before this one; null at the first. */
  before(): Place | null {
    if (this.isReturning) return 'check';
    const places = this.places();
    return places[places.indexOf(this.place) - 1] ?? null;
  }

  /** Where to go on: the first detail or question that nothing is said to; the list, where there is none. */
  firstOpen(): Place {
    const detail = this.settings.details.find((each) => !DETAIL_RULES[each].isGiven(this.session));
    if (detail && this.answeredCount() === 0) return detail;
    const question = this.questions().find((each) => !this.isAnswered(each));
    return question ? `q-${question.id}` : 'check';
  }

  /** True where something was answered, or said of the service, besides what the page came with. */
  get isBegun(): boolean {
    return this.answeredCount() > 0 || (!this.isAgain && this.session.answeredBy.length > 0);
  }

  /** Takes what the fields of the screen hold; `today` is the day that the answers describe where nobody said. */
  take(fields: Fields, today: string): void {
    const before = this.#snapshot();
    const question = this.questionAt(this.place);
    if (question) this.#takeAnswer(question, fields);
    else if (isDetail(this.place)) DETAIL_RULES[this.place].take(fields, this.session);
    if (before === this.#snapshot()) return;
    if (question) this.#again?.add(question.id);
    this.session.date ??= today;
    this.isUnsaved = true;
  }

  #snapshot(): string {
    const { service, answeredBy, date } = this.session;
    const question = this.questionAt(this.place);
    return JSON.stringify([service, answeredBy, date, question && this.answerTo(question)]);
  }

  #takeAnswer(question: FormQuestion, fields: Fields): void {
    const chosen = fields.answer ?? [];
    const [only = null] = chosen;
    const old = this.answerTo(question);
    const pieces = (fields.evidence?.[0] ?? '').split('\n');
    this.session.setAnswer(this.#question(question.id), {
      answer: chosen.length > 1 ? chosen : only,
      note: cleaned(fields.note?.[0] ?? '', LONGEST_TEXT),
      evidence: pieces.flatMap((piece) => cleaned(piece, LONGEST_TEXT) ?? []),
      source: old.source,
    });
  }

  /** Lets several answers to a question be ticked, or one alone: then what was ticked stays only where it is one option. */
  letSeveral(question: FormQuestion, isSeveral: boolean): void {
    const old = this.answerTo(question);
    if (isSeveral) this.#several.add(question.id);
    else this.#several.delete(question.id);
    const isOption = question.options.some(({ id }) => id === old.answer);
    if (old.answer === null || isOption) return;
    this.session.setAnswer(this.#question(question.id), { ...old, answer: null });
    this.isUnsaved = true;
  }

  /** What keeps a person from going on from this place. */
  problems(fields: Fields): readonly FieldProblem[] {
    const question = this.questionAt(this.place);
    if (question) return this.#answerProblems(question, fields);
    return isDetail(this.place) ? DETAIL_RULES[this.place].problems(fields, this.session) : [];
  }

  #answerProblems(question: FormQuestion, fields: Fields): FieldProblem[] {
    if ((fields.answer ?? []).length > 0) return [];
    const text = this.maySeveral(question)
      ? 'Tick every answer that might be right, or choose “Skip this question”.'
      : 'Choose an answer. If you do not know it, choose “Don’t know”. To come back to it later, choose “Skip this question”.';
    return [{ field: 'answer', text }];
  }

  /** The answers as another page would begin with them. */
  startingPoint(): PageStart {
    const { session } = this;
    const answers = new Map(
      allQuestions(this.#framework).map((question) => [question.id, session.answerTo(question)] as const),
    );
    const again = this.#again && { again: [...this.#again] };
    return {
      service: session.service,
      answeredBy: session.answeredBy,
      date: session.date,
      answers,
      ...again,
    };
  }

  /** The answers as the engine takes them; the same as of the file that is saved. */
  assessment(): Assessment {
    const assessment = this.session.assessment();
    return { ...assessment, notes: serviceNotes(assessment.service.partners, this.#framework) };
  }

  /** What a file with the answers is called: the service, and who answered for whom and as what. */
  fileName(): string {
    const { service, answeredBy, framework } = this.session;
    const [{ organisation = null, role = null } = {}] = answeredBy;
    const who = [organisation, role === NO_ROLE ? null : role].flatMap((part) => part ?? []);
    const name = slug(service.name ?? framework.id, framework.id);
    const parts = [name, ...who.map((part) => slug(part, 'answers')), ...(this.isAgain ? ['round-2'] : [])];
    return `${parts.join('-')}.html`;
  }

  #question(id: string): Question {
    const question = allQuestions(this.#framework).find((each) => each.id === id);
    if (!question) throw new Error(`no question ${id}`);
    return question;
  }
}

/** True for a place where something is asked besides the questions. */
function isDetail(place: Place): place is Detail {
  return (DETAILS as readonly string[]).includes(place);
}
