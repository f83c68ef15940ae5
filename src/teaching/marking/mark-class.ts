import type { Key } from '../../model/key.ts';
import type { Progress } from '../../work.ts';
import { caseMarks } from './case-marks.ts';
import { barrierMarks, confusionMatrices, weakSpots } from './class-analysis.ts';
import { addUp, markAnswer, rate, sum, tallied } from './mark-answer.ts';
import { POINTS } from './mark-scheme.ts';
import type { HandedIn, MarkedAnswer, Marking, StudentAnswer, StudentMarks } from './marking-types.ts';
import { byName } from './sort-orders.ts';

/** Marks a class against a key, whatever the order of its answers. */
export function markClass(
  key: Key,
  handed: HandedIn,
  tool: Marking['tool'],
  progress: Progress = () => {},
): Marking {
  const students = studentsOf(key, handed, progress);
  const cases = key.examples.map((example, place) =>
    caseMarks(
      example,
      students.flatMap(({ answers }) => answers[place] ?? []),
    ),
  );
  const confusion = confusionMatrices(key, cases);
  const barriers = handed.withBarriers ? barrierMarks(key, students) : [];
  const level = addUp(cases.map((each) => each.level));
  return {
    schemaVersion: 1,
    tool,
    framework: key.framework,
    points: POINTS,
    withBarriers: handed.withBarriers,
    class: {
      students: students.length,
      cases: cases.length,
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
    students,
  };
}

function studentsOf(
  key: Key,
  { answers, unmarked, withBarriers }: HandedIn,
  progress: Progress,
): StudentMarks[] {
  const given = new Map<string, Map<string, StudentAnswer | null>>();
  const casesOf = (student: string) => {
    const cases = given.get(student) ?? new Map<string, StudentAnswer | null>();
    given.set(student, cases);
    return cases;
  };
  for (const { student, example } of unmarked) casesOf(student).set(example, null);
  // What was read goes before what could not be: a case that was handed in twice is marked once.
  for (const answer of answers) casesOf(answer.student).set(answer.example, answer);
  return [...given]
    .toSorted(([one], [other]) => byName(one, other))
    .map(([name, cases], index) => {
      progress(index, given.size);
      const marked = key.examples.map((example) => markAnswer(example, cases.get(example.id), withBarriers));
      return studentMarks(name, marked);
    });
}

function studentMarks(name: string, answers: readonly MarkedAnswer[]): StudentMarks {
  return {
    name,
    points: sum(answers, ({ points }) => points),
    of: sum(answers, ({ of }) => of),
    level: addUp(answers.map(tallied)),
    missed: sum(answers, ({ barriers }) => barriers?.missed.length ?? 0),
    imagined: sum(answers, ({ barriers }) => barriers?.imagined.length ?? 0),
    answers,
  };
}
