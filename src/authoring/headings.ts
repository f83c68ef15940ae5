import type { Finding } from '../framework/rules/finding.ts';
import { allQuestions } from '../framework/walk.ts';
import { counted, quoted } from '../text.ts';
import type { Lint, LintContext } from './lint.ts';

/** Where a framework gives some of its parts a short form, it gives one to all of that kind: a list reads as one. */
export const shortFormsAreComplete: Lint = (context) => {
  const { steps, levers, levels } = partsOf(context);
  const isHeaded = [...steps, ...levers].some(({ has }) => has);
  return [
    ...(isHeaded ? [...lacking(steps, 'step', 'do'), ...lacking(levers, 'lever', 'do')] : []),
    ...(levels.some(({ has }) => has) ? lacking(levels, 'level', 'short') : []),
  ];
};

/** A part that may have a short form. */
interface Part {
  readonly has: boolean;
  /** What it is called, to end a sentence about it. */
  readonly name: string;
  readonly path: Finding['path'];
}

function partsOf({ framework, pathOf }: LintContext): Record<'steps' | 'levers' | 'levels', Part[]> {
  const steps = allQuestions(framework).flatMap(({ id, options }) =>
    options.flatMap((option): Part[] => {
      if (!option.better) return [];
      const name = `up from ${quoted(option.id)} of ${quoted(id)}`;
      return [{ has: option.better.do !== null, name, path: [...pathOf(option), 'better'] }];
    }),
  );
  const levers = framework.barriers.flatMap((barrier) =>
    barrier.levers.map((lever): Part => {
      const name = `${quoted(lever.id)} of ${quoted(barrier.id)}`;
      return { has: lever.do !== null, name, path: pathOf(lever) };
    }),
  );
  const levels = framework.placements.flatMap((placement) =>
    placement.levels.map((level): Part => {
      return { has: level.short !== null, name: quoted(level.id), path: pathOf(level) };
    }),
  );
  return { steps, levers, levels };
}

/** More than so many of a kind are told in one line. */
const EACH = 3;

function lacking(parts: readonly Part[], what: string, key: 'do' | 'short'): Finding[] {
  const without = parts.filter(({ has }) => !has);
  const [first] = without;
  const found = (message: string, path: Finding['path']): Finding => {
    return { code: `without-${key}`, severity: 'warning', message, advice: ADVICE[key], path };
  };
  if (first && without.length > EACH)
    return [
      found(
        `${without.length} of ${counted(parts.length, what)} have no “${key}:”; the first is the one ${first.name}.`,
        first.path,
      ),
    ];
  return without.map(({ name, path }) =>
    found(`The ${what} ${name} has no “${key}:”, which others have.`, path),
  );
}

const ADVICE = {
  do: 'Say in at most eight words what is done: “name one manager for both teams”.',
  short: 'Add its name in one short word.',
} as const;
