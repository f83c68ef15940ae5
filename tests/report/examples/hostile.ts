import * as fc from 'fast-check';
import { UNPRINTABLE } from '../../../src/text.ts';

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

/** What of a text a reader of any format can see: on one line, controls written out, half characters replaced. */
export function visible(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(UNPRINTABLE, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\u{fffd}');
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
