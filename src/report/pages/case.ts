import type { Result } from '../../model/result.ts';
import { link, say } from '../../sentence.ts';
import { apart, type Block, listOf, para, paras, section } from '../document/blocks.ts';
import { answerBlocks, answerPage } from './answer.ts';
import { sourceBlocks } from './barriers.ts';
import { answersBlocks, answersOf, backingOf, reportBlocks } from './result.ts';

/** A worked case: what is said of it beside its answers, and its result. */
export interface WorkedCase {
  readonly about: {
    readonly period: string;
    readonly literature?: readonly { readonly says: string; readonly source: string }[] | undefined;
    readonly note?: string | undefined;
    readonly invented?: boolean | undefined;
  };
  readonly result: Result;
}

/** Where a worked case sits, what the literature calls it, why the two may differ, and the page behind each answer. */
export function casePage(worked: WorkedCase): Block[] {
  const { result } = worked;
  const answers = answersOf(result);
  const resting = answers.filter(({ source }) => source !== null);
  const behind = resting.map((answer) => ({
    text: `${answer.ask} ${answer.text}`,
    more: backingOf(answer),
  }));
  return [
    ...reportBlocks(result),
    { kind: 'appendix', blocks: sourceBlocks(result) },
    ...publishedBlocks(worked),
    ...section('What each answer rests on', listOf(behind)),
    ...answersBlocks(
      'Every other answer',
      answers.filter((answer) => !resting.includes(answer)),
    ),
  ];
}

/** The answer of a worked case, and what is said of it, for a screen. */
export function caseAnswerPage(worked: WorkedCase): Block[] {
  return [...answerPage(worked.result), ...publishedBlocks(worked)];
}

/** What is published of it. */
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

/** A worked case for who has nothing of one's own yet, and how to do the same. */
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
