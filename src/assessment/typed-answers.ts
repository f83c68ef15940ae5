import { allQuestions } from '../framework/traverse.ts';
import type { OtherAnswer } from '../model/comparison.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { ANSWER_WORDS } from '../model/vocabulary.ts';
import type { Outcome, Problem } from '../problem.ts';
import { code, command, type Sentence, say } from '../sentence.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { quoted } from '../text.ts';
import { answerProblem } from './answer-problem.ts';
import { answerFindings, answerOf, choicesText } from './answers.ts';
import { answerMatcher, askedOf, wordsAllowed } from './match-answer.ts';

/** A typed `QUESTION=ANSWER`; the answer may be a list with commas. */
interface Pair {
  readonly typed: string;
  readonly question: string;
  readonly options: readonly string[];
}

/** The answers typed on a command line, in the framework's order; fails with every problem. */
export function readOtherAnswers(
  typed: readonly string[],
  framework: Framework,
  numbered: readonly Question[] = allQuestions(framework),
): Outcome<readonly OtherAnswer[]> {
  // Questions go by names or by numbers, those of `numbered`, as the interview asks them.
  if (typed.length === 0) return { ok: false, problems: [nothingSet(framework)] };
  const read = typed.map((text) => readPair(text, framework, numbered));
  const pairs = read.flatMap((each) => (each.ok ? [each.value] : []));
  const problems = [...read.flatMap((each) => each.problems), ...contradictions(pairs)];
  if (problems.length > 0) return { ok: false, problems };
  const set = new Map(pairs.map(({ question, options }) => [question, answerOf(options)]));
  const value = allQuestions(framework).flatMap(({ id: question }): OtherAnswer[] => {
    const answer = set.get(question);
    return answer === undefined ? [] : [{ question, answer }];
  });
  return { ok: true, value, problems: [] };
}

function readPair(typed: string, framework: Framework, numbered: readonly Question[]): Outcome<Pair> {
  const split = typed.indexOf('=');
  const name = (split < 0 ? typed : typed.slice(0, split)).trim();
  const isNumber = NUMBER.test(name);
  const question = isNumber
    ? numbered[Number(name) - 1]
    : allQuestions(framework).find(({ id }) => id === name);
  if (split < 0) return failed([withoutAnswer(typed, question, framework)]);
  if (!question) return failed([isNumber ? noNumber(name, numbered) : unknownQuestion(name, framework)]);
  const written = typed
    .slice(split + 1)
    .split(',')
    .map((option) => option.trim());
  const options = written.map((option) => optionCalled(option, question));
  const pair = { typed, question: question.id, options };
  // Who goes by the number of the question has the interview before them.
  const unclear = isNumber
    ? []
    : written
        .filter((option) => NUMBER.test(option))
        .flatMap((option) => countProblem(option, question) ?? []);
  if (unclear.length > 0) return failed(unclear);
  const problems = options.includes('') ? [emptyOption(pair, question)] : answerProblems(pair, question);
  return problems.length > 0 ? failed(problems) : { ok: true, value: pair, problems: [] };
}

const NUMBER = /^\d+$/u;

/** The option of a number, as the interview counts them; otherwise as typed. */
function optionCalled(typed: string, { options, mayNotApply }: Question): string {
  if (!NUMBER.test(typed)) return typed;
  const names = [...options.map(({ id }) => id), ...wordsAllowed(mayNotApply)];
  return names[Number(typed) - 1] ?? typed;
}

/** Why a number may be a count as well as an option’s; null where it is no such number. */
function countProblem(typed: string, question: Question): Problem | null {
  const asked = askedOf(question);
  // The words that are no option have the numbers behind the options.
  const words = wordsAllowed(question.mayNotApply).map((id) => ({ id, texts: [] }));
  const match = answerMatcher({ ...asked, options: [...asked.options, ...words] })(typed);
  if (match.kind !== 'mark') return null;
  const { code, message, advice } = answerProblem(match, typed, asked);
  return error(code, message, advice);
}

function noNumber(name: string, numbered: readonly Question[]): Problem {
  const advice = `The questions have the numbers 1 to ${numbered.length}.`;
  return error('unknown-question', `There is no question ${name}.`, advice);
}

/** What would be wrong with the same answer in a file. */
function answerProblems({ options }: Pair, question: Question): Problem[] {
  const value = answerOf(options);
  const given = { answer: value, note: null, evidence: [], source: null };
  return answerFindings({ question, value, path: [], given }).map(({ code, message, advice }) =>
    error(code, message, advice()),
  );
}

/** Questions that are set to two different answers. */
function contradictions(pairs: readonly Pair[]): Problem[] {
  const first = new Map<string, Pair>();
  return pairs.flatMap((pair): Problem[] => {
    const other = first.get(pair.question);
    first.set(pair.question, other ?? pair);
    if (!other || other.options.join() === pair.options.join()) return [];
    const both = [...new Set([...other.options, ...pair.options])];
    const message = `${quoted(pair.question)} is set twice, as ${quoted(other.typed)} and as ${quoted(pair.typed)}.`;
    const isEither = both.every((option) => !(ANSWER_WORDS as readonly string[]).includes(option));
    const advice = isEither ? ` Where it is one of them, write ${pair.question}=${both.join(',')}.` : '';
    return [error('set-twice', message, `Keep one.${advice}`)];
  });
}

function nothingSet(framework: Framework): Problem {
  const [question] = framework.questions;
  const example = question ? code(`--set ${question.id}=${question.options.at(-1)?.id}`) : '';
  const advice = say`Say what to answer instead, such as ${example}; “${command('joinedup', 'template', '--framework', framework.id)}” lists every question with its options.`;
  return error('nothing-set', 'No answer is set.', advice);
}

function withoutAnswer(typed: string, question: Question | undefined, framework: Framework): Problem {
  const message = `${quoted(typed)} has no “=”.`;
  if (question)
    return error('no-answer-set', message, `Write ${question.id}=OPTION. ${choicesText(question)}`);
  const ids = allQuestions(framework).map(({ id }) => id);
  const advice = `Write ${nearest(typed, ids) ?? 'QUESTION'}=OPTION, without spaces.`;
  return error('no-answer-set', message, advice);
}

function unknownQuestion(name: string, framework: Framework): Problem {
  const ids = allQuestions(framework).map(({ id }) => id);
  const advice =
    didYouMean(name, ids) ||
    say`“${command('joinedup', 'template', '--framework', framework.id)}” lists every question with its options.`;
  return error('unknown-question', `${framework.title} has no question ${quoted(name)}.`, advice);
}

function emptyOption({ typed, options }: Pair, question: Question): Problem {
  if (options.length === 1)
    return error('no-answer-set', `${quoted(typed)} has no answer behind “=”.`, choicesText(question));
  const kept = options.filter((option) => option !== '').join(',');
  const message = `${quoted(typed)} has a comma too many, or a space.`;
  const advice = `Write ${quoted(`${question.id}=${kept}`, 200)}.`;
  return error('no-answer-set', message, advice);
}

function error(kind: string, message: string, advice: Sentence): Problem {
  return { code: kind, severity: 'error', message, advice };
}

function failed(problems: readonly Problem[]): Outcome<never> {
  return { ok: false, problems };
}
