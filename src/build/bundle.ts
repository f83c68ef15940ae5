import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild';
import { loadedTogether } from './loaded-together.ts';

// Packages in the older module form ask for Node's own modules by a call that modules do not have.
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles the program and the library, packages and all, split so that a command loads only what it uses. What
 * people install then needs no other package.
 */
export async function bundle(root: string): Promise<void> {
  const outdir = join(root, 'dist');
  await rm(join(outdir, 'chunks'), { recursive: true, force: true });
  const program = await build({ ...shared(root), entryPoints: { joinedup: 'src/cli/main.ts' } });
  const library = await build({ ...shared(root), entryPoints: { index: 'src/index.ts' } });
  await Promise.all([...program.outputFiles, ...library.outputFiles].map(write));
  // The solver looks for the other half of itself beside the half that is bundled.
  await copyFile(join(root, 'node_modules/highs/build/highs.wasm'), join(outdir, 'chunks/highs.wasm'));
  const inputs = { ...program.metafile.inputs, ...library.metafile.inputs };
  await writeFile(join(outdir, 'THIRD-PARTY-NOTICES.txt'), await notices(root, Object.keys(inputs)));
}

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
    // Names stay, so that --debug shows a stack that can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    write: false,
    // The form of the package that can be cut down to what is used.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [withoutDearModules, loadedTogether(root)],
    metafile: true,
    logLevel: 'warning',
  } as const satisfies BuildOptions;
}

/**
 * Modules of Node that cost a start more than they give. Commander can start other programs as its commands, and
 * loads what that takes; this program never does. Importing "process" by name opens all three streams at once;
 * the global of that name opens each when it is used.
 */
const withoutDearModules: Plugin = {
  name: 'without-dear-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(child_process|fs)$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'nothing' } : null,
    );
    onResolve({ filter: /^node:process$/ }, ({ path }) => ({ path, namespace: 'global' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    onLoad({ filter: /.*/, namespace: 'global' }, () => ({ contents: 'module.exports = process;' }));
  },
};

/** The licences of the packages that were bundled, which ask to be kept with copies of them. */
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
