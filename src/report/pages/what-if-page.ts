import type { WhatIf } from '../../model/comparison.ts';
import type { Block } from '../blocks.ts';
import { apart, heading, lead, listOf, note, para, section, titledIf } from '../build-blocks.ts';
import { needsTitle } from '../words/need-words.ts';
import { scalePlaces } from '../words/result-kinds.ts';
import { serviceName } from '../words/service-words.ts';
import {
  answerGroups,
  barrierSummary,
  changedBarrierGroups,
  newlyBecause,
  partnerText,
  raisedBy,
  SIDES,
  whatIfFacts,
} from '../words/what-if-changes.ts';
import { changedAnswers, headlines } from '../words/what-if-headlines.ts';
import { levelRemarks, nextSteps, nextTitle } from '../words/what-if-levels.ts';
import { notesOf } from './page-head.ts';
import {
  answersBeside,
  barriersBeside,
  enoughOf,
  needsBeside,
  placementsBeside,
  profilesBeside,
  scoresBeside,
} from './side-by-side.ts';

const { labels } = SIDES;

/** A result beside the one that it would be. */
export function whatIfPage(whatIf: WhatIf): Block[] {
  const { service, framework, notes } = whatIf.before;
  return [
    heading(1, `What if? ${serviceName(service)}`),
    note(whatIfFacts(whatIf)),
    ...notesOf(framework, notes),
    note('Only tried out: nothing is written to the assessment.'),
    ...headlines(whatIf).map((text) => lead(text)),
    ...section('The answers', answers(whatIf)),
    ...section('Where it sits', positions(whatIf)),
    ...section(needsTitle(whatIf.after), needs(whatIf)),
    ...section('Profile', profile(whatIf)),
    ...section('Barriers', barriers(whatIf)),
    ...section(nextTitle(whatIf), next(whatIf)),
  ];
}

function answers(whatIf: WhatIf): Block[] {
  const changed = changedAnswers(whatIf).map(({ ask, before, after }) => ({ ask, answers: [before, after] }));
  return [
    ...answersBeside(changed, labels),
    ...answerGroups(whatIf).flatMap(({ title, items, sure }) => {
      const cut = sure ? null : enoughOf(items.length, 'question');
      return section(`${title} (${items.length})`, listOf(items, cut), 3);
    }),
  ];
}

function positions(whatIf: WhatIf): Block[] {
  const { before, changes } = whatIf;
  return before.placements.flatMap(({ id, title }) => {
    const moved = changes.placements.find((each) => each.id === id);
    const blocks = [...(moved ? placementsBeside(moved, labels) : []), ...listOf(levelRemarks(id, whatIf))];
    return apart(titledIf(before.placements.length > 1, title, blocks));
  });
}

function needs(whatIf: WhatIf): Block[] {
  const { before, changes } = whatIf;
  const { levels, partners } = changes.needs;
  return [
    ...needsBeside(levels, labels, before.placements.length > 1, (placement) =>
      newlyBecause(placement, whatIf),
    ),
    ...section('Who with', listOf(partners.map(partnerText)), 3),
  ];
}

function profile({ before, after, changes }: WhatIf): Block[] {
  const { score } = changes;
  return [
    ...profilesBeside(changes.profile, labels, [before, after].map(scalePlaces)),
    ...(score && before.placements.length > 0 ? scoresBeside(score.columns, labels) : []),
  ];
}

function barriers(whatIf: WhatIf): Block[] {
  const summary = barrierSummary(whatIf);
  if (summary === null) return [];
  const groups = changedBarrierGroups(whatIf);
  return [para(summary), ...barriersBeside(groups, labels, (id) => raisedBy(id, whatIf))];
}

function next(whatIf: WhatIf): Block[] {
  const several = whatIf.before.placements.length > 1;
  return nextSteps(whatIf).flatMap(({ title, text, more }) =>
    titledIf(several, title, [para(text), ...listOf(more)]),
  );
}
