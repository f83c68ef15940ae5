import * as z from 'zod/mini';
import { day, described, type Frozen, id, optional, strictObject, textUpTo } from '../document/schema.ts';
import { LONGEST_PAGE, LONGEST_TEXT } from './vocabulary.ts';

/** What an assessment file says that a panel agreed on: who stood where, and who stays apart. */

const text = textUpTo(LONGEST_TEXT);

const MOST_VIEWS = 10_000;

/** No panel goes on for longer. */
export const MOST_ROUNDS = 100;

const COUNT = 'Expected how many views, or a list of who they are.';

const count = z.int(COUNT).check(z.minimum(0, COUNT), z.maximum(MOST_VIEWS, COUNT));

const people = z.array(text).check(z.maxLength(MOST_VIEWS));

/** How many views give each answer: an option, unknown, not-applicable, or options with commas between. */
export const tally = z.record(z.string(), z.union([count, people], { error: COUNT }));

const rule = strictObject({
  id: described(id, 'Its id.'),
  title: described(text, 'The name that people read.'),
  file: optional(textUpTo(LONGEST_PAGE), 'The file of a rule of your own.'),
  named: described(day, 'The day on which it was named.'),
});

const kind = strictObject({
  title: optional(z.nullable(text), 'Left out for all that are too few to be shown apart.'),
  views: described(count, 'How many views.'),
});

const kinds = z.nullable(z.array(kind));

const view = strictObject({
  file: described(textUpTo(LONGEST_PAGE), 'Its file.'),
  who: described(text, 'Role and organisation of who answered.'),
  check: described(
    z.string().check(z.regex(/^[0-9a-f]{8,64}$/u)),
    'Tells whether the answers changed since.',
  ),
});

/** The key `panel` of a file whose answers several agreed on. */
export const agreedPanel = strictObject({
  rule: described(rule, 'The rule by which answers count as agreed.'),
  'earlier-rules': optional(z.nullable(z.array(rule)), 'The rules that were named before it.'),
  opened: optional(z.nullable(day), 'The day on which the answers were first shown side by side.'),
  rounds: optional(
    z.nullable(z.int().check(z.minimum(1), z.maximum(MOST_ROUNDS))),
    'How many rounds of answers there were; 1 if left out.',
  ),
  views: described(
    z.union([count, z.array(view)], { error: 'Expected how many views, or a list of them.' }),
    'How many views there are; a list of them where their names may stand here.',
  ),
  organisations: optional(kinds, 'The views by organisation.'),
  roles: optional(kinds, 'The views by role.'),
});

/** The tally of a question as a file has it. */
export type WrittenTally = Readonly<z.infer<typeof tally>>;

export type WrittenPanel = Frozen<z.infer<typeof agreedPanel>>;

export type RuleNamed = Frozen<z.infer<typeof rule>>;

/** What the views said to one question that a panel was asked. */
export interface ViewsSaid {
  /** Null where nobody counted them. */
  readonly views: readonly ViewsGiving[] | null;
  /** Who stays apart, and why; null for nobody. */
  readonly dissent: string | null;
  /** What was noted, for a question that was left open. */
  readonly note: string | null;
}

/** How many views give an answer, and who they are where that may be told. */
export interface ViewsGiving {
  readonly answer: string | readonly string[];
  readonly views: number;
  readonly who: readonly string[] | null;
}

/** A panel whose answers an assessment holds. */
export interface AgreedPanel {
  readonly written: WrittenPanel;
  /** By question, of either part. */
  readonly said: ReadonlyMap<string, ViewsSaid>;
}
