import { describe, expect, it } from 'vitest';
import { run as bombs } from './bombs.ts';
import { run as brute } from './brute.ts';
import { run as inputs } from './inputs.ts';
import { run as kills } from './kills.ts';
import { run as pairs } from './pairs.ts';
import type { Part } from './part.ts';
import { run as power } from './power.ts';
import { run as signals } from './signals.ts';
import { run as steps } from './steps.ts';

/** The parts, each with as little of it as still tells something. */
const PARTS: readonly (readonly [name: string, part: Part, times: number])[] = [
  ['steps', steps, 0.005],
  ['power', power, 0.002],
  ['kills', kills, 0.006],
  ['signals', signals, 0.006],
  ['pairs', pairs, 0.03],
  ['inputs', inputs, 0.002],
  ['bombs', bombs, 0.01],
  ['brute', brute, 0.005],
];

// JOINEDUP_SEED=… tries others.
const seed = Number(process.env.JOINEDUP_SEED ?? 2026);

describe('a short run of “npm run torture”', () => {
  it.each(PARTS)('%s', async (_, part, times) => {
    const figures = await part({ times, seed });
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter(({ found, most }) => found > most)).toEqual([]);
  });
});
