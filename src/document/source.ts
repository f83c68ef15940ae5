/** The largest text that is read, in bytes. The largest framework that ships is a tenth of it. */
export const LARGEST_FILE = 2 * 1024 * 1024;

/** A text and the name that messages give it: a path, or `-` for standard input. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** What the text was taken to be written in, where that was guessed. */
  readonly encoding?: 'Windows-1252';
}
