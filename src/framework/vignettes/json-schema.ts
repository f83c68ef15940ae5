import { jsonSchemaOf } from '../../document/json-schema.ts';
import { vignettesSchema } from '../../model/vignettes.ts';

/** The JSON Schema of files of vignette texts. */
export function vignettesJsonSchema(): string {
  return jsonSchemaOf(vignettesSchema, 'Vignette texts of joinedup');
}
