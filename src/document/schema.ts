import * as z from 'zod/mini';
import { isDay, listed } from '../text.ts';

// Compiling a parser for each shape pays only for those who check thousands of files; here it is one or a few.
z.config({ jitless: true });

/** A type that is read-only at any depth, as types inferred from a schema are used. */
export type Frozen<T> = { readonly [Key in keyof T]: Frozen<T[Key]> };

/** A part of a file in which what was left out or empty is null. */
export type WithNulls<T> = {
  readonly [Key in keyof T]-?: undefined extends T[Key]
    ? Frozen<Exclude<T[Key], undefined>> | null
    : Frozen<T[Key]>;
};

/** The type of an object of these keys. */
export type Inferred<Shape extends z.core.$ZodShape> = Frozen<z.infer<z.ZodMiniObject<Shape>>>;

/** An object of a saved file, with unknown keys of later versions let through and left out of the type. */
export function lenientObject<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): ReturnType<typeof z.object<Shape>> {
  return z.looseObject(shape) as unknown as ReturnType<typeof z.object<Shape>>;
}

/** The defaults of keys, put into a map at once, since a step for each takes as long again as reading. */
const LEFT_OUT = new WeakMap<object, unknown>();

/** A key of a `fileObject` with a default; `description` is for editors. */
export function withDefault<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: z.output<Schema>,
  description: string,
) {
  return leftOut<z.output<Schema>>(schema, value, description);
}

/** A key of a `fileObject` that is null where it is left out. */
export function orNull<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return leftOut<z.output<Schema> | null>(schema, null, description);
}

function leftOut<Value>(schema: z.ZodMiniType, value: Value, description: string) {
  const key = optional(schema, description);
  LEFT_OUT.set(key, value);
  return key as unknown as z.ZodMiniType<Value>;
}

const VERSION = 'Expected three numbers with dots, such as 1.0.0.';

/** A version number, such as 1.0.0. */
export const version = z.string(VERSION).check(z.regex(/^\d+\.\d+\.\d+$/u, VERSION));

const DAY = 'Expected a day such as 2026-11-22, a month such as 2026-11, or a year.';

/** A day, a month or a year. */
export const day = z.union(
  [
    z.string().check(
      z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u, { error: DAY, abort: true }),
      z.refine((written) => written.length < 10 || isDay(written), DAY),
    ),
    z.int().check(z.minimum(1000, DAY), z.maximum(9999, DAY)),
  ],
  { error: DAY },
);

/** A kebab-case name in camel case. */
type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;

/** A map with its keys in camel case. */
type Camelised<T> = { [Key in keyof T as Camel<Key>]: T[Key] };

/** A map of a file that allows only these keys; once read it has all of them, in camel case. */
export function fileObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const written = strictObject(shape);
  const keys = Object.entries(shape).map(([key, schema]) => ({
    key,
    name: key.replace(/-(.)/gu, (_, letter: string) => letter.toUpperCase()),
    value: LEFT_OUT.get(schema),
  }));
  const read = keys.every(({ key, name, value }) => key === name && value === undefined)
    ? written
    : z.pipe(
        written,
        z.transform((map: z.output<typeof written>) => {
          const whole: Record<string, unknown> = {};
          for (const { key, name, value } of keys) whole[name] = map[key as keyof typeof map] ?? value;
          return whole;
        }),
      );
  return read as unknown as z.ZodMiniType<Camelised<z.output<z.ZodMiniObject<Shape>>>>;
}

/** A camel-case key in kebab case. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** How a name is made up. */
export const ID_ADVICE = 'A name is lower-case letters, digits and hyphens, and starts with a letter.';

/** The id of a question, an option, a level or anything else that is referred to. */
export const id = described(
  z.string(ID_ADVICE).check(z.regex(/^[a-z][a-z0-9-]*$/u, ID_ADVICE), z.maxLength(60)),
  ID_ADVICE,
);

/** True for a text that can be an id. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

/** A non-empty text of at most so many characters, trimmed. */
export function textUpTo(characters: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(characters));
}

/** A schema with a description for editors. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  return noted(schema.clone(), description);
}

/** A key that may be left out, with a description for editors. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return noted(z.optional(schema), description);
}

// Kept beside the schema: as a check within it, it would be run on every value.
function noted<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** Keys of a map that are listed where something else stands in its place. */
const MOST_KEYS = 7;

/** An object that allows only the keys of `shape`, and offers the nearest for any other. */
export function strictObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  // Every key of a file is declared through this, so that a misspelt key is never silence.
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code }) => {
      // Put into words later, key by key; until then the message is the keys that there are.
      if (code === 'unrecognized_keys') return keys.join(' ');
      return code === 'invalid_type' && keys.length <= MOST_KEYS
        ? `Expected a map with the ${keys.length === 1 ? 'key' : 'keys'} ${listed(keys)}.`
        : undefined;
    },
  });
}
