import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';

/** Workbooks that nobody means well with, made when they are asked for. */

interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** What its directory says of its size, where that is a lie. */
  readonly size?: number;
  readonly method?: number;
  readonly flags?: number;
  /** True for a part whose bytes are those of the part before. */
  readonly isAgain?: boolean;
}

interface Squeezed {
  readonly bytes: Buffer;
  readonly data: Buffer;
  readonly check: number;
}

function squeezed(content: Part['content'], method: number): Squeezed {
  const bytes = Buffer.from(content);
  return { bytes, data: method === 8 ? deflateRawSync(bytes, { level: 6 }) : bytes, check: checksum(bytes) };
}

/** A packed file of these parts, each squeezed. */
function packed(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  let last: Squeezed | null = null;
  let before = 0;
  for (const { name, content, size, method = 8, flags = 0, isAgain = false } of parts) {
    last = isAgain && last ? last : squeezed(content, method);
    const { bytes, data, check } = last;
    const called = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(check, 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(size ?? bytes.length, 18);
    head.writeUInt16LE(called.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, called, data]);
    const tail = Buffer.alloc(14);
    if (!isAgain) before = at;
    tail.writeUInt32LE(before, 10);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, tail, called]));
    if (isAgain) continue;
    pieces.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length & 0xffff, 4);
  end.writeUInt16LE(parts.length & 0xffff, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...pieces, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

function checksum(bytes: Buffer): number {
  const table = Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet. */
function partsWith(
  sheet: Part['content'],
  more: Partial<Record<'workbook' | 'shared' | 'styles', string>> = {},
): Part[] {
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content:
        more.workbook ?? '<workbook><sheets><sheet name="One" sheetId="1" r:id="b"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="b" Type="${TYPES}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="d" Type="${TYPES}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...(more.shared === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: more.shared }]),
    ...(more.styles === undefined ? [] : [{ name: 'xl/styles.xml', content: more.styles }]),
  ];
}

function sheetOf(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

const text = (said: string) => `<c r="A1" t="inlineStr"><is><t>${said}</t></is></c>`;

/** Spaces, or rows, without end: as many as `bytes`. */
function filled(bytes: number, piece: string): Buffer {
  return Buffer.alloc(bytes, piece);
}

const ROW = `<row><c t="inlineStr"><is><t>the same again and again</t></is></c></row>`;

/** Each with what is said of it. */
export const HOSTILE: readonly (readonly [name: string, make: () => Buffer, said: RegExp])[] = [
  [
    'a cell at the far end',
    () => packed(partsWith(sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))),
    /more than 20,000 rows/u,
  ],
  [
    'an absurd address',
    () => packed(partsWith(sheetOf('<row><c r="AAAAAAAA99999999999999"><v>1</v></c></row>'))),
    /address of no cell/u,
  ],
  [
    'a document type',
    () =>
      packed(
        partsWith(
          `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${sheetOf(`<row>${text('&b;')}</row>`)}`,
        ),
      ),
    /not what it should be/u,
  ],
  [
    'a billion laughs',
    () => {
      const names = [...'abcdefghij'];
      const entities = names.map((name, index) =>
        index === 0 ? '<!ENTITY a "ha">' : `<!ENTITY ${name} "${`&${names[index - 1]};`.repeat(10)}">`,
      );
      const shared = `<!DOCTYPE sst [${entities.join('')}]><sst><si><t>&j;</t></si></sst>`;
      return packed(partsWith(sheetOf('<row><c r="A1" t="s"><v>0</v></c></row>'), { shared }));
    },
    /not what it should be/u,
  ],
  [
    'a million shared texts',
    () => packed(partsWith(sheetOf(''), { shared: `<sst>${'<si/>'.repeat(1_000_000)}</sst>` })),
    /too large/u,
  ],
  [
    'a million shared texts with something in them',
    () => packed(partsWith(sheetOf(''), { shared: `<sst>${'<si><t>a</t></si>'.repeat(1_000_000)}</sst>` })),
    /too large/u,
  ],
  [
    'a part that says it is larger than it is',
    () =>
      packed(
        partsWith(sheetOf('')).map((part) =>
          part.name.endsWith('sheet1.xml') ? { ...part, size: 10_000_000 } : part,
        ),
      ),
    /damaged/u,
  ],
  [
    'a part that says it has four thousand million bytes',
    () =>
      packed(
        partsWith(sheetOf('')).map((part) =>
          part.name.endsWith('sheet1.xml') ? { ...part, size: 0xfffffffe } : part,
        ),
      ),
    /too large/u,
  ],
  [
    'sizes that stand elsewhere, as in a very large file',
    () => packed(partsWith(sheetOf('')).map((part) => ({ ...part, size: 0xffffffff }))),
    /as only very large files are/u,
  ],
  [
    'one part that stands a thousand times in the directory',
    () => {
      const bomb = filled(15_000_000, ' ');
      return packed([
        ...partsWith(sheetOf('')),
        { name: 'xl/a.xml', content: bomb },
        ...Array.from({ length: 1000 }, (_, index) => ({
          name: `xl/a${index}.xml`,
          content: bomb,
          isAgain: true,
        })),
      ]);
    },
    /damaged/u,
  ],
  ['a word for a workbook', () => Buffer.from('PKhello'), /is damaged/u],
  [
    'rows without end',
    () => {
      const body = filled(Math.ceil(40_000_000 / ROW.length) * ROW.length, ROW);
      return packed(
        partsWith(
          Buffer.concat([
            Buffer.from('<worksheet><sheetData>'),
            body,
            Buffer.from('</sheetData></worksheet>'),
          ]),
        ),
      );
    },
    /too large/u,
  ],
  ['spaces without end', () => packed(partsWith(filled(60_000_000, ' '))), /too large/u],
  [
    'sixty thousand parts',
    () =>
      packed([
        ...partsWith(sheetOf('')),
        ...Array.from({ length: 60_000 }, (_, index) => ({ name: `x/${index}`, content: '', method: 0 })),
      ]),
    /too many parts/u,
  ],
  [
    'a part that lies about its size',
    () =>
      packed(
        partsWith('').map((part) =>
          part.name.endsWith('sheet1.xml') ? { ...part, content: filled(60_000_000, ' '), size: 100 } : part,
        ),
      ),
    /larger than it says/u,
  ],
  [
    'many small cells',
    () => {
      const row = `<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`;
      return packed(partsWith(sheetOf(row.repeat(1000))));
    },
    /more than 150,000 cells/u,
  ],
  [
    'a text that is too long',
    () => packed(partsWith(sheetOf(`<row>${text('x'.repeat(2_000_000))}</row>`))),
    /too long/u,
  ],
  ['a password', () => packed(partsWith(sheetOf('')).map((part) => ({ ...part, flags: 1 }))), /password/u],
  [
    'two parts of one name',
    () => packed([...partsWith(sheetOf('')), { name: 'XL/worksheets/SHEET1.xml', content: '' }]),
    /damaged/u,
  ],
  [
    'a way of packing that is not known',
    () => packed(partsWith(sheetOf('')).map((part) => ({ ...part, method: 12 }))),
    /not known/u,
  ],
  ['elements without end', () => packed(partsWith('<a>'.repeat(3_000_000))), /too large/u],
  [
    'an attribute without end',
    () => packed(partsWith(`<worksheet a="${'x'.repeat(9_000_000)}`)),
    /not what it should be/u,
  ],
  ['elements beside each other', () => packed(partsWith(`<a>${'<b/>'.repeat(3_000_000)}</a>`)), /too large/u],
  [
    'a document of another kind',
    () => packed([{ name: 'word/document.xml', content: '<x/>' }]),
    /no Excel workbook/u,
  ],
];

/** What is odd and harmless: each with the texts that it holds. */
export const ODD: readonly (readonly [name: string, make: () => Buffer, texts: readonly string[]])[] = [
  [
    'a validation over the whole sheet, and styles to its end',
    () =>
      packed(
        partsWith(
          `<worksheet><cols><col min="1" max="16384"/></cols><sheetData><row>${text('here')}</row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations></worksheet>`,
        ),
      ),
    ['here'],
  ],
  [
    'names with what a colon divides',
    () =>
      packed(
        partsWith(
          '<x:worksheet><x:sheetData><x:row><x:c r="B2" t="str"><x:v>here</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        ),
      ),
    ['here'],
  ],
  [
    'texts in pieces, with how they are spoken',
    () =>
      packed(
        partsWith(sheetOf('<row><c r="A1" t="s"><v>0</v></c></row>'), {
          shared: '<sst><si><r><t>a </t></r><r><t>b_x0041_</t></r><rPh><t>no</t></rPh></si></sst>',
        }),
      ),
    ['a bA'],
  ],
  [
    'days by their format, from 1904',
    () =>
      packed(
        partsWith(
          sheetOf(
            '<row><c r="A1" s="1"><v>44894</v></c><c r="B1" s="2"><v>44894.5</v></c><c r="C1" s="0"><v>44894</v></c></row>',
          ),
          {
            workbook:
              '<workbook><workbookPr date1904="1"/><sheets><sheet name="One" r:id="b"/></sheets></workbook>',
            styles:
              '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
          },
        ),
      ),
    ['2026-11-30', '2026-11-30 12:00', '44894'],
  ],
  [
    'control characters',
    () => packed(partsWith(sheetOf('<row><c r="A1" t="str"><v>a&#x85;b_x001B_[31m</v></c></row>'))),
    [],
  ],
];
