import {
  BookmarkEnd,
  BookmarkStart,
  ConcreteHyperlink,
  Document,
  type FileChild,
  Footer,
  Header,
  InternalHyperlink,
  type IRunOptions,
  type ISectionOptions,
  type IShadingAttributesProperties,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  StringValueElement,
  Tab,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  Table as WordTable,
  type XmlComponent,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { plain, plainRun, runsOf, type Sentence, spaced } from '../../sentence.ts';
import { onOneLine, printable, shortened } from '../../text.ts';
import {
  allBlocks,
  type Block,
  type Cell,
  type Figure,
  type Fill,
  type Item,
  type LabelledRow,
  linesInWords,
  linesOf,
  type OfKind,
  type Sign,
  type Spot,
  type Stack,
  type Stretch,
  type Table,
} from './blocks.ts';
import { asTable, markedExcerpt, type Pictured } from './tables.ts';
import { LANGUAGE, NUMBERING, PAGE, STYLES, WIDTH } from './word-style.ts';

/** A page as a Word document on A4, the same bytes for the same blocks. */
export async function renderWord(blocks: readonly Block[]): Promise<Uint8Array> {
  const headings = allBlocks(blocks).filter((block) => block.kind === 'heading');
  const title = headings[0] ? onOneLine(plain(headings[0].text)) : 'joinedup';
  const book: Book = { headings, addresses: [], lists: 0 };
  const document = new Document({
    title,
    creator: 'joinedup',
    lastModifiedBy: 'joinedup',
    styles: STYLES,
    numbering: NUMBERING,
    sections: sectionsOf(withContents(blocks), title, book),
  });
  for (const [index, address] of book.addresses.entries())
    document.Document.Relationships.addRelationship(linkName(index), HYPERLINK, address, 'External');
  return unstamped(await Packer.toBuffer(document));
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** What is found out while a document is written. */
interface Book {
  /** What something may lead to. */
  readonly headings: readonly OfKind<'heading'>[];
  /** What the links lead to, in their order. */
  readonly addresses: string[];
  /** How many numbered lists there are. */
  lists: number;
}

/** The name of a link, and of a place: an office knows neither for long, and not every sign is allowed in them. */
function linkName(index: number): string {
  return `Link${index + 1}`;
}

function placeName(index: number): string {
  return `_Place${index + 1}`;
}

/** The file without the clock, and with the language, which the package has no option for. */
function unstamped(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const core = strFromU8(parts[CORE] ?? new Uint8Array());
  const language = `<dc:language>${LANGUAGE}</dc:language>`;
  parts[CORE] = strToU8(core.replace(/<dcterms:created.*<\/dcterms:modified>/su, language));
  // A zip has no time zone: the writer takes the parts of the local time.
  return zipSync(parts, { mtime: '1980-01-01T00:00:00', level: 6 });
}

const CORE = 'docProps/core.xml';

/** More sections than these are not found by leafing. */
const LONG = 5;

/** The blocks of a long paper with a place for its contents: behind what it says first. */
function withContents(blocks: readonly Block[]): readonly (Block | 'contents')[] {
  const all = allBlocks(blocks);
  const isSection = (block: Block) => block.kind === 'heading' && block.depth === 2;
  if (all.some(({ kind }) => kind === 'contents') || all.filter(isSection).length <= LONG) return blocks;
  const at = blocks.findIndex(
    (block) => isSection(block) || ('blocks' in block && block.blocks.some(isSection)),
  );
  return [...blocks.slice(0, at), 'contents', ...blocks.slice(at)];
}

/** A part for each page that starts anew, with what stands at its head. */
function sectionsOf(blocks: readonly (Block | 'contents')[], title: string, book: Book): ISectionOptions[] {
  const parts: { head: string; blocks: (Block | 'contents')[] }[] = [];
  for (const block of blocks) {
    if (block !== 'contents' && block.kind === 'page')
      parts.push({ head: block.head, blocks: [...block.blocks] });
    else if (parts.length === 0 || (block !== 'contents' && block.kind === 'break'))
      parts.push({ head: '', blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.map((part) => ({
    properties: { page: PAGE },
    headers: { default: new Header({ children: [edge('Header', part.head, [])] }) },
    footers: { default: new Footer({ children: [edge('Footer', title, numbers())] }) },
    children: childrenOf(part.blocks, book),
  }));
}

function edge(style: string, text: string, children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, children: [new TextRun(shortened(onOneLine(text), 70)), ...children] });
}

function numbers(): ParagraphChild[] {
  return [
    new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
  ];
}

interface Place {
  readonly book: Book;
  /** True for what stays on the page of what follows it. */
  readonly keepNext?: boolean;
}

function childrenOf(blocks: readonly (Block | 'contents')[], book: Book, together = false): FileChild[] {
  return blocks.flatMap((block, index) => {
    if (block === 'contents') return contentsOf(book);
    const next = blocks[index + 1];
    const leads =
      block.kind === 'para' && next !== undefined && next !== 'contents' && LED_TO.includes(next.kind);
    const keepNext = leads || (together && next !== undefined);
    return blockOf(block, { book, keepNext });
  });
}

/** What a paragraph before it speaks of. */
const LED_TO: readonly Block['kind'][] = ['list', 'table', 'ticks', 'commands', 'bars', 'matrix'];

// Written clean: else Word asks whether it may bring it up to date, which who opens a paper cannot know.
function contentsOf({ headings }: Book): FileChild[] {
  const from = headings.filter(({ depth }) => depth === 1).length > 1 ? 1 : 2;
  const entries = headings.flatMap(({ depth, text }, index) =>
    depth < from || depth > 2
      ? []
      : [{ title: onOneLine(plain(text)), level: depth, href: placeName(index) }],
  );
  return [
    new Paragraph({ style: 'TOCHeading', children: [new TextRun('Contents')] }),
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: `${from}-2`,
      beginDirty: false,
      tabLeader: 'none',
      cachedEntries: entries,
    }),
  ];
}

const BLOCKS: {
  readonly [Kind in Exclude<Block['kind'], Pictured>]: (block: OfKind<Kind>, place: Place) => FileChild[];
} = {
  heading: headingOf,
  para: ({ text, role }, place) => [paragraph(PARA_STYLES[role], text, place)],
  list: ({ items }, place) => itemsOf(items, place),
  facts: ({ facts }, place) =>
    facts.map(({ name, text }) =>
      paragraph('Fact', [{ kind: 'soft', text: `${name}: ` }, ...runsOf(text)], place),
    ),
  callout: ({ tone, text }, place) => [paragraph(tone === 'note' ? 'Note' : 'Warning', text, place)],
  commands: ({ commands }, place) =>
    linesOfCode(
      commands.map((words) => plainRun({ kind: 'command', words })),
      place,
    ),
  excerpt: (block, place) => linesOfCode(markedExcerpt(block), place),
  contents: ({ items }, place) => items.map((text) => paragraph('TOC1', text, place)),
  ticks: ({ items }, place) => items.map((text) => paragraph('Tick', text, place)),
  vignette: ({ paragraphs }, place) => paragraphs.map((text) => paragraph('Quote', text, place)),
  space: ({ lines }) => Array.from({ length: lines }, () => toFill('')),
  blanks: ({ labels }) => labels.map((label) => toFill(`${label}: `)),
  labelled: ({ rows }, place) => rows.flatMap((row) => labelledOf(row, place)),
  figure: figureOf,
  fitted: ({ blocks }, { book }) => childrenOf(blocks, book),
  together: ({ blocks }, { book }) => childrenOf(blocks, book, true),
  appendix: ({ blocks }, { book }) => childrenOf(blocks, book),
  break: () => [],
  page: ({ blocks }, { book }) => childrenOf(blocks, book),
};

const PARA_STYLES = { plain: 'Normal', lead: 'Lead', note: 'Remark', line: 'Normal' } as const;

function blockOf(block: Block, place: Place): FileChild[] {
  const table = asTable(block);
  if (table) return tableOf(table, place, { fills: fillsOf(block) });
  return (
    BLOCKS[block.kind as Exclude<Block['kind'], Pictured>] as (block: Block, place: Place) => FileChild[]
  )(block, place);
}

function paragraph(style: string, text: Sentence, { book, keepNext = false }: Place): Paragraph {
  return new Paragraph({ style, children: runsIn(text, book), ...(keepNext ? { keepNext } : {}) });
}

function headingOf(block: OfKind<'heading'>, { book }: Place): FileChild[] {
  const place = book.headings.indexOf(block);
  const children = [
    among(new BookmarkStart(placeName(place), place + 1)),
    ...runsIn(block.text, book),
    among(new BookmarkEnd(place + 1)),
  ];
  return [new Paragraph({ style: `Heading${block.depth}`, children })];
}

/** An edge of a place among what a paragraph may hold, where the types of the package leave it out. */
function among(edge: XmlComponent): ParagraphChild {
  return edge as ParagraphChild;
}

function itemsOf(items: readonly Item[], place: Place, level = 0): Paragraph[] {
  return items.flatMap(({ text, more = [], parts = [] }, index) => {
    const isLast = index === items.length - 1 && more.length + parts.length === 0;
    const own = { ...place, keepNext: place.keepNext === true && !isLast };
    return [
      new Paragraph({
        style: 'ListBullet',
        numbering: { reference: 'bullets', level: Math.min(level, 8) },
        children: runsIn(text, place.book),
        ...(own.keepNext ? { keepNext: true } : {}),
      }),
      ...itemsOf([...more.map((line) => ({ text: line })), ...parts], own, level + 1),
    ];
  });
}

function linesOfCode(lines: readonly string[], { keepNext = false }: Place): Paragraph[] {
  return lines.map(
    (line, index) =>
      new Paragraph({
        style: 'Code',
        children: [new TextRun(printable(line.replace(/\n/gu, ' ')))],
        ...(keepNext || index < lines.length - 1 ? { keepNext: true } : {}),
      }),
  );
}

/** A line to write on, behind its name. */
function toFill(label: string): Paragraph {
  return new Paragraph({
    style: 'ToFill',
    children: [new TextRun({ children: [onOneLine(label), new Tab()] })],
  });
}

/** The label before its line; where there are several, above them. */
function labelledOf(row: LabelledRow, place: Place): Paragraph[] {
  const { label, numbered } = row;
  const name = new TextRun({ text: onOneLine(label), style: 'Label' });
  const lines = linesInWords({ ...row, numbered: false });
  const instance = place.book.lists;
  if (numbered && lines.length > 0) {
    place.book.lists += 1;
    return [
      new Paragraph({ style: 'Answer', keepNext: true, children: [name] }),
      ...lines.map(
        (line) =>
          new Paragraph({
            style: 'ListNumber',
            numbering: { reference: 'numbers', level: 0, instance },
            children: runsIn(line, place.book),
          }),
      ),
    ];
  }
  return lines.map((line, index) => {
    const before = index === 0 ? [name] : [];
    return new Paragraph({
      style: index === 0 ? 'Answer' : 'AnswerMore',
      children: [
        ...before,
        ...(index === 0 ? [new TextRun({ children: [new Tab()] })] : []),
        ...runsIn(line, place.book),
      ],
    });
  });
}

/** How the cells of a table are filled, by row and column; nothing where they are plain. */
type Fills = readonly (readonly (Fill | undefined)[])[];

interface Looks {
  readonly fills?: Fills;
  /** For those who do not see it. */
  readonly title?: string;
  readonly description?: string;
  /** A bar for each row, behind its first cell. */
  readonly bars?: readonly (readonly Part[])[];
}

const SIGN_FILLS: Readonly<Record<Sign, Fill>> = {
  met: 'solid',
  here: 'solid',
  foot: 'solid',
  unknown: 'hatched',
  unmet: 'empty',
  none: 'empty',
};

const SPOT_FILLS: Readonly<Record<Spot, Fill>> = {
  here: 'solid',
  match: 'solid',
  'could-be': 'hatched',
  'wanted-could-be': 'hatched',
  wanted: 'empty',
  empty: 'empty',
};

function fillsOf(block: Block): Fills {
  if (block.kind === 'ladder') return block.rungs.map(({ sign }) => [SIGN_FILLS[sign]]);
  if (block.kind === 'matrix')
    return block.rows.map(({ cells }) => [undefined, ...cells.map((spot) => SPOT_FILLS[spot])]);
  if (block.kind !== 'table') return [];
  return block.rows.map(({ cells }) =>
    cells.map((cell) => (typeof cell === 'object' && 'sign' in cell ? SIGN_FILLS[cell.sign] : undefined)),
  );
}

function figureOf({ picture, title, description, table }: Figure, place: Place): FileChild[] {
  if (picture.of === 'ladder')
    return tableOf(table, place, {
      fills: picture.rungs.map(({ sign }) => [SIGN_FILLS[sign]]),
      title,
      description,
    });
  const rows =
    picture.of === 'bars'
      ? picture.bars.map(rangeOf)
      : picture.of === 'stacks'
        ? stacksOf(picture.rows)
        : orderOf(picture.steps);
  return tableOf(table, place, { bars: rows, title, description });
}

interface Part {
  readonly fill: Fill;
  readonly length: number;
}

/** How long a bar is, in spaces. */
const LONGEST = 24;

function rangeOf({ low, high }: { readonly low: number | null; readonly high: number | null }): Part[] {
  if (low === null || high === null) return [];
  const sure = Math.round(low * LONGEST);
  const possible = Math.round(high * LONGEST) - sure;
  return [
    { fill: 'solid', length: sure },
    { fill: 'hatched', length: possible },
    { fill: 'empty', length: LONGEST - sure - possible },
  ];
}

function stacksOf(rows: readonly Stack[]): Part[][] {
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0)));
  return rows.map(({ parts }) =>
    parts.map(({ fill, count }) => ({ fill, length: Math.round((count * LONGEST) / most) })),
  );
}

function orderOf(steps: readonly Stretch[]): Part[][] {
  const most = Math.max(1, ...steps.map(({ to }) => to));
  const at = (place: number) => Math.round((place * LONGEST) / most);
  return steps.map(({ from, to, fill }) => [
    { fill: 'empty', length: at(from) },
    { fill, length: Math.max(1, at(to) - at(from)) },
  ]);
}

const SHADINGS: Readonly<Record<Fill, IShadingAttributesProperties>> = {
  solid: { type: 'clear', color: 'auto', fill: 'BFBFBF' },
  hatched: { type: 'thinDiagStripe', color: '8C8C8C', fill: 'FFFFFF' },
  empty: { type: 'clear', color: 'auto', fill: 'FFFFFF' },
};

/** Shaded spaces: a picture to the eye, and nothing to who hears the table. */
function barOf(parts: readonly Part[]): Paragraph {
  const children = parts
    .filter(({ length }) => length > 0)
    .map(
      ({ fill, length }) =>
        new TextRun({
          text: '\u00a0'.repeat(length),
          style: 'Bar',
          shading: fill === 'solid' ? SOLID : SHADINGS[fill],
        }),
    );
  return new Paragraph({ style: 'Cell', children });
}

const SOLID: IShadingAttributesProperties = { type: 'clear', color: 'auto', fill: '262626' };

/** A table that has its own name for those who do not see it. */
class NamedTable extends WordTable {
  constructor(options: ConstructorParameters<typeof WordTable>[0], { title, description }: Looks) {
    super(options);
    const [properties] = this.root as XmlComponent[];
    if (title) properties?.addChildElement(new StringValueElement('w:tblCaption', onOneLine(title)));
    if (description)
      properties?.addChildElement(new StringValueElement('w:tblDescription', onOneLine(description)));
  }
}

function tableOf(table: Table, { book, keepNext = false }: Place, looks: Looks = {}): FileChild[] {
  const { bars } = looks;
  const withBar = <Each>(all: readonly Each[], bar: Each): readonly Each[] =>
    bars ? [...all.slice(0, 1), bar, ...all.slice(1)] : all;
  const widths = withBar(widthsOf(table, bars ? WIDTH - BAR_WIDTH : WIDTH), BAR_WIDTH);
  const head = withBar(
    table.columns.map(({ title }) => [new Paragraph({ style: 'CellHead', children: runsIn(title, book) })]),
    [new Paragraph({ style: 'CellHead' })],
  );
  const rows = table.rows.map(({ cells }, row) =>
    withBar(
      cells.map((cell, column) => cellOf(cell, table.columns[column]?.isNumber === true, book)),
      [barOf(bars?.[row] ?? [])],
    ),
  );
  const rowOf = (cells: readonly (readonly Paragraph[])[], row: number | null) =>
    new TableRow({
      tableHeader: row === null,
      cantSplit: row === null || isShort(table.rows[row]?.cells ?? []),
      ...(row === null || (keepNext && row < rows.length - 1) ? { keepNext: true } : {}),
      children: cells.map((children, column) => {
        const fill = row === null ? undefined : looks.fills?.[row]?.[column];
        return new TableCell({
          children: children.length > 0 ? children : [new Paragraph({ style: 'Cell' })],
          width: { size: widths[column] ?? 0, type: 'dxa' },
          ...(row === null ? { shading: HEAD } : fill && fill !== 'empty' ? { shading: SHADINGS[fill] } : {}),
        });
      }),
    });
  return [
    new NamedTable(
      {
        rows: [rowOf(head, null), ...rows.map(rowOf)],
        width: { size: WIDTH, type: 'dxa' },
        columnWidths: widths,
        layout: 'fixed',
        borders: BORDERS,
        margins: { top: 50, bottom: 50, left: 85, right: 85 },
        tableLook: {
          firstRow: true,
          firstColumn: true,
          lastRow: false,
          lastColumn: false,
          noHBand: true,
          noVBand: true,
        },
      },
      looks,
    ),
    new Paragraph({ style: 'AfterTable' }),
  ];
}

const BAR_WIDTH = 2800;
const HEAD: IShadingAttributesProperties = { type: 'clear', color: 'auto', fill: 'EDEDED' };
const LINE = { style: 'single', size: 4, color: '8C8C8C' } as const;
const NO_LINE = { style: 'none', size: 0, color: 'auto' } as const;
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
} as const;

function cellOf(cell: Cell, isNumber: boolean, book: Book): Paragraph[] {
  const style = isNumber ? 'CellNumber' : 'Cell';
  return linesOf(cell).map((text) => new Paragraph({ style, children: runsIn(text, book) }));
}

/** True for a row that has room on a page; one that has none may not be held together, or it is cut. */
function isShort(cells: readonly Cell[]): boolean {
  return cells.every((cell) => linesOf(cell).map(plain).join(' ').length < 1200);
}

/** What each column takes: its longest word at the least, and of the rest the more, the more stands in it. */
function widthsOf({ columns, rows }: Table, room: number): number[] {
  const texts = columns.map(({ title }, column) => [
    title,
    ...rows.flatMap(({ cells }) => linesOf(cells[column] ?? '').map(plain)),
  ]);
  const words = texts.map((all) =>
    Math.min(
      LONGEST_WORD,
      Math.max(2, ...all.flatMap((text) => text.split(/[\s-]+/u).map(({ length }) => length))),
    ),
  );
  const wanted = texts.map((all, column) =>
    Math.max(words[column] ?? 0, Math.min(LONGEST_LINE, Math.max(...all.map(({ length }) => length)))),
  );
  const least = words.map((length) => length * LETTER + CELL_MARGINS);
  const left = room - sum(least);
  if (left < 0) return least.map((width) => Math.floor((width * room) / sum(least)));
  const more = wanted.map((length, column) => length - (words[column] ?? 0));
  const share = (column: number) => (sum(more) === 0 ? 1 / columns.length : (more[column] ?? 0) / sum(more));
  return least.map((width, column) => Math.floor(width + left * share(column)));
}

const LONGEST_WORD = 18;
const LONGEST_LINE = 90;
/** What a letter takes at the most, on the average of a word, and what the margins of a cell take. */
const LETTER = 115;
const CELL_MARGINS = 190;

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

interface Run {
  readonly text: string;
  readonly looks: IRunOptions;
  readonly to?: string;
}

function runsIn(text: Sentence, book: Book): ParagraphChild[] {
  const runs = runsOf(text)
    .flatMap(runsOfTerm)
    .filter((run) => run.text !== '');
  return runs.flatMap(({ text: words, looks, to }, index) => {
    const started = index === 0 ? words.trimStart() : words;
    const run = new TextRun({ ...looks, text: index === runs.length - 1 ? started.trimEnd() : started });
    return to === undefined ? [run] : [linked(run, to, book)];
  });
}

function linked(run: TextRun, to: string, book: Book): ParagraphChild {
  if (to.startsWith('#')) {
    const place = book.headings.findIndex(({ id }) => id === to.slice(1));
    return place < 0 ? run : new InternalHyperlink({ children: [run], anchor: placeName(place) });
  }
  // An address that is none makes a file that Word finds broken.
  const written = to.replace(/[^!-~]+/gu, encodeURIComponent).replace(/%(?![\da-f]{2})/giu, '%25');
  if (!/^https?:\/\/[\w.~%-]+(?::\d+)?(?:[/?#]|$)/iu.test(written)) return run;
  const [address = '', anchor] = written.split(/#(.*)/su);
  book.addresses.push(address);
  return new ConcreteHyperlink([run], linkName(book.addresses.length - 1), anchor || undefined, written);
}

function runsOfTerm(run: ReturnType<typeof runsOf>[number]): Run[] {
  if (typeof run === 'string') return [{ text: spaced(run, onOneLine), looks: {} }];
  switch (run.kind) {
    case 'strong':
    case 'good':
    case 'bad':
    case 'unsure':
      return [{ text: onOneLine(run.text), looks: { bold: true } }];
    case 'soft':
      return [{ text: spaced(run.text, onOneLine), looks: { style: 'Soft' } }];
    case 'value':
      return [{ text: plainRun(run), looks: {} }];
    case 'code':
    case 'file':
      return [{ text: onOneLine(run.text), looks: { style: 'CodeWord' } }];
    case 'command':
      return [{ text: onOneLine(plainRun(run)), looks: { style: 'CodeWord' } }];
    case 'mark':
      return [
        { text: onOneLine(run.text), looks: { underline: {} } },
        { text: `\u2060${run.number}`, looks: { superScript: true } },
      ];
    case 'link':
      return [{ text: onOneLine(run.text), looks: { style: 'Hyperlink' }, to: run.to }];
  }
}
