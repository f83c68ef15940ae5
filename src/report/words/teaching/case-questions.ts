import type { Example, ExampleSet } from '../../../model/key.ts';
import {
  type CasePart,
  fullPoints,
  PAPER_POINTS,
  POINTS,
  paperPoints,
} from '../../../teaching/marking/mark-scheme.ts';
import { counted, listed } from '../../../text.ts';
import { twinOf } from './case-words.ts';

/** The most points of each question of a case. */
export type MostPoints = Readonly<Record<CasePart | 'total', number>>;

/** The most points of a case, one of them for ticking none where no barrier remains. */
export function mostPoints(example: Example, asksForTwin: boolean): MostPoints {
  const parts = {
    level: POINTS.levelExact,
    barriers: fullPoints(example) - POINTS.levelExact,
    ...paperPoints(example, asksForTwin),
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}

/** The marking scheme in words. */
export const SCHEME: readonly (readonly [what: string, earns: string])[] = [
  [
    'The level',
    `${POINTS.levelExact} for the right one; where the text leaves it open, for every level that it could be and no other. ` +
      `${POINTS.levelOneOff} for the level next to the right one, for some of the right ones and no other, or for all of them and one too many.`,
  ],
  ['Each deciding fact', `${PAPER_POINTS.fact} for its words and what they show; half for one of the two.`],
  ['The next level', `${PAPER_POINTS.next} for what keeps it from there, or for what is left to find out.`],
  [
    'Each barrier',
    `${POINTS.barrierRight} for each right one, ${POINTS.barrierImagined} off for each wrong one, never below 0. Where none is right, ${POINTS.barrierRight} for ticking none.`,
  ],
  [
    'One barrier in detail',
    `${PAPER_POINTS.action}: half for its kind, half for somebody who could act and a first step that fits.`,
  ],
  ['What differs in a pair', `${PAPER_POINTS.twin}, in the second case of the pair.`],
];

export interface CaseQuestion {
  readonly part: CasePart;
  readonly number: number;
  readonly title: string;
  readonly ask: string;
  readonly earns: string;
}

/** What is asked where a text may leave the level open. */
export const LEAVES_OPEN = 'If the text leaves it open, name every level that it could be.';

/** The question after the level. */
export function levelAsk({ title, placement }: Pick<Example, 'title' | 'placement'>): string {
  return `${placement.title}: at which level is ${title}? Go by what the text shows.`;
}

/** The question after the barriers. */
export const BARRIERS_ASK = 'Which of these does the text show to stand in the way?';

const MAY_BE_NONE = 'There may be none.';

/** The numbered questions about a case. */
// They are the same for every kind of case, so that nothing is given away.
export function caseQuestions(example: Example, set: ExampleSet): CaseQuestion[] {
  const twin = twinOf(example, set);
  const asked = [
    part('level', 'The level', `${levelAsk(example)} ${LEAVES_OPEN}`, earnsText(POINTS.levelExact)),
    part(
      'facts',
      'What decides it',
      'Quote each passage that decides the level, and say what it shows.',
      `${earnsText(PAPER_POINTS.fact)} each`,
    ),
    part(
      'next',
      'The next level',
      'What keeps it from the level above? If the text leaves the level open, what would you ask?',
      earnsText(PAPER_POINTS.next),
    ),
    ...(example.barriers.length > 0 ? barrierParts(example) : []),
    ...(twin?.isFirst ? [twinPart(twin.other)] : []),
  ];
  return asked.map((each, index) => ({ ...each, number: index + 1 }));
}

function barrierParts({ barriers }: Example): Omit<CaseQuestion, 'number'>[] {
  const kinds = [...new Set(barriers.map(({ kindTitle }) => kindTitle.toLowerCase()))];
  return [
    part(
      'barriers',
      'The barriers',
      `${BARRIERS_ASK} ${MAY_BE_NONE}`,
      `${earnsText(POINTS.barrierRight)} each, as much off for each wrong one`,
    ),
    part(
      'action',
      'One of them in detail',
      `Choose a barrier that you ticked. What kind is it (${listed(kinds, 'or')})? Who could do something about it, and what first?`,
      earnsText(PAPER_POINTS.action),
    ),
  ];
}

function twinPart({ id }: Example): Omit<CaseQuestion, 'number'> {
  const ask = `In one thing this case differs from case ${id}. What is it, and what does it change?`;
  return part('twin', 'The pair', ask, earnsText(PAPER_POINTS.twin));
}

function part(of: CasePart, title: string, ask: string, earns: string): Omit<CaseQuestion, 'number'> {
  return { part: of, title, ask, earns };
}

function earnsText(points: number): string {
  return counted(points, 'point');
}
