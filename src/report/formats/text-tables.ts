import { GAP, MARGIN, rowLines, sideBySide, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { runsOf } from '../../sentence.ts';
import { listed } from '../../text.ts';
import {
  type Cell,
  type Grade,
  gradesIn,
  type Head,
  type Item,
  isGraded,
  isItem,
  isSign,
  linesOf,
  type Row,
  type Table,
} from '../blocks.ts';
import { type LineStart, ROOM_FOR_NAME, sentenceLines, signMark, styled, words } from './text-lines.ts';

/** A table as it is read, or in words where the paper is too narrow. */
export function tableLines(table: Table, place: LineStart): string[] {
  if (table.read === 'records')
    return table.rows.flatMap((row, index) => recordLines(table, row, index, place));
  if (table.read === 'signs') return signLines(table, place);
  if (table.read === 'sides') return table.rows.flatMap((row, index) => sideLines(table, row, index, place));
  const { columns, rows } = table;
  const { paper, margin } = place;
  const titles = columns.map(({ title }) => words(title, paper));
  // What stands in several lines stands so in its column too.
  const cells = rows.flatMap((row) => {
    const lines = row.cells.map((cell) => linesIn(cell, paper));
    const height = Math.max(1, ...lines.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => lines.map((cell) => cell[at] ?? ''));
  });
  const { isNumber: endsInNumbers = false } = columns.at(-1) ?? {};
  const widths = columns.slice(0, endsInNumbers ? undefined : -1).map(({ most = WIDEST }, column) => {
    const widest = Math.max(
      paper.measure(titles[column] ?? ''),
      ...cells.map((row) => paper.measure(row[column] ?? '')),
    );
    return Math.min(most, widest);
  });
  const first = ' '.repeat(margin);
  const used = widths.reduce((sum, width) => sum + width + GAP, margin);
  if (used + (endsInNumbers ? -GAP : LEAST) > paper.width) return rowsInWords(table, place);
  const numbers = columns.flatMap(({ isNumber }, column) => (isNumber ? [column] : []));
  const head = titles.every((title) => title === '') ? [] : rowLines([titles], widths, paper, first, numbers);
  return [
    ...styled(head, paper.style.strong),
    ...rowLines(cells, widths, paper, first, numbers),
    ...gradeLegend(rows, place),
  ];
}

/** The least width of the last column, and the most of the others, in screen columns. */
const LEAST = 12;
const WIDEST = 28;

/** The rows where the paper is too narrow for columns. */
function rowsInWords({ columns, rows }: Table, place: LineStart): string[] {
  const { paper } = place;
  const lines = rows.flatMap(({ cells }) => {
    const row = cells.map((cell) => (isGraded(cell) ? linesIn(cell, paper).join('') : wordsIn(cell, paper)));
    return sentenceLines(rowSentence(columns, row), place, { hang: 2 });
  });
  return [...lines, ...gradeLegend(rows, place)];
}

/** The lines of a cell in a column, grades as signs. */
function linesIn(cell: Cell, paper: Paper): string[] {
  if (isGraded(cell)) return [cell.grades.map(({ share }) => gradeSign(share, paper)).join('')];
  return linesOf(cell).map((line) => words(line, paper));
}

function gradeSign(share: Grade['share'], { glyphs }: Paper): string {
  const { full, partial, empty } = glyphs;
  return { full, part: partial, nothing: empty, missing: '-', unknown: '?' }[share];
}

function gradeLegend(rows: readonly Row[], place: LineStart): string[] {
  const grades = gradesIn(rows);
  const meanings = (['full', 'part', 'nothing', 'missing', 'unknown'] as const).flatMap((share) => {
    const found = grades.find((grade) => grade.share === share);
    if (!found) return [];
    return `${gradeSign(share, place.paper)} ${[found.words, found.why].filter(Boolean).join(', ')}`;
  });
  return meanings.length === 0 ? [] : ['', ...sentenceLines(`${meanings.join(', ')}.`, place)];
}

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

/** A row as its name with its columns below, one without a name joined to the row above. */
function recordLines({ columns, rows }: Table, { cells }: Row, index: number, place: LineStart): string[] {
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
    ...(goesOn ? [] : styledBehind(sentenceLines(name, place, { first: number }), number, place)),
    ...below.flatMap(({ text, more, further }, at) => [
      ...(goesOn && at === 0
        ? sentenceLines(text, place, { first: number, hang })
        : sentenceLines(text, inner, { hang: further })),
      ...more.flatMap((line) => sentenceLines(line, { paper, margin: inner.margin + 2 }, { hang: 2 })),
    ]),
  ];
}

function itemsIn(cell: Cell): readonly Item[] {
  const lines = typeof cell === 'string' || isSign(cell) || isGraded(cell) ? linesOf(cell) : cell;
  return lines.map((line) => (isItem(line) ? line : { text: line }));
}

/** A row as its name, and its cells beside each other under their titles. */
function sideLines(
  { columns }: Table,
  { cells: [name = '', ...cells] }: Row,
  index: number,
  place: LineStart,
): string[] {
  const { paper } = place;
  const sides = columns.slice(1).map(({ title }, column) => ({
    label: words(title, paper),
    paragraphs: linesOf(cells[column] ?? '').map((line) => words(line, paper)),
  }));
  return [
    ...(index > 0 ? [''] : []),
    ...styled(sentenceLines(wordsIn(name, paper), place), paper.style.strong),
    ...sideBySide(sides, paper),
  ];
}

function styledBehind(lines: readonly string[], first: string, { paper, margin }: LineStart): string[] {
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

/** Signs in narrow columns before their names with a legend, or words where there are too many. */
function signLines(table: Table, place: LineStart): string[] {
  const { columns, rows } = table;
  const { paper } = place;
  const shown = (cell: Cell) =>
    isSign(cell) ? `${signMark(cell.sign, paper)}  ` : `${wordsIn(cell, paper)}  `;
  const hasSigns = rows.some(({ cells }) => cells.some(isSign));
  const [ofWhat = '', ...named] = columns.map(({ title }) => words(title, paper));
  const titles = hasSigns ? [] : named.map((title) => `${title}  `);
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
  const labels = named.map((title) => ` ${title}`.slice(0, width));
  return [
    ...line(hasSigns ? labels : labels.map((label) => label.trim()), ofWhat),
    ...rows.flatMap(({ cells: [name = '', ...cells] }) => line(cells.map(shown), wordsIn(name, paper))),
    ...(hasSigns
      ? styled(
          wrapped(words(signLegend(rows, paper), paper), paper, { first: ' '.repeat(MARGIN) }),
          paper.style.faint,
        )
      : []),
  ];
}

/** The meaning of each sign that occurs, once for two that ASCII shows alike. */
function signLegend(rows: readonly Row[], { glyphs }: Paper): string {
  const signs = rows.flatMap(({ cells }) => cells.filter(isSign));
  const meanings = new Map<string, string>();
  for (const sign of ['met', 'unmet', 'unknown', 'here', 'foot'] as const) {
    const glyph = glyphs[sign === 'foot' ? 'here' : sign];
    const found = new Set(signs.flatMap((each) => (each.sign === sign ? [each.words] : [])));
    if (found.size > 0 && !meanings.has(glyph)) meanings.set(glyph, `${glyph} ${listed([...found], 'or')}`);
  }
  return [...meanings.values()].join(', ');
}
