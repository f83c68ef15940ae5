import { padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { MenuState } from './menu-keys.ts';
import { keyWords, type Menu, marksOf } from './prompter.ts';

/** A menu as lines for a screen of `rows`, scrolled to the pointer; `isBelow` sets it apart. */
export function menuLines(
  menu: Menu<unknown>,
  state: MenuState,
  paper: Paper,
  rows: number,
  isBelow = false,
): string[] {
  const head = [
    ...[menu.context, menu.about].flatMap((text) =>
      text ? wrapped(text, paper).map(paper.style.faint) : [],
    ),
    ...wrapped(menu.message, paper).map(paper.style.strong),
  ];
  const foot = footLines(menu, state, paper);
  const room = Math.max(3, rows - head.length - foot.length - 3);
  const whole = menu.choices.map((_, position) => choiceLines(menu, position, state, paper, room));
  const isBrief = whole.flat().length > room && menu.choices.some(({ short }) => short !== undefined);
  const blocks = isBrief
    ? whole.map((lines, position) =>
        position === state.active ? lines : [briefLine(menu, position, state, paper)],
      )
    : whole;
  const headings = menu.choices.map(({ heading }) => heading ?? '');
  const gap = isBelow && room > 3 && blocks.flat().length !== room ? [''] : [];
  const shown = visible(blocks, headings, state.active ?? menu.start ?? 0, room - gap.length, paper);
  return [...gap, ...head, ...shown, ...foot];
}

/** Rows below which headings are left out. */
const ROOM_FOR_HEADINGS = 6;

/** A choice with its heading; one row each in a long list, but where it has an answer or the pointer. */
function choiceLines(
  menu: Menu<unknown>,
  position: number,
  state: MenuState,
  paper: Paper,
  room: number,
): string[] {
  const { heading, detail } = menu.choices[position] ?? {};
  const isActive = position === state.active;
  const first = startOf(menu, position, state, paper);
  const label = labelOf(menu, position);
  const row = detail === undefined ? null : columns(first, label, detail, paper);
  // What a question can be answered with is always read whole.
  const isLong = menu.choices.length > room && menu.markable === undefined;
  const cut =
    isLong && detail === undefined && !isActive
      ? padded(first + label, paper.width - 1, paper).trimEnd()
      : row;
  const below = { first: ' '.repeat(paper.measure(first) + 2) };
  const lines =
    cut === null
      ? [...wrapped(label, paper, { first }), ...(detail === undefined ? [] : wrapped(detail, paper, below))]
      : [cut];
  return [
    ...(heading === undefined || room < ROOM_FOR_HEADINGS
      ? []
      : wrapped(heading, paper).map(paper.style.heading)),
    ...(isActive ? lines.map(paper.style.active) : lines),
  ];
}

/** A choice on one row: as much of it as there is room for, and what stands for the rest. */
function briefLine(menu: Menu<unknown>, position: number, state: MenuState, paper: Paper): string {
  const last = Math.max(...menu.choices.map(({ short = '' }) => paper.measure(short)));
  const room = paper.width - 1 - last - (last === 0 ? 0 : GAP);
  const row = padded(startOf(menu, position, state, paper) + labelOf(menu, position), room, paper);
  return `${row}${' '.repeat(last === 0 ? 0 : GAP)}${menu.choices[position]?.short ?? ''}`.trimEnd();
}

const GAP = 2;

/** Pointer, mark and box in front of a choice. */
function startOf(menu: Menu<unknown>, position: number, state: MenuState, paper: Paper): string {
  const marks = marksOf(menu);
  const pointer = position === state.active ? paper.glyphs.pointer : ' ';
  const width = Math.max(...marks.map((mark) => mark.length));
  return `${pointer} ${(marks[position] ?? '').padStart(width)}  ${boxOf(menu, position, state)}`;
}

/** Two texts side by side; null where they do not fit. */
function columns(first: string, label: string, detail: string, paper: Paper): string | null {
  const width = Math.floor(paper.width * LABEL);
  if (paper.measure(label) > width) return null;
  const row = `${first}${padded(label, width, paper)}  ${detail}`;
  return paper.measure(row) < paper.width ? row : null;
}

/** The share of a row that the first of two columns takes. */
const LABEL = 0.45;

function boxOf(
  { markable = 0, isChecklist }: Menu<unknown>,
  position: number,
  { marked }: MenuState,
): string {
  if (!isChecklist && (marked.length === 0 || position >= markable)) return '';
  return marked.includes(position) ? '[x] ' : '[ ] ';
}

function labelOf(menu: Menu<unknown>, position: number): string {
  const { label: text = '', key } = menu.choices[position] ?? {};
  const label = key === undefined ? text : `${text} (${key})`;
  const isGiven = !menu.isChecklist && menu.current?.includes(position);
  return isGiven ? `${label} (your answer)` : label;
}

function footLines(menu: Menu<unknown>, { notice, isNone }: MenuState, paper: Paper): string[] {
  const keys = keyWords(menu.commands);
  const said = notice ?? (isNone ? NONE_OF_THEM : null);
  const how = wrapped(howWords(menu), paper).map(paper.style.faint);
  const lines = said === null ? how : wrapped(said, paper).map(paper.style.strong);
  return [
    ...(menu.remarks ?? []).flatMap((remark) => wrapped(remark, paper)),
    // At least as many, so that the list does not move.
    ...lines,
    ...how.slice(lines.length).map(() => ''),
    ...(keys === '' ? [] : wrapped(keys, paper).map(paper.style.faint)),
  ];
}

const NONE_OF_THEM = 'None of them: Enter says so.';

function howWords(menu: Menu<unknown>): string {
  const { markable = 0, isChecklist } = menu;
  if (isChecklist) return 'Arrows or a number, Space to tick, 0 for none; Enter when all are ticked';
  const letters = marksOf(menu).some((mark) => !/^\d+$/u.test(mark)) ? '; a letter acts at once' : '';
  return `Arrows or a number, then Enter${letters}${markable > 1 ? ', Space to mark several that it could be' : ''}`;
}

/** The blocks around the active one that fit, between two lines that say what is above and below. */
function visible(
  whole: readonly (readonly string[])[],
  headings: readonly string[],
  active: number,
  room: number,
  paper: Paper,
): string[] {
  if (whole.flat().length <= room) return ['', ...whole.flat(), ''];
  // On the smallest of screens not even one may fit.
  const blocks = whole.map((block) => block.slice(0, room));
  const sizeOf = (index: number) => blocks[index]?.length ?? Number.POSITIVE_INFINITY;
  let [from, to, used] = [active, active + 1, sizeOf(active)];
  const fits = (index: number) => used + sizeOf(index) <= room;
  while (fits(from - 1) || fits(to)) {
    const upwards = fits(from - 1) && (active - from < to - active || !fits(to));
    used += sizeOf(upwards ? from - 1 : to);
    if (upwards) from -= 1;
    else to += 1;
  }
  const under = headings[from] === '' ? headings.slice(0, from).findLast((heading) => heading !== '') : '';
  const more = (count: number, where: string) =>
    count > 0
      ? paper.style.faint(padded(`  (${count} more ${where})`, paper.width - 1, paper).trimEnd())
      : '';
  return [
    more(from, under ? `above; ${under}` : 'above'),
    ...blocks.slice(from, to).flat(),
    // So that what stands below does not move.
    ...Array<string>(room - used).fill(''),
    more(blocks.length - to, 'below'),
  ];
}
