import type {
  AnswerAgreement,
  BarrierChange,
  ComparedBarrier,
  ComparedColumn,
  ComparedDimension,
  ComparedQuestion,
  Comparison,
  NeededColumn,
  PlacementColumns,
} from '../../model/comparison.ts';
import type { BarrierStatus } from '../../model/result.ts';
import { capitalised, counted, listed, onOneLine } from '../../text.ts';
import { panelText } from './agreed-words.ts';
import { barrierName, markOf } from './barrier-words.ts';
import { rankedName } from './level-words.ts';
import { percentText } from './number-words.ts';
import type { Position } from './position-words.ts';
import { dateText, respondentsText, serviceName } from './service-words.ts';

/** The labels of the columns, their form within a sentence ("in A", "now"), and whether one follows another. */
export interface Sides {
  readonly labels: readonly string[];
  readonly within: readonly string[];
  readonly overTime: boolean;
}

/** The columns of a comparison. */
export function sidesOf({ columns, overTime }: Comparison): Sides {
  const labels = columns.map(({ label }) => label);
  return { labels, within: labels.map((label) => `in ${label}`), overTime };
}

/** The relation of the columns as a title. */
export function comparisonTitle({ columns, overTime }: Comparison): string {
  return overTime ? `${columns.length} dates side by side` : `${columns.length} assessments side by side`;
}

/** Lines on the service, the nation, the date and the respondents of a column. */
export function columnLines(column: ComparedColumn): string[] {
  const { service, notes, file, panel } = column;
  const facts = whereAndWhen(column);
  const who = respondentsText(column);
  return [
    serviceName(service),
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...(panel ? [`As agreed by ${panelText(panel)}`] : []),
    ...(who ? [`Answered by: ${who}`] : []),
    ...notes.map((note) => `Note: ${note}`),
    `File: ${file === '-' ? 'standard input' : onOneLine(file)}`,
  ];
}

/** The nation and the day of an assessment, as far as they are given. */
export function whereAndWhen({ service, date }: Pick<ComparedColumn, 'service' | 'date'>): string[] {
  return [service.nationTitle, date === null ? null : dateText(date)].filter((fact) => fact !== null);
}

/** The framework and the versions of it that the columns rest on. */
export function frameworkLine({
  title,
  versions,
}: Pick<Comparison['framework'], 'title' | 'versions'>): string {
  return `${title}, ${versions.length === 1 ? 'version' : 'versions'} ${listed(versions)}`;
}

/** Where a column sits on a placement, or null where its version of the framework lacks the placement. */
export function positionIn(
  { columns, cumulative, levels }: PlacementColumns,
  index: number,
): Position | null {
  const column = columns[index];
  if (!column) return null;
  const standing = levels.map((level) => ({
    ...level,
    status: level.statuses[index] ?? 'unknown',
    replaced: level.replaced[index] ?? null,
  }));
  return { ...column, cumulative, levels: standing };
}

const AGREEMENTS: readonly (readonly [agreement: AnswerAgreement, one: string, many: string])[] = [
  ['different', 'is answered differently', 'are answered differently'],
  ['may-be-same', 'may be answered alike', 'may be answered alike'],
  ['asked-of-some', 'is asked in some only', 'are asked in some only'],
  ['known-to-some', 'is known in some only', 'are known in some only'],
  ['same', 'is answered alike', 'are answered alike'],
  ['open', 'is known for certain in none', 'are known for certain in none'],
  ['not-asked', 'is asked in none', 'are asked in none'],
];

/** How many questions are answered differently, alike, and so on, in a sentence. */
export function agreementTally(questions: readonly ComparedQuestion[]): string {
  const parts = AGREEMENTS.flatMap(([agreement, one, many]) => {
    const count = answering(agreement, questions).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return `${counted(questions.length, 'question')}: ${listed(parts)}.`;
}

/** The questions with this agreement. */
export function answering(
  agreement: AnswerAgreement,
  questions: readonly ComparedQuestion[],
): readonly ComparedQuestion[] {
  return questions.filter((question) => question.agreement === agreement);
}

/** The agreements whose questions are shown with every column's answer, with their headings. */
export const SHOWN_IN_FULL: readonly { readonly agreement: AnswerAgreement; readonly title: string }[] = [
  { agreement: 'different', title: 'Answered differently' },
  { agreement: 'may-be-same', title: 'Perhaps alike: an answer leaves several options, and they overlap' },
  { agreement: 'asked-of-some', title: 'Asked in some only, as other answers or the version decide' },
];

/** What a column answers, in words. */
export function answerText(answer: { readonly text: string } | null | undefined): string {
  return capitalised(answer?.text ?? 'not asked in this version');
}

/** A question with the columns in which it is answered for certain. */
export function knownText({ ask, answers }: ComparedQuestion, labels: readonly string[]): string {
  return `${ask} (known in ${listed(labels.filter((_, index) => isKnown(answers[index]?.answer)))})`;
}

function isKnown(answer: string | readonly string[] | undefined): boolean {
  return typeof answer === 'string' && !['unknown', 'unanswered', 'hidden'].includes(answer);
}

/** The barriers that stand alike, under a title, `sure` unless some are only possible in the last column. */
export interface BarrierGroup {
  readonly title: string;
  readonly barriers: readonly ComparedBarrier[];
  readonly sure: boolean;
}

/** The barriers in groups of those gone, new and remaining, without empty groups. */
export function barrierGroups(barriers: readonly ComparedBarrier[], sides: Sides): readonly BarrierGroup[] {
  const { labels, overTime } = sides;
  const groups = labels.length === 2 || overTime ? changeGroups(barriers, sides) : [];
  const told = new Set(groups.flatMap((group) => group.barriers));
  const rest = barriers.filter((barrier) => !told.has(barrier));
  const some = rest.filter(({ statuses, remainsInAll }) => !remainsInAll && statuses.includes('remains'));
  return [
    ...groups,
    { title: 'Remains in some of them', barriers: some, sure: true },
    {
      title: `Remains in ${labels.length === 2 ? 'both' : 'all'}`,
      barriers: barriers.filter(({ remainsInAll }) => remainsInAll),
      sure: true,
    },
  ].filter((group) => group.barriers.length > 0);
}

function changeGroups(
  barriers: readonly ComparedBarrier[],
  { within, overTime }: Sides,
): readonly BarrierGroup[] {
  const [first, last] = [within.at(0), within.at(-1)];
  const there = overTime ? 'there' : 'remains';
  const group = (
    word: string,
    what: string,
    sure: boolean,
    change: BarrierChange,
    status?: BarrierStatus,
  ) => ({
    title: overTime ? `${word}: ${what}` : capitalised(what),
    barriers: barriers.filter(
      (barrier) => barrier.change === change && (!status || barrier.statuses.at(-1) === status),
    ),
    sure,
  });
  return [
    group('Gone', `${there} ${first}, not ${last}`, true, 'gone'),
    group('Perhaps gone', `${there} ${first}, only possible ${last}`, false, 'perhaps-gone'),
    group('New', `${there} ${last}, not ${first}`, true, 'new'),
    group('Perhaps new', `${there} ${last}, only possible ${first}`, true, 'perhaps-new', 'remains'),
    group('Perhaps new', `possible ${last}, not ${first}`, false, 'perhaps-new', 'possible'),
    group('Ruled out', `possible ${first}, not ${last}`, false, 'ruled-out'),
  ];
}

/** A barrier by name, with where it remains and is possible if there are more than two columns. */
export function comparedBarrierText(barrier: ComparedBarrier, labels: readonly string[]): string {
  const { name, statuses, remainsInAll } = barrier;
  if (labels.length === 2 || remainsInAll) return barrierName(barrier);
  const where = (['remains', 'possible'] as const).flatMap((status) => {
    const found = labels.filter((_, index) => statuses[index] === status);
    return found.length > 0 ? [`${status} in ${listed(found)}`] : [];
  });
  return `${name} (${where.join('; ')})${markOf(barrier)}`;
}

/** How a barrier stands in a column. */
export function barrierStatusText(status: BarrierStatus | null | undefined): string {
  if (status === 'remains' || status === 'possible') return status;
  return status ? 'not there' : 'not in this version';
}

/** How far a column is in a dimension, in percent. */
export function columnShareText(share: ComparedDimension['columns'][number] | undefined): string {
  if (!share || share.low === null || share.high === null) return 'none';
  return percentText(share.low, share.high);
}

/** The number of barriers that are only possible, in a sentence, or null where none is. */
export function onlyPossibleText(barriers: readonly ComparedBarrier[]): string | null {
  const count = barriers.filter(({ statuses }) => statuses.every((status) => status === 'possible')).length;
  if (count === 0) return null;
  return `${counted(count, 'barrier')} ${count === 1 ? 'is' : 'are'} possible in every one, and known to remain in none.`;
}

/** How closely the needs call for working together in a column. */
export function neededInColumn(needed: NeededColumn | null | undefined): string {
  if (!needed) return 'Not known: nothing was answered about the people served.';
  const names = needed.possible.map(rankedName);
  if (names.length === 0) return 'No level in particular.';
  const none = needed.perhapsNone ? ', or no level in particular' : '';
  const open = needed.level === null ? ', depending on what is not known' : '';
  const fit = needed.fit === null ? '' : ` ${FITS[needed.fit]}`;
  return `Level ${listed(names, 'or')}${none}${open}.${fit}`;
}

const FITS: Readonly<Record<NonNullable<NeededColumn['fit']>, string>> = {
  less: 'Less is in place.',
  enough: 'That is in place.',
  more: 'More is in place.',
  open: 'Whether that is in place is not known.',
};
