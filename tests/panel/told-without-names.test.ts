import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { askedAgain, openIn } from '../../src/forms/asked-again.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Kind, View } from '../../src/model/panel.ts';
import { calibrationOf } from '../../src/panel/calibration.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { fewTogether, withoutNames } from '../../src/panel/without-names.ts';
import { unwrap } from '../../src/problem.ts';
import { type DataOf, type FormatOf, type PageName, rendererOf } from '../../src/report/page-formats.ts';
import { assessmentOf, assessments } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { fileOf, meetingOf } from '../support/meetings.ts';
import { MANNER, panelCases } from '../support/panels.ts';
import { PAPER } from '../support/paper.ts';
import { resultOf } from '../support/results.ts';
import { runs, TIMES } from '../support/runs.ts';

/** What is written without names says nothing of who said what, but for the tables of `panel` that other tests attack. */

// Whatever is the same whoever of these people said what tells of nobody more than the tally of all tells of everybody.

/** Views of people of a few kinds, of one service, and the same with what they said given to each other. */
const panels = panelCases(6, { needs: true }).chain(({ framework, views }) => {
  const places = [...views.keys()];
  const person = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }));
  return fc
    .record({
      people: fc.array(person, { minLength: views.length, maxLength: views.length }),
      order: fc.shuffledSubarray(places, { minLength: views.length }),
    })
    .map(({ people, order }) => {
      const viewsBy = (said: readonly number[]) =>
        people.map(([organisation, role], index): View => {
          const given = views[said[index] ?? 0]?.assessment ?? assessmentOf([]);
          const by = { role: `Role${role}x`, organisation: `Body${organisation}x`, name: `Name${index}x` };
          const { service } = views[0]?.assessment ?? given;
          return {
            file: `File${index}x.yaml`,
            assessment: { ...given, service, answeredBy: [{ ...by, as: null }] },
          };
        });
      return { framework, order, views: viewsBy(places), others: viewsBy(order) };
    });
});

/** The pages in every format that they have, as bytes. */
async function pagesOf<Name extends PageName>(name: Name, data: DataOf<Name>) {
  const pages = ['text', 'markdown', 'html', 'docx', 'xlsx'].map(async (format) => {
    const render = await rendererOf(name, format as FormatOf<Name>);
    return Buffer.from(await render(data, PAPER)).toString('base64');
  });
  return Promise.all(pages);
}

function copyOf<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}

async function agreedFile(framework: Framework, views: readonly View[]): Promise<string> {
  const meeting = await meetingOf(framework, views);
  meeting.putIn();
  for (const question of (await meeting.whatIsLeft()).left) {
    const [first] = meeting.saidTo(question)?.tally ?? [];
    if (first) meeting.session.setAnswer(question, meeting.agreed(question, first.answer));
  }
  return fileOf(meeting, framework);
}

describe('an agreed file without names', () => {
  test('is the same whoever said what, shows no kind of fewer than three, and so does its record', async () => {
    let kinds = 0;
    await fc.assert(
      fc.asyncProperty(panels, async ({ framework, views, others }) => {
        const text = await agreedFile(framework, views);
        expect(await agreedFile(framework, others)).toBe(text);
        expect(text).not.toMatch(/Name\dx|File\dx/u);
        const read = unwrap(
          checkAssessment(unwrap(readAssessment({ file: 'agreed.yaml', text })), framework),
        );
        const told = withoutNames(resultOf(framework, read.assessment));
        const { organisations = null, roles = null } = told.panel ?? {};
        const { panel: header } = read.written;
        const all: (readonly Pick<Kind, 'views'>[] | null | undefined)[] = [
          organisations,
          roles,
          header?.organisations,
          header?.roles,
        ];
        for (const shown of all) {
          if (!shown) continue;
          kinds += shown.length;
          expect(shown.reduce((sum, each) => sum + each.views, 0)).toBe(views.length);
          expect(Math.min(...shown.map((each) => each.views))).toBeGreaterThanOrEqual(3);
        }
        expect(JSON.stringify(told)).not.toMatch(/Name\dx|File\dx/u);
      }),
      runs(20 * TIMES),
    );
    expect(kinds).toBeGreaterThan(5 * TIMES);
  });

  test('names the kinds of people that a panel without names shows', () => {
    fc.assert(
      fc.property(panels, ({ framework, views }) => {
        const [open, told] = [true, false].map((names) =>
          panelOf(compiled(framework), views, { ...MANNER, names }),
        );
        expect(open && fewTogether(open.kinds)).toEqual(told?.kinds);
      }),
      runs(20 * TIMES),
    );
  });
});

describe('a second round', () => {
  test('asks and tells each person the same, whoever of the others said what', () => {
    let asked = 0;
    const formsOf = (framework: Framework, views: readonly View[]) => {
      const panel = panelOf(compiled(framework), views, { ...MANNER, names: true });
      const settled = new Set<string>();
      return views.map((_, view) =>
        JSON.stringify(askedAgain(panel, view, { open: openIn(panel, settled), settled }, framework)),
      );
    };
    fc.assert(
      fc.property(panels, ({ framework, views, others, order }) => {
        const [forms, given] = [formsOf(framework, views), formsOf(framework, others)];
        for (const [person, from] of order.entries()) {
          expect(given[person]).toBe(forms[from]);
          expect(given[person]).not.toMatch(/Name\dx|File\dx|Role\dx|Body\dx/u);
          asked += 1;
        }
      }),
      runs(20 * TIMES),
    );
    expect(asked).toBeGreaterThan(40 * TIMES);
  });
});

describe('a calibration without names', () => {
  test('is the same whoever said what', () => {
    fc.assert(
      fc.property(
        panels.chain((all) => assessments(all.framework).map((key) => ({ ...all, key }))),
        ({ framework, views, others, key }) => {
          const told = (of: readonly View[]) =>
            JSON.stringify(calibrationOf(compiled(framework), of, key, { tool: TOOL, names: false }));
          expect(told(others)).toBe(told(views));
          expect(told(views)).not.toMatch(/Name\dx|File\dx|Role\dx|Body\dx/u);
        },
      ),
      runs(20 * TIMES),
    );
  });
});

describe('papers without names', () => {
  test('are made of what the JSON says, and of nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(panels, async ({ framework, views }) => {
        const panel = panelOf(compiled(framework), views, MANNER);
        expect([panel.who, ...panel.questions.map(({ said }) => said)].every((each) => each === null)).toBe(
          true,
        );
        expect(await pagesOf('panel', copyOf(panel))).toEqual(await pagesOf('panel', panel));
        const key = views[0]?.assessment ?? assessmentOf([]);
        const calibration = calibrationOf(compiled(framework), views, key, { tool: TOOL, names: false });
        expect(await pagesOf('calibration', copyOf(calibration))).toEqual(
          await pagesOf('calibration', calibration),
        );
      }),
      runs(3 * TIMES),
    );
  });
});
