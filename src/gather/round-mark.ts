import type { Grid } from '../document/grid.ts';
import type { SourceDocument } from '../document/parse.ts';
import { isRecord, type Source } from '../document/source.ts';
import { settingsIn } from './read-page.ts';

/** A view by the name of its file, and by the mark of the form that it was gathered from, null where it was not. */
export interface ViewNamed {
  readonly view: string;
  readonly origin: string | null;
}

/** What tells a form of a second round from one of the first, and on top of which view it goes. */
export interface RoundMark {
  /** The views that it names; more than one only where forms were mixed. */
  readonly views: readonly ViewNamed[];
  /** By question, the mark of what the view said when the form was made. */
  readonly marks: ReadonlyMap<string, string>;
}

/** The mark of a page; null where it is of no second round. */
export function roundInPage(source: Source): RoundMark | null {
  const settings = valueIn(settingsIn(source));
  const asks = isRecord(settings) && isRecord(settings.asks) ? settings.asks : {};
  const { view, origin, questions } = isRecord(asks.again) ? asks.again : {};
  if (typeof view !== 'string' || !Array.isArray(questions)) return null;
  const marks = questions
    .filter(isRecord)
    .flatMap(({ id, mark }): [string, string][] =>
      typeof id === 'string' && typeof mark === 'string' ? [[id, mark]] : [],
    );
  return { views: [{ view, origin: typeof origin === 'string' ? origin : null }], marks: new Map(marks) };
}

function valueIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The questions that were answered again in a page; null where it does not say so. */
export function answeredAgainIn({ value }: SourceDocument): readonly string[] | null {
  const again = isRecord(value) ? value.again : null;
  return Array.isArray(again) ? again.filter((each) => typeof each === 'string') : null;
}

const WORKBOOK = /^joinedup round 2: (.+)$/u;
const ROW = /^joinedup again: ([a-z][a-z0-9-]*) ([0-9a-f]{12}) (.+)$/u;

/** The mark of a workbook, or of a table of one of its sheets; null where it is of no second round. */
export function roundInGrids(grids: readonly Grid[]): RoundMark | null {
  const views = new Set<string>();
  const marks = new Map<string, string>();
  for (const text of grids.flatMap(({ rows }) =>
    [...rows.values()].flatMap((cells) => [...cells.values()]),
  )) {
    const [, question, mark, view = WORKBOOK.exec(text)?.[1]] = ROW.exec(text) ?? [];
    if (view !== undefined) views.add(view);
    if (question !== undefined && mark !== undefined) marks.set(question, mark);
  }
  return views.size === 0 ? null : { views: [...views].map(viewIn), marks };
}

function viewIn(named: string): ViewNamed {
  const [, view = named, origin = null] = /^(.+) ([0-9a-f]{12})$/u.exec(named) ?? [];
  return { view, origin };
}
