import type { Finding } from '../framework/rules/finding.ts';
import type { Barrier, Framework } from '../model/framework.ts';
import { listed, quoted } from '../text.ts';
import { someCase } from './cases.ts';
import { isRaised } from './goals.ts';
import type { Lint } from './lint.ts';

/** Every barrier can be raised. */
export const barriersCanBeRaised: Lint = (context) =>
  context.model.barriers
    .filter((barrier) => {
      context.onLooked();
      return someCase(isRaised(barrier), context) === false;
    })
    .map(
      ({ barrier }): Finding => ({
        code: 'idle-barrier',
        severity: 'warning',
        message: `No answers raise the barrier ${quoted(barrier.id)}.`,
        advice: barrier.arisesWhen
          ? 'Look whether “arises-when” and “raised-by” exclude each other.'
          : 'Look for conditions under “raised-by” that exclude each other.',
        path: [...context.pathOf(barrier), 'raised-by'],
      }),
    );

/** Wherever a barrier exists, somebody can remove it; or the author says why nobody can. */
export const barriersHaveLevers: Lint = ({ framework, pathOf }) =>
  framework.barriers.flatMap((barrier): Finding[] => {
    const without = nationsWithoutLever(barrier, framework);
    if (barrier.noLever !== null) {
      if (without.length > 0) return [];
      const message = `${quoted(barrier.id)} says that it has no lever, but it has one wherever it exists.`;
      const path = [...pathOf(barrier), 'no-lever'];
      return [
        { code: 'needless-no-lever', severity: 'warning', message, advice: 'Leave “no-lever” out.', path },
      ];
    }
    if (without.length === 0) return [];
    const where = barrier.levers.length === 0 ? '' : ` in ${listed(without)}`;
    return [
      {
        code: 'no-lever',
        severity: 'warning',
        message: `The barrier ${quoted(barrier.id)} has no lever${where}, so nobody learns what to do about it.`,
        advice: 'Add one under “levers:”, or say under “no-lever:” why nobody can remove it.',
        path: pathOf(barrier),
      },
    ];
  });

/** The nations in which a barrier exists and no lever of it does. */
function nationsWithoutLever({ nations, levers }: Barrier, framework: Framework): string[] {
  return framework.nations
    .map(({ id }) => id)
    .filter((id) => nations?.includes(id) ?? true)
    .filter((id) => !levers.some((lever) => lever.nations?.includes(id) ?? true));
}
