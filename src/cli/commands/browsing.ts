/** The commands that show the frameworks that ship; they need neither YAML nor the engine, and load as one. */
export { run as runFrameworksList } from './frameworks-list.ts';
export { run as runFrameworksShow } from './frameworks-show.ts';
