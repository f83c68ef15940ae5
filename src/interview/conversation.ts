import { basename, dirname } from 'node:path';
import type { AssessmentDraft, DraftAnswer } from '../assessment/write.ts';
import type { Paper } from '../layout/paper.ts';
import type { Question } from '../model/framework.ts';
import { counted, quoted } from '../text.ts';
import { askDetail, DETAILS, type Detail, type DetailOutcome, FIRST, isAsked } from './ask-details.ts';
import { askNote } from './ask-note.ts';
import { askQuestion, askWhich } from './ask-question.ts';
import { type Course, wholeCourse } from './course.ts';
import type { Keeper } from './keeper.ts';
import { keep } from './keeping.ts';
import type { Prompter } from './prompter.ts';
import { type Looking, review } from './review.ts';
import type { Session } from './session.ts';
import { type Place, Trail } from './trail.ts';

/** What an interview is held with. The keeper and the course may become others on the way. */
export interface Setting {
  readonly session: Session;
  readonly prompter: Prompter;
  /** What a long text is laid out on. */
  readonly paper: Paper;
  /** In what order it is asked. */
  course: Course;
  /** Called when the service has a name: where nothing is kept yet, that names the file. */
  keeperFor(name: string): Keeper;
  /** The keeper of a file that exists already; null at the beginning of a new one. */
  keeper: Keeper | null;
  /** The details that the file says nothing of, not even that they were skipped. */
  readonly unspoken: readonly Detail[];
}

/** How an interview ended: the person wants the service placed, or has left it for later. */
export type Ending = 'place' | 'left';

/** Holds the interview: the details of the service, the questions one by one, and a last look at all answers. */
export async function converse(setting: Setting): Promise<Ending> {
  const trail = new Trail();
  const looking: Looking = { onlyOpen: false, row: null };
  let place = firstPlace(setting);
  for (;;) {
    const move = await take(place, setting, looking);
    switch (move.kind) {
      case 'end':
        return move.ending;
      case 'on':
        trail.leave(place);
        place = move.to;
        break;
      case 'back':
        place = trail.back((each) => isThere(each, setting)) ?? before(place, setting);
        break;
      // The person was sent here by the review, which then is not left a second time.
      case 'return':
        place = trail.back(({ kind }) => kind === 'review') ?? { kind: 'review' };
        break;
      case 'stay':
        break;
    }
  }
}

/** Where the conversation goes from a place. From wherever it goes on to, "back" leads back to where it was. */
type Move =
  | { readonly kind: 'on'; readonly to: Place }
  | { readonly kind: 'back' | 'return' | 'stay' }
  | { readonly kind: 'end'; readonly ending: Ending };

const LEFT: Move = { kind: 'end', ending: 'left' };
const BACK: Move = { kind: 'back' };
const STAY: Move = { kind: 'stay' };

function take(place: Place, setting: Setting, looking: Looking): Promise<Move> {
  switch (place.kind) {
    case 'detail':
      return takeDetail(place, setting);
    case 'question':
      return takeQuestion(place, setting);
    case 'offer-needs':
      return takeOffer(setting);
    case 'review':
      return takeReview(setting, looking);
  }
}

function firstPlace(setting: Setting): Place {
  const { session, keeper, unspoken } = setting;
  const missing = unspoken.find((detail) => isWanted(detail, setting));
  if (session.service.name === null || keeper === null) return { kind: 'detail', detail: 'name' };
  // Left before the first question, among the details.
  const isBegun = session.questions().some((question) => session.isAnswered(question));
  if (isBegun) return goOn(setting);
  return missing ? { kind: 'detail', detail: missing } : afterDetails(setting);
}

/** Quickly, what hangs on the answer is asked before it, and all else after it. */
function isWanted(detail: Detail, { session, course }: Setting): boolean {
  return isAsked(detail, session) && (!course.isQuick || FIRST.includes(detail));
}

/** The people served come first, where the person wants that and has the time. */
function afterDetails(setting: Setting): Place {
  const { session, course } = setting;
  const isOffered = session.leavesNeedsOut && !session.needsSkipped && !course.isQuick;
  return isOffered ? { kind: 'offer-needs' } : goOn(setting);
}

/** On to what is not answered yet; with nothing left, to the review. */
function goOn({ course }: Setting): Place {
  return placeOf(course.next());
}

function placeOf(question: Question | null): Place {
  return question ? { kind: 'question', question } : { kind: 'review' };
}

/** True where a place that the person was at is still one: answers may have hidden a question. */
function isThere(place: Place, { session, course }: Setting): boolean {
  if (place.kind === 'question') return session.questions().some(({ id }) => id === place.question.id);
  return place.kind !== 'offer-needs' || (session.mayLeaveNeedsOut && !course.isQuick);
}

function detailBefore(detail: Detail, setting: Setting): Detail {
  const before = DETAILS.slice(0, DETAILS.indexOf(detail));
  return before.findLast((each) => isWanted(each, setting)) ?? detail;
}

function lastDetail(setting: Setting): Detail {
  return DETAILS.findLast((detail) => isWanted(detail, setting)) ?? 'name';
}

/** The place before one that the person began at; before the first question, what comes ahead of the questions. */
function before(place: Place, setting: Setting): Place {
  const { course } = setting;
  switch (place.kind) {
    case 'detail':
      return { kind: 'detail', detail: detailBefore(place.detail, setting) };
    case 'offer-needs':
      return { kind: 'detail', detail: lastDetail(setting) };
    case 'question':
    case 'review': {
      const question = course.before(place.kind === 'question' ? place.question : null);
      if (question) return placeOf(question);
      const offer: Place = { kind: 'offer-needs' };
      return isThere(offer, setting) ? offer : { kind: 'detail', detail: lastDetail(setting) };
    }
  }
}

async function takeDetail(place: Extract<Place, { kind: 'detail' }>, setting: Setting): Promise<Move> {
  const { session } = setting;
  const outcome = await askAndKeep(place.detail, setting);
  if (outcome === 'leave') return LEFT;
  if (place.return) return { kind: 'return' };
  if (outcome === 'back') return BACK;
  const next = DETAILS.slice(DETAILS.indexOf(place.detail) + 1).find((each) => isWanted(each, setting));
  if (next) return { kind: 'on', to: { kind: 'detail', detail: next } };
  if (!session.leavesNeedsOut || setting.course.isQuick) sayHowMany(setting);
  return { kind: 'on', to: afterDetails(setting) };
}

function askAndKeep(detail: Detail, setting: Setting): Promise<DetailOutcome> {
  const { session, prompter } = setting;
  return askDetail(detail, session, prompter, async (path, value) => {
    const isNew = setting.keeper === null;
    const keeper = await keepChange(setting, (draft) => draft.setDetail(path, value));
    if (isNew) sayWhere(keeper, prompter);
  });
}

/** Asks, when the answer is known, for what a quick interview did not ask before it. */
export async function askAfterwards(setting: Setting): Promise<void> {
  const { session, prompter, unspoken } = setting;
  prompter.say(AFTERWARDS);
  for (let at = 0, step = 1; at < unspoken.length; at = Math.max(0, at + step)) {
    const detail = unspoken[at];
    if (!detail || FIRST.includes(detail) || !isAsked(detail, session)) {
      // Nothing stands before the first.
      if (at === 0) step = 1;
      continue;
    }
    const outcome = await askAndKeep(detail, setting);
    if (outcome === 'leave') return;
    step = outcome === 'back' ? -1 : 1;
  }
}

const AFTERWARDS =
  'Last, a few words on the service: the report names them, and says who else is needed. All of them may be left out.';

function sayWhere({ path }: Keeper, prompter: Prompter): void {
  const [name, folder] = [basename(path), dirname(path)].map((each) => quoted(each, 200));
  prompter.say(`What you answer is kept in ${name}, in the folder ${folder}.`);
}

function sayHowMany({ course, prompter }: Setting): void {
  prompter.say(`${course.length()} every answer is saved as you give it.`);
}

async function takeOffer(setting: Setting): Promise<Move> {
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
  if (reply.kind === 'command') return reply.command === 'leave' ? LEFT : BACK;
  if (reply.values[0]) session.includeNeeds();
  else {
    session.leaveNeedsOut();
    // In the file as well, like a detail that was skipped: nobody is asked again on another day.
    await keepChange(setting, (draft) => draft.skipNeeds());
  }
  sayHowMany(setting);
  return { kind: 'on', to: goOn(setting) };
}

async function keepChange(setting: Setting, change: (draft: AssessmentDraft) => void): Promise<Keeper> {
  setting.keeper ??= setting.keeperFor(setting.session.service.name ?? '');
  const { keeper, prompter } = setting;
  await keep(() => keeper.keep(change), keeper, prompter);
  return keeper;
}

async function takeQuestion(place: Extract<Place, { kind: 'question' }>, setting: Setting): Promise<Move> {
  const { session, prompter } = setting;
  const { question } = place;
  const outcome = await askQuestion(question, setting.course.place(question), session, prompter);
  if (outcome.kind === 'answered') {
    await keepAnswer(question, outcome.answer, setting);
    const heard = setting.course.heard(question);
    if (heard !== null) prompter.say(heard);
    return place.return ? { kind: 'return' } : { kind: 'on', to: after(question, setting) };
  }
  switch (outcome.command) {
    case 'back':
      return BACK;
    case 'jump': {
      const target = await askWhich('Go to which question?', session, prompter);
      return target && target.id !== question.id ? { kind: 'on', to: placeOf(target) } : STAY;
    }
    case 'review':
      return { kind: 'on', to: { kind: 'review' } };
    case 'leave':
      return LEFT;
    case 'note':
      await askNote(question, session, prompter, (noted) => keepAnswer(question, noted, setting));
      return STAY;
    default:
      return STAY;
  }
}

async function keepAnswer(question: Question, answer: DraftAnswer, setting: Setting): Promise<void> {
  setting.session.setAnswer(question, answer);
  await keepChange(setting, (draft) => draft.setAnswer(question, answer));
}

/** The question after this one; after the last, the review. */
function after(question: Question, { session, course, prompter }: Setting): Place {
  const next = course.after(question);
  if (next && session.isNeed(question) && !session.isNeed(next))
    prompter.say('That was about the people served. From here on it is about the service.');
  return placeOf(next);
}

async function takeReview(setting: Setting, looking: Looking): Promise<Move> {
  const { session } = setting;
  const outcome = await review(setting, looking);
  switch (outcome.kind) {
    case 'place':
      return { kind: 'end', ending: 'place' };
    case 'leave':
      return LEFT;
    case 'back':
      return BACK;
    case 'needs':
      session.includeNeeds();
      setting.course = wholeCourse(session);
      return { kind: 'on', to: goOn(setting) };
    case 'go-on':
      // Once nothing is left to be quick about, the rest is asked as usual.
      if (setting.course.next() === null) setting.course = wholeCourse(session);
      return { kind: 'on', to: goOn(setting) };
    case 'detail':
    case 'question':
      return { kind: 'on', to: { ...outcome, return: true } };
  }
}
