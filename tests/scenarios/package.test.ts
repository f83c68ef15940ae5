import { mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ROOT } from '../support/load.ts';
import { type Run, start } from '../support/program.ts';

// What people install: packed from what is built, into an empty folder, with no network.
let folder = '';
let unpackedSize = 0;

const npm = (args: readonly string[], cwd: string): Promise<Run> => {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', `--cache=${join(folder, 'cache')}`];
  return process.platform === 'win32'
    ? start('cmd', ['/c', 'npm', ...args, ...quiet], { cwd })
    : start('npm', [...args, ...quiet], { cwd });
};

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'joinedup-package-')));
  // Without scripts, because packing would build anew what other tests are running at this moment.
  const packed = await npm(['pack', '--ignore-scripts', '--json', `--pack-destination=${folder}`], ROOT);
  const [{ filename, ...sizes }] = JSON.parse(packed.stdout);
  unpackedSize = sizes.unpackedSize;
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const installed = await npm(['install', '--offline', '--ignore-scripts', `./${filename}`], folder);
  expect(installed.code, installed.stderr).toBe(0);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The program as npm puts it in place. */
function installed(args: readonly string[], input = ''): Promise<Run> {
  const name = process.platform === 'win32' ? 'joinedup.cmd' : 'joinedup';
  return start(join(folder, 'node_modules', '.bin', name), args, { cwd: folder, input });
}

function node(script: string): Promise<Run> {
  return start(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
}

describe('the package, installed in an empty folder', () => {
  it('brings no other package along', async () => {
    const { stdout } = await npm(['ls', '--all', '--json'], folder);
    const { dependencies } = JSON.parse(stdout);
    expect(Object.keys(dependencies)).toEqual(['joinedup']);
    expect(dependencies.joinedup.dependencies).toBeUndefined();
  });

  it('is small: at most 10.4 MB, unpacked, a third of it texts of cases', () => {
    expect(unpackedSize).toBeGreaterThan(1_000_000);
    expect(unpackedSize).toBeLessThanOrEqual(10_400_000);
  });

  it('says its version', async () => {
    expect(await installed(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
    expect(await npm(['exec', '--no', '--', 'joinedup', '--version'], folder)).toMatchObject({
      code: 0,
      stdout: `${manifest.version}\n`,
    });
  });

  it('shows a published arrangement when called with nothing', async () => {
    const run = await installed([]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/\nPlymouth .*\nWHERE .*\nDO FIRST .*joinedup template -o service\.yaml\n/su);
  });

  it('scores a case that ships with it, and prints the saved result again', async () => {
    const file = join('node_modules', 'joinedup', 'frameworks', 'five-levels', 'cases', 'prisma-quebec.yaml');
    const report = await installed(['score', file, '--full']);
    expect(report).toMatchObject({ code: 0, stderr: '' });
    expect(report.stdout).toMatch(/\nWHERE +Level 1 of 5: Referral\./u);
    const saved = await installed(['score', file, '--format', 'json']);
    expect(await installed(['score', '-', '--full'], saved.stdout)).toEqual(report);
  });

  it('unpacks the solver, and says what is wrong where it cannot be read', async () => {
    const chunks = join(folder, 'node_modules', 'joinedup', 'dist', 'chunks');
    const code = join(chunks, 'solver.wasm.br');
    const loading = `const { default: load } = await import(${JSON.stringify(pathToFileURL(join(chunks, 'solver.js')))});
      console.log(typeof (await load()).withModel);`;
    expect(await node(loading)).toEqual({ code: 0, stdout: 'function\n', stderr: '' });
    await rename(code, `${code}.away`);
    const without = await node(loading);
    await rename(`${code}.away`, code);
    expect(without.stderr).toContain(`The solver cannot be read from ${code}. Install joinedup again.`);
  });

  it.each([
    ['a blank assessment', ['template'], /^# A blank assessment/u],
    ['a schema', ['frameworks', 'schema', 'assessment'], /^\{\n {2}"\$schema"/u],
    ['a framework', ['frameworks', 'show', 'five-levels'], /^Five levels/u],
    ['the working', ['explain', '-'], /1\. The answers/u],
    ['the cases', ['cases'], /^Five levels [^\n]+\n─+\n {2}[a-z-]+\n {4}/u],
  ])('prints %s', async (_, args, product) => {
    const run = await installed(args, 'joinedup: 1\n');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(product);
  });

  it('checks a framework', async () => {
    const file = join('node_modules', 'joinedup', 'frameworks', 'five-levels', 'framework.yaml');
    expect(await installed(['frameworks', 'check', file, '--strict'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('is a library: load, score, print', async () => {
    const run = await node(`
      import { readFileSync } from 'node:fs';
      import * as joinedup from 'joinedup';
      const { compile, loadAssessment, loadFramework, renderText, scoreAssessment } = joinedup;
      const file = ${JSON.stringify(join(ROOT, 'tests', 'fixtures', 'frameworks', 'ladder.yaml'))};
      const framework = loadFramework({ file, text: readFileSync(file, 'utf8') }).value;
      const text = 'joinedup: 1\\nservice: { name: Hill Town }\\nanswers: { money: all, manager: one, door: two }\\n';
      const assessment = loadAssessment({ file: 'hill-town.yaml', text }, framework).value;
      const result = scoreAssessment(compile(framework), assessment, { name: 'mine', version: '1.0.0' });
      const paper = { width: 80, measure: (words) => words.length, style: joinedup.PLAIN_STYLE, glyphs: joinedup.ASCII_GLYPHS };
      console.log(result.placements[0].secured.id, renderText(result, paper).split('\\n')[0]);
      console.log(JSON.stringify(loadAssessment({ file: 'x', text: 'joinedup: 1\\nanswers: { mony: all }' }, framework).problems.map((problem) => [problem.code, problem.place])));`);
    expect(run).toEqual({
      code: 0,
      stdout: 'managed Hill Town\n[["unknown-question",{"line":2,"column":12}]]\n',
      stderr: '',
    });
  });

  it('says what its types are', async () => {
    await writeFile(
      join(folder, 'mine.ts'),
      "import { compile, type Framework, panelOf, type Result, renderMarkdown, type Trend } from 'joinedup';\n" +
        'export const placements = (result: Result): number => result.placements.length;\n' +
        'export const model = (framework: Framework) => compile(framework);\n' +
        '// @ts-expect-error a result is not a framework\n' +
        'export const wrong = (result: Result) => compile(result);\n' +
        'export const kind = (framework: Framework): string | undefined => framework.questions[0]?.shownWhen?.kind;\n' +
        'const deep = (result: Result) => result.barriers[0]?.because[0]?.orElse[0]?.orElse[0]?.ask;\n' +
        'export const ask: (result: Result) => string | undefined = deep;\n' +
        '// @ts-expect-error what leads back to itself is typed all the way down\n' +
        'export const number: (result: Result) => number | undefined = deep;\n' +
        'export const render: (result: Result) => string = renderMarkdown;\n' +
        'export const heads = (trend: Trend): number | undefined => trend.spans[0]?.heads.length;\n' +
        'export const decisive = (...given: Parameters<typeof panelOf>): string | undefined =>\n' +
        '  panelOf(...given).placements[0]?.decisive[0]?.question;\n',
    );
    const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', 'mine.ts'];
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const run = await start(process.execPath, [tsc, ...args], { cwd: folder });
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
