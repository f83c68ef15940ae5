import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assessmentJsonSchema } from '../assessment/json-schema.ts';
import { crosswalkJsonSchema } from '../framework/crosswalk/json-schema.ts';
import { frameworkJsonSchema } from '../framework/json-schema.ts';
import { vignettesJsonSchema } from '../framework/vignettes/json-schema.ts';

/** Writes the JSON Schemas that YAML editors use; a test holds them against the code. */
export async function writeSchemas(root: string): Promise<void> {
  await writeFile(join(root, 'frameworks', 'framework.schema.json'), frameworkJsonSchema());
  await writeFile(join(root, 'frameworks', 'crosswalk.schema.json'), crosswalkJsonSchema());
  await writeFile(join(root, 'frameworks', 'vignettes.schema.json'), vignettesJsonSchema());
  await writeFile(join(root, 'frameworks', 'assessment.schema.json'), assessmentJsonSchema());
}
