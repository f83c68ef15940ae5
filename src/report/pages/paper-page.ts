import type { Result } from '../../model/result.ts';
import { bare, counted, listedShort, startingLow } from '../../text.ts';
import type { Block, LabelledLine, LabelledRow } from '../blocks.ts';
import { heading, listOf, para, row, section, tableOf } from '../build-blocks.ts';
import { type ActionLine, actionLines } from '../words/answer/actions.ts';
import { askedLines, inTheWayLines } from '../words/answer/board-lines.ts';
import { restingAnswers } from '../words/answer/resting-lines.ts';
import type { Told } from '../words/answer/who-answered.ts';
import { stepWords } from '../words/plan/step-words.ts';
import { allAnswers, describedDay, isBlank, serviceName } from '../words/service-words.ts';
import { judgementRows } from './answer-page.ts';
import { sourceBlocks } from './barrier-blocks.ts';
import { PAGE } from './page-head.ts';
import { orderBlocks } from './plan-page.ts';
import { answersBlocks, pagesOneByOne, servingBlocks, standingBlocks } from './result-pages.ts';

/** The paper of a board, with the answer, the asks and the actions on page one. */
export function paperPage(result: Result): Block[] {
  return [
    { kind: 'fitted', lines: PAGE, blocks: pageOne({ ...result, toOthers: true }) },
    { kind: 'break' },
    ...standingBlocks(result),
    ...planBlocks(result),
    ...servingBlocks(result),
    ...section('What the level rests on', restingBlocks(result)),
    ...answersBlocks('Every answer', allAnswers(result)),
    ...section('What the words mean', wordBlocks(result)),
    ...sourceBlocks(result),
  ];
}

/** The papers of several results, one after the other. */
export function papersPage(results: readonly Result[]): Block[] {
  return pagesOneByOne(results, paperPage);
}

function pageOne(result: Told): Block[] {
  const { service, date, framework } = result;
  const doings = actionLines(result);
  const sides = service.sides.length === 0 ? '' : ` The agencies are ${listedShort(service.sides)}.`;
  const people = service.people === null ? '' : ` People served: ${startingLow(bare(service.people))}.`;
  const rows = [
    ...row('ASKED', askedLines(result, doings)),
    ...judgementRows(result),
    ...row('IN THE WAY', inTheWayLines(result, doings)),
  ];
  return [
    heading(1, bare(serviceName(service))),
    para(`${describedDay(date)}, by ${startingLow(bare(framework.title))}.${sides}${people} ${NO_RANKING}`),
    { kind: 'labelled', rows: rows.map(withoutLeast) },
    ...actionTable(doings),
  ];
}

const NO_RANKING = 'A level is no mark.';

function withoutLeast(row: LabelledRow): LabelledRow {
  const lines = row.lines.flatMap((line): LabelledLine[] => {
    if (!('said' in line)) return [line];
    const kept = line.said.filter(({ rank }) => rank < LEAST);
    return kept.length === 0 ? [] : [{ said: kept }];
  });
  return { ...row, lines };
}

const LEAST = 20;

/** The actions, with room to say who owns each, when it is due and how it stands. */
function actionTable(doings: readonly ActionLine[]): Block[] {
  const rows = doings.map(({ what, who, why, when }, index) => [
    `${index + 1}. ${what}`,
    who,
    why,
    when,
    '',
    '',
    '',
  ]);
  const toFill = [
    { title: 'What for', toFill: 6 },
    { title: 'By when', toFill: 6 },
    { title: 'Owner', toFill: 9 },
    { title: 'Due', toFill: 6 },
    { title: 'State', toFill: 6 },
  ];
  return tableOf(['Action', 'Who', ...toFill], rows);
}

function planBlocks(result: Result): Block[] {
  const { next, placements } = result;
  const placement = placements.find(({ id }) => id === next?.placement);
  if (!next || !placement || next.steps.length === 0 || isBlank(result)) return [];
  return orderBlocks(stepWords(next, { from: placement.secured, placement }));
}

/** The answers that the levels in place rest on, and those of them without evidence. */
function restingBlocks(result: Result): Block[] {
  const answers = restingAnswers(result);
  const claims = answers.filter(({ evidence, source }) => evidence.length === 0 && source === null);
  if (answers.length === 0) return [];
  const on = `It rests on ${counted(answers.length, 'answer')}`;
  if (claims.length === 0)
    return [
      para(`${on}; for ${answers.length === 1 ? 'it' : 'each of them'} it is written down what shows it.`),
    ];
  const lacking =
    answers.length === 1
      ? 'No evidence is written down for it, so that it is a claim'
      : `No evidence is written down for ${claims.length} of them, so that ${claims.length === 1 ? 'this is a claim' : 'these are claims'}`;
  return [para(`${on}. ${lacking}:`), ...listOf(claims.map(({ ask, text }) => `${ask} ${text}`))];
}

function wordBlocks(result: Result): Block[] {
  const isPlaced = result.placements.length > 0;
  const facts = [
    ...(isPlaced ? [{ name: 'Level', text: LEVEL }] : []),
    { name: 'Not known', text: NOT_KNOWN },
    ...(result.barriers.length > 0
      ? [
          { name: 'Barrier', text: BARRIER },
          { name: 'Lever', text: LEVER },
        ]
      : []),
    { name: 'Days, months, years', text: EFFORT },
    { name: 'Evidence', text: EVIDENCE },
    { name: 'Own judgement', text: OWN_JUDGEMENT },
  ];
  return [{ kind: 'facts', facts }];
}

const LEVEL =
  'How closely the agencies work together, by what is so and not by how well it goes. A higher one is not better; enough is what the people served need.';

const NOT_KNOWN =
  'Nobody has said, or who answered does not know. It counts neither for a level nor against one.';

const BARRIER =
  'Something in the answers that makes a level harder to reach or to keep. It is a reason, and no fault of anybody.';

const LEVER = 'What somebody can do about a barrier, and who that is.';

const EFFORT = 'How long something takes once it is begun. When it is due is for the board to say.';

const EVIDENCE =
  'What shows an answer to somebody else, such as a signed agreement. An answer without it is a claim.';

const OWN_JUDGEMENT = 'What the framework says without a source, as its authors see it.';
