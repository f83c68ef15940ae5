import { type Across, HEADINGS, REMARKS_HEADING, remarksOf, rowsOf, withoutLine } from './across.ts';
import { escaped, list, table } from './markdown-syntax.ts';

/** One arrangement seen through several frameworks, as a Markdown document. */
export function renderMarkdownAcross(across: Across): string {
  const { own } = across;
  const remarks = remarksOf(across);
  const cells = rowsOf(across).map((row) => [row.framework, row.least, row.most, row.agreement].map(escaped));
  return `${[
    `# ${escaped(own.service.name ?? 'A service without a name')}`,
    ...own.notes.map((note) => `> Note: ${escaped(note)}`),
    '## Seen through several frameworks',
    table([...HEADINGS], cells),
    ...(remarks.length > 0 ? [`## ${REMARKS_HEADING}`] : []),
    ...remarks.flatMap(({ title, sentences }) => [`### ${escaped(title)}`, list(sentences)]),
    escaped(withoutLine(across)),
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}
