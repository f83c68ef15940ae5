import { dirname, resolve } from 'node:path';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import type { Source } from '../document/source.ts';
import { latestOf, nameIn } from '../engine/compare/compare-results.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { View } from '../model/panel.ts';
import { hasErrors, InputError, type Problem, tried, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { folded, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { openAssessment, refuseSaved } from './assessments.ts';
import { chooseFramework } from './frameworks.ts';
import { doubtsOn, saysOf } from './view-doubts.ts';
import { AGREED, type FoundView, isAgreed, viewFilesIn } from './view-files.ts';

/** Views of one service by one framework, two at least. */
export interface OpenedViews {
  readonly framework: Framework;
  readonly views: readonly OpenedView[];
  /** What was left out, as errors where somebody may be missing by it, and what one should know. */
  readonly problems: readonly Problem[];
}

/** A view with all that its file says. */
export interface OpenedView extends View {
  readonly written: WrittenAssessment;
}

/** A view that was read, with the document that it stands in. */
interface ReadView extends OpenedView, FoundView {
  readonly document: SourceDocument;
  readonly framework: Framework;
}

/**
 * Opens the views that were named, and those in the folders that were. What does not belong to the others is left out, and it
 * is said why. Throws an `InputError` where fewer than two are left. `step` is told how many of how many were read; `key` is what they are held against.
 */
export async function openViews(
  names: readonly string[],
  { framework: named, key = null }: { readonly framework?: string | undefined; readonly key?: Source | null },
  io: Io,
  step: (index: number, total: number) => Promise<void> = async () => {},
): Promise<OpenedViews> {
  // What is wrong with it is said once, not for each view.
  if (named !== undefined) await chooseFramework(named, io);
  const { files, problems } = viewFilesIn(names, io);
  const read: ReadView[] = [];
  for (const [index, found] of files.entries()) {
    await step(index, files.length);
    const view = await tried(() => readView(found, { named, key }, io));
    problems.push(...view.problems.map((problem) => ({ ...problem, file: problem.file ?? found.file })));
    if (view.ok) read.push(view.value);
  }
  const now = withoutFollowers(read, problems, io);
  const views = oncePerPerson(ofOneService(ofOneFramework(now, problems), problems), problems);
  problems.push(...doubtsOn(views));
  const [first] = views;
  if (!first || views.length < 2) {
    // What is wrong with the only file that was named is enough said.
    const isSaid = views.length === 0 && hasErrors(problems);
    throw new InputError(isSaid ? problems : [...problems, tooFew(views.length, names)]);
  }
  return {
    framework: first.framework,
    views: views.map(({ file, assessment, written }) => ({ file, assessment, written })),
    problems,
  };
}

function tooFew(count: number, names: readonly string[]): Problem {
  const message =
    count === 0
      ? `No view is left in ${listed(names.map((name) => quoted(name, 200)))}.`
      : 'It takes at least two views to hold them together, and only one is left.';
  const advice = say`Name a folder with an assessment of each person, or the assessments: “${code('joinedup panel ONE TWO')}”.`;
  return { code: 'nothing-to-compare', severity: 'error', message, advice };
}

/** Reads a view. Throws an `InputError` where it is none; of what was agreed, and of the key, only a warning where it was not named itself. */
async function readView(
  { file, isNamed }: FoundView,
  { named, key }: { readonly named: string | undefined; readonly key: Source | null },
  io: Io,
): Promise<ReadView> {
  const document = unwrap(parseSource(await readSource(file, io)));
  refuseSaved(document, 'This is a saved result, and a view has to be an assessment.');
  const severity = isNamed ? 'error' : 'warning';
  if (document.source.text === key?.text) {
    const message = 'This is the key that views are held against, and no view. It was left out.';
    throw new InputError([document.problem({ code: 'the-key', severity, message }, [])]);
  }
  if (isAgreed(document)) {
    const message = 'This is what a panel agreed on, and no view. It was left out.';
    const advice = isNamed ? 'Named alone, it gives the record of the meeting.' : undefined;
    throw new InputError([document.problem({ code: AGREED, severity, message, advice }, ['panel'])]);
  }
  const { framework, assessment, written } = await openAssessment(document, named, io);
  return { file, isNamed, assessment, written, document, framework };
}

/** The views without those begun from what these agreed on, which are of a later time; where most were, they are the panel. */
function withoutFollowers(views: readonly ReadView[], problems: Problem[], io: Io): readonly ReadView[] {
  const agreed = problems.flatMap(({ code, file }) =>
    code === AGREED && file !== undefined ? [resolve(io.cwd, file)] : [],
  );
  const followers = new Set(
    views.filter(
      ({ file, written: { follows } }) => follows && agreed.includes(resolve(io.cwd, dirname(file), follows)),
    ),
  );
  if (2 * followers.size > views.length) return views;
  for (const view of followers) {
    const about = {
      code: 'later-time',
      message: `This was begun from what the panel agreed on, ${quoted(view.written.follows ?? '', 200)}, so it is of a later time and no view of this panel. It was left out.`,
      advice:
        'Keep it outside the folder of the views; its “follows” then has to say where the agreed file is.',
    };
    problems.push(problemIn(view, ['follows'], about, view.isNamed ? 'error' : 'warning'));
  }
  return views.filter((view) => !followers.has(view));
}

/** The views of the framework that most are of; of others it is said where they name it. */
function ofOneFramework(views: readonly ReadView[], problems: Problem[]): readonly ReadView[] {
  return largest(
    views,
    ({ framework }) => framework.id + JSON.stringify(asksOf(framework)),
    (stranger, [first]) => {
      const { id, version, title } = stranger.framework;
      const message = `This is a view by ${quoted(title)} (${id} ${version}), and others are by ${quoted(first.framework.title)} (${first.framework.id} ${first.framework.version}).`;
      return problemIn(stranger, ['framework', 'id'], {
        code: 'other-framework',
        message,
        advice: 'It was left out. A panel is of one framework.',
      });
    },
    problems,
  );
}

function asksOf({ questions }: Framework): readonly string[] {
  return questions.map(({ id, ask }) => `${id} ${ask}`);
}

/** The views of the service that most are of, with those that name none; of others it is said where they name it. */
function ofOneService(views: readonly ReadView[], problems: Problem[]): readonly ReadView[] {
  const nameOf = ({ assessment: { service } }: ReadView) => service.name ?? '';
  const named = views.filter((view) => nameOf(view) !== '');
  const kept = new Set(
    largest(
      named,
      ({ assessment }) => nameIn(assessment),
      (stranger, [first]) =>
        problemIn(stranger, ['service', 'name'], {
          code: 'other-service',
          message: `This is a view of ${quoted(nameOf(stranger))}, and others are of ${quoted(nameOf(first))}.`,
          advice: 'It was left out. If it is the same service, call it the same in both.',
        }),
      problems,
    ),
  );
  return views.filter((view) => nameOf(view) === '' || kept.has(view));
}

/** The largest group of `views` by `keyOf`, the first of several; of all others `say` what is wrong. */
function largest(
  views: readonly ReadView[],
  keyOf: (view: ReadView) => string,
  wrong: (stranger: ReadView, group: readonly [ReadView, ...ReadView[]]) => Problem,
  problems: Problem[],
): readonly ReadView[] {
  const groups = [...groupedBy(views, keyOf).values()];
  const [most] = groups.toSorted((one, other) => other.length - one.length);
  if (!most) return views;
  const kept = new Set(most);
  problems.push(...views.filter((view) => !kept.has(view)).map((view) => wrong(view, most)));
  return views.filter((view) => kept.has(view));
}

function problemIn(
  { document, file }: ReadView,
  path: Path,
  about: Pick<Problem, 'code' | 'message' | 'advice'>,
  severity: Problem['severity'] = 'error',
): Problem {
  return { file, ...document.problem({ severity, ...about }, path) };
}

/** The views with the latest of each person who is named in several; where the days do not tell which that is, none. */
function oncePerPerson(views: readonly ReadView[], problems: Problem[]): readonly ReadView[] {
  const people = groupedBy(
    views.flatMap((view) =>
      view.assessment.answeredBy.flatMap(({ name, organisation }) =>
        name === null ? [] : [{ view, name, key: folded(`${name}, ${organisation ?? ''}`) }],
      ),
    ),
    ({ key }) => key,
  );
  const left = new Set<ReadView>();
  for (const entries of people.values()) {
    const [{ name }] = entries;
    const own = [...new Set(entries.map(({ view }) => view))];
    if (own.length < 2) continue;
    const kept = latestOf(own, ({ assessment }) => assessment.date, saysOf);
    for (const view of own) {
      if (view === kept) continue;
      left.add(view);
      const others = own.filter((each) => each !== view);
      problems.push(problemIn(view, ['answered-by'], ...twice(name, kept, others)));
    }
  }
  return views.filter((view) => !left.has(view));
}

function twice(name: string, kept: ReadView | null, others: readonly ReadView[]) {
  const message = `${quoted(name)} answered more than once: here, and in ${listed(others.map(({ file }) => quoted(file, 200)))}.`;
  const advice = kept
    ? `This one was left out; ${quoted(kept.file, 200)} counts.`
    : 'By their days it cannot be told which one holds, so none of them counts. Leave out those that do not hold.';
  return [
    { code: 'same-person', message, advice },
    // Whoever has a later one is not missing.
    kept ? 'warning' : 'error',
  ] as const;
}
