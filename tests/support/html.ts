import { below, readXml } from '../report/examples/xml.ts';

/** What a reader of HTML sees: every element in order, by its name and its own text. Throws where it is not well-formed. */
export function seenInHtml(html: string): { readonly name: string; readonly text: string }[] {
  return below(readXml(html)).map(({ name, text }) => ({ name, text: text.replace(/\s+/gu, ' ').trim() }));
}
