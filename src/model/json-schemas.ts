import * as z from 'zod/mini';
import { assessmentSchema } from './assessment.ts';
import { crosswalkSchema } from './crosswalk.ts';
import { frameworkSchema } from './framework.ts';
import { vignettesSchema } from './vignettes.ts';

/** The JSON Schema (draft-07, which YAML editors understand) of what a person may write, as text. */
export function jsonSchemaOf(schema: z.ZodMiniType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

/** The JSON Schema of framework files. */
export function frameworkJsonSchema(): string {
  return jsonSchemaOf(frameworkSchema, 'A joinedup framework');
}

/** The JSON Schema of crosswalk files. */
export function crosswalkJsonSchema(): string {
  return jsonSchemaOf(crosswalkSchema, 'A joinedup crosswalk');
}

/** The JSON Schema of files of vignette texts. */
export function vignettesJsonSchema(): string {
  return jsonSchemaOf(vignettesSchema, 'Vignette texts of joinedup');
}

/** The JSON Schema of assessment files. */
export function assessmentJsonSchema(): string {
  return jsonSchemaOf(assessmentSchema, 'A joinedup assessment');
}
