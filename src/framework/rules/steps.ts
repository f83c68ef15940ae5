import type { Option, Question } from '../../model/framework.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { allQuestions } from '../walk.ts';
import type { Finding, Rule } from './rule.ts';

/** Only an option that has a better one above it has a step up. */
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
