import { expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const LETTERHEAD = `${'# Our service, as we agreed it with our partners.\n'.repeat(120)}`;

/** The ways in which an assessment may begin; each of them is one that the program reads. */
const BEGINNINGS: readonly (readonly [name: string, text: string])[] = [
  ['the format', 'joinedup: 1\nanswers: { budget: all }\n'],
  ['a comment', '# ours\njoinedup: 1\nanswers: { budget: all }\n'],
  ['a long comment', `${LETTERHEAD}joinedup: 1\nanswers: { budget: all }\n`],
  ['a mark that starts a document', '---\njoinedup: 1\nanswers: { budget: all }\n'],
  ['a directive', '%YAML 1.2\n---\njoinedup: 1\nanswers: { budget: all }\n'],
  ['a byte order mark', '\ufeffjoinedup: 1\r\nanswers: { budget: all }\r\n'],
  ['another key', 'service: { name: Hill Town }\njoinedup: 1\nanswers: { budget: all }\n'],
  ['a key in double quotes', '"joinedup": 1\nanswers: { budget: all }\n'],
  ['a key in single quotes', "'joinedup': 1\nanswers: { budget: all }\n"],
  ['a bracket, as JSON does', '{ "joinedup": 1, "answers": { "budget": "all" } }\n'],
  ['a bracket and another key', '{ "answers": { "budget": "all" }, "joinedup": 1 }\n'],
];

const REFUSAL = {
  code: 2,
  stdout: '',
  stderr:
    'error: “mine.yaml” holds an assessment; it is not written over. Choose another name for the report. [would-lose-answers]\n',
};

it.each(BEGINNINGS)(
  'an assessment that begins with %s is read, and not written over by a report',
  (_, text) => {
    const files = { 'mine.yaml': text, 'other.yaml': 'joinedup: 1\n' };
    return inFolder(files, async (cwd) => {
      expect(await mainRun(['score', 'mine.yaml'], { cwd })).toMatchObject({ code: 0, stderr: '' });
      expect(await mainRun(['score', 'other.yaml', '-o', 'mine.yaml'], { cwd })).toEqual(REFUSAL);
      expect(await touched(files, cwd)).toEqual([]);
    });
  },
);

it('an assessment that cannot be read just now is not written over either', () => {
  const files = { 'mine.yaml': 'joinedup: 1\nanswers: { budget: all\n', 'other.yaml': 'joinedup: 1\n' };
  return inFolder(files, async (cwd) => {
    expect(await mainRun(['score', 'other.yaml', '-o', 'mine.yaml'], { cwd })).toEqual(REFUSAL);
    expect(await touched(files, cwd)).toEqual([]);
  });
});

it.each([
  ['its own result', ['score', 'mine.yaml', '--format', 'json', '--output', 'mine.yaml']],
  ['a working', ['explain', 'mine.yaml', '-o', 'mine.yaml']],
  ['a blank one', ['template', '-o', 'mine.yaml']],
  ['a case', ['cases', 'show', 'plymouth', '-o', 'mine.yaml']],
  ['a framework', ['frameworks', 'show', 'five-levels', '-o', 'mine.yaml']],
])('an assessment is not written over by %s', (_, argv) => {
  const files = { 'mine.yaml': 'joinedup: 1\nanswers: { budget: all }\n' };
  return inFolder(files, async (cwd) => {
    expect(await mainRun(argv, { cwd })).toEqual(REFUSAL);
    expect(await touched(files, cwd)).toEqual([]);
  });
});

it.each([
  ['an old report', 'Hill Town\n\nThe levels\n'],
  ['a saved result', '{ "schemaVersion": 1, "tool": { "name": "joinedup", "version": "1.0.0" } }\n'],
  ['a text that speaks of joinedup', 'We use joinedup: it is a program.\n- joinedup: 1\n'],
  ['nothing', ''],
])('a report takes the place of %s', (_, text) =>
  inFolder({ 'report.txt': text, 'mine.yaml': 'joinedup: 1\n' }, async (cwd) => {
    const shown = await mainRun(['score', 'mine.yaml'], { cwd });
    const run = await mainRun(['score', 'mine.yaml', '-o', 'report.txt'], { cwd });
    expect(run).toEqual({ code: 0, stdout: '', stderr: 'Written to “report.txt”.\n' });
    expect(await touched({ 'report.txt': shown.stdout }, cwd)).toEqual([]);
  }),
);

it('a framework is not written over by a report', () => {
  const files = { 'mine.yaml': 'joinedup: 1\n', 'own.yaml': 'id: own\nquestions:\n  - { id: a }\n' };
  return inFolder(files, async (cwd) => {
    const run = await mainRun(['score', 'mine.yaml', '-o', 'own.yaml'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('“own.yaml” holds a framework; it is not written over.');
    expect(await touched(files, cwd)).toEqual([]);
  });
});
