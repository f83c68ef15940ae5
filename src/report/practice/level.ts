import type { Judged } from '../../examples/practice/judging.ts';
import type { Example, ExampleFact, ExampleLevel } from '../../examples/types.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { listed } from '../../text.ts';
import { levelsOf, levelsText, levelText, pointsText } from './names.ts';
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

function verdict({ example, answer, level }: Judged, paper: Paper): Part {
  const { style } = paper;
  const right = levelsOf(example.right, example);
  const isOpen = right.length > 1;
  const leftOpen = answer.levels.length > 1 ? ', and nothing that decides is left open' : '';
  const is = isOpen
    ? `the text leaves it open, ${levelsText(right)}`
    : `it is ${levelsText(right)}${leftOpen}`;
  const chosen = `you chose ${levelsText(levelsOf(answer.levels, example))}; ${is}.`;
  const said = {
    exact: `${style.good('Right:')} ${is}.`,
    'one-off': `${style.unsure(answer.levels.length > 1 || isOpen ? 'Partly right:' : 'One off:')} ${chosen}`,
    wrong: `${style.bad('Wrong:')} ${chosen}`,
    none: `${style.bad('Wrong:')} ${is}.`,
  }[level.mark];
  return [...titled(`The level: ${pointsText(level)}`, paper), ...wrapped(said, paper)];
}

/** How somebody may have come to a wrong answer: by a misreading; else what the level wants that they took it for. */
function wayThere({ example, answer, level }: Judged, quotes: Quotes, paper: Paper): Part {
  const given = levelsOf(answer.levels, example);
  if (level.misread) {
    const { place, slip } = level.misread;
    const not = wrapped(`Not: ${slip.text}`, paper, { first: '  ' });
    return [
      ...titled(`One comes to ${levelsText(given)} by misreading this`, paper),
      ...quotes.shown(place),
      ...not,
    ];
  }
  const [one, ...others] = given;
  if (level.mark === 'exact' || !one || others.length > 0 || one.status === 'met') return [];
  if (one.rank <= lastRight(example).rank || one === nextAbove(example)) return [];
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
  const next = nextAbove(example);
  if (!next || next.status === 'met') return [];
  return headedBy(`What keeps it from ${levelText(next)}`, lacking(next, example, quotes, paper), paper);
}

/** What a level wants that the text does not show, with what it shows instead. What is certain is enough where there is any. */
function lacking({ missing }: ExampleLevel, example: Example, quotes: Quotes, paper: Paper): string[] {
  const certain = missing.filter(({ open }) => !open);
  const said = (text: string) => wrapped(text, paper, { first: '  ' });
  return (certain.length > 0 ? certain : missing).flatMap((reason) => {
    const ways = [reason, ...reason.orElse];
    const any = ways.length > 1 ? said('Any one of these would do, and none is shown.') : [];
    return [
      ...any,
      ...ways.flatMap((way) => {
        const isTold = example.facts.some(({ question }) => question === way.question);
        const shown = isTold
          ? quotes.about(way.question)
          : said(way.open ? `It does not say: ${way.ask}` : way.text);
        return [...shown, ...said(`It would take: ${way.needs}`)];
      }),
    ];
  });
}

/** A level that holds while one below it does not: it is there, and counts for nothing. */
function hanging(example: Example, paper: Paper): Part {
  const { levels, placement } = example;
  const above = levels.slice(levels.indexOf(lastRight(example)) + 1);
  const met = above.filter(({ status }) => status === 'met');
  if (!placement.cumulative || met.length === 0) return [];
  const [level, ...others] = met.map(levelText);
  const what = others.length === 0 ? `${level} holds` : `${listed(met.map(levelText))} hold`;
  const text = `${what} by what the text says, and ${others.length === 0 ? 'does' : 'do'} not count: a level counts only when every level below it holds.`;
  return [...titled('Out of order', paper), ...wrapped(text, paper, { first: '  ' })];
}

function headedBy(title: string, lines: Part, paper: Paper): Part {
  return lines.length === 0 ? [] : [...titled(title, paper), ...lines];
}

function lowestRight(example: Example): ExampleLevel {
  return levelsOf(example.right, example)[0] ?? (example.levels[0] as ExampleLevel);
}

function lastRight(example: Example): ExampleLevel {
  return levelsOf(example.right, example).at(-1) ?? (example.levels[0] as ExampleLevel);
}

function nextAbove(example: Example): ExampleLevel | undefined {
  return example.levels[example.levels.indexOf(lastRight(example)) + 1];
}
