import type { FrameworkSites, Sites } from '../../model/sites.ts';
import type { Block, Cell } from '../blocks.ts';
import { section, tableOf } from '../build-blocks.ts';
import { barrierStatusText } from '../words/comparison-words.ts';
import { siteLabel } from '../words/sites-words.ts';
import { countedBlocks, frameworkByFramework, rowsTable } from './sites-page.ts';

/** Sites as tables to sort and filter: a row a site, then one for each barrier of each site. */
export function sitesRecords(sites: Sites): Block[] {
  return frameworkByFramework(sites, (each, title) => [
    ...section(title('Sites'), rowsTable(each)),
    ...section(title('Barriers by site'), barrierRows(each)),
    ...countedBlocks(each, title),
  ]);
}

function barrierRows({ rows, barriers }: FrameworkSites): Block[] {
  const cells = rows.flatMap((row) =>
    (['remains', 'possible'] as const).flatMap((status) =>
      barriers
        .filter(({ barrier }) => row[status].includes(barrier))
        .map(({ name, kindTitle }): Cell[] => [
          siteLabel(row),
          name,
          kindTitle,
          { sign: status === 'remains' ? 'unmet' : 'unknown', words: barrierStatusText(status) },
        ]),
    ),
  );
  return tableOf(['Site', 'Barrier', 'Kind', 'How it stands'], cells);
}
