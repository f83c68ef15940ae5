import { type Problem, saidIn } from '../../problem.ts';
import { bad, file, type Sentence, say, unsure } from '../../sentence.ts';
import { counted } from '../../text.ts';
import type { Block } from '../blocks.ts';
import { listOf, paperTitle, paras } from '../build-blocks.ts';

/** Problems, each with its place and the line with a mark below it. */
export function problemsPage(problems: readonly Problem[]): Block[] {
  return problems.flatMap((problem): Block[] => {
    const { code, severity, place, excerpt } = problem;
    const where = problem.file && place ? `${problem.file}:${place.line}:${place.column}: ` : '';
    const kind = severity === 'error' ? bad(severity) : unsure(severity);
    const head = line(say`${where}${kind}: ${saidIn(problem)} [${code}]`);
    return place && excerpt?.trim() ? [head, { kind: 'excerpt', ...place, text: excerpt }] : [head];
  });
}

/** What came of checking some files. */
export interface Checked {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** What was proved of each file without an error. */
  readonly proved: readonly { readonly file: string; readonly claims: readonly string[] }[];
}

/** Every problem, what was proved, and a tally. */
export function checkPage({ files, problems, proved }: Checked): Block[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const [first = ''] = files;
  const which = files.length === 1 ? file(first) : `${files.length} files`;
  const tally =
    problems.length === 0
      ? 'no problems'
      : `${counted(errors, 'error')} and ${counted(problems.length - errors, 'warning')}`;
  return [
    paperTitle('What the check found'),
    ...problemsPage(problems),
    ...proved.flatMap(({ file: name, claims }) =>
      paras(...claims.map((claim) => (files.length === 1 ? claim : `${name}: ${claim}`))),
    ),
    line(say`${which}: ${tally}.`),
  ];
}

function line(text: Sentence): Block {
  return { kind: 'para', text, role: 'line' };
}

/** The report on carrying a file over, its name alone where it is already of this major version. */
export interface Upgrade {
  readonly file: string;
  /** The file of which this is the former version. */
  readonly later?: string;
  readonly notes?: readonly string[];
  /** The file name of the former version, or null where nothing was written. */
  readonly former?: string | null;
}

/** The outcome for a file and its answers. */
export function upgradePage({ file: name, later, notes = [], former }: Upgrade): Block[] {
  const said = () => {
    if (later !== undefined) return say`${file(name)} is ${file(later)} as it was, and stays so.`;
    if (former === undefined)
      return say`${file(name)} is of this major version already: there is nothing to do.`;
    if (former === null) return say`${file(name)} would be carried over.`;
    return say`${file(name)} was carried over. As it was, it is kept as ${file(former)}.`;
  };
  return [paperTitle('What was carried over'), line(said()), ...listOf(notes)];
}
