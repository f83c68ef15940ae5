import type { Path } from '../../document/position.ts';
import type { Severity } from '../../problem.ts';

/** Something to be said of a part of a framework. */
export interface Finding {
  readonly code: string;
  readonly severity?: Severity;
  readonly message: string;
  /** What to do; worked out only where it is shown, if looking for the nearest name takes time. */
  readonly advice?: string | (() => string);
  readonly path: Path;
  /** Other parts that it follows from: where one of them is broken, it may not be so. */
  readonly restsOn?: readonly Path[];
  /** Where to point: at the value (the usual) or at its key. */
  readonly part?: 'key' | 'value';
}
