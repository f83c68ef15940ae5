import { parseArgs } from 'node:util';
import type { Figure, Part } from './part.ts';

const USAGE = `npm run torture -- [PART ...] [--times FRACTION] [--seed NUMBER]

Runs each part, or those named, and prints what was counted. Ends with 1 where a figure is over what it may be.
  --times FRACTION   0.01 for one try in a hundred; 1 if left out
  --seed NUMBER      the same number gives the same tries; 2026 if left out
`;

const PARTS: Readonly<Record<string, () => Promise<{ readonly run: Part }>>> = {
  steps: () => import('./steps.ts'),
  power: () => import('./power.ts'),
  kills: () => import('./kills.ts'),
  signals: () => import('./signals.ts'),
  pairs: () => import('./pairs.ts'),
  inputs: () => import('./inputs.ts'),
  bombs: () => import('./bombs.ts'),
  brute: () => import('./brute.ts'),
};

/** "npm run torture": whatever can be done to the program, so many times, and how often it did harm. */
async function torture(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { times: { type: 'string', default: '1' }, seed: { type: 'string', default: '2026' } },
  });
  const options = { times: Number(values.times), seed: Number(values.seed) };
  const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
  if (!(options.times > 0) || !Number.isInteger(options.seed) || names.some((name) => !(name in PARTS))) {
    say(`${USAGE}\nThe parts: ${Object.keys(PARTS).join(', ')}\n`);
    return 2;
  }
  let isMissed = false;
  for (const name of names) {
    const part = await PARTS[name]?.();
    const figures = (await part?.run(options)) ?? [];
    say(figures.map((figure) => lineOf(name, figure)).join(''));
    isMissed ||= figures.some(({ found, most }) => found > most);
  }
  return isMissed ? 1 : 0;
}

function lineOf(part: string, { name, of, found, most, unit = '', cases = [] }: Figure): string {
  const limit = most === 0 ? '' : ` (at most ${most}${unit})`;
  const mark = found > most ? '  MISSED' : '';
  const line = `${part.padEnd(10)} ${`${name}, of ${of}`.padEnd(76)} ${found}${unit}${limit}${mark}\n`;
  return [line, ...cases.map((each) => `           - ${each}\n`)].join('');
}

function say(text: string): void {
  process.stdout.write(text);
}

process.exit(await torture(process.argv.slice(2)));
