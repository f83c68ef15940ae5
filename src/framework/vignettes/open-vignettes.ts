import { parseSource, problemsAt, type SourceDocument } from '../../document/parse.ts';
import type { Path } from '../../document/position.ts';
import { checkParts, isLost } from '../../document/shape.ts';
import type { Source } from '../../document/source.ts';
import type { Framework } from '../../model/framework.ts';
import {
  type Phrase,
  type Story,
  type Vignettes,
  vignettesSchema,
  type WrittenPhrase,
  type WrittenVignettes,
} from '../../model/vignettes.ts';
import { byPlace, hasErrors, type Outcome, type Problem } from '../../problem.ts';
import { type ConditionScope, type Origins, resolved, withOrigin } from '../normalise.ts';
import { misfits } from '../versions.ts';
import { LEFT_OPEN } from './phrases.ts';
import { settingFindings, vignetteFindings } from './vignette-rules.ts';

/**
 * The vignette texts of all files of a framework, with any warnings, or every problem with its place; without a framework, what is wrong
 * with them whatever it asks.
 */
export function loadVignettes(sources: readonly Source[], framework: Framework | null): Outcome<Vignettes> {
  const files = sources.map((source) => fileOf(source, framework));
  // What a setting has to supply depends on the phrases of all files, so they are checked together.
  const merged = mergedVignettes(files.flatMap(({ part }) => part?.vignettes ?? []));
  const names = new Set(
    files.flatMap(({ part, source }) => (part?.lost.length === 0 ? [] : namesIn(source.text))),
  );
  const all = files.flatMap(({ part, problems }) => {
    if (!part) return problems;
    const { document, vignettes, pathOf, lost } = part;
    const findings = settingFindings(vignettes, merged, pathOf, names);
    const sound = findings.filter(({ path }) => !isLost(path, lost));
    return [...problems, ...problemsAt(document, sound)].toSorted(byPlace);
  });
  return hasErrors(all) ? { ok: false, problems: all } : { ok: true, value: merged, problems: all };
}

/** What may be an id or a key in a text that cannot be read as a whole: nobody can tell that it is nowhere. */
function namesIn(text: string): string[] {
  // Begun in the midst of a word, a megabyte without a colon would be gone through once for each of its letters.
  const name = /\bid:\s*["']?([a-z][a-z0-9-]*)|(?<![a-z0-9-])([a-z][a-z0-9-]*)["']?\s*:/gu;
  const found = text.toLowerCase().matchAll(name);
  return [...found].flatMap(([, id, key]) => id ?? key ?? []);
}

interface Part {
  readonly document: SourceDocument;
  readonly vignettes: Vignettes;
  pathOf(part: object): Path;
  readonly lost: readonly Path[];
}

interface TextFile {
  readonly source: Source;
  /** What could be read of it; null where nothing could. */
  readonly part: Part | null;
  readonly problems: readonly Problem[];
}

function fileOf(source: Source, framework: Framework | null): TextFile {
  const parsed = parseSource(source);
  if (!parsed.ok) return { source, part: null, problems: parsed.problems };
  const document = parsed.value;
  const { problems: ofShape, sound } = checkParts(document, vignettesSchema, 1);
  if (!sound) return { source, part: null, problems: ofShape };
  const { value: written, lost } = sound;
  const wrong = framework ? misfits('texts', document, 'framework', written.framework, framework) : [];
  const { vignettes, origins } = normaliseVignettes(written, framework?.questions ?? []);
  const pathOf = (part: object) => origins.get(part) ?? [];
  const findings =
    framework && wrong.length === 0 ? vignetteFindings(written, vignettes, framework, pathOf) : [];
  // A bridge may open a scene that was lost.
  const scenesAreLost = lost.some(([top, deeper]) => deeper === undefined || top === 'scenes');
  const own = findings.filter(({ path }) => !isLost(path, lost) && !(scenesAreLost && path[0] === 'bridges'));
  const problems = [...ofShape, ...wrong, ...problemsAt(document, own), ...document.unseen];
  return { source, part: { document, vignettes, pathOf, lost }, problems };
}

/** The texts of one file in one form, and the paths of its parts. */
function normaliseVignettes(
  written: WrittenVignettes,
  asked: Framework['questions'],
): { vignettes: Vignettes; origins: Origins } {
  const origins: Origins = new WeakMap();
  const questions = new Map(asked.map((question) => [question.id, question]));
  const scope: ConditionScope = { questions, origins };
  const { phrases: ways, settings: kinds, stories: own, ...rest } = written;
  const { plausible, scenes, bridges, nations } = resolved(rest, [], scope);
  const phrasesIn = (all: WrittenVignettes['phrases'], story: string | null, at: Path, isWhole = false) =>
    Object.entries(all).flatMap(([question, options]) =>
      Object.entries(options).flatMap(([option, list]) =>
        list.map((way, index) => {
          const path: Path = [...at, question, option, index];
          const told = option === LEFT_OPEN ? null : option;
          const tagged = isWhole ? resolved(way, path, scope) : phraseOf(way, asked, path, scope);
          const phrase = { question, option: told, story, ...tagged };
          return withOrigin(scope, path, phrase);
        }),
      ),
    );
  const phrases = [
    ...phrasesIn(ways, null, ['phrases']),
    ...own.flatMap(({ id, phrases: all, text }, index) =>
      phrasesIn(all, id, ['stories', index, 'phrases'], text !== null),
    ),
  ];
  const settings = kinds.map(({ opens, asides, closes, ...setting }, index) =>
    withOrigin(scope, ['settings', index], setting),
  );
  const stories = [
    ...kinds.flatMap(openingsOf),
    ...own.map(({ phrases: _, open, close, ...story }, index) =>
      withOrigin(scope, ['stories', index], { ...story, open: open ?? '', close: close ?? '' }),
    ),
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
    toldBy: null,
    text: null,
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

/** A phrase that tells one answer: of what its words settle besides, it rules the other options out. */
function phraseOf(
  { tells, ...rest }: WrittenPhrase,
  questions: Framework['questions'],
  path: Path,
  scope: ConditionScope,
): Omit<Phrase, 'question' | 'option' | 'story'> {
  const told = Object.entries(tells).map(([other, option]) => {
    const options = questions.find(({ id }) => id === other)?.options ?? [];
    return [other, options.map(({ id }) => id).filter((id) => id !== option)] as const;
  });
  const rulesOut = { ...rest.rulesOut, ...Object.fromEntries(told) };
  return { ...resolved({ ...rest, tells: {} }, path, scope), rulesOut };
}
