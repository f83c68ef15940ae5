import * as fc from 'fast-check';
import type { Assessment } from '../../src/model/assessment.ts';
import type { ConsensusRule } from '../../src/model/consensus.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Panel, View } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { assessments, frameworks, type GeneratorOptions } from './frameworks.ts';
import { compiled, TOOL } from './load.ts';

/** Panels of a few views over generated frameworks. */

/** A rule as the one that ships for twelve people and six options. */
const THIRD: ConsensusRule = {
  id: 'third',
  title: 'Fewer than a third outside',
  about: 'For tests.',
  source: 'own judgement',
  madeFor: { raters: 12, options: 6 },
  agreement: {
    within: 1,
    outsideFewerThan: { is: 4, of: 12 },
    farthest: null,
    leastKnown: 2,
    unordered: null,
  },
  words: { agreement: 'Agreement', split: 'Split' },
};

export const MANNER = { tool: TOOL, rule: THIRD, named: null, names: false, kappa: null } as const;

export interface PanelCase {
  readonly framework: Framework;
  readonly views: readonly View[];
}

/** Two to so many views of one service, in one nation or none. */
export function panelCases(most: number, options: GeneratorOptions = {}): fc.Arbitrary<PanelCase> {
  return frameworks(options).chain((framework) =>
    fc
      .tuple(
        fc.array(assessments(framework), { minLength: 2, maxLength: most }),
        fc.constantFrom(null, ...framework.nations.map(({ id }) => id)),
      )
      .map(([all, nation]) => ({ framework, views: viewsOf(all, nation) })),
  );
}

/** Assessments as views of a service in a nation. */
export function viewsOf(all: readonly Assessment[], nation: string | null): readonly View[] {
  return all.map((each, index) => ({
    file: `view-${index + 1}.yaml`,
    assessment: { ...each, service: { ...each.service, nation } },
  }));
}

export function panelIn({ framework, views }: PanelCase): Panel {
  return panelOf(compiled(framework), views, MANNER);
}
