import type { Result } from '../model/result.ts';
import { NOT_GIVEN } from '../panel/kinds.ts';
import { quickestLevers, urgentMatters } from '../report/words/answer/actions.ts';
import { firstSteps, headOf } from '../report/words/answer/next-lines.ts';
import { wantedOn } from '../report/words/need-words.ts';
import { isBelowFirst } from '../report/words/position-words.ts';
import { isBlank, titlesOf } from '../report/words/service-words.ts';
import { capitalised, listed } from '../text.ts';
import { type FirstAction, type Frame, type Placed, type Site, STANDINGS } from './site.ts';

/** What is kept of each of many results: as little as a page of them needs. */

/** Makes sites of results, one after the other, of which nothing else has to be kept. */
export function siteReader(): (file: string, result: Result) => Site {
  const frames = new Map<string, Frame>();
  const kept = new Map<string, unknown>();
  // What thousands of sites say alike is kept once.
  const once = <Value>(value: Value): Value => {
    const key = JSON.stringify(value);
    const known = kept.get(key);
    if (known !== undefined) return known as Value;
    kept.set(key, value);
    return value;
  };
  return (file, result) => {
    const { service, framework, date } = result;
    const { id, version, title } = framework;
    const key = JSON.stringify([id, version, title, service.nation, result.barriers.length]);
    const frame = frames.get(key) ?? frameOf(result);
    frames.set(key, frame);
    const barriers = new Uint8Array(frame.barriers.length);
    for (const barrier of result.barriers) {
      const at = frame.at.get(barrier.id);
      if (at !== undefined) barriers[at] = STANDINGS.indexOf(barrier.status);
    }
    return {
      file,
      name: service.name,
      date,
      says: JSON.stringify([...result.answers, ...(result.needs?.answers ?? [])].map(({ answer }) => answer)),
      kinds: once(kindsOf(result)),
      frame,
      placements: result.placements.map((placement) => once(placedOn(placement, result))),
      barriers,
      actions: once(firstActions(result)),
    };
  };
}

function frameOf({ framework, service, placements, barriers, nations }: Result): Frame {
  const known = barriers
    .map(({ id, name, kind, kindTitle, unverified, levers }) => {
      const shared = levers.map(
        ({ id: lever, do: doing, who, roles, effort, firstStep, onceForAll, nations: where }) => ({
          id: lever,
          do: doing,
          who,
          roles,
          effort,
          firstStep,
          onceForAll,
          nations: where && titlesOf(where, nations),
        }),
      );
      return { barrier: id, name, kind, kindTitle, unverified, levers: shared };
    })
    // In a result they come as that one should tackle them.
    .toSorted((one, other) => (one.barrier < other.barrier ? -1 : 1));
  return {
    framework,
    nation: service.nation,
    placements: placements.map(({ id, title, short, cumulative, measure, levels }) => ({
      id,
      title,
      short,
      cumulative,
      isMeasured: measure !== null,
      levels: levels.map((level) => ({ id: level.id, rank: level.rank, name: level.name })),
    })),
    barriers: known,
    at: new Map(known.map(({ barrier }, index) => [barrier, index])),
    levers: new Set(known.flatMap(({ levers }) => levers.map(({ id }) => id))),
  };
}

function kindsOf({ service, answeredBy }: Result): Site['kinds'] {
  const together = (kinds: readonly string[]) => listed([...new Set(kinds)].sort()) || NOT_GIVEN;
  const agencies =
    service.sides.length > 0
      ? service.sides.map(({ title }) => title)
      : service.partners.flatMap(({ agencyTitle }) => agencyTitle ?? []);
  return {
    nation: service.nationTitle ?? NOT_GIVEN,
    role: together(answeredBy.map(({ role, asTitle }) => asTitle ?? role)),
    agency: together(agencies),
  };
}

function placedOn(placement: Result['placements'][number], result: Result): Placed {
  const { placed, secured, possible, levels } = placement;
  const isDecided = levels.every(({ status }) => status !== 'unknown');
  return {
    placed,
    offLadder: isBelowFirst(placement),
    secured: secured.rank,
    possible: possible.levels,
    met: isDecided ? levels.map(({ status }) => status === 'met') : null,
    fit: wantedOn(placement, result)?.fit ?? 'unknown',
  };
}

/** What an answer would say to do first, each once: what cannot wait, the steps that wait for nothing, the quickest levers. */
function firstActions(result: Result): FirstAction[] {
  if (isBlank(result)) return [];
  const urgent = urgentMatters(result);
  const settling = [
    ...urgent.barriers.map(({ id, settleNow }) => ({ about: id, settleNow })),
    ...urgent.questions.map(({ question, settleNow }) => ({ about: question, settleNow })),
  ];
  const steps = result.next ? firstSteps(result.next).filter(({ after }) => after.length === 0) : [];
  const actions: FirstAction[] = [
    ...settling.map(({ about, settleNow: { do: what, who, roles, effort } }) =>
      actionOf(`now ${about}`, { about, lever: null, what, who, roles, effort, findOut: false }),
    ),
    ...steps.map((step) => {
      const { question, to, who, roles, effort, findOut } = step;
      const what = headOf(step);
      return actionOf(`${question} ${to.option}`, {
        about: question,
        lever: null,
        what,
        who,
        roles,
        effort,
        findOut,
      });
    }),
    ...quickestLevers(result).map(({ barrier, lever: { id, text, who, roles, effort } }) =>
      actionOf(`${barrier.id} ${id}`, {
        about: barrier.id,
        lever: id,
        what: text,
        who,
        roles,
        effort,
        findOut: false,
      }),
    ),
  ];
  return [...new Map(actions.map((action) => [action.key, action])).values()];
}

function actionOf(key: string, action: Omit<FirstAction, 'key'>): FirstAction {
  return { key, ...action, what: capitalised(action.what) };
}
