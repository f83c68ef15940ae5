import type { Path } from '../document/position.ts';
import type { AnswerValue, Assessment, GivenAnswer } from '../engine/input.ts';
import { ANSWER_WORDS, type Framework, type Question } from '../framework/types.ts';
import { hasErrors, type Outcome, type Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import type { AssessmentFile } from './read.ts';
import type { WrittenAnswer, WrittenAssessment } from './schema.ts';
import { compareVersions } from './versions.ts';
import type { DraftAnswer } from './write.ts';

/** Holds an assessment file against its framework. Gives what the engine takes, or every problem with its place. */
export function checkAssessment(file: AssessmentFile, framework: Framework): Outcome<Assessment> {
  const { document, written } = file;
  const version = compareVersions(document, written, framework);
  if (!version.ok) return version;
  const problem = (code: string, path: Path, message: string, advice?: string, part?: 'key') =>
    document.problem({ code, severity: 'error', message, advice }, path, part);

  const { answers, strays } = readAnswers(written, framework);
  const problems: Problem[] = [
    ...namesKnown(written, framework, problem),
    ...needsAsked(written, problem),
    ...answers.flatMap(({ question, value, path }) => answerProblems(question, value, path, problem)),
    ...(version.value.same ? strays.map((id) => unknownQuestion(id, framework, problem)) : []),
  ];
  if (hasErrors(problems)) return { ok: false, problems };
  const value: Assessment = {
    ...details(written),
    frameworkVersion: written.framework?.version ?? null,
    answers: new Map(answers.map(({ question, given }) => [question.id, given])),
    notes: version.value.notes(
      strays,
      answers.map(({ question }) => question.id),
    ),
  };
  return { ok: true, value, problems };
}

type Report = (code: string, path: Path, message: string, advice?: string, part?: 'key') => Problem;

interface ReadAnswer {
  readonly question: Question;
  readonly value: AnswerValue;
  readonly path: Path;
  readonly given: GivenAnswer;
}

/** The answers that are given, and the ids that are no question of the framework. An empty answer is none. */
function readAnswers(
  written: WrittenAssessment,
  framework: Framework,
): { answers: ReadAnswer[]; strays: string[] } {
  const questions = new Map(framework.questions.map((question) => [question.id, question]));
  const answers: ReadAnswer[] = [];
  const strays: string[] = [];
  for (const [id, entry] of Object.entries(written.answers ?? {})) {
    const question = questions.get(id);
    const given = givenAnswer(entry);
    if (!question) strays.push(id);
    else if (given) answers.push({ question, value: given.answer, path: pathOf(id, entry), given });
  }
  return { answers, strays };
}

/** Where the answer stands: behind its question, or under a key of its own. */
function pathOf(id: string, entry: WrittenAnswer): Path {
  const isMap = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
  return isMap ? ['answers', id, 'answer'] : ['answers', id];
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

function answerProblems(question: Question, value: AnswerValue, path: Path, report: Report): Problem[] {
  const ids = question.options.map((option) => option.id);
  if (value === 'unknown') return [];
  if (value === 'not-applicable') {
    if (question.mayNotApply) return [];
    const message = `${quoted(question.id)} always applies.`;
    return [report('always-applies', path, message, `Answer “unknown”, or one of ${listed(ids)}.`)];
  }
  const options = typeof value === 'string' ? [value] : value;
  const twice = options.find((option, index) => options.indexOf(option) !== index);
  if (twice) return [report('option-twice', path, `${quoted(twice)} stands twice in the list.`, 'Keep one.')];
  return options.flatMap((option, index) => {
    if (ids.includes(option)) return [];
    const place = typeof value === 'string' ? path : [...path, index];
    return [unknownOption(question.id, option, ids, options.length > 1, place, report)];
  });
}

function unknownOption(
  question: string,
  option: string,
  ids: readonly string[],
  inList: boolean,
  path: Path,
  report: Report,
): Problem {
  if (inList && (ANSWER_WORDS as readonly string[]).includes(option)) {
    return report(
      'word-in-list',
      path,
      `${quoted(option)} stands alone, not in a list.`,
      `List only options: ${listed(ids)}.`,
    );
  }
  const advice =
    didYouMean(option, [...ids, ...ANSWER_WORDS]) || `Its options are ${listed(ids)}; or write unknown.`;
  return report('unknown-option', path, `${quoted(question)} has no option ${quoted(option)}.`, advice);
}

function unknownQuestion(id: string, framework: Framework, report: Report): Problem {
  const ids = framework.questions.map((question) => question.id);
  const advice = didYouMean(id, ids) || `“joinedup frameworks show ${framework.id}” lists the questions.`;
  const message = `${framework.title} has no question ${quoted(id)}.`;
  return report('unknown-question', ['answers', id], message, advice, 'key');
}

function namesKnown({ service }: WrittenAssessment, framework: Framework, report: Report): Problem[] {
  const nations = framework.nations.map(({ id }) => id);
  const agencies = framework.agencies.map(({ id }) => id);
  const problems: Problem[] = [];
  if (service?.nation && !nations.includes(service.nation)) {
    const advice = didYouMean(service.nation, nations) || `The nations are ${listed(nations)}.`;
    problems.push(
      report(
        'unknown-nation',
        ['service', 'nation'],
        `${quoted(service.nation)} is not a nation that the framework knows.`,
        advice,
      ),
    );
  }
  for (const [index, { agency }] of (service?.partners ?? []).entries()) {
    if (!agency || agencies.includes(agency)) continue;
    const known =
      agencies.length > 0 ? `The kinds are ${listed(agencies)}.` : 'The framework names none; leave it out.';
    const path = ['service', 'partners', index, 'agency'];
    problems.push(
      report(
        'unknown-agency',
        path,
        `${quoted(agency)} is not a kind of partner that the framework knows.`,
        didYouMean(agency, agencies) || known,
      ),
    );
  }
  return problems;
}

function needsAsked({ needs }: WrittenAssessment, report: Report): Problem[] {
  if (Object.keys(needs ?? {}).length === 0) return [];
  return [
    report('no-needs', ['needs'], 'This framework does not ask about needs.', 'Leave “needs” out.', 'key'),
  ];
}

function details(written: WrittenAssessment): Pick<Assessment, 'service' | 'answeredBy' | 'date'> {
  const { service } = written;
  return {
    service: {
      name: service?.name ?? null,
      nation: service?.nation ?? null,
      people: service?.people ?? null,
      scope: service?.scope ?? null,
      partners: (service?.partners ?? []).map(({ name, agency }) => ({ name, agency: agency ?? null })),
    },
    answeredBy: (written['answered-by'] ?? []).map(({ role, organisation, name }) => ({
      role,
      organisation: organisation ?? null,
      name: name ?? null,
    })),
    date: written.date == null ? null : String(written.date),
  };
}
