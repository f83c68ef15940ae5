import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Printed, Runner } from './page.ts';
import type { Guarded } from './pages.ts';

/** What a build that does not change made of pages, kept beside it for as long as nothing else changes either. */
export class Memory {
  readonly #build: string;
  readonly #ground: string;

  constructor(build: string, { files }: Guarded, program: string, root: string) {
    this.#build = build;
    const ground = createHash('sha256').update(process.version).update(JSON.stringify(files));
    for (const folder of ['frameworks', 'tests/fixtures'])
      for (const file of filesIn(join(root, folder))) ground.update(file).update(readFileSync(file));
    this.#ground = ground.update(readFileSync(program)).digest('hex');
  }

  holds(pages: readonly Page[]): boolean {
    return existsSync(this.#fileFor(pages));
  }

  /** Prints with the build only what it is not known to print. */
  before(run: Runner): Runner {
    return async (pages, manner) => {
      if (manner.withText) return run(pages, manner);
      const file = this.#fileFor(pages);
      if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Printed[];
      const printed = await run(pages, manner);
      writeFileSync(file, JSON.stringify(printed));
      return printed;
    };
  }

  #fileFor(pages: readonly Page[]): string {
    const key = createHash('sha256').update(this.#ground).update(JSON.stringify(pages)).digest('hex');
    return join(this.#build, `printed-${key}.json`);
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
