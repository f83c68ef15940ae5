import type { Example, ExampleFact, ExampleLevel, ExampleSet } from '../../../model/key.ts';
import { wordsTelling } from '../../../teaching/cases/case-reading.ts';
import { listed, withoutStop } from '../../../text.ts';

/** The sheets that stand for a set where none is named: the others say the same again in less room. */
export const WHOLE_SHEETS = ['student', 'solution', 'marker'] as const;

/** The sheets that go into a folder. */
export const SHEETS = [...WHOLE_SHEETS, 'compact', 'grid'] as const;

/** The sheets that can be printed by themselves. */
export const ALL_SHEETS = [...SHEETS, 'cards'] as const;
export type Sheet = (typeof ALL_SHEETS)[number];

export const SHEET_TITLES: Readonly<Record<Sheet, string>> = {
  student: 'Student’s sheet',
  solution: 'Worked solution',
  marker: 'Marker’s sheet',
  compact: 'Student’s sheet, a page a case',
  grid: 'Answers at a glance',
  cards: 'Cards for a seminar',
};

/** The title of a set. */
export function coverTitle({ framework, cover }: Pick<ExampleSet, 'framework' | 'cover'>): string {
  return cover?.title ?? `Cases: ${framework.title}`;
}

/** “Case 1: Next Clear Morning” */
export function caseTitle({ id, title }: Pick<Example, 'id' | 'title'>): string {
  return `Case ${id}: ${title}`;
}

/** A student as on the class list. */
export function studentText({ id, name }: { readonly id: string; readonly name: string }): string {
  return name === id ? id : `${name} (${id})`;
}

/** The kind of service and the nation. */
export function whereText({ setting, nation }: Pick<Example, 'setting' | 'nation'>): string {
  if (nation === null) return setting.title;
  return `${setting.title}, ${nation.id === 'elsewhere' ? 'another country' : nation.title}`;
}

/** The words for each kind of case. */
const KIND_WORDS: Readonly<Record<Example['kind'], string>> = {
  plain: 'a plain case',
  twins: 'one of a pair',
  boundary: 'one fact short of the next level',
  'out-of-order': 'a level in place out of order',
  uncertain: 'the text leaves the level open',
};

/** “Dementia care, Wales; a plain case; easy.” */
export function caseLine(example: Example): string {
  return `${whereText(example)}; ${KIND_WORDS[example.kind]}; ${example.difficulty}.`;
}

/** “Referral (level 1)” */
export function exampleLevelText({ name, rank }: Pick<ExampleLevel, 'name' | 'rank'>): string {
  return `${name} (level ${rank})`;
}

/** The levels with one of the ids, lowest first. */
export function levelsOf(ids: readonly string[], { levels }: Pick<Example, 'levels'>): ExampleLevel[] {
  return levels.filter(({ id }) => ids.includes(id));
}

/** “Referral (level 1) or Shared budget (level 2)” */
export function levelsText(ids: readonly string[], example: Example): string {
  return listed(levelsOf(ids, example).map(exampleLevelText), 'or');
}

/** The levels above all right ones, lowest first. */
export function levelsAbove({ levels, right }: Example): ExampleLevel[] {
  return levels.slice(levels.findLastIndex(({ id }) => right.includes(id)) + 1);
}

/** A fact with the words of the text that tell it. */
export interface Passage {
  /** Its number on the sheets, or null where it does not decide. */
  readonly number: number | null;
  /** Its place among the facts of the case. */
  readonly place: number;
  readonly fact: ExampleFact;
  readonly words: string;
}

/** A passage that decides. */
export interface Deciding extends Passage {
  readonly number: number;
}

/** All passages in the order of the text, those that decide numbered from 1, and the same words alike. */
function passagesIn(example: Example): Passage[] {
  const deciding = example.facts.filter((fact) => fact.deciding).map(({ phrase }) => phrase);
  const numbered = [...new Set(deciding)];
  return example.facts.map((fact, place) => {
    const number = fact.deciding ? numbered.indexOf(fact.phrase) + 1 : null;
    return { number, place, fact, words: factWords(place, example) };
  });
}

/** The passages that decide. */
export function decidingFacts(example: Example): Deciding[] {
  return passagesIn(example).filter((passage): passage is Deciding => passage.number !== null);
}

/** The passages that bear on a level, deciding or not. */
export function passagesOn(level: ExampleLevel, example: Example): Passage[] {
  return passagesIn(example).filter(({ fact }) => fact.bears.some((bearing) => bearing.level === level.id));
}

/** What a passage shows, or leaves open. */
export function shownText({ fact }: Passage): string {
  return fact.option === null ? `Left open: ${fact.ask}` : fact.text;
}

/** Whether a deciding fact is quoted, or called by its number where the page has listed it. */
export type By = 'words' | 'number';

/** A passage in its own words, and what it shows. */
export function quotedText(passage: Passage, by: By = 'words'): string {
  const { number, words } = passage;
  const which =
    number === null ? [cited(words)] : [`Fact ${number}`, ...(by === 'words' ? [cited(words)] : [])];
  return `${which.join(', ')}: ${shownText(passage)}`;
}

/** The words of the text that tell a fact, by its place. */
export function factWords(place: number, example: Pick<Example, 'facts' | 'paragraphs'>): string {
  return wordsTelling(place, example).join(' … ');
}

/** The words of the text on a question, or null. */
export function wordsAbout(question: string | null, example: Example): string | null {
  const place = example.facts.findIndex((fact) => fact.question === question);
  return place < 0 ? null : factWords(place, example);
}

/** The text in quotation marks, single ones within, without a full stop at the end. */
export function cited(text: string): string {
  return `“${withoutStop(text.trim()).replace(/“/gu, '‘').replace(/”/gu, '’')}”`;
}

/** The other case of a pair, and whether it comes first. */
export function twinOf(example: Example, set: ExampleSet): { other: Example; isFirst: boolean } | null {
  const { twin } = example;
  const other = set.examples.find(({ id }) => id === twin?.id);
  return other ? { other, isFirst: set.examples.indexOf(other) < set.examples.indexOf(example) } : null;
}

/** True where the student is asked what differs from the other case of the pair. */
export function asksForTwin(example: Example, set: ExampleSet): boolean {
  return twinOf(example, set)?.isFirst ?? false;
}

export const NOBODY_CAN = 'Nobody here can remove it.';

/** The right answer in a sentence. */
export function rightText(example: Example): string {
  const [one, ...others] = levelsOf(example.right, example);
  if (one && others.length === 0) return `The level is ${exampleLevelText(one)}.`;
  return `The text leaves it open: it is ${levelsText(example.right, example)}.`;
}
