import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Writes the types of the library, and of what it stands on; nothing of the program or the tests. */
export async function writeTypes(root: string): Promise<void> {
  const compiler = createRequire(join(root, 'package.json')).resolve('typescript/package.json');
  const tsc = join(compiler, '..', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', join(root, 'src', 'build', 'tsconfig.json')]);
}
