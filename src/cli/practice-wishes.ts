import { file, type Word } from '../command.ts';
import type { ExampleRequest } from '../model/key.ts';
import { type ExampleOptions, MOST_CASES, requestIn } from './example-wishes.ts';
import type { Io } from './io.ts';
import { openTold, type ToldFramework } from './vignette-texts.ts';

/** What practice is wanted, as it was typed. */
export interface PractiseOptions extends ExampleOptions {
  readonly framework?: string;
}

/** What practice is wanted, checked. */
export interface PracticeWishes {
  readonly told: ToldFramework;
  readonly request: ExampleRequest;
  /** Null where it goes on until the person stops. */
  readonly count: number | null;
  /** The command that gives the same cases again. */
  readonly again: readonly Word[];
}

/** What practice is wanted. Without a seed it is the day's. Throws an `InputError` with everything that is wrong with it. */
export async function wishesIn(options: PractiseOptions, io: Io): Promise<PracticeWishes> {
  const told = await openTold(options.framework, io);
  const seed = options.seed ?? io.today.replaceAll('-', '');
  const request = requestIn({ ...options, seed, count: options.count ?? String(MOST_CASES) }, told);
  const count = options.count === undefined ? null : request.count;
  return { told, request, count, again: commandFor({ ...options, seed: String(request.seed) }) };
}

const ORDER = ['seed', 'count', 'level', 'setting', 'nation', 'difficulty', 'kind', 'framework'] as const;

function commandFor(options: PractiseOptions): Word[] {
  const words = ORDER.flatMap((name): Word[] => {
    const value = options[name];
    if (value === undefined) return [];
    return [`--${name}`, name === 'framework' ? file(value) : value];
  });
  return ['joinedup', 'practise', ...words];
}
