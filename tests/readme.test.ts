import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { loadAssessment } from '../src/assessment/open-assessment.ts';
import { lintFramework } from '../src/authoring/check-framework.ts';
import { PAGES_OF_KEYS, SCHEMAS_OF_KEYS, withTables } from '../src/build/docs.ts';
import { loadAll } from '../src/cli/table.ts';
import { optionName } from '../src/commands/declare.ts';
import { compile } from '../src/engine/compile/compile.ts';
import { scoreAssessment } from '../src/engine/score/score-assessment.ts';
import { openFramework } from '../src/framework/open.ts';
import { unwrap } from '../src/problem.ts';
import { crosswalkFrom } from './support/crosswalks.ts';
import { ROOT, score, shipped, TOOL } from './support/load.ts';
import { planned } from './support/plans.ts';
import { play } from './support/play.ts';
import { start } from './support/program.ts';
import { inFolder } from './support/sandbox.ts';
import { isAsExpected, scenariosIn } from './support/session.ts';

/** What the README and the pages in docs/ show is what the program does, and what they link to is there. */

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');
const README = read('README.md');
const MANAGER = read('docs/manager.md');
const AUTHOR = read('docs/author.md');
const LANGUAGE = read('docs/language.md');
const RESULTS = read('docs/results.md');

const EVERY = await loadAll();

const FIXTURES = join(ROOT, 'tests', 'fixtures');

/** The files that the sessions of every page find in their folder. */
const LAID_OUT: Readonly<Record<string, string>> = {
  'course/key.json': readFileSync(join(FIXTURES, 'keys', 'four-cases.json'), 'utf8'),
  ...Object.fromEntries(
    readdirSync(join(FIXTURES, 'assessments')).map((name) => [
      name,
      readFileSync(join(FIXTURES, 'assessments', name), 'utf8'),
    ]),
  ),
};

/** The code blocks of a language. */
function blocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'gu'))].map(
    ([, body = '']) => body,
  );
}

it('the example of the library runs, and prints what stands behind it', () => {
  const [, example = ''] = blocks(RESULTS, 'js');
  const now = LAID_OUT['hill-town.yaml'] ?? '';
  const before = now.replace('date: 2026-', 'date: 2025-').replace(/manager: .*/u, 'manager: co-ordinator');
  const files = { ...LAID_OUT, 'hill-town-2025.yaml': before, 'example.mjs': example };
  return inFolder(files, async (cwd) => {
    await mkdir(join(cwd, 'node_modules'));
    await symlink(ROOT, join(cwd, 'node_modules', 'joinedup'), 'junction');
    const run = await start(process.execPath, ['example.mjs'], { cwd });
    const printed = [...example.matchAll(/^\/\/ (.*)$/gmu)].map(([, line]) => line);
    expect(run).toEqual({ code: 0, stdout: `${printed.join('\n')}\n`, stderr: '' });
  });
});

describe('the README', () => {
  it('opens with the two commands, a line each', () => {
    const [, first, , second] = README.split('\n').filter((_, index) => index > 0);
    expect([first, second]).toEqual(['`npm ci && npm start`', '`npm ci && npm test`']);
  });

  it('is short', () => {
    expect(README.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('shows a session', () => {
    expect(blocks(README, 'console')).not.toEqual([]);
  });

  it('leads to every page, by itself or by way of another', () => {
    const found = new Set(['README.md']);
    for (const page of found) for (const { file } of linksOf(page)) if (PAGES.includes(file)) found.add(file);
    expect(PAGES.filter((page) => !found.has(page))).toEqual([]);
  });
});

// A page is one sitting: what one of its sessions wrote, the next one finds.
const SITTINGS = PAGES.flatMap((page) => {
  const [sitting] = scenariosIn(`## ${page}\n${read(page).replaceAll(/^## /gmu, '### ')}`);
  return sitting && sitting.steps.length > 0 ? [sitting] : [];
});

describe('what a page shows is what the program prints', () => {
  it('by every door', () => {
    const names = SITTINGS.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['docs/manager.md', 'docs/tutor.md', 'docs/author.md']));
  });

  it.each(SITTINGS.map(({ name, ...sitting }) => [name, sitting] as const))(
    '%s',
    async (_, { files, steps }) => {
      await inFolder({ ...LAID_OUT, ...files }, async (folder) => {
        for (const { command, lines } of steps) {
          // On a screen the conversation looks no different from the product.
          const shown = (await play(command, folder, 'here')).map((line) => line.replace(/^! /u, ''));
          const found = isAsExpected(lines, shown) ? lines : shown;
          expect([`$ ${command}`, ...found].join('\n')).toBe([`$ ${command}`, ...lines].join('\n'));
        }
      });
    },
  );
});

describe.each(PAGES)('%s', (page) => {
  it('links to what is there', () => {
    const lost = linksOf(page).filter(({ file, heading }) => !isThere(file, heading));
    expect(lost.map(({ target }) => target)).toEqual([]);
  });

  it('links to nothing that people do not have who install the program', () => {
    const shippedNames = [...manifest.files, 'README.md', 'LICENSE', 'package.json'];
    const left = linksOf(page).filter(
      ({ file }) => !shippedNames.some((name) => file === name || file.startsWith(`${name}/`)),
    );
    expect(left.map(({ target }) => target)).toEqual([]);
  });

  it('names only commands and options that there are', () => {
    const calls = [...read(page).matchAll(/`joinedup ([a-z][^`]*)`/gu)].map(([, call = '']) =>
      call.split(' '),
    );
    for (const words of calls) {
      const spec = specOf(words);
      expect([words.join(' '), spec !== undefined]).toEqual([words.join(' '), true]);
      const flags = words.filter((word) => word.startsWith('-') && word !== '-');
      const known = Object.entries(spec?.command.options ?? {}).flatMap(([key, { short = '' }]) => [
        optionName(key),
        short,
      ]);
      expect(flags.filter((flag) => !known.includes(flag))).toEqual([]);
    }
  });
});

describe('the page for managers', () => {
  it('shows a question as it is asked', () => {
    const [question = ''] = blocks(MANAGER, 'text');
    const { questions } = shipped('five-levels');
    const text = question.replace(/\s+/gu, ' ');
    const asked = questions.find(({ ask }) => text.includes(ask));
    expect(asked?.options.filter((option) => !text.includes(option.text))).toEqual([]);
    expect(text).toContain(`Question ${questions.indexOf(asked as never) + 1} of ${questions.length}`);
  });
});

describe('the page for authors', () => {
  it('has a framework that loads without a warning and places', () => {
    const [text = ''] = blocks(AUTHOR, 'yaml');
    const loaded = openFramework({ file: 'two-steps.yaml', text });
    expect(loaded.problems).toEqual([]);
    expect(lintFramework(unwrap(loaded))).toEqual([]);
    expect(score(unwrap(loaded).framework, { budget: 'shared' }).placements[0]?.secured.id).toBe('joined');
  });

  it('has another with bands and needs that does, too', () => {
    const text = blocks(AUTHOR, 'yaml').find((block) => block.includes('measure:')) ?? '';
    const loaded = openFramework({
      file: 'more.yaml',
      text: `id: more\nversion: 1.0.0\ntitle: More\n${text}`,
    });
    expect(loaded.problems).toEqual([]);
    expect(lintFramework(unwrap(loaded))).toEqual([]);
    const { placements } = score(unwrap(loaded).framework, { promises: 'agree', answers: 'neither' });
    expect(placements[0]?.secured.id).toBe('firm');
  });

  it('has a crosswalk that loads without a warning', () => {
    const text = blocks(AUTHOR, 'yaml').find((block) => block.includes('crosswalk: 1')) ?? '';
    const file = { file: 'crosswalk.yaml', text };
    expect(crosswalkFrom(file, shipped('five-levels'), shipped('leutz'))).toMatchObject({
      ok: true,
      problems: [],
    });
  });

  it('has every code that an author is told in its table', () => {
    const codes = authorsCodes();
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((name) => !AUTHOR.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the pages of keys', () => {
  it.each(PAGES_OF_KEYS)('%s has the tables of the schemas; if not, run “npm run pages”', (name) => {
    const page = read(`docs/${name}`);
    expect(withTables(page)).toBe(page);
  });

  it.each(Object.entries(SCHEMAS_OF_KEYS))('have every key of %s', (_, made) => {
    const rows = PAGES_OF_KEYS.flatMap((name) => read(`docs/${name}`).split('\n')).filter((row) =>
      row.startsWith('| `'),
    );
    const named = new Set(
      rows.flatMap((row) => code(row).slice(0, 1)).flatMap((key) => key.split(/\[\]|\./u)),
    );
    const keys = keysOf(JSON.parse(made()));
    expect(keys.size).toBeGreaterThan(8);
    expect([...keys].filter((key) => !named.has(key))).toEqual([]);
  });

  it('say something of every key', () => {
    const silent = PAGES_OF_KEYS.flatMap((name) => read(`docs/${name}`).split('\n')).filter((row) =>
      /^\| `.*\| *\|$/u.test(row),
    );
    expect(silent).toEqual([]);
  });

  it('show an assessment file that is one', () => {
    const text = blocks(LANGUAGE, 'yaml').find((block) => block.startsWith('joinedup:')) ?? '';
    const framework = shipped('five-levels');
    const loaded = loadAssessment({ file: 'service.yaml', text }, framework);
    expect(loaded.problems).toEqual([]);
    expect(text).toContain(`framework: { id: ${framework.id}, version: ${framework.version} }`);
    expect([...unwrap(loaded).needs.keys()]).toHaveLength(3);
  });

  it('name every key of a result, and of a plan, that its service has', () => {
    const framework = shipped('five-levels');
    const text = LAID_OUT['hill-town.yaml'] ?? '';
    const assessment = unwrap(loadAssessment({ file: 'hill-town.yaml', text }, framework));
    const result = scoreAssessment(compile(framework), assessment, TOOL);
    const plan = planned(framework, assessment);
    const [route] = plan.routes;
    const keys = [result, plan, route ?? {}, route?.steps[0] ?? {}].flatMap((part) => Object.keys(part));
    expect(keys.filter((key) => !RESULTS.includes(`\`${key}\``))).toEqual([]);
  });
});

interface Link {
  readonly target: string;
  /** The file, from the root; the page itself where only a heading is named. */
  readonly file: string;
  readonly heading: string | undefined;
}

/** The links of a page to other files and to headings, outside code. */
function linksOf(page: string): readonly Link[] {
  const prose = read(page)
    .replaceAll(/^```[\s\S]*?^```$/gmu, '')
    .replaceAll(/`[^`]*`/gu, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => {
      const [path = '', heading] = target.split('#');
      const file =
        path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path)).replaceAll('\\', '/');
      return { target, file, heading };
    });
}

function isThere(file: string, heading: string | undefined): boolean {
  if (!existsSync(join(ROOT, file))) return false;
  if (heading === undefined) return true;
  const headings = [...read(file).matchAll(/^#+ (.*)$/gmu)].map(([, text = '']) => anchorOf(text));
  return headings.includes(heading);
}

/** The anchor of a heading, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function code(row: string): string[] {
  return [...row.matchAll(/`([^`]+)`/gu)].map(([, text = '']) => text);
}

/** The keys that a JSON Schema allows, wherever they stand. */
function keysOf(node: unknown): Set<string> {
  if (typeof node !== 'object' || node === null) return new Set();
  const { properties = {} } = node as { properties?: object };
  return new Set([...Object.keys(properties), ...Object.values(node).flatMap((inner) => [...keysOf(inner)])]);
}

/** The codes of the findings in the room for authors. */
function authorsCodes(): string[] {
  const folder = join(ROOT, 'src', 'authoring');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return [
    ...new Set(
      texts.flatMap((text) => [...text.matchAll(/code: '([a-z-]{3,})'/gu)]).map(([, name = '']) => name),
    ),
  ];
}

function specOf([name = '', sub = '']: readonly string[]) {
  return EVERY.find(({ path }) => path === name || path === `${name} ${sub}`);
}
