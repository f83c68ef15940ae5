export type * from '../../model/crosswalk.ts';
