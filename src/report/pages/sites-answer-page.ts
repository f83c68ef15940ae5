import type { FrameworkSites, Sites } from '../../model/sites.ts';
import { code, say } from '../../sentence.ts';
import { bare, counted, startingLow } from '../../text.ts';
import type { Block, LabelledRow } from '../blocks.ts';
import { heading, line, note, row, said } from '../build-blocks.ts';
import { nameOf } from '../words/position-words.ts';
import {
  doersOf,
  effortText,
  filterText,
  fitsText,
  levelsText,
  type OnceForAll,
  onceForAll,
  orderText,
  rangesText,
  reachText,
  sharedText,
  sitesTitle,
} from '../words/sites-words.ts';

/** Many sites on one screen, and how to read the rest. */
export function sitesAnswerPage(sites: Sites): Block[] {
  return [...sitesAnswerBlocks(sites), note(MORE)];
}

/** What stands before all that there is to say of many sites. */
export function sitesAnswerBlocks(sites: Sites): Block[] {
  const { frameworks, filter, notes } = sites;
  const told = [filterText(filter), ...notes].filter((text) => text !== null);
  const [only] = frameworks;
  const title = frameworks.length === 1 && only ? ` · ${bare(only.framework.title)}` : '';
  const rows = [
    ...row(
      'NOTE',
      told.map((text, index) => line(said(index === 0 ? 3 : 30, text))),
    ),
    ...frameworks.flatMap((each, index) => [
      ...row('FRAMEWORK', frameworks.length > 1 ? [said(0, frameworkText(each))] : [], { apart: true }),
      ...frameworkRows(each, index * LATER),
    ]),
  ];
  const blocks: Block[] = [heading(1, `${sitesTitle(sites)}${title}`), { kind: 'labelled', rows }];
  return [{ kind: 'fitted', lines: LINES, blocks }];
}

const MORE = say`Type the same with ${code('--full')} for all of it; ${code('-o board.docx')} or ${code('-o sites.xlsx')} for a file.`;

/** The lines of a screen, less those of the prompt and of how to read the rest. */
const LINES = 21;

/** By how much less is said of each further framework. */
const LATER = 3;

function frameworkText({ framework, sites }: FrameworkSites): string {
  return `${bare(framework.title)}: ${counted(sites, 'site')}.`;
}

const MOST = 3;

/** Against which barriers somebody can act, the most shared by name. */
function againstText([first, ...others]: OnceForAll['levers']): string {
  const { lever, barrier } = first ?? {};
  const reach = lever?.reaches && lever.nations ? ` (${reachText(lever.reaches)})` : '';
  const more = others.length > 0 ? `, and ${counted(others.length, 'more barrier')}` : '';
  return `“${bare(barrier?.name ?? '')}”${reach}${more}`;
}

function frameworkRows(sites: FrameworkSites, later: number): LabelledRow[] {
  const { placements, barriers, actions } = sites;
  const named = (text: string | null, placement: (typeof placements)[number]) =>
    text === null ? null : `${nameOf(placement, { placements })}${text}`;
  const where = placements.map((placement, index) => {
    const ranges = rangesText(placement);
    return line(
      said(index === 0 ? later : later + 2 + index, `${named(levelsText(placement), placement)}.`),
      ranges === null ? null : said(later + 8 + index, ranges),
    );
  });
  const order = placements.flatMap((placement, index) =>
    placement.order
      ? [line(said(later + 4 + 5 * index, `${named(orderText(placement.order), placement)}`))]
      : [],
  );
  const needed = placements.flatMap((placement, index) => {
    const text = named(fitsText(placement), placement);
    return text === null ? [] : [line(said(later + 2 + 4 * index, text))];
  });
  const shared = barriers
    .slice(0, MOST)
    .map((barrier, index) =>
      line(said(later + 1 + 3 * index, `${bare(barrier.name)}: ${sharedText(barrier, sites.sites)}.`)),
    );
  const pulled = onceForAll(sites)
    .slice(0, MOST)
    .map(({ who, levers }, index) => line(said(later + 2 + 4 * index, `${who}: ${againstText(levers)}.`)));
  const first = actions.slice(0, MOST).map((action, index) => {
    const [first = '', ...others] = doersOf(action);
    const who = others.length === 0 ? first : `${first}, or ${counted(others.length, 'other')}`;
    const time = effortText(action);
    const what = `${startingLow(bare(action.what))}${time === '' ? '' : ` (${time})`}`;
    return line(said(later + 2 + 3 * index, `${who}: ${what}: ${counted(action.sites, 'site')}.`));
  });
  return [
    ...row('WHERE', placements.length === 0 ? [said(later, 'A profile has no levels to count.')] : where),
    ...row('NEEDED', needed),
    ...row('SHARED', shared, { apart: true }),
    ...row('FOR ALL', pulled, { apart: true }),
    ...row('DO FIRST', first, { apart: true }),
    ...row('ORDER', order, { apart: true }),
  ];
}
