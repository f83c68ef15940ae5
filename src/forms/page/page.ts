import type { Framework } from '../../model/framework.ts';
import type { Tool } from '../../model/result.ts';
import { pageHeads, STYLE } from '../../report/formats/html-style.ts';
import { type Form, titleOf } from '../form.ts';
import { paperHtml } from './paper.ts';
import { type PageStart, savedText } from './saved.ts';
import { detailsLeft } from './state.ts';
import { FORM_STYLE } from './style.ts';
import { type PageParts, pageText } from './whole-page.ts';

/** The program that runs within a page, and how a page gets it. */
export interface PageProgram {
  readonly script: string;
  /** The digest of the script, as a Content-Security-Policy has it: `sha256-…`. */
  readonly digest: string;
  /** A text deflated (zlib’s own format), in base64. */
  pack(text: string): string;
  readonly tool: Tool;
}

/**
 * A form as one HTML file: a browser lets it be filled in, and saves it with the answers in it; where scripts do not run it is read
 * and printed. `framework` is the one that `form` was made of, and `answers` is what it begins with.
 */
export function formPage(form: Form, framework: Framework, answers: PageStart, program: PageProgram): string {
  const details = form.asks.again ? [] : detailsLeft(framework, answers, form.asks);
  const title = titleOf(form);
  const parts: PageParts = {
    title,
    style: STYLE + pageHeads(title, []) + FORM_STYLE,
    settings: { id: null, asks: form.asks, details, tool: program.tool },
    packed: program.pack(JSON.stringify(withoutHistory(framework))),
    script: program.script,
    digest: program.digest,
    saved: savedText(answers, framework),
    paper: paperHtml(form, answers),
  };
  return pageText(parts);
}

/** A framework without what only its authors and older answers need. */
function withoutHistory(framework: Framework): Framework {
  const bare = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(bare);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([key, value]) => [key, key === 'was' ? [] : bare(value)]);
    return Object.fromEntries(entries);
  };
  return { ...(bare(framework) as Framework), changes: [], gone: [], use: null, licence: null };
}
