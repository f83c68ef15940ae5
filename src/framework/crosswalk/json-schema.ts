import { jsonSchemaOf } from '../../document/json-schema.ts';
import { crosswalkSchema } from '../../model/crosswalk.ts';

/** The JSON Schema of crosswalk files. */
export function crosswalkJsonSchema(): string {
  return jsonSchemaOf(crosswalkSchema, 'A joinedup crosswalk');
}
