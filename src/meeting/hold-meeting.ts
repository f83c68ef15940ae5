import type { DraftAnswer } from '../assessment/answers.ts';
import type { AssessmentDraft } from '../assessment/write.ts';
import { askWhich } from '../interview/ask-question.ts';
import type { Ending } from '../interview/conversation.ts';
import { type Prompter, pick } from '../interview/prompters/prompter.ts';
import { type Autosave, saveWithHelp } from '../interview/saving.ts';
import type { Paper } from '../layout/paper.ts';
import type { Question } from '../model/question.ts';
import { putInNote } from '../report/words/agreed-words.ts';
import { besidesText, brokenOffText, byRuleText, leftText } from './agreed-words.ts';
import { type Asking, askApart, askDifference, askReason, type LineOutcome } from './ask-difference.ts';
import { answerByRule, enoughKnow, type Meeting } from './meeting.ts';
import { overview } from './overview.ts';

/** A meeting that is held: who is asked, how, and where it is kept. */
export interface Talk {
  readonly meeting: Meeting;
  readonly prompter: Prompter;
  readonly paper: Paper;
  readonly autosave: Autosave;
}

type Stop = { readonly kind: 'overview' } | ReasonStop | QuestionStop;

/** A question that was agreed on before the meeting was broken off, and of which nobody was asked why. */
interface ReasonStop {
  readonly kind: 'reason';
  readonly question: Question;
}

interface QuestionStop {
  readonly kind: 'question';
  readonly question: Question;
  /** True where the overview comes after it. */
  readonly return: boolean;
}

/** Where the conversation goes from a stop. */
type Move =
  | { readonly kind: 'on'; readonly to: Stop }
  | { readonly kind: 'back' | 'stay' }
  | { readonly kind: 'end'; readonly ending: Ending };

const LEAVE: Move = { kind: 'end', ending: 'left' };

const OVERVIEW: Stop = { kind: 'overview' };

/** Goes through the differences, the most decisive first, and keeps each answer as it is agreed. */
export async function holdMeeting(talk: Talk): Promise<Ending> {
  const trail: Stop[] = [];
  let stop = await nextStop(talk, 0, true);
  for (;;) {
    const move = await visit(stop, talk);
    if (move.kind === 'end') return move.ending;
    if (move.kind === 'on') {
      trail.push(stop);
      stop = move.to;
    } else if (move.kind === 'back') stop = trail.pop() ?? OVERVIEW;
  }
}

function visit(stop: Stop, talk: Talk): Promise<Move> {
  if (stop.kind === 'overview') return visitOverview(talk);
  return stop.kind === 'reason' ? visitReason(stop, talk) : visitDifference(stop, talk);
}

function asked(question: Question, isBackToOverview = false): Stop {
  return { kind: 'question', question, return: isBackToOverview };
}

/**
 * What was broken off before its reason; else the next difference; the overview where nothing is left, and where nothing that is
 * left decides a level, if it did before (`decided`) or the meeting only begins.
 */
async function nextStop({ meeting }: Talk, decided: number, isBeginning = false): Promise<Stop> {
  const [broken] = meeting.unexplained();
  if (broken) return { kind: 'reason', question: broken };
  const { left, deciding } = await meeting.whatIsLeft();
  const [next] = left;
  return next && (deciding > 0 || (decided === 0 && !isBeginning)) ? asked(next) : OVERVIEW;
}

async function visitOverview(talk: Talk): Promise<Move> {
  const { meeting, prompter } = talk;
  const standing = await meeting.whatIsLeft();
  const { left, deciding } = standing;
  // What decides a level is never put in without having been talked about.
  const sure = meeting.surelyAsked();
  const byRule =
    deciding > 0 ? [] : left.flatMap((each) => (sure.has(each.id) ? putInByRule(each, meeting) : []));
  const progress = leftText(standing, await meeting.now());
  const outcome = await overview(meeting, prompter, { left, byRule: byRule.length, progress });
  switch (outcome.kind) {
    case 'by-rule':
      if (await mayPutIn(byRule, talk)) await keepAll(byRule, talk);
      return { kind: 'stay' };
    case 'place':
      return { kind: 'end', ending: 'place' };
    case 'leave':
      return LEAVE;
    case 'back':
      return { kind: 'back' };
    case 'question':
      return { kind: 'on', to: asked(outcome.question, !outcome.isOnTheWay) };
  }
}

/** Shows what the rule would put in, and asks whether it is to be. */
async function mayPutIn(
  byRule: readonly (readonly [Question, DraftAnswer])[],
  { meeting, prompter }: Talk,
): Promise<boolean> {
  prompter.say(byRuleText(byRule));
  const may = await pick(
    `Put these in by the rule “${meeting.panel.rule.title}”, without talking about them?`,
    [
      { value: true, label: 'Yes, put them in' },
      { value: false, label: 'No, talk about them' },
    ],
    prompter,
  );
  return may === true;
}

async function visitReason({ question }: ReasonStop, talk: Talk): Promise<Move> {
  const { meeting, prompter } = talk;
  const { left, deciding } = await meeting.whatIsLeft();
  prompter.say(brokenOffText(question, meeting));
  const hasReason = meeting.session.answerTo(question).note !== null;
  const wish = await askFurther(question, { ...talk, left: left.length }, talk, hasReason);
  if (wish === 'leave') return LEAVE;
  return { kind: 'on', to: wish === 'back' ? asked(question) : await nextStop(talk, deciding) };
}

async function visitDifference(stop: QuestionStop, talk: Talk): Promise<Move> {
  const { meeting, prompter } = talk;
  const { question } = stop;
  const { left, deciding } = await meeting.whatIsLeft();
  const asking: Asking = { ...talk, left: left.length };
  const outcome = await askDifference(question, asking);
  if (outcome.kind === 'agreed') {
    await keep(question, meeting.agreed(question, outcome.answer), talk);
    const wish = await askFurther(question, asking, talk);
    if (wish === 'leave') return LEAVE;
    if (wish === 'back') return { kind: 'stay' };
    return { kind: 'on', to: stop.return ? OVERVIEW : await nextStop(talk, deciding) };
  }
  switch (outcome.command) {
    case 'back':
      return { kind: 'back' };
    case 'jump': {
      const target = await askWhich('Go to which question?', meeting.session, prompter);
      return target && target.id !== question.id ? { kind: 'on', to: asked(target) } : { kind: 'stay' };
    }
    case 'review':
      return { kind: 'on', to: OVERVIEW };
    case 'leave':
      return LEAVE;
    default:
      return { kind: 'stay' };
  }
}

/** Asks for the reason, then for who stays apart, and keeps each as it is written. */
async function askFurther(
  question: Question,
  asking: Asking,
  talk: Talk,
  isReasonGiven = false,
): Promise<LineOutcome> {
  const write = (said: Pick<DraftAnswer, 'note'> | Pick<DraftAnswer, 'dissent'>) =>
    keep(question, { ...talk.meeting.session.answerTo(question), ...said }, talk);
  for (let hasReason = isReasonGiven; ; hasReason = false) {
    const reason = hasReason ? 'given' : await askReason(question, asking, (note) => write({ note }));
    if (reason !== 'given') return reason;
    const apart = await askApart(question, asking, (dissent) => write({ dissent }));
    if (apart !== 'back') return apart;
  }
}

/** What a question holds once the rule alone has settled it; nothing where it does not. */
function putInByRule(question: Question, meeting: Meeting): (readonly [Question, DraftAnswer])[] {
  const said = meeting.saidTo(question);
  if (!said || meeting.standing(question) !== 'new' || !enoughKnow(said)) return [];
  const answer = answerByRule(said);
  if (answer === null) return [];
  const note = putInNote(meeting.panel.rule.title);
  return [[question, { ...meeting.agreed(question, answer), note }]];
}

function keep(question: Question, given: DraftAnswer, talk: Talk): Promise<void> {
  return keepAll([[question, given]], talk);
}

async function keepAll(all: readonly (readonly [Question, DraftAnswer])[], talk: Talk): Promise<void> {
  const { meeting, autosave, prompter } = talk;
  for (const [question, given] of all) meeting.session.setAnswer(question, given);
  const besides = meeting.putIn();
  const put = (draft: AssessmentDraft): void => {
    for (const question of new Set([...all.map(([each]) => each), ...besides.changed]))
      draft.setAnswer(question, meeting.session.answerTo(question));
  };
  await saveWithHelp(() => autosave.update(put), autosave, prompter);
  const told = besidesText(meeting, besides);
  if (told !== '') prompter.say(told);
}
