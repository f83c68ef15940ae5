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
      if (index === 0 && level.requires === null && level.replacedBy.length > 0 && !isBand) {
        const message = `${quoted(level.id)} requires nothing, so there is nothing that “replaced-by” could replace.`;
        const advice = 'Leave “replaced-by” out, or put it on the level above.';
        return [{ code: 'replaces-nothing', message, advice, path: [...pathOf(level), 'replaced-by'] }];
      }
      if (index > 0 || !cumulative || level.requires === null) return [];
      const message = `${quoted(level.id)} is the foot of the ladder, where an arrangement sits when nothing above holds.`;
      const advice = 'Leave “requires” out, or put a level below it.';
      return [
        { code: 'foot-requires', severity: 'warning', message, advice, path: [...pathOf(level), 'requires'] },
      ];
    }),
  );

/** At most one placement sums up the others. */
export const oneIsOverall: Rule = ({ framework, pathOf }) => {
  const [first, ...others] = framework.placements.filter(({ overall }) => overall);
  if (!first) return [];
  return others.map((placement) => ({
    code: 'two-overall',
    message: `${quoted(placement.id)} is “overall”, and so is ${quoted(first.id)} above it.`,
    advice: 'Leave “overall: true” to the one placement that sums up the others.',
    path: [...pathOf(placement), 'overall'],
  }));
};
