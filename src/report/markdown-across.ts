import { type Across, HEADINGS, rowsOf, sentencesOf } from './across.ts';
import { escaped, list, table } from './markdown-syntax.ts';

/** One arrangement seen through several frameworks, as a Markdown document. */
export function renderMarkdownAcross(across: Across): string {
  const { own } = across;
  const cells = rowsOf(across).map((row) => [row.framework, row.sits, row.range, row.agreement].map(escaped));
  return `${[
    `# ${escaped(own.service.name ?? 'A service without a name')}`,
    ...own.notes.map((note) => `> Note: ${escaped(note)}`),
    '## Seen through several frameworks',
    table([...HEADINGS], cells),
    '## Where they agree, and what would settle the rest',
    list(sentencesOf(across)),
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}
