import manifest from '../../package.json' with { type: 'json' };
import type { Tool } from '../model/result.ts';

/** Exit codes. */
export const EXIT = {
  done: 0,
  /** A gate is not met, or a check found problems. */
  unmet: 1,
  /** Wrong use, unreadable input, output that cannot be written, or something that the machine lacks. */
  usage: 2,
  bug: 70,
  interrupted: 130,
} as const;

/** The program and its version, as results and `--version` name it. */
export const TOOL: Tool = { name: manifest.name, version: manifest.version };
