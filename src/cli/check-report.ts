import type { Claim } from '../authoring/claims.ts';
import { claimsInWords } from '../authoring/claims.ts';
import type { Example } from '../authoring/examples.ts';
import type { Framework } from '../model/framework.ts';
import { type Problem, problemData } from '../problem.ts';
import type { Checked } from '../report/pages/problems.ts';

/** A framework without errors that was checked, and what was proved of it. */
export interface Proved {
  readonly file: string;
  readonly id: string;
  readonly claims: readonly Claim[];
  /** Null where they were not asked for. */
  readonly examples: { readonly framework: Framework; readonly all: readonly Example[] } | null;
}

/** What came of checking some files, for people. */
export function checkedIn(
  files: readonly string[],
  problems: readonly Problem[],
  proved: readonly Proved[],
): Checked {
  return {
    files,
    problems,
    proved: proved.map(({ file, claims }) => ({ file, claims: claimsInWords(claims) })),
  };
}

/** The same for machines. */
export function checkData(problems: readonly Problem[], proved: readonly Proved[]): object {
  return {
    problems: problems.map(problemData),
    proofs: proved.map(({ file, id, claims, examples }) => ({
      file,
      framework: id,
      claims: claims.map(({ about, outcome }) => ({ about, outcome })),
      examples:
        examples?.all.map(({ placement, level, nation, answers, isLeast }) => ({
          placement: placement.placement.id,
          level: level.level.id,
          nation,
          answers: Object.fromEntries([...answers].map(([question, { answer }]) => [question, answer])),
          least: isLeast,
        })) ?? null,
    })),
  };
}
