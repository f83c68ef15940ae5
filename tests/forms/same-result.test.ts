import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { formProgram } from '../../src/build/bundle.ts';
import { savedText } from '../../src/forms/page/saved.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import { type StartingPoint, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { listShipped } from '../../src/library/shipped.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { emptyFolder } from '../support/folder.ts';
import type { ResultInPage } from '../support/form-entry.ts';
import { pageFor, partIn } from '../support/forms.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT, shipped } from '../support/load.ts';

/** What a page makes of answers is what `score` makes of the file that it saves, byte for byte. */

const IDS = listShipped(ROOT).map(({ id }) => id);

function answerTo({ options, mayNotApply }: Question): fc.Arbitrary<DraftAnswer | null> {
  const ids = options.map(({ id }) => id);
  const words = ['unknown', ...(mayNotApply ? ['not-applicable'] : [])];
  const answer = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.subarray(ids, { minLength: 2 }) },
  );
  const given = fc.record({
    answer,
    note: fc.constantFrom(null, 'as I was told'),
    evidence: fc.constantFrom([], ['minutes of May']),
    source: fc.constant(null),
  });
  return fc.option(given, { freq: 4 });
}

function started(framework: Framework): fc.Arbitrary<StartingPoint> {
  const asked = allQuestions(framework);
  const [one, other] = framework.agencies;
  const kinds = [one, other].flatMap((agency) => agency?.id ?? []);
  return fc
    .record({
      given: fc.tuple(...asked.map(answerTo)),
      nation: fc.constantFrom(null, ...framework.nations.map(({ id }) => id)),
      partners: fc.constantFrom([], ['Council', 'Trust'], ['Trust', 'Trust', 'Trust\u00a0']),
      complete: fc.constantFrom(null, true, false),
      role: fc.constantFrom(null, ...framework.roles),
    })
    .map(({ given, nation, partners, complete, role }) => ({
      service: {
        ...UNKNOWN_SERVICE.service,
        name: 'Hill Road',
        nation,
        sides: kinds.length > 1 ? kinds : [],
        partners: partners.map((name, index) => ({ name: name.trim(), agency: kinds[index] ?? null })),
        partnersComplete: complete,
      },
      answeredBy: role ? [{ role: role.title, as: role.id, organisation: 'Trust', name: null }] : [],
      date: '2026-11-29',
      answers: new Map(
        asked.flatMap(({ id }, index): [string, DraftAnswer][] => {
          const each = given[index];
          return each ? [[id, each]] : [];
        }),
      ),
    }));
}

const RUNS = 100 / IDS.length;

describe('the result in a page', () => {
  let resultInPage: ResultInPage;
  beforeAll(async () => {
    runInThisContext(await formProgram(ROOT, 'tests/support/form-entry.ts'));
    ({ resultInPage } = globalThis as unknown as { resultInPage: ResultInPage });
  });

  it.each(IDS)('is that of the file that it saves: %s', async (id) => {
    const framework = shipped(id);
    const page = await pageFor(framework);
    const packed = Buffer.from(partIn(page, 'joinedup-framework'), 'base64');
    const inPage: Framework = JSON.parse(inflateSync(packed).toString());
    const settings = JSON.parse(partIn(page, 'joinedup-form'));
    const cwd = emptyFolder();
    let same = 0;
    await fc.assert(
      fc.asyncProperty(started(framework), async (start) => {
        const saved = savedText(start, framework);
        const { form, ...assessment } = JSON.parse(saved);
        writeFileSync(join(cwd, 'service.yaml'), JSON.stringify(assessment));
        const { stdout, stderr } = await mainRun(['score', 'service.yaml', '--format', 'json'], { cwd });
        expect(stderr).toBe('');
        const own = resultInPage(inPage, settings, saved);
        // Where a search gives up, the solver may know more.
        if (own !== stdout && /"(?:exact|proven)": false/u.test(own)) return;
        same += 1;
        expect(own).toBe(stdout);
      }),
      { numRuns: Math.ceil(RUNS) },
    );
    expect(same, id).toBeGreaterThan(RUNS * 0.9);
  });
});
