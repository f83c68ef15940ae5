import type {
  AnswerAgreement,
  BarrierChange,
  ComparedBarrier,
  ComparedDimension,
  ComparedLevel,
  ComparedNeeds,
  ComparedQuestion,
  NeededColumn,
  PlacedColumn,
  PlacementColumns,
} from '../../model/comparison.ts';
import type {
  AnswerResult,
  BarrierResult,
  BarrierStatus,
  LevelName,
  PlacementResult,
  RecommendedLevel,
  Result,
  ShownAnswer,
} from '../../model/result.ts';
import { sharedBy } from '../../work.ts';

/** Every entry once, in the words and order of the last column that has it, then of earlier ones. */
export function inOrder<Entry>(
  columns: readonly (readonly Entry[])[],
  idOf: (entry: Entry) => string,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const column of columns.toReversed()) {
    for (const entry of column) if (!entries.has(idOf(entry))) entries.set(idOf(entry), entry);
  }
  return [...entries.values()];
}

/** The answers of several columns, question by question. */
export function compareAnswers(columns: readonly (readonly AnswerResult[])[]): ComparedQuestion[] {
  const byId = columns.map((answers) => new Map(answers.map((entry) => [entry.question, entry])));
  return inOrder(columns, ({ question }) => question).map(({ question, dimension, ask }) => {
    const answers = byId.map((entries) => {
      const entry = entries.get(question);
      return entry ? { answer: entry.answer, text: entry.text, note: entry.note } : null;
    });
    const agreement = agreementOf(answers.map((entry) => entry?.answer ?? 'hidden'));
    return { question, dimension, ask, agreement, answers };
  });
}

/** What answers to one question are to each other. */
export function agreementOf(answers: readonly ShownAnswer[]): AnswerAgreement {
  const asked = answers.filter((answer) => answer !== 'hidden');
  if (asked.length === 0) return 'not-asked';
  const told = asked.filter((answer) => answer !== 'unknown' && answer !== 'unanswered');
  const common = sharedBy(told.map((answer) => (typeof answer === 'string' ? [answer] : answer)));
  if (told.length > 1 && common.length === 0) return 'different';
  if (asked.length < answers.length) return 'asked-of-some';
  const certain = told.filter((answer) => typeof answer === 'string' || answer.length === 1);
  if (certain.length === asked.length) return 'same';
  if (told.length === asked.length && told.length > 1) return 'may-be-same';
  return certain.length > 0 ? 'known-to-some' : 'open';
}

/** How each barrier stands in several columns, in the last column's order. */
export function compareBarriers(columns: readonly (readonly BarrierResult[])[]): ComparedBarrier[] {
  const byId = columns.map((barriers) => new Map(barriers.map((entry) => [entry.id, entry.status])));
  return inOrder(columns, ({ id }) => id).map(({ id, kind, kindTitle, name, unverified }) => {
    const statuses = byId.map((entries) => entries.get(id) ?? null);
    const change = changeBetween(statuses.at(0) ?? null, statuses.at(-1) ?? null);
    const remainsInAll = statuses.every((status) => status === 'remains');
    return { id, kind, kindTitle, name, unverified, change, remainsInAll, statuses };
  });
}

/** How a barrier of the first column stands in the last. */
export function changeBetween(first: BarrierStatus | null, last: BarrierStatus | null): BarrierChange {
  if (first === null || last === null) return null;
  return CHANGES[presence(first)][presence(last)];
}

type Presence = 'there' | 'perhaps' | 'absent';

function presence(status: BarrierStatus): Presence {
  if (status === 'remains') return 'there';
  return status === 'possible' ? 'perhaps' : 'absent';
}

const CHANGES: Readonly<Record<Presence, Readonly<Record<Presence, BarrierChange>>>> = {
  there: { there: null, perhaps: 'perhaps-gone', absent: 'gone' },
  perhaps: { there: 'perhaps-new', perhaps: null, absent: 'ruled-out' },
  absent: { there: 'new', perhaps: 'perhaps-new', absent: null },
};

/** Where several columns sit, placement by placement. */
export function comparePositions(results: readonly Result[]): PlacementColumns[] {
  return inOrder(
    results.map(({ placements }) => placements),
    ({ id }) => id,
  ).map(({ id, title, cumulative }) => {
    const columns = results.map(({ placements }) => placements.find((entry) => entry.id === id));
    return { id, title, cumulative, levels: compareLevels(columns), columns: columns.map(placedColumn) };
  });
}

function compareLevels(columns: readonly (PlacementResult | undefined)[]): ComparedLevel[] {
  return inOrder(
    columns.map((placement) => placement?.levels ?? []),
    ({ id }) => id,
  ).map((level) => {
    const own = columns.map((placement) => placement?.levels.find(({ id }) => id === level.id));
    return {
      ...nameOf(level),
      statuses: own.map((each) => each?.status ?? null),
      replaced: own.map((each) => each?.replaced ?? null),
    };
  });
}

function placedColumn(placement: PlacementResult | undefined): PlacedColumn | null {
  if (!placement) return null;
  const { placed, secured, possible, reach, measure } = placement;
  return { placed, secured, possible, reach, measure };
}

/** How far several columns are in each dimension. */
export function compareProfiles(results: readonly Result[]): ComparedDimension[] {
  return inOrder(
    results.map(({ profile }) => profile),
    ({ dimension }) => dimension,
  ).map(({ dimension, title }) => ({
    dimension,
    title,
    columns: results.map(({ profile }) => {
      const entry = profile.find((each) => each.dimension === dimension);
      return entry ? { low: entry.low, high: entry.high } : null;
    }),
  }));
}

/** The levels that the needs call for in several columns, placement by placement. */
export function compareNeeded(results: readonly Result[]): ComparedNeeds['levels'] {
  const called = results.map(({ recommended }) => recommended?.levels ?? []);
  return inOrder(called, ({ placement }) => placement).map(({ placement, title }) => ({
    placement,
    title,
    columns: results.map((result) => {
      const wanted = result.recommended?.levels.find((entry) => entry.placement === placement);
      return wanted ? neededColumn(wanted, result) : null;
    }),
  }));
}

function neededColumn(wanted: RecommendedLevel, { placements }: Result): NeededColumn {
  const { placement, level, possible, perhapsNone, fit } = wanted;
  const levels = placements.find(({ id }) => id === placement)?.levels ?? [];
  const named = levels.find(({ id }) => id === level);
  return {
    level: named ? nameOf(named) : null,
    possible: levels.filter(({ id }) => possible.includes(id)).map(nameOf),
    perhapsNone,
    fit,
  };
}

function nameOf({ id, rank, name }: LevelName): LevelName {
  return { id, rank, name };
}
