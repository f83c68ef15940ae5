import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { saveGathered } from '../../src/library/gathered-folder.ts';
import { type Gatherer, gather } from '../../src/library/gathering.ts';
import { plain } from '../../src/sentence.ts';
import { ioIn, type Written } from '../support/gathering.ts';
import { shipped } from '../support/load.ts';
import { type Files, inFolder } from '../support/sandbox.ts';

const { id, version } = shipped('six-levels');

const SERVICE = { name: 'Riverside', nation: 'wales' };

/** A page as it is saved, with a mark of its own where it has been saved before. */
function page(
  building: string,
  { role = 'Nurse', mark = '', ...more }: Record<string, unknown> = {},
): string {
  const json = JSON.stringify({
    joinedup: 1,
    form: 1,
    framework: { id, version },
    service: SERVICE,
    'answered-by': [{ role }],
    answers: { building },
    ...more,
  });
  const settings =
    mark === '' ? '' : `<script type="application/json" id="joinedup-form">{"id":"${mark}"}</script>`;
  return `<!doctype html><script type="application/json" id="joinedup-answers">${json}</script>${settings}`;
}

/** Lays files out, and gathers all of `in` into `out`, as often as `body` wants. */
async function again<T>(
  files: Files,
  body: (
    step: (change?: Files, wanted?: Partial<Gatherer>) => ReturnType<typeof once>,
    cwd: string,
  ) => Promise<T>,
): Promise<T> {
  return inFolder(files, (cwd) =>
    body(async (change = {}, wanted = {}) => {
      for (const [name, text] of Object.entries(change)) {
        if (text === '') await rm(join(cwd, name));
        else await writeFile(join(cwd, name), text);
      }
      return once(cwd, wanted);
    }, cwd),
  );
}

async function once(cwd: string, wanted: Partial<Gatherer>) {
  const io = ioIn(cwd);
  const gathering = await gather(['in'], { folder: 'out', ...wanted }, io);
  const { saved, gone, doubts } = await saveGathered(gathering.gathered, 'out', io);
  const names = (await readdir(join(cwd, 'out'), { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.yaml'),
  );
  const texts = await Promise.all(names.map((name) => readFile(join(cwd, 'out', name), 'utf8')));
  return {
    became: saved.map(({ file, became }) => `${file.slice('out/'.length)} ${became}`),
    gone,
    told: [...gathering.problems, ...doubts].map(({ message, severity }) => `${severity}: ${plain(message)}`),
    files: new Map(names.map((name, index) => [name, texts[index] ?? ''])),
  };
}

describe('what is gathered again', () => {
  test('is left as it is where nothing has changed, corrections made there too', async () => {
    await again({ 'in/a.html': page('yes'), 'in/t.csv': 'building,role\nno,Cook\n' }, async (step, cwd) => {
      const first = await step({}, { framework: id });
      expect(first.became).toEqual(['nurse.yaml new', 'cook.yaml new']);
      const corrected = first.files.get('nurse.yaml')?.replace('building: yes', 'building: no') ?? '';
      await writeFile(join(cwd, 'out/nurse.yaml'), corrected);
      const second = await step({}, { framework: id });
      expect(second.became).toEqual(['nurse.yaml as before', 'cook.yaml as before']);
      expect(second.files).toEqual(new Map([...first.files, ['nurse.yaml', corrected]]));
    });
  });

  test('says where two forms may be of one person, until a name tells them apart, which stays', async () => {
    const who = [{ role: 'Nurse', organisation: 'Trust' }];
    const form = (mark: string, building: string, more = {}) =>
      page(building, { mark, 'answered-by': who, date: '2026-11-10', ...more });
    await again({ 'in/a.html': form('aa', 'yes'), 'in/b.html': form('bb', 'no') }, async (step, cwd) => {
      const first = await step();
      const doubt =
        /^warning: “out\/trust-nurse-2.yaml” \(10\/11\/2026, from “b.html”\) and “out\/trust-nurse.yaml” \(10.*“a.html”\) have one role .* may be one person/u;
      expect(first.told).toEqual([expect.stringMatching(doubt)]);
      for (const [name, text] of first.files)
        await writeFile(
          join(cwd, 'out', name),
          text.replace('role: Nurse', `role: Nurse\n    name: ${name}`),
        );
      const second = await step({ 'in/a.html': form('aa', 'no', { date: '2026-11-12' }) });
      expect(second.became).toEqual(['trust-nurse.yaml replaced', 'trust-nurse-2.yaml as before']);
      expect(second.told).toEqual([]);
      const kept = parse(second.files.get('trust-nurse.yaml') ?? '');
      expect(kept['answered-by']).toEqual([{ ...who[0], name: 'trust-nurse.yaml' }]);
      expect(kept.answers).toEqual({ building: 'no' });
      const named = [{ ...who[0], name: 'Jo' }];
      const third = await step({ 'in/a.html': form('aa', 'yes', { 'answered-by': named }) });
      expect(third.files.get('trust-nurse.yaml')).not.toMatch(/name: (?:Jo|trust)/u);
    });
  });

  test('takes the place of what came from there before, which is kept where *.yaml does not find it', async () => {
    await again({ 'in/a.html': page('yes') }, async (step) => {
      const first = await step();
      const second = await step({ 'in/a.html': page('no') });
      expect(second.became).toEqual(['nurse.yaml replaced']);
      expect([...second.files.keys()].sort()).toEqual(['earlier/nurse.yaml', 'nurse.yaml']);
      expect(second.files.get('earlier/nurse.yaml')).toBe(first.files.get('nurse.yaml'));
      const third = await step({ 'in/a.html': page('yes', { date: '2027' }) });
      expect([...third.files.keys()].sort()).toEqual([
        'earlier/nurse-2.yaml',
        'earlier/nurse.yaml',
        'nurse.yaml',
      ]);
    });
  });

  test('is kept also where somebody corrected it there and it has changed since, once for all tries', async () => {
    await again({ 'in/a.html': page('yes') }, async (step, cwd) => {
      await step();
      await writeFile(
        join(cwd, 'out/nurse.yaml'),
        `${await readFile(join(cwd, 'out/nurse.yaml'), 'utf8')}# mine\n`,
      );
      const corrected = await readFile(join(cwd, 'out/nurse.yaml'), 'utf8');
      // As if a try had been interrupted.
      await mkdir(join(cwd, 'out/earlier'));
      await writeFile(join(cwd, 'out/earlier/nurse.yaml'), corrected);
      const { files } = await step({ 'in/a.html': page('no') });
      expect(files.get('earlier/nurse.yaml')).toBe(corrected);
      expect(files.size).toBe(2);
    });
  });

  test('is not taken for what was kept of it when it was carried over', async () => {
    await again({ 'in/a.html': page('yes') }, async (step, cwd) => {
      const { files } = await step();
      await writeFile(join(cwd, 'out/nurse.v1.yaml'), files.get('nurse.yaml') ?? '');
      const { became, gone } = await step({ 'in/a.html': page('no') });
      expect([became, gone]).toEqual([['nurse.yaml replaced'], []]);
    });
  });

  test('is known by the mark of a page, whatever its file is called by then', async () => {
    await again({ 'in/form (1).html': page('yes', { mark: 'abc' }) }, async (step) => {
      await step();
      const second = await step({ 'in/form (1).html': '', 'in/jo.html': page('no', { mark: 'abc' }) });
      expect(second.became).toEqual(['nurse.yaml replaced']);
    });
  });

  test('is known by the id that a service gave it, in a table that was sorted and is called otherwise', async () => {
    const table = (...rows: string[]) => ['Response ID,building,contact,role', ...rows, ''].join('\n');
    const before = { 'in/answers(1-2).csv': table('7,yes,no,Cook', '8,no,no,Nurse') };
    await again(before, async (step) => {
      await step({}, { framework: id });
      const after = table('8,yes,no,Nurse', '9,no,yes,Cook', '7,yes,no,Cook');
      const second = await step(
        { 'in/answers(1-2).csv': '', 'in/answers(1-3).csv': after },
        { framework: id },
      );
      expect(second.became).toEqual(['nurse.yaml replaced', 'cook-2.yaml new', 'cook.yaml as before']);
      const third = await step({ 'in/answers(1-3).csv': table('8,yes,no,Nurse') }, { framework: id });
      expect(third.gone).toEqual(['out/cook-2.yaml', 'out/cook.yaml']);
    });
  });

  test.each([
    ['with ids', 'ID,building,contact,role', ['1,', '2,']],
    ['without', 'building,contact,role', ['', '']],
  ])('is known in a table, %s, that is called otherwise by now', async (_, head, [first, second]) => {
    const table = (...rows: string[]) => [head, ...rows, ''].join('\n');
    const rows = [`${first}yes,no,Cook`, `${second}no,no,Nurse`];
    await again({ 'in/results.csv': table(...rows) }, async (step) => {
      await step({}, { framework: id });
      const changed = table(rows[0] ?? '', `${second}no,yes,Nurse`);
      const renamed = await step({ 'in/results.csv': '', 'in/download 7.csv': changed }, { framework: id });
      expect(renamed.became).toEqual(['cook.yaml as before', 'nurse.yaml replaced']);
      expect(renamed.gone).toEqual([]);
      const both = await step({ 'in/results.csv': table(`${first}yes,yes,Porter`) }, { framework: id });
      expect(both.became.toSorted()).toEqual([
        'cook.yaml as before',
        'nurse.yaml as before',
        'porter.yaml new',
      ]);
    });
  });

  test('is not taken for somebody in another survey that has the same name and ids', async () => {
    const table = (row: string) => `ID,building,contact,role\n${row}\n`;
    await again({ 'in/results.csv': table('1,yes,no,Cook') }, async (step) => {
      await step({}, { framework: id });
      const other = await step({ 'in/results.csv': table('1,no,no,Nurse') }, { framework: id });
      expect(other.became).toEqual(['nurse.yaml new']);
      expect(other.gone).toEqual(['out/cook.yaml']);
    });
  });

  test('is known in a table without ids that was sorted, or that a row was added to', async () => {
    const table = (...rows: string[]) => ['building,contact,role', ...rows, ''].join('\n');
    await again({ 'in/t.csv': table('yes,no,Cook', 'no,no,Nurse') }, async (step) => {
      await step({}, { framework: id });
      const sorted = { 'in/t.csv': table('no,yes,Porter', 'no,no,Nurse', 'yes,no,Cook') };
      const { became } = await step(sorted, { framework: id });
      expect(became).toEqual(['porter.yaml new', 'nurse.yaml as before', 'cook.yaml as before']);
    });
  });

  test('loses nothing and counts nobody twice, whatever is changed between', async () => {
    const people = ['a', 'b', 'c'] as const;
    const state = fc.record({
      a: fc.constantFrom('yes', 'no', 'unknown', ''),
      b: fc.constantFrom('yes', 'no', ''),
      c: fc.constantFrom('yes', 'no'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 2, maxLength: 4 }), async (states) => {
        await again({}, async (step, cwd) => {
          const stood = new Set<string>();
          const seen = new Set<string>();
          for (const now of states) {
            await rm(join(cwd, 'in'), { recursive: true, force: true });
            const files: Record<string, string> = {};
            for (const who of people) {
              if (now[who] === '') continue;
              files[`in/${who}.html`] = page(now[who], { mark: who });
              seen.add(who);
            }
            await mkdir(join(cwd, 'in'));
            const { files: found } = await step(files);
            for (const text of found.values()) stood.add(text);
            expect(new Set(found.values())).toEqual(stood);
            expect([...found.keys()].filter((name) => !name.includes('earlier'))).toHaveLength(seen.size);
          }
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe('one and the same', () => {
  test('counts once, and two saves of one page are told', async () => {
    const files = {
      'in/jane (1).html': page('yes', { mark: 'j' }),
      'in/jane.html': page('yes', { mark: 'j' }),
      'in/later.html': page('no', { mark: 'j' }),
      'in/al.html': page('yes', { mark: 'k' }),
    };
    await again(files, async (step) => {
      const { became, told } = await step();
      expect(became).toEqual(['nurse.yaml new', 'nurse-2.yaml new', 'nurse-3.yaml new']);
      expect(told).toEqual([
        'warning: “in/later.html” and “in/jane (1).html” were saved from one page, and differ: both are taken.',
        'warning: Not gathered, because it is the same as “in/jane (1).html”: “in/jane.html”.',
      ]);
    });
  });
});

describe('the service that is meant', () => {
  const of = (service: object) => page('yes', { service });
  const files = {
    'service.yaml':
      'joinedup: 1\nframework: { id: six-levels }\nservice: { name: Riverside team, nation: wales, people: older people }\n',
    'in/other.html': of({ name: 'Vale Town' }),
    'in/elsewhere.html': of({ name: 'Riverside team', nation: 'scotland' }),
    'in/short.html': of({ name: 'RIVERSIDE', people: 'all' }),
    'in/none.html': page('no', { service: {} }),
  };

  test('is said where nobody said it; what is about another is left out and told', async () => {
    await again(files, async (step) => {
      const { became, told, files: found } = await step({}, { for: 'service.yaml' });
      expect(became).toHaveLength(2);
      const services = ['nurse.yaml', 'nurse-2.yaml'].map(
        (name) => (parse(found.get(name) ?? '') as Written).service,
      );
      const whole = { name: 'Riverside team', nation: 'wales', people: 'older people' };
      expect(services).toEqual([whole, { ...whole, people: 'all' }]);
      expect(told).toEqual([
        'error: “in/elsewhere.html” is about a service in scotland, not in wales: it is left out.',
        'error: “in/other.html” is about the service “Vale Town”, not about “Riverside team”: it is left out.',
        'warning: “in/short.html” calls the service “RIVERSIDE”: taken for “Riverside team”.',
      ]);
    });
  });
});

test('what is no answer is told, and not gathered: a map, the manager’s own file, what was gathered before', async () => {
  const files = {
    'in/own.yaml':
      'joinedup: 1\nframework: { id: six-levels }\nservice: { name: Riverside }\nanswers: { building: yes }\n',
    'in/map.yaml': 'joinedup-map: 1\nframework: six-levels\n',
    'in/a.html': page('yes'),
    'in/deeper/b.html': page('yes'),
    'in/mail.msg': 'x',
  };
  await again(files, async (step, cwd) => {
    const first = await step({}, { for: 'in/own.yaml' });
    expect(first.became).toEqual(['nurse.yaml new']);
    await writeFile(join(cwd, 'in/nurse.yaml'), first.files.get('nurse.yaml') ?? '');
    const { became, told } = await step({}, { for: 'in/own.yaml' });
    expect(became).toEqual(['nurse.yaml as before']);
    expect(told).toEqual([
      'warning: Not gathered, because it says what headings mean (see --map): “in/map.yaml”.',
      'warning: Not gathered, because it was gathered before: “in/nurse.yaml”.',
      'warning: Not gathered, because it is what --for names: “in/own.yaml”.',
      'warning: “in” holds what was not read, because no filled form ends so: “mail.msg”.',
      'warning: “in” has 1 folder in it that was not looked into: “deeper”.',
    ]);
  });
});

test('files are called by what somebody is and for whom, by no name and no address', async () => {
  const files = {
    'in/Jane Bloggs.html': page('yes', {
      'answered-by': [{ role: 'Nurse', organisation: 'Vale Trust', name: 'Jane Bloggs' }],
    }),
    'in/form - Jane Bloggs.html': page('no', {
      'answered-by': [{ role: 'jane@bloggs.example', name: 'Jane Bloggs' }],
    }),
    'in/survey.csv': 'Email,building,contact\njane@bloggs.example,yes,no\n',
  };
  await again(files, async (step) => {
    const { files: found } = await step({}, { framework: id });
    expect([...found.keys()].sort()).toEqual(['page.yaml', 'survey-row-2.yaml', 'vale-trust-nurse.yaml']);
    expect([...found.values()].join('\n')).not.toMatch(/bloggs(?!\.example)/iu);
  });
});

test('a role that nobody said is told in the file, and a table without headings is told so', async () => {
  const files = {
    'in/a.csv': 'building,organisation\nyes,Vale Trust\n',
    'in/b.csv': 'building,role\nno,Cook\n',
    'in/c.csv': 'yes,no\nno,no\n',
  };
  await again(files, async (step) => {
    const { files: found, told } = await step({}, { framework: id });
    const telling = [...found.values()].filter((text) => text.includes('# No role was read'));
    expect(telling).toEqual([expect.stringContaining('Vale Trust')]);
    expect(told.join('\n')).toContain('Or its row of headings is missing.');
  });
});
