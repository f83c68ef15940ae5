import { compileFurther, indexById } from '../../engine/compile/compile-condition.ts';
import type { BarrierModel, Model, Node } from '../../engine/compiled.ts';
import { NO_VALUE, TRUE } from '../../engine/logic/evaluate.ts';
import type { Goal } from '../../engine/logic/goal.ts';
import { answersTold, phraseIds, piecesOf, settlesAnother } from '../../framework/vignettes/phrases.ts';
import { questionsOf } from '../../model/fold-condition.ts';
import type { Phrase, Vignettes } from '../../model/vignettes.ts';
import { once } from '../../work.ts';

/** Vignette texts with every name replaced by its index. */
export interface CompiledVignettes {
  readonly vignettes: Vignettes;
  /** The options of each question that some phrase tells, and tells alone, as bits. */
  readonly tellable: readonly number[];
  /** The questions that some phrase mentions and leaves open. */
  readonly openable: ReadonlySet<number>;
  /** The goal that holds in every case where it has a value. */
  readonly plausible: Goal;
  /** The barriers that some phrase shows, in framework order. */
  readonly askable: readonly Askable[];
  /** The scenes in the order of a text, each with its questions; those of no scene stand by dimension. */
  readonly scenes: readonly CompiledScene[];
  /** True where the story has phrases of its own. */
  readonly hasOwn: boolean;
  /** The questions that the story tells, all of them in every case, or null where it is not told whole. */
  readonly whole: ReadonlySet<number> | null;
  /** The questions told with the words of another, by the question in whose place these stand. */
  readonly besides: ReadonlyMap<number, number>;
  /** The phrases that tell `option` of `question`, or leave the question open where it is null. */
  phrasesOf(question: number, option: number | null): readonly CompiledPhrase[];
  /** The texts for a story: its own phrases, and behind them those of all where nobody tells it in their own words and it is not told whole. */
  inStory(story: string | null): CompiledVignettes;
}

export interface Askable {
  readonly model: BarrierModel;
  /** The questions that raise it. */
  readonly raisedBy: readonly number[];
}

interface CompiledScene {
  readonly id: string;
  readonly questions: readonly number[];
}

export interface CompiledPhrase {
  /** Its question, its option and its number among the ways to say it, such as “budget.part.2”. */
  readonly id: string;
  readonly phrase: Phrase;
  /** The options of other questions that its words rule out, as bits by question. */
  readonly rulesOut: ReadonlyMap<number, number>;
  /** The condition under which it may be told, or null. */
  readonly onlyWhen: Node | null;
}

/** The vignettes of a framework, compiled against its model. */
export function compileVignettes(vignettes: Vignettes, model: Model): CompiledVignettes {
  return compiledFor(model).of(vignettes);
}

// Every set and every change to one asks for the same ones.
const compiledFor = once((model: Model) => ({
  of: once((vignettes: Vignettes) => compileWithout(() => false, vignettes, model)),
}));

/** The vignettes of a framework without the phrases that are left out, compiled against its model. */
export function compileWithout(
  isLeftOut: (phrase: Phrase) => boolean,
  vignettes: Vignettes,
  model: Model,
): CompiledVignettes {
  const places = indexById(model.questions.map(({ question }) => question));
  const ids = phraseIds(vignettes.phrases);
  const phrases = new Map<string, CompiledPhrase[]>();
  for (const phrase of vignettes.phrases.filter((each) => !isLeftOut(each))) {
    const [onlyWhen] = phrase.onlyWhen ? compileFurther([phrase.onlyWhen], model) : [];
    const own = {
      id: ids.get(phrase) ?? '',
      rulesOut: ruledOut(phrase, places, model),
      onlyWhen: onlyWhen?.node ?? null,
    };
    for (const [id, told] of answersTold(phrase)) {
      const question = places.get(id) ?? 0;
      const key = factKey(question, told === null ? null : optionOf(question, told, model));
      const said = { ...own, phrase: { ...phrase, question: id, option: told } };
      phrases.set(key, [...(phrases.get(key) ?? []), said]);
    }
  }
  const common = {
    vignettes,
    plausible: plausibleIn(vignettes, model),
    askable: askableIn(vignettes, model),
    scenes: scenesIn(vignettes, places, model),
  };
  const stories = new Map<string | null, CompiledVignettes>();
  const textsWith = (
    phrasesOf: CompiledVignettes['phrasesOf'],
    hasOwn: boolean,
    told: Pick<CompiledVignettes, 'whole' | 'besides'> = { whole: null, besides: new Map() },
  ): CompiledVignettes => ({
    ...common,
    ...tellableBy(phrasesOf, model),
    ...told,
    hasOwn,
    phrasesOf,
    inStory: (story) => {
      const known =
        stories.get(story) ??
        textsWith(
          (question, option) => phrasesIn(story, all(question, option)),
          story !== null && vignettes.phrases.some((phrase) => phrase.story === story),
          wholeOf(story, vignettes, places),
        );
      stories.set(story, known);
      return known;
    },
  });
  const inOwnWords = new Set(
    vignettes.stories.flatMap(({ id, toldBy, text }) => (toldBy === null && text === null ? [] : [id])),
  );
  /** The phrases of a story, and behind them those that any may say, but where it has only its own. */
  const phrasesIn = (story: string | null, told: readonly CompiledPhrase[]) => {
    const of = (whose: string | null) => told.filter(({ phrase }) => phrase.story === whose);
    return story === null || inOwnWords.has(story) ? of(story) : [...of(story), ...of(null)];
  };
  const all = (question: number, option: number | null) => phrases.get(factKey(question, option)) ?? [];
  return textsWith(all, false);
}

/** The questions that a story tells that is told whole, in its text and besides; none for another. */
function wholeOf(
  story: string | null,
  { stories, phrases }: Vignettes,
  places: ReadonlyMap<string, number>,
): Pick<CompiledVignettes, 'whole' | 'besides'> {
  const text = story === null ? null : (stories.find(({ id }) => id === story)?.text ?? null);
  if (text === null) return { whole: null, besides: new Map() };
  const placeOf = (id: string) => places.get(id) ?? 0;
  const own = phrases.filter((phrase) => phrase.story === story);
  const besides = own.flatMap(({ question, tells }) =>
    Object.keys(tells).map((other) => [placeOf(other), placeOf(question)] as const),
  );
  const told = text.flatMap(piecesOf).flatMap(({ question }) => places.get(question ?? '') ?? []);
  return { whole: new Set([...told, ...besides.map(([other]) => other)]), besides: new Map(besides) };
}

function factKey(question: number, option: number | null): string {
  return `${question} ${option}`;
}

/** The options that phrases tell, and tell alone, and the questions that they leave open. */
function tellableBy(
  phrasesOf: CompiledVignettes['phrasesOf'],
  { questions, framework }: Model,
): Pick<CompiledVignettes, 'tellable' | 'openable'> {
  const isTold = (question: number, option: number | null) =>
    phrasesOf(question, option).some(({ phrase }) => !settlesAnother(phrase, framework.questions));
  return {
    tellable: questions.map(({ question: { options } }, place) =>
      options.reduce((bits, _, option) => bits | (isTold(place, option) ? 1 << option : 0), 0),
    ),
    openable: new Set([...questions.keys()].filter((place) => isTold(place, null))),
  };
}

function scenesIn(
  { scenes }: Vignettes,
  places: ReadonlyMap<string, number>,
  { questions }: Model,
): CompiledScene[] {
  const all = new Map(
    Object.entries(scenes).map(([id, asked]) => [id, asked.flatMap((each) => places.get(each) ?? [])]),
  );
  const placed = new Set([...all.values()].flat());
  for (const [place, { question }] of questions.entries()) {
    const id = question.dimension ?? '';
    if (!placed.has(place)) all.set(id, [...(all.get(id) ?? []), place]);
  }
  return [...all].map(([id, asked]) => ({ id, questions: asked }));
}

/** The options of each question that `phrases` together rule out, as bits. */
export function ruledOutBy(phrases: Iterable<CompiledPhrase>): Map<number, number> {
  const together = new Map<number, number>();
  for (const { rulesOut } of phrases)
    for (const [question, bits] of rulesOut) together.set(question, (together.get(question) ?? 0) | bits);
  return together;
}

function ruledOut(
  { rulesOut }: Phrase,
  places: ReadonlyMap<string, number>,
  model: Model,
): Map<number, number> {
  return new Map(
    Object.entries(rulesOut).map(([id, options]) => {
      const question = places.get(id) ?? 0;
      return [question, options.reduce((bits, option) => bits | (1 << optionOf(question, option, model)), 0)];
    }),
  );
}

function optionOf(question: number, id: string, { questions }: Model): number {
  return questions[question]?.optionIndex.get(id) ?? 0;
}

function plausibleIn({ plausible }: Vignettes, model: Model): Goal {
  const statements = compileFurther(plausible, model);
  return {
    wants: statements.map(({ node }) => ({ node, truths: TRUE | NO_VALUE })),
    questions: [...new Set(statements.flatMap(({ questions }) => questions))],
  };
}

function askableIn({ phrases }: Vignettes, { barriers }: Model): Askable[] {
  const shown = new Set(phrases.flatMap(({ shows }) => shows));
  return barriers
    .filter(({ barrier }) => shown.has(barrier.id))
    .map((model) => ({ model, raisedBy: questionsOf<Node>(model.raisedBy) }));
}
