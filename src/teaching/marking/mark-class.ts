import type { Key, KeyCase } from '../../model/key.ts';
import { groupedBy, type Progress } from '../../work.ts';
import { ownCases } from '../cases/case-reading.ts';
import { caseMarks } from './case-marks.ts';
import { barrierMarks, confusionMatrices, weakSpots } from './class-analysis.ts';
import { itemAnalysis } from './item-analysis.ts';
import { addUp, isBlank, markAnswer, rate, sum, tallied } from './mark-answer.ts';
import { handQuestions, POINTS } from './mark-scheme.ts';
import type { HandedIn, MarkedAnswer, Marking, StudentAnswer, StudentMarks } from './marking-types.ts';
import { byName } from './sort-orders.ts';

/** Marks a class against a key, whatever the order of its answers. */
export function markClass(
  made: Key,
  handed: HandedIn,
  tool: Marking['tool'],
  progress: Progress = () => {},
): Marking {
  const key = withoutSame(made);
  const byHand = givenByHand(handed);
  const students = studentsOf(key, { ...handed, byHand }, progress);
  const answers = groupedBy(
    students.flatMap((student) => student.answers),
    (answer) => answer.case,
  );
  const booklets = bookletsIn(key);
  const cases = key.examples.map((example) => {
    const booklet = booklets.get(example.id);
    return { ...caseMarks(example, answers.get(example.id) ?? []), ...(booklet && { booklet }) };
  });
  const confusion = confusionMatrices(key, cases);
  const barriers = handed.withBarriers ? barrierMarks(key, answers) : [];
  const level = addUp(cases.map((each) => each.level));
  return {
    schemaVersion: 1,
    tool,
    framework: key.framework,
    points: POINTS,
    withBarriers: handed.withBarriers,
    byHand,
    class: {
      students: students.length,
      cases: cases.length,
      each: key.variants?.[0]?.cases.length ?? cases.length,
      level,
      exactRate: rate(level.exact, level.answers),
      oneOffRate: rate(level.oneOff, level.answers),
      pointsRate: rate(
        sum(students, ({ points }) => points),
        sum(students, ({ of }) => of),
      ),
    },
    weakSpots: weakSpots(key, { cases, confusion, barriers }),
    cases,
    confusion,
    barriers,
    items: itemAnalysis(key, cases, students),
    students,
  };
}

/** The key, without booklets where each has all cases in the order of the key. */
function withoutSame({ variants, ...key }: Key): Key {
  const all = key.examples.map(({ id }) => id).join();
  return variants?.every(({ cases }) => cases.join() === all) ? key : { ...key, variants };
}

/** The booklet of each case, with its number there. */
function bookletsIn({ examples, variants = [] }: Key) {
  const known = new Map(examples.map((example) => [example.id, example]));
  return new Map(
    variants.flatMap((variant) =>
      ownCases(known, variant).map(
        ({ example, id }) => [id, { id: variant.id, number: example.id }] as const,
      ),
    ),
  );
}

function studentsOf(
  key: Key,
  { answers, unmarked, withBarriers, byHand = [] }: HandedIn,
  progress: Progress,
): StudentMarks[] {
  const given = new Map<string, HandedInBy>();
  const casesOf = ({ student, id, withBarriers = true }: Omit<StudentAnswer, 'levels' | 'barriers'>) => {
    const key = JSON.stringify(id === null ? [student] : [null, id]);
    const by = given.get(key) ?? { name: student, id, cases: new Map(), withBarriers: false };
    by.withBarriers ||= withBarriers;
    given.set(key, by);
    return by.cases;
  };
  const most = new Map(
    byHand.length === 0 ? [] : key.examples.map((example) => [example.id, mostByHand(example, key, byHand)]),
  );
  for (const row of unmarked) casesOf(row).set(row.example, null);
  // What was read goes before what could not be: a case that was handed in twice is marked once.
  for (const answer of answers) casesOf(answer).set(answer.example, answer);
  const casesFor = casesWanted(key);
  const placeOf = (example: string) => (key.variants ? '' : example);
  const found = new Set(
    answers.flatMap((answer) =>
      pointsIn(answer).map(({ question }) => `${placeOf(answer.example)} ${question}`),
    ),
  );
  // Of a case that was left out only what was marked in others counts, as of all others it is not known yet.
  const mostFor = (example: KeyCase, answer: StudentAnswer | null | undefined) => {
    const all = most.get(example.id);
    if (!all || (answer && !isBlank(answer))) return all ?? null;
    return new Map([...all].filter(([question]) => found.has(`${placeOf(example.id)} ${question}`)));
  };
  return [...given.values()]
    .toSorted((one, other) => byName(one.name, other.name) || byName(one.id ?? '', other.id ?? ''))
    .map((by, index) => {
      progress(index, given.size);
      const { name, id, cases } = by;
      const marked = casesFor(by).map(({ example, number }) => {
        const answer = cases.get(example.id);
        const isAsked = withBarriers && (answer ?? by).withBarriers !== false;
        const mark = markAnswer(example, answer, {
          withBarriers: isAsked,
          byHand: mostFor(example, answer),
        });
        return { ...mark, ...(number !== null && { number }) };
      });
      return studentMarks({ name, id }, marked);
    });
}

/** The questions that a person marked, in whatever case: a column that is empty throughout counts for nothing. */
function givenByHand({ answers, byHand = [] }: HandedIn): readonly number[] {
  const given = new Set(answers.flatMap((answer) => pointsIn(answer).map(({ question }) => question)));
  return byHand.filter((question) => given.has(question));
}

function pointsIn({ byHand = [] }: StudentAnswer) {
  return byHand.filter(({ points }) => points !== null);
}

/** The most points of each of some questions of a case that a person marks. */
function mostByHand(
  example: KeyCase,
  { examples }: Key,
  questions: readonly number[],
): ReadonlyMap<number, number> {
  return new Map([...handQuestions(example, examples)].filter(([question]) => questions.includes(question)));
}

/** The cases that a student was given: all of a key, or those of a variant, whose student it is or from which most is answered. */
function casesWanted({ examples, variants }: Key): (by: HandedInBy) => readonly CaseWanted[] {
  if (!variants) {
    const all = examples.map((example) => ({ example, number: null }));
    return () => all;
  }
  const known = new Map(examples.map((example) => [example.id, example]));
  const own = new Map(variants.flatMap(({ student, cases }) => (student ? [[student.id, cases]] : [])));
  return ({ id, cases }) => {
    const answered = (variant: (typeof variants)[number]) =>
      variant.cases.filter((each) => cases.has(each)).length;
    const ids =
      own.get(id ?? '') ?? variants.toSorted((one, other) => answered(other) - answered(one))[0]?.cases;
    return ownCases(known, { cases: ids ?? [] }).flatMap(({ example: { id: number }, id }) => {
      const example = known.get(id);
      return example ? [{ example, number }] : [];
    });
  };
}

/** A case with its number in the booklet of a student, null where all have the same. */
interface CaseWanted {
  readonly example: KeyCase;
  readonly number: string | null;
}

/** What one student handed in, null for an answer that could not be read. */
interface HandedInBy extends Pick<StudentMarks, 'name' | 'id'> {
  readonly cases: Map<string, StudentAnswer | null>;
  /** Whether any row of theirs stands where barriers are asked for: of what they left out they were then asked as well. */
  withBarriers: boolean;
}

function studentMarks(
  who: Pick<StudentMarks, 'name' | 'id'>,
  answers: readonly MarkedAnswer[],
): StudentMarks {
  return {
    ...who,
    points: sum(answers, ({ points }) => points),
    of: sum(answers, ({ of }) => of),
    level: addUp(answers.map(tallied)),
    missed: sum(answers, ({ barriers }) => barriers?.missed.length ?? 0),
    imagined: sum(answers, ({ barriers }) => barriers?.imagined.length ?? 0),
    answers,
  };
}
