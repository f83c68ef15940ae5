import { basename, dirname } from 'node:path';
import type { DraftAnswer } from '../assessment/answers.ts';
import type { AssessmentDraft } from '../assessment/write.ts';
import type { Question } from '../model/question.ts';
import { counted, quoted } from '../text.ts';
import { askDetail, type DetailOutcome, writtenDetail } from './ask-details.ts';
import { askNote, askQuestion, askWhich } from './ask-question.ts';
import {
  after,
  afterDetail,
  BackStack,
  firstStop,
  goOn,
  type Interview,
  type Stop,
  startQuestions,
  stopAt,
  wholeCourse,
} from './course.ts';
import { ASKED_FIRST, DETAILS, type Detail, isAsked } from './details.ts';
import type { PromptCommand } from './prompters/prompter.ts';
import { type ReviewView, review } from './review.ts';
import { saveWithHelp } from './saving.ts';
import type { Session } from './session.ts';
import { askDetailsStillSo, askStillSo, KEPT } from './still-so.ts';

/** How an interview ended: the person wants the service placed, or has left it for later. */
export type Ending = 'place' | 'left';

/** Holds the interview: details, questions one by one, and the review. */
export async function converse(interview: Interview): Promise<Ending> {
  const trail = new BackStack();
  const view: ReviewView = { onlyOpen: false, row: null };
  if (interview.changed && !interview.autosave && (await keepDetails(interview)) === 'left') return 'left';
  let stop = firstStop(interview);
  for (;;) {
    const move = await visit(stop, interview, view);
    switch (move.kind) {
      case 'end':
        return move.ending;
      case 'on':
        trail.push(stop);
        stop = move.to;
        break;
      case 'back':
        stop = trail.back(stop, interview);
        break;
      // The person was sent here by the review, which then is not left a second time.
      case 'return':
        stop = trail.backToReview();
        break;
      case 'stay':
        break;
    }
  }
}

/** What is said before the first question; `notes` are on how a file was read that the interview goes on with. */
export function welcomeText({ session, course, autosave }: Interview, notes: readonly string[]): string {
  const hello = autosave ? [welcomeBack(session, autosave.nameOf(autosave.path))] : welcome(session);
  return [...hello, ...notes, ...(course.isQuick ? [QUICK] : [])].join('\n');
}

function welcome({ asksOnlyNeeds, last }: Session): string[] {
  if (last) return [BESIDE];
  const about = asksOnlyNeeds ? 'the people whom one service is for, and what they need' : ABOUT_A_SERVICE;
  return [
    `You are going to be asked about ${about}.`,
    '“Don’t know” is always an answer. You can go back, jump, or leave and carry on another day.',
  ];
}

const BESIDE =
  'What was answered last time stands beside each question, and counts only when you give it again: “s” takes it as it was. What was written of the service is there to be kept or changed.';

const ABOUT_A_SERVICE = 'one arrangement: how agencies work together for the same people';

const QUICK = 'Only what can still change where it sits is asked, what tells most first. The rest can wait.';

function welcomeBack(session: Session, file: string): string {
  const questions = session.questions();
  const answered = questions.filter((question) => session.isAnswered(question)).length;
  return `Carrying on with ${quoted(file, 200)}: ${answered} of ${questions.length} questions answered.`;
}

/** Where the conversation goes from a stop. */
type Move =
  | { readonly kind: 'on'; readonly to: Stop }
  | { readonly kind: 'back' | 'return' | 'stay' }
  | { readonly kind: 'end'; readonly ending: Ending };

const LEAVE: Move = { kind: 'end', ending: 'left' };

const BACK: Move = { kind: 'back' };

const STAY: Move = { kind: 'stay' };

function visit(stop: Stop, interview: Interview, view: ReviewView): Promise<Move> {
  switch (stop.kind) {
    case 'detail':
      return visitDetail(stop, interview);
    case 'question':
      return visitQuestion(stop, interview);
    case 'offer-needs':
      return offerNeeds(interview);
    case 'review':
      return visitReview(interview, view);
  }
}

/** Takes over what is still so of the service; what is not, and who answers now, is asked. */
async function keepDetails(interview: Interview): Promise<'on' | 'left'> {
  const { session } = interview;
  const changed = await askDetailsStillSo(interview);
  if (changed === null) return 'left';
  interview.unanswered = DETAILS.filter((detail) => changed.includes(detail) || !KEPT.includes(detail));
  await saveChange(interview, (draft) => {
    for (const detail of KEPT.filter((each) => !changed.includes(each))) {
      const { path, value } = writtenDetail(detail, session);
      draft.setDetail(path, value);
    }
  });
  return 'on';
}

async function visitDetail(stop: Extract<Stop, { kind: 'detail' }>, interview: Interview): Promise<Move> {
  const outcome = await askAndSave(stop.detail, interview);
  if (outcome === 'leave') return LEAVE;
  if (stop.return) return { kind: 'return' };
  return outcome === 'back' ? BACK : { kind: 'on', to: afterDetail(stop.detail, interview) };
}

function askAndSave(detail: Detail, interview: Interview): Promise<DetailOutcome> {
  return askDetail(detail, interview.session, interview.prompter, (path, value) =>
    saveChange(interview, (draft) => draft.setDetail(path, value)),
  );
}

/** Asks, after the result, for the details that a quick interview left out. */
export async function askAfterwards(interview: Interview): Promise<void> {
  const { session, prompter, unanswered } = interview;
  prompter.say(AFTERWARDS);
  for (let at = 0, step = 1; at < unanswered.length; at = Math.max(0, at + step)) {
    const detail = unanswered[at];
    if (!detail || ASKED_FIRST.includes(detail) || !isAsked(detail, session)) {
      // Nothing stands before the first.
      if (at === 0) step = 1;
      continue;
    }
    const outcome = await askAndSave(detail, interview);
    if (outcome === 'leave') return;
    step = outcome === 'back' ? -1 : 1;
  }
}

const AFTERWARDS =
  'Last, a few words on the service: the report names them, and says who else is needed. All of them may be left out.';

async function offerNeeds(interview: Interview): Promise<Move> {
  const { session, prompter } = interview;
  const { needs, questions } = session.framework;
  const about = needs?.questions.length ?? 0;
  const reply = await prompter.choose({
    context: 'What the people served need says how closely to work together, and who with.',
    message: `Start with ${counted(about, 'question')} about the people served?`,
    choices: [
      { value: true, label: `Yes, with ${counted(about + questions.length, 'question')} in all` },
      { value: false, label: `Skip them, with ${counted(questions.length, 'question')} about the service` },
    ],
    passing: true,
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return reply.command === 'leave' ? LEAVE : BACK;
  if (reply.values[0]) session.includeNeeds();
  else {
    session.leaveNeedsOut();
    // In the file as well, like a detail that was skipped: nobody is asked again on another day.
    await saveChange(interview, (draft) => draft.skipNeeds());
  }
  return { kind: 'on', to: startQuestions(interview) };
}

/** Saves a change; the first makes the file, and the person is told where it is. */
async function saveChange(interview: Interview, change: (draft: AssessmentDraft) => void): Promise<void> {
  const { autosave: existing, prompter, session } = interview;
  const autosave = existing ?? (await interview.autosaveFor(session.service.name ?? ''));
  interview.autosave = autosave;
  await saveWithHelp(() => autosave.update(change), autosave, prompter);
  if (existing) return;
  const { path } = autosave;
  const [name, folder] = [basename(path), dirname(path)].map((each) => quoted(each, 200));
  prompter.say(`What you answer is kept in ${name}, in the folder ${folder}.`);
}

async function visitQuestion(stop: Extract<Stop, { kind: 'question' }>, interview: Interview): Promise<Move> {
  const { session, prompter } = interview;
  const { question } = stop;
  if (!stop.return && !session.isAnswered(question)) {
    const still = await askStillSo(question, interview);
    if (still?.kind === 'command') return moveFor(still.command);
    if (still) {
      await saveAnswers(still.answers, interview);
      return { kind: 'on', to: goOn(interview) };
    }
  }
  const outcome = await askQuestion(question, interview.course.position(question), session, prompter);
  if (outcome.kind === 'answered') {
    await saveAnswer(question, outcome.answer, interview);
    const heard = interview.course.recordAnswer(question);
    if (heard !== null) prompter.say(heard);
    return stop.return ? { kind: 'return' } : { kind: 'on', to: after(question, interview) };
  }
  switch (outcome.command) {
    case 'jump': {
      const target = await askWhich('Go to which question?', session, prompter);
      return target && target.id !== question.id ? { kind: 'on', to: stopAt(target) } : STAY;
    }
    case 'note':
      await askNote(question, session, prompter, (noted) => saveAnswer(question, noted, interview));
      return STAY;
    default:
      return moveFor(outcome.command);
  }
}

function moveFor(command: PromptCommand): Move {
  if (command === 'back') return BACK;
  if (command === 'review') return { kind: 'on', to: { kind: 'review' } };
  return command === 'leave' ? LEAVE : STAY;
}

function saveAnswer(question: Question, answer: DraftAnswer, interview: Interview): Promise<void> {
  return saveAnswers(new Map([[question, answer]]), interview);
}

async function saveAnswers(answers: ReadonlyMap<Question, DraftAnswer>, interview: Interview): Promise<void> {
  for (const [question, answer] of answers) interview.session.setAnswer(question, answer);
  if (answers.size > 0)
    await saveChange(interview, (draft) => {
      for (const [question, answer] of answers) draft.setAnswer(question, answer);
    });
}

async function visitReview(interview: Interview, view: ReviewView): Promise<Move> {
  const { session } = interview;
  const outcome = await review(interview, view);
  switch (outcome.kind) {
    case 'place':
      return { kind: 'end', ending: 'place' };
    case 'leave':
      return LEAVE;
    case 'back':
      return BACK;
    case 'needs':
      session.includeNeeds();
      interview.course = wholeCourse(session);
      return { kind: 'on', to: goOn(interview) };
    case 'go-on':
      // Once nothing is left to be quick about, the rest is asked as usual.
      if (interview.course.next() === null) interview.course = wholeCourse(session);
      return { kind: 'on', to: goOn(interview) };
    case 'detail':
    case 'question':
      return { kind: 'on', to: { ...outcome, return: true } };
  }
}
