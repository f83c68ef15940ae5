import type { Framework, Question } from '../model/framework.ts';
import { counted } from '../text.ts';
import { askDetail, DETAILS, type Detail } from './ask-details.ts';
import { askNote, askQuestion } from './ask-question.ts';
import { type Course, wholeCourse } from './course.ts';
import type { Keeper } from './keeper.ts';
import { keep } from './keeping.ts';
import type { Prompter } from './prompter.ts';
import { review } from './review.ts';
import type { Session } from './session.ts';

/** What an interview is held with. The keeper and the course may become others on the way. */
export interface Setting {
  readonly session: Session;
  readonly prompter: Prompter;
  /** In what order it is asked. */
  course: Course;
  /** Called when the service has a name: where nothing is kept yet, that names the file. */
  keeperFor(name: string): Keeper;
  /** The keeper of a file that exists already; null at the beginning of a new one. */
  keeper: Keeper | null;
  /** The first detail that the file says nothing of, not even that it was skipped. */
  readonly missing?: Detail | undefined;
}

/** How an interview ended: the person wants the service placed, or has left it for later. */
export type Ending = 'place' | 'left';

/** Holds the interview: the details of the service, the questions one by one, and a last look at all answers. */
export async function converse(setting: Setting): Promise<Ending> {
  let step: Step = firstStep(setting);
  while (step.kind !== 'end') step = await take(step, setting);
  return step.ending;
}

/** Where the conversation stands. `return` says that after this one answer it goes back to the review. */
type Step =
  | { readonly kind: 'detail'; readonly detail: Detail; readonly return?: boolean }
  | { readonly kind: 'question'; readonly question: Question; readonly return?: boolean }
  | { readonly kind: 'offer-needs' }
  | { readonly kind: 'review' }
  | { readonly kind: 'end'; readonly ending: Ending };

function take(step: Exclude<Step, { kind: 'end' }>, setting: Setting): Promise<Step> {
  switch (step.kind) {
    case 'detail':
      return takeDetail(step, setting);
    case 'question':
      return takeQuestion(step, setting);
    case 'offer-needs':
      return takeOffer(setting);
    case 'review':
      return takeReview(setting);
  }
}

function firstStep(setting: Setting): Step {
  const { session, keeper, missing } = setting;
  if (session.service.name === null || keeper === null) return { kind: 'detail', detail: 'name' };
  // Left before the first question, among the details.
  const isBegun = session.questions().some((question) => session.isAnswered(question));
  if (isBegun) return goOn(setting);
  return missing ? { kind: 'detail', detail: missing } : afterDetails(setting);
}

/** The people served come first, where the person wants that and has the time. */
function afterDetails(setting: Setting): Step {
  const { session, course } = setting;
  const isOffered = session.leavesNeedsOut && !session.needsSkipped && !course.isQuick;
  return isOffered ? { kind: 'offer-needs' } : goOn(setting);
}

/** On to what is not answered yet; with nothing left, to the review. */
function goOn({ course }: Setting): Step {
  return stepTo(course.next());
}

function stepTo(question: Question | null): Step {
  return question ? { kind: 'question', question } : { kind: 'review' };
}

async function takeDetail(step: Extract<Step, { kind: 'detail' }>, setting: Setting): Promise<Step> {
  const { session, prompter } = setting;
  const outcome = await askDetail(step.detail, session, prompter);
  if (outcome.kind === 'command') {
    if (outcome.command === 'leave') return { kind: 'end', ending: 'left' };
    return step.return ? { kind: 'review' } : beforeDetail(step.detail);
  }
  const keeper = keeperOf(setting);
  await keep(() => keeper.keepDetail(outcome.path, outcome.value), keeper, prompter);
  if (outcome.more) return step;
  if (step.return) return { kind: 'review' };
  const next = DETAILS[DETAILS.indexOf(step.detail) + 1];
  if (next) return { kind: 'detail', detail: next };
  if (!session.leavesNeedsOut || setting.course.isQuick) sayHowMany(setting);
  return afterDetails(setting);
}

function sayHowMany({ course, prompter }: Setting): void {
  prompter.say(`${course.length()} every answer is saved as you give it.`);
}

async function takeOffer(setting: Setting): Promise<Step> {
  const { session, prompter } = setting;
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
  if (reply.kind === 'command') {
    return reply.command === 'leave' ? { kind: 'end', ending: 'left' } : { kind: 'detail', detail: 'role' };
  }
  if (reply.values[0]) session.includeNeeds();
  else await skipNeeds(setting);
  sayHowMany(setting);
  return goOn(setting);
}

// In the file as well, like a detail that was skipped: nobody is asked again on another day.
async function skipNeeds(setting: Setting): Promise<void> {
  setting.session.leaveNeedsOut();
  const keeper = keeperOf(setting);
  await keep(() => keeper.keepNeedsSkipped(), keeper, setting.prompter);
}

function keeperOf(setting: Setting): Keeper {
  setting.keeper ??= setting.keeperFor(setting.session.service.name ?? '');
  return setting.keeper;
}

function beforeDetail(detail: Detail): Step {
  return { kind: 'detail', detail: DETAILS[DETAILS.indexOf(detail) - 1] ?? detail };
}

async function takeQuestion(step: Extract<Step, { kind: 'question' }>, setting: Setting): Promise<Step> {
  const { session, prompter } = setting;
  const { question } = step;
  const outcome = await askQuestion(question, setting.course.place(question), session, prompter);
  if (outcome.kind === 'answered') {
    await keepAnswer(question, outcome.answer, setting);
    const heard = setting.course.heard(question);
    if (heard !== null) prompter.say(heard);
    return step.return ? { kind: 'review' } : after(question, setting);
  }
  switch (outcome.command) {
    case 'back':
      return step.return ? { kind: 'review' } : before(question, setting);
    case 'jump':
      return (await askTarget(session, prompter)) ?? step;
    case 'review':
      return { kind: 'review' };
    case 'leave':
      return { kind: 'end', ending: 'left' };
    case 'note': {
      const noted = await askNote(question, session, prompter);
      if (noted) await keepAnswer(question, noted, setting);
      return step;
    }
    // Asked of nobody in an interview.
    case 'reread':
    case 'stop':
      return step;
  }
}

async function keepAnswer(
  question: Question,
  answer: Parameters<Session['setAnswer']>[1],
  setting: Setting,
): Promise<void> {
  setting.session.setAnswer(question, answer);
  const keeper = keeperOf(setting);
  await keep(() => keeper.keepAnswer(question, answer), keeper, setting.prompter);
}

/** The question after this one; after the last, the review. */
function after(question: Question, { session, course, prompter }: Setting): Step {
  const next = course.after(question);
  if (next && session.isNeed(question) && !session.isNeed(next))
    prompter.say('That was about the people served. From here on it is about the service.');
  return stepTo(next);
}

/** The question before this one, or before the review; before the first, what comes ahead of the questions. */
function before(question: Question | null, { session, course }: Setting): Step {
  const previous = course.before(question);
  if (previous) return { kind: 'question', question: previous };
  const isOffered = session.mayLeaveNeedsOut && !course.isQuick;
  return isOffered ? { kind: 'offer-needs' } : { kind: 'detail', detail: 'role' };
}

/** Asks which question to go to, by its number or a word of it. Null where the person turns back or it is none. */
async function askTarget(session: Session, prompter: Prompter): Promise<Step | null> {
  const questions = session.questions();
  const reply = await prompter.write({
    message: 'Go to which question?',
    hint: `Its number, 1 to ${questions.length}, or a word from it.`,
    commands: ['back'],
  });
  if (reply.kind === 'command' || reply.text === '') return null;
  const wanted = reply.text.toLowerCase();
  const numbered = questions[Number(wanted) - 1];
  const found = numbered ? [numbered] : questions.filter((each) => mentions(each, wanted, session.framework));
  const question = found.length > 1 ? await askWhich(found, prompter) : found[0];
  if (question) return { kind: 'question', question };
  if (found.length > 1) return null;
  prompter.say(`No question has the number or the word “${reply.text}”.`);
  return null;
}

function mentions({ id, ask, dimension }: Question, word: string, { dimensions }: Framework): boolean {
  const theme = dimensions.find((each) => each.id === dimension)?.title ?? '';
  return id === word || `${ask} ${theme}`.toLowerCase().includes(word);
}

/** One of several questions; undefined where the person turns back. */
async function askWhich(found: readonly Question[], prompter: Prompter): Promise<Question | undefined> {
  const choices = found.map((question) => ({ value: question, label: question.ask }));
  const reply = await prompter.choose({
    message: 'Which of these?',
    choices,
    passing: true,
    commands: ['back'],
  });
  return reply.kind === 'chosen' ? reply.values[0] : undefined;
}

async function takeReview(setting: Setting): Promise<Step> {
  const { session, prompter } = setting;
  const outcome = await review(session, setting.course, prompter);
  switch (outcome.kind) {
    case 'place':
      return { kind: 'end', ending: 'place' };
    case 'leave':
      return { kind: 'end', ending: 'left' };
    case 'needs':
      session.includeNeeds();
      setting.course = wholeCourse(session);
      return goOn(setting);
    case 'go-on':
      // Once nothing is left to be quick about, the rest is asked as usual.
      if (setting.course.next() === null) setting.course = wholeCourse(session);
      return goOn(setting);
    case 'back':
      return before(null, setting);
    case 'detail':
      return { kind: 'detail', detail: outcome.detail, return: true };
    case 'question':
      return { kind: 'question', question: outcome.question, return: true };
  }
}
