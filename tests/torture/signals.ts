import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../support/random.ts';
import { answersIn, BEGUN, holds, MODES, Sitting } from './interview.ts';
import { Count, inNewFolder, type Options, type Part, tries } from './part.ts';

const SIGNALS = 1000;
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
  return counts.flatMap(({ raw, lost }) => [raw.figure, lost.figure]);
};

function never(): never {
  throw new Error('there are signals');
}
