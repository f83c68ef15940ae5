import { commandAlone, whyNoCommand } from '../../command.ts';
import { headed, MARGIN, sideBySide } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { runsOf, type Sentence } from '../../sentence.ts';
import {
  type Block,
  type Fact,
  type Item,
  type Labelled,
  type List,
  type OfKind,
  type Rung,
  type Sign,
  type Single,
  wordsIn,
} from '../blocks.ts';
import { spoken } from './spoken.ts';
import { fitted } from './text-fitting.ts';
import {
  barLines,
  excerptLines,
  type LineStart,
  ladderLines,
  matrixLines,
  sentenceLines,
  styled,
  words,
} from './text-lines.ts';
import { tableLines } from './text-tables.ts';

/** A page as text for a screen or a file, on `paper`. */
export function renderText(blocks: readonly Block[], paper: Paper): string {
  return textLines(blocks, paper)
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The lines of a page, and of a part of one. */
export function textLines(blocks: readonly Block[], paper: Paper): string[] {
  const lines: string[] = [];
  let margin = 0;
  let before: Spaced | null = null;
  for (const next of inOrder(blocks, paper)) {
    const drawn = linesFor(next.block, { paper, margin });
    if (drawn.length === 0) continue;
    if (before && lines.length > 0 && isApart(before, next)) lines.push('');
    lines.push(...(lines.length === 0 && drawn[0] === '' ? drawn.slice(1) : drawn));
    before = next;
    if (next.block.kind === 'heading' && next.block.depth < 3) margin = next.block.depth === 1 ? 0 : MARGIN;
  }
  return lines;
}

/** A block without blocks inside, and whether it begins or ends a part that stands apart. */
interface Spaced {
  readonly block: Single;
  readonly starts: boolean;
  readonly ends: boolean;
}

function inOrder(blocks: readonly Block[], paper: Paper): Spaced[] {
  return blocks.flatMap((block): Spaced[] => {
    // A screen has no room for what belongs on paper only.
    if (block.kind === 'appendix') return [];
    if (block.kind === 'table' && block.brief) return inOrder(block.brief, paper);
    if (block.kind === 'figure') return inOrder(block.blocks, paper);
    if (block.kind === 'fitted') return inOrder(fittedOn(block, paper), paper);
    if (!('blocks' in block) && paper.isSpoken) return inOrder(spoken(block), { ...paper, isSpoken: false });
    if (!('blocks' in block)) return [{ block, starts: false, ends: false }];
    const inner = inOrder(block.blocks, paper);
    return inner.map((each, index) => ({
      block: each.block,
      starts: each.starts || index === 0,
      ends: each.ends || index === inner.length - 1,
    }));
  });
}

/** The screen columns that a fitted answer is cut to. */
const SCREEN = 80;

// What is left out must not hang on the width: a window that is drawn wider shows no other answer.
function fittedOn({ lines, blocks }: OfKind<'fitted'>, paper: Paper): readonly Block[] {
  const screen = { ...paper, width: SCREEN, isSpoken: false };
  return fitted(blocks, (some) => textLines(some, screen).length <= lines, !paper.isSpoken);
}

/** The blocks that are read as one picture, apart from the sentences around them. */
const PICTURES: readonly Single['kind'][] = [
  'table',
  'ladder',
  'bars',
  'matrix',
  'beside',
  'commands',
  'contents',
  'blanks',
  'vignette',
  'space',
  'break',
];

// A heading of a section brings its own empty line; what follows a heading stands right below it.
function isApart(before: Spaced, { block, starts }: Spaced): boolean {
  if (block.kind === 'heading' && block.depth === 2) return false;
  if (before.block.kind === 'heading' && before.block.depth > 1)
    return before.block.depth > 2 && hasTitles(block);
  if (starts || before.ends || block.kind === 'heading') return true;
  if (isLead(block) || isLead(before.block)) return isLead(block) !== isLead(before.block) && isLead(block);
  return PICTURES.includes(block.kind) || PICTURES.includes(before.block.kind);
}

function hasTitles(block: Single): boolean {
  return block.kind === 'table' && block.read === 'sides';
}

function isLead(block: Single): boolean {
  return block.kind === 'para' && block.role === 'lead';
}

const LINES: { readonly [Kind in Single['kind']]: (block: OfKind<Kind>, place: LineStart) => string[] } = {
  heading: headingLines,
  para: paraLines,
  list: listLines,
  facts: ({ facts }, place) => factLines(facts, place),
  table: tableLines,
  ladder: ladderLines,
  bars: barLines,
  matrix: matrixLines,
  beside: ({ columns }, { paper }) =>
    sideBySide(
      columns.map(({ label, paragraphs }) => ({
        label: words(label, paper),
        paragraphs: paragraphs.map((text) => words(text, paper)),
      })),
      paper,
    ),
  callout: ({ tone, text }, place) =>
    tone === 'note'
      ? sentenceLines(text, place, { hang: 2 })
      : styled(sentenceLines(text, place), place.paper.style.unsure),
  commands: ({ commands }, place) =>
    commands.flatMap((command) => commandAlone(command) ?? sentenceLines(whyNoCommand(command), place)),
  excerpt: excerptLines,
  contents: ({ items }, place) =>
    items.flatMap((item) => sentenceLines(item, place, { first: bulletOn(place.paper) })),
  ticks: ({ items }, place) => items.flatMap((item) => sentenceLines(item, place, { first: '[ ] ' })),
  vignette: ({ paragraphs }, place) =>
    paragraphs.flatMap((text, index) => [...(index > 0 ? [''] : []), ...sentenceLines(text, place)]),
  space: ({ lines }, { paper, margin }) =>
    Array.from({ length: lines }, () => ' '.repeat(margin) + '_'.repeat(paper.width - margin)),
  blanks: ({ labels }, place) => sentenceLines(labels.map((label) => `${label}: ______`).join('  '), place),
  labelled: labelledLines,
  break: (_, { paper }) => [paper.glyphs.rule.repeat(paper.width)],
};

function linesFor(block: Single, place: LineStart): string[] {
  return (LINES[block.kind] as (block: Single, place: LineStart) => string[])(block, place);
}

function headingLines({ depth, text }: OfKind<'heading'>, place: LineStart): string[] {
  const { paper } = place;
  if (depth === 1) return styled(sentenceLines(text, { paper, margin: 0 }), paper.style.heading);
  if (depth === 2) return headed(words(text, paper), paper);
  return styled(sentenceLines(text, place), paper.style.strong);
}

function paraLines({ text, role }: OfKind<'para'>, place: LineStart): string[] {
  const { style } = place.paper;
  if (role === 'line') return lineAlone(text, place.paper);
  const lines = sentenceLines(text, place);
  if (role === 'lead') return styled(lines, style.strong);
  return role === 'note' ? styled(lines, style.faint) : lines;
}

/** A line unbroken, since a program may take it apart, unless only people look. */
function lineAlone(text: Sentence, paper: Paper): string[] {
  if (paper.isWindow) return sentenceLines(text, { paper, margin: 0 }, { hang: 2 });
  return [words(text, paper).replace(/\s+/gu, ' ')];
}

function listLines({ items, cut }: List, { paper, margin }: LineStart): string[] {
  const place = { paper, margin: Math.max(margin, MARGIN) };
  // One more is as short as to say that there is one more.
  const most = cut && items.length > cut.most ? cut.most : items.length;
  return [
    ...items.slice(0, most).flatMap((item) => itemLines(item, place)),
    ...(cut && items.length > most
      ? sentenceLines(cut.rest, place, { first: bulletOn(place.paper).replace(/./gu, ' ') })
      : []),
  ];
}

function itemLines({ text, more = [], parts = [] }: Item, place: LineStart): string[] {
  const first = bulletOn(place.paper);
  const inner = { ...place, margin: place.margin + 2 };
  return [
    ...sentenceLines(text, place, { first, hang: 2 }),
    ...more.flatMap((line) => sentenceLines(line, inner, { hang: 2 })),
    ...parts.flatMap((part) => itemLines(part, inner)),
  ];
}

/** The bullet of an item, empty where it would be read aloud. */
function bulletOn({ glyphs, isSpoken }: Paper): string {
  return isSpoken ? '' : `${glyphs.bullet} `;
}

/** The width of the labels of an answer. */
const LABEL = 11;

function labelledLines({ rows }: Labelled, { paper, margin }: LineStart): string[] {
  const inner = { ...paper, width: paper.width - margin - LABEL };
  return rows.flatMap(({ label, apart, numbered, lines }, row) => {
    const drawn = lines.flatMap((line, index) => {
      if (!('said' in line)) return rungLines(line.rungs, inner);
      const start = numbered ? { first: `${index + 1} ` } : {};
      return sentenceLines(wordsIn(line), { paper: inner, margin: 0 }, start);
    });
    const name = paper.style.strong(label) + ' '.repeat(LABEL - label.length);
    const behind = drawn.map(
      (line, index) => ' '.repeat(margin) + (index === 0 ? name : ' '.repeat(LABEL)) + line,
    );
    return apart && row > 0 ? ['', ...behind] : behind;
  });
}

/** The mark of a rung, the same on every screen. */
const RUNG: Readonly<Record<Sign, string>> = {
  met: 'x',
  here: 'x',
  foot: 'x',
  unmet: ' ',
  unknown: '?',
  none: ' ',
};

/** The rungs on one line with their names where all fit, else by their numbers alone. */
function rungLines(rungs: readonly Pick<Rung, 'rank' | 'name' | 'sign'>[], paper: Paper): string[] {
  // Where one level alone counts, the others are not lacking.
  const bare = rungs.map(({ rank, sign }) => (sign === 'none' ? `${rank}` : `[${RUNG[sign]}] ${rank}`));
  const named = rungs.map(({ name }, index) => `${bare[index]} ${words(name, paper)}`.trimEnd());
  const isRoomy = paper.measure(named.join('  ')) <= paper.width;
  const lines: string[] = [];
  for (const rung of isRoomy ? named : bare) {
    const longer = `${lines.at(-1)}  ${rung}`;
    if (lines.length > 0 && paper.measure(longer) <= paper.width) lines.splice(-1, 1, longer);
    else lines.push(rung);
  }
  return lines;
}

/** The facts, those in a row that need no names on one line. */
function factLines(facts: readonly Fact[], place: LineStart): string[] {
  const groups: Fact[][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    if (fact.speaks && last?.[0]?.speaks) last.push(fact);
    else groups.push([fact]);
  }
  return groups.flatMap((group) => {
    const line = group.flatMap(({ name, text, speaks }, index) => [
      ...(index > 0 ? [' · '] : []),
      ...(speaks ? [] : [`${name}: `]),
      ...runsOf(text),
    ]);
    return sentenceLines(line, place, { hang: 2 });
  });
}
