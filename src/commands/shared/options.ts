import { CASE_KINDS, DIFFICULTIES } from '../../model/vocabulary.ts';
import { inputError } from '../../problem.ts';
import { type FormatOf, formatsOf, type PageName } from '../../report/page-formats.ts';
import { code } from '../../sentence.ts';
import { isDay, quoted } from '../../text.ts';
import { type CommandOption, choice, choiceOfSome, flag, type OptionsOf, text, whole } from '../declare.ts';

/** The options that several commands take: each means the same everywhere, and has one name. */

export const FRAMEWORK = text('id|file', 'the framework to use');

export const RULE = text('id|file', 'the rule by which answers count as agreed; two-thirds if left out');

/** The format of a page, or one of `more`. */
export function formatOf<Name extends PageName, const More extends string = never>(
  name: Name,
  more: readonly More[] = [],
) {
  const formats: readonly (FormatOf<Name> | More)[] = [...formatsOf(name), ...more];
  return { ...choice('format', formats, 'how to print'), usual: 'text' as const };
}

/** Where a report goes. What these are given is looked at before any command is run. */
export const OUTPUT = {
  output: {
    ...text('file', 'write it to a file, whose ending says the format; “-” is standard output'),
    short: '-o',
    report: 'one',
  },
  force: flag('write over whatever file is there, also one that is no report'),
} as const;

/** A report of one result, or of several. */
export const RESULT = { format: formatOf('result'), ...OUTPUT };

/** How much of a result is printed on a screen. */
export const SCREEN = {
  full: flag('all that there is to say, the answer first; in a terminal page by page (PAGER)'),
  noPager: flag('print it in one go'),
};

/** What a command that prints the answer of a result, or all of it, is given of how to do so. */
export type AnswerOptions = OptionsOf<typeof RESULT & typeof SCREEN>;

/** The day that counts as today. */
export const TODAY: CommandOption<string> = {
  ...text('day', 'the day that counts as today, such as 2026-11-29'),
  read: ([day = '']) => {
    if (isDay(day) && /^(?:19|2[01])/u.test(day)) return day;
    throw inputError('bad-day', `${quoted(day)} is no day.`, 'Give one such as 2026-11-22.');
  },
};

/** More than this at once helps no course. */
export const MOST_CASES = 1_000;
const HIGHEST_SEED = 2n ** 64n - 1n;

/** A number of 64 bits; as text where a number would lose digits. */
const SEED: CommandOption<number | string> = {
  slot: 'number',
  says: 'the same number gives the same cases; one by chance, if left out',
  read: ([word = '']) => {
    const digits = /^\d{1,20}$/u.test(word.trim()) ? BigInt(word.trim()) : HIGHEST_SEED + 1n;
    if (digits <= HIGHEST_SEED) return seedOf(digits);
    throw inputError(
      'bad-seed',
      `${quoted(word)} is no seed.`,
      `Give a whole number from 0 to ${HIGHEST_SEED}.`,
    );
  },
};

/** A seed as it stands in a key. */
export function seedOf(bits: bigint): number | string {
  return bits <= Number.MAX_SAFE_INTEGER ? Number(bits) : String(bits);
}

/** Which cases are made up. */
export const CASES = {
  level: text('level', 'the level that is certain, by id, name or number; each in turn, if left out'),
  kind: choiceOfSome('kind,…', CASE_KINDS, 'what is hard about it; several with commas'),
  difficulty: choiceOfSome(
    'how,…',
    DIFFICULTIES,
    'how much is implied, and how much else is told; several with commas',
  ),
  mix: flag('a mixed set: all kinds in turn but twins, and easy, medium and hard cases'),
  setting: text('setting', 'the kind of service; each in turn, if left out'),
  nation: text('nation', 'where the service is; each in turn, if left out'),
  seed: SEED,
  count: whole({ least: 1, most: MOST_CASES }, 'how many; of twins, how many pairs'),
  framework: { ...FRAMEWORK, says: 'the framework to use, one of the few that have texts for cases' },
};

/** Those of some options that were given, as they are typed. */
export function typedOf(given: object) {
  return Object.entries(given).flatMap(([name, is]) => (is === undefined ? [] : [code(`--${name}`)]));
}
