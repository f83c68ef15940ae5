import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { starterFramework } from '../../src/authoring/starter-framework.ts';
import { unprintableIn } from '../../src/text.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { bent, changed, type Dice, HOSTILE, type Tree, withAccidents, written } from './mutations.ts';

/** What somebody has in a folder, and types there. */
export interface Input {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly words: readonly string[];
  /** What comes through standard input. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** True where it is a conversation, whose replies are left to chance. */
  readonly talks?: boolean;
}

/** A text with what it holds. */
interface Seed {
  readonly text: string;
  readonly tree: Tree;
}

/** A framework with a case or two of it. */
interface Own extends Seed {
  readonly questions: readonly Asked[];
  readonly levels: readonly string[];
  readonly nations: readonly string[];
}

interface Asked {
  readonly id: string;
  readonly options: readonly string[];
  readonly part: 'answers' | 'needs';
  readonly mayNotApply: boolean;
}

const FIXTURES = join(ROOT, 'tests/fixtures');
const SHIPPED = join(ROOT, 'frameworks');

const seedOf = (text: string): Seed => ({ text, tree: parse(text, { logLevel: 'silent' }) as Tree });

function seedsIn(folder: string, ends = '.yaml'): Seed[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ends));
  return names.sort().map((name) => seedOf(readFileSync(join(folder, name), 'utf8')));
}

function ownOf(seed: Seed): Own {
  const tree = seed.tree as {
    questions?: Written[];
    needs?: { questions?: Written[] };
    placements?: { levels?: { id: string }[] }[];
    nations?: readonly { readonly id: string }[];
    'shared-options'?: Record<string, { id: string }[]>;
  };
  const shared = tree['shared-options'] ?? {};
  const asked = (part: Asked['part']) => (question: Written) => {
    const { options, 'may-not-apply': mayNotApply = false } = question;
    const own = typeof options === 'string' ? (shared[options] ?? []) : options;
    return { id: question.id, options: own.map(({ id }) => id), part, mayNotApply };
  };
  return {
    ...seed,
    questions: [
      ...(tree.questions ?? []).map(asked('answers')),
      ...(tree.needs?.questions ?? []).map(asked('needs')),
    ],
    nations: (tree.nations ?? [{ id: 'england' }, { id: 'wales' }]).map(({ id }) => id),
    levels: (tree.placements ?? []).flatMap(({ levels = [] }) => levels.map(({ id }) => id)),
  };
}

interface Written {
  readonly id: string;
  readonly options: string | readonly { readonly id: string }[];
  readonly 'may-not-apply'?: boolean;
}

/** Everything that mutations begin with. */
export async function material() {
  const folders = readdirSync(SHIPPED, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ids = folders.map(({ name }) => name);
  const small = [...seedsIn(join(FIXTURES, 'frameworks')), ...seedsIn(join(FIXTURES, 'open'))].map(ownOf);
  const key = seedOf(readFileSync(join(FIXTURES, 'keys/four-cases.json'), 'utf8'));
  const results: Seed[] = [];
  for (const [format, ...words] of [
    ['json', 'score', 'case:salford'],
    ['json', 'score', 'case:torbay-care-trust'],
  ]) {
    const { stdout } = await mainRun([...words, '--format', format ?? ''], { cwd: FIXTURES });
    results.push(seedOf(stdout));
  }
  return {
    ids,
    small,
    told: ownOf(seedOf(readFileSync(join(FIXTURES, 'told/framework.yaml'), 'utf8'))),
    vignettes: Object.fromEntries(
      readdirSync(join(FIXTURES, 'told/vignettes')).map((name) => [
        `told/vignettes/${name}`,
        seedOf(readFileSync(join(FIXTURES, 'told/vignettes', name), 'utf8')),
      ]),
    ),
    starter: ownOf(seedOf(starterFramework('two-doors'))),
    shipped: ids.map((id) => ownOf(seedOf(readFileSync(join(SHIPPED, id, 'framework.yaml'), 'utf8')))),
    cases: ids
      .map((id) => [id, seedsIn(join(SHIPPED, id, 'cases'))] as const)
      .filter(([, all]) => all.length > 0),
    caseIds: ids.flatMap((id) => namesIn(join(SHIPPED, id, 'cases'))),
    crosswalks: namesIn(join(SHIPPED, 'five-levels/crosswalks')).map(
      (id) =>
        [id, seedOf(readFileSync(join(SHIPPED, 'five-levels/crosswalks', `${id}.yaml`), 'utf8'))] as const,
    ),
    assessments: seedsIn(join(FIXTURES, 'assessments')),
    faults: seedsIn(join(FIXTURES, 'faults')),
    key,
    results,
  };
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => name.replace(/\.yaml$/u, ''));
}

export type Material = Awaited<ReturnType<typeof material>>;

const TABLES = [
  'student,case,level,barriers\nAnn,1,one-manager,two-pots\nAnn,2,one-door,\nBea,1,apart,two-lines;two-pots\n',
  '\ufeffstudent;case;level\r\nAnn;1;one-manager\r\n"Lee; Bo";2;one-door\r\n',
  'sep=;\nstudent;1 level;1 barriers;2 level\nAnn;one-manager;two-pots;shared-money\nBea;;;\n',
  'Student\tCase\tLevel\nZoë\t1\t2\n',
];

/** One input: a few files, one of them or the words changed, and what is typed. */
export function inputOf(all: Material, dice: Dice): Input {
  return dice.weighed<() => Input>([
    [46, () => framework(all, dice)],
    [20, () => assessment(all, dice)],
    [8, () => marking(all, dice)],
    [5, () => saved(all, dice)],
    [3, () => crosswalk(all, dice)],
    [3, () => cases(all, dice)],
    [13, () => typed(all, dice)],
    [1.2, () => large(all, dice)],
  ])();
}

/** Some of the time a tree is changed so that it may still be read, or at will; some of the time a text; now and then both. */
function mutated(seed: Seed, dice: Dice, donor?: Seed): string | Buffer {
  const which = dice.below(16);
  if (which >= 10) return written(bent(seed.tree, dice), dice);
  if (which < 6) return written(changed(seed.tree, dice, donor?.tree), dice);
  if (which < 9) return withAccidents(seed.text, dice);
  return withAccidents(written(changed(seed.tree, dice, donor?.tree), dice), dice);
}

const FORMATS = ['text', 'markdown', 'html'];
const WITH_DATA = [...FORMATS, 'json'];

function surroundings(dice: Dice): Record<string, string> {
  return dice.weighed([
    [20, {}],
    [1, { LANG: 'C' }],
    [1, { COLUMNS: '40' }],
    [1, { COLUMNS: String(dice.pick(HOSTILE)).replaceAll('\0', '') }],
    [1, { NO_COLOR: '1', FORCE_COLOR: '' }],
    [1, { LC_ALL: '', LANG: '' }],
  ] as const);
}

function framework(all: Material, dice: Dice): Input {
  const own = dice.weighed([
    [30, dice.pick(all.small)],
    [2, all.starter],
    [2, all.told],
  ]);
  const text = mutated(own, dice, dice.chance(3) ? dice.pick(all.small) : own);
  const files = { 'f.yaml': text, 'service.yaml': answered(own, dice), 'later.yaml': answered(own, dice) };
  return { files, env: surroundings(dice), ...used(own, dice) };
}

/** What can be done with a framework and a file of answers. */
function used(own: Own, dice: Dice): Pick<Input, 'words' | 'talks'> {
  const format = ['--format', dice.pick(WITH_DATA)];
  const words = dice.weighed<readonly string[]>([
    [
      8,
      [
        'frameworks',
        'check',
        'f.yaml',
        ...dice.pick([[], ['--strict'], ['--format', dice.pick(['json', 'github', 'markdown', 'html'])]]),
      ],
    ],
    [2, ['frameworks', 'check', 'f.yaml', '--examples']],
    [1, ['frameworks', 'check', 'f.yaml', '--examples-in', 'made']],
    [4, ['frameworks', 'show', 'f.yaml', '--format', dice.pick(FORMATS)]],
    [2, ['template', 'f.yaml', ...dice.pick([[], ['-o', 'new.yaml']])]],
    [12, ['score', 'service.yaml', ...format]],
    [2, ['score', 'service.yaml', 'later.yaml', ...format]],
    [2, ['score', 'service.yaml', '--require-level', dice.pick(['x', ...own.levels])]],
    [4, ['explain', 'service.yaml', '--format', dice.pick(FORMATS)]],
    [4, ['compare', 'service.yaml', 'later.yaml', ...format]],
    [6, ['plan', 'service.yaml', '--time-limit', '1', ...format]],
    [
      3,
      [
        'plan',
        'service.yaml',
        '--time-limit',
        '1',
        '--to',
        dice.pick(['x', ...own.levels]),
        ...wishes(own, dice),
      ],
    ],
    [5, ['what-if', 'service.yaml', '--set', ...sets(own, dice), ...format]],
    [1, ['example', '--framework', 'f.yaml', '--format', 'json']],
    [1, ['needs', 'service.yaml', ...format]],
  ]);
  if (!dice.chance(9)) return { words };
  const file = dice.pick(['service.yaml', 'new.yaml']);
  const how = dice.pick([[], ['--quick'], ['--accessible'], format]);
  return {
    words: [dice.pick(['assess', 'assess', 'needs']), file, '--framework', 'f.yaml', ...how],
    talks: true,
  };
}

function wishes({ questions }: Own, dice: Dice): string[] {
  return dice.pick([
    [],
    ['--keep', dice.pick(questions)?.id ?? ''],
    ['--without', dice.pick(questions)?.id ?? ''],
  ]);
}

function sets({ questions }: Own, dice: Dice): string[] {
  return Array.from({ length: dice.pick([1, 1, 2, 4]) }, () => {
    const { id = 'x', options = [] } = dice.pick(questions) ?? {};
    const answer = dice.pick([
      ...options,
      ...options,
      'unknown',
      'not-applicable',
      'x',
      '',
      options.join(','),
    ]);
    return dice.chance(12) ? dice.pick(HOSTILE).replaceAll('\0', '') : `${id}=${answer}`;
  });
}

/** Answers to a framework, of every form; mostly such as can be read. */
function answersTree({ questions }: Own, dice: Dice): Record<string, Tree> {
  const parts: Record<Asked['part'], Record<string, Tree>> = { answers: {}, needs: {} };
  for (const { id, options, part, mayNotApply } of questions) {
    if (dice.chance(4)) continue;
    const some = options.filter(() => dice.chance(2));
    const answer = dice.weighed<Tree>([
      [12, dice.pick(options) ?? 'unknown'],
      [2, 'unknown'],
      [2, some.length > 1 ? some : (options[0] ?? 'unknown')],
      [mayNotApply ? 3 : 0.02, 'not-applicable'],
    ]);
    parts[part][id] = dice.chance(6)
      ? { answer, note: dice.pick(NOTES), evidence: ['Minutes; annex', dice.pick(NOTES)] }
      : answer;
  }
  return Object.keys(parts.needs).length > 0 ? parts : { answers: parts.answers };
}

/** Texts that may be read, and need care all the same. */
const NOTES = HOSTILE.filter(
  (text) => text.trim() !== '' && text.length < 900 && unprintableIn(text) === null,
);

function answered(own: Own, dice: Dice): string {
  const { id = 'x', version = '1.0.0' } = (own.tree ?? {}) as { id?: string; version?: string };
  const tree: Tree = {
    joinedup: 1,
    framework: { id, version, file: 'f.yaml' },
    service: {
      name: dice.chance(4) ? dice.pick(NOTES) : 'Old Town',
      nation: dice.chance(20) ? 'atlantis' : dice.pick(own.nations),
    },
    ...answersTree(own, dice),
  };
  return JSON.stringify(tree, null, 2);
}

function assessment(all: Material, dice: Dice): Input {
  const own = dice.pick(all.small);
  const [, published = []] = dice.pick(all.cases);
  const seed = dice.weighed<Seed>([
    [10, seedOfText(answered(own, dice))],
    [2, dice.pick(published)],
    [2, dice.pick(all.assessments)],
    [2, dice.pick(all.faults)],
  ]);
  // Now and then the answers belong to another framework than the one that is there.
  const beside = dice.chance(8) ? dice.pick(all.small) : own;
  const service = dice.chance(3) ? seed.text : mutated(seed, dice, dice.pick(all.assessments));
  const files = { 'f.yaml': beside.text, 'service.yaml': service, 'later.yaml': answered(own, dice) };
  if (dice.chance(8)) {
    const words = ['score', '-', '--framework', 'f.yaml', '--format', dice.pick(WITH_DATA)];
    return { files, words, input: service };
  }
  return { files, env: surroundings(dice), ...used(own, dice) };
}

const seedOfText = (text: string): Seed => ({ text, tree: JSON.parse(text) as Tree });

function marking(all: Material, dice: Dice): Input {
  const isKey = dice.chance(2);
  const key = isKey ? mutated(all.key, dice) : all.key.text;
  const table = dice.pick(TABLES);
  const responses =
    isKey && !dice.chance(4)
      ? table
      : withAccidents(dice.chance(3) ? hostileTable(table, dice) : table, dice);
  const words = dice.weighed<readonly string[]>([
    [9, ['mark', 'key.json', 'responses.csv', '--format', dice.pick([...WITH_DATA, 'csv'])]],
    [1, ['mark', 'key.json', '--template']],
    [1, ['mark', 'key.json', 'responses.csv', '-o', 'marks.csv', '--format', 'csv']],
    [1, ['mark', 'responses.csv', 'key.json']],
    [1, ['example', 'key.json', '--framework', 'f.yaml', '--check', '--format', 'json']],
  ]);
  return { files: { 'key.json': key, 'responses.csv': responses, 'f.yaml': all.told.text }, words };
}

function hostileTable(table: string, dice: Dice): string {
  return table.replace(/\w+/gu, (word) =>
    dice.chance(3) ? `"${dice.pick(HOSTILE).replaceAll('"', '""')}"` : word,
  );
}

function saved(all: Material, dice: Dice): Input {
  const result = mutated(dice.pick(all.results), dice, all.results[0]);
  const files = { 'result.json': result, 'other.json': all.results[0]?.text ?? '' };
  const format = ['--format', dice.pick(WITH_DATA)];
  const words = dice.pick([
    ['score', 'result.json', ...format],
    ['score', 'result.json', ...format],
    ['score', 'result.json', 'other.json', ...format],
    ['compare', 'result.json', 'case:salford', ...format],
    ['explain', 'result.json'],
    ['plan', 'result.json'],
  ]);
  return { files, words };
}

function crosswalk(all: Material, dice: Dice): Input {
  const [to, seed] = dice.pick(all.crosswalks);
  const [, other] = dice.pick(all.crosswalks);
  const files = { 'c.yaml': mutated(seed, dice, other), 'service.yaml': dice.pick(all.assessments).text };
  const target = dice.chance(4) ? dice.pick(all.ids) : to;
  const format = ['--format', dice.pick(WITH_DATA)];
  const words = dice.chance(3)
    ? ['frameworks', 'check', 'c.yaml']
    : ['score', 'service.yaml', '--framework', target, '--crosswalk', 'c.yaml', ...format];
  return { files, words };
}

function cases(all: Material, dice: Dice): Input {
  const hit = dice.pick(['told/framework.yaml', ...Object.keys(all.vignettes)]);
  const seeds = { 'told/framework.yaml': all.told, ...all.vignettes };
  const texts = Object.entries(seeds).map(
    ([name, seed]) => [name, name === hit ? mutated(seed, dice) : seed.text] as const,
  );
  const files = { ...Object.fromEntries(texts) };
  const seed = ['--framework', 'told/framework.yaml', '--seed', String(dice.below(100))];
  const kind = dice.pick([
    [],
    ['--kind', dice.pick(['plain', 'twins', 'boundary', 'out-of-order', 'uncertain'])],
  ]);
  if (dice.chance(4)) return { files, words: ['practise', ...seed, ...kind, '--count', '2'], talks: true };
  const words = dice.pick([
    ['example', ...seed, ...kind, '--format', dice.pick(['markdown', 'html', 'json', 'gift', 'moodle-xml'])],
    ['example', ...seed, ...kind, '--count', '3', '-o', 'course'],
    ['example', ...seed, '--check'],
    ['frameworks', 'check', 'told/framework.yaml'],
  ]);
  return { files, words };
}

/** Frameworks that ship, changed: they take long, and are few. */
function large(all: Material, dice: Dice): Input {
  const own = dice.pick(all.shipped);
  return {
    files: {
      'f.yaml': mutated(own, dice),
      'service.yaml': answered(own, dice),
      'later.yaml': answered(own, dice),
    },
    ...used(own, dice),
  };
}

const OPTIONS = [
  ...[
    '--format',
    '--framework',
    '--output',
    '-o',
    '--force',
    '--to',
    '--keep',
    '--without',
    '--time-limit',
    '--set',
  ],
  ...[
    '--require-level',
    '--placement',
    '--crosswalk',
    '--level',
    '--kind',
    '--difficulty',
    '--setting',
    '--nation',
  ],
  ...[
    '--seed',
    '--count',
    '--sheet',
    '--check',
    '--strict',
    '--examples',
    '--examples-in',
    '--people',
    '--barrier',
  ],
  ...[
    '--accessible',
    '--quick',
    '--template',
    '--no-color',
    '--debug',
    '--help',
    '-h',
    '-V',
    '--version',
    '--',
    '-',
  ],
];

const VALUES = [
  ...[
    '-1',
    '0',
    '1',
    '1e309',
    '99999999999999999999',
    '0.5',
    'NaN',
    'Infinity',
    '0x10',
    '1_0',
    ' 7 ',
    '٣',
    '१',
  ],
  ...[
    'json',
    'html',
    'text',
    'xml',
    'JSON',
    'all',
    'five-levels',
    'leutz',
    'f.yaml',
    'service.yaml',
    'later.yaml',
    '.',
  ],
  ...['case:salford', 'case:', 'case:x', 'case:../x', '-', '--', '=', '=x', 'x=', 'a=b=c', 'x=1,2'],
  ...[
    './-o',
    '-o=x',
    '--format=json',
    '--seed=-1',
    'student',
    'twins',
    'hard',
    'england',
    'wales',
    'legal',
    'made',
    'no/such/dir',
  ],
];

const LINES: readonly (readonly string[])[] = [
  ['score', 'service.yaml'],
  ['score', 'service.yaml', 'later.yaml', '--format', 'json'],
  ['score', 'service.yaml', '--require-level', 'shared-money'],
  ['score', 'service.yaml', '--framework', 'f.yaml', '--placement', 'depth'],
  ['score', 'case:salford', '--framework', 'leutz'],
  ['compare', 'service.yaml', 'later.yaml'],
  ['plan', 'service.yaml', '--to', 'one-door', '--time-limit', '1'],
  ['plan', 'service.yaml', '--keep', 'money', '--without', 'door'],
  ['what-if', 'service.yaml', '--set', 'money=all', 'door=one'],
  ['what-if', 'service.yaml', '--set', 'money=part,all', '--set', 'door=unknown'],
  ['explain', 'service.yaml', '--format', 'markdown'],
  ['mark', 'key.json', 'responses.csv'],
  ['mark', 'key.json', '--template', '-o', 'table.csv'],
  ['example', '--framework', 'told/framework.yaml', '--level', 'referral', '--seed', '7', '--count', '2'],
  [
    'example',
    '--framework',
    'told/framework.yaml',
    '--kind',
    'twins',
    '--format',
    'html',
    '--sheet',
    'student',
  ],
  ['example', 'key.json', '--check'],
  ['practise', '--count', '1'],
  ['assess', 'service.yaml'],
  ['assess'],
  ['needs', 'service.yaml'],
  ['template', 'f.yaml', '-o', 'new.yaml'],
  ['frameworks'],
  ['frameworks', 'list'],
  ['frameworks', 'show', 'f.yaml', '--format', 'markdown'],
  ['frameworks', 'new', 'two-doors', '-o', 'two.yaml'],
  ['frameworks', 'check', 'f.yaml', '--strict'],
  ['frameworks', 'schema', 'assessment'],
  ['cases'],
  ['cases', 'list', '--nation', 'wales', '--barrier', 'financial', '--format', 'json'],
  ['cases', 'show', 'salford', '--format', 'html'],
  ['help', 'score'],
  ['--version'],
  [],
];

/** A line of words, some of them changed. */
function typed(all: Material, dice: Dice): Input {
  const ladder = all.small.find(({ tree }) => (tree as { id?: string } | null)?.id === 'ladder') ?? all.told;
  const files = {
    'f.yaml': ladder.text,
    'service.yaml': answered(ladder, dice),
    'later.yaml': answered(ladder, dice),
    '-dash.yaml': answered(ladder, dice),
    'two words.yaml': answered(ladder, dice),
    'key.json': all.key.text,
    'responses.csv': TABLES[0] ?? '',
    'told/framework.yaml': all.told.text,
    ...Object.fromEntries(Object.entries(all.vignettes).map(([name, { text }]) => [name, text])),
  };
  let words = dice.pick(LINES);
  // No system hands over a word with a zero in it, or half of a character.
  const hostile = () =>
    dice
      .pick(HOSTILE)
      .replaceAll('\0', '')
      .replace(/\p{Cs}/gu, '');
  const value = () =>
    dice.weighed<() => string>([
      [4, () => dice.pick(VALUES)],
      [2, hostile],
      [
        1,
        () =>
          dice.pick([
            '-dash.yaml',
            'two words.yaml',
            'key.json',
            'responses.csv',
            'told',
            'told/framework.yaml',
          ]),
      ],
      [1, () => dice.pick(all.caseIds)],
      [1, () => dice.pick([...ladder.levels, ...ladder.questions.map(({ id }) => id)])],
    ])();
  for (let left = dice.pick([1, 1, 2, 3]); left > 0; left -= 1) {
    const at = dice.below(words.length + 1);
    words = dice.weighed<() => readonly string[]>([
      [5, () => (at < words.length ? words.with(at, value()) : words)],
      [2, () => words.toSpliced(at, 1)],
      [3, () => words.toSpliced(at, 0, value())],
      [4, () => [...words, dice.pick(OPTIONS), value()]],
      [2, () => [...words, dice.pick(OPTIONS)]],
      [1, () => words.toSpliced(at, 0, dice.pick(OPTIONS))],
      [
        1,
        () =>
          words.flatMap((word, index) =>
            index === at ? Array.from({ length: dice.pick([2, 300]) }, () => word) : [word],
          ),
      ],
      [
        1,
        () => words.map((word, index) => (index === at ? word.slice(0, dice.below(word.length + 1)) : word)),
      ],
      [1, () => words.toReversed()],
      [1, () => [...words, ...dice.pick(LINES)]],
      [1, () => [...words, `${dice.pick(OPTIONS)}=${value()}`]],
    ])();
  }
  const input = dice.chance(3) ? { input: answered(ladder, dice) } : {};
  return { files, words, env: surroundings(dice), ...input };
}
