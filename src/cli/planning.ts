import type { Result } from '../model/result.ts';
import { InputError, inputError, tried } from '../problem.ts';
import { placeExactly } from '../solver/exactly.ts';
import type { Held } from '../solver/plan/head.ts';
import type { NothingToPlan, Target } from '../solver/plan/target.ts';
import { quoted } from '../text.ts';
import type { Io } from './io.ts';
import { type Answered, openAnswers } from './opening.ts';
import { heldIn, targetIn, unplannable } from './plan-wishes.ts';
import { TOOL } from './tool.ts';

/** What a person wants of a plan, as it was typed. */
export interface PlanOptions {
  readonly framework?: string;
  readonly to?: string;
  readonly keep?: readonly string[];
  readonly without?: readonly string[];
  readonly timeLimit?: string;
}

/** An assessment that can be planned for, and what is wanted of the plan. */
export interface Planned extends Answered {
  readonly result: Result;
  readonly target: Target | NothingToPlan;
  readonly held: Held;
  /** How long looking for it may take, where somebody says; it ends by itself after so many steps. */
  readonly seconds: number;
}

/** Opens what is to be planned for. Throws an `InputError` with everything that is wrong with it, and with what is wanted. */
export async function openPlanned(file: string, options: PlanOptions, io: Io): Promise<Planned> {
  const limit = await tried(async () => secondsIn(options.timeLimit));
  const opened = await tried(() => openAnswers(file, { framework: options.framework, saved: SAVED }, io));
  if (!opened.ok) throw new InputError([...opened.problems, ...limit.problems]);
  const { model, assessment } = opened.value;
  const result = await placeExactly(model, assessment, TOOL);
  const refused = unplannable(model.framework);
  if (refused) throw new InputError([refused, ...limit.problems]);
  const target = targetIn(options.to, result, model);
  const held = heldIn(options, model);
  const problems = [...target.problems, ...held.problems, ...limit.problems];
  if (!target.ok || !held.ok || !limit.ok) throw new InputError(problems);
  return { model, assessment, result, target: target.value, held: held.value, seconds: limit.value };
}

const SAVED = 'A plan is made from the answers themselves, and not from what was saved of them.';

function secondsIn(text: string | undefined): number {
  if (text === undefined) return Infinity;
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  const message = `${quoted(text)} is no time limit.`;
  throw inputError('bad-time-limit', message, 'Give a number of seconds above 0, such as 30.');
}
