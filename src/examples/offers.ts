import type { Model } from '../engine/model.ts';
import type { ExampleBarrier } from '../model/key.ts';
import type { BarrierResult, Result } from '../model/result.ts';
import type { Random } from './random.ts';

/** How many barriers a student is asked about, the right ones among them; more wrong ones stand beside many right ones. */
const OFFERED = 12;
const FEWEST_WRONG = 4;

/**
 * The barriers that a student is asked about, in the framework's order: all that remain, and wrong ones by chance, of which
 * the text shows that they are not there, or says nothing.
 */
export function offeredBarriers({ barriers }: Result, model: Model, random: Random): ExampleBarrier[] {
  const all = barriers.map(barrierOf);
  const right = all.filter((barrier) => barrier.right);
  const wrong = random.shuffled(all.filter((barrier) => !barrier.right));
  const offered = [...right, ...wrong.slice(0, Math.max(FEWEST_WRONG, OFFERED - right.length))];
  return model.barriers.flatMap(({ barrier }) => offered.filter(({ id }) => id === barrier.id));
}

function barrierOf({
  id,
  name,
  kind,
  kindTitle,
  about,
  status,
  because,
  levers,
}: BarrierResult): ExampleBarrier {
  const why = status === 'remains' ? 'remains' : status === 'possible' ? 'not-told' : 'not-there';
  return {
    id,
    name,
    kind,
    kindTitle,
    about,
    right: status === 'remains',
    why,
    because,
    levers: levers.map(({ who, effort, firstStep }) => ({ who, effort, firstStep })),
  };
}
