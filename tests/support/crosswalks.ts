import { parseSource } from '../../src/document/parse.ts';
import type { Source } from '../../src/document/source.ts';
import { checkCrosswalk, crosswalkIn } from '../../src/framework/crosswalk/open-crosswalk.ts';
import type { Crosswalk } from '../../src/model/crosswalk.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Outcome } from '../../src/problem.ts';

/** A crosswalk held against its two frameworks, or everything that is wrong with it. */
export function crosswalkFrom(source: Source, from: Framework, to: Framework): Outcome<Crosswalk> {
  const document = parseSource(source);
  if (!document.ok) return document;
  const { file, problems } = crosswalkIn(document.value);
  return file && problems.length === 0 ? checkCrosswalk(file, { from, to }) : { ok: false, problems };
}
