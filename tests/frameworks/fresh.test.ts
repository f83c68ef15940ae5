import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  pageOf,
  shippedFrameworks,
  shippedVignettes,
  WRITTEN_SCHEMAS,
} from '../../src/build/shipped-frameworks.ts';
import { inNation } from '../../src/engine/compile/nation-terms.ts';
import {
  crosswalkFile,
  listCrosswalks,
  listShipped,
  loadShipped,
  shippedCases,
  vignetteFiles,
} from '../../src/library/shipped.ts';
import { loadShippedVignettes } from '../../src/library/shipped-vignettes.ts';
import { renderMarkdown } from '../../src/report/formats/markdown.ts';
import { frameworkPage } from '../../src/report/pages/framework-page.ts';
import { ROOT } from '../support/load.ts';

/** What is made from the code or the YAML and kept in files agrees with what it is made from. */

const SCHEMAS: [string, () => string][] = [
  ['framework.schema.json', WRITTEN_SCHEMAS.framework],
  ['assessment.schema.json', WRITTEN_SCHEMAS.assessment],
  ['crosswalk.schema.json', WRITTEN_SCHEMAS.crosswalk],
  ['vignettes.schema.json', WRITTEN_SCHEMAS.vignettes],
  ['consensus.schema.json', WRITTEN_SCHEMAS.consensus],
];

describe('the JSON Schemas', () => {
  it.each(SCHEMAS)('%s is that of the code; if not, run “npm run schemas”', (name, made) => {
    expect(readFileSync(join(ROOT, 'frameworks', name), 'utf8')).toBe(made());
  });

  it.each(SCHEMAS)('%s is draft-07, as YAML editors read it', (_, made) => {
    expect(JSON.parse(made()).$schema).toBe('http://json-schema.org/draft-07/schema#');
  });

  it.each(SCHEMAS)('%s describes every key', (_, made) => {
    expect(undescribed(JSON.parse(made()))).toEqual([]);
  });
});

interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** The keys, as paths, that an editor could say nothing about. A reference is described where it points. */
function undescribed(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as Schema;
  const here = Object.entries(properties).filter(([, key]) => !key.description && !key.$ref);
  return [
    ...here.map(([key]) => `${path}/${key}`),
    ...Object.entries(node).flatMap(([key, inner]) => undescribed(inner, `${path}/${key}`)),
  ];
}

describe('what ships fits the JSON Schemas by the judgement of another program', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const isFramework = ajv.compile(JSON.parse(WRITTEN_SCHEMAS.framework()));
  const isAssessment = ajv.compile(JSON.parse(WRITTEN_SCHEMAS.assessment()));
  const isCrosswalk = ajv.compile(JSON.parse(WRITTEN_SCHEMAS.crosswalk()));
  const isVignettes = ajv.compile(JSON.parse(WRITTEN_SCHEMAS.vignettes()));
  const read = (file: string) => parse(readFileSync(file, 'utf8'));

  it.each(listShipped(ROOT).map(({ id }) => id))(
    '%s, its cases, its crosswalks and its vignette texts',
    (id) => {
      expect(isFramework(read(join(ROOT, 'frameworks', id, 'framework.yaml'))) || isFramework.errors).toBe(
        true,
      );
      for (const { file } of shippedCases(ROOT, id))
        expect(isAssessment(read(file)) || [file, isAssessment.errors]).toBe(true);
      for (const to of listCrosswalks(ROOT, id))
        expect(isCrosswalk(read(crosswalkFile(ROOT, id, to))) || [to, isCrosswalk.errors]).toBe(true);
      for (const file of vignetteFiles(join(ROOT, 'frameworks', id)))
        expect(isVignettes(read(file)) || [file, isVignettes.errors]).toBe(true);
    },
  );

  it('and not just anything fits', () => {
    const framework = read(join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'));
    expect(isFramework(framework) || isFramework.errors).toBe(true);
    expect(isFramework({ ...framework, qestions: [] })).toBe(false);
    expect(isAssessment({ joinedup: 1, answers: { money: 3 } })).toBe(false);
    const named = { vignettes: 1, framework: { id: 'ladder', version: '1.0.0' } };
    expect(isVignettes(named) || isVignettes.errors).toBe(true);
    expect(isVignettes({ ...named, phrases: { money: { part: [{ says: 'X.' }] } } })).toBe(false);
  });
});

describe('the page of each framework', () => {
  it.each(listShipped(ROOT).map(({ id }) => id))(
    '%s: it is made from its file; if not, run “npm run pages”',
    (id) => {
      const page = renderMarkdown(frameworkPage(inNation(loadShipped(ROOT, id), null)));
      expect(page).toContain('## When to use it');
      expect(readFileSync(pageOf(ROOT, id), 'utf8')).toBe(page);
    },
  );
});

describe('what the build stored', () => {
  it('is what the loader makes of the YAML', async () => {
    const frameworks = await shippedFrameworks(ROOT);
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).toSorted();
    expect(ids(listShipped(ROOT))).toEqual(ids(frameworks));
    for (const framework of frameworks) expect(loadShipped(ROOT, framework.id)).toEqual(framework);
  });

  it('is what the loader makes of the vignette texts, and nothing where there are none', async () => {
    const told: string[] = [];
    for (const framework of await shippedFrameworks(ROOT)) {
      const vignettes = await shippedVignettes(ROOT, framework);
      expect(loadShippedVignettes(ROOT, framework.id)).toEqual(vignettes);
      if (vignettes) told.push(framework.id);
    }
    expect(told).toContain('five-levels');
  });
});
