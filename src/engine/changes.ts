import type { LevelResult, Result } from '../model/result.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareBarriers } from './compare-barriers.ts';
import { compareNeeded, comparePositions, compareProfiles } from './compare-levels.ts';
import { inOrder } from './compare-order.ts';
import type { ChangedLevel, ChangedPartner, Changes } from './what-if.ts';

/** What moves between two results of one framework. */
export function changesBetween(before: Result, after: Result): Changes {
  const both = [before, after];
  return {
    placements: comparePositions(both).filter(
      ({ columns, levels }) =>
        isMoved(columns) || levels.some(({ statuses, replaced }) => isMoved(statuses) || isMoved(replaced)),
    ),
    levels: changedLevels(before, after),
    profile: compareProfiles(both).filter(({ columns }) => isMoved(columns)),
    score: isMoved([before.score, after.score]) ? { columns: [before.score, after.score] } : null,
    barriers: compareBarriers(both.map(({ barriers }) => barriers)).filter(({ statuses }) =>
      isMoved(statuses),
    ),
    questions: [
      compareAnswers(both.map(({ needs }) => needs?.answers ?? [])),
      compareAnswers(both.map(({ answers }) => answers)),
    ]
      .flat()
      .filter(({ answers }) => isMoved(answers.map((entry) => entry?.answer === 'hidden'))),
    needs: {
      levels: compareNeeded(both).filter(({ columns }) => isMoved(columns)),
      partners: changedPartners(both),
    },
  };
}

/** True where what is so now is not what would be. Everything in a result is plain JSON, in one order of keys. */
function isMoved([now, then]: readonly unknown[]): boolean {
  return JSON.stringify(now) !== JSON.stringify(then);
}

function changedLevels(before: Result, after: Result): ChangedLevel[] {
  return after.placements.flatMap(({ id: placement, levels }) => {
    const earlier = before.placements.find(({ id }) => id === placement)?.levels ?? [];
    return levels.flatMap((level, index): ChangedLevel[] => {
      const columns = [earlier[index] ?? level, level].map(standingOf);
      const { id, rank, name } = level;
      return isMoved(columns) ? [{ placement, id, rank, name, columns }] : [];
    });
  });
}

function standingOf({ status, replaced, stage, strength }: LevelResult): ChangedLevel['columns'][number] {
  const { met, of, unknown, word } = strength;
  return { status, replaced, stage, strength: { met, of, unknown, word } };
}

function changedPartners(both: readonly Result[]): ChangedPartner[] {
  const partners = both.map(({ recommended }) => [
    ...(recommended?.who ?? []),
    ...(recommended?.perhaps ?? []),
  ]);
  return inOrder(partners, ({ agency }) => agency)
    .map(({ agency, title, have }) => ({
      agency,
      title,
      have,
      columns: both.map((result) => callingFor(agency, result)),
    }))
    .filter(({ columns }) => isMoved(columns));
}

function callingFor(agency: string, { recommended }: Result): ChangedPartner['columns'][number] {
  const isIt = (partner: { readonly agency: string }) => partner.agency === agency;
  const needed = recommended?.who.find(isIt);
  if (needed) return needed.calledIn ? 'called-in' : 'needed';
  return recommended?.perhaps.some(isIt) ? 'perhaps' : 'not-needed';
}
