export type * from '../model/condition.ts';
export type * from '../model/framework.ts';
export * from '../model/words.ts';
