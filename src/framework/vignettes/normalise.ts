import type { Path } from '../../document/position.ts';
import { type ConditionScope, normaliseConditions, type Origins } from '../normalise-conditions.ts';
import type { Framework } from '../types.ts';
import type { WrittenPhrase, WrittenVignettes } from './schema.ts';
import type { Phrase, Vignettes } from './types.ts';

/** The word that stands in place of an option where a phrase leaves its question open. */
export const LEFT_OPEN = 'unknown';

/** The texts of one file in one form, and where its parts stood. */
export function normaliseVignettes(
  written: WrittenVignettes,
  framework: Framework,
): { vignettes: Vignettes; origins: Origins } {
  const origins: Origins = new WeakMap();
  const questions = new Map(framework.questions.map((question) => [question.id, question]));
  const scope: ConditionScope = { questions, origins };
  const plausible = normaliseConditions(written.plausible, ['plausible'], scope);
  const phrases = Object.entries(written.phrases ?? {}).flatMap(([question, options]) =>
    Object.entries(options).flatMap(([option, ways]) =>
      ways.map((way, index) => {
        const path: Path = ['phrases', question, option, index];
        const onlyWhen = normaliseConditions(way['only-when'], [...path, 'only-when'], scope);
        const phrase = { ...phraseOf(way, question, option, framework), onlyWhen };
        origins.set(phrase, path);
        return phrase;
      }),
    ),
  );
  const settings = (written.settings ?? []).map((setting) => ({ ...setting, asides: setting.asides ?? [] }));
  for (const [index, setting] of settings.entries()) origins.set(setting, ['settings', index]);
  return {
    vignettes: {
      plausible: plausible ? [plausible] : [],
      phrases,
      bridges: written.bridges ?? {},
      nations: written.nations ?? {},
      settings,
    },
    origins,
  };
}

/** The texts of several files as one. What two files say of the same dimension or nation is put together. */
export function mergedVignettes(parts: readonly Vignettes[]): Vignettes {
  const bridges: Record<string, readonly string[]> = {};
  const nations: Record<string, Record<string, string>> = {};
  for (const part of parts) {
    for (const [dimension, sentences] of Object.entries(part.bridges))
      bridges[dimension] = [...(bridges[dimension] ?? []), ...sentences];
    for (const [nation, words] of Object.entries(part.nations))
      nations[nation] = { ...nations[nation], ...words };
  }
  return {
    plausible: parts.flatMap(({ plausible }) => plausible),
    phrases: parts.flatMap(({ phrases }) => phrases),
    bridges,
    nations,
    settings: parts.flatMap(({ settings }) => settings),
  };
}

function phraseOf(
  { say, manner, tells, 'rules-out': rulesOut }: WrittenPhrase,
  question: string,
  option: string,
  { questions }: Framework,
): Omit<Phrase, 'onlyWhen'> {
  const out: Record<string, readonly string[]> = { ...rulesOut };
  for (const [other, told] of Object.entries(tells ?? {})) {
    const options = questions.find(({ id }) => id === other)?.options ?? [];
    out[other] = options.map(({ id }) => id).filter((id) => id !== told);
  }
  return {
    question,
    option: option === LEFT_OPEN ? null : option,
    manner: manner ?? 'told',
    say,
    rulesOut: out,
  };
}
