import type { Framework, Named, Option, Question, Step } from '../../framework/types.ts';
import { escaped, table } from '../markdown-syntax.ts';
import { conditionBlock, conditionCell, groundsText, paragraph } from './parts.ts';

/** Every question about the service, by dimension, numbered as they are asked. */
export function questionBlocks(framework: Framework): string[] {
  const { dimensions, questions } = framework;
  const groups: (Omit<Named, 'id'> & { readonly id: string | null })[] = [
    ...dimensions,
    { id: null, title: 'Others' },
  ];
  const marks = dimensions.length > 0 ? '####' : '###';
  return [
    '## Questions',
    ...groups.flatMap(({ id, title }) => {
      const own = questions.filter(({ dimension }) => dimension === id);
      if (own.length === 0) return [];
      return [
        ...(dimensions.length > 0 ? [`### ${escaped(title)}`] : []),
        ...own.flatMap((question) =>
          blocksOf(question, `${marks} ${questions.indexOf(question) + 1}.`, 'better', framework),
        ),
      ];
    }),
  ];
}

/** What the options of a question run to. */
type Direction = 'better' | 'heavier';

const ORDERS: Readonly<Record<Direction, string>> = {
  better: 'The answers, from least to most integrated:',
  heavier: 'The answers, from lighter to heavier need:',
};

/** A question with its options: what each means, and what the step up from it takes. */
export function blocksOf(
  question: Question,
  heading: string,
  direction: Direction,
  framework: Framework,
): string[] {
  const { id, ask, why, evidence, shownWhen, ordered, options, mayNotApply } = question;
  const withSteps = options.some(({ better }) => better !== null);
  const columns = ['Answer', 'What it means', ...(withSteps ? ['What the step up takes'] : [])];
  const rows = options.map((option, index) => optionRow(option, options[index + 1], withSteps, framework));
  if (mayNotApply) rows.push(['not-applicable', 'Does not apply here.', ...(withSteps ? [''] : [])]);
  return [
    `${heading} ${escaped(ask)}`,
    [`Called ${id} in an assessment.`, paragraph(why)].filter(Boolean).join(' '),
    evidence === null ? '' : `Evidence: ${escaped(evidence)}`,
    conditionBlock('Asked only when', [shownWhen], framework),
    ordered ? ORDERS[direction] : 'The answers, in no order:',
    table(columns, rows),
    groundsText(question, framework),
  ];
}

function optionRow(
  { id, text, better }: Option,
  next: Option | undefined,
  withSteps: boolean,
  framework: Framework,
): string[] {
  if (!withSteps) return [id, escaped(text)];
  return [id, escaped(text), better ? stepCell(better, next, framework) : ''];
}

function stepCell({ text, effort, who, to, needs }: Step, next: Option | undefined, framework: Framework) {
  return [
    `${to === next?.id ? '' : `To ${to}: `}${escaped(text)} (${effort})`,
    ...(who === null ? [] : [`Who: ${escaped(who)}`]),
    ...(needs ? [`Before that: ${conditionCell(needs, framework)}`] : []),
  ].join('<br>');
}
