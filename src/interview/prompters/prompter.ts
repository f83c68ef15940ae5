/** What the interview asks for, and what comes back. One conversation, shown in two ways: on a screen, or as plain lines. */

/** What a person can do instead of answering, by the key that does it. */
export const PROMPT_KEYS = {
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
  /** What stands beside the label, in a column of its own where there is room. */
  readonly detail?: string;
  /** What is typed to choose it, a number or a letter; its position from 1 if left out. */
  readonly mark?: string;
  /** A letter that chooses it as well, wherever it stands in the list. */
  readonly key?: string;
  /** What stands above it, and above those that follow, up to the next heading. */
  readonly heading?: string;
}

/** What is typed to choose each of a menu's choices. */
export function marksOf({ choices }: Menu<unknown>): string[] {
  return choices.map(({ mark }, position) => mark ?? String(position + 1));
}

/** The choice that is meant by what was typed, its mark or the letter beside it; null for none. */
export function positionTyped(typed: string, menu: Menu<unknown>): number | null {
  const marks = marksOf(menu);
  const position = menu.choices.findIndex(({ key }, index) => marks[index] === typed || key === typed);
  return position < 0 ? null : position;
}

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
  const ranges = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return [...letters, ...ranges, ...menu.choices.map(({ key = '' }) => key)].filter(Boolean);
}

/** The commands with their keys: "b back · q stop". */
export function keyWords(commands: readonly PromptCommand[], slash = '', between = ' · '): string {
  return commands.map((name) => `${slash}${PROMPT_KEYS[name].key} ${PROMPT_KEYS[name].label}`).join(between);
}

/** Where such values stand in a list. */
export function positionsOf<Value>(
  values: readonly (Value | null)[],
  choices: readonly Choice<Value>[],
): number[] {
  return choices.flatMap(({ value }, position) => (values.includes(value) ? [position] : []));
}

/** A list to choose from. */
export interface Menu<Value> {
  /** Where in the conversation this is: "Money, question 5 of 29". */
  readonly context?: string;
  /** Whom the words of the message are about: "The agencies are: a hospital and GPs." */
  readonly about?: string;
  readonly message: string;
  /** What a long list is called: read out again under the same name, only what is new in it is said. */
  readonly list?: string;
  /** What is to be seen beside the choices: a note that was made. */
  readonly remarks?: readonly string[];
  readonly choices: readonly Choice<Value>[];
  /** The positions of the answer that was given before. */
  readonly current?: readonly number[];
  /** What is chosen and not given yet, where it is not what was given before. */
  readonly chosen?: readonly number[];
  /** The position that is in view at first, and that the pointer comes to; the first if left out. Nothing is chosen by it. */
  readonly start?: number;
  /** How many of the choices, from the first, may be marked together as "one of these". */
  readonly markable?: number;
  /** True where each choice is ticked or not, and none of them may be. */
  readonly isChecklist?: boolean;
  /** True where the choice is a step of the conversation rather than something to look back on. */
  readonly passing?: boolean;
  readonly commands: readonly PromptCommand[];
}

/** A line to write. */
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
      /** What was chosen, marked or ticked by then, where anything was. */
      readonly marked?: readonly Value[];
    };

/** A text that may be longer than the screen. */
export interface LongText {
  /** Its parts, each as lines that fit the paper. A screenful ends between two of them where it can. */
  readonly parts: readonly (readonly string[])[];
  /** What comes behind it, which Enter leads to: "the next case". */
  readonly next: string;
  /** The rows that this takes; where text and all fit on the screen, nobody has to press Enter. Null where they always have to. */
  readonly rows: number | null;
  readonly commands: readonly PromptCommand[];
}

export type TextReply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: PromptCommand };

/** How the conversation is held. Every method throws `Interrupted` where the person breaks off. */
export interface Prompter {
  /** Says something that needs no answer. */
  say(text: string): void;
  choose<Value>(menu: Menu<Value>): Promise<Reply<Value>>;
  write(field: Field): Promise<TextReply>;
  /** Says something long, a screenful at a time. Gives the command that was given instead of reading on, if any. */
  read(text: LongText): Promise<PromptCommand | null>;
  /** Breaks off where that was wished for while something was worked out, and nothing asked. */
  throwIfInterrupted(): Promise<void>;
  /** Gives back the terminal. */
  close(): void;
}

/** The command that a key stands for, where it is one of those allowed. */
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

/** A page with less on it than this is filled up with the beginning of a part, rather than left as it is. */
const FULL_ENOUGH = 0.5;

/**
 * Parts of a text, an empty line between each two, as pages of at most so many lines (2 at least). A page ends between two
 * parts where it is half full by then, otherwise where the room ends.
 */
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

/** True where a text on one page, and so many rows below it, fit on a screen of so many rows; the rows of what comes next, or null. */
export function fitsOnScreen(
  pages: readonly (readonly string[])[],
  below: number | null,
  rows: number,
): boolean {
  return below !== null && pages.length === 1 && (pages[0]?.length ?? 0) + below < rows;
}
