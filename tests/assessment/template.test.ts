import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankAssessment, canBeHeld } from '../../src/assessment/blank-assessment.ts';
import { readAssessment } from '../../src/assessment/open-assessment.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { Answers, Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { EMPTY_ASSESSMENT } from '../../src/model/vocabulary.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { assessments } from '../support/frameworks.ts';
import { fixture, ROOT, shipped, TOOL } from '../support/load.ts';
import { runs } from '../support/runs.ts';

const FRAMEWORKS: readonly [id: string, framework: Framework][] = [
  ...readdirSync(`${ROOT}tests/fixtures/frameworks`)
    .map((name) => name.replace(/\.yaml$/u, ''))
    .map((name): [string, Framework] => [name, fixture(name)]),
  ['five-levels', shipped('five-levels')],
];

function read(text: string, framework: Framework): Assessment {
  const outcome = assessmentFrom(text, framework);
  expect(outcome.problems).toEqual([]);
  return unwrap(outcome);
}

/** The text with the answers of an assessment written behind its questions, as a person would. */
function filledIn(blank: string, { needs, answers }: Assessment): string {
  let text = blank;
  for (const [question, { answer }] of [...needs, ...answers]) {
    const written = typeof answer === 'string' ? answer : `[ ${answer.join(', ')} ]`;
    expect(text).toContain(`\n  ${question}:\n`);
    text = text.replace(`\n  ${question}:\n`, `\n  ${question}: ${written}\n`);
  }
  return text;
}

describe.each(FRAMEWORKS)('the blank assessment of %s', (_, framework) => {
  const blank = blankAssessment(framework);

  it('loads without problems, and says nothing yet', () => {
    expect(read(blank, framework)).toEqual({ ...EMPTY_ASSESSMENT, frameworkVersion: framework.version });
  });

  it('has a line for the agencies that it is about, where the framework names any, and what it shows loads', () => {
    const [line, shown] = /^ {2}sides: # (\[ .+? \]):.*$/mu.exec(blank) ?? [];
    expect(line !== undefined).toBe(framework.agencies.length > 1);
    if (line === undefined) return;
    const { service } = read(blank.replace(line, `  sides: ${shown}`), framework);
    expect(service.sides).toEqual(framework.agencies.slice(0, 2).map(({ id }) => id));
  });

  it('leaves every question unanswered, and places nothing', () => {
    const result = scoreAssessment(compile(framework), read(blank, framework), TOOL);
    expect(result.answers.map(({ question, answer }) => [question, answer])).toEqual(
      framework.questions.map(({ id }) => [id, 'unanswered']),
    );
    expect(result.placements.map(({ placed }) => placed)).toEqual(framework.placements.map(() => false));
  });

  it('asks each question in order, with its options as comments', () => {
    const told = blank.slice(blank.search(framework.needs ? /^needs:/mu : /^answers:/mu)).split('\n');
    const asked = (questions: readonly Question[]) =>
      questions.flatMap(({ id, ask, options, mayNotApply }) => [
        `  # ${ask}`,
        ...options.map((option) => ({ id: option.id, text: option.text })),
        ...(mayNotApply ? ['  #   not-applicable'] : []),
        `  ${id}:`,
      ]);
    const expected = [
      ...(framework.needs ? [...asked(framework.needs.questions), 'answers:'] : []),
      ...asked(framework.questions),
    ];
    const lines = told.slice(1).filter((line) => line.trim() !== '');
    expect(lines).toHaveLength(expected.length);
    for (const [index, line] of expected.entries()) {
      if (typeof line === 'string') expect(lines[index]).toBe(line);
      else expect(lines[index]).toMatch(new RegExp(`^  #   ${line.id} +${escaped(line.text)}$`, 'u'));
    }
  });

  it('filled in, reads back as these answers', () => {
    fc.assert(
      fc.property(assessments(framework), (given) => {
        const { needs, answers } = read(filledIn(blank, given), framework);
        expect(needs).toEqual(inPlainForm(given.needs));
        expect(answers).toEqual(inPlainForm(given.answers));
      }),
      runs(40),
    );
  });

  it('has no spaces at the end of a line', () => {
    expect(blank.split('\n').filter((line) => / $/u.test(line))).toEqual([]);
  });

  it('has Windows line ends without harm', () => {
    expect(read(blank.replaceAll('\n', '\r\n'), framework)).toEqual(read(blank, framework));
  });
});

function inPlainForm(answers: Answers) {
  return new Map([...answers].map(([id, each]) => [id, plain(each)]));
}

/** A list of one option says the same as the option. */
function plain<Given extends { readonly answer: string | readonly string[] }>(given: Given) {
  const { answer } = given;
  return { ...given, answer: typeof answer !== 'string' && answer.length === 1 ? answer[0] : answer };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

it('the blank assessment of a framework with needs, filled in by hand, says what they call for', () => {
  const framework = fixture('needs');
  const text = blankAssessment(framework)
    .replace('\n  homes:\n', '\n  homes: care\n')
    .replace('\n  age:\n', '\n  age: adult\n');
  const { recommended, needs } = scoreAssessment(compile(framework), read(text, framework), TOOL);
  expect(needs?.answered).toMatchObject({ known: 2, unanswered: 0, hidden: 1 });
  expect(recommended?.levels[0]?.level).toBe('d2');
});

describe('the examples in a blank assessment', () => {
  const framework = shipped('five-levels');

  // On a line of their own: behind a key, taking the mark away leaves a file that cannot be read.
  it('are right once their mark is taken away', () => {
    const text = blankAssessment(framework)
      .replace('  # - { name', '  - { name')
      .replace('\n# - { role', '\n- { role')
      .replace('nation: #', 'nation: wales #');
    const { service, answeredBy } = read(text, framework);
    expect(service.nation).toBe('wales');
    expect(service.partners).toEqual([{ name: '…', agency: framework.agencies[0]?.id }]);
    expect(framework.roles.map(({ id }) => id)).toContain(answeredBy[0]?.as);
    expect(answeredBy).toMatchObject([{ role: '…', organisation: '…', name: null }]);
  });

  it('name every nation and every kind of partner', () => {
    const text = blankAssessment(framework);
    for (const { id } of [...framework.nations, ...framework.agencies]) expect(text).toContain(id);
  });
});

describe('names that mean something else in YAML', () => {
  const ladder = fixture('ladder');

  it('stand in quotes', () => {
    const framework: Framework = {
      ...ladder,
      id: 'null',
      questions: ladder.questions.map((question, index) => {
        const options = question.options.map((option, place) =>
          place === 0 ? { ...option, id: 'true' } : option,
        );
        return { ...question, id: index === 0 ? 'false' : question.id, options };
      }),
    };
    const blank = blankAssessment(framework);
    expect(blank).toContain('  #   "true"');
    const filled = blank.replace('\n  false:\n', '\n  false: "true"\n');
    expect(read(filled, framework).answers.get('false')?.answer).toBe('true');
  });

  it('can be those of the framework’s file', () => {
    const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter(canBeHeld);
    fc.assert(
      fc.property(names, (file) => {
        const blank = blankAssessment(ladder, { file, elsewhere: null });
        const { written } = unwrap(readAssessment({ file: 'blank.yaml', text: blank }));
        expect(written.framework?.file).toBe(file);
      }),
      runs(200),
    );
  });
});

describe('texts that could break out of their comment', () => {
  const ladder = fixture('ladder');
  const hostile = 'First line\nanswers: { money: all }\n# third: "quoted" # line';

  it('stay in it in the questions and options', () => {
    const framework: Framework = {
      ...ladder,
      questions: ladder.questions.map((question) => ({
        ...question,
        ask: hostile,
        options: question.options.map((option) => ({ ...option, text: hostile })),
      })),
    };
    expect(read(blankAssessment(framework), framework).answers).toEqual(new Map());
  });

  it('stay in it in the title', () => {
    const framework: Framework = { ...ladder, title: hostile };
    expect(read(blankAssessment(framework), framework).answers).toEqual(new Map());
  });
});
