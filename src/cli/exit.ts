/** What the program ends with. */
export const EXIT = {
  done: 0,
  /** A gate is not met, or a check found problems. */
  unmet: 1,
  /** Wrong use, or input that cannot be read. */
  usage: 2,
  bug: 70,
  interrupted: 130,
} as const;
