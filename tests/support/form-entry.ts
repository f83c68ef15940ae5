import { compile } from '../../src/engine/compile/compile.ts';
import { resultJson } from '../../src/forms/page/result.ts';
import { readSaved } from '../../src/forms/page/saved.ts';
import { FormState, type PageSettings } from '../../src/forms/page/state.ts';
import type { Framework } from '../../src/model/framework.ts';

/** What the program of a page does with saved answers, without a browser around it: bundled as that is. */
function resultInPage(framework: Framework, settings: PageSettings, saved: string): string {
  const { start } = readSaved(saved, framework);
  return resultJson(new FormState(framework, settings, start), compile(framework));
}

export type ResultInPage = typeof resultInPage;

Object.assign(globalThis, { resultInPage });
