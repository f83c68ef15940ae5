import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SITE_GROUPINGS } from '../../src/model/vocabulary.ts';
import { rendererOf } from '../../src/report/page-formats.ts';
import { rowsTable, sitesPage } from '../../src/report/pages/sites-page.ts';
import { brokenText, onceForAll, orderText } from '../../src/report/words/sites-words.ts';
import { assessmentOf, assessments } from '../support/frameworks.ts';
import { fixture, shipped } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { runs } from '../support/runs.ts';
import { pageOf, siteCases, sitesIn } from '../support/sites.ts';
import { readWord, textOf } from '../support/word.ts';
import { readWorkbook } from '../support/workbook.ts';

/** Many sites fit on a screen at first, and say the same in every format. */

const { text: renderAnswer } = await renderersOf('sites-answer');
const render = await renderersOf('sites');
const ASCII = await paperOf({ ascii: true });

const SCREEN = 23;

const LEVELS = shipped('five-levels');

/** Sites of the default framework, in which what is asked comes to different ends. */
function regionOf(count: number) {
  const nations = ['england', 'england', 'wales'];
  const all = Array.from({ length: count }, (_, site) =>
    assessmentOf(
      LEVELS.questions.flatMap(({ id, options }, question): [string, string][] => {
        const option = options[(site * 7 + question * 3) % options.length];
        return option && (site + question) % 5 > 0 ? [[id, option.id]] : [];
      }),
      nations[site % nations.length],
    ),
  );
  return sitesIn(LEVELS, all);
}

describe('the first screen', () => {
  it('fits, in every width and of several frameworks', () => {
    fc.assert(
      fc.property(siteCases({ least: 1, most: 6 }), fc.boolean(), (sites, isMixed) => {
        const others = isMixed ? sitesIn(fixture('ladder'), [assessmentOf([])]) : [];
        const page = pageOf([...sites, ...others]);
        for (const paper of [PAPER, ASCII]) {
          const text = renderAnswer(page, paper);
          expect(text.trimEnd().split('\n').length, text).toBeLessThanOrEqual(SCREEN);
          expect(tooWide(text, paper)).toEqual([]);
        }
      }),
      runs(60),
    );
    const region = renderAnswer(pageOf(regionOf(43)), PAPER);
    expect(region.trimEnd().split('\n').length, region).toBeLessThanOrEqual(SCREEN);
    for (const label of ['WHERE', 'SHARED', 'FOR ALL', 'DO FIRST', 'ORDER'])
      expect(region).toContain(`\n${label} `);
  });
});

describe('a region', () => {
  const page = pageOf(regionOf(43), { by: 'nation', names: true });
  const told = page.frameworks[0]?.barriers.map(({ name }) => name) ?? [];

  it('names every barrier that is counted, on a screen, in Markdown, as a page and in Word alike', async () => {
    const word = readWord(await (await rendererOf('sites', 'docx'))(page, PAPER));
    const texts = [
      render.text(page),
      render.markdown(page),
      render.html(page).replaceAll('&apos;', "'"),
      word.elements.map(textOf).join(' '),
    ].map((text) => text.replaceAll(/[\\\s]+/gu, ' '));
    expect(told.length).toBeGreaterThan(20);
    for (const text of texts.slice(1)) expect(told.filter((name) => !text.includes(name))).toEqual([]);
    for (const text of texts) expect(text.includes('They are counted, not ranked')).toBe(true);
  });

  it('has a row a site in a workbook, and one for each barrier of each', async () => {
    const { sheets } = readWorkbook(await (await rendererOf('sites', 'xlsx'))(page, PAPER));
    const rowsOf = (name: string) => {
      const cells = [...(sheets.find((sheet) => sheet.name === name)?.cells.values() ?? [])];
      return cells.filter((cell) => /^\d+ Service \d+x$/u.test(String(cell)));
    };
    const rows = page.frameworks[0]?.rows ?? [];
    const marks = rows.reduce((sum, { remains, possible }) => sum + remains.length + possible.length, 0);
    expect(rowsOf('Sites')).toEqual(rows.map(({ number, name }) => `${number} ${name}`));
    expect(rowsOf('Barriers by site')).toHaveLength(marks);
  });

  it('says in the row of a site that its needs are not known and its day is not given', () => {
    const [region] = page.frameworks;
    if (!region) throw new Error('no framework');
    const cellsOf = (each: typeof region) =>
      rowsTable(each).flatMap((block) =>
        block.kind === 'table' ? block.rows.map(({ cells }) => cells) : [],
      );
    expect(cellsOf(region)[1]).toHaveLength(cellsOf(region)[0]?.length ?? 0);
    expect(cellsOf(region).flat()).not.toContain('Needs not known');
    const [first, second] = region.rows;
    if (!first || !second) throw new Error('no rows');
    const needed = {
      ...region,
      placements: region.placements.map((each) => ({
        ...each,
        fits: { more: 0, enough: 1, less: 0, open: 0, unknown: 1 },
      })),
      rows: [
        { ...first, placements: first.placements.map((place) => ({ ...place, fit: 'enough' as const })) },
        { ...second, date: null },
      ],
    };
    const [one, other] = cellsOf(needed);
    expect(one).toEqual(expect.arrayContaining(['2026-11', 'Enough']));
    expect(other).toEqual(expect.arrayContaining(['Not given', 'Needs not known']));
    expect(other).not.toContain('');
  });

  it('draws those that most share, with as many columns as sites, or with groups of them', () => {
    const boxes = (html: string) => [...html.matchAll(/<svg viewBox[\s\S]*?<\/svg>/gu)].map(([svg]) => svg);
    const [, map = ''] = boxes(render.html(page));
    expect(map).toContain('20 barriers that most share');
    expect(map).toContain('remains');
    const many = pageOf(regionOf(100));
    expect(boxes(render.html(many))[1]).toContain('remains in half of 3 sites or more');
  });

  it('shades of more than 48 sites each group by how many of it have the barrier', () => {
    for (const count of [48, 49, 100, 145]) {
      const many = pageOf(regionOf(count));
      const [sites] = many.frameworks;
      const map = sitesPage(many).flatMap((block) =>
        block.kind === 'figure' && block.picture.of === 'map' ? [block.picture] : [],
      )[0];
      if (!sites || !map) throw new Error('no map');
      const size = count <= 48 ? 1 : count <= 96 ? 2 : count <= 144 ? 3 : 4;
      expect(map.columns).toHaveLength(Math.ceil(count / size));
      const drawn = sites.barriers.filter(({ remains, possible }) => remains + possible > 0);
      for (const [at, { label, fills }] of map.rows.entries()) {
        const { barrier = '', name } = drawn[at] ?? {};
        expect(label).toBe(name);
        const shades = fills.map((_, group) => {
          const own = sites.rows.filter(({ number }) => Math.ceil(number / size) === group + 1);
          const has = own.filter(({ remains }) => remains.includes(barrier)).length;
          const mayHave = own.some(({ possible }) => possible.includes(barrier));
          return has >= own.length / 2 ? 'solid' : has > 0 || mayHave ? 'hatched' : 'empty';
        });
        expect(fills).toEqual(shades);
      }
      expect(new Set(map.rows.flatMap(({ fills }) => fills)).size).toBe(3);
    }
  });
});

describe('the order of a ladder in words', () => {
  const level = (rank: number) => ({ id: `l${rank}`, rank, name: `L${rank}` });
  const order = { sites: 26, inOrder: 12, errors: 20, word: null, broken: [] };

  it('says how many skip a level, and nothing but that', () => {
    expect(orderText({ ...order, h: 0.57 })).toBe(
      'The order of the levels holds: 14 of the 26 sites in which all levels are decided skip one: they have a level without one below it, far less often than if levels came by chance (Loevinger’s H 0.57, where 1 is never; n 26).',
    );
    expect(orderText({ ...order, inOrder: 25, h: 0.3 })).toMatch(
      /is a convention here: 1 of the 26 sites .* skips one: it has .* not much less often/u,
    );
    expect(orderText({ ...order, inOrder: 26, h: null, word: 'no difference to measure' })).toContain(
      'cannot be told: none of the 26 sites',
    );
    expect(brokenText({ ...order, h: 0, broken: [{ lower: level(1), higher: level(2), sites: 3 }] })).toBe(
      'What is skipped most: 2 L2 without 1 L1 in 3.',
    );
  });
});

it('names the nation of who acts once for all only where sites are elsewhere too', () => {
  const told = (nations: readonly string[]) =>
    onceForAll(
      pageOf(
        sitesIn(
          LEVELS,
          Array.from({ length: 30 }, (_, site) => assessmentOf([], nations[site % nations.length])),
        ),
      ).frameworks[0] ?? { barriers: [], sites: 0 },
    ).map(({ who }) => who);
  expect(told(['england']).length).toBeGreaterThan(0);
  expect(told(['england']).filter((who) => who.includes('England'))).toEqual([]);
  expect(told(['england', 'wales']).filter((who) => who.includes('England')).length).toBeGreaterThan(0);
});

it('says in words, and not as a number, that ten sites are too few for an order', () => {
  fc.assert(
    fc.property(fc.array(assessments(fixture('ladder')), { minLength: 1, maxLength: 9 }), (all) => {
      const text = render.text(pageOf(sitesIn(fixture('ladder'), all)), PAPER).replaceAll(/\s+/gu, ' ');
      expect(text).toContain('Whether the order of the levels holds cannot be told');
      expect(text).not.toContain('Loevinger');
    }),
    runs(30),
  );
});

it('counts in groups also those off the ladder of which the largest group has none', () => {
  const ladder = fixture('ladder');
  const off = assessmentOf([
    ['money', 'own'],
    ['manager', 'one'],
  ]);
  const all = Array.from({ length: 22 }, (_, index) => (index < 12 ? assessmentOf([]) : off));
  const page = pageOf(
    sitesIn(
      ladder,
      all,
      all.map((_, index) => (index < 12 ? 'Nurse' : 'Clerk')),
    ),
    { by: 'role' },
  );
  const isOff = (page.frameworks[0]?.placements ?? []).map(({ offLadder }) => offLadder);
  expect(isOff).toContain(10);
  expect(render.text(page, PAPER)).toMatch(/Not yet on the ladder\s.*0 \+ 0 +10 \+ 0/u);
});

it('says of every grouping that cannot be shown that it cannot', () => {
  for (const by of SITE_GROUPINGS) {
    const text = render.text(pageOf(sitesIn(fixture('ladder'), [assessmentOf([])]), { by }), PAPER);
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('no group can be shown: fewer than ten sites');
  }
});
