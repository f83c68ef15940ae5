import { SaxesParser } from 'saxes';

/** An element as a strict reader of XML finds it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML strictly; throws at the first thing that is not well-formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const here = () => open.at(-1) as Element;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    here().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const add = (text: string) => {
    here().text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(xml).close();
  return root;
}

/** All elements below one, in order. */
export function below(element: Element): Element[] {
  return element.children.flatMap((child) => [child, ...below(child)]);
}

/** The text of the element that a path of names leads to, by its first occurrence; empty where there is none. */
export function textAt(element: Element, ...path: readonly string[]): string {
  const [name, ...rest] = path;
  if (name === undefined) return element.text;
  const child = element.children.find((each) => each.name === name);
  return child ? textAt(child, ...rest) : '';
}
