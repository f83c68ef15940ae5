import type { Condition, Framework, Grounds } from '../types.ts';

/** A crosswalk after loading: how answers to one framework answer the questions of another. Plain data. */
export interface Crosswalk {
  readonly answers: readonly Derivation[];
  readonly needs: readonly Derivation[];
  readonly levels: readonly LevelMatch[];
}

/** The two frameworks that a crosswalk leads between. */
export interface Ends {
  readonly from: Framework;
  readonly to: Framework;
}

/** How one question of the other framework is answered: by the first of these rules that holds, else not at all. */
export interface Derivation {
  readonly question: string;
  readonly rules: readonly DerivationRule[];
}

export interface DerivationRule extends Grounds {
  /** The option that is given; several where it is one of these; none where the question does not apply. */
  readonly options: readonly string[];
  /** Null where the rule always holds. */
  readonly when: Condition | null;
  readonly because: string | null;
}

/** Which levels of a placement of the other framework one would expect at each level of one of this. */
export interface LevelMatch {
  readonly from: string;
  readonly to: string;
  readonly means: Readonly<Record<string, readonly string[]>>;
}
