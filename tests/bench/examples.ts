import { readFileSync } from 'node:fs';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Model } from '../../src/engine/compiled.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import { loadShipped, shippedCases } from '../../src/library/shipped.ts';
import { loadShippedVignettes } from '../../src/library/shipped-vignettes.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Example } from '../../src/model/key.ts';
import { CASE_KINDS, type CaseKind, DIFFICULTIES, type Difficulty } from '../../src/model/vocabulary.ts';
import { unwrap } from '../../src/problem.ts';
import { loadProver } from '../../src/solver/prove.ts';
import { noneBecause } from '../../src/teaching/cases/case-target.ts';
import { type CaseSource, generate } from '../../src/teaching/cases/generate.ts';
import { assessmentOf } from '../support/frameworks.ts';
import type { Measure } from './report.ts';

/** A thousand cases over every kind and level that there are: whether each is where it was asked for, and how fast they come. */

const TOOL = { name: 'joinedup', version: '0.0.0' };

const FRAMEWORK = 'five-levels';

const CASES = 1_000;

const RESULTS = 200;

export async function exampleMeasures(): Promise<Measure[]> {
  const root = process.cwd();
  const framework = loadShipped(root, FRAMEWORK);
  const vignettes = loadShippedVignettes(root, FRAMEWORK);
  if (!vignettes) throw new Error(`${FRAMEWORK} has no texts`);
  const source: CaseSource = { model: compile(framework), vignettes, tool: TOOL, prove: await loadProver() };
  const assessments = shippedCases(root, FRAMEWORK).map(({ file }) =>
    unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework)),
  );
  const made = cases(source, () => score(assessments, source.model));
  const asked = made.cases.filter((each) => isAsAsked(each, source));
  const told = new Set(made.cases.flatMap(({ examples }) => examples.map(markOf)));
  const texts = made.cases.reduce((sum, { examples }) => sum + examples.length, 0);
  return [
    {
      what: 'cases placed as they were asked for, a pair counting as one',
      count: asked.length,
      least: CASES,
    },
    { what: 'of the texts of these, those that tell what no other tells', count: told.size, least: texts },
    {
      what: 'a case / such a result',
      ratio: made.milliseconds / CASES / (made.scoring / made.results),
      most: 100,
    },
    ...missing(source.model),
  ];
}

/** What was asked for, and what came of it. */
interface Asked extends Slot {
  readonly examples: readonly Example[];
}

interface Slot {
  readonly kind: CaseKind;
  readonly level: string;
  readonly difficulty: Difficulty;
}

/** A thousand cases, as many at each kind, level and difficulty; the results take turns with them, so that the machine is the same for both. */
function cases(source: CaseSource, scoring: () => number) {
  const slots = slotsOf(source.model);
  const made = { cases: [] as Asked[], milliseconds: 0, scoring: 0, results: 0 };
  for (const [seed, slot] of slots.entries()) {
    const count = Math.floor(CASES / slots.length) + Number(seed < CASES % slots.length);
    const start = performance.now();
    const { examples } = generate({ seed, count, setting: null, nation: null, ...slot }, source);
    made.milliseconds += performance.now() - start;
    made.scoring += scoring();
    made.results += RESULTS;
    const each = slot.kind === 'twins' ? 2 : 1;
    for (let index = 0; index < examples.length; index += each)
      made.cases.push({ ...slot, examples: examples.slice(index, index + each) });
  }
  return made;
}

function slotsOf({ placements }: Model): Slot[] {
  return placements.flatMap((placement) =>
    placement.levels.flatMap(({ name }, index) =>
      CASE_KINDS.filter((kind) => noneBecause(kind, index, placement) === null).flatMap((kind) =>
        DIFFICULTIES.map((difficulty) => ({ kind, level: name.id, difficulty })),
      ),
    ),
  );
}

/** The kinds and levels that there are not, and why. */
function missing({ placements }: Model): Measure[] {
  return placements.flatMap((placement) =>
    CASE_KINDS.flatMap((kind) =>
      placement.levels.flatMap(({ name }, index) => {
        const because = noneBecause(kind, index, placement);
        return because === null ? [] : [{ what: `no case of the kind “${kind}” at “${name.name}”`, because }];
      }),
    ),
  );
}

/** True where the engine, from what a case tells, finds what was asked for and what the key says. */
function isAsAsked({ kind, level, examples }: Asked, { model, prove }: CaseSource): boolean {
  const [one, other] = examples.map((example) => {
    const { facts, nation, placement: own, right } = example;
    const told = facts.flatMap(({ question, option }) =>
      option === null ? [] : [[question, option] as const],
    );
    const { placements } = placeAssessment(model, assessmentOf(told, nation?.id ?? null), TOOL, prove);
    const placement = placements.find(({ id }) => id === own.id);
    const { levels = [], exact = false } = placement?.possible ?? {};
    const isSame = exact && levels.join() === right.join() && placement?.secured.id === example.secured;
    return { isSame, right, rank: placement?.secured.rank ?? 0, secured: example.secured };
  });
  if (!one?.isSame || one.secured !== level) return false;
  if (kind === 'twins') return other?.isSame === true && Math.abs(one.rank - other.rank) === 1;
  return kind === 'uncertain' ? one.right.length > 1 : one.right.length === 1;
}

function markOf({ setting, facts }: Example): string {
  const told = facts.map(({ question, option }) => `${question} ${option}`).toSorted();
  return JSON.stringify([setting.id, told]);
}

/** How long it takes to make some results of the published cases, in milliseconds. */
function score(assessments: readonly Assessment[], model: Model): number {
  const start = performance.now();
  for (let run = 0; run < RESULTS; run += 1) {
    const assessment = assessments[run % assessments.length];
    if (assessment) placeAssessment(model, assessment, TOOL);
  }
  return performance.now() - start;
}
