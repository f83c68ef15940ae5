import type { Path } from '../../document/position.ts';
import type { VignetteSetting, Vignettes } from '../../model/vignettes.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import type { Finding } from '../rules/finding.ts';
import { SERVICE_WORD, wordsIn } from './filling.ts';

/**
 * What the settings of one file lack to fill in the words in braces of all files, its own and those of the phrases;
 * and words in braces that no setting has. A word may be made of those of the nation, and no deeper.
 */
export function settingFindings(
  part: Vignettes,
  merged: Vignettes,
  pathOf: (part: object) => Path,
): Finding[] {
  const nations = Object.keys(merged.nations);
  const ofNation =
    nations.length === 0 ? [] : common(nations.map((id) => Object.keys(merged.nations[id] ?? {})));
  const everywhere = [SERVICE_WORD, ...ofNation];
  const known = [...everywhere, ...merged.settings.flatMap(({ words }) => Object.keys(words))];
  const misspelt = part.phrases.flatMap((phrase) =>
    unknownWords(phrase.say, known, [...pathOf(phrase), 'say']),
  );
  const needed = [
    ...new Set(
      [...merged.phrases.map(({ say }) => say), ...Object.values(merged.bridges).flat()].flatMap(wordsIn),
    ),
  ];
  return [
    ...misspelt,
    ...Object.entries(part.bridges).flatMap(([dimension, sentences]) =>
      sentences.flatMap((sentence, index) => unknownWords(sentence, known, ['bridges', dimension, index])),
    ),
    ...part.settings.flatMap((setting) => [
      ...sameId(setting, merged, pathOf(setting)),
      ...lacking(
        setting,
        needed.filter((word) => known.includes(word)),
        everywhere,
        pathOf(setting),
      ),
      ...ownTexts(setting, everywhere, pathOf(setting)),
      ...nested(setting, ofNation, pathOf(setting)),
    ]),
  ];
}

function sameId({ id }: VignetteSetting, { settings }: Vignettes, path: Path): Finding[] {
  if (settings.filter((setting) => setting.id === id).length === 1) return [];
  const message = `Several settings are called ${quoted(id)}.`;
  return [{ code: 'same-id', message, advice: 'Give each a name of its own.', path: [...path, 'id'] }];
}

function lacking(
  { words, id }: VignetteSetting,
  needed: readonly string[],
  everywhere: readonly string[],
  path: Path,
): Finding[] {
  const missing = needed.filter((word) => !everywhere.includes(word) && words[word] === undefined);
  if (missing.length === 0) return [];
  const message = `${quoted(id)} has nothing to stand for ${listed(missing.map((word) => `{${word}}`))}.`;
  const advice = 'The phrases use every one of these words, so each setting has to have it.';
  return [{ code: 'missing-word', message, advice, path: [...path, 'words'] }];
}

function ownTexts(setting: VignetteSetting, everywhere: readonly string[], path: Path): Finding[] {
  const known = [...everywhere, ...Object.keys(setting.words)];
  return (['opens', 'asides', 'closes'] as const).flatMap((key) =>
    setting[key].flatMap((text, index) => unknownWords(text, known, [...path, key, index])),
  );
}

function nested({ words }: VignetteSetting, ofNation: readonly string[], path: Path): Finding[] {
  return Object.entries(words).flatMap(([word, text]) =>
    unknownWords(text, ofNation, [...path, 'words', word]),
  );
}

function unknownWords(text: string, known: readonly string[], path: Path): Finding[] {
  return wordsIn(text)
    .filter((word) => !known.includes(word))
    .map((word) => ({
      code: 'unknown-word',
      message: `Nothing stands for {${word}} here.`,
      advice: () => didYouMean(word, known) || `There is ${listed([...new Set(known)])}.`,
      path,
    }));
}

function common(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  return first.filter((each) => others.every((list) => list.includes(each)));
}
