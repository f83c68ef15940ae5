export type * from '../model/key.ts';
export { DIFFICULTIES, type Difficulty, KINDS, type Kind } from '../model/words.ts';
