import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type DraftAnswer, draftsIn, writtenEntry } from '../../src/assessment/answers.ts';
import { readSaved, savedText } from '../../src/forms/page/saved.ts';
import { FormState, type PageSettings } from '../../src/forms/page/state.ts';
import type { SecondRound } from '../../src/forms/second-round.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { filledWorkbook } from './filled-workbook.ts';
import { partIn } from './forms.ts';
import { mainRun } from './in-process.ts';
import type { Run } from './program.ts';
import type { Files } from './sandbox.ts';

/** A second round from end to end: views in a folder, their forms, what people do with them, and gathering. */

export type Drafts = ReadonlyMap<string, DraftAnswer>;

/** An answer with nothing beside it, or a note. */
export function draft(answer: AnswerValue, note: string | null = null): DraftAnswer {
  return { answer, note, evidence: [], source: null };
}

/** Views as files in the folder `views`, called by who answered. */
export function viewFiles(framework: Framework, people: readonly Drafts[]): Files {
  const { id, version } = framework;
  const isNeed = new Set(framework.needs?.questions.map((question) => question.id));
  return Object.fromEntries(
    people.map((drafts, index) => {
      const part = (ofNeeds: boolean) =>
        Object.fromEntries(
          [...drafts]
            .filter(([question]) => isNeed.has(question) === ofNeeds)
            .map(([question, given]) => [question, writtenEntry(given)]),
        );
      const view = {
        joinedup: 1,
        framework: { id, version },
        service: { name: 'Riverside', nation: 'england' },
        'answered-by': [{ role: `Person ${index + 1}`, organisation: 'Council', name: `Jo ${index + 1}` }],
        date: '2026-10-01',
        ...(isNeed.size > 0 ? { needs: part(true) } : {}),
        answers: part(false),
      };
      return [`views/${nameOf(index)}.yaml`, `# By hand.\n${stringify(view)}`];
    }),
  );
}

export function nameOf(view: number): string {
  return `person-${view + 1}`;
}

export function run(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return mainRun(argv, { cwd });
}

/** The names and texts of the views in a folder. */
export function viewsIn(cwd: string): Record<string, string> {
  const names = readdirSync(join(cwd, 'views')).filter((name) => /\.(?:yaml|json)$/u.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(cwd, 'views', name), 'utf8')]));
}

/** What a view says to every question. */
export function draftsOf(text: string): Drafts {
  return draftsIn(parse(text));
}

/** The page in a file, as it is once somebody has gone through it and saved it. */
export function fillPage(file: string, framework: Framework, goThrough: (state: FormState) => void): void {
  const page = readFileSync(file, 'utf8');
  const settings: PageSettings = JSON.parse(partIn(page, 'joinedup-form'));
  const saved = partIn(page, 'joinedup-answers');
  const { start, problems } = readSaved(saved, framework);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const state = new FormState(framework, settings, start);
  goThrough(state);
  writeFileSync(
    file,
    page.replace(saved, () => `\n${savedText(state.startingPoint(), framework)}\n`),
  );
}

/** What the page in a file asks again. */
export function againIn(file: string): SecondRound {
  const { asks }: PageSettings = JSON.parse(partIn(readFileSync(file, 'utf8'), 'joinedup-form'));
  if (!asks.again) throw new Error('no second round');
  return asks.again;
}

/** The workbook of a second round with what somebody wrote into the rows of some ids. */
export function workbookAgain(
  framework: Framework,
  again: SecondRound,
  entries: Parameters<typeof filledWorkbook>[1] = new Map(),
): Promise<Uint8Array> {
  return filledWorkbook(framework, entries, null, { again });
}

/** The option of a question that is not the one that is given; the question is said by its id. */
export function otherOption(framework: Framework, id: string, given: DraftAnswer | undefined): string {
  const question = allQuestions(framework).find((each) => each.id === id);
  return question?.options.find((option) => option.id !== given?.answer)?.id ?? '';
}
