import { commandLine, file as fileWord } from '../command.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { LONGEST_PAGE } from '../model/vocabulary.ts';
import { jsonEscaped, listed, onOneLine, unprintableIn } from '../text.ts';

/** Where a framework is, seen from an assessment; both are null for one that ships. */
export interface Whereabouts {
  /** Its file, relative to the folder of the assessment. */
  readonly file: string | null;
  /** Its file where it lies elsewhere, so that it has to be named each time. */
  readonly elsewhere: string | null;
}

/** True for a path that an assessment can hold and give back unchanged. */
export function canBeHeld(path: string): boolean {
  return path === path.trim() && path.length <= LONGEST_PAGE && unprintableIn(path) === null;
}

/** The option that names a framework elsewhere, on one line. */
export function frameworkOption(elsewhere: string): string {
  const word = commandLine([fileWord(elsewhere)]);
  return `--framework ${word === null || word.includes('\n') ? 'FILE' : word}`;
}

/** An assessment to be filled in by hand, with the options of each question as comments. */
export function blankAssessment(
  framework: Framework,
  where: Whereabouts = { file: null, elsewhere: null },
): string {
  const { needs, questions } = framework;
  return [
    ...beginning(framework, where),
    ...(needs ? [NEEDS, 'needs:', ...needs.questions.flatMap(blankAnswer)] : []),
    'answers:',
    ...questions.flatMap(blankAnswer),
    '',
  ].join('\n');
}

const NEEDS =
  '# About the people served: how closely to work together, and who with. You may leave these empty.';

function beginning(framework: Framework, { file, elsewhere }: Whereabouts): string[] {
  const mayNotApply = allQuestions(framework).some((question) => question.mayNotApply);
  const nations = listed(framework.nations.map(written), 'or');
  const agencies = framework.agencies.map(written);
  const roles = framework.roles.map(written);
  return [
    `# A blank assessment: ${onOneLine(framework.title)}, version ${framework.version}.`,
    '# Write one of the listed names behind each question. You may also write',
    '#   unknown             you do not know',
    '#   [one, another]      it is one of these, but you do not know which',
    ...(mayNotApply ? ['#   not-applicable      only where the question says so'] : []),
    '# and, with more to say:  question: { answer: one, note: …, evidence: [ … ], source: … }',
    `# What is left empty is unanswered. Score it with:  joinedup score FILE${elsewhere === null ? '' : ` ${frameworkOption(elsewhere)}`}`,
    'joinedup: 1',
    `framework: { id: ${written(framework)}, version: ${framework.version}${file === null ? '' : `, file: ${jsonEscaped(JSON.stringify(file))}`} }`,
    'service:',
    '  name:',
    ...(agencies.length > 1
      ? [
          `  sides: # [ ${agencies[0]}, ${agencies[1]} ]: the two or more whose staff work with the same people; the kinds stand below`,
        ]
      : []),
    `  nation: # ${nations}`,
    '  people: # the people served',
    '  scope: # what it covers, and what it leaves out',
    '  partners:',
    ...(agencies.length > 0
      ? [`  # - { name: …, agency: ${agencies[0]} }  # ${listed(agencies, 'or')}`]
      : []),
    '  partners-complete: # true where these are all of them',
    'answered-by:',
    ...(roles.length > 0
      ? [`# - { role: …, as: ${roles[0]}, organisation: … }  # ${listed(roles, 'or')}`]
      : ['# - { role: …, organisation: … }']),
    'date: # the day that it describes, such as 2026-11-22',
  ];
}

/** An id in YAML, quoted where it would be no text. */
function written({ id }: { readonly id: string }): string {
  return /^(?:true|false|null)$/u.test(id) ? `"${id}"` : id;
}

function blankAnswer({ id, ask, options, mayNotApply }: Question): string[] {
  const width = Math.max(...options.map((option) => written(option).length));
  return [
    `  # ${onOneLine(ask)}`,
    ...options.map((option) => `  #   ${written(option).padEnd(width)}  ${onOneLine(option.text)}`),
    ...(mayNotApply ? ['  #   not-applicable'] : []),
    `  ${id}:`,
    '',
  ];
}
