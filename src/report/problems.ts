import type { Paper } from '../layout/paper.ts';
import type { Place, Problem } from '../problem.ts';
import { printable } from '../text.ts';

/** Problems as people read them: place, what is wrong, what to do, and the line with a mark under the place. */
export function renderProblems(problems: readonly Problem[], paper: Paper): string {
  return problems.map((problem) => `${problemLines(problem, paper).join('\n')}\n`).join('');
}

function problemLines(problem: Problem, paper: Paper): string[] {
  const { code, severity, message, advice, file, place, excerpt } = problem;
  const where = file && place ? `${printable(file)}:${place.line}:${place.column}: ` : '';
  const kind = severity === 'error' ? paper.style.bad(severity) : paper.style.unsure(severity);
  const text = printable([message, advice].filter(Boolean).join(' '));
  const head = `${where}${kind}: ${text} [${code}]`;
  return place && excerpt?.trim() ? [head, ...excerptLines(excerpt, place, paper)] : [head];
}

/** The line that a place is on, cut to what fits around it, with a mark below. */
function excerptLines(excerpt: string, { line, column }: Place, paper: Paper): string[] {
  const gutter = `${String(line).padStart(5)} | `;
  const room = paper.width - gutter.length;
  // Control characters are cut out here, not written out, so that columns still fall where the file has them.
  const shown = excerpt.replace(/[^\P{C}\t]/gu, '?').replace(/\t/gu, ' ');
  const from = column > room - 10 ? column - Math.floor(room / 2) : 0;
  const window = shown.slice(from, from + room);
  const before = shown.slice(from, column - 1);
  return [`${gutter}${window}`, `${' '.repeat(5)} | ${' '.repeat(paper.measure(before))}^`];
}
