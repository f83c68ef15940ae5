import type { AnswerResult, BarrierResult, LeverResult, OpenQuestion, Result } from '../../model/result.ts';
import { EFFORTS, type Effort } from '../../model/words.ts';
import { capitalised, counted, listed } from '../../text.ts';
import type { Claim } from '../document/blocks.ts';
import { shareOf } from '../numbers.ts';
import { isBlank } from '../sentences.ts';
import { isValued } from '../shape.ts';
import { deciding } from './hangs.ts';
import { othersText } from './head.ts';
import { beyondNeeds, firstSteps, headOf } from './next.ts';
import {
  bare,
  type Detail,
  ended,
  isOwn,
  type Said,
  said,
  sentence,
  startingLow,
  takesText,
  whoText,
} from './said.ts';

/** What is done first and what for, what stands in the way, what cannot wait, and what there is to find out. */

/** Something to do. */
interface Action {
  readonly text: string;
  readonly who: string | null;
  readonly roles: readonly string[];
  readonly effort: Effort | null;
  /** What it is for, behind the action. */
  readonly reason: string;
  readonly claims: readonly Claim[];
}

/** What cannot wait, whatever the level: what is there, or not known, and what to do about it. */
export function settleLines(result: Result, detail: Detail): Said[] {
  const found = [
    ...urgentBarriers(result).map(({ id, name, settleNow }) => ({
      lead: sentence(name, detail.text),
      settleNow,
      claim: barrierClaim(id, 'remains'),
    })),
    ...urgentQuestions(result).map(({ question, ask, settleNow }) => ({
      lead: `${sentence(ask, detail.text)} Nobody who answered knows.`,
      settleNow,
      claim: { about: 'question', question, decides: null } as const,
    })),
  ];
  const shown = found.slice(0, detail.urgent);
  const rest = found.slice(shown.length);
  return [
    ...shown.map(({ lead, settleNow, claim }) =>
      said(
        `${lead} ${settleNow ? actionText({ ...settleNow, text: settleNow.do }, result, detail) : ''}`,
        claim,
      ),
    ),
    ...(rest.length > 0
      ? [said(`Also: ${rest.map(({ lead }) => lead).join(' ')}`, ...rest.map(({ claim }) => claim))]
      : []),
  ];
}

function urgentBarriers({ barriers }: Result): BarrierResult[] {
  return barriers.filter(({ status, settleNow }) => status === 'remains' && settleNow !== null);
}

// What was left out so far is no finding; that nobody knows is one.
function urgentQuestions({ openQuestions }: Result): OpenQuestion[] {
  return openQuestions.filter(({ answer, settleNow }) => answer === 'unknown' && settleNow !== null);
}

function barrierClaim(barrier: string, status: BarrierResult['status']): Claim {
  return { about: 'barrier', barrier, status };
}

/** "Team managers: keep one desk for the partner (takes days)". */
function actionText(
  action: Pick<Action, 'text' | 'who' | 'roles' | 'effort'>,
  result: Result,
  detail: Detail,
): string {
  const takes = takesText(action.effort);
  return ended(
    `${whoText(action, result, detail)}: ${bare(action.text, detail.text)}${takes && ` (${takes})`}`,
  );
}

/** The barriers in the way of what is next, or of keeping what there is, that neither a step restates nor settling now takes up. */
function inTheWay(result: Result): BarrierResult[] {
  const { next, barriers, placements } = result;
  const urgent = urgentBarriers(result);
  const others = barriers.filter((barrier) => !urgent.includes(barrier));
  if (next && next.none === null) {
    const ids = next.barriers.filter(({ restates }) => !restates).map(({ barrier }) => barrier);
    return ids.flatMap((id) => others.find((barrier) => barrier.id === id) ?? []);
  }
  const remaining = others.filter(({ status }) => status === 'remains');
  if (placements.length === 0 || next?.none === 'no steps') return remaining;
  return next ? remaining.filter(({ strains }) => strains.length > 0) : [];
}

/** What is done first, and what stands in the way that this does not touch. */
export function doingLines(result: Result, detail: Detail): { readonly first: Said[]; readonly way: Said[] } {
  if (isBlank(result)) return { first: [], way: [] };
  const partners = partnerLines(result, detail);
  if (beyondNeeds(result).length > 0 && result.next?.none !== null)
    return { first: [...agendaLines(result), ...partners], way: wayLines(inTheWay(result), result, detail) };
  const barriers = inTheWay(result);
  const sure = barriers.filter(({ status }) => status === 'remains');
  const room = Math.max(1, detail.actions - partners.length);
  const steps = stepActions(result, detail);
  const levers = sure.flatMap((barrier) => leverAction(barrier, result, detail));
  const chosen = pick([...steps.slice(0, Math.max(1, room - 2)), ...levers], room, steps[0], result);
  const told = new Set(
    chosen.flatMap(({ claims }) =>
      claims.flatMap((claim) => (claim.about === 'barrier' ? [claim.barrier] : [])),
    ),
  );
  const first = chosen.map((action) => {
    const text = actionText(action, result, detail);
    return said(action.reason === '' ? text : `${text} ${action.reason}`, ...action.claims);
  });
  const isAllOpen = first.length === 0 && result.next?.none === null;
  return {
    first: [...(isAllOpen ? [said(ALL_OPEN)] : first), ...partners],
    way: wayLines(
      barriers.filter(({ id }) => !told.has(id)),
      result,
      detail,
    ),
  };
}

const ALL_OPEN = 'Find out what is asked below: it may be done already.';

/** Each action once, by how long it takes; of as long ones what the respondent can do, then in the order of what is to be done. */
function pick(
  actions: readonly Action[],
  most: number,
  needed: Action | undefined,
  result: Result,
): Action[] {
  const unlike = actions.filter(
    ({ text }, index) => actions.findIndex((other) => other.text === text) === index,
  );
  const sorted = unlike.toSorted(
    (one, other) =>
      lengthOf(one) - lengthOf(other) || Number(isOwn(other, result)) - Number(isOwn(one, result)),
  );
  const shown = sorted.slice(0, most);
  // The way that was told has to begin somewhere.
  if (needed && !shown.includes(needed)) shown[shown.length - 1] = needed;
  return sorted.filter((action) => shown.includes(action));
}

function lengthOf({ effort }: Action): number {
  return effort === null ? EFFORTS.length : EFFORTS.indexOf(effort);
}

function stepActions(result: Result, detail: Detail): Action[] {
  const { next, placements } = result;
  const placement = placements.find(({ id }) => id === next?.placement);
  if (placements.length === 0 || next?.none === 'no steps')
    return answerActions(lowest(result), result, detail, '');
  if (!next || !placement) return [];
  if (next.none !== null) {
    const level = placement.levels.find(({ id }) => id === placement.secured.id);
    const missing = level && level.replaced === null ? level.strength.missing : [];
    const asks = missing.filter(({ open }) => !open).flatMap(({ question }) => question ?? []);
    return answerActions(
      result.answers.filter(({ question }) => asks.includes(question)),
      result,
      detail,
      'It keeps this going.',
    );
  }
  const steps = firstSteps(next, placement);
  return steps.flatMap((step, index) => {
    if (step.findOut || step.after.length > 0) return [];
    const heading = step.effort === 'years' ? (step.text ?? headOf(step, detail)) : headOf(step, detail);
    const number = steps.length > 1 ? `step ${index + 1} above` : 'the step above';
    // What was told just before in many words is not told again.
    const isTold = heading.length > MOST_TWICE && index < detail.steps;
    const text = isTold ? number : heading;
    const reason = isTold || steps.length === 1 ? '' : `This is ${number}.`;
    return [{ ...step, text, reason: started(step.effort, reason), claims: [] }];
  });
}

/** The longest heading, in characters, that is told twice. */
const MOST_TWICE = 60;

/** Of a profile or of numbers: the answers that stand lowest, and have a step up. */
function lowest({ answers }: Result): readonly AnswerResult[] {
  return answers
    .filter(isValued)
    .toSorted((one, other) => shareOf(one.scale) - shareOf(other.scale))
    .filter(({ better }) => better !== null)
    .slice(0, 3);
}

function answerActions(
  answers: readonly AnswerResult[],
  { profile }: Result,
  detail: Detail,
  reason: string,
): Action[] {
  return answers.flatMap(({ better, ask, dimension }) => {
    if (!better) return [];
    const text = headOf({ do: better.do, text: better.text, to: { option: '', text: better.text } }, detail);
    const theme = profile.find((each) => each.dimension === dimension)?.title ?? ask;
    const why = reason === '' ? `For ${startingLow(sentence(theme, detail.text))}` : reason;
    return [{ ...better, text, reason: started(better.effort, why), claims: [] }];
  });
}

// Nothing that is done first takes years, but it may begin now.
function started(effort: Effort | null, reason: string): string {
  return effort === 'years' ? `Start now. ${reason}`.trim() : reason;
}

function leverAction(barrier: BarrierResult, result: Result, detail: Detail): Action[] {
  const lever = bestLever(barrier, result);
  if (!lever) return [];
  const text = leverHead(lever);
  const why = `In the way now: ${sentence(barrier.name, detail.text)}`;
  return [
    { ...lever, text, reason: started(lever.effort, why), claims: [barrierClaim(barrier.id, 'remains')] },
  ];
}

/** What takes years is told by its first move. */
function leverHead({ do: heading, firstStep, effort }: LeverResult): string {
  if (heading !== null && effort !== 'years') return heading;
  return startingLow(firstStep);
}

function bestLever({ levers }: BarrierResult, result: Result): LeverResult | null {
  const [best = null] = levers.toSorted(
    (one, other) =>
      Number(isOwn(other, result)) - Number(isOwn(one, result)) ||
      EFFORTS.indexOf(one.effort) - EFFORTS.indexOf(other.effort),
  );
  return best;
}

/** What else stands in the way, each beside what helps; of more than there is room for the names, or that there are more. */
function wayLines(barriers: readonly BarrierResult[], result: Result, detail: Detail): Said[] {
  const sure = barriers.filter(({ status }) => status === 'remains');
  const perhaps = barriers.filter(({ status }) => status === 'possible');
  const shown = sure.slice(0, detail.barriers);
  return [
    ...shown.map((barrier) => {
      const lever = bestLever(barrier, result);
      const help = lever
        ? actionText({ ...lever, text: leverHead(lever) }, result, detail)
        : 'Nothing known helps.';
      return said(`${sentence(barrier.name, detail.text)} ${help}`, barrierClaim(barrier.id, 'remains'));
    }),
    ...named(
      sure.slice(shown.length),
      shown.length > 0 ? 'Also:' : '',
      'What helps is in the full report.',
      detail,
    ),
    ...named(perhaps, 'Perhaps, by what is open:', '', detail),
  ];
}

function named(barriers: readonly BarrierResult[], lead: string, end: string, detail: Detail): Said[] {
  if (barriers.length === 0) return [];
  const names = barriers.slice(0, detail.names).map(({ name }) => sentence(name, detail.text));
  const isAll = names.length === barriers.length;
  const rest = names.length === 0 ? 'see the full report.' : isAll ? end : 'More is in the full report.';
  const text = capitalised([lead, ...names, rest].filter((part) => part !== '').join(' '));
  return [said(text, ...barriers.map(({ id, status }) => barrierClaim(id, status)))];
}

function agendaLines({ answeredBy }: Result): Said[] {
  return [
    said(
      `${answeredBy.length === 1 ? 'You' : 'The partners'}: put that on the agenda of the next joint meeting.`,
    ),
  ];
}

/** The partners whom people need and who are not there, as one thing to do, all of them named. */
function partnerLines({ recommended, service, answeredBy }: Result, detail: Detail): Said[] {
  const missing = recommended?.who.filter(({ have }) => have === 'missing') ?? [];
  if (missing.length === 0) return [];
  const who = answeredBy.length === 1 ? 'You' : 'The partners';
  const names = listed(missing.map(({ short, title }) => startingLow(bare(short ?? title, detail.name))));
  const why = service.partnersComplete
    ? `${missing.length === 1 ? 'it is' : 'they are'} not in this service`
    : `${missing.length === 1 ? 'it is' : 'they are'} not among the partners named here`;
  return [
    said(
      `${who}: invite ${names}. Your answers say that people need ${missing.length === 1 ? 'it' : 'them'}; ${why}.`,
      ...missing.map(({ agency }): Claim => ({ about: 'partner', agency, status: 'missing' })),
    ),
  ];
}

/** What is not known and would matter, and who has not been heard. */
export function findOutLines(result: Result, told: readonly Claim[], detail: Detail): Said[] {
  const { openQuestions, answered, placements } = result;
  const known = new Set(told.flatMap((claim) => (claim.about === 'question' ? [claim.question] : [])));
  if (isBlank(result))
    return openQuestions
      .slice(0, detail.questions + 2)
      .map(({ question, ask }) => questionLine(question, ask, detail));
  const open = answered.unknown + answered.unanswered;
  const decide = deciding(result);
  const first = [...decide, ...(result.next?.steps.filter(({ findOut }) => findOut) ?? [])].filter(
    ({ question }, index, all) =>
      !known.has(question) && all.findIndex((other) => other.question === question) === index,
  );
  const shown = first.slice(0, detail.questions);
  return [
    ...(known.size > 0 && shown.length > 0 ? [said('What is asked above; then:')] : []),
    ...shown.map(({ question, ask }) => questionLine(question, ask, detail)),
    ...(shown.length === 0 ? [restText(result, open, known.size > 0 || decide.length > 0)] : []),
    ...partnersUnknown(result),
    ...(open === 0 || placements.length === 0 || decide.length === 0 ? askOthers(result, detail) : []),
  ];
}

function restText({ placements }: Result, open: number, isToldAbove: boolean): Said {
  if (isToldAbove) return said('What is asked above.');
  if (open === 0 && placements.every(({ possible }) => possible.levels.length === 1))
    return said('Every question is answered.', { about: 'answers', status: 'none open' });
  const questions = `${counted(open, 'question is', 'questions are')} open`;
  if (placements.some(({ possible }) => possible.levels.length > 1))
    return said('The nation: it is not given.');
  if (placements.length === 0) return said(`${capitalised(questions)}.`);
  return said(
    `${capitalised(questions)}; ${open === 1 ? 'its answer does' : 'their answers do'} not change the level.`,
    {
      about: 'answers',
      status: 'none decides',
    },
  );
}

function questionLine(question: string, ask: string, detail: Detail): Said {
  const text = /\?["”’)]?$/u.test(ask.trim())
    ? sentence(ask, detail.text)
    : `Is it so? “${bare(ask, detail.text)}.”`;
  return said(text, { about: 'question', question, decides: null });
}

/** Where partners are needed, and nobody said which there are. */
function partnersUnknown({ recommended }: Result): Said[] {
  const unclear = recommended?.who.filter(({ have }) => have === 'kind not given') ?? [];
  if (unclear.length === 0) return [];
  return [
    said(
      'Which kinds of partner take part: it is not said of all of them.',
      ...unclear.map(({ agency }): Claim => ({ about: 'partner', agency, status: 'kind not given' })),
    ),
  ];
}

function askOthers(result: Result, detail: Detail): Said[] {
  if (result.answeredBy.length === 0)
    return [said('Have somebody from each partner answer too, apart, and compare.')];
  const silent = othersText(result, detail.name);
  if (silent === null) return [];
  return [said('Have the others answer too, apart from you, and compare.')];
}
