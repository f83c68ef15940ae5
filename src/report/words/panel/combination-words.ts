import type { Combinations, Outcome } from '../../../model/panel.ts';
import { listed } from '../../../text.ts';
import { everyChoice, groupedBy } from '../../../work.ts';
import { ANY_OTHER, saidText } from './difference-words.ts';

type Row = Combinations['rows'][number];

type Answer = Row['answers'][number];

/** What answers come to together, in words. */
export interface CombinedWords {
  /** The answers to each question that come to it. */
  readonly cells: readonly string[];
  readonly outcome: Outcome;
}

/** Answers to one question, each of which comes to the same with any of the others; all where it is any. */
interface Alike {
  readonly answers: readonly Answer[];
  readonly words: string;
}

interface Combined {
  readonly alikes: readonly Alike[];
  readonly outcome: Row;
}

const ANY: Alike = { answers: [], words: 'any answer' };

/** What answers come to together, those as one that always come to the same. */
export function combinationsIn({ questions, rows }: Combinations): CombinedWords[] {
  const kept = agreeable(rows);
  const kinds = questions.map((_, place) => alikeAt(place, kept));
  const combined = everyChoice(kinds).flatMap((alikes): Combined[] => {
    const outcome = kept.find(({ answers }) => answers.every((answer, at) => isOf(answer, alikes[at])));
    return outcome ? [{ alikes, outcome }] : [];
  });
  const fewer = questions.reduceRight(
    (before, _, place) => withoutIdle(before, place, kinds[place] ?? []),
    combined,
  );
  return fewer.map(({ alikes, outcome }) => ({ cells: alikes.map(({ words }) => words), outcome }));
}

/** Without what leaves several options, on which nobody has to agree; all rows where nothing else would be left. */
function agreeable(rows: readonly Row[]): readonly Row[] {
  const single = rows.filter(({ answers }) => answers.every(({ answer }) => typeof answer === 'string'));
  return single.length > 1 ? single : rows;
}

function isOf(answer: Answer, alike: Alike | undefined): boolean {
  return alike?.answers.some((each) => String(each.answer) === String(answer.answer)) === true;
}

/** The answers to the question at `place`, those together that come to the same; the most of them last, as the rest. */
function alikeAt(place: number, rows: readonly Row[]): Alike[] {
  const found = new Map(
    rows.flatMap(({ answers }) => answers[place] ?? []).map((each) => [String(each.answer), each]),
  );
  const groups = [...groupedBy([...found.values()], (answer) => comesTo(answer, place, rows)).values()];
  const most = groups.toSorted((one, other) => other.length - one.length)[0] ?? [];
  const words = (answers: readonly Answer[]) => listed(answers.map(saidText), 'or');
  const told = groups.filter((each) => each !== most).map((answers) => ({ answers, words: words(answers) }));
  const rest = told.length === 0 ? ANY.words : most.length > 1 ? ANY_OTHER : words(most);
  return [...told, { answers: most, words: rest }];
}

/** What comes of an answer with each combination of the others. */
function comesTo(answer: Answer, place: number, rows: readonly Row[]): string {
  const own = rows.filter(({ answers }) => String(answers[place]?.answer) === String(answer.answer));
  const told = own.map((row) =>
    JSON.stringify([row.answers.map((each, at) => (at === place ? null : each.answer)), keyOf(row)]),
  );
  return told.sort().join();
}

function keyOf({ levels, perhapsNone }: Outcome): string {
  return JSON.stringify([levels.map(({ id }) => id), perhapsNone]);
}

/** With one row in place of those that differ only in the answer at `place`, where every answer there comes to the same. */
function withoutIdle(rows: readonly Combined[], place: number, all: readonly Alike[]): Combined[] {
  const others = ({ alikes, outcome }: Combined) =>
    JSON.stringify([alikes.map(({ words }, at) => (at === place ? null : words)), keyOf(outcome)]);
  return [...groupedBy(rows, others).values()].flatMap((group): Combined[] => {
    const [first] = group;
    if (group.length < all.length || all.length < 2) return [...group];
    return [{ ...first, alikes: first.alikes.map((alike, at) => (at === place ? ANY : alike)) }];
  });
}
