import * as z from 'zod/mini';

/** The JSON Schema (draft-07, which YAML editors understand) of what a person may write, as text. */
export function jsonSchemaOf(schema: z.ZodMiniType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
