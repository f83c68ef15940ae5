import * as z from 'zod/mini';
import { id, optional, strictObject } from '../document/shape.ts';
import { usually } from './shape.ts';

/** What parts of a framework were in an older version: by this, answers to that version carry over. */

/** The words that `was` has for what kept its id. */
export const SAME = 'same';
const ASK_AGAIN = 'ask-again';

/** What an option, a level or a barrier was called. */
export const formerly = usually(
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
export interface Formerly {
  /** The major version that is spoken of; null for the one before that of the framework. */
  readonly version: number | null;
  /** The id that it had; null for its own. */
  readonly id: string | null;
  /** Where it stands in a list of such statements; null where it stands alone. */
  readonly index: number | null;
  /** True where no more is said than that it was called otherwise. */
  readonly isRename: boolean;
  /** What became of old options, of none where they have to be asked again; null where that is so of all of them. */
  readonly options: Readonly<Record<string, readonly string[]>> | null;
}

/** How a question stood in older versions. */
export const formerQuestions = usually(
  z.pipe(
    z.union([id, formerQuestion, z.array(formerQuestion).check(z.minLength(1), z.maxLength(20))], {
      error: `Expected ${SAME}, ${ASK_AGAIN}, the id that the question had, or a map with “version”, “id” and “options”; or a list of such maps.`,
    }),
    z.transform((was): Formerly[] => {
      if (Array.isArray(was)) return was.map((each, index) => formerlyOf(each, index));
      if (typeof was !== 'string') return [formerlyOf(was, null)];
      const isRename = was !== SAME && was !== ASK_AGAIN;
      return [
        {
          ...formerlyOf({}, null),
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

function formerlyOf(
  { version, id: was, options = {} }: z.output<typeof formerQuestion>,
  index: number | null,
): Formerly {
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
