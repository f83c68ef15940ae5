import type { Example, ExampleBarrier } from '../../examples/types.ts';
import { type Block, cell, heading, type Line, para, tableOf } from './blocks.ts';
import { becauseText } from './reasons.ts';

/** The barriers of a case: those that remain with kind, reason and lever, then why the others are wrong. */
export function barrierBlocks(example: Example): Block[] {
  if (example.barriers.length === 0) return [];
  const right = example.barriers.filter((barrier) => barrier.right);
  return [
    heading(4, 'The barriers that the text shows'),
    ...(right.length === 0 ? [para('None of those named remains.')] : []),
    ...tableOf(
      'barriers',
      ['Barrier', 'Kind', 'Why', 'Who could act, how long it takes, and what first'],
      right.map((barrier) => [
        cell({ strong: barrier.name }),
        cell(barrier.kindTitle),
        barrier.because.map((reason) => [becauseText(reason, example)]),
        leverLines(barrier),
      ]),
    ),
    ...wrongBlocks(example),
  ];
}

/** Who could do something about a barrier, how long it takes, and the first step. */
function leverLines({ levers }: ExampleBarrier): Line[] {
  if (levers.length === 0) return cell('Nobody here can remove it.').slice();
  return levers.map(({ who, effort, firstStep }) => [{ strong: who }, ` (${effort}): ${firstStep}`]);
}

function wrongBlocks(example: Example): Block[] {
  return [...wrongOf('not-there', 'Not there', example), ...wrongOf('not-told', 'Not told', example)];
}

function wrongOf(why: ExampleBarrier['why'], title: string, example: Example): Block[] {
  const items = example.barriers
    .filter((barrier) => barrier.why === why)
    .map((barrier): Line => [barrier.name, ...reasonTail(barrier, example)]);
  return items.length === 0
    ? []
    : [{ kind: 'together', blocks: [heading(4, title), { kind: 'names', items }] }];
}

function reasonTail({ because }: ExampleBarrier, example: Example): Line {
  return because.length === 0
    ? []
    : [{ soft: ` (${because.map((each) => becauseText(each, example)).join(' ')})` }];
}
