import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import type { Framework } from '../../src/model/framework.ts';
import { shipped } from '../support/load.ts';
import { peopleOf } from '../support/people.ts';
import { inFolder } from '../support/sandbox.ts';
import {
  againIn,
  type Drafts,
  draft,
  draftsOf,
  fillPage,
  nameOf,
  otherOption,
  run,
  viewFiles,
  viewsIn,
  workbookAgain,
} from '../support/second-rounds.ts';

const FIVE = shipped('five-levels');
const SIX = shipped('six-levels');

/** People who answer most questions, some with a note and evidence. */
function people(framework: Framework, count: number, seed: number): Drafts[] {
  return peopleOf(framework, count, seed).map(
    (person) =>
      new Map(
        [...person].map(([id, answer], index): [string, DraftAnswer] => [
          id,
          {
            answer,
            note: index % 3 === 0 ? `Note on ${id}` : null,
            evidence: index % 4 === 0 ? ['Minutes'] : [],
            source: index % 5 === 0 ? 'https://example.org' : null,
          },
        ]),
      ),
  );
}

const panels = fc.record({
  framework: fc.constantFrom(FIVE, SIX, shipped('leutz')),
  count: fc.integer({ min: 2, max: 4 }),
  seed: fc.integer({ min: 1, max: 10_000 }),
  isPage: fc.boolean(),
});

describe('forms of a second round', () => {
  it('that nobody filled in change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(panels, ({ framework, count, seed, isPage }) =>
        inFolder(viewFiles(framework, people(framework, count, seed)), async (cwd) => {
          const before = viewsIn(cwd);
          const made = await run(cwd, 'form', '--round-two', 'views', '--format', isPage ? 'html' : 'xlsx');
          expect(made).toMatchObject({ code: 0 });
          const again = await run(cwd, 'gather', 'round-two', '-o', 'views');
          expect(again.code).toBe(2);
          expect(again.stderr).toContain('answers no question again');
          expect(viewsIn(cwd)).toEqual(before);
          expect(readdirSync(join(cwd, 'views'))).toHaveLength(count);
        }),
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('change what was answered again and nothing else, and what was there before is kept', async () => {
    await fc.assert(
      fc.asyncProperty(panels, fc.nat({ max: 5 }), ({ framework, count, seed, isPage }, every) =>
        inFolder(viewFiles(framework, people(framework, count, seed)), async (cwd) => {
          const before = viewsIn(cwd);
          await run(cwd, 'form', '--round-two', 'views');
          const changed: Record<string, Record<string, string>> = {};
          for (let view = 0; view < count; view += 1) {
            const file = join(cwd, 'round-two', `${nameOf(view)}.html`);
            const again = againIn(file);
            const own = draftsOf(before[`${nameOf(view)}.yaml`] ?? '');
            const other = (id: string) => otherOption(framework, id, own.get(id));
            const mine: Record<string, string> = {};
            const entries = new Map<string, Record<string, string>>();
            fillPage(file, framework, (state) => {
              for (const [index, { id }] of again.questions.entries()) {
                state.place = `q-${id}`;
                if (!state.questionAt(state.place) && isPage) continue;
                const { answer = null, note = null, evidence = [] } = own.get(id) ?? {};
                const isChanged = index % 6 <= every;
                if (isChanged) mine[id] = other(id);
                if (isChanged) entries.set(id, { Answer: other(id) });
                const given = isChanged ? [other(id)] : [answer ?? []].flat();
                state.take(
                  { answer: given, note: [note ?? ''], evidence: [evidence.join('\n')] },
                  '2026-11-30',
                );
                state.confirm();
              }
            });
            if (!isPage) {
              writeFileSync(file.replace('.html', '.xlsx'), await workbookAgain(framework, again, entries));
              rmSync(file);
            }
            changed[nameOf(view)] = mine;
          }
          const gathered = await run(cwd, 'gather', 'round-two', '-o', 'views');
          expect(gathered).toMatchObject({ code: 0 });
          const after = viewsIn(cwd);
          expect(Object.keys(after)).toEqual(Object.keys(before));
          for (const [name, text] of Object.entries(before)) {
            const mine = changed[name.replace('.yaml', '')] ?? {};
            const expected = new Map(draftsOf(text));
            const none = { answer: null, note: null, evidence: [], source: null };
            for (const [id, answer] of Object.entries(mine)) {
              const own = expected.get(id) ?? none;
              const isOther = own.answer !== null;
              const note = isOther && own.note !== null ? `${TO_ANOTHER}${own.note}` : own.note;
              expected.set(id, { ...own, answer, note, evidence: isOther ? [] : own.evidence });
            }
            const now = after[name] ?? '';
            expect(draftsOf(now)).toEqual(expected);
            expect(now).toContain('round: 2');
            expect(now).toContain('name: Jo');
            expect(now).toMatch(/^# By hand\.\n/u);
            expect(readFileSync(join(cwd, 'views', 'earlier', name), 'utf8')).toBe(text);
          }
          const twice = await run(cwd, 'gather', 'round-two', '-o', 'views');
          expect(twice).toMatchObject({ code: 0 });
          expect(twice.stdout.match(/, as before\./gu)).toHaveLength(count);
          expect(viewsIn(cwd)).toEqual(after);
        }),
      ),
      { numRuns: 10 },
    );
  }, 240_000);
});

/** What stands before a reason that was given for another answer. */
const TO_ANOTHER = 'In the first round, to another answer: ';

/** Two people who answer two questions of six levels, and what the program asks again of them. */
const VIEWS = viewFiles(SIX, [
  new Map([
    ['building', draft('yes', 'Since May')],
    ['contact', draft('unknown')],
  ]),
  new Map([
    ['building', draft('no')],
    ['contact', draft('unknown')],
  ]),
]);

/** A folder in which the first of two people has answered one question again. */
function afterSecondRound(body: (cwd: string) => Promise<void>, answer = 'no'): Promise<void> {
  return inFolder(VIEWS, async (cwd) => {
    await run(cwd, 'form', '--round-two', 'views', '--framework', 'six-levels');
    answerAgain(join(cwd, 'round-two', 'person-1.html'), answer);
    rmSync(join(cwd, 'round-two', 'person-2.html'));
    await body(cwd);
  });
}

function answerAgain(file: string, answer: string): void {
  fillPage(file, SIX, (state) => {
    state.place = 'q-building';
    state.take({ answer: [answer], note: ['Since May'] }, '2026-11-30');
  });
}

function edit(cwd: string, name: string, from: string, to: string): void {
  const file = join(cwd, name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe('a form of a second round that comes back', () => {
  it('finds its view whatever it is called, and says what it put there', () =>
    afterSecondRound(async (cwd) => {
      renameSync(join(cwd, 'round-two', 'person-1.html'), join(cwd, 'back (2).htm'));
      const { code, stdout, stderr } = await run(cwd, 'gather', 'back (2).htm', '-o', 'views');
      expect(code, stderr).toBe(0);
      expect(stdout).toBe(
        'views/person-1.yaml: 1 answer of the second round, from “back (2).htm”, in place of another that is kept as “views/earlier/person-1.yaml”.\n',
      );
      const now = viewsIn(cwd);
      expect(draftsOf(now['person-1.yaml'] ?? '').get('building')).toEqual(
        draft('no', `${TO_ANOTHER}Since May`),
      );
      expect(now['person-2.yaml']).toBe(VIEWS['views/person-2.yaml']);
      const panel = await run(cwd, 'panel', 'views');
      expect(panel.stdout).toContain('2 views (1 of the second round)');
    }));

  it('is told where the view says something else since, and neither is lost', () =>
    afterSecondRound(async (cwd) => {
      edit(cwd, 'views/person-1.yaml', 'answer: yes', 'answer: unknown');
      const { code, stderr } = await run(cwd, 'gather', 'round-two', '-o', 'views');
      expect(code).toBe(0);
      expect(stderr).toMatch(/views\/person-1\.yaml:\d+:\d+/u);
      expect(stderr).toContain('The answer to “building” was changed after the form was made.');
      expect(draftsOf(viewsIn(cwd)['person-1.yaml'] ?? '').get('building')?.answer).toBe('no');
      const kept = readFileSync(join(cwd, 'views', 'earlier', 'person-1.yaml'), 'utf8');
      expect(draftsOf(kept).get('building')?.answer).toBe('unknown');
    }));

  it('keeps what somebody corrected since, when it is gathered again as it was', () =>
    afterSecondRound(async (cwd) => {
      await run(cwd, 'gather', 'round-two', '-o', 'views');
      edit(cwd, 'views/person-1.yaml', 'answer: no', 'answer: unknown');
      const corrected = viewsIn(cwd);
      const again = await run(cwd, 'gather', 'round-two', '-o', 'views');
      expect(again.stdout).toContain('as before');
      expect(viewsIn(cwd)).toEqual(corrected);
      answerAgain(join(cwd, 'round-two', 'person-1.html'), 'unknown');
      answerAgain(join(cwd, 'round-two', 'person-1.html'), 'yes');
      const newer = await run(cwd, 'gather', 'round-two', '-o', 'views');
      expect(newer.stdout).toContain('in place of another');
      expect(draftsOf(viewsIn(cwd)['person-1.yaml'] ?? '').get('building')?.answer).toBe('yes');
    }));

  it.each([
    ['views', (cwd: string) => rmSync(join(cwd, 'views', 'person-1.yaml'))],
    ['elsewhere', () => {}],
  ])('is refused where its view is not there, and nothing is made: %s', (folder, prepare) =>
    afterSecondRound(async (cwd) => {
      prepare(cwd);
      const { code, stderr } = await run(cwd, 'gather', 'round-two', '-o', folder);
      expect(code).toBe(2);
      expect(stderr).toContain(`goes on top of “person-1.yaml”, which is not in “${folder}”.`);
      expect(stderr).toContain('[no-view]');
      expect(viewsIn(cwd)['person-1.yaml']).toBe(
        folder === 'views' ? undefined : VIEWS['views/person-1.yaml'],
      );
    }),
  );

  it('is not guessed at where one person saved two that differ; two that say the same are one', () =>
    afterSecondRound(async (cwd) => {
      const [one, two] = ['person-1.html', 'person-1 (1).html'].map((name) => join(cwd, 'round-two', name));
      writeFileSync(two ?? '', readFileSync(one ?? ''));
      answerAgain(two ?? '', 'unknown');
      const differ = await run(cwd, 'gather', 'round-two', '-o', 'views');
      expect(differ).toMatchObject({ code: 2, stdout: '' });
      expect(differ.stderr).toContain('[saved-twice]');
      answerAgain(two ?? '', 'no');
      expect(await run(cwd, 'gather', 'round-two', '-o', 'views')).toMatchObject({ code: 0 });
    }));

  it('goes into a view that is written as JSON, and one whose page was damaged is refused', () =>
    inFolder(
      {
        'views/a.json': JSON.stringify({
          joinedup: 1,
          framework: { id: 'six-levels' },
          answers: { building: 'yes' },
        }),
        'views/b.yaml': 'joinedup: 1\nframework: { id: six-levels }\nanswers: { building: no }\n',
      },
      async (cwd) => {
        await run(cwd, 'form', '--round-two', 'views');
        answerAgain(join(cwd, 'round-two', 'a.html'), 'no');
        answerAgain(join(cwd, 'round-two', 'b.html'), 'yes');
        edit(cwd, 'round-two/b.html', '"again":{"view"', '"again":{"sight"');
        const { code, stderr } = await run(cwd, 'gather', 'round-two', '-o', 'views');
        expect(code).toBe(1);
        expect(stderr).toContain('does not say on top of which view it goes');
        const { 'a.json': text = '' } = viewsIn(cwd);
        expect(JSON.parse(text)).toMatchObject({ round: 2, answers: { building: { answer: 'no' } } });
      },
    ));
});

it('a workbook of a second round adds to notes and evidence, and an empty cell keeps the answer', () =>
  inFolder(VIEWS, async (cwd) => {
    await run(cwd, 'form', '--round-two', 'views');
    const again = againIn(join(cwd, 'round-two', 'person-1.html'));
    const entries = new Map([['building', { Note: 'And back.', Evidence: 'Lease' }]]);
    writeFileSync(join(cwd, 'back.xlsx'), await workbookAgain(SIX, again, entries));
    expect(await run(cwd, 'gather', 'back.xlsx', '-o', 'views')).toMatchObject({ code: 0 });
    const now = draftsOf(viewsIn(cwd)['person-1.yaml'] ?? '');
    expect(now.get('building')).toEqual({
      answer: 'yes',
      note: 'Since May\nAnd back.',
      evidence: ['Lease'],
      source: null,
    });
  }));

describe('both rounds of the same people', () => {
  /** A page that somebody saved in the first round, with a mark of its own. */
  const first = (id: string, answer: string) =>
    `<!doctype html>\n<script type="application/json" id="joinedup-answers">{"joinedup":1,"form":1,"framework":{"id":"six-levels","version":"${SIX.version}"},"answered-by":[{"role":"Nurse"}],"answers":{"building":"${answer}","contact":"unknown"}}</script>\n<script type="application/json" id="joinedup-form">{"id":"${id}"}</script>\n`;
  const FIRST = { 'back/a.html': first('one', 'yes'), 'back/b.html': first('two', 'no') };

  const withSecond = (body: (cwd: string) => Promise<void>) =>
    inFolder(FIRST, async (cwd) => {
      await run(cwd, 'gather', 'back', '-o', 'views');
      await run(cwd, 'form', '--round-two', 'views');
      answerAgain(join(cwd, 'round-two', 'nurse.html'), 'no');
      renameSync(join(cwd, 'round-two', 'nurse.html'), join(cwd, 'back', '0.html'));
      await body(cwd);
    });
  const said = (cwd: string, name: string) => draftsOf(viewsIn(cwd)[name] ?? '').get('building')?.answer;

  it('are gathered in one run, the second on top of the first', () =>
    withSecond(async (cwd) => {
      rmSync(join(cwd, 'views'), { recursive: true });
      expect(await run(cwd, 'gather', 'back', '-o', 'views')).toMatchObject({ code: 0 });
      expect([said(cwd, 'nurse.yaml'), said(cwd, 'nurse-2.yaml')]).toEqual(['no', 'no']);
      const before = viewsIn(cwd);
      expect((await run(cwd, 'gather', 'back', '-o', 'views')).stderr).toContain('3 as before');
      expect(viewsIn(cwd)).toEqual(before);
    }));

  it('are not mixed up where their files come to be called otherwise', () =>
    withSecond(async (cwd) => {
      rmSync(join(cwd, 'views'), { recursive: true });
      renameSync(join(cwd, 'back', 'a.html'), join(cwd, 'back', 'c.html'));
      expect(await run(cwd, 'gather', 'back', '-o', 'views')).toMatchObject({ code: 0 });
      const texts = viewsIn(cwd);
      expect(texts['nurse.yaml']).not.toContain('round: 2');
      expect(texts['nurse-2.yaml']).toContain('round: 2');
    }));

  it('are told apart where the first form says something else later', () =>
    withSecond(async (cwd) => {
      await run(cwd, 'gather', 'back', '-o', 'views');
      edit(cwd, 'back/a.html', '"contact":"unknown"', '"contact":"yes"');
      renameSync(join(cwd, 'back', '0.html'), join(cwd, 'later.html'));
      const { stderr } = await run(cwd, 'gather', 'back', '-o', 'views');
      expect(stderr).toContain('[without-second-round]');
      expect(await run(cwd, 'gather', 'later.html', '-o', 'views')).toMatchObject({ code: 0 });
      expect(said(cwd, 'nurse.yaml')).toBe('no');
      expect(draftsOf(viewsIn(cwd)['nurse.yaml'] ?? '').get('contact')?.answer).toBe('yes');
    }));
});
