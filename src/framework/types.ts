/**
 * A framework after loading: defaults filled in, shared options written out, conditions in one form.
 * Plain data (it survives JSON), so the engine needs nothing else, and the build can store it.
 */

import type { Aggregate, Effort } from '../model/words.ts';

export * from '../model/words.ts';

/** What a claim rests on: the id of a source, or `own judgement`; null where nothing is given. */
export interface Grounds {
  readonly source: string | null;
  /** True where the source is known to the field but was not read. */
  readonly unverified: boolean;
}

export interface Source {
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly year: string | null;
  readonly url: string | null;
  readonly note: string | null;
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

export type Condition =
  | {
      readonly kind: 'answer';
      readonly question: string;
      /** How the answer is compared with `options`; `one-of` for a list, where one of them must be the answer. */
      readonly test: 'at-least' | 'at-most' | 'exactly' | 'one-of';
      readonly options: readonly string[];
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Condition[] }
  | (Measure & { readonly kind: 'score'; readonly atLeast: number })
  | { readonly kind: 'nation'; readonly nations: readonly string[] };

/** A number made from the option values of several ordered questions. */
export interface Measure {
  /** Whether the author named every ordered question, those of a dimension, or listed them one by one. */
  readonly of: 'all' | 'dimension' | 'listed';
  /** The dimension whose ordered questions these are; null where it is no dimension. */
  readonly dimension: string | null;
  readonly questions: readonly string[];
  readonly by: Aggregate;
}

export interface Option {
  readonly id: string;
  readonly text: string;
  /** A whole number, 0 or more; the position among the options unless the author gives another. */
  readonly value: number;
  /** The step up from here; null on the highest option and where the author says nothing. */
  readonly better: Step | null;
}

/** What somebody does to move a question up from one option to a better one. */
export interface Step {
  readonly text: string;
  readonly effort: Effort;
  /** Who has to act; null where the author does not say. */
  readonly who: string | null;
  /** The option that it leads to: the next one, unless the author names another above it. */
  readonly to: string;
  /** What has to be so before it can be done. */
  readonly needs: Condition | null;
}

export interface Question extends Grounds {
  readonly id: string;
  readonly dimension: string | null;
  readonly ask: string;
  readonly why: string | null;
  readonly evidence: string | null;
  /** True where the options run from least to most integrated; false where they are only different. */
  readonly ordered: boolean;
  readonly options: readonly Option[];
  readonly mayNotApply: boolean;
  readonly shownWhen: Condition | null;
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly requires: Condition;
}

export interface Level extends Grounds {
  readonly id: string;
  readonly name: string;
  /** The level in the middle of a sentence: "a shared budget". */
  readonly phrase: string | null;
  readonly about: string | null;
  /** What keeping it up costs where less would do. */
  readonly costs: string | null;
  /** Null where nothing is required, as at the foot of a ladder. */
  readonly requires: Condition | null;
  readonly strengthenedBy: readonly Condition[];
  readonly stages: readonly Stage[];
}

export interface Placement {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly cumulative: boolean;
  readonly firstRank: number;
  /** The author's claim that a better answer never lowers the level. */
  readonly monotone: boolean;
  /** The number that its levels are bands of; null where they are defined by other conditions. */
  readonly measure: Measure | null;
  readonly levels: readonly Level[];
}

export interface Lever extends Grounds {
  readonly id: string;
  readonly who: string;
  readonly effort: Effort;
  readonly firstStep: string;
  /** The nations in which it exists; null for all. */
  readonly nations: readonly string[] | null;
}

export interface Barrier extends Grounds {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly about: string | null;
  readonly arisesWhen: Condition | null;
  readonly raisedBy: Condition;
  readonly holdsBack: readonly string[];
  readonly nations: readonly string[] | null;
  readonly levers: readonly Lever[];
  /** Why nobody can remove it where it has no lever; null where the author says nothing. */
  readonly noLever: string | null;
}

/** A kind of partner. */
export interface Agency extends Named {
  /** The circle of agencies that it belongs to. */
  readonly group: string | null;
  /** The kinds of partner whose work it does as well. */
  readonly standsFor: readonly string[];
}

/** A rule that recommends how closely to work together. Without a condition it always holds. */
export interface HowRule extends Grounds {
  readonly level: string;
  readonly when: Condition | null;
  readonly because: string;
}

/** A rule that recommends a kind of partner. */
export interface WhoRule extends Grounds {
  readonly agency: string;
  readonly when: Condition | null;
  readonly because: string;
}

/** What is asked about the people served, and what their needs call for. Its conditions look only at its own questions. */
export interface Needs {
  /** The heading of what a report says of them; null for the usual one. */
  readonly title: string | null;
  readonly about: string | null;
  readonly questions: readonly Question[];
  /** Of the rules that hold, the highest level of each placement counts. */
  readonly how: readonly HowRule[];
  readonly who: readonly WhoRule[];
}

/** When the framework helps, when something else does, and how it is used. */
export interface Use {
  readonly for: readonly string[];
  readonly notFor: readonly string[];
  readonly how: readonly string[];
}

/** What changed in a version, for somebody whose answers belong to an older one. */
export interface Change {
  readonly version: string;
  readonly text: string;
}

export interface Framework {
  readonly id: string;
  /** Three numbers with dots; the first changes when old answers can no longer be scored. */
  readonly version: string;
  readonly isDefault: boolean;
  readonly title: string;
  readonly about: string | null;
  readonly use: Use | null;
  readonly licence: string | null;
  /** True where the framework as a whole rests on sources that were not read. */
  readonly unverified: boolean;
  readonly changes: readonly Change[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly nations: readonly Named[];
  readonly kinds: readonly Named[];
  readonly dimensions: readonly Named[];
  readonly agencyGroups: readonly Named[];
  readonly agencies: readonly Agency[];
  /** How many partners one assessment is about at most; null where it may be any number. */
  readonly mostPartners: number | null;
  /** Null where the framework does not ask about the people served. */
  readonly needs: Needs | null;
  readonly questions: readonly Question[];
  readonly placements: readonly Placement[];
  /** Why it names no barriers; null where it does, or does not say. */
  readonly noBarriers: string | null;
  readonly barriers: readonly Barrier[];
  /** Two placements drawn as a matrix, rows first; null where there is no matrix. */
  readonly grid: readonly [string, string] | null;
}
