import { jsonSchemaOf } from '../document/json-schema.ts';
import { frameworkSchema } from '../model/framework.ts';

/** The JSON Schema of framework files. */
export function frameworkJsonSchema(): string {
  return jsonSchemaOf(frameworkSchema, 'A joinedup framework');
}
