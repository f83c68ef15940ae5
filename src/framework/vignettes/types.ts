export type * from '../../model/vignettes.ts';
export type { Manner } from '../../model/words.ts';
export * from './filling.ts';
