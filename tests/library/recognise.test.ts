import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assessmentsIn } from '../../src/library/recognise.ts';
import { inFolder } from '../support/sandbox.ts';

test('of a folder full of assessments those changed last are looked into, and no more', () => {
  const names = Array.from({ length: 50 }, (_, index) => `service-${index}.yaml`);
  const files = Object.fromEntries(names.map((name) => [name, 'joinedup: 1\n']));
  return inFolder({ ...files, 'other.yaml': 'questions: []\n' }, async (folder) => {
    symlinkSync('nowhere', join(folder, 'lost.yaml'));
    for (const [index, name] of names.entries())
      utimesSync(join(folder, name), 1_700_000_000 - index, 1_700_000_000 - index);
    expect(assessmentsIn(folder)).toEqual(names.slice(0, 40));
  });
});
