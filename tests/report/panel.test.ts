import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Panel } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { rendererOf } from '../../src/report/page-formats.ts';
import {
  ANY_OTHER,
  answerGroups,
  answerLine,
  differencesOf,
  narrowingLine,
  saidText,
} from '../../src/report/words/panel/difference-words.ts';
import { capitalised } from '../../src/text.ts';
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

/** A panel of people each of whom has a role, an organisation with every third, and a reason for every answer. */
function panelFrom({ framework, views }: PanelCase, names: boolean): Panel {
  const told = views.map(({ file, assessment }, index) => {
    const who = { role: `Role${index}x`, as: null, organisation: `Body${index % 3}x`, name: `Name${index}x` };
    const reason = { note: `Why${index}x.`, evidence: [`Proof${index}x`] };
    const withReasons = (part: typeof assessment.answers) =>
      new Map([...part].map(([id, answer]) => [id, { ...answer, ...reason }]));
    const parts = { answers: withReasons(assessment.answers), needs: withReasons(assessment.needs) };
    return {
      file,
      assessment: { ...assessment, ...parts, answeredBy: [who], date: `2026-11-0${index + 1}` },
    };
  });
  return panelOf(compiled(framework), told, { ...MANNER, names });
}

/** Every answer, as “a” and one more may be the beginning of another. */
function isShownWhole(answer: string, page: string): boolean {
  return onOneLine(page).includes(onOneLine(answer));
}

describe('the first screen', () => {
  it('fits, and shows what all answers to a difference come to, or none', () => {
    fc.assert(
      fc.property(panelCases(5), fc.boolean(), (given, names) => {
        const panel = panelFrom(given, names);
        for (const paper of [PAPER, ASCII]) {
          const page = renderAnswer(panel, paper);
          expect(page.trimEnd().split('\n').length, page).toBeLessThanOrEqual(SCREEN);
          expect(tooWide(page, paper)).toEqual([]);
        }
        const page = renderAnswer(panel, PAPER).replaceAll(/\n {11}/gu, ' ');
        for (const difference of differencesOf(panel)) {
          const groups = answerGroups(difference);
          const shown = groups.filter((group) => isShownWhole(capitalised(`${answerLine(group)}.`), page));
          expect([0, groups.length], page).toContain(shown.length);
        }
      }),
      runs(60),
    );
  });

  it('groups answers that come to the same, and loses none that somebody gave alone', () => {
    fc.assert(
      fc.property(panelCases(6), (given) => {
        for (const difference of differencesOf(panelFrom(given, false))) {
          const groups = answerGroups(difference);
          const levels = groups.map(({ level }) => level);
          expect(new Set(levels).size).toBe(levels.length);
          for (const { answers, level, views } of groups) {
            expect(answers.map((answer) => answer.level)).toEqual(answers.map(() => level));
            expect(answers.reduce((sum, answer) => sum + answer.views, 0)).toBe(views);
          }
          const told = groups.flatMap(({ answers }) => answers);
          const lacking = difference.answers.filter((answer) => !told.includes(answer));
          expect(lacking.filter(({ isOne }) => isOne)).toEqual([]);
          // What is called “any other” is told last, and only beside what is named.
          const rests = groups.map(({ text }) => text === ANY_OTHER);
          expect(rests.slice(0, -1)).not.toContain(true);
          if (groups.length === 1) expect(rests).toEqual([false]);
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

function isGiven(answer: unknown): boolean {
  return !['hidden', 'unanswered', 'unknown', undefined].includes(answer as string | undefined);
}

it('a level stands beside an answer only where it is less than without it', () => {
  fc.assert(
    fc.property(panelCases(5), (given) => {
      const panel = panelFrom(given, false);
      for (const difference of differencesOf(panel)) {
        for (const answer of difference.answers) {
          const isLess = [...panel.placements, ...panel.needs].some(({ decisive, together }) =>
            decisive.some(({ question, answers }) =>
              answers.some(
                (each) =>
                  question === difference.question.question &&
                  saidText(each) === answer.text &&
                  JSON.stringify([each.levels, each.perhapsNone]) !==
                    JSON.stringify([together.levels, together.perhapsNone]),
              ),
            ),
          );
          if (difference.isSure) expect(narrowingLine(answer).endsWith(answer.level)).toBe(isLess);
        }
      }
    }),
    runs(40),
  );
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
        expect(all).not.toMatch(/Name\dx|Role\dx|Why\dx|Proof\dx|view-\d\.yaml|2026-11-0/u);
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

  it('stands with the reason that each gives, on a page as in a paper, and without names it says how to have them', () => {
    fc.assert(
      fc.property(panelCases(4), (given) => {
        const panel = panelFrom(given, true);
        fc.pre(differencesOf(panel).length > 0);
        const pages = [render.text(panel), render.markdown(panel)].map((page) =>
          onOneLine(page.replaceAll('\\', '')),
        );
        for (const [view, { label }] of (panel.who ?? []).entries()) {
          const isAny = panel.questions.some(({ said }) => isGiven(said?.[view]?.answer));
          const reason = `${label}: Why${view}x. Evidence: Proof${view}x.`;
          for (const page of pages) if (isAny) expect(page).toContain(reason);
        }
        const without = panelFrom(given, false);
        for (const page of [render.text(without), render.markdown(without)])
          expect(page).toContain('--names');
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
