import { describe, expect, it } from 'vitest';
import type { Block, OfKind, Picture, Table } from '../../src/report/blocks.ts';
import { renderHtml } from '../../src/report/formats/html.ts';
import { renderMarkdown } from '../../src/report/formats/markdown.ts';
import { renderText } from '../../src/report/formats/plain-text.ts';
import { renderWord } from '../../src/report/formats/word.ts';
import { PAPER, paperOf } from '../support/paper.ts';
import { readWord } from '../support/word.ts';
import { readXml } from './xml.ts';

const HEARD = await paperOf({ spoken: true });

/** Steers a terminal, turns text around, and ends what it stands in. */
const EVIL = 'a\u001b[31mb\u202ec</p>';

const CLAIM = { about: 'barrier', barrier: 'x', status: 'remains' } as const;

const PARA = { kind: 'para', text: EVIL, role: 'plain' } as const;
const RUNGS = { rungs: [{ rank: 1, name: EVIL, sign: 'met' }], rank: 2 } as const;
const SAID = { text: EVIL, claims: [CLAIM], rank: 0 } as const;

function tableRead(read: Table['read']): Table {
  const columns = [{ title: EVIL }, { title: EVIL }];
  const cells = [
    EVIL,
    [[EVIL], { text: EVIL, more: [EVIL] }],
    { sign: 'met', words: EVIL } as const,
    { grades: [{ share: 'full', words: EVIL, why: EVIL }] } as const,
  ];
  const rows = cells.map((cell) => ({ cells: [EVIL, cell] }));
  return { kind: 'table', columns, rows, read };
}

const PICTURES: readonly Picture[] = [
  {
    of: 'ladder',
    rungs: [{ rank: 1, name: EVIL, sign: 'met', status: EVIL, notes: [EVIL], claim: CLAIM }],
  },
  { of: 'bars', bars: [{ title: EVIL, low: 0.2, high: 1, cells: [EVIL], below: EVIL }] },
  { of: 'stacks', rows: [{ label: EVIL, parts: [{ fill: 'hatched', count: 2, words: EVIL }] }] },
  { of: 'course', moments: [EVIL], rows: [{ label: EVIL, fills: ['hatched'] }] },
  { of: 'order', steps: [{ label: EVIL, from: 0, to: 1, fill: 'solid', words: EVIL }] },
];

/** Every kind of block, with such a text wherever there can be one. */
const BLOCKS: { readonly [Kind in Block['kind']]: readonly OfKind<Kind>[] } = {
  heading: [1, 2, 3, 4].map((depth) => ({ kind: 'heading', depth: depth as 1, text: EVIL, id: null })),
  para: (['plain', 'lead', 'note', 'line'] as const).map((role) => ({ kind: 'para', text: EVIL, role })),
  list: [
    {
      kind: 'list',
      items: [{ text: EVIL, more: [EVIL], parts: [{ text: EVIL }] }, { text: EVIL }],
      shape: 'plain',
      cut: { most: 1, rest: EVIL },
    },
  ],
  facts: [{ kind: 'facts', facts: [{ name: EVIL, text: EVIL }] }],
  table: (['across', 'records', 'sides', 'signs'] as const).map(tableRead),
  ladder: [
    {
      kind: 'ladder',
      rungs: [{ rank: 1, name: EVIL, sign: 'met', status: EVIL, notes: [EVIL], claim: CLAIM }],
    },
  ],
  bars: [
    {
      kind: 'bars',
      title: EVIL,
      columns: [{ title: EVIL }],
      bars: [{ title: EVIL, low: 0, high: 1, cells: [EVIL], below: EVIL }],
    },
  ],
  matrix: [
    {
      kind: 'matrix',
      rowTitle: EVIL,
      columnTitle: EVIL,
      columns: [{ rank: 0, name: EVIL }],
      rows: [{ rank: 0, name: EVIL, cells: ['here'] }],
      legend: { here: EVIL },
    },
  ],
  figure: PICTURES.map((picture) => ({
    kind: 'figure',
    picture,
    title: EVIL,
    description: EVIL,
    table: tableRead('across'),
    blocks: [PARA],
  })),
  beside: [{ kind: 'beside', columns: [{ label: EVIL, paragraphs: [EVIL] }] }],
  callout: [{ kind: 'callout', tone: 'warning', text: EVIL }],
  commands: [{ kind: 'commands', commands: [['joinedup', EVIL]] }],
  excerpt: [{ kind: 'excerpt', line: 1, column: 2, text: EVIL }],
  contents: [{ kind: 'contents', items: [EVIL] }],
  ticks: [{ kind: 'ticks', items: [EVIL] }],
  vignette: [{ kind: 'vignette', paragraphs: [EVIL] }],
  space: [{ kind: 'space', lines: 1 }],
  blanks: [{ kind: 'blanks', labels: [EVIL] }],
  labelled: [
    {
      kind: 'labelled',
      rows: [
        { label: 'WHERE', apart: false, lines: [{ said: [SAID] }] },
        { label: 'NEXT', apart: true, numbered: true, lines: [{ said: [SAID, SAID] }, RUNGS] },
      ],
    },
  ],
  fitted: [{ kind: 'fitted', lines: 1, blocks: [PARA, PARA] }],
  together: [{ kind: 'together', blocks: [{ kind: 'para', text: EVIL, role: 'plain' }] }],
  appendix: [{ kind: 'appendix', blocks: [{ kind: 'para', text: EVIL, role: 'plain' }] }],
  break: [{ kind: 'break' }],
  page: [{ kind: 'page', id: 'x', head: EVIL, blocks: [{ kind: 'para', text: EVIL, role: 'plain' }] }],
};

describe.each(Object.entries(BLOCKS))('a block: %s', (_, blocks) => {
  it.each(blocks.map((block) => [JSON.stringify(block).slice(0, 60), block]))(
    'lets nothing through that was typed: %s',
    async (__, block) => {
      const word = readWord(await renderWord([block]));
      const pages = [
        word.paragraphs.map(({ text }) => text.replaceAll('\t', ' ')).join('\n'),
        renderText([block], PAPER),
        renderText([block], HEARD),
        renderMarkdown([block]),
        renderHtml([block]),
      ];
      for (const page of pages) expect(page).not.toMatch(/[^\P{C}\n\u2060]/u);
      expect(() => readXml(pages.at(-1) ?? '')).not.toThrow();
    },
  );
});
