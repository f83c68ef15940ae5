import type { Panel } from '../../model/panel.ts';
import { bare, capitalised, counted, listed } from '../../text.ts';
import type { Block, LabelledLine, LabelledRow, Said } from '../blocks.ts';
import { heading, line, row, said } from '../build-blocks.ts';
import { kappaText, NOBODY_KNOWS, ruleCounts, withinText } from '../words/panel/agreement-words.ts';
import {
  ANY_OTHER,
  type AnswerGroup,
  answerGroups,
  answerLine,
  type DifferenceWords,
  differencesOf,
  othersText,
  saidByText,
} from '../words/panel/difference-words.ts';
import {
  KNOWING_UNTOLD,
  knowingText,
  knownText,
  leastKnown,
  nobodyKnows,
  viewsText,
} from '../words/panel/knowing-words.ts';
import {
  aloneText,
  inOrder,
  levelsIn,
  levelsText,
  saidAmong,
  stabilityText,
  togetherTexts,
} from '../words/panel/stability-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { andMore, serviceName } from '../words/service-words.ts';
import { restNote, SCREEN } from './page-head.ts';

/** What a meeting has to decide, on one screen, and how to read the rest. */
export function panelAnswerPage(panel: Panel): Block[] {
  return [fittedOf(panel), restNote('meeting.docx', 'an agenda')];
}

function fittedOf(panel: Panel): Block {
  const rows = [
    ...row(
      'NOTE',
      panel.notes.map((text, index) => line(said(index === 0 ? 3 : 30, text))),
    ),
    ...placedRows(panel),
    ...decideRows(differencesOf(panel), panel),
    ...standingRows(panel, MOST_STABLE),
    ...row('AGREED', agreedLines(panel)),
  ];
  return {
    kind: 'fitted',
    lines: SCREEN,
    blocks: [
      heading(1, `${bare(serviceName(panel.service))} · ${viewsText(panel)}`),
      { kind: 'labelled', rows },
    ],
  };
}

/** How stable the level is, with so many levels, and who knows. */
export function standingRows(panel: Panel, most?: number): LabelledRow[] {
  return [
    ...row('STABLE', stableLines(panel, most), { apart: true }),
    ...row('WHO KNOWS', knowingLines(panel)),
  ];
}

/** Where all views together leave it, and what they say is needed. */
export function placedRows(panel: Panel): LabelledRow[] {
  const needed = togetherTexts(panel.needs).map((text) => line(said(3, text)));
  return [...row('WHERE', whereLines(panel)), ...row('NEEDED', needed)];
}

function whereLines(panel: Panel): LabelledLine[] {
  const { placements } = panel;
  if (placements.length === 0) return [line(said(0, 'This framework has no levels to decide.'))];
  if (nobodyKnows(panel)) return [line(said(0, NOBODY_KNOWS))];
  const [only] = placements;
  return togetherTexts(placements).map((text, index) =>
    line(said(index < 2 ? 0 : 5, text), only && placements.length === 1 ? said(15, aloneText(only)) : null),
  );
}

/** The names of all levels that are told of by number, a line for each placement. */
export function levelLines({ placements, needs }: Panel): LabelledLine[] {
  return placements.flatMap((placement) => {
    const called = needs.filter(({ id }) => id === placement.id).flatMap(levelsIn);
    const text = levelsText({ ...placement, levels: inOrder([...levelsIn(placement), ...called]) });
    return text === null ? [] : [line(said(3, saidAmong(text, placement, placements)))];
  });
}

/** More names than these a screen has no room for behind an answer. */
const MOST_NAMED = 1;

function decideRows(differences: readonly DifferenceWords[], panel: Panel): LabelledRow[] {
  if (differences.length === 0) return row('APART', splitLines(panel), { apart: true });
  const shown = differences.slice(0, MOST_SHOWN);
  const rows = shown.flatMap((difference, index) => {
    const ask = said(index, questionInWords(difference.question.ask));
    const groups = answerGroups(difference);
    const lines = groups.map((group) => groupParts(group, index, ask));
    const told = groups.reduce((sum, { views }) => sum + views, 0);
    const others = othersText(difference.question, difference.question.known - told);
    const rest = others === null ? [] : [{ ...said(RANKS.others + index, others), after: ask }];
    const parts = [[ask], ...lines, rest].filter((each) => each.length > 0);
    // Of many questions a line for each answer would leave room for few.
    const all = shown.length > MOST_APART ? [parts.flat()] : parts;
    return row(
      `DECIDE ${index + 1}`,
      all.map((own) => ({ said: own })),
      { apart: true },
    );
  });
  const more = differences.length - shown.length;
  return [
    ...rows,
    ...(more > 0 ? row('', [said(RANKS.more, capitalised(andMore(more, 'difference')))]) : []),
  ];
}

/** Answers that come to the same, who says so, and which they are where that is not said. */
function groupParts(group: AnswerGroup, index: number, ask: Said): Said[] {
  const { answers, text } = group;
  const who = answers.flatMap((answer) => answer.who);
  const [only, ...others] = answers;
  const by = saidByText(
    { who, organisations: others.length === 0 && only ? only.organisations : [] },
    MOST_NAMED,
  );
  const which = listed(answers.map((answer) => `${answer.text} (${answer.views})`));
  const first = {
    ...said(RANKS.answers + index, `${capitalised(answerLine(group))}.`),
    after: ask,
    group: `answers ${index}`,
  };
  return [
    first,
    ...(by === null ? [] : [{ ...said(RANKS.who + index, by), after: first }]),
    ...(text === ANY_OTHER ? [{ ...said(RANKS.which + index, `That is ${which}.`), after: first }] : []),
  ];
}

/** Levels of which a screen tells how often they come. */
const MOST_STABLE = 2;

/** Questions of which each answer has its line. */
const MOST_APART = 2;

/** In which order room is given away: the questions, their answers, then what stands below them, then more of these. */
const RANKS = { answers: 4, more: 12, others: 13, who: 17, which: 21 } as const;

const MOST_SHOWN = 4;

function splitLines({ questions, rule }: Panel): LabelledLine[] {
  const split = questions.filter(({ consensus }) => consensus.verdict === 'split');
  if (split.length === 0) return [];
  const lead = `${counted(split.length, 'question')}, by the rule “${bare(rule.title)}”:`;
  return [lead, ...split.slice(0, 5).map(({ ask }) => ask)].map((text, index) => line(said(1 + index, text)));
}

function stableLines(panel: Panel, most?: number): LabelledLine[] {
  if (nobodyKnows(panel)) return [];
  const { placements } = panel;
  return placements
    .filter(({ decisive, perhapsDecisive }) => decisive.length + perhapsDecisive.length > 0)
    .map((placement, index) =>
      line(said(index === 0 ? 8 : 13, saidAmong(stabilityText(placement, most), placement, placements))),
    );
}

function knowingLines(panel: Panel): LabelledLine[] {
  const [least] = leastKnown(panel);
  const [organisations, roles] = [knowingText('organisations', panel), knowingText('roles', panel)];
  return [
    ...(organisations ? [line(said(10, organisations))] : []),
    ...(roles ? [line(said(19, roles))] : []),
    ...(isUntold(panel) && organisations === null && roles === null ? [line(said(20, KNOWING_UNTOLD))] : []),
    ...(least ? [line(said(9, `Known to fewest (${knownText(least)}): ${least.ask}`))] : []),
  ];
}

/** True where there are kinds of people of whom it is not told how much they know. */
function isUntold(panel: Panel): boolean {
  return !nobodyKnows(panel) && (panel.kinds.organisations ?? panel.kinds.roles) !== null;
}

function agreedLines({ rule, overall, kappa }: Panel): LabelledLine[] {
  const asked = kappa && said(11, kappaText(kappa));
  const within = withinText(overall);
  return [line(said(11, ruleCounts(rule)), asked, within === null ? null : said(20, within))];
}
