import { basename, join, resolve } from 'node:path';
import { type DraftAnswer, draftsIn, NO_ANSWER, noteWith, partOf } from '../assessment/answers.ts';
import { AssessmentDraft } from '../assessment/write.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { allQuestions } from '../framework/traverse.ts';
import { isThere } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { Question } from '../model/question.ts';
import { InputError, type Problem, tried, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { answerMark, originMark } from './answer-mark.ts';
import { type Opened, openAssessment } from './assessments.ts';
import { markOf, replace, type Saved, standingIn } from './gathered-folder.ts';
import type { SecondForm } from './second-form.ts';

/** What became of forms of a second round. */
export interface SavedAgain {
  readonly saved: readonly Saved[];
  readonly problems: readonly Problem[];
  /** The forms that nothing was taken from. */
  readonly without: readonly string[];
}

/** Puts forms of a second round on top of the views in `folder`; what cannot be is said, and costs no other. */
export async function saveAgain(
  forms: readonly SecondForm[],
  { folder, framework }: { readonly folder: string; readonly framework?: string | undefined },
  io: Io,
): Promise<SavedAgain> {
  if (forms.length === 0) return { saved: [], problems: [], without: [] };
  const saved: Saved[] = [];
  const problems: Problem[] = [];
  const without: string[] = [];
  const standing = await tried(() => standingIn(resolve(io.cwd, folder)));
  const nameOf = ({ of: { view, origin } }: SecondForm) =>
    (standing.ok && standing.value.find((each) => originMark(each.origin) === origin)?.name) || view;
  for (const [name, group] of groupedBy(forms, nameOf)) {
    const different = [...new Map(group.map((form) => [form.said, form])).values()];
    const read = await tried(async () => {
      if (different.length > 1) throw new InputError([savedTwice(different)]);
      return putOnTop(group[0], name, { folder, framework }, io);
    });
    problems.push(...read.problems.map((problem) => ({ ...problem, file: problem.file ?? group[0].file })));
    if (read.ok) {
      saved.push(read.value.saved);
      problems.push(...read.value.problems);
    } else without.push(...group.map(({ file }) => file));
  }
  return { saved, problems, without };
}

function savedTwice(forms: readonly SecondForm[]): Problem {
  const files = listed(forms.map(({ file }) => quoted(file, 200)));
  const message = `${files} are the second round of one person, and differ: none of them is taken.`;
  return { code: 'saved-twice', severity: 'error', message, advice: 'Leave the older ones out.' };
}

async function putOnTop(
  form: SecondForm,
  name: string,
  { folder, framework: named }: { readonly folder: string; readonly framework?: string | undefined },
  io: Io,
): Promise<{ readonly saved: Saved; readonly problems: readonly Problem[] }> {
  const path = resolve(io.cwd, folder);
  const file = join(folder, name);
  if (!isThere(join(path, name))) throw new InputError([withoutView(form, folder)]);
  const source = await readSource(file, io);
  const document = unwrap(parseSource(source));
  const opened = await openAssessment(document, named, io);
  const { written } = opened;
  // What stands behind an answer is in the words of the nation.
  const framework = inNation(opened.framework, written.service?.nation ?? null);
  if (framework.id !== form.framework) {
    const message = `${quoted(form.file, 200)} is about ${quoted(form.framework)}, and ${quoted(file, 200)} about ${quoted(framework.id)}.`;
    throw new InputError([{ code: 'other-framework', severity: 'error', message, advice: MEANT }]);
  }
  const about = {
    gathered: {
      from: quoted(basename(form.file), 200),
      answers: form.given.size,
      framework: framework.title,
    },
    isAgain: true,
    file,
    lacksAgain: false,
  };
  const before = written.gathered;
  if (before?.again === form.said)
    return { saved: { ...about, became: 'as before', kept: null }, problems: [] };
  const draft = AssessmentDraft.resume(source.text, framework, opened.carried);
  const problems = putAnswers(draft, form, { ...opened, framework, document, file });
  draft.setDetail(['round'], Math.max(2, written.round ?? 1));
  const origin = before ?? { file: markOf(`${name} again`), said: form.said };
  draft.setDetail(['gathered'], { ...origin, again: form.said });
  const kept = await replace({ name, text: source.text }, draft.toString(), path);
  return { saved: { ...about, became: 'replaced', kept: join(folder, kept) }, problems };
}

const MEANT = 'Is this the folder of the views that the forms were made of?';

function withoutView({ file, of: { view } }: SecondForm, folder: string): Problem {
  const message = `${quoted(file, 200)} is of the second round and goes on top of ${quoted(view, 200)}, which is not in ${quoted(folder, 200)}.`;
  const advice = say`Name the folder of the views with ${code('-o')}, or put that view back. Nothing was taken from the form.`;
  return { code: 'no-view', severity: 'error', message, advice };
}

/** Sets in `draft` what is answered again; gives a warning for each answer that was changed since the form was made. */
function putAnswers(
  draft: AssessmentDraft,
  form: SecondForm,
  {
    framework,
    written,
    document,
    file,
  }: Opened & { readonly document: SourceDocument; readonly file: string },
): Problem[] {
  const drafts = draftsIn(written);
  const questions = new Map(allQuestions(framework).map((question) => [question.id, question]));
  return [...form.given].flatMap(([id, given]): Problem[] => {
    const question = questions.get(id);
    const before = drafts.get(id) ?? NO_ANSWER;
    const next = mergedInto(before, given, form.isWhole);
    if (!question || JSON.stringify(next) === JSON.stringify(before)) return [];
    draft.setAnswer(question, next);
    const mark = form.marks.get(id);
    if (mark === undefined || mark === answerMark(before)) return [];
    return [{ file, ...changedSince(question, form, document, partOf(question, framework)) }];
  });
}

/** What is said of an answer after both rounds. What went with another answer is no reason for this one. */
function mergedInto(before: DraftAnswer, given: DraftAnswer, isWhole: boolean): DraftAnswer {
  const after = withMore(before, given, isWhole);
  if (before.answer === null || JSON.stringify(after.answer) === JSON.stringify(before.answer)) return after;
  const own = given.note === before.note ? null : given.note;
  const old = before.note === null ? null : `In the first round, to another answer: ${before.note}`;
  return {
    ...after,
    note: own === null || old === null ? (own ?? old) : noteWith(own, old),
    evidence: given.evidence.filter((each) => !before.evidence.includes(each)),
  };
}

function withMore(before: DraftAnswer, given: DraftAnswer, isWhole: boolean): DraftAnswer {
  const answer = given.answer ?? before.answer;
  if (isWhole) return { ...before, ...given, answer };
  const isNew = given.note !== null && !before.note?.includes(given.note);
  return {
    ...before,
    answer,
    note: isNew && given.note !== null ? noteWith(before.note, given.note) : before.note,
    evidence: [...new Set([...before.evidence, ...given.evidence])],
  };
}

function changedSince({ id }: Question, form: SecondForm, document: SourceDocument, part: string): Problem {
  const message = `The answer to ${quoted(id)} was changed after the form was made. What ${quoted(form.file, 200)} says counts.`;
  const advice = 'What stood here is kept in “earlier”. If that holds, write it here again.';
  return document.problem({ code: 'changed-meanwhile', severity: 'warning', message, advice }, [part, id]);
}
