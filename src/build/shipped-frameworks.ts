import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readAssessment } from '../assessment/open-assessment.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { loadFramework } from '../framework/open.ts';
import { loadVignettes } from '../framework/vignettes/open-vignettes.ts';
import { entriesIn } from '../host/files/inspect.ts';
import { packed } from '../host/files/packed.ts';
import { STORE, STORE_LIST, shippedCases, vignetteFiles } from '../library/shipped.ts';
import { vignettesName } from '../library/shipped-vignettes.ts';
import { assessmentSchema } from '../model/assessment.ts';
import { consensusSchema } from '../model/consensus.ts';
import { crosswalkSchema } from '../model/crosswalk.ts';
import { type Framework, frameworkSchema, type ShippedFramework } from '../model/framework.ts';
import { type Vignettes, vignettesSchema } from '../model/vignettes.ts';
import { unwrap } from '../problem.ts';
import { renderMarkdown } from '../report/formats/markdown.ts';
import { frameworkPage } from '../report/pages/framework-page.ts';

/** Stores each shipped framework as loaded, so that starting the program parses no YAML. */
export async function writeStore(root: string): Promise<void> {
  const folder = join(root, STORE);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const shipped = await shippedFrameworks(root);
  const entries = await Promise.all(shipped.map((framework) => entryOf(root, framework)));
  entries.sort(
    (one, other) => Number(other.isDefault) - Number(one.isDefault) || one.id.localeCompare(other.id, 'en'),
  );
  await writeFile(join(folder, STORE_LIST), JSON.stringify(entries));
  await Promise.all(
    shipped.map((framework) => writeFile(join(folder, `${framework.id}.json`), JSON.stringify(framework))),
  );
  for (const framework of shipped) {
    const vignettes = await shippedVignettes(root, framework);
    if (!vignettes) continue;
    const content = await packed(Buffer.from(JSON.stringify(vignettes)));
    await writeFile(join(folder, vignettesName(framework.id)), content);
  }
}

/** The vignette texts of `framework` from their YAML, or null where it has none. */
export async function shippedVignettes(root: string, framework: Framework): Promise<Vignettes | null> {
  const files = vignetteFiles(join(root, 'frameworks', framework.id));
  if (files.length === 0) return null;
  const sources = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })),
  );
  return unwrap(loadVignettes(sources, framework));
}

/** Every framework below `frameworks/`, loaded from its YAML. */
export async function shippedFrameworks(root: string): Promise<readonly Framework[]> {
  const folders = entriesIn(join(root, 'frameworks')).filter((entry) => entry.isDirectory());
  const frameworks = await Promise.all(
    folders.map(async ({ name }) => {
      const file = join(root, 'frameworks', name, 'framework.yaml');
      const framework = unwrap(loadFramework({ file, text: await readFile(file, 'utf8') }));
      if (framework.id !== name) throw new Error(`${file} holds the framework ${framework.id}`);
      return framework;
    }),
  );
  if (frameworks.filter(({ isDefault }) => isDefault).length !== 1)
    throw new Error('one framework has to be the default');
  return frameworks;
}

async function entryOf(root: string, framework: Framework): Promise<ShippedFramework> {
  const { id, version, title, about, isDefault, unverified, questions } = framework;
  const cases = shippedCases(root, id);
  const shown = await Promise.all(
    cases.map(async ({ id: name, file }) => {
      const { written } = unwrap(readAssessment({ file, text: await readFile(file, 'utf8') }));
      return written.case?.showcase ? [name] : [];
    }),
  );
  const [showcase = null] = shown.flat();
  const counts = { questions: questions.length, cases: cases.length };
  return { id, version, title, about, isDefault, unverified, ...counts, showcase };
}

/** Writes the page of each shipped framework beside its file, where a test compares them. */
export async function writePages(root: string): Promise<void> {
  for (const framework of await shippedFrameworks(root)) {
    await writeFile(pageOf(root, framework.id), renderMarkdown(frameworkPage(inNation(framework, null))));
  }
}

/** The path of the page of a framework. */
export function pageOf(root: string, id: string): string {
  return join(root, 'frameworks', id, 'README.md');
}

/** Writes the JSON Schemas that YAML editors use, which a test compares with the code. */
export async function writeSchemas(root: string): Promise<void> {
  for (const [kind, schema] of Object.entries(WRITTEN_SCHEMAS))
    await writeFile(join(root, 'frameworks', `${kind}.schema.json`), schema());
}

/** The JSON Schema of `schema` as text, in draft-07, which YAML editors understand. */
export function jsonSchemaOf(schema: z.ZodMiniType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

/** The JSON Schemas of the files that people write. */
export const WRITTEN_SCHEMAS = {
  framework: () => jsonSchemaOf(frameworkSchema, 'A joinedup framework'),
  crosswalk: () => jsonSchemaOf(crosswalkSchema, 'A joinedup crosswalk'),
  vignettes: () => jsonSchemaOf(vignettesSchema, 'Vignette texts of joinedup'),
  consensus: () => jsonSchemaOf(consensusSchema, 'A joinedup rule for consensus'),
  assessment: () => jsonSchemaOf(assessmentSchema, 'A joinedup assessment'),
} as const;
