import type { Source } from '../document/source.ts';
import type { Framework } from '../model/framework.ts';
import type { Outcome } from '../problem.ts';
import { openFramework } from './open.ts';

/**
 * Loads a framework from the text of its file, in three steps: the shape as written, one normal form, and the
 * rules between its parts. Gives the framework with any warnings, or every problem with its place.
 */
export function loadFramework(source: Source): Outcome<Framework> {
  const opened = openFramework(source);
  return opened.ok ? { ...opened, value: opened.value.framework } : opened;
}
