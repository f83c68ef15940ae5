import * as fc from 'fast-check';
import { onOneLine } from '../../src/text.ts';

/** Texts with every kind of character, and more of those that mean something to a reader of banks or pages. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'~=#{}:\\%[]&<>"\'`*_|-/$!.@ \n\r\t',
        '::',
        '->',
        ']]>',
        '//',
        '####',
        '%50%',
        '[html]',
      ),
      fc.constantFrom(
        '\n\n',
        '\\n',
        '\\\\',
        '&&058;',
        '&amp;',
        '<!--',
        '</style>',
        '\u0000',
        '\u001b',
        '\u202e',
        '\ufffe',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('\ud800', '\udfff', 'word', 'é', '£'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  // A framework holds no blank text.
  .filter((text) => visible(text) !== '');

/** What of a text a reader of any format can see: on one line, what nobody sees written out. */
export function visible(text: string): string {
  return onOneLine(text);
}

/** HTML without its tags, as it is seen. */
export function seenHtml(html: string): string {
  return html
    .replace(/<\/?[a-z][^>]*>/gu, ' ')
    .replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: keyof typeof NAMED) => NAMED[name])
    .replace(/\s+/gu, ' ')
    .trim();
}

const NAMED = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
