import { strFromU8, unzipSync } from 'fflate';
import { below, type Element, readXml } from '../report/xml.ts';

/** A Word file as a strict reader finds it. Throws where a part of it is not well-formed. */
export interface WordFile {
  readonly parts: Readonly<Record<string, Element>>;
  /** Every element of its text, in order. */
  readonly elements: readonly Element[];
  readonly paragraphs: readonly WordParagraph[];
}

export interface WordParagraph {
  readonly style: string;
  readonly text: string;
}

/** Opens a Word file. */
export function readWord(bytes: Uint8Array): WordFile {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, readXml(strFromU8(part))]),
  );
  const document = parts['word/document.xml'];
  if (document === undefined) throw new Error('no document');
  const elements = below(document);
  const paragraphs = elements
    .filter(({ name }) => name === 'w:p')
    .map((paragraph) => ({
      style: valOf(below(paragraph).find(({ name }) => name === 'w:pStyle')) ?? '',
      text: textOf(paragraph),
    }));
  return { parts, elements, paragraphs };
}

/** What an element says of itself. */
export function valOf(element: Element | undefined): string | undefined {
  return element?.attributes['w:val'];
}

/** The text in an element, with its tabs. */
export function textOf(element: Element): string {
  return below(element)
    .map(({ name, text }) => (name === 'w:t' ? text : name === 'w:tab' && text === '' ? '\t' : ''))
    .join('');
}
