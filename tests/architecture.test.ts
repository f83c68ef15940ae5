import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The rooms of the house, and what each may use. A room that is not named here may be used by nobody. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  cli: [
    'interview',
    'authoring',
    'assessment',
    'framework',
    'engine',
    'solver',
    'examples',
    'marking',
    'classwork',
    'report',
    'document',
    'storage',
    'layout',
  ],
  examples: ['engine', 'framework'],
  marking: ['engine', 'examples'],
  classwork: ['marking', 'document'],
  interview: ['assessment', 'framework', 'engine', 'examples', 'marking', 'storage', 'layout'],
  report: ['engine', 'solver', 'examples', 'marking', 'framework', 'layout'],
  authoring: ['framework', 'engine'],
  assessment: ['framework', 'engine', 'document'],
  solver: ['engine'],
  engine: [],
  framework: ['document'],
  storage: ['document'],
  model: ['document'],
  document: [],
  layout: [],
  build: ['assessment', 'framework', 'engine', 'report', 'document'],
  'index.ts': ['assessment', 'framework', 'engine', 'solver', 'report', 'document', 'layout'],
};

/** What every room may use. */
const GROUND = ['problem.ts', 'sentence.ts', 'command.ts', 'text.ts', 'looks.ts', 'once.ts', 'suggest.ts'];

/** Whoever stands above the shapes may take their types and the words that they are made of; who reads files, schemas too. */
const SHAPES = 'model';
const BELOW_SHAPES = ['document', 'storage', 'layout'];
const READERS = ['framework', 'assessment', 'classwork', 'build'];

/** Between these rooms only types may pass: what is used there is a shape, not a behaviour. */
const TYPES_ONLY = [
  ['report', 'engine'],
  ['report', 'solver'],
  ['report', 'marking'],
  ['classwork', 'marking'],
  ['report', 'framework'],
  ['assessment', 'engine'],
];

/** The only rooms that may use a package. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli'],
  chalk: ['cli'],
  'fast-string-width': ['cli'],
  '@inquirer/core': ['interview'],
  yaml: ['document', 'assessment'],
  'zod/mini': ['document', 'model', 'assessment', 'classwork'],
  'csv-parse/sync': ['classwork'],
  'csv-stringify/sync': ['report'],
  docx: ['report'],
  'hucre/xlsx': ['report'],
  fflate: ['cli'],
  'when-exit': ['storage', 'interview'],
  leven: ['suggest.ts'],
  highs: ['solver'],
  'pure-rand/distribution/uniformInt': ['examples'],
  'pure-rand/generator/xoroshiro128plus': ['examples'],
  'pure-rand/types/JumpableRandomGenerator': ['examples'],
  flesch: ['examples'],
  syllable: ['examples'],
  esbuild: ['build'],
};

/** The rooms that are pure: no package, no module of Node's own, no clock. */
const PURE = [
  'engine',
  'marking',
  'report',
  'layout',
  'text.ts',
  'looks.ts',
  'sentence.ts',
  'problem.ts',
  'command.ts',
];

const source = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

const imports: Import[] = files.flatMap((name) => {
  const file = name.replaceAll('\\', '/');
  const text = readFileSync(join(source, name), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export) (type )?(?:[^'";]*? from )?'([^']+)';|import\('([^']+)'\)/gmsu,
  );
  return [...statements].map(([, typeOnly, named = '', dynamic]) => {
    const target = dynamic ?? named;
    return {
      file,
      room: roomOf(file),
      target: resolveTarget(file, target),
      typeOnly: typeOnly !== undefined,
    };
  });
});

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function resolveTarget(file: string, target: string): string {
  if (!target.startsWith('.')) return target;
  return relative(source, join(source, dirname(file), target)).replaceAll('\\', '/');
}

const inside = imports.filter(({ target }) => target.endsWith('.ts'));
const packages = imports.filter(({ target }) => !target.endsWith('.ts') && !target.endsWith('.json'));

describe('the house', () => {
  test('has imports to look at', () => {
    expect(inside.length).toBeGreaterThan(200);
    expect(packages.length).toBeGreaterThan(30);
  });

  test('imports point one way', () => {
    const wrong = inside.filter(({ room, target }) => {
      const to = roomOf(target);
      if (to === SHAPES && !BELOW_SHAPES.includes(room)) return false;
      return to !== room && !GROUND.includes(to) && !ROOMS[room]?.includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} uses ${target}`)).toEqual([]);
  });

  test('the ground uses nothing above it', () => {
    const wrong = inside.filter(({ file, target }) => GROUND.includes(file) && !GROUND.includes(target));
    expect(wrong).toEqual([]);
  });

  test('only types pass where only types may', () => {
    const wrong = inside.filter(({ room, target, typeOnly }) => {
      const guarded = TYPES_ONLY.some(([from, to]) => from === room && to === roomOf(target));
      const shape = roomOf(target) === SHAPES && target !== 'model/words.ts';
      return (guarded || (shape && ![SHAPES, ...READERS].includes(room))) && !typeOnly;
    });
    expect(wrong.map(({ file, target }) => `${file} takes more than types from ${target}`)).toEqual([]);
  });

  test('packages stay in their rooms', () => {
    const wrong = packages.filter(
      ({ room, target }) => !target.startsWith('node:') && !PACKAGES[target]?.includes(room),
    );
    expect(wrong.map(({ file, target }) => `${file} uses ${target}`)).toEqual([]);
  });

  test('the pure rooms use nothing from outside', () => {
    // Pages are pure; a format may be written by a package.
    const wrong = packages.filter(
      ({ room, file }) => PURE.includes(room) && !file.startsWith('report/document/'),
    );
    expect(wrong.map(({ file, target }) => `${file} uses ${target}`)).toEqual([]);
    const clocks = files
      .filter((file) => PURE.includes(roomOf(file)))
      .filter((file) =>
        /\bprocess\b|Date\.now|new Date\b(?!\([^)])|Math\.random|toLocale/u.test(
          readFileSync(join(source, file), 'utf8'),
        ),
      );
    expect(clocks).toEqual([]);
  });

  test('only io.ts touches the process, but for the lock that names it and what a Ctrl-C breaks off, and nothing exits or prints', () => {
    const texts = files
      .filter((file) => roomOf(file) !== 'build')
      .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(source, file), 'utf8') }));
    const touching = texts.filter(({ text }) => /\bprocess\.\w/u.test(text)).map(({ file }) => file);
    expect(touching).toEqual(['cli/interruptible.ts', 'cli/io.ts', 'storage/lock.ts']);
    expect(
      texts.filter(({ text }) => /\bconsole\.|process\.exit\b/u.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  test('no file knows a framework that ships by its words', () => {
    const words =
      /five-levels|section 75|pooled|plymouth|torbay|prisma|cihs|leutz|glasby|amour|scirocco|ahgren|nuffield/iu;
    const knowing = files.filter((file) => words.test(readFileSync(join(source, file), 'utf8')));
    expect(knowing).toEqual([]);
  });
});
