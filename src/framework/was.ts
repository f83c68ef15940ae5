import type { Path } from '../document/position.ts';
import type { Framework, Question } from '../model/framework.ts';
import type { Formerly } from '../model/was.ts';
import { majorNumber } from './version.ts';
import { allQuestions } from './walk.ts';

/** What `was` says of answers to older versions of a framework. */

/** A question that means what it meant. */
export const UNCHANGED: Formerly = { version: null, id: null, index: null, isRename: false, options: {} };

/** The major version that a statement speaks of. */
export function spokenOf({ version }: Pick<Formerly, 'version'>, framework: Framework): number {
  return version ?? majorNumber(framework.version) - 1;
}

/** How a question stood in an older major version: as the oldest statement says that speaks of that version or a later one. */
export function formerly({ was }: Question, major: number, framework: Framework): Formerly {
  const [oldest = UNCHANGED] = was
    .filter((each) => spokenOf(each, framework) >= major)
    .toSorted((one, other) => spokenOf(one, framework) - spokenOf(other, framework));
  return oldest;
}

/** Where a statement on what a question was stands, given where the question does. */
export function pathOfFormer({ index }: Formerly, question: Path): Path {
  return [...question, 'was', ...(index === null ? [] : [index])];
}

/** The id that a question had. */
export function formerIdOf(question: Question, { id }: Formerly): string {
  return id ?? question.id;
}

/**
 * What became of an old answer, an option or `not-applicable`: options of which one holds, none where it has to be asked
 * again; null where nothing is said of it.
 */
export function became(
  old: string,
  { options, mayNotApply }: Question,
  { options: mapped }: Formerly,
): readonly string[] | null {
  if (mapped === null) return [];
  const said = Object.hasOwn(mapped, old) ? mapped[old] : undefined;
  if (said) return said;
  if (old === 'not-applicable') return mayNotApply ? [old] : null;
  const to = options.filter(({ id, was }) => (was.length === 0 ? id === old : was.includes(old)));
  return to.length === 1 ? to.map(({ id }) => id) : null;
}

/** The oldest major version that any part of a framework speaks of: answers to older ones cannot be told. Infinity where none does. */
export function oldestSpokenOf(framework: Framework): number {
  const questions = allQuestions(framework);
  const others = [
    ...questions.flatMap(({ options }) => options),
    ...framework.placements.flatMap(({ levels }) => levels),
    ...framework.barriers,
  ];
  const versions = questions.flatMap(({ was }) => was.map((each) => spokenOf(each, framework)));
  const before =
    framework.gone.length > 0 || others.some(({ was }) => was.length > 0)
      ? [majorNumber(framework.version) - 1]
      : [];
  return Math.min(...versions, ...before);
}
