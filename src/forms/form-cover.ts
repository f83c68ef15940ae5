import type { Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type {
  FillableCell,
  FillableChoice,
  FillableSheet,
  FillIn,
} from '../report/formats/fillable-workbook.ts';
import { DETAIL_ASKS, EVERYBODY, type Form, knownOf, NO_NAME, SERVICE_ASKS, SERVICE_FACTS } from './form.ts';
import type { Lists } from './form-lists.ts';

export const COVER = 'Cover';

/** The sheet about the service and who answers: what is known stands there, and what is not is asked, as the page asks it. */
export function coverOf({ asks }: Form, framework: Framework, service: Service, lists: Lists): FillableSheet {
  // Of a case nobody knows more than it tells.
  const about = serviceRows(framework, service, lists).filter(
    ([, , cell]) => !asks.told || typeof cell === 'string',
  );
  return coverWith('The service, and who answers. Fill in the yellow cells.', [
    ...about,
    ...personRows(framework, service, lists),
  ]);
}

/** The sheet about the service in a second round, in which nothing is asked of it, nor of who answers. */
export function coverAgain(form: Form): FillableSheet {
  const rows = knownOf(form).map(([what, text], index): CoverRow => [`known-${index + 1}`, what, text, '']);
  return coverWith('The service, and who answers. Here is nothing to fill in.', rows);
}

function coverWith(about: string, rows: readonly CoverRow[]): FillableSheet {
  return {
    name: COVER,
    top: { title: COVER, about },
    columns: [
      { title: 'What is asked', width: 40 },
      { title: 'Answer', width: 52 },
      { title: 'Help', width: 44 },
      { title: 'id', width: 20, isHidden: true },
    ],
    rows: rows.map(([id, ...cells]) => [...cells, `about:${id}`]),
    isHidden: false,
    frozen: null,
  };
}

/** Something about the service or about who answers: its id, what it is, where it stands, and what is said of it. */
type CoverRow = readonly [id: string, what: string, cell: FillableCell, help: string];

type Asked = Pick<FillIn, 'isExtra'> & {
  readonly list?: string | null;
  readonly ask?: FillableChoice['ask'];
};

function toFill({ isExtra = false, list = null, ask = null }: Asked = {}): FillIn {
  return { fill: '', isExtra, ...(list === null ? {} : { choice: { list, ask, hint: null } }) };
}

function serviceRows(framework: Framework, service: Service, lists: Lists): CoverRow[] {
  const { nations, agencies } = framework;
  const { name, people, scope } = service;
  const nation = nations.find(({ id }) => id === service.nation)?.title ?? null;
  const optional = (id: 'people' | 'scope', text: string | null): CoverRow[] => {
    if (text !== null) return [[id, SERVICE_FACTS[id], text, '']];
    const [ask, such] = SERVICE_ASKS[id];
    return name === null ? [[id, ask, toFill({ isExtra: true }), such]] : [];
  };
  const where = (): CoverRow[] => {
    const list = lists.addTitles('about:nation', nations);
    return list === null
      ? []
      : [['nation', DETAIL_ASKS.nation, toFill({ list, ask: FROM_LIST }), 'Choose from the list.']];
  };
  const kinds = lists.addTitles(KIND, agencies);
  return [
    name === null
      ? ['service', DETAIL_ASKS.service, toFill(), 'Write what it is called.']
      : ['service', SERVICE_FACTS.name, name, ''],
    ...optional('people', people),
    ...optional('scope', scope),
    ...sideRows(framework, service.sides, kinds),
    ...(nation === null ? where() : [['nation', SERVICE_FACTS.nation, nation, ''] as const]),
    ...partnerRows(framework, service, kinds, lists),
  ];
}

const FROM_LIST = { title: 'Not in the list', text: 'Please choose from the list.' };

/** What the kinds of agency are called by where texts are turned back into ids. */
const KIND = 'about:agency';

function titled({ agencies }: Framework, kind: string | null): string {
  return agencies.find(({ id }) => id === kind)?.title ?? '';
}

function sideRows(framework: Framework, sides: readonly string[], list: string | null): CoverRow[] {
  const { sides: name } = SERVICE_FACTS;
  const known = sides.map((side) => titled(framework, side)).filter((title) => title !== '');
  if (known.length > 0) return known.map((title, at) => [`side-${at + 1}`, `${name}, ${at + 1}`, title, '']);
  if (framework.agencies.length < 2) return [];
  return [1, 2, 3].map((at) => {
    const cell = toFill({ isExtra: at > 2, list, ask: FROM_LIST });
    return [`side-${at}`, `${SERVICE_ASKS.sides[0]} (${at})`, cell, at === 1 ? SERVICE_ASKS.sides[1] : ''];
  });
}

/** How many partners can be named where none is known. */
const ROOM = 5;

function partnerRows(framework: Framework, service: Service, list: string | null, lists: Lists): CoverRow[] {
  const { partners, partnersComplete: complete } = service;
  const choice = lists.addTitles('about:everybody', EVERYBODY);
  if (partners.length === 0) return service.name === null ? unknownPartners(list, choice) : [];
  const rows = partners.flatMap(({ name, agency }, index): CoverRow[] => {
    const what = `Partner ${index + 1}`;
    const kind = titled(framework, agency);
    return [
      [`partner-${index + 1}`, what, name, ''],
      ...(kind === '' ? [] : [[`kind-${index + 1}`, `${what}: its kind`, kind, ''] as const]),
    ];
  });
  const whether = EVERYBODY.find(({ id }) => id === (complete ? 'yes' : 'no'))?.title ?? '';
  return complete === null ? rows : [...rows, ['everybody', SERVICE_ASKS.everybody[0], whether, '']];
}

function unknownPartners(list: string | null, choice: string | null): CoverRow[] {
  const rows = Array.from({ length: ROOM }, (_, index): CoverRow[] => {
    const what = `Agency ${index + 1}`;
    const [ask, hint] = SERVICE_ASKS.kind;
    const kind = toFill({ isExtra: true, list, ask: FROM_LIST });
    return [
      [`partner-${index + 1}`, `${what}. What is it called?`, toFill({ isExtra: index > 1 }), ''],
      ...(list === null ? [] : [[`kind-${index + 1}`, `${what}. ${ask}`, kind, hint] as const]),
    ];
  });
  const whether = toFill({ isExtra: true, list: choice, ask: FROM_LIST });
  return [...rows.flat(), ['everybody', SERVICE_ASKS.everybody[0], whether, SERVICE_ASKS.everybody[1]]];
}

function personRows({ roles }: Framework, service: Service, lists: Lists): CoverRow[] {
  const role = lists.addTitles('about:role', roles);
  const partners = service.partners.map(({ name }) => ['about:organisation', '', '', name]);
  const organisation = partners.length > 0 ? lists.add(partners) : null;
  return [
    ['role', DETAIL_ASKS.role, toFill({ list: role }), role === null ? NO_NAME : `${EITHER} ${NO_NAME}`],
    [
      'organisation',
      DETAIL_ASKS.organisation,
      toFill({ list: organisation }),
      organisation === null ? CALLED : EITHER,
    ],
    ['day', DETAIL_ASKS.date, { fill: '', isDay: true }, DAY],
  ];
}

const EITHER = 'Choose from the list, or write your own.';
const CALLED = 'Write what your organisation is called.';
const DAY = 'Such as 29/11/2026. For most people this is today.';
