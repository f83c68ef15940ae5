import type { Path } from '../../document/position.ts';
import type { Framework } from '../../model/framework.ts';
import type { Phrase, Story, VignetteSetting, Vignettes, WrittenVignettes } from '../../model/vignettes.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { sharedBy } from '../../work.ts';
import { conditionFindings } from '../rules/condition-rules.ts';
import { type Finding, noSuch } from '../rules/rule.ts';
import { bracedWords, LEFT_OPEN, piecesOf, SERVICE_WORD } from './phrases.ts';
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
    ...phraseFindings(written.phrases, ['phrases'], framework),
    ...written.stories.flatMap(({ phrases }, index) =>
      phraseFindings(phrases, ['stories', index, 'phrases'], framework),
    ),
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

function phraseFindings(ways: WrittenVignettes['phrases'], within: Path, framework: Framework): Finding[] {
  return Object.entries(ways).flatMap(([question, options]): Finding[] => {
    const at = [...within, question];
    const found = framework.questions.find(({ id }) => id === question);
    if (!found) return unknown(question, framework.questions, 'question', at);
    return Object.entries(options).flatMap(([option, list]) => [
      ...(option === LEFT_OPEN ? [] : unknown(option, found.options, 'option', [...at, option])),
      ...list.flatMap((way, index) => {
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

/** The findings on settings and stories, and on words in braces that they lack, or that none has, but for names that may be `lost`. */
// A word may itself use only those of the nation.
export function settingFindings(
  part: Vignettes,
  merged: Vignettes,
  pathOf: (part: object) => Path,
  lost: ReadonlySet<string>,
): Finding[] {
  const nations = Object.keys(merged.nations);
  const ofNation = [
    ...sharedBy(nations.map((id) => Object.keys(merged.nations[id] ?? {}))),
    ...bracedWords(JSON.stringify(merged)).filter((word) => lost.has(word)),
  ];
  const everywhere = [SERVICE_WORD, ...ofNation];
  const wordsOf = wordsIn(merged, everywhere);
  const known = [...everywhere, ...merged.settings.flatMap((setting) => wordsOf(setting.id))];
  const general = merged.phrases.filter(({ story }) => story === null);
  const needed = new Set(
    [...general.map(({ say }) => say), ...Object.values(merged.bridges).flat()].flatMap(bracedWords),
  );
  const wordsFor = ({ story }: Phrase) => {
    const own = merged.stories.find(({ id }) => id === story);
    return own && story !== null ? wordsOf(own.setting, own) : known;
  };
  return [
    ...part.phrases.flatMap((phrase) =>
      unknownWords(phrase.say, wordsFor(phrase), [...pathOf(phrase), 'say']),
    ),
    ...Object.entries(part.bridges).flatMap(([dimension, sentences]) =>
      sentences.flatMap((sentence, index) => unknownWords(sentence, known, ['bridges', dimension, index])),
    ),
    ...part.settings.flatMap((setting) => {
      const openings = part.stories.filter((story) => story.id === null && story.setting === setting.id);
      return [
        ...sameId(setting.id, merged.settings, 'settings', pathOf(setting)),
        ...(lost.has(setting.id) ? [] : withoutEnds(setting, merged, pathOf(setting))),
        ...lacking(
          setting,
          [...needed].filter((word) => known.includes(word) && !wordsOf(setting.id).includes(word)),
          pathOf(setting),
        ),
        ...openingsOf(openings, pathOf(setting)).flatMap(([text, path]) =>
          unknownWords(text, wordsOf(setting.id), path),
        ),
        ...nestedWords(setting, ofNation, pathOf(setting)),
      ];
    }),
    ...part.stories.flatMap((story) => {
      if (story.id === null) return [];
      const { id, setting, toldBy, text: whole, open, aside, close } = story;
      const texts = Object.entries({ 'told-by': toldBy, open, aside, close });
      return [
        ...sameId(id, merged.stories, 'stories', pathOf(story)),
        ...(lost.has(setting)
          ? []
          : unknown(setting, merged.settings, 'setting', [...pathOf(story), 'setting'], 'value')),
        ...texts.flatMap(([key, text]) =>
          unknownWords(text ?? '', wordsOf(setting, story), [...pathOf(story), key]),
        ),
        ...(whole ?? []).flatMap((text, index) =>
          unknownWords(text, wordsOf(setting, story), [...pathOf(story), 'text', index]),
        ),
        ...wholeFindings(story, part, pathOf(story)),
        ...nestedWords(story, ofNation, pathOf(story)),
      ];
    }),
  ];
}

/** The findings on how a story begins and ends, and on the questions that stand in a whole text. */
function wholeFindings(
  { id, text, open, aside, close }: Story,
  { phrases }: Vignettes,
  path: Path,
): Finding[] {
  const finding = (code: string, message: string, advice: string, ...at: Path): Finding => ({
    code,
    message,
    advice,
    path: [...path, ...at],
  });
  const ends = Object.entries({ open, aside, close }).filter(([, said]) => (said ?? '') !== '');
  if (text === null)
    return ['open', 'close']
      .filter((key) => !ends.some(([end]) => end === key))
      .map((key) =>
        finding('missing-key', `${quoted(key)} is missing.`, 'Write it, or the whole as “text”.'),
      );
  const said = phrases.filter(({ story }) => story === id);
  const own = [...new Set(said.map(({ question }) => question))];
  const besides = own.map((question) => {
    const tells = said
      .filter((phrase) => phrase.question === question)
      .map((phrase) => Object.keys(phrase.tells));
    return { question, tells, all: [...new Set(tells.flat())] };
  });
  const places = text.flatMap((paragraph, index) =>
    piecesOf(paragraph).flatMap(({ question }) => (question === null ? [] : [{ question, index }])),
  );
  return [
    ...ends.map(([key]) =>
      finding('told-twice', `A story with “text” has no ${quoted(key)}.`, 'Put it into the text.', key),
    ),
    ...places.flatMap(({ question, index }, place) => {
      if (!own.includes(question))
        return noSuch('question', question, own, {
          code: 'unknown-question',
          where: ' among the phrases of this story',
          path: [...path, 'text', index],
          part: 'value',
        });
      if (places.findIndex((each) => each.question === question) === place) return [];
      const message = `${quoted(question)} stands in this text twice.`;
      return finding('told-twice', message, 'Let each question stand in it once.', 'text', index);
    }),
    ...own
      .filter((question) => !places.some((each) => each.question === question))
      .map((question) =>
        finding(
          'not-told',
          `${quoted(question)} has phrases, and does not stand in the text.`,
          `Put [${question}] where they are to stand.`,
          'phrases',
          question,
        ),
      ),
    ...besides.flatMap(({ question, tells, all }) =>
      all.flatMap((other) => {
        const isTwice =
          own.includes(other) ||
          besides.some((each) => each.question !== question && each.all.includes(other));
        if (isTwice)
          return finding(
            'told-twice',
            `${quoted(other)} is told twice in this text.`,
            'Let its own place tell it, or the words of one other question.',
            'phrases',
            question,
          );
        if (tells.every((each) => each.includes(other))) return [];
        return finding(
          'not-told',
          `Not every phrase for ${quoted(question)} tells ${quoted(other)}.`,
          'All of a text is told in every case, so let each phrase at this place tell it, or none.',
          'phrases',
          question,
        );
      }),
    ),
  ];
}

/** Gives the words that may stand in the texts of a setting, or of one of its stories. */
function wordsIn(merged: Vignettes, everywhere: readonly string[]) {
  return (id: string, story?: Story): string[] => {
    const found = merged.settings.filter((setting) => setting.id === id);
    const told = story ? [story] : storiesOf(id, merged);
    return [
      ...everywhere,
      // Where it is misspelt, any setting may be meant.
      ...(found.length > 0 ? found : merged.settings).flatMap(({ words }) => Object.keys(words)),
      ...sharedBy(told.map(({ words: own }) => Object.keys(own))),
    ];
  };
}

/** The stories of a setting, or where there are none those that may be meant to be: their setting is misspelt. */
function storiesOf(id: string, { settings, stories }: Vignettes): readonly Story[] {
  const own = stories.filter(({ setting }) => setting === id);
  return own.length > 0
    ? own
    : stories.filter(({ setting }) => !settings.some((each) => each.id === setting));
}

/** The texts that a case begins and ends with where it is told by no story of its own, and their paths. */
// An opening, a glimpse and a closing go together in turn, so that one of few stands in several stories.
function openingsOf(stories: readonly Story[], path: Path): (readonly [text: string, path: Path])[] {
  const texts = {
    opens: stories.map(({ open }) => open),
    asides: stories.flatMap(({ aside }) => aside ?? []),
    closes: stories.map(({ close }) => close),
  };
  return Object.entries(texts).flatMap(([key, all]) =>
    [...new Set(all)].map((text, index) => [text, [...path, key, index]] as const),
  );
}

function sameId(id: string, among: readonly Pick<Story, 'id'>[], kind: string, path: Path): Finding[] {
  if (among.filter((each) => each.id === id).length === 1) return [];
  const message = `Several ${kind} are called ${quoted(id)}.`;
  return [{ code: 'same-id', message, advice: 'Give each a name of its own.', path: [...path, 'id'] }];
}

/** The findings on a setting of which no case could begin or end. */
function withoutEnds({ id }: VignetteSetting, merged: Vignettes, path: Path): Finding[] {
  const own = storiesOf(id, merged);
  if (own.length > 0 && own.every(({ text, close }) => text !== null || close !== '')) return [];
  const message = `No case of ${quoted(id)} would ${own.length > 0 ? 'end' : 'begin'}.`;
  const advice = 'Write “opens” and “closes” for it, or a story with “open” and “close”.';
  return [{ code: 'no-story', message, advice, path }];
}

function lacking({ id }: VignetteSetting, missing: readonly string[], path: Path): Finding[] {
  if (missing.length === 0) return [];
  const message = `${quoted(id)} has nothing to stand for ${listed(missing.map((word) => `{${word}}`))}.`;
  const advice = 'The phrases use every one of these words, so each setting has to have it.';
  return [{ code: 'missing-word', message, advice, path: [...path, 'words'] }];
}

function nestedWords({ words }: Pick<Story, 'words'>, ofNation: readonly string[], path: Path): Finding[] {
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
