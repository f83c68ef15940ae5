/** A page with less on it than this is filled up with the beginning of a part, rather than left as it is. */
const FULL_ENOUGH = 0.5;

/**
 * Parts of a text, an empty line between each two, as pages of at most so many lines (2 at least). A page ends between two
 * parts where it is half full by then, otherwise where the room ends.
 */
export function pagesOf(parts: readonly (readonly string[])[], room: number): string[][] {
  const most = Math.max(2, room);
  const pages: string[][] = [];
  let page: string[] = [];
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
  };
  for (const [index, part] of parts.entries()) {
    const lines = index === 0 ? [...part] : ['', ...part];
    if (page.length + lines.length > most && page.length >= most * FULL_ENOUGH) turn();
    for (const line of lines) {
      if (page.length === most) turn();
      page.push(line);
    }
  }
  turn();
  return pages;
}

/** True where a text on one page, and so many rows below it, fit on a screen of so many rows; the rows of what comes next, or null. */
export function fitsOnScreen(
  pages: readonly (readonly string[])[],
  below: number | null,
  rows: number,
): boolean {
  return below !== null && pages.length === 1 && (pages[0]?.length ?? 0) + below < rows;
}
