import {
  BookmarkEnd,
  BookmarkStart,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TableOfContents,
  TextRun,
  type XmlComponent,
} from 'docx';
import { plain, plainRun, runsOf, type Sentence } from '../../sentence.ts';
import { onOneLine, printable } from '../../text.ts';
import {
  allBlocks,
  type Block,
  type Figure,
  type Item,
  type LabelledRow,
  type OfKind,
  wordsIn,
} from '../blocks.ts';
import { asTable, type Unpictured } from '../pictures-as-tables.ts';
import { edgeText, markedExcerpt, onEachPage, titleOf } from './block-tables.ts';
import { xmlText } from './html-escape.ts';
import { barsAlone, fillsOf, looksOf } from './word-bars.ts';
import { linkName, placeName, runsIn, type WriterState } from './word-runs.ts';
import { LANGUAGE, NUMBERING, PAGE, STYLES, WIDTH } from './word-style.ts';
import { besideEachOther, wordTable } from './word-tables.ts';

/** A page as a Word document on A4, the same bytes for the same blocks. */
export async function renderWord(blocks: readonly Block[]): Promise<Uint8Array> {
  const headings = allBlocks(blocks).filter((block) => block.kind === 'heading');
  const title = titleOf(headings);
  const book: WriterState = { headings, addresses: [], lists: 0, isSmall: false };
  const document = new Document({
    title,
    styles: STYLES,
    numbering: NUMBERING,
    sections: sectionsOf(withContents(blocks), title, book),
  });
  for (const [index, address] of book.addresses.entries())
    document.Document.Relationships.addRelationship(linkName(index), HYPERLINK, address, 'External');
  const core = { path: 'docProps/core.xml', data: coreOf(title) };
  return withoutClock(await Packer.pack(document, 'uint8array', undefined, [core]));
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** The properties of a file with its language, which the package has no option for, and without a clock. */
function coreOf(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>joinedup</dc:creator><cp:lastModifiedBy>joinedup</cp:lastModifiedBy><dc:language>${LANGUAGE}</dc:language></cp:coreProperties>`;
}

/** `zip` with the first day that a zip knows in each part, in place of the package's clock. */
function withoutClock(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - END;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(entry + 12, FIRST_DAY, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, FIRST_DAY, true);
    const lengths = [28, 30, 32].map((field) => view.getUint16(entry + field, true));
    entry += lengths.reduce((sum, length) => sum + length, 46);
  }
  return zip;
}

/** What stands at the end of a zip without a comment. */
const END = 22;

const FIRST_DAY = 0x0021_0000;

/** More sections than these are not found by leafing. */
const LONG = 5;

/** A list that the document makes of its own headings. */
const CONTENTS: Block = { kind: 'contents', items: [] };

/** The blocks of a long paper with its contents behind what it says first, which has a page to itself. */
// What stands on pages of its own may be for as many people, each of whom would get the names of all others.
function withContents(blocks: readonly Block[]): readonly Block[] {
  const all = allBlocks(blocks.filter(({ kind }) => kind !== 'page'));
  const isSection = (block: Block) => block.kind === 'heading' && block.depth === 2;
  if (all.some(({ kind }) => kind === 'contents') || all.filter(isSection).length <= LONG) return blocks;
  const at = blocks.findIndex((block) => block.kind !== 'fitted' && allBlocks([block]).some(isSection));
  return blocks.toSpliced(Math.max(0, at), 0, CONTENTS);
}

/** A part for each page that starts anew, with what stands at its head. */
function sectionsOf(blocks: readonly Block[], title: string, book: WriterState): ISectionOptions[] {
  const parts: { head: string; blocks: Block[]; isSmall: boolean }[] = [];
  for (const block of blocks) {
    if (block.kind === 'page' && (!block.flows || block.isSmall))
      parts.push({ head: block.head, blocks: [...block.blocks], isSmall: block.isSmall === true });
    else if (parts.length === 0 || block.kind === 'break')
      parts.push({ head: '', blocks: [block], isSmall: false });
    else parts.at(-1)?.blocks.push(block);
  }
  const whose = onEachPage(blocks, 20) ?? '';
  return parts.map((part) => ({
    properties: { page: PAGE },
    headers: {
      default: new Header({
        children: [edge('Header', [whose, part.head].join(' '.repeat(4)).trim(), [])],
      }),
    },
    footers: { default: new Footer({ children: [edge('Footer', title, numbers())] }) },
    children: partOf(part, book),
  }));
}

function partOf({ blocks, isSmall }: { blocks: readonly Block[]; isSmall: boolean }, book: WriterState) {
  book.isSmall = isSmall;
  return childrenOf(blocks, book);
}

function edge(style: string, text: string, children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, children: [new TextRun(edgeText(text)), ...children] });
}

function numbers(): ParagraphChild[] {
  return [
    new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
  ];
}

function childrenOf(blocks: readonly Block[], book: WriterState, isTogether = false): FileChild[] {
  return blocks.flatMap((block, index) => {
    const children = blockOf(block, book, isTogether);
    const next = blocks[index + 1]?.kind;
    return block.kind === 'para' && next && LED_TO.includes(next) ? children.map(keptWithNext) : children;
  });
}

/** The kinds of block that a paragraph before them introduces. */
const LED_TO: readonly Block['kind'][] = [
  'list',
  'table',
  'ticks',
  'space',
  'vignette',
  'commands',
  'bars',
  'matrix',
  'figure',
  'beside',
  'together',
];

/** What stays on one page, unless it would leave half of the page before it empty. */
function kept(children: readonly FileChild[]): readonly FileChild[] {
  if (children.length > MOST_KEPT) return children;
  return children.map((child, index) => (index < children.length - 1 ? keptWithNext(child) : child));
}

const MOST_KEPT = 20;

function keptWithNext(child: FileChild): FileChild {
  return child instanceof Paragraph ? child.with({ keepNext: true }) : child;
}

// Written clean: else Word asks whether it may bring it up to date, which who opens a paper cannot know.
function contentsOf({ headings }: WriterState): FileChild[] {
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
  readonly [Kind in Unpictured]: (
    block: OfKind<Kind>,
    book: WriterState,
    isTogether: boolean,
  ) => readonly FileChild[];
} = {
  heading: headingOf,
  para: ({ text, role }, book) => [paragraph(PARA_STYLES[role], text, book)],
  list: ({ items }, book) => endingApart(itemsOf(items, book)),
  facts: ({ facts }, book) =>
    facts.map(({ name, text }) =>
      paragraph('Fact', [{ kind: 'soft', text: `${name}: ` }, ...runsOf(text)], book),
    ),
  callout: ({ tone, text }, book) => [paragraph(tone === 'note' ? 'Note' : 'Warning', text, book)],
  commands: ({ commands }) => linesOfCode(commands.map((words) => plainRun({ kind: 'command', words }))),
  excerpt: (block) => linesOfCode(markedExcerpt(block)),
  contents: ({ items }, book) =>
    items.length === 0 ? contentsOf(book) : items.map((text) => paragraph('TOC1', text, book)),
  ticks: ({ items, inColumns }, book) => {
    const ticked = items.map((text) => paragraph('Tick', text, book));
    return inColumns ? [besideEachOther(ticked)] : ticked;
  },
  vignette: ({ paragraphs }, book) =>
    paragraphs.map((text) => paragraph(book.isSmall ? 'QuoteSmall' : 'Quote', text, book)),
  space: ({ lines }) => kept(Array.from({ length: lines }, () => toFill(''))),
  blanks: ({ labels }) => labels.map((label) => toFill(`${onOneLine(label)}:\u00a0`)),
  labelled: ({ rows }, book) => endingApart(rows.flatMap((row) => kept(labelledOf(row, book)))),
  figure: figureOf,
  fitted: ({ blocks }, book, isTogether) => childrenOf(blocks, book, isTogether),
  together: ({ blocks }, book) => kept(childrenOf(blocks, book, true)),
  appendix: ({ blocks }, book, isTogether) => childrenOf(blocks, book, isTogether),
  break: () => [],
  page: ({ blocks }, book) => partOf({ blocks, isSmall: true }, book),
};

const PARA_STYLES = { plain: 'Normal', lead: 'Lead', note: 'Remark', line: 'Normal' } as const;

function blockOf(block: Block, book: WriterState, isTogether: boolean): readonly FileChild[] {
  const table = asTable(block);
  if (table) return wordTable(table, book, isTogether, { fills: fillsOf(block) });
  const write = BLOCKS[block.kind as Unpictured];
  return (write as (block: Block, book: WriterState, isTogether: boolean) => readonly FileChild[])(
    block,
    book,
    isTogether,
  );
}

/** A picture within the table of its numbers where each row has its bar and room for it, else above it. */
function figureOf(
  { picture, title, description, table }: Figure,
  book: WriterState,
  isTogether: boolean,
): FileChild[] {
  const looks = { ...looksOf(picture), title, description };
  const fits =
    looks.bars?.length === table.rows.length && table.columns.length <= MOST_BESIDE && !looks.isWide;
  if (!looks.bars || fits) return wordTable(table, book, isTogether, looks);
  return [...wordTable(barsAlone(picture), book, true, looks), ...wordTable(table, book, isTogether)];
}

/** More columns than these leave a bar no room among them. */
const MOST_BESIDE = 4;

function paragraph(style: string, text: Sentence, book: WriterState): Paragraph {
  return new Paragraph({ style, children: runsIn(text, book) });
}

function headingOf(block: OfKind<'heading'>, book: WriterState): FileChild[] {
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

function itemsOf(items: readonly Item[], book: WriterState, level = 0): Paragraph[] {
  return items.flatMap(({ text, more = [], parts = [] }) => [
    new Paragraph({
      style: 'ListBullet',
      numbering: { reference: 'bullets', level: Math.min(level, 8) },
      children: runsIn(text, book),
    }),
    ...itemsOf([...more.map((line) => ({ text: line })), ...parts], book, level + 1),
  ]);
}

/** Lines with the room behind the last of them that they do not have between them. */
function endingApart(lines: readonly FileChild[]): FileChild[] {
  return lines.map((line, index) =>
    index === lines.length - 1 && line instanceof Paragraph ? line.with({ spacing: { after: 140 } }) : line,
  );
}

function linesOfCode(lines: readonly string[]): readonly FileChild[] {
  return kept(
    lines.map((line) => new Paragraph({ style: 'Code', children: [new TextRun(printable(line))] })),
  );
}

function toFill(label: string): Paragraph {
  return new Paragraph({
    style: 'ToFill',
    tabStops: [{ type: 'right', position: WIDTH, leader: 'underscore' }],
    children: [new TextRun({ children: [label, new Tab()] })],
  });
}

/** The label before its lines, or above numbered ones, whose list items have nothing before the number. */
function labelledOf({ label, numbered, lines: all }: LabelledRow, book: WriterState): Paragraph[] {
  const lines = all.map((line) => runsIn(wordsIn(line), book));
  const name = new TextRun({ text: onOneLine(label), style: 'Label' });
  if (numbered) {
    const numbering = { reference: 'numbers', level: 0, instance: book.lists++ };
    return [
      new Paragraph({ style: 'Answer', children: [name] }),
      ...lines.map((children) => new Paragraph({ style: 'ListNumber', numbering, children })),
    ];
  }
  const [first = [], ...more] = lines;
  return [
    new Paragraph({ style: 'Answer', children: [name, new TextRun({ children: [new Tab()] }), ...first] }),
    ...more.map((children) => new Paragraph({ style: 'AnswerMore', children })),
  ];
}
