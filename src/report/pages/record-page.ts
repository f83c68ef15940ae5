import type { PanelResult, Result } from '../../model/result.ts';
import { bare, capitalised, counted } from '../../text.ts';
import type { Block, Cell, Item, LabelledLine, LabelledRow } from '../blocks.ts';
import {
  apart,
  heading,
  line,
  listOf,
  note,
  ofNumbers,
  para,
  paras,
  row,
  said,
  section,
  tableOf,
} from '../build-blocks.ts';
import { panelText, putInNote, tookPartText } from '../words/agreed-words.ts';
import { hingesOf } from '../words/answer/resting-lines.ts';
import { FEW_OF_A_KIND, kindTitle } from '../words/panel/knowing-words.ts';
import {
  countedLines,
  doubtsOn,
  earlierRulesText,
  NO_PROOF,
  NO_PROOF_SOURCE,
  REPORTING,
  type Recorded,
  recordedIn,
  roundsText,
  ruleLine,
  STANDING_WORDS,
  type Standing,
  standingsText,
  TO_FILL_IN,
} from '../words/panel/record-words.ts';
import { levelsText, saidAmong } from '../words/panel/stability-words.ts';
import { sentence } from '../words/position-words.ts';
import { describedDay, serviceName } from '../words/service-words.ts';
import { whereRows } from './answer-page.ts';
import { notesOf, PAGE, restNote, SCREEN } from './page-head.ts';

/** The record of the meeting at which a panel agreed. */
export function recordPage(result: Result): Block[] {
  const all = recordedIn(result);
  const standing = (...some: readonly Standing[]) => all.filter((each) => some.includes(each.standing));
  return [
    frontOf(result, all, PAGE),
    ...section('Agreed in the meeting', [
      ...agreedTable(standing('agreed')),
      ...(standing('agreed').length > 0 ? [note(SILENT)] : []),
    ]),
    ...section('What stayed apart', apartTable(all)),
    ...section('Left open, and who finds out', openTable(standing('left-open', 'not-known'))),
    ...section('Put in by the rule without talk', answerTable(standing('by-rule'), result.panel)),
    ...section('Put in because all who know say the same', answerTable(standing('alike'), result.panel)),
    ...section('Nothing is written of these', [
      ...paras(standing('nothing-written').length > 0 ? NOTHING_WRITTEN : null),
      ...listOf(standing('nothing-written').map(({ ask }) => ask)),
    ]),
    ...section('Not asked, because of other answers', listOf(standing('not-asked').map(notAsked))),
    ...section('Who took part', partBlocks(result.panel)),
    ...section('How it was agreed', howBlocks(result.panel)),
    ...section('To be filled in', fillingBlocks()),
  ];
}

/** The record on one screen, and how to read the rest. */
export function recordAnswerPage(result: Result): Block[] {
  return [frontOf(result, recordedIn(result), SCREEN), restNote('record.docx', 'a paper')];
}

/** A record as tables to sort and filter. */
export function recordRecords(result: Result): Block[] {
  const all = recordedIn(result);
  const rows = all.map((each): Cell[] => [
    each.ask,
    each.text,
    capitalised(STANDING_WORDS[each.standing]),
    each.note ?? '',
    countedLines(each),
    each.dissent ?? '',
    '',
  ]);
  const heads = ['Question', 'Answer', 'How it stands', 'Reason', 'How many say what', 'Who stays apart'];
  const toFill = { title: 'Who finds out, by when (to be filled in)', toFill: 12 };
  return [
    frontOf(result, all, PAGE),
    ...section('Questions', tableOf([...heads, toFill], rows)),
    ...section('Who took part', partBlocks(result.panel)),
    ...section('How it was agreed', howBlocks(result.panel)),
    ...section(
      'To be filled in',
      tableOf(
        ['What a report should say', { title: 'To be filled in', toFill: 30 }],
        TO_FILL_IN.map((text) => [text, '']),
      ),
    ),
  ];
}

const SILENT = 'Views that say nothing to a question, or are not asked it, are not counted there.';

const NOTHING_WRITTEN =
  'Nobody was asked or said anything, or the meeting did not come to them; the file does not say which.';

function frontOf(result: Result, all: readonly Recorded[], lines: number): Block {
  const { service, panel, date, framework } = result;
  const who = panel ? panelText(panel) : 'a panel';
  const told = { ...result, toOthers: true, notes: [...doubtsOn(result), ...result.notes] };
  // What is said of these stands above already.
  const hinges = hingesOf(result).map(({ question }) => question);
  const rows = [
    ...whereRows(told),
    ...row('LEVELS', levelLines(result)),
    ...row('AGREED', [said(1, standingsText(all))], { apart: true }),
    ...questionRows('APART', '', all, ({ dissent, question }) =>
      dissent !== undefined && hinges.includes(question) ? '' : dissent,
    ),
    ...questionRows('OPEN', ', left open or known to nobody', all, ({ standing, note: reason }) =>
      standing === 'left-open' || standing === 'not-known' ? (reason ?? '') : undefined,
    ),
    ...(panel ? panelRows(panel) : []),
    ...row('NO PROOF', [said(16, `${NO_PROOF}.`)]),
  ];
  return {
    kind: 'fitted',
    lines,
    blocks: [
      heading(1, `${bare(serviceName(service))}: what ${who} agreed`),
      para(`${describedDay(date)}, by ${bare(framework.title)}, version ${framework.version}.`),
      ...notesOf(framework, []),
      { kind: 'labelled', rows },
    ],
  };
}

/** The names of the levels where it may be, a line for each placement. */
function levelLines({ placements }: Result): LabelledLine[] {
  return placements.flatMap((placement) => {
    const { possible, levels } = placement;
    const text = levelsText({
      levels: levels.filter(({ id }) => possible.levels.includes(id)),
      isMeasured: placement.measure !== null,
    });
    return text === null ? [] : [line(said(17, saidAmong(text, placement, placements)))];
  });
}

/** How many questions `told` says something of, and the first of them. */
function questionRows(
  label: string,
  how: string,
  all: readonly Recorded[],
  told: (each: Recorded) => string | undefined,
): LabelledRow[] {
  const texts = all.flatMap((each) => {
    const more = told(each);
    return more === undefined ? [] : [`${each.ask}${more === '' ? '' : ` ${sentence(more)}`}`];
  });
  const lines = texts.slice(0, MOST_TOLD).map((text, index) => said(9 + index, text));
  return texts.length === 0
    ? []
    : row(label, [said(4, `${counted(texts.length, 'question')}${how}.`), ...lines], { apart: true });
}

const MOST_TOLD = 5;

function panelRows(panel: PanelResult): LabelledRow[] {
  return [
    ...row('TOOK PART', [line(said(6, roundsText(panel)), said(15, tookPartText(panel) ?? KINDS_UNTOLD))], {
      apart: true,
    }),
    ...row('RULE', [said(5, ruleLine(panel))]),
  ];
}

const KINDS_UNTOLD = 'Of which organisations and roles is not told.';

function agreedTable(answers: readonly Recorded[]): Block[] {
  // What was talked about most comes first.
  const isBare = ({ note: reason, dissent }: Recorded) => Number(reason === null && dissent === undefined);
  const inOrder = answers.toSorted((one, other) => isBare(one) - isBare(other));
  const rows = inOrder.map((each): Cell[] => [
    each.ask,
    each.text,
    [
      ...(each.note === null ? [] : [each.note]),
      ...(each.dissent === undefined ? [] : ['Somebody stays apart; see below.']),
    ],
    countedLines(each),
  ]);
  return tableOf(['Question', 'Agreed answer', 'Why', 'How many say what'], rows, { read: 'records' });
}

function apartTable(all: readonly Recorded[]): Block[] {
  const rows = all.flatMap((each): Cell[][] =>
    each.dissent === undefined ? [] : [[each.ask, each.text, each.dissent]],
  );
  return tableOf(['Question', 'Answer of the others', 'Who stays apart, and why'], rows, { read: 'records' });
}

function openTable(answers: readonly Recorded[]): Block[] {
  const rows = answers.map((each): Cell[] => [
    each.ask,
    capitalised(STANDING_WORDS[each.standing]),
    countedLines(each),
    each.note ?? '',
    '',
  ]);
  const heads = ['Question', 'So far', 'How many say what', 'What is to be found out, and who does it'];
  return tableOf([...heads, { title: 'By when', toFill: 8 }], rows, { read: 'records' });
}

function answerTable(answers: readonly Recorded[], panel: PanelResult | undefined): Block[] {
  const usual = putInNote(panel?.rule.title ?? '');
  const rows = answers.map((each): Cell[] => [
    each.ask,
    each.text,
    countedLines(each),
    (each.note ?? '').replace(usual, '').trim(),
  ]);
  return tableOf(['Question', 'Answer', 'How many say what', 'Note'], rows, { read: 'records' });
}

function notAsked({ ask, note: noted, ...each }: Recorded): Item {
  return { text: ask, more: [...(noted === null ? [] : [noted]), ...(each.views ? countedLines(each) : [])] };
}

function partBlocks(panel: PanelResult | undefined): Block[] {
  if (!panel) return [];
  const { organisations, roles, who } = panel;
  const kinds = [
    { title: 'Organisation', of: organisations },
    { title: 'Role', of: roles },
  ].flatMap(({ title, of }) =>
    tableOf(
      [title, ofNumbers('Views')],
      (of ?? []).map((kind) => [capitalised(kindTitle(kind)), String(kind.views)]),
    ),
  );
  return [
    para(roundsText(panel)),
    ...kinds,
    ...paras(kinds.length === 0 && who === null ? KINDS_UNTOLD : null),
    ...listOf(who ?? []),
    ...(who === null ? [note(FEW_OF_A_KIND)] : []),
  ];
}

function howBlocks(panel: PanelResult | undefined): Block[] {
  const told = panel ? [`Rule: ${ruleLine(panel)}`, earlierRulesText(panel)] : [];
  return paras(...told, NO_PROOF_SOURCE);
}

function fillingBlocks(): Block[] {
  return [
    para(REPORTING),
    ...TO_FILL_IN.flatMap((text, index) =>
      apart([para(`${index + 1}. ${text}`), { kind: 'space', lines: 2 }]),
    ),
  ];
}
