import { jsonSchemaOf } from '../document/json-schema.ts';
import { assessmentSchema } from '../model/assessment.ts';

/** The JSON Schema of assessment files. */
export function assessmentJsonSchema(): string {
  return jsonSchemaOf(assessmentSchema, 'A joinedup assessment');
}
