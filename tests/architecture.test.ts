import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The rooms of the house, and what each may use. A room that is not named here may be used by nobody. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  cli: ['commands', 'library', 'host', 'report'],
  commands: [
    'sites',
    'forms',
    'meeting',
    'rows',
    'panel',
    'interview',
    'teaching',
    'library',
    'panel',
    'authoring',
    'report',
    'assessment',
    'framework',
    'engine',
    'solver',
    'host',
    'document',
    'layout',
  ],
  sites: ['panel', 'report', 'framework', 'engine'],
  meeting: ['interview', 'assessment', 'report', 'framework', 'layout'],
  rows: ['assessment', 'framework', 'engine', 'document'],
  forms: ['interview', 'assessment', 'report', 'framework', 'engine'],
  library: ['forms', 'gather', 'teaching', 'assessment', 'framework', 'engine', 'solver', 'host', 'document'],
  teaching: ['interview', 'engine', 'framework', 'document'],
  interview: ['assessment', 'framework', 'engine', 'host', 'layout'],
  report: ['teaching', 'layout'],
  authoring: ['framework', 'engine'],
  panel: ['engine'],
  gather: ['assessment', 'framework', 'document'],
  assessment: ['framework', 'document'],
  solver: ['engine', 'host'],
  engine: [],
  framework: ['document'],
  host: ['document', 'layout'],
  model: ['document'],
  document: [],
  layout: [],
  build: ['cli', 'library', 'assessment', 'framework', 'engine', 'report', 'host', 'document'],
  'index.ts': [
    'rows',
    'assessment',
    'framework',
    'engine',
    'panel',
    'solver',
    'report',
    'document',
    'layout',
  ],
};

/** What every room may use. */
const GROUND = ['problem.ts', 'sentence.ts', 'command.ts', 'text.ts', 'looks.ts', 'work.ts', 'suggest.ts'];

/** Whoever stands above the shapes may take their types and the words that they are made of; who reads files, schemas too. */
const SHAPES = 'model';
const BELOW_SHAPES = ['document', 'layout'];
const READERS = ['framework', 'assessment', 'teaching', 'build'];

/** The files among the shapes that hold no schema, so that every room may use what they do. */
const LIGHT = ['model/vocabulary.ts', 'model/fold-condition.ts', 'model/calibration.ts'];

/** The folders of the engine and of the report from the bottom up: what stands in one uses its own and those before it. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  engine: ['compiled.ts', 'logic', 'compile', 'settling steps quick', 'score', 'rows compare'],
  report: [
    'blocks.ts',
    'build-blocks.ts',
    'pictures-as-tables.ts',
    'words',
    'pages formats',
    'page-formats.ts',
  ],
};

/** What the report may take from teaching besides types: how a case is read, and what a mark counts. */
const TAUGHT = ['teaching/cases/case-reading.ts', 'teaching/marking/mark-scheme.ts'];

/** The only rooms that may use a package. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli'],
  chalk: ['host'],
  'fast-string-width': ['host'],
  '@inquirer/core': ['interview'],
  yaml: ['document', 'assessment'],
  'zod/mini': ['document', 'model', 'assessment', 'teaching', 'gather', 'build'],
  'csv-stringify/sync': ['report'],
  docx: ['report'],
  'hucre/xlsx': ['report'],
  fflate: ['library', 'report'],
  saxes: ['document'],
  'when-exit': ['host', 'interview'],
  leven: ['suggest.ts'],
  highs: ['solver'],
  'pure-rand/distribution/uniformInt': ['teaching'],
  'pure-rand/generator/xoroshiro128plus': ['teaching'],
  'pure-rand/types/JumpableRandomGenerator': ['teaching'],
  flesch: ['teaching'],
  syllable: ['teaching'],
  esbuild: ['build'],
};

/** The rooms that are pure: no package, no module of Node's own, no clock. */
const PURE = [
  'engine',
  'panel',
  'sites',
  'forms',
  'report',
  'layout',
  'text.ts',
  'looks.ts',
  'sentence.ts',
  'problem.ts',
  'command.ts',
  'work.ts',
];

/** The modules of Node's own by which the machine is touched: files, processes, terminals, what it is called. */
const MACHINE = /^node:(?:fs|child_process|os|tty|readline|process|vm)(?:\/|$)/u;

const source = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
  /** True for what is loaded only when it is wanted. */
  readonly isLoadedLater: boolean;
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
      isLoadedLater: dynamic !== undefined,
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
      const taught = room === 'report' && roomOf(target) === 'teaching' && !TAUGHT.includes(target);
      const shape = roomOf(target) === SHAPES && !LIGHT.includes(target);
      return (taught || (shape && ![SHAPES, ...READERS].includes(room))) && !typeOnly;
    });
    expect(wrong.map(({ file, target }) => `${file} takes more than types from ${target}`)).toEqual([]);
  });

  test.each(Object.entries(FLOORS))('inside %s imports point down', (room, floors) => {
    const floorOf = (file: string) => {
      const [, part = ''] = file.split('/');
      return floors.findIndex((floor) => floor.split(' ').includes(part));
    };
    const own = inside.filter(({ file, target }) => roomOf(file) === room && roomOf(target) === room);
    expect(own.filter(({ file, target }) => Math.min(floorOf(file), floorOf(target)) < 0)).toEqual([]);
    const wrong = own.filter(({ file, target, typeOnly }) => {
      const beside = floorOf(file) === floorOf(target) && file.split('/')[1] !== target.split('/')[1];
      return (floorOf(target) > floorOf(file) || beside) && !typeOnly;
    });
    expect(wrong.map(({ file, target }) => `${file} uses ${target}`)).toEqual([]);
  });

  test('no file leads back to itself, and the longest way through the house is short', () => {
    const uses = (only: (each: Import) => boolean) => {
      const ways = new Map<string, string[]>();
      for (const each of inside.filter(only))
        ways.set(each.file, [...(ways.get(each.file) ?? []), each.target]);
      return ways;
    };
    const circles: string[] = [];
    const lengthsOf = (ways: ReadonlyMap<string, readonly string[]>) => {
      const known = new Map<string, number>();
      const walk = (file: string, way: readonly string[]): number => {
        const before = known.get(file);
        if (before !== undefined) return before;
        if (way.includes(file)) {
          circles.push([...way.slice(way.indexOf(file)), file].join(' > '));
          return 0;
        }
        const length = 1 + Math.max(0, ...(ways.get(file) ?? []).map((next) => walk(next, [...way, file])));
        known.set(file, length);
        return length;
      };
      return files.map((file) => walk(file, []));
    };
    lengthsOf(uses(({ isLoadedLater }) => !isLoadedLater));
    expect(circles).toEqual([]);
    const longest = Math.max(
      ...lengthsOf(uses(({ typeOnly, isLoadedLater }) => !typeOnly && !isLoadedLater)),
    );
    expect(longest).toBeLessThanOrEqual(13);
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
      ({ room, file }) => PURE.includes(room) && !file.startsWith('report/formats/'),
    );
    expect(wrong.map(({ file, target }) => `${file} uses ${target}`)).toEqual([]);
    const clocks = files
      .filter((file) => PURE.includes(roomOf(file)))
      .filter((file) =>
        /\bprocess\b|Date\.now|new Date\b(?!\([^)])|Math\.random|toLocale/u.test(
          readFileSync(join(source, file), 'utf8'),
        ),
      );
    // The program of a form's page runs in a browser, by whose clock a day is today.
    expect(clocks).toEqual(['forms/page/browser.ts']);
  });

  test('only the host touches the process, and nothing exits or prints', () => {
    const texts = files
      .filter((file) => roomOf(file) !== 'build')
      .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(source, file), 'utf8') }));
    const touching = texts.filter(({ text }) => /\bprocess\.(?!ts\b)\w/u.test(text)).map(({ file }) => file);
    expect(touching.sort()).toEqual(['host/files/lock-owner.ts', 'host/long-work.ts', 'host/process.ts']);
    expect(
      texts.filter(({ text }) => /\bconsole\.|process\.exit\b/u.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  test('only the program of a page touches a browser', () => {
    const touching = files.filter((file) =>
      /reference lib="dom"|\bwindow\.\w|\blocation\.\w|\bdocument\.(?:querySelector|getElementById|createElement|body)/u.test(
        readFileSync(join(source, file), 'utf8'),
      ),
    );
    expect(touching).toEqual(['forms/page/browser.ts']);
  });

  test('only the host touches files, terminals and other programs', () => {
    const wrong = packages.filter(
      ({ room, target }) => !['host', 'build'].includes(room) && MACHINE.test(target),
    );
    expect(wrong.map(({ file, target }) => `${file} uses ${target}`)).toEqual([]);
  });

  test('no file knows a framework that ships by its words', () => {
    const words =
      /five-levels|section 75|pooled|plymouth|torbay|prisma|cihs|leutz|glasby|amour|scirocco|ahgren|nuffield/iu;
    const knowing = files.filter((file) => words.test(readFileSync(join(source, file), 'utf8')));
    expect(knowing).toEqual([]);
  });
});
