import { bandsRise } from './bands.ts';
import { conditionsMakeSense } from './conditions.ts';
import { idsAreNotReserved, idsAreUnique } from './ids.ts';
import { levelsAreEarned, oneIsOverall } from './levels.ts';
import { namesLookApart } from './looks.ts';
import { questionsDoNotHideThemselves } from './questions.ts';
import { claimsHaveGrounds, referencesResolve, rolesAreNamed } from './references.ts';
import type { Rule } from './rule.ts';
import { measuresCanBeMade, scoresCanBeMade, valuesRise } from './scores.ts';
import { stepsLeadSomewhere, stepsLeadUp } from './steps.ts';
import { termsHaveWords } from './terms.ts';
import { formerPartsAreClaimedOnce, formerQuestionsMakeSense } from './was.ts';

/** What must hold between the parts of a framework. */
export const RULES: readonly Rule[] = [
  idsAreUnique,
  idsAreNotReserved,
  referencesResolve,
  claimsHaveGrounds,
  conditionsMakeSense,
  scoresCanBeMade,
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
