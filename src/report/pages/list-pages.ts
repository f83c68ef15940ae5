import type { ShippedFramework } from '../../model/framework.ts';
import { code, type Sentence, say } from '../../sentence.ts';
import { capitalised, counted } from '../../text.ts';
import type { Block, Cell } from '../blocks.ts';
import { apart, paperTitle, para, paras, section, tableOf } from '../build-blocks.ts';

/** The frameworks that ship. */
export function frameworksPage(entries: readonly Omit<ShippedFramework, 'showcase'>[]): Block[] {
  const rows = entries.map(({ id, version, title, about, isDefault, unverified, questions, cases }) => {
    const marks = [version, isDefault ? 'the default' : '', unverified ? 'unverified' : ''].filter(Boolean);
    const size = `${title}. ${capitalised(counted(questions, 'question'))}, ${counted(cases, 'worked case')}.`;
    return [[say`${code(id)} (${marks.join(', ')})`], about ? [size, about] : [size]];
  });
  return [paperTitle('Frameworks'), ...records('Framework', rows), lookAt('joinedup frameworks show ID')];
}

/** A worked case, as a list tells it. */
export interface CaseEntry {
  readonly id: string;
  readonly framework: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly place: string;
  readonly period: string;
  /** True for a made-up service, which must never look like a real one. */
  readonly invented: boolean;
  readonly elsewhere: boolean;
  readonly position: string;
  readonly remarks: readonly string[];
}

/** The worked cases by framework, or why there is `none`. */
export function casesPage({
  entries,
  none,
}: {
  readonly entries: readonly CaseEntry[];
  readonly none: readonly Sentence[];
}): Block[] {
  const frameworks = new Map(entries.map(({ framework }) => [framework.id, framework]));
  const which = entries.some(({ elsewhere }) => elsewhere) ? ' --framework FRAMEWORK' : '';
  return [
    paperTitle('Worked cases'),
    ...[...frameworks.values()].flatMap(({ id, title }) =>
      section(
        say`${title} (${code(id)})`,
        records('Case', entries.filter(({ framework }) => framework.id === id).map(caseRow)),
      ),
    ),
    ...(entries.length > 0 ? [lookAt(`joinedup cases show ID${which}`)] : apart(paras(...none))),
  ];
}

function caseRow({ id, title, place, period, invented, position, remarks }: CaseEntry): Cell[] {
  return [
    [say`${code(id)}${invented ? ' (invented, to show how the framework works)' : ''}`],
    [`${title} (${invented ? 'invented' : place}). ${period}.`, position, ...remarks],
  ];
}

function records(what: string, rows: readonly (readonly Cell[])[]): Block[] {
  return tableOf([what, { title: 'What it is', speaks: true }], rows, { read: 'records' });
}

function lookAt(command: string): Block {
  return para(say`Look at one with: ${code(command)}`);
}
