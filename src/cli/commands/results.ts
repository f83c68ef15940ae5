/** The commands that print what the engine makes of assessments. They share nearly everything, so they load as one. */
export { run as runCasesList } from './cases-list.ts';
export { run as runCasesShow } from './cases-show.ts';
export { run as runCompare } from './compare.ts';
export { run as runExplain } from './explain.ts';
export { run as runScore } from './score.ts';
