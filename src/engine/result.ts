export type * from '../model/result.ts';
