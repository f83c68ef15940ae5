import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asTyped, type Page } from './page.ts';
import { sessions } from './sessions.ts';
import { frameworksIn, type Listed, type ListedCase } from './shipped.ts';
import { spoilt } from './spoilt.ts';
import type { Habit } from './typist.ts';

/** What is printed, and the files that this takes beside those of the frameworks and the fixtures. */
export interface Guarded {
  readonly pages: readonly Page[];
  readonly files: Readonly<Record<string, string>>;
}

/** Every format that a page may be asked for in, known to a build or not. */
const FORMATS = ['text', 'markdown', 'json', 'html', 'csv'];
/** How a page may be asked to look. */
const PAPERS = [{ FORCE_COLOR: '1' }, { LANG: 'C' }, { COLUMNS: '44' }];

/** The whole list: made from what lies in this checkout, not from what a build says. */
export function everyPage(root: string): Guarded {
  const frameworks = frameworksIn(root);
  const parts = [
    { pages: frameworks.flatMap(pagesOfFramework), files: {} },
    { pages: [...pagesOfLists(frameworks), ...pagesOfFixtures(root), ...pagesOfHelp()], files: {} },
    { pages: frameworks.filter(({ hasVignettes }) => hasVignettes).flatMap(pagesOfExamples), files: {} },
    marks(root),
    { pages: talks(frameworks), files: {} },
    spoilt(frameworks, root),
    sessions(root),
  ];
  const pages = new Map(parts.flatMap((part) => part.pages).map((page) => [page.name, page]));
  return { pages: [...pages.values()], files: Object.assign({}, ...parts.map(({ files }) => files)) };
}

function page(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Page {
  return { name: asTyped(argv, env), argv, env, folder: '.' };
}

function inEachFormat(argv: readonly string[], formats = FORMATS): Page[] {
  return formats.map((format) => ({ ...page([...argv, '--format', format]), format }));
}

function onEachPaper(argv: readonly string[]): Page[] {
  return [page(argv), ...PAPERS.map((env) => page(argv, env))];
}

function pagesOfFramework(framework: Listed): Page[] {
  const { id, file, cases } = framework;
  return [
    ...inEachFormat(['frameworks', 'show', id]),
    ...onEachPaper(['frameworks', 'show', id]),
    ...inEachFormat(['frameworks', 'check', file], ['text', 'json', 'github']),
    page(['frameworks', 'check', file, '--examples']),
    page(['template', '--framework', id]),
    ...inEachFormat(['cases', 'list', '--framework', id]),
    ...framework.placements.flatMap(({ levels }) =>
      levels.map((level) => page(['cases', 'list', '--framework', id, '--level', level])),
    ),
    ...framework.crosswalks.map((crosswalk) => page(['frameworks', 'check', crosswalk])),
    ...cases.flatMap((each, at) => pagesOfCase(each, framework, at < 2)),
    ...neighbours(cases, 2).flatMap((files) => inEachFormat(['compare', ...files])),
    ...neighbours(cases, 3).flatMap((files) => inEachFormat(['compare', ...files])),
    ...neighbours(cases.slice(0, 3), 2).flatMap((files) => onEachPaper(['compare', ...files])),
  ];
}

/** Cases that follow each other, so many at a time. */
function neighbours(cases: readonly ListedCase[], count: number): string[][] {
  const files = cases.map(({ file }) => file);
  return files.flatMap((_, at) => (at + count <= files.length ? [files.slice(at, at + count)] : []));
}

function pagesOfCase(each: ListedCase, framework: Listed, isShownInFull: boolean): Page[] {
  const { file, id } = each;
  const tops = framework.placements.map(({ levels }) => levels.at(-1) ?? '');
  const [first = ''] = each.answers.keys();
  const many = [
    ['score', file],
    ['needs', file],
    ['plan', file],
    ...tops.map((level) => ['plan', file, '--to', level]),
    ['score', file, '--framework', 'all'],
    ['cases', 'show', id, '--framework', framework.id],
    ...whatIfs(each, framework),
  ];
  const few = [
    ['score', file],
    ['needs', file],
    ['explain', file],
    ['plan', file],
    ['score', file, '--framework', 'all'],
    ['cases', 'show', id, '--framework', framework.id],
    ...whatIfs(each, framework).slice(0, 1),
  ];
  return [
    ...many.flatMap((argv) => inEachFormat(argv)),
    page(['explain', file]),
    page(['explain', `case:${id}`, '--framework', framework.id]),
    ...otherWhatIfs(each, framework).map((argv) => page(argv)),
    ...framework.placements.flatMap((placement) => [
      page(['score', file, '--placement', placement.id]),
      ...[placement.levels[1], placement.levels.at(-1)].map((level = '') =>
        page(['score', file, '--require-level', level]),
      ),
    ]),
    page(['plan', file, '--keep', first]),
    page(['plan', file, '--without', first]),
    ...(isShownInFull ? few.flatMap(onEachPaper) : []),
  ];
}

/** The first open question and the first that a barrier rests on, each answered otherwise. */
function whatIfs({ file, answers }: ListedCase, { questions, barring }: Listed): string[][] {
  const open = questions.find(({ id }) => answers.get(id)?.length !== 1);
  const barred = questions.find(({ id }) => barring.includes(id) && answers.get(id)?.length === 1);
  const stands = barred?.options.indexOf(answers.get(barred.id)?.[0] ?? '') ?? 0;
  const next = barred?.options[stands + 1] ?? barred?.options[stands - 1];
  const sets = [
    ...(barred && next !== undefined ? [`${barred.id}=${next}`] : []),
    ...(open ? [`${open.id}=${open.options.at(-1)}`] : []),
  ];
  return [...sets.map((set) => ['what-if', file, '--set', set]), ['what-if', file, '--set', ...sets]];
}

/** Each other option of the first open question, and what no longer is known. */
function otherWhatIfs({ file, answers }: ListedCase, { questions }: Listed): string[][] {
  const open = questions.find(({ id }) => answers.get(id)?.length !== 1);
  const known = questions.find(({ id }) => answers.get(id)?.length === 1);
  const sets = [
    ...(open?.options.map((option) => `${open.id}=${option}`) ?? []),
    ...(known ? [`${known.id}=unknown`, `${known.id}=${known.options.join(',')}`] : []),
  ];
  return sets.map((set) => ['what-if', file, '--set', set]);
}

function pagesOfLists(frameworks: readonly Listed[]): Page[] {
  const nations = new Set(
    frameworks.flatMap(({ cases }) => cases.map(({ nation }) => nation ?? 'elsewhere')),
  );
  const kinds = ['legal', 'financial', 'organisational', 'cultural', 'nothing'];
  return [
    ...onEachPaper([]),
    ...onEachPaper(['frameworks', 'list']),
    ...onEachPaper(['cases', 'list']),
    ...inEachFormat(['cases', 'list']),
    ...[...nations].map((nation) => page(['cases', 'list', '--nation', nation])),
    ...kinds.map((kind) => page(['cases', 'list', '--barrier', kind])),
    ...['framework', 'assessment', 'crosswalk', 'vignettes'].map((kind) =>
      page(['frameworks', 'schema', kind]),
    ),
    page(['frameworks', 'check', 'frameworks']),
    page(['template']),
  ];
}

/** Frameworks that have in them what those that ship lack. */
function pagesOfFixtures(root: string): Page[] {
  const files = readdirSync(join(root, 'tests', 'fixtures', 'frameworks')).map(
    (name) => `fixtures/frameworks/${name}`,
  );
  return files
    .sort()
    .flatMap((file) => [
      ...inEachFormat(['frameworks', 'show', file]),
      ...inEachFormat(['frameworks', 'check', file]),
      page(['template', '--framework', file]),
      page(['frameworks', 'check', file, '--examples']),
    ]);
}

function pagesOfExamples({ id, placements }: Listed): Page[] {
  const banks = ['markdown', 'html', 'json', 'gift', 'moodle-xml'];
  const kinds = ['plain', 'twins', 'boundary', 'out-of-order', 'uncertain'];
  const made = (more: readonly string[]) => ['example', '--framework', id, ...more];
  const sets = kinds.flatMap((kind, at) => [
    ['--kind', kind, '--count', '4', '--seed', String(at + 1)],
    [
      '--kind',
      kind,
      '--count',
      '2',
      '--seed',
      String(at + 70),
      '--difficulty',
      at % 2 === 0 ? 'hard' : 'easy',
    ],
  ]);
  return [
    ...sets.flatMap((set) => [
      ...banks.map((format) => page(made([...set, '--format', format]))),
      ...['student', 'solution', 'marker'].flatMap((sheet) =>
        ['markdown', 'html'].map((format) => page(made([...set, '--sheet', sheet, '--format', format]))),
      ),
      page(made([...set, '--check'])),
      page(made([...set, '--check', '--format', 'json'])),
    ]),
    ...placements.flatMap(({ levels }) =>
      levels.map((level) => page(made(['--level', level, '--seed', '5']))),
    ),
    ...onEachPaper(made(['--count', '3'])),
    ...kinds.flatMap((kind) => {
      const folder = `examples/${kind}`;
      const shared = { folder, env: {} };
      const calls = [
        ['example', '--kind', kind, '--count', '3', '--seed', '9', '-o', 'course'],
        ['example', 'course/key.json', '--check'],
        ['example', 'course/key.json', '--format', 'html'],
        ['mark', 'course/key.json', '--template'],
      ];
      return calls.map((argv) => ({ ...shared, argv, name: `${folder}: ${asTyped(argv)}` }));
    }),
  ];
}

/** A class that answers a key of the fixtures: rightly, wrongly, with several levels, and not at all. */
function marks(root: string): Guarded {
  const files: Record<string, string> = {};
  const pages: Page[] = [];
  for (const name of readdirSync(join(root, 'tests', 'fixtures', 'keys')).sort()) {
    const key = `fixtures/keys/${name}`;
    const responses = `class-${name}.csv`;
    files[responses] = responsesTo(JSON.parse(readFileSync(join(root, 'tests', key), 'utf8')));
    pages.push(
      page(['mark', key, '--template']),
      ...inEachFormat(['mark', key, responses]),
      ...onEachPaper(['mark', key, responses]),
      page(['mark', key, 'no-such-file.csv']),
      page(['example', key, '--check']),
    );
  }
  return { pages, files };
}

interface WrittenKey {
  readonly examples: readonly {
    readonly id: string;
    readonly right: readonly string[];
    readonly levels: readonly { readonly id: string }[];
    readonly barriers: readonly { readonly id: string; readonly right: boolean }[];
  }[];
}

function responsesTo({ examples }: WrittenKey): string {
  const rows = examples.flatMap(({ id, right, levels, barriers }, at) => {
    const named = (isRight: boolean) =>
      barriers
        .filter((each) => each.right === isRight)
        .map((each) => each.id)
        .join(' ');
    return [
      ['Ann', id, right.join(' '), named(true)],
      ['Ben', id, levels[at % levels.length]?.id, named(false)],
      ['Cy', id, levels.map((level) => level.id).join(' '), 'none'],
      ['Dee', id, at === 0 ? '' : levels[0]?.id, ''],
      ['Ed', at === 0 ? 'nowhere' : id, 'no-such-level', 'no-such-barrier'],
    ];
  });
  return [['student', 'case', 'level', 'barriers'], ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** What somebody does who answers everything, looks at the help once, and leaves a note. */
const ANSWERS: readonly Habit[] = [
  ['Please type', ['p', '1']],
  ['Check your answers', ['2', 'f', 'p']],
  ['What is the service called', ['Old Town']],
  ['Which agencies is it about', ['2', '1,2']],
  ['Which agencies work together here', ['Council']],
  ['And the second agency', ['Hospital']],
  ['Evidence \\d', ['the minutes; page 4', '']],
  ['What kind of agency|Start with', ['2', '1']],
  ['Question \\d+ of', ['h', '1', 'n', '2', '3', '2,3', '1', 'b', '2', '1', '2']],
  ['Press Enter', ['']],
  ['', ['2', '1', '3', '']],
];
const BROWSES: readonly Habit[] = [
  ['What would you like to do', ['11', '13', '3', 'q']],
  ['', ['1', '2', '1', 'b', '']],
];

/** What is said while somebody answers, in plain lines, and what is written then. */
function talks(frameworks: readonly Listed[]): Page[] {
  const talk = (folder: string, argv: readonly string[], habits: readonly Habit[]): Page => ({
    name: `talks/${folder}: ${asTyped(argv)}`,
    argv,
    folder: `talks/${folder}`,
    env: { NO_COLOR: '1', ACCESSIBLE: '1' },
    habits,
  });
  return [
    talk('start', [], BROWSES),
    ...frameworks.flatMap(({ id, cases: [first], hasVignettes }) => [
      talk(id, ['assess', 'new.yaml', '--framework', id], ANSWERS),
      talk(id, ['assess', 'quick.yaml', '--quick', '--framework', id, '--format', 'markdown'], ANSWERS),
      {
        ...talk(id, ['assess', 'old.yaml'], ANSWERS),
        copies: [[`../../${first?.file}`, 'old.yaml']] as const,
      },
      talk(id, ['needs', 'new.yaml'], ANSWERS),
      ...(hasVignettes ? ['plain', 'twins', 'uncertain'] : []).map((kind) =>
        talk(id, ['practise', '--framework', id, '--seed', '7', '--count', '2', '--kind', kind], ANSWERS),
      ),
    ]),
  ];
}

function pagesOfHelp(): Page[] {
  const commands = [
    'start',
    'assess',
    'needs',
    'score',
    'compare',
    'trend',
    'plan',
    'what-if',
    'explain',
    'mark',
    'example',
    'practise',
    'template',
  ];
  const grouped = [
    'frameworks',
    'frameworks list',
    'frameworks show',
    'frameworks new',
    'frameworks check',
    'frameworks schema',
    'cases',
    'cases list',
    'cases show',
  ];
  return [
    ...['--help', '--version', 'help'].map((word) => page([word])),
    ...[...commands, ...grouped].flatMap((name) => [
      page([...name.split(' '), '--help']),
      page(name.split(' ')),
    ]),
  ];
}
