import * as fc from 'fast-check';
import { normalise } from '../../src/framework/normalise.ts';
import type { AnswerValue, Assessment, GivenAnswer, Partner } from '../../src/model/assessment.ts';
import { type Framework, frameworkSchema } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { EMPTY_ASSESSMENT } from '../../src/model/vocabulary.ts';
import { kept } from './kept.ts';

/** Random frameworks that the loader accepts, small enough to enumerate, with every kind of condition. */

interface QuestionSpec {
  id: string;
  options: { id: string; text: string; value?: number }[];
  ordered: boolean;
  'may-not-apply': boolean;
  'shown-when'?: unknown;
}

export interface GeneratorOptions {
  /** Only conditions that an author may call monotone, and barriers that fall as answers rise. */
  readonly monotone?: boolean;
  readonly questions?: number;
  /** False for levels that nothing replaces. */
  readonly replaced?: boolean;
  /** Always with questions about the people served; else in every second framework. */
  readonly needs?: boolean;
}

const NATIONS = ['england', 'scotland', 'elsewhere'];

const ARBITRARIES = new Map<string, fc.Arbitrary<Framework>>();

/** A framework of two to six questions, one or two placements and a few barriers. */
export function frameworks(options: GeneratorOptions = {}): fc.Arbitrary<Framework> {
  const name = JSON.stringify(options);
  const arbitrary = ARBITRARIES.get(name) ?? kept(frameworksWith(options));
  ARBITRARIES.set(name, arbitrary);
  return arbitrary;
}

function frameworksWith(options: GeneratorOptions): fc.Arbitrary<Framework> {
  const count = options.questions ?? 6;
  return fc
    .array(questionSpec(), { minLength: 2, maxLength: count })
    .chain((specs) =>
      withShownWhen(
        specs.map((spec, index) => ({ ...spec, id: `q${index}` })),
        options,
      ),
    )
    .chain((questions) =>
      fc.record({
        questions: fc.constant(questions),
        placements: fc.array(placementSpec(questions, options), { minLength: 1, maxLength: 2 }),
        barriers: fc.array(barrierSpec(questions, options), { maxLength: 3 }),
      }),
    )
    .chain((spec) => {
      const needs = options.needs ? needsSpec(spec) : fc.option(needsSpec(spec), { nil: undefined });
      return needs.map((asked) => ({ ...spec, needs: asked }));
    })
    .map(toFramework);
}

function questionSpec(): fc.Arbitrary<Omit<QuestionSpec, 'id'>> {
  return fc
    .record({
      count: fc.integer({ min: 2, max: 4 }),
      ordered: fc.boolean().map((plain) => plain || true),
      unordered: fc.integer({ min: 0, max: 4 }),
      'may-not-apply': fc.integer({ min: 0, max: 3 }),
      steps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    })
    .map(({ count, unordered, steps, ...rest }) => ({
      ordered: unordered > 0,
      'may-not-apply': rest['may-not-apply'] === 0,
      options: Array.from({ length: count }, (_, index) => ({
        id: `o${index}`,
        text: `Option ${index}`,
        value: steps.slice(0, index).reduce((sum, step) => sum + step, 0) + (index === count - 1 ? 1 : 0),
      })),
    }));
}

function withShownWhen(questions: QuestionSpec[], options: GeneratorOptions): fc.Arbitrary<QuestionSpec[]> {
  return fc.tuple(
    ...questions.map((question, index) => {
      const earlier = questions.slice(0, index);
      if (options.monotone || earlier.length === 0) return fc.constant(question);
      const conditional = fc
        .integer({ min: 0, max: 3 })
        .chain((dice) =>
          dice > 0
            ? fc.constant(question)
            : conditionSpec(earlier, 1, options).map((when) => ({ ...question, 'shown-when': when })),
        );
      return conditional;
    }),
  );
}

const AGENCIES = ['a0', 'a1', 'a2'];

/** Questions about the people served, some of them conditional, and rules over them with every kind of condition. */
function needsSpec({ placements }: Pick<Spec, 'placements'>): fc.Arbitrary<NeedsSpec> {
  const levels = placements.flatMap((placement, index) => [
    `p${index}-base`,
    ...placement.levels.map((_, rung) => `p${index}-l${rung}`),
  ]);
  return fc
    .array(questionSpec(), { minLength: 1, maxLength: 3 })
    .chain((specs) =>
      withShownWhen(
        specs.map((spec, index) => ({ ...spec, id: `n${index}` })),
        {},
      ),
    )
    .chain((questions) => {
      const when = fc.option(conditionSpec(questions, 1, {}), { nil: undefined, freq: 5 });
      const how = fc.record({ level: fc.constantFrom(...levels), when });
      const who = fc.record({ agency: fc.constantFrom(...AGENCIES), when });
      return fc.record({
        questions: fc.constant(questions),
        how: fc.array(how, { maxLength: 4 }),
        who: fc.array(who, { maxLength: 3 }),
      });
    });
}

function placementSpec(questions: QuestionSpec[], options: GeneratorOptions) {
  const level = fc.record({
    requires: conditionSpec(questions, 2, options),
    'replaced-by': replacementsSpec(questions, options),
    'strengthened-by': fc.array(conditionSpec(questions, 1, options), { maxLength: 3 }),
  });
  return fc.record({
    cumulative: options.monotone ? fc.constant(true) : fc.boolean(),
    levels: fc.array(level, { minLength: 1, maxLength: 4 }),
    measure: fc.option(measureSpec(questions), { nil: undefined }),
  });
}

/** What makes a level needless, if anything: mostly nothing does. */
function replacementsSpec(
  questions: QuestionSpec[],
  options: GeneratorOptions,
): fc.Arbitrary<ReplacementSpec[]> {
  if (options.replaced === false) return fc.constant([]);
  const one = conditionSpec(questions, 1, options).map((when) => ({ when }));
  return fc
    .array(one, { maxLength: 2 })
    .map((some) => some.map(({ when }, index) => ({ when, because: `way ${index} is there` })));
}

function barrierSpec(questions: QuestionSpec[], options: GeneratorOptions) {
  return fc.record({
    arises: fc.option(conditionSpec(questions, 1, options), { nil: undefined }),
    nations: fc.option(fc.subarray(NATIONS, { minLength: 1 }), { nil: undefined, freq: 2 }),
    raised: options.monotone ? fallingSpec(questions) : conditionSpec(questions, 1, options),
  });
}

/** A condition over the questions, nested at most `depth` deep. */
function conditionSpec(
  questions: QuestionSpec[],
  depth: number,
  options: GeneratorOptions,
): fc.Arbitrary<unknown> {
  const plain = options.monotone
    ? [risingSpec(questions)]
    : [answerSpec(questions), scoreSpec(questions), nationSpec()];
  if (depth === 0) return fc.oneof(...plain);
  const inner = conditionSpec(questions, depth - 1, options);
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  const some = list.chain((of) =>
    fc.integer({ min: 1, max: of.length }).map((count) => ({ 'at-least': { count, of } })),
  );
  const groups = [list.map((all) => ({ all })), list.map((any) => ({ any })), some];
  const negated = options.monotone ? [] : [inner.map((not) => ({ not }))];
  return fc.oneof(answerWeight(plain), ...groups, ...negated);
}

function answerWeight(plain: fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown> {
  return fc.oneof(...plain);
}

function answerSpec(questions: QuestionSpec[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...questions).chain((question) => {
    const ids = question.options.map((option) => option.id);
    const exactly = fc.constantFrom(...ids).map((id) => ({ [question.id]: { exactly: id } }));
    const list = fc.subarray(ids, { minLength: 1 }).map((some) => ({ [question.id]: some }));
    if (!question.ordered) return fc.oneof(exactly, list);
    const atLeast = fc.constantFrom(...ids.slice(1)).map((id) => ({ [question.id]: id }));
    const atMost = fc.constantFrom(...ids.slice(0, -1)).map((id) => ({ [question.id]: { 'at-most': id } }));
    return fc.oneof(exactly, list, atLeast, atLeast, atMost);
  });
}

function risingSpec(questions: QuestionSpec[]): fc.Arbitrary<unknown> {
  const ordered = questions.filter((question) => question.ordered);
  if (ordered.length === 0) return nationSpec();
  const atLeast = fc
    .constantFrom(...ordered)
    .chain((question) =>
      fc.constantFrom(...question.options.slice(1)).map((option) => ({ [question.id]: option.id })),
    );
  const always = ordered.filter((question) => !question['may-not-apply']);
  return always.length > 0 ? fc.oneof({ weight: 3, arbitrary: atLeast }, scoreOver(always)) : atLeast;
}

function fallingSpec(questions: QuestionSpec[]): fc.Arbitrary<unknown> {
  const ordered = questions.filter((question) => question.ordered);
  if (ordered.length === 0) return nationSpec();
  const atMost = fc
    .constantFrom(...ordered)
    .chain((question) =>
      fc
        .constantFrom(...question.options.slice(0, -1))
        .map((option) => ({ [question.id]: { 'at-most': option.id } })),
    );
  return fc.oneof(
    atMost,
    fc.array(atMost, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
  );
}

function scoreSpec(questions: QuestionSpec[]): fc.Arbitrary<unknown> {
  const ordered = questions.filter((question) => question.ordered);
  return ordered.length > 0 ? scoreOver(ordered) : answerSpec(questions);
}

interface ScoreSpec {
  score: { of: string[]; by: string; 'at-least': number };
}

function scoreOver(questions: QuestionSpec[]): fc.Arbitrary<ScoreSpec> {
  return fc
    .record({
      of: fc.subarray(questions, { minLength: 1 }),
      by: fc.constantFrom('sum', 'mean', 'min', 'median'),
      quarters: fc.integer({ min: 0, max: 24 }),
    })
    .map(({ of, by, quarters }) => ({
      score: {
        of: of.map((question) => question.id),
        by: of.some((question) => question['may-not-apply']) && by === 'sum' ? 'mean' : by,
        'at-least': quarters / 4,
      },
    }));
}

/** A number over some ordered questions; nothing where none is ordered. */
function measureSpec(questions: QuestionSpec[]): fc.Arbitrary<unknown> {
  const ordered = questions.filter((question) => question.ordered);
  if (ordered.length === 0) return fc.constant(undefined);
  return scoreOver(ordered).map(({ score: { of, by } }) => ({ of, by }));
}

/** The same framework twice: its levels as bands of a measure, and as scores that are required. */
export function bandedPairs(): fc.Arbitrary<[bands: Framework, scores: Framework]> {
  const ordered = questionSpec().map((spec) => ({ ...spec, ordered: true }));
  return fc
    .array(ordered, { minLength: 1, maxLength: 5 })
    .chain((specs) =>
      withShownWhen(
        specs.map((spec, index) => ({ ...spec, id: `q${index}` })),
        {},
      ),
    )
    .chain((questions) =>
      fc.record({
        questions: fc.constant(questions),
        score: scoreOver(questions).map(({ score }) => score),
        cumulative: fc.boolean(),
        lowest: fc.boolean(),
        also: fc.option(conditionSpec(questions, 0, {}), { nil: undefined }),
        quarters: fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 4 }),
      }),
    )
    .map(({ questions, score: { of, by }, cumulative, lowest, also, quarters }) => {
      const numbers = quarters.sort((one, other) => one - other).map((each) => each / 4);
      const made = (rungs: unknown[]) =>
        toFramework({
          questions,
          placements: [{ cumulative, measure: { of, by }, levels: rungs as LevelSpec[] }],
          barriers: [],
        });
      const last = numbers.length - 1;
      const bands = numbers.map((from, index) =>
        index === last && also !== undefined ? { from, requires: also } : { from },
      );
      const scores = numbers.map((number, index) => {
        const reached = { score: { of, by, 'at-least': number } };
        return { requires: index === last && also !== undefined ? { all: [reached, also] } : reached };
      });
      // A lowest band may say where it starts; the level below all others is there by default.
      return [made(lowest ? bands : bands.slice(1)), made(lowest ? scores : scores.slice(1))];
    });
}

function nationSpec(): fc.Arbitrary<unknown> {
  return fc.subarray(NATIONS, { minLength: 1, maxLength: 2 }).map((nation) => ({ nation }));
}

interface ReplacementSpec {
  when: unknown;
  because: string;
}

interface LevelSpec {
  requires?: unknown;
  'replaced-by'?: ReplacementSpec[];
  from?: number;
  'strengthened-by'?: unknown[];
}

interface NeedsSpec {
  questions: QuestionSpec[];
  how: { level: string; when: unknown }[];
  who: { agency: string; when: unknown }[];
}

interface Spec {
  questions: QuestionSpec[];
  placements: { cumulative: boolean; levels: LevelSpec[]; measure?: unknown }[];
  needs?: NeedsSpec | undefined;
  barriers: { arises: unknown; nations: string[] | undefined; raised: unknown }[];
}

function toFramework({ questions, placements, barriers, needs }: Spec): Framework {
  const written = {
    id: 'generated',
    version: '1.0.0',
    title: 'Generated',
    dimensions: [
      { id: 'one', title: 'One' },
      { id: 'two', title: 'Two' },
    ],
    nations: NATIONS.map((id) => ({ id, title: id })),
    'agency-groups': [{ id: 'near', title: 'Near' }],
    agencies: AGENCIES.map((id, index) => ({
      id,
      title: `Agency ${index}`,
      ...(index === 0 ? { group: 'near' } : {}),
    })),
    ...(needs ? { needs: writtenNeeds(needs) } : {}),
    questions: questions.map((question, index) => ({
      ...question,
      ask: `Question ${index}?`,
      dimension: index % 2 ? 'one' : 'two',
    })),
    placements: placements.map((placement, index) => ({
      id: `p${index}`,
      title: `Placement ${index}`,
      cumulative: placement.cumulative,
      ...(placement.measure === undefined ? {} : { measure: placement.measure }),
      levels: [
        { id: `p${index}-base`, name: 'Base' },
        ...placement.levels.map((level, rung) => ({
          id: `p${index}-l${rung}`,
          name: `Level ${rung}`,
          ...level,
        })),
      ],
    })),
    barriers: barriers.map(({ arises, nations, raised }, index) => ({
      id: `b${index}`,
      kind: 'legal',
      name: `Barrier ${index}`,
      ...(arises === undefined ? {} : { 'arises-when': arises }),
      ...(nations === undefined ? {} : { nations }),
      'raised-by': raised,
      'holds-back': ['p0-l0'],
    })),
  };
  return normalise(frameworkSchema.parse(written)).framework;
}

function writtenNeeds({ questions, how, who }: NeedsSpec) {
  const rule = <Rule extends { when: unknown }>({ when, ...rest }: Rule, because: string) => ({
    ...rest,
    ...(when === undefined ? {} : { when }),
    because,
  });
  return {
    questions: questions.map((question, index) => ({ ...question, ask: `Need ${index}?` })),
    how: how.map((each, index) => rule(each, `How ${index}.`)),
    // Every other one is only called in.
    who: who.map((each, index) => ({ ...rule(each, `Who ${index}.`), 'called-in': index % 2 === 1 })),
  };
}

/** An assessment of a framework: every kind of answer, given and not given, and any nation or none. */
export function assessments(framework: Framework): fc.Arbitrary<Assessment> {
  return fc
    .record({
      answers: givenTo(framework.questions),
      needs: fc.oneof(fc.constant([]), givenTo(framework.needs?.questions ?? [])),
      nation: fc.constantFrom(null, ...framework.nations.map(({ id }) => id)),
      partners: fc.array(partner(framework), { maxLength: 3 }),
    })
    .map(({ answers, needs, nation, partners }) => {
      const plain = assessmentOf(answers, nation);
      return { ...plain, service: { ...plain.service, partners }, needs: assessmentOf(needs).answers };
    });
}

/** Every kind of answer to some questions, or none. */
function givenTo(questions: readonly Question[]): fc.Arbitrary<(readonly [string, AnswerValue])[]> {
  const answers = questions.map((question) => {
    const ids = question.options.map((option) => option.id);
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<AnswerValue>(...ids) },
      { weight: 2, arbitrary: fc.constantFrom('unknown', 'unanswered') },
      { weight: 1, arbitrary: fc.subarray(ids, { minLength: 1 }) },
      { weight: question.mayNotApply ? 1 : 0, arbitrary: fc.constant('not-applicable') },
    );
  });
  return fc.tuple(...answers).map((given) =>
    questions.flatMap((question, index) => {
      const answer = given[index] ?? 'unanswered';
      return answer === 'unanswered' ? [] : [[question.id, answer] as const];
    }),
  );
}

function partner({ agencies }: Framework): fc.Arbitrary<Partner> {
  return fc.record({
    name: fc.constantFrom('Hill Trust', 'Valley Council', 'agency 0'),
    agency: fc.constantFrom(null, ...agencies.map(({ id }) => id)),
  });
}

/** An assessment with just these answers. */
export function assessmentOf(
  answers: Iterable<readonly [string, string | readonly string[]]>,
  nation: string | null = 'england',
): Assessment {
  const given = [...answers].map(([question, answer]): [string, GivenAnswer] => [
    question,
    { answer, note: null, evidence: [], source: null },
  ]);
  return {
    ...EMPTY_ASSESSMENT,
    service: { ...EMPTY_ASSESSMENT.service, name: 'A service', nation },
    answers: new Map(given),
  };
}
