import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { inFolder } from '../support/sandbox.ts';

function view(role: string, route: string): string {
  return `joinedup: 1\nanswered-by: [ { role: ${role}, organisation: Council } ]\nanswers: { route: ${route}, budget: separate }\n`;
}

const VIEWS = { 'one.yaml': view('Planner', 'used'), 'two.yaml': view('Nurse', 'informal') };

/** What is shown on a terminal, or in a pipe. */
function shown(isTTY: boolean, ...more: readonly string[]): Promise<string> {
  return inFolder(VIEWS, async (cwd) => {
    const stdout = Object.assign(new PassThrough(), { isTTY, columns: 80 });
    const said = text(stdout);
    const argv = ['panel', 'one.yaml', 'two.yaml', '--no-color', '--no-pager', ...more];
    expect(await mainRun(argv, { cwd }, { stdout })).toMatchObject({ code: 0, stderr: '' });
    stdout.end();
    return said;
  });
}

test('who said what stands on a terminal as text, and elsewhere only with --names', async () => {
  for (const more of [[], ['--full']]) {
    expect(await shown(true, ...more)).toMatch(/Said by Planner, Council/u);
    expect(await shown(false, ...more)).not.toMatch(/Planner|Nurse/u);
    expect(await shown(false, '--names', ...more)).toMatch(/Said by Planner, Council/u);
  }
  for (const format of ['markdown', 'html', 'json']) {
    expect(await shown(true, '--format', format)).not.toMatch(/Planner|Nurse/u);
    expect(await shown(true, '--names', '--format', format)).toMatch(/Planner, Council/u);
  }
});
