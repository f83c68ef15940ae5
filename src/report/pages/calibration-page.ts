import type { Calibration } from '../../model/calibration.ts';
import { bare, capitalised, counted, startingLow } from '../../text.ts';
import type { Block, LabelledRow } from '../blocks.ts';
import {
  apart,
  heading,
  lead,
  line,
  listOf,
  note,
  ofNumbers,
  paras,
  row,
  said,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import { alphaText, withinText } from '../words/panel/agreement-words.ts';
import {
  answersText,
  CLOSENESS,
  calibrationHeadline,
  countsText,
  keyText,
  kindsIn,
  MEANING,
  otherAnswers,
  placedText,
  spreadText,
  tellingText,
  toTalkAbout,
} from '../words/panel/calibration-words.ts';
import { othersText, outcomeText, saidText } from '../words/panel/difference-words.ts';
import { aloneText, saidAmong } from '../words/panel/stability-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { andMore, serviceName } from '../words/service-words.ts';
import { notesOf, restNote, SCREEN } from './page-head.ts';

/** How several people read one case: what to talk about first, then how close they are to its key and to each other. */
export function calibrationPage(calibration: Calibration): Block[] {
  const { framework, notes, service, views, leftOut, overall } = calibration;
  return [
    heading(1, `${bare(serviceName(service))}: how you read the case`),
    note(
      `${counted(views, 'view')} beside its key, by ${bare(framework.title)}, version ${framework.version}`,
    ),
    ...notesOf(framework, notes),
    lead(calibrationHeadline(calibration)),
    ...paras(leftOutText(leftOut)),
    ...section('What to talk about', talkBlocks(calibration)),
    ...section('How close you are to the case', closeBlocks(calibration)),
    ...section('Question by question', questionTable(calibration)),
    ...section('How far you agree with each other', paras(withinText(overall), alphaText(overall.alpha))),
    ...section('What this shows, and what not', listOf(MEANING)),
  ];
}

function leftOutText(leftOut: number): string | null {
  if (leftOut === 0) return null;
  const [more, are] = [counted(leftOut, 'more question'), leftOut === 1 ? 'was' : 'were'];
  return `${more} that the case answers ${are} left open by all of you, and ${leftOut === 1 ? 'does' : 'do'} not count.`;
}

function talkBlocks(calibration: Calibration): Block[] {
  return toTalkAbout(calibration).flatMap(({ question, ask }, index) => {
    const others = otherAnswers(question, calibration).map(({ text, by }) => ({
      text,
      more: by === null ? [] : [by],
    }));
    return apart([
      heading(3, `${index + 1}. ${questionInWords(question.ask)}`),
      ...paras(tellingText(question)),
      ...listOf([keyText(question, calibration.views), ...others]),
      ...paras(othersText(question.counts), ask),
    ]);
  });
}

function closeBlocks(calibration: Calibration): Block[] {
  const { who, placements, views } = calibration;
  const kinds = kindsIn(calibration);
  const rows = (who ?? []).map(({ label, counts, placements: alone }) => [
    label,
    ...kinds.map((kind) => String(counts[kind])),
    ...placements.map((placement, index) =>
      alone[index] ? capitalised(outcomeText(alone[index], placement)) : '',
    ),
  ]);
  const levels = placements.map(({ title: full }) => {
    const title = placements.length === 1 ? 'Alone' : bare(full);
    return { title, inWords: (cell: string) => `${startingLow(title)}: ${startingLow(cell)}` };
  });
  return [
    ...paras(answersText(calibration), spreadText(calibration)),
    ...placements.flatMap((placement) =>
      titledIf(
        placements.length > 1,
        placement.title,
        paras(placedText(placement, views), aloneText(placement)),
      ),
    ),
    ...tableOf(['View', ...headsOf(kinds), ...levels], rows),
  ];
}

function headsOf(kinds: ReturnType<typeof kindsIn>) {
  return kinds.map((kind) => ({
    ...ofNumbers(CLOSENESS[kind][1]),
    inWords: (cell: string) => (cell === '0' ? '' : `${cell} ${CLOSENESS[kind][0]}`),
  }));
}

function questionTable(calibration: Calibration): Block[] {
  const kinds = kindsIn(calibration);
  const rows = calibration.questions.map(({ ask, key, counts }) => [
    ask,
    saidText(key),
    ...kinds.map((kind) => String(counts[kind])),
  ]);
  return tableOf(['Question', 'The case has', ...headsOf(kinds)], rows, { read: 'records' });
}

/** The same on one screen, and how to read the rest. */
export function calibrationAnswerPage(calibration: Calibration): Block[] {
  const { service, views, placements } = calibration;
  const spread = spreadText(calibration);
  const answers = line(said(2, answersText(calibration)), spread === null ? null : said(14, spread));
  const placed = placements.map((each, index) =>
    said(index < 2 ? 1 : 8, saidAmong(placedText(each, views), each, placements)),
  );
  const rows = [
    ...row(
      'NOTE',
      calibration.notes.map((text) => said(20, text)),
    ),
    ...row('IN SHORT', [said(0, calibrationHeadline(calibration))]),
    ...row('LEVEL', placed),
    ...talkRows(calibration),
    ...row('ANSWERS', [answers], { apart: true }),
    ...peopleRows(calibration),
    ...row('AGREED', [said(15, alphaText(calibration.overall.alpha))]),
    ...row('MEANS', [line(said(1, MEANING[0]), said(16, MEANING[1]))]),
  ];
  const title = heading(1, `${bare(serviceName(service))} · ${counted(views, 'view')} beside its key`);
  return [
    { kind: 'fitted', lines: SCREEN, blocks: [title, { kind: 'labelled', rows }] },
    restNote('paper.docx', 'a paper'),
  ];
}

const MOST_SHOWN = 3;

/** The questions come first, then their answers in turn, then what the case tells, and what to ask. */
const RANKS = { question: 4, answers: 6, telling: 9, ask: 12 } as const;

function talkRows(calibration: Calibration): LabelledRow[] {
  const all = toTalkAbout(calibration);
  const rows = all.slice(0, MOST_SHOWN).flatMap(({ question, ask }, index) => {
    const first = said(RANKS.question, questionInWords(question.ask));
    const behind = (text: string | null, kind: keyof typeof RANKS) =>
      text === null ? null : { ...said(RANKS[kind] + index, text), after: first, group: `${kind} ${index}` };
    return row(
      `TALK ${index + 1}`,
      [
        first,
        behind(keyText(question, calibration.views), 'answers'),
        ...otherAnswers(question, calibration).map(({ text }) => behind(text, 'answers')),
        behind(othersText(question.counts), 'answers'),
        behind(tellingText(question), 'telling'),
        behind(ask, 'ask'),
      ],
      { apart: true },
    );
  });
  const more = all.length - MOST_SHOWN;
  const rest = more > 0 ? said(RANKS.question, capitalised(andMore(more, 'question'))) : null;
  return [...rows, ...row('', [rest])];
}

/** Each person, where all find room. */
function peopleRows({ who }: Calibration): LabelledRow[] {
  const told = (who ?? []).map(({ label, counts }) => said(13, `${label}: ${countsText(counts)}.`));
  return row(
    'PEOPLE',
    told.map((each) => ({ ...each, group: 'people' })),
  );
}
