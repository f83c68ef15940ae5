import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { commandsPage, manualPage } from '../../src/cli/manual.ts';
import { loadAll } from '../../src/cli/table.ts';
import { optionName } from '../../src/commands/declare.ts';
import { emptyFolder } from '../support/folder.ts';
import { programCalled } from '../support/installed.ts';
import { ROOT } from '../support/load.ts';
import { start } from '../support/program.ts';

const groff = programCalled(['groff']);

describe('the manual page', () => {
  it('is in the package, as it is built', async () => {
    const [man] = [manifest.man].flat();
    expect(manifest.files).toContain('man');
    expect(readFileSync(join(ROOT, man ?? ''), 'utf8')).toBe(await manualPage());
  });

  it('is of ASCII alone, which every man reads', async () => {
    expect(await manualPage()).toMatch(/^[\n -~]*$/u);
  });

  it.runIf(groff)('is laid out without a warning, and says every command, option and example', async () => {
    const file = join(emptyFolder(), 'joinedup.1');
    writeFileSync(file, await manualPage());
    const run = await start(groff ?? '', ['-man', '-ww', '-Tutf8', '-P-cbou', '-rLL=300n', file], {
      cwd: ROOT,
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const shown = run.stdout.replaceAll('‐', '-').replaceAll(/\s+/gu, ' ');
    for (const { path, command } of await loadAll()) {
      expect(shown).toContain(`joinedup ${path}`);
      for (const example of command.examples) expect(shown).toContain(example);
      for (const key of Object.keys(command.options)) expect(shown).toContain(optionName(key));
    }
  });
});

it('docs/commands.md is what the commands declare; if not, run “npm run pages”', async () => {
  expect(readFileSync(join(ROOT, 'docs/commands.md'), 'utf8')).toBe(await commandsPage());
});
