import type { Soundness } from '../../examples/soundness.ts';
import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import { counted } from '../../text.ts';

/** How sound a set of cases is, as a page of text: what is wrong first, then what the set covers. */
export function renderSoundness(soundness: Soundness, paper: Paper): string {
  const { cases, faults, alike, levels, kinds, settings, rightPlaces } = soundness;
  const wrong = faults.length + alike.length;
  const lines = [
    ...wrapped(`${counted(cases, 'case')}: ${wrong === 0 ? SOUND : counted(wrong, 'fault')}.`, paper),
    ...section(
      'Faults',
      faults.flatMap(({ example, message }) => bullet(`Case ${example}: ${message}`, paper)),
      paper,
    ),
    ...section(
      'Too alike',
      alike.flatMap(({ one, other, share }) =>
        bullet(`Cases ${one} and ${other} share ${percent(share)} of their words in runs of five.`, paper),
      ),
      paper,
    ),
    ...section(
      'Levels',
      counts(
        levels.map(({ name, cases: count }) => [name, count]),
        paper,
      ),
      paper,
    ),
    ...section(
      'Kinds',
      counts(
        kinds.map(({ id, cases: count }) => [id, count]),
        paper,
      ),
      paper,
    ),
    ...section(
      'Settings',
      counts(
        settings.map(({ title, cases: count }) => [title, count]),
        paper,
      ),
      paper,
    ),
    ...section('Where right barriers stand in the list', places(rightPlaces, paper), paper),
    ...section('The texts', texts(soundness, paper), paper),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const SOUND =
  'each is placed as its key says, each fact is told once, none is contradicted, nothing else is given away, and no two are too alike';

function texts({ ease, words }: Soundness, paper: Paper): string[] {
  return [
    ...(words ? bullet(`${words.fewest} to ${words.most} words, ${words.median} in the middle.`, paper) : []),
    ...(ease
      ? bullet(
          `Reading ease ${ease.lowest} to ${ease.highest}, ${ease.median} in the middle (Flesch; 60 to 70 is plain English, under 30 very hard).`,
          paper,
        )
      : []),
  ];
}

function places(rightPlaces: readonly number[], paper: Paper): string[] {
  const text = rightPlaces.map((count, place) => `${place + 1}: ${count}`).join(', ');
  return rightPlaces.length === 0 ? [] : wrapped(text, paper, { first: '  ' });
}

/** What there is of each, those without any among them: a gap is what a tutor looks for. */
function counts(rows: readonly (readonly [string, number])[], paper: Paper): string[] {
  return tabled(
    rows.map(([name, count]) => [String(count).padStart(4), name]),
    [4],
    paper,
    '  ',
  );
}

function bullet(text: string, paper: Paper): string[] {
  return wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` });
}

function section(title: string, lines: readonly string[], paper: Paper): string[] {
  return lines.length === 0 ? [] : ['', ...headed(title, paper), ...lines];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
