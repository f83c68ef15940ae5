import type { Definition, Program, Row } from './program.ts';

/**
 * The rows of a program without those that only say what a variable means where nothing asks for it. A variable that
 * is only ever wanted to be 1 has to say what that takes, and need not be 1 wherever it could be. So of the variables
 * that rows define, a solution says no more than what it was asked for; the others are as they were.
 */
export function neededRows({ rows, costs }: Program): Row[] {
  const byDefinition = new Map<string, Row[]>();
  const needed = rows.filter(({ defines }) => !defines);
  for (const row of rows) {
    if (!row.defines) continue;
    const key = keyOf(row.defines);
    const same = byDefinition.get(key);
    if (same) same.push(row);
    else byDefinition.set(key, [row]);
  }
  const need = (definition: Definition) => {
    const key = keyOf(definition);
    needed.push(...(byDefinition.get(key) ?? []));
    byDefinition.delete(key);
  };
  for (const [variable, cost] of costs.entries()) {
    if (cost !== 0) need({ variable, value: cost > 0 ? 0 : 1 });
  }
  // It grows while it is gone through, as what a row asks for has a meaning of its own.
  for (const row of needed) for (const wish of wishesOf(row)) need(wish);
  return needed;
}

/** What a row asks of its variables. */
function wishesOf({ terms, least, most, defines }: Row): Definition[] {
  return terms
    .filter(({ variable }) => variable !== defines?.variable)
    .flatMap(({ variable, factor }): Definition[] => [
      ...(least > -Infinity ? [{ variable, value: factor > 0 ? 1 : 0 } as const] : []),
      ...(most < Infinity ? [{ variable, value: factor > 0 ? 0 : 1 } as const] : []),
    ]);
}

function keyOf({ variable, value }: Definition): string {
  return `${variable} ${value}`;
}
