import { strFromU8, unzipSync } from 'fflate';
import { below, type Element, readXml } from '../report/xml.ts';

/** A workbook as a strict reader of its parts finds it. */
export interface Workbook {
  readonly parts: ReadonlyMap<string, Element>;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly xml: Element;
  /** What stands in each cell, by its reference: a string for a text, a number for a number. */
  readonly cells: ReadonlyMap<string, string | number>;
  /** Attributes of its table, if it has one, and the names of the columns. */
  readonly tables: readonly {
    readonly name: string;
    readonly range: string;
    readonly columns: readonly string[];
  }[];
  readonly links: ReadonlyMap<string, string>;
}

/** The parts of a workbook, each well-formed, and its sheets. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, readXml(strFromU8(part))] as const),
  );
  const all = (path: string, name: string) =>
    below(parts.get(path) ?? EMPTY).filter((each) => each.name === name);
  const shared = all('xl/sharedStrings.xml', 'si').map(textIn);
  const sheets = all('xl/workbook.xml', 'sheet').map(({ attributes }, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const relations = all(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, 'Relationship').map(
      (each) => each.attributes,
    );
    const targets = new Map(relations.map(({ Id, Target }) => [Id, Target ?? '']));
    return {
      name: attributes.name ?? '',
      xml: parts.get(path) ?? EMPTY,
      cells: new Map(all(path, 'c').flatMap((cell) => contentOf(cell, shared))),
      tables: all(path, 'tablePart').map((part) => {
        const table = targets.get(part.attributes['r:id'])?.replace('..', 'xl') ?? '';
        const { displayName = '', ref = '' } = all(table, 'table')[0]?.attributes ?? {};
        return {
          name: displayName,
          range: ref,
          columns: all(table, 'tableColumn').map((each) => unescaped(each.attributes.name ?? '')),
        };
      }),
      links: new Map(
        all(path, 'hyperlink').map(({ attributes: { ref = '', location, 'r:id': id } }) => [
          ref,
          location ?? targets.get(id) ?? '',
        ]),
      ),
    };
  });
  return { parts, sheets };
}

const EMPTY: Element = { name: '', attributes: {}, children: [], text: '' };

function contentOf(cell: Element, shared: readonly string[]): [string, string | number][] {
  const { r = '', t } = cell.attributes;
  const value = cell.children.find(({ name }) => name === 'v')?.text;
  if (t === 's') return [[r, shared[Number(value)] ?? '']];
  if (t === 'inlineStr') return [[r, textIn(cell)]];
  if (t === 'str') return [[r, unescaped(value ?? '')]];
  if (t !== undefined && t !== 'n') throw new Error(`${r} is of type ${t}`);
  return value === undefined ? [] : [[r, Number(value)]];
}

function textIn(element: Element): string {
  return unescaped(
    below(element)
      .filter(({ name }) => name === 't')
      .map(({ text }) => text)
      .join(''),
  );
}

/** What a workbook means by its own escapes. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
