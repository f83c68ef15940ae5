import stringWidth from 'fast-string-width';
import { asTypedBy, isCommand, linesIn } from '../command.ts';
import { saidLines } from '../layout/lines.ts';
import { ASCII_GLYPHS, type Paper, PLAIN_STYLE, type Style, UNICODE_GLYPHS } from '../layout/paper.ts';
import { asciiOnly, printable, SINGLE, WITHOUT_WIDTH } from '../text.ts';
import type { Io, OutputStream } from './io.ts';

/** A stream that people read, with what it can show. */
export interface Screen {
  readonly paper: Paper;
  /** Writes text for people, in ASCII where the screen shows nothing else. */
  write(text: string): void;
  /** Writes sentences, wrapped in a window and unbroken in a pipe. */
  say(text: string): void;
}

/** The streams for the product and the conversation. */
export interface Screens {
  readonly out: Screen;
  readonly err: Screen;
}

/** The machine and the screen for questions and progress. */
export interface Conversation {
  readonly io: Io;
  readonly err: Screen;
}

const WIDEST = 80;

const NARROWEST = 40;

export interface DisplayOptions {
  readonly color?: boolean;
  readonly accessible?: boolean;
}

/** The two streams with their colour, glyphs and width. */
export async function openScreens(io: Io, display: DisplayOptions): Promise<Screens> {
  return { out: await screenFor(io.stdout, io, display), err: await screenFor(io.stderr, io, display) };
}

/** The paper of a file, without colour, in UTF-8, 80 columns wide, with commands as everybody types them. */
export function filePaper(paper: Paper): Paper {
  return {
    ...paper,
    width: WIDEST,
    style: PLAIN_STYLE,
    glyphs: UNICODE_GLYPHS,
    isWindow: false,
    program: undefined,
  };
}

async function screenFor(stream: OutputStream, io: Io, display: DisplayOptions): Promise<Screen> {
  const { color = true } = display;
  const style = color && showsColour(stream, io.env) ? await colourStyle() : PLAIN_STYLE;
  return screenOn(stream, io, display, style);
}

/** A screen without colour, made at once. */
export function screenOn(
  stream: OutputStream,
  io: Io,
  { accessible = false }: DisplayOptions = {},
  style = PLAIN_STYLE,
): Screen {
  const unicode = showsUnicode(io);
  const paper: Paper = {
    // Asked for anew each time, because a window can be resized.
    get width() {
      return Math.max(NARROWEST, Math.min(WIDEST, columnsOf(stream, io.env)));
    },
    measure: unicode ? measure : (text) => measure(asciiOnly(text)),
    style,
    glyphs: unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
    isSpoken: isAccessible(accessible, io.env),
    isWindow: stream.isTTY === true,
    get program() {
      return io.program;
    },
  };
  // The name of a file in a command is the one sign for sign that the system knows, or it is no file at all.
  const shown = (line: string): string =>
    isCommand(line) ? asTypedBy(io.program, line) : unicode ? line : asciiOnly(line);
  const write = (text: string) => {
    stream.write(linesIn(text).map(shown).join('\n'));
  };
  // A name that is longer than a line stays whole, so that it can be copied; the terminal breaks it.
  const inWindow = (line: string) =>
    line.split(' ').some((word) => paper.measure(word) > paper.width) ? [line] : saidLines(line, paper);
  return {
    paper,
    write,
    say: (text) => write(paper.isWindow ? linesIn(text).flatMap(inWindow).join('\n') : text),
  };
}

// Latin letters, quotes, dashes and the glyphs of a report take one column each. All else needs a table.
function measure(text: string): number {
  if (SINGLE.test(text)) return text.length;
  const known = WIDTHS.get(text);
  if (known !== undefined) return known;
  // The table counts joiners between letters, and the parts of a Korean syllable, a column each.
  const width = stringWidth(text.normalize('NFC').replace(WITHOUT_WIDTH, ''));
  if (WIDTHS.size >= MOST_WIDTHS) WIDTHS.clear();
  if (text.length <= LONGEST) WIDTHS.set(text, width);
  return width;
}

/** The widths of texts that need the table: what is fitted to a screen is measured many times over. */
const WIDTHS = new Map<string, number>();

const MOST_WIDTHS = 10_000;

/** The longest text, in characters, of which the width is kept. */
const LONGEST = 400;

// Only the sixteen basic colours, so that the reader's own theme rules.
async function colourStyle(): Promise<Style> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    heading: (text) => chalk.bold(text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    unsure: (text) => chalk.yellow(text),
    active: (text) => chalk.cyan(text),
  };
}

function columnsOf(stream: OutputStream, env: Io['env']): number {
  const stated = Number(env.COLUMNS);
  return stream.columns ?? (Number.isInteger(stated) && stated > 0 ? stated : WIDEST);
}

function showsColour(stream: OutputStream, env: Io['env']): boolean {
  const forced = env.FORCE_COLOR;
  // What is empty says nothing, of the one as of the other.
  if (forced) return forced !== '0' && forced !== 'false';
  if (env.NO_COLOR) return false;
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Text of any origin as the screen can show it. */
export function legible(text: string, io: Io): string {
  return showsUnicode(io) ? printable(text) : asciiOnly(printable(text));
}

function showsUnicode({ env, isWindows }: Io): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (locale) return /utf-?8/iu.test(locale);
  return isWindows;
}

/** True where nothing is repainted and words replace pictures, if asked for or all that it can do. */
function isAccessible(asked: boolean, env: Io['env']): boolean {
  const stated = env.ACCESSIBLE;
  return asked || env.TERM === 'dumb' || (stated !== undefined && !['', '0', 'false'].includes(stated));
}
