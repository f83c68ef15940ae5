import type { GivenAnswer } from './assessment.ts';
import type { Agreement, Outcome, Panel, PanelPlacement, PanelQuestion, PanelView } from './panel.ts';
import type { Tool } from './result.ts';

/** How close an answer is to the key’s: the same, at most one option away or a list with it, further, or none. */
export const CLOSENESSES = ['same', 'near', 'further', 'notKnown', 'notAsked'] as const;

export type Closeness = (typeof CLOSENESSES)[number];

/** How many answers are how close to the key; they add up to all. */
export type Counts = Readonly<Record<Closeness, number>>;

/** How several people read one case, held against its key. Every share is from 0 to 1, to six places. */
export interface Calibration extends Pick<Panel, 'schemaVersion' | 'framework' | 'service' | 'notes'> {
  readonly tool: Tool;
  readonly views: number;
  /** Each view in the order given; null where who said what is left out. */
  readonly who: readonly CalibratedView[] | null;
  /** The answers to all questions together. */
  readonly counts: Counts;
  /** How many questions a view answers as the key does; null where it would tell of fewer than three people. */
  readonly spread: { readonly lowest: number; readonly median: number; readonly highest: number } | null;
  readonly placements: readonly CalibratedPlacement[];
  /** Those that the key answers for sure and somebody was asked, in the framework’s order. */
  readonly questions: readonly CalibratedQuestion[];
  /** How many more the key answers for sure, to which no view says anything. */
  readonly leftOut: number;
  /** The ids of those to talk about: those that fewest answer as the key does first. */
  readonly talkAbout: readonly string[];
  /** How far people agree with each other, whatever the key says. */
  readonly overall: Agreement;
}

/** A view by name. */
export interface CalibratedView extends Pick<PanelView, 'label' | 'file' | 'placements'> {
  readonly counts: Counts;
}

/** Where the key puts the case, and where views alone would, with the key’s answers to all else. */
export interface CalibratedPlacement extends Pick<PanelPlacement, 'id' | 'title' | 'isMeasured' | 'alone'> {
  readonly key: Outcome;
}

/** How a question is read: by more than two thirds of those asked as the key has it, or alike otherwise; unknown to half; else apart. */
export type Reading = 'as-the-case' | 'alike-otherwise' | 'not-known' | 'apart';

export interface CalibratedQuestion
  extends Pick<PanelQuestion, 'question' | 'dimension' | 'ask' | 'ordered' | 'said'> {
  readonly key: Pick<GivenAnswer, 'answer' | 'note' | 'evidence'> & { readonly text: string };
  readonly reading: Reading;
  readonly counts: Counts;
  /** What those who know say, lowest first. */
  readonly tally: readonly (PanelQuestion['tally'][number] & { readonly closeness: Closeness })[];
}
