import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Combinations } from '../../src/model/panel.ts';
import { agendaOf } from '../../src/report/pages/agenda-page.ts';
import { tallyLines, verdictText } from '../../src/report/words/panel/agreement-words.ts';
import { combinationsIn } from '../../src/report/words/panel/combination-words.ts';
import { saidText } from '../../src/report/words/panel/difference-words.ts';
import { renderersOf } from '../support/pages.ts';
import { panelCases, panelIn } from '../support/panels.ts';
import { onOneLine } from '../support/report-text.ts';
import { runs } from '../support/runs.ts';

/** The papers of a panel do not contradict themselves. */

const render = await renderersOf('panel');

const panels = panelCases(5, { needs: true }).map(panelIn);

/** A page as it is read, without the marks of Markdown. */
function readAs(markdown: string): string {
  return onOneLine(markdown.replaceAll('\\', ''));
}

/** All levels that are anywhere in some data. */
function levelsWithin(data: unknown): { readonly rank: number; readonly name: string }[] {
  if (typeof data !== 'object' || data === null) return [];
  if ('rank' in data && 'name' in data) return [{ rank: Number(data.rank), name: String(data.name) }];
  return Object.values(data).flatMap(levelsWithin);
}

describe('an agenda', () => {
  it('has each question in one list, and says of how many each list is', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const { decisions, split, agreed, tooFew } = agendaOf(panel);
        const all = [...decisions.map(({ question }) => question), ...split, ...agreed, ...tooFew];
        expect(all).toHaveLength(panel.questions.length);
        expect(new Set(all)).toEqual(new Set(panel.questions));
        const page = readAs(render.markdown(panel));
        const [, count, told = ''] = /\*\*QUESTIONS:\*\* Of (\d+) questions?: ([^.]*)\./u.exec(page) ?? [];
        expect(Number(count)).toBe(all.length);
        const numbers = [...told.replaceAll(/\(.*?\)/gu, '').matchAll(/\d+/gu)].map(Number);
        expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(all.length);
      }),
      runs(60),
    );
  });

  it('calls nothing agreed on which a level hangs, unless it says to talk about it', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const page = readAs(render.markdown(panel));
        for (const [index, { question, isSure }] of agendaOf(panel).decisions.entries()) {
          const verdict = verdictText(question, panel.rule);
          const isAgreed = question.consensus.verdict === 'agreement';
          expect(verdict.startsWith(panel.rule.words.agreement)).toBe(isAgreed);
          expect(verdict.endsWith('talk about it')).toBe(isAgreed);
          if (isAgreed) expect(verdict).toContain(isSure ? 'it decides' : 'it may decide');
          // Wherever it is called anything, it is called this.
          const rows = page.match(
            new RegExp(`\\(decision ${index + 1}\\) \\|(?:[^|]*\\|){4} [^|]* \\|`, 'gu'),
          );
          const told = (rows ?? []).filter((each) => /near enough|alike|Known to too few/u.test(each));
          expect(told.length, page).toBe(1);
          expect(told[0]).toContain(verdict);
        }
      }),
      runs(60),
    );
  });

  it('counts every view of every question, and shows all that was said', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const page = readAs(render.markdown(panel));
        const decided = new Set(agendaOf(panel).decisions.map(({ question }) => question));
        for (const question of panel.questions) {
          const { known, notKnown, notAnswered, skipped, notAsked, tally, ask } = question;
          expect([notKnown >= notAnswered, notAnswered >= skipped]).toEqual([true, true]);
          expect(known + notKnown + notAsked).toBe(panel.views);
          expect(tally.reduce((sum, { views }) => sum + views, 0)).toBe(known);
          expect(page).toMatch(
            new RegExp(
              `\\| ${ask.replaceAll('?', '\\?')}(?: \\(decision \\d+\\))? \\| ${known} \\| ${notKnown - notAnswered} \\| ${notAnswered} \\| ${notAsked} \\|`,
              'u',
            ),
          );
          if (!decided.has(question))
            for (const line of tallyLines(question)) expect(page).toContain(onOneLine(line));
        }
      }),
      runs(60),
    );
  });

  it('names each level that it tells of by number', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const [, named = ''] =
          /\*\*LEVELS(?::\*\*|\*\*)(.*?)\*\*/u.exec(readAs(render.markdown(panel))) ?? [];
        for (const { rank, name } of levelsWithin([panel.placements, panel.needs]))
          expect(named, `${rank} ${name}`).toContain(`${rank} ${name}`);
      }),
      runs(60),
    );
  });

  it('has room for who might know and who finds out of all that a third do not know', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const page = render.markdown(panel);
        const isAny = panel.questions.some(({ known, notKnown, notAnswered, skipped }) => {
          const unknown = notKnown - notAnswered;
          const isEmpty = 2 * (notAnswered - skipped) > known + notKnown - skipped;
          return isEmpty || (unknown > 0 && 2 * unknown >= known);
        });
        expect(page.includes('| Who might know | Who finds out, by when |')).toBe(isAny);
      }),
      runs(40),
    );
  });
});

it('that nobody knows anything is said once', () => {
  fc.assert(
    fc.property(panelCases(3), ({ framework, views }) => {
      const blank = views.map(({ file, assessment }) => ({
        file,
        assessment: { ...assessment, answers: new Map(), needs: new Map() },
      }));
      const panel = panelIn({ framework, views: blank });
      for (const page of [render.text(panel), render.markdown(panel)]) {
        expect(page.match(/Nobody knows an answer yet/gu), page).toHaveLength(1);
        expect(page).not.toMatch(/whoever’s answers|Stable:/u);
      }
    }),
    runs(20),
  );
});

describe('answers together', () => {
  const outcomes = fc.constantFrom(0, 1, 2).map((rank) => ({
    levels: [{ id: `l${rank}`, rank, name: `L${rank}` }],
    perhapsNone: false,
  }));

  const answers = fc
    .integer({ min: 1, max: 4 })
    .chain((count) =>
      fc
        .boolean()
        .map((hasList) => [
          ...Array.from({ length: count }, (_, at) => ({ answer: `o${at}`, text: `Option ${at}` })),
          ...(hasList ? [{ answer: ['o0', 'o1'], text: 'Option 0 – or – Option 1' }] : []),
        ]),
    );

  const combinations = fc.array(answers, { minLength: 2, maxLength: 3 }).chain((given) => {
    const all = given.reduce<(typeof given)[number][]>(
      (rows, each) => rows.flatMap((row) => each.map((answer) => [...row, answer])),
      [[]],
    );
    return fc.array(outcomes, { minLength: all.length, maxLength: all.length }).map(
      (found): Combinations => ({
        questions: given.map((_, at) => `q${at}`),
        rows: all.map((row, at) => ({ answers: row, levels: [], perhapsNone: false, ...found[at] })),
      }),
    );
  });

  it('are told with each combination that a meeting can agree on in one row, with what comes of it', () => {
    fc.assert(
      fc.property(combinations, (given) => {
        const told = combinationsIn(given);
        const named = given.questions.map((_, at) => new Set(told.map(({ cells }) => cells[at] ?? '')));
        const isIn = (cell: string, text: string, at: number): boolean => {
          if (cell === 'any answer') return true;
          const parts = cell.split(/, | or (?!–)/u);
          if (cell !== 'any other answer') return parts.includes(text);
          return [...(named[at] ?? [])].every(
            (other) => other === cell || other === 'any answer' || !isIn(other, text, at),
          );
        };
        const single = given.rows.filter(({ answers: row }) =>
          row.every(({ answer }) => typeof answer === 'string'),
        );
        if (single.length < 2) return;
        for (const row of single) {
          const fits = told.filter(({ cells }) =>
            cells.every((cell, at) => isIn(cell, saidText(row.answers[at] ?? { answer: '', text: '' }), at)),
          );
          expect(
            fits.map(({ outcome }) => outcome.levels),
            JSON.stringify(told),
          ).toEqual([row.levels]);
        }
        expect(told.length).toBeLessThanOrEqual(single.length);
      }),
      runs(300),
    );
  });
});
