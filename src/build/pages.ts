import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inNation } from '../engine/terms.ts';
import { renderMarkdown } from '../report/document/markdown.ts';
import { frameworkPage } from '../report/pages/framework.ts';
import { shippedFrameworks } from './store.ts';

/** Writes the page of each framework that ships beside its file; a test holds them against the frameworks. */
export async function writePages(root: string): Promise<void> {
  for (const framework of await shippedFrameworks(root)) {
    await writeFile(pageOf(root, framework.id), renderMarkdown(frameworkPage(inNation(framework, null))));
  }
}

/** Where the page of a framework stands. */
export function pageOf(root: string, id: string): string {
  return join(root, 'frameworks', id, 'README.md');
}
