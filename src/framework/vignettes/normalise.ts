import type { Path } from '../../document/position.ts';
import type { Framework } from '../../model/framework.ts';
import type { Phrase, Vignettes, WrittenPhrase, WrittenVignettes } from '../../model/vignettes.ts';
import { type ConditionScope, type Origins, placed, resolved } from '../normalise-conditions.ts';

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
  const { phrases: ways, ...rest } = written;
  const { plausible, bridges, nations, settings } = resolved(rest, [], scope);
  const phrases = Object.entries(ways).flatMap(([question, options]) =>
    Object.entries(options).flatMap(([option, list]) =>
      list.map((way, index) => {
        const path: Path = ['phrases', question, option, index];
        const told = option === LEFT_OPEN ? null : option;
        return placed(scope, path, { question, option: told, ...phraseOf(way, framework, path, scope) });
      }),
    ),
  );
  return {
    vignettes: { plausible: plausible ? [plausible] : [], phrases, bridges, nations, settings },
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
  { tells, ...rest }: WrittenPhrase,
  { questions }: Framework,
  path: Path,
  scope: ConditionScope,
): Omit<Phrase, 'question' | 'option'> {
  const told = Object.entries(tells).map(([other, option]) => {
    const options = questions.find(({ id }) => id === other)?.options ?? [];
    return [other, options.map(({ id }) => id).filter((id) => id !== option)] as const;
  });
  return { ...resolved(rest, path, scope), rulesOut: { ...rest.rulesOut, ...Object.fromEntries(told) } };
}
