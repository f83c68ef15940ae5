import { padded, wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import type { MenuState } from './menu-state.ts';
import { COMMANDS, type CommandName, type Menu, marksOf } from './prompter.ts';

/** A menu as the lines of a screen of so many rows. What does not fit scrolls with the pointer. */
export function menuLines(menu: Menu<unknown>, state: MenuState, paper: Paper, rows: number): string[] {
  const head = [
    ...(menu.context ? wrapped(menu.context, paper).map((line) => paper.style.faint(line)) : []),
    ...wrapped(menu.message, paper).map((line) => paper.style.strong(line)),
  ];
  const foot = footLines(menu, state, paper);
  const rest = rows - head.length - foot.length - 3;
  const short = isLong(menu, Math.max(3, rest));
  // In a list of short rows the one with the pointer is shown in full below, where there is room for both.
  const full = short && rest >= FULL_ROWS * 3 ? fullLines(menu, state, paper) : [];
  const room = Math.max(3, rest - full.length);
  const blocks = menu.choices.map((_, position) => choiceLines(menu, position, state, paper, short));
  return [...head, '', ...visible(blocks, state.active, room, paper), ...full, '', ...foot];
}

const FULL_ROWS = 4;

function fullLines(menu: Menu<unknown>, state: MenuState, paper: Paper): string[] {
  const { label = '', detail } = menu.choices[state.active] ?? {};
  const text = detail === undefined ? '' : `${label} ${detail}`;
  const lines = ['', ...wrapped(text, paper)].slice(0, FULL_ROWS);
  // Always as many, so that nothing jumps as the pointer moves.
  return [...lines, ...Array<string>(FULL_ROWS - lines.length).fill('')];
}

/** Lists with more entries than the screen has rows take one row for each. */
function isLong({ choices }: Menu<unknown>, room: number): boolean {
  return choices.length > room;
}

function choiceLines(
  menu: Menu<unknown>,
  position: number,
  state: MenuState,
  paper: Paper,
  short: boolean,
): string[] {
  const marks = marksOf(menu);
  const isActive = position === state.active;
  const pointer = isActive ? paper.glyphs.pointer : ' ';
  const width = Math.max(...marks.map((mark) => mark.length));
  const first = `${pointer} ${(marks[position] ?? '').padStart(width)}  ${boxOf(menu, position, state)}`;
  const label = labelOf(menu, position, paper);
  const lines = short
    ? [padded(first + label, paper.width - 1, paper).trimEnd()]
    : wrapped(label, paper, { first });
  return isActive ? lines.map((line) => paper.style.active(line)) : lines;
}

function boxOf(
  { markable = 0, isChecklist }: Menu<unknown>,
  position: number,
  { marked }: MenuState,
): string {
  if (!isChecklist && (marked.length === 0 || position >= markable)) return '';
  return marked.includes(position) ? '[x] ' : '[ ] ';
}

function labelOf(menu: Menu<unknown>, position: number, paper: Paper): string {
  const { label = '', detail } = menu.choices[position] ?? {};
  const given =
    menu.isAnswered && !menu.isChecklist && menu.current?.includes(position) ? ' (your answer)' : '';
  if (detail === undefined) return label + given;
  return `${padded(label, Math.floor(paper.width * 0.45), paper)}  ${detail}${given}`;
}

function footLines(menu: Menu<unknown>, { isDoubted }: MenuState, paper: Paper): string[] {
  const keys = keyWords(menu.commands);
  const how = wrapped(isDoubted ? NONE_TICKED : howWords(menu), paper);
  return [
    ...how.map((line) => (isDoubted ? paper.style.strong(line) : paper.style.faint(line))),
    ...(keys === '' ? [] : wrapped(keys, paper).map((line) => paper.style.faint(line))),
  ];
}

const NONE_TICKED = 'Nothing is ticked: Space ticks. Enter again says that it is none of them.';

function howWords({ markable = 0, isChecklist }: Menu<unknown>): string {
  if (isChecklist) return 'Arrows or a number, Space to tick, Enter when all are ticked';
  return `Arrows or a number, then Enter${markable > 1 ? ', Space to mark several that it could be' : ''}`;
}

/** The commands with their keys: "b back · q stop". */
export function keyWords(commands: readonly CommandName[]): string {
  return commands.map((name) => `${COMMANDS[name].key} ${COMMANDS[name].label}`).join(' · ');
}

/** As many of the blocks as fit, with the active one among them, and a word on what is above and below. */
function visible(
  blocks: readonly (readonly string[])[],
  active: number,
  room: number,
  paper: Paper,
): string[] {
  const total = blocks.reduce((rows, block) => rows + block.length, 0);
  if (total <= room) return blocks.flat();
  const sizeOf = (index: number) => blocks[index]?.length ?? Number.POSITIVE_INFINITY;
  let [from, to, used] = [active, active + 1, sizeOf(active)];
  // Two rows are kept for saying how many more there are.
  const fits = (index: number) => used + sizeOf(index) <= room - 2;
  while (fits(from - 1) || fits(to)) {
    const upwards = fits(from - 1) && (active - from < to - active || !fits(to));
    used += sizeOf(upwards ? from - 1 : to);
    if (upwards) from -= 1;
    else to += 1;
  }
  const more = (count: number, where: string) =>
    paper.style.faint(count > 0 ? `  (${count} more ${where})` : '');
  return [more(from, 'above'), ...blocks.slice(from, to).flat(), more(blocks.length - to, 'below')];
}
