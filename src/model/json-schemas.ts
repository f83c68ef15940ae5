import * as z from 'zod/mini';
import { assessmentSchema } from './assessment.ts';
import { crosswalkSchema } from './crosswalk.ts';
import { frameworkSchema } from './framework.ts';
import { vignettesSchema } from './vignettes.ts';

/** The JSON Schema (draft-07, which YAML editors understand) of `schema`, as text. */
export function jsonSchemaOf(schema: z.ZodMiniType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

/** The JSON Schemas of the files that people write. */
export const WRITTEN_SCHEMAS = {
  framework: () => jsonSchemaOf(frameworkSchema, 'A joinedup framework'),
  crosswalk: () => jsonSchemaOf(crosswalkSchema, 'A joinedup crosswalk'),
  vignettes: () => jsonSchemaOf(vignettesSchema, 'Vignette texts of joinedup'),
  assessment: () => jsonSchemaOf(assessmentSchema, 'A joinedup assessment'),
} as const;
