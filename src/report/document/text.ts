import { commandOrWhy, isCommand } from '../../command.ts';
import { sideBySide } from '../../layout/columns.ts';
import { headed, padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import { plainRun, runsOf, type Sentence, type Term } from '../../sentence.ts';
import { printable } from '../../text.ts';
import type {
  Bars,
  Block,
  Cell,
  Fact,
  Grade,
  Head,
  Item,
  Ladder,
  List,
  Matrix,
  Row,
  Sign,
  Spot,
  Table,
} from './blocks.ts';
import { isItem, linesOf } from './blocks.ts';
import { NOTHING } from './tables.ts';

/** A page as text for a screen or a file: broken to the width of the paper, with its glyphs and colours. */
export function renderText(blocks: readonly Block[], paper: Paper): string {
  return textLines(blocks, paper)
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The lines of a page, and of a part of one. */
export function textLines(blocks: readonly Block[], paper: Paper): string[] {
  const lines: string[] = [];
  let margin = 0;
  let before: Spaced | null = null;
  for (const next of inOrder(blocks)) {
    const drawn = linesFor(next.block, { paper, margin });
    if (drawn.length === 0) continue;
    if (before && lines.length > 0 && isApart(before, next)) lines.push('');
    lines.push(...(lines.length === 0 && drawn[0] === '' ? drawn.slice(1) : drawn));
    before = next;
    if (next.block.kind === 'heading' && next.block.depth < 3) margin = next.block.depth === 1 ? 0 : MARGIN;
  }
  return lines;
}

const MARGIN = 2;

/** Where a line may start, and on what. */
interface Place {
  readonly paper: Paper;
  readonly margin: number;
}

/** A block that holds no others, and whether it is the first of a part that stands apart. */
interface Spaced {
  readonly block: Block;
  readonly starts: boolean;
  readonly ends: boolean;
}

function inOrder(blocks: readonly Block[]): Spaced[] {
  return blocks.flatMap((block): Spaced[] => {
    // A screen has no room for what belongs on paper only.
    if (block.kind === 'appendix') return [];
    if (block.kind === 'table' && block.brief) return inOrder(block.brief);
    if (!('blocks' in block)) return [{ block, starts: false, ends: false }];
    const inner = inOrder(block.blocks);
    return inner.map((each, index) => ({
      block: each.block,
      starts: each.starts || index === 0,
      ends: each.ends || index === inner.length - 1,
    }));
  });
}

/** What is read as one picture, and stands apart from the sentences around it. */
const PICTURES: readonly Block['kind'][] = [
  'table',
  'ladder',
  'bars',
  'matrix',
  'beside',
  'commands',
  'contents',
  'blanks',
  'vignette',
  'space',
  'break',
];

// A heading of a section brings its own empty line; what follows a heading stands right below it.
function isApart(before: Spaced, { block, starts }: Spaced): boolean {
  if (block.kind === 'heading' && block.depth === 2) return false;
  if (before.block.kind === 'heading' && before.block.depth > 1)
    return before.block.depth > 2 && hasTitles(block);
  if (starts || before.ends || block.kind === 'heading') return true;
  if (isLead(block) || isLead(before.block)) return isLead(block) !== isLead(before.block) && isLead(block);
  return PICTURES.includes(block.kind) || PICTURES.includes(before.block.kind);
}

function hasTitles(block: Block): boolean {
  return block.kind === 'table' && block.read === 'sides';
}

function isLead(block: Block): boolean {
  return block.kind === 'para' && block.role === 'lead';
}

type OfKind<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const LINES: { readonly [Kind in Block['kind']]: (block: OfKind<Kind>, place: Place) => string[] } = {
  heading: headingLines,
  para: paraLines,
  list: listLines,
  facts: ({ facts }, place) => factLines(facts, place),
  table: tableLines,
  ladder: ladderLines,
  bars: barLines,
  matrix: matrixLines,
  beside: ({ columns }, { paper }) =>
    sideBySide(
      columns.map(({ label, paragraphs }) => ({
        label,
        paragraphs: paragraphs.map((text) => words(text, paper)),
      })),
      paper,
    ),
  callout: ({ tone, text }, place) =>
    tone === 'note'
      ? broken(text, place, { hang: 2 })
      : styled(broken(text, place), place.paper.style.unsure),
  commands: ({ commands }, place) =>
    commands.map(commandOrWhy).flatMap((line) => (isCommand(line) ? [line] : broken(line, place))),
  excerpt: excerptLines,
  contents: ({ items }, place) =>
    items.flatMap((item) => broken(item, place, { first: `${place.paper.glyphs.bullet} ` })),
  ticks: ({ items }, place) => items.flatMap((item) => broken(item, place, { first: '[ ] ' })),
  vignette: ({ paragraphs }, place) =>
    paragraphs.flatMap((text, index) => [...(index > 0 ? [''] : []), ...broken(text, place)]),
  space: ({ lines }, { paper, margin }) =>
    Array.from({ length: lines }, () => ' '.repeat(margin) + '_'.repeat(paper.width - margin)),
  blanks: ({ labels }, place) => broken(labels.map((label) => `${label}: ______`).join('  '), place),
  together: ({ blocks }, { paper }) => textLines(blocks, paper),
  appendix: () => [],
  break: (_, { paper }) => [paper.glyphs.rule.repeat(paper.width)],
  page: ({ blocks }, { paper }) => textLines(blocks, paper),
};

function linesFor(block: Block, place: Place): string[] {
  return (LINES[block.kind] as (block: Block, place: Place) => string[])(block, place);
}

interface Start {
  /** What the first line starts with, behind the margin. */
  readonly first?: string;
  /** How much further the other lines are indented than the margin; as far as `first` if left out. */
  readonly hang?: number;
}

/** A sentence as lines within the margin. */
function broken(text: Sentence, { paper, margin }: Place, { first = '', hang }: Start = {}): string[] {
  const indent = hang ?? paper.measure(first);
  return wrapped(words(text, paper), paper, { first: ' '.repeat(margin) + first, hang: margin + indent });
}

function styled(lines: readonly string[], style: (text: string) => string): string[] {
  return lines.map((line) => line.replace(/\S.*$/su, style));
}

/** A sentence as it is printed: nothing in it that a terminal would obey, and its terms marked. */
function words(text: Sentence, paper: Paper): string {
  return runsOf(text)
    .map((run) => (typeof run === 'string' ? printable(run.replace(/\s+/gu, ' ')) : termWords(run, paper)))
    .join('');
}

// Word by word, so that a line that is broken within a term leaves nothing coloured behind it.
function termWords(term: Term, { style }: Paper): string {
  const text = printable(plainRun(term));
  const draw = {
    strong: style.strong,
    soft: style.faint,
    good: style.good,
    bad: style.bad,
    unsure: style.unsure,
  }[term.kind as string];
  return draw ? text.replace(/\S+/gu, draw) : text;
}

function headingLines({ depth, text }: OfKind<'heading'>, place: Place): string[] {
  const { paper } = place;
  if (depth === 1) return styled(broken(text, { paper, margin: 0 }), paper.style.heading);
  if (depth === 2) return headed(words(text, paper), paper);
  return styled(broken(text, place), paper.style.strong);
}

function paraLines({ text, role }: OfKind<'para'>, place: Place): string[] {
  const { style } = place.paper;
  if (role === 'line') return [words(text, place.paper).replace(/\s+/gu, ' ')];
  const lines = broken(text, place);
  if (role === 'lead') return styled(lines, style.strong);
  return role === 'note' ? styled(lines, style.faint) : lines;
}

function listLines({ items, shape, cut }: List, { paper, margin }: Place): string[] {
  const place = { paper, margin: Math.max(margin, MARGIN) };
  // One more is as short as to say that there is one more.
  const most = cut && items.length > cut.most ? cut.most : items.length;
  const width = String(items.length).length;
  const mark = (index: number) =>
    shape === 'numbered' ? `${String(index + 1).padStart(width)}. ` : `${paper.glyphs.bullet} `;
  return [
    ...items.slice(0, most).flatMap((item, index) => itemLines(item, mark(index), place)),
    ...(cut && items.length > most ? broken(cut.rest, place, { first: '  ' }) : []),
  ];
}

function itemLines({ text, more = [], parts = [] }: Item, first: string, place: Place): string[] {
  const inner = { ...place, margin: place.margin + place.paper.measure(first) };
  return [
    ...broken(text, place, { first }),
    ...more.flatMap((line) => broken(line, inner, { hang: 2 })),
    ...parts.flatMap((part) => itemLines(part, `${place.paper.glyphs.bullet} `, inner)),
  ];
}

/** Those that speak for themselves stand in one line where they follow each other. */
function factLines(facts: readonly Fact[], place: Place): string[] {
  const groups: Fact[][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    if (fact.speaks && last?.[0]?.speaks) last.push(fact);
    else groups.push([fact]);
  }
  return groups.flatMap((group) => {
    const line = group.flatMap(({ name, text, speaks }, index) => [
      ...(index > 0 ? [' · '] : []),
      ...(speaks ? [] : [`${name}: `]),
      ...runsOf(text),
    ]);
    return broken(line, place, { hang: 2 });
  });
}

function tableLines(table: Table, place: Place): string[] {
  if (table.read === 'records')
    return table.rows.flatMap((row, index) => recordLines(table, row, index, place));
  if (table.read === 'signs') return signLines(table, place);
  if (table.read === 'sides') return table.rows.flatMap((row, index) => sideLines(table, row, index, place));
  const { columns, rows } = table;
  const { paper, margin } = place;
  // What stands in several lines stands so in its column too.
  const cells = rows.flatMap((row) => {
    const lines = row.cells.map((cell) => linesIn(cell, paper));
    const height = Math.max(1, ...lines.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => lines.map((cell) => cell[at] ?? ''));
  });
  const { isNumber: endsInNumbers = false } = columns.at(-1) ?? {};
  const widths = columns.slice(0, endsInNumbers ? undefined : -1).map(({ title, most = WIDEST }, column) => {
    const widest = Math.max(paper.measure(title), ...cells.map((row) => paper.measure(row[column] ?? '')));
    return Math.min(most, widest);
  });
  const first = ' '.repeat(margin);
  const used = widths.reduce((sum, width) => sum + width + GAP, margin);
  if (used + (endsInNumbers ? -GAP : LEAST) > paper.width) return rowsInWords(table, place);
  const numbers = columns.flatMap(({ isNumber }, column) => (isNumber ? [column] : []));
  const titles = columns.map(({ title }) => title);
  const head = titles.every((title) => title === '') ? [] : tabled([titles], widths, paper, first, numbers);
  return [
    ...styled(head, paper.style.strong),
    ...tabled(cells, widths, paper, first, numbers),
    ...gradeLegend(rows, place),
  ];
}

/** Between two columns. */
const GAP = 2;

/** What the last column has to have, and the others may have, in columns of the screen. */
const LEAST = 12;
const WIDEST = 28;

/** The rows where the paper is too narrow for columns. */
function rowsInWords({ columns, rows }: Table, place: Place): string[] {
  return rows.flatMap(({ cells }) => {
    const row = cells.map((cell) => wordsIn(cell, place.paper));
    return broken(rowSentence(columns, row), place, { hang: 2 });
  });
}

/** The lines of a cell in a column: grades are signs there, which the legend explains. */
function linesIn(cell: Cell, paper: Paper): string[] {
  if (typeof cell !== 'string' && 'grades' in cell)
    return [cell.grades.map(({ share }) => gradeSign(share, paper)).join('')];
  return linesOf(cell).map((line) => words(line, paper));
}

function gradeSign(share: Grade['share'], { glyphs }: Paper): string {
  const { full, partial, empty } = glyphs;
  return { full, part: partial, nothing: empty, missing: '-', unknown: '?' }[share];
}

/** What each grade that occurs means. */
function gradeLegend(rows: readonly Row[], place: Place): string[] {
  const grades = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (typeof cell !== 'string' && 'grades' in cell ? cell.grades : [])),
  );
  const meanings = (['full', 'part', 'nothing', 'missing', 'unknown'] as const).flatMap((share) => {
    const found = grades.find((grade) => grade.share === share);
    if (!found) return [];
    return `${gradeSign(share, place.paper)} ${[found.words, found.why].filter(Boolean).join(', ')}`;
  });
  return meanings.length === 0 ? [] : ['', ...broken(`${meanings.join(', ')}.`, place)];
}

/** A row where the paper is too narrow for columns. */
function rowSentence(columns: readonly Head[], [first = '', ...cells]: readonly string[]): string {
  const parts = cells
    .map((cell, place) => {
      const { title = '', inWords } = columns[place + 1] ?? {};
      if (inWords) return inWords(cell);
      return cell === '' ? '' : `${title} ${cell}`.trim();
    })
    .filter((part) => part !== '');
  return parts.length === 0 ? first : `${first}: ${parts.join(', ')}`;
}

/** A row as a record: what it is called, and below it each column by its name. One without a name goes on with the one above. */
function recordLines({ columns, rows }: Table, { cells }: Row, index: number, place: Place): string[] {
  const { paper, margin } = place;
  // A first column without a name holds a number; what stands behind it is what the record is called.
  const isNumbered = columns[0]?.title === '';
  const width = Math.max(...rows.map((row) => wordsIn(row.cells[0] ?? '', paper).length));
  const number = isNumbered ? `${wordsIn(cells[0] ?? '', paper).padStart(width)}  ` : '';
  const hang = paper.measure(number) + 2;
  const inner = { paper, margin: margin + (isNumbered ? paper.measure(number) : 2) };
  const from = isNumbered ? 1 : 0;
  const name = wordsIn(cells[from] ?? '', paper);
  const below = cells.slice(from + 1).flatMap((cell, column) => {
    const { title = '', speaks = false } = columns[from + 1 + column] ?? {};
    return itemsIn(cell).map(({ text, more = [] }, at) => ({
      text: [at === 0 && title !== '' && !speaks ? `${title}: ` : '', ...runsOf(text)],
      more,
      further: speaks ? 0 : 2,
    }));
  });
  const goesOn = name === '';
  return [
    ...(index > 0 && !goesOn ? [''] : []),
    ...(goesOn ? [] : styledBehind(broken(name, place, { first: number }), number, place)),
    ...below.flatMap(({ text, more, further }, at) => [
      ...(goesOn && at === 0
        ? broken(text, place, { first: number, hang })
        : broken(text, inner, { hang: further })),
      ...more.flatMap((line) => broken(line, { paper, margin: inner.margin + 2 }, { hang: 2 })),
    ]),
  ];
}

function itemsIn(cell: Cell): readonly Item[] {
  const lines: readonly (Sentence | Item)[] =
    typeof cell === 'string' || 'sign' in cell || 'grades' in cell ? linesOf(cell) : cell;
  return lines.map((line) => (isItem(line) ? line : { text: line }));
}

/** A row by itself: what it is called, and its cells beside each other under the names of the columns. */
function sideLines(
  { columns }: Table,
  { cells: [name = '', ...cells] }: Row,
  index: number,
  place: Place,
): string[] {
  const { paper } = place;
  const sides = columns.slice(1).map(({ title }, column) => ({
    label: title,
    paragraphs: linesOf(cells[column] ?? '').map((line) => words(line, paper)),
  }));
  return [
    ...(index > 0 ? [''] : []),
    ...styled(broken(wordsIn(name, paper), place), paper.style.strong),
    ...sideBySide(sides, paper),
  ];
}

function styledBehind(lines: readonly string[], first: string, { paper, margin }: Place): string[] {
  const start = ' '.repeat(margin) + first;
  return lines.map((line, index) =>
    index === 0
      ? start + paper.style.strong(line.slice(start.length))
      : styled([line], paper.style.strong).join(''),
  );
}

function wordsIn(cell: Cell, paper: Paper): string {
  const lines = linesOf(cell).map((line) => words(line, paper));
  // Whole sentences end by themselves.
  return lines.join(lines.every((line) => /[.?!”]$/u.test(line)) ? ' ' : '; ');
}

/** Signs in narrow columns with what they are of behind them, and below what each sign means; in words where there are too many columns. */
function signLines(table: Table, place: Place): string[] {
  const { columns, rows } = table;
  const { paper } = place;
  const shown = (cell: Cell) =>
    typeof cell !== 'string' && 'sign' in cell
      ? `${signOf(cell.sign, paper)}  `
      : `${wordsIn(cell, paper)}  `;
  const hasSigns = rows.some(({ cells }) => cells.some((cell) => typeof cell !== 'string' && 'sign' in cell));
  const titles = hasSigns ? [] : columns.slice(1).map(({ title }) => `${title}  `);
  const width = Math.max(
    5,
    ...[...titles, ...rows.flatMap(({ cells }) => cells.slice(1).map(shown))].map(paper.measure),
  );
  const hang = MARGIN + (columns.length - 1) * width;
  if (paper.width - hang < ROOM_FOR_NAME) return rowsInWords(table, place);
  const line = (marks: readonly string[], name: string) =>
    wrapped(name, paper, {
      first:
        ' '.repeat(MARGIN) +
        marks.map((mark) => mark + ' '.repeat(Math.max(0, width - paper.measure(mark)))).join(''),
      hang,
    });
  const labels = columns.slice(1).map(({ title }) => ` ${title}`.slice(0, width));
  return [
    ...line(hasSigns ? labels : labels.map((label) => label.trim()), columns[0]?.title ?? ''),
    ...rows.flatMap(({ cells: [name = '', ...cells] }) => line(cells.map(shown), wordsIn(name, paper))),
    ...(hasSigns
      ? styled(wrapped(signLegend(rows, paper), paper, { first: ' '.repeat(MARGIN) }), paper.style.faint)
      : []),
  ];
}

/** What a name takes at least beside what stands in the columns. */
const ROOM_FOR_NAME = 24;

/** What each sign that occurs means. Where only ASCII can be shown one mark may stand for two: the first explains itself. */
function signLegend(rows: readonly Row[], { glyphs }: Paper): string {
  const signs = rows.flatMap(({ cells }) =>
    cells.filter((cell) => typeof cell !== 'string' && 'sign' in cell),
  );
  const meanings = new Map<string, string>();
  for (const sign of ['met', 'unmet', 'unknown', 'here', 'foot'] as const) {
    const glyph = glyphs[sign === 'foot' ? 'here' : sign];
    const found = signs.find((each) => each.sign === sign);
    if (found && !meanings.has(glyph)) meanings.set(glyph, `${glyph} ${found.words}`);
  }
  return [...meanings.values()].join(', ');
}

/** How something stands, as a mark of three columns. */
function signOf(sign: Sign, { glyphs, style }: Paper): string {
  switch (sign) {
    case 'met':
      return style.good(`[${glyphs.met}]`);
    case 'here':
      return style.good(`[${glyphs.here}]`);
    case 'foot':
      return style.bad(`[${glyphs.here}]`);
    case 'unmet':
      return style.bad(`[${glyphs.unmet}]`);
    case 'unknown':
      return style.unsure(`[${glyphs.unknown}]`);
    case 'none':
      return '[ ]';
  }
}

function ladderLines({ rungs }: Ladder, { paper, margin }: Place): string[] {
  const width = Math.max(...rungs.map(({ rank }) => String(rank).length));
  return rungs.flatMap(({ rank, name, sign, status, notes }) => {
    const first = `${signOf(sign, paper)} ${String(rank).padStart(width)}  `;
    const hang = 5 + width;
    const inner = { paper, margin: margin + hang };
    return [
      ...broken(status === '' ? name : `${name}: ${status}`, { paper, margin }, { first, hang }),
      ...notes.flatMap((text) => broken(text, inner, { hang: 2 })),
    ];
  });
}

const LONGEST_BAR = 20;
const SHORTEST_TITLE = 10;

function barLines({ columns: names, bars }: Bars, { paper, margin }: Place): string[] {
  const longest = Math.max(...bars.map(({ title }) => paper.measure(title)));
  const cellWidths = names.map((name, column) =>
    Math.max(name.length, ...bars.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  // What a row takes besides title and bar: margins, and the cells with a gap before each.
  const room = paper.width - 4 - cellWidths.reduce((sum, width) => sum + width + GAP, 0);
  const barWidth = Math.min(LONGEST_BAR, room - Math.min(longest, SHORTEST_TITLE));
  const titleWidth = Math.min(longest, room - barWidth);
  const { full, partial, empty } = paper.glyphs;
  const filled = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(cellWidths[column] ?? 0)).join(' '.repeat(GAP));
  const legend = `${full} answered  ${partial} still open`;
  const head = `  ${padded(legend, titleWidth + barWidth + 4, paper)}${filled(names.map((name) => name.toLowerCase()))}`;
  return [
    paper.style.faint(head.trimEnd()),
    ...bars.flatMap(({ title, low, high, cells, below }) => {
      const start = `  ${padded(printable(title), titleWidth, paper)}  `;
      if (low === null || high === null) return [`${start}${NOTHING} here`];
      const sure = Math.round(low * barWidth);
      const possible = Math.round(high * barWidth) - sure;
      const picture = full.repeat(sure) + partial.repeat(possible) + empty.repeat(barWidth - sure - possible);
      const said = below === null ? [] : broken(below, { paper, margin: margin + 2 });
      return [`${start}${picture}  ${filled(cells)}`, ...styled(said, paper.style.faint)];
    }),
  ];
}

function matrixLines({ rowTitle, columnTitle, columns, rows, legend }: Matrix, place: Place): string[] {
  const { paper } = place;
  const width = Math.max(3, ...columns.map(({ rank }) => String(rank).length + 2));
  if (width * columns.length > paper.width - 6)
    return broken('The matrix has too many columns for this page.', place);
  const head = columns.map(({ rank }) => String(rank).padStart(width)).join('');
  const names = columns.map(({ rank, name }) => `${rank} ${name}`).join(', ');
  const body = rows.flatMap(({ rank, name, cells }) => {
    const marks = cells.map((spot) => spotOf(spot, paper).padStart(width)).join('');
    const first = `  ${String(rank).padStart(3)} ${marks}`;
    // The names of the rows stand beside them where there is room.
    return paper.width - paper.measure(first) < ROOM_FOR_NAME
      ? [first]
      : wrapped(name, paper, { first: `${first}   ` });
  });
  const meanings = Object.entries(legend).map(([spot, text]) => `${spotOf(spot as Spot, paper)} ${text}`);
  return [
    ...broken(`Rows: ${rowTitle}. Columns: ${columnTitle} (${names}).`, place),
    '',
    ...body,
    `      ${head}`,
    '',
    ...broken(`${meanings.join('; ')}.`, place),
  ];
}

function spotOf(spot: Spot, { glyphs }: Paper): string {
  const { here, unknown, wanted, match, empty } = glyphs;
  return { here, 'could-be': unknown, wanted, match, 'wanted-could-be': wanted + unknown, empty }[spot];
}

/** The line that a place is on, cut to what fits around it, with a mark below. */
function excerptLines({ line, column, text: excerpt }: OfKind<'excerpt'>, { paper }: Place): string[] {
  const gutter = `${String(line).padStart(5)} | `;
  const room = paper.width - gutter.length;
  // Control characters are cut out here, not written out, so that columns still fall where the file has them.
  const cells = [...excerpt].map((character) => ({
    length: character.length,
    shown: /[^\P{C}\t]/u.test(character) ? '?' : character === '\t' ? ' ' : character,
  }));
  let at = 0;
  let offset = 0;
  while (at < cells.length && offset < column - 1) {
    offset += cells[at]?.length ?? 0;
    at += 1;
  }
  const text = (from: number, to: number) =>
    cells
      .slice(from, to)
      .map((cell) => cell.shown)
      .join('');
  // As much before the place as leaves a little room behind it.
  let from = 0;
  if (paper.measure(text(0, at)) > room - 10) {
    from = at;
    while (from > 0 && paper.measure(text(from - 1, at)) <= room / 2) from -= 1;
  }
  let to = from;
  while (to < cells.length && paper.measure(text(from, to + 1)) <= room) to += 1;
  return [`${gutter}${text(from, to)}`, `${' '.repeat(5)} | ${' '.repeat(paper.measure(text(from, at)))}^`];
}
