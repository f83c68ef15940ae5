import { OWN_JUDGEMENT } from '../framework/rules/reference-rules.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import { quoted } from '../text.ts';
import type { Lint, TextContext, TextLint } from './lint.ts';

// Of which day a text is that somebody read, and what comes of it when time goes by.

/** Every lever that rests on something read says, itself or by its source, of which day that was. */
// The year of a source will do for a lever that there is everywhere, which is literature; one of some nations rests
// on what holds there, and that changes.
export const readingsAreDated: Lint = ({ framework, pathOf }) =>
  framework.barriers.flatMap(({ levers }) =>
    levers.flatMap((lever): Finding[] => {
      const { source, unverified, nations } = lever;
      // Of what was not read there is no day of reading.
      if (source === null || source === OWN_JUDGEMENT || unverified) return [];
      const { asOf, year } = framework.sources[source] ?? {};
      if (lever.asOf ?? asOf ?? (nations === null ? year : null)) return [];
      const message = `The lever ${quoted(lever.id)} does not say of which day the text is that it rests on.`;
      const advice = `Add “as-of:” to the source ${quoted(source)}, or to the lever: the day of the text that was read, such as 2026-07-01, 2026-07 or 2026.`;
      return [warning('no-as-of', message, advice, pathOf(lever))];
    }),
  );

/** What was read is not older than 18 months on the day that is given, and does not lie ahead of it. */
export const readingsAreFresh: TextLint = ({ today, ...context }) => {
  if (today === null) return [];
  const oldest = monthsBefore(today, OLDEST);
  return readingsIn(context).flatMap(({ name, asOf, path }): Finding[] => {
    // A month is as late as its last day, and as early as its first.
    if (asOf > today.slice(0, asOf.length)) {
      const message = `What ${name} rests on is as of ${asOf}, which lies ahead of ${today}.`;
      const advice = 'Give the day of the text that was read; what is yet to come belongs under “pending:”.';
      return [{ code: 'as-of-ahead', message, advice, path }];
    }
    if (asOf >= oldest.slice(0, asOf.length)) return [];
    const message = `What ${name} rests on is as of ${asOf}, more than ${OLDEST} months before ${today}.`;
    const advice = 'Look whether it still holds, and give the day of the text that you read then.';
    return [warning('old-reading', message, advice, path)];
  });
};

/** How old what was read may be, in months. */
// Law and guidance on joint work change about once a year.
const OLDEST = 18;

interface Reading {
  readonly name: string;
  readonly asOf: string;
  readonly path: Finding['path'];
}

function readingsIn({ framework, pathOf }: Omit<TextContext, 'today'>): Reading[] {
  const levers = framework.barriers.flatMap((barrier) => barrier.levers);
  return [
    ...Object.entries(framework.sources).map(([id, { asOf }]) =>
      reading('source', id, asOf, ['sources', id]),
    ),
    ...levers.map((lever) => reading('lever', lever.id, lever.asOf, pathOf(lever))),
  ].filter((found) => found !== null);
}

function reading(what: string, id: string, asOf: string | null, path: Finding['path']): Reading | null {
  return asOf === null ? null : { name: `the ${what} ${quoted(id)}`, asOf, path: [...path, 'as-of'] };
}

/** The day so many months before another, even one that its month does not have, such as 31 February. */
// It stands in order all the same.
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const all = year * 12 + month - 1 - months;
  const part = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${part(Math.floor(all / 12), 4)}-${part((all % 12) + 1, 2)}${day.slice(7)}`;
}
