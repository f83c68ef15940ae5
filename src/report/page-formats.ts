import type { Paper } from '../layout/paper.ts';
import type { Across } from '../model/comparison.ts';
import type { Result } from '../model/result.ts';
import type { Marking } from '../teaching/marking/marking-types.ts';
import type { Block } from './blocks.ts';
import type { GRADE_BOOKS } from './formats/grade-book.ts';
import { jsonText, type Series } from './formats/json-text.ts';
import type { Booklet } from './pages/booklet-page.ts';
import type { WorkedCase } from './pages/result-pages.ts';

/** The layouts in text, loaded when asked for, with the same bytes for the same page. */
const LAYOUTS = {
  text: async () => (await import('./formats/plain-text.ts')).renderText,
  markdown: async () => (await import('./formats/markdown.ts')).renderMarkdown,
  html: async () => (await import('./formats/html.ts')).renderHtml,
} as const satisfies Record<string, () => Promise<(blocks: readonly Block[], paper: Paper) => string>>;

export type Layout = keyof typeof LAYOUTS;

/** The layouts as bytes for an office program. */
const OFFICE = {
  docx: async () => (await import('./formats/word.ts')).renderWord,
  xlsx: async () => (await import('./formats/workbook.ts')).renderWorkbook,
} as const satisfies Record<
  string,
  () => Promise<(blocks: readonly Block[], paper: Paper) => Promise<Uint8Array>>
>;

type Office = keyof typeof OFFICE;

/** The way from the data of a page to its blocks, and to the formats made from the data itself. */
interface PageEntry {
  blocks(): Promise<(data: never) => readonly Block[]>;
  /** The office formats, none unless the page is handed over, and a workbook only where it has tables to sort. */
  readonly office?: readonly Office[];
  /** Its blocks on paper, where they begin differently from those on a screen. */
  paper?(): Promise<(data: never) => readonly Block[]>;
  /** Its blocks for a workbook, with rows in place of sentences. */
  records?(): Promise<(data: never) => readonly Block[]>;
  readonly data?: Readonly<Record<string, () => Promise<(data: never) => string | Uint8Array>>>;
}

const office = ['docx', 'xlsx'] as const;

/** The office formats of a page whose tables nobody sorts. */
const word = ['docx'] as const;

const json = async () => jsonText;

const jsonOfCase = ({ result }: WorkedCase) => jsonText(result);

/** The key that the sheets come from, whichever of them are wanted. */
const jsonOfKey = ({ set }: Pick<Booklet, 'set'>) => jsonText(set);

/** The results in turn, so that they can be printed again, and how they compare. */
const jsonOfAcross = ({ own, others, without }: Across) =>
  jsonText({
    schemaVersion: 1,
    tool: own.tool,
    results: [own, ...others.map(({ result }) => result)],
    compared: others.map(({ result, derived, placements }) => ({
      framework: result.framework.id,
      derived,
      placements,
    })),
    without,
  });

/** What a panel agreed on, whole, and how each question came to it. */
const jsonOfRecord = async () => {
  const { doubtsOn, recordedIn, TO_FILL_IN } = await import('./words/panel/record-words.ts');
  return (result: Result) =>
    jsonText({
      schemaVersion: 1,
      tool: result.tool,
      doubts: doubtsOn(result),
      questions: recordedIn(result).map(({ part, question, standing }) => ({ part, question, standing })),
      toFillIn: TO_FILL_IN,
      result,
    });
};

const gradesFor = (site: keyof typeof GRADE_BOOKS) => async () =>
  (await import('./formats/grade-book.ts')).gradeBookFor(site);

const jsonOfEach = async () => (values: readonly unknown[]) => values.map(jsonText).join('\n');

const PAGES = {
  booklet: {
    blocks: async () => (await import('./pages/booklet-page.ts')).bookletPage,
    office: word,
    data: {
      gift: async () => (await import('./formats/gift.ts')).renderGift,
      'moodle-xml': async () => (await import('./formats/moodle-xml.ts')).renderMoodleXml,
      canvas: async () => (await import('./formats/canvas.ts')).renderCanvas,
      brightspace: async () => (await import('./formats/brightspace.ts')).renderBrightspace,
      json: async () => jsonOfKey,
    },
  },
  framework: { blocks: async () => (await import('./pages/framework-page.ts')).frameworkPage, office: word },
  compare: {
    blocks: async () => (await import('./pages/compare-page.ts')).comparePage,
    office,
    data: { json },
  },
  panel: {
    blocks: async () => (await import('./pages/panel-page.ts')).panelPage,
    paper: async () => (await import('./pages/agenda-page.ts')).agendaPage,
    records: async () => (await import('./pages/panel-records-page.ts')).panelRecords,
    office,
    data: { json },
  },
  'panel-answer': { blocks: async () => (await import('./pages/panel-answer-page.ts')).panelAnswerPage },
  record: {
    blocks: async () => (await import('./pages/record-page.ts')).recordPage,
    records: async () => (await import('./pages/record-page.ts')).recordRecords,
    office,
    data: { json: jsonOfRecord },
  },
  'record-answer': { blocks: async () => (await import('./pages/record-page.ts')).recordAnswerPage },
  calibration: {
    blocks: async () => (await import('./pages/calibration-page.ts')).calibrationPage,
    office,
    data: { json },
  },
  'calibration-answer': {
    blocks: async () => (await import('./pages/calibration-page.ts')).calibrationAnswerPage,
  },
  explain: { blocks: async () => (await import('./pages/explain-page.ts')).explainPage, office },
  frameworks: { blocks: async () => (await import('./pages/list-pages.ts')).frameworksPage },
  cases: { blocks: async () => (await import('./pages/list-pages.ts')).casesPage },
  plan: { blocks: async () => (await import('./pages/plan-page.ts')).planPage, office, data: { json } },
  result: {
    blocks: async () => (await import('./pages/result-pages.ts')).resultPage,
    paper: async () => (await import('./pages/paper-page.ts')).paperPage,
    office,
    data: { json },
  },
  results: {
    blocks: async () => (await import('./pages/result-pages.ts')).resultsPage,
    paper: async () => (await import('./pages/paper-page.ts')).papersPage,
    records: async () => (await import('./pages/records-page.ts')).recordsPage,
    office,
    data: { json: jsonOfEach },
  },
  answer: { blocks: async () => (await import('./pages/answer-page.ts')).answerPage },
  overview: { blocks: async () => (await import('./pages/answer-page.ts')).overviewPage },
  needs: {
    blocks: async () => (await import('./pages/result-pages.ts')).needsPage,
    office: word,
    data: { json: jsonOfEach },
  },
  across: {
    blocks: async () => (await import('./pages/across-page.ts')).acrossPage,
    office,
    data: { json: async () => jsonOfAcross },
  },
  case: {
    blocks: async () => (await import('./pages/result-pages.ts')).casePage,
    office,
    data: { json: async () => jsonOfCase },
  },
  'case-answer': { blocks: async () => (await import('./pages/result-pages.ts')).caseAnswerPage },
  start: { blocks: async () => (await import('./pages/result-pages.ts')).startPage },
  marking: {
    blocks: async () => (await import('./pages/marking-page.ts')).markingPage,
    records: async () => (await import('./pages/marking-page.ts')).markingRecords,
    office,
    data: {
      json,
      csv: async () => {
        const [{ csvText }, { markingRows }] = await Promise.all([
          import('./formats/csv-text.ts'),
          import('./formats/marking-rows.ts'),
        ]);
        return (marking: Marking) => csvText(markingRows(marking));
      },
      'moodle-grades': gradesFor('moodle-grades'),
      'canvas-grades': gradesFor('canvas-grades'),
      'brightspace-grades': gradesFor('brightspace-grades'),
    },
  },
  'answer-grid': { blocks: async () => (await import('./pages/grid-page.ts')).gridPage, office: word },
  feedback: { blocks: async () => (await import('./pages/feedback-page.ts')).feedbackPage, office: word },
  practice: { blocks: async () => (await import('./pages/practice-page.ts')).practicePage },
  sites: {
    blocks: async () => (await import('./pages/sites-page.ts')).sitesPage,
    records: async () => (await import('./pages/sites-records.ts')).sitesRecords,
    office,
    data: { json },
  },
  'sites-answer': { blocks: async () => (await import('./pages/sites-answer-page.ts')).sitesAnswerPage },
  soundness: {
    blocks: async () => (await import('./pages/soundness-page.ts')).soundnessPage,
    data: { json },
  },
  trend: {
    blocks: async () => (await import('./pages/trend-page.ts')).trendPage,
    office,
    data: { json },
  },
  upgrade: { blocks: async () => (await import('./pages/problem-pages.ts')).upgradePage },
  problems: { blocks: async () => (await import('./pages/problem-pages.ts')).problemsPage },
  check: { blocks: async () => (await import('./pages/problem-pages.ts')).checkPage },
  'what-if': {
    blocks: async () => (await import('./pages/what-if-page.ts')).whatIfPage,
    office,
    data: { json },
  },
} as const satisfies Record<string, PageEntry>;

export type PageName = keyof typeof PAGES;

type Entry<Name extends PageName> = (typeof PAGES)[Name];

export type DataOf<Name extends PageName> = Parameters<Awaited<ReturnType<Entry<Name>['blocks']>>>[0];

export type FormatOf<Name extends PageName> =
  | Layout
  | (Entry<Name> extends { readonly office: infer Kinds extends readonly Office[] } ? Kinds[number] : never)
  | (Entry<Name> extends { readonly data: infer Data } ? keyof Data & string : never);

type Rendered<Format> = Format extends Office
  ? Promise<Uint8Array>
  : Format extends 'canvas'
    ? Uint8Array
    : string;

/** True for a format that is bytes, which no screen shows. */
export function isBytes(format: string): boolean {
  return isOffice(format) || format === 'canvas';
}

/** True for a format that is bytes for an office. */
export function isOffice(format: string): format is Office {
  return format in OFFICE;
}

/** The formats of a page, as `--format` takes them, the default first. */
export function formatsOf<Name extends PageName>(name: Name): readonly FormatOf<Name>[] {
  const { office: kinds = [], data = {} } = PAGES[name] as PageEntry;
  return [...Object.keys(LAYOUTS), ...kinds, ...Object.keys(data)] as FormatOf<Name>[];
}

/** A function from the data of a page to text or bytes. */
export async function rendererOf<Name extends PageName, Format extends FormatOf<Name>>(
  name: Name,
  format: Format,
): Promise<(data: DataOf<Name>, paper: Paper) => Rendered<Format>> {
  const page: PageEntry = PAGES[name];
  const own = page.data?.[format];
  if (own) return (await own()) as (data: DataOf<Name>) => Rendered<Format>;
  const [blocks, layout] = await Promise.all([
    blocksFor(page, format)() as Promise<(data: DataOf<Name>) => readonly Block[]>,
    { ...LAYOUTS, ...OFFICE }[format as Layout | Office](),
  ]);
  return (data, paper) => layout(blocks(data), paper) as Rendered<Format>;
}

/** A maker of the blocks of `page` in `format`, its own on paper and in a workbook where it has one. */
function blocksFor(page: PageEntry, format: string): PageEntry['blocks'] {
  const own = format === 'text' ? undefined : format === 'xlsx' ? page.records : page.paper;
  return own ?? page.blocks;
}

/** Pages one after the other in one document, with breaks between them. */
export async function seriesOf<Name extends PageName>(
  name: Name,
  format: Layout,
): Promise<(paper: Paper) => Series<DataOf<Name>>> {
  const [blocks, layout] = await Promise.all([
    blocksFor(PAGES[name], format)() as Promise<(data: DataOf<Name>) => readonly Block[]>,
    LAYOUTS[format]() as Promise<(page: readonly Block[], paper: Paper, inSeries: boolean) => string>,
  ]);
  const [opens, closes] = AROUND[format];
  return (paper) => {
    let end: string | null = null;
    return {
      next: (data) => {
        const isFirst = end === null;
        const page = layout([...(isFirst ? [] : [{ kind: 'break' } as const]), ...blocks(data)], paper, true);
        const closed = closes === '' ? page.length : page.lastIndexOf(closes);
        end ??= page.slice(closed);
        return isFirst
          ? page.slice(0, closed)
          : `\n${page.slice(page.indexOf(opens) + opens.length, closed)}`;
      },
      end: () => end ?? '',
    };
  };
}

/** The frame around the pages of a document, for formats that have one. */
const AROUND: Readonly<Record<Layout, readonly [opens: string, closes: string]>> = {
  text: ['', ''],
  markdown: ['', ''],
  html: ['<main id="main">\n', '\n</main>'],
};
