import type { OptionGroup } from '../model/result.ts';
import type { OpenAnswers } from './cubes.ts';
import { DOES_NOT_APPLY, type Facts } from './facts.ts';
import type { Ground } from './ground.ts';
import { highestOf, isOpen, lowestOf, NOT_APPLICABLE, optionsOf } from './situation.ts';

/** Says what open questions ask and what some of their options are, by place among the open ones. */
export interface OptionWords {
  question(place: number): Pick<Facts[number], 'question' | 'ask'>;
  options(place: number, options: number): OptionGroup;
}

/** The words for some open answers. */
export function optionWords({ questions, left }: OpenAnswers, { model, facts }: Ground): OptionWords {
  return {
    question: (place) => {
      const { question, ask } = facts[questions[place] ?? 0] ?? { question: null, ask: '' };
      return { question, ask };
    },
    options: (place, options) => {
      const asked = model.questions[questions[place] ?? 0]?.question;
      // The nation comes after the questions, and its nations are what can be answered.
      const texts = asked?.options ?? model.nations.map(({ id, title }) => ({ id, text: title }));
      const chosen = texts.filter((_, index) => options & (1 << index));
      const named = chosen.map(({ id, text }) => ({ option: id, text }));
      return {
        test: testOf(options, left[place] ?? 0, asked?.ordered ?? false),
        options: asked && options & NOT_APPLICABLE ? [...named, APPLIES_NOT] : named,
      };
    },
  };
}

const APPLIES_NOT = { option: 'not-applicable', text: DOES_NOT_APPLY };

function testOf(options: number, left: number, isOrdered: boolean): OptionGroup['test'] {
  if (!isOpen(options)) return 'exactly';
  if (!isOrdered || options & NOT_APPLICABLE) return 'one-of';
  const others = optionsOf(left) & ~options;
  if (others !== 0 && highestOf(others) < lowestOf(options)) return 'at-least';
  if (others !== 0 && lowestOf(others) > highestOf(options)) return 'at-most';
  return 'one-of';
}
