import type { Word } from '../../command.ts';
import type { Example, ExampleLevel } from '../../model/key.ts';
import { strong } from '../../sentence.ts';
import { paragraphTexts } from '../../teaching/cases/case-reading.ts';
import { POINTS } from '../../teaching/marking/mark-scheme.ts';
import type { Judged } from '../../teaching/practice/judge-answer.ts';
import type { BarrierTimes, Mistaken, SessionScore } from '../../teaching/practice/session-score.ts';
import { counted, listed } from '../../text.ts';
import type { Block } from '../blocks.ts';
import {
  apart,
  cutAt,
  heading,
  listOf,
  note,
  ofNumbers,
  para,
  paras,
  section,
  tableOf,
} from '../build-blocks.ts';
import { exampleLevelText, levelsText, whereText } from '../words/teaching/case-words.ts';
import { imaginedText, pointsText } from './practice-feedback.ts';

/** A session of practice. */
export interface Practised {
  /** The title of the framework. */
  readonly title: string;
  readonly judged: readonly Judged[];
  readonly score: SessionScore;
  /** The command that repeats the same cases. */
  readonly again: readonly Word[];
}

/** The end of a session, case by case, with weak spots and score. */
export function practicePage({ title, judged, score, again }: Practised): Block[] {
  const { levels, barriers } = score;
  const nearly = levels.oneOff === 0 ? '' : `, ${levels.oneOff} one off or partly right`;
  return [
    heading(1, `Practice: ${title}`),
    ...caseTable(judged),
    ...section('Weak spots', weakSpots(score)),
    // Last, so that it can be seen where the rest has run off the screen.
    heading(2, 'In all'),
    ...paras(
      `${counted(judged.length, 'case')}, ${pointsText(score.points, score.of)}.`,
      `Levels: ${levels.exact} of ${judged.length} right${nearly}.`,
      `Barriers: ${barriers.found} of ${barriers.there} named${imaginedText(barriers.imagined)}.`,
    ),
    heading(3, 'The same cases again:'),
    { kind: 'commands', commands: [again] },
  ];
}

function caseTable(judged: readonly Judged[]): Block[] {
  return tableOf(
    ['', ofNumbers('Points'), 'Case'],
    judged.map(({ example, marked }, index) => {
      const right = levelsText(example.right, example);
      const taken = marked.level === 'exact' ? '' : `, taken for ${levelsText(marked.given, example)}`;
      return [String(index + 1), `${marked.points} of ${marked.of}`, `${example.title}: ${right}${taken}`];
    }),
  );
}

function weakSpots({ mistaken, missed, imagined, kinds }: SessionScore): Block[] {
  const weak = kinds.filter(({ found, there, imagined: more }) => found < there || more > 0);
  const spots = [
    ...section('Levels mistaken', listOf(mistaken.map(mistakenText)), 3),
    ...section('Barriers missed', timesList(missed), 3),
    ...section('Barriers imagined', timesList(imagined), 3),
    ...section('By kind of barrier, the weakest first', listOf(weak.map(kindText)), 3),
  ];
  return spots.length > 0 ? spots : [para('None: every level and every barrier was right.')];
}

function mistakenText({ right, taken, times }: Mistaken): string {
  const often = times === 1 ? '' : `, ${times === 2 ? 'twice' : `${times} times`}`;
  return `${either(right)}, taken for ${either(taken)}${often}`;
}

function either(levels: readonly ExampleLevel[]): string {
  return listed(levels.map(exampleLevelText), 'or');
}

/** The most barriers that a list names. */
const MOST = 5;

function timesList(all: readonly BarrierTimes[]): Block[] {
  const texts = all.map(({ name, times, of }) => `${name}${of > 1 ? ` (${times} of ${of} times)` : ''}`);
  return listOf(
    texts,
    cutAt(MOST, texts.length, (rest) => `and ${counted(rest, 'more', 'more')}`),
  );
}

function kindText({ title, found, there, imagined }: SessionScore['kinds'][number]): string {
  const parts = [
    ...(there > 0 ? [`${found} of ${there} named`] : []),
    ...(imagined > 0 ? [`${imagined} imagined`] : []),
  ];
  return `${title}: ${parts.join(', ')}`;
}

/** The introduction before the first case. */
export function welcomeBlocks(title: string, again: readonly Word[]): Block[] {
  const { levelExact, levelOneOff } = POINTS;
  return [
    heading(3, `Practice: ${title}`),
    ...paras(
      'Read each case, say which level it shows and which barriers, and hear at once what was right and why. Every service is made up.',
      'Go by the text alone. What it does not say is not known; where that leaves the level open, mark all that it could be.',
      `The level counts ${levelExact} points, or ${levelOneOff} where it is one off, and each barrier 1. A barrier that the text does not show takes one off again.`,
    ),
    ...apart([heading(3, 'To have the same cases again:'), { kind: 'commands', commands: [again] }]),
  ];
}

/** A case to read, without its answer. */
export function caseBlocks(title: string, example: Example): Block[] {
  return [
    ...apart([heading(3, title), note(whereText(example))]),
    ...paragraphTexts(example).map((text) => para(text)),
  ];
}

/** An explanation of each of these things. */
export function glossaryBlocks(
  things: readonly { readonly name: string; readonly about: string | null }[],
): Block[] {
  return listOf(
    things.map(({ name, about }) => ({ text: [strong(name)], more: about === null ? [] : [about] })),
  );
}
