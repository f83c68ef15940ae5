import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Io } from '../host/io.ts';
import { listShipped, shippedCases } from '../library/shipped.ts';

/** Packs into one file the modules that run in the same common calls, which are run once to find out. */
// Splitting alone makes two dozen small files for a single command, and opening a file costs a start more than
// reading it. What a module needs ran wherever it ran itself, so these groups never need each other in a circle.
export async function loadedTogether(root: string): Promise<Plugin> {
  const { inputs, groups } = await traced(root);
  const used = (file: string, kind: string) =>
    (inputs[file]?.imports ?? []).flatMap((each) => (each.kind === kind ? [each.path] : []));
  // What is imported when it is wanted; each under a name of its own, as several may export the same.
  const doors = new Set(Object.keys(inputs).flatMap((file) => used(file, 'dynamic-import')));
  const door = (file: string) => (doors.has(file) ? `export * as '${file}' from` : 'import');
  return {
    name: 'loaded-together',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^group-\d+$/ }, ({ path }) => ({ path, namespace: 'group' }));
      onLoad({ filter: /.*/, namespace: 'group' }, ({ path: group }) => ({
        contents: [...groups.keys()]
          .filter((file) => groups.get(file) === group)
          .map((file) => `${door(file)} './${file}';`)
          .join(''),
        resolveDir: root,
      }));
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const file = nameOf(path, root);
        const text = await readFile(path, 'utf8');
        const code = text.replaceAll(/\bimport\('(\.[^']+)'\)/gu, (whole, target: string) => {
          const wanted = nameOf(resolve(dirname(path), target), root);
          const group = groups.get(wanted);
          return group ? `import("${group}").then((all) => all["${wanted}"])` : whole;
        });
        const needed = new Set(used(file, 'import-statement').flatMap((each) => groups.get(each) ?? []));
        needed.delete(groups.get(file) ?? '');
        const heads = [...needed].sort().map((group) => `import '${group}';`);
        return { contents: heads.join('') + code, loader: 'ts' };
      });
    },
  };
}

/** The imports of each file of the source, and the group of each that runs in common calls. */
async function traced(root: string) {
  const outfile = join(root, 'dist', '.tools', 'traced.js');
  const library = "export const library = () => import('./src/index.ts');";
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: `export { main } from './src/cli/main.ts'; ${library}`, resolveDir: root },
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'silent',
    plugins: [telling(root)],
  });
  const groups = new Map<string, string>();
  for (const [index, argv] of commonCalls(root).entries()) {
    // By another address it is another program, of which nothing has run yet.
    const program = `${pathToFileURL(outfile).href}?${index}`;
    for (const file of await filesRun(program, argv, root))
      groups.set(file, `${groups.get(file) ?? 'group-'}${index}`);
  }
  return { inputs: metafile.inputs, groups: new Map([...groups].sort()) };
}

/** Makes every file of the source say that it runs. */
// Left alone are those that depend on where they are packed, or that listen once they are loaded.
function telling(root: string): Plugin {
  return {
    name: 'telling',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const isBound = /import\.meta|from 'when-exit'/u.test(text) || nameOf(path, root) === ENTRY;
        return { contents: isBound ? text : `globalThis.ran('${nameOf(path, root)}');${text}`, loader: 'ts' };
      });
    },
  };
}

const ENTRY = 'src/cli/main.ts';

/** The common calls as typed, of which `assess` stops at its first question. */
function commonCalls(root: string): readonly (readonly string[])[] {
  const cases = listShipped(root).flatMap(({ id }) => shippedCases(root, id));
  const one = `case:${cases[0]?.id}`;
  return [['--version'], ['--help'], ['score', one], ['plan', one], ['assess'], ['rows']];
}

/** The files that run in a call of `program`, the address of its bundle, with a clock that stands still. */
async function filesRun(program: string, argv: readonly string[], root: string) {
  const files = new Set<string>();
  Object.assign(globalThis, { ran: (file: string) => files.add(file) });
  const isTTY = argv.includes('assess');
  const screen = () =>
    Object.assign(new Writable({ write: (_, __, done) => done() }), { isTTY, columns: 80 });
  const keys = new PassThrough();
  // Ctrl-C.
  keys.end(isTTY ? '\u0003' : '');
  const io: Io = {
    stdin: Object.assign(keys, { isTTY, setRawMode() {} }),
    stdout: screen(),
    stderr: screen(),
    env: { LANG: 'C.UTF-8' },
    cwd: join(root, 'dist', '.tools'),
    root,
    today: '2026-01-01',
    isWindows: false,
    now: () => 0,
    chance: () => 1n,
    onInterrupt: () => () => {},
    onSuspend: () => () => {},
    suspend() {},
  };
  const { main } = await import(program);
  await main(argv, io);
  return files;
}

/** The path of a file below `root`, as the bundler writes it. */
function nameOf(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}
