import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What of a build is run. */
const PARTS = ['dist', 'frameworks', 'package.json', 'package-lock.json'];

/** A build of a commit, made once and kept. */
export interface CommitBuild {
  readonly folder: string;
  readonly commit: string;
  /** True where it was built with other packages than it asks for: those of this checkout. */
  readonly hasOtherPackages: boolean;
}

/** Builds a commit with the packages of this checkout, or finds the build that was made before. */
export function buildOf(name: string, root: string): CommitBuild {
  const commit = git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], root).trim();
  const folder = join(root, 'node_modules', '.cache', 'guard', commit);
  if (!existsSync(folder)) make(commit, folder, root);
  const lock = (where: string) => readFileSync(join(where, 'package-lock.json'), 'utf8');
  return { folder, commit, hasOtherPackages: lock(folder) !== lock(root) };
}

function make(commit: string, folder: string, root: string): void {
  const source = mkdtempSync(join(tmpdir(), 'joinedup-guard-build-'));
  try {
    const archive = join(source, 'source.tar');
    git(['archive', '--format=tar', `--output=${archive}`, commit], root);
    execFileSync('tar', ['-xf', archive, '-C', source]);
    symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'), 'junction');
    execFileSync('npm', ['run', '--silent', 'build'], {
      cwd: source,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // Named only when it is whole.
    const partial = `${folder}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    for (const part of PARTS) cpSync(join(source, part), join(partial, part), { recursive: true });
    renameSync(partial, folder);
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}

function git(args: readonly string[], root: string): string {
  return execFileSync('git', [...args], { cwd: root, encoding: 'utf8' });
}
