import type { ChangedPartner, SetAnswer, WhatIf } from '../../model/comparison.ts';
import type { BarrierResult, LevelResult, Result } from '../../model/result.ts';
import { capitalised, counted, listed } from '../../text.ts';
import { barrierName, isHeldBack } from './barrier-words.ts';
import { SHARES_TITLE, shareText } from './comparison-words.ts';
import { phrase } from './level-words.ts';
import { becauseLine } from './need-words.ts';
import { reasonText } from './reason-words.ts';
import { answerRows, measuredPlacements, rowText } from './result-kinds.ts';
import { dateText, serviceName } from './service-words.ts';
import { needThen, nextLevels, type Remark } from './what-if-levels.ts';

/** The words in which the reports set a result beside the one that it would be. */

/** What the two columns are called. */
export const SIDES = ['Now', 'Then'] as const;

/** Said at the top, so that nobody thinks that the file has changed. */
export const ONLY_TRIED = 'Only tried out: nothing is written to the assessment.';

/** Whose service it is that is thought of otherwise. */
export function whatIfTitle({ before: { service } }: WhatIf): string {
  return `What if? ${serviceName(service)}`;
}

/** Where, when and by what framework. */
export function whatIfFacts({ before: { service, date, framework } }: WhatIf): string {
  const version = `${framework.title}, version ${framework.version}`;
  return [service.nationTitle, date === null ? null : dateText(date), version]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** Texts that belong together, with what is to be said of them; `sure` where all of them are to be shown. */
export interface Group {
  readonly title: string;
  readonly what: string;
  readonly remarks: readonly Remark[];
  readonly sure: boolean;
}

/** The answers that were set and change nothing, and the questions that are asked only now or only then. */
export function answerGroups({ set, changes: { questions } }: WhatIf): Group[] {
  const answers = (effect: SetAnswer['effect']) => set.filter((answer) => answer.effect === effect);
  const told = answers('not-asked').map(({ question }) => question);
  const asked = (side: number) =>
    questions.filter(
      ({ question, answers: both }) => both[side]?.answer !== 'hidden' && !told.includes(question),
    );
  return present(
    [
      {
        title: 'Answered so already',
        remarks: answers('same').map(({ ask, after }) => remark(`${ask} ${capitalised(after.text)}`)),
        sure: true,
      },
      {
        title: 'Not asked, so what is set there changes nothing',
        remarks: answers('not-asked').map(({ ask, because }) => ({
          text: ask,
          more: because.map((reason) => `Asked only where: ${needThen(reason)}`),
        })),
        sure: true,
      },
      {
        title: 'Asked then, and not now',
        remarks: asked(1).map(({ ask, answers: both }) =>
          remark(`${ask} ${capitalised(both[1]?.text ?? '')}`),
        ),
        sure: false,
      },
      {
        title: 'Asked now, and not then',
        remarks: asked(0).map(({ ask }) => remark(ask)),
        sure: false,
      },
    ].map((group) => ({ ...group, what: 'question' })),
  );
}

/** The dimensions that move, with how far they are on both sides. */
export interface ProfileTable {
  readonly title: string;
  readonly rows: readonly { readonly title: string; readonly cells: readonly string[] }[];
}

/** The dimensions that move: by their share of the way, or by their place on a scale where each is one answer. */
export function profileTable({ before, after, changes }: WhatIf): ProfileTable {
  const places = [before, after].map(placesOf);
  const isPlaced = places.some(({ size }) => size > 0);
  return {
    title: isPlaced ? 'Place on the scale, by dimension' : SHARES_TITLE,
    rows: changes.profile.map(({ dimension, title, columns }) => ({
      title,
      cells: SIDES.map((_, side) => places[side]?.get(dimension) ?? shareText(columns[side])),
    })),
  };
}

/** What a profile whose rows are answers says of each dimension. */
function placesOf(result: Result): ReadonlyMap<string, string> {
  const rows = answerRows(result) ?? [];
  return new Map(
    rows.flatMap((row) => {
      const said = rowText(row);
      return said ? [[row.entry.dimension, said.place] as const] : [];
    }),
  );
}

/** True where there is something to say of barriers: one of them changes, or the step that they would hold back. */
export function hasBarrierNews({ after, changes: { barriers, placements } }: WhatIf): boolean {
  return barriers.length > 0 || (placements.length > 0 && after.barriers.length > 0);
}

/** How many barriers remain on both sides, in a sentence. */
export function barrierSummary({ before, after, changes }: WhatIf): string {
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

/** The barriers that are gone, new, or otherwise than now; and those that would still hold back the next step. */
export function changedBarrierGroups(whatIf: WhatIf): Group[] {
  const { after, changes } = whatIf;
  const group = (title: string, sure: boolean, isOne: (change: Changed) => boolean) => {
    const found = changes.barriers.filter(isOne).map(({ id }) => id);
    const barriers = after.barriers.filter(({ id }) => found.includes(id));
    return { title, sure, remarks: barriers.map((barrier) => barrierRemark(barrier, sure)) };
  };
  const changed = changes.barriers.map(({ id }) => id);
  const next = nextLevels(whatIf);
  const still = after.barriers.filter(
    (barrier) => !changed.includes(barrier.id) && next.some(({ id }) => isHeldBack(id, barrier)),
  );
  return present(
    [
      group('Gone then', true, ({ change }) => change === 'gone'),
      group('Perhaps gone then', true, ({ change }) => change === 'perhaps-gone'),
      group('New then', true, (changed) => changed.change === 'new'),
      group('Certain then, only possible now', true, (changed) => isPerhapsNew(changed, 'remains')),
      group('Possible then, and not now', false, (changed) => isPerhapsNew(changed, 'possible')),
      group('Ruled out then, possible now', false, ({ change }) => change === 'ruled-out'),
      {
        title: stillTitle(next, after),
        sure: false,
        remarks: still.map((barrier) => remark(barrierName(barrier))),
      },
    ].map((each) => ({ ...each, what: 'barrier' })),
  );
}

type Changed = WhatIf['changes']['barriers'][number];

function isPerhapsNew({ change, statuses }: Changed, status: BarrierResult['status']): boolean {
  return change === 'perhaps-new' && statuses.at(-1) === status;
}

/** A barrier with what raises it, where it is one that is there then. */
function barrierRemark(barrier: BarrierResult, sure: boolean): Remark {
  const because = sure && isThere(barrier) ? barrier.because : [];
  return { text: barrierName(barrier), more: because.map((reason) => `Because: ${reasonText(reason)}`) };
}

function stillTitle(next: readonly LevelResult[], result: Result): string {
  return `Still in the way of ${measuredPlacements(result) ? 'a band that comes next' : listed(next.map(phrase))}`;
}

/** Why the needs call for a level then, where they do not now. */
export function newlyBecause(placement: string, { before, after }: WhatIf): string[] {
  const reasons = ({ recommended }: Result) =>
    recommended?.levels.find((level) => level.placement === placement)?.because.map(becauseLine) ?? [];
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

function remark(text: string): Remark {
  return { text, more: [] };
}

function present(groups: readonly Group[]): Group[] {
  return groups.filter(({ remarks }) => remarks.length > 0);
}
