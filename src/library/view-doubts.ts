import { isLongAgo } from '../engine/compare/compare-results.ts';
import type { View } from '../model/panel.ts';
import type { Problem } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { dayText, firstOf, folded, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';

/** All that a view says of the service and the people served. */
export function saysOf({ assessment: { answers, needs } }: View): string {
  return JSON.stringify([[...answers], [...needs]]);
}

function isNameless({ assessment }: View): boolean {
  return assessment.answeredBy.every(({ name }) => name === null);
}

function sameOf(view: View): string {
  return JSON.stringify([view.assessment.date, view.assessment.answeredBy, saysOf(view)]);
}

/** More than these are counted, not named. */
const MOST_NAMED = 12;

/** What one should know of views that count. */
export function doubtsOn(views: readonly View[]): Problem[] {
  const alike = groupedBy(views.filter(isNameless), sameOf);
  const unknown = views.filter(({ assessment }) => assessment.answeredBy.length === 0);
  const blank = views.filter(({ assessment: { answers } }) =>
    [...answers.values()].every(({ answer }) => answer === 'unknown'),
  );
  return [
    ...[...alike.values()]
      .filter(({ length }) => length > 1)
      .map((group) =>
        doubt(
          'perhaps-twice',
          group,
          'say the same to every question, on the same day and in the same role. If they are one person, leave one out',
        ),
      ),
    ...perhapsOnePerson(views),
    ...daysApart(views),
    ...(unknown.length < 2
      ? []
      : [doubt('nobody-named', unknown, 'do not say who answered, so they may be one person')]),
    ...(blank.length === 0
      ? []
      : [
          doubt(
            'nothing-known',
            blank,
            blank.length === 1
              ? 'answers no question, and counts only among those who do not know'
              : 'answer no question, and count only among those who do not know',
          ),
        ]),
  ];
}

/** That views may be of one person, who filled in two forms: one role, one organisation, and no name that tells them apart. */
function perhapsOnePerson(views: readonly View[]): Problem[] {
  const alone = views.filter(
    ({ assessment: { answeredBy } }) => answeredBy.length === 1 && answeredBy[0]?.organisation,
  );
  const groups = groupedBy(alone, ({ assessment: { answeredBy } }) =>
    JSON.stringify(answeredBy.map(({ role, organisation }) => [folded(role), folded(organisation ?? '')])),
  );
  return [...groups.values()]
    .filter((group) => group.length > 1 && group.some(isNameless) && new Set(group.map(sameOf)).size > 1)
    .map((group) => ({
      ...doubt(
        'perhaps-one-person',
        group,
        'have one role and organisation and may be one person, who then counts more than once',
        withDay,
      ),
      advice: say`If they are one, move the older out of the folder; if not, “${code('name:')}” in each of them tells them apart.`,
    }));
}

/** That views describe days more than sixty days apart. */
function daysApart(views: readonly View[]): Problem[] {
  const days = views.flatMap(({ assessment: { date } }) => date ?? []).sort();
  const [first = null, last = ''] = [days[0], days.at(-1)];
  if (!isLongAgo(first, last)) return [];
  const early = views.filter(({ assessment: { date } }) => isLongAgo(date, last));
  const late = views.filter(({ assessment: { date } }) => date !== null && isLongAgo(first, date));
  const [few, than] =
    late.length <= early.length
      ? [late, `after the first of these views (${dayText(first ?? '')})`]
      : [early, `before the last of these views (${dayText(last)})`];
  return [
    {
      ...doubt(
        'days-apart',
        few,
        `${few.length === 1 ? 'describes a day' : 'describe days'} more than sixty days ${than}`,
        withDay,
      ),
      advice:
        'What differs may have changed in between. Leave out what is of another time, or ask these people again.',
    },
  ];
}

function withDay({ file, assessment: { date } }: View): string {
  return date === null ? quoted(file, 200) : `${quoted(file, 200)} (${dayText(date)})`;
}

function doubt(
  kind: string,
  views: readonly View[],
  message: string,
  called = ({ file }: View) => quoted(file, 200),
): Problem {
  return {
    code: kind,
    severity: 'warning',
    message: `${listed(firstOf(views.map(called), MOST_NAMED))} ${message}.`,
  };
}
