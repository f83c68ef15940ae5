import * as z from 'zod/mini';

/** A type whose parts, however deep, cannot be written to. Whatever is inferred from a schema is used through this. */
export type Frozen<T> = { readonly [Key in keyof T]: Frozen<T[Key]> };

/** A part of a file in which what was left out, or left empty, is null. */
export type Settled<T> = {
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
export function open<Shape extends z.core.$ZodLooseShape>(shape: Shape): ReturnType<typeof z.object<Shape>> {
  return z.looseObject(shape) as unknown as ReturnType<typeof z.object<Shape>>;
}
