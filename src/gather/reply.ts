import { withoutNothing, writtenEntry } from '../assessment/answers.ts';
import { calledIn } from '../assessment/match-words.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { NO_ROLE } from '../model/vocabulary.ts';
import type { Problem, Severity } from '../problem.ts';
import { counted, firstOf, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import type { About } from './about-headings.ts';

/** What one person said, wherever it stood. */
export interface Reply {
  /** The row of its table; null where the file holds no other. */
  readonly row: number | null;
  readonly about: ReadonlyMap<About, string>;
  /** What it says of the service besides its name and nation, as a file has it. */
  readonly service?: Readonly<Record<string, unknown>>;
  readonly answers: ReadonlyMap<string, ReplyAnswer>;
}

export interface ReplyAnswer {
  answer: AnswerValue | null;
  note: string | null;
  evidence: string[];
}

/** An answer of which nothing is said yet. */
export function unsaid(): ReplyAnswer {
  return { answer: null, note: null, evidence: [] };
}

/** Something in a cell, or in a row, that was left out; or that somebody should know. */
export interface CellProblem {
  /** An error where something was left out that was an answer. */
  readonly severity: Severity;
  readonly code: string;
  readonly sheet: string | null;
  /** The address of the cell; null where the whole sheet is meant. */
  readonly cell: string | null;
  readonly message: string;
  readonly advice: string;
}

/** Alike ones are reported once; more cells than these are counted. */
const MOST_CELLS_NAMED = 8;

/** What is wrong with the cells of a file, each kind once, with where it stands. */
export function cellProblems(file: string, problems: readonly CellProblem[]): Problem[] {
  const alike = groupedBy(problems, ({ sheet, code, message }) => JSON.stringify([sheet, code, message]));
  return [...alike.values()].map((group): Problem => {
    const [first] = group;
    const cells = [...new Set(group.flatMap(({ cell }) => cell ?? []))];
    const named = firstOf(cells, MOST_CELLS_NAMED, (rest) => counted(rest, 'other cell'));
    const where = [
      quoted(file, 200),
      ...(first.sheet === null ? [] : [`sheet ${quoted(first.sheet)}`]),
      ...(named.length > 0 ? [listed(named)] : []),
    ].join(', ');
    const message = `${where}: ${first.message}`;
    return { code: first.code, severity: first.severity, message, advice: first.advice, file };
  });
}

/** A reply as an assessment file has it. `version` is that of the framework as the form had it. */
export function writtenReply(
  { about, service: facts, answers }: Reply,
  framework: Framework,
  version: string,
): Record<string, unknown> {
  const needs = new Set(framework.needs?.questions.map(({ id }) => id));
  const entries = (ofNeeds: boolean) =>
    Object.fromEntries(
      [...answers]
        .filter(([id]) => needs.has(id) === ofNeeds)
        .map(([id, given]) => [id, writtenEntry(given)]),
    );
  const asked = entries(true);
  const respondent = respondentOf(about, framework);
  const service = withoutNothing({ name: about.get('service'), nation: about.get('nation'), ...facts });
  return {
    joinedup: 1,
    framework: { id: framework.id, version },
    ...(Object.keys(service).length > 0 ? { service } : {}),
    ...withoutNothing({ 'answered-by': respondent && [respondent], date: about.get('day') }),
    ...(Object.keys(asked).length > 0 ? { needs: asked } : {}),
    answers: entries(false),
  };
}

function respondentOf(about: Reply['about'], { roles }: Framework): Record<string, unknown> | null {
  const [role, organisation] = [about.get('role'), about.get('organisation')];
  const name = about.get('name') ?? about.get('email');
  if (role === undefined && organisation === undefined && name === undefined) return null;
  const known = calledIn(role ?? '', roles);
  return withoutNothing({ role: known?.title ?? role ?? NO_ROLE, as: known?.id, organisation, name });
}
