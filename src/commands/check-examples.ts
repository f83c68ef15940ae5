import { join, resolve } from 'node:path';
import type { Whereabouts } from '../assessment/blank-assessment.ts';
import { madeUpAssessment } from '../assessment/write.ts';
import { claimsInWords, type ProvedClaim } from '../authoring/check-framework.ts';
import type { LevelExample } from '../authoring/sufficient-answers.ts';
import { commandOrWhy, file as fileWord } from '../command.ts';
import { inNation, withTerms } from '../engine/compile/nation-terms.ts';
import { textIfThere } from '../host/files/read.ts';
import { type NewFile, saveSet } from '../host/files/save-set.ts';
import type { Io } from '../host/io.ts';
import { whereaboutsOf } from '../library/frameworks.ts';
import { isShippedFile } from '../library/shipped.ts';
import type { Framework } from '../model/framework.ts';
import { inputError, type Problem, problemData } from '../problem.ts';
import type { Checked } from '../report/pages/problem-pages.ts';
import { counted, onOneLine, quoted } from '../text.ts';
import type { CommandContext } from './declare.ts';

/** A framework without errors that was checked, and what was proved of it. */
export interface Proved {
  readonly file: string;
  readonly id: string;
  readonly claims: readonly ProvedClaim[];
  /** Null where they were not asked for. */
  readonly examples: { readonly framework: Framework; readonly all: readonly LevelExample[] } | null;
}

/** What came of checking some files, for people. */
export function checkedIn(
  files: readonly string[],
  problems: readonly Problem[],
  proved: readonly Proved[],
): Checked {
  return {
    files,
    problems,
    proved: proved.map(({ file, claims }) => ({ file, claims: claimsInWords(claims) })),
  };
}

/** The same for machines. */
export function checkData(problems: readonly Problem[], proved: readonly Proved[]): object {
  return {
    problems: problems.map(problemData),
    proofs: proved.map(({ file, id, claims, examples }) => ({
      file,
      framework: id,
      claims: claims.map(({ about, outcome }) => ({ about, outcome })),
      examples:
        examples?.all.map(({ placement, level, nation, answers, isLeast }) => ({
          placement: placement.placement.id,
          level: level.level.id,
          nation,
          answers: Object.fromEntries([...answers].map(([question, { answer }]) => [question, answer])),
          least: isLeast,
        })) ?? null,
    })),
  };
}

/** The examples of frameworks as assessment files, as they would be saved here. */
export function exampleTexts(proved: readonly Proved[], io: Io): string[] {
  return proved.flatMap((each) => exampleFiles(each, '.', io).map(({ text }) => text));
}

/**
 * Writes the examples of frameworks into a folder, which is made where there is none. Throws an `InputError` where
 * another file has the name of one; then none is written.
 */
export async function writeExamples(
  folder: string,
  proved: readonly Proved[],
  { io, err }: CommandContext,
): Promise<void> {
  const path = resolve(io.cwd, folder);
  const files = proved.flatMap((each) => exampleFiles(each, folder, io));
  if (files.length === 0) return;
  await saveSet(path, {
    files,
    mayReplace: () => {
      const taken = files.find(({ name, text }) => ![null, text].includes(textIfThere(join(path, name))));
      if (!taken) return;
      const message = `${quoted(join(folder, taken.name), 200)} is there already; it is not written over.`;
      const advice = 'Name another folder for the examples, or move the file away.';
      throw inputError('file-exists', message, advice);
    },
  });
  err.say(`${counted(files.length, 'example')} written to ${quoted(folder, 200)}.\n`);
  const [first] = proved;
  if (proved.length === 1 && first) err.say(howToScore(folder, files, first, io));
}

function exampleFiles({ file, examples }: Proved, folder: string, io: Io): NewFile<string>[] {
  if (examples === null) return [];
  const { framework } = examples;
  return examples.all.map((example) => {
    const name = `${framework.id}-${example.level.level.id}.yaml`;
    return { name, text: exampleText(example, framework, whereaboutsIn(file, join(folder, name), io)) };
  });
}

function exampleText(
  { placement, level, nation, answers, isLeast }: LevelExample,
  framework: Framework,
  where: Whereabouts,
): string {
  const inTheirWords = (text: string) => withTerms(text, framework.terms, nation);
  const [title, name] = [placement.placement.title, level.name.name].map(inTheirWords);
  const comments = [
    `${onOneLine(title ?? '')}: ${onOneLine(name ?? '')}, and only just.`,
    ...(isLeast ? LEAST : NOT_PROVEN_LEAST),
  ];
  const service = { name: `Just at “${name}”`, nation };
  return madeUpAssessment(inNation(framework, nation), where, comments, service, ({ id }) => answers.get(id));
}

const LEAST = [
  'Whatever else is answered, this is the level. Take an answer back, or move one',
  'that has an order down by an option, and it may be another.',
];

const NOT_PROVEN_LEAST = [
  'Whatever else is answered, this is the level. Perhaps fewer or lower answers',
  'would do; too many cases would have to be looked at to tell.',
];

function howToScore(folder: string, files: readonly NewFile[], { file }: Proved, io: Io): string {
  // Each by its name: not every shell knows what a pattern stands for.
  const names = files.map(({ name }) => join(folder, name));
  const { elsewhere } = whereaboutsIn(file, names[0] ?? folder, io);
  const named = elsewhere === null ? [] : ['--framework', fileWord(elsewhere)];
  const words = ['joinedup', 'score', ...names.map(fileWord), ...named];
  return `${commandOrWhy('See what comes of them with:', words)}\n`;
}

/** Where a framework that was checked is, seen from an example of it. One that was read from standard input is nowhere. */
function whereaboutsIn(file: string, example: string, io: Io): Whereabouts {
  if (file === '-') return { file: null, elsewhere: 'FILE' };
  return isShippedFile(resolve(io.cwd, file), io.root)
    ? { file: null, elsewhere: null }
    : whereaboutsOf(file, example, io);
}
