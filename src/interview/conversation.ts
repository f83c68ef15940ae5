import { basename, dirname } from 'node:path';
import type { DraftAnswer } from '../assessment/answers.ts';
import type { AssessmentDraft } from '../assessment/write.ts';
import type { Question } from '../model/question.ts';
import { counted, quoted } from '../text.ts';
import { askDetail, DETAILS, type Detail, type DetailOutcome, FIRST, isAsked } from './ask-details.ts';
import { askNote, askQuestion, askWhich } from './ask-question.ts';
import {
  after,
  afterDetails,
  BackStack,
  before,
  firstPlace,
  goOn,
  type Interview,
  isThere,
  isWanted,
  placeOf,
  type Stop,
  wholeCourse,
} from './course.ts';
import type { Prompter } from './prompters/prompter.ts';
import { type ReviewView, review } from './review.ts';
import { type Keeper, saveWithHelp } from './saving.ts';

/** How an interview ended: the person wants the service placed, or has left it for later. */
export type Ending = 'place' | 'left';

/** Holds the interview: the details of the service, the questions one by one, and a last look at all answers. */
export async function converse(setting: Interview): Promise<Ending> {
  const trail = new BackStack();
  const looking: ReviewView = { onlyOpen: false, row: null };
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
  | { readonly kind: 'on'; readonly to: Stop }
  | { readonly kind: 'back' | 'return' | 'stay' }
  | { readonly kind: 'end'; readonly ending: Ending };

const LEFT: Move = { kind: 'end', ending: 'left' };

const BACK: Move = { kind: 'back' };

const STAY: Move = { kind: 'stay' };

function take(place: Stop, setting: Interview, looking: ReviewView): Promise<Move> {
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

async function takeDetail(place: Extract<Stop, { kind: 'detail' }>, setting: Interview): Promise<Move> {
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

function askAndKeep(detail: Detail, setting: Interview): Promise<DetailOutcome> {
  const { session, prompter } = setting;
  return askDetail(detail, session, prompter, async (path, value) => {
    const isNew = setting.keeper === null;
    const keeper = await keepChange(setting, (draft) => draft.setDetail(path, value));
    if (isNew) sayWhere(keeper, prompter);
  });
}

/** Asks, when the answer is known, for what a quick interview did not ask before it. */
export async function askAfterwards(setting: Interview): Promise<void> {
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

function sayHowMany({ course, prompter }: Interview): void {
  prompter.say(`${course.length()} every answer is saved as you give it.`);
}

async function takeOffer(setting: Interview): Promise<Move> {
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

async function keepChange(setting: Interview, change: (draft: AssessmentDraft) => void): Promise<Keeper> {
  setting.keeper ??= setting.keeperFor(setting.session.service.name ?? '');
  const { keeper, prompter } = setting;
  await saveWithHelp(() => keeper.keep(change), keeper, prompter);
  return keeper;
}

async function takeQuestion(place: Extract<Stop, { kind: 'question' }>, setting: Interview): Promise<Move> {
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

async function keepAnswer(question: Question, answer: DraftAnswer, setting: Interview): Promise<void> {
  setting.session.setAnswer(question, answer);
  await keepChange(setting, (draft) => draft.setAnswer(question, answer));
}

async function takeReview(setting: Interview, looking: ReviewView): Promise<Move> {
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
