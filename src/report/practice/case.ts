import { paragraphTexts } from '../../examples/paragraphs.ts';
import type { Example } from '../../examples/types.ts';
import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Judged } from '../../marking/judging.ts';
import { levelsText, whereText } from '../examples/names.ts';
import { barrierParts } from './barriers.ts';
import { levelParts } from './level.ts';
import { Quotes } from './quotes.ts';

/** A text as parts, each of them lines that stand together. */
export type Parts = readonly (readonly string[])[];

/** The text of a case under a heading, paragraph by paragraph, and nothing of its answer. */
export function caseParts(heading: string, example: Example, paper: Paper): Parts {
  const head = [
    ...titled(heading, paper),
    ...wrapped(whereText(example), paper).map((line) => paper.style.faint(line)),
  ];
  const texts = paragraphTexts(example).map((text) => wrapped(text, paper));
  return [head, ...texts];
}

/** What is said of an answer at once: of its level, of its barriers, and of the case's twin where that was answered before. */
export function answerParts(judged: Judged, before: readonly Judged[], paper: Paper): Parts {
  const quotes = new Quotes(judged.example, paper);
  const twin = before.find(({ example }) => example.id === judged.example.twin?.id);
  return [
    ...levelParts(judged, quotes, paper),
    ...barrierParts(judged, quotes, paper),
    ...(twin ? [twinPart(judged.example, twin.example, paper)] : []),
  ];
}

function twinPart(here: Example, there: Example, paper: Paper): readonly string[] {
  const asked = here.twin?.question;
  const ask = here.facts.find(({ question }) => question === asked)?.ask ?? '';
  const said = ({ facts }: Example) => facts.find(({ question }) => question === asked)?.text ?? '';
  const at = (example: Example) => levelsText(example.right, example);
  const lines = [
    `It differs in one answer from the case before: ${ask}`,
    `There: ${said(there)} So it is ${at(there)}.`,
    `Here: ${said(here)} So it is ${at(here)}.`,
  ];
  return [
    ...titled('One of a pair', paper),
    ...lines.flatMap((line) => wrapped(line, paper, { first: '  ' })),
  ];
}

/** What each of some things is, for somebody who asks before they choose. */
export function aboutParts(
  things: readonly { readonly name: string; readonly about: string | null }[],
  paper: Paper,
): Parts {
  return [
    things.flatMap(({ name, about }) => [
      ...titled(name, paper),
      ...(about === null ? [] : wrapped(about, paper, { first: '  ' })),
    ]),
  ];
}
