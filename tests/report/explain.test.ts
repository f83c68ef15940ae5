import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/layout/paper.ts';
import type { Result, WorkingPart } from '../../src/model/result.ts';
import { renderExplanation } from '../support/explanation.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { seenInHtml } from '../support/html.ts';
import { fixture, score } from '../support/load.ts';
import { blockMarks, inline } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { sectionsOf } from '../support/report-text.ts';
import { dressAssessment, dressFramework, PUBLISHED, plainResults, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

/** Paper so wide that nothing is wrapped. */
const WIDE: Paper = { ...PAPER, width: 100_000 };

/** The steps of a working: the first line of each block below the answers. */
function steps(result: Result): string[] {
  const [, ...blocks] = renderExplanation(result, WIDE).split('\n\n');
  return blocks
    .map((block) => block.split('\n')[0]?.trim() ?? '')
    .filter((line) =>
      /^(?:Asked|Level|Stage|How soundly|Secured|Possible|Dimension|Score|Barrier)\b/u.test(line),
    );
}

/** The steps that a working has to show, by what the result says. */
function decisions(result: Result): string[] {
  const levels = result.placements.flatMap((placement) => placement.levels);
  return [
    ...levels.map(({ name, status }) => `Level ${name}: ${status}`),
    ...result.placements.map(({ title, possible, levels: rungs }) => {
      const names = rungs.filter(({ id }) => possible.levels.includes(id)).map(({ name }) => name);
      return `Possible ${title}: ${names.join(', ')}`;
    }),
    ...result.placements.map(({ title, secured }) => `Secured ${title}: ${secured.name}`),
    ...result.profile.map(({ title, low, high }) => `Dimension ${title}: ${span(low, high)}`),
    // A profile has no total.
    ...(result.placements.length > 0 ? [`Score: ${span(result.score.low, result.score.high)}`] : []),
    ...result.barriers.map(({ name, status }) => `Barrier ${name}: ${status.replaceAll('-', ' ')}`),
  ];
}

function span(low: number | null, high: number | null): string {
  if (low === null || high === null) return 'no value';
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** How soundly each level stands that has something to be sounder with. */
function strengths(result: Result): string[] {
  const counted = new Set(result.working.filter(({ step }) => step === 'strength').map(({ about }) => about));
  return result.placements
    .flatMap((placement) => placement.levels)
    .filter(({ id }) => counted.has(id))
    .map(({ name, strength: { met, of, unknown, word } }) => {
      const open = unknown > 0 ? `, ${unknown} not known` : '';
      return `How soundly ${name}: ${met} of ${of}${open}: ${word}`;
    });
}

function agrees(result: Result) {
  const shown = steps(result);
  const decided = shown.filter((line) => !/^(?:Asked|Stage|How soundly) /u.test(line));
  expect(decided.toSorted()).toEqual(decisions(result).toSorted());
  expect(shown.filter((line) => line.startsWith('How soundly ')).toSorted()).toEqual(
    strengths(result).toSorted(),
  );
}

describe('each decision stands once in the working, as in the result', () => {
  it.each(PUBLISHED)('%s', (_, result) => agrees(result));

  it('for any answers', () => {
    fc.assert(fc.property(plainResults(), agrees), runs(60));
  });
});

describe('the working', () => {
  const [, torbay] = PUBLISHED.find(([id]) => id === 'torbay-care-trust') ?? [];
  if (!torbay) throw new Error('the case is gone');

  it('has the answers first, and then what follows from them, in order', () => {
    expect([...sectionsOf(renderExplanation(torbay, PAPER)).keys()]).toEqual([
      '',
      '1. The answers',
      '2. Which questions are asked',
      '3. The levels',
      '4. The placement',
      '5. The profile and the score',
      '6. The barriers',
    ]);
  });

  it.each(['ladder', 'profile', 'hidden', 'sums'])('numbers its parts without a gap: %s', (name) => {
    const titles = [...sectionsOf(renderExplanation(score(fixture(name)), PAPER)).keys()].slice(1);
    expect(titles.map((title) => Number.parseInt(title, 10))).toEqual(titles.map((_, index) => index + 1));
  });

  it.each(PUBLISHED)('%s: shows every answer once, as it was given', (_, result) => {
    const shown = sectionsOf(renderExplanation(result, WIDE)).get('1. The answers') ?? '';
    const [, ...lines] = shown.split('\n');
    expect(lines.map((line) => line.trim().replace(/ +/gu, ' '))).toEqual(
      result.answers.map(({ question, answer, text }) => {
        const given = typeof answer === 'string' ? answer : answer.join(' or ');
        return `${question} ${given}: ${text}`.replace(/ +/gu, ' ');
      }),
    );
  });

  it.each(PUBLISHED)('%s: shows each rule with what it came to and the answers below it', (_, result) => {
    const text = renderExplanation(result, WIDE);
    const names = new Map(
      result.placements.flatMap(({ levels }) => levels.map(({ id, name }) => [id, name])),
    );
    for (const { step, from } of result.working) {
      const speaksOfLevels = ['range', 'placement', 'recommended'].includes(step);
      for (const part of from)
        expectPart(speaksOfLevels ? { ...part, rule: names.get(part.rule) ?? part.rule } : part, text);
    }
  });

  it('names stages, and the questions that are only asked sometimes', () => {
    const hidden = steps(score(fixture('hidden'), { pool: 'no' }));
    expect(hidden.filter((line) => line.startsWith('Asked'))).toEqual([
      'Asked manager: false',
      'Asked report: no value',
    ]);
    const nations = steps(score(fixture('nations'), { casework: 'some' }));
    expect(nations.filter((line) => line.startsWith('Stage')).map((line) => line.split(': ')[1])).toEqual([
      'true',
      'false',
    ]);
  });

  it('says what a sum was made of', () => {
    const text = renderExplanation(score(fixture('sums'), { s1: 'agree', s2: ['disagree', 'agree'] }), PAPER);
    expect(text).toContain(
      [
        '  Level Working well: unknown',
        '  • the sum over “Purpose” is at least 7',
        '    • value (s1: agree): 3',
        '    • value (s2: disagree or agree): 2 to 3',
        '    • value (s3: unanswered): 1 to 4',
        '',
      ].join('\n'),
    );
  });
});

function expectPart(part: WorkingPart, text: string): void {
  const given =
    part.answer === undefined || typeof part.answer === 'string' ? part.answer : part.answer.join(' or ');
  const answered = part.question === undefined ? '' : ` (${part.question}: ${given})`;
  expect(text).toContain(`• ${part.rule}${answered}: ${part.value}\n`.replace(/ +/gu, ' ').trimEnd());
  for (const inner of part.from ?? []) expectPart(inner, text);
}

describe('as Markdown and HTML', async () => {
  const { markdown, html } = await renderersOf('explain');
  const ladder = fixture('ladder');
  const dressed = (text: string) => [
    resultOf(
      dressFramework(ladder, () => text),
      dressAssessment(assessmentOf([['money', 'own']], null), () => text),
    ),
    score(ladder),
  ];
  const hostile = '| a <b>bold</b> | *star* & "more" |';

  it('shows what stands in a file as a text', () => {
    const marksIn = (text: string) =>
      markdown(dressed(text))
        .split('\n')
        .map((line) => ({ blocks: blockMarks(line), ...inline(line) }));
    const shown = ({ text, ...rest }: { readonly text: string }) => ({
      ...rest,
      text: text.replaceAll('Zqx', () => hostile),
    });
    expect(marksIn(hostile)).toEqual(marksIn('Zqx').map(shown));
    expect(seenInHtml(html(dressed(hostile)))).toEqual(seenInHtml(html(dressed('Zqx'))).map(shown));
  });

  it('shows each result by itself, and parts within parts', () => {
    const page = markdown(dressed('x'));
    expect(page.match(/^# /gmu)).toHaveLength(2);
    expect(page).toContain(
      '### Level Shared money: unknown\n\n- money is part or all (money: unanswered): unknown\n',
    );
    expect(page).toContain('\n  - money is all (money: unanswered): unknown\n');
  });
});

describe('things of different kinds that have the same id', () => {
  // An id names one thing of a kind; a level may be called like a dimension, a placement or a barrier.
  const ladder = fixture('ladder');
  const framework = {
    ...ladder,
    dimensions: [{ id: 'shared', title: 'A dimension' }],
    questions: ladder.questions.map((question) => ({ ...question, dimension: 'shared' })),
    placements: ladder.placements.map((placement) => ({ ...placement, id: 'managed', title: 'A placement' })),
    barriers: ladder.barriers.map((barrier) => ({
      ...barrier,
      id: barrier.id === 'pots' ? 'shared' : barrier.id,
    })),
  };

  it('keep their names in the working', () => {
    agrees(score(framework, { money: 'own' }));
  });
});
