import type { Counts, FrameworkSites, SharedBarrier, SiteRow, Sites, SitesPlacement } from '../../model/sites.ts';
import { bare, capitalised, counted, listed } from '../../text.ts';
import type { Block, Fill, Stack } from '../blocks.ts';
import { apart, heading, lead, note, para, paras, section, tableOf, titledIf } from '../build-blocks.ts';
import { barrierName } from '../words/barrier-words.ts';
import { rankedName } from '../words/level-words.ts';
import {
  actionCount,
  actionsByWho,
  brokenText,
  effortText,
  FIT_KINDS,
  filterText,
  fitsText,
  fitWords,
  hiddenText,
  leverHead,
  levelsText,
  NO_RANK,
  numbersText,
  onceForAll,
  orderText,
  placeText,
  rangesText,
  siteLabel,
  sharedText,
  sitesTitle,
  whoText,
} from '../words/sites-words.ts';
import { countsFigure, mapFigure } from './figures.ts';
import { notesOf } from './page-head.ts';

/** Many sites, each framework by itself: what they share, and who could do what once for all of them. */
export function sitesPage(sites: Sites): Block[] {
  const { frameworks, notes, filter } = sites;
  return [
    heading(1, sitesTitle(sites)),
    note(NO_RANK),
    ...paras(filterText(filter)),
    ...notes.map((text) => note(text)),
    ...frameworks.flatMap((each) => frameworkBlocks(each, frameworks.length > 1)),
  ];
}

function frameworkBlocks(sites: FrameworkSites, several: boolean): Block[] {
  const { framework } = sites;
  const title = (text: string) => (several ? `${text}: ${bare(framework.title)}` : text);
  return [
    note(`${counted(sites.sites, 'site')} by ${bare(framework.title)}, version ${framework.version}`),
    ...notesOf(framework, []),
    ...section(title('Where they are'), placesBlocks(sites)),
    ...section(title('What they share'), sharedBlocks(sites)),
    ...section(title('Who could act once for all of them'), onceBlocks(sites)),
    ...section(title('Against what the people served need'), needsBlocks(sites)),
    ...section(title('What most could do first, by role'), actionBlocks(sites)),
    ...section(title('In groups'), breakdownBlocks(sites)),
    ...section(title('Site by site'), rowsTable(sites)),
  ];
}

const ofNumbers = (title: string) => ({ title, isNumber: true });

function placesBlocks({ placements, sites }: FrameworkSites): Block[] {
  if (placements.length === 0) return [para('This framework gives a profile, and no levels to count.')];
  return placements.flatMap((placement) =>
    apart(
      titledIf(placements.length > 1, placement.title, [
        lead(`${levelsText(placement)}.`),
        ...paras(rangesText(placement)),
        ...levelsFigure(placement, sites),
        ...paras(placement.order && orderText(placement.order), placement.order && brokenText(placement.order)),
      ]),
    ),
  );
}

function levelsFigure(placement: SitesPlacement, sites: number): Block[] {
  const rows = levelRows(placement);
  const [table] = tableOf(
    ['Level', ofNumbers('Certain'), ofNumbers('May be there')],
    rows.map(({ label, parts }) => [label, ...parts.map(({ count }) => String(count))]),
  );
  const said = rows.map(({ label, parts }) => `${label}: ${partsText(parts)}.`);
  return countsFigure(rows, [`How many of ${counted(sites, 'site')} are on which level`, said], table);
}

/** The levels, the highest first, with how many are there for certain and perhaps. */
function levelRows({ levels, offLadder }: Counts): Stack[] {
  const stack = (label: string, here: number, perhaps: number): Stack => ({
    label,
    parts: [
      { fill: 'solid', count: here, words: 'certain' },
      { fill: 'hatched', count: perhaps, words: 'may be there' },
    ],
  });
  return [
    ...levels.toReversed().map((level) => stack(rankedName(level), level.here, level.perhaps)),
    ...(offLadder > 0 ? [stack('Not yet on the ladder in order', offLadder, 0)] : []),
  ];
}

function partsText(parts: Stack['parts']): string {
  return listed(parts.map(({ count, words }) => `${count} ${words}`));
}

/** More rows make a picture that nobody reads; the table below it has them all. */
const MOST_DRAWN = 20;

/** More columns than these are drawn as groups of sites. */
const MOST_COLUMNS = 50;

function sharedBlocks(sites: FrameworkSites): Block[] {
  const { barriers, barriersHidden } = sites;
  if (barriers.length === 0) return paras('No barrier is known to remain in any.', hiddenText(barriersHidden, 'barrier'));
  return [...shareMap(sites), ...paras(hiddenText(barriersHidden, 'barrier'))];
}

/** Which barriers are in which sites: those that most share as a picture, and all in its table. */
function shareMap({ barriers, rows, sites }: FrameworkSites): Block[] {
  const having = (barrier: SharedBarrier, key: 'remains' | 'possible') =>
    rows.filter((row) => row[key].includes(barrier.barrier)).map(({ number }) => number);
  const [table] = tableOf(
    ['Barrier', 'Kind', ofNumbers('Remains'), ofNumbers('May be there'), 'Remains in', 'May be in'],
    barriers.map((barrier) => [
      barrierName(barrier),
      barrier.kindTitle,
      String(barrier.remains),
      String(barrier.possible),
      numbersText(having(barrier, 'remains')),
      numbersText(having(barrier, 'possible')),
    ]),
    { read: 'records' },
  );
  // Of what is not told site by site there is nothing to draw.
  const drawn = barriers
    .filter((barrier) => [...having(barrier, 'remains'), ...having(barrier, 'possible')].length > 0)
    .slice(0, MOST_DRAWN);
  const size = Math.ceil(rows.length / MOST_COLUMNS);
  const groups = Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
  const map = {
    columns: groups.map(([first]) => String(first?.number ?? '')),
    rows: drawn.map(({ name, barrier }) => ({ label: bare(name), fills: groups.map((group) => fillOf(group, barrier)) })),
    words: size === 1 ? MAP_WORDS : { ...MAP_WORDS, solid: `remains in half of ${size} sites or more`, hatched: 'in some, or may be' },
  };
  const all = drawn.length < barriers.length ? `The ${drawn.length} barriers that most share` : 'Barriers';
  const said = drawn.map((barrier) => `${bare(barrier.name)}: ${sharedText(barrier, sites)}.`);
  return mapFigure(map, [`${all}, and in which of the sites they are`, said], table);
}

const MAP_WORDS: Readonly<Record<Fill, string>> = { solid: 'remains', hatched: 'may be there', empty: 'not there' };

function fillOf(group: readonly SiteRow[], barrier: string): Fill {
  const remain = group.filter(({ remains }) => remains.includes(barrier)).length;
  if (remain * 2 >= group.length) return 'solid';
  return remain > 0 || group.some(({ possible }) => possible.includes(barrier)) ? 'hatched' : 'empty';
}

function onceBlocks(sites: FrameworkSites): Block[] {
  const rows = onceForAll(sites).map(({ lever, barrier }) => [
    whoText(lever),
    leverHead(lever),
    effortText(lever),
    barrierName(barrier),
    capitalised(sharedText(barrier, sites.sites)),
  ]);
  return tableOf(['Who', 'What first', 'How long', 'Against', 'Shared'], rows, { read: 'records' });
}

function needsBlocks({ placements }: FrameworkSites): Block[] {
  return placements.flatMap((placement) => {
    const text = fitsText(placement);
    return text === null ? [] : titledIf(placements.length > 1, placement.title, [para(text)]);
  });
}

function actionBlocks({ actions, actionsHidden }: FrameworkSites): Block[] {
  const rows = actionsByWho(actions).flatMap(({ who, actions: own }) =>
    own.map((action) => [who, action.what, effortText(action), actionCount(action)]),
  );
  return [
    ...tableOf(['Who', 'What', 'How long', 'In how many sites'], rows, { read: 'records' }),
    ...paras(hiddenText(actionsHidden, 'action')),
  ];
}

const BY = { nation: 'nation', role: 'the role of who answered', agency: 'the kinds of agency' } as const;

function breakdownBlocks({ breakdown, placements }: FrameworkSites): Block[] {
  if (!breakdown) return [];
  const { by, groups } = breakdown;
  if (!groups) return [para(`By ${BY[by]} no group can be shown: fewer than ten sites are never shown apart, nor to be had by subtraction.`)];
  const titleOf = (title: string | null) => title ?? 'All others';
  const heads = groups.map(({ title, sites }) => ofNumbers(`${titleOf(title)} (${sites})`));
  const levels = placements.flatMap((placement, at) => {
    const counts = groups.flatMap((group) => group.placements[at] ?? []);
    const rows = (counts[0] ? levelRows(counts[0]) : []).map(({ label }) => [
      label,
      ...counts.map((each) => {
        const parts = levelRows(each).find((row) => row.label === label)?.parts ?? [];
        return parts.map(({ count }) => count).join(' + ');
      }),
    ]);
    const fits = FIT_KINDS.map((kind) => [fitWords(kind), ...counts.map((each) => String(each.fits?.[kind] ?? 0))]);
    const isKnown = counts.some((each) => each.fits !== null);
    return titledIf(placements.length > 1, placement.title, [
      ...tableOf(['Level: certain + may be there', ...heads], rows),
      ...(isKnown ? tableOf(['Against what people need', ...heads], fits) : []),
    ]);
  });
  const barriers = (groups[0]?.barriers ?? []).map(({ name }, at) => [
    name,
    ...groups.map((group) => {
      const { remains = 0, possible = 0 } = group.barriers[at] ?? {};
      return `${remains} + ${possible}`;
    }),
  ]);
  return [
    para(`By ${BY[by]}. Groups of fewer than ten sites are shown together.`),
    ...levels,
    ...tableOf(['Barrier: remains + may be there', ...heads], barriers),
  ];
}

/** A row a site, in the order given. */
export function rowsTable({ rows, placements }: FrameworkSites): Block[] {
  const titles = placements.length === 1 ? ['Where'] : placements.map(({ title }) => bare(title));
  const needed = placements.length === 1 ? ['Against needs'] : placements.map(({ title }) => `Against needs: ${bare(title)}`);
  return tableOf(
    ['Site', 'Date', ...titles, ...needed, ofNumbers('Barriers remain'), ofNumbers('May be there')],
    rows.map((row) => {
      const own = placements.map(({ id }) => row.placements.find((place) => place.id === id));
      return [
        siteLabel(row),
        row.date ?? '',
        ...own.map((place, at) => (placements[at] ? placeText(place, placements[at]) : '')),
        ...own.map((place) => (place && place.fit !== 'unknown' ? fitWords(place.fit) : '')),
        String(row.remains.length),
        String(row.possible.length),
      ];
    }),
  );
}
