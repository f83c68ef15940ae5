import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { LevelResult, Result } from '../../src/model/result.ts';
import { type LabelledRow, type Said, wordsIn } from '../../src/report/blocks.ts';
import { answerPage } from '../../src/report/pages/answer-page.ts';
import { asciiOnly } from '../../src/text.ts';
import { holds } from '../support/claims.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { caseOf, fixture, ROOT, score, shipped } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { plainResults, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

/** The answer fits on a screen, and nothing in it contradicts the result, however little room there is. */

const { text: renderText } = await renderersOf('answer');
const ASCII = await paperOf({ ascii: true });

/** Beside the line in which one types. */
const SCREEN = 23;

function checkFit(result: Result): void {
  for (const paper of [PAPER, ASCII]) {
    const text = renderText(result, paper);
    expect(text.trimEnd().split('\n').length, text).toBeLessThanOrEqual(SCREEN);
    expect(tooWide(text, paper)).toEqual([]);
  }
  expect(asciiOnly(renderText(result, ASCII))).toMatch(/^[\n -~]*$/u);
}

/** The rows of the answer, with all that could be said. */
function rowsOf(result: Result): readonly LabelledRow[] {
  const [all] = answerPage(result);
  if (all?.kind !== 'fitted') throw new Error('the answer is what has to fit');
  return all.blocks.flatMap((block) => (block.kind === 'labelled' ? block.rows : []));
}

function saidIn({ lines }: LabelledRow): readonly Said[] {
  return lines.flatMap((line) => ('said' in line ? line.said : []));
}

/** What the answer claims and is not so, and what it says of a level without claiming it. */
function faultsOf(result: Result, against: Result = result): string[] {
  const rows = rowsOf(result);
  return [
    ...rows
      .flatMap((row) => saidIn(row).flatMap(({ claims }) => claims))
      .filter((claim) => !holds(claim, against))
      .map((claim) => JSON.stringify(claim)),
    ...rows.filter(({ label }) => label === 'WHERE').flatMap((row) => unclaimed(row, result)),
  ];
}

/** The levels that a row names and says nothing of that could be held against the result. */
function unclaimed(row: LabelledRow, { placements }: Result): string[] {
  const text = row.lines.map(wordsIn).join(' ');
  const claimed = new Set(
    saidIn(row).flatMap(({ claims }) =>
      claims.flatMap((claim) => (claim.about === 'level' ? [claim.level] : [])),
    ),
  );
  const levels = placements.flatMap((placement) => placement.levels);
  const wrong = levels.filter(
    (level) =>
      level.replaced !== null && isNamed(level, text.replaceAll(/\S+ \(level -?\d+\) is not needed/gu, '')),
  );
  if (wrong.length > 0) return wrong.map(({ id }) => `named, and there in another form only: ${id}`);
  return levels
    .filter((level) => !claimed.has(level.id) && isNamed(level, text))
    .map(({ id }) => `named and not claimed: ${id}`);
}

function isNamed({ phrase, name, rank }: LevelResult, text: string): boolean {
  const said = text.toLowerCase();
  return said.includes(`${(phrase ?? `“${name}”`).toLowerCase()} (level ${rank})`);
}

const CASES = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id));

describe('the answer', () => {
  it.each(CASES)('of $framework: $id fits, and is so', ({ framework, id }) => {
    const loaded = shipped(framework);
    const result = resultOf(loaded, caseOf(loaded, id));
    checkFit(result);
    expect(renderText(result, PAPER)).not.toContain('…');
    expect(faultsOf(result)).toEqual([]);
  });

  it('of generated frameworks fits, and is so, whatever is answered', () => {
    const results = frameworks().chain((framework) =>
      assessments(framework).map((assessment) => resultOf(framework, assessment)),
    );
    fc.assert(
      fc.property(results, (result) => {
        checkFit(result);
        expect(renderText(result, PAPER)).not.toContain('…');
        expect(faultsOf(result)).toEqual([]);
      }),
      runs(100),
    );
  });

  it('of the fixtures fits, and is so, whatever is answered', () => {
    fc.assert(
      fc.property(plainResults(), (result) => {
        checkFit(result);
        expect(faultsOf(result)).toEqual([]);
      }),
      runs(60),
    );
  });

  it('fits with as many as twelve placements and texts without end', () => {
    const result = score(fixture('ladder'), { money: 'own', manager: 'one' });
    const [placement] = result.placements;
    if (!placement) throw new Error('there is a placement');
    const long = 'A very long text of somebody who does not know when to end it. '.repeat(12);
    const levels = placement.levels.map((level) => ({ ...level, name: long, phrase: long }));
    const placements = Array.from({ length: 12 }, (_, index) => ({
      ...placement,
      id: `p${index}`,
      title: `${index} ${long}`,
      levels,
      secured: { ...placement.secured, name: long },
    }));
    for (const count of [1, 2, 3, 4, 12]) {
      checkFit({
        ...result,
        placements: placements.slice(0, count),
        service: { ...result.service, name: long },
        framework: { ...result.framework, title: long },
        notes: [long, long],
        openQuestions: result.openQuestions.map((question) => ({ ...question, ask: long })),
        barriers: result.barriers.map((barrier) => ({ ...barrier, name: long })),
      });
    }
  });
});

describe('what does not hold is found', () => {
  const result = score(fixture('ladder'), { money: 'own', manager: 'one', door: 'unknown' });
  const with_ = (change: (level: LevelResult) => LevelResult): Result => ({
    ...result,
    placements: result.placements.map((placement) => ({
      ...placement,
      levels: placement.levels.map(change),
    })),
  });

  it('of a level that is there in another form', () => {
    const other = with_((level) => ({ ...level, own: 'unmet', replaced: 'one body does it' }));
    expect(faultsOf(result, other).join()).toContain('"status":"own"');
  });

  it('of a level that is not there', () => {
    const other = with_((level) => ({ ...level, status: 'unmet' }));
    expect(faultsOf(result, other).join()).toContain('"status":"own"');
  });

  it('of a gap that is none', () => {
    const other = with_((level) => ({ ...level, status: 'met' }));
    expect(faultsOf(result, other).join()).toContain('"status":"unmet"');
  });

  it('of an open question that is answered', () => {
    const open = score(fixture('ladder'), { money: 'part', manager: 'unknown', door: 'two' });
    const answers = open.answers.map((answer) => ({ ...answer, answer: 'one' }));
    expect(faultsOf(open, { ...open, answers }).join()).toContain('"about":"question"');
  });
});

describe('what to do first', () => {
  const answers = { budget: 'unknown', manager: 'whole', route: 'used', information: 'unknown' } as const;
  const result = score(shipped('five-levels'), answers);
  const row = rowsOf(result).find(({ label }) => label === 'DO FIRST');

  it('is one numbered list, in which what cannot wait comes first', () => {
    const [first = '', second = ''] = row?.lines.map(wordsIn) ?? [];
    expect(row?.numbered).toBe(true);
    expect(first).toMatch(/\. Now, whatever the level: /u);
    expect(second).toMatch(/\. Now, whatever the level: /u);
    expect(row?.lines.map(wordsIn).join(' ')).toMatch(/, for level 2\./u);
  });

  it('never shows a step without those before it', () => {
    const steps = (row ? saidIn(row) : []).filter(({ text }) => /, for level \d\.$/u.test(text));
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.slice(1).map(({ after }) => after)).toEqual(steps.slice(0, -1));
  });
});

describe('an answer that lacks something', () => {
  const result = score(fixture('ladder'), { money: 'part', manager: 'two', door: 'two' });

  it('of a result that an earlier version saved says so', () => {
    expect(renderText({ ...result, next: null }, PAPER).replace(/\s+/gu, ' ')).toContain(
      'This was saved by an earlier version; score the answers again for what is next.',
    );
  });

  it('of a framework that does not ask what people need says nothing of it', () => {
    expect(renderText(result, PAPER)).not.toContain('NEEDED');
  });

  it('of a framework without steps says what is lacking', () => {
    expect(result.next?.none).toBe('no steps');
    expect(renderText(result, PAPER).replace(/\s+/gu, ' ')).toContain(
      'The framework names no steps to one manager (level 2). It needs: One manager.',
    );
  });
});
