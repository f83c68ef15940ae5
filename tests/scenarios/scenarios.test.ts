import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAll, START } from '../../src/cli/table.ts';
import { flagsOf } from '../../src/commands/declare.ts';
import { play } from '../support/play.ts';
import { inFolder } from '../support/sandbox.ts';
import { commandLine, isAsExpected, type Scenario, scenariosIn } from '../support/session.ts';

const FOLDER = import.meta.dirname;

/** Every command, that without a name too. */
const EVERY = [...(await loadAll()), { ...START, path: START.name, command: await START.load() }];

const sessions = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .sort()
  .map((name) => ({ name, scenarios: scenariosIn(readFileSync(join(FOLDER, name), 'utf8')) }));

describe.each(sessions.map(({ name, scenarios }) => [name, scenarios] as const))('%s', (_, scenarios) => {
  for (const [place, scenario] of scenarios.entries()) {
    // The first of each file in processes, as people start it. All that a process adds shows there.
    const started = place === 0 ? 'apart' : 'here';
    it.concurrent(scenario.name, async (context) => {
      await inFolder(scenario.files, (folder) => playAll(scenario, folder, started, context.expect));
    });
  }
});

async function playAll(
  { steps, never }: Scenario,
  folder: string,
  started: 'here' | 'apart',
  check: typeof expect,
): Promise<void> {
  for (const { command, lines } of steps) {
    const shown = await play(command, folder, started);
    const found = isAsExpected(lines, shown) ? lines : shown;
    check([`$ ${command}`, ...found].join('\n')).toBe([`$ ${command}`, ...lines].join('\n'));
    for (const text of never) check(shown.join('\n')).not.toContain(text);
  }
}

describe('the scenarios', () => {
  const calls = sessions
    .flatMap(({ scenarios }) => scenarios.flatMap(({ steps }) => steps))
    .map(({ command }) => commandLine(command).words)
    .filter(([program]) => program === 'joinedup');

  const flags = EVERY.flatMap(({ path, command }) =>
    Object.entries(command.options).map(([key, option]) => [path, flagsOf(key, option)] as const),
  );

  it.each(EVERY.map(({ path }) => path))('there is one with “joinedup %s”', (path) => {
    expect(calls.filter((call) => isCallOf(path.split(' '), call))).not.toEqual([]);
  });

  it.each(flags)('there is one with “joinedup %s %s”', (path, written) => {
    const names = written.split(/[ ,]+/u).filter((word) => word.startsWith('-'));
    const found = calls.filter((call) => isCallOf(path.split(' '), call));
    expect(found.filter((call) => call.some((word) => names.includes(word)))).not.toEqual([]);
  });
});

function isCallOf(path: readonly string[], call: readonly string[]): boolean {
  return path.every((word, place) => call[place + 1] === word);
}
