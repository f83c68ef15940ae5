import type { Framework } from '../model/framework.ts';
import { compile } from './compile.ts';
import type { Model } from './model.ts';

/** Words that differ from nation to nation, put in the texts of a framework. */

type Terms = Framework['terms'];

/** What stands in a text for a term. */
const TERM = /\{([a-z][a-z0-9-]*)\}/gu;

/** The word of a term that is used where no nation is given, or a nation has none of its own. */
const OTHERWISE = 'otherwise';

/**
 * A framework in the words of a nation; null where none is given. Only terms that it declares are replaced. One that
 * declares none is given back as it is, and so is every part of another in which none stands.
 */
export function inNation(framework: Framework, nation: string | null): Framework {
  const { terms, ...rest } = framework;
  return hasNone(terms) ? framework : { ...inWords(rest, terms, nation), terms: {} };
}

/** Anything made of plain data, with the terms in its texts in the words of a nation. */
export function inWords<Part>(part: Part, terms: Terms, nation: string | null): Part {
  if (hasNone(terms)) return part;
  const words = new Map(
    Object.entries(terms).map(([id, of]) => [id, ownOf(of, nation ?? OTHERWISE) ?? ownOf(of, OTHERWISE)]),
  );
  return put(part, (text) => text.replace(TERM, (written, id: string) => words.get(id) ?? written)) as Part;
}

function put(part: unknown, replace: (text: string) => string): unknown {
  if (typeof part === 'string') return part.includes('{') ? replace(part) : part;
  if (typeof part !== 'object' || part === null) return part;
  let isSame = true;
  const inside = (value: unknown): unknown => {
    const made = put(value, replace);
    isSame &&= made === value;
    return made;
  };
  const made = Array.isArray(part)
    ? part.map(inside)
    : Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inside(value)]));
  return isSame ? part : made;
}

const known = new WeakMap<Model, Map<string | null, Model>>();

/** A framework made ready for scoring, in the words of a nation. Made once for each nation that is asked for. */
export function modelIn(model: Model, nation: string | null): Model {
  if (hasNone(model.framework.terms)) return model;
  const models = known.get(model) ?? new Map<string | null, Model>();
  known.set(model, models);
  const made = models.get(nation) ?? compile(inNation(model.framework, nation));
  models.set(nation, made);
  return made;
}

function ownOf(words: Terms[string], key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function hasNone(terms: Terms): boolean {
  for (const _ in terms) return false;
  return true;
}
