import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { checkAgainstOlder } from '../../src/authoring/older-version-check.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { FrameworkFile } from '../../src/framework/open.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { unwrap } from '../../src/problem.ts';
import { frameworks } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { runs } from '../support/runs.ts';

/** Laws of carrying over, against what an author says of each old option, kept beside the framework. */

/** Old option to the options that it may be now; none where it has to be asked again. */
type Says = ReadonlyMap<string, readonly string[]>;

interface Renewed {
  readonly framework: Framework;
  /** By question: what it was called, and what its old options became. */
  readonly said: ReadonlyMap<string, { readonly from: string; readonly says: Says }>;
}

const NAMES: readonly ((id: string) => string[])[] = [
  () => [],
  (id) => [`was-${id}`],
  (id) => [id, `was-${id}`],
];

/** A question as an older version had it, in any of the ways in which that can be said. */
function renewed(question: Question): fc.Arbitrary<{ question: Question; from: string; says: Says }> {
  const ids = question.options.map(({ id }) => id);
  const some = fc.subarray(ids, { minLength: 1, maxLength: ids.length - 1 });
  return fc
    .record({
      way: fc.constantFrom('nothing', 'same', 'renamed', 'asked-again', 'mapped'),
      // Of each option: its own id, one that it had, or two that became one.
      names: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: ids.length, maxLength: ids.length }),
      gone: fc.array(fc.oneof(some, fc.constant<string[]>([])), { maxLength: 2 }),
      hasId: fc.boolean(),
    })
    .map(({ way, names, gone, hasId }) => {
      const options = question.options.map((option, index) => ({
        ...option,
        was: NAMES[names[index] ?? 0]?.(option.id) ?? [],
      }));
      const own = options.flatMap(({ id, was }): [string, string[]][] =>
        (was.length === 0 ? [id] : was).map((old) => [old, [id]]),
      );
      const extra =
        way === 'mapped' ? gone.map((to, index): [string, string[]] => [`gone-${index}`, to]) : [];
      const isAgain = way === 'asked-again';
      const says = new Map([...own, ...extra].map(([old, to]) => [old, isAgain ? [] : to]));
      const id = way === 'renamed' || (way === 'mapped' && hasId) ? `old-${question.id}` : null;
      const was = {
        version: null,
        index: null,
        id,
        isRename: way === 'renamed',
        options: isAgain ? null : Object.fromEntries(extra),
      };
      return {
        question: { ...question, options, was: way === 'nothing' ? [] : [was] },
        from: id ?? question.id,
        says,
      };
    });
}

/** A framework whose questions, and those about the people served, say what they were; and what they said. */
const renewals: fc.Arbitrary<Renewed> = frameworks().chain((framework) =>
  fc.tuple(...allQuestions(framework).map(renewed)).map((all) => {
    const byId = new Map(all.map((each) => [each.question.id, each]));
    const again = (questions: readonly Question[]) =>
      questions.map((each) => byId.get(each.id)?.question ?? each);
    return {
      framework: {
        ...framework,
        version: '2.0.0',
        // Something has to be said for old files to be read at all.
        gone: ['fax'],
        questions: again(framework.questions),
        needs: framework.needs && { ...framework.needs, questions: again(framework.needs.questions) },
      },
      said: byId,
    };
  }),
);

type OldAnswers = ReadonlyMap<string, AnswerValue>;

/** Answers to the questions as they were. */
function answersTo({ said }: Renewed): fc.Arbitrary<OldAnswers> {
  const one = [...said].map(([id, { says }]) => {
    const old = [...says.keys()];
    const list = fc.subarray(old, { minLength: 2 });
    const answer = fc.oneof(
      fc.constantFrom(...old),
      ...(old.length > 1 ? [list] : []),
      fc.constantFrom('unknown', 'not-applicable', 'never-heard-of'),
    );
    return fc.option(answer, { nil: null, freq: 4 }).map((given) => [id, given] as const);
  });
  return fc
    .tuple(...one)
    .map((all) => new Map(all.flatMap(([id, given]) => (given === null ? [] : [[id, given] as const]))));
}

const cases = renewals.chain((made) => answersTo(made).map((answers) => ({ ...made, answers })));

function fileOf({ framework, said, answers }: Renewed & { readonly answers: OldAnswers }): string {
  const part = (questions: readonly Question[]) =>
    questions.flatMap(({ id }) => {
      const value = answers.get(id);
      const written = typeof value === 'string' ? value : `[ ${value?.join(', ')} ]`;
      return value === undefined ? [] : [`  ${said.get(id)?.from}: ${written} # of ${id}`];
    });
  return [
    'joinedup: 1',
    `framework: { id: ${framework.id}, version: 1.7.0 }`,
    ...(framework.needs ? ['needs:', ...part(framework.needs.questions)] : []),
    'answers:',
    '  fax: yes # gone',
    '  telex: # gone as well',
    ...part(framework.questions),
    '',
  ].join('\n');
}

function opened(text: string, framework: Framework) {
  return unwrap(checkAssessment(unwrap(readAssessment({ file: 'service.yaml', text })), framework));
}

/** What may hold by an answer: all options where nothing is said. */
function possible(value: AnswerValue | null | undefined, { options }: Question): ReadonlySet<string> {
  if (value == null || value === 'unknown') return new Set(options.map(({ id }) => id));
  return new Set(typeof value === 'string' ? [value] : value);
}

describe('an answer that is carried over', () => {
  it('allows all that its author says it may be, and no more where that says anything', () => {
    fc.assert(
      fc.property(cases, (made) => {
        const { assessment, carried } = opened(fileOf(made), made.framework);
        for (const question of allQuestions(made.framework)) {
          const old = made.answers.get(question.id);
          const says = made.said.get(question.id)?.says;
          if (old === undefined || !says || old === 'not-applicable') continue;
          const answer = [assessment.needs, assessment.answers].flatMap(
            (part) => part.get(question.id) ?? [],
          )[0];
          const now = possible(answer?.answer, question);
          if (old === 'unknown') {
            expect(answer?.answer).toBe('unknown');
            continue;
          }
          const each = (typeof old === 'string' ? [old] : old).map((option) => says.get(option) ?? []);
          const may = new Set(each.flat());
          for (const option of may) expect(now).toContain(option);
          const isTold = each.every(({ length }) => length > 0);
          expect(now).toEqual(isTold ? may : possible(null, question));
          expect(carried?.answers.get(question.id)?.says === 'nothing').toBe(answer === undefined);
        }
      }),
      runs(150),
    );
  });

  it('that does not apply stays so where the question allows it, and is open else', () => {
    fc.assert(
      fc.property(cases, (made) => {
        const { assessment } = opened(fileOf(made), made.framework);
        for (const question of made.framework.questions) {
          const isAgain = question.was.some(({ options }) => options === null);
          if (made.answers.get(question.id) !== 'not-applicable' || isAgain) continue;
          const expected = question.mayNotApply ? 'not-applicable' : undefined;
          expect(assessment.answers.get(question.id)?.answer).toBe(expected);
        }
      }),
      runs(100),
    );
  });
});

describe('where nothing changed', () => {
  it('every answer is what it was', () => {
    const unchanged = frameworks().map((framework) => ({
      framework: { ...framework, version: '2.0.0', gone: ['fax'] },
      said: new Map(
        allQuestions(framework).map(({ id, options }) => [
          id,
          { from: id, says: new Map(options.map((option) => [option.id, [option.id]])) },
        ]),
      ),
    }));
    const given = unchanged.chain((made) => answersTo(made).map((answers) => ({ ...made, answers })));
    fc.assert(
      fc.property(given, (made) => {
        const { assessment } = opened(fileOf(made), made.framework);
        const known = new Map(
          [...assessment.needs, ...assessment.answers].map(([id, { answer }]) => [id, answer]),
        );
        for (const { id, mayNotApply } of allQuestions(made.framework)) {
          const old = made.answers.get(id);
          const isAsked = old === 'never-heard-of' || (old === 'not-applicable' && !mayNotApply);
          expect(known.get(id)).toEqual(isAsked ? undefined : old);
        }
      }),
      runs(100),
    );
  });
});

describe('a file that is carried over', () => {
  it('scores as it did before, keeps its comments, and is of this version', () => {
    fc.assert(
      fc.property(cases, (made) => {
        const text = fileOf(made);
        const { framework } = made;
        const before = opened(text, framework);
        const draft = AssessmentDraft.resume(text, framework, before.carried);
        const written = draft.toString();
        const after = opened(written, framework);
        expect(after.carried).toBeNull();
        expect(after.written.framework?.version).toBe('2.0.0');
        expect(draft.isAnew).toBe(false);
        for (const [comment] of text.matchAll(/# .*/gu)) expect(written).toContain(comment);
        const result = (assessment: typeof after.assessment) => {
          const { framework: about, notes, ...rest } = scoreAssessment(compiled(framework), assessment, TOOL);
          return { ...rest, framework: { ...about, answeredVersion: null } };
        };
        expect(result(after.assessment)).toEqual(result(before.assessment));
      }),
      runs(100),
    );
  });
});

/** The framework before it was renewed. */
function olderOf({ framework, said }: Renewed): Framework {
  const before = (questions: readonly Question[]): Question[] =>
    questions.map((question) => {
      const { from = '', says = new Map() } = said.get(question.id) ?? {};
      const textOf = (id: string) => question.options.find((option) => option.id === id)?.text ?? id;
      const options = [...says.keys()].map((id, value) => ({
        id,
        text: textOf(id),
        value,
        better: null,
        was: [],
      }));
      return { ...question, id: from, was: [], options };
    });
  const { needs, questions } = framework;
  const [first] = questions;
  return {
    ...framework,
    version: '1.7.0',
    needs: needs && { ...needs, questions: before(needs.questions) },
    questions: [...before(questions), ...(first ? [{ ...first, id: 'fax', was: [] }] : [])],
  };
}

/** A framework as if from a file, of which no place is asked. */
function asFile(framework: Framework): FrameworkFile {
  return {
    source: { file: '', text: '' },
    framework,
    pathOf: () => [],
    placeOf: () => '',
    problemsOf: (findings) => findings.map(({ code, message }) => ({ code, message, severity: 'error' })),
  };
}

describe('held against its older version', () => {
  it('a framework that says all is told only of options that became one without being named', () => {
    fc.assert(
      fc.property(renewals, (made) => {
        const found = checkAgainstOlder(asFile(made.framework), asFile(olderOf(made)));
        const isUnsaid = ({ options, was }: Question) => {
          const [entry] = was;
          const mapped = Object.values(entry?.options ?? {}).flatMap((to) => (to.length === 1 ? to : []));
          const twice = mapped.filter((to) =>
            options.some((option) => option.id === to && option.was.length === 0),
          );
          return entry?.options !== null && twice.length > 0;
        };
        const unsaid = allQuestions(made.framework).filter(isUnsaid);
        expect(found.every(({ code }) => code === 'two-to-one')).toBe(true);
        expect(found.length > 0).toBe(unsaid.length > 0);
      }),
      runs(150),
    );
  });

  it('one that leaves anything out is told so', () => {
    const lacking = renewals.chain((made) =>
      fc.constantFrom(...made.framework.questions).map((question) => {
        const without = {
          ...question,
          was: [],
          options: question.options.map((each) => ({ ...each, was: [] })),
        };
        const isSaid = question.was.some(
          ({ id, options }) => id !== null || Object.keys(options ?? {}).length > 0,
        );
        const isRenamed = question.options.some(({ was }) => was.length > 0);
        const questions = made.framework.questions.map((each) => (each === question ? without : each));
        return { made, framework: { ...made.framework, questions }, isLacking: isSaid || isRenamed };
      }),
    );
    fc.assert(
      fc.property(lacking, ({ made, framework, isLacking }) => {
        const found = checkAgainstOlder(asFile(framework), asFile(olderOf(made)));
        if (isLacking) expect(found.map(({ code }) => code)).toContain('was-not-said');
      }),
      runs(150),
    );
  });
});
