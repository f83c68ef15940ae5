import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guarded } from './pages.ts';

/** Lays out, in a new folder, all files that pages are made from: the same under the same names every time. */
export function layOut({ files, pages }: Guarded, root: string): string {
  // As long a name every time, so that no line breaks elsewhere for it.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'joinedup-guard-')));
  cpSync(join(root, 'frameworks'), join(folder, 'frameworks'), { recursive: true });
  cpSync(join(root, 'tests', 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  const folders = [...pages.map((page) => page.folder), ...Object.keys(files).map(dirname)];
  for (const each of new Set(folders)) mkdirSync(join(folder, each), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
