import type { KeyLevel } from '../../model/key.ts';
import { sameLevels } from '../../teaching/cases/case-reading.ts';
import type {
  CaseMarks,
  ConfusionMatrix,
  MarkedAnswer,
  Marking,
  Tripped,
  TrippedFact,
} from '../../teaching/marking/marking-types.ts';
import { capitalised, counted, listed } from '../../text.ts';
import type { Block, Grade, Head, Item } from '../blocks.ts';
import {
  apart,
  cutAt,
  heading,
  listOf,
  note,
  ofNumbers,
  para,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import { andMore } from '../words/service-words.ts';
import {
  caseCalled,
  hasBooklets,
  levelPhrase,
  levelTallyText,
  openByHandText,
  rankListText,
  rightLevelText,
  SPLITS,
  shareText,
  weakSpotText,
} from '../words/teaching/marking-words.ts';
import { drawnBlocks, itemBlocks } from './item-blocks.ts';

// More than these help nobody to choose what to teach; workbook and JSON have them all.
const MOST_BARRIERS = 10;

/** A marking for a workbook, with all barriers that were judged wrongly. */
export const markingRecords = (marking: Marking) => markingPage(marking, Number.POSITIVE_INFINITY);

/** A marking, the class first and the students last, with the `most` most often misjudged barriers. */
export function markingPage(marking: Marking, most = MOST_BARRIERS): Block[] {
  const { class: group, framework, confusion } = marking;
  return [
    heading(
      1,
      `${counted(group.students, 'student')}, ${counted(group.each, 'case')}${hasBooklets(marking) ? ' each' : ''}`,
    ),
    note(`${framework.title}, version ${framework.version}`),
    ...apart([{ kind: 'facts', facts: [...facts(marking), ...handFacts(marking)] }]),
    ...section('Weak spots', weakSpots(marking)),
    ...section('Cases that split the class', splitCases(marking)),
    ...section(
      'Right levels, and levels given',
      confusion.flatMap((each) => titledIf(confusion.length > 1, each.placement.title, confused(each))),
    ),
    ...(hasBooklets(marking) ? [] : section('Cases', caseTable(marking))),
    ...(marking.withBarriers ? section('Barriers judged wrongly', barrierTable(marking, most)) : []),
    ...section('How the cases worked as a test', itemBlocks(marking)),
    ...section('Students', studentTable(marking)),
    ...drawnBlocks(marking),
  ];
}

function facts({ class: group, points, withBarriers, students }: Marking) {
  const { levelExact, levelOneOff, barrierRight, barrierImagined } = points;
  const isOfSome = students.some(({ answers }) => answers.some(isLevelAlone));
  const forBarriers = withBarriers
    ? `For each barrier rightly named ${barrierRight}, less ${barrierImagined} for each imagined, never below 0.${isOfSome ? ' Where no column asks for barriers, only the level is marked.' : ''}`
    : 'Nobody named a barrier, so barriers are not marked.';
  const { level, exactRate, oneOffRate, pointsRate } = group;
  return [
    {
      name: 'Level',
      text: `${levelTallyText(level)}. Exact ${shareText(exactRate)}, one off ${shareText(oneOffRate)}.`,
    },
    {
      name: 'Points',
      text: `${shareText(pointsRate)} of all. ${levelExact} for the level, ${levelOneOff} if it is one off. ${forBarriers}`,
    },
  ];
}

/** The questions that a person marks, and how many answers to them are not marked yet. */
function handFacts(marking: Marking) {
  const { byHand } = marking;
  if (byHand.length === 0) return [];
  const which =
    byHand.length === 1 ? `Question ${byHand[0]} counts` : `Questions ${listed(byHand.map(String))} count`;
  return [{ name: 'By hand', text: `${which} as entered. ${openByHandText(marking) ?? 'All are marked.'}` }];
}

function weakSpots({ weakSpots: spots, cases }: Marking): Block[] {
  if (spots.length > 0) return listOf(spots.map((spot) => weakSpotText(spot, cases)));
  return [para('None: nothing was got wrong by more than a third of the class.')];
}

/** The cases that split the class, with the facts that lead to the wrong answers. */
function splitCases({ cases }: Marking): Block[] {
  const split = cases.filter((each) => each.split !== null);
  if (split.length > 0) return split.flatMap(splitCase);
  return [para('None: one answer has a majority in each, and no other has more than a third.')];
}

// An answer that hardly anybody gave tells little of the class.
const MOST_ANSWERS = 3;

function splitCase(marks: CaseMarks): Block[] {
  const { right, levels, given, split, tripped } = marks;
  const answers = given.map(
    (each) =>
      `${each.count} said ${levelPhrase(each.levels, levels)}${sameLevels(each.levels, right) ? ' (right)' : ''}`,
  );
  const toFacts = tripped.filter((each) => each.facts.length > 0).slice(0, MOST_ANSWERS);
  return [
    heading(3, `${capitalised(caseCalled(marks))}: ${levelPhrase(right, levels)}`),
    para(`${split ? SPLITS[split] : ''} ${listed(answers)}.`),
    ...listOf(toFacts.map((each) => trippedItem(each, levels))),
  ];
}

// More facts than this are no longer the one that the class tripped over.
const MOST_FACTS = 3;

function trippedItem({ levels, count, how, facts: all }: Tripped, known: readonly KeyLevel[]): Item {
  const wrong = `${levelPhrase(levels, known)} (${count})`;
  const anyOf = all.length > 1 ? ', any of these' : '';
  const text = {
    misread: `To ${wrong}, from one fact misread${anyOf}:`,
    'misread, among others': `To ${wrong}, perhaps from one fact misread${anyOf}:`,
    overlooked: `To ${wrong}: no single fact misread leads there. These bear on it:`,
  }[how];
  const shown = all.slice(0, MOST_FACTS).map((fact) => factItem(fact, how, known));
  const rest = all.length - shown.length;
  return { text, parts: [...shown, ...(rest > 0 ? [{ text: `and ${rest} more.` }] : [])] };
}

function factItem(
  { ask, option, text, takenFor }: TrippedFact,
  how: Tripped['how'],
  levels: readonly KeyLevel[],
): Item {
  const [first, ...others] = takenFor;
  const orMore = others.length > 0 ? ` (or ${others.length} more)` : '';
  return {
    text: ask,
    more: [
      option === null ? 'The text leaves it open.' : `The text: ${text}`,
      ...(first ? [`Taken for: ${first.text}${orMore}`] : []),
      ...(first && how === 'misread, among others'
        ? [`It could then be level ${rankListText(first.levels, levels)}.`]
        : []),
    ],
  };
}

/** How often each level was given, a row for each right answer. */
function confused({ levels, rows }: ConfusionMatrix): Block[] {
  return [
    para('Down: the level that is right. Across: how often each level was given there.'),
    ...tableOf(
      [
        { title: 'Right', most: 36 },
        ...levels.map(({ rank }) => countColumn(String(rank), `level ${rank}`)),
        countColumn('several', 'several'),
      ],
      rows.map((row) => [rightLevelText(row.right, levels), ...countsIn(row, levels)]),
    ),
  ];
}

// In place of 0, so that what is there can be seen at a glance.
const NEVER = '·';

function countColumn(title: string, what: string): Head {
  return { ...ofNumbers(title), inWords: (cell) => (cell === NEVER ? '' : `${cell} said ${what}`) };
}

function countsIn({ given }: ConfusionMatrix['rows'][number], levels: readonly KeyLevel[]): string[] {
  const timesOf = (isMeant: (named: readonly string[]) => boolean) => {
    const times = given.filter((each) => isMeant(each.levels)).reduce((sum, { count }) => sum + count, 0);
    return times === 0 ? NEVER : String(times);
  };
  return [
    ...levels.map(({ id }) => timesOf((named) => named.length === 1 && named[0] === id)),
    timesOf((named) => named.length > 1),
  ];
}

function caseTable({ cases, withBarriers }: Marking): Block[] {
  return tableOf(
    [
      { title: 'Case', most: 8 },
      { title: 'Right', most: 12 },
      ...['Exact', 'One off', 'Wrong'].map(ofNumbers),
      ...(withBarriers ? ['Missed', 'Imagined'].map(ofNumbers) : []),
      'Title',
    ],
    cases.map(({ id, title, right, levels, level, missed, imagined, split }) => [
      id,
      rankListText(right, levels),
      ...[level.exact, level.oneOff, level.wrong + level.none].map(String),
      ...(withBarriers ? [missed, imagined].map(String) : []),
      split ? `${title} (split)` : title,
    ]),
  );
}

/** The most often misjudged barriers. */
function barrierTable({ barriers }: Marking, most: number): Block[] {
  const wrongly = barriers.filter(({ missed, imagined }) => missed + imagined > 0);
  if (wrongly.length === 0) return [para('None.')];
  const cut = cutAt(most, wrongly.length, (rest) => andMore(rest, 'barrier'));
  return [
    ...tableOf(
      [{ title: 'Barrier', most: 50 }, ...['Missed', 'Imagined'].map(ofNumbers)],
      wrongly
        .slice(0, cut?.most)
        .map((each) => [each.name, shareOf(each.missed, each.right), shareOf(each.imagined, each.wrong)]),
    ),
    ...(cut ? [para(cut.rest)] : []),
  ];
}

function shareOf(times: number, of: number): string {
  return of === 0 ? '-' : `${times} of ${of}`;
}

function studentTable(marking: Marking): Block[] {
  const { students, withBarriers } = marking;
  const withIds = students.some(({ id }) => id !== null);
  return [
    ...tableOf(
      [
        { title: 'Student', most: 24 },
        ...(withIds ? [{ title: 'Id', most: 16 }] : []),
        ...['Points', 'Exact', 'One off', ...(withBarriers ? ['Missed', 'Imagined'] : [])].map(ofNumbers),
        'Cases',
      ],
      students.map(({ name, id, points, of, level, missed, imagined, answers }) => [
        name,
        ...(withIds ? [id ?? ''] : []),
        `${points} of ${of}`,
        ...[level.exact, level.oneOff].map(String),
        ...(withBarriers ? [missed, imagined].map((each) => countIn(each, answers)) : []),
        { grades: answers.map((answer) => GRADES[standing(answer)]) },
      ]),
    ),
    note(
      hasBooklets(marking)
        ? 'The cases stand in the order of each student’s own booklet.'
        : 'The cases stand in the order of the key.',
    ),
  ];
}

/** How often a student misjudged a barrier; “-” where no answer of theirs was asked about any. */
function countIn(times: number, answers: readonly MarkedAnswer[]): string {
  const isUnasked = answers.some(isLevelAlone) && answers.every(({ barriers }) => barriers === null);
  return isUnasked ? '-' : String(times);
}

function isLevelAlone({ status, barriers }: MarkedAnswer): boolean {
  return status === 'marked' && barriers === null;
}

function standing({ status, level }: MarkedAnswer): keyof typeof GRADES {
  if (status === 'not marked') return 'not marked';
  return status === 'not answered' || level === 'none' ? 'not answered' : level;
}

const GRADES = {
  exact: { share: 'full', words: 'exact' },
  'one-off': { share: 'part', words: 'one off' },
  wrong: { share: 'nothing', words: 'wrong' },
  'not answered': { share: 'missing', words: 'not answered' },
  'not marked': {
    share: 'unknown',
    words: 'not marked',
    why: 'since the row is bad; it counts for nothing',
  },
} as const satisfies Record<string, Grade>;
