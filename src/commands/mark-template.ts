import { file } from '../command.ts';
import { EXIT } from '../host/program.ts';
import type { Key } from '../model/key.ts';
import { inputError } from '../problem.ts';
import { csvText } from '../report/formats/csv-text.ts';
import { code, command as line, say } from '../sentence.ts';
import { blankResponses } from '../teaching/class/blank-responses.ts';
import { quoted } from '../text.ts';
import { type CommandContext, flag } from './declare.ts';
import { deliver, deliverPage, TEMPLATES } from './shared/deliver.ts';

export const TEMPLATE = flag('a grid to tick (.html, .docx), or a table to key it in (.csv, .xlsx)');

interface Given {
  readonly responses?: readonly string[];
  readonly format: string;
  readonly output?: string | undefined;
}

/** Prints a table to fill in, or a grid to tick. Throws an `InputError` where marks are asked for as well. */
export async function printTemplate(
  { responses: [responses] = [], format, output }: Given,
  openKey: () => Promise<Key>,
  context: CommandContext,
): Promise<number> {
  const made = format === 'text' ? 'csv' : TEMPLATES.find((each) => each === format);
  if (made === undefined) {
    const message = say`${code('--template')} prints a table to fill in, and ${code(`--format ${format}`)} is for marks.`;
    throw inputError('wrong-use', message, 'Leave one of the two out.');
  }
  if (responses !== undefined) {
    const message = `${quoted(responses, 200)} is not needed: a template is made from the key alone.`;
    const advice = say`Leave it out, or write “${line('-o', file(responses))}” to write it there.`;
    throw inputError('wrong-use', message, advice);
  }
  const key = await openKey();
  if (made === 'csv') await deliver(csvText(blankResponses(key)), output, context, made);
  else if (made === 'xlsx') await deliver(await blankWorkbook(key, context), output, context, made);
  else await deliverPage('answer-grid', key, { format: made, output }, context);
  return EXIT.done;
}

/** The table to fill in as a workbook, in which “3/4” stays what it is. */
async function blankWorkbook(key: Key, { out }: CommandContext): Promise<Uint8Array> {
  const { renderFillable } = await import('../report/formats/fillable-workbook.ts');
  const [titles = [], ...rows] = blankResponses(key);
  const columns = titles.map((title) => ({ title: title ?? '', width: WIDTHS[title ?? ''] ?? 8 }));
  const cells = rows.map((row) => row.map((cell) => ({ fill: cell ?? '' })));
  const sheet = {
    name: 'Responses',
    top: null,
    columns,
    rows: cells,
    isHidden: false,
    isOpen: true,
    frozen: 0,
  };
  return renderFillable({ title: 'Responses', sheets: [sheet], lists: new Map() }, out.paper);
}

const WIDTHS: Readonly<Record<string, number>> = { student: 24, id: 16, title: 28, level: 12, barriers: 24 };
