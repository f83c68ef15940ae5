import type { Across, ComparedPlacement } from '../../model/comparison.ts';
import type { PlacementResult, Result } from '../../model/result.ts';
import { counted, listed } from '../../text.ts';
import type { Block, Head } from '../blocks.ts';
import { apart, listOf, paras, section, tableOf } from '../build-blocks.ts';
import { rankedName } from '../words/level-words.ts';
import { measureLine } from '../words/number-words.ts';
import { headBlocks } from './page-head.ts';

const HEADINGS: readonly Head[] = [
  { title: 'Framework', most: 22 },
  { title: 'At least', most: 19 },
  { title: 'At most', most: 19 },
  {
    title: 'Against the first',
    inWords: (cell) => (cell === THE_FIRST ? '' : `against the first: ${cell}`),
  },
];

const THE_FIRST = 'the first';

/** The cells of each line of the table, the framework's own placements first. */
export function rowsOf({ own, others }: Across): string[][] {
  return [
    ...rowsFor(own, () => THE_FIRST),
    ...others.flatMap(({ result, placements }) =>
      rowsFor(result, (placement) => {
        const compared = placements.find((each) => each.placement === placement.id);
        return WORDS[compared?.agreement ?? 'not compared'];
      }),
    ),
  ];
}

const WORDS: Readonly<Record<ComparedPlacement['agreement'], string>> = {
  agree: 'agrees',
  differ: 'does not agree',
  open: 'open',
  'not compared': 'not compared',
};

function rowsFor(result: Result, agreement: (placement: PlacementResult) => string): string[][] {
  const { title } = result.framework;
  if (result.placements.length === 0) return [[title, 'a profile, no level', '', 'not compared']];
  return result.placements.map((placement) => [
    nameOf(placement, result),
    placement.placed ? rankedName(placement.secured) : 'not placed yet',
    rankedName(placement.possible.to),
    agreement(placement),
  ]);
}

function nameOf({ title }: PlacementResult, { framework, placements }: Result): string {
  return placements.length > 1 ? `${framework.title}: ${title}` : framework.title;
}

/** Where each framework agrees, and what would settle what is open. */
export function remarksOf({ own, others }: Across): { title: string; sentences: readonly string[] }[] {
  return others.map(({ result, derived, placements }) => {
    const { framework, answered } = result;
    const said = placements.flatMap((compared) => {
      const placement = result.placements.find(({ id }) => id === compared.placement);
      if (!placement) return [];
      const measure = measureLine(placement);
      const sentences = [
        ...agreementSentences(compared, placement, own),
        ...(measure ? [measure] : []),
        ...(compared.settledBy ? [`Ask first: ${compared.settledBy.ask}`] : []),
      ].join(' ');
      if (sentences === '') return [];
      return [result.placements.length > 1 ? `${placement.title}. ${sentences}` : sentences];
    });
    const follow = `Of its ${counted(answered.questions, 'question')}, the answers settle or narrow ${derived === 0 ? 'none' : derived}.`;
    return { title: framework.title, sentences: [follow, ...said] };
  });
}

/** The frameworks that no crosswalk leads to, in a sentence, or empty. */
function withoutLine({ own, without }: Across): string {
  if (without.length === 0) return '';
  return `No crosswalk leads from ${own.framework.title} to ${listed(without, 'or')}.`;
}

function agreementSentences(
  { agreement, expected, against }: ComparedPlacement,
  placement: PlacementResult,
  own: Result,
): string[] {
  const basis = own.placements.find(({ id }) => id === against);
  if (!basis || agreement === 'not compared') return [];
  const [here, found] = [
    levelsText(basis.possible.levels, basis),
    levelsText(placement.possible.levels, placement),
  ];
  const expectation = `with ${here} one would expect ${levelsText(expected, placement)}`;
  switch (agreement) {
    case 'agree':
      return [`Agrees: ${expectation}, and it is ${found}.`];
    case 'differ':
      return [
        `Does not agree: ${expectation}, but it is ${found}.`,
        'Talk about what one of the two sees and the other does not.',
      ];
    case 'open':
      return [`Open: ${expectation}.`];
  }
}

/** Levels by their names, as "A", "A or B", or "A to D" where all between are meant. */
function levelsText(ids: readonly string[], { levels }: PlacementResult): string {
  const named = levels.flatMap(({ id, name }, index) => (ids.includes(id) ? [{ name, index }] : []));
  const [first, last] = [named[0], named.at(-1)];
  if (first && last && named.length > 2 && last.index - first.index === named.length - 1)
    return `${first.name} to ${last.name}`;
  return listed(
    named.map(({ name }) => name),
    'or',
  );
}

/** One arrangement seen through several frameworks. */
export function acrossPage(across: Across): Block[] {
  return [
    ...headBlocks(across.own),
    ...section('Seen through several frameworks', tableOf(HEADINGS, rowsOf(across))),
    ...section(
      'Where they agree, and what would settle the rest',
      remarksOf(across).flatMap(({ title, sentences }) => section(title, listOf(sentences), 3)),
    ),
    ...apart(paras(withoutLine(across))),
  ];
}
