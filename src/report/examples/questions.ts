import type { Example, ExampleSet } from '../../model/key.ts';
import { counted, listed } from '../../text.ts';
import { twinOf } from './names.ts';
import { POINTS } from './points.ts';

/** What the student is asked about a case, and for how many points. The same for every kind, so that nothing is given away. */

export type Part = 'level' | 'facts' | 'next' | 'barriers' | 'action' | 'twin';

export interface Asked {
  readonly part: Part;
  readonly number: number;
  readonly title: string;
  readonly ask: string;
  readonly earns: string;
}

const LEAVES_OPEN = 'If the text leaves it open, name every level that it could be.';

/** The question after the level. */
export function levelAsk({ title, placement }: Pick<Example, 'title' | 'placement'>): string {
  return `${placement.title}: at which level is ${title}? Go by what the text shows.`;
}

/** The question after the barriers. */
export const BARRIERS_ASK = 'Which of these does the text show to stand in the way?';

const MAY_BE_NONE = 'There may be none.';

/** The questions about a case, numbered. */
export function questionsOf(example: Example, set: ExampleSet): Asked[] {
  const twin = twinOf(example, set);
  const asked = [
    part('level', 'The level', `${levelAsk(example)} ${LEAVES_OPEN}`, pointsText(POINTS.level)),
    part(
      'facts',
      'What decides it',
      'Quote each passage that decides the level, and say what it shows.',
      `${pointsText(POINTS.fact)} each`,
    ),
    part(
      'next',
      'The next level',
      'What keeps it from the level above? If the text leaves the level open, what would you ask?',
      pointsText(POINTS.next),
    ),
    ...(example.barriers.length > 0 ? barrierParts(example) : []),
    ...(twin?.isFirst ? [twinPart(twin.other)] : []),
  ];
  return asked.map((each, index) => ({ ...each, number: index + 1 }));
}

function barrierParts({ barriers }: Example): Omit<Asked, 'number'>[] {
  const kinds = [...new Set(barriers.map(({ kindTitle }) => kindTitle.toLowerCase()))];
  return [
    part(
      'barriers',
      'The barriers',
      `${BARRIERS_ASK} ${MAY_BE_NONE}`,
      `${pointsText(POINTS.barrier)} each, as much off for each wrong one`,
    ),
    part(
      'action',
      'One of them in detail',
      `Choose a barrier that you ticked. What kind is it (${listed(kinds, 'or')})? Who could do something about it, and what first?`,
      pointsText(POINTS.action),
    ),
  ];
}

function twinPart({ id }: Example): Omit<Asked, 'number'> {
  const ask = `In one thing this case differs from case ${id}. What is it, and what does it change?`;
  return part('twin', 'The pair', ask, pointsText(POINTS.twin));
}

function part(of: Part, title: string, ask: string, earns: string): Omit<Asked, 'number'> {
  return { part: of, title, ask, earns };
}

function pointsText(points: number): string {
  return counted(points, 'point');
}
