import type { Claim } from '../authoring/claims.ts';
import { claimsInWords } from '../authoring/claims.ts';
import type { Example } from '../authoring/examples.ts';
import type { Framework } from '../framework/types.ts';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import type { Problem } from '../problem.ts';
import { renderProblems } from '../report/problems.ts';
import { counted, onOneLine, quoted } from '../text.ts';

/** A framework without errors that was checked, and what was proved of it. */
export interface Proved {
  readonly file: string;
  readonly framework: Framework;
  readonly claims: readonly Claim[];
  /** Null where they were not asked for. */
  readonly examples: readonly Example[] | null;
}

/** What came of checking some files, for people: every problem, what was proved, and how many there are. */
export function checkText(
  files: readonly string[],
  problems: readonly Problem[],
  proved: readonly Proved[],
  paper: Paper,
): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const [first = ''] = files;
  const which = files.length === 1 ? quoted(first, 200) : `${files.length} files`;
  const tally =
    problems.length === 0
      ? 'no problems'
      : `${counted(errors, 'error')} and ${counted(problems.length - errors, 'warning')}`;
  const claims = proved.flatMap(({ file, claims }) =>
    claimsInWords(claims).flatMap((sentence) =>
      wrapped(files.length === 1 ? sentence : `${onOneLine(file)}: ${sentence}`, paper),
    ),
  );
  return [
    renderProblems(problems, paper),
    ...claims.map((line) => `${line}\n`),
    `${which}: ${tally}.\n`,
  ].join('');
}

/** The same for machines. */
export function checkData(problems: readonly Problem[], proved: readonly Proved[]): object {
  return {
    problems,
    proofs: proved.map(({ file, framework, claims, examples }) => ({
      file,
      framework: framework.id,
      claims: claims.map(({ about, outcome }) => ({ about, outcome })),
      examples:
        examples?.map(({ placement, level, nation, answers, isLeast }) => ({
          placement: placement.placement.id,
          level: level.level.id,
          nation,
          answers: Object.fromEntries([...answers].map(([question, { answer }]) => [question, answer])),
          least: isLeast,
        })) ?? null,
    })),
  };
}
