import type { AnswerResult, RecommendedLevel, RecommendedPartner, Result } from '../../model/result.ts';
import { link, type Sentence, say } from '../../sentence.ts';
import type { Block } from '../blocks.ts';
import { apart, cutAt, lead, listOf, para, paras, section, tableOf, titledIf } from '../build-blocks.ts';
import { apartText, viewsText } from '../words/agreed-words.ts';
import { footingsOf, unknownWords } from '../words/certainty-words.ts';
import {
  becauseLine,
  costLines,
  gapLine,
  haveLine,
  kindlessLine,
  NEEDS_NOT_ASKED,
  neededLine,
  needsTally,
  needsTitle,
  partnerLine,
  unnamedLine,
} from '../words/need-words.ts';
import { allAnswers, andMore } from '../words/service-words.ts';
import { answerBlocks, answerPage } from './answer-page.ts';
import { barrierBlocks, sourceBlocks } from './barrier-blocks.ts';
import { ladderBlocks, matrixBlocks, numberBlocks, profileBlocks } from './level-blocks.ts';
import { aboutBlocks, headBlocks } from './page-head.ts';

/** The result, with every answer on paper. */
export function resultPage(result: Result): Block[] {
  return [...reportBlocks(result), ...answersBlocks('Every answer', allAnswers(result))];
}

/** Several results, one after the other. */
export function resultsPage(results: readonly Result[]): Block[] {
  return pagesOneByOne(results, resultPage);
}

/** What the people served need. */
export function needsPage(results: readonly Result[]): Block[] {
  return pagesOneByOne(results, (result) => [
    ...headBlocks(result),
    ...(result.placements.length === 0 ? [para('This framework draws a profile and gives no level.')] : []),
    ...section(needsTitle(result), needsBlocks(result)),
  ]);
}

/** The pages of several results, one after the other. */
export function pagesOneByOne(results: readonly Result[], page: (result: Result) => Block[]): Block[] {
  return results.flatMap((result, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...page(result),
  ]);
}

/** The whole report. */
function reportBlocks(result: Result): Block[] {
  return [...answerBlocks(result), ...standingBlocks(result), ...servingBlocks(result)];
}

export function standingBlocks(result: Result): Block[] {
  return [
    ...numberBlocks(result),
    ...section('The two together', matrixBlocks(result)),
    ...ladderBlocks(result),
    ...section('How firm the footing is', footing(result)),
    ...section('Profile', profileBlocks(result)),
    ...section('Barriers', barrierBlocks(result)),
  ];
}

export function servingBlocks(result: Result): Block[] {
  return [
    ...section(needsTitle(result), needsBlocks(result)),
    ...section('What is not known', unknownBlocks(result)),
    ...section('What stayed apart', apartBlocks(result)),
    ...section('What this is about', aboutBlocks(result)),
  ];
}

function footing(result: Result): Block[] {
  return footingsOf(result).flatMap(({ lead, answers }) => [para(lead), ...listOf(answers)]);
}

/** On what some of a panel stay apart, and what it left open. */
function apartBlocks(result: Result): Block[] {
  const items = allAnswers(result).flatMap((answer) => {
    const isOpen = answer.answer === 'unanswered' && answer.views !== undefined;
    const more = [viewsText(answer), apartText(answer)].filter((part) => part !== null);
    return isOpen || answer.dissent !== undefined ? [{ text: `${answer.ask} ${answer.text}`, more }] : [];
  });
  return listOf(items);
}

/** Answers as a table, where there is room for it. */
export function answersBlocks(title: string, answers: readonly AnswerResult[]): Block[] {
  const rows = answers.map((answer) => [answer.ask, answer.text, backingOf(answer)]);
  const isAgreed = answers.some(({ views, dissent }) => views !== undefined || dissent !== undefined);
  const beside = isAgreed ? 'Reason, evidence, source, and who stands where' : 'Note, evidence, source';
  const table = tableOf(['Question', 'Answer', beside], rows);
  return [{ kind: 'appendix', blocks: section(title, table) }];
}

/** The note, evidence and source of an answer, a line each. */
function backingOf(answer: AnswerResult): Sentence[] {
  const { note, evidence, source } = answer;
  return [
    ...[note, ...evidence, viewsText(answer), apartText(answer)].filter((part) => part !== null),
    ...(source === null ? [] : [[link(source, source)]]),
  ];
}

const MOST_QUESTIONS = 5;

/** The open questions that would matter, and the answers that would settle the placements. */
function unknownBlocks(result: Result): Block[] {
  const { lead, questions, settling } = unknownWords(result);
  const cut = cutAt(MOST_QUESTIONS, questions.length, (rest) => andMore(rest, 'question'));
  return [
    para(lead),
    ...listOf(questions, cut),
    ...settling.flatMap(({ title, sets, rest }) =>
      titledIf(title !== null, title ?? '', [
        ...sets.flatMap(({ title: level, answers }) => [para(level), ...listOf(answers)]),
        ...paras(rest),
      ]),
    ),
  ];
}

/** What the people served need, against what is in place. */
export function needsBlocks(result: Result): Block[] {
  const { needs, recommended } = result;
  if (!needs) return [];
  if (!recommended) return [para(NEEDS_NOT_ASKED)];
  const { levels, who, perhaps } = recommended;
  const always = who.filter(({ calledIn }) => !calledIn);
  const forSome = who.filter(({ calledIn }) => calledIn);
  return [
    ...levels.flatMap((wanted) => called(wanted, result)),
    ...partners('Who with', always),
    ...partners('Called in for some', forSome),
    ...partners('Who with, perhaps', perhaps),
    ...apart(paras(kindlessLine(result), unnamedLine(result))),
    ...apart(paras(needsTally(result))),
  ];
}

function called(wanted: RecommendedLevel, result: Result): Block[] {
  const placement = result.placements.find(({ id }) => id === wanted.placement);
  if (!placement) return [];
  return titledIf(result.placements.length > 1, wanted.title, [
    lead(neededLine(wanted, result.placements)),
    ...listOf(wanted.because.map(becauseLine)),
    ...paras(haveLine(placement), gapLine(wanted, placement)),
    ...listOf(costLines(wanted, placement)),
  ]);
}

function partners(title: string, list: readonly RecommendedPartner[]): Block[] {
  const items = list.map((partner) => ({
    text: partnerLine(partner),
    more: partner.because.map(becauseLine),
  }));
  return section(title, listOf(items), 3);
}

/** A worked case with what is published about it. */
export interface WorkedCase {
  readonly about: {
    readonly period: string;
    readonly literature?: readonly { readonly says: string; readonly source: string }[] | undefined;
    readonly note?: string | undefined;
    readonly invented?: boolean | undefined;
  };
  readonly result: Result;
}

/** A worked case in full, with the source behind each answer. */
export function casePage(worked: WorkedCase): Block[] {
  const { result } = worked;
  const answers = allAnswers(result);
  const others = answers.filter(({ source }) => source === null);
  const behind = answers.flatMap((answer) => {
    const { ask, text, source } = answer;
    return source === null ? [] : [{ text: `${ask} ${text}`, more: backingOf(answer) }];
  });
  return [
    ...reportBlocks(result),
    { kind: 'appendix', blocks: sourceBlocks(result) },
    ...publishedBlocks(worked),
    ...section('What each answer rests on', listOf(behind)),
    ...answersBlocks('Every other answer', others),
  ];
}

/** A worked case for a screen. */
export function caseAnswerPage(worked: WorkedCase): Block[] {
  return [...answerPage(worked.result), ...publishedBlocks(worked)];
}

function publishedBlocks({ about: { period, literature = [], note, invented } }: WorkedCase): Block[] {
  const calls = literature.map(({ says, source }) => ({
    name: 'The literature',
    text: say`${says}. ${link(source, source)}`,
  }));
  return section(invented ? 'The invented case' : 'The published case', [
    { kind: 'facts', facts: [{ name: 'Period', text: `${period}.` }, ...calls] },
    ...apart(paras(note)),
  ]);
}

/** A worked case for somebody without an assessment, and how to make one. */
export function startPage(result: Result): Block[] {
  return [
    para(
      'This is an example: a service that is not yours. How to do the same for your own stands at the end.',
    ),
    ...answerBlocks(result),
    ...section('To do the same for your own service', [
      para('In a terminal:'),
      { kind: 'commands', commands: [['joinedup', 'assess', 'service.yaml']] },
      para('By hand, in a file:'),
      {
        kind: 'commands',
        commands: [
          ['joinedup', 'template', '-o', 'service.yaml'],
          ['joinedup', 'score', 'service.yaml'],
        ],
      },
      para('More examples:'),
      { kind: 'commands', commands: [['joinedup', 'cases', 'list']] },
    ]),
  ];
}
