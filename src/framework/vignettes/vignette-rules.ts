import type { Path } from '../../document/position.ts';
import type { Framework } from '../../model/framework.ts';
import type { VignetteSetting, Vignettes, WrittenVignettes } from '../../model/vignettes.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { sharedBy } from '../../work.ts';
import { conditionFindings } from '../rules/condition-rules.ts';
import { type Finding, noSuch } from '../rules/rule.ts';
import { bracedWords, LEFT_OPEN, SERVICE_WORD } from './phrases.ts';
import { shownFindings } from './shown-barriers.ts';

/** The findings between a file of vignette texts and its framework. */
export function vignetteFindings(
  written: WrittenVignettes,
  vignettes: Vignettes,
  framework: Framework,
  pathOf: (part: object) => Path,
): Finding[] {
  const questions = new Map(framework.questions.map((question) => [question.id, question]));
  const context = { framework, questions, pathOf };
  const conditions = [
    ...vignettes.plausible,
    ...vignettes.phrases.flatMap(({ onlyWhen }) => (onlyWhen ? [onlyWhen] : [])),
  ];
  return [
    ...conditionFindings(conditions, context),
    ...phraseFindings(written, framework),
    ...Object.entries(written.scenes).flatMap(([id, asked]) =>
      asked.flatMap((question, index) =>
        unknown(question, framework.questions, 'question', ['scenes', id, index], 'value'),
      ),
    ),
    ...Object.keys(written.bridges).flatMap((id) =>
      Object.hasOwn(written.scenes, id)
        ? []
        : unknown(id, framework.dimensions, 'dimension', ['bridges', id]),
    ),
    ...Object.keys(written.nations).flatMap((id) =>
      unknown(id, framework.nations, 'nation', ['nations', id]),
    ),
  ];
}

function phraseFindings(written: WrittenVignettes, framework: Framework): Finding[] {
  return Object.entries(written.phrases).flatMap(([question, options]): Finding[] => {
    const at = ['phrases', question];
    const found = framework.questions.find(({ id }) => id === question);
    if (!found) return unknown(question, framework.questions, 'question', at);
    return Object.entries(options).flatMap(([option, ways]) => [
      ...(option === LEFT_OPEN ? [] : unknown(option, found.options, 'option', [...at, option])),
      ...ways.flatMap((way, index) => {
        const path = [...at, option, index];
        return [
          ...tagFindings(question, way.rulesOut, [...path, 'rules-out'], framework),
          ...tagFindings(question, way.tells, [...path, 'tells'], framework),
          ...way.shows.flatMap((id, place) =>
            unknown(id, framework.barriers, 'barrier', [...path, 'shows', place], 'value'),
          ),
          ...shownFindings([question, option], way, [...path, 'shows'], framework),
        ];
      }),
    ]);
  });
}

/** The findings on the other questions that a phrase tells or rules out. */
function tagFindings(
  own: string,
  tags: Readonly<Record<string, string | readonly string[]>>,
  path: Path,
  { questions }: Framework,
): Finding[] {
  return Object.entries(tags).flatMap(([question, tagged]): Finding[] => {
    const found = questions.find(({ id }) => id === question);
    if (!found) return unknown(question, questions, 'question', [...path, question]);
    if (question === own) {
      const message = 'A phrase tells its own option by where it stands.';
      const advice = 'Name only other questions here.';
      return [{ code: 'own-question', message, advice, path: [...path, question], part: 'key' }];
    }
    const options = typeof tagged === 'string' ? [tagged] : tagged;
    if (typeof tagged !== 'string' && found.options.every(({ id }) => tagged.includes(id))) {
      const message = `Every option of ${quoted(question)} is ruled out.`;
      return [
        { code: 'nothing-left', message, advice: 'One of them has to be left.', path: [...path, question] },
      ];
    }
    return options.flatMap((option, index) =>
      unknown(
        option,
        found.options,
        'option',
        typeof tagged === 'string' ? [...path, question] : [...path, question, index],
        'value',
      ),
    );
  });
}

function unknown(
  id: string,
  among: readonly { readonly id: string }[],
  kind: string,
  path: Path,
  part: 'key' | 'value' = 'key',
): Finding[] {
  const known = among.map((each) => each.id);
  if (known.includes(id)) return [];
  return [noSuch(kind, id, known, { code: `unknown-${kind}`, where: ' here', path, part })];
}

/** The findings on words in braces that settings lack, or that no setting has. */
// A word may itself use only those of the nation.
export function settingFindings(
  part: Vignettes,
  merged: Vignettes,
  pathOf: (part: object) => Path,
): Finding[] {
  const nations = Object.keys(merged.nations);
  const ofNation = sharedBy(nations.map((id) => Object.keys(merged.nations[id] ?? {})));
  const everywhere = [SERVICE_WORD, ...ofNation];
  const known = [...everywhere, ...merged.settings.flatMap(wordsOf)];
  const misspelt = part.phrases.flatMap((phrase) =>
    unknownWords(phrase.say, known, [...pathOf(phrase), 'say']),
  );
  const needed = [
    ...new Set(
      [...merged.phrases.map(({ say }) => say), ...Object.values(merged.bridges).flat()].flatMap(bracedWords),
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
      ...nestedWords(setting, ofNation, pathOf(setting)),
    ]),
  ];
}

function sameId({ id }: VignetteSetting, { settings }: Vignettes, path: Path): Finding[] {
  if (settings.filter((setting) => setting.id === id).length === 1) return [];
  const message = `Several settings are called ${quoted(id)}.`;
  return [{ code: 'same-id', message, advice: 'Give each a name of its own.', path: [...path, 'id'] }];
}

function lacking(
  setting: VignetteSetting,
  needed: readonly string[],
  everywhere: readonly string[],
  path: Path,
): Finding[] {
  const own = wordsOf(setting);
  const missing = needed.filter((word) => !everywhere.includes(word) && !own.includes(word));
  if (missing.length === 0) return [];
  const message = `${quoted(setting.id)} has nothing to stand for ${listed(missing.map((word) => `{${word}}`))}.`;
  const advice = 'The phrases use every one of these words, so each setting has to have it.';
  return [{ code: 'missing-word', message, advice, path: [...path, 'words'] }];
}

function ownTexts(setting: VignetteSetting, everywhere: readonly string[], path: Path): Finding[] {
  const known = [...everywhere, ...wordsOf(setting)];
  return (['opens', 'asides', 'closes'] as const).flatMap((key) =>
    setting[key].flatMap((text, index) => unknownWords(text, known, [...path, key, index])),
  );
}

/** The words of a setting, and those of all its casts. */
function wordsOf({ words, casts }: VignetteSetting): string[] {
  return [...Object.keys(words), ...sharedBy(casts.map((cast) => Object.keys(cast)))];
}

function nestedWords({ words }: VignetteSetting, ofNation: readonly string[], path: Path): Finding[] {
  return Object.entries(words).flatMap(([word, text]) =>
    unknownWords(text, ofNation, [...path, 'words', word]),
  );
}

function unknownWords(text: string, known: readonly string[], path: Path): Finding[] {
  return bracedWords(text)
    .filter((word) => !known.includes(word))
    .map((word) => ({
      code: 'unknown-word',
      message: `Nothing stands for {${word}} here.`,
      advice: () => didYouMean(word, known) || `There is ${listed([...new Set(known)])}.`,
      path,
    }));
}
