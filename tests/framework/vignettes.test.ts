import { describe, expect, test } from 'vitest';
import { frameworkIdIn } from '../../src/assessment/open-assessment.ts';
import { parseSource } from '../../src/document/parse.ts';
import { isOfKind } from '../../src/document/source.ts';
import { loadVignettes } from '../../src/framework/vignettes/open-vignettes.ts';
import { bracedWords, filledIn } from '../../src/framework/vignettes/phrases.ts';
import type { Vignettes } from '../../src/model/vignettes.ts';
import { type Outcome, unwrap } from '../../src/problem.ts';
import { toldFixture } from '../support/examples.ts';

const { framework: FRAMEWORK } = await toldFixture();

const SOUND = `vignettes: 1
framework: { id: told, version: 1.0.0 }
plausible:
  - not: { all: [ { door: one }, { money: { at-most: own } } ] }
phrases:
  money:
    part:
      - say: '{People} and {health-body} pay for {service}.'
        manner: implied
        rules-out: { door: [ one ] }
        shows: [ thin ]
      - { say: A common purse., tells: { manager: one } }
    unknown: [ { say: Of money nothing was said. } ]
bridges: { ties: [ 'On {people}.' ] }
nations: { wales: { health-body: the board } }
settings:
  - id: garden
    title: A garden
    names: [ Green Door ]
    words: { people: 'gardeners of {health-body}' }
    opens: [ '{Service} is open.' ]
    asides: [ 'It rained on {people}.' ]
    closes: [ 'That was {service}.' ]
`;

const STORY = `stories:
  - id: gate
    setting: garden
    words: { someone: Ann's friend }
    told-by: Ann, by the gate of {service}.
    open: '{Someone} opens {service}.'
    close: The gate is shut.
    phrases: { money: { part: [ { say: '{Someone} paid half of the gate.' } ] } }
`;

function loaded(...texts: readonly string[]): Outcome<Vignettes> {
  const sources = texts.map((text, index) => ({ file: `${index + 1}.yaml`, text }));
  return loadVignettes(sources, FRAMEWORK);
}

/** The problems of some texts: where, what, and what the place points at. */
function problemsIn(...texts: readonly string[]): string[] {
  return loaded(...texts).problems.map(
    ({ code, file, place, message, advice, excerpt }) =>
      `${file}:${place?.line}:${place?.column} ${code} at “${excerpt?.slice((place?.column ?? 1) - 1, (place?.column ?? 1) + 11)}”: ${message}${advice ? ` ${advice}` : ''}`,
  );
}

/** The problems of the sound texts with one change. */
function changed(before: string, after: string): string[] {
  expect(SOUND.split(before).length, `${before} stands once in the texts`).toBe(2);
  return problemsIn(SOUND.replace(before, after));
}

describe('sound texts', () => {
  test('are taken as they stand', () => {
    const outcome = loaded(SOUND);
    expect(outcome.problems).toEqual([]);
    const vignettes = unwrap(outcome);
    expect(vignettes.phrases).toEqual([
      {
        question: 'money',
        option: 'part',
        story: null,
        manner: 'implied',
        say: '{People} and {health-body} pay for {service}.',
        onlyWhen: null,
        tells: {},
        rulesOut: { door: ['one'] },
        shows: ['thin'],
      },
      {
        question: 'money',
        option: 'part',
        story: null,
        manner: 'told',
        say: 'A common purse.',
        onlyWhen: null,
        tells: {},
        rulesOut: { manager: ['two'] },
        shows: [],
      },
      {
        question: 'money',
        option: null,
        story: null,
        manner: 'told',
        say: 'Of money nothing was said.',
        onlyWhen: null,
        tells: {},
        rulesOut: {},
        shows: [],
      },
    ]);
    expect(vignettes.settings.map(({ id }) => id)).toEqual(['garden']);
    expect(vignettes.plausible).toHaveLength(1);
  });

  test('may be told in scenes, by people with names, with the apostrophe of any keyboard', () => {
    const text = SOUND.replace('bridges: { ties:', 'scenes: { talk: [ money ] }\nbridges: { talk:');
    const { scenes, bridges, stories } = unwrap(loaded(`${text}${STORY}`));
    expect([scenes, bridges]).toEqual([{ talk: ['money'] }, { talk: ['On {people}.'] }]);
    expect(stories).toEqual([
      {
        id: null,
        setting: 'garden',
        words: {},
        toldBy: null,
        text: null,
        open: '{Service} is open.',
        aside: 'It rained on {people}.',
        close: 'That was {service}.',
      },
      {
        id: 'gate',
        setting: 'garden',
        words: { someone: 'Ann’s friend' },
        toldBy: 'Ann, by the gate of {service}.',
        text: null,
        open: '{Someone} opens {service}.',
        aside: null,
        close: 'The gate is shut.',
      },
    ]);
  });

  test('have the phrases of a story beside those of all', () => {
    const { phrases } = unwrap(loaded(`${SOUND}${STORY}`));
    expect(phrases.filter(({ option }) => option === 'part').map(({ story }) => story)).toEqual([
      null,
      null,
      'gate',
    ]);
  });

  test('may say nothing but whose they are', () => {
    expect(problemsIn('vignettes: 1\nframework: { id: told, version: 1.9.9 }\n')).toEqual([]);
  });

  test('are known by their first key', () => {
    const document = (text: string) => unwrap(parseSource({ file: 'x.yaml', text }));
    expect(isOfKind('vignettes', document(SOUND).value)).toBe(true);
    for (const other of ['id: told\nversion: 1.0.0\n', '[ vignettes ]\n', 'vignettes\n'])
      expect(isOfKind('vignettes', document(other).value)).toBe(false);
    expect(frameworkIdIn(document(SOUND))).toBe('told');
    expect(frameworkIdIn(document('vignettes: 1\nframework: 3\n'))).toBeUndefined();
  });
});

describe('what is wrong is said at its place', () => {
  test.each([
    ['another format', 'vignettes: 1', 'vignettes: 2', ['1:12 wrong-value at “2”: ']],
    ['an unknown key', 'bridges:', 'brigdes:', ['14:1 unknown-key at “brigdes: { t”: ']],
  ])('%s', (_, before, after, starts) => {
    const problems = changed(before, after);
    expect(problems).toHaveLength(starts.length);
    for (const [index, start] of starts.entries()) expect(problems[index]).toContain(start);
  });

  test.each([
    [
      'another framework',
      'id: told',
      'id: tolt',
      ['1.yaml:2:18 other-framework at “tolt, versio”: The texts name “tolt” here, not “told”.'],
    ],
    [
      'another major version',
      '1.0.0',
      '2.0.0',
      [
        '1.yaml:2:33 other-version at “2.0.0 }”: The texts were written for version 2.0.0 of A framework with texts; this is version 1.1.0. Go through the texts with the changes of the framework, then name the new version.',
      ],
    ],
    [
      'a question',
      '  money:\n    part:',
      '  mony:\n    part:',
      [
        '1.yaml:6:3 unknown-question at “mony:”: There is no question called “mony” here. Did you mean “money”?',
      ],
    ],
    [
      'an option',
      '    part:',
      '    parts:',
      ['1.yaml:7:5 unknown-option at “parts:”: There is no option called “parts” here. Did you mean “part”?'],
    ],
    [
      'a tagged question',
      '{ door: [ one ] }',
      '{ dor: [ one ] }',
      [
        '1.yaml:10:22 unknown-question at “dor: [ one ]”: There is no question called “dor” here. Did you mean “door”?',
      ],
    ],
    [
      'a tagged option',
      '{ door: [ one ] }',
      '{ door: [ none ] }',
      [
        '1.yaml:10:30 unknown-option at “none ] }”: There is no option called “none” here. Did you mean “one”?',
      ],
    ],
    [
      'an option that is told besides',
      'manager: one',
      'manager: many',
      [
        '1.yaml:12:51 unknown-option at “many } }”: There is no option called “many” here. There is two and one.',
      ],
    ],
    [
      'its own question, tagged',
      '{ door: [ one ] }',
      '{ money: [ own ] }',
      [
        '1.yaml:10:22 own-question at “money: [ own”: A phrase tells its own option by where it stands. Name only other questions here.',
      ],
    ],
    [
      'every option ruled out',
      '{ door: [ one ] }',
      '{ door: [ one, two ] }',
      [
        '1.yaml:10:28 nothing-left at “[ one, two ]”: Every option of “door” is ruled out. One of them has to be left.',
      ],
    ],
    [
      'a barrier that it shows',
      '[ thin ]',
      '[ thinn ]',
      [
        '1.yaml:11:18 unknown-barrier at “thinn ]”: There is no barrier called “thinn” here. Did you mean “thin”?',
      ],
    ],
    [
      'a barrier that cannot remain where it is told',
      '[ thin ]',
      '[ thin, pots ]',
      [
        '1.yaml:11:24 never-shown at “pots ]”: The barrier “pots” never remains where this phrase is told. Look under “arises-when” and “raised-by” of the barrier, or leave it out here.',
      ],
    ],
    [
      'a barrier that cannot remain by what is told besides',
      'tells: { manager: one }',
      'tells: { manager: one }, shows: [ lines ]',
      [
        '1.yaml:12:67 never-shown at “lines ] }”: The barrier “lines” never remains where this phrase is told. Look under “arises-when” and “raised-by” of the barrier, or leave it out here.',
      ],
    ],
    [
      'a word in braces in a phrase',
      'pay for {service}',
      'pay for {servise}',
      [
        "1.yaml:8:14 unknown-word at “'{People} an”: Nothing stands for {servise} here. Did you mean “service”?",
      ],
    ],
    [
      'a word in braces in an opening',
      '{Service} is open.',
      '{Servce} is open.',
      [
        "1.yaml:21:14 unknown-word at “'{Servce} is”: Nothing stands for {servce} here. Did you mean “service”?",
      ],
    ],
    [
      'a word in braces in a bridge',
      'On {people}.',
      'On {peeple}.',
      [
        "1.yaml:14:20 unknown-word at “'On {peeple}”: Nothing stands for {peeple} here. Did you mean “people”?",
      ],
    ],
    [
      'a word made of another word of the setting',
      'gardeners of {health-body}',
      'gardeners of {people}',
      [
        "1.yaml:20:22 unknown-word at “'gardeners o”: Nothing stands for {people} here. There is health-body.",
      ],
    ],
    [
      'a dimension',
      '{ ties:',
      '{ tyes:',
      [
        "1.yaml:14:12 unknown-dimension at “tyes: [ 'On ”: There is no dimension called “tyes” here. Did you mean “ties”?",
      ],
    ],
    [
      'a nation',
      '{ wales:',
      '{ wails:',
      [
        '1.yaml:15:12 unknown-nation at “wails: { hea”: There is no nation called “wails” here. Did you mean “wales”?',
      ],
    ],
    ['a condition on a question that there is not', '{ door: one }', '{ dor: one }', []],
  ])('%s that is not there, or does not belong', (_, before, after, expected) => {
    const problems = changed(before, after);
    if (expected.length > 0) expect(problems).toEqual(expected);
    else expect(problems[0]).toMatch(/^1\.yaml:4:21 unknown-question at “dor: one.*“door”/u);
  });

  test('a word that a setting lacks', () => {
    expect(changed("words: { people: 'gardeners of {health-body}' }", 'words: { folk: gardeners }')).toEqual([
      "1.yaml:8:14 unknown-word at “'{People} an”: Nothing stands for {people} here. There is service, health-body and folk.",
      "1.yaml:14:20 unknown-word at “'On {people}”: Nothing stands for {people} here. There is service, health-body and folk.",
      "1.yaml:22:15 unknown-word at “'It rained o”: Nothing stands for {people} here. There is service, health-body and folk.",
    ]);
  });

  test('a question in a scene', () => {
    expect(changed('bridges:', 'scenes: { talk: [ money, dor ] }\nbridges:')).toEqual([
      '1.yaml:14:26 unknown-question at “dor ] }”: There is no question called “dor” here. Did you mean “door”?',
    ]);
  });

  test('a word that only some stories have', () => {
    const other = STORY.slice('stories:\n'.length)
      .replace('id: gate', 'id: wall')
      .replace("someone: Ann's friend", 'somebody: Bo')
      .replace('{Someone} opens', '{Somebody} opens');
    expect(problemsIn(`${SOUND}${STORY}${other}`)).toEqual([
      "1.yaml:38:40 unknown-word at “'{Someone} p”: Nothing stands for {someone} here. There is service, health-body, people and somebody.",
    ]);
  });

  test.each([
    [
      'of a setting that there is not',
      'setting: garden',
      'setting: gardens',
      [
        '1.yaml:26:14 unknown-setting at “gardens”: There is no setting called “gardens” here. Did you mean “garden”?',
      ],
    ],
    [
      'with an answer that there is not',
      'phrases: { money: { part:',
      'phrases: { money: { parts:',
      [
        '1.yaml:31:25 unknown-option at “parts: [ { s”: There is no option called “parts” here. Did you mean “part”?',
      ],
    ],
    [
      'told by a word that nobody has',
      'Ann, by the gate of {service}.',
      "'{Nobody}, by the gate'",
      [
        "1.yaml:28:14 unknown-word at “'{Nobody}, b”: Nothing stands for {nobody} here. There is service, health-body, people and someone.",
      ],
    ],
    [
      'with a word that nobody has',
      'The gate is shut.',
      "'{Nobody} shuts it.'",
      [
        "1.yaml:30:12 unknown-word at “'{Nobody} sh”: Nothing stands for {nobody} here. There is service, health-body, people and someone.",
      ],
    ],
  ])('a story %s', (_, before, after, expected) => {
    expect(problemsIn(`${SOUND}${STORY.replace(before, after)}`)).toEqual(expected);
  });

  test('two stories of one name', () => {
    const two = `${SOUND}${STORY}${STORY.slice('stories:\n'.length)}`;
    expect(problemsIn(two).map((each) => each.slice(0, 18))).toEqual([
      '1.yaml:25:9 same-i',
      '1.yaml:32:9 same-i',
    ]);
  });

  test('a setting of which no case would begin, or end', () => {
    expect(changed("    opens: [ '{Service} is open.' ]\n", '')).toEqual([
      '1.yaml:17:5 no-story at “id: garden”: No case of “garden” would begin. Write “opens” and “closes” for it, or a story with “open” and “close”.',
    ]);
    expect(changed("    closes: [ 'That was {service}.' ]\n", '')).toEqual([
      '1.yaml:17:5 no-story at “id: garden”: No case of “garden” would end. Write “opens” and “closes” for it, or a story with “open” and “close”.',
    ]);
  });

  test('two things at once are both said, each at its place', () => {
    const text = SOUND.replace('{ ties:', '{ tyes:').replace('{ wales:', '{ wails:');
    expect(problemsIn(text).map((each) => each.slice(0, 12))).toEqual(['1.yaml:14:12', '1.yaml:15:12']);
  });
});

const HEAD = 'vignettes: 1\nframework: { id: told, version: 1.0.0 }\n';
const setting = (id: string, words: string) =>
  `  - { id: ${id}, title: T, names: [ N ], words: { ${words} }, opens: [ O. ], closes: [ C. ] }\n`;

describe('several files', () => {
  test('are put together: bridges, nations and ways to say an option', () => {
    const more = `${HEAD}phrases: { money: { part: [ { say: A third purse. } ] } }
bridges: { ties: [ More on ties. ], ground: [ On the ground. ] }
nations: { wales: { care-body: the council }, england: { health-body: the trust, care-body: the council } }
settings:\n${setting('boat', 'people: sailors')}`;
    const vignettes = unwrap(loaded(SOUND, more));
    expect(vignettes.bridges).toEqual({
      ties: ['On {people}.', 'More on ties.'],
      ground: ['On the ground.'],
    });
    expect(vignettes.nations).toEqual({
      wales: { 'health-body': 'the board', 'care-body': 'the council' },
      england: { 'health-body': 'the trust', 'care-body': 'the council' },
    });
    expect(vignettes.phrases.filter(({ option }) => option === 'part')).toHaveLength(3);
    expect(vignettes.settings.map(({ id }) => id)).toEqual(['garden', 'boat']);
  });

  test('each setting has to have every word of the phrases of all files', () => {
    expect(problemsIn(SOUND, `${HEAD}settings:\n${setting('boat', 'folk: sailors')}`)).toEqual([
      '2.yaml:4:48 missing-word at “{ folk: sail”: “boat” has nothing to stand for {people}. The phrases use every one of these words, so each setting has to have it.',
    ]);
  });

  test('a word that only one nation has is none that phrases may use', () => {
    const problems = problemsIn(SOUND, `${HEAD}nations: { england: { care-body: the council } }\n`);
    expect(problems[0]).toContain('1.yaml:8:14 unknown-word');
    expect(problems[0]).toContain('{health-body}');
  });

  test('two settings of one name are told of in both files', () => {
    expect(problemsIn(SOUND, `${HEAD}settings:\n${setting('garden', 'people: some')}`)).toEqual([
      '1.yaml:17:9 same-id at “garden”: Several settings are called “garden”. Give each a name of its own.',
      '2.yaml:4:11 same-id at “garden, titl”: Several settings are called “garden”. Give each a name of its own.',
    ]);
  });

  test('what is wrong with any of them is said, in the order of the files', () => {
    const places = problemsIn(SOUND.replace('{ ties:', '{ tyes:'), HEAD.replace('told', 'tolt')).map(
      (each) => each.split(' ')[0],
    );
    expect(places).toEqual(['1.yaml:14:12', '2.yaml:2:18']);
  });
});

describe('all that can be told is told at once', () => {
  const codes = (...texts: readonly string[]) =>
    problemsIn(...texts).map((each) => each.slice(0, each.indexOf(' at ')));
  const story = `${HEAD}${STORY}`.replace('The gate is shut.', "'{Gat} of {people} and {health-body}.'");

  test('words and settings beside a question that there is not', () => {
    const text = SOUND.replace('  money:\n    part:', '  mony:\n    part:').replace(
      '{service}.',
      '{servise}.',
    );
    expect(codes(text, story.replace('setting: garden', 'setting: gardn'))).toEqual([
      '1.yaml:6:3 unknown-question',
      '1.yaml:8:14 unknown-word',
      '2.yaml:5:14 unknown-setting',
      '2.yaml:9:12 unknown-word',
    ]);
  });

  test.each([
    ['a key at the top', 'settings:', 'setings:', '1.yaml:16:1 unknown-key'],
    ['a nation', '{ wales:', '{ Wales:', '1.yaml:15:12 bad-id'],
    ['a word', "{ people: '", "{ People: '", '1.yaml:20:14 bad-id'],
    [
      'the whole file',
      "closes: [ 'That was {service}.' ]",
      "closes: [ 'That was {service}.'",
      '1.yaml:23:13 yaml-syntax',
    ],
  ])('but for what may stand in %s that cannot be read', (_, before, after, own) => {
    expect(codes(SOUND.replace(before, after), story)).toEqual([own, '2.yaml:9:12 unknown-word']);
  });

  test('beside a key that is missing, a phrase that is none, and a list that is wrong', () => {
    const text =
      `${SOUND.replace('[ thin ]', '[ 3, none ]').replace('{ say: A common purse.,', '{ sya: A common purse.,')}${STORY}`
        .replace('    close: The gate is shut.\n', '')
        .replace('{ ties:', '{ tyes:')
        .replace('{Someone} opens', '{Somebody} opens')
        .replace('unknown: [ {', 'unknwn: [ {');
    expect(codes(text)).toEqual([
      '1.yaml:11:18 wrong-value',
      '1.yaml:12:9 missing-key',
      '1.yaml:12:11 unknown-key',
      '1.yaml:13:5 unknown-option',
      '1.yaml:14:12 unknown-dimension',
      '1.yaml:25:5 missing-key',
      '1.yaml:29:11 unknown-word',
    ]);
  });
});

describe('hostile texts', () => {
  test.each([
    ['a list', '- vignettes\n'],
    ['nothing', ''],
    ['a number for a phrase', `${HEAD}phrases: { money: { part: [ { say: 3 } ] } }\n`],
    [
      'a phrase of a megabyte',
      `${HEAD}phrases: { money: { part: [ { say: ${'x'.repeat(1_000_000)} } ] } }\n`,
    ],
    ['a text for a list', `${HEAD}bridges: { ties: On ties. }\n`],
    ['an id with a capital', `${HEAD}nations: { Wales: { a: b } }\n`],
    ['a name out of every object', `${HEAD}phrases: { constructor: { part: [ { say: X. } ] } }\n`],
    ['an option out of every object', `${HEAD}phrases: { money: { constructor: [ { say: X. } ] } }\n`],
    [
      'a tag out of every object',
      `${HEAD}phrases: { money: { part: [ { say: X., tells: { constructor: a } } ] } }\n`,
    ],
    ['a dimension out of every object', `${HEAD}bridges: { constructor: [ X. ] }\n`],
    ['a nation out of every object', `${HEAD}nations: { constructor: { a: b } }\n`],
    ['the root of every object', `${HEAD}phrases: { __proto__: { part: [ { say: X. } ] } }\n`],
    ['a word out of every object', `${HEAD}phrases: { money: { part: [ { say: 'A {constructor}.' } ] } }\n`],
    ['too many ways', `${HEAD}phrases: { money: { part: [ ${'{ say: X. }, '.repeat(101)} ] } }\n`],
    ['a setting’s word out of every object', `${HEAD}settings:\n${setting('garden', 'constructor: x')}`],
    ['no way at all', `${HEAD}phrases: { money: { part: [] } }\n`],
    ['no option left', `${HEAD}phrases: { money: { part: [ { say: X., rules-out: { door: [] } } ] } }\n`],
  ])('%s is refused with its place', (_, text) => {
    const { problems } = loaded(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(10);
    for (const { severity, place, message } of problems) {
      expect(severity).toBe('error');
      expect(place?.line).toBeGreaterThan(0);
      expect(message).not.toMatch(/undefined|\[object|function|native code/u);
    }
  });
});

describe('words in braces', () => {
  test('are filled in, with a capital where they are written with one', () => {
    expect(bracedWords('{People} and {health-body}, {people}')).toEqual(['people', 'health-body', 'people']);
    expect(filledIn('{People} meet {people}.', { people: 'sailors' })).toBe('Sailors meet sailors.');
  });

  test('stay as written where nothing stands for them, and are filled in once', () => {
    expect(filledIn('{nobody} {a}', { a: '{b}', b: 'x' })).toBe('{nobody} {b}');
    expect(filledIn('{a}', { a: '$& $1' })).toBe('$& $1');
    expect(filledIn('{A} {', { a: 'élan' })).toBe('Élan {');
  });
});
