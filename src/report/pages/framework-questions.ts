import type { Framework, Option, Question } from '../../model/framework.ts';
import { code, type Sentence, say } from '../../sentence.ts';
import { conditionItem } from '../condition-words.ts';
import {
  type Block,
  type Depth,
  heading,
  type Item,
  listOf,
  para,
  paras,
  section,
} from '../document/blocks.ts';
import { conditionBlocks, groundsNote } from './framework-parts.ts';

/** Every question about the service, by dimension, numbered as they are asked. */
export function questionSections(framework: Framework): Block[] {
  const { dimensions, questions } = framework;
  const numbers = new Map(questions.map(({ id }, index) => [id, index + 1]));
  const groups = [...dimensions, { id: null, title: 'Others' }];
  return groups.flatMap(({ id, title }) => {
    const own = questions.filter(({ dimension }) => dimension === id);
    const grouped = dimensions.length > 0;
    const blocks = own.flatMap((question) => {
      const place = { depth: grouped ? 4 : 3, runsTo: 'better' } as const;
      return questionBlocks(question, numbers.get(question.id) ?? 0, place, framework);
    });
    return grouped ? section(title, blocks, 3) : blocks;
  });
}

/** What the options of a question run to. */
type Direction = 'better' | 'heavier';

const ORDERS: Readonly<Record<Direction, string>> = {
  better: 'The answers, from least to most integrated:',
  heavier: 'The answers, from lighter to heavier need:',
};

/** A question with its options: what each means, and what the step up from it takes. */
export function questionBlocks(
  question: Question,
  number: number,
  { depth, runsTo }: { readonly depth: Depth; readonly runsTo: Direction },
  framework: Framework,
): Block[] {
  const { id, ask, why, evidence, shownWhen, ordered, options, mayNotApply } = question;
  return [
    heading(depth, `${number}. ${ask}`),
    para(say`Called ${code(id)} in an assessment.${why === null ? '' : ` ${why}`}`),
    ...paras(evidence && `Evidence: ${evidence}`),
    ...conditionBlocks('Asked only when', [shownWhen], framework),
    para(ordered ? ORDERS[runsTo] : 'The answers, in no order:'),
    ...listOf([
      ...options.map((option, index) => optionItem(option, options[index + 1], framework)),
      ...(mayNotApply ? [{ text: say`${code('not-applicable')}: It does not apply here.` }] : []),
    ]),
    ...groundsNote(question, framework),
  ];
}

function optionItem({ id, text, better }: Option, next: Option | undefined, framework: Framework): Item {
  const said = say`${code(id)}: ${text}`;
  if (!better) return { text: said };
  const { effort, who, to, needs } = better;
  const up: Sentence = to === next?.id ? 'Up' : say`Up to ${code(to)}`;
  const parts = [
    { text: say`${up} (${effort}): ${better.text}` },
    ...(who === null ? [] : [{ text: `Who: ${who}` }]),
    ...(needs ? [{ text: 'Before that:', parts: [conditionItem(needs, framework)] }] : []),
  ];
  return { text: said, parts };
}
