/** Hears how far a long computation is: what is done, of how many; null where that is not known. */
export type Progress = (done: number, total: number | null) => void;
