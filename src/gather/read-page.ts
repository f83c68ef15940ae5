import { refused } from '../document/grid.ts';
import type { SourceDocument } from '../document/parse.ts';
import { isRecord, type Source } from '../document/source.ts';
import type { Outcome } from '../problem.ts';

/** The form as a page, saved with its answers: an assessment in JSON, within the page. */

const ELEMENT = /<script\b([^<>]{0,300})>/giu;

const OURS = /\bid\s*=\s*["']?joinedup-answers["'\s/]?/iu;

/** The answers that a saved page holds, as a text of their own whose lines are those of the page. */
export function answersInPage({ file, text }: Source): Outcome<Source> {
  const found = [...text.matchAll(ELEMENT)]
    .filter(([, attributes = '']) => OURS.test(`${attributes} `))
    .slice(0, 2);
  const contents = found.map(({ 0: tag, index }) => {
    const from = index + tag.length;
    const closing = /<\/script/giu;
    closing.lastIndex = from;
    const end = closing.exec(text)?.index;
    return { from, json: end === undefined ? null : text.slice(from, end) };
  });
  const [first] = contents;
  if (!first)
    return refused(
      file,
      'no-answers',
      'is no form of joinedup, or holds no answers',
      'Open the form, and choose “Save my answers”: that file is the one to send.',
    );
  if (first.json === null) return refused(file, 'no-answers', 'was cut off', 'Ask for it again.');
  if (contents.some(({ json }) => json?.trim() !== first.json?.trim())) {
    return refused(file, 'answers-twice', 'holds two sets of answers', 'Ask for it again, as it was saved.');
  }
  const lines = text.slice(0, first.from).split('\n');
  const before = '\n'.repeat(lines.length - 1) + ' '.repeat(Math.min(lines.at(-1)?.length ?? 0, 1000));
  return { ok: true, value: { file, text: before + first.json }, problems: [] };
}

const SETTINGS = /<script\b[^<>]{0,200}\bid\s*=\s*["']?joinedup-form["'][^<>]{0,200}>([^<]{0,1000000})/iu;

/** What a page says of the form that it is, as JSON; empty where it does not. */
export function settingsIn({ text }: Source): string {
  return SETTINGS.exec(text)?.[1] ?? '';
}

/** The mark that a page got when it was first saved; null where it has none. */
export function pageIdIn(source: Source): string | null {
  return /^\s*\{\s*"id":\s*"([\w-]{1,80})"/iu.exec(settingsIn(source))?.[1] ?? null;
}

const FORM = 1;

/** A document of a page as the assessment that it is, without what only the page needs. */
export function assessmentInPage(document: SourceDocument): Outcome<SourceDocument> {
  if (!isRecord(document.value)) return { ok: true, value: document, problems: [] };
  const { form, again: _, ...value } = document.value;
  if (form === undefined || form === FORM) return { ok: true, value: { ...document, value }, problems: [] };
  const message = 'The page was made by a later version.';
  const problem = document.problem(
    { code: 'other-format', severity: 'error', message, advice: 'Use a newer joinedup.' },
    ['form'],
  );
  return { ok: false, problems: [problem] };
}
