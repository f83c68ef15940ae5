import type { SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import type { Framework } from '../model/framework.ts';
import type { FormerQuestion, Question } from '../model/question.ts';
import type { Problem } from '../problem.ts';
import { quoted } from '../text.ts';
import { allQuestions } from './traverse.ts';

/** The first number of `version`, within which questions keep their meaning. */
export function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}

/** The major version as a number. */
export function majorNumber(version: string): number {
  return Number(majorOf(version));
}

const MADE_FOR = {
  crosswalk: { names: 'The crosswalk names', made: 'The crosswalk was made', all: 'its rules' },
  texts: { names: 'The texts name', made: 'The texts were written', all: 'the texts' },
} as const;

/** The problem that `file` names another id or major version than `framework` under `key`, if it does. */
export function misfits(
  file: keyof typeof MADE_FOR,
  document: SourceDocument,
  key: string,
  { id, version }: Pick<Framework, 'id' | 'version'>,
  framework: Framework,
): Problem[] {
  const { names, made, all } = MADE_FOR[file];
  if (id !== framework.id) {
    const message = `${names} ${quoted(id)} here, not ${quoted(framework.id)}.`;
    return [document.problem({ code: 'other-framework', severity: 'error', message }, [key, 'id'])];
  }
  if (majorOf(version) === majorOf(framework.version)) return [];
  const message = `${made} for version ${version} of ${framework.title}; this is version ${framework.version}.`;
  const advice = `Go through ${all} with the changes of the framework, then name the new version.`;
  return [document.problem({ code: 'other-version', severity: 'error', message, advice }, [key, 'version'])];
}

/** The `was` of a question that has not changed. */
const UNCHANGED: FormerQuestion = {
  version: null,
  id: null,
  index: null,
  isRename: false,
  options: {},
};

/** The major version that a `was` speaks of. */
export function majorMeant({ version }: Pick<FormerQuestion, 'version'>, framework: Framework): number {
  return version ?? majorNumber(framework.version) - 1;
}

/** The oldest `was` of a question that speaks of version `major` or later. */
export function formerOf({ was }: Question, major: number, framework: Framework): FormerQuestion {
  const [oldest = UNCHANGED] = was
    .filter((each) => majorMeant(each, framework) >= major)
    .toSorted((one, other) => majorMeant(one, framework) - majorMeant(other, framework));
  return oldest;
}

/** True where an older major version asked a question, and not only one that others are asked beside it now. */
export function wasAsked(question: Question, version: string, framework: Framework): boolean {
  const former = formerOf(question, majorNumber(version), framework);
  const { id, options } = former;
  const isPart = id !== null && allQuestions(framework).some((other) => other.id === id);
  return former !== UNCHANGED && options !== null && !isPart;
}

/** The path of a `was`, from that of its question. */
export function pathOfFormer({ index }: FormerQuestion, question: Path): Path {
  return [...question, 'was', ...(index === null ? [] : [index])];
}

/** The former id of a question. */
export function formerIdOf(question: Question, { id }: FormerQuestion): string {
  return id ?? question.id;
}

/** The options that an old answer became, none where it is asked again, or null where nothing says so. */
export function successorsOf(
  old: string,
  { options, mayNotApply }: Question,
  { options: mapped }: FormerQuestion,
): readonly string[] | null {
  if (mapped === null) return [];
  const said = Object.hasOwn(mapped, old) ? mapped[old] : undefined;
  if (said) return said;
  if (old === 'not-applicable') return mayNotApply ? [old] : null;
  const to = options.filter(({ id, was }) => (was.length === 0 ? id === old : was.includes(old)));
  return to.length === 1 ? to.map(({ id }) => id) : null;
}

/** The former id of a question, and `successorsOf` an old answer to it. */
interface Former {
  readonly id: string;
  successors(old: string): readonly string[] | null;
}

/** A question as it was in an older major version. */
export function formerly(question: Question, version: string, framework: Framework): Former {
  return formerBy(formerOf(question, majorNumber(version), framework), question);
}

/** A question as renamed within this major version, by its own `was` or that of the version before. */
export function renamedWithinMajor(question: Question, framework: Framework): Former {
  const present = majorNumber(framework.version);
  const entry =
    question.was.find((each) => majorMeant(each, framework) === present) ??
    question.was.find(({ version }) => version === null);
  return formerBy(entry?.options ? entry : UNCHANGED, question);
}

function formerBy(entry: FormerQuestion, question: Question): Former {
  return { id: formerIdOf(question, entry), successors: (old) => successorsOf(old, question, entry) };
}

/** The oldest major version that any `was` speaks of, or Infinity where none does. */
export function oldestMajorMeant(framework: Framework): number {
  const questions = allQuestions(framework);
  const others = [
    ...questions.flatMap(({ options }) => options),
    ...framework.placements.flatMap(({ levels }) => levels),
    ...framework.barriers,
  ];
  const versions = questions.flatMap(({ was }) => was.map((each) => majorMeant(each, framework)));
  const before =
    framework.gone.length > 0 || others.some(({ was }) => was.length > 0)
      ? [majorNumber(framework.version) - 1]
      : [];
  return Math.min(...versions, ...before);
}
