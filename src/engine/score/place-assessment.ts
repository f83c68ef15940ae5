import type { Assessment } from '../../model/assessment.ts';
import type { Result, Tool } from '../../model/result.ts';
import { modelIn } from '../compile/nation-terms.ts';
import type { Model } from '../compiled.ts';
import { groundOf, tally } from '../logic/ground.ts';
import { NO_PROVER, type Prover } from '../logic/search.ts';
import { fragileAnswers } from '../settling/fragile.ts';
import type { settlingOf } from '../settling/settling-answers.ts';
import type { decideNext } from '../steps/next-steps.ts';
import { decideBarriers } from './decide-barriers.ts';
import { decideNeeds } from './decide-needs.ts';
import { placementResult } from './decide-placements.ts';
import { profileOf, scoreOf, sharesOf } from './dimension-profile.ts';
import { openQuestions } from './open-questions.ts';
import { withViews } from './panel-views.ts';
import { workingOf } from './working.ts';

/** `scoreAssessment` without what would settle open answers and what is next, several times as fast. */
export function placeAssessment(
  model: Model,
  assessment: Assessment,
  tool: Tool,
  prove: Prover = NO_PROVER,
): Result {
  return resultOf(model, assessment, { tool, prove, further: null });
}

interface Making {
  readonly tool: Tool;
  readonly prove: Prover;
  /** What would settle what is open, and what is next; null where nobody reads that. */
  readonly further: { readonly settlingOf: typeof settlingOf; readonly decideNext: typeof decideNext } | null;
}

export function resultOf(written: Model, assessment: Assessment, { tool, prove, further }: Making): Result {
  const model = modelIn(written, assessment.service.nation);
  const ground = groundOf(model, assessment.answers, assessment.service.nation, prove);
  const { situation, answers } = ground;
  const placements = model.placements.map((placement) =>
    placementResult(placement, ground, further?.settlingOf),
  );
  const needs = decideNeeds(model, assessment, placements, prove);
  const fragile = model.placements.flatMap((placement, index) => {
    const result = placements[index];
    return result ? fragileAnswers(placement, result, ground) : [];
  });
  const recommended = needs?.called?.recommended ?? null;
  const decided = decideBarriers(placements, ground);
  const barriers = decided.map(({ result }) => result);
  const shares = sharesOf(model, situation);
  const profile = profileOf(model, situation, shares);
  const score = scoreOf(model, situation, shares);
  const result: Result = {
    schemaVersion: 1,
    tool,
    framework: frameworkResult(model, assessment),
    service: serviceResult(model, assessment),
    date: assessment.date,
    answeredBy: answeredByOf(model, assessment),
    ...(assessment.round === undefined ? {} : { round: assessment.round }),
    notes: assessment.notes,
    answered: tally(answers, situation),
    answers,
    placements,
    score,
    profile,
    nations: model.framework.nations,
    kinds: model.framework.kinds,
    barriers,
    fragile,
    openQuestions: openQuestions(placements, decided, ground),
    needs: needs?.result ?? null,
    recommended,
    next: further?.decideNext(ground, assessment, { placements, barriers, recommended }) ?? null,
    grid: model.framework.grid,
    sources: model.sources,
    working: workingOf(
      { placements, score, profile, fragile, barriers: decided, called: needs?.called ?? null },
      ground,
    ),
  };
  return assessment.panel ? withViews(result, assessment.panel, model) : result;
}

/** Who answered, with the title of the role of the framework that each has. */
export function answeredByOf({ framework }: Model, { answeredBy }: Assessment): Result['answeredBy'] {
  return answeredBy.map(({ role, organisation, name, as }) => ({
    role,
    organisation,
    name,
    as,
    asTitle: titleOf(framework.roles, as),
  }));
}

function frameworkResult(
  { framework, isPartlyUnverified }: Model,
  { frameworkVersion }: Assessment,
): Result['framework'] {
  const { id, version, title, unverified } = framework;
  const answeredVersion = frameworkVersion === version ? null : frameworkVersion;
  return { id, version, title, unverified, partlyUnverified: isPartlyUnverified, answeredVersion };
}

function serviceResult({ framework }: Model, { service }: Assessment): Result['service'] {
  return {
    name: service.name,
    sides: service.sides.flatMap((side) =>
      framework.agencies
        .filter(({ id }) => id === side)
        .map(({ id, title, short }) => ({ agency: id, title, short })),
    ),
    nation: service.nation,
    nationTitle: titleOf(framework.nations, service.nation),
    people: service.people,
    scope: service.scope,
    partners: service.partners.map(({ name, agency }) => ({
      name,
      agency,
      agencyTitle: titleOf(framework.agencies, agency),
    })),
    partnersComplete: service.partnersComplete,
  };
}

/** The title of the entry with an id; null for no id, and for one that there is not. */
export function titleOf(
  entries: readonly { readonly id: string; readonly title: string }[],
  id: string | null,
): string | null {
  return entries.find((entry) => entry.id === id)?.title ?? null;
}
