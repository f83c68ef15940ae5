import * as fc from 'fast-check';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Sites } from '../../src/model/sites.ts';
import type { Site } from '../../src/sites/site.ts';
import { siteReader } from '../../src/sites/site-of.ts';
import { type SitesManner, sitesOf } from '../../src/sites/sites-of.ts';
import { assessments, frameworks, type GeneratorOptions } from './frameworks.ts';
import { TOOL } from './load.ts';
import { resultOf } from './results.ts';

/** Many sites over generated frameworks, and over those that ship. */

const COUNTED: SitesManner = {
  tool: TOOL,
  names: false,
  by: null,
  filter: null,
  notes: [],
  titleOf: () => null,
};

export const UNFILTERED = { nation: null, below: null, barrier: null, framework: null };

/** The sites of some assessments, each of which answered in a role of its own where `roles` gives one. */
export function sitesIn(
  framework: Framework,
  all: readonly Assessment[],
  roles: readonly string[] = [],
): Site[] {
  const read = siteReader();
  return all.map((assessment, index) => {
    const role = roles[index];
    const answeredBy = role === undefined ? [] : [{ role, organisation: null, name: null, as: null }];
    const service = { ...assessment.service, name: `Service ${index}x` };
    return read(
      `file-${index}x.yaml`,
      resultOf(framework, { ...assessment, service, answeredBy, date: '2026-11' }),
    );
  });
}

/** So many sites of one generated framework. */
export function siteCases(
  { least, most }: { readonly least: number; readonly most: number },
  options: GeneratorOptions = {},
): fc.Arbitrary<readonly Site[]> {
  return frameworks(options).chain((framework) =>
    fc
      .array(assessments(framework), { minLength: least, maxLength: most })
      .map((all) => sitesIn(framework, all)),
  );
}

/** A page as a program reads it, without what only the numbers of sites and their order say. */
export function withoutOrder(sites: Sites): unknown {
  return {
    ...sites,
    frameworks: sites.frameworks.map((each) => ({
      ...each,
      rows: each.rows.map(({ number: _, ...row }) => JSON.stringify(row)).sort(),
    })),
  };
}

export function pageOf(sites: readonly Site[], manner: Partial<SitesManner> = {}): Sites {
  return sitesOf(sites, { ...COUNTED, ...manner });
}
