import type { INumberingOptions, IStylesOptions } from 'docx';

/** The styles of a Word document, which an office program can change, none told by colour alone. */

export const LANGUAGE = 'en-GB';

const ACCENT = '1D4E5F';
const SOFT = '4D4D4D';
const MARGIN = 1134;

/** A4 in twentieths of a point with margins of two centimetres, and the width between them. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 567, footer: 567 },
};
export const WIDTH = PAGE.size.width - 2 * MARGIN;

/** The indent of the lines of an answer behind their labels. */
const LABEL = 1500;

/** A spacing in 240ths of the letters' height, which some take for a height in itself without the rule. */
const lines = (line: number) => ({ line, lineRule: 'auto' }) as const;

const heading = (size: number, before: number, after: number) => ({
  run: { font: 'Arial', size, bold: true, color: ACCENT },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after, ...lines(252) } },
});

const bar = (size: number, color: string) => ({ left: { style: 'single', size, color, space: 8 } }) as const;
const TINT = { type: 'clear', color: 'auto', fill: 'EEF4F5' } as const;

/** The styles, by the names that Word knows where it has its own. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 21, language: { value: LANGUAGE } },
      paragraph: { spacing: { after: 120, ...lines(264) } },
    },
    heading1: heading(36, 0, 200),
    heading2: heading(28, 320, 120),
    heading3: heading(24, 240, 100),
    heading4: heading(21, 200, 80),
    hyperlink: { run: { color: ACCENT, underline: { type: 'single', color: ACCENT } } },
  },
  paragraphStyles: [
    style('Lead', 'Lead', {
      run: { size: 23, bold: true },
      paragraph: {
        border: bar(24, ACCENT),
        shading: TINT,
        indent: { left: 200 },
        keepLines: true,
        spacing: { before: 160, after: 160 },
      },
    }),
    style('Remark', 'Remark', { run: { size: 19, color: SOFT } }),
    style('Fact', 'Fact', { paragraph: { spacing: { after: 40 } } }),
    style('Note', 'Note', {
      paragraph: { border: bar(18, '8C8C8C'), indent: { left: 200 }, keepLines: true },
    }),
    style('Warning', 'Warning', {
      run: { bold: true },
      paragraph: { border: bar(36, '000000'), indent: { left: 200 }, keepLines: true },
    }),
    style('Code', 'Code', {
      run: { font: 'Courier New', size: 18, noProof: true },
      paragraph: { shading: TINT, spacing: { after: 0 }, keepLines: true },
    }),
    style('Quote', 'Quote', {
      run: { font: 'Georgia', size: 22 },
      paragraph: { border: bar(12, '8C8C8C'), indent: { left: 240 } },
    }),
    {
      ...style('QuoteSmall', 'Quote, small', {
        run: { size: 20 },
        paragraph: { spacing: { after: 80, ...lines(250) } },
      }),
      basedOn: 'Quote',
    },
    style('ToFill', 'To fill in', { paragraph: { spacing: { before: 160, after: 60 } } }),
    style('Answer', 'Answer', {
      run: { size: 19 },
      paragraph: {
        indent: { left: LABEL, hanging: LABEL },
        leftTabStop: LABEL,
        spacing: { before: 80, after: 40, ...lines(240) },
      },
    }),
    style('AnswerMore', 'Answer, further line', {
      run: { size: 19 },
      paragraph: { indent: { left: LABEL }, spacing: { after: 40, ...lines(240) } },
    }),
    style('ListBullet', 'List Bullet', { paragraph: { spacing: { after: 60 } } }),
    style('ListNumber', 'List Number', { paragraph: { spacing: { after: 60 } } }),
    style('Tick', 'Tick', {
      paragraph: { spacing: { after: 80 }, numbering: { reference: 'ticks', level: 0 } },
    }),
    style('Cell', 'Cell', { run: { size: 18 }, paragraph: { spacing: { after: 40, ...lines(240) } } }),
    style('CellNumber', 'Cell, number', {
      run: { size: 18 },
      paragraph: { alignment: 'right', spacing: { after: 40, ...lines(240) } },
    }),
    style('CellHead', 'Cell, heading', {
      run: { size: 18, bold: true },
      paragraph: { keepNext: true, spacing: { after: 40, ...lines(240) } },
    }),
    {
      ...style('CellHeadNumber', 'Cell, heading of numbers', { paragraph: { alignment: 'right' } }),
      basedOn: 'CellHead',
    },
    style('AfterTable', 'After a table', {
      run: { size: 8 },
      paragraph: { spacing: { after: 80, line: 120, lineRule: 'exact' } },
    }),
    style('TOCHeading', 'TOC Heading', {
      run: { bold: true, color: ACCENT },
      paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
    }),
    style('TOC1', 'toc 1', { paragraph: { spacing: { after: 40 } } }),
    style('TOC2', 'toc 2', { paragraph: { spacing: { after: 40 }, indent: { left: 240 } } }),
    style('Header', 'header', { run: { size: 17, color: SOFT }, paragraph: { alignment: 'right' } }),
    style('Footer', 'footer', { run: { size: 17, color: SOFT }, paragraph: { rightTabStop: WIDTH } }),
  ],
  characterStyles: [
    { id: 'Label', name: 'Label', run: { bold: true, color: ACCENT } },
    { id: 'Soft', name: 'Soft', run: { color: SOFT } },
    { id: 'CodeWord', name: 'Code word', run: { font: 'Courier New', size: 19, noProof: true } },
    { id: 'IndexLink', name: 'Index Link', run: {} },
    { id: 'Bar', name: 'Bar', run: { font: 'Courier New', size: 18, noProof: true } },
  ],
};

type Looks = Omit<NonNullable<IStylesOptions['paragraphStyles']>[number], 'id' | 'name'>;

function style(id: string, name: string, looks: Looks) {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...looks };
}

const BULLETS = ['•', '–', '·'];
const hanging = (left: number, by: number) => ({ paragraph: { indent: { left, hanging: by } } });

/** The lists with dots, with numbers, and to tick. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: Array.from({ length: 9 }, (_, level) => ({
        level,
        format: 'bullet',
        text: BULLETS[level % BULLETS.length] ?? '',
        style: hanging(340 * (level + 1), 280),
      })),
    },
    {
      reference: 'numbers',
      levels: [{ level: 0, format: 'decimal', text: '%1.', style: hanging(LABEL + 360, 360) }],
    },
    {
      reference: 'ticks',
      levels: [
        {
          level: 0,
          format: 'bullet',
          text: '☐',
          style: { run: { font: 'Segoe UI Symbol' }, ...hanging(420, 420) },
        },
      ],
    },
  ],
};
