import { withoutNothing } from '../assessment/answers.ts';
import { calledIn, wordsOf } from '../assessment/match-words.ts';
import type { Grid } from '../document/grid.ts';
import type { Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { quoted } from '../text.ts';
import type { CellReader, PlacedCell } from './read-cells.ts';

/** What a workbook of ours says of the service besides its name and nation, and the words that it had for what is chosen. */

/** A cell of the cover, and by what it is read. */
export interface FactCell extends PlacedCell {
  readonly reader: CellReader;
}

/** The words that a form had for what is chosen, by what is asked, where a sheet lists them. */
export function wordsIn({ rows }: Grid): [string, Map<string, string[]>][] {
  const [first] = rows;
  const heads = new Map([...(first?.[1] ?? [])].map(([at, text]) => [wordsOf(text), at]));
  const [question, option, text] = ['question', 'option', 'text'].map((head) => heads.get(head));
  const words = new Map<string, Map<string, string[]>>();
  if (question === undefined || option === undefined || text === undefined) return [];
  for (const cells of [...rows.values()].slice(1)) {
    const [of, id, said] = [question, option, text].map((at) => cells.get(at) ?? '');
    if (!of || !id || !said) continue;
    const options = words.get(of) ?? new Map<string, string[]>();
    words.set(of, options.set(id, [...(options.get(id) ?? []), said]));
  }
  return [...words];
}

/**
 * What the cells `of` say of the service, by the ids of their rows without “about:”, as an assessment file has it. Kinds of agency
 * are read by the `words` of the form, whatever version it has.
 */
export function serviceOf(
  of: ReadonlyMap<string, FactCell>,
  words: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>,
  { agencies }: Pick<Framework, 'agencies'>,
): Record<string, unknown> {
  const chosen = (id: string, list: string): string | null => {
    const cell = of.get(id);
    if (!cell) return null;
    const own = [...(words.get(`about:${list}`) ?? [])].map(([option, [title = '']]) => ({
      id: option,
      title,
    }));
    const known: readonly { readonly id: string }[] = list === 'agency' ? agencies : own;
    const found = (calledIn(cell.text, own) ?? calledIn(cell.text, list === 'agency' ? agencies : []))?.id;
    if (found !== undefined && known.some((each) => each.id === found)) return found;
    report(cell, 'not-in-list', `${quoted(cell.text)} is not in the list.`, 'Choose from the list.');
    return null;
  };
  const text = (id: string) => {
    const cell = of.get(id);
    return cell ? cell.reader.remark(cell.text.trim(), cell.cell) : null;
  };
  const numbersOf = (what: string) =>
    [...of.keys()]
      .flatMap((id) => Number(new RegExp(`^${what}-(\\d{1,3})$`, 'u').exec(id)?.[1] ?? Number.NaN))
      .filter((at) => !Number.isNaN(at))
      .sort((one, other) => one - other);
  const all = numbersOf('side').map((at) => ({ at, kind: chosen(`side-${at}`, 'agency') }));
  const sides = [...new Set(all.flatMap(({ kind }) => kind ?? []))];
  const partners = numbersOf('partner').flatMap((at) => {
    const name = text(`partner-${at}`);
    return name === null ? [] : [withoutNothing({ name, agency: chosen(`kind-${at}`, 'agency') })];
  });
  for (const at of numbersOf('kind')) {
    const kind = of.has(`partner-${at}`) ? undefined : of.get(`kind-${at}`);
    if (kind) report(kind, 'no-name', 'An agency has a kind, and no name.', 'Write what it is called.');
  }
  const side =
    sides.length === 1 && !all.some(({ kind }) => kind === null) ? of.get(`side-${all[0]?.at}`) : undefined;
  if (side) report(side, 'one-side', 'One agency alone does not work together.', 'Choose two or more.');
  const everybody = chosen('everybody', 'everybody');
  const isComplete = everybody === 'yes' ? true : everybody === 'no' ? false : null;
  return withoutNothing({
    people: text('people'),
    scope: text('scope'),
    sides: sides.length > 1 ? sides : [],
    partners,
    'partners-complete': isComplete,
  });
}

function report({ reader, cell }: FactCell, code: string, message: string, advice: string): void {
  reader.report('error', code, cell, message, advice);
}

/** `said` with what is `known` of the service in place of what it leaves out. */
export function withKnown(said: Service, known: Service): Service {
  return {
    name: said.name ?? known.name,
    sides: said.sides.length > 0 ? said.sides : known.sides,
    nation: said.nation ?? known.nation,
    people: said.people ?? known.people,
    scope: said.scope ?? known.scope,
    partners: said.partners.length > 0 ? said.partners : known.partners,
    partnersComplete: said.partners.length > 0 ? said.partnersComplete : known.partnersComplete,
  };
}
