import type { Paper } from '../layout/paper.ts';
import type { Block } from './document/blocks.ts';
import { jsonText } from './json.ts';
import type { Layout } from './pages.ts';

/** Things that are printed one after the other as they come, so that none has to be kept: the same bytes as all at once. */
export interface Series<Data> {
  /** What stands there for the next one. */
  next(data: Data): string;
  /** What stands behind the last one. */
  end(): string;
}

/** What stands around the pages of a document, where anything does. */
const AROUND: Readonly<Record<Layout, readonly [opens: string, closes: string]>> = {
  text: ['', ''],
  markdown: ['', ''],
  html: ['<main id="main">\n', '\n</main>'],
};

/** Pages in one document, with a break between them. */
export function pagesInSeries<Data>(
  blocks: (data: Data) => readonly Block[],
  [format, layout]: readonly [Layout, (blocks: readonly Block[], paper: Paper, inSeries?: boolean) => string],
  paper: Paper,
): Series<Data> {
  const [opens, closes] = AROUND[format];
  let end: string | null = null;
  return {
    next: (data) => {
      const isFirst = end === null;
      const page = layout([...(isFirst ? [] : [{ kind: 'break' } as const]), ...blocks(data)], paper, true);
      const closed = closes === '' ? page.length : page.lastIndexOf(closes);
      end ??= page.slice(closed);
      return isFirst ? page.slice(0, closed) : `\n${page.slice(page.indexOf(opens) + opens.length, closed)}`;
    },
    end: () => end ?? '',
  };
}

/** Entries of a list in JSON, which is the last thing that the object around it holds. */
export function jsonInSeries<Data>(around: (list: readonly Data[]) => object): Series<Data> {
  const [opens = '', closes = ''] = jsonText(around([])).split(/(?<=\[)(?=\]\n\}\n$)/u);
  let isFirst = true;
  return {
    next: (data) => {
      const before = isFirst ? opens : ',';
      isFirst = false;
      return `${before}\n    ${jsonText(data).trimEnd().replaceAll('\n', '\n    ')}`;
    },
    end: () => (isFirst ? `${opens}${closes}` : `\n  ${closes}`),
  };
}
