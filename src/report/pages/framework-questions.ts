import type { Condition } from '../../model/condition.ts';
import type { Framework, Source } from '../../model/framework.ts';
import type { Grounds, Option, Question } from '../../model/question.ts';
import { code, link, type Sentence, say, strong } from '../../sentence.ts';
import { listed } from '../../text.ts';
import type { Block, Depth, Item } from '../blocks.ts';
import { heading, listOf, note, para, paras, section } from '../build-blocks.ts';
import { markOf } from '../words/barrier-words.ts';
import { conditionItem } from '../words/condition-words.ts';
import { asOfText, titlesOf } from '../words/service-words.ts';

/** Conditions below a title of their own. */
export function conditionBlocks(
  title: string,
  conditions: readonly (Condition | null)[],
  framework: Framework,
): Block[] {
  const items = conditions.flatMap((condition) => (condition ? [conditionItem(condition, framework)] : []));
  return items.length === 0 ? [] : [para([strong(title)]), ...listOf(items)];
}

/** What a claim rests on, or null where that is not said. */
export function groundsLine(
  { source, unverified, asOf = null }: Grounds & Partial<Pick<Source, 'asOf'>>,
  { sources }: Framework,
): Sentence | null {
  if (source === null) return null;
  const known = sources[source];
  const publisher = known?.publisher ? `, ${known.publisher}` : '';
  const named = known ? link(known.title, known.url) : source;
  return say`Rests on: ${named}${publisher}${asOfText(asOf ?? known?.asOf ?? null)}${markOf({ unverified })}`;
}

export function groundsNote(grounds: Grounds, framework: Framework): Block[] {
  const line = groundsLine(grounds, framework);
  return line === null ? [] : [note(line)];
}

/** Where something exists, if not everywhere. */
export function onlyInText(nations: readonly string[] | null, framework: Framework): string | null {
  return nations === null ? null : `Only in ${listed(titlesOf(nations, framework.nations))}.`;
}

/** Every question about the service, by dimension, with its number in a form: those about the people served come first there. */
export function questionSections(framework: Framework): Block[] {
  const { dimensions, questions, needs } = framework;
  const before = needs?.questions.length ?? 0;
  const numbers = new Map(questions.map(({ id }, index) => [id, before + index + 1]));
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

type Direction = 'better' | 'heavier';

const ORDERS: Readonly<Record<Direction, string>> = {
  better: 'The answers, from least to most integrated:',
  heavier: 'The answers, from lighter to heavier need:',
};

/** A question with its options, each with what the step up from it takes. */
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
