import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { randomFrom } from '../support/random.ts';
import { TerminalSession } from '../support/terminal.ts';
import { leftIn, readable } from '../support/whole-folder.ts';
import { type Answers, answersIn, BEGUN, holds, MODES, type Mode, Sitting } from './interview.ts';
import { Count, type Figure, inNewFolder, type Options, type Part, tries } from './part.ts';
import { everyFile, type Writer, writers } from './steps.ts';

const KILLS = 1000;
/** The longest, in milliseconds, that a program lives on after its last answer: about twice what a save takes. */
const AFTER_ANSWER = 15;
/** The longest that it lives when it is killed while it starts. */
const STARTING = 600;
const MOST_ANSWERS = 3;

/** Lets the interview live through a few answers, then kills it at some moment. Gives what was typed last. */
async function live(sitting: Sitting, safe: Record<string, unknown>, random: () => number): Promise<Answers> {
  const { terminal } = sitting;
  try {
    if (random() < 0.1) {
      await pause(random() * STARTING);
      return {};
    }
    let asked = await sitting.asked(null);
    for (let left = Math.floor(random() * MOST_ANSWERS); left > 0 && asked !== null; left -= 1) {
      const given = sitting.answer(asked, random);
      asked = await sitting.asked(asked);
      Object.assign(safe, given);
    }
    const typed = asked === null ? {} : sitting.answer(asked, random);
    await pause(random() * AFTER_ANSWER);
    return typed;
  } finally {
    await terminal.close();
  }
}

async function interviews(mode: Mode, count: number, random: () => number): Promise<Figure> {
  const lost = new Count(`${mode} interview, kills: answers lost, or files torn`);
  for (let kills = 0; kills < count; ) {
    await inNewFolder(BEGUN, async (folder) => {
      const safe: Record<string, unknown> = {};
      // As many lives as it has questions for.
      for (let life = 0; life < 20 && kills < count; life += 1) {
        kills += 1;
        const typed = await live(new Sitting(mode, folder), safe, random);
        const found = answersIn(folder);
        lost.add(
          holds(found, safe, typed) ? null : `kill ${kills}: ${JSON.stringify({ safe, typed, found })}`,
        );
        Object.assign(safe, found);
      }
      const rest = leftIn(folder).length;
      if (rest > MOST_LEFT) lost.add(`${rest} files left: ${leftIn(folder).join(', ')}`);
    });
  }
  return lost.figure;
}

/** What the last kill may leave: a lock, the name under which one was made, a text on its way. */
const MOST_LEFT = 3;

async function written(writer: Writer, count: number, random: () => number): Promise<Figure> {
  const torn = new Count(`${writer.name}, kills: torn, mixed, or something left`);
  const { before, words = [], again = words, isSet = false } = writer;
  const whole = await inNewFolder(before, async (folder) => {
    const begun = performance.now();
    await finished(words, folder);
    return { after: readable(folder), takes: performance.now() - begun };
  });
  for (let kill = 1; kill <= count; kill += 1) {
    await inNewFolder(before, async (folder) => {
      const terminal = new TerminalSession(words, { cwd: folder });
      // Most of the time goes into starting and reckoning; what is written is written towards the end.
      const delay = whole.takes * (0.4 + random() * 0.7);
      await Promise.race([pause(delay), terminal.exit]);
      await terminal.close();
      const seen = readable(folder);
      const isWhole = isSet
        ? isDeepStrictEqual(seen, before) || isDeepStrictEqual(seen, whole.after)
        : everyFile(seen, before, whole.after);
      await finished(again, folder);
      const left = leftIn(folder);
      const isThere = isDeepStrictEqual(readable(folder), whole.after);
      const about = isWhole
        ? [...left, ...(isThere ? [] : ['not whole after the next time'])]
        : ['torn or mixed'];
      torn.add(about.length === 0 ? null : `kill ${kill} after ${Math.round(delay)} ms: ${about.join(', ')}`);
    });
  }
  return torn.figure;
}

async function finished(words: readonly string[], cwd: string): Promise<void> {
  const terminal = new TerminalSession(words, { cwd });
  await terminal.exit;
  await terminal.close();
}

/** SIGKILL at random moments, in pseudo-terminals: in the interview, in both modes, and while anything else is written. */
export const run: Part = async (options: Options) => {
  const random = randomFrom(options.seed);
  const figures: Figure[] = [];
  const half = Math.ceil(tries(KILLS, options) / 2);
  for (const mode of MODES) figures.push(await interviews(mode, Math.ceil(half / MODES.length), random));
  const all = (await writers()).filter(({ words }) => words !== undefined);
  for (const writer of all) figures.push(await written(writer, Math.ceil(half / all.length), random));
  return figures;
};
