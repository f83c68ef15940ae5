import type { BarrierResult, PlacementResult, Result } from '../../../model/result.ts';
import { bare, counted, listed, startingLow } from '../../../text.ts';
import type { Said } from '../../blocks.ts';
import { said } from '../../build-blocks.ts';
import { panelLine } from '../agreed-words.ts';
import { levelText, nounOf, sentence } from '../position-words.ts';
import { isBlank } from '../service-words.ts';
import { type ActionLine, barrierClaim, inTheWay, urgentMatters } from './actions.ts';
import { isEnough } from './needed-lines.ts';
import {
  isRead,
  NOBODY_ANSWERED,
  notHeardText,
  respondentText,
  silentPartners,
  type Told,
} from './who-answered.ts';

/** What a board is asked to note, decide, approve and pass on. */
export function askedLines(result: Told, doings: readonly ActionLine[]): Said[] {
  if (isBlank(result)) return [said(0, 'Nothing yet: no question is answered.')];
  const stuck = inTheWay(result).filter(({ levers }) => levers.length === 0);
  return [
    noteText(result),
    decideText(result),
    approveText(doings),
    againText(result),
    stuck.length > 0
      ? `Escalate what nobody in this service can remove: ${listed(stuck.map(({ name }) => startingLow(bare(name))))}.`
      : null,
  ].flatMap((text, index) => (text === null ? [] : [said(index, text)]));
}

function noteText(result: Told): string {
  const note = 'Note where this service sits';
  if (isRead(result)) return `${note}: as read from published documents; nobody in the service was asked.`;
  const { answeredBy, panel } = result;
  if (panel) return `${note}, as agreed by ${panelLine(panel)}.`;
  if (answeredBy.length === 0) return `${note}. ${NOBODY_ANSWERED}`;
  const who = answeredBy.map(respondentText);
  const named = who.length > MOST ? `${who.length} people` : listed(who);
  const alone = who.length === 1 ? ' alone' : '';
  return `${note}, on the word of ${named}${alone}.${notHeardText(silentPartners(result))}`;
}

function decideText(result: Told): string | null {
  const { next, placements, needs } = result;
  if (placements.length === 0) return 'Choose two or three themes to work on.';
  const placement = placements.find(({ id }) => id === next?.placement);
  if (!next || !placement) return null;
  const goal = next.to ? levelText(next.to, nounOf(placement)) : `a higher ${nounOf(placement)}`;
  if (next.none === 'at the top') return 'Agree to keep what is there.';
  if (next.none === 'not called for')
    return isEnough(placement, result)
      ? `Agree that no higher ${nounOf(placement)} is worked for, and that nothing is cut on this paper alone.`
      : 'Have it found out whether the people served need more.';
  if (next.none !== null) return null;
  if (next.to?.why === 'called for') return `Decide to work for ${goal}, which people need.`;
  if (!needs) return `Decide whether ${goal} is wanted.`;
  return `Have it found out what the people served need, and decide then whether ${goal} is wanted; actions for it wait until then.`;
}

function approveText(doings: readonly ActionLine[]): string | null {
  if (doings.length === 0) return null;
  const urgent = doings.filter(({ isNow }) => isNow).length;
  const what = doings.length === 1 ? 'the action below' : `the ${doings.length} actions below`;
  const which = urgent === 1 ? 'Action 1' : `Actions 1 ${urgent === 2 ? 'and' : 'to'} ${urgent}`;
  const now = urgent === 0 ? '' : ` ${which} cannot wait.`;
  return `Approve ${what}, with an owner and a date for each.${now}`;
}

function againText({ placements }: Result): string | null {
  const isOpen = ({ possible }: PlacementResult) => possible.levels.length > 1;
  const [open] = placements.filter(isOpen);
  return open ? `Have it assessed again once the answers that decide the ${nounOf(open)} are known.` : null;
}

function barriersToTell(result: Result): readonly BarrierResult[] {
  return [...urgentMatters(result).barriers, ...inTheWay(result)];
}

/** The barriers in the way with their reasons, and the action on each. */
export function inTheWayLines(result: Result, doings: readonly ActionLine[]): Said[] {
  if (isBlank(result)) return [];
  const told = barriersToTell(result).map((barrier) => ({
    barrier,
    action: doings.findIndex(({ claims }) =>
      claims.some((claim) => claim.about === 'barrier' && claim.barrier === barrier.id),
    ),
  }));
  const isFirst = ({ barrier: { levers }, action }: (typeof told)[number]) =>
    action >= 0 || levers.length === 0;
  const first = told.filter(isFirst).slice(0, MOST);
  const rest = told.filter((each) => !first.includes(each));
  const lines = first.map(({ barrier, action }, index) => {
    const what = action < 0 ? 'No action is known.' : `Action ${action + 1}.`;
    return said(2 * index, `${barrierSentence(barrier)} ${what}`, barrierClaim(barrier.id));
  });
  if (rest.length > 0) {
    const names = rest.map(
      ({ barrier, action }) =>
        `${startingLow(bare(barrier.name))}${action < 0 ? '' : ` (action ${action + 1})`}`,
    );
    const text = `${first.length > 0 ? 'Also' : 'In the way'}: ${names.join('; ')}.`;
    lines.push(said(9, text, ...rest.map(({ barrier }) => barrierClaim(barrier.id))));
  }
  const possible = result.barriers.filter(({ status }) => status === 'possible').length;
  const by = 'cannot be ruled out, as answers are missing.';
  if (lines.length === 0)
    return [said(1, `Nothing for certain${possible === 0 ? '.' : `; ${counted(possible, 'thing')} ${by}`}`)];
  return possible === 0 ? lines : [...lines, said(9, `${possible} more ${by}`)];
}

const MOST = 3;

/** A name and a description, the first sentence alone of a long text. */
function barrierSentence({ name, about }: BarrierResult): string {
  if (about === null) return sentence(bare(name));
  const [first = about] = about.length > LONG ? about.split(/(?<=[.?!;:])\s/u) : [about];
  return sentence(`${bare(name)}: ${startingLow(first.trim().replace(/[;:]$/u, ''))}`);
}

const LONG = 110;
