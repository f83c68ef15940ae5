import { readFileSync } from 'node:fs';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { loadConsensus } from '../../src/framework/open-consensus.ts';
import { consensusFile, loadShipped, shippedCases } from '../../src/library/shipped.ts';
import type { View } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { unwrap } from '../../src/problem.ts';
import { randomFrom } from '../support/random.ts';
import { inTurns } from './in-turns.ts';
import type { Measure } from './report.ts';

/** How long a panel takes against scoring its views one by one, without reading the files, which both have to do. */

const TOOL = { name: 'joinedup', version: '0.0.0' };

const FRAMEWORK = 'five-levels';

const VIEWS = 60;

const ROUNDS = 11;

export async function panelTimes(): Promise<Measure[]> {
  const root = process.cwd();
  const model = compile(loadShipped(root, FRAMEWORK));
  const file = consensusFile(root, 'singapore');
  const rule = unwrap(loadConsensus({ file, text: readFileSync(file, 'utf8') }));
  const manner = { tool: TOOL, rule, named: null, names: false, kappa: null };
  const views = viewsIn(root);
  const [panel = Number.NaN, scored = Number.NaN] = await inTurns(
    [
      () => panelOf(model, views, manner),
      () => views.map(({ assessment }) => scoreAssessment(model, assessment, TOOL)),
    ],
    ROUNDS,
  );
  return [{ what: `a panel of ${VIEWS} views / scoring them one by one`, ratio: panel / scored, most: 1.5 }];
}

/** People of large and small kinds who could hardly differ more: each answers each question as one of the published cases does. */
function viewsIn(root: string): readonly View[] {
  const framework = loadShipped(root, FRAMEWORK);
  const cases = shippedCases(root, FRAMEWORK).map((each) =>
    unwrap(loadAssessment({ file: each.file, text: readFileSync(each.file, 'utf8') }, framework)),
  );
  const random = randomFrom(2026);
  const [first] = cases;
  if (!first) throw new Error('no case ships');
  return Array.from({ length: VIEWS }, (_, index) => {
    const mixed = (part: 'answers' | 'needs') => {
      const ids = [...new Set(cases.flatMap((each) => [...each[part].keys()]))];
      return ids.flatMap((id) => {
        const given = cases[Math.floor(random() * cases.length)]?.[part].get(id);
        return given ? [[id, given] as const] : [];
      });
    };
    const role = `role ${index % 7}`;
    const organisation = `body ${Math.floor(Math.sqrt(index))}`;
    const assessment = {
      ...first,
      answeredBy: [{ role, organisation, name: null, as: null }],
      answers: new Map(mixed('answers')),
      needs: new Map(mixed('needs')),
    };
    return { file: `view-${index}.yaml`, assessment };
  });
}
