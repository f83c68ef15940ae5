import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedResults, type Unread } from '../../src/assessment/saved-result.ts';
import { parseSource } from '../../src/document/parse.ts';
import type { Result } from '../../src/model/result.ts';
import type { Outcome } from '../../src/problem.ts';
import { jsonText } from '../../src/report/formats/json-text.ts';
import { assessmentWith } from '../support/assessments.ts';
import { renderExplanation } from '../support/explanation.ts';
import { fixture, score, TOOL } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { codesAndPlaces, refused } from '../support/problems.ts';
import { resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

/** A saved result may come from anybody. What it holds is refused with a place, or can be printed. */

const RESULT = score(fixture('ladder'), { money: 'part', manager: 'unknown', door: 'two' });

/** A result with everything in it that a framework can ask for. */
const NEEDS = resultOf(
  fixture('needs'),
  assessmentWith({ homes: 'care', age: ['young', 'old'] }, { plan: 'joint', team: 'all', circle: 'town' }, [
    { name: 'Hill Council', agency: 'council' },
  ]),
);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

function read(value: unknown) {
  return readText(JSON.stringify(value, null, 2));
}

function readText(text: string): Outcome<readonly (Result | Unread)[]> {
  const document = parseSource({ file: 'result.json', text });
  return document.ok ? savedResults(document.value) : document;
}

function printAll(entries: readonly (Result | Unread)[]): void {
  for (const result of entries) {
    if ('problems' in result) continue;
    for (const text of [
      renderText(result, PAPER),
      renderMarkdown(result),
      renderExplanation(result, PAPER),
      jsonText(result),
    ])
      expect(text.length).toBeGreaterThan(0);
  }
}

/** The result with another value at a place; without the key where the value is undefined. */
function changed(path: Path, value: unknown, result = RESULT): Json {
  const copy = JSON.parse(JSON.stringify(result)) as Json;
  let parent = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

/** The place in the file at which the value of a path stands. */
function lineOf(value: Json, path: Path): number {
  const marked = JSON.parse(JSON.stringify(value)) as Record<string | number, unknown>;
  let parent = marked;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  parent[path.at(-1) ?? ''] = '@here@';
  const before = JSON.stringify(marked, null, 2).split('@here@')[0] ?? '';
  return before.split('\n').length;
}

const LATER = new Set([
  'short',
  'overall',
  'own',
  'replaced',
  'strains',
  'settleNow',
  'do',
  'roles',
  'decides',
  'partnersComplete',
  'calledIn',
  'sides',
  'as',
  'asTitle',
  'next',
]);

/** True for the keys that a result of an older program lacks. */
function isLater(path: Path): boolean {
  const key = path.at(-1);
  return (
    (path.length === 1 && (key === 'needs' || key === 'fragile')) ||
    (path[0] === 'needs' && key === 'title') ||
    key === 'noLever' ||
    key === 'asOf' ||
    key === 'onceForAll' ||
    key === 'pending' ||
    key === 'partlyUnverified' ||
    key === 'number' ||
    key === 'scale' ||
    LATER.has(String(key)) ||
    (path[0] === 'placements' && (key === 'measure' || key === 'costs' || key === 'settling'))
  );
}

/** Every place in the result, the deepest included. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [here, ...places(inner, here)];
  });
}

const PLACES = places(RESULT);
const PLACES_OF_NEEDS = places(NEEDS).filter(
  ([key]) => key === 'needs' || key === 'recommended' || key === 'placements',
);

it('a result of a later format is refused at once', () => {
  const outcome = read({ ...RESULT, schemaVersion: 2, placements: 'elsewhere' });
  expect(outcome.problems).toMatchObject([
    { code: 'other-format', place: { line: 2, column: 20 }, advice: 'Use a newer joinedup.' },
  ]);
});

it('a source that every object of JavaScript seems to have is printed as it stands', () => {
  const told = score(fixture('ladder'), { money: 'own', manager: 'two', door: 'two' });
  const named = read({ ...told, barriers: told.barriers.map((each) => ({ ...each, source: 'toString' })) });
  const [result] = named.ok ? named.value : [];
  expect(result && !('problems' in result) && renderMarkdown(result)).toContain('rests on toString');
});

describe('a value that is wrong is refused at its line', () => {
  it.each<[name: string, path: Path, value: unknown, advice: string]>([
    ['a text for the version of the format', ['schemaVersion'], '1', 'Expected 1.'],
    [
      'a status that there is not',
      ['placements', 0, 'levels', 1, 'status'],
      'maybe',
      'Expected met, unmet or unknown.',
    ],
    [
      'a number for a name',
      ['placements', 0, 'levels', 1, 'name'],
      5,
      'Expected text (put quotes around a number, a date or true).',
    ],
    ['a share above one', ['profile', 0, 'high'], 1.5, 'Expected at most 1.'],
    ['a share below nothing', ['profile', 0, 'low'], -0.5, 'Expected at least 0.'],
    ['half a rank', ['placements', 0, 'secured', 'rank'], 0.5, 'Expected a whole number.'],
    [
      'a rank beyond counting',
      ['placements', 0, 'levels', 1, 'rank'],
      1e300,
      'Expected at most 9007199254740991.',
    ],
    ['a score beyond a hundred', ['score', 'high'], 1e300, 'Expected at most 100.'],
    [
      'an effort that there is not',
      ['barriers', 0, 'levers'],
      [
        {
          id: 'a',
          who: 'b',
          effort: 'weeks',
          firstStep: 'c',
          nations: null,
          source: null,
          unverified: false,
        },
      ],
      'Expected days, months or years.',
    ],
    ['a recommendation that is a text', ['recommended'], 'more', 'Expected a map of keys and values.'],
    [
      'a fit that there is not',
      ['recommended', 'levels', 0, 'fit'],
      'far',
      'Expected less, enough, more or open.',
    ],
    ['half a gap', ['recommended', 'levels', 0, 'gap'], 0.5, 'Expected a whole number.'],
    [
      'a partner neither there nor not',
      ['recommended', 'who', 0, 'have'],
      'perhaps',
      'Expected present, missing, not named or kind not given.',
    ],
    [
      'a measure made in no known way',
      ['placements', 1, 'measure', 'by'],
      'product',
      'Expected sum, mean, min or median.',
    ],
  ])('%s', (_, path, value, advice) => {
    const file = changed(path, value, path[0] === 'recommended' || path[3] === 'by' ? NEEDS : RESULT);
    const [problem] = refused(read(file));
    expect(problem).toMatchObject({ code: 'wrong-value', file: 'result.json', advice });
    const line = lineOf(file, path);
    expect(problem?.place?.line).toBeGreaterThanOrEqual(line);
    expect(problem?.place?.line).toBeLessThanOrEqual(line + 5);
  });

  it('a placement without levels, with their number', () => {
    const [problem] = refused(read(changed(['placements', 0, 'levels'], [])));
    expect(problem?.message).toBe('“levels” has no entries; at least 1 is needed.');
  });

  it('an answer that is neither a text nor a list, saying what was expected', () => {
    const [problem] = refused(read(changed(['answers', 0, 'answer'], { a: 1 })));
    expect(problem).toMatchObject({ code: 'wrong-value', advice: expect.stringMatching(/^Expected /u) });
  });

  it('a low that is above its high', () => {
    const [problem] = refused(read({ ...RESULT, profile: [{ ...RESULT.profile[0], low: 0.9, high: 0.1 }] }));
    expect(problem?.code).toBe('wrong-value');
  });

  it.each(['1e400', '-1e400', '.nan', '.inf'])('%s, which no JSON can hold, as a score', (number) => {
    const text = jsonText(RESULT).replace(/"low": \d+/u, `"low": ${number}`);
    expect(codesAndPlaces(refused(readText(text)))).toHaveLength(1);
  });

  it('an escape sequence, in a value or in a key, is refused at its place', () => {
    for (const [from, to] of [
      ['"A ladder"', '"A \\u001b[31mladder"'],
      ['"notes": []', '"notes": ["a\\u202eb"]'],
      ['"notes": []', '"no\\u0007tes": []'],
    ] as const) {
      const text = jsonText(RESULT);
      expect(text).toContain(from);
      const [problem] = refused(readText(text.replace(from, to)));
      const line = text.slice(0, text.indexOf(from)).split('\n').length;
      expect(problem).toMatchObject({ code: 'control-character', place: { line } });
    }
  });

  it('a key of JavaScript’s own is refused', () => {
    const text = jsonText(RESULT).replace('"notes": []', '"__proto__": { "notes": [] }');
    expect(refused(readText(text))[0]?.code).toBe('forbidden-key');
  });
});

describe('a key that is missing is refused', () => {
  // One entry of each list stands for all; of the working, one of each kind of step.
  const shapeOf = (path: Path) => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const keysOf = (result: Result) =>
    new Map(
      places(result)
        .filter((path) => typeof path.at(-1) === 'string')
        .map((path) => [shapeOf(path), path]),
    );

  it('wherever it is looked for, by its name and place', () => {
    // A part of the working says only what it has to say, and sources are named as the framework likes.
    const ways = [RESULT, NEEDS].flatMap((result) =>
      [...keysOf(result).values()].map((path) => ({ result, path })),
    );
    const needed = ways.filter(
      ({ path }) =>
        !(path[0] === 'working' && path.length > 3) &&
        !(path[0] === 'sources' && path.length === 2) &&
        !isLater(path),
    );
    expect(needed.length).toBeGreaterThan(200);
    for (const { result, path } of needed) {
      const [problem] = refused(read(changed(path, undefined, result)));
      expect(problem, path.join('.')).toMatchObject({
        code: 'missing-key',
        message: `“${path.at(-1)}” is missing.`,
      });
      expect(problem?.place?.line, path.join('.')).toBeGreaterThan(0);
    }
  });

  it('but not what older programs did not write yet', () => {
    const { needs: _, fragile: __, ...old } = RESULT;
    const placements = old.placements.map(({ measure: ___, settling, levels, ...rest }) => ({
      ...rest,
      levels: levels.map(({ costs: ____, ...level }) => level),
    }));
    const outcome = read({ ...old, placements });
    const unsettled = RESULT.placements.map((placement) => ({ ...placement, settling: null }));
    expect(outcome.ok && outcome.value).toEqual([{ ...RESULT, fragile: [], placements: unsettled }]);
    if (outcome.ok) printAll(outcome.value);
  });

  it('by its name among several results, too', () => {
    const { score: _, ...broken } = RESULT;
    const [problem] = refused(read({ schemaVersion: 1, tool: TOOL, results: [RESULT, broken] }));
    expect(problem?.message).toBe('“score” is missing.');
  });
});

describe('anything in place of anything', () => {
  const values = fc.oneof(
    fc.constantFrom<unknown>(null, true, '', [], {}, 0, -1, 0.5, 1e21, -1e300, 'x', [[]], [null], [{}], '\n'),
    fc.jsonValue(),
  );
  const changes = fc.tuple(fc.constantFrom(...PLACES), values);

  it('is refused with a place, or printed; never more', () => {
    fc.assert(
      fc.property(changes, ([path, value]) => {
        const outcome = read(changed(path, value));
        if (outcome.ok) printAll(outcome.value);
        else for (const { place } of outcome.problems.slice(0, 50)) expect(place?.line).toBeGreaterThan(0);
      }),
      runs(300),
    );
  });

  it('likewise in what the people served need', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES_OF_NEEDS), values, (path, value) => {
        const outcome = read(changed(path, value, NEEDS));
        if (outcome.ok) printAll(outcome.value);
        else for (const { place } of outcome.problems.slice(0, 50)) expect(place?.line).toBeGreaterThan(0);
      }),
      runs(300),
    );
  });

  it('likewise among several results', () => {
    const entries = fc.oneof(
      changes.map(([path, value]) => changed(path, value)),
      fc.record({ file: fc.string(), problems: fc.constant([]) }),
      fc.tuple(fc.constantFrom(...Object.keys(RESULT)), values).map(([key, value]) => ({
        file: 'x',
        problems: [],
        [key]: value,
      })),
    );
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 2 }), (results) => {
        const outcome = read({ schemaVersion: 1, tool: TOOL, results });
        if (outcome.ok) printAll(outcome.value);
        else expect(outcome.problems[0]?.place?.line).toBeGreaterThan(0);
      }),
      runs(150),
    );
  });

  it('the lists of all results can be missing or wrong', () => {
    for (const results of [null, {}, 'x', 5, [[]], [null]]) {
      expect(refused(read({ schemaVersion: 1, tool: TOOL, results }))[0]?.code).toBe('wrong-value');
    }
  });
});
