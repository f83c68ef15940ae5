import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/load.ts';
import { compare, firstDifference } from './compare.ts';
import { hashOf, type Page, type Printed, type Runner } from './page.ts';
import { everyPage } from './pages.ts';
import { processRunner } from './process.ts';

const all = everyPage(ROOT);

describe('two builds', () => {
  const pages = all.pages.slice(0, 20);
  const [changed] = pages.slice(7);
  const textOf = ({ name }: Page) => `exit 0\n${name}\nthe last line`;

  it('that print the same differ in no page', async () => {
    const comparison = await compare(pages, printing(textOf), printing(textOf));
    expect(comparison).toEqual({ same: 20, differ: [], added: [] });
  });

  it('that differ in one byte of one page differ in that page, and there', async () => {
    const other = (page: Page) => textOf(page).replace('last', page === changed ? 'lost' : 'last');
    const { same, differ } = await compare(pages, printing(textOf), printing(other));
    expect(differ.map(({ page }) => page)).toEqual([changed]);
    expect(differ.map(firstDifference)).toEqual([['the last line', 'the lost line']]);
    expect(same).toBe(19);
  });

  it('differ where one says something more at the end', async () => {
    const other = (page: Page) => `${textOf(page)}${page === changed ? '\nand one more' : ''}`;
    const { differ } = await compare(pages, printing(textOf), printing(other));
    expect(differ.map(firstDifference)).toEqual([['(no such line)', 'and one more']]);
  });

  it('do not differ in a format that only the newer knows, and do where it knows one no longer', async () => {
    const unknown = printing((page) => (page === changed ? null : textOf(page)));
    const newer = await compare(pages, unknown, printing(textOf));
    expect(newer).toEqual({ same: 19, differ: [], added: [changed] });
    const older = await compare(pages, printing(textOf), unknown);
    expect(older.differ.map(({ page }) => page)).toEqual([changed]);
    const neither = await compare(pages, unknown, unknown);
    expect(neither).toEqual({ same: 19, differ: [], added: [] });
  });
});

/** A build that prints what it is told to; null where it does not know the format. */
function printing(textOf: (page: Page) => string | null): Runner {
  return async (pages, { withText }) =>
    pages.map((page): Printed => {
      const text = textOf(page);
      return { hash: hashOf(text ?? ''), isRefused: text === null, text: withText ? text : null };
    });
}

describe('the list', () => {
  it('has every published case as every page in every format', () => {
    const names = new Set(all.pages.map(({ name }) => name));
    const files = all.pages.flatMap(({ argv: [command, file = ''] }) =>
      command === 'explain' ? [file] : [],
    );
    const cases = new Set(files.filter((file) => file.startsWith('frameworks/')));
    expect(cases.size).toBeGreaterThan(60);
    for (const file of cases)
      for (const command of ['score', 'needs', 'plan'])
        for (const format of ['text', 'markdown', 'json', 'html'])
          expect(names).toContain(`joinedup ${command} ${file} --format ${format}`);
  });
});

describe('this build', () => {
  let [folder, program] = ['', ''];

  beforeAll(() => {
    // Where its packages can be found from.
    folder = mkdtempSync(join(ROOT, 'node_modules', '.guard-'));
    program = join(folder, 'guard.mjs');
    const entryPoints = [join(import.meta.dirname, 'main.ts')];
    buildSync({
      entryPoints,
      outfile: program,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What it prints, by page, in a process and a folder of its own. */
  async function printed(pages: readonly Page[], zone: string): Promise<Map<string, string | undefined>> {
    const setting = { program, build: ROOT, files: all.files, root: ROOT, processes: 1, zone };
    const done = await processRunner(setting)(pages, { withText: false });
    return new Map(pages.map(({ name }, at) => [name, done[at]?.hash]));
  }

  it('prints the same again: in another order, another time zone and another folder', async () => {
    // Every so many, which no number of formats or papers divides; and what is written, in its order.
    const alone = all.pages.filter(({ folder: place }, at) => place === '.' && at % 127 === 0);
    const inOrder = all.pages.filter(({ folder: place }) => place === 'talks/leutz');
    const [one, other] = await Promise.all([
      printed([...alone, ...inOrder], 'Pacific/Kiritimati'),
      printed([...inOrder, ...alone.toReversed()], 'America/Los_Angeles'),
    ]);
    expect(one).toEqual(other);
    expect([...one.values()]).not.toContain(undefined);
    expect(one.size).toBe(alone.length + inOrder.length);
  });
});
