import type { Framework } from '../../model/framework.ts';
import type { Model } from '../compiled.ts';
import { compile } from './compile.ts';

/** Words that differ from nation to nation, put in the texts of a framework. */

type Terms = Framework['terms'];

/** What stands in a text for a term. */
const TERM = /\{([a-z][a-z0-9-]*)\}/gu;

/** The key of the word for where no nation is given, or a nation has none of its own. */
const OTHERWISE = 'otherwise';

/** `framework` with its declared terms in the words of `nation`, or in those for none where it is null. */
// A framework that declares no terms is given back as it is, and so is every part of another in which none stands.
export function inNation(framework: Framework, nation: string | null): Framework {
  const { terms, ...rest } = framework;
  return hasNone(terms) ? framework : { ...withTerms(rest, terms, nation), terms: {} };
}

/** A framework in the words of no nation and of each; none where they are the same for all. */
export function wordingsOf(framework: Framework): readonly Framework[] {
  if (hasNone(framework.terms)) return [];
  return [null, ...framework.nations.map(({ id }) => id)].map((nation) => inNation(framework, nation));
}

/** Anything made of plain data, with the terms in its texts in the words of a nation. */
export function withTerms<Part>(part: Part, terms: Terms, nation: string | null): Part {
  if (hasNone(terms)) return part;
  const words = new Map(
    Object.entries(terms).map(([id, of]) => [id, ownOf(of, nation ?? OTHERWISE) ?? ownOf(of, OTHERWISE)]),
  );
  return put(part, (text) => text.replace(TERM, (written, id: string) => words.get(id) ?? written)) as Part;
}

function put(part: unknown, replace: (text: string) => string): unknown {
  if (typeof part === 'string') return part.includes('{') ? replace(part) : part;
  if (typeof part !== 'object' || part === null) return part;
  const was = part as Record<string, unknown>;
  let made = was;
  // Most parts stay as they are, and a whole framework is gone through for every result: nothing is copied in vain.
  for (const key of Object.keys(was)) {
    const value = put(was[key], replace);
    if (value === was[key]) continue;
    if (made === was) made = (Array.isArray(was) ? [...was] : { ...was }) as Record<string, unknown>;
    made[key] = value;
  }
  return made;
}

/** Gives the model of a framework in the words of a nation. */
type ModelOf = (nation: string | null) => Model;

const origins = new WeakMap<Model, ModelOf>();

/** Gives the model of `framework` in the words of each nation asked for, made once for each. */
export function modelsOf(framework: Framework): ModelOf {
  const isOne = hasNone(framework.terms);
  const models = new Map<string | null, Model>();
  const modelOf = (nation: string | null): Model => {
    const key = isOne ? null : nation;
    const made = models.get(key) ?? compile(inNation(framework, nation));
    models.set(key, made);
    origins.set(made, modelOf);
    return made;
  };
  return modelOf;
}

/** The model of the framework that `model` is of, in the words of `nation`. */
export function modelIn(model: Model, nation: string | null): Model {
  const origin = origins.get(model);
  if (!origin && hasNone(model.framework.terms)) return model;
  const modelOf = origin ?? modelsOf(model.framework);
  origins.set(model, modelOf);
  return modelOf(nation);
}

function ownOf(words: Terms[string], key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function hasNone(terms: Terms): boolean {
  for (const _ in terms) return false;
  return true;
}
