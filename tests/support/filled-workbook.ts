import { type FormOptions, formOf } from '../../src/forms/form.ts';
import { formWorkbook } from '../../src/forms/form-workbook.ts';
import { UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import type { Service } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { type FillableCell, renderFillable } from '../../src/report/formats/fillable-workbook.ts';
import { ALL } from './forms.ts';
import { PAPER } from './paper.ts';

/** What somebody writes into the cells of a row, by the head of its column. */
export type Entries = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The workbook of a form with what somebody wrote into the rows of some ids. */
export function filledWorkbook(
  framework: Framework,
  entries: Entries = new Map(),
  service: Service | null = null,
  options: Partial<FormOptions> = {},
): Promise<Uint8Array> {
  const form = formOf(framework, { ...ALL, for: service && { service }, ...options });
  const workbook = formWorkbook(form, framework, service ?? UNKNOWN_SERVICE.service);
  const sheets = workbook.sheets.map((sheet) => {
    const heads = sheet.columns.map(({ title }) => title);
    const rows = sheet.rows.map((row) => {
      const entry = entries.get(String(row[heads.indexOf('id')] ?? ''));
      return row.map((cell, column) => filled(cell, entry?.[heads[column] ?? '']));
    });
    return { ...sheet, rows };
  });
  return renderFillable({ ...workbook, sheets }, PAPER);
}

function filled(cell: FillableCell, text: string | undefined): FillableCell {
  return text !== undefined && typeof cell === 'object' && 'fill' in cell ? { ...cell, fill: text } : cell;
}
