import type {
  Counts,
  FrameworkSites,
  SharedAction,
  SharedBarrier,
  SiteRow,
  Sites,
  SitesPlacement,
} from '../../model/sites.ts';
import { bare, capitalised, counted, listed } from '../../text.ts';
import type { Block, Fill, Picture, Stack } from '../blocks.ts';
import { apart, lead, note, ofNumbers, para, paras, section, tableOf, titledIf } from '../build-blocks.ts';
import { barrierName } from '../words/barrier-words.ts';
import { rankedName } from '../words/level-words.ts';
import {
  actionsByWho,
  brokenText,
  FIT_KINDS,
  fitsText,
  fitWords,
  hiddenText,
  levelsText,
  leverHead,
  NO_RANK,
  numbersText,
  onceForAll,
  orderText,
  placeText,
  rangesText,
  sharedText,
  siteLabel,
} from '../words/sites-words.ts';
import { figure } from './figures.ts';
import { notesOf } from './page-head.ts';
import { sitesAnswerBlocks } from './sites-answer-page.ts';

/** Many sites, each framework by itself: what they share, who could act once for all of them, and a row a site. */
export function sitesPage(sites: Sites): Block[] {
  return frameworkByFramework(sites, (each, title) => [
    ...countedBlocks(each, title),
    ...section(title('Site by site'), rowsTable(each)),
  ]);
}

/** The answer, and then `blocks` of each framework, whose titles name it where there are several. */
export function frameworkByFramework(
  sites: Sites,
  blocks: (sites: FrameworkSites, title: (text: string) => string) => readonly Block[],
): Block[] {
  const { frameworks } = sites;
  return [
    ...sitesAnswerBlocks(sites),
    note(NO_RANK),
    ...frameworks.flatMap((each) => {
      const { title, version } = each.framework;
      const named = (text: string) => (frameworks.length > 1 ? `${text}: ${bare(title)}` : text);
      return [
        note(`${counted(each.sites, 'site')} by ${bare(title)}, version ${version}`),
        ...notesOf(each.framework, []),
        ...blocks(each, named),
      ];
    }),
  ];
}

/** What is counted over all sites of a framework. */
export function countedBlocks(sites: FrameworkSites, title: (text: string) => string): Block[] {
  return [
    ...section(title('Where they are'), placesBlocks(sites)),
    ...section(title('What they share'), sharedBlocks(sites)),
    ...section(title('Who could act once for all of them'), onceBlocks(sites)),
    ...section(title('Against what the people served need'), needsBlocks(sites)),
    ...section(title('What most could do first, by role'), actionBlocks(sites)),
    ...section(title('In groups'), breakdownBlocks(sites)),
  ];
}

function placesBlocks({ placements, sites }: FrameworkSites): Block[] {
  if (placements.length === 0) return [para('This framework gives a profile, and no levels to count.')];
  return placements.flatMap((placement) =>
    apart(
      titledIf(placements.length > 1, placement.title, [
        lead(`${levelsText(placement)}.`),
        ...paras(rangesText(placement)),
        ...levelsFigure(placement, sites),
        ...paras(
          placement.order && orderText(placement.order),
          placement.order && brokenText(placement.order),
        ),
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
  const said = rows.map(
    ({ label, parts }) => `${label}: ${listed(parts.map(({ count, words }) => `${count} ${words}`))}.`,
  );
  return figure(
    { of: 'stacks', rows },
    [`How many of ${counted(sites, 'site')} are on which level`, said],
    table,
  );
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

/** More rows make a picture that nobody reads; the table below it has them all. */
const MOST_DRAWN = 20;

/** More columns than these are drawn as groups of sites. */
const MOST_COLUMNS = 48;

function sharedBlocks(sites: FrameworkSites): Block[] {
  const { barriers, barriersHidden } = sites;
  if (barriers.length === 0)
    return paras('No barrier is known to remain in any.', hiddenText(barriersHidden, 'barrier'));
  return [...shareMap(sites), ...paras(hiddenText(barriersHidden, 'barrier'))];
}

/** Which barriers are in which sites: those that most share as a picture, and all in its table. */
function shareMap({ barriers, rows, sites }: FrameworkSites): Block[] {
  const having = (barrier: SharedBarrier, key: 'remains' | 'possible') =>
    rows.filter((row) => row[key].includes(barrier.barrier)).map(({ number }) => number);
  const heads = [narrow('Barrier', 38), 'Kind', ...SHARED];
  const counts = barriers.map((barrier) => [
    barrierName(barrier),
    barrier.kindTitle,
    String(barrier.remains),
    String(barrier.possible),
  ]);
  const [table] = tableOf(
    [...heads, 'Remains in', 'May be in'],
    barriers.map((barrier, at) => [
      ...(counts[at] ?? []),
      numbersText(having(barrier, 'remains')),
      numbersText(having(barrier, 'possible')),
    ]),
  );
  // Of what is not told site by site there is nothing to draw.
  const drawn = barriers
    .filter((barrier) => [...having(barrier, 'remains'), ...having(barrier, 'possible')].length > 0)
    .slice(0, MOST_DRAWN);
  const size = Math.ceil(rows.length / MOST_COLUMNS);
  const groups = Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
  const map: Picture = {
    of: 'map',
    columns: groups.map(([first]) => String(first?.number ?? '')),
    rows: drawn.map(({ name, barrier }) => ({
      label: bare(name),
      fills: groups.map((group) => fillOf(group, barrier)),
    })),
    words:
      size === 1
        ? MAP_WORDS
        : { ...MAP_WORDS, solid: `remains in half of ${size} sites or more`, hatched: 'in some, or may be' },
  };
  const all = drawn.length < barriers.length ? `The ${drawn.length} barriers that most share` : 'Barriers';
  const said = drawn.map((barrier) => `${bare(barrier.name)}: ${sharedText(barrier, sites)}.`);
  // A screen has no room for which they are; they stand in the other formats.
  return figure(map, [`${all}, and in which of the sites they are`, said], table, tableOf(heads, counts));
}

const MAP_WORDS: Readonly<Record<Fill, string>> = {
  solid: 'remains',
  hatched: 'may be there',
  empty: 'not there',
};

function fillOf(group: readonly SiteRow[], barrier: string): Fill {
  const remain = group.filter(({ remains }) => remains.includes(barrier)).length;
  if (remain * 2 >= group.length) return 'solid';
  return remain > 0 || group.some(({ possible }) => possible.includes(barrier)) ? 'hatched' : 'empty';
}

function onceBlocks(sites: FrameworkSites): Block[] {
  const rows = onceForAll(sites).flatMap(({ who, levers }) =>
    levers.map(({ lever, barrier }) => [
      who,
      `${leverHead(lever)} (${lever.effort})`,
      barrierName(barrier),
      lever.reaches === null ? NOT_APART : String(lever.reaches.remains),
      lever.reaches === null ? '' : String(lever.reaches.possible),
    ]),
  );
  const isTold = rows.every((cells) => !cells.includes(NOT_APART));
  const table = tableOf(
    [narrow('Who', 18), narrow('What first', 19), narrow('Against', 19), ...SHARED],
    rows,
  );
  return [
    ...table,
    ...paras(isTold ? null : `${NOT_APART}: not told apart, since that would tell of fewer than ten sites.`),
  ];
}

function needsBlocks({ placements }: FrameworkSites): Block[] {
  return placements.flatMap((placement) => {
    const text = fitsText(placement);
    return text === null ? [] : titledIf(placements.length > 1, placement.title, [para(text)]);
  });
}

function actionBlocks({ actions, actionsHidden }: FrameworkSites): Block[] {
  const several = actions.filter((action) => action.sites > 1);
  const told = several.length > 0 ? several : actions;
  const rows = actionsByWho(told).flatMap(({ who, actions: own }) =>
    own.map((action) => [who, action.what, action.effort ?? '', String(action.sites), foundOut(action)]),
  );
  const left = actions.length - told.length;
  return [
    ...tableOf(
      [
        narrow('Who', 18),
        narrow('What', 26),
        'Takes',
        ofNumbers('Sites'),
        { ...ofNumbers('To be found out'), most: 8 },
      ],
      rows,
    ),
    ...paras(
      left > 0 ? `${capitalised(counted(left, 'more action'))} could come first in one site each.` : null,
      hiddenText(actionsHidden, 'action'),
    ),
  ];
}

/** None for certain, and none that may be. */
const NONE = '0 + 0';

/** A column that on a screen leaves room for others. */
const narrow = (title: string, most: number) => ({ title, most });

const SHARED = [ofNumbers('Remains'), { ...ofNumbers('May be there'), most: 6 }];

/** Stands for a number that may not be told. */
const NOT_APART = '–';

/** In how many sites it may be so already; empty for none. */
function foundOut({ findOut }: SharedAction): string {
  return findOut > 0 ? String(findOut) : '';
}

const BY = { nation: 'nation', role: 'the role of who answered', agency: 'the kinds of agency' } as const;

function breakdownBlocks({ breakdown, placements }: FrameworkSites): Block[] {
  if (!breakdown) return [];
  const { by, groups } = breakdown;
  if (!groups)
    return [
      para(
        `By ${BY[by]} no group can be shown: fewer than ten sites are never shown apart, nor to be had by subtraction.`,
      ),
    ];
  const titleOf = (title: string | null) => title ?? 'All others';
  const heads = groups.map(({ title, sites }) => ofNumbers(`${titleOf(title)} (${sites})`));
  const levels = placements.flatMap((placement, at) => {
    const counts = groups.flatMap((group) => group.placements[at] ?? []);
    const stacks = counts.map(levelRows);
    // Not in every group is somebody off the ladder.
    const [most = []] = stacks.toSorted((one, other) => other.length - one.length);
    const rows = most.map(({ label }, at) => [
      label,
      ...stacks.map((each) => (each[at]?.parts ?? []).map(({ count }) => count).join(' + ') || NONE),
    ]);
    const fits = FIT_KINDS.map((kind) => [
      fitWords(kind),
      ...counts.map((each) => String(each.fits?.[kind] ?? 0)),
    ]);
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

const HAVE = [
  { ...ofNumbers('Barriers remain'), most: 8 },
  { ...ofNumbers('May be there'), most: 6 },
];

/** A row a site, in the order given. */
export function rowsTable({ rows, placements }: FrameworkSites): Block[] {
  const titles =
    placements.length === 1
      ? ['Where']
      : placements.map(({ short, title }) => capitalised(bare(short ?? title)));
  // A column of which nobody knows anything is left out.
  const isDated = rows.some(({ date }) => date !== null);
  const needed = placements.length === 1 ? ['Against needs'] : titles.map((title) => `Needs: ${title}`);
  return tableOf(
    [
      'Site',
      'Date',
      ...titles.map((title) => narrow(title, 28)),
      ...needed.map((title) => narrow(title, 10)),
      ...HAVE,
    ],
    rows.map((row) => {
      const own = placements.map(({ id }) => row.placements.find((place) => place.id === id));
      return [
        siteLabel(row),
        row.date ?? (isDated ? 'Not given' : ''),
        ...own.map((place, at) => (placements[at] ? placeText(place, placements[at]) : '')),
        ...own.map((place, at) => {
          if (place && place.fit !== 'unknown') return capitalised(place.fit);
          return place && placements[at]?.fits ? fitWords('unknown') : '';
        }),
        String(row.remains.length),
        String(row.possible.length),
      ];
    }),
  );
}
