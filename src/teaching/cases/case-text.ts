import type { Node } from '../../engine/compiled.ts';
import { isOpen } from '../../engine/logic/evaluate.ts';
import { filledIn, SERVICE_WORD } from '../../framework/vignettes/phrases.ts';
import type { VignetteSetting, Vignettes, Words } from '../../model/vignettes.ts';
import type { Difficulty, Manner } from '../../model/vocabulary.ts';
import { type CompiledPhrase, type CompiledVignettes, ruledOutBy } from './compiled-vignettes.ts';
import type { Random } from './random.ts';
import { isSpent } from './uses.ts';

export interface ToSay {
  /** The options of each told question that must stay possible, as bits. */
  readonly kept: ReadonlyMap<number, number>;
  /** All options of each question, as bits. */
  readonly every: readonly number[];
  readonly deciding: ReadonlySet<number>;
  readonly difficulty: Difficulty;
  /** The number of times that each phrase was used before, by its id. */
  readonly uses: ReadonlyMap<string, number>;
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
    const ruledOut = ruledOutBy([...before.values(), ...chosen.values()]);
    const fitting = texts.phrasesOf(question, option).filter((each) => canBeSaid(each, ruledOut, toSay));
    const fresh = fitting.filter(({ id }) => !isSpent(id, toSay.uses));
    const usable = fresh.length > 0 ? fresh : fitting;
    const wanted = manners.get(question);
    const preferred = usable.filter(({ phrase }) => wanted === undefined || phrase.manner === wanted);
    const phrases = preferred.length > 0 ? preferred : usable;
    if (phrases.length === 0) return null;
    chosen.set(question, random.pick(leastUsed(phrases, toSay.uses)));
  }
  return chosen;
}

/** The phrases used least often, so that a set repeats itself as late as it can. */
function leastUsed(
  phrases: readonly CompiledPhrase[],
  uses: ReadonlyMap<string, number>,
): readonly CompiledPhrase[] {
  const least = Math.min(...phrases.map(({ id }) => uses.get(id) ?? 0));
  return phrases.filter(({ id }) => (uses.get(id) ?? 0) === least);
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
  const implied = { easy: 0, medium: Math.floor(own.length / 2), hard: own.length }[difficulty];
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

/** The setting and the texts that a vignette is written around. */
export interface Frame {
  readonly setting: VignetteSetting;
  /** The number of the text to use, counted from 0, modulo the number of texts. */
  readonly turn: number;
  readonly nation: string | null;
  readonly vignettes: Vignettes;
  /** The dimension of each question, or null. */
  readonly dimensionOf: ReadonlyMap<number, string | null>;
  readonly difficulty: Difficulty;
}

/** A vignette before its phrases are put in. */
export interface TextPlan {
  readonly title: string;
  readonly words: Words;
  readonly open: string;
  readonly close: string;
  readonly paragraphs: readonly Paragraph[];
}

interface Paragraph {
  readonly bridge: string | null;
  readonly questions: readonly number[];
  readonly aside: string | null;
}

/** A piece of text with the question that it tells, or null for the frame. */
export interface LaidPiece {
  readonly text: string;
  readonly question: number | null;
}

/** Lays a vignette out at random, facts together by dimension but in a hard case. */
export function layoutOf(questions: readonly number[], frame: Frame, random: Random): TextPlan {
  const { setting, turn, nation, vignettes, difficulty } = frame;
  const title = atTurn(setting.names, turn);
  const ordered = difficulty === 'hard' ? random.shuffled(questions) : byDimension(questions, frame, random);
  const groups = groupsOf(ordered, random);
  // A glimpse of somebody in every other case, so that not all have the same parts.
  const withAside = setting.asides.length === 0 || random.below(2) === 0 ? -1 : random.below(groups.length);
  const paragraphs = groups.map((group, index): Paragraph => {
    const bridges = bridgesFor(group, frame);
    const hasBridge = bridges.length > 0 && random.below(2) === 0;
    return {
      bridge: hasBridge ? random.pick(bridges) : null,
      questions: group,
      aside: index === withAside ? atTurn(setting.asides, turn) : null,
    };
  });
  return {
    title,
    words: wordsOf(setting, title, nation, vignettes),
    open: atTurn(setting.opens, turn),
    close: atTurn(setting.closes, turn),
    paragraphs,
  };
}

/** What stands for each word in braces in a case. */
export function wordsOf(
  setting: VignetteSetting,
  title: string,
  nation: string | null,
  { nations }: Vignettes,
): Words {
  const ofNation = nations[nation ?? ''] ?? {};
  const own = Object.entries(setting.words).map(([word, text]) => [word, filledIn(text, ofNation)]);
  return { ...ofNation, ...Object.fromEntries(own), [SERVICE_WORD]: title };
}

function atTurn(texts: readonly string[], turn: number): string {
  return texts[turn % texts.length] ?? '';
}

/** The paragraphs of a vignette with its phrases put in. */
export function writtenOut(
  layout: TextPlan,
  phrases: ReadonlyMap<number, CompiledPhrase>,
): readonly (readonly LaidPiece[])[] {
  const frame = (text: string | null): LaidPiece[] =>
    text === null ? [] : [{ text: filledIn(text, layout.words), question: null }];
  const body = layout.paragraphs.map(({ bridge, questions, aside }) => [
    ...frame(bridge),
    ...questions.flatMap((question): LaidPiece[] => {
      const found = phrases.get(question);
      return found ? [{ text: filledIn(found.phrase.say, layout.words), question }] : [];
    }),
    ...frame(aside),
  ]);
  return [frame(layout.open), ...body, frame(layout.close)];
}

// Neighbours in the framework's order have to do with each other.
function byDimension(questions: readonly number[], { dimensionOf }: Frame, random: Random): number[] {
  const inOrder = questions.toSorted((one, other) => one - other);
  const dimensions = [...new Set(inOrder.map((question) => dimensionOf.get(question) ?? null))];
  const start = dimensions.length === 0 ? 0 : random.below(dimensions.length);
  const turned = [...dimensions.slice(start), ...dimensions.slice(0, start)];
  return (random.below(2) === 0 ? turned : turned.toReversed()).flatMap((dimension) =>
    random.shuffled(questions.filter((question) => (dimensionOf.get(question) ?? null) === dimension)),
  );
}

/** The questions in their order, two to four to a paragraph, none alone in the last. */
function groupsOf(questions: readonly number[], random: Random): number[][] {
  const groups: number[][] = [];
  let from = 0;
  while (from < questions.length) {
    const left = questions.length - from;
    const size = left <= 4 ? left : Math.min(2 + random.below(3), left - 2);
    groups.push(questions.slice(from, from + size));
    from += size;
  }
  return groups.length === 0 ? [[]] : groups;
}

/** The bridges that may open a paragraph, none unless all of it is about one dimension. */
function bridgesFor(group: readonly number[], { dimensionOf, vignettes }: Frame): readonly string[] {
  const [dimension, ...others] = new Set(group.map((question) => dimensionOf.get(question) ?? ''));
  return dimension === undefined || others.length > 0 ? [] : (vignettes.bridges[dimension] ?? []);
}
