import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unseenIn } from '../../src/text.ts';
import { KEY_FILE } from '../support/classes.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder } from '../support/sandbox.ts';
import { HIDDEN, NAMES } from '../support/scripts.ts';

/** What a file may hold though nobody sees it: a few of each kind. */
const TAKEN = HIDDEN.filter((sign) => {
  const code = sign.codePointAt(0) ?? 0;
  const isAlone = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u.test(sign);
  return !isAlone && (code < 0xe0000 || code % 64 < 2);
});

const LADDER = await readFile(join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'), 'utf8');

/** A framework, an assessment and a class in which a text is everywhere where one may be. */
function filesWith(text: string, other: string) {
  const quoted = JSON.stringify(text);
  const framework = LADDER.replace('title: A ladder', `title: ${quoted}`)
    .replaceAll(
      /(text|ask|name|title): ([A-Z][a-z ?]*)(?= [}\]]|,|\n)/gu,
      (_, key, words) => `${key}: ${JSON.stringify(`${words} ${text}`)}`,
    )
    .replaceAll(
      /(who|first-step): (\w+)/gu,
      (_, key, words) => `${key}: ${JSON.stringify(`${words} ${text}`)}`,
    );
  const assessment = (name: string) => `joinedup: 1
framework: { id: ladder, version: 1.0.0, file: own.yaml }
service: { name: ${JSON.stringify(name)}, people: ${quoted}, scope: ${quoted}, partners: [ { name: ${quoted} }, { name: ${JSON.stringify(other)} } ] }
answered-by: [ { role: ${quoted}, organisation: ${quoted} } ]
answers: { money: { answer: part, note: ${quoted}, evidence: [ ${quoted} ], source: ${quoted} }, manager: [ two, one ] }
`;
  return {
    'own.yaml': framework,
    'a.yaml': assessment(text),
    'b.yaml': assessment(other),
    'class.csv': `student,case,level,barriers\n"${[...text].slice(0, 60).join('')}",1,2,\n"${other}",1,3,\n`,
  };
}

const RUNS: readonly (readonly string[])[] = [
  ...['text', 'markdown', 'html'].flatMap((format) => [
    ['frameworks', 'show', 'own.yaml', '--format', format],
    ['explain', 'a.yaml', '--format', format],
  ]),
  ...['text', 'markdown', 'html', 'json'].flatMap((format) => [
    ['score', 'a.yaml', '--format', format],
    ['compare', 'a.yaml', 'b.yaml', '--format', format],
    ['mark', KEY_FILE, 'class.csv', '--format', format],
  ]),
  ...['text', 'markdown', 'json'].flatMap((format) => [
    ['what-if', 'a.yaml', '--set', 'money=all', '--format', format],
  ]),
  ['mark', KEY_FILE, 'class.csv', '--format', 'csv'],
  ['frameworks', 'check', 'own.yaml'],
  ['frameworks', 'check', 'own.yaml', '--format', 'github'],
  ['template', '--framework', 'own.yaml'],
];

describe('what nobody sees', () => {
  it.each(RUNS.map((argv) => [argv.filter((word) => word !== KEY_FILE).join(' '), argv]))(
    'does not come out of %s',
    (_, argv) =>
      inFolder(filesWith(`Ann${TAKEN.join('')}Lee`, 'Ann Lee'), async (cwd) => {
        const run = await mainRun(argv, { cwd });
        expect(run.code, run.stderr).not.toBe(2);
        expect(run.stdout).not.toBe('');
        expect(unseenIn(run.stdout + run.stderr)).toEqual([]);
        expect(run.stdout + run.stderr).toMatch(/U\+200B|\\u200b/u);
      }),
  );

  it('is named in what is said of a file, with its place', () =>
    inFolder(filesWith('Ann\u200bLee', 'AnnLee'), async (cwd) => {
      const answer = await mainRun(['score', 'a.yaml'], { cwd });
      const scored = await mainRun(['score', 'a.yaml', '--full'], { cwd });
      for (const { stdout } of [answer, scored])
        expect(stdout.replace(/\s+/gu, ' ')).toContain(
          'Line 3, column 18: The text holds the invisible character U+200B.',
        );
      expect(scored.stdout.replace(/\s+/gu, ' ')).toContain(
        'Two partners look alike: “Ann[U+200B]Lee” and “AnnLee” differ only by U+200B.',
      );
      const compared = await mainRun(['compare', 'a.yaml', 'b.yaml'], { cwd });
      expect(compared.stdout.replace(/\s+/gu, ' ')).toContain(
        'The names of the services A and B look alike and differ only by U+200B; they are taken for two.',
      );
      const checked = await mainRun(['frameworks', 'check', 'own.yaml'], { cwd });
      expect(messagesIn(checked.stdout)[0]).toMatch(
        /^own\.yaml:3:8: warning: The text holds the invisible character U\+200B\./u,
      );
    }));

  it('is refused in a key, and offers the one that is meant', () =>
    inFolder(
      {
        'a.yaml': 'joinedup: 1\nanswers:\n  rou\u200bte: used\n',
        'b.yaml': 'joinedup: 1\nanswers:\n  route: us\u200bed\n',
      },
      async (cwd) => {
        expect(messagesIn((await mainRun(['score', 'a.yaml'], { cwd })).stderr)).toEqual([
          'a.yaml:3:3: error: The text holds the invisible character U+200B. Type the text again; it may have come along when it was copied. [control-character]',
        ]);
        expect((await mainRun(['score', 'b.yaml'], { cwd })).stderr).toContain(
          'b.yaml:3:12: error: The invisible character U+200B stands here',
        );
      },
    ));

  it('is named where a file is not found because of it', () =>
    inFolder({ 'a\u00adb.yaml': 'joinedup: 1\n' }, async (cwd) => {
      const { stderr } = await mainRun(['score', 'ab.yaml'], { cwd });
      expect(stderr).toContain('Did you mean “a[U+00AD]b.yaml”? They differ only by U+00AD.');
    }));
});

describe('names that look alike in a framework', () => {
  const twins = LADDER.replace('Some shared', 'All\u00a0shared')
    .replace('Thin sharing', 'Cafe\u0301')
    .replace('Two lines', 'Caf\u00e9');
  it('are told, with what is between them', () =>
    inFolder({ 'own.yaml': twins }, async (cwd) => {
      const { stdout } = await mainRun(['frameworks', 'check', 'own.yaml'], { cwd });
      const told = messagesIn(stdout).filter((line) => line.includes('[looks-alike]'));
      expect(told).toEqual([
        expect.stringContaining('“All shared” looks like another above; they differ only by U+00A0.'),
        expect.stringContaining('they differ only in how letters and their accents are put together.'),
      ]);
    }));
});

describe('names of every script', () => {
  const seen = (text: string) =>
    text
      .replace(/<\/?bdi>/gu, '')
      .replace(/&apos;/gu, "'")
      .replace(/\\([[\]_*])/gu, '$1')
      .replace(/\s+/gu, ' ');

  it.each(RUNS.slice(0, 16).map((argv) => [argv.filter((word) => word !== KEY_FILE).join(' '), argv]))(
    'come out of %s as they went in',
    async (_, argv) => {
      for (const name of NAMES) {
        await inFolder(filesWith(name, 'Ann'), async (cwd) => {
          const run = await mainRun(argv, { cwd });
          expect(run.code, run.stderr).toBe(0);
          expect(seen(run.stdout), name).toContain(name.normalize(argv[0] === 'mark' ? 'NFC' : undefined));
          expect(unseenIn(run.stdout)).toEqual([]);
        });
      }
    },
    60_000,
  );
});

describe('small inputs that once went wrong', () => {
  const fault = (name: string) => join(ROOT, 'tests/fixtures/faults', name);
  const run = (...argv: readonly string[]) => mainRun(argv, { cwd: ROOT });

  it('students who look the same', async () => {
    const text = (await readFile(fault('names-that-look-alike.csv'), 'utf8')).replaceAll(/,[24],1/gu, ',1,1');
    await inFolder({ 'class.csv': text }, async (cwd) => {
      const { code, stdout, stderr } = await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd });
      expect([code, stdout.slice(0, 10)]).toEqual([0, '4 students']);
      expect(messagesIn(stderr)).toEqual([
        expect.stringContaining(
          '“Ann Lee[U+200E]” holds the invisible character U+200E, and looks like “Ann Lee” of line 2.',
        ),
        expect.stringContaining(
          '“Ann[U+00AD] Lee” holds the invisible character U+00AD, and looks like “Ann Lee” of line 2.',
        ),
        expect.stringContaining('“Ann[U+200B]Lee” holds the invisible character U+200B.'),
      ]);
    });
  });

  it.each(['sep-line-in-quotes.csv', 'numbers-as-decimals.csv'])('%s is read', async (name) => {
    expect(await run('mark', KEY_FILE, fault(name))).toMatchObject({ code: 0, stderr: '' });
  });

  it('addresses lead where they say, in Markdown and in HTML', async () => {
    const markdown = await run('score', fault('addresses.yaml'), '--format', 'markdown');
    expect(markdown.stdout).toContain('](https://example.org/joint_plan_2026.pdf)');
    const noted = await run('score', fault('addresses.yaml'), '--format', 'html');
    expect(noted.stdout).not.toMatch(/href="[^"]*\\/u);
  });

  it.each([
    [
      'no-break-space-as-indent.yaml',
      '4:1',
      'A no-break space (U+00A0) stands here, which YAML takes for a letter.',
    ],
    [
      'yaml-1.1.yaml',
      '1:1',
      'This line asks for another version of YAML, in which words such as no and yes are not text.',
    ],
    ['line-separator-in-comment.yaml', '2:19', '“route” has no option “use”.'],
  ])('%s', async (name, at, message) => {
    const scored = await run('score', fault(name));
    expect(scored).toMatchObject({ code: 2, stdout: '' });
    expect(messagesIn(scored.stderr)).toEqual([expect.stringContaining(`${name}:${at}: error: ${message}`)]);
    expectHarmless(scored);
  });
});

describe('with LC_ALL=C', () => {
  const files = filesWith('Café 東京', 'Ann');
  const env = { LC_ALL: 'C' };

  it.each(['markdown', 'html', 'json', 'docx', 'xlsx'])('%s on standard output is what -o writes', (format) =>
    inFolder(files, async (cwd) => {
      const { stdout } = await mainRun(['score', 'a.yaml', '--format', format], { cwd, env });
      await mainRun(['score', 'a.yaml', '--format', format, '-o', 'out'], { cwd, env });
      expect(stdout).toBe(await readFile(join(cwd, 'out'), 'utf8'));
      if (!stdout.startsWith('PK')) expect(stdout).toContain('Café 東京');
    }),
  );

  it('what is read in a terminal is in ASCII', () =>
    inFolder(files, async (cwd) => {
      const { stdout } = await mainRun(['score', 'a.yaml'], { cwd, env });
      expect(stdout).toMatch(/^Cafe \?\?\n/u);
      expect(stdout).not.toMatch(/\P{ASCII}/u);
    }));
});
