import { describe, expect, test } from 'vitest';
import { loadVignettes } from '../../../src/framework/vignettes/open-vignettes.ts';
import type { Example, ExampleRequest } from '../../../src/model/key.ts';
import { unwrap } from '../../../src/problem.ts';
import { factRows } from '../../../src/report/pages/solution-tables.ts';
import { cardsOf } from '../../../src/report/pages/student-sheet.ts';
import { decidingFacts, factWords } from '../../../src/report/words/teaching/case-words.ts';
import { checkExamples } from '../../../src/teaching/cases/check-set.ts';
import { generate } from '../../../src/teaching/cases/generate.ts';
import { spentIn } from '../../../src/teaching/cases/spent-texts.ts';
import { type Told, toldBy, toldFixture } from '../../support/examples.ts';

/** Stories that are told whole: each of their questions in its place, and all of them. */

// A file is sound by itself only with its setting and what its words stand for.
const SETTINGS = `
nations: { england: { health-body: the health trust }, wales: { health-body: the health board } }
settings:
  - { id: garden, title: A garden, names: [ Green Door ], words: { people: gardeners }, opens: [ X. ], closes: [ Y. ] }
`;

const FIXTURE = await toldFixture();
const told = await withStories(`
stories:
  - id: gate
    setting: garden
    words: { someone: Ann }
    text:
      - 'One morning {someone} came to {service} for a key. [money] She had brought a cake. [door]'
      - '[manager]'
      - 'The gate was mended by May. [place]'
    phrases:
      money:
        own: [ { say: 'The council paid for the lock, and {health-body} for the hinge.', shows: [ pots ] } ]
        part: [ { say: 'The lock came out of the common purse.', shows: [ thin ] } ]
      manager:
        two: [ { say: 'Two people had to say yes, one for each staff.', manner: implied, shows: [ lines ] } ]
        one: [ { say: 'Ruth said yes, for both staffs, as she does.' } ]
        unknown: [ { say: 'Somebody said yes.' } ]
      door:
        two: [ { say: 'She had rung one number, and then the other.', shows: [ doors ] } ]
      place:
        apart: [ { say: 'She walked over to the other site to tell them.', shows: [ miles ] } ]
`);

const shed = await withStories(`
stories:
  - id: shed
    setting: garden
    text: [ 'The shed needed a roof. [manager]', '[door] In autumn it had one.' ]
    phrases:
      manager:
        one:
          - { say: 'Ruth took two off the digging, and out of the one purse that there is now, nails.', tells: { money: part }, shows: [ thin ] }
          - { say: 'Two stopped digging when Ruth whistled, and got nails from the purse.', manner: implied, tells: { money: part }, shows: [ thin ] }
      door:
        two: [ { say: 'Roofers rang one bell, and glaziers the other.', shows: [ doors ] }, { say: 'The roofer rang, and was told about the other bell.', manner: implied, shows: [ doors ] } ]
        unknown: [ { say: 'The bell was mended too.' } ]
`);

async function withStories(text: string): Promise<Told> {
  const file = 'whole.yaml';
  const head = 'vignettes: 1\nframework: { id: told, version: 1.1.0 }\n';
  const { stories, phrases, settings } = unwrap(
    loadVignettes([{ file, text: `${head}${text}${SETTINGS}` }], FIXTURE.framework),
  );
  expect(settings).toHaveLength(1);
  const { vignettes, framework } = FIXTURE;
  return toldBy(framework, {
    ...vignettes,
    stories: [...vignettes.stories, ...stories.filter(({ id }) => id !== null)],
    phrases: [...vignettes.phrases, ...phrases],
  });
}

function made(
  wanted: Partial<ExampleRequest>,
  spent: ReadonlySet<string> = new Set(),
  from = told,
): readonly Example[] {
  const any = { seed: 1, count: 1, level: null, kind: 'plain', difficulty: 'easy' } as const;
  const request: ExampleRequest = { ...any, setting: null, nation: null, ...wanted };
  return generate(request, from.source, { spent }).examples;
}

function isWhole({ facts }: Example): boolean {
  return facts.some(({ phrase }) => phrase.startsWith('gate.'));
}

const text = ({ paragraphs }: Example) =>
  paragraphs.map((pieces) => pieces.map((piece) => piece.text).join(' '));

describe('a story that is told whole', () => {
  test('has every phrase in its place between what is always said', () => {
    const [example] = made({ level: 'managed', setting: 'garden', nation: 'wales' });
    expect(example?.facts.map(({ question, option }) => `${question} ${option}`)).toEqual([
      'money part',
      'door two',
      'manager one',
      'place apart',
    ]);
    expect(example && text(example)).toEqual([
      `One morning Ann came to ${example?.title} for a key. The lock came out of the common purse. She had brought a cake. She had rung one number, and then the other.`,
      'Ruth said yes, for both staffs, as she does.',
      'The gate was mended by May. She walked over to the other site to tell them.',
    ]);
    expect(example?.paragraphs[1]).toEqual([
      { text: 'Ruth said yes, for both staffs, as she does.', fact: 2 },
    ]);
  });

  test.each([
    ['plain', 'lone'],
    ['plain', 'shared'],
    ['boundary', 'shared'],
    ['uncertain', 'shared'],
    ['twins', 'shared'],
  ] as const)(
    'is found for a case that is %s at %s, in the difficulty that its words have',
    (kind, level) => {
      const found = ['easy', 'medium', 'hard'].map((difficulty) =>
        made({ kind, level, setting: 'garden', difficulty } as Partial<ExampleRequest>),
      );
      expect(found.some((examples) => examples.every(isWhole))).toBe(true);
      expect(found.every((examples) => examples.every(isWhole))).toBe(false);
    },
  );

  test('is told once in a set, and not where an earlier set told it', () => {
    const examples = made({ count: 2, level: 'managed', setting: 'garden' });
    expect(examples.map(isWhole)).toEqual([true, false]);
    const spent = spentIn(examples.slice(0, 1), told.vignettes, told.source.model);
    expect([...spent]).toContain('She had brought a cake.');
    expect([...spent]).toContain('The lock came out of the common purse.');
    expect(made({ level: 'managed', setting: 'garden' }, spent).map(isWhole)).toEqual([false]);
  });

  test('is as sound as any', () => {
    const request = { seed: 1, count: 1, level: 'managed', kind: 'plain', difficulty: 'easy' } as const;
    const set = generate({ ...request, setting: 'garden', nation: null }, told.source);
    expect(set.examples.every(isWhole)).toBe(true);
    expect(checkExamples(set, told.source).faults).toEqual([]);
  });
});

describe('words that tell several answers', () => {
  const inShed = (wanted: Partial<ExampleRequest> = {}) =>
    made({ level: 'managed', setting: 'garden', ...wanted }, new Set(), shed);

  test('stand in the text once, and are the passage of each', () => {
    const [example] = inShed();
    expect(example?.facts.map(({ question, option, phrase }) => [question, option, phrase])).toEqual([
      ['manager', 'one', 'shed.manager.one.1'],
      ['money', 'part', 'shed.manager.one.1'],
      ['door', 'two', 'shed.door.two.1'],
    ]);
    expect(example && text(example)).toEqual([
      'The shed needed a roof. Ruth took two off the digging, and out of the one purse that there is now, nails.',
      'Roofers rang one bell, and glaziers the other. In autumn it had one.',
    ]);
    const words = example?.facts.map((_, place) => factWords(place, example));
    expect(words?.[0]).toMatch(/^Ruth took/u);
    expect(words?.[1]).toBe(words?.[0]);
    expect(example && decidingFacts(example).map(({ number }) => number)).toEqual([1, 1, 2]);
    expect(example?.barriers.filter(({ right }) => right).map(({ id }) => id)).toEqual(['thin', 'doors']);
  });

  test('are cited once on a sheet, and stand on one card', () => {
    const [example] = inShed();
    const cited = example && factRows(example).map(([, words]) => words);
    expect(cited).toEqual([
      '“Ruth took two off the digging, and out of the one purse that there is now, nails”',
      'the same words',
      '“Roofers rang one bell, and glaziers the other”',
    ]);
    const [, cards] = example ? cardsOf(example) : [];
    expect(cards).toMatchObject({ kind: 'table', rows: { length: 2 } });
  });

  test('are all implied or all told', () => {
    const manners = inShed({ difficulty: 'hard' }).flatMap(({ facts }) => facts.map(({ manner }) => manner));
    expect(manners).toEqual(['implied', 'implied', 'implied']);
  });

  test('are never what a case turns on', () => {
    for (const level of ['lone', 'shared'])
      for (const kind of ['boundary', 'uncertain'] as const)
        expect(inShed({ kind, level }).some(({ facts }) => isShed(facts))).toBe(false);
  });

  test('are as sound as any', () => {
    const request = { seed: 1, count: 1, level: 'managed', kind: 'plain', difficulty: 'easy' } as const;
    const set = generate({ ...request, setting: 'garden', nation: null }, shed.source);
    expect(set.examples.every(({ facts }) => isShed(facts))).toBe(true);
    expect(checkExamples(set, shed.source).faults).toEqual([]);
  });

  const isShed = (facts: Example['facts']) => facts.some(({ phrase }) => phrase.startsWith('shed.'));
});

describe('what is wrong with the text of a story', () => {
  const problemsIn = (story: string) =>
    loadVignettes(
      [
        {
          file: 'x.yaml',
          text: `vignettes: 1\nframework: { id: told, version: 1.1.0 }\nstories:\n  - ${story}\n${SETTINGS}`,
        },
      ],
      FIXTURE.framework,
    ).problems.map(({ code, message, place }) => `${place?.line}:${place?.column} ${code}: ${message}`);
  const phrases = "phrases: { money: { own: [ { say: 'Each paid.' } ] } }";

  test.each([
    [
      'a question that none of its phrases tells',
      `{ id: gate, setting: garden, text: [ '[money] [door]' ], ${phrases} }`,
      ['4:42 unknown-question: There is no question called “door” among the phrases of this story.'],
    ],
    [
      'a question that stands there twice',
      `{ id: gate, setting: garden, text: [ '[money] and [money]' ], ${phrases} }`,
      ['4:42 told-twice: “money” stands in this text twice.'],
    ],
    [
      'phrases that stand nowhere',
      `{ id: gate, setting: garden, text: [ 'A gate.' ], ${phrases} }`,
      ['4:73 not-told: “money” has phrases, and does not stand in the text.'],
    ],
    [
      'an opening and a closing beside it',
      `{ id: gate, setting: garden, open: A., text: [ '[money]' ], close: B., ${phrases} }`,
      [
        '4:40 told-twice: A story with “text” has no “open”.',
        '4:72 told-twice: A story with “text” has no “close”.',
      ],
    ],
    [
      'neither a text nor a closing',
      `{ id: gate, setting: garden, open: A., ${phrases} }`,
      ['4:5 missing-key: “close” is missing.', '8:5 no-story: No case of “garden” would end.'],
    ],
    [
      'an answer that not all words at a place tell',
      "{ id: gate, setting: garden, text: [ '[money]' ], phrases: { money: { own: [ { say: A., tells: { manager: two } }, { say: B. } ] } } }",
      ['4:73 not-told: Not every phrase for “money” tells “manager”.'],
    ],
    [
      'an answer that stands there and is told with another',
      "{ id: gate, setting: garden, text: [ '[money] [door]' ], phrases: { money: { own: [ { say: A., tells: { door: two } } ] }, door: { two: [ { say: B. } ] } } }",
      ['4:80 told-twice: “door” is told twice in this text.'],
    ],
    [
      'a word that nothing stands for',
      `{ id: gate, setting: garden, text: [ 'A {gate}. [money]' ], ${phrases} }`,
      ['4:42 unknown-word: Nothing stands for {gate} here.'],
    ],
  ])('is said at its place: %s', (_, story, expected) => {
    expect(problemsIn(story)).toEqual(expected);
  });
});
