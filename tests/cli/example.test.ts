import { cpSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExampleSet } from '../../src/model/key.ts';
import { jsonText } from '../../src/report/formats/json-text.ts';
import { setOf, toldFixture } from '../support/examples.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const SET = setOf(await toldFixture());
const NAMED = ['--framework', 'told/framework.yaml'];

/** A folder with an author's framework in `told`, and a key to cases of it, changed or not. */
function inCourse(change: (set: ExampleSet) => ExampleSet, body: (cwd: string) => Promise<void>) {
  return inFolder({ 'key.json': jsonText(change(SET)) }, (cwd) => {
    cpSync(join(ROOT, 'tests/fixtures/told'), join(cwd, 'told'), { recursive: true });
    return body(cwd);
  });
}

function madeWith(framework: Partial<ExampleSet['framework']>) {
  return (set: ExampleSet): ExampleSet => ({ ...set, framework: { ...set.framework, ...framework } });
}

describe('a key from elsewhere', () => {
  it.each(['../../../outside', '/tmp/outside', '..'])('writes nothing beside its folder: %s', (id) =>
    inCourse(
      (set) => ({ ...set, examples: set.examples.map((example) => ({ ...example, id })) }),
      async (cwd) => {
        const before = await readdir(cwd, { recursive: true });
        const run = await mainRun(['example', 'key.json', ...NAMED, '-o', 'a/b'], { cwd });
        expect(run).toMatchObject({ code: 2, stdout: '' });
        expect(messagesIn(run.stderr)).toHaveLength(1);
        expect(await readdir(cwd, { recursive: true })).toEqual(before);
      },
    ),
  );

  it.each(['told', 'told/framework.yaml', './told/framework.yaml'])('opens no file that it names: %s', (id) =>
    inCourse(madeWith({ id }), async (cwd) => {
      const run = await mainRun(['example', 'key.json'], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toBe(
        `error: The key belongs to the framework “${id}”, which does not ship with joinedup. Name its file with --framework FILE. [unknown-framework]\n`,
      );
    }),
  );
});

it('takes no words for the cover with which its key could not be read again', async () => {
  for (const words of ['\u001b[1m', 'a'.repeat(4001)]) {
    const run = await mainRun(['example', '--seed', '7', '--title', words], { cwd: ROOT });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('behind “--title” cannot stand on a cover. Give up to 4000 characters');
    expectHarmless(run);
  }
});

describe('the framework of a key', () => {
  const asked = (cwd: string, ...more: string[]) =>
    mainRun(['example', 'key.json', ...NAMED, ...more], { cwd });

  it('is an author’s own, where it is named', () =>
    inCourse(
      (set) => set,
      async (cwd) => {
        expect(await asked(cwd)).toMatchObject({ code: 0, stderr: '' });
        expect(await asked(cwd, '--check')).toMatchObject({ code: 0, stderr: '' });
      },
    ));

  it('is of the same major version', () =>
    inCourse(madeWith({ version: '2.0.0' }), async (cwd) => {
      for (const more of [[], ['--check'], ['-o', 'course']]) {
        const run = await asked(cwd, ...more);
        expect(run).toMatchObject({ code: 2, stdout: '' });
        expect(run.stderr).toMatch(
          /version “2\.0\.0” of A framework with texts; this is version 1\.1\.0\..*\[other-version\]/u,
        );
      }
    }));

  it('is said to be another where it is of another minor version', () =>
    inCourse(madeWith({ version: '1.0.7' }), async (cwd) => {
      const run = await asked(cwd);
      expect(run.code).toBe(0);
      expect(run.stdout).not.toBe('');
      expect(run.stderr).toBe(
        'The cases were made with version “1.0.7” of the framework; this is version 1.1.0. “--check” says whether they still hold.\n',
      );
    }));

  it('is not another one', () =>
    inCourse(madeWith({ id: 'five-levels' }), async (cwd) => {
      const run = await asked(cwd);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('belongs to the framework “five-levels”, not to “told”');
      expectHarmless(run);
    }));
});

describe('the assessments of an author’s framework', () => {
  it('say that it has to be named, and are explained with it', () =>
    inCourse(
      (set) => set,
      async (cwd) => {
        expect(await mainRun(['example', ...NAMED, '-o', 'course'], { cwd })).toMatchObject({ code: 0 });
        const text = await readFile(join(cwd, 'course/cases/1.yaml'), 'utf8');
        expect(text).toContain('# Its framework has to be named:  --framework told/framework.yaml\n');
        const explain = ['explain', 'course/cases/1.yaml'];
        expect(await mainRun(explain, { cwd })).toMatchObject({ code: 2 });
        expect(await mainRun([...explain, ...NAMED], { cwd })).toMatchObject({ code: 0, stderr: '' });
      },
    ));

  it('name it where it lies below them', () =>
    inFolder({}, async (cwd) => {
      cpSync(join(ROOT, 'tests/fixtures/told'), join(cwd, 'course/cases/own'), { recursive: true });
      const own = ['--framework', 'course/cases/own/framework.yaml'];
      expect(await mainRun(['example', ...own, '-o', 'course', '--force'], { cwd })).toMatchObject({
        code: 0,
      });
      expect(await mainRun(['explain', 'course/cases/1.yaml'], { cwd })).toMatchObject({
        code: 0,
        stderr: '',
      });
    }));
});

it('a set that is replaced leaves nothing behind, and takes nothing else along', () => {
  const others = {
    'course/notes.md': 'n',
    'course/cases/mine.yaml': 'm',
    'course/cases/1c.yaml': 'c',
    'course/cases/12.yaml.txt': 't',
  };
  const older = {
    'course/questions.xml': 'x',
    'course/solution.html': 's',
    'course/cases/12b.yaml': 'b',
    'course/cases/7.yaml': '7',
  };
  return inFolder({ ...others, ...older }, async (cwd) => {
    const run = await mainRun(['example', '--format', 'gift', '-o', 'course', '--force'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain('4 files of an older set removed.');
    expect(await touched(others, cwd)).toEqual([]);
    expect((await readdir(join(cwd, 'course'))).sort()).toEqual([
      'cases',
      'key.json',
      'notes.md',
      'questions.gift',
    ]);
    expect((await readdir(join(cwd, 'course/cases'))).sort()).toEqual([
      '1.yaml',
      '12.yaml.txt',
      '1c.yaml',
      'mine.yaml',
    ]);
  });
});

it('what a set that was stopped half-way has left is in nobody’s way, and is cleared away', () =>
  inFolder({ 'course/.joinedup-0123456789ab/new/key.json': '{' }, async (cwd) => {
    const run = await mainRun(['example', '--format', 'gift', '-o', 'course'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect((await readdir(join(cwd, 'course'))).sort()).toEqual(['cases', 'key.json', 'questions.gift']);
    expect(await mainRun(['example', '--format', 'gift', '-o', 'course'], { cwd })).toMatchObject({
      code: 2,
    });
  }));

it('“-o -” prints what is printed without it', () =>
  inFolder({}, async (cwd) => {
    const printed = await mainRun(['example', '--sheet', 'student'], { cwd });
    expect(await mainRun(['example', '--sheet', 'student', '-o', '-'], { cwd })).toEqual(printed);
    expect(await readdir(cwd)).toEqual([]);
  }));
