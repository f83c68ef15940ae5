import type { Paper } from '../layout/paper.ts';
import type { Place, Problem } from '../problem.ts';
import { onOneLine } from '../text.ts';

/** Problems as people read them: place, what is wrong, what to do, and the line with a mark under the place. */
export function renderProblems(problems: readonly Problem[], paper: Paper): string {
  return problems.map((problem) => `${problemLines(problem, paper).join('\n')}\n`).join('');
}

function problemLines(problem: Problem, paper: Paper): string[] {
  const { code, severity, message, advice, file, place, excerpt } = problem;
  const where = file && place ? `${onOneLine(file)}:${place.line}:${place.column}: ` : '';
  const kind = severity === 'error' ? paper.style.bad(severity) : paper.style.unsure(severity);
  const text = onOneLine([message, advice].filter(Boolean).join(' '));
  const head = `${where}${kind}: ${text} [${code}]`;
  return place && excerpt?.trim() ? [head, ...excerptLines(excerpt, place, paper)] : [head];
}

/** The line that a place is on, cut to what fits around it, with a mark below. */
function excerptLines(excerpt: string, { line, column }: Place, paper: Paper): string[] {
  const gutter = `${String(line).padStart(5)} | `;
  const room = paper.width - gutter.length;
  // Control characters are cut out here, not written out, so that columns still fall where the file has them.
  const cells = [...excerpt].map((character) => ({
    length: character.length,
    shown: /[^\P{C}\t]/u.test(character) ? '?' : character === '\t' ? ' ' : character,
  }));
  let at = 0;
  let offset = 0;
  while (at < cells.length && offset < column - 1) {
    offset += cells[at]?.length ?? 0;
    at += 1;
  }
  const text = (from: number, to: number) =>
    cells
      .slice(from, to)
      .map((cell) => cell.shown)
      .join('');
  // As much before the place as leaves a little room behind it.
  let from = 0;
  if (paper.measure(text(0, at)) > room - 10) {
    from = at;
    while (from > 0 && paper.measure(text(from - 1, at)) <= room / 2) from -= 1;
  }
  let to = from;
  while (to < cells.length && paper.measure(text(from, to + 1)) <= room) to += 1;
  return [`${gutter}${text(from, to)}`, `${' '.repeat(5)} | ${' '.repeat(paper.measure(text(from, at)))}^`];
}
