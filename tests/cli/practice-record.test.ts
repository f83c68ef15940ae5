import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { practiceRecord } from '../../src/commands/practice-record.ts';
import type { Example, ExampleSet } from '../../src/model/key.ts';
import { InputError } from '../../src/problem.ts';
import { markAnswer } from '../../src/teaching/marking/mark-answer.ts';
import type { Judged } from '../../src/teaching/practice/judge-answer.ts';
import { emptyFolder } from '../support/folder.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';

const WORDS = ['joinedup', 'example', '--seed', '5'];

let key = '';
let cases: readonly Example[] = [];

beforeAll(async () => {
  const { stdout } = await mainRun(['example', '--seed', '5', '--count', '3', '--format', 'json'], {
    cwd: ROOT,
  });
  key = stdout;
  cases = (JSON.parse(stdout) as ExampleSet).examples;
});

/** An answer that names a level too many, and every barrier. */
function judged(example: Example, levels = example.right): Judged {
  const answer = { levels, barriers: example.barriers.map(({ id }) => id) };
  return {
    example,
    marked: markAnswer(example, answer, { withBarriers: true }),
    barriers: [],
    counts: { found: 0, there: 0, imagined: 0 },
    full: { level: 0, barriers: 0 },
  };
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof InputError ? (error.problems[0]?.code ?? '') : String(error);
  }
}

describe('a record of practice', () => {
  it('is marked by the key of its cases with the points that practice gave', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'key.json'), key);
    const record = practiceRecord('ann lee.csv', WORDS, { cwd });
    record.begin();
    const answers = cases.map((example, index) =>
      judged(example, index === 0 ? example.right : example.levels.slice(0, 2).map(({ id }) => id)),
    );
    for (const each of answers) record.keep(each);
    const run = await mainRun(['mark', 'key.json', 'ann lee.csv', '--format', 'json'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { students } = JSON.parse(run.stdout);
    expect(students).toHaveLength(1);
    expect(students[0]).toMatchObject({
      name: 'ann lee',
      points: answers.reduce((sum, { marked }) => sum + marked.points, 0),
      of: answers.reduce((sum, { marked }) => sum + marked.of, 0),
    });
  });

  it('is added to by the same cases, and never written over', () => {
    const cwd = emptyFolder();
    const path = join(cwd, 'ann.csv');
    for (const example of cases) {
      const record = practiceRecord('ann.csv', WORDS, { cwd });
      record.begin();
      record.keep(judged(example));
    }
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => line.split(',')[1])).toEqual(['case', ...cases.map(({ id }) => id)]);
    expect(lines[1]?.split(',').at(-1)).toBe('joinedup example --seed 5');
  });

  it('goes on below a line that was cut off', () => {
    const cwd = emptyFolder();
    const path = join(cwd, 'ann.csv');
    practiceRecord('ann.csv', WORDS, { cwd }).begin();
    appendFileSync(path, 'ann,1,Hay Ti');
    const [first] = cases;
    if (first) practiceRecord('ann.csv', WORDS, { cwd }).keep(judged(first));
    expect(readFileSync(path, 'utf8')).toMatch(/\nann,1,Hay Ti\nann,1,.*,joinedup example --seed 5\n$/u);
  });

  it('is refused where it is of other cases, and where it is no record; both are left as they are', () => {
    const cwd = emptyFolder();
    const [first] = cases;
    const record = practiceRecord('ann.csv', WORDS, { cwd });
    record.begin();
    if (first) record.keep(judged(first));
    writeFileSync(join(cwd, 'notes.csv'), 'milk,eggs\n');
    const before = readFileSync(join(cwd, 'ann.csv'), 'utf8');
    expect(codeOf(() => practiceRecord('ann.csv', ['joinedup', 'example', '--seed', '6'], { cwd }))).toBe(
      'other-cases',
    );
    expect(codeOf(() => practiceRecord('notes.csv', WORDS, { cwd }))).toBe('not-a-record');
    expect(codeOf(() => practiceRecord('.', WORDS, { cwd }))).toBe('not-saved');
    expect(codeOf(() => practiceRecord('no/such.csv', WORDS, { cwd }).begin())).toBe('not-saved');
    expect(readFileSync(join(cwd, 'ann.csv'), 'utf8')).toBe(before);
    expect(readFileSync(join(cwd, 'notes.csv'), 'utf8')).toBe('milk,eggs\n');
  });
});
