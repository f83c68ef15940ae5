import type { ShippedFramework } from '../../framework/catalogue.ts';
import { wrapped } from '../../layout/lines.ts';
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
        `${title}. ${capitalised(counted(questions, 'question'))}, ${counted(cases, 'published case')}.`,
        paper,
        { first: '  ' },
      ),
      ...(about ? wrapped(about, paper, { first: '  ' }) : []),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\nLook at one with:  joinedup frameworks show ID\n`;
}

/** What a list of published arrangements says of each. */
export interface CaseEntry {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly period: string;
  /** Where it sits, in a few words. */
  readonly position: string;
}

/** The published arrangements. */
export function renderCaseList(entries: readonly CaseEntry[], paper: Paper): string {
  const blocks = entries.map(({ id, title, place, period, position }) =>
    [
      paper.style.strong(id),
      ...wrapped(`${title} (${place}). ${period}.`, paper, { first: '  ' }),
      ...wrapped(position, paper, { first: '  ' }),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n\nLook at one with:  joinedup cases show ID\n`;
}
