import { isCommand } from '../../command.ts';
import type { ExampleLevel } from '../../examples/types.ts';
import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import type { Judged } from '../../marking/judging.ts';
import type { BarrierTimes, Mistaken, SessionScore } from '../../marking/session.ts';
import { counted, listed } from '../../text.ts';
import { levelsText, levelText } from '../examples/names.ts';
import { imaginedText, pointsText } from './points.ts';

/** A session of practice. */
export interface Practised {
  /** The title of the framework. */
  readonly title: string;
  readonly judged: readonly Judged[];
  readonly score: SessionScore;
  /** The command that gives the same cases again, on a line of its own; or why it cannot be shown. */
  readonly again: string;
}

/** How many barriers are named of those missed, and of those imagined. */
const MOST = 5;

/** What comes at the end of a session: the score, case by case, and the weak spots. */
export function renderScore({ title, judged, score, again }: Practised, paper: Paper): string {
  const [, ...head] = headed(`Practice: ${title}`, paper);
  const { exact, oneOff } = score.levels;
  const nearly = oneOff === 0 ? '' : `, ${oneOff} one off or partly right`;
  const lines = [
    ...head,
    ...caseRows(judged, paper),
    ...headed('Weak spots', paper),
    ...weakLines(score, paper),
    // Last, so that it can be seen where the rest has run off the screen.
    ...headed('In all', paper),
    ...indented(`${counted(judged.length, 'case')}, ${pointsText(score.points, score.of)}.`, paper),
    ...indented(`Levels: ${exact} of ${judged.length} right${nearly}.`, paper),
    ...indented(barriersText(score), paper),
    '',
    'The same cases again:',
    ...(isCommand(again) ? [again] : wrapped(again, paper)),
  ];
  return `${lines.join('\n')}\n`;
}

function barriersText({ barriers: { found, there, imagined } }: SessionScore): string {
  return `Barriers: ${found} of ${there} named${imaginedText(imagined)}.`;
}

function caseRows(judged: readonly Judged[], paper: Paper): string[] {
  const rows = judged.map(({ example, marked }, index) => {
    const right = levelsText(example.right, example);
    const taken = marked.level === 'exact' ? '' : `, taken for ${levelsText(marked.given, example)}`;
    return [String(index + 1), `${marked.points} of ${marked.of}`, `${example.title}: ${right}${taken}`];
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => paper.measure(row[column] ?? ''))));
  return tabled(rows, widths, paper, '  ');
}

function weakLines(score: SessionScore, paper: Paper): string[] {
  const lists = [
    list('Levels mistaken', score.mistaken.map(mistakenText), paper),
    list('Barriers missed', timesTexts(score.missed), paper),
    list('Barriers imagined', timesTexts(score.imagined), paper),
    kindLines(score, paper),
  ].filter((lines) => lines.length > 0);
  if (lists.length === 0) return indented('None: every level and every barrier was right.', paper);
  return lists.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function list(title: string, texts: readonly string[], paper: Paper): string[] {
  if (texts.length === 0) return [];
  const first = `  ${paper.glyphs.bullet} `;
  return [...indented(title, paper), ...texts.flatMap((text) => wrapped(text, paper, { first }))];
}

function mistakenText({ right, taken, times }: Mistaken): string {
  const often = times === 1 ? '' : `, ${times === 2 ? 'twice' : `${times} times`}`;
  return `${either(right)}, taken for ${either(taken)}${often}`;
}

function either(levels: readonly ExampleLevel[]): string {
  return listed(levels.map(levelText), 'or');
}

function timesTexts(all: readonly BarrierTimes[]): string[] {
  const named = all
    .slice(0, MOST)
    .map(({ name, times, of }) => `${name}${of > 1 ? ` (${times} of ${of} times)` : ''}`);
  const rest = all.length - named.length;
  return rest > 0 ? [...named, `and ${counted(rest, 'more', 'more')}`] : named;
}

function kindLines({ kinds }: SessionScore, paper: Paper): string[] {
  const weak = kinds.filter(({ found, there, imagined }) => found < there || imagined > 0);
  const rows = weak.map(({ title, found, there, imagined }) => {
    const parts = [
      ...(there > 0 ? [`${found} of ${there} named`] : []),
      ...(imagined > 0 ? [`${imagined} imagined`] : []),
    ];
    return [title, parts.join(', ')];
  });
  if (rows.length === 0) return [];
  const widths = [Math.max(...rows.map(([title = '']) => paper.measure(title)))];
  return [
    ...indented('By kind of barrier, the weakest first', paper),
    ...tabled(rows, widths, paper, '    '),
  ];
}

function indented(text: string, paper: Paper): string[] {
  return wrapped(text, paper, { first: '  ' });
}
