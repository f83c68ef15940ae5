import { parseSource } from '../document/parse.ts';
import type { Problem } from '../problem.ts';

/** Rows from the texts of their lines. */

/** The text of a row, and where it stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What a line of JSON holds, or what is wrong with it. */
export function parseRow(
  at: RowPlace,
): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  const { text, file, line } = at;
  try {
    const value: unknown = JSON.parse(text);
    const problems = keysTwice(value, at);
    return problems.length > 0 ? { problems } : { value };
  } catch (error) {
    const column = 1 + Number(/position (\d+)/u.exec(String(error))?.[1] ?? 0);
    const message = 'This line is not JSON.';
    const advice = 'Write one assessment on each line, as JSON.';
    const place = { line, column };
    return { problems: [{ code: 'not-json', severity: 'error', message, advice, file, place }] };
  }
}

/** What is wrong with a row in which a key stands twice, of which JSON.parse has kept the last. */
function keysTwice(value: unknown, at: RowPlace): readonly Problem[] {
  if (keysWritten(at.text) === keysKept(value)) return [];
  const parsed = parseSource({ file: at.file, text: at.text });
  return parsed.ok ? [] : placed(parsed.problems, at);
}

function keysWritten(text: string): number {
  let [count, isText] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isText = !isText;
    else if (isText && character === '\\') at += 1;
    else if (!isText && character === ':') count += 1;
  }
  return count;
}

function keysKept(value: unknown): number {
  let count = 0;
  const all = [value];
  // What stands in them comes behind.
  for (const each of all) {
    if (typeof each !== 'object' || each === null) continue;
    if (!Array.isArray(each)) count += Object.keys(each).length;
    for (const inside of Object.values(each)) all.push(inside);
  }
  return count;
}

/** Problems of a line that was read by itself, at its place among all. */
export function placed(problems: readonly Problem[], { file, line }: RowPlace): Problem[] {
  return problems.map((problem) => ({
    ...problem,
    file,
    place: { line, column: problem.place?.column ?? 1 },
    excerpt: undefined,
  }));
}
