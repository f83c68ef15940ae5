import manifest from '../../package.json' with { type: 'json' };
import type { Tool } from '../model/result.ts';

/** The program and its version, as results and `--version` name it. */
export const TOOL: Tool = { name: manifest.name, version: manifest.version };
