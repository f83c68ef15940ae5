import { quoted } from '../../text.ts';
import type { Finding, Rule } from './rule.ts';

/** Above the first, a level that requires nothing would be reached by silence; the first is reached by default. */
export const levelsAreEarned: Rule = ({ framework, written, pathOf }) =>
  framework.placements.flatMap(({ cumulative, levels }, place) =>
    levels.flatMap((level, index): Finding[] => {
      // A band without a measure is somebody else's finding.
      const isBand = written.placements[place]?.levels[index]?.from != null;
      if (index > 0 && level.requires === null && !isBand) {
        const message = `${quoted(level.id)} requires nothing, so it would be reached without an answer.`;
        return [
          {
            code: 'level-for-nothing',
            message,
            advice: 'Say under “requires:” what defines it.',
            path: pathOf(level),
          },
        ];
      }
      if (index > 0 || !cumulative || level.requires === null) return [];
      const message = `${quoted(level.id)} is the foot of the ladder, where an arrangement sits when nothing above holds.`;
      const advice = 'Leave “requires” out, or put a level below it.';
      return [
        { code: 'foot-requires', severity: 'warning', message, advice, path: [...pathOf(level), 'requires'] },
      ];
    }),
  );
