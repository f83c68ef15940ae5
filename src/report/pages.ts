import type { Paper } from '../layout/paper.ts';
import type { Marking } from '../marking/types.ts';
import type { Block } from './document/blocks.ts';
import { jsonText } from './json.ts';
import type { Booklet } from './pages/booklet.ts';
import type { WorkedCase } from './pages/case.ts';
import { pagesInSeries, type Series } from './series.ts';

/** What lays a page out; each is loaded when it is asked for. The same page gives the same bytes. */
const LAYOUTS = {
  text: async () => (await import('./document/text.ts')).renderText,
  markdown: async () => (await import('./document/markdown.ts')).renderMarkdown,
  html: async () => (await import('./document/html.ts')).renderHtml,
} as const satisfies Record<string, () => Promise<(blocks: readonly Block[], paper: Paper) => string>>;

export type Layout = keyof typeof LAYOUTS;

/** The same for what an office opens, which is bytes, and no text. */
const OFFICE = {
  docx: async () => (await import('./document/word.ts')).renderWord,
  xlsx: async () => (await import('./document/workbook.ts')).renderWorkbook,
} as const satisfies Record<
  string,
  () => Promise<(blocks: readonly Block[], paper: Paper) => Promise<Uint8Array>>
>;

type Office = keyof typeof OFFICE;

/** A page: what makes blocks of its data, and the formats that are made of the data itself. */
interface Page {
  blocks(): Promise<(data: never) => readonly Block[]>;
  /** A workbook is for a page that has tables; what is listed for a screen is for no office. */
  readonly office?: readonly Office[];
  /** What makes blocks of it for what is handed over, where that begins otherwise than what is read on a screen. */
  paper?(): Promise<(data: never) => readonly Block[]>;
  /** What makes blocks of it for a workbook, where that says as rows what others say in sentences. */
  records?(): Promise<(data: never) => readonly Block[]>;
  readonly data?: Readonly<Record<string, () => Promise<(data: never) => string>>>;
}

const office = ['docx', 'xlsx'] as const;
/** Of what has no tables. */
const word = ['docx'] as const;

const json = async () => jsonText;
const jsonOfEach = async () => (values: readonly unknown[]) => values.map(jsonText).join('\n');

/** Every page that there is. */
const PAGES = {
  booklet: {
    blocks: async () => (await import('./pages/booklet.ts')).bookletPage,
    data: {
      gift: async () => (await import('./examples/gift.ts')).renderGift,
      'moodle-xml': async () => (await import('./examples/moodle-xml.ts')).renderMoodleXml,
      // The key: what the sheets are of, whichever are wanted.
      json:
        async () =>
        ({ set }: Pick<Booklet, 'set'>) =>
          jsonText(set),
    },
  },
  framework: { blocks: async () => (await import('./pages/framework.ts')).frameworkPage, office: word },
  compare: { blocks: async () => (await import('./pages/compare.ts')).comparePage, office, data: { json } },
  explain: { blocks: async () => (await import('./pages/explain.ts')).explainPage, office },
  frameworks: { blocks: async () => (await import('./pages/lists.ts')).frameworksPage },
  cases: { blocks: async () => (await import('./pages/lists.ts')).casesPage },
  plan: { blocks: async () => (await import('./pages/plan.ts')).planPage, office, data: { json } },
  result: {
    blocks: async () => (await import('./pages/result.ts')).resultPage,
    paper: async () => (await import('./pages/paper.ts')).paperPage,
    office,
    data: { json },
  },
  results: {
    blocks: async () => (await import('./pages/result.ts')).resultsPage,
    paper: async () => (await import('./pages/paper.ts')).papersPage,
    records: async () => (await import('./pages/records.ts')).recordsPage,
    office,
    data: { json: jsonOfEach },
  },
  answer: { blocks: async () => (await import('./pages/answer.ts')).answerPage },
  overview: { blocks: async () => (await import('./pages/answer.ts')).overviewPage },
  needs: {
    blocks: async () => (await import('./pages/result.ts')).needsPage,
    office: word,
    data: { json: jsonOfEach },
  },
  across: { blocks: async () => (await import('./pages/across.ts')).acrossPage, office },
  case: {
    blocks: async () => (await import('./pages/case.ts')).casePage,
    office,
    data: {
      json:
        async () =>
        ({ result }: WorkedCase) =>
          jsonText(result),
    },
  },
  'case-answer': { blocks: async () => (await import('./pages/case.ts')).caseAnswerPage },
  start: { blocks: async () => (await import('./pages/case.ts')).startPage },
  marking: {
    blocks: async () => (await import('./pages/marking.ts')).markingPage,
    office,
    data: {
      json,
      csv: async () => {
        const [{ csvText }, { markingRows }] = await Promise.all([
          import('./document/csv.ts'),
          import('./marking/rows.ts'),
        ]);
        return (marking: Marking) => csvText(markingRows(marking));
      },
    },
  },
  practice: { blocks: async () => (await import('./pages/practice.ts')).practicePage },
  soundness: { blocks: async () => (await import('./pages/soundness.ts')).soundnessPage, data: { json } },
  upgrade: { blocks: async () => (await import('./pages/upgrade.ts')).upgradePage },
  problems: { blocks: async () => (await import('./pages/problems.ts')).problemsPage },
  check: { blocks: async () => (await import('./pages/problems.ts')).checkPage },
  'what-if': { blocks: async () => (await import('./pages/what-if.ts')).whatIfPage, office, data: { json } },
} as const satisfies Record<string, Page>;

export type PageName = keyof typeof PAGES;
type Entry<Name extends PageName> = (typeof PAGES)[Name];
export type DataOf<Name extends PageName> = Parameters<Awaited<ReturnType<Entry<Name>['blocks']>>>[0];
export type FormatOf<Name extends PageName> =
  | Layout
  | (Entry<Name> extends { readonly office: infer Kinds extends readonly Office[] } ? Kinds[number] : never)
  | (Entry<Name> extends { readonly data: infer Data } ? keyof Data & string : never);

/** What a page is in a format. */
type Rendered<Format> = Format extends Office ? Promise<Uint8Array> : string;

/** True for a format that is bytes: a file to open, and nothing to read as it stands. */
export function isOffice(format: string): format is Office {
  return format in OFFICE;
}

/** The names of the formats that a page comes in, as `--format` takes them; the first is the default. */
export function formatsOf<Name extends PageName>(name: Name): readonly FormatOf<Name>[] {
  const { office: kinds = [], data = {} } = PAGES[name] as Page;
  return [...Object.keys(LAYOUTS), ...kinds, ...Object.keys(data)] as FormatOf<Name>[];
}

/** What turns the data of a page into text, or bytes. */
export async function rendererOf<Name extends PageName, Format extends FormatOf<Name>>(
  name: Name,
  format: Format,
): Promise<(data: DataOf<Name>, paper: Paper) => Rendered<Format>> {
  const page: Page = PAGES[name];
  const own = page.data?.[format];
  if (own) return (await own()) as (data: DataOf<Name>) => Rendered<Format>;
  const [blocks, layout] = await Promise.all([
    blocksFor(page, format)() as Promise<(data: DataOf<Name>) => readonly Block[]>,
    { ...LAYOUTS, ...OFFICE }[format as Layout | Office](),
  ]);
  return (data, paper) => layout(blocks(data), paper) as Rendered<Format>;
}

/** What makes blocks of a page in a format: a screen, a paper and a workbook may want them otherwise. */
function blocksFor(page: Page, format: string): Page['blocks'] {
  const own = format === 'text' ? undefined : format === 'xlsx' ? page.records : page.paper;
  return own ?? page.blocks;
}

/** What lays pages out one after the other in one document. */
export async function seriesOf<Name extends PageName>(
  name: Name,
  format: Layout,
): Promise<(paper: Paper) => Series<DataOf<Name>>> {
  const page: Page = PAGES[name];
  const [blocks, layout] = await Promise.all([blocksFor(page, format)(), LAYOUTS[format]()]);
  return (paper) =>
    pagesInSeries(blocks as (data: DataOf<Name>) => readonly Block[], [format, layout], paper);
}
