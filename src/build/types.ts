import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

/**
 * Writes the types of the library, and of what it stands on; nothing of the program or the tests. They are inferred with zod,
 * so its own types come along: whoever installs the library installs no other package.
 */
export async function writeTypes(root: string): Promise<void> {
  const packages = createRequire(join(root, 'package.json'));
  const tsc = join(packages.resolve('typescript/package.json'), '..', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', join(root, 'src', 'build', 'tsconfig.json')]);
  const types = join(root, 'dist', 'types');
  const own = (await readdir(types, { recursive: true })).filter((name) => !name.startsWith('zod'));
  await copyTypes(dirname(packages.resolve('zod/package.json')), ENTRY, join(types, 'zod'));
  for (const file of own.filter((name) => name.endsWith('.d.ts')).map((name) => join(types, name))) {
    const text = await readFile(file, 'utf8');
    const zod = relative(dirname(file), join(types, 'zod', ENTRY))
      .split(sep)
      .join('/');
    if (text.includes("'zod/mini'"))
      await writeFile(file, text.replace("'zod/mini'", `'${zod.replace('.d.ts', '.js')}'`));
  }
}

const ENTRY = 'v4/mini/index.d.ts';

/** Copies a file of types, and every file that it leads to; but for the languages that zod speaks, which no type needs. */
async function copyTypes(from: string, file: string, to: string, copied = new Set<string>()): Promise<void> {
  if (copied.has(file)) return;
  copied.add(file);
  const whole = await readFile(join(from, file), 'utf8');
  const text = whole.replaceAll(/^export \* as locales .*$/gmu, '');
  await mkdir(dirname(join(to, file)), { recursive: true });
  await writeFile(join(to, file), text);
  for (const [, target = ''] of text.matchAll(/\b(?:from|import\() ?"(\.[^"]+)\.js"/gu))
    await copyTypes(from, join(dirname(file), `${target}.d.ts`), to, copied);
}
