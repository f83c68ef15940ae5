import type { Page, Runner } from './page.ts';

/** A page that two builds print differently. */
export interface Difference {
  readonly page: Page;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly same: number;
  readonly differ: readonly Difference[];
  /** Pages in a format that only the newer build knows. */
  readonly added: readonly Page[];
}

/** Holds what two builds make of the same pages against each other, byte by byte. */
export async function compare(pages: readonly Page[], before: Runner, after: Runner): Promise<Comparison> {
  const [old, now] = await Promise.all([before, after].map((run) => run(pages, { withText: false })));
  const known = pages.filter((_, at) => !(old?.[at]?.isRefused && now?.[at]?.isRefused));
  const isAdded = new Set(pages.filter((_, at) => old?.[at]?.isRefused && !now?.[at]?.isRefused));
  const isOther = new Set(pages.filter((_, at) => old?.[at]?.hash !== now?.[at]?.hash));
  const added = known.filter((page) => isAdded.has(page));
  const other = known.filter((page) => isOther.has(page) && !isAdded.has(page));
  return {
    same: known.length - added.length - other.length,
    differ: await told(other, pages, before, after),
    added,
  };
}

/** What differs, in full: printed once more, with all that is done in the same folder before. */
async function told(
  other: readonly Page[],
  pages: readonly Page[],
  before: Runner,
  after: Runner,
): Promise<Difference[]> {
  if (other.length === 0) return [];
  const folders = new Set(other.map(({ folder }) => folder).filter((folder) => folder !== '.'));
  const again = pages.filter((page) => other.includes(page) || folders.has(page.folder));
  const [old, now] = await Promise.all([before, after].map((run) => run(again, { withText: true })));
  return again.flatMap((page, at) =>
    other.includes(page) ? [{ page, before: old?.[at]?.text ?? '', after: now?.[at]?.text ?? '' }] : [],
  );
}

/** The first line that differs, on each side. */
export function firstDifference({ before, after }: Difference): readonly [string, string] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const at = old.findIndex((line, index) => line !== now[index]);
  // Where one only goes on, the other has ended there.
  const place = at < 0 ? old.length : at;
  return [old[place] ?? ENDED, now[place] ?? ENDED];
}

const ENDED = '(no such line)';
