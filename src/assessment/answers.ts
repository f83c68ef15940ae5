import { isRecord } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import type { AnswerValue, GivenAnswer, WrittenAnswer, WrittenAssessment } from '../model/assessment.ts';
import type { Framework, Question } from '../model/framework.ts';
import type { DraftAnswer } from './write.ts';

/** An answer that is given to a question of the framework, and where it stands. */
export interface ReadAnswer {
  readonly question: Question;
  readonly value: AnswerValue;
  readonly path: Path;
  readonly given: GivenAnswer;
}

/** The part of an assessment that answers stand in: about the service, or about the people served. */
export type Part = 'answers' | 'needs';

/** The answers of one part, and the ids in it that are none of its questions. */
export interface ReadPart {
  readonly part: Part;
  readonly answers: readonly ReadAnswer[];
  readonly strays: readonly string[];
}

/** The questions that are answered in a part of an assessment. */
export function questionsIn(part: Part, { questions, needs }: Framework): readonly Question[] {
  return part === 'answers' ? questions : (needs?.questions ?? []);
}

/** The part of an assessment in which a question is answered. */
export function partOf(question: Question, framework: Framework): Part {
  return questionsIn('needs', framework).some(({ id }) => id === question.id) ? 'needs' : 'answers';
}

/** The part of a file that an id stands in, whatever the framework asks. */
export function partWith(id: string, { needs }: WrittenAssessment): Part {
  return Object.hasOwn(needs ?? {}, id) ? 'needs' : 'answers';
}

/** What stands behind every question of a file, answered or only noted, by question. */
export function draftsIn({ needs, answers }: WrittenAssessment): ReadonlyMap<string, DraftAnswer> {
  const entries = [...Object.entries(needs ?? {}), ...Object.entries(answers ?? {})];
  return new Map(entries.map(([id, entry]) => [id, draftAnswer(entry)]));
}

/** What is answered in one part of an assessment. An empty answer is none. */
export function readPart(part: Part, written: WrittenAssessment, framework: Framework): ReadPart {
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

/** Where the answer stands: behind its question, or under a key of its own. */
function pathOf(part: Part, id: string, entry: WrittenAnswer): Path {
  return isRecord(entry) ? [part, id, 'answer'] : [part, id];
}

/** The answer in one form; null where the question is left unanswered, even with a note beside it. */
function givenAnswer(entry: WrittenAnswer): GivenAnswer | null {
  const { answer, ...rest } = draftAnswer(entry);
  return answer === null ? null : { answer, ...rest };
}

/** What stands behind a question in a file, in one form. */
export function draftAnswer(entry: WrittenAnswer): DraftAnswer {
  if (entry === null || typeof entry === 'string' || Array.isArray(entry)) {
    return { answer: entry && simplified(entry), note: null, evidence: [], source: null };
  }
  return {
    answer: entry.answer == null ? null : simplified(entry.answer),
    note: entry.note ?? null,
    evidence: typeof entry.evidence === 'string' ? [entry.evidence] : (entry.evidence ?? []),
    source: entry.source ?? null,
  };
}

function simplified(answer: string | string[]): AnswerValue {
  return Array.isArray(answer) && answer.length === 1 ? (answer[0] ?? '') : answer;
}
