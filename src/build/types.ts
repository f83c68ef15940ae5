import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Writes the types of the library. */
export async function writeTypes(root: string): Promise<void> {
  const compiler = createRequire(join(root, 'package.json')).resolve('typescript/package.json');
  const tsc = join(compiler, '..', 'bin', 'tsc');
  const settings = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    join(root, 'dist', 'types'),
  ];
  await promisify(execFile)(
    process.execPath,
    [tsc, '-p', join(root, 'tsconfig.json'), ...settings, '--rootDir', root],
    { cwd: root },
  );
}
