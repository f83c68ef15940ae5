import { describe, expect, test } from 'vitest';
import type { Example, ExampleFact, ExampleSet, Piece } from '../../../src/model/key.ts';
import type { Vignettes } from '../../../src/model/vignettes.ts';
import { CASE_KINDS } from '../../../src/model/vocabulary.ts';
import type { Soundness } from '../../../src/teaching/cases/case-soundness.ts';
import { checkExamples, textOf } from '../../../src/teaching/cases/check-set.ts';
import { plainWordsOf, readingEase } from '../../../src/teaching/cases/text-measures.ts';
import { answersIn, examplesOf, setOf, type Told, toldFixture, toldShipped } from '../../support/examples.ts';

const FIXTURE = await toldFixture();
const FIVE = await toldShipped('five-levels');

function checked(
  examples: readonly Example[],
  { source, vignettes }: Pick<Told, 'source' | 'vignettes'> = FIXTURE,
): Soundness {
  const set: ExampleSet = { ...setOf(FIXTURE), examples };
  return checkExamples(set, { model: source.model, prove: source.prove, vignettes });
}

/** The codes of what is wrong with one case. */
function faultsOf(example: Example, vignettes: Vignettes = FIXTURE.vignettes): string[] {
  const { faults } = checked([example], { ...FIXTURE, vignettes });
  for (const fault of faults) expect(fault.example).toBe(example.id);
  return faults.map(({ code }) => code);
}

/** The first of many plain cases that tells these answers; null stands for one that is not told. */
function caseTelling(wanted: Readonly<Record<string, string | null>>, level: string | null = null): Example {
  for (let seed = 1; seed < 400; seed += 1) {
    const [example] = examplesOf(FIXTURE, { seed, level, difficulty: seed % 2 === 0 ? 'easy' : 'medium' });
    const answers = example ? answersIn(example) : {};
    if (example && Object.entries(wanted).every(([id, option]) => (answers[id] ?? null) === option))
      return example;
  }
  throw new Error('no case tells these answers');
}

function withFact(example: Example, question: string, change: (fact: ExampleFact) => ExampleFact): Example {
  return {
    ...example,
    facts: example.facts.map((fact) => (fact.question === question ? change(fact) : fact)),
  };
}

function withPieces(example: Example, change: (piece: Piece) => readonly Piece[]): Example {
  return { ...example, paragraphs: example.paragraphs.map((pieces) => pieces.flatMap(change)) };
}

/** The same case with an answer told by another of its phrases. */
function retold(example: Example, phrase: string): Example {
  const [question = '', option, number] = phrase.split('.');
  const ways = FIXTURE.vignettes.phrases.filter(
    (each) => each.question === question && each.option === option,
  );
  const say = ways[Number(number) - 1]?.say.replaceAll(/\{\w+\}/gu, 'somebody') ?? '';
  const at = example.facts.findIndex((fact) => fact.question === question);
  const told = withPieces(example, (piece) => [piece.fact === at ? { ...piece, text: say } : piece]);
  return withFact(told, question, (fact) => ({ ...fact, phrase }));
}

describe('a sound set has no fault', () => {
  test.each(CASE_KINDS)('%s', (kind) => {
    for (const told of [FIXTURE, FIVE])
      expect(checked(examplesOf(told, { kind, count: 6 }), told).faults).toEqual([]);
  });
});

describe('a set that was broken by hand', () => {
  const sound = caseTelling({ money: 'part', manager: 'two' }, 'shared');

  test('was sound before', () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  test('at another level', () => {
    const other = { ...sound, secured: 'managed', right: ['managed'] };
    expect(checked([other]).faults).toEqual([
      { example: '1', code: 'misplaced', message: 'The engine finds shared; the key says managed.' },
    ]);
    expect(faultsOf({ ...sound, right: ['shared', 'managed'] })).toEqual(['misplaced']);
    expect(faultsOf({ ...sound, secured: 'lone' })).toEqual(['misplaced']);
    expect(faultsOf({ ...sound, placement: { ...sound.placement, id: 'depths' } })).toEqual(['misplaced']);
  });

  test('with another answer', () => {
    const own = withFact(sound, 'money', (fact) => ({ ...fact, option: 'own' }));
    expect(faultsOf(own)).toContain('misplaced');
  });

  test('with other barriers', () => {
    const [first] = sound.barriers.filter(({ right }) => right);
    const fewer = sound.barriers.map((each) => (each === first ? { ...each, right: false } : each));
    expect(faultsOf({ ...sound, barriers: fewer })).toEqual(['other-barriers']);
    const more = sound.barriers.map((each) => ({ ...each, right: true }));
    expect(faultsOf({ ...sound, barriers: more })).toEqual(['other-barriers']);
    const others = sound.barriers.map((each) => ({ ...each, id: each === first ? 'other' : each.id }));
    expect(faultsOf({ ...sound, barriers: others })).toEqual(['other-barriers']);
  });

  test('with a fact that is said to decide and does not', () => {
    const idle = sound.facts.find(({ deciding }) => !deciding)?.question ?? '';
    const broken = withFact(sound, idle, (fact) => ({ ...fact, deciding: true }));
    expect(checked([broken]).faults).toEqual([
      { example: '1', code: 'not-deciding', message: `Without “${idle}” the level would be the same.` },
    ]);
  });

  test('with a phrase that there is not, or of another answer', () => {
    const phrase = (id: string) => withFact(sound, 'money', (fact) => ({ ...fact, phrase: id }));
    for (const id of ['money.part.99', 'money.own.1', ''])
      expect(faultsOf(phrase(id))).toEqual(['unknown-phrase']);
  });

  test('with other words', () => {
    const at = sound.facts.findIndex(({ question }) => question === 'money');
    const worded = (change: (text: string) => string) =>
      withPieces(sound, (piece) => [piece.fact === at ? { ...piece, text: change(piece.text) } : piece]);
    expect(faultsOf(worded((text) => text))).toEqual([]);
    expect(faultsOf(worded((text) => `Perhaps ${text}`))).toEqual(['other-words']);
    expect(faultsOf(worded((text) => `${text} Perhaps.`))).toEqual(['other-words']);
    expect(faultsOf(worded((text) => text.replace('common purse', 'joint purse')))).toEqual(['other-words']);
    expect(faultsOf(worded(() => ''))).toEqual(['other-words']);
  });

  test('with a fact that is told twice, or not at all', () => {
    const at = sound.facts.findIndex(({ question }) => question === 'money');
    const twice = withPieces(sound, (piece) => (piece.fact === at ? [piece, piece] : [piece]));
    expect(faultsOf(twice)).toEqual(['not-told-once']);
    const never = withPieces(sound, (piece) => (piece.fact === at ? [] : [piece]));
    expect(faultsOf(never)).toEqual(['not-told-once']);
    const listed = { ...sound, facts: [...sound.facts, ...sound.facts.slice(at, at + 1)] };
    expect(faultsOf(listed)).toContain('not-told-once');
  });

  test('with a fact that another phrase tells as well', () => {
    const told = caseTelling({ place: 'site', door: 'one' });
    expect(checked([retold(told, 'place.site.2')]).faults).toEqual([
      { example: '1', code: 'not-told-once', message: '“door” is told a second time by other phrases.' },
    ]);
  });

  test('with a fact that another phrase contradicts', () => {
    const told = caseTelling({ manager: 'two', door: 'one' });
    expect(checked([retold(told, 'manager.two.2')]).faults).toContainEqual({
      example: '1',
      code: 'contradicted',
      message: '“door” is contradicted by another phrase.',
    });
  });

  test('with an open question that a phrase narrows', () => {
    for (let seed = 1; seed < 100; seed += 1) {
      const [open] = examplesOf(FIXTURE, { kind: 'uncertain', level: 'loose', seed });
      const place = open?.facts.find(({ question }) => question === 'place');
      if (!open || place?.option !== null || answersIn(open).manager !== 'one') continue;
      expect(faultsOf(retold(open, 'manager.one.2'))).toContain('contradicted');
      return;
    }
    throw new Error('no such case');
  });

  test('with a phrase that settles what is not to be told', () => {
    const told = caseTelling({ place: 'site', door: null });
    expect(checked([retold(told, 'place.site.2')]).faults).toContainEqual({
      example: '1',
      code: 'gives-away',
      message: '“door” is not meant to be told, and other phrases settle it.',
    });
  });

  test('with a phrase that settles nothing, and yet shows a barrier', () => {
    const told = caseTelling({ place: null, money: 'part' });
    const vignettes = {
      ...FIXTURE.vignettes,
      phrases: FIXTURE.vignettes.phrases.map((phrase) =>
        phrase.question === 'money' ? { ...phrase, rulesOut: { place: ['site'] } } : phrase,
      ),
    };
    expect(faultsOf(told)).toEqual([]);
    expect(checked([told], { ...FIXTURE, vignettes }).faults).toEqual([
      {
        example: '1',
        code: 'gives-away',
        message: 'What phrases say besides changes the levels or the barriers.',
      },
    ]);
  });

  test('with a level that no case puts together', async () => {
    const never = await toldFixture('{ all: [ { place: { exactly: homes } }, { manager: one } ] }');
    for (let seed = 1; seed < 100; seed += 1) {
      const [open] = examplesOf(FIXTURE, { kind: 'uncertain', level: 'loose', seed });
      if (!open?.right.includes('visiting') || answersIn(open).manager !== 'one') continue;
      expect(faultsOf(open)).toEqual([]);
      expect(checked([open], never).faults).toEqual([
        { example: '1', code: 'not-believable', message: 'No case that holds together is at “visiting”.' },
      ]);
      return;
    }
    throw new Error('no such case');
  });

  test('in one case of many is named with it', () => {
    const [one, two, three] = examplesOf(FIXTURE, { count: 3 });
    if (!one || !two || !three) throw new Error('there are three');
    const { faults } = checked([one, { ...two, secured: 'nowhere' }, three]);
    expect(faults.map(({ example, code }) => `${example} ${code}`)).toEqual(['2 misplaced']);
  });
});

describe('what a check counts', () => {
  const { examples } = setOf(FIXTURE, { count: 9, level: null });
  const found = checked(examples);

  test('cases by level, kind and setting', () => {
    expect(found.cases).toBe(9);
    const byLevel = found.levels.filter(({ cases }) => cases > 0).map(({ id, cases }) => [id, cases]);
    const counted = [...new Set(examples.map(({ secured }) => secured))].map((id) => [
      id,
      examples.filter(({ secured }) => secured === id).length,
    ]);
    expect(byLevel.toSorted()).toEqual(counted.toSorted());
    expect(found.kinds).toEqual(CASE_KINDS.map((id) => ({ id, cases: id === 'plain' ? 9 : 0 })));
    expect(found.settings.map(({ cases }) => cases).toSorted()).toEqual([4, 5]);
  });

  test('an uncertain case counts for each level that is right', () => {
    const [open] = examplesOf(FIXTURE, { kind: 'uncertain' });
    const levels = checked(open ? [open] : []).levels.filter(({ cases }) => cases === 1);
    expect(levels.map(({ id }) => id)).toEqual(open?.right);
  });

  test('where the right barriers stand', () => {
    const rights = examples.flatMap(({ barriers }) => barriers.filter(({ right }) => right));
    expect(found.rightPlaces.reduce((sum, each) => sum + each, 0)).toBe(rights.length);
    expect(found.rightPlaces[0]).toBe(examples.filter(({ barriers }) => barriers[0]?.right).length);
  });

  test('words and reading ease, from the least to the most', () => {
    const words = examples
      .map((each) => plainWordsOf(textOf(each)).length)
      .toSorted((one, other) => one - other);
    expect(found.words).toEqual({ fewest: words[0], median: words[4], most: words[8] });
    const eases = examples
      .map((each) => readingEase(textOf(each)) ?? 0)
      .toSorted((one, other) => one - other);
    expect(found.ease).toEqual({ lowest: eases[0], median: eases[4], highest: eases[8] });
  });

  test('nothing in a set without cases', () => {
    expect(checked([])).toMatchObject({
      cases: 0,
      faults: [],
      levels: [],
      ease: null,
      words: null,
      alike: [],
    });
  });
});

describe('cases that are too alike', () => {
  const [one, two] = examplesOf(FIVE, { count: 2 });
  if (!one || !two) throw new Error('there are two');

  test('are named with what they share; twins may be', () => {
    expect(checked([one, two], FIVE).alike).toEqual([]);
    const same = { ...one, id: 'again' };
    expect(checked([one, two, same], FIVE).alike).toEqual([{ one: '1', other: 'again', share: 1 }]);
    const twins = examplesOf(FIVE, { kind: 'twins' });
    expect(checked(twins, FIVE).alike).toEqual([]);
    const strangers = twins.map((each) => ({ ...each, twin: null }));
    const [alike] = checked(strangers, FIVE).alike;
    expect(alike?.share).toBeGreaterThan(0.5);
    expect(alike?.share).toBeLessThan(1);
  });
});

describe('a pair', () => {
  const [one, other] = examplesOf(FIXTURE, { kind: 'twins', seed: 3 });
  if (!one || !other) throw new Error('there is no pair');
  const codes = (examples: readonly Example[]) =>
    checked(examples)
      .faults.filter(({ code }) => code === 'no-pair')
      .map(({ example }) => example);

  test('that is one has no fault', () => {
    expect(codes([one, other])).toEqual([]);
  });

  test('of which one is missing, or belongs to another', () => {
    expect(codes([one])).toEqual([one.id]);
    expect(codes([one, { ...other, twin: null }])).toEqual([one.id]);
  });

  test('that differs in nothing, in another question, or by no rung', () => {
    const alike = { ...one, id: other.id, twin: other.twin };
    expect(codes([one, alike])).toEqual([one.id, alike.id]);
    const mistaken = { ...one, twin: { id: other.id, question: 'no-such-question' } };
    expect(codes([mistaken, other])).toEqual([one.id]);
    expect(codes([one, { ...other, secured: one.secured }])).toEqual([one.id, other.id]);
  });
});
