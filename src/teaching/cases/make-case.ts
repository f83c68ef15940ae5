import type { Model } from '../../engine/compiled.ts';
import type { Prover, WorkBudget } from '../../engine/logic/search.ts';
import { settleSituation } from '../../engine/logic/search.ts';
import type { Example } from '../../model/key.ts';
import type { Tool } from '../../model/result.ts';
import type { Vignettes } from '../../model/vignettes.ts';
import type { Progress } from '../../work.ts';
import { type Drafting, draftOf, FEWEST_BARRIERS } from './case-draft.ts';
import type { Wanted } from './case-order.ts';
import { type CaseTarget, canBeTold, targetsFor } from './case-target.ts';
import { type CaseInWords, isSpent } from './case-text.ts';
import type { CompiledVignettes } from './compiled-vignettes.ts';
import type { Random } from './random.ts';
import { type Scene, writeCase } from './write-case.ts';

export interface CaseSource {
  readonly model: Model;
  readonly vignettes: Vignettes;
  readonly tool: Tool;
  readonly prove: Prover;
  readonly progress?: Progress;
}

/** The scene of a case, what it is to be, and what it is made from. */
export interface Brief extends Scene {
  readonly wanted: Wanted;
  readonly source: CaseSource;
  /** The texts without those that stand in earlier sets, or null where there is nothing to avoid. */
  readonly fresh: CompiledVignettes | null;
  readonly budget: WorkBudget;
}

/** The number of tries at a case before it is given up. */
export const MOST_TRIES = 1_000;

/** The budget from one case found to the next, in parts of conditions evaluated. */
export const WORK = 300_000_000;

/** The number of tries with fresh texts alone. */
const FRESH_TRIES = 60;

/** The number of cases, each with texts of earlier sets in it, of which the one with fewest is taken. */
const COMPARED = 4;

/** The number of tries with a text that is told whole. */
const WHOLE_TRIES = 12;

/** A case, or both of a pair, unlike those `seen`, or null where none is found. */
export function caseFor(brief: Brief, random: Random, seen: Set<string>): CaseInWords | null {
  const tryAt = attempts(brief, random, seen);
  const made = brief.texts.whole
    ? firstOf(tryAt(brief.texts), WHOLE_TRIES)
    : brief.fresh
      ? (firstOf(tryAt(brief.fresh), FRESH_TRIES) ?? leastSpent(tryAt(brief.texts), brief.used.times))
      : firstOf(tryAt(brief.texts), MOST_TRIES);
  for (const example of made?.examples ?? []) seen.add(identityOf(example));
  return made;
}

type Attempt = CaseInWords | null;

function firstOf(attempts: Iterator<Attempt, void>, most: number): Attempt {
  for (let tries = 0; tries < most; tries += 1) {
    const { value, done = false } = attempts.next();
    if (value || done) return value ?? null;
  }
  return null;
}

/** Of the first cases found the one with the fewest phrases of earlier sets. */
function leastSpent(attempts: Iterator<Attempt, void>, uses: ReadonlyMap<string, number>): Attempt {
  let [best, least]: [Attempt, number] = [null, Number.POSITIVE_INFINITY];
  for (let compared = 0; compared < COMPARED && least > 0; compared += 1) {
    const made = firstOf(attempts, MOST_TRIES);
    if (!made) break;
    const phrases = made.examples.flatMap(({ facts }) => facts.map(({ phrase }) => phrase));
    const spent = phrases.filter((phrase) => isSpent(phrase, uses)).length;
    if (spent < least) [best, least] = [made, spent];
  }
  return best;
}

/** Tries with some texts, each of which gives a case unlike those `seen`, or null. */
function attempts(brief: Brief, random: Random, seen: ReadonlySet<string>) {
  const { wanted, source, nation, budget, used } = brief;
  const { model, prove, tool } = source;
  const { kind, slot, difficulty } = wanted;
  const { placement, level } = slot;
  const nothing = settleSituation(model, new Map(), nation);
  const inference = { model, placement, nothing, prove, budget };
  return function* tries(texts: CompiledVignettes): Generator<Attempt, void> {
    const common = { inference, texts, random, difficulty, tool, nation, uses: used.times };
    const search = { model, placement, texts, nothing };
    const targets = targetsFor(kind, level, search, random).filter((target) => canBeTold(target, search));
    for (let count = 0; count < MOST_TRIES && targets.length > 0 && budget.left > 0; count += 1) {
      // Where no case shows as many barriers, one that shows fewer is better than none.
      const drafting = { ...common, fewestBarriers: count < MOST_TRIES / 2 ? FEWEST_BARRIERS : 0 };
      const made = attempt(targets[count % targets.length], { ...brief, texts }, drafting);
      yield made?.examples.some((each) => seen.has(identityOf(each))) ? null : made;
    }
  };
}

function attempt(target: CaseTarget | undefined, scene: Scene, drafting: Drafting): Attempt {
  const draft = target ? draftOf(target, drafting) : null;
  return draft ? writeCase(draft, scene, drafting) : null;
}

/** The identity of a case, the same for those with the same facts and setting. */
export function identityOf({ facts, setting }: Example): string {
  return JSON.stringify([setting.id, facts.map(({ question, option }) => `${question} ${option}`).sort()]);
}
