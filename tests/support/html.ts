import { type Element, readXml } from '../report/xml.ts';

/** What a reader of HTML sees: every element in order, by its name and its own text, but for style and pictures. Throws where it is not well-formed. */
export function seenInHtml(html: string): { readonly name: string; readonly text: string }[] {
  return outsidePictures(readXml(html))
    .filter(({ name }) => name !== 'style')
    .map(({ name, text }) => ({ name, text: text.replace(/\s+/gu, ' ').trim() }));
}

/** Every element with its attributes, without its words, and without what hangs on how long they are. */
export function shapeOf(root: Element) {
  return outsidePictures(root).map(({ name, attributes }) => {
    const { class: names, style, role, scope, 'data-of': title, viewBox, ...others } = attributes;
    expectKnown([names ?? '', role ?? ''].join(' ').split(' '), WORDS_OF_OURS);
    return { name, attributes: others };
  });
}

const WORDS_OF_OURS =
  /^(?:|answer|front|rungs|stack|wordy|short|beside|n|lead|note|soft|good|bad|unsure|callout|warning|names|ticks|contents|parts|skip|together|blanks|space|defs|table|row|cell|rowheader|img)$/u;

/** What a picture may consist of. */
const OF_PICTURES = /^(?:title|desc|g|path|rect|circle|text|tspan|defs|pattern)$/u;

/** All elements below one in order; in pictures a text is broken as it is long, so there it is only looked at what stands in them. */
function outsidePictures(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.name !== 'svg') return [child, ...outsidePictures(child)];
    expectKnown(
      outsidePictures(child).map(({ name }) => name),
      OF_PICTURES,
    );
    return [child];
  });
}

function expectKnown(names: readonly string[], known: RegExp): void {
  const strange = names.filter((name) => !known.test(name));
  if (strange.length > 0) throw new Error(`A page holds ${strange.join(', ')}.`);
}
