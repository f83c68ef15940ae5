import type { Key } from '../../model/key.ts';
import { bookletOfAll, ownCases } from '../cases/case-reading.ts';
import { questionsByHand } from '../marking/mark-scheme.ts';

/** A table to hand out, with a row for each case and no answers, or one for each case of each student who has a booklet. */
export function blankResponses({ examples, variants = [] }: Key): (string | null)[][] {
  const questions = questionsByHand(examples);
  // Of one booklet for all nobody has to say that it was theirs.
  const whichOf = bookletOfAll(variants) ? [] : variants;
  const titles = [
    'student',
    'id',
    ...(whichOf.length > 0 ? ['variant'] : []),
    'case',
    'title',
    'level',
    'barriers',
  ];
  const open = Array.from({ length: 2 + questions.length }, () => null);
  const known = new Map(examples.map((example) => [example.id, example]));
  const rows =
    variants.length > 0
      ? variants.flatMap(({ id, student, cases }) =>
          ownCases(known, { cases }).map(({ example }) => [
            ...[student?.name ?? null, student?.id ?? null],
            ...(whichOf.length > 0 ? [id] : []),
            ...[example.id, example.title, ...open],
          ]),
        )
      : examples.map(({ id, title }) => [null, null, id, title, ...open]);
  return [[...titles, ...questions.map((number) => `q${number}`)], ...rows];
}
