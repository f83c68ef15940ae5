import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { type BuildOptions, build, type OutputFile, type Plugin, transform } from 'esbuild';
import { packed } from '../host/files/packed.ts';
import { loadedTogether } from './loaded-together.ts';

// Packages in the older module form ask for Node's own modules by a call that modules do not have.
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Bundles the program and the library with their packages, split by what a command uses. */
export async function bundle(root: string): Promise<void> {
  const outdir = join(root, 'dist');
  await rm(join(outdir, 'chunks'), { recursive: true, force: true });
  const { plugins, ...options } = shared(root);
  const together = await loadedTogether(root);
  // In one go, so that what both use is packed once.
  const program = { joinedup: 'src/cli/main.ts', index: 'src/index.ts' };
  const solver = { 'chunks/solver': 'src/solver/packed.ts' };
  const bundled = await Promise.all([
    build({ ...options, entryPoints: program, plugins: [...plugins, together, withPackedSolver] }),
    build({ ...options, entryPoints: solver, plugins }),
  ]);
  await Promise.all(bundled.flatMap(({ outputFiles }) => outputFiles).map(write));
  await writeFile(join(outdir, 'form-page.js'), await formProgram(root));
  await writeFile(join(outdir, 'chunks/solver.wasm.br'), await packedSolver(root));
  const inputs = bundled.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  await writeFile(join(outdir, 'THIRD-PARTY-NOTICES.txt'), await notices(root, inputs));
}

/** The program of a form's page, as one script of only what it uses. */
// No file of ours does anything by being loaded, but the one that starts it.
export async function formProgram(root: string, entry = 'src/forms/page/browser.ts'): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    plugins: [
      {
        name: 'without-effects',
        setup({ onResolve }) {
          onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => ({
            path: resolve(resolveDir, path),
            sideEffects: false,
          }));
        },
      },
    ],
    logLevel: 'warning',
  });
  return (outputFiles[0]?.text ?? '').trimEnd();
}

/** The solver's code, compressed. */
async function packedSolver(root: string): Promise<Buffer> {
  return packed(await readFile(join(root, 'node_modules/highs/build/highs.wasm')));
}

/** The solver stays outside, as a chunk beside those that ask for it. */
const withPackedSolver: Plugin = {
  name: 'with-packed-solver',
  setup({ onResolve }) {
    onResolve({ filter: /^highs$/ }, () => ({ path: './solver.js', external: true }));
  },
};

async function write({ path, text }: OutputFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, /\brequire\b/u.test(text) ? REQUIRE + text : text);
}

function shared(root: string) {
  return {
    absWorkingDir: root,
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Our names stay, so that --debug shows a stack that can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    write: false,
    // The forms of packages that can be cut down to what is used, and that ask for nothing of Node’s.
    alias: {
      yaml: join(root, 'node_modules/yaml/browser/index.js'),
      fflate: join(root, 'node_modules/fflate/esm/browser.js'),
    },
    plugins: [withoutDeadWeight, withShortNames],
    metafile: true,
    logLevel: 'warning',
  } as const satisfies BuildOptions;
}

/** Leaves out modules that slow a start more than they serve it. */
// Commander can start other programs as its commands, and loads what that takes; this program never does. Importing
// "process" by name opens all three streams at once; the global of that name opens each when it is used.
const withoutDeadWeight: Plugin = {
  name: 'without-dead-weight',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(child_process|fs)$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'nothing' } : null,
    );
    // One for each that asks, or it would be a file of its own.
    onResolve({ filter: /^node:process$/ }, ({ path, importer }) => ({
      path,
      suffix: `?${importer.split('node_modules').at(-1)}`,
      namespace: 'global',
    }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    onLoad({ filter: /.*/, namespace: 'global' }, () => ({ contents: 'module.exports = process;' }));
  },
};

/** Minifies the packages that write papers. */
// Nobody has to read their stacks, and a quarter of them is names.
const withShortNames: Plugin = {
  name: 'with-short-names',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/(?:docx|hucre)\/.*\.m?js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { minify: true, format: 'esm' });
      return { contents: code };
    });
  },
};

/** The licences of the bundled packages, which ask to be kept with copies of these. */
async function notices(root: string, inputs: readonly string[]): Promise<string> {
  const folders = inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1] ?? []);
  const texts = await Promise.all([...new Set(folders)].sort().map((folder) => notice(join(root, folder))));
  return texts.join(`\n${'-'.repeat(72)}\n\n`);
}

async function notice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const candidates = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE'];
  const texts = await Promise.all(
    candidates.map((file) => readFile(join(folder, file), 'utf8').catch(() => null)),
  );
  const text = texts.find((found) => found !== null) ?? `${license}\n`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** Writes the types of the library, with those of zod, from which they are inferred. */
export async function writeTypes(root: string): Promise<void> {
  const packages = createRequire(join(root, 'package.json'));
  const tsc = join(packages.resolve('typescript/package.json'), '..', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', join(root, 'src', 'build', 'tsconfig.json')]);
  const types = join(root, 'dist', 'types');
  const own = (await readdir(types, { recursive: true })).filter((name) => !name.startsWith('zod'));
  await copyTypes(dirname(packages.resolve('zod/package.json')), ZOD_ENTRY, join(types, 'zod'));
  for (const file of own.filter((name) => name.endsWith('.d.ts')).map((name) => join(types, name))) {
    const text = await readFile(file, 'utf8');
    const zod = relative(dirname(file), join(types, 'zod', ZOD_ENTRY))
      .split(sep)
      .join('/');
    if (text.includes("'zod/mini'"))
      await writeFile(file, text.replace("'zod/mini'", `'${zod.replace('.d.ts', '.js')}'`));
  }
}

const ZOD_ENTRY = 'v4/mini/index.d.ts';

/** Copies `file` of `from`, with every file that it imports and not copied before, to `to`. */
// The languages that zod speaks are left out, as no type needs them.
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
