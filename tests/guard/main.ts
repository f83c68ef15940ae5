import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildOf } from './builds.ts';
import { type Comparison, compare, type Difference, firstDifference } from './compare.ts';
import { everyPage } from './pages.ts';
import { printAsTold, processRunner } from './process.ts';
import { Memory } from './remembered.ts';

const PROGRAM = fileURLToPath(import.meta.url);
const USAGE = `npm run guard -- COMMIT [--only TEXT] [--formats text,json] [--show NAME] [--list]

Prints every page with this checkout and with a build of COMMIT, and names those that differ.
  --only TEXT      only pages with TEXT in their name
  --formats A,B    only pages in these formats; a page with no --format counts as text
  --show TEXT      such pages line by line, as a diff
  --list           the names of the pages, and nothing is run
`;

/** "npm run guard": every page of this checkout, held against a build of a named commit. Ends with 1 where one differs. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      show: { type: 'string' },
      only: { type: 'string' },
      formats: { type: 'string' },
      list: { type: 'boolean' },
    },
  });
  const root = process.cwd();
  const [name] = positionals;
  const all = everyPage(root);
  const formats = values.formats?.split(',');
  const only = values.show ?? values.only ?? '';
  const wanted = all.pages.filter(
    (page) => page.name.includes(only) && (!formats || formats.includes(page.format ?? 'text')),
  );
  // What was done before in the same folder belongs to it.
  const folders = new Set(wanted.map(({ folder }) => folder));
  const pages = all.pages.filter(
    (page) => wanted.includes(page) || (page.folder !== '.' && folders.has(page.folder)),
  );
  if (pages.length === 0) {
    say('No page is called so. “--list” names them all.\n');
    return 2;
  }
  if (values.list) {
    say(pages.map((page) => `${page.name}\n`).join(''));
    return 0;
  }
  if (name === undefined) {
    say(USAGE);
    return 2;
  }
  const { folder, commit, hasOtherPackages } = buildOf(name, root);
  if (hasOtherPackages)
    say(`${commit} asks for other packages than this checkout, and was built with these.\n`);
  const memory = new Memory(folder, all, PROGRAM, root);
  const processes = Math.max(1, Math.floor(availableParallelism() / (memory.holds(pages) ? 1 : 2)));
  const runner = (build: string) =>
    processRunner({ program: PROGRAM, build, files: all.files, root, processes });
  const comparison = await compare(pages, memory.before(runner(folder)), runner(root));
  say(values.show === undefined ? told(comparison) : comparison.differ.map(unified).join(''));
  const { same, differ, added } = comparison;
  const fresh =
    added.length > 0 ? `, ${added.length} in a format that ${commit.slice(0, 7)} does not know` : '';
  say(`${same} pages the same, ${differ.length} differ${fresh}\n`);
  return differ.length > 0 ? 1 : 0;
}

function told({ differ }: Comparison): string {
  return differ
    .map((difference) => {
      const [before, after] = firstDifference(difference);
      return `${difference.page.name}\n  - ${before}\n  + ${after}\n`;
    })
    .join('');
}

/** Both sides line by line, as git shows them. */
function unified({ page, before, after }: Difference): string {
  const folder = mkdtempSync(join(tmpdir(), 'joinedup-guard-diff-'));
  try {
    writeFileSync(join(folder, 'before'), `${before}\n`);
    writeFileSync(join(folder, 'after'), `${after}\n`);
    execFileSync('git', ['diff', '--no-index', '--no-color', 'before', 'after'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    // It ends with 1 where there is a difference.
    const { stdout } = error as { stdout?: string };
    return `${page.name}\n${stdout ?? String(error)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(text: string): void {
  process.stdout.write(text);
}

if (process.argv[2] === '--print') printAsTold();
else process.exitCode = await run(process.argv.slice(2));
