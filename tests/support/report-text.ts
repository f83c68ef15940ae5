import type { Result } from '../../src/model/result.ts';
import { renderersOf } from './pages.ts';
import { PAPER } from './paper.ts';

const { text: renderText } = await renderersOf('result');

/** The parts of a text report by their headings; what stands before the first one under an empty name. */
export function sectionsOf(text: string): Map<string, string> {
  const lines = text.split('\n');
  const sections = new Map<string, string[]>([['', []]]);
  let current = '';
  for (const [index, line] of lines.entries()) {
    if (/^─+$/u.test(line)) continue;
    if (/^─+$/u.test(lines[index + 1] ?? '')) {
      current = line;
      sections.set(current, []);
    } else sections.get(current)?.push(line);
  }
  return new Map([...sections].map(([title, body]) => [title, body.join('\n').trim()]));
}

/** One part of the text report of a result, on one line. */
export function sectionOf(result: Result, title: string): string {
  const section = sectionsOf(renderText(result, PAPER)).get(title);
  if (section === undefined) throw new Error(`the report has no part called “${title}”`);
  return onOneLine(section);
}

/** The text without its line breaks, so that what was wrapped can be found. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
