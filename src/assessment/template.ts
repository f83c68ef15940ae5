import { type Document, isMap, isPair, isScalar, parseDocument } from 'yaml';
import type { Framework, Question } from '../framework/types.ts';
import { listed, printable } from '../text.ts';

/** A blank assessment of a framework, to be filled in by hand: every question, with its options as comments. */
export function blankAssessment(framework: Framework): string {
  const document = parseDocument(skeleton(framework));
  const answers = document.get('answers');
  for (const item of isMap(answers) ? answers.items : []) {
    const question = framework.questions.find(
      ({ id }) => isPair(item) && isScalar(item.key) && item.key.value === id,
    );
    if (question && isPair(item) && isScalar(item.key)) item.key.commentBefore = questionComment(question);
    if (isPair(item) && isScalar(item.key)) item.key.spaceBefore = true;
  }
  return (document as Document).toString({ lineWidth: 0, nullStr: '' });
}

function skeleton(framework: Framework): string {
  const nations = listed(
    framework.nations.map(({ id }) => id),
    'or',
  );
  const agencies = framework.agencies.map(({ id }) => id);
  return [
    `# A blank assessment: ${printable(framework.title)}, version ${framework.version}.`,
    '# Write one of the listed names behind each question. You may also write',
    '#   unknown             you do not know',
    '#   [one, another]      it is one of these, but you do not know which',
    '#   not-applicable      only where the question says so',
    '# and, with more to say:  question: { answer: one, note: …, evidence: [ … ], source: … }',
    '# What is left empty is unanswered. Score it with:  joinedup score FILE',
    'joinedup: 1',
    `framework: { id: ${framework.id}, version: ${framework.version} }`,
    'service:',
    '  name:',
    `  nation: # ${nations}`,
    '  people: # the people served',
    '  scope: # what it covers, and what it leaves out',
    '  partners:',
    ...(agencies.length > 0
      ? [`  # - { name: …, agency: ${agencies[0]} }  # ${listed(agencies, 'or')}`]
      : []),
    'answered-by:',
    '# - { role: …, organisation: … }',
    'date: # the day that it describes, such as 2026-11-22',
    'answers:',
    ...framework.questions.map(({ id }) => `  ${id}:`),
    '',
  ].join('\n');
}

function questionComment(question: Question): string {
  const width = Math.max(...question.options.map(({ id }) => id.length));
  const lines = [
    question.ask,
    ...question.options.map(({ id, text }) => `  ${id.padEnd(width)}  ${text}`),
    ...(question.mayNotApply ? ['  not-applicable'] : []),
  ];
  return lines.map((line) => ` ${printable(line)}`).join('\n');
}
