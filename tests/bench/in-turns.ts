/** The middle of some numbers; the mean of the middle two where their count is even. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(sorted.length / 2) - 1, middle + 1);
  return (low + high) / 2;
}

/**
 * How long each task takes, in milliseconds: the median over the rounds. The tasks take turns, so that whatever
 * else the machine is doing falls on all of them alike.
 */
export async function inTurns(
  tasks: readonly (() => Promise<unknown> | unknown)[],
  rounds: number,
): Promise<number[]> {
  const times = tasks.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      await task();
      // The first round finds caches cold.
      if (round > 0) times[index]?.push(performance.now() - start);
    }
  }
  return times.map(median);
}
