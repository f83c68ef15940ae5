import { isLongAgo } from '../engine/compare/compare-results.ts';
import type { Assessment, WrittenAssessment } from '../model/assessment.ts';
import type { View } from '../model/panel.ts';
import type { Problem } from '../problem.ts';
import { code, type Sentence, say } from '../sentence.ts';
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

interface WrittenView extends View {
  readonly written: Pick<WrittenAssessment, 'gathered'>;
}

/** More than these are counted, not named. */
const MOST_NAMED = 12;

/** What one should know of views that count. */
export function doubtsOn(views: readonly WrittenView[]): Problem[] {
  const alike = groupedBy(
    views.filter((view) => isNameless(view) && view.assessment.answeredBy.length > 0),
    sameOf,
  );
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
          calledIn(group),
          'say the same to every question, on the same day and in the same role. If they are one person, leave one out',
        ),
      ),
    ...perhapsOnePerson(
      views.filter((view) => (alike.get(sameOf(view)) ?? []).length < 2).map(filledIn),
      say`If they are one, move the older out of the folder; if not, “${code('name:')}” in each of them tells them apart.`,
    ),
    ...daysApart(views),
    ...(unknown.length < 2
      ? []
      : [
          {
            ...doubt('nobody-named', calledIn(unknown), 'do not say who answered, so they may be one person'),
            advice: say`Write it into each of them, under “${code('answered-by:')}”.`,
          },
        ]),
    ...(blank.length === 0
      ? []
      : [
          doubt(
            'nothing-known',
            calledIn(blank),
            blank.length === 1
              ? 'answers no question about the service, and adds nothing but its number. Have it answered, or leave it out'
              : 'answer no question about the service, and add nothing but their number. Have them answered, or leave them out',
          ),
        ]),
  ];
}

/** What somebody filled in, with all that tells whose it is. */
export interface FilledIn {
  /** The file, as messages have it. */
  readonly called: string;
  /** The form that it came in: two rows of one table are two people. */
  readonly form: string;
  readonly who: Assessment['answeredBy'];
}

const ONE_PERSON = 'have one role and organisation and may be one person, who then counts more than once';

/** That some of what was filled in may be of one person: one role, one organisation, and no name that tells them apart. */
export function perhapsOnePerson(all: readonly FilledIn[], advice: Sentence): Problem[] {
  const alone = all.flatMap((each) => {
    const [first, ...others] = each.who;
    if (!first?.organisation || others.length > 0) return [];
    return [{ ...each, name: first.name, key: folded(`${first.role}, ${first.organisation}`) }];
  });
  return [...groupedBy(alone, ({ key }) => key).values()]
    .filter(
      (group) => new Set(group.map(({ form }) => form)).size > 1 && group.some(({ name }) => name === null),
    )
    .map((group) => {
      const files = group.map(({ called }) => called);
      return { ...doubt('perhaps-one-person', files, ONE_PERSON), advice };
    });
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
        few.map(withDay),
        `${few.length === 1 ? 'describes a day' : 'describe days'} more than sixty days ${than}`,
      ),
      advice:
        'What differs may have changed in between. Leave out what is of another time, or ask these people again.',
    },
  ];
}

function filledIn(view: WrittenView): FilledIn {
  const { file, written, assessment } = view;
  return { called: withDay(view), form: written.gathered?.file ?? file, who: assessment.answeredBy };
}

function withDay({ file, assessment: { date } }: View): string {
  return date === null ? quoted(file, 200) : `${quoted(file, 200)} (${dayText(date)})`;
}

function calledIn(views: readonly View[]): string[] {
  return views.map(({ file }) => quoted(file, 200));
}

/** That `files`, as messages have them, do what `message` says. */
function doubt(kind: string, files: readonly string[], message: string): Problem {
  const text = `${listed(firstOf(files, MOST_NAMED))} ${message}.`;
  return { code: kind, severity: 'warning', message: text };
}
