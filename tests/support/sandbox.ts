import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by name, as text or as bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Lays files out in a new folder for as long as `body` takes. Tests that run side by side each have their own. */
export async function inFolder<T>(files: Files, body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'joinedup-')));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The files of a folder that are no longer as they were laid out, by name. */
export async function touched(files: Files, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const now = await readFile(join(folder, name)).catch(() => null);
    if (!now?.equals(Buffer.from(content))) names.push(name);
  }
  return names;
}
