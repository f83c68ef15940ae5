import type { Panel } from '../../model/panel.ts';
import { code, say } from '../../sentence.ts';
import { bare, capitalised, counted } from '../../text.ts';
import type { Block, LabelledLine, LabelledRow } from '../blocks.ts';
import { heading, line, note, row, said } from '../build-blocks.ts';
import { kappaText, NOBODY_KNOWS, ruleCounts, withinText } from '../words/panel/agreement-words.ts';
import {
  answerLine,
  type DifferenceWords,
  differencesOf,
  saidByText,
} from '../words/panel/difference-words.ts';
import { knowingText, knownText, leastKnown, nobodyKnows, viewsText } from '../words/panel/knowing-words.ts';
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

/** What a meeting has to decide, on one screen, and how to read the rest. */
export function panelAnswerPage(panel: Panel): Block[] {
  return [fittedOf(panel), note(MORE)];
}

// One line, whatever the files are called and however the program is.
const MORE = say`Type the same with ${code('--full')} for all of it, or ${code('-o meeting.docx')} for an agenda.`;

/** The lines of a screen, less those of the prompt and of how to read the rest. */
const LINES = 22;

function fittedOf(panel: Panel): Block {
  const rows = [
    ...row(
      'NOTE',
      panel.notes.map((text, index) => line(said(index === 0 ? 3 : 30, text))),
    ),
    ...placedRows(panel),
    ...decideRows(differencesOf(panel), panel),
    ...standingRows(panel),
    ...row('AGREED', agreedLines(panel)),
  ];
  return {
    kind: 'fitted',
    lines: LINES,
    blocks: [
      heading(1, `${bare(serviceName(panel.service))} · ${viewsText(panel)}`),
      { kind: 'labelled', rows },
    ],
  };
}

/** How stable the level is, and who knows. */
export function standingRows(panel: Panel): LabelledRow[] {
  return [...row('STABLE', stableLines(panel), { apart: true }), ...row('WHO KNOWS', knowingLines(panel))];
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
    const rank = MOST_SHOWN + 4 * index;
    const { answers, others } = difference;
    const most = Math.max(...answers.map(({ views }) => views));
    const lines = answers.map((answer) => {
      const by = saidByText(answer, MOST_NAMED);
      return line(
        { ...said(rank, `${answerLine(answer)}.`), after: ask, group: `answers ${index}` },
        // Where most say something else it is of the few that one asks who they are.
        by === null ? null : said(answer.views === most ? NAMED + 2 * index : rank + 3, by),
      );
    });
    const rest = others === null ? null : line({ ...said(NAMED + 2 * index, others), after: ask });
    return row(`DECIDE ${index + 1}`, [line(ask), ...lines, rest], { apart: true });
  });
  const more = differences.length - shown.length;
  return [
    ...rows,
    ...(more > 0 ? row('', [said(MOST_SHOWN, capitalised(andMore(more, 'difference')))]) : []),
  ];
}

/** The rank of what comes behind all that is decided. */
const NAMED = 12;

const MOST_SHOWN = 4;

function splitLines({ questions, rule }: Panel): LabelledLine[] {
  const split = questions.filter(({ consensus }) => consensus.verdict === 'split');
  if (split.length === 0) return [];
  const lead = `${counted(split.length, 'question')}, by the rule “${bare(rule.title)}”:`;
  return [lead, ...split.slice(0, 5).map(({ ask }) => ask)].map((text, index) => line(said(1 + index, text)));
}

function stableLines(panel: Panel): LabelledLine[] {
  if (nobodyKnows(panel)) return [];
  const { placements } = panel;
  return placements
    .filter(({ decisive, perhapsDecisive }) => decisive.length + perhapsDecisive.length > 0)
    .map((placement, index) =>
      line(said(index === 0 ? 5 : 13, saidAmong(stabilityText(placement), placement, placements))),
    );
}

function knowingLines(panel: Panel): LabelledLine[] {
  const [least] = leastKnown(panel);
  const [organisations, roles] = [knowingText('organisations', panel), knowingText('roles', panel)];
  return [
    ...(organisations ? [line(said(9, organisations))] : []),
    ...(roles ? [line(said(19, roles))] : []),
    ...(isUntold(panel) && organisations === null && roles === null ? [line(said(20, KNOWING_UNTOLD))] : []),
    ...(least ? [line(said(14, `Known to fewest (${knownText(least)}): ${least.ask}`))] : []),
  ];
}

/** True where there are kinds of people of whom it is not told how much they know. */
function isUntold(panel: Panel): boolean {
  return !nobodyKnows(panel) && (panel.kinds.organisations ?? panel.kinds.roles) !== null;
}

const KNOWING_UNTOLD = 'How much each kind of people knows is not told here: it could give somebody away.';

function agreedLines({ rule, overall, kappa }: Panel): LabelledLine[] {
  const asked = kappa && said(9, kappaText(kappa));
  const within = withinText(overall);
  return [line(said(9, ruleCounts(rule)), asked, within === null ? null : said(20, within))];
}
