/** Text that Markdown shows as it stands: nothing in it can start a link, a tag, a table cell or a heading. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/[\\`*_[\]|~]/gu, String.raw`\$&`)
    .replace(/^(?:([#>+-])|(\d+)([.)]))/u, String.raw`$2\$1$3`);
}

/** A table, by its columns' names and its rows of escaped cells. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A bulleted list; nothing where there are no items. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${escaped(item)}`).join('\n');
}

/** Text that leads to a page. An address that a page may not be opened from safely is left out. */
export function linked(text: string, url: string | null): string {
  return url !== null && /^https?:\/\/[^\s<>"'`()[\]\\|]+$/u.test(url)
    ? `[${escaped(text)}](${url})`
    : escaped(text);
}

/** A document of blocks; those that are empty are left out. */
export function document(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
