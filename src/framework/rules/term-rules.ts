import type { Path } from '../../document/position.ts';
import { kebab } from '../../document/schema.ts';
import { Unresolved } from '../../model/condition.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { type Finding, noSuch, type Rule, type RuleContext, warning } from './rule.ts';

/** A term has a word for every nation, and whatever looks like one in braces is a term. */
export const termsHaveWords: Rule = (context) => {
  const { terms, ...texts } = context.written;
  const stands = textsIn(texts, []).flatMap(placesIn);
  const named = new Set(stands.map(({ name }) => name));
  return [
    ...Object.entries(terms).flatMap(([id, words]) => wordFindings(id, words, context)),
    ...Object.keys(terms).flatMap((id) => (named.has(id) ? [] : [unused(id)])),
    ...stands.flatMap((place) => (Object.hasOwn(terms, place.name) ? [] : [undeclared(place, terms)])),
  ];
};

type Words = RuleContext['written']['terms'][string];

const OTHERWISE = 'otherwise';

function wordFindings(id: string, words: Words, { framework }: RuleContext): Finding[] {
  const nations = framework.nations.map((nation) => nation.id);
  const path = ['terms', id];
  const given = Object.keys(words);
  const lacking = nations.filter((nation) => !given.includes(nation));
  return [
    ...given
      .filter((key) => key !== OTHERWISE && !nations.includes(key))
      .map((key) => noSuch('nation', key, [...nations, OTHERWISE], { path: [...path, key], part: 'key' })),
    ...(given.includes(OTHERWISE) ? [] : [withoutOtherwise(id, path)]),
    ...(lacking.length > 0 && given.includes(OTHERWISE) ? [lacks(id, lacking, path)] : []),
  ];
}

function withoutOtherwise(id: string, path: Path): Finding {
  const message = `The term ${quoted(id)} has no word for where no nation is given.`;
  return { code: 'term-without-otherwise', message, advice: 'Add “otherwise:” with one.', path };
}

function lacks(id: string, nations: readonly string[], path: Path): Finding {
  const message = `The term ${quoted(id)} has no word for ${listed(nations)}, where its “otherwise” is used.`;
  const advice =
    'Add one for each of the nations, or leave those out of “nations:” that the framework is not for.';
  return warning('term-lacks-nation', message, advice, path);
}

function unused(id: string): Finding {
  const message = `The term ${quoted(id)} is used in no text.`;
  const advice = `Write {${id}} where its word belongs, or leave it out.`;
  return { ...warning('unused-term', message, advice, ['terms', id]), part: 'key' };
}

/** A word in braces that looks like a term, with its path. */
interface Place {
  readonly name: string;
  readonly written: string;
  readonly path: Path;
}

function undeclared({ name, written, path }: Place, terms: RuleContext['written']['terms']): Finding {
  const message = `${quoted(written)} looks like a term, and none is called ${quoted(name)}; it stays as it is written.`;
  const advice = () =>
    didYouMean(name, Object.keys(terms)) || 'Declare it under “terms:”, or write it without braces.';
  return warning('undeclared-term', message, advice, path);
}

/** A word in braces that looks like a term, even with capitals or spaces that no term has. */
// Somebody meant one.
const LOOKS_LIKE_A_TERM = /\{\s*([A-Za-z][\w-]*)\s*\}/gu;

function placesIn({ text, path }: Text): Place[] {
  return [...text.matchAll(LOOKS_LIKE_A_TERM)].map(([written, name = '']) => ({
    // Only what is written as a term is one.
    name: written === `{${name}}` ? name : written.slice(1, -1),
    written,
    path,
  }));
}

interface Text {
  readonly text: string;
  readonly path: Path;
}

function textsIn(part: unknown, path: Path): Text[] {
  if (typeof part === 'string') return part.includes('{') ? [{ text: part, path }] : [];
  if (typeof part !== 'object' || part === null || part instanceof Unresolved) return [];
  if (Array.isArray(part)) return part.flatMap((each, index) => textsIn(each, [...path, index]));
  return Object.entries(part).flatMap(([key, value]) => textsIn(value, [...path, kebab(key)]));
}
