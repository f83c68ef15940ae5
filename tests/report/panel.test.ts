import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Panel } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { rendererOf } from '../../src/report/page-formats.ts';
import { differencesOf } from '../../src/report/words/panel/difference-words.ts';
import { compiled } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { MANNER, type PanelCase, panelCases } from '../support/panels.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { onOneLine } from '../support/report-text.ts';
import { runs } from '../support/runs.ts';
import { readWord } from '../support/word.ts';
import { readWorkbook } from '../support/workbook.ts';

/** What a panel has to decide comes first, fits on a screen, and tells of nobody who is not to be told of. */

const { text: renderAnswer } = await renderersOf('panel-answer');
const render = await renderersOf('panel');
const ASCII = await paperOf({ ascii: true });

const SCREEN = 23;

/** A panel of people each of whom has a role, and an organisation with every third. */
function panelFrom({ framework, views }: PanelCase, names: boolean): Panel {
  const told = views.map(({ file, assessment }, index) => {
    const who = { role: `Role${index}x`, as: null, organisation: `Body${index % 3}x`, name: `Name${index}x` };
    return { file, assessment: { ...assessment, answeredBy: [who], date: `2026-11-0${index + 1}` } };
  });
  return panelOf(compiled(framework), told, { ...MANNER, names });
}

/** Every answer, as “a” and one more may be the beginning of another. */
function isShownWhole(answer: string, page: string): boolean {
  return onOneLine(page).includes(onOneLine(answer));
}

describe('the first screen', () => {
  it('fits, and shows all answers to a difference or none', () => {
    fc.assert(
      fc.property(panelCases(5), fc.boolean(), (given, names) => {
        const panel = panelFrom(given, names);
        for (const paper of [PAPER, ASCII]) {
          const page = renderAnswer(panel, paper);
          expect(page.trimEnd().split('\n').length, page).toBeLessThanOrEqual(SCREEN);
          expect(tooWide(page, paper)).toEqual([]);
        }
        const page = renderAnswer(panel, PAPER).replaceAll(/\n {11}/gu, ' ');
        for (const { answers } of differencesOf(panel)) {
          const shown = answers.filter(({ text, level, views }) =>
            isShownWhole(`${text}, ${views} view${views === 1 ? '' : 's'}: ${level}.`, page),
          );
          expect([0, answers.length], page).toContain(shown.length);
        }
      }),
      runs(60),
    );
  });

  it('begins with the difference that decides most often', () => {
    fc.assert(
      fc.property(panelCases(4), (given) => {
        const panel = panelFrom(given, false);
        const most = Math.max(
          0,
          ...panel.placements.flatMap(({ decisive }) => decisive.map(({ share }) => share ?? 0)),
        );
        const [first] = differencesOf(panel);
        fc.pre(first !== undefined && most > 0);
        const own = panel.placements.flatMap(({ decisive }) =>
          decisive.filter(({ question }) => question === first?.question.question).map(({ share }) => share),
        );
        expect(own).toContain(most);
      }),
      runs(60),
    );
  });
});

describe('who said what', () => {
  /** What all formats say of a panel, as one text. */
  async function everythingOf(panel: Panel): Promise<string> {
    const word = await (await rendererOf('panel', 'docx'))(panel, PAPER);
    const workbook = await (await rendererOf('panel', 'xlsx'))(panel, PAPER);
    return [
      renderAnswer(panel),
      render.text(panel),
      render.markdown(panel),
      render.html(panel),
      (await rendererOf('panel', 'json'))(panel, PAPER),
      ...readWord(word).paragraphs.map(({ text }) => text),
      ...readWorkbook(workbook).sheets.flatMap(({ cells }) => [...cells.values()].map(String)),
    ].join('\n');
  }

  it('stands nowhere where it was not asked for', async () => {
    await fc.assert(
      fc.asyncProperty(panelCases(5), async (given) => {
        const all = await everythingOf(panelFrom(given, false));
        expect(all).not.toMatch(/Name\dx|Role\dx|view-\d\.yaml|2026-11-0/u);
        // Of five no organisation has three.
        expect(all).not.toMatch(/Body\dx/u);
      }),
      runs(15),
    );
  });

  it('stands beside each answer where it was', () => {
    fc.assert(
      fc.property(panelCases(4), (given) => {
        const panel = panelFrom(given, true);
        for (const { answers, question } of differencesOf(panel)) {
          for (const { views, who } of answers) expect(who).toHaveLength(views);
          const all = answers.flatMap(({ who }) => who);
          expect(new Set(all).size).toBe(question.known);
        }
        const page = onOneLine(render.text(panel));
        for (const { label } of panel.who ?? []) expect(page).toContain(label);
      }),
      runs(40),
    );
  });
});

it('an agenda has room to write below each of the first ten differences', () => {
  fc.assert(
    fc.property(panelCases(4), (given) => {
      const panel = panelFrom(given, false);
      const page = render.markdown(panel);
      const rooms = page.match(/Who stays apart, and why/gu) ?? [];
      expect(rooms).toHaveLength(Math.min(10, differencesOf(panel).length));
    }),
    runs(40),
  );
});

it('nobody who knows anything is no agreement, and places nothing', () => {
  fc.assert(
    fc.property(panelCases(3), ({ framework, views }) => {
      const blank = views.map(({ file, assessment }) => ({
        file,
        assessment: { ...assessment, answers: new Map(), needs: new Map() },
      }));
      const page = renderAnswer(panelFrom({ framework, views: blank }, true));
      expect(page).toContain('Nobody knows an answer yet');
      expect(page).not.toMatch(/DECIDE|STABLE|agreed|whoever/u);
    }),
    runs(20),
  );
});
