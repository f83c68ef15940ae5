import { conditionsMakeSense, questionsDoNotHideThemselves } from './condition-rules.ts';
import {
  bandsRise,
  levelsAreEarned,
  oneIsOverall,
  stepsLeadSomewhere,
  stepsLeadUp,
} from './level-and-step-rules.ts';
import { idsAreNotReserved, idsAreUnique, namesLookApart } from './name-rules.ts';
import { claimsHaveGrounds, referencesResolve, rolesAreNamed } from './reference-rules.ts';
import type { Rule } from './rule.ts';
import { measuresCanBeMade, valuesRise } from './score-rules.ts';
import { termsHaveWords } from './term-rules.ts';
import { formerPartsAreClaimedOnce, formerQuestionsMakeSense } from './was-rules.ts';

/** The rules that hold between the parts of a framework. */
export const RULES: readonly Rule[] = [
  idsAreUnique,
  idsAreNotReserved,
  referencesResolve,
  claimsHaveGrounds,
  conditionsMakeSense,
  measuresCanBeMade,
  valuesRise,
  levelsAreEarned,
  oneIsOverall,
  bandsRise,
  stepsLeadSomewhere,
  stepsLeadUp,
  questionsDoNotHideThemselves,
  rolesAreNamed,
  termsHaveWords,
  namesLookApart,
  formerQuestionsMakeSense,
  formerPartsAreClaimedOnce,
];
