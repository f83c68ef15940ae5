import { differenceOf, lookalikes } from '../../looks.ts';
import type { Compared, ComparedColumn, ComparedNeeds, Comparison } from '../../model/comparison.ts';
import type { Result, Tool } from '../../model/result.ts';
import { folded, listed, listedShort } from '../../text.ts';
import {
  compareAnswers,
  compareBarriers,
  compareNeeded,
  comparePositions,
  compareProfiles,
} from './compared-columns.ts';

/** Sets results of one framework side by side, by date where they are of one service, else as given. */
export function compareResults(given: readonly Compared[], tool: Tool): Comparison {
  const series = overTime(given);
  return sideBySide(series ?? given, series !== null, tool);
}

/** Sets results side by side in the order given; where it `isSeries`, they are one service at dates that follow. */
export function sideBySide(entries: readonly Compared[], isSeries: boolean, tool: Tool): Comparison {
  const results = entries.map(({ result }) => result);
  const columns = entries.map(columnOf);
  const { id = '', title = '' } = results.at(-1)?.framework ?? {};
  return {
    schemaVersion: 1,
    tool,
    framework: {
      id,
      title,
      unverified: results.some(({ framework }) => framework.unverified),
      versions: [...new Set(results.map(({ framework }) => framework.version))],
    },
    overTime: isSeries,
    notes: [...versionNotes(columns, results), ...sideNotes(results), ...lookNotes(columns, isSeries)],
    columns,
    placements: comparePositions(results),
    profile: compareProfiles(results),
    questions: compareAnswers(results.map(({ answers }) => answers)),
    barriers: compareBarriers(results.map(({ barriers }) => barriers)),
    needs: compareNeeds(results),
  };
}

function compareNeeds(results: readonly Result[]): ComparedNeeds | null {
  const answered = results.filter(({ recommended }) => recommended !== null).length;
  if (answered === 0) return null;
  return {
    levels: compareNeeded(results),
    // What only one column was asked about cannot differ from anything.
    questions: answered > 1 ? compareAnswers(results.map(({ needs }) => needs?.answers ?? [])) : [],
  };
}

function columnOf({ file, result }: Compared, index: number): ComparedColumn {
  const { service, framework, date, answeredBy, answered, score, next, notes, panel } = result;
  return {
    label: labelAt(index),
    file,
    frameworkVersion: framework.version,
    service: { name: service.name, nation: service.nation, nationTitle: service.nationTitle },
    date,
    answeredBy,
    ...(panel && { panel: { views: panel.views } }),
    answered,
    score,
    next,
    notes,
  };
}

function labelAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : labelAt(Math.floor(index / 26) - 1) + letter;
}

/** The results oldest first where they are one service at different times, else null. */
function overTime(given: readonly Compared[]): readonly Compared[] | null {
  const sorted = given.toSorted(({ result: one }, { result: other }) =>
    isLater(one.date, other.date) ? -1 : Number(isLater(other.date, one.date)),
  );
  const results = sorted.map(({ result }) => result);
  const [first] = results;
  return first && isOverTime(first, results) ? sorted : null;
}

function isOverTime(first: Result, results: readonly Result[]): boolean {
  const name = nameIn(first);
  return (
    name !== '' &&
    results.every((result) => nameIn(result) === name) &&
    results.slice(1).every((result, index) => {
      const before = results[index] ?? first;
      return isLater(before.date, result.date) && !isOtherView(before, result);
    })
  );
}

// Partners seldom answer on the same day, and what differs between them is no change.
function isOtherView(one: Result, other: Result): boolean {
  const organisations = ({ answeredBy }: Result) =>
    answeredBy.flatMap(({ organisation }) => organisation ?? []);
  const [ours, theirs] = [organisations(one), organisations(other)];
  return ours.length > 0 && theirs.length > 0 && !ours.some((organisation) => theirs.includes(organisation));
}

/** The name of a service, as it is held against another. */
export function nameIn({ service }: { readonly service: { readonly name: string | null } }): string {
  return folded(service.name ?? '');
}

/** True where `after` is certainly later than `before`. */
export function isLater(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false;
  // A year alone says nothing about the order of days in it, so only what both dates say is compared.
  const length = Math.min(before.length, after.length);
  return before.slice(0, length) < after.slice(0, length);
}

/** Which of several counts, the latest, or the first where all say the same; null where that cannot be told. */
export function latestOf<Each>(
  several: readonly Each[],
  dateOf: (each: Each) => string | null,
  saysOf: (each: Each) => string,
): Each | null {
  const isLatest = (one: Each) =>
    several.every((other) => other === one || isLater(dateOf(other), dateOf(one)));
  const isAlike = (one: Each) => several.every((other) => saysOf(other) === saysOf(one));
  return several.find(isLatest) ?? several.find(isAlike) ?? null;
}

/** Services whose names differ for the program and not to the eye. */
function lookNotes(columns: readonly ComparedColumn[], isSeries: boolean): string[] {
  const names = columns.map(({ service }) => service.name ?? '');
  return lookalikes(names).map(({ index, before }) => {
    const [one = '', other = ''] = [names[before], names[index]];
    const labels = [before, index].map((at) => columns[at]?.label ?? '');
    const taken = isSeries ? 'they are taken for one' : 'they are taken for two';
    return `The names of the services ${listed(labels)} look alike and differ only ${differenceOf(one, other)}; ${taken}.`;
  });
}

/** A note on results of one service whose answers are about different agencies. */
function sideNotes(results: readonly Result[]): string[] {
  const told = results.map((result, index) => {
    const { sides } = result.service;
    const key = sides.map(({ agency }) => agency).sort();
    return { key: key.join(' '), name: nameIn(result), text: `${labelAt(index)}, ${listedShort(sides)}` };
  });
  const unlike = told.filter(
    ({ key, name }) =>
      key !== '' &&
      name !== '' &&
      told.some((each) => name === each.name && each.key !== '' && each.key !== key),
  );
  return unlike.length === 0
    ? []
    : [`They are not about the same agencies: ${unlike.map(({ text }) => text).join('; ')}.`];
}

function versionNotes(columns: readonly ComparedColumn[], results: readonly Result[]): string[] {
  const versions = [...new Set(columns.map(({ frameworkVersion }) => frameworkVersion))];
  if (versions.length < 2) return [];
  const rest = versions.map((version) => {
    const labels = columns.filter((column) => column.frameworkVersion === version).map(({ label }) => label);
    return `${version} (${listed(labels)})`;
  });
  const asked = results.map(({ answers }) => answers.map(({ question }) => question));
  const stray = [...new Set(asked.flat())].filter((id) => !asked.every((ids) => ids.includes(id)));
  return [
    `These rest on different versions of the framework: ${listed(rest)}.`,
    ...(stray.length > 0 ? [`Not asked in every one of these versions: ${listed(stray)}.`] : []),
  ];
}

/** Days after which it is asked whether a file is to be corrected, or followed by a new one. */
const LONG_AGO = 60;

/** True where all of a day, a month or a year is more than sixty days before `today`. */
export function isLongAgo(date: string | null, today: string): boolean {
  if (date === null) return false;
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  // Day 0 of the next month is the last of this one.
  const last = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
  return (Date.parse(today) - last) / 86_400_000 > LONG_AGO;
}
