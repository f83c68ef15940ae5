import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { shippedVignettes } from '../../src/build/shipped-frameworks.ts';
import type { Source } from '../../src/document/source.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import { loadFramework } from '../../src/framework/open.ts';
import { loadVignettes } from '../../src/framework/vignettes/open-vignettes.ts';
import { vignetteFiles } from '../../src/library/shipped.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Example, ExampleRequest, ExampleSet } from '../../src/model/key.ts';
import type { PlacementResult, Result } from '../../src/model/result.ts';
import type { Vignettes } from '../../src/model/vignettes.ts';
import { CASE_KINDS, type CaseKind, DIFFICULTIES } from '../../src/model/vocabulary.ts';
import { unwrap } from '../../src/problem.ts';
import { loadSolver } from '../../src/solver/highs.ts';
import { proverBy } from '../../src/solver/prove.ts';
import { type CaseSource, generate, unlisted } from '../../src/teaching/cases/generate.ts';
import { ROOT, shipped, TOOL } from './load.ts';

/** A framework with the texts that its cases are told in. */
export interface Told {
  readonly framework: Framework;
  readonly vignettes: Vignettes;
  readonly source: CaseSource;
}

const LOADED = new Map<string, Promise<Told>>();

function once(name: string, load: () => Promise<Told>): Promise<Told> {
  const told = LOADED.get(name) ?? load();
  LOADED.set(name, told);
  return told;
}

const FOLDER = `${ROOT}tests/fixtures/told`;

/** The small framework of the fixtures that has texts; with what else no case puts together, as a condition in YAML. */
export function toldFixture(never?: string): Promise<Told> {
  return once(`the fixture, never ${never}`, () => loadFixture(never));
}

async function loadFixture(never?: string): Promise<Told> {
  const file = `${FOLDER}/framework.yaml`;
  const framework = unwrap(loadFramework({ file, text: readFileSync(file, 'utf8') }));
  const head = 'vignettes: 1\nframework: { id: told, version: 1.0.0 }';
  const text = `${head}\nplausible: { not: ${never} }\n`;
  const further = never === undefined ? [] : [{ file: 'never.yaml', text }];
  const sources = [...vignetteFiles(FOLDER).map(sourceAt), ...further];
  return toldBy(framework, unwrap(loadVignettes(sources, framework)));
}

/** A framework that ships with its texts, from the YAML. */
export function toldShipped(id: string): Promise<Told> {
  return once(id, () => loadShipped(id));
}

async function loadShipped(id: string): Promise<Told> {
  const framework = shipped(id);
  const vignettes = await shippedVignettes(ROOT, framework);
  if (!vignettes) throw new Error(`${id} has no texts`);
  return toldBy(framework, vignettes);
}

export async function toldBy(framework: Framework, vignettes: Vignettes): Promise<Told> {
  const prove = proverBy(await loadSolver());
  return { framework, vignettes, source: { model: compile(framework), vignettes, tool: TOOL, prove } };
}

/** The same without the stories that are told whole, of which no facts are drawn. */
export function drawnAlone(told: Told): Promise<Told> {
  const { stories, phrases } = told.vignettes;
  const wholes = new Set(stories.filter(({ text }) => text !== null).map(({ id }) => id));
  return toldBy(told.framework, {
    ...told.vignettes,
    stories: stories.filter(({ id }) => !wholes.has(id)),
    phrases: phrases.filter(({ story }) => !wholes.has(story)),
  });
}

function sourceAt(file: string): Source {
  return { file, text: readFileSync(file, 'utf8') };
}

/** Any cases at all, but for what is asked for here. */
function requested(wanted: Partial<ExampleRequest> = {}): ExampleRequest {
  const any = { seed: 1, count: 1, level: null, kind: 'plain', difficulty: 'medium' } as const;
  return { ...any, setting: null, nation: null, ...wanted };
}

export function examplesOf(told: Told, wanted: Partial<ExampleRequest> = {}): readonly Example[] {
  return setOf(told, wanted).examples;
}

/** The cases of a request; many properties are about the same ones, which are made once. */
export const setOf = onceEach(setMadeAnew);

/**
 * The cases of a request, asked about all barriers that may be asked about. A list for one case takes four others, of
 * which most properties look at nothing.
 */
export const drawnOf = onceEach(({ source }, wanted): readonly Example[] => {
  const request = requested(wanted);
  const cases = unlisted(request, source);
  return Array.from({ length: request.count }, () => cases.next().value ?? []).flat();
});

function onceEach<Made>(make: (told: Told, wanted: Partial<ExampleRequest>) => Made) {
  const made = new WeakMap<Told, Map<string, Made>>();
  return (told: Told, wanted: Partial<ExampleRequest> = {}): Made => {
    const known = made.get(told) ?? new Map<string, Made>();
    made.set(told, known);
    const name = JSON.stringify(requested(wanted));
    const found = known.get(name) ?? make(told, wanted);
    known.set(name, found);
    return found;
  };
}

export function setMadeAnew({ source }: Told, wanted: Partial<ExampleRequest>): ExampleSet {
  return generate(requested(wanted), source);
}

/**
 * The levels at which the issue says that there is a case of a kind: none short of the next at the top, none open at the
 * top, and none out of order where a level does not rest on the one below, or where no gap leaves one above it.
 */
export function levelsWith(kind: CaseKind, { framework }: Told): string[] {
  return framework.placements.flatMap(({ levels, cumulative }) => {
    const without = {
      plain: 0,
      twins: 0,
      boundary: 1,
      'out-of-order': cumulative ? 2 : levels.length,
      uncertain: 1,
    };
    return levels.slice(0, levels.length - without[kind]).map(({ id }) => id);
  });
}

/** Every way to ask for cases that there are, of some kinds. */
export function wishes(
  told: Told,
  kinds: readonly CaseKind[] = CASE_KINDS,
  none: readonly string[] = [],
): fc.Arbitrary<Partial<ExampleRequest>> {
  const slots = kinds.flatMap((kind) =>
    levelsWith(kind, told)
      .filter((level) => !none.includes(`${kind} ${level}`))
      .map((level) => ({ kind, level })),
  );
  return fc
    .record({
      slot: fc.constantFrom(...slots),
      seed: fc.nat(999_999_999),
      difficulty: fc.constantFrom(...DIFFICULTIES),
    })
    .map(({ slot, ...rest }) => ({ ...slot, ...rest }));
}

/** The answers that a case tells, as a person would write them down. */
export function answersIn({ facts }: Example): Record<string, string> {
  return Object.fromEntries(
    facts.flatMap(({ question, option }) => (option === null ? [] : [[question, option]])),
  );
}

/** What the program makes of answers that somebody wrote into a file: by the reader, the checks and the engine. */
export function resultOfFile(
  answers: Readonly<Record<string, string | readonly string[]>>,
  { nation }: Pick<Example, 'nation'>,
  { framework, source }: Told,
): Result {
  const text = [
    'joinedup: 1',
    `framework: { id: ${framework.id}, version: ${framework.version} }`,
    `service: { name: A case${nation ? `, nation: ${nation.id}` : ''} }`,
    Object.keys(answers).length === 0 ? 'answers: {}' : 'answers:',
    ...Object.entries(answers).map(
      ([id, answer]) => `  ${id}: ${typeof answer === 'string' ? answer : `[${answer.join(', ')}]`}`,
    ),
  ].join('\n');
  const assessment = unwrap(loadAssessment({ file: 'case.yaml', text }, framework));
  return placeAssessment(source.model, assessment, TOOL, source.prove);
}

/** The placement that a case is about, as the program finds it from some answers in a file; from those told where none are given. */
export function placedByFile(
  example: Example,
  told: Told,
  answers: Readonly<Record<string, string>> = answersIn(example),
): PlacementResult {
  const { placements } = resultOfFile(answers, example, told);
  const found = placements.find(({ id }) => id === example.placement.id);
  if (!found) throw new Error(`there is no placement ${example.placement.id}`);
  return found;
}

/** The levels that some answers leave possible. */
export function levelsByFile(
  example: Example,
  told: Told,
  answers?: Readonly<Record<string, string>>,
): readonly string[] {
  return placedByFile(example, told, answers).possible.levels;
}
