import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { allBlocks, type Block, type Figure, type Picture } from '../../../src/report/blocks.ts';
import { pictureSvg } from '../../../src/report/formats/svg.ts';
import { planPage } from '../../../src/report/pages/plan-page.ts';
import { resultPage } from '../../../src/report/pages/result-pages.ts';
import { plain } from '../../../src/sentence.ts';
import { fixture, score } from '../../support/load.ts';
import { plannedCase } from '../../support/plans.ts';
import { PUBLISHED } from '../../support/results.ts';
import { below, readXml } from '../xml.ts';

/** What a picture shows is what its numbers are, and its words say it to who does not see it. */

function figuresOf(blocks: readonly Block[]): Figure[] {
  return allBlocks(blocks).filter((block) => block.kind === 'figure');
}

function ofKind<Of extends Picture['of']>(of: Of, blocks: readonly Block[]) {
  return figuresOf(blocks)
    .map(({ picture }) => picture)
    .filter((picture): picture is Extract<Picture, { of: Of }> => picture.of === of);
}

function labelsOf(picture: Picture): string[] {
  switch (picture.of) {
    case 'ladder':
      return picture.rungs.map(({ name }) => name);
    case 'bars':
      return picture.bars.map(({ title }) => title);
    case 'stacks':
    case 'course':
    case 'map':
      return picture.rows.map(({ label }) => label);
    case 'order':
      return picture.steps.map(({ label }) => label);
  }
}

function checkWords(blocks: readonly Block[]): void {
  const headings = allBlocks(blocks).flatMap((block) =>
    block.kind === 'heading' ? [plain(block.text)] : [],
  );
  for (const { picture, title, description, table } of figuresOf(blocks)) {
    expect(headings).not.toContain(title);
    expect(title).not.toBe('');
    expect(table.rows).toHaveLength(labelsOf(picture).length);
    for (const label of labelsOf(picture)) expect(description).toContain(label);
  }
}

describe.each(PUBLISHED)('the pictures of %s', (_, result) => {
  const page = resultPage(result);

  it('are told in words, and beside each is a table of as many rows', () => checkWords(page));

  it('have as many barriers at a level as there are in its way or strain it', () => {
    const [stacks] = ofKind('stacks', page);
    if (!stacks) return;
    const isAt = (level: string) => (barrier: Result['barriers'][number]) =>
      barrier.holdsBack.includes(level) || barrier.strains.includes(level);
    const levels = result.placements.flatMap((placement) => placement.levels);
    const counted = ({ status }: Result['barriers'][number]) => status !== 'does-not-arise';
    const held = levels.filter(({ id }) => result.barriers.filter(counted).some(isAt(id)));
    expect(stacks.rows).toHaveLength(held.length);
    for (const { label, parts } of stacks.rows) {
      const level = levels.find(({ rank, name }) => label.endsWith(`${rank} ${name}`));
      const there = result.barriers.filter(isAt(level?.id ?? ''));
      for (const [fill, status] of [
        ['solid', 'remains'],
        ['hatched', 'possible'],
        ['empty', 'clear'],
      ])
        expect(parts.find((part) => part.fill === fill)?.count, `${label} ${status}`).toBe(
          there.filter((barrier) => barrier.status === status).length,
        );
    }
  });
});

it('a bar is as long as what is sure, and hatched as far as what is possible', () => {
  const page = resultPage(score(fixture('ladder'), { money: ['part', 'all'], manager: 'two', door: 'two' }));
  const [bars] = ofKind('bars', page);
  const [figure] = figuresOf(page).filter(({ picture }) => picture === bars);
  if (!bars || !figure) throw new Error('there are bars');
  const rects = below(readXml(pictureSvg(figure)))
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => [attributes.class, Number(attributes.x), Number(attributes.width)] as const);
  const drawn = (look: string) =>
    rects
      .slice(2)
      .filter(([name]) => name === look)
      .map(([, x, width]) => [x, x + width]);
  const known = bars.bars.filter(({ low, high }) => (high ?? 0) > (low ?? 1));
  const close = (numbers: readonly number[][]) =>
    numbers.map((pair) => pair.map((number) => Math.round(number)));
  expect(close(drawn('hatched'))).toEqual(
    close(known.map(({ low, high }) => [(low ?? 0) * 320, (high ?? 0) * 320])),
  );
  expect(known.length).toBeGreaterThan(0);
});

it.each(['plymouth', 'prisma-quebec', 'pace-on-lok'])(
  'the steps of %s stand behind those that they wait for',
  (id) => {
    const plan = plannedCase(id);
    const page = planPage(plan);
    checkWords(page);
    const [order] = ofKind('order', page);
    const steps = plan.routes[0]?.steps ?? [];
    expect(order?.steps).toHaveLength(steps.length);
    for (const [index, { question, after }] of steps.entries()) {
      const earlier = steps.slice(0, index);
      const waitsFor = [question, ...after].flatMap(
        (each) => order?.steps[earlier.findLastIndex((step) => step.question === each)]?.to ?? [],
      );
      expect(order?.steps[index]?.from).toBe(Math.max(0, ...waitsFor));
    }
  },
);
