import type { Path } from '../document/position.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import type { Framework, Question } from '../model/framework.ts';
import { ANSWER_WORDS } from '../model/words.ts';
import { command, type Sentence, say } from '../sentence.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { questionsIn, type ReadAnswer, type ReadPart } from './answers.ts';

/** Something in an assessment that its framework does not allow, and where. */
export interface Finding {
  readonly code: string;
  readonly path: Path;
  /** Where to point: at the value (the usual) or at its key. */
  readonly part?: 'key';
  readonly message: string;
  /** Worked out only where it is shown: looking for the nearest name takes time. */
  readonly advice: () => Sentence;
}

/** What is wrong with one answer. */
export function answerFindings({ question, value, path }: ReadAnswer): Finding[] {
  const ids = question.options.map((option) => option.id);
  if (value === 'unknown') return [];
  if (value === 'not-applicable') {
    if (question.mayNotApply) return [];
    const message = `${quoted(question.id)} always applies.`;
    const advice = () => `Answer “unknown”, or one of ${listed(ids)}.`;
    return [{ code: 'always-applies', path, message, advice }];
  }
  const options = typeof value === 'string' ? [value] : value;
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

function wordInList(word: string, ids: readonly string[], path: Path): Finding {
  const message = `${quoted(word)} stands alone, not in a list.`;
  return { code: 'word-in-list', path, message, advice: () => `List only options: ${listed(ids)}.` };
}

function unknownOption(question: Question, option: string, path: Path): Finding {
  const message = `${quoted(question.id)} has no option ${quoted(option)}.`;
  const ids = question.options.map(({ id }) => id);
  const advice = () => didYouMean(option, [...ids, ...ANSWER_WORDS]) || choicesText(question);
  return { code: 'unknown-option', path, message, advice };
}

/** What a question can be answered with, in a sentence. */
export function choicesText({ options, mayNotApply }: Question): string {
  const words = ANSWER_WORDS.filter((word) => word !== 'not-applicable' || mayNotApply);
  return `Its options are ${listed(options.map(({ id }) => id))}; or write ${listed(words, 'or')}.`;
}

/** Answers to questions that the framework does not have, or not in this part. */
export function strayFindings({ part, strays }: ReadPart, framework: Framework): Finding[] {
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
export function nameFindings({ service, ...written }: WrittenAssessment, framework: Framework): Finding[] {
  const nations = framework.nations.map(({ id }) => id);
  const agencies = framework.agencies.map(({ id }) => id);
  const nation = service?.nation;
  const roles = framework.roles.map(({ id }) => id);
  const partners = service?.partners ?? [];
  const kinds: [Path, string | null | undefined][] = [
    ...(service?.sides ?? []).map((side, index): [Path, string] => [['service', 'sides', index], side]),
    ...partners.map(({ agency }, index): [Path, typeof agency] => [
      ['service', 'partners', index, 'agency'],
      agency,
    ]),
  ];
  return [
    ...(nation && !nations.includes(nation) ? [unknownNation(nation, nations)] : []),
    ...kinds.flatMap(([path, kind]) =>
      kind && !agencies.includes(kind) ? [unknownAgency(kind, path, agencies)] : [],
    ),
    ...(service?.sides ?? []).flatMap((side, index, sides) =>
      sides.indexOf(side) === index ? [] : [sideTwice(side, index)],
    ),
    ...(written['answered-by'] ?? []).flatMap(({ as }, index) =>
      as && !roles.includes(as) ? [unknownRole(as, index, roles)] : [],
    ),
  ];
}

function unknownNation(nation: string, nations: readonly string[]): Finding {
  const message = `${quoted(nation)} is not a nation that the framework knows.`;
  const advice = () => didYouMean(nation, nations) || `The nations are ${listed(nations)}.`;
  return { code: 'unknown-nation', path: ['service', 'nation'], message, advice };
}

function sideTwice(side: string, index: number): Finding {
  const message = `${quoted(side)} stands twice among the sides.`;
  const advice = () => 'Keep one. Two agencies of one kind are named under “partners”.';
  return { code: 'side-twice', path: ['service', 'sides', index], message, advice };
}

function unknownAgency(agency: string, path: Path, agencies: readonly string[]): Finding {
  const message = `${quoted(agency)} is not a kind of partner that the framework knows.`;
  const known =
    agencies.length > 0 ? `The kinds are ${listed(agencies)}.` : 'The framework names none; leave it out.';
  return { code: 'unknown-agency', path, message, advice: () => didYouMean(agency, agencies) || known };
}

function unknownRole(role: string, index: number, roles: readonly string[]): Finding {
  const message = `${quoted(role)} is not a role that the framework knows.`;
  const known =
    roles.length > 0 ? `The roles are ${listed(roles)}.` : 'The framework names none; leave it out.';
  const path = ['answered-by', index, 'as'];
  return { code: 'unknown-role', path, message, advice: () => didYouMean(role, roles) || known };
}

/** Needs, which a framework that asks for none has no use for. */
export function needFindings({ needs }: WrittenAssessment): Finding[] {
  if (Object.keys(needs ?? {}).length === 0) return [];
  const message = 'This framework does not ask about needs.';
  return [{ code: 'no-needs', path: ['needs'], part: 'key', message, advice: () => 'Leave “needs” out.' }];
}
