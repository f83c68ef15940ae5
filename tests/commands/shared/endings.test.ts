import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAll } from '../../../src/cli/table.ts';
import { endingOf, formatFor, refuseOnScreen } from '../../../src/commands/shared/deliver.ts';
import type { OutputStream } from '../../../src/host/io.ts';
import { InputError } from '../../../src/problem.ts';
import { plain } from '../../../src/sentence.ts';
import { mainRun } from '../../support/in-process.ts';
import { ROOT } from '../../support/load.ts';
import { runs } from '../../support/runs.ts';

/** The formats of every command that writes a report. */
const CHOICES = (await loadAll()).flatMap(({ path, command: { options } }) => {
  const { format, output } = options;
  return output?.report && format?.choices ? [[path, format.choices] as const] : [];
});
const FORMATS = fc.constantFrom(...CHOICES.map(([, choices]) => choices));
/** Names of which none has an ending. */
const STEMS = fc.oneof(
  fc.constantFrom(
    'board',
    'a.b/board',
    'board 29.11',
    'v1.2',
    '.hidden',
    'board.',
    'Dr. Jones',
    'a.-b',
    '..',
  ),
  fc.string({ unit: fc.constantFrom('a', 'ŵ', ' ', '-', '/', '3'), minLength: 1 }),
);

/** What something is refused with; empty where it is not. */
function refusal(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map(({ code, message, advice = '' }) => `${plain(message)} ${plain(advice)} [${code}]`)
      .join('\n');
  }
}

describe('how the name of a file ends', () => {
  it('has commands to look at', () => expect(CHOICES.length).toBeGreaterThan(8));

  it.each(CHOICES)('says each format of “%s”, in whatever letters, and no other', (_, choices) => {
    const endsAlike = (one: string) => (other: string) => endingOf(one) === endingOf(other);
    for (const format of choices) {
      for (const name of [`board${endingOf(format)}`, `BOARD${endingOf(format).toUpperCase()}`]) {
        expect(formatFor(name, choices, undefined)).toBe(choices.find(endsAlike(format)));
        expect(formatFor(name, choices, format)).toBe(format);
        for (const other of choices.filter((each) => !endsAlike(format)(each)))
          expect(refusal(() => formatFor(name, choices, other))).toContain('other-ending');
      }
    }
  });

  it('says nothing where there is none: then it is what was asked, or the first', () => {
    fc.assert(
      fc.property(STEMS, FORMATS, fc.nat(), (name, choices, at) => {
        const asked = choices[at % (choices.length + 1)];
        expect(formatFor(name, choices, asked)).toBe(asked ?? choices[0]);
      }),
      runs(300),
    );
  });

  it('is refused where the command does not write it, with those that it writes', () => {
    const ENDINGS = ['pdf', 'doc', 'odt', 'yaml', 'text', 'docx2', 'PNG', 'x'];
    fc.assert(
      fc.property(fc.constantFrom(...ENDINGS), FORMATS, (ending, choices) => {
        const said = refusal(() => formatFor(`a.${ending}`, choices, choices[0]));
        expect(said).toContain('unknown-ending');
        for (const format of choices) expect(said).toContain(endingOf(format));
      }),
      runs(100),
    );
  });
});

it('what only an office opens goes to a pipe and to no screen', () => {
  const stdout = (isTTY: boolean) => ({ stdout: { isTTY } as OutputStream });
  for (const format of ['docx', 'xlsx']) {
    expect(refusal(() => refuseOnScreen(format, stdout(true)))).toContain(`-o paper.${format}`);
    expect(() => refuseOnScreen(format, stdout(false))).not.toThrow();
  }
  for (const format of ['text', 'markdown', 'html', 'json', 'csv'])
    expect(() => refuseOnScreen(format, stdout(true))).not.toThrow();
});

it('nor does a command print it there, before it reads anything', async () => {
  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  for (const output of [[], ['-o', '-']]) {
    const argv = ['score', 'none.yaml', '--format', 'docx', ...output];
    const run = await mainRun(argv, { cwd: ROOT }, { stdout });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('[not-for-screens]') });
    expect(run.stderr).not.toContain('none.yaml');
  }
});
