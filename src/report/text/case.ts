import type { Result } from '../../engine/result.ts';
import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';

/** What is said of a worked case beside its answers. */
export interface CaseNotes {
  readonly period: string;
  readonly literature?: readonly { readonly says: string; readonly source: string }[] | undefined;
  readonly note?: string | undefined;
  readonly invented?: boolean | undefined;
}

/** What the literature calls a published arrangement, why the result may differ, and the page behind each answer. */
export function renderCaseNotes(
  { period, literature, note, invented }: CaseNotes,
  result: Result,
  paper: Paper,
): string {
  const lines = [
    ...headed(invented ? 'The invented case' : 'The published case', paper),
    ...wrapped(`Period: ${period}.`, paper, { first: '  ' }),
    ...(literature ?? []).flatMap(({ says, source }) => [
      ...wrapped(`The literature: ${says}.`, paper, { first: '  ' }),
      ...wrapped(source, paper, { first: '    ' }).map((line) => paper.style.faint(line)),
    ]),
    ...(note ? ['', ...wrapped(note, paper, { first: '  ' })] : []),
    ...headed('What each answer rests on', paper),
    ...result.answers
      .filter(({ source }) => source !== null)
      .flatMap(({ ask, text, note: why, source }) => [
        ...wrapped(`${ask} ${text}`, paper, { first: `  ${paper.glyphs.bullet} ` }),
        ...(why ? wrapped(why, paper, { first: '    ' }) : []),
        ...wrapped(source ?? '', paper, { first: '    ' }).map((line) => paper.style.faint(line)),
      ]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
