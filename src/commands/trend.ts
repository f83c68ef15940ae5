import { resolve } from 'node:path';
import { isLater, nameIn } from '../engine/compare/compare-results.ts';
import { trendOf } from '../engine/compare/trend.ts';
import { realPath } from '../host/files/inspect.ts';
import type { Io } from '../host/io.ts';
import { type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { type OpenedAnswers, openAnswers } from '../library/assessments.ts';
import { InputError, inputError, type Problem, tried } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { counted, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { declareCommand, flag, type GivenOf } from './declare.ts';
import { deliverPage, writeProblems } from './shared/deliver.ts';
import { FRAMEWORK, RESULT } from './shared/options.ts';

const OPTIONS = {
  renamed: flag('they are one service, though it is called otherwise in some of them'),
  ...RESULT,
  framework: FRAMEWORK,
};

/** Follows one service over its assessments, and says of each answer that differs what can be why. */
export const trend = declareCommand({
  examples: [
    'joinedup trend service-2024.yaml service-2025.yaml service-2026.yaml',
    'joinedup trend service-*.yaml -o trend.docx',
  ],
  args: '<files...>',
  slots: { files: 'file|case' },
  options: OPTIONS,
  run: async (given, context) => {
    const { drawn, problems } = await withProgressLine(context, async (telling) => {
      const { years, problems } = await yearsOf(given, context.io, telling);
      const model = years.at(-1)?.model;
      if (!model || years.length < 2)
        throw problems.length > 0 ? new InputError(problems) : tooFew(years.length);
      const work = telling.of('Following the service');
      return { drawn: await workOut(work, (prove) => trendOf(model, years, TOOL, prove)), problems };
    });
    await deliverPage('trend', drawn, given, context);
    await writeProblems(problems, context.err);
    return problems.length > 0 ? EXIT.usage : EXIT.done;
  },
});

type Given = GivenOf<'<files...>', typeof OPTIONS>;

interface Opened extends OpenedAnswers {
  readonly file: string;
  readonly date: string;
}

/** The years that can be followed, oldest first and by one version of the framework, and what is wrong with the others. */
async function yearsOf({ files, framework, renamed }: Given, io: Io, telling: ProgressLine) {
  const problems: Problem[] = [];
  const opened: Opened[] = [];
  const once = [...new Map(files.map((file) => [realPath(resolve(io.cwd, file)), file])).values()];
  for (const [index, file] of once.entries()) {
    await telling.step('Reading')(index, once.length);
    const found = await tried(() => openYear(file, framework, opened, io));
    problems.push(...found.problems);
    if (found.ok) opened.push(found.value);
  }
  if (!renamed) refuseOtherServices(opened);
  const years = await byTheLast(opened, io);
  problems.push(...years.problems);
  return { years: years.ok ? years.value : [], problems };
}

/** Opens one more; throws an `InputError` also where it cannot stand among those that were `opened`. */
async function openYear(
  file: string,
  framework: string | undefined,
  opened: readonly Opened[],
  io: Io,
): Promise<Opened> {
  const [first] = opened;
  const manner = { framework, prefer: first?.model.framework.id, saved: SAVED };
  const answers = await openAnswers(file, manner, io);
  const own = answers.model.framework;
  const { date } = answers.assessment;
  const named = quoted(file, 200);
  if (first && own.id !== first.model.framework.id) {
    const message = `${named} belongs to ${quoted(own.title)}, and ${quoted(first.file, 200)} to ${quoted(first.model.framework.title)}.`;
    throw inputError('other-framework', message, 'Only answers to the same questions can be followed.');
  }
  if (date === null) {
    const advice = 'Write the day behind “date:”, such as 2026-11-22; a month or a year will do.';
    throw inputError('no-date', `${named} does not say which day it describes.`, advice);
  }
  const same = opened.find((other) => !isLater(other.date, date) && !isLater(date, other.date));
  if (same) {
    const message = `Which is the later of ${quoted(same.file, 200)} (${same.date}) and ${named} (${date}) cannot be told. The second is left out.`;
    const advice = say`Correct the date of one of them; “${code('joinedup compare')}” sets two views of one time beside each other.`;
    throw inputError('same-date', message, advice);
  }
  return { ...answers, file, date };
}

const SAVED = 'A saved result has no answers to follow.';

/** Oldest first; what has another version of the framework than the last of them is read anew by that. */
async function byTheLast(opened: readonly Opened[], io: Io) {
  const sorted = opened.toSorted((one, other) => (isLater(one.date, other.date) ? -1 : 1));
  const framework = sorted.at(-1)?.model.framework;
  const anew = async (each: Opened) => {
    if (!framework || each.model.framework.version === framework.version) return each;
    const manner = { saved: SAVED, frameworkFor: async () => framework };
    return { ...each, ...(await openAnswers(each.file, manner, io)) };
  };
  return tried(() => Promise.all(sorted.map(anew)));
}

/** Throws an `InputError` where the files name different services: what lies between these is no change. */
function refuseOtherServices(opened: readonly Opened[]): void {
  const named = opened.filter(({ assessment }) => nameIn(assessment) !== '');
  const services = [...groupedBy(named, ({ assessment }) => nameIn(assessment)).values()];
  if (services.length < 2) return;
  const told = services.map((of) => {
    const name = quoted(of[0]?.assessment.service.name ?? '', 200);
    return `${name} (${listed(of.map(({ file }) => file))})`;
  });
  const advice = say`Name the files of one. Where one was called otherwise then, say so with ${code('--renamed')}.`;
  throw inputError('other-service', `These are ${services.length} services: ${told.join('; ')}.`, advice);
}

function tooFew(count: number): InputError {
  const message = `It takes at least two dates to follow a service; there ${count === 1 ? 'is' : 'are'} ${counted(count, 'date')}.`;
  const advice = say`Name the files one after the other: ${code('joinedup trend 2025.yaml 2026.yaml')}.`;
  return inputError('nothing-to-follow', message, advice);
}
