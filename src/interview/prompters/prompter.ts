/** What an interview asks for, and what comes back, on a screen or as plain lines. */

/** The commands that a person can give instead of an answer, by key. */
export const PROMPT_KEYS = {
  same: { key: 's', label: 'as last time' },
  back: { key: 'b', label: 'back' },
  jump: { key: 'j', label: 'jump to a question' },
  review: { key: 'r', label: 'review' },
  note: { key: 'n', label: 'note' },
  help: { key: 'h', label: 'help' },
  leave: { key: 'q', label: 'save and leave' },
  full: { key: 'v', label: 'view in full' },
  rest: { key: 'k', label: 'keep the rest' },
  reread: { key: 'r', label: 'read the case again' },
  stop: { key: 'q', label: 'stop' },
  list: { key: 'l', label: 'the whole list' },
} as const;

export type PromptCommand = keyof typeof PROMPT_KEYS;

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  /** A second column beside the label. */
  readonly detail?: string;
  /** What stands for it in a list that is too long for its screen, where only the row with the pointer is whole. */
  readonly short?: string;
  /** What is typed to choose it; its position from 1 if left out. */
  readonly mark?: string;
  /** A letter that chooses it as well. */
  readonly key?: string;
  /** A heading above it and those that follow. */
  readonly heading?: string;
}

/** What is typed for each of a menu's choices. */
export function marksOf({ choices }: Menu<unknown>): string[] {
  return choices.map(({ mark }, position) => mark ?? String(position + 1));
}

/** The position of a typed mark or letter; null for none. */
export function positionTyped(typed: string, menu: Menu<unknown>): number | null {
  const marks = marksOf(menu);
  const position = menu.choices.findIndex(({ key }, index) => marks[index] === typed || key === typed);
  return position < 0 ? null : position;
}

/** More runs of numbers than these nobody reads. */
const MOST_RUNS = 3;

/** What can be typed to choose, in short: "p", "1 to 7", "9", "d". */
export function markWords(menu: Menu<unknown>): string[] {
  const marks = marksOf(menu);
  const letters = marks.filter((mark) => !/^\d+$/u.test(mark));
  const runs: [number, number][] = [];
  for (const number of marks.filter((mark) => !letters.includes(mark)).map(Number)) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  if (runs.length > MOST_RUNS) return [...letters, 'a number of the list'];
  const ranges = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return [...letters, ...ranges, ...menu.choices.map(({ key = '' }) => key)].filter(Boolean);
}

/** The commands with their keys: "b back · q stop". */
export function keyWords(commands: readonly PromptCommand[], slash = '', between = ' · '): string {
  return commands.map((name) => `${slash}${PROMPT_KEYS[name].key} ${PROMPT_KEYS[name].label}`).join(between);
}

/** The positions of `values` in a list. */
export function positionsOf<Value>(
  values: readonly (Value | null)[],
  choices: readonly Choice<Value>[],
): number[] {
  return choices.flatMap(({ value }, position) => (values.includes(value) ? [position] : []));
}

export interface Menu<Value> {
  /** Where in the conversation this is: "Money, question 5 of 29". */
  readonly context?: string;
  /** Whom the message is about: "The agencies are: a hospital and GPs." */
  readonly about?: string;
  readonly message: string;
  /** The name of a long list: read out again, only its new rows are said. */
  readonly list?: string;
  /** Lines beside the choices, such as a note. */
  readonly remarks?: readonly string[];
  readonly choices: readonly Choice<Value>[];
  /** The positions of the answer so far. */
  readonly current?: readonly number[];
  /** The positions chosen and not given yet, where these differ. */
  readonly chosen?: readonly number[];
  /** The position that is in view at first, without being chosen; the first if left out. */
  readonly start?: number;
  /** How many choices, from the first, may be marked together as "one of these". */
  readonly markable?: number;
  /** True where each choice is ticked or not, and none may be. */
  readonly isChecklist?: boolean;
  /** True for a step of the conversation that leaves no line on the screen. */
  readonly passing?: boolean;
  readonly commands: readonly PromptCommand[];
}

export interface Field {
  readonly message: string;
  readonly hint?: string;
  readonly initial?: string;
  readonly required?: boolean;
  readonly commands: readonly PromptCommand[];
}

export type Reply<Value> =
  | { readonly kind: 'chosen'; readonly values: readonly Value[] }
  | {
      readonly kind: 'command';
      readonly command: PromptCommand;
      /** What was chosen, marked or ticked by then. */
      readonly marked?: readonly Value[];
    };

/** A text that may be longer than the screen. */
export interface LongText {
  /** Parts of lines that fit the paper; a page ends between two of them where it can. */
  readonly parts: readonly (readonly string[])[];
  /** What Enter leads to at the end: "the next case". */
  readonly next: string;
  /** Rows of what comes next: where all fits on the screen, no Enter is needed; null where it always is. */
  readonly rows: number | null;
  readonly commands: readonly PromptCommand[];
}

export type TextReply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: PromptCommand };

/** A conversation; every method throws `Interrupted` where the person breaks off. */
export interface Prompter {
  say(text: string): void;
  choose<Value>(menu: Menu<Value>): Promise<Reply<Value>>;
  write(field: Field): Promise<TextReply>;
  /** Shows a long text by screenfuls; gives the command that was given instead of reading on. */
  read(text: LongText): Promise<PromptCommand | null>;
  /** Throws where the person broke off while nothing was asked. */
  throwIfInterrupted(): Promise<void>;
  close(): void;
}

/** The command of a key, if it is `allowed`. */
export function commandFor(key: string, allowed: readonly PromptCommand[]): PromptCommand | null {
  const plain = key.normalize('NFKC').toLowerCase();
  const wanted = plain === '?' ? PROMPT_KEYS.help.key : plain;
  return allowed.find((name) => PROMPT_KEYS[name].key === wanted) ?? null;
}

/** Asks for one of a list; null where the person turns back. */
export async function pick<Value>(
  message: string,
  choices: readonly Choice<Value>[],
  prompter: Prompter,
): Promise<Value | null> {
  const reply = await prompter.choose({ message, choices, passing: true, commands: ['back'] });
  return reply.kind === 'chosen' ? (reply.values[0] ?? null) : null;
}

/** The share of a page that has to be filled before a part goes to the next. */
const FULL_ENOUGH = 0.5;

/** Parts with empty lines between, as pages of at most `room` lines (2 at least). */
export function pagesOf(parts: readonly (readonly string[])[], room: number): string[][] {
  const most = Math.max(2, room);
  const pages: string[][] = [];
  let page: string[] = [];
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
  };
  for (const [index, part] of parts.entries()) {
    const lines = index === 0 ? [...part] : ['', ...part];
    if (page.length + lines.length > most && page.length >= most * FULL_ENOUGH) turn();
    for (const line of lines) {
      if (page.length === most) turn();
      page.push(line);
    }
  }
  turn();
  return pages;
}

/** True where a single page and `below` rows (null: any) fit on a screen of `rows`. */
export function fitsOnScreen(
  pages: readonly (readonly string[])[],
  below: number | null,
  rows: number,
): boolean {
  return below !== null && pages.length === 1 && (pages[0]?.length ?? 0) + below < rows;
}
