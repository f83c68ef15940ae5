import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Model } from '../../src/engine/compiled.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { loadFramework } from '../../src/framework/open.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Result } from '../../src/model/result.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentOf } from './frameworks.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TOOL = { name: 'joinedup', version: '0.0.0' };

/** A framework of the fixtures, loaded from its YAML. */
export function fixture(name: string): Framework {
  return frameworkIn(`${ROOT}tests/fixtures/frameworks/${name}.yaml`);
}

/** A framework that ships, loaded from its YAML. */
export function shipped(id: string): Framework {
  return frameworkIn(`${ROOT}frameworks/${id}/framework.yaml`);
}

// Nothing changes a framework, and the large ones take long to load: each is loaded once for all tests.
const loaded = new Map<string, Framework>();

function frameworkIn(file: string): Framework {
  const framework = loaded.get(file) ?? unwrap(loadFramework({ file, text: readFileSync(file, 'utf8') }));
  loaded.set(file, framework);
  return framework;
}

const models = new WeakMap<Framework, Model>();

/** A framework as the engine takes it. The same framework gives the same, made once. */
export function compiled(framework: Framework): Model {
  const model = models.get(framework) ?? compile(framework);
  models.set(framework, model);
  return model;
}

/** A published case of a framework. */
export function caseOf(framework: Framework, id: string): Assessment {
  const file = `${ROOT}frameworks/${framework.id}/cases/${id}.yaml`;
  return unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework));
}

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What a framework makes of just these answers. */
export function score(
  framework: Framework,
  answers: Answers = {},
  nation: string | null = 'england',
): Result {
  return scoreAssessment(compiled(framework), assessmentOf(Object.entries(answers), nation), TOOL);
}

/** The only placement of a result. */
export function placed(framework: Framework, answers: Answers = {}, nation: string | null = 'england') {
  const [placement] = score(framework, answers, nation).placements;
  if (!placement) throw new Error('the framework has no placement');
  return placement;
}
