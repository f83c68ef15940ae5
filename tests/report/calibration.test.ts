import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../src/model/calibration.ts';
import { calibrationOf } from '../../src/panel/calibration.ts';
import { rendererOf } from '../../src/report/page-formats.ts';
import { calibrationHeadline, toTalkAbout } from '../../src/report/words/panel/calibration-words.ts';
import { assessments } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { panelCases } from '../support/panels.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { onOneLine } from '../support/report-text.ts';
import { runs } from '../support/runs.ts';
import { readWord } from '../support/word.ts';
import { readWorkbook } from '../support/workbook.ts';

/** What to talk about comes first, fits on a screen, and tells of nobody who is not to be told of. */

const { text: renderAnswer } = await renderersOf('calibration-answer');
const render = await renderersOf('calibration');
const ASCII = await paperOf({ ascii: true });

const SCREEN = 23;

/** Calibrations in which something is asked, of people each of whom has a role and an organisation. */
function calibrations(names: boolean): fc.Arbitrary<Calibration> {
  return panelCases(5)
    .chain(({ framework, views }) =>
      assessments(framework).map((key) => {
        const told = views.map(({ file, assessment }, index) => {
          const who = {
            role: `Role${index}x`,
            as: null,
            organisation: `Body${index}x`,
            name: `Name${index}x`,
          };
          return { file, assessment: { ...assessment, answeredBy: [who], date: `2026-11-0${index + 1}` } };
        });
        return calibrationOf(compiled(framework), told, key, { tool: TOOL, names });
      }),
    )
    .filter(({ questions }) => questions.length > 0);
}

describe('the first screen', () => {
  it('fits, begins with how many are alike, and names what to talk about', () => {
    fc.assert(
      fc.property(fc.boolean().chain(calibrations), (calibration) => {
        for (const paper of [PAPER, ASCII]) {
          const page = renderAnswer(calibration, paper);
          expect(page.trimEnd().split('\n').length, page).toBeLessThanOrEqual(SCREEN);
          expect(tooWide(page, paper)).toEqual([]);
        }
        const page = onOneLine(renderAnswer(calibration).replaceAll(/\n {11}/gu, ' '));
        expect(page).toContain(onOneLine(calibrationHeadline(calibration)));
        const [first] = toTalkAbout(calibration);
        if (first) expect(page).toContain(`TALK 1 ${onOneLine(first.question.ask)}`);
      }),
      runs(80),
    );
  });
});

/** What all formats say, as one text. */
async function everythingOf(calibration: Calibration): Promise<string> {
  const word = await (await rendererOf('calibration', 'docx'))(calibration, PAPER);
  const workbook = await (await rendererOf('calibration', 'xlsx'))(calibration, PAPER);
  return [
    renderAnswer(calibration),
    render.text(calibration),
    render.markdown(calibration),
    render.html(calibration),
    (await rendererOf('calibration', 'json'))(calibration, PAPER),
    ...readWord(word).paragraphs.map(({ text }) => text),
    ...readWorkbook(workbook).sheets.flatMap(({ cells }) => [...cells.values()].map(String)),
  ].join('\n');
}

describe('who said what', () => {
  it('stands nowhere where it was not asked for', async () => {
    await fc.assert(
      fc.asyncProperty(calibrations(false), async (calibration) => {
        expect(await everythingOf(calibration)).not.toMatch(
          /Name\dx|Role\dx|Body\dx|view-\d\.yaml|2026-11-0/u,
        );
      }),
      runs(15),
    );
  });

  it('stands beside each other answer, and in the table, where it was', () => {
    fc.assert(
      fc.property(calibrations(true), (calibration) => {
        const page = onOneLine(render.markdown(calibration));
        for (const { label } of calibration.who ?? []) expect(page).toContain(label);
        expect(page).not.toMatch(/Name\dx/u);
        for (const { question } of toTalkAbout(calibration)) {
          const others = question.tally.filter(({ closeness }) => closeness !== 'same');
          const said = others.reduce((sum, { views }) => sum + views, 0);
          expect(question.counts.near + question.counts.further).toBe(said);
        }
      }),
      runs(30),
    );
  });
});

describe('the headline', () => {
  const of = (alike: number, talk: number, views = 12) =>
    calibrationHeadline({
      questions: Array.from({ length: alike + talk }),
      talkAbout: Array.from({ length: talk }),
      views,
    } as unknown as Calibration);

  it('says how many are read as the case has them, and what to do', () => {
    expect(of(6, 3)).toBe(
      'More than two thirds of the 12 of you read 6 of 9 questions as the case has them. Talk about the other 3 before your own service.',
    );
    expect(of(1, 1, 2)).toBe(
      'Both of you read 1 of 2 questions as the case has it. Talk about the other one before your own service.',
    );
    expect(of(0, 2)).toBe(
      'No question is read as the case has it by more than two thirds of the 12 of you. Talk about the 2 before your own service.',
    );
    expect(of(2, 0)).toBe(
      'More than two thirds of the 12 of you read 2 of 2 questions as the case has them. No question here has to be talked about first.',
    );
  });
});
