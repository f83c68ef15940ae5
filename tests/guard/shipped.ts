import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What the list of pages reads of a framework: taken from its file, so that no build has a say in it. */
export interface Listed {
  readonly id: string;
  readonly file: string;
  readonly questions: readonly Choice[];
  /** The levels of each placement, from the lowest. */
  readonly placements: readonly { readonly id: string; readonly levels: readonly string[] }[];
  /** Questions that a barrier rests on. */
  readonly barring: readonly string[];
  readonly cases: readonly ListedCase[];
  readonly hasVignettes: boolean;
  readonly crosswalks: readonly string[];
}

interface Choice {
  readonly id: string;
  readonly options: readonly string[];
}

export interface ListedCase {
  readonly id: string;
  readonly file: string;
  readonly nation: string | null;
  /** By question, the options that are left; none where the answer is not known. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

/** The frameworks that ship, by their files. */
export function frameworksIn(root: string): Listed[] {
  const folder = join(root, 'frameworks');
  const ids = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'framework.yaml')));
  return ids.sort().map((id) => listed(id, root));
}

function listed(id: string, root: string): Listed {
  const at = `frameworks/${id}`;
  const read = (path: string) => parse(readFileSync(join(root, at, path), 'utf8'));
  const names = (path: string) =>
    existsSync(join(root, at, path)) ? readdirSync(join(root, at, path)).sort() : [];
  const written = read('framework.yaml');
  const options = (given: unknown): string[] =>
    (typeof given === 'string' ? written['shared-options'][given] : given).map(idOf);
  const questions: Choice[] = written.questions.map((each: { id: string; options: unknown }) => ({
    id: each.id,
    options: options(each.options),
  }));
  const raised = JSON.stringify(
    (written.barriers ?? []).map((each: Record<string, unknown>) => each['raised-by']),
  );
  return {
    id,
    file: `${at}/framework.yaml`,
    questions,
    placements: (written.placements ?? []).map((each: { id: string; levels: unknown[] }) => ({
      id: each.id,
      levels: each.levels.map(idOf),
    })),
    barring: questions.map((each) => each.id).filter((name) => raised.includes(`"${name}"`)),
    cases: names('cases').map((name) => listedCase(`${at}/cases/${name}`, read(`cases/${name}`))),
    hasVignettes: names('vignettes').length > 0,
    crosswalks: names('crosswalks').map((name) => `${at}/crosswalks/${name}`),
  };
}

function listedCase(file: string, written: Record<string, Record<string, unknown>>): ListedCase {
  const answers = Object.entries(written.answers ?? {}).map(([question, given]) => {
    const answer = typeof given === 'object' && given !== null && 'answer' in given ? given.answer : given;
    return [
      question,
      [answer ?? 'unknown']
        .flat()
        .map(String)
        .filter((option) => option !== 'unknown'),
    ] as const;
  });
  const nation = written.service?.nation;
  return {
    id: file.replace(/^.*\/|\.yaml$/gu, ''),
    file,
    nation: typeof nation === 'string' ? nation : null,
    answers: new Map(answers),
  };
}

function idOf(each: unknown): string {
  return (each as { id: string }).id;
}
