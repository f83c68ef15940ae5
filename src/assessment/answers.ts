import type { PartFinding } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { isRecord } from '../document/source.ts';
import type { WrittenTally } from '../model/agreed.ts';
import type { AnswerValue, GivenAnswer, WrittenAnswer, WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { ANSWER_WORDS, LONGEST_TEXT } from '../model/vocabulary.ts';
import { command, type Sentence, say } from '../sentence.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { optionsText } from './answer-problem.ts';
import { askedOf, wordsAllowed } from './match-answer.ts';

/** An answer to a question of the framework, and its place. */
export interface ReadAnswer {
  readonly question: Question;
  readonly value: AnswerValue;
  readonly path: Path;
  readonly given: GivenAnswer;
}

/** The part of an assessment that answers stand in: about the service, or about the people served. */
export type AnswerPart = 'answers' | 'needs';

/** The answers of one part, and the ids in it that are none of its questions. */
export interface ReadPart {
  readonly part: AnswerPart;
  readonly answers: readonly ReadAnswer[];
  readonly strays: readonly string[];
}

function questionsIn(part: AnswerPart, { questions, needs }: Framework): readonly Question[] {
  return part === 'answers' ? questions : (needs?.questions ?? []);
}

/** The part that a question belongs to. */
export function partOf(question: Question, framework: Framework): AnswerPart {
  return questionsIn('needs', framework).some(({ id }) => id === question.id) ? 'needs' : 'answers';
}

/** The part of a file that has an entry `id`, whatever the framework asks. */
export function partWith(id: string, { needs }: WrittenAssessment): AnswerPart {
  return Object.hasOwn(needs ?? {}, id) ? 'needs' : 'answers';
}

/** The entries of a file by question, answered or only noted. */
export function draftsIn({ needs, answers }: WrittenAssessment): ReadonlyMap<string, DraftAnswer> {
  const entries = [...Object.entries(needs ?? {}), ...Object.entries(answers ?? {})];
  return new Map(entries.map(([id, entry]) => [id, draftAnswer(entry)]));
}

/** The answers in one part of an assessment; an empty answer is none. */
export function readPart(part: AnswerPart, written: WrittenAssessment, framework: Framework): ReadPart {
  const questions = new Map(questionsIn(part, framework).map((question) => [question.id, question]));
  const answers: ReadAnswer[] = [];
  const strays: string[] = [];
  for (const [id, entry] of Object.entries(written[part] ?? {})) {
    const question = questions.get(id);
    const given = givenAnswer(entry);
    if (!question) strays.push(id);
    else if (given) answers.push({ question, value: given.answer, path: pathOf(part, id, entry), given });
  }
  return { part, answers, strays };
}

/** The answers of a part as the engine takes them. */
export function givenIn({ answers }: ReadPart): ReadonlyMap<string, GivenAnswer> {
  return new Map(answers.map(({ question, given }) => [question.id, given]));
}

function pathOf(part: AnswerPart, id: string, entry: WrittenAnswer): Path {
  return isRecord(entry) ? [part, id, 'answer'] : [part, id];
}

/** The answer in one form; null where there is only a note. */
function givenAnswer(entry: WrittenAnswer): GivenAnswer | null {
  const { answer, ...rest } = draftAnswer(entry);
  return answer === null ? null : { answer, ...rest };
}

/** The entry of a question in one form. */
export function draftAnswer(entry: WrittenAnswer): DraftAnswer {
  if (entry === null || typeof entry === 'string' || Array.isArray(entry)) {
    return { ...NO_ANSWER, answer: entry && answerOf(optionsNamed(entry)) };
  }
  return {
    answer: entry.answer == null ? null : answerOf(optionsNamed(entry.answer)),
    note: entry.note ?? null,
    evidence: typeof entry.evidence === 'string' ? [entry.evidence] : (entry.evidence ?? []),
    source: entry.source ?? null,
    ...(entry.views == null ? {} : { views: entry.views }),
    ...(entry.dissent === undefined ? {} : { dissent: entry.dissent }),
  };
}

/** A draft as a file has it: alone where nothing stands beside it; null where nothing is said. */
export function writtenEntry({
  answer,
  note,
  evidence,
  source = null,
}: Omit<DraftAnswer, 'source'> & { readonly source?: string | null }): unknown {
  const beside = withoutNothing({ note, evidence, source });
  if (Object.keys(beside).length === 0) return answer;
  return { ...(answer === null ? {} : { answer }), ...beside };
}

/** `note` with `more` behind it, where there is room. */
export function noteWith(note: string | null, more: string, between = '\n'): string | null {
  const whole = note === null ? more : note + between + more;
  return whole.length > LONGEST_TEXT ? note : whole;
}

/** `note` with what somebody wrote as an answer, which nobody can tell. */
export function withUnread(note: string | null, written: readonly string[]): string | null {
  return noteWith(note, `not read: ${written.join('; ')}`);
}

/** Fields without those in which nothing stands: nothing at all, or an empty list. */
export function withoutNothing(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, part]) => part != null && !(Array.isArray(part) && part.length === 0)),
  );
}

/** The answer that one of `options` holds; a single one stands alone. */
export function answerOf(options: readonly string[]): AnswerValue {
  const [only] = options;
  return only !== undefined && options.length === 1 ? only : options;
}

/** The options that an answer names: one, several of which one holds, or none. */
export function optionsNamed(answer: AnswerValue | null): readonly string[] {
  if (answer === null) return [];
  return typeof answer === 'string' ? [answer] : answer;
}

/** True where an answer leaves open which option holds. */
export function isUndecided({ answer }: DraftAnswer): boolean {
  return answer === null || answer === 'unknown' || typeof answer !== 'string';
}

/** An entry of a file, perhaps with a note and no answer yet. */
export type DraftAnswer = Omit<GivenAnswer, 'answer'> & {
  readonly answer: AnswerValue | null;
  /** How many views of a panel say what; left out where there is no panel. */
  readonly views?: WrittenTally | null;
  /** Who of it stays apart: null for nobody, left out where that was not asked. */
  readonly dissent?: string | null;
};

/** The entry of a question to which nothing is said. */
export const NO_ANSWER: DraftAnswer = { answer: null, note: null, evidence: [], source: null };

/** Something in an assessment that its framework does not allow. */
export interface AnswerFinding extends PartFinding {
  readonly advice: () => Sentence;
}

/** What is wrong with one answer. */
export function answerFindings({ question, value, path }: ReadAnswer): AnswerFinding[] {
  const ids = question.options.map((option) => option.id);
  if (value === 'unknown') return [];
  if (value === 'not-applicable') {
    if (question.mayNotApply) return [];
    const message = `${quoted(question.id)} always applies.`;
    const advice = () => `Answer “unknown”, or one of ${listed(ids)}.`;
    return [{ code: 'always-applies', path, message, advice }];
  }
  const options = optionsNamed(value);
  const twice = options.find((option, index) => options.indexOf(option) !== index);
  if (twice) {
    const message = `${quoted(twice)} stands twice in the list.`;
    return [{ code: 'option-twice', path, message, advice: () => 'Keep one.' }];
  }
  return options.flatMap((option, index) => {
    if (ids.includes(option)) return [];
    const at = typeof value === 'string' ? path : [...path, index];
    const isWord = (ANSWER_WORDS as readonly string[]).includes(option);
    return isWord ? [wordInList(option, ids, at)] : [unknownOption(question, option, at)];
  });
}

function wordInList(word: string, ids: readonly string[], path: Path): AnswerFinding {
  const message = `${quoted(word)} stands alone, not in a list.`;
  return { code: 'word-in-list', path, message, advice: () => `List only options: ${listed(ids)}.` };
}

/** What is said of an option that a question does not have. */
export function unknownOption(question: Question, option: string, path: Path): AnswerFinding {
  const message = `${quoted(question.id)} has no option ${quoted(option)}.`;
  const advice = () => optionsText(option, askedOf(question));
  return { code: 'unknown-option', path, message, advice };
}

/** A sentence that lists the options of a question. */
export function choicesText({ options, mayNotApply }: Question): string {
  return `Its options are ${listed(options.map(({ id }) => id))}; or write ${listed(wordsAllowed(mayNotApply), 'or')}.`;
}

/** Answers to questions that the framework does not have, or not in this part. */
export function strayFindings({ part, strays }: ReadPart, framework: Framework): AnswerFinding[] {
  const ids = questionsIn(part, framework).map((question) => question.id);
  const other = part === 'answers' ? 'needs' : 'answers';
  const others = questionsIn(other, framework).map((question) => question.id);
  const { id, title } = framework;
  return strays.map((stray) => {
    const about = { code: 'unknown-question', path: [part, stray], part: 'key' as const };
    if (others.includes(stray)) {
      const message = `${quoted(stray)} is answered under “${other}:”, not under “${part}:”.`;
      return { ...about, message, advice: () => `Move it to “${other}:”.` };
    }
    const which = part === 'answers' ? 'question' : 'question about the people served called';
    const advice = () =>
      didYouMean(stray, ids) || say`“${command('joinedup', 'frameworks', 'show', id)}” lists the questions.`;
    return { ...about, message: `${title} has no ${which} ${quoted(stray)}.`, advice };
  });
}

/** Nations, kinds of partner and roles that the framework does not have. */
export function nameFindings(
  { service, ...written }: WrittenAssessment,
  { nations, agencies, roles }: Framework,
): AnswerFinding[] {
  const sides = service?.sides ?? [];
  return [
    ...unknownName('nation', service?.nation, nations, ['service', 'nation']),
    ...sides.flatMap((side, index) => unknownName('agency', side, agencies, ['service', 'sides', index])),
    ...(service?.partners ?? []).flatMap(({ agency }, index) =>
      unknownName('agency', agency, agencies, ['service', 'partners', index, 'agency']),
    ),
    ...sides.flatMap((side, index) => (sides.indexOf(side) === index ? [] : [sideTwice(side, index)])),
    ...(written['answered-by'] ?? []).flatMap(({ as }, index) =>
      unknownName('role', as, roles, ['answered-by', index, 'as']),
    ),
  ];
}

function sideTwice(side: string, index: number): AnswerFinding {
  const message = `${quoted(side)} stands twice among the sides.`;
  const advice = () => 'Keep one. Two agencies of one kind are named under “partners”.';
  return { code: 'side-twice', path: ['service', 'sides', index], message, advice };
}

const UNKNOWN = {
  nation: ['nation', 'nations'],
  agency: ['kind of partner', 'kinds'],
  role: ['role', 'roles'],
} as const;

/** What is said of an id that is none of those that a framework knows; nothing where it is one. */
export function unknownName(
  kind: keyof typeof UNKNOWN,
  id: string | null | undefined,
  known: readonly { readonly id: string }[],
  path: Path,
): AnswerFinding[] {
  const ids = known.map((each) => each.id);
  if (!id || ids.includes(id)) return [];
  const [one, all] = UNKNOWN[kind];
  const message = `${quoted(id)} is not a ${one} that the framework knows.`;
  const rest = ids.length > 0 ? `The ${all} are ${listed(ids)}.` : 'The framework names none; leave it out.';
  return [{ code: `unknown-${kind}`, path, message, advice: () => didYouMean(id, ids) || rest }];
}

/** Needs in an assessment of a framework without them. */
export function needFindings({ needs }: WrittenAssessment): AnswerFinding[] {
  if (Object.keys(needs ?? {}).length === 0) return [];
  const message = 'This framework does not ask about needs.';
  return [{ code: 'no-needs', path: ['needs'], part: 'key', message, advice: () => 'Leave “needs” out.' }];
}
