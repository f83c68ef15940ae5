import type { WrittenPlacement } from '../../model/framework.ts';
import type { Option, Question } from '../../model/question.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { allQuestions } from '../traverse.ts';
import { type Finding, type Rule, warning } from './rule.ts';

/** Every level above the first requires something, or silence would reach it. */
// The first is reached by default.
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
      return [warning('foot-requires', message, advice, [...pathOf(level), 'requires'])];
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

/** A band belongs to a number that its placement measures, and a higher level starts at a higher number. */
export const bandsRise: Rule = ({ written }) =>
  written.placements.flatMap((placement, index) => [
    ...unmeasured(placement, ['placements', index, 'levels']),
    ...falling(placement, ['placements', index, 'levels']),
  ]);

function unmeasured({ measure, levels }: WrittenPlacement, path: Finding['path']): Finding[] {
  if (measure) return [];
  return levels.flatMap(({ id, from }, index) => {
    if (from === null) return [];
    const message = `${quoted(id)} is a band from ${from} up, but its placement measures nothing.`;
    const advice = 'Add “measure: { of: all, by: sum }” or the like beside “levels:”.';
    return [{ code: 'band-without-measure', message, advice, path: [...path, index, 'from'] }];
  });
}

function falling({ levels }: WrittenPlacement, path: Finding['path']): Finding[] {
  let highest = Number.NEGATIVE_INFINITY;
  return levels.flatMap(({ id, from }, index) => {
    if (from === null) return [];
    const falls = from <= highest;
    const message = `${quoted(id)} starts at ${from}, which is not above ${highest}, where a level below it starts.`;
    highest = Math.max(highest, from);
    if (!falls) return [];
    const advice = 'Levels stand lowest first, and so do their bands.';
    return [{ code: 'falling-band', message, advice, path: [...path, index, 'from'] }];
  });
}

/** Only an option with a better one above it has a step up. */
export const stepsLeadSomewhere: Rule = ({ framework, pathOf }) =>
  allQuestions(framework).flatMap((question) =>
    question.options.flatMap((option, index): Finding[] => {
      if (!option.better) return [];
      const ofNeeds = framework.needs?.questions.includes(question) ?? false;
      if (question.ordered && index < question.options.length - 1 && !ofNeeds) return [];
      const message = whyNowhere(question, option, ofNeeds);
      return [
        {
          code: 'step-to-nowhere',
          message,
          advice: 'Leave “better” out here.',
          path: [...pathOf(option), 'better'],
        },
      ];
    }),
  );

function whyNowhere({ id, ordered }: Question, option: Option, ofNeeds: boolean): string {
  if (ofNeeds) return `${quoted(id)} asks what people need, and nobody is moved up in that.`;
  return ordered
    ? `${quoted(option.id)} is the highest option, so there is no step up from it.`
    : `The options of ${quoted(id)} have no order, so there is no step up.`;
}

/** A step up leads to a better option of the same question. */
export const stepsLeadUp: Rule = ({ framework, pathOf }) =>
  allQuestions(framework)
    .filter(({ ordered }) => ordered)
    .flatMap((question) =>
      question.options.flatMap((option, index): Finding[] => {
        const finding = option.better && wrongTarget(option.better.to, index, question);
        return finding ? [{ ...finding, path: [...pathOf(option), 'better', 'to'] }] : [];
      }),
    );

function wrongTarget(to: string, from: number, { id, options }: Question): Omit<Finding, 'path'> | null {
  const ids = options.map((option) => option.id);
  const above = ids.slice(from + 1);
  // The highest option has none above it; that it has a step at all is said elsewhere.
  if (above.length === 0 || above.includes(to)) return null;
  if (!ids.includes(to)) {
    const message = `The question ${quoted(id)} has no option ${quoted(to)}.`;
    const advice = () => didYouMean(to, above) || aboveIt(above);
    return { code: 'unknown-option', message, advice };
  }
  const message = `A step up from ${quoted(ids[from] ?? '')} cannot lead to ${quoted(to)}, which is not above it.`;
  return { code: 'step-not-up', message, advice: aboveIt(above) };
}

function aboveIt(above: readonly string[]): string {
  return `Above it ${above.length === 1 ? 'is' : 'are'} ${listed(above)}.`;
}
