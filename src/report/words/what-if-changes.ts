import type { ChangedPartner, ComparedBarrier, SetAnswer, WhatIf } from '../../model/comparison.ts';
import type { BarrierResult, Result } from '../../model/result.ts';
import { capitalised, counted } from '../../text.ts';
import type { Item } from '../blocks.ts';
import { isHeldBack } from './barrier-words.ts';
import {
  answerText,
  type BarrierGroup,
  barrierGroups,
  frameworkLine,
  type Sides,
  whereAndWhen,
} from './comparison-words.ts';
import { needText, reasonText } from './condition-words.ts';
import { becauseLine, wantedOn } from './need-words.ts';
import { comingNext } from './result-kinds.ts';
import { nextLevels } from './what-if-levels.ts';

/** The two columns. */
export const SIDES: Sides = { labels: ['Now', 'Then'], within: ['now', 'then'], overTime: true };

/** Where, when and by what framework. */
export function whatIfFacts({ before }: WhatIf): string {
  const { title, version } = before.framework;
  return [...whereAndWhen(before), frameworkLine({ title, versions: [version] })].join(' · ');
}

interface AnswerGroup {
  readonly title: string;
  readonly items: readonly (Item | string)[];
  readonly sure: boolean;
}

/** The answers set without effect, and the questions asked only now or only then. */
export function answerGroups({ set, changes: { questions } }: WhatIf): AnswerGroup[] {
  const answers = (effect: SetAnswer['effect']) => set.filter((answer) => answer.effect === effect);
  const told = answers('not-asked').map(({ question }) => question);
  const asked = (side: number) =>
    questions.filter(
      ({ question, answers: both }) => both[side]?.answer !== 'hidden' && !told.includes(question),
    );
  return [
    {
      title: 'Answered so already',
      items: answers('same').map(({ ask, after }) => `${ask} ${answerText(after)}`),
      sure: true,
    },
    {
      title: 'Not asked, so what is set there changes nothing',
      items: answers('not-asked').map(({ ask, because }) => ({
        text: ask,
        more: because.map((reason) => `Asked only where: ${needText(reason, 'then')}`),
      })),
      sure: true,
    },
    {
      title: 'Asked then, not now',
      items: asked(1).map(({ ask, answers: [, then] }) => `${ask} ${answerText(then)}`),
      sure: false,
    },
    { title: 'Asked now, not then', items: asked(0).map(({ ask }) => ask), sure: false },
  ];
}

/** How many barriers remain now and then, or null where neither they nor what they hold back change. */
export function barrierSummary({ before, after, changes }: WhatIf): string | null {
  const holdsBackOthers = changes.placements.length > 0 && after.barriers.length > 0;
  if (changes.barriers.length === 0 && !holdsBackOthers) return null;
  const [now = 0, then = 0] = [before, after].map(({ barriers }) => barriers.filter(isThere).length);
  if (now === 0 && then === 0) return 'None is known to remain, now or then.';
  const many = now === 0 ? 'No barrier' : counted(now, 'barrier');
  const remain = `${many} ${now < 2 ? 'remains' : 'remain'} now`;
  return changes.barriers.length === 0
    ? `${remain}, and the same then.`
    : `${remain}, ${then === 0 ? 'none' : then} then.`;
}

function isThere({ status }: BarrierResult): boolean {
  return status === 'remains';
}

/** The barriers that change, and those that would still hold back the next step. */
export function changedBarrierGroups(whatIf: WhatIf): readonly BarrierGroup[] {
  const { after, changes } = whatIf;
  const next = nextLevels(whatIf);
  const still = after.barriers
    .filter((barrier) => !isChanged(barrier, whatIf) && next.some(({ id }) => isHeldBack(id, barrier)))
    .map((barrier): ComparedBarrier => {
      const { status } = barrier;
      return { ...barrier, change: null, remainsInAll: true, statuses: [status, status] };
    });
  return [
    ...barrierGroups(changes.barriers, SIDES),
    ...(still.length > 0
      ? [{ title: `Still in the way of ${comingNext(next, after)}`, barriers: still, sure: false }]
      : []),
  ];
}

function isChanged({ id }: BarrierResult, { changes }: WhatIf): boolean {
  return changes.barriers.some((changed) => changed.id === id);
}

/** The answers that raise a barrier then but not now. */
export function raisedBy(id: string, whatIf: WhatIf): string[] {
  return whatIf.after.barriers
    .filter((barrier) => barrier.id === id && isThere(barrier) && isChanged(barrier, whatIf))
    .flatMap(({ because }) => because.map((reason) => `Because: ${reasonText(reason)}`));
}

/** The reason why the needs call for a level then but not now. */
export function newlyBecause(placement: string, { before, after }: WhatIf): string[] {
  const reasons = (result: Result) => wantedOn({ id: placement }, result)?.because.map(becauseLine) ?? [];
  const known = reasons(before);
  return reasons(after).filter((line) => !known.includes(line));
}

/** A kind of partner that the needs call for on one side only, or more certainly. */
export function partnerText({ title, have, columns: [now, then] }: ChangedPartner): string {
  return `${capitalised(title)}: ${CALLED[now ?? 'not-needed']} now, ${CALLED[then ?? 'not-needed']} then; ${have}.`;
}

const CALLED: Readonly<Record<ChangedPartner['columns'][number], string>> = {
  needed: 'needed',
  'called-in': 'called in for some',
  perhaps: 'perhaps needed',
  'not-needed': 'not needed',
};
