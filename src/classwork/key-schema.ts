import * as z from 'zod/mini';
import type { Key } from '../marking/types.ts';
import { cases, example, framework } from './key-parts.ts';

/** The shape of a key as far as marking needs it. */
export const keySchema: z.ZodMiniType<Key> = z.object({
  key: z.literal(1),
  framework,
  examples: cases(example),
});
