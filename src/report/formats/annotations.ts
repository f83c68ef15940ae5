import { type Problem, saidIn } from '../../problem.ts';
import { plain } from '../../sentence.ts';
import { printable } from '../../text.ts';

/** Problems as the annotations that GitHub shows beside the lines of a change, one a line. */
export function renderAnnotations(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join('');
}

function annotation(problem: Problem): string {
  const { code, severity, file, place } = problem;
  const properties: [string, string | undefined][] = [
    ['file', file],
    ['line', place && String(place.line)],
    ['col', place && String(place.column)],
    ['title', code],
  ];
  const written = properties.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(value)}`],
  );
  return `::${severity} ${written.join(',')}::${data(plain(saidIn(problem)))}`;
}

// A percent sign starts an escape, and a line end would end the annotation.
function data(text: string): string {
  const escaped = text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
  return printable(escaped);
}

function property(text: string): string {
  return data(text).replace(/:/gu, '%3A').replace(/,/gu, '%2C');
}
