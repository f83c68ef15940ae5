import type { BarrierResult, BarrierStatus } from '../model/result.ts';
import { inOrder } from './compare-order.ts';
import type { BarrierChange, ComparedBarrier } from './comparison.ts';

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
