import type { Example, ExampleBarrier } from '../../model/key.ts';
import { soft, strong, type Term } from '../../sentence.ts';
import {
  apart,
  type Block,
  type Cell,
  heading,
  type Item,
  listOf,
  para,
  tableOf,
} from '../document/blocks.ts';
import { NOBODY_CAN } from './names.ts';
import { becauseText } from './reasons.ts';

/** The barriers of a case: those that remain with kind, reason and lever, then why the others are wrong. */
export function barrierBlocks(example: Example): Block[] {
  if (example.barriers.length === 0) return [];
  const right = example.barriers.filter((barrier) => barrier.right);
  return [
    heading(4, 'The barriers that the text shows'),
    ...(right.length === 0 ? [para('None of those named remains.')] : []),
    ...tableOf(
      ['Barrier', 'Kind', 'Why', 'Who could act, how long it takes, and what first'],
      right.map((barrier) => [
        [[strong(barrier.name)]],
        barrier.kindTitle,
        barrier.because.map((reason) => becauseText(reason, example)),
        leverLines(barrier),
      ]),
      { read: 'records' },
    ),
    ...wrongBlocks(example),
  ];
}

/** Who could do something about a barrier, how long it takes, and the first step. */
function leverLines({ levers }: ExampleBarrier): Cell {
  if (levers.length === 0) return NOBODY_CAN;
  return levers.map(({ who, effort, firstStep }) => [strong(who), ` (${effort}): ${firstStep}`]);
}

function wrongBlocks(example: Example): Block[] {
  return [...wrongOf('not-there', 'Not there', example), ...wrongOf('not-told', 'Not told', example)];
}

function wrongOf(why: ExampleBarrier['why'], title: string, example: Example): Block[] {
  const items = example.barriers
    .filter((barrier) => barrier.why === why)
    .map((barrier): Item => ({ text: [barrier.name, ...reasonTail(barrier, example)] }));
  return items.length === 0 ? [] : apart([heading(4, title), ...listOf(items, null, 'names')]);
}

function reasonTail({ because }: ExampleBarrier, example: Example): Term[] {
  return because.length === 0
    ? []
    : [soft(` (${because.map((each) => becauseText(each, example)).join(' ')})`)];
}
