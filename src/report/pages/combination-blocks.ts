import type { Combinations, PanelPlacement } from '../../model/panel.ts';
import { capitalised, listed } from '../../text.ts';
import type { Block } from '../blocks.ts';
import { apart, listOf, para, paras, tableOf, titledIf } from '../build-blocks.ts';
import { CUMULATIVE, HIGHEST, levelName } from '../words/level-words.ts';
import { combinationsIn } from '../words/panel/combination-words.ts';
import { type DifferenceWords, levelWords, outcomeText } from '../words/panel/difference-words.ts';
import { inOrder } from '../words/panel/stability-words.ts';

type Decisions = readonly Pick<DifferenceWords, 'question'>[];

/** What answers to the most decisive questions come to together, as a table by the number of each decision. */
export function combinationTables(placements: readonly PanelPlacement[], decisions: Decisions): Block[] {
  return told(placements, decisions, (questions, rows) =>
    tableOf(
      [...questions.map(({ number, ask }) => `${number}. ${ask}`), 'Then'],
      rows.map(({ cells, level }) => [...cells, capitalised(level)]),
    ),
  );
}

/** The same as a list, where there is no room for columns. */
export function combinationLists(placements: readonly PanelPlacement[], decisions: Decisions): Block[] {
  return told(placements, decisions, (questions, rows) =>
    listOf(
      rows.map(({ cells, level }) => {
        const ifs = cells.map((cell, place) => `${questions[place]?.number} is ${cell}`);
        return `If ${listed(ifs)}: ${level}`;
      }),
    ),
  );
}

interface CombinedLevel {
  readonly cells: readonly string[];
  readonly level: string;
}

interface Decided {
  readonly number: number;
  readonly ask: string;
}

function told(
  placements: readonly PanelPlacement[],
  decisions: Decisions,
  layOut: (questions: readonly Decided[], rows: readonly CombinedLevel[]) => Block[],
): Block[] {
  return placements.flatMap((placement) => {
    const { combinations, title } = placement;
    if (combinations === null) return [];
    const own = combinations.questions.flatMap((id) => {
      const at = decisions.findIndex(({ question }) => question.question === id);
      const question = decisions[at]?.question;
      return question ? [{ number: at + 1, ask: question.ask, part: question.part }] : [];
    });
    const rows = combinationsIn(combinations).map(({ cells, outcome }) => ({
      cells,
      level: levelWords(own[0]?.part, outcomeText(outcome, placement)),
    }));
    const lead = `Decisions ${listed(own.map(({ number }) => String(number)))} together, whoever’s answers are taken for all else:`;
    return titledIf(placements.length > 1, title, [
      ...(own[0]?.part === 'answers' ? meaningBlocks(placement, combinations) : []),
      ...apart([para(lead), ...layOut(own, rows)]),
    ]);
  });
}

/** What the levels are that some answers come to, in the words of the framework, and how they count. */
function meaningBlocks(
  { meanings, cumulative, isMeasured }: PanelPlacement,
  { rows }: Combinations,
): Block[] {
  const levels = inOrder(rows.flatMap((row) => row.levels)).filter(({ rank }) => rank > 0);
  const told = levels.flatMap((level) => {
    const about = meanings.find(({ level: id }) => id === level.id)?.about;
    return about === undefined ? [] : [`${capitalised(levelName(level))}: ${about}`];
  });
  if (told.length === 0) return [];
  return apart([...listOf(told), ...paras(isMeasured ? null : cumulative ? CUMULATIVE : HIGHEST)]);
}
