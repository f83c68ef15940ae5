import type { Io } from '../host/io.ts';
import type { Screens } from '../host/screens.ts';
import { InputError, inputError } from '../problem.ts';
import { unknownWord } from '../suggest.ts';
import { listed, quoted } from '../text.ts';

/** What may stand behind an option or as an argument: as help shows it, and as completion knows what to offer. */
export type Slot =
  | 'framework'
  | 'level'
  | 'question'
  | 'nation'
  | 'setting'
  | 'placement'
  | 'barrier'
  | 'case'
  | 'question=option'
  | 'id|file'
  | 'file|case'
  | 'file'
  | 'folder'
  | 'choice'
  | 'day'
  | 'number'
  | 'seconds'
  | 'text';

/** An option of a command: what help says of it, and what `run` is given for it. */
export interface CommandOption<Value = unknown> {
  /** What stands behind its name; none for a flag. */
  readonly slot?: Slot;
  /** What the slot is called in help, where that is another word. */
  readonly called?: string;
  readonly says: string;
  readonly short?: string;
  /** The only words that are taken. */
  readonly choices?: readonly string[];
  /** What `run` is given where nobody says anything. */
  readonly usual?: Value;
  readonly isRepeatable?: boolean;
  /** How it was called before: `--name`, or `''` where it was an argument; still taken, and the new name is said. */
  readonly formerly?: string;
  /** Where it is the file of a report: into a folder too, a file for each of several arguments. */
  readonly report?: 'one' | 'each';
  /** True where it makes several files, which go into a folder. */
  readonly makesSet?: boolean;
  /** What `run` is given for the `words` that were typed behind it as `--name`; throws an `InputError`. */
  read(words: readonly string[], name: string): Value;
}

type Options = Readonly<Record<string, CommandOption>>;

type Slots<Name extends string = string> = Readonly<Partial<Record<Name, Slot | readonly string[]>>>;

/** What is given for the arguments of a usage such as `<key> [responses]`; never where it is none that can be read. */
type ArgumentsOf<Usage extends string> = Usage extends `${infer First} ${infer Rest}`
  ? OneArgument<First> & ArgumentsOf<Rest>
  : Usage extends `<${infer Name}...>`
    ? { readonly [Key in Name]: readonly string[] }
    : Usage extends `[${infer Name}...]`
      ? { readonly [Key in Name]?: readonly string[] }
      : OneArgument<Usage>;

type OneArgument<Word extends string> = Word extends ''
  ? object
  : Word extends `${string}.${string}`
    ? never
    : Word extends `<${infer Name}>`
      ? { readonly [Key in Name]: string }
      : Word extends `[${infer Name}]`
        ? { readonly [Key in Name]?: string }
        : never;

type ValueOf<Each> = Each extends { read(...typed: never): infer Value } ? Value : never;

type Always<All> = {
  [Key in keyof All]: All[Key] extends { readonly usual: unknown } ? Key : never;
}[keyof All];

/** What `run` is given for a record of options: a key for each that was typed, and always for one that has a usual value. */
export type OptionsOf<All> = { readonly [Key in Always<All>]: ValueOf<All[Key]> } & {
  readonly [Key in Exclude<keyof All, Always<All>>]?: ValueOf<All[Key]>;
};

/** All of a command but its name, its summary and its group, which stand in the table of commands. */
export interface Command<Given = never> {
  readonly examples: readonly [string, ...string[]];
  readonly args: string;
  readonly options: Options;
  /** What may stand as each argument, or its only words. */
  readonly slots: Slots;
  /** Opens what is needed; throws an `InputError` with everything that is wrong with it. */
  open(given: Given, context: CommandContext): Promise<unknown>;
  /** Opens what is needed, and runs. Gives the exit code. */
  call(given: Given, context: CommandContext): Promise<number>;
}

/** What `run` of a command with these arguments and options is given. */
export type GivenOf<Usage extends string, All> = ArgumentsOf<Usage> & OptionsOf<All>;

interface Declaration<Usage extends string, All, Opened> {
  readonly examples: readonly [string, ...string[]];
  /** The arguments, as in `<key> [responses]`; an option of the same name is a type error. */
  readonly args?: Usage & ([ArgumentsOf<Usage>] extends [never] ? never : unknown);
  readonly options?: All & Partial<Record<keyof ArgumentsOf<Usage>, never>>;
  /** What may stand as an argument, where its name does not say so. */
  readonly slots?: Slots<keyof ArgumentsOf<Usage> & string>;
  open?(given: GivenOf<Usage, All>, context: CommandContext): Promise<Opened>;
  run(given: GivenOf<Usage, All>, context: CommandContext, opened: Opened): Promise<number>;
}

/** Declares a command: what `run` is given is inferred from its arguments and its options. */
export function declareCommand<
  const Usage extends string = '',
  All extends Options = object & Options,
  Opened = undefined,
>(declared: Declaration<Usage, All, Opened>): Command<GivenOf<Usage, All>> {
  const { examples, args = '', options = {}, slots = {}, run } = declared;
  const open = declared.open ?? (async () => undefined as Opened);
  const call: Command<GivenOf<Usage, All>>['call'] = async (given, context) =>
    run(given, context, await open(given, context));
  return { examples, args, options, slots, open, call };
}

/** True where it is there, false or nothing where it is not. */
export function flag(says: string): CommandOption<boolean> {
  return { says, read: () => true };
}

/** One word, taken as it is typed. */
export function text(slot: Slot, says: string): CommandOption<string> {
  return { slot, says, read: ([word = '']) => word };
}

/** The same, which may be given several times. */
export function several(slot: Slot, says: string): CommandOption<readonly string[]> {
  return { slot, says, isRepeatable: true, read: (words) => words };
}

/** One of the words `choices`, which help calls `called`. */
export function choice<const Word extends string>(
  called: string,
  choices: readonly Word[],
  says: string,
): CommandOption<Word> {
  return {
    slot: 'choice',
    called,
    choices,
    says,
    read: ([word = ''], name) => {
      const found = choices.find((each) => each === word);
      if (found === undefined) throw new InputError([unknownWord(name, word, choices)]);
      return found;
    },
  };
}

/** Some of the words `choices`, each once, with commas between them. */
export function choiceOfSome<const Word extends string>(
  called: string,
  choices: readonly Word[],
  says: string,
): CommandOption<readonly Word[]> {
  const one = choice(called, choices, says);
  return {
    slot: 'choice',
    called,
    choices,
    says,
    read: ([words = ''], name) => [...new Set(partsOf(words).map((word) => one.read([word], name)))],
  };
}

/** The parts of a word with commas in it; the word where it has none. */
export function partsOf(words: string): readonly string[] {
  const parts = words.split(',').map((word) => word.trim());
  return parts.length > 1 ? parts.filter((word) => word !== '') : parts;
}

/** A whole number from `least` to `most`. */
export function whole({ least, most }: { readonly least: number; readonly most: number }, says: string) {
  return number('number', says, {
    isRight: (value, word) => /^\d+$/u.test(word) && value >= least && value <= most,
    wanted: `Give a whole number from ${least} to ${most}.`,
  });
}

/** A number of seconds above 0. */
export function seconds(says: string): CommandOption<number> {
  return number('seconds', says, {
    isRight: (value, word) => word !== '' && Number.isFinite(value) && value > 0,
    wanted: 'Give a number of seconds above 0, such as 30.',
  });
}

interface NumberRule {
  readonly isRight: (value: number, word: string) => boolean;
  readonly wanted: string;
}

function number(slot: Slot, says: string, { isRight, wanted }: NumberRule): CommandOption<number> {
  return {
    slot,
    says,
    read: ([word = ''], name) => {
      const value = Number(word);
      if (isRight(value, word.trim())) return value;
      throw inputError(`bad-${name}`, `${quoted(word)} is no ${name.replaceAll('-', ' ')}.`, wanted);
    },
  };
}

/** The arguments of a usage such as `<key> [responses]`, in order; the last may be the rest of them. */
export function argumentsIn(usage: string): { readonly name: string; readonly isRest: boolean }[] {
  return [...usage.matchAll(/([a-z]+)(\.\.\.)?[>\]]/gu)].map(([, name = '', dots]) => {
    return { name, isRest: dots !== undefined };
  });
}

/** How an option is typed: `noPager` as `--no-pager`. */
export function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** How help shows an option, as commander takes it: `-o, --output <file>`. */
export function flagsOf(key: string, { short, slot, called = slot }: CommandOption): string {
  return [...(short ? [`${short},`] : []), optionName(key), ...(called ? [`<${called}>`] : [])].join(' ');
}

/** What help says of an option, with the words that it takes. */
export function saidOf({ says, choices = [], usual }: CommandOption): string {
  const words = choices.map((each) => (each === usual ? `${each} (if left out)` : each));
  return words.length > 0 ? `${says}: ${listed(words, 'or')}` : says;
}

/** What a command is given besides its arguments. */
export interface CommandContext extends Screens {
  readonly io: Io;
  /** True where what is there may be written over, whatever it is. */
  readonly force: boolean;
}
