import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { strToU8, zlibSync } from 'fflate';
import type { PageProgram } from '../forms/page/page.ts';
import { packageText } from '../host/files/inspect.ts';
import { TOOL } from '../host/program.ts';

/** The program of a form's page, as the build left it in the package at `root`. */
export function packagedProgram(root: string): PageProgram {
  return pageProgram(packageText(join(root, FORM_PROGRAM)));
}

/** Where the build leaves it. */
const FORM_PROGRAM = 'dist/form-page.js';

/** What a page needs to run `script`. What is packed is the same bytes on every machine. */
export function pageProgram(script: string): PageProgram {
  return {
    script,
    digest: `sha256-${createHash('sha256').update(script).digest('base64')}`,
    pack: (text) => Buffer.from(zlibSync(strToU8(text), { level: 9 })).toString('base64'),
    tool: TOOL,
  };
}
