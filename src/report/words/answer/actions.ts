import type { AnswerResult, BarrierResult, LeverResult, NextStep, Result } from '../../../model/result.ts';
import { EFFORTS, type Effort } from '../../../model/vocabulary.ts';
import { bare, capitalised, listedShort, startingLow } from '../../../text.ts';
import type { Claim, Said } from '../../blocks.ts';
import { said } from '../../build-blocks.ts';
import { atTable } from '../need-words.ts';
import { shareOf } from '../number-words.ts';
import { nameOf, nounOf, questionInWords, sentence } from '../position-words.ts';
import { isValued } from '../result-kinds.ts';
import { isBlank } from '../service-words.ts';
import { firstSteps, headOf, ownLevel } from './next-lines.ts';
import { isRead, isToYou, silentPartners, type Told } from './who-answered.ts';

interface Action {
  readonly text: string;
  readonly who: string | null;
  readonly roles: readonly string[];
  readonly effort: Effort | null;
}

/** A line of the list of actions, with its parts. */
export interface ActionLine extends Said {
  readonly what: string;
  readonly who: string;
  readonly why: string;
  /** By when it can be done, or empty where no effort is stated. */
  readonly when: string;
  /** True for what cannot wait. */
  readonly isNow: boolean;
}

/** What to do first, in order, each once. */
export function actionLines(result: Told): ActionLine[] {
  if (isBlank(result)) return [];
  const settle = urgentActions(result);
  const all = [
    ...settle,
    ...stepActions(result, settle),
    ...leverActions(result),
    ...upkeepActions(result),
    ...askPartnersActions(result),
    ...invitePartnersActions(result),
  ];
  const whats = all.map(({ text }) => text.replace(/^[^:]*: /u, '').replace(/[(,].*$/su, ''));
  return all.filter((_, index) => whats.indexOf(whats[index] ?? '') === index);
}

/** An action, such as "Team managers: keep one desk for the partner (days), for level 1". */
function actionLine(
  rank: number,
  { who, roles, text, effort }: Action,
  [start, why]: readonly [start: string, why: string],
  result: Told,
  ...claims: readonly Claim[]
): ActionLine {
  const isYours = isToYou(result) && isOwn(roles, result);
  const whose = isYours ? 'You' : capitalised(bare(who ?? NOBODY));
  const isNow = start === NOW;
  const time = effort === null ? '' : effort === 'years' ? ` (${YEARS})` : ` (${effort})`;
  const when = effort === null ? '' : effort === 'years' ? YEARS : `in ${effort}`;
  return {
    ...said(rank, sentence(`${whose}: ${bare(text)}${time}${start}${why}`), ...claims),
    what: sentence(capitalised(bare(text))),
    who: whose,
    // That it is done now, and why, is what the columns are called.
    why: sentence(capitalised(`${isNow ? '' : start.replace(/^[.,] (?:Why(?:, |: ))?/u, '')}${why}`)),
    when: capitalised([...(isNow ? ['now'] : []), ...(when === '' ? [] : [when])].join(', ')),
    isNow,
  };
}

const NOW = '. Now, whatever the level: ';

const YEARS = 'start now; done in years';

const NOBODY = 'Agree who does it';

/** What falls to whoever answered. */
function respondentLine(
  rank: number,
  what: string,
  why: readonly [start: string, why: string],
  result: Told,
  ...claims: readonly Claim[]
): ActionLine {
  const [only] = result.answeredBy;
  const who = only && result.answeredBy.length === 1 ? bare(only.role) : NOBODY;
  return {
    ...said(rank, `${isToYou(result) ? `You: ${what}` : capitalised(what)}${why.join('')}.`, ...claims),
    what: `${capitalised(what)}.`,
    who: capitalised(who),
    why: why[1] === '' ? '' : `${capitalised(why[1])}.`,
    when: '',
    isNow: false,
  };
}

function isOwn(roles: readonly string[], { answeredBy }: Result): boolean {
  return answeredBy.some(({ as }) => as !== null && roles.includes(as));
}

function soText(name: string, result: Told): string {
  const so = startingLow(bare(name));
  if (result.answeredBy.length === 0) return so;
  return `${isToYou(result) ? 'you answered' : 'the answers say'} that ${so}`;
}

/** What cannot wait: the barriers and the questions nobody knows the answer to that say so. */
export function urgentMatters({ barriers, openQuestions }: Result) {
  return {
    barriers: barriers.flatMap(({ settleNow, ...barrier }) =>
      settleNow && barrier.status === 'remains' ? [{ ...barrier, settleNow }] : [],
    ),
    // What was left out so far is no finding; that nobody knows is one.
    questions: openQuestions.flatMap(({ question, answer, settleNow }) =>
      settleNow && answer === 'unknown' ? [{ question, settleNow }] : [],
    ),
  };
}

function urgentActions(result: Told): ActionLine[] {
  const { barriers, questions } = urgentMatters(result);
  const actions = [
    ...barriers.map(({ id, name, settleNow }) => {
      return { settleNow, why: soText(name, result), claim: barrierClaim(id), purpose: null };
    }),
    ...questions.map(({ question, settleNow }) => {
      const why = isToYou(result) ? 'you answered “don’t know”' : 'it is not known';
      const claim: Claim = { about: 'question', question, decides: null };
      return { settleNow, why, claim, purpose: UNKNOWN };
    }),
  ];
  return actions.map(({ settleNow, why, claim, purpose }, index) => {
    const told = actionLine(2 + index, { ...settleNow, text: settleNow.do }, [NOW, why], result, claim);
    return { ...told, why: purpose ?? told.why };
  });
}

const UNKNOWN = 'Nobody knows yet, and it counts whatever the level.';

/** That a barrier remains. */
export function barrierClaim(barrier: string): Claim {
  return { about: 'barrier', barrier, status: 'remains' };
}

/** The steps to the first level that they win, each only where those before it are told. */
function stepActions(result: Told, before: readonly Said[]): ActionLine[] {
  const { next, placements } = result;
  const placement = placements.find(({ id }) => id === next?.placement);
  if (!next?.first || !placement) return next?.none === null ? [] : lowestAnswerActions(result);
  const what = `${startingLow(nameOf(placement, result)).replace(':', '')}${nounOf(placement)}`;
  const told: ActionLine[] = [];
  const isAsked = ({ question }: NextStep) =>
    before.some(({ claims }) =>
      claims.some((claim) => claim.about === 'question' && claim.question === question),
    );
  for (const [index, step] of firstSteps(next).entries()) {
    const action = { ...step, text: stepText(step, isAsked(step)) };
    const why = [', ', `for ${what} ${step.towards.rank}`] as const;
    // What has to be found out for it is not asked for once more below.
    const claims: Claim[] = step.findOut
      ? [{ about: 'question', question: step.question, decides: null }]
      : [];
    told.push({
      ...actionLine(index === 0 ? 1 : 3 + index, action, why, result, ...claims),
      after: told.at(-1),
    });
  }
  return told;
}

function stepText(step: NextStep, isAsked: boolean): string {
  const head = headOf(step);
  if (!step.findOut) return head;
  return isAsked
    ? `unless it is so already, ${head}`
    : `first find out: ${questionInWords(step.ask)} If it is not so already, ${head}`;
}

/** True for a profile, and for numbers without steps. */
function isScored({ placements, next }: Result): boolean {
  return placements.length === 0 || next?.none === 'no steps';
}

function lowestAnswerActions(result: Told): ActionLine[] {
  const { answers } = result;
  if (!isScored(result)) return [];
  const lowest = answers
    .filter(isValued)
    .toSorted((one, other) => shareOf(one.scale) - shareOf(other.scale))
    .filter(({ better }) => better !== null)
    .slice(0, 3);
  return lowest.flatMap((answer, index) =>
    moveOf(answer, result, 2 + 2 * index, `for ${themeOf(answer, result)}`),
  );
}

function themeOf({ dimension, ask }: AnswerResult, { profile }: Result): string {
  const theme = profile.find((each) => each.dimension === dimension)?.title;
  return theme === undefined ? `“${bare(ask)}”` : startingLow(bare(theme));
}

function moveOf({ better }: AnswerResult, result: Told, rank: number, why: string): ActionLine[] {
  if (!better) return [];
  const text = better.do ?? startingLow(bare(better.text));
  return [actionLine(rank, { ...better, text }, [', ', why], result)];
}

type Sooner = Pick<LeverResult, 'effort' | 'roles'>;

function leverActions(result: Told): ActionLine[] {
  return quickestLevers(result).map(({ barrier, lever }, index) =>
    actionLine(5 + 2 * index, lever, whyText(barrier, result), result, barrierClaim(barrier.id)),
  );
}

/** The levers that clear a barrier out of the way, the soonest done first, three at the most. */
export function quickestLevers(result: Result) {
  const order = (one: Sooner, other: Sooner) =>
    EFFORTS.indexOf(one.effort) - EFFORTS.indexOf(other.effort) ||
    Number(isOwn(other.roles, result)) - Number(isOwn(one.roles, result));
  return inTheWay(result)
    .flatMap((barrier) => {
      const [lever] = barrier.levers
        .map((each) => ({ ...each, text: each.do ?? startingLow(each.firstStep) }))
        .toSorted(order);
      return lever ? [{ barrier, lever }] : [];
    })
    .toSorted((one, other) => order(one.lever, other.lever))
    .slice(0, 3);
}

function whyText({ because, name }: BarrierResult, result: Result): readonly [string, string] {
  const { answers, answeredBy } = result;
  const scored = because.flatMap(({ number }) => (number ? [startingLow(bare(number.title))] : []));
  const asks = answers.filter(({ question }) => because.some((reason) => reason.question === question));
  const themes = new Set([...scored, ...asks.map((answer) => themeOf(answer, result))]);
  if (isScored(result) && themes.size === 1) return [', ', `for ${[...themes].join('')}`];
  return [`. Why${answeredBy.length > 0 ? ', as answered' : ''}: `, startingLow(bare(name))];
}

/** The barriers in the way of the next level, or of keeping this one, without those told as steps. */
export function inTheWay(result: Result): BarrierResult[] {
  const { next, barriers } = result;
  const there = barriers.filter(({ status, settleNow }) => status === 'remains' && settleNow === null);
  if (isScored(result)) return there;
  if (next && next.none === null) {
    const ids = next.barriers.filter(({ restates }) => !restates).map(({ barrier }) => barrier);
    return there.filter(({ id }) => ids.includes(id));
  }
  return next ? there.filter(({ strains }) => strains.length > 0) : [];
}

function upkeepActions(result: Told): ActionLine[] {
  const { next, placements, answers } = result;
  return placements.flatMap((placement) => {
    const level = ownLevel(placement);
    if (!level || placement.id !== next?.placement || next.none === null) return [];
    const missing = level.strength.missing.filter(({ open }) => !open).map(({ question }) => question);
    return answers
      .filter(({ question }) => missing.includes(question))
      .slice(0, 4)
      .flatMap((answer, index) =>
        moveOf(answer, result, 4 + 2 * index, `so that ${nounOf(placement)} ${level.rank} lasts`),
      );
  });
}

function askPartnersActions(result: Told): ActionLine[] {
  const silent = silentPartners(result);
  if (silent === null || isRead(result)) return [];
  const [placement] = result.placements;
  const what = `ask ${silent} to answer too, separately, and compare`;
  return [
    respondentLine(3, what, placement ? ['; ', `it may change the ${nounOf(placement)}`] : ['', ''], result),
  ];
}

/** The needed partners who are not named, as one action, called missing only where the list is complete. */
function invitePartnersActions(result: Told): ActionLine[] {
  const status = result.service.partnersComplete ? 'missing' : 'not named';
  const absent = atTable(result.recommended, status);
  if (absent.length === 0) return [];
  const names = listedShort(absent);
  const [them, they] = absent.length === 1 ? ['it', 'it is'] : ['them', 'they are'];
  const what = status === 'missing' ? `ask ${names} to take part` : `see to a seat at the table for ${names}`;
  const how = status === 'missing' ? 'not in this service' : 'not among the partners named';
  const why = `${isToYou(result) ? 'your' : 'the'} answers say that people need ${them}; ${they} ${how}`;
  const claims = absent.map(({ agency }): Claim => ({ about: 'partner', agency, status }));
  return [respondentLine(3, what, [': ', why], result, ...claims)];
}
