import { compile } from '../engine/compile/compile.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { withProgressLine } from '../host/long-work.ts';
import { TOOL } from '../host/program.ts';
import { openSet, type ToldFramework } from '../library/vignettes.ts';
import type { Framework } from '../model/framework.ts';
import type { Example, ExampleRequest, ExampleSet, Variant } from '../model/key.ts';
import { MOST_IN_KEY } from '../model/vocabulary.ts';
import { InputError, inputError, type Outcome, saidIn, tried, unwrap } from '../problem.ts';
import { code, plain, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { kindsOf } from '../teaching/cases/case-order.ts';
import type { CaseSource } from '../teaching/cases/generate.ts';
import { repeatedFrom } from '../teaching/cases/repeated-sentences.ts';
import { spentIn } from '../teaching/cases/spent-texts.ts';
import { counted, firstOf, listed, quoted } from '../text.ts';
import { once } from '../work.ts';
import {
  type CommandContext,
  type CommandOption,
  type OptionsOf,
  partsOf,
  several,
  text,
  whole,
} from './declare.ts';
import { openRequest } from './shared/case-request.ts';
import { CASES, seedOf } from './shared/options.ts';

/** Cases that were just made are checked with the model that they were made with. */
export const modelOf = once(compile);

function caseNumbers(says: string): CommandOption<readonly string[]> {
  return {
    ...several('number', says),
    read: (words, name) => {
      const numbers = words.flatMap(partsOf);
      const wrong = numbers.filter((word) => !/^\d{1,4}$/u.test(word));
      if (wrong.length === 0) return numbers;
      const message = `${listed(wrong.map((word) => quoted(word)))} behind “--${name}” is no case.`;
      throw inputError(
        `bad-${name}`,
        message,
        'Give the numbers of cases, such as 3 or 3,7; a pair has one number.',
      );
    },
  };
}

/** Sets for a class, and from sets that were made before. */
export const SETS = {
  variants: whole(
    { least: 1, most: MOST_IN_KEY },
    'so many sets of cases of the same levels, kinds and difficulty',
  ),
  roster: text('file', 'such a set for each student of a class list, with id or e-mail, and name'),
  avoid: several('file', 'no sentence of the set of an earlier key, as long as there are others'),
  without: caseNumbers('leave out these cases of a key'),
  replace: caseNumbers('put others in the place of these cases of a key'),
};

type Given = OptionsOf<typeof CASES & typeof SETS> & { readonly keys?: readonly string[] };

/** Cases that can be had, and the framework that they belong to. */
export interface Cases {
  readonly told: ToldFramework;
  readonly notes: readonly string[];
  /** Making them takes a while, which is for nothing where something else is wrong. */
  cases(): Promise<{ readonly set: ExampleSet; readonly remarks: readonly string[] }>;
  /** What to say once they are there, or null. */
  readonly last: string | null;
}

/** The cases that are asked for: new ones, or those of keys, perhaps with changes. Throws an `InputError`. */
export function casesFor(given: Given, context: CommandContext): Promise<Cases> {
  const [key, ...others] = given.keys ?? [];
  return key === undefined ? newCases(given, context) : casesOf([key, ...others], given, context);
}

async function newCases(given: Given, context: CommandContext): Promise<Cases> {
  const { io } = context;
  const { seed = seedOf(io.chance()) } = given;
  const opened = await tried(() => openRequest({ ...given, seed }, io));
  const found = await studentsIn(given, io);
  if (!opened.ok || !found.ok) throw new InputError([...opened.problems, ...found.problems]);
  const { told, request: wanted } = opened.value;
  const students = found.value;
  refuseTooMany(students.length, wanted);
  const earlier = await earlierCases(given, told, context);
  // So that questions of this set do not go by the same ids as those of one with the same seed.
  const request = earlier.length === 0 ? wanted : { ...wanted, avoided: earlier.length };
  const { generate } = await import('../teaching/cases/generate.ts');
  return {
    told,
    notes: found.problems.map((problem) => plain(saidIn(problem))),
    cases: async () => {
      const set = await working(context, told, (source) =>
        generate(request, source, { students, spent: spentIn(earlier, told.vignettes, source.model) }),
      );
      return {
        set,
        remarks: [...withoutCases(set), ...withoutKinds(set), ...repeatedIn(set.examples, earlier)],
      };
    },
    last: given.seed === undefined ? seedText(seed) : null,
  };
}

function seedText(seed: number | string): string {
  return `The seed is ${seed}. Whoever has it can make these cases again, so keep it to yourself.`;
}

async function casesOf(
  keys: readonly [string, ...string[]],
  given: Given,
  context: CommandContext,
): Promise<Cases> {
  const { framework, without = [], replace = [] } = given;
  const all = [];
  for (const key of keys) all.push(await tried(() => openSet(key, framework, context.io)));
  const opened = all.flatMap((each) => (each.ok ? [each.value] : []));
  const [first, ...others] = opened;
  if (!first || opened.length < keys.length) throw new InputError(all.flatMap(({ problems }) => problems));
  const { told } = first;
  const { changedSet, joinedSet } = await import('../teaching/cases/change-set.ts');
  const set = joinedSet([first.set, ...others.map((each) => each.set)]);
  const earlier = await earlierCases(given, told, context);
  return {
    told,
    notes: [...new Set(opened.flatMap(({ note }) => note ?? []))],
    cases: async () => {
      if (without.length + replace.length === 0) return { set, remarks: [] };
      const changed = await working(context, told, (source) =>
        changedSet(set, { without, replace }, source, spentIn(earlier, told.vignettes, source.model)),
      );
      const fresh = changed.examples.filter((example) => !set.examples.includes(example));
      return { set: changed, remarks: repeatedIn(fresh, [...earlier, ...set.examples]) };
    },
    last: null,
  };
}

/** The students who have a set each, or null for each set of nobody by name. */
async function studentsIn(
  { roster, variants = 0 }: Given,
  io: Io,
): Promise<Outcome<readonly Variant['student'][]>> {
  if (roster === undefined)
    return { ok: true, value: Array.from({ length: variants }, () => null), problems: [] };
  const { openRoster } = await import('../library/roster.ts');
  const opened = await tried(() => openRoster(roster, io));
  return opened.ok ? opened.value : opened;
}

/** Refuses more cases than a key holds. Throws an `InputError`. */
function refuseTooMany(sets: number, request: ExampleRequest): void {
  const ofOne = kindsOf(request).includes('twins') ? 2 : 1;
  const each = request.count * ofOne;
  if (sets * each <= MOST_IN_KEY) return;
  const message = `${counted(sets, 'set')} of ${counted(each, 'case')} are ${sets * each} cases, and a key holds up to ${MOST_IN_KEY}.`;
  const fewer = Math.floor(MOST_IN_KEY / (sets * ofOne));
  const advice = fewer > 0 ? `Make up to ${fewer} for each.` : 'Make fewer sets.';
  throw inputError('too-many-cases', message, advice);
}

/** The cases of the sets that are to be avoided. Throws an `InputError`. */
async function earlierCases(
  { avoid = [] }: Given,
  { framework }: ToldFramework,
  { io }: CommandContext,
): Promise<readonly Example[]> {
  const sets = [];
  for (const file of avoid) sets.push(await tried(() => earlierSet(file, framework, io)));
  if (sets.some(({ ok }) => !ok)) throw new InputError(sets.flatMap(({ problems }) => problems));
  return sets.flatMap((each) => (each.ok ? each.value.examples : []));
}

/** The set of a key, of any version, since only its words count. */
async function earlierSet(file: string, { id }: Framework, io: Io): Promise<ExampleSet> {
  const { LARGEST_KEY, readSet } = await import('../teaching/class/read-key.ts');
  const set = unwrap(readSet(await readSource(file, io, { largest: LARGEST_KEY })));
  if (set.framework.id === id) return set;
  const message = `${quoted(file, 200)} belongs to the framework ${quoted(set.framework.id)}, not to ${quoted(id)}.`;
  throw inputError(
    'other-framework',
    message,
    say`There is nothing in it to avoid: leave it out of ${code('--avoid')}.`,
  );
}

function working(
  context: CommandContext,
  { framework, vignettes }: ToldFramework,
  make: (source: CaseSource) => ExampleSet,
): Promise<ExampleSet> {
  const means = { model: modelOf(framework), vignettes, tool: TOOL };
  return withProgressLine(context, (telling) =>
    workOut(telling.of('Making cases'), (prove, progress) => make({ ...means, prove, progress })),
  );
}

/** The levels that a set has no case at, of which its sheets say nothing. */
function withoutCases({ without }: ExampleSet): string[] {
  if (without.length === 0) return [];
  return [
    `No further case was found at ${listed(without)}; the others came in turn. “joinedup frameworks check” says what the texts lack.`,
  ];
}

/** The kinds that chance left out of a mixed set, of which its sheets say nothing. */
function withoutKinds({ request, examples }: ExampleSet): string[] {
  const kinds = kindsOf(request);
  const missing = kinds.filter((kind) => !examples.some((example) => example.kind === kind));
  if (missing.length === 0 || request.count < kinds.length) return [];
  return [`By chance no case is ${listed(missing, 'or')}. Make more cases, or take another seed.`];
}

const MOST_NAMED = 12;

/** The sentences that had to be told again, and what of. */
function repeatedIn(examples: readonly Example[], earlier: readonly Example[]): string[] {
  const { count, of, about } = repeatedFrom(examples, earlier);
  if (count === 0) return [];
  const named = about.map(({ fact, times }) => {
    const what = fact ? `${fact.question}: ${fact.option ?? 'left open'}` : 'openings, endings and the like';
    return times > 1 ? `${what} (${times})` : what;
  });
  return [
    `${count} of ${counted(of, 'sentence')} had to be told again, since there are no other texts left for ${listed(firstOf(named, MOST_NAMED))}.`,
  ];
}

/** Words that do not go together, where it is true, why, and what to do. */
export type Misuse = readonly [is: boolean | undefined, message: string, advice: string];

/** What chooses new cases. */
const CHOICES = ([...Object.keys(CASES), 'variants', 'roster'] as (keyof Given)[]).filter(
  (name) => name !== 'framework',
);

/** What would be left unheeded beside keys, or without one. */
export function misusesOfKeys(given: Given): readonly Misuse[] {
  const { keys = [], without = [], replace = [], avoid = [] } = given;
  const hasKey = keys.length > 0;
  const named = (names: readonly (keyof Given)[]) =>
    listed(names.filter((name) => given[name] !== undefined).map((name) => `“--${name}”`));
  return [
    [
      hasKey && named(CHOICES) !== '',
      `A key holds its cases already, so there is nothing to choose with ${named(CHOICES)}.`,
      'Leave that out, or leave out the key to make new cases.',
    ],
    [
      !hasKey && without.length + replace.length > 0,
      `${named(['without', 'replace'])} changes a set that was made before, and no key is named.`,
      'Name its key, as in “joinedup example course/key.json --replace 3”.',
    ],
    [
      hasKey && avoid.length > 0 && replace.length === 0,
      '“--avoid” is for new cases, and a key holds its cases already.',
      'Leave out “--avoid”, or the key; or say which cases to replace with “--replace”.',
    ],
    [
      given.variants !== undefined && given.roster !== undefined,
      'A class list makes a set for each student in it, so “--variants” has nothing to choose.',
      'Leave one of the two out.',
    ],
  ];
}
