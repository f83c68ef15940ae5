import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedResults, type Unread } from '../../src/assessment/saved-result.ts';
import { parseSource } from '../../src/document/parse.ts';
import { isOfKind } from '../../src/document/source.ts';
import type { Result } from '../../src/model/result.ts';
import { unwrap } from '../../src/problem.ts';
import { jsonText } from '../../src/report/formats/json-text.ts';
import { assessmentWith } from '../support/assessments.ts';
import { renderExplanation } from '../support/explanation.ts';
import { fixture, TOOL } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { hardResults, PUBLISHED, plainResults, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

function readBack(json: string): readonly (Result | Unread)[] {
  const document = unwrap(parseSource({ file: 'result.json', text: json }));
  expect(isOfKind('saved result', document.value)).toBe(true);
  return unwrap(savedResults(document));
}

function staysTheSame(result: Result) {
  const [saved, ...others] = readBack(jsonText(result));
  expect(others).toEqual([]);
  expect(saved).toEqual(result);
  if (!saved || 'problems' in saved) return;
  expect(jsonText(saved)).toBe(jsonText(result));
  expect(renderText(saved, PAPER)).toBe(renderText(result, PAPER));
  expect(renderMarkdown(saved)).toBe(renderMarkdown(result));
  expect(renderExplanation(saved, PAPER)).toBe(renderExplanation(result, PAPER));
}

describe('a saved result says what it said', () => {
  it.each(PUBLISHED)('%s', (_, result) => staysTheSame(result));

  it('for any answers to the fixtures and the default framework', () => {
    fc.assert(fc.property(plainResults(), staysTheSame), runs(60));
  });

  it('for frameworks and services with any words', () => {
    fc.assert(fc.property(hardResults(), staysTheSame), runs(60));
  });
});

describe('several results in one file', () => {
  const results = PUBLISHED.slice(0, 2).map(([, result]) => result);
  const several = (entries: readonly unknown[]) =>
    JSON.stringify({ schemaVersion: 1, tool: TOOL, results: entries });

  it('come back in their order', () => {
    expect(readBack(several(results))).toEqual(results);
  });

  it('keep what could not be scored, in its place', () => {
    const failed = { file: 'other.yaml', problems: [{ code: 'x', severity: 'error', message: 'No.' }] };
    expect(readBack(several([results[0], failed, results[1]]))).toEqual([results[0], failed, results[1]]);
  });

  it('never take what was not a result for one', () => {
    const disguised = { file: 'other.yaml', problems: [], placements: 5 };
    const document = unwrap(parseSource({ file: 'r.json', text: several([disguised, results[0]]) }));
    const outcome = savedResults(document);
    expect(outcome.ok ? outcome.value : []).not.toContainEqual(disguised);
  });
});

it('a result saved before steps said who has to act, and where they lead, still prints as it did', () => {
  const [, first] = PUBLISHED[0] ?? [];
  if (!first) throw new Error('nothing is published');
  const answers = first.answers.map(({ better, ...rest }) => ({
    ...rest,
    better: better && { text: better.text, effort: better.effort },
  }));
  expect(answers.some(({ better }) => better)).toBe(true);
  const [saved] = readBack(JSON.stringify({ ...first, answers }));
  if (!saved || 'problems' in saved) throw new Error('it was not read');
  expect(saved.answers.find(({ better }) => better)?.better).toMatchObject({ who: null, to: null });
  expect(renderText(saved, PAPER)).toBe(renderText(first, PAPER));
});

it('a result saved when whoever was not named was missing claims no more than is known', () => {
  const framework = fixture('needs');
  const saved = (partnersComplete: boolean | null) => {
    const { service, ...rest } = assessmentWith({ homes: 'care' }, {}, [{ name: 'A', agency: 'council' }]);
    const result = resultOf(framework, { ...rest, service: { ...service, partnersComplete } });
    const { who = [], ...recommended } = result.recommended ?? {};
    const older = who.map(({ calledIn: _, have, ...each }) => ({
      ...each,
      have: have === 'not named' ? 'missing' : have,
    }));
    const [read] = readBack(JSON.stringify({ ...result, recommended: { ...recommended, who: older } }));
    if (!read || 'problems' in read) throw new Error('it was not read');
    return read.recommended?.who.map(({ agency, calledIn, have }) => `${agency} ${calledIn} ${have}`);
  };
  expect(saved(null)).toEqual(['council false present', 'hospital false not named']);
  expect(saved(true)).toEqual(['council false present', 'hospital false missing']);
});

describe('keys that a later version adds', () => {
  const [, first] = PUBLISHED[0] ?? [];

  it('pass through, wherever they stand', () => {
    const later = withExtraKeys(JSON.parse(JSON.stringify(first)));
    expect(readBack(JSON.stringify(later))).toEqual([later]);
  });

  it('change nothing of what is printed', () => {
    const [saved] = readBack(JSON.stringify(withExtraKeys(JSON.parse(JSON.stringify(first)))));
    if (!saved || !first || 'problems' in saved) throw new Error('it was not read');
    expect(renderText(saved, PAPER)).toBe(renderText(first, PAPER));
    expect(renderMarkdown(saved)).toBe(renderMarkdown(first));
    expect(renderExplanation(saved, PAPER)).toBe(renderExplanation(first, PAPER));
  });
});

/** The value with a further key in each of its objects. The map of sources has the names of sources as keys. */
function withExtraKeys(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => withExtraKeys(entry));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([name, entry]) => [name, withExtraKeys(entry, name)]);
  return Object.fromEntries(key === 'sources' ? inner : [...inner, ['addedLater', { any: ['thing'] }]]);
}
