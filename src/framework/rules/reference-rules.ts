import type { Path } from '../../document/position.ts';
import type { Barrier, Framework, Lever } from '../../model/framework.ts';
import type { WrittenQuestion } from '../../model/question.ts';
import { quoted } from '../../text.ts';
import { allQuestions } from '../traverse.ts';
import { type Finding, noSuch, type Rule, type RuleContext, warning } from './rule.ts';

/** Every named dimension, shared option, kind, nation, level, placement, agency and role exists. */
export const referencesResolve: Rule = (context) =>
  [
    ...questionReferences(context.written.questions, ['questions'], context),
    ...questionReferences(context.written.needs?.questions ?? [], ['needs', 'questions'], context),
    ...needReferences(context),
    ...agencyReferences(context),
    ...barrierReferences(context),
    ...roleReferences(context),
    ...gridReferences(context),
  ].filter((finding) => finding !== null);

function questionReferences(
  questions: readonly WrittenQuestion[],
  path: Path,
  { framework, written }: RuleContext,
): (Finding | null)[] {
  const shared = Object.keys(written.sharedOptions);
  return questions.flatMap(({ dimension, options }, index) => [
    dimension
      ? dangling('dimension', dimension, ids(framework.dimensions), [...path, index, 'dimension'])
      : null,
    typeof options === 'string'
      ? dangling('list of shared options', options, shared, [...path, index, 'options'])
      : null,
  ]);
}

function needReferences({ framework, pathOf }: RuleContext): (Finding | null)[] {
  const levels = framework.placements.flatMap((placement) => ids(placement.levels));
  const { how = [], who = [] } = framework.needs ?? {};
  return [
    ...how.map((rule) => dangling('level', rule.level, levels, [...pathOf(rule), 'level'])),
    ...who.map((rule) =>
      dangling('kind of partner', rule.agency, ids(framework.agencies), [...pathOf(rule), 'agency']),
    ),
  ];
}

function agencyReferences({ framework }: RuleContext): (Finding | null)[] {
  return framework.agencies.flatMap(({ group, standsFor }, index) => [
    group === null
      ? null
      : dangling('group of agencies', group, ids(framework.agencyGroups), ['agencies', index, 'group']),
    ...standsFor.map((agency, place) =>
      dangling('kind of partner', agency, ids(framework.agencies), ['agencies', index, 'stands-for', place]),
    ),
  ]);
}

function barrierReferences({ framework, pathOf }: RuleContext): (Finding | null)[] {
  const levels = framework.placements.flatMap((placement) => ids(placement.levels));
  const nations = (holder: Barrier | Lever) =>
    (holder.nations ?? []).map((nation, index) =>
      dangling('nation', nation, ids(framework.nations), [...pathOf(holder), 'nations', index]),
    );
  return framework.barriers.flatMap((barrier) => [
    dangling('kind of barrier', barrier.kind, ids(framework.kinds), [...pathOf(barrier), 'kind']),
    ...barrier.holdsBack.map((level, index) =>
      dangling('level', level, levels, [...pathOf(barrier), 'holds-back', index]),
    ),
    ...[barrier, ...barrier.levers].flatMap(nations),
  ]);
}

function roleReferences({ framework, pathOf }: RuleContext): (Finding | null)[] {
  const known = ids(framework.roles);
  return rolesIn(framework).flatMap((part) =>
    part.roles.map((role, index) => dangling('role', role, known, [...pathOf(part), 'roles', index])),
  );
}

/** The parts that may name roles, which are steps, levers and whatever cannot wait. */
function rolesIn(framework: Framework): { readonly roles: readonly string[] }[] {
  const questions = allQuestions(framework);
  const { barriers } = framework;
  return [
    ...questions.flatMap(({ options }) => options.map(({ better }) => better)),
    ...barriers.flatMap(({ levers }) => levers),
    ...[...questions, ...barriers].map(({ settleNow }) => settleNow),
  ].filter((part) => part !== null);
}

/** Every declared role can do something. */
export const rolesAreNamed: Rule = ({ framework }) => {
  const named = new Set(rolesIn(framework).flatMap(({ roles }) => roles));
  return framework.roles.flatMap(({ id }, index): Finding[] => {
    if (named.has(id)) return [];
    const message = `No step, lever or “settle-now” names the role ${quoted(id)}.`;
    const advice = 'Name it under “roles:” of what such a person can do, or leave it out.';
    return [warning('unused-role', message, advice, ['roles', index, 'id'])];
  });
};

function gridReferences({ framework }: RuleContext): (Finding | null)[] {
  return (framework.grid ?? []).map((placement, index) =>
    dangling('placement', placement, ids(framework.placements), ['grid', index]),
  );
}

function ids(entries: readonly { readonly id: string }[]): string[] {
  return entries.map((entry) => entry.id);
}

/** Questions, levels, barriers, levers and needs rest on a source that exists, or on own judgement. */
export const claimsHaveGrounds: Rule = ({ framework, pathOf }) => {
  const sources = Object.keys(framework.sources);
  const { how = [], who = [] } = framework.needs ?? {};
  const named = [
    ...allQuestions(framework),
    ...framework.placements.flatMap((placement) => placement.levels),
    ...framework.barriers,
    ...framework.barriers.flatMap((barrier) => barrier.levers),
  ];
  const claims = [
    ...named.map((claim) => ({ claim, name: quoted(claim.id) })),
    ...how.map((claim) => ({ claim, name: `The rule that recommends ${quoted(claim.level)}` })),
    ...who.map((claim) => ({ claim, name: `The rule that recommends ${quoted(claim.agency)}` })),
  ];
  return claims.flatMap(({ claim, name }): Finding[] => {
    const path = pathOf(claim);
    if (claim.source === null) return [withoutSource(name, path)];
    if (claim.source === OWN_JUDGEMENT) return [];
    const finding = dangling('source', claim.source, [...sources, OWN_JUDGEMENT], [...path, 'source']);
    return finding ? [finding] : [];
  });
};

/** The words in place of a source where the author vouches for the claim. */
export const OWN_JUDGEMENT = 'own judgement';

function withoutSource(name: string, path: Path): Finding {
  return warning(
    'no-source',
    `${name} does not say what it rests on.`,
    'Add “source:” with the id of a source, or “source: own judgement”.',
    path,
  );
}

function dangling(what: string, id: string, known: readonly string[], path: Path): Finding | null {
  if (known.includes(id)) return null;
  const isShort = known.length > 0 && known.length <= 12;
  return noSuch(what, id, known, {
    path,
    ...(isShort ? {} : { otherwise: 'Declare it, or leave this out.' }),
  });
}
