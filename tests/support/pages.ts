import type { Paper } from '../../src/layout/paper.ts';
import { type DataOf, type PageName, rendererOf } from '../../src/report/page-formats.ts';
import { PAPER } from './paper.ts';

/** What a page says as text, as Markdown and as HTML: renderers of it, for tests that need many. */
export async function renderersOf<Name extends PageName>(name: Name) {
  const [text, markdown, html] = await Promise.all([
    rendererOf(name, 'text'),
    rendererOf(name, 'markdown'),
    rendererOf(name, 'html'),
  ]);
  return {
    text: (data: DataOf<Name>, paper: Paper = PAPER) => text(data, paper),
    markdown: (data: DataOf<Name>) => markdown(data, PAPER),
    html: (data: DataOf<Name>) => html(data, PAPER),
  };
}
