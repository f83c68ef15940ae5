import { linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { systemError } from '../../src/host/files/disk.ts';
import type { ExistingFile } from '../../src/host/files/save.ts';
import { refuseToReplace } from '../../src/library/replaceable.ts';
import { InputError } from '../../src/problem.ts';
import { jsonText } from '../../src/report/formats/json-text.ts';
import { setOf, toldFixture } from '../support/examples.ts';
import { onDisk } from '../support/faulty-disk.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { runs } from '../support/runs.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const KEY = setOf(await toldFixture());

const LETTERHEAD = `${'# Our service, as we agreed it with our partners.\n'.repeat(120)}`;

/** The ways in which an assessment may begin; each of them is one that the program reads. */
const BEGINNINGS: readonly (readonly [name: string, text: string])[] = [
  ['the format', 'joinedup: 1\nanswers: { budget: shared }\n'],
  ['a comment', '# ours\njoinedup: 1\nanswers: { budget: shared }\n'],
  ['a long comment', `${LETTERHEAD}joinedup: 1\nanswers: { budget: shared }\n`],
  ['a mark that starts a document', '---\njoinedup: 1\nanswers: { budget: shared }\n'],
  ['a directive', '%YAML 1.2\n---\njoinedup: 1\nanswers: { budget: shared }\n'],
  ['a byte order mark', '\ufeffjoinedup: 1\r\nanswers: { budget: shared }\r\n'],
  ['another key', 'service: { name: Hill Town }\njoinedup: 1\nanswers: { budget: shared }\n'],
  ['a key in double quotes', '"joinedup": 1\nanswers: { budget: shared }\n'],
  ['a key in single quotes', "'joinedup': 1\nanswers: { budget: shared }\n"],
  ['a bracket, as JSON does', '{ "joinedup": 1, "answers": { "budget": "shared" } }\n'],
  ['a bracket and another key', '{ "answers": { "budget": "shared" }, "joinedup": 1 }\n'],
];

const REFUSAL = {
  code: 2,
  stdout: '',
  stderr:
    'error: “mine” holds an assessment; it is not written over. Choose another name, or write over it with --force. [would-lose-answers]\n',
};

it.each(BEGINNINGS)(
  'an assessment that begins with %s is read, and not written over by a report',
  (_, text) => {
    const files = { mine: text, 'other.yaml': 'joinedup: 1\n' };
    return inFolder(files, async (cwd) => {
      expect(await mainRun(['score', 'mine'], { cwd })).toMatchObject({ code: 0, stderr: '' });
      expect(await mainRun(['score', 'other.yaml', '-o', 'mine'], { cwd })).toEqual(REFUSAL);
      expect(await touched(files, cwd)).toEqual([]);
    });
  },
);

it('an assessment that cannot be read just now is not written over either', () => {
  const files = { mine: 'joinedup: 1\nanswers: { budget: shared\n', 'other.yaml': 'joinedup: 1\n' };
  return inFolder(files, async (cwd) => {
    expect(await mainRun(['score', 'other.yaml', '-o', 'mine'], { cwd })).toEqual(REFUSAL);
    expect(await touched(files, cwd)).toEqual([]);
  });
});

it.each([
  ['its own result', ['score', 'mine', '--format', 'json', '--output', 'mine']],
  ['a working', ['explain', 'mine', '-o', 'mine']],
  ['a blank one', ['template', '-o', 'mine']],
  ['a case', ['cases', 'show', 'plymouth', '-o', 'mine']],
  ['a framework', ['frameworks', 'show', 'five-levels', '-o', 'mine']],
])('an assessment is not written over by %s', (_, argv) => {
  const files = { mine: 'joinedup: 1\nanswers: { budget: shared }\n' };
  return inFolder(files, async (cwd) => {
    expect(await mainRun(argv, { cwd })).toEqual(REFUSAL);
    expect(await touched(files, cwd)).toEqual([]);
  });
});

/** What the program reads, each as it may also be written; and what each is called. */
const HELD: readonly (readonly [what: string, how: string, content: string | Buffer])[] = [
  [
    'an assessment',
    'in braces, over several lines',
    '# ours\n{\n  answers: { budget: shared },\n  "joinedup": 1 }\n',
  ],
  ['an assessment', 'with an escape in its key', '"joined\\u0075p": 1 # joinedup\n'],
  ['a framework', 'in braces', '{ id: own, questions: [ { id: a } ] }\n'],
  ['a framework', 'as JSON', JSON.stringify({ id: 'own', questions: [{ id: 'a' }] }, null, 2)],
  ['a framework', 'with a byte order mark', '\ufeffquestions:\r\n  - { id: a }\r\n'],
  ['a crosswalk', 'as JSON', '{\n  "from": "a",\n  "crosswalk": 1\n}\n'],
  ['vignette texts', 'in braces', '# theirs\n{ vignettes: { a: b } }\n'],
  ['a key', 'as it is saved', jsonText(KEY)],
  ['a key', 'on one line', `\ufeff${JSON.stringify(KEY)}`],
  ['a saved result', 'cut to its first keys', '{ "schemaVersion": 1, "tool": { "name": "joinedup" } }\n'],
  ['a saved result', 'as YAML', 'schemaVersion: 1\ntool: { name: joinedup, version: 1.0.0 }\nresults: []\n'],
  ['a class list', 'of a spreadsheet', 'sep=;\r\nStudent;Case;Level;Barriers\r\nAnn;1;apart;\r\n'],
  ['a class list', 'in UTF-16', Buffer.from('\ufeffstudent\tcase\tlevel\nŴyn\t1\t2\n', 'utf16le')],
  ['a class list', 'in Windows’ own letters', Buffer.from('student,case,level\nZo\xeb,1,2\n', 'latin1')],
];

describe('whatever it is called', () => {
  it.each(HELD)('%s %s is not written over, unless that is said', (what, _, content) =>
    inFolder({ notes: content, mine: 'joinedup: 1\n' }, async (cwd) => {
      const report = ['score', 'mine', '-o', 'notes'];
      const run = await mainRun(report, { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(
        new RegExp(`^error: “notes” holds ${what}; (it is|they are) not written over\\.`, 'u'),
      );
      expect(await touched({ notes: content }, cwd)).toEqual([]);
      expect(await mainRun([...report, '--force'], { cwd })).toMatchObject({ code: 0 });
      expect(await touched({ notes: content }, cwd)).toEqual(['notes']);
    }),
  );

  it.each([
    ['.bashrc', '# ~/.bashrc\nexport PATH="$PATH:~/bin" # for joinedup\n'],
    ['letter.docx', Buffer.from('PK\u0003\u0004\u0000\u0000 joinedup: questions')],
    ['a text that speaks of joinedup', 'We use joinedup: it is a program.\n- joinedup: 1\n'],
    ['what bash says of itself', 'GNU bash, version 5.2.15(1)-release\n'],
    ['a page of somebody else', '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n</head>\n'],
    ['broken YAML', 'questions\n: [joinedup\n'],
  ])('%s is none of ours, and not written over either', (_, content) =>
    inFolder({ theirs: content, mine: 'joinedup: 1\n' }, async (cwd) => {
      const run = await mainRun(['score', 'mine', '-o', 'theirs'], { cwd });
      expect(run).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /^error: “theirs” is there already, and is no report of joinedup(?:, or somebody has saved it since)?\. Choose another name, or write over it with --force\. \[file-exists\]\n$/u,
        ),
      });
      expect(await touched({ theirs: content }, cwd)).toEqual([]);
    }),
  );
});

const CLASS = 'student,case,level\nAnn,1,apart\n';
const LADDER = join(ROOT, 'tests/fixtures/frameworks/ladder.yaml');
const KEYS = join(ROOT, 'tests/fixtures/keys/four-cases.json');

/** Every report that is no result and no key, in every format. */
const REPORTS: readonly (readonly string[])[] = [
  ...['text', 'markdown', 'html'].flatMap((format) =>
    [
      ['score', 'a.yaml', '--framework', LADDER],
      ['score', 'a.yaml'],
      ['score', 'a.yaml', 'none.yaml'],
      ['needs', 'a.yaml'],
      ['explain', 'a.yaml'],
      ['plan', 'a.yaml'],
      ['what-if', 'a.yaml', '--set', 'manager=unknown'],
      ['compare', 'a.yaml', 'a.yaml'],
      ['score', 'a.yaml', '--framework', 'all'],
      ['frameworks', 'show', 'five-levels'],
      ['frameworks', 'show', LADDER],
      ['cases', 'show', 'plymouth', '--framework', 'five-levels'],
      ['cases', 'show', 'norfolk-after-the-split', '--framework', 'five-levels'],
      ['mark', KEYS, 'class.csv'],
    ].map((words) => [...words, '--format', format]),
  ),
  // By their properties, which do not hang on what they hold.
  ['explain', 'a.yaml', '--format', 'docx'],
  ['compare', 'a.yaml', 'a.yaml', '--format', 'xlsx'],
  ['mark', KEYS, 'class.csv', '--format', 'csv'],
  ['mark', KEYS, 'class.csv', '--format', 'json'],
  ['plan', 'a.yaml', '--format', 'json'],
  ['what-if', 'a.yaml', '--set', 'manager=unknown', '--format', 'json'],
  ['compare', 'a.yaml', 'a.yaml', '--format', 'json'],
];

it('an older report gives way, of every kind and in every format', () =>
  inFolder({ 'a.yaml': 'joinedup: 1\nservice: { name: Hill Town }\n', 'class.csv': CLASS }, async (cwd) => {
    for (const words of REPORTS) {
      const first = await mainRun([...words, '-o', 'report'], { cwd });
      const again = await mainRun([...words, '-o', 'report'], { cwd });
      expect(again, words.join(' ')).toEqual(first);
      expect(again.stderr).toContain('Written to “report”.');
    }
  }));

describe('what an office opens', () => {
  const [THEN, LATER] = [new Date(Date.UTC(1980, 0, 1)), new Date(Date.UTC(2026, 10, 29))];
  const OURS = { creator: 'joinedup', created: THEN, modified: THEN };
  const bookWith = async (properties: NonNullable<WriteOptions['properties']>): Promise<ExistingFile> => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'One', rows: [['a']] }], properties }));
    return presentOf(bytes);
  };
  const presentOf = (bytes: Buffer): ExistingFile => ({
    bytes: () => bytes,
    size: bytes.length,
    hasOtherName: false,
  });

  it('gives way as we have written it, and stays once somebody has saved it', async () => {
    const book = await bookWith(OURS);
    expect(() => refuseToReplace(book, 'a.xlsx')).not.toThrow();
    for (const properties of [
      { ...OURS, lastModifiedBy: 'Ann' },
      { ...OURS, modified: LATER },
      { ...OURS, creator: 'Ann' },
      {},
    ]) {
      const theirs = await bookWith(properties);
      expect(() => refuseToReplace(theirs, 'a.xlsx')).toThrow('or somebody has saved it since');
    }
    const parts = unzipSync(book.bytes(0) ?? new Uint8Array());
    const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
    const counted = core.replace('</cp:', '<cp:revision>2</cp:revision></cp:');
    const replaced = (properties: string) => () =>
      refuseToReplace(
        presentOf(Buffer.from(zipSync({ ...parts, 'docProps/core.xml': strToU8(properties) }))),
        'a',
      );
    expect(replaced(core)).not.toThrow();
    expect(replaced(counted)).toThrow('or somebody has saved it since');
  });

  it('stays where it is broken, however it is', async () => {
    const whole = (await bookWith(OURS)).bytes(0) ?? Buffer.alloc(0);
    fc.assert(
      fc.property(fc.integer({ min: 4, max: whole.length - 22 }), (length) => {
        expect(() => refuseToReplace(presentOf(whole.subarray(0, length)), 'a')).toThrow('a');
      }),
      runs(100),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255))), (changes) => {
        const broken = Buffer.from(whole);
        for (const [at, byte] of changes) broken[at] = byte;
        try {
          refuseToReplace(presentOf(broken), 'a');
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      runs(300),
    );
  });

  it.each(['.~lock.paper.docx#', '~$paper.docx', '~$per.docx'])('stays while it is open: %s', (sign) =>
    inFolder({ [sign]: '', mine: 'joinedup: 1\n' }, async (cwd) => {
      const report = ['score', 'mine', '-o', 'paper.docx'];
      await mainRun(report, { cwd });
      const run = await mainRun(report, { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(
        `“paper.docx” seems to be open in another program: “${sign}” lies beside it.`,
      );
      expect(await mainRun([...report, '--force'], { cwd })).toMatchObject({ code: 0 });
    }),
  );
});

it.each([
  ['EACCES', 'what is there may not be read. Choose another name.'],
  ['EIO', 'the system said EIO. Try again.'],
])('a file that cannot be looked at is not written over: %s', (code, says) =>
  inFolder({ report: 'theirs', mine: 'joinedup: 1\n' }, async (cwd) => {
    const readSync = () => {
      throw systemError(code);
    };
    const run = await onDisk({ readSync }, () => mainRun(['score', 'mine', '-o', 'report'], { cwd }));
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toBe(`error: “${cwd}/report” could not be saved: ${says} [not-saved]\n`);
    expect(await touched({ report: 'theirs' }, cwd)).toEqual([]);
  }),
);

it('an empty file is nothing', () =>
  inFolder({ report: '', mine: 'joinedup: 1\n' }, async (cwd) => {
    const run = await mainRun(['score', 'mine', '-o', 'report'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '' });
  }));

it('what is read is not written over, also by another name and if that is said', () =>
  inFolder({ mine: 'joinedup: 1\n' }, async (cwd) => {
    symlinkSync('mine', join(cwd, 'short'));
    for (const [from, to] of [
      ['mine', 'short'],
      ['short', './mine'],
    ]) {
      const run = await mainRun(['score', `${from}`, '-o', `${to}`, '--force'], { cwd });
      expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('is what is read') });
      expect(await touched({ mine: 'joinedup: 1\n' }, cwd)).toEqual([]);
    }
  }));

it('a second name of a file keeps what was there, and that is said', () =>
  inFolder({ report: '', mine: 'joinedup: 1\n' }, async (cwd) => {
    linkSync(join(cwd, 'report'), join(cwd, 'other'));
    const run = await mainRun(['score', 'mine', '-o', 'report'], { cwd });
    expect(run.stderr).toBe(
      'Written to “report”. What was there keeps its other name (it was a hard link).\n',
    );
    expect(await touched({ other: '' }, cwd)).toEqual([]);
  }));
