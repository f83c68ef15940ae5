import { performance } from 'node:perf_hooks';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { assessments } from '../support/frameworks.ts';
import { compiled, shipped, TOOL, ROOT, caseOf } from '../support/load.ts';
import { MANNER, viewsOf } from '../support/panels.ts';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';

test('bench', () => {
  for (const { id } of listShipped(ROOT)) {
    const framework = shipped(id);
    const model = compiled(framework);
    for (const kind of ['random', 'cases']) {
      for (const count of [12, 60]) {
        const all = kind === 'random' ? fc.sample(assessments(framework), { numRuns: count, seed: 7 }) : (() => {
          const cases = shippedCases(ROOT, id).map((each) => caseOf(framework, each.id));
          return cases.length === 0 ? [] : Array.from({ length: count }, (_, i) => cases[i % Math.min(cases.length, 6)]!);
        })();
        if (all.length === 0) continue;
        const views = viewsOf(all, 'england');
        let panel = panelOf(model, views, MANNER);
        const t0 = performance.now();
        panel = panelOf(model, views, MANNER);
        const t1 = performance.now();
        for (const { assessment } of views) scoreAssessment(model, assessment, TOOL);
        const t2 = performance.now();
        for (const { assessment } of views) scoreAssessment(model, assessment, TOOL);
        const t3 = performance.now();
        console.log(id, kind, count, 'panel', (t1 - t0).toFixed(1), 'score', (t3 - t2).toFixed(1), panel.placements.map((p) => `${p.stability.exact ? 'exact' : 'drawn'} ${p.decisive.length} ${p.perhapsDecisive.length}`).join(' | '), panel.needs.map((p) => `${p.stability.exact} ${p.decisive.length}`).join(' | '));
      }
    }
  }
});
