import type { ByHalf, ItemMarks, Marking } from '../../teaching/marking/marking-types.ts';
import { quoted } from '../../text.ts';
import type { Block, Cell } from '../blocks.ts';
import { cutAt, listOf, note, ofNumbers, para, paras, section, tableOf } from '../build-blocks.ts';
import { andMore } from '../words/service-words.ts';
import { itemText, reliabilityTexts, tooSmallText } from '../words/teaching/item-words.ts';
import { hasBooklets, levelPhrase, rankListText, shareText } from '../words/teaching/marking-words.ts';

/** How well the cases served as a test. */
export function itemBlocks(marking: Marking): Block[] {
  const { students, fewest, reliability, cases } = marking.items;
  if (students < fewest.students || cases.length < fewest.cases) return [para(tooSmallText(marking.items))];
  return [
    ...paras(...reliabilityTexts(reliability)),
    ...tableOf(
      [{ title: 'Case', most: 24 }, ofNumbers('Points'), ofNumbers('Tells apart'), 'What it says'],
      cases.map((item) => [
        itemName(item, marking),
        shareText(item.facility),
        item.discrimination?.toFixed(2) ?? '-',
        itemText(item),
      ]),
    ),
    note(
      '“Tells apart” is how far those who have more points in the other cases have more in this one: 1 is wholly, 0 not at all, below 0 the other way round.',
    ),
    ...(hasBooklets(marking)
      ? [note(OWN_BOOKLETS)]
      : section('Wrong answers that drew the better half', doubtful(allDrawn(marking)), 3)),
  ];
}

const OWN_BOOKLETS =
  'Each student had cases of their own, so those of one kind and level are taken together.';

/** A case by its id, or where each student has a booklet by what is alike in all of them. */
function itemName({ id }: ItemMarks, marking: Marking): string {
  const found = marking.cases.find((each) => each.id === id);
  if (!found || !hasBooklets(marking)) return id;
  return `${found.kind}, level ${rankListText(found.right, found.levels)}`;
}

/** What each answer drew, for paper. */
export function drawnBlocks(marking: Marking): Block[] {
  const drawn = allDrawn(marking);
  return drawn.length === 0
    ? []
    : [{ kind: 'appendix', blocks: section('What each answer drew', drawnTable(drawn)) }];
}

function allDrawn(marking: Marking): Drawn[] {
  return marking.items.cases.flatMap((item) => drawnBy(item, marking));
}

/** An answer to a case, with those who gave it. */
interface Drawn extends ByHalf {
  readonly case: string;
  readonly answer: string;
  readonly right: boolean;
}

function drawnBy({ id, levels, barriers }: ItemMarks, { cases }: Marking): Drawn[] {
  const known = cases.find((each) => each.id === id)?.levels ?? [];
  return [
    ...levels.map(({ levels: named, ...by }) => ({ ...by, case: id, answer: levelPhrase(named, known) })),
    ...barriers
      .filter(({ count }) => count > 0)
      .map(({ name, right, count, upper, lower }) => {
        const answer = `${quoted(name, 100)} ${right ? 'missed' : 'imagined'}`;
        return { count, upper, lower, right: false, case: id, answer };
      }),
  ];
}

// More helps nobody to read a case again.
const MOST = 8;

/** The wrong answers that the better half gave more often, by twice the standard error of the difference. */
function doubtful(drawn: readonly Drawn[]): Block[] {
  const more = ({ upper, lower }: ByHalf) => upper - lower;
  const those = drawn
    .filter((each) => !each.right && more(each) > 0 && more(each) ** 2 >= 4 * (each.upper + each.lower))
    .toSorted((one, other) => more(other) - more(one));
  if (those.length === 0) return [para('None.')];
  return [
    para('One or two may stand here by chance. Where the text can be read so, the key is at fault.'),
    ...listOf(
      those.map(
        (each) =>
          `Case ${each.case}: ${each.answer} by ${each.upper} of the better half and ${each.lower} of the weaker.`,
      ),
      cutAt(MOST, those.length, (rest) => andMore(rest, 'answer')),
    ),
  ];
}

function drawnTable(drawn: readonly Drawn[]): Block[] {
  const rows = drawn.map((each): Cell[] => [
    each.case,
    `${each.answer}${each.right ? ' (right)' : ''}`,
    ...[each.upper, each.lower, each.count].map(String),
  ]);
  return [
    ...tableOf(
      [{ title: 'Case', most: 8 }, 'Answer', ...['Better half', 'Weaker half', 'All'].map(ofNumbers)],
      rows,
    ),
    note('The halves are by the points in all other cases. Who is in the middle is in neither.'),
  ];
}
