import type { Example, ExampleFact, ExampleLevel } from '../../model/key.ts';
import type { Reason } from '../../model/result-parts.ts';
import { bad, good, type Sentence, unsure } from '../../sentence.ts';
import type { BarrierCounts, Judged, JudgedBarrier } from '../../teaching/practice/judge-answer.ts';
import type { Block, Item } from '../blocks.ts';
import { apart, heading, listOf, para } from '../build-blocks.ts';
import { wayText } from '../words/reason-words.ts';
import {
  cited,
  levelsAbove,
  levelsOf,
  levelsText,
  levelText,
  wordsOf,
} from '../words/teaching/case-words.ts';
import { hangingLevels, hangingText } from '../words/teaching/level-reasons.ts';

/**
 * What is said of an answer at once: of its level, of its barriers, and of the case's twin where that was answered before.
 * What belongs together is one block.
 */
export function answerBlocks(judged: Judged, before: readonly Judged[]): Block[] {
  const { example } = judged;
  const quotes = new Quotes(example);
  const twin = before.find((each) => each.example.id === example.twin?.id);
  return [
    ...verdict(judged),
    ...wayThere(judged, quotes),
    ...whyHere(example, quotes),
    ...whyOpen(example, quotes),
    ...whyNotHigher(example, quotes),
    // A level that holds while one below it does not: it is there, and counts for nothing.
    ...titled('Out of order', textItems(hangingLevels(example).map((level) => hangingText(level, example)))),
    ...barrierBlocks(judged, quotes),
    ...(twin ? twinBlocks(example, twin.example) : []),
  ];
}

/** “4 of 9 points” */
export function pointsText(points: number, of: number): string {
  return `${points} of ${of} points`;
}

/** “You named 2 of the 5 that remain, and 1 that the text does not show.” without the beginning */
export function imaginedText(imagined: number): string {
  return imagined === 0 ? '' : `, and ${imagined} that the text does not show`;
}

function titled(title: string, items: readonly Item[]): Block[] {
  return items.length === 0 ? [] : apart([heading(3, title), ...listOf(items)]);
}

/** What is said in several lines, as an item of which the first is read first. */
function itemOf([text = '', ...more]: readonly string[]): Item {
  return { text, more };
}

function textItems(texts: readonly string[]): Item[] {
  return texts.map((text) => ({ text }));
}

function verdict({ example, marked, full }: Judged): Block[] {
  const isOpen = example.right.length > 1;
  const leftOpen = marked.given.length > 1 ? ', and nothing that decides is left open' : '';
  const right = levelsText(example.right, example);
  const is = isOpen ? `the text leaves it open, ${right}` : `it is ${right}${leftOpen}`;
  const chosen = `you chose ${levelsText(marked.given, example)}; ${is}.`;
  const nearly = marked.given.length > 1 || isOpen ? 'Partly right:' : 'One off:';
  const said: Sentence = {
    exact: [good('Right:'), ` ${is}.`],
    'one-off': [unsure(nearly), ` ${chosen}`],
    wrong: [bad('Wrong:'), ` ${chosen}`],
    none: [bad('Wrong:'), ` ${is}.`],
  }[marked.level];
  return apart([heading(3, `The level: ${pointsText(marked.levelPoints, full.level)}`), para(said)]);
}

/** How somebody may have come to a wrong answer: by a misreading; else what the level wants that they took it for. */
function wayThere({ example, marked, misread }: Judged, quotes: Quotes): Block[] {
  const given = levelsOf(marked.given, example);
  if (misread)
    return titled(`One comes to ${levelsText(marked.given, example)} by misreading this`, [
      itemOf([...quotes.shown(misread.place), `Not: ${misread.slip.text}`]),
    ]);
  const [one, ...others] = given;
  const [next, ...higher] = levelsAbove(example);
  if (!one || others.length > 0 || one === next || one.status === 'met' || !higher.includes(one)) return [];
  return titled(`What ${levelText(one)} does not have`, lacking(one, example, quotes));
}

/** What shows the lowest right level; and, where levels build on each other, each below it that something else shows. */
function whyHere(example: Example, quotes: Quotes): Block[] {
  const rungs = example.levels.slice(0, example.levels.indexOf(lowestRight(example)) + 1).reverse();
  const told = new Set<number>();
  return (example.placement.cumulative ? rungs : rungs.slice(0, 1)).flatMap((level, below) => {
    const places = example.facts.flatMap((fact, place) => (carries(fact, level) ? [place] : []));
    if (places.some((place) => told.has(place))) return [];
    for (const place of places) told.add(place);
    const title = below === 0 ? `What puts it at ${levelText(level)}` : `Below it, ${levelText(level)} holds`;
    return titled(
      title,
      places.map((place) => itemOf(quotes.shown(place))),
    );
  });
}

function carries({ bears, option, deciding }: ExampleFact, { id }: ExampleLevel): boolean {
  return deciding && option !== null && bears.some(({ level, fulfils }) => level === id && fulfils !== false);
}

function whyOpen(example: Example, quotes: Quotes): Block[] {
  if (example.right.length < 2) return [];
  const shown = example.facts.flatMap(({ option, deciding }, place) =>
    option === null && deciding ? [itemOf(quotes.shown(place))] : [],
  );
  return titled('What leaves it open', shown);
}

function whyNotHigher(example: Example, quotes: Quotes): Block[] {
  const [next] = levelsAbove(example);
  if (!next || next.status === 'met') return [];
  return titled(`What keeps it from ${levelText(next)}`, lacking(next, example, quotes));
}

/** What a level wants that the text does not show, with what it shows instead. What is certain is enough where there is any. */
function lacking({ missing }: ExampleLevel, example: Example, quotes: Quotes): Item[] {
  const certain = missing.filter(({ open }) => !open);
  return (certain.length > 0 ? certain : missing).map((reason) => {
    const ways = [reason, ...reason.orElse].map((way) => wayItem(way, example, quotes));
    const [only, ...others] = ways;
    return only && others.length === 0
      ? only
      : { text: 'Any one of these would do, and none is shown.', parts: ways };
  });
}

function wayItem(way: Reason, { facts }: Example, quotes: Quotes): Item {
  const isTold = facts.some(({ question }) => question === way.question);
  const untold = way.open ? `The text does not say: ${way.ask}` : way.text;
  const shown = isTold ? quotes.about(way.question) : [untold];
  return itemOf([...shown, `It would take: ${wayText(way)}`]);
}

function lowestRight(example: Example): ExampleLevel {
  return levelsOf(example.right, example)[0] ?? (example.levels[0] as ExampleLevel);
}

const VERDICTS: readonly (readonly [JudgedBarrier['verdict'], string])[] = [
  ['missed', 'Missed'],
  ['imagined', 'Named, though the text does not show it'],
  ['found', 'Rightly named'],
];

/** What is said of the barriers: those that were missed, imagined and found, each with the passage that decides it. */
function barrierBlocks({ example, barriers, counts, marked, full }: Judged, quotes: Quotes): Block[] {
  if (example.barriers.length === 0) return [];
  const title = `The barriers: ${pointsText(marked.barrierPoints, full.barriers)}`;
  return [
    ...apart([heading(3, title), para(countsText(counts))]),
    ...VERDICTS.flatMap(([verdict, name]) => {
      const those = barriers.filter((each) => each.verdict === verdict);
      return titled(
        name,
        those.map((each) => barrierItem(each, quotes)),
      );
    }),
  ];
}

function countsText({ found, there, imagined }: BarrierCounts): string {
  if (there > 0) return `You named ${found} of the ${there} that remain${imaginedText(imagined)}.`;
  return `None of them remains${imagined === 0 ? ', as you said' : `; you named ${imagined}`}.`;
}

function barrierItem({ barrier, facts }: JudgedBarrier, quotes: Quotes): Item {
  return {
    text: `${barrier.name} (${barrier.kindTitle.toLowerCase()})`,
    more: facts.length === 0 ? unshownTexts(barrier) : facts.flatMap((place) => quotes.shown(place)),
  };
}

/** Why a barrier is not shown of which no passage tells: nothing is said of it, or the law of the nation knows none. */
function unshownTexts({ why, because }: JudgedBarrier['barrier']): string[] {
  if (why === 'not-told') return [...new Set(because.map(({ ask }) => `The text does not say: ${ask}`))];
  return why === 'not-there' ? ['It does not arise where this service is.'] : [];
}

function twinBlocks(here: Example, there: Example): Block[] {
  const asked = here.twin?.question;
  const ask = here.facts.find(({ question }) => question === asked)?.ask ?? '';
  const said = ({ facts }: Example) => facts.find(({ question }) => question === asked)?.text ?? '';
  const at = (example: Example) => levelsText(example.right, example);
  return titled('One of a pair', [
    itemOf([
      `It differs in one answer from the case before: ${ask}`,
      `There: ${said(there)} So it is ${at(there)}.`,
      `Here: ${said(here)} So it is ${at(here)}.`,
    ]),
  ]);
}

/** How many words of a passage are enough to know it again. */
const ENOUGH = 5;

/** Quotes the passages of one case: in full the first time, and by their first words after that. */
class Quotes {
  readonly #example: Example;
  readonly #quoted = new Set<number>();

  constructor(example: Example) {
    this.#example = example;
  }

  /** The passage that tells a fact, by its place, and what it shows; a line each. */
  shown(place: number): string[] {
    const fact = this.#example.facts[place];
    if (!fact) return [];
    const words = wordsOf(place, this.#example);
    if (this.#quoted.has(place)) return [`${cited(firstWords(words))}, as above`];
    this.#quoted.add(place);
    return [cited(words), fact.option === null ? `It does not say: ${fact.ask}` : `It shows: ${fact.text}`];
  }

  /** The passages that answer a question; none where the text says nothing of it. */
  about(question: string | null): string[] {
    return this.#example.facts.flatMap((fact, place) =>
      fact.question === question ? this.shown(place) : [],
    );
  }
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/u);
  // What somebody says is opened in the first words, and not closed.
  return words.length <= ENOUGH ? text : `${words.slice(0, ENOUGH).join(' ').replace(/^“/u, '')} …`;
}
