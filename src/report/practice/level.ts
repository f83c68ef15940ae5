import type { Reason } from '../../engine/result.ts';
import type { Example, ExampleFact, ExampleLevel } from '../../examples/types.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Judged } from '../../marking/judging.ts';
import { levelsAbove, levelsOf, levelsText, levelText } from '../examples/names.ts';
import { hangingLevels, hangingText } from '../examples/reasons.ts';
import { wayText } from '../sentences.ts';
import { pointsText } from './points.ts';
import type { Quotes } from './quotes.ts';

/** A part of what is said: lines that stand together. */
type Part = readonly string[];

/** What is said of the level that was given: whether it is right, how one comes to it where it is wrong, and what decides. */
export function levelParts(judged: Judged, quotes: Quotes, paper: Paper): Part[] {
  const { example } = judged;
  const parts = [
    verdict(judged, paper),
    wayThere(judged, quotes, paper),
    ...whyHere(example, quotes, paper),
    whyOpen(example, quotes, paper),
    whyNotHigher(example, quotes, paper),
    hanging(example, paper),
  ];
  return parts.filter((part) => part.length > 0);
}

function verdict({ example, marked, full }: Judged, paper: Paper): Part {
  const { style } = paper;
  const isOpen = example.right.length > 1;
  const leftOpen = marked.given.length > 1 ? ', and nothing that decides is left open' : '';
  const right = levelsText(example.right, example);
  const is = isOpen ? `the text leaves it open, ${right}` : `it is ${right}${leftOpen}`;
  const chosen = `you chose ${levelsText(marked.given, example)}; ${is}.`;
  const nearly = marked.given.length > 1 || isOpen ? 'Partly right:' : 'One off:';
  const said = {
    exact: `${style.good('Right:')} ${is}.`,
    'one-off': `${style.unsure(nearly)} ${chosen}`,
    wrong: `${style.bad('Wrong:')} ${chosen}`,
    none: `${style.bad('Wrong:')} ${is}.`,
  }[marked.level];
  const title = `The level: ${pointsText(marked.levelPoints, full.level)}`;
  return [...titled(title, paper), ...wrapped(said, paper)];
}

/** How somebody may have come to a wrong answer: by a misreading; else what the level wants that they took it for. */
function wayThere({ example, marked, misread }: Judged, quotes: Quotes, paper: Paper): Part {
  const given = levelsOf(marked.given, example);
  if (misread) {
    const title = `One comes to ${levelsText(marked.given, example)} by misreading this`;
    const not = wrapped(`Not: ${misread.slip.text}`, paper, { first: '  ' });
    return [...titled(title, paper), ...quotes.shown(misread.place), ...not];
  }
  const [one, ...others] = given;
  const [next, ...higher] = levelsAbove(example);
  if (!one || others.length > 0 || one === next || one.status === 'met' || !higher.includes(one)) return [];
  return headedBy(`What ${levelText(one)} does not have`, lacking(one, example, quotes, paper), paper);
}

/** What shows the lowest right level; and, where levels build on each other, each below it that something else shows. */
function whyHere(example: Example, quotes: Quotes, paper: Paper): Part[] {
  const rungs = example.levels.slice(0, example.levels.indexOf(lowestRight(example)) + 1).reverse();
  const told = new Set<number>();
  return (example.placement.cumulative ? rungs : rungs.slice(0, 1)).map((level, below) => {
    const places = example.facts.flatMap((fact, place) => (carries(fact, level) ? [place] : []));
    if (places.length === 0 || places.some((place) => told.has(place))) return [];
    for (const place of places) told.add(place);
    const title = below === 0 ? `What puts it at ${levelText(level)}` : `Below it, ${levelText(level)} holds`;
    return [...titled(title, paper), ...places.flatMap((place) => quotes.shown(place))];
  });
}

function carries({ bears, option, deciding }: ExampleFact, { id }: ExampleLevel): boolean {
  return deciding && option !== null && bears.some(({ level, fulfils }) => level === id && fulfils !== false);
}

function whyOpen(example: Example, quotes: Quotes, paper: Paper): Part {
  if (example.right.length < 2) return [];
  const shown = example.facts.flatMap(({ option, deciding }, place) =>
    option === null && deciding ? quotes.shown(place) : [],
  );
  return headedBy('What leaves it open', shown, paper);
}

function whyNotHigher(example: Example, quotes: Quotes, paper: Paper): Part {
  const [next] = levelsAbove(example);
  if (!next || next.status === 'met') return [];
  return headedBy(`What keeps it from ${levelText(next)}`, lacking(next, example, quotes, paper), paper);
}

/** What a level wants that the text does not show, with what it shows instead. What is certain is enough where there is any. */
function lacking({ missing }: ExampleLevel, example: Example, quotes: Quotes, paper: Paper): string[] {
  const certain = missing.filter(({ open }) => !open);
  return (certain.length > 0 ? certain : missing).flatMap((reason) => {
    const ways = [reason, ...reason.orElse];
    if (ways.length === 1) return ways.flatMap((way) => wayLines(way, '  ', example, quotes, paper));
    const bullet = `  ${paper.glyphs.bullet} `;
    return [
      ...wrapped('Any one of these would do, and none is shown.', paper, { first: '  ' }),
      ...ways.flatMap((way) => {
        const [first = '', ...rest] = wayLines(way, INDENT, example, quotes, paper);
        return [bullet + first.slice(INDENT.length), ...rest];
      }),
    ];
  });
}

const INDENT = '    ';

function wayLines(way: Reason, indent: string, { facts }: Example, quotes: Quotes, paper: Paper): string[] {
  const said = (text: string) => wrapped(text, paper, { first: indent });
  const isTold = facts.some(({ question }) => question === way.question);
  const untold = way.open ? `The text does not say: ${way.ask}` : way.text;
  const shown = isTold ? quotes.about(way.question, indent) : said(untold);
  return [...shown, ...said(`It would take: ${wayText(way)}`)];
}

/** A level that holds while one below it does not: it is there, and counts for nothing. */
function hanging(example: Example, paper: Paper): Part {
  const lines = hangingLevels(example).flatMap((level) =>
    wrapped(hangingText(level, example), paper, { first: '  ' }),
  );
  return headedBy('Out of order', lines, paper);
}

function headedBy(title: string, lines: Part, paper: Paper): Part {
  return lines.length === 0 ? [] : [...titled(title, paper), ...lines];
}

function lowestRight(example: Example): ExampleLevel {
  return levelsOf(example.right, example)[0] ?? (example.levels[0] as ExampleLevel);
}
