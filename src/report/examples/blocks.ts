/** A sheet before it becomes Markdown or HTML: what stands on it, in order. Every text in it is plain. */

/** A run of words within a line. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly soft: string }
  /** Words of a vignette that decide, with the number that stands for them. */
  | { readonly mark: string; readonly number: number }
  | { readonly link: string; readonly to: string };

export type Line = readonly Inline[];

export interface Table {
  readonly columns: readonly string[];
  /** Rows of cells; a cell is one or more lines. */
  readonly rows: readonly (readonly (readonly Line[])[])[];
}

export type Block =
  /** `id` is made here, never taken from a file: small letters, digits and hyphens. */
  | {
      readonly kind: 'heading';
      readonly depth: 1 | 2 | 3 | 4;
      readonly text: string;
      readonly id: string | null;
    }
  | { readonly kind: 'para'; readonly line: Line; readonly role: 'plain' | 'lead' | 'note' }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** A list of short names. */
  | { readonly kind: 'names'; readonly items: readonly Line[] }
  | { readonly kind: 'contents'; readonly items: readonly Line[] }
  /** A list to tick. */
  | { readonly kind: 'ticks'; readonly items: readonly Line[] }
  | (Table & { readonly kind: 'table'; readonly shape: Shape })
  /** A vignette. */
  | { readonly kind: 'vignette'; readonly paragraphs: readonly Line[] }
  /** Lines to write on. */
  | { readonly kind: 'space'; readonly lines: number }
  /** Short blanks with their names. */
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }
  /** What belongs on one page. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }
  /** What starts a page: the id of the heading that it begins with, and what stands at the head of each printed page. */
  | { readonly kind: 'page'; readonly id: string; readonly head: string; readonly blocks: readonly Block[] };

/** How a table's columns share its width. */
export type Shape =
  | 'ladder'
  | 'facts'
  | 'levels'
  | 'barriers'
  | 'points'
  | 'mistakes'
  | 'glance'
  | 'twins'
  | 'even';

export function heading(depth: 1 | 2 | 3 | 4, text: string, id: string | null = null): Block {
  return { kind: 'heading', depth, text, id };
}

export function para(...line: Line): Block {
  return { kind: 'para', line, role: 'plain' };
}

/** What a reader should see first. */
export function lead(...line: Line): Block {
  return { kind: 'para', line, role: 'lead' };
}

export function note(...line: Line): Block {
  return { kind: 'para', line, role: 'note' };
}

/** A table; nothing where it has no rows. */
export function tableOf(shape: Shape, columns: readonly string[], rows: Table['rows']): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', shape, columns, rows }];
}

/** A list; nothing where it has no items. */
export function listOf(items: readonly Line[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A cell of one line. */
export function cell(...line: Line): readonly Line[] {
  return [line];
}
