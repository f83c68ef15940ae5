import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guarded } from './pages.ts';

/** Lays out, in a new folder, all files that pages are made from: the same under the same names every time. */
export function layOut({ files, pages }: Guarded, root: string): string {
  // Names of folders can be as long as they like only if they are as long for both builds.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'joinedup-guard-')));
  cpSync(join(root, 'frameworks'), join(folder, 'frameworks'), { recursive: true });
  cpSync(join(root, 'tests', 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  for (const page of pages) mkdirSync(join(folder, page.folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
