import type { Node } from '../../engine/compiled.ts';
import { isOpen } from '../../engine/logic/evaluate.ts';
import {
  bracedWords,
  filledIn,
  piecesOf,
  SERVICE_AGAIN,
  SERVICE_WORD,
} from '../../framework/vignettes/phrases.ts';
import type { Example } from '../../model/key.ts';
import type { Story, VignetteSetting, Words } from '../../model/vignettes.ts';
import type { Difficulty, Manner } from '../../model/vocabulary.ts';
import { type CompiledPhrase, type CompiledVignettes, ruledOutBy } from './compiled-vignettes.ts';
import type { Random } from './random.ts';
import { sentencesIn, sentencesOf, withoutName } from './text-measures.ts';

export interface ToSay {
  /** The options of each told question that must stay possible, as bits. */
  readonly kept: ReadonlyMap<number, number>;
  /** All options of each question, as bits. */
  readonly every: readonly number[];
  readonly deciding: ReadonlySet<number>;
  readonly difficulty: Difficulty;
  readonly used: Used;
  /** What stands for each word in braces. */
  readonly words: Words;
  /** The words that stand for the people of the story, the person served first. */
  readonly cast: readonly string[];
  /** True where every text tells enough for a condition to hold. */
  holds(condition: Node): boolean;
}

/** A question with the option to say, or with null to leave it open. */
export type ToldFact = readonly [question: number, option: number | null];

/** Phrases for `said`, by question, that neither contradict nor repeat anything said or `before`, or null. */
export function phrasesFor(
  said: readonly ToldFact[],
  toSay: ToSay,
  texts: CompiledVignettes,
  random: Random,
  before: ReadonlyMap<number, CompiledPhrase> = new Map(),
): ReadonlyMap<number, CompiledPhrase> | null {
  const manners = mannersOf(said, toSay, random);
  const chosen = new Map<number, CompiledPhrase>();
  for (const [question, option] of random.shuffled(said)) {
    if (texts.besides.has(question)) continue;
    const ruledOut = ruledOutBy([...before.values(), ...chosen.values()]);
    const fitting = texts.phrasesOf(question, option).filter((each) => canBeSaid(each, ruledOut, toSay));
    if (fitting.length === 0) return null;
    const fresh = thoseOrAll(fitting, ({ id }) => !isSpent(id, toSay.used.times));
    const wanted = manners.get(question);
    const preferred = thoseOrAll(fresh, ({ phrase }) => wanted === undefined || phrase.manner === wanted);
    const own = thoseOrAll(preferred, ({ phrase }) => phrase.story !== null);
    const phrases = leastRepeating(own, ({ phrase }) => phrase.say, toSay);
    const rarest = leastUsed(phrases, ({ id }) => id, toSay.used);
    chosen.set(question, random.pick(ofTheStory(rarest, toSay)));
  }
  for (const [question, option] of said) {
    const place = texts.besides.get(question);
    if (place === undefined) continue;
    const told = texts.phrasesOf(question, option).find(({ id }) => id === chosen.get(place)?.id);
    if (!told) return null;
    chosen.set(question, told);
  }
  return chosen;
}

function thoseOrAll<Item>(all: readonly Item[], isWanted: (item: Item) => boolean): readonly Item[] {
  const those = all.filter(isWanted);
  return those.length > 0 ? those : all;
}

/** The phrases that are about the people of the story, the person served before all, or else all. */
// So that one thread runs through the facts as well.
function ofTheStory(phrases: readonly CompiledPhrase[], { cast }: ToSay): readonly CompiledPhrase[] {
  const names = (word: string) => phrases.filter(({ phrase }) => bracedWords(phrase.say).includes(word));
  return [...cast.map(names), phrases].find((each) => each.length > 0) ?? phrases;
}

/** The texts used least often, so that a set repeats itself as late as it can. */
function leastUsed<Text>(
  texts: readonly Text[],
  idOf: (text: Text) => string,
  { times }: Used,
): readonly Text[] {
  return withLeast(texts, (text) => times.get(idOf(text)) ?? 0);
}

function withLeast<Text>(texts: readonly Text[], measure: (text: Text) => number): readonly Text[] {
  const measures = texts.map(measure);
  const least = Math.min(...measures);
  return texts.filter((_, index) => measures[index] === least);
}

/** The number of uses that a phrase of an earlier set counts for: more than any set has. */
export const SPENT = 1_000_000;

/** True for a phrase of an earlier set. */
export function isSpent(phrase: string, uses: ReadonlyMap<string, number>): boolean {
  return (uses.get(phrase) ?? 0) >= SPENT;
}

/** What a set has said so far. */
export interface Used {
  /** The number of times that each phrase was used, by its id, and each bridge, by itself. */
  readonly times: Map<string, number>;
  /** Its sentences, whatever the service in them is called. */
  readonly sentences: Set<string>;
}

/** A case, or both of a pair, with the phrases, by their ids, and bridges that tell it. */
export interface CaseInWords {
  readonly examples: readonly Example[];
  readonly texts: ReadonlySet<string>;
}

/** Keeps what a case says. */
export function keepUsed({ examples, texts }: CaseInWords, { times, sentences }: Used): void {
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  for (const sentence of sentencesIn(examples)) sentences.add(sentence);
}

/** The texts with the fewest sentences that the set has had, once their words are filled in. */
function leastRepeating<Text>(
  texts: readonly Text[],
  sayOf: (text: Text) => string,
  { used: { sentences }, words }: Pick<ToSay, 'used' | 'words'>,
): readonly Text[] {
  const title = words[SERVICE_WORD] ?? '';
  const isHad = (sentence: string) => sentences.has(withoutName(sentence, title));
  return withLeast(texts, (text) => sentencesOf(filledIn(sayOf(text), words)).filter(isHad).length);
}

/** The number of `facts` that are implied in a case of a difficulty. */
export function impliedAmong(facts: number, difficulty: Difficulty): number {
  return { easy: 0, medium: Math.floor(facts / 2), hard: facts }[difficulty];
}

/** The manner of each deciding fact, told in an easy case, implied in a hard one, half and half in between. */
function mannersOf(
  said: readonly ToldFact[],
  { deciding, difficulty }: ToSay,
  random: Random,
): Map<number, Manner> {
  const own = random.shuffled(
    said.map(([question]) => question).filter((question) => deciding.has(question)),
  );
  const implied = impliedAmong(own.length, difficulty);
  return new Map(own.map((question, index) => [question, index < implied ? 'implied' : 'told']));
}

// At least two options of any question stay, so that its own phrase alone tells it, and nothing by accident.
function canBeSaid(
  { rulesOut, onlyWhen }: CompiledPhrase,
  before: ReadonlyMap<number, number>,
  { kept, every, holds }: ToSay,
): boolean {
  if (onlyWhen && !holds(onlyWhen)) return false;
  return [...rulesOut].every(([question, bits]) => {
    if (((kept.get(question) ?? 0) & bits) !== 0) return false;
    return isOpen((every[question] ?? 0) & ~(bits | (before.get(question) ?? 0)));
  });
}

/** The service and the person that a vignette is told of. */
export interface Frame {
  readonly setting: VignetteSetting;
  readonly story: Story;
  /** What the service is called. */
  readonly name: string;
  readonly nation: string | null;
  readonly texts: CompiledVignettes;
}

/** A vignette before its phrases are put in. */
export interface TextPlan extends Pick<Story, 'toldBy' | 'text' | 'open' | 'aside' | 'close'> {
  readonly title: string;
  readonly words: Words;
  readonly scenes: readonly PlannedScene[];
}

interface PlannedScene {
  readonly bridge: string | null;
  readonly questions: readonly number[];
}

/** A piece of text with the question that it tells, or null for the frame. */
export interface LaidPiece {
  readonly text: string;
  readonly question: number | null;
}

/** What stands for each word in braces in a case. */
export function wordsOf({ setting, story, name, nation, texts: { vignettes } }: Frame): Words {
  return wordsFor({ ...setting.words, ...story.words }, name, vignettes.nations[nation ?? '']);
}

/** The words of a case whose setting has words of its `own`, in a nation with some, and whose service has a name. */
export function wordsFor(own: Words, title: string, ofNation: Words = {}): Words {
  const words = Object.entries(own).map(([word, text]) => [word, filledIn(text, ofNation)]);
  return { ...ofNation, ...Object.fromEntries(words), [SERVICE_WORD]: title };
}

/** The same for a text that stands behind another of its scene, where the service is not named again. */
export function wordsAgain(words: Words): Words {
  return { ...words, [SERVICE_WORD]: words[SERVICE_AGAIN] ?? words[SERVICE_WORD] ?? '' };
}

/** Lays a vignette out, scene by scene in the order of the texts, each opened by one of its bridges. */
export function layoutOf(
  questions: readonly number[],
  { story: { toldBy, text, open, aside, close }, texts: { vignettes, scenes, hasOwn } }: Frame,
  said: Pick<ToSay, 'used' | 'words'>,
  random: Random,
): TextPlan {
  const told = scenes.flatMap(({ id, questions: all }): PlannedScene[] => {
    const own = all.filter((question) => questions.includes(question));
    // What happens to a person in turn is a paragraph each, and needs nothing that leads from one to the next.
    if (hasOwn || own.length === 0) return own.map((question) => ({ bridge: null, questions: [question] }));
    const bridges = leastUsed(
      leastRepeating(vignettes.bridges[id] ?? [], (text) => text, said),
      (text) => text,
      said.used,
    );
    return [{ bridge: bridges.length > 0 ? random.pick(bridges) : null, questions: own }];
  });
  const title = said.words[SERVICE_WORD] ?? '';
  return { title, words: said.words, toldBy, text, open, aside, close, scenes: told };
}

/** The paragraphs of a vignette with its phrases put in, and its glimpse of somebody behind the first scene. */
export function writtenOut(
  { scenes, words, toldBy, text, open, aside, close }: TextPlan,
  phrases: ReadonlyMap<number, CompiledPhrase>,
): readonly (readonly LaidPiece[])[] {
  const alone = (text: string | null) =>
    text === null ? [] : [[{ text: filledIn(text, words), question: null }]];
  if (text) return [...alone(toldBy), ...text.map((paragraph) => wholeParagraph(paragraph, words, phrases))];
  const [first = [], ...others] = scenes.map((scene) => paragraphsOf(scene, words, phrases));
  return [...alone(toldBy), ...alone(open), ...first, ...alone(aside), ...others.flat(), ...alone(close)];
}

/** A paragraph of a whole text, with the phrase for each of its questions in its place. */
function wholeParagraph(
  paragraph: string,
  words: Words,
  phrases: ReadonlyMap<number, CompiledPhrase>,
): LaidPiece[] {
  const told = new Map(
    [...phrases].map(([place, { phrase }]) => [phrase.question, { place, say: phrase.say }]),
  );
  return piecesOf(paragraph).map(({ say, question }) => {
    const phrase = told.get(question ?? '');
    return { text: filledIn(phrase?.say ?? say ?? '', words), question: phrase?.place ?? null };
  });
}

/** The most facts that a paragraph tells. */
const MOST_TOLD = 2;

/** The paragraphs of a scene, in which whoever speaks has one alone. */
function paragraphsOf(
  { bridge, questions }: PlannedScene,
  words: Words,
  phrases: ReadonlyMap<number, CompiledPhrase>,
): LaidPiece[][] {
  const again = wordsAgain(words);
  const paragraphs: LaidPiece[][] = [];
  let last: LaidPiece[] = bridge === null ? [] : [{ text: filledIn(bridge, words), question: null }];
  for (const [place, question] of questions.entries()) {
    const say = phrases.get(question)?.phrase.say;
    if (say === undefined) continue;
    const told = last.filter((piece) => piece.question !== null);
    const isNew = say.startsWith('“') || told.some(({ text }) => SPEECH.test(text));
    if (told.length === MOST_TOLD || (isNew && told.length > 0)) {
      paragraphs.push(last);
      last = [];
    }
    // By its place and not by what was said before, so that both texts of a pair differ in one piece alone.
    last.push({ text: filledIn(say, place === 0 ? words : again), question });
  }
  return [...paragraphs, last];
}

/** Words that somebody says, and not a heading or a name, which end without a point. */
const SPEECH = /[.,?!]”/u;
