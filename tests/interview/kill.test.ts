import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { written } from '../support/interviews.ts';
import { shipped } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { type Asked, askedIn, begin, choose, review } from '../support/terminal-interview.ts';

const KILLS = 12;
/**
 * The longest, in milliseconds, that a program may live on after its last answer: about twice what a save takes. On a
 * busy machine it dies at other moments; what has to hold holds at all of them.
 */
const LONGEST_DELAY = 12;

// The keys and delays are the same in every run; JOINEDUP_SEED=… tries others.
const SEED = Number(process.env.JOINEDUP_SEED ?? 2026);

const { questions } = shipped('five-levels');
const COMMAND = ['assess', 'service.yaml'];

/** Answers as they stand in a file, by question. */
type Answers = Record<string, unknown>;

/** What has been answered in all lives of the program. */
interface Course {
  readonly random: () => number;
  /** The answers whose next question was seen: none of them may be lost. */
  readonly safe: Answers;
}

/** Answers what is on the screen with a random option, without waiting for what comes of it. */
function answer(
  terminal: TerminalSession,
  { text }: Asked,
  { random }: Course,
): [id: string, option: unknown] {
  const found = questions.find(({ ask }) => text.startsWith(ask));
  if (!found) throw new Error(`no question of the framework is asked here: ${text}`);
  const number = Math.floor(random() * (found.options.length + 1));
  choose(terminal, String(number + 1));
  return [found.id, found.options[number]?.id ?? 'unknown'];
}

/** Lets the program live through a few answers, then kills it at some moment after one more. Gives that one. */
async function live(terminal: TerminalSession, start: Asked | null, course: Course): Promise<Answers> {
  let asked = start;
  for (let left = Math.floor(course.random() * 3); left > 0 && asked; left -= 1) {
    const { answered } = asked;
    const [id, option] = answer(terminal, asked, course);
    asked = await askedIn(terminal, (each) => each === null || each.answered > answered);
    course.safe[id] = option;
  }
  const last = asked ? [answer(terminal, asked, course)] : [];
  await pause(course.random() * LONGEST_DELAY);
  terminal.kill();
  await terminal.exit;
  return Object.fromEntries(last);
}

/** What the file holds after a kill; fails where it cannot be read as a whole. */
function answersIn(cwd: string): Answers {
  const file = join(cwd, 'service.yaml');
  return existsSync(file) ? (written(readFileSync(file, 'utf8')).answers ?? {}) : {};
}

it(`a kill at any moment costs at most the answer being typed (seed ${SEED})`, async () => {
  const cwd = emptyFolder();
  const course: Course = { random: randomFrom(SEED), safe: {} };
  let terminal = openTerminal(COMMAND, { cwd });
  let asked: Asked | null = await begin(terminal);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const typed = await live(terminal, asked, course);
    const kept = answersIn(cwd);
    const where = `kill ${kill} of seed ${SEED}`;
    // What was being typed is there or it is not; all else is as it was.
    expect([course.safe, { ...course.safe, ...typed }], where).toContainEqual(kept);
    Object.assign(course.safe, kept);
    terminal = openTerminal(COMMAND, { cwd });
    await terminal.waitFor(`Carrying on with “service.yaml”: ${Object.keys(kept).length} of`);
    asked = await askedIn(terminal);
  }

  terminal.type('r');
  await review(terminal);
  terminal.type('p');
  expect((await terminal.exit).code).toBe(0);
  expect(answersIn(cwd)).toEqual(course.safe);
  // What a kill leaves behind is no assessment, whoever looks for one.
  const others = readdirSync(cwd).filter((name) => name !== 'service.yaml');
  for (const name of others) expect(name).toMatch(/^service\.yaml\.(?:tmp-[0-9a-f]+|lock)$/u);
});

it.each([0, 2, 4, 8])('a kill %i ms after the first line leaves a whole file or none', async (delay) => {
  const terminal = openTerminal(COMMAND);
  await terminal.waitFor((seen) => seen.endsWith('❯'));
  terminal.type('Old Town\r');
  await pause(delay);
  terminal.kill();
  expect((await terminal.exit).signal).toBe(9);
  const file = join(terminal.cwd, 'service.yaml');
  if (existsSync(file)) expect(written(readFileSync(file, 'utf8')).service).toEqual({ name: 'Old Town' });
  const again = openTerminal(COMMAND, { cwd: terminal.cwd });
  await again.waitFor(existsSync(file) ? 'Carrying on with “service.yaml”' : 'What is the service called?');
});
