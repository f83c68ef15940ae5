import type { Model } from '../engine/compiled.ts';
import { answersTold, phraseIds, settlesAnother } from '../framework/vignettes/phrases.ts';
import type { Question } from '../model/question.ts';
import type { Phrase, Story, Vignettes } from '../model/vignettes.ts';
import { listed, quoted } from '../text.ts';

/** What the texts of a framework cannot tell, or only in one way, in sentences. */
export function vignettesLacking({ phrases, settings, stories }: Vignettes, model: Model): string[] {
  const ids = phraseIds(phrases);
  const idle = phrases
    .filter((phrase) => settlesAnother(phrase, model.framework.questions))
    .map((phrase) => quoted(ids.get(phrase) ?? ''));
  const deciding = new Set(model.placements.flatMap(({ questions }) => questions));
  const questions = model.questions.flatMap(({ question }, index) => (deciding.has(index) ? [question] : []));
  const waysOf = (question: Question, option: string | null) =>
    phrases.filter((phrase) =>
      answersTold(phrase).some(([id, told]) => id === question.id && told === option),
    );
  const untold = questions.flatMap((question) => {
    const missing = question.options
      .filter(({ id }) => waysOf(question, id).length === 0)
      .map(({ id }) => id);
    if (missing.length === 0) return [];
    return [
      `No phrase tells ${listed(missing.map((id) => quoted(id)))} of ${quoted(question.id)}, on which levels rest.`,
    ];
  });
  const single = questions.flatMap((question) => {
    const thin = question.options.filter(({ id }) => waysOf(question, id).length === 1).map(({ id }) => id);
    if (thin.length === 0) return [];
    return [
      `Only one phrase tells ${listed(thin.map((id) => quoted(id)))} of ${quoted(question.id)}; cases will read alike.`,
    ];
  });
  const plain = questions
    .filter((question) => question.options.some(({ id }) => !hasBoth(waysOf(question, id))))
    .map(({ id }) => quoted(id));
  const closed = questions
    .filter((question) => waysOf(question, null).length === 0)
    .map(({ id }) => quoted(id));
  return [
    ...(settings.length === 0 ? ['There is no setting, so no case can be told.'] : []),
    ...(model.barriers.length > 0 && phrases.every(({ shows }) => shows.length === 0)
      ? ['No phrase says under “shows” which barriers it shows, so no case asks about any.']
      : []),
    ...(idle.length === 0
      ? []
      : [
          `No case uses the phrases ${listed(idle)}: each settles another question as well, which would be told twice, or by accident.`,
        ]),
    ...untold,
    ...single,
    ...(plain.length === 0
      ? []
      : [
          `Not every option of ${listed(plain)} is both told outright and implied; difficulty makes less of a difference there.`,
        ]),
    ...(closed.length === 0
      ? []
      : [`No phrase under “unknown” leaves ${listed(closed)} open; no case can turn on that.`]),
    ...stories.flatMap((story) => storyLacks(story, { phrases, questions, all: model.framework.questions })),
  ];
}

interface Asked {
  readonly phrases: readonly Phrase[];
  /** The questions on which levels rest. */
  readonly questions: readonly Question[];
  readonly all: readonly Question[];
}

/** What a story that somebody tells in their own words cannot tell, though other phrases can: these are not told by it. */
function storyLacks({ id, toldBy }: Story, { phrases, questions, all }: Asked): string[] {
  if (id === null || toldBy === null) return [];
  const usable = phrases.filter((phrase) => !settlesAnother(phrase, all));
  const isLacking = (question: Question, option: string | null) => {
    const ways = usable.filter((phrase) => phrase.question === question.id && phrase.option === option);
    return ways.length > 0 && ways.every(({ story }) => story !== id);
  };
  const untold = questions.flatMap((question) => {
    const missing = question.options.filter((option) => isLacking(question, option.id));
    if (missing.length === 0) return [];
    return [`${listed(missing.map((option) => quoted(option.id)))} of ${quoted(question.id)}`];
  });
  const closed = questions.filter((question) => isLacking(question, null)).map((each) => quoted(each.id));
  const named = `the story ${quoted(id)}, which has only phrases of its own,`;
  return [
    ...(untold.length === 0
      ? []
      : [`No phrase of ${named} tells ${listed(untold)}; it can tell no case that rests on that.`]),
    ...(closed.length === 0
      ? []
      : [
          `No phrase under “unknown” of ${named} leaves ${listed(closed)} open; it can tell no case that turns on that.`,
        ]),
  ];
}

function hasBoth(ways: readonly { readonly manner: string }[]): boolean {
  return ways.length === 0 || new Set(ways.map(({ manner }) => manner)).size > 1;
}
