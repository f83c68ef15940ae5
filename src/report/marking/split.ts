import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { CaseMarks, Marking, Tripped, TrippedFact } from '../../marking/types.ts';
import { listed } from '../../text.ts';
import { levelText, ranksText } from './words.ts';

/** The cases on which the class does not agree, what was said of each, and the facts that lead to the wrong answers. */
export function splitCases({ cases }: Marking, paper: Paper): string[] {
  const split = cases.filter((each) => each.split !== null);
  if (split.length === 0) {
    const why = 'None: one answer has a majority in each, and no other has more than a third.';
    return wrapped(why, paper, { first: '  ' });
  }
  return split.flatMap((each, place) => [...(place > 0 ? [''] : []), ...oneCase(each, paper)]);
}

const HOW = {
  'no majority': 'No answer has a majority.',
  'two camps': 'Two answers each have more than a third.',
} as const;

/** An answer that hardly anybody gave tells little of the class. */
const MOST_ANSWERS = 3;

function oneCase(marks: CaseMarks, paper: Paper): string[] {
  const { id, title, right, levels, given, split, tripped } = marks;
  const answers = given.map(
    (each) =>
      `${each.count} said ${levelText(each.levels, levels)}${isRight(each.levels, right) ? ' (right)' : ''}`,
  );
  return [
    ...titled(`Case ${id}, ${title}: ${levelText(right, levels)}`, paper, '  '),
    ...wrapped(`${split ? HOW[split] : ''} ${listed(answers)}.`, paper, { first: '  ' }),
    ...tripped
      .filter(({ facts }) => facts.length > 0)
      .slice(0, MOST_ANSWERS)
      .flatMap((each) => trippedLines(each, marks, paper)),
  ];
}

function isRight(given: readonly string[], right: readonly string[]): boolean {
  return given.length === right.length && given.every((id) => right.includes(id));
}

/** More facts than this are no longer the one that the class tripped over. */
const MOST_FACTS = 3;

function trippedLines(
  { levels, count, how, facts }: Tripped,
  { levels: all }: CaseMarks,
  paper: Paper,
): string[] {
  const wrong = `${levelText(levels, all)} (${count})`;
  const anyOf = facts.length > 1 ? ', any of these' : '';
  const lead = {
    misread: `To ${wrong}, from one fact misread${anyOf}:`,
    'misread, among others': `To ${wrong}, perhaps from one fact misread${anyOf}:`,
    overlooked: `To ${wrong}: no single fact misread leads there. These bear on it:`,
  }[how];
  return [
    ...wrapped(lead, paper, { first: `  ${paper.glyphs.bullet} ` }),
    ...facts
      .slice(0, MOST_FACTS)
      .flatMap((fact) => [
        ...factLines(fact, paper),
        ...(how === 'misread, among others' ? thenLines(fact, all, paper) : []),
      ]),
    ...(facts.length > MOST_FACTS ? [`    and ${facts.length - MOST_FACTS} more.`] : []),
  ];
}

function factLines({ ask, option, text, takenFor }: TrippedFact, paper: Paper): string[] {
  const [first, ...others] = takenFor;
  const more = others.length > 0 ? ` (or ${others.length} more)` : '';
  return [
    ...wrapped(ask, paper, { first: '    ' }),
    ...wrapped(option === null ? 'The text leaves it open.' : `The text: ${text}`, paper, {
      first: '      ',
      hang: 8,
    }),
    ...(first ? wrapped(`Taken for: ${first.text}${more}`, paper, { first: '      ', hang: 8 }) : []),
  ];
}

/** Which levels a misreading leaves possible. */
function thenLines({ takenFor: [first] }: TrippedFact, levels: CaseMarks['levels'], paper: Paper): string[] {
  if (!first) return [];
  return wrapped(`It could then be level ${ranksText(first.levels, levels)}.`, paper, {
    first: '      ',
    hang: 8,
  });
}
