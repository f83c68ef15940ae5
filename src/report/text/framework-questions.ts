import type { Framework, Option, Question, Step } from '../../framework/types.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { conditionBlock, grounds } from './framework-parts.ts';

/** Every question about the service, by dimension, numbered as they are asked. */
export function questionSections(framework: Framework, paper: Paper): string[] {
  const numbers = new Map(framework.questions.map((question, index) => [question.id, index + 1]));
  const groups = [
    ...framework.dimensions.map(({ id, title }) => ({ id: id as string | null, title })),
    { id: null, title: 'Others' },
  ];
  return groups.flatMap(({ id, title }) => {
    const questions = framework.questions.filter(({ dimension }) => dimension === id);
    if (questions.length === 0) return [];
    return [
      '',
      ...titled(title, paper),
      ...questions.flatMap((question) =>
        questionLines(question, numbers.get(question.id) ?? 0, framework, paper),
      ),
    ];
  });
}

/** A question with its options, and what the step up from each takes. */
export function questionLines(
  question: Question,
  number: number,
  framework: Framework,
  paper: Paper,
): string[] {
  const start = `${String(number).padStart(3)}. `;
  const indent = { first: '     ' };
  const width = Math.max(...question.options.map(({ id }) => id.length));
  return [
    '',
    ...wrapped(`${question.ask} (${question.id})`, paper, { first: start }),
    ...(question.why ? wrapped(question.why, paper, indent) : []),
    ...(question.evidence ? wrapped(`Evidence: ${question.evidence}`, paper, indent) : []),
    ...(question.shownWhen
      ? ['     Asked only when', ...conditionBlock(question.shownWhen, framework, paper, '     ')]
      : []),
    ...question.options.flatMap(({ id, text, better }, index) => [
      ...wrapped(text, paper, { first: `       ${id.padEnd(width)}  ` }),
      ...(better
        ? stepLines(better, question.options[index + 1], framework, paper, ' '.repeat(width + 9))
        : []),
    ]),
    ...(question.mayNotApply ? [`       ${'not-applicable'.padEnd(width)}`] : []),
    ...grounds(question, framework, paper, '     '),
  ];
}

function stepLines(
  { text, effort, who, to, needs }: Step,
  next: Option | undefined,
  framework: Framework,
  paper: Paper,
  margin: string,
): string[] {
  const up = to === next?.id ? 'Up' : `Up to ${to}`;
  return [
    ...wrapped(`${up} (${effort}): ${text}`, paper, { first: margin }),
    ...(who === null ? [] : wrapped(`Who: ${who}`, paper, { first: margin })),
    ...(needs ? [`${margin}Before that:`, ...conditionBlock(needs, framework, paper, margin)] : []),
  ];
}
