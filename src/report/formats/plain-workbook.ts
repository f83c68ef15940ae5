import { writeXlsx } from 'hucre/xlsx';
import { workbookOf } from './workbook-looks.ts';
import { inText } from './workbook-sheet.ts';

/** A sheet of texts and nothing else. */
export interface PlainSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Writes a workbook that another program reads: the same bytes for the same texts. */
export function renderPlain(title: string, sheets: readonly PlainSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: [],
      cells: new Map(
        rows.flatMap((row, index) =>
          row.flatMap((text, column) => (text === '' ? [] : [[`${index},${column}`, inText(text)] as const])),
        ),
      ),
    })),
    ...workbookOf(title),
  });
}
