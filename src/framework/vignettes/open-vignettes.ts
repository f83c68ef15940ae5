import { problemsAt, type SourceDocument } from '../../document/parse.ts';
import type { Path } from '../../document/position.ts';
import { checkShape } from '../../document/shape.ts';
import type { Framework } from '../../model/framework.ts';
import {
  type Phrase,
  type Story,
  type Vignettes,
  vignettesSchema,
  type WrittenPhrase,
  type WrittenVignettes,
} from '../../model/vignettes.ts';
import { byPlace, hasErrors, type Outcome } from '../../problem.ts';
import { type ConditionScope, type Origins, resolved, withOrigin } from '../normalise.ts';
import { misfits } from '../versions.ts';
import { LEFT_OPEN } from './phrases.ts';
import { settingFindings, vignetteFindings } from './vignette-rules.ts';

/** The vignette texts of all files of a framework, with any warnings, or every problem with its place. */
export function loadVignettes(
  documents: readonly SourceDocument[],
  framework: Framework,
): Outcome<Vignettes> {
  // What a setting has to supply depends on the phrases of all files, so they are checked together.
  const parts = documents.map((document) => partIn(document, framework));
  const problems = parts.flatMap((part) => part.problems);
  if (hasErrors(problems)) return { ok: false, problems };
  const sound = parts.flatMap((part) => (part.ok ? [part.value] : []));
  const merged = mergedVignettes(sound.map(({ vignettes }) => vignettes));
  const further = sound.flatMap(({ document, pathOf, vignettes }) =>
    problemsAt(document, settingFindings(vignettes, merged, pathOf)).toSorted(byPlace),
  );
  const all = [...problems, ...further];
  return hasErrors(all) ? { ok: false, problems: all } : { ok: true, value: merged, problems: all };
}

interface Part {
  readonly document: SourceDocument;
  readonly vignettes: Vignettes;
  pathOf(part: object): readonly (string | number)[];
}

function partIn(document: SourceDocument, framework: Framework): Outcome<Part> {
  const shape = checkShape(document, vignettesSchema);
  if (!shape.ok) return shape;
  const wrong = misfits('texts', document, 'framework', shape.value.framework, framework);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const { vignettes, origins } = normaliseVignettes(shape.value, framework);
  const pathOf = (part: object) => origins.get(part) ?? [];
  const findings = vignetteFindings(shape.value, vignettes, framework, pathOf);
  const problems = [...problemsAt(document, findings), ...document.unseen].toSorted(byPlace);
  if (hasErrors(problems)) return { ok: false, problems };
  return { ok: true, value: { document, vignettes, pathOf }, problems };
}

/** The texts of one file in one form, and the paths of its parts. */
function normaliseVignettes(
  written: WrittenVignettes,
  framework: Framework,
): { vignettes: Vignettes; origins: Origins } {
  const origins: Origins = new WeakMap();
  const questions = new Map(framework.questions.map((question) => [question.id, question]));
  const scope: ConditionScope = { questions, origins };
  const { phrases: ways, settings: kinds, stories: own, ...rest } = written;
  const { plausible, scenes, bridges, nations } = resolved(rest, [], scope);
  const phrasesIn = (all: WrittenVignettes['phrases'], story: string | null, at: Path) =>
    Object.entries(all).flatMap(([question, options]) =>
      Object.entries(options).flatMap(([option, list]) =>
        list.map((way, index) => {
          const path: Path = [...at, question, option, index];
          const told = option === LEFT_OPEN ? null : option;
          const phrase = { question, option: told, story, ...phraseOf(way, framework, path, scope) };
          return withOrigin(scope, path, phrase);
        }),
      ),
    );
  const phrases = [
    ...phrasesIn(ways, null, ['phrases']),
    ...own.flatMap(({ id, phrases: all }, index) => phrasesIn(all, id, ['stories', index, 'phrases'])),
  ];
  const settings = kinds.map(({ opens, asides, closes, ...setting }, index) =>
    withOrigin(scope, ['settings', index], setting),
  );
  const stories = [
    ...kinds.flatMap(openingsOf),
    ...own.map(({ phrases: _, ...story }, index) => withOrigin(scope, ['stories', index], story)),
  ];
  return {
    vignettes: {
      plausible: plausible ? [plausible] : [],
      phrases,
      scenes,
      bridges,
      nations,
      settings,
      stories,
    },
    origins,
  };
}

/** The openings of a setting, each with the glimpse and the closing that are its in turn. */
function openingsOf({ id, opens, asides, closes }: WrittenVignettes['settings'][number]): Story[] {
  return opens.map((open, turn) => ({
    id: null,
    setting: id,
    words: {},
    open,
    aside: asides[turn % asides.length] ?? null,
    close: closes[turn % closes.length] ?? '',
  }));
}

/** The texts of several files as one, with their dimensions and nations merged. */
function mergedVignettes(parts: readonly Vignettes[]): Vignettes {
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
    scenes: Object.assign({}, ...parts.map(({ scenes }) => scenes)),
    bridges,
    nations,
    settings: parts.flatMap(({ settings }) => settings),
    stories: parts.flatMap(({ stories }) => stories),
  };
}

function phraseOf(
  { tells, ...rest }: WrittenPhrase,
  { questions }: Framework,
  path: Path,
  scope: ConditionScope,
): Omit<Phrase, 'question' | 'option' | 'story'> {
  const told = Object.entries(tells).map(([other, option]) => {
    const options = questions.find(({ id }) => id === other)?.options ?? [];
    return [other, options.map(({ id }) => id).filter((id) => id !== option)] as const;
  });
  return { ...resolved(rest, path, scope), rulesOut: { ...rest.rulesOut, ...Object.fromEntries(told) } };
}
