import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ROOT } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';
import { leftIn, readable } from '../support/whole-folder.ts';
import { answersIn, BEGUN, holds, MODES, Sitting } from './interview.ts';
import { Count, type Figure, inNewFolder, type Options, type Part, tries } from './part.ts';
import { writers } from './steps.ts';

const SIGNALS = 1000;
const WHILE_WRITING = 200;
const KINDS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTSTP'] as const;
/** The longest, in milliseconds, from an answer to the signal. */
const LATEST = 30;

/**
 * Signals at random moments of the interview: it ends, or stops and goes on, and each time the terminal is as it was before,
 * and no answer is lost.
 */
export const run: Part = async (options: Options) => {
  const random = randomFrom(options.seed);
  const counts = KINDS.map((kind) => ({
    kind,
    raw: new Count(`${kind}: terminals left raw`),
    lost: new Count(`${kind}: answers lost`),
  }));
  for (let number = 1; number <= tries(SIGNALS, options); number += 1) {
    const mode = MODES[number % MODES.length] ?? 'screen';
    const { kind, raw, lost } = counts[Math.floor(random() * counts.length)] ?? counts[0] ?? never();
    await inNewFolder(BEGUN, async (folder) => {
      const sitting = new Sitting(mode, folder, true);
      const { terminal } = sitting;
      try {
        const first = await sitting.asked(null);
        const safe = first === null ? {} : sitting.answer(first, random);
        const second = await sitting.asked(first);
        const typed = second === null || random() < 0.3 ? {} : sitting.answer(second, random);
        await pause(random() * LATEST);
        terminal.signal(kind);
        if (kind === 'SIGTSTP') {
          await terminal.waitFor((seen) => /Stopped, (?:cooked|raw)/u.test(seen));
          raw.add(/Stopped, raw/u.test(terminal.text()) ? `signal ${number}, ${mode}, stopped` : null);
          terminal.press('enter');
          await sitting.asked(null, 'Stopped, ');
          terminal.signal('SIGTERM');
        }
        await terminal.waitFor((seen) => /Ended, (?:cooked|raw)/u.test(seen));
        raw.add(/Ended, raw/u.test(terminal.text()) ? `signal ${number}, ${mode}` : null);
        const found = answersIn(folder);
        lost.add(
          holds(found, safe, typed)
            ? null
            : `signal ${number}, ${mode}: ${JSON.stringify({ safe, typed, found })}`,
        );
      } finally {
        await terminal.close();
      }
    });
  }
  return [
    ...counts.flatMap(({ raw, lost }) => [raw.figure, lost.figure]),
    await whileWriting(options, random),
  ];
};

/** The same while a set is written: the old one or the new one is there, and nothing else, at once. */
async function whileWriting(options: Options, random: () => number): Promise<Figure> {
  const count = new Count('signals while cases are written: torn, mixed, or something left');
  const writer = (await writers()).find(({ name }) => name === 'cases over cases') ?? never();
  const { before, words = [] } = writer;
  const start = (cwd: string) =>
    spawn(process.execPath, [join(ROOT, 'bin', 'joinedup.js'), ...words], { cwd, stdio: 'ignore' });
  const whole = await inNewFolder(before, async (folder) => {
    const begun = performance.now();
    await once(start(folder), 'close');
    return { after: readable(folder), takes: performance.now() - begun };
  });
  for (let number = 1; number <= tries(WHILE_WRITING, options); number += 1) {
    await inNewFolder(before, async (folder) => {
      const child = start(folder);
      const ended = once(child, 'close');
      const kind = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)[number % 3];
      await pause(whole.takes * (0.4 + random() * 0.6));
      child.kill(kind);
      await ended;
      const seen = readable(folder);
      const isWhole = [before, whole.after].some((each) => isDeepStrictEqual(each, seen));
      const wrong = [...(isWhole ? [] : ['torn or mixed']), ...leftIn(folder)];
      count.add(wrong.length === 0 ? null : `${kind}, signal ${number}: ${wrong.join(', ')}`);
    });
  }
  return count.figure;
}

function never(): never {
  throw new Error('there are signals');
}
