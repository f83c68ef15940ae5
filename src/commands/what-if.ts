import { type DraftAnswer, draftsIn } from '../assessment/answers.ts';
import { readOtherAnswers } from '../assessment/typed-answers.ts';
import { compareVersions } from '../assessment/version-match.ts';
import { tryAnswers } from '../engine/compare/try-answers.ts';
import type { Io } from '../host/io.ts';
import { withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { Session, UNKNOWN_SERVICE } from '../interview/session.ts';
import { openAnswers } from '../library/assessments.ts';
import { frameworkOf } from '../library/frameworks.ts';
import { CASE } from '../library/shipped.ts';
import type { OtherAnswer } from '../model/comparison.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { InputError, inputError, type Outcome, tried, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { listed, quoted } from '../text.ts';
import { declareCommand, several } from './declare.ts';
import { deliverPage } from './shared/deliver.ts';
import { FRAMEWORK, RESULT } from './shared/options.ts';

/** Sets the result of an assessment beside the one that it would have with other answers. Nothing is written. */
export const whatIf = declareCommand({
  examples: [
    'joinedup what-if service.yaml --set QUESTION=OPTION',
    'joinedup what-if service.yaml --set budget=shared manager=whole',
    'joinedup what-if case:ID --set QUESTION=unknown --format markdown',
  ],
  args: '<file> [more...]',
  slots: { file: 'file|case', more: 'question=option' },
  options: {
    set: several(
      'question=option',
      'what to answer instead, by names or by numbers (24=5), and more behind it; with commas, one of several holds',
    ),
    ...RESULT,
    framework: FRAMEWORK,
  },
  open: ({ file: first, more = [], set = [], framework }, { io }) => {
    const { file, typed } = wordsOf([first, ...more], set);
    return openTrial(file, typed, framework, io);
  },
  run: async (given, context, { model, assessment, others }) => {
    const trial = await withProgressLine(context, (telling) =>
      workOut(telling.of('Trying answers'), (prove) => tryAnswers(model, assessment, others, TOOL, prove)),
    );
    await deliverPage('what-if', trial, given, context);
    return EXIT.done;
  },
});

/** Several answers may follow one `--set`, and the file may follow them: it is the one that is no pair. */
function wordsOf(words: readonly string[], set: readonly string[]) {
  const [first = ''] = words;
  const file = words.find((word) => !word.includes('=')) ?? first;
  const files = words.filter((word) => word === file || isFile(word));
  if (files.length > 1) throw twoFiles(files);
  return { file, typed: [...set, ...words.toSpliced(words.indexOf(file), 1)] };
}

/** True for a word that names a file or a case, and so no question whose “=” was forgotten. */
function isFile(word: string): boolean {
  if (word === '-' || word.startsWith(CASE)) return true;
  return !word.includes('=') && /[/\\]|\.(?:ya?ml|json)$/iu.test(word);
}

function twoFiles(files: readonly string[]): InputError {
  const names = files.map((file) => quoted(file));
  const message = `Answers are tried in one file, and these are ${files.length}: ${listed(names)}.`;
  const advice = say`Name one of them and what to answer instead, with ${code('--set')}; “${code('joinedup compare')}” sets files beside each other.`;
  return inputError('several-files', message, advice);
}

/**
 * Opens an assessment, or the case named with `case:`, and reads what is to be set in it. Throws an `InputError` with
 * every problem of either, and for a saved result.
 */
async function openTrial(name: string, typed: readonly string[], named: string | undefined, io: Io) {
  const read: Outcome<readonly OtherAnswer[]>[] = [];
  const opened = await tried(() =>
    openAnswers(
      name,
      {
        framework: named,
        saved: SAVED,
        // Read as soon as the framework is known, so that what is wrong with it is told with what is wrong in the file.
        frameworkFor: async (file) => {
          const framework = await frameworkOf(file, named, io);
          const match = compareVersions(file.document, file.written, framework);
          const { written } = match.ok ? match.value : file;
          read.push(
            readOtherAnswers(
              typed,
              framework,
              numberedIn(framework, draftsIn(written), written.service?.nation),
            ),
          );
          return framework;
        },
      },
      io,
    ),
  );
  if (!opened.ok) throw new InputError([...opened.problems, ...read.flatMap(({ problems }) => problems)]);
  const { model, assessment } = opened.value;
  const answers = new Map([...assessment.needs, ...assessment.answers]);
  const numbered = () => numberedIn(model.framework, answers, assessment.service.nation);
  const [others = readOtherAnswers(typed, model.framework, numbered())] = read;
  return { model, assessment, others: unwrap(others) };
}

/** The questions as the interview numbers them. */
function numberedIn(
  framework: Framework,
  answers: ReadonlyMap<string, DraftAnswer>,
  nation: string | null = null,
): readonly Question[] {
  return new Session(framework, {
    ...UNKNOWN_SERVICE,
    service: { ...UNKNOWN_SERVICE.service, nation },
    answers,
  }).numbered();
}

const SAVED = 'A saved result stays with what was scored; no other answers can be tried in it.';
