import type { FillableSheet } from '../report/formats/fillable-workbook.ts';

const NAME = 'Lists';

const FIRST = 2;

/** The lists of a workbook that cells are chosen from, one below the other. */
export class Lists {
  readonly #rows: (readonly string[])[] = [];
  readonly ranges = new Map<string, string>();

  /** Adds a list; gives the name of its cells. `rows` hold a question, an option, its text, and the text to choose. */
  add(rows: readonly (readonly string[])[]): string {
    const name = `list_${this.ranges.size + 1}`;
    const from = FIRST + this.#rows.length;
    this.#rows.push(...rows);
    this.ranges.set(name, `${NAME}!$D$${from}:$D$${from + rows.length - 1}`);
    return name;
  }

  /** Adds what is called by its title; null for nothing. */
  addTitles(
    what: string,
    entries: readonly { readonly id: string; readonly title: string }[],
  ): string | null {
    return entries.length === 0 ? null : this.add(entries.map(({ id, title }) => [what, id, title, title]));
  }

  sheet(): FillableSheet {
    const columns = [
      { title: 'question', width: 26 },
      { title: 'option', width: 26 },
      { title: 'text', width: 60 },
      { title: 'as in the list', width: 64 },
    ];
    return { name: NAME, top: null, columns, rows: this.#rows, isHidden: true, frozen: null };
  }
}
