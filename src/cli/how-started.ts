import { basename, delimiter, dirname, relative, sep } from 'node:path';
import { shellWord } from '../command.ts';
import type { Io } from './io.ts';

/** What tells how the program was started. */
interface Start {
  readonly env: Io['env'];
  /** The file that was started, by its whole path. */
  readonly script: string;
  /** Where the person is. */
  readonly cwd: string;
  /** The folder of the package. */
  readonly root: string;
}

/** What this person types for “joinedup”: that, or what npm, npx or Node is told. */
export function howStarted({ env, script, cwd, root }: Start): string {
  const folder = dirname(script);
  if (isOwnStart(env))
    return isBelow(cwd, root)
      ? 'npm start --'
      : `npm --prefix ${shellWord(root.replace(/(?<=.)[\\/]$/u, '')) ?? '.'} start --`;
  const isNpm = env.npm_command !== undefined;
  // npm adds such a folder to where programs are looked for, and only while it runs.
  if (/[\\/]node_modules[\\/]\.bin$/u.test(folder) || env.npm_lifecycle_event === 'npx')
    return isNpm || !isSearched(folder, env) ? 'npx joinedup' : 'joinedup';
  if (basename(script) === 'joinedup' && isSearched(folder, env)) return 'joinedup';
  // On Windows a small file beside node_modules starts this one.
  const [before] = script.split(`${sep}node_modules${sep}joinedup${sep}`);
  if (before !== undefined && before !== script && isSearched(before, env)) return 'joinedup';
  const near = relative(cwd, script);
  return `node ${shellWord(near.length < script.length ? near : script) ?? shellWord(script) ?? 'bin/joinedup.js'}`;
}

/** True for “npm start” in this package, and not in one that happens to call it. */
export function isOwnStart({ npm_lifecycle_event: event, npm_package_name: name }: Io['env']): boolean {
  return event === 'start' && (name === undefined || name === 'joinedup');
}

function isBelow(folder: string, root: string): boolean {
  return `${folder}${sep}`.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function isSearched(folder: string, { PATH = '', Path = PATH }: Io['env']): boolean {
  return [PATH, Path].join(delimiter).split(delimiter).includes(folder);
}
