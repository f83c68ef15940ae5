import type { AgreedPanel } from '../../model/agreed.ts';
import type { AnswerValue, Assessment, Respondent } from '../../model/assessment.ts';
import type { Result, ShownAnswer, Tool } from '../../model/result.ts';
import type {
  BarrierCount,
  ChangedAnswer,
  ChangeHead,
  Respondents,
  Span,
  Trend,
  Year,
} from '../../model/trend.ts';
import { folded } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import type { Model } from '../compiled.ts';
import { NO_PROVER, type Prover } from '../logic/search.ts';
import { placeAssessment } from '../score/place-assessment.ts';
import { scoreAssessment } from '../score/score-assessment.ts';
import { sideBySide } from './compare-results.ts';
import { agreementOf, compareAnswers, compareNeeded, comparePositions } from './compared-columns.ts';

/** The heads in the order in which they are put in. */
// What is not of the service comes first, then what was found out: so the last step is from what was so before, as far
// as it is known by now, to what is so now.
const IN_ORDER = [
  'framework-changed',
  'less-known',
  'became-known',
  'others-or-service',
  'service-changed',
] as const satisfies readonly ChangeHead[];

/** One service at dates that follow each other, oldest first, all by `model`, and what changed between. */
export function trendOf(model: Model, years: readonly Year[], tool: Tool, prove: Prover = NO_PROVER): Trend {
  const scored = years.map((year) => ({
    ...year,
    result: scoreAssessment(model, year.assessment, tool, prove),
  }));
  const compared = sideBySide(scored, true, tool);
  const place = (assessment: Assessment) => placeAssessment(model, assessment, tool, prove);
  const spans = scored.slice(1).map((after, index) => {
    const [from = '', to = ''] = compared.columns.slice(index, index + 2).map(({ label }) => label);
    const before = scored[index] ?? after;
    return { from, to, ...spanBetween({ before, after, model, place }) };
  });
  return { ...compared, spans };
}

interface Scored extends Year {
  readonly result: Result;
}

interface Pair {
  readonly before: Scored;
  readonly after: Scored;
  readonly model: Model;
  readonly place: (assessment: Assessment) => Result;
}

function spanBetween(pair: Pair): Omit<Span, 'from' | 'to'> {
  const { before, after, place } = pair;
  const respondents = whoAnswered(before.assessment, after.assessment);
  const changed = groupedBy(changedAnswers(pair), (answer) => headOf(answer, pair, respondents));
  const heads = IN_ORDER.flatMap((head) => {
    const answers = changed.get(head);
    return answers ? [{ head, answers }] : [];
  });
  const results = [before.result];
  let state = before.assessment;
  for (const { answers } of heads.slice(0, -1)) {
    state = withTaken(state, answers, after.assessment);
    results.push(place(state));
  }
  // What differs on paper only, as an answer to what is asked neither time, goes in with the last.
  if (heads.length > 0) results.push(after.result);
  return {
    respondents,
    heads,
    moving: movingOf(
      heads.flatMap(({ answers }, index) => (isSamePlace(results[index], results[index + 1]) ? [] : answers)),
      pair,
    ),
    placements: comparePositions(results),
    scores: results.map(({ score }) => score),
    barriers: results.map(barrierCount),
    needed: compareNeeded(results),
  };
}

/** Those of the answers under heads that moved it but for which it would sit elsewhere, if it moved. */
function movingOf(
  changed: readonly ChangedAnswer[],
  { before, after, place }: Pair,
): readonly ChangedAnswer[] {
  if (isSamePlace(before.result, after.result)) return [];
  const movedBy = (from: Scored, to: Scored) =>
    changed.filter(
      (each) => !isSamePlace(place(withTaken(from.assessment, [each], to.assessment)), from.result),
    );
  const needed = movedBy(after, before);
  return needed.length > 0 ? needed : movedBy(before, after);
}

function isSamePlace(...results: readonly (Result | undefined)[]): boolean {
  const [one, other] = results.map((result) =>
    result?.placements.map(({ possible }) => possible.levels.join()).join(';'),
  );
  return one === other;
}

function barrierCount({ barriers }: Result): BarrierCount {
  const count = (status: string) => barriers.filter((barrier) => barrier.status === status).length;
  return { remain: count('remains'), possible: count('possible') };
}

function whoAnswered(before: Assessment, after: Assessment): Respondents {
  // What several agreed on is not what any of them said.
  if (!before.panel !== !after.panel) return 'one-panel';
  const named = respondentsOf(before.answeredBy, after.answeredBy);
  if (!before.panel || !after.panel || named === 'same') return named;
  const [then, now] = [peopleOf(before.panel), peopleOf(after.panel)];
  return then.some((who) => now.includes(who)) ? 'same' : 'two-panels';
}

/** Role and organisation of who took part, where a file has them; kinds of people may be others of that kind. */
function peopleOf({ written: { views } }: AgreedPanel): readonly string[] {
  return typeof views === 'number' ? [] : views.map(({ who }) => folded(who));
}

/** Whether somebody is among both: by name where both give one, else by role and organisation. */
export function respondentsOf(before: readonly Respondent[], after: readonly Respondent[]): Respondents {
  if (before.length === 0 || after.length === 0) return 'not-named';
  return before.some((one) => after.some((other) => isSamePerson(one, other))) ? 'same' : 'others';
}

function isSamePerson(one: Respondent, other: Respondent): boolean {
  if (one.name !== null && other.name !== null) return isSameText(one.name, other.name);
  return isSameText(one.role, other.role) && isSameText(one.organisation ?? '', other.organisation ?? '');
}

function isSameText(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function changedAnswers({ before, after }: Pair): ChangedAnswer[] {
  const asked = (of: (result: Result) => Result['answers']) =>
    compareAnswers([of(before.result), of(after.result)]);
  return [
    nationsOf(before.result, after.result),
    ...asked(({ needs }) => needs?.answers ?? []).map((each) => ({ part: 'needs' as const, ...each })),
    ...asked(({ answers }) => answers).map((each) => ({ part: 'answers' as const, ...each })),
    ...goneAnswers(before, after),
  ];
}

function nationsOf(...results: readonly Result[]): ChangedAnswer {
  const answers = results.map(({ service: { nation, nationTitle } }) => {
    return { answer: nation ?? 'unanswered', text: nationTitle ?? 'not given', note: null };
  });
  const agreement = agreementOf(answers.map(({ answer }) => answer));
  return { part: 'service', question: 'nation', dimension: null, ask: 'The nation', agreement, answers };
}

/** What is answered in a version that asks it, and not asked in the other. */
function goneAnswers(before: Scored, after: Scored): ChangedAnswer[] {
  const strays = (one: Scored, other: Scored) => [...one.gap.gone].filter(([id]) => !other.gap.gone.has(id));
  const shown = (answer: AnswerValue) => {
    return { answer, text: typeof answer === 'string' ? answer : answer.join(', '), note: null };
  };
  const row = (
    question: string,
    part: ChangedAnswer['part'],
    answers: ChangedAnswer['answers'],
  ): ChangedAnswer => {
    return { part, question, dimension: null, ask: question, agreement: 'asked-of-some', answers };
  };
  return [
    ...strays(before, after).map(([id, { part, answer }]) => row(id, part, [shown(answer), null])),
    ...strays(after, before).map(([id, { part, answer }]) => row(id, part, [null, shown(answer)])),
  ];
}

/** How what a question leaves possible after goes with what it left before. */
type Knowledge = 'alike' | 'narrower' | 'wider' | 'apart';

function knowledgeOf(changed: ChangedAnswer, model: Model): Knowledge {
  const [before, after] = changed.answers;
  const possible = possibleFor(changed, model);
  const was = leftOf(before?.answer ?? 'unanswered', possible);
  const is = leftOf(after?.answer ?? 'unanswered', possible);
  const isWithin = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].every((option) => other.has(option));
  // That a question is asked now, or no longer, says nothing until it is answered.
  if (was.has(HIDDEN) !== is.has(HIDDEN))
    return [was, is].some(({ size }) => size === possible.length) ? 'alike' : 'apart';
  if (isWithin(is, was)) return isWithin(was, is) ? 'alike' : 'narrower';
  return [...is].some((option) => was.has(option)) ? 'wider' : 'apart';
}

const HIDDEN = 'hidden';

function possibleFor({ part, question }: ChangedAnswer, { framework }: Model): readonly string[] {
  if (part === 'service') return framework.nations.map(({ id }) => id);
  const questions = part === 'answers' ? framework.questions : (framework.needs?.questions ?? []);
  const { options = [], mayNotApply = false } = questions.find(({ id }) => id === question) ?? {};
  return [...options.map(({ id }) => id), ...(mayNotApply ? ['not-applicable'] : [])];
}

function leftOf(answer: ShownAnswer, possible: readonly string[]): ReadonlySet<string> {
  if (answer === 'unknown' || answer === 'unanswered') return new Set(possible);
  return new Set(typeof answer === 'string' ? [answer] : answer);
}

/** Why an answer differs, if it does. */
function headOf(changed: ChangedAnswer, pair: Pair, respondents: Respondents): ChangeHead | 'alike' {
  const { before, after, model } = pair;
  if (changed.answers.includes(null)) return 'framework-changed';
  const knowledge = knowledgeOf(changed, model);
  const [was, is] = [before, after].map(({ gap }) => gap.otherwise.includes(changed.question));
  if (was !== is && knowledge === (was ? 'narrower' : 'wider')) return 'framework-changed';
  if (knowledge === 'alike') return 'alike';
  if (knowledge === 'narrower') return 'became-known';
  if (knowledge === 'wider') return 'less-known';
  return respondents === 'same' ? 'service-changed' : 'others-or-service';
}

/** `state` with the answers to `changed` as `later` gives them. */
function withTaken(state: Assessment, changed: readonly ChangedAnswer[], later: Assessment): Assessment {
  const parts = { answers: new Map(state.answers), needs: new Map(state.needs) };
  let { nation } = state.service;
  for (const { part, question } of changed) {
    const given = part === 'service' ? undefined : later[part].get(question);
    if (part === 'service') nation = later.service.nation;
    else if (given) parts[part].set(question, given);
    else parts[part].delete(question);
  }
  return { ...state, ...parts, service: { ...state.service, nation } };
}
