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
  const { barriers, questions } = urgentMatters(result);
  const steps = result.next ? firstSteps(result.next).filter(({ after }) => after.length === 0) : [];
  const actions = [
    ...barriers.map(({ id, settleNow }) => actionOf(id, settleNow.do, settleNow, { barrier: id })),
    ...questions.map(({ question, settleNow }) => actionOf(question, settleNow.do, settleNow)),
    ...steps.map((step) =>
      actionOf(step.question, headOf(step), step, { option: step.to.option, findOut: step.findOut }),
    ),
    ...quickestLevers(result).map(({ barrier: { id }, lever }) =>
      actionOf(id, lever.text, lever, { barrier: id, lever: lever.id }),
    ),
  ];
  return [...new Map(actions.map((action) => [action.key, action])).values()];
}

function actionOf(
  about: string,
  what: string,
  { who, roles, effort }: Pick<FirstAction, 'who' | 'roles' | 'effort'>,
  more: Partial<Pick<FirstAction, 'barrier' | 'lever' | 'findOut'>> & { readonly option?: string } = {},
): FirstAction {
  const { barrier = null, lever = null, findOut = false, option } = more;
  const key = JSON.stringify([about, barrier, lever, option]);
  return { key, about, barrier, lever, what: capitalised(what), who, roles, effort, findOut };
}
