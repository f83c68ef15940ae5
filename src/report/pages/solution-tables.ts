import type { Bearing, Example, ExampleFact, ExampleLevel } from '../../model/key.ts';
import { plain, type Sentence, soft, strong } from '../../sentence.ts';
import type { Cell, Item } from '../blocks.ts';
import { needless } from '../words/level-words.ts';
import {
  cited,
  type Deciding,
  decidingFacts,
  levelsOf,
  passagesOn,
  quotedText,
  shownText,
} from '../words/teaching/case-words.ts';
import { hangingLevels, hangingText, rowTexts } from '../words/teaching/level-reasons.ts';

/** The deciding facts, with what they show and the levels that they meet or miss. */
export function factRows(example: Example): Cell[][] {
  return decidingFacts(example).map((deciding, index, all) => [
    [[strong(String(deciding.number))]],
    saidWords(deciding, all[index - 1]),
    shownLines(deciding),
    bearingLines(deciding, example),
  ]);
}

/** The deciding facts in short, for a screen. */
export function factItems(example: Example): Item[] {
  return decidingFacts(example).map((deciding, index, all) => {
    const { number, fact } = deciding;
    // Without what the level wants, that a fact is not the way to it says nothing.
    const bearings = bearingLines(deciding, example, false)
      .map(plain)
      .filter((text) => !text.startsWith(NO_WAY));
    const means = bearings.length === 0 ? [] : [`${[...new Set(bearings)].join('. ')}.`];
    return {
      text: [strong(`Fact ${number}`), `: ${saidWords(deciding, all[index - 1])}`],
      more: [fact.option === null ? shownText(deciding) : `It shows: ${fact.text}`, ...means],
    };
  });
}

/** The words that tell a fact, named only where they told the one before. */
function saidWords({ number, words }: Deciding, before: Deciding | undefined): string {
  return before?.number === number ? 'the same words' : cited(words);
}

function shownLines({ fact }: Deciding): Sentence[] {
  return [[soft(fact.ask)], fact.option === null ? 'Left open.' : fact.text];
}

function bearingLines({ fact }: Deciding, example: Example, withWants = true): Sentence[] {
  const settled = new Set<string>();
  return fact.bears.flatMap((bearing): Sentence[] => {
    const [level] = levelsOf([bearing.level], example);
    if (!level) return [];
    if (fact.option === null && level.status !== 'unknown') {
      if (settled.has(level.id)) return [];
      settled.add(level.id);
      return [[strong(level.name), ` ${WHATEVER[level.status]}`]];
    }
    const wants = !withWants || bearing.wants === fact.text ? [] : [`, which wants ${cited(bearing.wants)}`];
    const verdict = fact.option === null ? openVerdict(fact, level, example) : toldVerdict(bearing, level);
    return [[`${verdict} `, strong(level.name), ...wants]];
  });
}

/** The remark on a level that is settled although a fact about it is left open. */
const WHATEVER = {
  met: 'holds whatever the answer',
  unmet: 'does not hold whatever the answer',
} as const;

// A level above a gap may be open for more reasons than this one fact.
function openVerdict({ question }: ExampleFact, { id, missing }: ExampleLevel, { right }: Example): string {
  const open = missing.flatMap((reason) => [reason, ...reason.orElse]).filter((reason) => reason.open);
  const isAlone = open.length > 0 && open.every((reason) => reason.question === question);
  return right.includes(id) || isAlone ? 'Decides' : 'Bears on';
}

// A fact may miss a way to a level to which there is another.
function toldVerdict({ fulfils }: Bearing, { status }: ExampleLevel): string {
  if (fulfils === null) return 'Counts towards';
  if (fulfils) return status === 'met' ? 'Meets' : 'Meets this part of';
  return status === 'unmet' ? 'Misses' : NO_WAY;
}

const NO_WAY = 'Is not the way to';

/** Every level, highest first, with whether it holds and why. */
export function levelRows(example: Example): Cell[][] {
  const hanging = hangingLevels(example);
  return example.levels
    .toReversed()
    .map((level) => [
      [[soft(String(level.rank)), ' ', strong(level.name)]],
      hanging.includes(level) ? 'met, but does not count' : statusText(level, example),
      hanging.includes(level) ? hangingText(level, example) : whyLines(level, example),
    ]);
}

function statusText(level: ExampleLevel, example: Example): string {
  const { id, status, replaced } = level;
  const { right } = example;
  if (replaced !== null && right[0] !== id) return needless(replaced);
  if (status === 'met') return right.length === 1 && right[0] === id ? 'met: it is here' : 'met';
  if (status === 'unmet') return 'not met';
  const isTouched = passagesOn(level, example).some(({ fact }) => fact.option === null);
  return right.includes(id) || isTouched ? 'left open' : 'not told';
}

function whyLines(level: Example['levels'][number], example: Example): Cell {
  if (level.status !== 'met') return rowTexts(level, example);
  const shown = passagesOn(level, example).filter(({ fact }) =>
    fact.bears.some((bearing) => bearing.level === level.id && bearing.fulfils === true),
  );
  if (shown.length > 0)
    return shown.map((passage) =>
      passage.number === null ? quotedText(passage) : `Fact ${passage.number}: ${shownText(passage)}`,
    );
  return level.facts.length === 0 ? 'It asks for nothing.' : 'It follows from the facts taken together.';
}
