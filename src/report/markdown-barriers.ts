import type { BarrierResult, Result } from '../engine/result.ts';
import { capitalised } from '../text.ts';
import { pressing, questionsForBarriers } from './advice.ts';
import { escaped, linked, list } from './markdown-syntax.ts';
import { heldText, isBlank, leverText, noLeverText, possibleText, reasonText } from './sentences.ts';

/** The barriers that remain, by kind, and the questions that decide which others do. */
export function barrierBlocks(result: Result): string[] {
  const remaining = result.barriers.filter(({ status }) => status === 'remains');
  const possible = result.barriers.filter(({ status }) => status === 'possible').length;
  const deciding = isBlank(result) ? [] : questionsForBarriers(result);
  return [
    '## Barriers',
    remaining.length === 0 ? 'None is known to remain.' : '',
    ...result.kinds.flatMap(({ id, title }) => {
      const ofKind = remaining.filter(({ kind }) => kind === id);
      return ofKind.length === 0
        ? []
        : [`### ${escaped(title)}`, ...ofKind.map((barrier) => barrierBlock(barrier, result))];
    }),
    possible > 0 ? escaped(possibleText(possible, deciding.length, result)) : '',
    list(deciding.map(({ ask, barriers }) => `${ask} (${barriers.length})`)),
  ];
}

function barrierBlock(barrier: BarrierResult, result: Result): string {
  const held = heldText(barrier, result);
  const holds = held === null ? '' : ` ${escaped(capitalised(held))}.`;
  const unverified = barrier.unverified ? ' [unverified]' : '';
  const lines = [`**${escaped(barrier.name)}**${unverified}.${holds}`];
  if (!pressing(result).includes(barrier)) return `- ${lines[0]}`;
  const details = [
    ...(barrier.about ? [escaped(barrier.about)] : []),
    ...barrier.because.map((reason) => `Because: ${escaped(reasonText(reason))}`),
    ...(barrier.levers.length === 0 ? [escaped(noLeverText(barrier, result))] : []),
    ...barrier.levers.map((lever) => `Lever: ${escaped(leverText(lever, result))}`),
    ...sourceLine(barrier, result),
  ];
  return [`- ${lines[0]}`, ...details.map((detail) => `  - ${detail}`)].join('\n');
}

function sourceLine({ source, levers }: BarrierResult, { sources }: Result): string[] {
  const ids = [source, ...levers.map((lever) => lever.source)].filter((id) => id !== null);
  // A saved result may name what every object knows.
  const known = new Map(Object.entries(sources));
  const named = [...new Set(ids)].map((id) => {
    const { title, publisher, url } = known.get(id) ?? { title: id, publisher: null, url: null };
    return `${linked(title, url)}${publisher === null ? '' : `, ${escaped(publisher)}`}`;
  });
  return named.length > 0 ? [`Rests on: ${named.join('; ')}`] : [];
}
