import type { FrameworkFile } from '../framework/open.ts';
import type { Problem } from '../problem.ts';
import { quoted } from '../text.ts';

/** What says of every framework that is called like one before it so, naming both places. */
export function sameIds(): (file: FrameworkFile) => readonly Problem[] {
  const first = new Map<string, string>();
  return (file) => {
    const { id } = file.framework;
    const other = first.get(id);
    if (other !== undefined) return file.problemsOf([sameId(id, other)]);
    first.set(id, file.placeOf(['id']));
    return [];
  };
}

/** A warning for a framework of somebody's own that is called like one of those that ship. */
export function likeShipped({ framework: { id }, problemsOf }: FrameworkFile, shipped: readonly string[]) {
  if (!shipped.includes(id)) return [];
  const message = `${quoted(id)} is the id of a framework that ships.`;
  const advice = 'Give yours another id: where an assessment names no file, the one that ships is used.';
  return problemsOf([{ code: 'same-id', severity: 'warning', message, advice, path: ['id'] }]);
}

function sameId(id: string, other: string) {
  return {
    code: 'same-id',
    message: `Two frameworks are called ${quoted(id)}: this one, and the one at ${other}.`,
    advice: 'Give one of them another id; an assessment could not tell them apart.',
    path: ['id'],
  };
}
