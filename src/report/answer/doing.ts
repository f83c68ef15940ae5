import type { AnswerResult, BarrierResult, NextStep, PlacementResult, Result } from '../../model/result.ts';
import { EFFORTS, type Effort } from '../../model/words.ts';
import { capitalised, listed, listedShort, startingLow } from '../../text.ts';
import type { Claim, LabelledLine, Said } from '../document/blocks.ts';
import { atTable } from '../needed.ts';
import { shareOf } from '../numbers.ts';
import { isBlank } from '../sentences.ts';
import { isValued } from '../shape.ts';
import { asked, bare, line, nameOf, nounOf, said, sentence } from './said.ts';
import { firstSteps, headOf } from './verdict.ts';

/** One list of what to do, in order, each with who does it and what for; and what there is to find out. */

/** Something to do. */
interface Action {
  readonly text: string;
  readonly who: string | null;
  readonly roles: readonly string[];
  readonly effort: Effort | null;
}

/** What is done first: what cannot wait, the steps, what clears the way, what keeps it going, who is to be asked. */
export function doingLines(result: Result): Said[] {
  if (isBlank(result)) return [];
  const settle = settling(result);
  const all = [
    ...settle,
    ...stepping(result, settle),
    ...clearing(result),
    ...keeping(result),
    ...asking(result),
    ...inviting(result),
  ];
  const whats = all.map(({ text }) => text.replace(/^[^:]*: /u, '').replace(/[(,].*$/su, ''));
  return all.filter((_, index) => whats.indexOf(whats[index] ?? '') === index);
}

/** "Team managers: keep one desk for the partner (days), for level 1". */
function actionText({ who, roles, text, effort }: Action, result: Result, why: string): string {
  const isYours = result.answeredBy.length === 1 && isOwn(roles, result);
  const whose = isYours ? 'You' : capitalised(bare(who ?? 'Agree who does it'));
  const time = effort === null ? '' : effort === 'years' ? ' (start now; done in years)' : ` (${effort})`;
  return sentence(`${whose}: ${bare(text)}${time}${why}`);
}

/** True where somebody who answered can do it. */
function isOwn(roles: readonly string[], { answeredBy }: Result): boolean {
  return answeredBy.some(({ as }) => as !== null && roles.includes(as));
}

/** That something is so, on whose word it is. */
function soText(name: string, { answeredBy }: Result): string {
  const so = startingLow(bare(name));
  if (answeredBy.length === 0) return so;
  return `${answeredBy.length === 1 ? 'you answered' : 'the answers say'} that ${so}`;
}

/** What cannot wait, whatever the level: what is there, or not known, and what to do about it. */
function settling(result: Result): Said[] {
  const { barriers, openQuestions, answeredBy } = result;
  const actions = [
    ...barriers.flatMap(({ id, name, status, settleNow }) =>
      settleNow && status === 'remains'
        ? [{ settleNow, why: soText(name, result), claim: barrierClaim(id) }]
        : [],
    ),
    // What was left out so far is no finding; that nobody knows is one.
    ...openQuestions.flatMap(({ question, answer, settleNow }) =>
      settleNow && answer === 'unknown'
        ? [
            {
              settleNow,
              why: answeredBy.length === 1 ? 'you answered “don’t know”' : 'it is not known',
              claim: { about: 'question', question, decides: null } as const,
            },
          ]
        : [],
    ),
  ];
  return actions.map(({ settleNow, why, claim }, index) =>
    said(
      2 + index,
      actionText({ ...settleNow, text: settleNow.do }, result, `. Now, whatever the level: ${why}`),
      claim,
    ),
  );
}

function barrierClaim(barrier: string): Claim {
  return { about: 'barrier', barrier, status: 'remains' };
}

/** The steps to the first level that they win, each only where those before it are told. */
function stepping(result: Result, before: readonly Said[]): Said[] {
  const { next, placements } = result;
  const placement = placements.find(({ id }) => id === next?.placement);
  if (!next?.first || !placement) return next?.none === null ? [] : raising(result);
  const what = `${startingLow(nameOf(placement, result)).replace(':', '')}${nounOf(placement)}`;
  const told: Said[] = [];
  const isAsked = ({ question }: NextStep) =>
    before.some(({ claims }) =>
      claims.some((claim) => claim.about === 'question' && claim.question === question),
    );
  for (const [index, step] of firstSteps(next).entries()) {
    const text = actionText(
      { ...step, text: stepText(step, isAsked(step)) },
      result,
      `, for ${what} ${step.towards.rank}`,
    );
    // What has to be found out for it is not asked for once more below.
    const claims: Claim[] = step.findOut
      ? [{ about: 'question', question: step.question, decides: null }]
      : [];
    told.push({ ...said(index === 0 ? 1 : 3 + index, text, ...claims), after: told.at(-1) });
  }
  return told;
}

function stepText(step: NextStep, isAsked: boolean): string {
  const head = headOf(step);
  if (!step.findOut) return head;
  return isAsked
    ? `unless it is so already, ${head}`
    : `first find out: ${asked(step.ask)} If it is not so already, ${head}`;
}

/** Of a profile or of numbers: what raises what stands lowest. */
function raising(result: Result): Said[] {
  const { answers, placements, next } = result;
  if (placements.length > 0 && next?.none !== 'no steps') return [];
  const lowest = answers
    .filter(isValued)
    .toSorted((one, other) => shareOf(one.scale) - shareOf(other.scale))
    .filter(({ better }) => better !== null)
    .slice(0, 3);
  return lowest.flatMap((answer, index) =>
    moveOf(answer, result, 2 + 2 * index, `, for ${themeOf(answer, result)}`),
  );
}

function themeOf({ dimension, ask }: AnswerResult, { profile }: Result): string {
  const theme = profile.find((each) => each.dimension === dimension)?.title;
  return theme === undefined ? `“${bare(ask)}”` : startingLow(bare(theme));
}

function moveOf({ better }: AnswerResult, result: Result, rank: number, why: string): Said[] {
  if (!better) return [];
  const text = headOf({ do: better.do, text: better.text, to: { option: '', text: better.text } });
  return [said(rank, actionText({ ...better, text }, result, why))];
}

/** What clears something out of the way of what is next, or of what there is; what is soonest done first. */
function clearing(result: Result): Said[] {
  const order = (one: Action, other: Action) =>
    EFFORTS.indexOf(one.effort ?? 'years') - EFFORTS.indexOf(other.effort ?? 'years') ||
    Number(isOwn(other.roles, result)) - Number(isOwn(one.roles, result));
  return inTheWay(result)
    .flatMap((barrier) => {
      const [lever] = barrier.levers
        .map((each) => ({ ...each, text: each.do ?? startingLow(each.firstStep) }))
        .toSorted(order);
      return lever ? [{ barrier, lever }] : [];
    })
    .toSorted((one, other) => order(one.lever, other.lever))
    .slice(0, 3)
    .map(({ barrier, lever }, index) =>
      said(5 + 2 * index, actionText(lever, result, whyText(barrier, result)), barrierClaim(barrier.id)),
    );
}

/** What the action is for: of what is scored, the theme; else what stands in the way. */
function whyText({ because, name }: BarrierResult, result: Result): string {
  const { placements, next, answers, answeredBy } = result;
  const isScored = placements.length === 0 || next?.none === 'no steps';
  const scored = because.flatMap(({ number }) => (number ? [startingLow(bare(number.title))] : []));
  const asks = answers.filter(({ question }) => because.some((reason) => reason.question === question));
  const themes = new Set([...scored, ...asks.map((answer) => themeOf(answer, result))]);
  if (isScored && themes.size === 1) return `, for ${[...themes].join('')}`;
  return `. Why${answeredBy.length > 0 ? ', as answered' : ''}: ${startingLow(bare(name))}`;
}

/** The barriers in the way of what is next, or of keeping what there is, that neither a step restates nor settling now takes up. */
function inTheWay({ next, barriers, placements }: Result): BarrierResult[] {
  const there = barriers.filter(({ status, settleNow }) => status === 'remains' && settleNow === null);
  if (placements.length === 0 || next?.none === 'no steps') return there;
  if (next && next.none === null) {
    const ids = next.barriers.filter(({ restates }) => !restates).map(({ barrier }) => barrier);
    return there.filter(({ id }) => ids.includes(id));
  }
  return next ? there.filter(({ strains }) => strains.length > 0) : [];
}

/** What makes it last where it is. */
function keeping(result: Result): Said[] {
  const { next, placements, answers } = result;
  return placements.flatMap((placement) => {
    const level = levelIn(placement);
    if (!level || placement.id !== next?.placement || next.none === null) return [];
    const missing = level.strength.missing.filter(({ open }) => !open).map(({ question }) => question);
    return answers
      .filter(({ question }) => missing.includes(question))
      .slice(0, 4)
      .flatMap((answer, index) =>
        moveOf(answer, result, 4 + 2 * index, `, so that ${nounOf(placement)} ${level.rank} lasts`),
      );
  });
}

function levelIn({ levels, secured, placed }: PlacementResult) {
  return levels.find(
    ({ id, status, replaced }) => placed && id === secured.id && status === 'met' && replaced === null,
  );
}

/** To hear those who have not been heard. */
function asking(result: Result): Said[] {
  const silent = silentPartners(result);
  if (silent === null || isRead(result)) return [];
  const who = result.answeredBy.length === 1 ? 'You: ask' : 'Ask';
  const may =
    result.placements.length > 0
      ? `; it may change the ${nounOf(result.placements[0] ?? { measure: null })}`
      : '';
  return [said(3, `${who} ${silent} to answer too, separately, and compare${may}.`)];
}

/** True of answers that were read out of documents. */
export function isRead({ answeredBy, answers }: Result): boolean {
  return answeredBy.length === 0 && answers.some(({ source }) => source !== null);
}

/** Which of the partners nobody has answered for; null where all were heard, or that cannot be told. */
export function silentPartners({ answeredBy, service: { partners } }: Result): string | null {
  const heard = new Set(answeredBy.map(({ organisation }) => organisation));
  const silent = partners.filter(({ name }) => !heard.has(name));
  // Who answered for something that is called otherwise in the list may be one of these partners.
  const isMatched = [...heard].every((each) => partners.some(({ name }) => name === each));
  if (isMatched && silent.length === 0 && partners.length > 0) return null;
  if (isMatched && heard.size > 0) return listed(silent.map(({ name }) => bare(name))) || null;
  if (answeredBy.length > 1) return null;
  return answeredBy.length === 0 ? 'the partners' : partners.length === 2 ? 'your partner' : 'your partners';
}

/** The partners who have to be at the table and are not named, as one thing to do, all of them told; missing only where that is known. */
function inviting({ recommended, service, answeredBy }: Result): Said[] {
  const status = service.partnersComplete ? 'missing' : 'not named';
  const absent = atTable(recommended, status);
  if (absent.length === 0) return [];
  const isOne = answeredBy.length === 1;
  const names = listedShort(absent);
  const [them, they] = absent.length === 1 ? ['it', 'it is'] : ['them', 'they are'];
  const what = status === 'missing' ? `ask ${names} to take part` : `see to a seat at the table for ${names}`;
  const why = status === 'missing' ? 'not in this service' : 'not among the partners named';
  return [
    said(
      3,
      `${isOne ? `You: ${what}` : capitalised(what)}: ${isOne ? 'your' : 'the'} answers say that people need ${them}; ${they} ${why}.`,
      ...absent.map(({ agency }): Claim => ({ about: 'partner', agency, status })),
    ),
  ];
}

/** What is not known and would matter, beside what was told before; and who has not been heard. */
export function findOutLines(result: Result, told: readonly Claim[]): (LabelledLine | Said)[] {
  const { openQuestions, answered, next, recommended, needs } = result;
  const known = new Set(told.flatMap((claim) => (claim.about === 'question' ? [claim.question] : [])));
  const questions = openQuestions.filter(({ question }) => !known.has(question));
  if (isBlank(result))
    return questions.slice(0, 5).map(({ question, ask }, index) => questionText(1 + index, question, ask));
  const deciding = questions.filter(({ decides, levels }) => (next ? decides : levels).length > 0);
  const others = questions.filter((question) => !deciding.includes(question));
  const unclear = atTable(recommended, 'kind not given');
  return [
    ...deciding.slice(0, 3).map(({ question, ask }, index) => questionText(5 + index, question, ask)),
    ...othersLine(others, result),
    ...(needs && !recommended ? [said(6, 'What the people served need.')] : []),
    ...(unclear.length > 0
      ? [
          said(
            7,
            'Which kinds of partner take part: it is not said of all of them.',
            ...unclear.map(({ agency }): Claim => ({ about: 'partner', agency, status: 'kind not given' })),
          ),
        ]
      : []),
    ...(answered.unknown + answered.unanswered === 0 ? [nothingOpen(result)] : []),
  ];
}

function questionText(rank: number, question: string, ask: string): Said {
  return said(rank, asked(ask), { about: 'question', question, decides: null });
}

/** What is open and does not change where it sits. */
function othersLine(others: Result['openQuestions'], { placements }: Result): LabelledLine[] {
  const [first, ...more] = others.slice(0, 3);
  if (!first) return [];
  const isSettled = placements.length > 0 && placements.every(({ possible }) => possible.levels.length === 1);
  const lead = isSettled
    ? `Open, but without effect on the ${nounOf(placements[0] ?? { measure: null })}: `
    : 'Also open: ';
  const start = questionText(4, first.question, first.ask);
  const claims: Claim[] = isSettled
    ? [...start.claims, { about: 'answers', status: 'none decides' }]
    : [...start.claims];
  return [
    line(
      { ...start, text: lead + start.text, claims },
      ...more.map(({ question, ask }, index) => questionText(10 + index, question, ask)),
    ),
  ];
}

function nothingOpen(result: Result): Said {
  const silent = isRead(result) ? null : silentPartners(result);
  const whole = result.answeredBy.length === 1 ? 'You answered everything' : 'Every question is answered';
  const rest = silent === null ? '.' : '; how the others see it is not known.';
  return said(3, whole + rest, { about: 'answers', status: 'none open' });
}
