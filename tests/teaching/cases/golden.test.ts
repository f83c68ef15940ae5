import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Example } from '../../../src/model/key.ts';
import { textOf } from '../../../src/teaching/cases/check-set.ts';
import { examplesOf, toldShipped } from '../../support/examples.ts';
import { ROOT } from '../../support/load.ts';

const FIVE = await toldShipped('five-levels');

/** A case as one reads it, with what its key says: enough that whoever changes a case sees that, and how. */
function shown(example: Example): string {
  const { id, title, kind, difficulty, setting, nation, facts, barriers } = example;
  const told = facts.map(({ question, option, deciding, manner, phrase, slips }) => {
    const led = slips.map((slip) => `${slip.option} → ${slip.levels.join(' or ')}`);
    return [
      `${deciding ? '*' : ' '} ${question}: ${option ?? 'open'} (${manner}, ${phrase})`,
      ...led.map((each) => `    ${each}`),
    ].join('\n');
  });
  const ticks = barriers.map(({ id: barrier, right, why }) => `[${right ? 'x' : ' '}] ${barrier} (${why})`);
  return [
    `${id}. ${title}: ${kind}, ${difficulty}, ${setting.id}, ${nation?.id ?? 'nowhere'}`,
    textOf(example),
    `Right: ${example.right.join(', ')}. Secured: ${example.secured}. Nearest: ${example.nearest}.`,
    example.levels
      .map((level) => `${level.id}: ${level.status}, facts ${level.facts.join(' ') || 'none'}`)
      .join('\n'),
    told.join('\n'),
    ticks.join('\n'),
    ...(example.twin ? [`Twin: ${example.twin.id}, in ${example.twin.question}`] : []),
  ].join('\n\n');
}

// A case by itself, one with a fact that is left open, and a pair that differs in one fact.
const SHOWN = ['out-of-order', 'uncertain', 'twins'] as const;
const GOLDEN = join(ROOT, 'tests', 'golden');

test('no case is kept that is not looked at', () => {
  const kept = readdirSync(GOLDEN).filter((name) => name.endsWith('.example.txt'));
  expect(kept.filter((name) => !SHOWN.some((kind) => name === `${kind}.example.txt`))).toEqual([]);
});

test.each(SHOWN)('a case that is %s stays as it is', async (kind) => {
  const examples = examplesOf(FIVE, { kind, seed: 5, level: 'referral', difficulty: 'medium' });
  const text = `${examples.map(shown).join('\n\n')}\n`;
  await expect(text).toMatchFileSnapshot(join(GOLDEN, `${kind}.example.txt`));
});
