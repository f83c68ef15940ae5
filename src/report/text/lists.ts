import type { ShippedFramework } from '../../framework/catalogue.ts';
import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { capitalised, counted } from '../../text.ts';

/** The frameworks that ship. */
export function renderFrameworkList(
  entries: readonly Omit<ShippedFramework, 'showcase'>[],
  paper: Paper,
): string {
  const blocks = entries.map(({ id, version, title, about, isDefault, unverified, questions, cases }) => {
    const marks = [version, isDefault ? 'the default' : '', unverified ? 'unverified' : ''].filter(Boolean);
    return [
      `${paper.style.strong(id)}  (${marks.join(', ')})`,
      ...wrapped(
        `${title}. ${capitalised(counted(questions, 'question'))}, ${counted(cases, 'worked case')}.`,
        paper,
        { first: '  ' },
      ),
      ...(about ? wrapped(about, paper, { first: '  ' }) : []),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\nLook at one with:  joinedup frameworks show ID\n`;
}

/** What a list of worked cases says of each. */
export interface CaseEntry {
  readonly id: string;
  readonly framework: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly place: string;
  readonly period: string;
  /** True for a service that is made up, which must never look like one that there is. */
  readonly invented: boolean;
  /** True where another framework has a case of this name. */
  readonly elsewhere: boolean;
  /** Where it sits, in a few words. */
  readonly position: string;
  /** What else there is to say of it in this list. */
  readonly remarks: readonly string[];
}

/** The worked cases, those of each framework together. */
export function renderCaseList(entries: readonly CaseEntry[], paper: Paper): string {
  const frameworks = new Map(entries.map(({ framework }) => [framework.id, framework]));
  const blocks = [...frameworks.values()].map(({ id, title }) => {
    const own = entries.filter(({ framework }) => framework.id === id);
    const [, ...head] = headed(`${title} (${id})`, paper);
    return [head.join('\n'), ...own.map((entry) => caseBlock(entry, paper))].join('\n\n');
  });
  const which = entries.some(({ elsewhere }) => elsewhere) ? ' --framework FRAMEWORK' : '';
  return `${blocks.join('\n\n\n')}\n\nLook at one with:  joinedup cases show ID${which}\n`;
}

function caseBlock(
  { id, title, place, period, invented, position, remarks }: CaseEntry,
  paper: Paper,
): string {
  const where = invented ? 'invented' : place;
  return [
    paper.style.strong(id) + (invented ? '  (invented, to show how the framework works)' : ''),
    ...wrapped(`${title} (${where}). ${period}.`, paper, { first: '  ' }),
    ...[position, ...remarks].flatMap((text) => wrapped(text, paper, { first: '  ' })),
  ].join('\n');
}

/** Sentences, each on lines of its own. */
export function renderLines(sentences: readonly string[], paper: Paper): string {
  return `${sentences.flatMap((sentence) => wrapped(sentence, paper)).join('\n')}\n`;
}
