import * as z from 'zod/mini';
import {
  day,
  described,
  fileObject,
  id,
  optional,
  orNull,
  strictObject,
  textUpTo,
  withDefault,
} from '../document/schema.ts';
import { conditions, type Resolved } from './condition.ts';
import { EFFORTS } from './vocabulary.ts';

/** What parts of a framework were in an older version (`was`), by which answers carry over. */

/** The words of `was` for what kept its id. */
export const SAME = 'same';

const ASK_AGAIN = 'ask-again';

/** The ids that an option, a level or a barrier had. */
export const formerIds = withDefault(
  z.pipe(
    z.union([id, z.array(id).check(z.minLength(1), z.maxLength(30))], {
      error:
        'Expected the id that it had in the major version before, “same”, or a list of ids that became this one.',
    }),
    z.transform((was) => (typeof was === 'string' ? [was] : was)),
  ),
  [],
  'The id that it had in the major version before, “same” where it kept its id and only its words changed, or a list of ids that became this one.',
);

const formerQuestion = strictObject({
  version: optional(
    z.int().check(z.minimum(0), z.maximum(999)),
    'The major version that this speaks of; the one before this version if left out.',
  ),
  id: optional(id, 'The id that the question had then; the present one if left out.'),
  options: optional(
    z.union([z.literal(ASK_AGAIN), z.record(id, z.union([id, z.array(id).check(z.minLength(1))]))], {
      error: `Expected a map, old option: new option (or a list of them, or ${ASK_AGAIN}); or ${ASK_AGAIN} for all of them.`,
    }),
    `What became of the old options: an option, a list of those of which one holds where the old answer says less, or “${ASK_AGAIN}”. What is not named keeps its id, or goes by the “was” of an option.`,
  ),
});

/** How a question stood in an older version. */
export interface FormerQuestion {
  /** The major version that is meant; null for the one before. */
  readonly version: number | null;
  /** The id that it had; null for its own. */
  readonly id: string | null;
  /** Its index in a list; null where it stands alone. */
  readonly index: number | null;
  /** True where only the id was another. */
  readonly isRename: boolean;
  /** The successors of old options, none for one that is asked again; null where all of them are. */
  readonly options: Readonly<Record<string, readonly string[]>> | null;
}

const formerQuestions = withDefault(
  z.pipe(
    z.union([id, formerQuestion, z.array(formerQuestion).check(z.minLength(1), z.maxLength(20))], {
      error: `Expected ${SAME}, ${ASK_AGAIN}, the id that the question had, or a map with “version”, “id” and “options”; or a list of such maps.`,
    }),
    z.transform((was): FormerQuestion[] => {
      if (Array.isArray(was)) return was.map((each, index) => formerQuestionOf(each, index));
      if (typeof was !== 'string') return [formerQuestionOf(was, null)];
      const isRename = was !== SAME && was !== ASK_AGAIN;
      return [
        {
          ...formerQuestionOf({}, null),
          id: isRename ? was : null,
          isRename,
          options: was === ASK_AGAIN ? null : {},
        },
      ];
    }),
  ),
  [],
  `How the question stood in the major version before: “${SAME}” where only its words changed, “${ASK_AGAIN}” where old answers count no more, its old id where it was called otherwise; or a map that says what became of its options, and of which version it speaks, or a list of such maps.`,
);

function formerQuestionOf(
  { version, id: was, options = {} }: z.output<typeof formerQuestion>,
  index: number | null,
): FormerQuestion {
  const became = (to: string | string[]) => (typeof to === 'string' ? (to === ASK_AGAIN ? [] : [to]) : to);
  const mapped = options === ASK_AGAIN ? null : options;
  return {
    version: version ?? null,
    id: was ?? null,
    index,
    isRename: false,
    options: mapped && Object.fromEntries(Object.entries(mapped).map(([old, to]) => [old, became(to)])),
  };
}

/** A framework file as its author writes it, and as the engine takes it, plain data that survives JSON. */

export const text = textUpTo(2000);

export const effort = described(z.enum(EFFORTS), 'How long it takes.');

export const heading = orNull(
  textUpTo(80),
  'What to do, as a heading: at most eight words, such as “name one manager for both teams”.',
);

export const roles = withDefault(
  z.array(id).check(z.maxLength(20)),
  [],
  'Those of the framework’s roles who can do it, besides what “who” says in words.',
);

/** What is done about something that cannot wait, whatever the level. */
export const settleNow = orNull(
  fileObject({
    do: described(textUpTo(80), 'What to do, as a heading of at most eight words.'),
    who: orNull(text, 'The person or body who has to act.'),
    roles,
    effort: orNull(effort, 'How long it takes.'),
  }),
  'What to do about it first, whatever the level; for what cannot wait.',
);

export const grounds = {
  source: orNull(textUpTo(300), 'What this rests on: the id of one of the sources, or “own judgement”.'),
  unverified: withDefault(
    z.boolean(),
    false,
    'true where the source is known to the field but was not read.',
  ),
};

export const asOf = orNull(
  z.pipe(day, z.transform(String)),
  'The day of the text that was read, or its month or year; never the day of writing.',
);

export const pending = orNull(
  text,
  'What is proposed and not yet so, with its date, in a sentence that is true whether or not it comes.',
);

export const named = fileObject({ id, title: described(text, 'The name that people read.') });

const WHOLE_VALUE =
  'Expected a whole number. Multiply all values by one number, such as 4 where they are quarters, and the numbers to reach with them.';

const option = fileObject({
  id,
  text: described(text, 'What an outsider would see. Concrete, not a grade.'),
  value: orNull(
    z.int(WHOLE_VALUE).check(z.minimum(0), z.maximum(1000)),
    'Its number in scores; its position from 0 if left out.',
  ),
  better: orNull(
    fileObject({
      text: described(text, 'What somebody does to get there.'),
      do: heading,
      effort,
      who: orNull(text, 'The person or body who has to act.'),
      roles,
      to: orNull(id, 'The option that it leads to, where that is not the next one.'),
      needs: orNull(conditions, 'What has to be so before it can be done.'),
    }),
    'The step up from this option, to the next one unless “to” names another.',
  ),
  was: formerIds,
});

export const options = z.pipe(
  z.array(option).check(z.minLength(2), z.maxLength(30)),
  z.transform((list: z.output<typeof option>[]) =>
    list.map(({ value, better, ...rest }, index) => ({
      ...rest,
      value: value ?? index,
      // A step from the highest option leads nowhere, which is said elsewhere.
      better: better && { ...better, to: better.to ?? list[index + 1]?.id ?? rest.id },
    })),
  ),
);

export const question = fileObject({
  id,
  dimension: orNull(id, 'The dimension that it belongs to.'),
  ask: described(text, 'The question, at most 25 words.'),
  why: orNull(text, 'Why it is asked.'),
  evidence: orNull(text, 'What would show the answer to somebody else.'),
  ordered: withDefault(z.boolean(), true, 'false where the options do not run from less to more integrated.'),
  options: described(
    z.union([options, id], { error: 'Expected a list of options, or the name of shared options.' }),
    'The options from least to most integrated, or the name of a list under shared-options.',
  ),
  'may-not-apply': withDefault(z.boolean(), false, 'true where “not applicable” is an answer.'),
  'shown-when': orNull(conditions, 'The question is asked only when this holds.'),
  'settle-now': settleNow,
  was: formerQuestions,
  ...grounds,
});

export type WrittenOptions = z.output<typeof options>;

export type WrittenQuestion = z.output<typeof question>;

/** What a claim rests on, the id of a source or `own judgement`; null where nothing is given. */
export type Grounds = Pick<Question, 'source' | 'unverified'>;

export type Named = Resolved<z.output<typeof named>>;

export type Option = Resolved<WrittenOptions[number]>;

export type Step = NonNullable<Option['better']>;

export interface Question extends Resolved<Omit<WrittenQuestion, 'options'>> {
  readonly options: readonly Option[];
}

export type SettleNow = NonNullable<Question['settleNow']>;
