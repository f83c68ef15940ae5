import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/report/formats/json-text.ts';
import { assessmentWith } from '../../support/assessments.ts';
import { caseOf, fixture, ROOT, score, shipped } from '../../support/load.ts';
import { LEVELS, PUBLISHED, resultOf } from '../../support/results.ts';

/**
 * The keys that other people's programs rest on, in their order. A key may be added here; none may be taken away
 * or change its meaning.
 */
const REASON = ['question', 'ask', 'answer', 'text', 'needs', 'open', 'orElse', 'number'];
const LEVEL_NAME = ['id', 'rank', 'name'];

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'schemaVersion',
    'tool',
    'framework',
    'service',
    'date',
    'answeredBy',
    'notes',
    'answered',
    'answers',
    'placements',
    'score',
    'profile',
    'nations',
    'kinds',
    'barriers',
    'fragile',
    'openQuestions',
    'needs',
    'recommended',
    'next',
    'grid',
    'sources',
    'working',
  ],
  tool: ['name', 'version'],
  framework: ['id', 'version', 'title', 'unverified', 'partlyUnverified', 'answeredVersion'],
  service: ['name', 'sides', 'nation', 'nationTitle', 'people', 'scope', 'partners', 'partnersComplete'],
  'service.partners.*': ['name', 'agency', 'agencyTitle'],
  answered: ['known', 'unknown', 'notApplicable', 'hidden', 'unanswered', 'questions'],
  'answers.*': [
    'question',
    'dimension',
    'ask',
    'answer',
    'text',
    'note',
    'evidence',
    'source',
    'better',
    'scale',
  ],
  'placements.*': [
    'id',
    'title',
    'short',
    'overall',
    'cumulative',
    'placed',
    'secured',
    'possible',
    'reach',
    'inPlace',
    'gaps',
    'open',
    'outOfOrder',
    'next',
    'measure',
    'settling',
    'levels',
  ],
  'placements.*.secured': LEVEL_NAME,
  'placements.*.reach': LEVEL_NAME,
  'placements.*.possible': ['from', 'to', 'levels', 'exact'],
  'placements.*.possible.from': LEVEL_NAME,
  'placements.*.possible.to': LEVEL_NAME,
  'placements.*.levels.*': [
    ...LEVEL_NAME,
    'short',
    'phrase',
    'about',
    'costs',
    'status',
    'own',
    'replaced',
    'stage',
    'missing',
    'strength',
    'source',
    'unverified',
  ],
  'placements.*.levels.*.stage': ['id', 'name'],
  'placements.*.levels.*.strength': ['met', 'of', 'unknown', 'word', 'missing'],
  'placements.*.levels.*.missing.*': REASON,
  'placements.*.levels.*.strength.missing.*': REASON,
  score: ['low', 'high'],
  'profile.*': ['dimension', 'title', 'low', 'high', 'answered', 'of'],
  'answers.*.better': ['do', 'text', 'effort', 'who', 'roles', 'to'],
  'nations.*': ['id', 'title'],
  'kinds.*': ['id', 'title'],
  'barriers.*': [
    'id',
    'kind',
    'kindTitle',
    'name',
    'about',
    'status',
    'holdsBack',
    'strains',
    'settleNow',
    'because',
    'levers',
    'noLever',
    'pending',
    'source',
    'unverified',
  ],
  'barriers.*.because.*': REASON,
  'barriers.*.levers.*': [
    'id',
    'do',
    'who',
    'roles',
    'effort',
    'onceForAll',
    'firstStep',
    'nations',
    'asOf',
    'pending',
    'source',
    'unverified',
  ],
  'openQuestions.*': ['question', 'ask', 'answer', 'levels', 'barriers', 'decides', 'settleNow'],
  'placements.*.settling': ['levels', 'alone'],
  'placements.*.settling.levels.*': ['level', 'answers', 'proven'],
  'placements.*.settling.levels.*.answers.*': ['question', 'ask', 'test', 'options'],
  'placements.*.settling.levels.*.answers.*.options.*': ['option', 'text'],
  'placements.*.settling.alone.*': ['question', 'ask', 'outcomes'],
  'placements.*.settling.alone.*.outcomes.*': ['test', 'options', 'levels', 'exact'],
  next: ['placement', 'to', 'none', 'cost', 'proven', 'first', 'steps', 'barriers', 'partners', 'allTheSame'],
  'next.first': ['to', 'steps', 'cost'],
  'next.first.to': LEVEL_NAME,
  'next.first.cost': ['years', 'months', 'days', 'unstated'],
  'next.to': [...LEVEL_NAME, 'phrase', 'why'],
  'next.cost': ['years', 'months', 'days', 'unstated'],
  'next.steps.*': [
    'question',
    'ask',
    'from',
    'to',
    'findOut',
    'do',
    'text',
    'effort',
    'who',
    'roles',
    'needs',
    'after',
    'reached',
    'towards',
  ],
  'next.steps.*.from': ['option', 'text'],
  'next.steps.*.to': ['option', 'text'],
  'next.steps.*.reached': LEVEL_NAME,
  'next.steps.*.towards': LEVEL_NAME,
  'next.barriers.*': ['barrier', 'restates'],
  'fragile.*': ['placement', 'question', 'ask', 'answer', 'text', 'oneLower', 'secured', 'fallsTo', 'placed'],
  'fragile.*.oneLower': ['option', 'text'],
  'fragile.*.secured': LEVEL_NAME,
  'fragile.*.fallsTo': LEVEL_NAME,
};

const BECAUSE = ['text', 'open', 'reasons', 'source', 'unverified'];
const PARTNER = [
  'agency',
  'title',
  'short',
  'group',
  'groupTitle',
  'calledIn',
  'have',
  'partners',
  'because',
];

/** The keys of what the people served need, which the frameworks above need not ask about. */
const KEYS_OF_NEEDS: Readonly<Record<string, readonly string[]>> = {
  ...KEYS,
  'placements.*.measure': ['rule', 'by', 'low', 'high', 'least', 'most'],
  needs: ['title', 'about', 'answered', 'answers'],
  'needs.answered': KEYS.answered ?? [],
  'needs.answers.*': KEYS['answers.*'] ?? [],
  recommended: ['levels', 'who', 'perhaps'],
  'recommended.levels.*': [
    'placement',
    'title',
    'level',
    'rank',
    'name',
    'phrase',
    'possible',
    'exact',
    'perhapsNone',
    'because',
    'gap',
    'gapRange',
    'fit',
  ],
  'recommended.levels.*.gapRange': ['low', 'high'],
  'recommended.levels.*.because.*': BECAUSE,
  'recommended.levels.*.because.*.reasons.*': REASON,
  'recommended.who.*': PARTNER,
  'recommended.perhaps.*': PARTNER,
  'recommended.who.*.because.*': BECAUSE,
};

/** Everything at a path of keys, where `*` stands for every entry of a list. */
function at(value: unknown, path: string): unknown[] {
  if (path === '') return [value];
  return path.split('.').reduce<unknown[]>(
    (found, step) =>
      found.flatMap((entry) => {
        if (step === '*') return Array.isArray(entry) ? entry : [];
        return [(entry as Record<string, unknown>)[step]].filter((inner) => inner !== null);
      }),
    [value],
  );
}

const PARSED = PUBLISHED.map(([, result]) => JSON.parse(jsonText(result)) as unknown);

describe('the JSON of the published cases', () => {
  it.each(Object.entries(KEYS))('has all keys and no other, in their order, at “%s”', (path, keys) => {
    const found = PARSED.flatMap((result) => at(result, path)).filter((entry) => entry !== undefined);
    expect(found.length).toBeGreaterThan(0);
    for (const entry of found) expect(Object.keys(entry as object)).toEqual(keys);
  });

  it('has the keys of the working, in their order', () => {
    for (const step of PARSED.flatMap((result) => at(result, 'working.*'))) {
      expect(Object.keys(step as object)).toEqual(['step', 'about', 'rule', 'value', 'from']);
    }
  });

  it('has its sources by name', () => {
    for (const result of PARSED) {
      const [sources] = at(result, 'sources') as [Record<string, object>];
      for (const [id, source] of Object.entries(sources)) {
        expect(Object.keys(LEVELS.sources)).toContain(id);
        expect(Object.keys(source)).toEqual(['title', 'publisher', 'url', 'asOf', 'pending']);
      }
    }
  });

  it.each(PUBLISHED)(
    '%s: is one object, on lines of its own, and says all that the result says',
    (_, result) => {
      const json = jsonText(result);
      expect(json.startsWith('{\n  "schemaVersion": 1,\n  "tool": {\n')).toBe(true);
      expect(json.endsWith('\n}\n')).toBe(true);
      expect(JSON.parse(json)).toEqual(result);
    },
  );
});

describe('the same input gives the same bytes', () => {
  it.each(PUBLISHED)('%s', (id, result) => {
    const anew = shipped('five-levels');
    expect(jsonText(resultOf(anew, caseOf(anew, id)))).toBe(jsonText(result));
  });

  it('whatever the order of the answers, and wherever the framework comes from', () => {
    const answers = { money: 'part', manager: ['one', 'two'], door: 'unknown' };
    const backwards = Object.fromEntries(Object.entries(answers).toReversed());
    const ladder = fixture('ladder');
    const json = jsonText(score(ladder, answers));
    expect(jsonText(score(ladder, backwards))).toBe(json);
    expect(jsonText(score(JSON.parse(JSON.stringify(ladder)), answers))).toBe(json);
  });

  it('whatever the order of the options in a list', () => {
    const ladder = fixture('ladder');
    const decided = (answer: string[]) => {
      const { answers: _, working: __, ...rest } = score(ladder, { money: answer });
      return JSON.stringify(rest).replaceAll(/"(?:answer|text)":(?:"[^"]*"|\[[^\]]*\])/gu, '');
    };
    expect(decided(['own', 'part'])).toBe(decided(['part', 'own']));
  });

  it('and no folder of this machine', () => {
    for (const [, result] of PUBLISHED) expect(jsonText(result)).not.toContain(ROOT);
  });
});

describe('the JSON of what the people served need', () => {
  const result = resultOf(
    fixture('needs'),
    assessmentWith({ homes: 'care', age: ['young', 'old'] }, { plan: 'joint', team: 'some' }),
  );

  it.each(Object.keys(KEYS_OF_NEEDS).filter((path) => !(path in KEYS) || path.startsWith('placements.*.')))(
    'has all keys and no other, in their order, at “%s”',
    (path) => {
      const parsed = JSON.parse(jsonText(result));
      const found = at(parsed, path);
      if (!(path in KEYS)) expect(found.length).toBeGreaterThan(0);
      for (const entry of found) expect(Object.keys(entry as object)).toEqual(KEYS_OF_NEEDS[path]);
    },
  );
});
