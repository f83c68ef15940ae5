import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommand } from '../../src/command.ts';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Block } from '../../src/report/blocks.ts';
import { renderText } from '../../src/report/formats/plain-text.ts';
import { comparePage } from '../../src/report/pages/compare-page.ts';
import { explainPage } from '../../src/report/pages/explain-page.ts';
import { frameworkPage } from '../../src/report/pages/framework-page.ts';
import { markingPage } from '../../src/report/pages/marking-page.ts';
import { planPage } from '../../src/report/pages/plan-page.ts';
import { resultPage } from '../../src/report/pages/result-pages.ts';
import { whatIfPage } from '../../src/report/pages/what-if-page.ts';
import { anyClass, marked } from '../support/classes.ts';
import { comparisonOf } from '../support/comparisons.ts';
import { assessments } from '../support/frameworks.ts';
import { caseOf, fixture, ROOT, shipped } from '../support/load.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { hardPlans, plannedCase } from '../support/plans.ts';
import { FIXTURES, hardResults, plainResults, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { othersFrom, triedIn } from '../support/what-ifs.ts';

/** A page that is heard: the same content, in words, one thing after the other. */

const HEARD = await paperOf({ spoken: true });

/** So wide that no sentence is broken. */
const WIDE = 5000;

/** What is drawn: arrows, boxes, blocks, shapes, ticks, and the dots of lists and separators. */
const DRAWN = /[\u2190-\u21ff\u2500-\u27bf•·]/gu;

/** What a text may consist of besides letters and what its content brings along. */
const PLAIN = /[\p{L}\p{M}\p{N}\s.,;:?!'"“”‘’()[\]%/–-]/gu;

/** How a rung stands, drawn before its number. Behind that, it is said in words. */
const RUNG_BOX = /\[[x? ]\] (?=\d)/gu;

/** What ends a text that is cut to its room, on the screen as well. */
const CUT = '…';

/** Words that say how the picture is laid out, and what a column is called that is told in a sentence. */
const OF_THE_PICTURE = [
  'answered',
  'still',
  'open',
  'range',
  'known',
  'place',
  'rows',
  'columns',
  'cases',
  'several',
  'x',
];

/** What is wrong with a page as it is heard. */
function faultsOf(blocks: readonly Block[]): string[] {
  const seen = renderText(blocks, { ...PAPER, width: WIDE }).replace(RUNG_BOX, '');
  const heard = renderText(blocks, { ...HEARD, width: WIDE });
  const content = [...contentOf(blocks)];
  const own = new Set([...content.join('\n').replace(/^✓ | · /gmu, ' ')]);
  const [shown, said] = [asSaid(seen), asSaid(heard)];
  const words = new Set(wordsOf(heard));
  return [
    ...[...new Set(heard.replace(PLAIN, ''))]
      .filter((sign) => !own.has(sign) && !(sign === CUT && seen.includes(CUT)))
      .map((sign) => `sign: ${sign}`),
    ...linesOf(heard)
      .filter((line) => /\S\s{2,}\S/u.test(line))
      .map((line) => `two columns: ${line}`),
    ...content
      .filter((text) => shown.includes(asSaid(text)) && !said.includes(asSaid(text)))
      .filter((text) => !'·-'.includes(text) && !OF_THE_PICTURE.includes(text.toLowerCase()))
      .map((text) => `not said: ${text}`),
    ...[...new Set(wordsOf(seen))]
      .filter((word) => !words.has(word) && !OF_THE_PICTURE.includes(word))
      .map((word) => `word: ${word}`),
    ...tooWide(renderText(blocks, { ...HEARD, width: 40 }), { ...HEARD, width: 40 }),
  ];
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => !isCommand(line));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** As a text is said: separators as pauses, ranges of numbers in words. */
function asSaid(text: string): string {
  return text
    .replace(/✓ /gu, '')
    .replaceAll(' · ', ', ')
    .replace(/(\d)-(\d)/gu, '$1 to $2')
    .replaceAll('%', '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Every text that stands on a page as a screen has it: neither names of kinds nor what only paper has room for. */
function* contentOf(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  if (Array.isArray(value)) for (const each of value) yield* contentOf(each);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const { kind, brief, blocks } = value as Readonly<Record<string, unknown>>;
  if (kind === 'appendix') return;
  if (kind === 'figure') return yield* contentOf(blocks);
  if (brief) return yield* contentOf(brief);
  for (const [key, each] of Object.entries(value)) {
    if (!NAMES_OF_KINDS.includes(key)) yield* contentOf(each);
  }
}

const NAMES_OF_KINDS = [
  'kind',
  'id',
  'role',
  'read',
  'shape',
  'claim',
  'sign',
  'share',
  'tone',
  'to',
  'head',
];

const CASES = listShipped(ROOT).flatMap(({ id: framework }) =>
  shippedCases(ROOT, framework).map(({ id }) => {
    const loaded = shipped(framework);
    return [`${framework}: ${id}`, resultOf(loaded, caseOf(loaded, id))] as const;
  }),
);

describe('a page that is heard', () => {
  it.each(CASES)('%s draws nothing, sets nothing side by side, and leaves nothing out', (_, result) => {
    for (const page of [resultPage(result), explainPage([result])]) {
      expect(faultsOf(page)).toEqual([]);
      expect(renderText(page, HEARD).match(DRAWN)).toBeNull();
    }
  });

  it.each(listShipped(ROOT).map(({ id }) => id))('the framework %s', (id) => {
    expect(faultsOf(frameworkPage(shipped(id)))).toEqual([]);
  });

  it.each(['plymouth', 'prisma-quebec', 'pace-on-lok'])('a plan: %s', (id) => {
    expect(faultsOf(planPage(plannedCase(id)))).toEqual([]);
    expect(renderText(planPage(plannedCase(id)), HEARD).match(DRAWN)).toBeNull();
  });

  it.each([...FIXTURES, 'bands', 'rows'])('of generated answers: %s', (name) => {
    const framework = fixture(name);
    fc.assert(
      fc.property(assessments(framework), assessments(framework), (one, other) => {
        const [result, second] = [resultOf(framework, one), resultOf(framework, other)];
        const pages = [
          resultPage(result),
          explainPage([result]),
          comparePage(comparisonOf(result, second)),
          comparePage(comparisonOf(result, second, result, second)),
          whatIfPage(triedIn(framework, one, othersFrom(other))),
        ];
        for (const page of pages) expect(faultsOf(page)).toEqual([]);
      }),
      runs(25),
    );
  });

  it('of a class', () => {
    fc.assert(
      fc.property(anyClass(), (answers) => {
        expect(faultsOf(markingPage(marked(answers)))).toEqual([]);
      }),
      runs(25),
    );
  });

  it('whatever the words are', () => {
    fc.assert(
      fc.property(hardResults(), hardPlans(), (result, plan) => {
        for (const page of [resultPage(result), explainPage([result]), planPage(plan)])
          expect(faultsOf(page)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('is the same without colour, but for the colour', async () => {
    const coloured = await paperOf({ spoken: true, colour: true });
    fc.assert(
      fc.property(plainResults(), (result) => {
        const text = renderText(resultPage(result), coloured);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is a control sequence
        expect(text.replace(/\u001b\[\d+m/gu, '')).toBe(renderText(resultPage(result), HEARD));
      }),
      runs(20),
    );
  });
});
