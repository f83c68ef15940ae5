import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { loadFramework } from '../../../src/framework/open.ts';
import { withLock } from '../../../src/host/files/lock.ts';
import { Autosave } from '../../../src/interview/saving.ts';
import { unwrap } from '../../../src/problem.ts';

/**
 * A session in a process of its own, told line by line what to do: `save FILE NAME COUNT DELAY` saves so many answers
 * after so many milliseconds, and says in which file they are; `hold FILE` takes the lock and keeps it.
 */
const [framework = ''] = process.argv.slice(2);
const ladder = unwrap(loadFramework({ file: framework, text: readFileSync(framework, 'utf8') }));

async function save(file: string, name: string, count: number): Promise<string> {
  const autosave = Autosave.start(file, ladder, '2026-11-22');
  for (let number = 1; number <= count; number += 1) {
    await autosave.update((draft) => draft.setDetail(['service', 'name'], `${name} ${number}`));
    const kept = readFileSync(autosave.path, 'utf8');
    if (!kept.includes(`name: ${name} ${number}\n`)) return `lost ${name} ${number}, there is ${kept}`;
  }
  return autosave.path;
}

function say(text: string): void {
  process.stdout.write(`${JSON.stringify(text)}\n`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const [what, file, name, count, delay]: [string, string, string, number, number] = JSON.parse(line);
  if (what === 'hold') {
    await withLock(file, async () => {
      say('held');
      await pause(1_000_000);
    });
  }
  await pause(delay);
  say(await save(file, name, count));
}
