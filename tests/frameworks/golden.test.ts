import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import { mainRun } from '../support/in-process.ts';
import { caseOf, compiled, ROOT, shipped, TOOL } from '../support/load.ts';

/**
 * What the program prints, and where the published arrangements sit: kept in tests/golden, to be read like any
 * text when it changes. "npm run unit -- golden -u" writes all of it anew.
 */

const GOLDEN = join(ROOT, 'tests', 'golden');
const TABLE = 'placements.tsv';

/** Pages that differ in kind: what each of them is kept for, and the words that print it. */
const PAGES = [
  ['plymouth.txt', 'a ladder, barriers, steps', 'score five-levels/cases/plymouth.yaml'],
  ['havering.txt', 'nothing known', 'score five-levels/cases/havering.yaml'],
  [
    'plymouth.heard.txt',
    'in words for a screen reader',
    'score case:plymouth --framework five-levels --accessible',
  ],
  ['norfolk.txt', 'not placed, among some levels', 'score five-levels/cases/norfolk-after-the-split.yaml'],
  ['prisma.plan.txt', 'a plan', 'plan five-levels/cases/prisma-quebec.yaml'],
  ['foot-clinic.md', 'Markdown', 'score five-levels/cases/sampleford-foot-clinic.yaml --format markdown'],
  ['home-team.txt', 'less than the needs call for', 'score continuum/cases/sampleford-home-team.yaml'],
  ['ward.txt', 'just what the needs call for', 'score continuum/cases/sampleford-ward.yaml'],
  ['two-clinics.txt', 'more than the needs call for', 'score continuum/cases/sampleford-foot-clinic.yaml'],
  ['prisma-by-needs.txt', 'needs not known', 'score leutz/cases/leutz-prisma-quebec.yaml'],
  ['pace.explained.txt', 'a working', 'explain leutz/cases/leutz-pace-on-lok.yaml'],
  ['walking-well.txt', 'a matrix, partners', 'score depth-and-breadth/cases/sampleford-walking-well.yaml'],
  ['practice.txt', 'levels of which one is right', 'score six-levels/cases/sampleford-practice.yaml'],
  ['lake-region.txt', 'a profile without levels', 'score maturity-profile/cases/lake-region-manager.yaml'],
  ['council.txt', 'sums in bands', 'score partnership-health-check/cases/river-town-council-view.yaml'],
  [
    'council-and-hospital.txt',
    'two views side by side',
    'compare partnership-health-check/cases/river-town-council-view.yaml partnership-health-check/cases/river-town-hospital-view.yaml',
  ],
] as const;

/** A published arrangement, where it sits, and what is in the way, by ids: in all but the words. */
function row(framework: string, id: string): string {
  const loaded = shipped(framework);
  const { placements, barriers } = scoreAssessment(compiled(loaded), caseOf(loaded, id), TOOL);
  const barriersThat = (status: string) => barriers.filter((barrier) => barrier.status === status);
  const cells = [
    placements.map(({ id, secured, placed }) => `${id} ${placed ? secured.id : '?'}`),
    placements.map(({ id, possible }) => `${id} ${possible.levels.join('|')}`),
    ...['remains', 'possible'].map((status) => barriersThat(status).map((barrier) => barrier.id)),
  ];
  return [framework, id, ...cells.map((ids) => ids.join(', ') || '-')].join('\t');
}

it('nothing is kept that is not looked at', () => {
  const looked: string[] = [TABLE, ...PAGES.map(([file]) => file)];
  const kept = readdirSync(GOLDEN).filter((name) => !name.endsWith('.example.txt'));
  expect(kept.filter((name) => !looked.includes(name))).toEqual([]);
});

it.each(PAGES)('%s: %s', async (file, _, words) => {
  const printed = await mainRun(words.split(' '), { cwd: join(ROOT, 'frameworks') });
  expect(printed.code).toBe(0);
  // Where the columns are views of one service, it is said what tells which of their differences matter.
  expect(printed.stderr).toMatch(
    words.startsWith('compare') ? /^(These are views [\s\S]*joinedup panel [\s\S]*)?$/u : /^$/u,
  );
  await expect(printed.stdout).toMatchFileSnapshot(join(GOLDEN, file));
});

it('each published arrangement sits where it did, with the same in the way', async () => {
  const head = ['framework', 'case', 'secured', 'possible', 'barriers that remain', 'barriers that may'];
  const rows = listShipped(ROOT).flatMap((shelf) =>
    shippedCases(ROOT, shelf.id).map(({ framework, id }) => row(framework, id)),
  );
  await expect([head.join('\t'), ...rows, ''].join('\n')).toMatchFileSnapshot(join(GOLDEN, TABLE));
});
