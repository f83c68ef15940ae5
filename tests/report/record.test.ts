import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { PanelResult, Result } from '../../src/model/result.ts';
import { withoutNames } from '../../src/panel/without-names.ts';
import { unwrap } from '../../src/problem.ts';
import { rendererOf } from '../../src/report/page-formats.ts';
import { putInNote } from '../../src/report/words/agreed-words.ts';
import { doubtsOn, recordedIn, ruleLine, TO_FILL_IN } from '../../src/report/words/panel/record-words.ts';
import { fileOf, meetingOf } from '../support/meetings.ts';
import { renderersOf } from '../support/pages.ts';
import { type PanelCase, panelCases } from '../support/panels.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { onOneLine } from '../support/report-text.ts';
import { hardResults, resultOf, turnsOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { readWord } from '../support/word.ts';
import { hardTexts } from '../support/words.ts';
import { readWorkbook } from '../support/workbook.ts';

/** The record of a meeting tells every question once, what stayed apart in people's words, and nobody who is not to be told of. */

const { text: renderAnswer } = await renderersOf('record-answer');
const render = await renderersOf('record');
const ASCII = await paperOf({ ascii: true });
const SCREEN = 23;

/** What people did with each question, by turns. */
type Turn = 'take' | 'reason' | 'apart' | 'by-rule' | 'open' | 'not-known' | 'leave';
const TURNS: readonly Turn[] = ['take', 'reason', 'apart', 'by-rule', 'open', 'not-known', 'leave'];

interface Meant {
  readonly given: PanelCase;
  readonly turns: readonly Turn[];
  readonly names: boolean;
}

const meetings = fc.record<Meant>({
  given: panelCases(5, { needs: true }),
  turns: fc.array(fc.constantFrom(...TURNS), { minLength: 3, maxLength: 12 }),
  names: fc.boolean(),
});

/** The result of the agreed file of a meeting, in which every second person is of one organisation. */
async function agreedAt({ given: { framework, views }, turns, names }: Meant): Promise<Result> {
  const people = views.map(({ file, assessment }, index) => {
    const who = { role: `Role${index}x`, as: null, organisation: `Body${index % 2}x`, name: `Name${index}x` };
    return { file, assessment: { ...assessment, answeredBy: [who] } };
  });
  const meeting = await meetingOf(framework, people, new Map(), names);
  meeting.putIn();
  for (const [index, question] of (await meeting.whatIsLeft()).left.entries()) {
    const turn = turns[index % turns.length];
    const [first] = meeting.saidTo(question)?.tally ?? [];
    if (turn === 'leave' || !first) continue;
    const answer = turn === 'open' ? null : turn === 'not-known' ? 'unknown' : first.answer;
    const more: Partial<DraftAnswer> =
      turn === 'by-rule'
        ? { note: putInNote('Third') }
        : turn === 'take'
          ? {}
          : { note: `Reason ${index}.`, ...(turn === 'apart' ? { dissent: `Apart ${index}.` } : {}) };
    meeting.session.setAnswer(question, { ...meeting.agreed(question, answer), ...more });
  }
  const text = fileOf(meeting, framework);
  const read = unwrap(checkAssessment(unwrap(readAssessment({ file: 'agreed.yaml', text })), framework));
  return resultOf(framework, read.assessment);
}

describe('the record of a meeting', () => {
  it('tells each question under one head, with the reason and who stays apart, and counts them all', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, async (meant) => {
        const result = await agreedAt(meant);
        const all = recordedIn(result);
        expect(all).toHaveLength(allQuestions(meant.given.framework).length);
        const page = onOneLine(render.text(result));
        const [, count, told = ''] = /Of (\d+) questions?: (.*?)\./u.exec(page) ?? [];
        expect(Number(count)).toBe(all.length);
        const numbers = told.match(/\d+(?= (?:agreed|put|left|known|not))/gu) ?? [];
        expect(numbers.reduce((sum, each) => sum + Number(each), 0)).toBe(all.length);
        for (const { ask, note, dissent } of all) {
          expect(page).toContain(onOneLine(ask));
          if (note !== null && note !== putInNote(result.panel?.rule.title ?? ''))
            expect(page).toContain(note);
          if (dissent !== undefined) expect(page).toContain(dissent);
        }
        const byRule = all.filter(({ note }) => note?.startsWith('Not talked about')).length;
        expect(page.includes('Put in by the rule without talk')).toBe(byRule > 0);
      }),
      runs(40),
    );
  });

  it('fits on a screen', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, async (meant) => {
        const result = await agreedAt(meant);
        for (const paper of [PAPER, ASCII]) {
          const page = renderAnswer(result, paper);
          expect(page.trimEnd().split('\n').length, page).toBeLessThanOrEqual(SCREEN);
          expect(tooWide(page, paper)).toEqual([]);
        }
      }),
      runs(40),
    );
  });

  it('is laid out whatever people write, and still fits', async () => {
    const hard = fc.tuple(hardResults(), fc.array(hardTexts(), { minLength: 3, maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(hard, async ([plain, texts]) => {
        const turn = turnsOf(texts);
        const dressed = (answers: Result['answers']) =>
          answers.map((each) => ({
            ...each,
            note: turn(),
            dissent: turn(),
            views: [{ answer: each.answer, text: turn(), views: 2, who: [turn(), turn()] }],
          }));
        const rule = { id: 'third', title: turn(), named: '2026-11-20' };
        const panel: PanelResult = {
          ...{ rule, earlierRules: [rule], opened: '2026-11-30', rounds: 2, views: 2, who: [turn(), turn()] },
          organisations: [{ title: turn(), views: 2 }],
          roles: null,
        };
        const result = { ...plain, panel, answers: dressed(plain.answers) };
        expect(renderAnswer(result).trimEnd().split('\n').length).toBeLessThanOrEqual(SCREEN);
        expect(tooWide(renderAnswer(result), PAPER)).toEqual([]);
        expect(tooWide(render.text(result), PAPER)).toEqual([]);
        expect(render.html(result)).not.toMatch(/<(?:script|img|b)\b/iu);
        await (await rendererOf('record', 'docx'))(result, PAPER);
        await (await rendererOf('record', 'xlsx'))(result, PAPER);
      }),
      runs(15),
    );
  });

  it('names each level where it may be', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, async (meant) => {
        const result = await agreedAt(meant);
        const page = onOneLine(render.markdown(result));
        for (const { possible, levels } of result.placements)
          for (const { id, rank, name } of levels)
            if (possible.levels.includes(id)) expect(page).toContain(onOneLine(`${rank} ${name}`));
      }),
      runs(20),
    );
  });

  it('names nobody where names are not to be told, nor a kind of fewer than three', async () => {
    await fc.assert(
      fc.asyncProperty(meetings, async (meant) => {
        const result = withoutNames(await agreedAt({ ...meant, names: true }));
        const word = await (await rendererOf('record', 'docx'))(result, PAPER);
        const workbook = await (await rendererOf('record', 'xlsx'))(result, PAPER);
        const all = [
          renderAnswer(result),
          render.text(result),
          render.markdown(result),
          render.html(result),
          (await rendererOf('record', 'json'))(result, PAPER),
          ...readWord(word).paragraphs.map(({ text }) => text),
          ...readWorkbook(workbook).sheets.flatMap(({ cells }) => [...cells.values()].map(String)),
        ].join('\n');
        expect(all).not.toMatch(/Name\dx|Role\dx|view-\d\.yaml/u);
        for (const { title, views } of [result.panel?.organisations ?? [], result.panel?.roles ?? []].flat())
          if (title !== null) expect(views).toBeGreaterThanOrEqual(3);
      }),
      runs(15),
    );
  });

  it('has room to write for all that a report should say and no file tells', async () => {
    const [meant] = fc.sample(meetings, { numRuns: 1, seed: 2026 });
    if (!meant) throw new Error('there is one');
    const result = await agreedAt(meant);
    const { paragraphs } = readWord(await (await rendererOf('record', 'docx'))(result, PAPER));
    const texts = paragraphs.map(({ text }) => text);
    const html = render.html(result);
    for (const each of TO_FILL_IN) {
      const at = texts.findIndex((text) => text.endsWith(each));
      expect(texts.slice(at + 1, at + 3), each).toEqual(['\t\t', '\t\t']);
    }
    expect(html.match(/class="space"/gu)).toHaveLength(TO_FILL_IN.length);
    for (const source of ['10.1371/journal.pmed.1004326', '10.1186/1472-6963-12-162'])
      expect(html).toContain(`https://doi.org/${source}`);
  });
});

describe('what makes less of a record', () => {
  const RULE = { id: 'third', title: 'Third', named: '2026-11-20' };
  const PANEL: PanelResult = {
    rule: RULE,
    earlierRules: [],
    opened: '2026-11-30',
    rounds: 1,
    views: 5,
    who: null,
    organisations: null,
    roles: null,
  };

  const some = async (panel: PanelResult | undefined): Promise<Result> => {
    const [meant] = fc.sample(meetings, { numRuns: 1, seed: 1 });
    if (!meant) throw new Error('there is one');
    const { panel: _, ...result } = await agreedAt({ ...meant, turns: ['reason'] });
    return panel ? { ...result, panel } : result;
  };

  it.each<[string, PanelResult | undefined, RegExp | null, RegExp]>([
    [
      'nothing',
      PANEL,
      null,
      /named on 20 November 2026, before the answers were opened on 30 November 2026/u,
    ],
    ['a file that names no panel', undefined, /does not say which panel agreed/u, /a panel agreed/u],
    ['one view', { ...PANEL, views: 1 }, /only one view/u, /1 view in 1 round/u],
    [
      'answers that were never opened',
      { ...PANEL, opened: null },
      /never shown side by side/u,
      /20 November/u,
    ],
    [
      'a rule that was named late',
      { ...PANEL, rule: { ...RULE, named: '2026-12-01' } },
      /after the answers were opened, and may/u,
      /named on 1 December 2026, after the answers were opened on 30 November/u,
    ],
    [
      'a rule that was changed on the day',
      {
        ...PANEL,
        rule: { ...RULE, named: '2026-11-30' },
        earlierRules: [{ ...RULE, id: 'old', title: 'Old' }],
      },
      /whether before is not written/u,
      /Before it: “Old” \(old\), named on 20 November 2026/u,
    ],
  ])('%s', async (_, panel, doubt, told) => {
    const result = await some(panel);
    const doubts = doubtsOn(result);
    if (doubt === null) expect(doubts).toEqual([]);
    else expect(doubts.join(' ')).toMatch(doubt);
    const page = onOneLine(render.text(result));
    for (const each of doubts) expect(page).toContain(each);
    expect(page).toMatch(told);
    if (panel) expect(page).toContain(onOneLine(ruleLine(panel)));
  });

  it('a file in which nothing is agreed', async () => {
    const result = await some(PANEL);
    const blank = (answers: Result['answers']) =>
      answers.map((each) => ({ ...each, answer: 'unanswered', note: null }));
    expect(doubtsOn({ ...result, answers: blank(result.answers), needs: null })).toContain(
      'Nothing is agreed in this file yet.',
    );
  });
});
