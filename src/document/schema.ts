import * as z from 'zod/mini';
import { listed } from '../text.ts';

// Compiling a parser for each shape pays only for those who check thousands of files; here it is one or a few.
z.config({ jitless: true });

/** A type whose parts, however deep, cannot be written to. Whatever is inferred from a schema is used through this. */
export type Frozen<T> = { readonly [Key in keyof T]: Frozen<T[Key]> };

/** A part of a file in which what was left out, or left empty, is null. */
export type WithNulls<T> = {
  readonly [Key in keyof T]-?: undefined extends T[Key]
    ? Frozen<Exclude<T[Key], undefined>> | null
    : Frozen<T[Key]>;
};

/** What an object of these keys is. */
export type Inferred<Shape extends z.core.$ZodShape> = Frozen<z.infer<z.ZodMiniObject<Shape>>>;

/**
 * An object of a file that a later version may have saved: keys that are not known yet are let through, and are no part of the
 * type.
 */
export function lenientObject<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): ReturnType<typeof z.object<Shape>> {
  return z.looseObject(shape) as unknown as ReturnType<typeof z.object<Shape>>;
}

/** What stands in place of keys that are left out. It is put in with all the keys of a map at once: a step for each would take as long again as reading them. */
const LEFT_OUT = new WeakMap<object, unknown>();

/** A key of a `fileObject` that may be left out, with what then stands in its place, and what editors say of it. */
export function withDefault<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: z.output<Schema>,
  description: string,
) {
  return leftOut<z.output<Schema>>(schema, value, description);
}

/** A key of a `fileObject` that may be left out; it is null then. */
export function orNull<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return leftOut<z.output<Schema> | null>(schema, null, description);
}

function leftOut<Value>(schema: z.ZodMiniType, value: Value, description: string) {
  const key = optional(schema, description);
  LEFT_OUT.set(key, value);
  return key as unknown as z.ZodMiniType<Value>;
}

const VERSION = 'Expected three numbers with dots, such as 1.0.0.';

/** The version of a file that others rest on. */
export const version = z.string(VERSION).check(z.regex(/^\d+\.\d+\.\d+$/u, VERSION));

const DAY = 'Expected a day such as 2026-11-22, a month such as 2026-11, or a year.';

/** A day, or the month or the year that it is in where no more is known. */
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

/** A name with hyphens, written with capitals instead. */
type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;

/** What a map of a file is to the program: its keys are written with capitals in place of hyphens. */
type Camelised<T> = { [Key in keyof T as Camel<Key>]: T[Key] };

/** A map of a file that allows only these keys. All of them are there once it is read. */
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

/** The key of a file that a key of the program stands for. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** How a name is made up. */
export const ID_ADVICE = 'A name is lower-case letters, digits and hyphens, and starts with a letter.';

/** A name: what questions, options, levels and everything else that is referred to are called. */
export const id = described(
  z.string(ID_ADVICE).check(z.regex(/^[a-z][a-z0-9-]*$/u, ID_ADVICE), z.maxLength(60)),
  ID_ADVICE,
);

/** True for a text that can be a name. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

/** True for a day of the calendar, written as 2026-11-22. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Some text of at most so many characters; what stands around it is cut off. */
export function textUpTo(characters: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(characters));
}

/** A schema with what editors say of it. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  return noted(schema.clone(), description);
}

/** A key that may be left out, with what editors say of it. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return noted(z.optional(schema), description);
}

// Kept beside the schema: as a check within it, it would be run on every value.
function noted<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** Of a map with more keys than these, naming them helps nobody who wrote something else. */
const MOST_KEYS = 7;

/**
 * An object that allows only the keys of `shape`; any other is a problem that offers the nearest of them.
 * Every key of a file is declared through this, so that a misspelt key is never silence.
 */
export function strictObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
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
