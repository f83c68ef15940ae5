import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../support/random.ts';
import { Sessions } from '../support/sessions.ts';
import { Count, inNewFolder, type Options, type Part, tries } from './part.ts';

const PAIRS = 200;
const ANSWERS = 5;

/** The longest, in milliseconds, that one begins after the other. */
const APART = 50;

/** Pairs of sessions on one file, nearly at once: every answer that was acknowledged is there, and no lock is left. */
export const run: Part = async (options: Options) => {
  const random = randomFrom(options.seed);
  const sessions = await Sessions.build();
  const [lost, left] = [
    new Count('pairs of sessions: answers lost'),
    new Count('pairs of sessions: stale locks'),
  ];
  try {
    const pair = [sessions.start(), sessions.start()];
    for (let number = 1; number <= tries(PAIRS, options); number += 1) {
      const delays = [0, Math.floor(random() * (APART + 1))];
      await inNewFolder({}, async (folder) => {
        const path = join(folder, 'service.yaml');
        const paths = await Promise.all(
          pair.map((session, at) => session.told('save', path, `Session ${at}`, ANSWERS, delays[at] ?? 0)),
        );
        const isThere = (each: string, at: number) =>
          readdirSync(folder)
            .map((name) => join(folder, name))
            .includes(each) && readFileSync(each, 'utf8').includes(`name: Session ${at} ${ANSWERS}\n`);
        const where = `pair ${number}, ${delays[1]} ms apart`;
        lost.add(paths.every(isThere) ? null : `${where}: ${paths.join(', ')}`);
        const rest = readdirSync(folder).filter((name) => !name.endsWith('.yaml'));
        left.add(rest.length === 0 ? null : `${where}: ${rest.join(', ')}`);
      });
    }
  } finally {
    await sessions.close();
  }
  return [lost.figure, left.figure];
};
