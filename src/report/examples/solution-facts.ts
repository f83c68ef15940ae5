import type { Bearing, Example } from '../../examples/types.ts';
import { cell, type Line, type Table } from './blocks.ts';
import { cited, type Deciding, decidingFacts, levelsOf } from './names.ts';
import { hangingLevels, hangingText, wantTexts } from './reasons.ts';

/** The deciding facts, each with its words, what they show, and the rules that it meets or misses. */
export function factRows(example: Example): Table['rows'] {
  return decidingFacts(example).map((deciding) => [
    cell({ strong: String(deciding.number) }),
    cell(cited(deciding.words)),
    shownLines(deciding),
    bearingLines(deciding, example),
  ]);
}

function shownLines({ fact }: Deciding): Line[] {
  return [[{ soft: fact.ask }], [fact.option === null ? 'Left open.' : fact.text]];
}

/** What a fact shows; of one that is left open, what is open. */
export function shownText({ fact }: Deciding): string {
  return fact.option === null ? `Left open: ${fact.ask}` : fact.text;
}

function bearingLines({ fact }: Deciding, example: Example): Line[] {
  return fact.bears.flatMap((bearing): Line[] => {
    const [level] = levelsOf([bearing.level], example);
    if (!level) return [];
    const wants = bearing.wants === fact.text ? [] : [`, which wants ${cited(bearing.wants)}`];
    return [[`${verdict(bearing, level.status, fact.option !== null)} `, { strong: level.name }, ...wants]];
  });
}

// A fact may miss a way to a level that is met by another one.
function verdict({ fulfils }: Bearing, status: string, isTold: boolean): string {
  if (fulfils === null) return isTold ? 'Counts towards' : 'Decides';
  if (fulfils) return status === 'met' ? 'Meets' : 'Meets this part of';
  return status === 'met' ? 'Is not the way to' : 'Misses';
}

/** Every level, highest first, with whether it holds and why. */
export function levelRows(example: Example): Table['rows'] {
  const hanging = hangingLevels(example);
  return example.levels
    .toReversed()
    .map((level) => [
      cell({ soft: String(level.rank) }, ' ', { strong: level.name }),
      cell(hanging.includes(level) ? 'met, but does not count' : statusText(level, example)),
      hanging.includes(level) ? cell(hangingText(level, example)) : whyLines(level, example),
    ]);
}

function statusText({ id, status }: Example['levels'][number], { right }: Example): string {
  if (status === 'met') return right.length === 1 && right[0] === id ? 'met: it is here' : 'met';
  if (status === 'unmet') return 'not met';
  return right.includes(id) ? 'left open' : 'not told';
}

function whyLines(level: Example['levels'][number], example: Example): readonly Line[] {
  if (level.status !== 'met') return wantTexts(level).map((text) => [text]);
  const shown = decidingFacts(example).filter(({ fact }) =>
    fact.bears.some((bearing) => bearing.level === level.id && bearing.fulfils === true),
  );
  if (shown.length > 0) return shown.map((deciding) => [`Fact ${deciding.number}: ${shownText(deciding)}`]);
  return cell(
    level.facts.length === 0 ? 'It asks for nothing.' : 'It follows from the facts taken together.',
  );
}
