import { PassThrough, Writable } from 'node:stream';
import type { Io } from '../../src/host/io.ts';

/** What somebody types where the words on the screen match: one after the other, and again from the first. */
export type Habit = readonly [pattern: string, typed: readonly string[]];

// More than any conversation takes; who never comes to an end leaves.
const MOST = 150;

/** A terminal, in plain lines, and somebody at it who answers each prompt by habit. The first that fits counts. */
export function typist(habits: readonly Habit[]): Pick<Io, 'stdin' | 'stderr'> & { said(): string } {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const used = new Map<Habit, number>();
  let [said, asked, count] = ['', '', 0];
  const answer = (): void => {
    const habit = habits.find(([pattern]) => new RegExp(pattern, 'u').test(asked));
    count += 1;
    asked = '';
    if (!habit || count > MOST) {
      stdin.end();
      return;
    }
    const times = used.get(habit) ?? 0;
    used.set(habit, times + 1);
    stdin.write(`${habit[1][times % habit[1].length]}\n`);
  };
  const stderr = new Writable({
    decodeStrings: false,
    write(text: string, _, done) {
      said += text;
      asked += text;
      if (asked.endsWith('> ')) answer();
      done();
    },
  });
  return { stdin, stderr: Object.assign(stderr, { isTTY: true, columns: 80, rows: 50 }), said: () => said };
}
