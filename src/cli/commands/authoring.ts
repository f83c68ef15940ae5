/** The commands for those who write frameworks and assessments by hand; they load as one. */
export { run as runFrameworksCheck } from './frameworks-check.ts';
export { run as runFrameworksNew } from './frameworks-new.ts';
export { run as runFrameworksSchema } from './frameworks-schema.ts';
export { run as runTemplate } from './template.ts';
