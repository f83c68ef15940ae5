import type { Model } from '../engine/compiled.ts';
import { titleOf } from '../engine/score/place-assessment.ts';
import type { Assessment, Respondent } from '../model/assessment.ts';
import type { View } from '../model/panel.ts';
import { folded, listed } from '../text.ts';
import { groupedBy } from '../work.ts';
import type { Grouping } from './suppression.ts';

/** Who gave several views: what each is called, and of what kind its people are. */

/** What stands for the organisation or role that nobody gave. */
export const NOT_GIVEN = 'not given';

/** Role and organisation of who gave each view, else its file; alike ones with a number. */
export function labelsOf(views: readonly View[]): readonly string[] {
  const labels = views.map(({ file, assessment: { answeredBy } }) => {
    const named = answeredBy.map(({ role, organisation }) =>
      organisation === null ? role : `${role}, ${organisation}`,
    );
    return named.length === 0 ? file : listed(named);
  });
  return labels.map((label, index) => {
    const alike = labels.filter((each) => each === label).length;
    const before = labels.slice(0, index).filter((each) => each === label).length;
    return alike === 1 ? label : `${label} ${before + 1}`;
  });
}

/** The views by organisation, by its kind of agency where it is a partner that has one. */
export function byOrganisation(views: readonly View[], { framework }: Model): Grouping {
  return grouped(views, ({ organisation }, { service }) => {
    if (organisation === null) return null;
    const partner = service.partners.find(({ name }) => folded(name) === folded(organisation));
    return titleOf(framework.agencies, partner?.agency ?? null) ?? organisation;
  });
}

/** The views by role: by that of the framework, where it is given. */
export function byRole(views: readonly View[], { framework }: Model): Grouping {
  return grouped(views, ({ role, as }) => titleOf(framework.roles, as) ?? role);
}

/** By the kinds of all who gave a view together. */
function grouped(
  views: readonly View[],
  kindOf: (respondent: Respondent, assessment: Assessment) => string | null,
): Grouping {
  const kinds = views.map(({ assessment }) => {
    const own = new Map(
      assessment.answeredBy.flatMap((each) => {
        const kind = kindOf(each, assessment);
        return kind === null ? [] : [[folded(kind), kind] as const];
      }),
    );
    return own.size === 0 ? NOT_GIVEN : listed([...own.values()].sort());
  });
  return groupingBy(kinds);
}

/** Those of one kind together, largest group first, then by name. */
export function groupingBy(kinds: readonly string[]): Grouping {
  const groups = [...groupedBy(kinds, folded)].sort(
    ([key, one], [other, { length }]) => length - one.length || (key < other ? -1 : 1),
  );
  const keys = groups.map(([key]) => key);
  return {
    titles: groups.map(([, [title]]) => title),
    of: kinds.map((kind) => keys.indexOf(folded(kind))),
  };
}
