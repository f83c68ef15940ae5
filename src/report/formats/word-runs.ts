import { ConcreteHyperlink, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx';
import { plainRun, runsOf, type Sentence, spaced, type Term } from '../../sentence.ts';
import { onOneLine } from '../../text.ts';
import type { OfKind } from '../blocks.ts';

/** The headings, addresses and lists gathered while a document is written. */
export interface WriterState {
  /** The headings that links may lead to. */
  readonly headings: readonly OfKind<'heading'>[];
  /** The addresses of the links in their order. */
  readonly addresses: string[];
  /** The number of numbered lists. */
  lists: number;
  /** True within a page that is printed small. */
  isSmall: boolean;
}

/** The name of a link by its number, where the package would draw one by lot. */
export function linkName(index: number): string {
  return `Link${index + 1}`;
}

/** The name of a place by its number, as not every sign of an id is allowed in one. */
export function placeName(index: number): string {
  return `_Place${index + 1}`;
}

/** A sentence as the runs of a paragraph. */
export function runsIn(text: Sentence, book: WriterState): ParagraphChild[] {
  const runs = runsOf(text)
    .flatMap(runsOfTerm)
    .filter((run) => run.text !== '');
  return runs.map(({ text: words, looks, to }, index) => {
    const started = index === 0 ? words.trimStart() : words;
    const run = new TextRun({ ...looks, text: index === runs.length - 1 ? started.trimEnd() : started });
    return to === undefined ? run : linked(run, to, book);
  });
}

interface Run {
  readonly text: string;
  readonly looks: IRunOptions;
  readonly to?: string;
}

function runsOfTerm(run: string | Term): Run[] {
  if (typeof run === 'string') return [{ text: spaced(run, onOneLine), looks: {} }];
  switch (run.kind) {
    case 'strong':
    case 'good':
    case 'bad':
    case 'unsure':
      return [{ text: onOneLine(run.text), looks: { bold: true } }];
    case 'soft':
      return [{ text: spaced(run.text, onOneLine), looks: { style: 'Soft' } }];
    case 'value':
      return [{ text: plainRun(run), looks: {} }];
    case 'code':
    case 'file':
      return [{ text: onOneLine(run.text), looks: { style: 'CodeWord' } }];
    case 'command':
      return [{ text: onOneLine(plainRun(run)), looks: { style: 'CodeWord' } }];
    // What joins the two keeps the number on the line of its words.
    case 'mark':
      return [
        { text: onOneLine(run.text), looks: { underline: {} } },
        { text: `\u2060${run.number}`, looks: { superScript: true } },
      ];
    case 'link':
      return [{ text: onOneLine(run.text), looks: { style: 'Hyperlink' }, to: run.to }];
  }
}

function linked(run: TextRun, to: string, { headings, addresses }: WriterState): ParagraphChild {
  if (to.startsWith('#')) {
    const place = headings.findIndex(({ id }) => id === to.slice(1));
    return place < 0 ? run : new InternalHyperlink({ children: [run], anchor: placeName(place) });
  }
  // An address that is none makes a file that Word finds broken.
  const written = to.replace(/[^!-~]+/gu, encodeURIComponent).replace(/%(?![\da-f]{2})/giu, '%25');
  if (!ADDRESS.test(written)) return run;
  const [address = '', anchor] = written.split(/#(.*)/su);
  addresses.push(address);
  return new ConcreteHyperlink([run], linkName(addresses.length - 1), anchor || undefined, written);
}

const ADDRESS = /^https?:\/\/[\w.~%-]+(?::\d{1,5})?(?:[/?#]|$)/iu;
