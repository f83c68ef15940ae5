import { inNation } from '../engine/compile/nation-terms.ts';
import { allQuestions, definitionOf, themeOf } from '../framework/traverse.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Condition } from '../model/condition.ts';
import { questionsOf } from '../model/fold-condition.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import type { Item } from '../report/blocks.ts';
import { conditionItem } from '../report/words/condition-words.ts';
import { plain } from '../sentence.ts';
import { bare, counted, listed, listedShort } from '../text.ts';
import type { AskedAgain, SecondRound } from './second-round.ts';

/** What a form asks, whatever it is made as: a page for a browser, a workbook, a paper. */

/** Which questions of a framework a form asks, and of which service. */
export interface FormOptions {
  /** The service that it is about, as far as it is known; null where whoever answers names it. */
  readonly for: Pick<Assessment, 'service'> | null;
  /** The one part that is asked; null for all. */
  readonly only: 'needs' | null;
  /** True for no more than what levels rest on. */
  readonly isQuick: boolean;
  /** What is told of a case, by question: nothing else is asked. Left out for a service of one’s own. */
  readonly told?: Readonly<Record<string, string>>;
  /** What a second round asks, and of whom; left out in a first. */
  readonly again?: SecondRound;
}

export interface Form {
  readonly framework: { readonly id: string; readonly version: string };
  readonly asks: Omit<FormOptions, 'for'>;
  readonly title: string;
  /** What the framework is for, in its own words; null where it does not say. */
  readonly about: string | null;
  readonly service: FormService;
  /** What to know before the first question, a sentence or two each. */
  readonly intro: readonly string[];
  readonly questions: readonly FormQuestion[];
}

/** The service in words, as far as it is known. */
export interface FormService {
  readonly name: string | null;
  readonly nation: string | null;
  readonly people: string | null;
  readonly scope: string | null;
  /** Who “the agencies” of the questions are; null where nobody said. */
  readonly sides: string | null;
  readonly partners: readonly string[];
}

export interface FormQuestion {
  readonly id: string;
  /** Its place among all questions of the framework, from 1: a short form leaves numbers out. */
  readonly number: number;
  readonly theme: string | null;
  readonly ask: string;
  /** What is told of the case; null in a form about a service of one’s own. */
  readonly told: string | null;
  readonly help: string | null;
  readonly evidenceHint: string | null;
  /** True for a question about the people served. */
  readonly isNeeds: boolean;
  readonly options: readonly FormOption[];
  readonly mayNotApply: boolean;
  /** When it is asked, in a sentence; null where it always is. */
  readonly shownWhen: string | null;
  /** What was said in the first round; null where there was none. */
  readonly again: AskedAgain | null;
}

export interface FormOption {
  readonly id: string;
  /** Its place among the options, from 1. */
  readonly number: number;
  readonly text: string;
}

/** The form of `framework` that `options` ask for, in the words of the service’s nation. */
export function formOf(framework: Framework, options: FormOptions): Form {
  const { for: about, ...asks } = options;
  const service = about?.service ?? null;
  const worded = inNation(framework, service?.nation ?? null);
  const numbers = new Map(allQuestions(worded).map(({ id: of }, index) => [of, index + 1]));
  const { again } = asks;
  const questions = questionsAsked(worded, options).map((question) => ({
    ...formQuestion(question, numbers.get(question.id) ?? 0, worded),
    told: asks.told?.[question.id] ?? null,
    again: again?.questions.find((each) => each.id === question.id) ?? null,
  }));
  const { id, version, title } = worded;
  const sides = listedShort(worded.agencies.filter((agency) => service?.sides.includes(agency.id)));
  return {
    framework: { id, version },
    asks,
    title: `${again ? 'Second round – ' : ''}${bare(title)}`,
    about: worded.about,
    service: {
      name: service?.name ?? null,
      nation: worded.nations.find((nation) => nation.id === service?.nation)?.title ?? null,
      people: service?.people ?? null,
      scope: service?.scope ?? null,
      sides: sides === '' ? null : sides,
      partners: service?.partners.map(({ name }) => name) ?? [],
    },
    intro: again
      ? introAgain(questions, numbers.size)
      : introOf(questions, { ...asks, isQuick: asks.isQuick && questions.length < worded.questions.length }),
    questions,
  };
}

/** What a form is called. */
export function titleOf({ title, service }: Form): string {
  return service.name === null ? title : `${service.name}: ${title}`;
}

/** What is asked of the service and of who answers, in page and workbook. */
export const DETAIL_ASKS = {
  service: 'Which service is this about?',
  nation: 'Where is the service?',
  role: 'What is your role?',
  organisation: 'Who do you work for?',
  date: 'Which day do your answers describe?',
} as const;

/** What is asked of the service besides, and the hint below it, in page and workbook. */
export const SERVICE_ASKS = {
  people: ['Who does it serve? (optional)', 'For example: older people who need help at home.'],
  scope: [
    'What does it cover, and what not? (optional)',
    'For example: home care and therapy, but not equipment.',
  ],
  sides: [
    'Which agencies work together in it?',
    'Choose two or more whose staff work with the same people. The questions call them “the agencies”.',
  ],
  kind: ['What kind of agency is it?', 'Choose one, or leave it out.'],
  everybody: ['Is that everybody who works together here?', 'Choose one, or leave it out.'],
} as const;

/** Who is missing among the partners, as it is chosen. */
export const EVERYBODY = [
  { id: 'yes', title: 'Yes' },
  { id: 'no', title: 'No, others are missing here' },
  { id: 'unsure', title: 'Not sure' },
] as const;

/** A fact about a service: what it is called, and what is known of it, null for nothing. */
type Fact = readonly [name: string, text: string | null];

/** What the facts about a service are called, in page, workbook and paper. */
export const SERVICE_FACTS = {
  name: 'The service',
  people: 'Who it serves',
  scope: 'What it covers',
  sides: 'The agencies',
  nation: 'Where',
  partners: 'Partners',
} as const;

/** The facts about a service, but for its name. */
export function factsOf({ nation, people, scope, sides, partners }: FormService) {
  return {
    nation: [SERVICE_FACTS.nation, nation],
    people: [SERVICE_FACTS.people, people],
    scope: [SERVICE_FACTS.scope, scope],
    sides: [SERVICE_FACTS.sides, sides],
    partners: [SERVICE_FACTS.partners, listed(partners) || null],
  } as const satisfies Record<string, Fact>;
}

/** What is known before anybody answers, of the service and in a second round of who does: the name of each fact, and what it is. */
export function knownOf({ service, asks: { again } }: Form): [string, string][] {
  const facts: readonly Fact[] = [
    [SERVICE_FACTS.name, service.name],
    ...Object.values(factsOf(service)),
    ['Who answers', again?.who ?? null],
  ];
  return facts.flatMap(([name, text]): [string, string][] => (text === null ? [] : [[name, text]]));
}

/** The questions of a form, in the order in which they are asked. */
function questionsAsked(
  framework: Framework,
  { only, isQuick, told, again }: FormOptions,
): readonly Question[] {
  if (told) return framework.questions.filter(({ id }) => Object.hasOwn(told, id));
  if (again)
    return allQuestions(framework).filter(({ id }) => again.questions.some((each) => each.id === id));
  if (only === 'needs') return framework.needs?.questions ?? [];
  if (!isQuick) return allQuestions(framework);
  const deciding = decidingQuestions(framework);
  return framework.questions.filter(({ id }) => deciding.has(id));
}

/** The ids of the questions that levels rest on, and of those that say whether one of these is asked; of all, where there are no levels. */
function decidingQuestions({ placements, questions }: Framework): ReadonlySet<string> {
  const found = new Set<string>();
  const shownWhen = new Map(questions.map((question) => [question.id, question.shownWhen]));
  const add = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (found.has(id)) continue;
      found.add(id);
      add(readIn(shownWhen.get(id)));
    }
  };
  for (const { measure, levels } of placements)
    add([...(measure?.questions ?? []), ...levels.flatMap((level) => readIn(definitionOf(level)))]);
  return found.size > 0 ? found : new Set(questions.map(({ id }) => id));
}

function readIn(condition: Condition | null | undefined): string[] {
  return condition ? questionsOf(condition) : [];
}

function formQuestion(
  question: Question,
  number: number,
  framework: Framework,
): Omit<FormQuestion, 'told' | 'again'> {
  const { id, ask, why, evidence, options, mayNotApply, shownWhen } = question;
  return {
    id,
    number,
    theme: themeOf(question, framework),
    ask,
    help: why,
    evidenceHint: evidence,
    isNeeds: framework.needs?.questions.some((need) => need.id === id) ?? false,
    options: options.map((option, index) => ({ id: option.id, number: index + 1, text: option.text })),
    mayNotApply,
    shownWhen: shownWhen && whenText(conditionItem(shownWhen, framework)),
  };
}

/** When a question is asked, in one sentence. */
function whenText(item: Item): string {
  return `Only asked where this is so: ${inOneSentence(item)}.`;
}

function inOneSentence({ text, parts = [] }: Item): string {
  const head = bare(plain(text)).replace(/^The /u, 'the ');
  if (parts.length === 0) return head;
  return `${head.replace(/^All of these hold$/u, 'all of this')} (${listed(parts.map(inOneSentence), 'and')})`;
}

function introOf(questions: readonly FormQuestion[], { isQuick, told }: Form['asks']): string[] {
  const needs = questions.filter(({ isNeeds }) => isNeeds).length;
  const service = questions.length - needs;
  const kinds = [
    [needs, 'about the people who use the service'],
    [service, 'about how the agencies work together'],
  ].filter(([count]) => count !== 0);
  const [first] = kinds;
  const about =
    kinds.length === 1 ? ` ${first?.[1]}` : `: ${listed(kinds.map(([count, what]) => `${count} ${what}`))}`;
  const short = isQuick
    ? ' This is the short form: only what decides the result, so some numbers are left out.'
    : '';
  return [
    `There are ${counted(questions.length, 'question')}${about}.${short} Allow about a minute for each. You need not answer everything.`,
    told ? FROM_CASE : FROM_SELF,
    ...severalIn(questions),
  ];
}

function severalIn(questions: readonly FormQuestion[]): string[] {
  return questions.some(({ options }) => options.length > 2) ? [SEVERAL] : [];
}

function introAgain(questions: readonly FormQuestion[], all: number): string[] {
  return [
    `This is the second round. It asks only what is not settled: ${questions.length} of ${counted(all, 'question')}. With each stands how many gave which answer in the first round, and what you said.`,
    'Keep your answer if you still think so, and change it if you have learnt something. Agreeing is not the aim, and “Don’t know” is still fine.',
    ...severalIn(questions),
  ];
}

const FROM_SELF =
  'Answer from what you know yourself, before you talk it over with the others. Please do not guess: “Don’t know” is a useful answer.';

const FROM_CASE =
  'This is about a case, and not about your own service. Answer each question from what is told of the case beside it and from nothing else, before you talk it over with the others. Where that does not settle it, “Don’t know” is right.';

/** What a question can be answered with besides its options: the word that a file has for it, and what is read. */
export function wordsFor({ mayNotApply }: Pick<FormQuestion, 'mayNotApply'>): [id: string, text: string][] {
  return [['unknown', 'Don’t know'], ...(mayNotApply ? [NOT_APPLYING] : [])];
}

const NOT_APPLYING: [string, string] = ['not-applicable', 'Does not apply here'];

/** What is told of the case beside a question; null in a form about a service of one’s own. */
export function toldText({ told }: Pick<FormQuestion, 'told'>): string | null {
  return told === null ? null : `What the case tells: ${told}`;
}

/** What is said of a question, as far as there is anything: what is told of a case, when it is asked, why, and what would show the answer. */
export function remarksOn({
  told,
  shownWhen,
  help,
  evidenceHint,
}: Pick<FormQuestion, 'told' | 'shownWhen' | 'help' | 'evidenceHint'>): string[] {
  const hint = evidenceHint === null ? null : `What would show it: ${evidenceHint}`;
  return [toldText({ told }), shownWhen, help, hint].filter((text) => text !== null);
}

/** What to write beside an answer, in workbook and paper. */
export const BESIDE = [
  'Under “Note”, write what others should know about your answer.',
  'Under “Evidence”, write what shows it, such as the name of a document.',
];

export const NO_NAME = 'No name is needed.';

/** What is said where several options can be ticked, which a cell has no room for. */
export const SEVERAL =
  'If you cannot tell which of several answers is right, you can tick all that might be.';
