import { describe, expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const LADDER = new URL('../fixtures/frameworks/ladder.yaml', import.meta.url).pathname;

async function complaints(text: string): Promise<string[]> {
  const files = { 'file.yaml': text };
  return inFolder(files, async (cwd) => {
    const run = await mainRun(['score', 'file.yaml', '--framework', LADDER], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expectHarmless(run);
    expect(await touched(files, cwd)).toEqual([]);
    return messagesIn(run.stderr).map((message) =>
      message.replace(/^file\.yaml:/u, '').replace(' error:', ''),
    );
  });
}

describe('values of a wrong kind', () => {
  it.each([
    [
      'the service',
      'service: [ a ]',
      '2:10: “service” cannot be a list. Expected a map with the keys name, sides, nation, people, scope, partners and partners-complete. [wrong-value]',
    ],
    [
      'the framework',
      'framework: ladder',
      '2:12: “framework” cannot be “ladder”. Expected a map with the keys id, version and file. [wrong-value]',
    ],
    [
      'who answered',
      'answered-by: boss',
      '2:14: “answered-by” cannot be “boss”. Expected a list. [wrong-value]',
    ],
    [
      'a version in two parts',
      'framework: { version: "1.0" }',
      '2:23: “version” cannot be “1.0”. Expected three numbers with dots, such as 1.0.0. [wrong-value]',
    ],
    [
      'a version that is a number',
      'framework: { version: 1.0 }',
      '2:23: “version” cannot be 1. Expected text (put quotes around a number, a date or true). [wrong-value]',
    ],
    [
      'a name that is a number',
      'service: { name: 7 }',
      '2:18: “name” cannot be 7. Expected text (put quotes around a number, a date or true). [wrong-value]',
    ],
    [
      'a day that there is not',
      'date: 2026-13-40',
      '2:7: “date” cannot be “2026-13-40”. Expected a day such as 2026-11-22, a month such as 2026-11, or a year. [wrong-value]',
    ],
    [
      'a date that is a list',
      'date: [ 2026 ]',
      '2:7: “date” cannot be a list. Expected a day such as 2026-11-22, a month such as 2026-11, or a year. [wrong-value]',
    ],
    [
      'an answer that is a number',
      'answers: { money: 5 }',
      '2:19: “money” has no option “5”. Its options are own, part and all; or write unknown. [unknown-option]',
    ],
    [
      'an answer that is true',
      'answers: { money: true }',
      '2:19: “money” cannot be true. Expected an option, unknown, not-applicable, a list of options, or a map with the key “answer”. [wrong-value]',
    ],
    [
      'answers that are a list',
      'answers: [ money ]',
      '2:10: “answers” cannot be a list. Expected a map of keys and values. [wrong-value]',
    ],
    [
      'a note that is a number',
      'answers: { money: { note: 5 } }',
      '2:27: “note” cannot be 5. Expected text (put quotes around a number, a date or true). [wrong-value]',
    ],
    [
      'a name that is far too long',
      `service: { name: ${'x'.repeat(3000)} }`,
      '2:18: “name” has 3,000 characters; at most 2,000 are allowed. [wrong-value]',
    ],
  ])('%s', async (_, line, message) => {
    expect(await complaints(`joinedup: 1\n${line}\n`)).toEqual([message]);
  });
});

describe('names that there are not', () => {
  it.each([
    [
      'a key',
      'servcie: { name: A }',
      '2:1: “servcie” is not a key here. Did you mean “service”? [unknown-key]',
    ],
    [
      'a key far from any',
      'colour: red',
      '2:1: “colour” is not a key here. The keys are joinedup, framework, service, answered-by, date, round, follows, gathered, case, panel, needs and answers. [unknown-key]',
    ],
    [
      'a key within',
      'service: { nam: A }',
      '2:12: “nam” is not a key here. Did you mean “name”? [unknown-key]',
    ],
    [
      'a key of an answer',
      'answers: { money: { answr: own } }',
      '2:21: “answr” is not a key here. Did you mean “answer”? [unknown-key]',
    ],
    [
      'a question',
      'answers: { mony: own }',
      '2:12: A ladder has no question “mony”. Did you mean “money”? [unknown-question]',
    ],
    [
      'a question that JavaScript knows',
      'answers: { to-string: own }',
      '2:12: A ladder has no question “to-string”. “joinedup frameworks show ladder” lists the questions. [unknown-question]',
    ],
    [
      'a question with a capital',
      'answers: { Money: own }',
      '2:12: “Money” cannot be a key here. A name is lower-case letters, digits and hyphens, and starts with a letter. [bad-id]',
    ],
    [
      'an option',
      'answers: { money: prt }',
      '2:19: “money” has no option “prt”. Did you mean “part”? Its options are own, part and all; or write unknown. [unknown-option]',
    ],
    [
      'an option far from any',
      'answers: { money: heaps-of-it }',
      '2:19: “money” has no option “heaps-of-it”. Its options are own, part and all; or write unknown. [unknown-option]',
    ],
    [
      'an option of a list',
      'answers: { money: [ own, prt ] }',
      '2:26: “money” has no option “prt”. Did you mean “part”? Its options are own, part and all; or write unknown. [unknown-option]',
    ],
    [
      'an option twice',
      'answers: { money: [ own, own ] }',
      '2:19: “own” stands twice in the list. Keep one. [option-twice]',
    ],
    [
      '“unknown” in a list',
      'answers: { money: [ own, unknown ] }',
      '2:26: “unknown” stands alone, not in a list. List only options: own, part and all. [word-in-list]',
    ],
    [
      '“not-applicable” where it may not be',
      'answers: { money: not-applicable }',
      '2:19: “money” always applies. Answer “unknown”, or one of own, part and all. [always-applies]',
    ],
    [
      'a nation',
      'service: { nation: englnd }',
      '2:20: “englnd” is not a nation that the framework knows. Did you mean “england”? [unknown-nation]',
    ],
  ])('%s', async (_, line, message) => {
    expect(await complaints(`joinedup: 1\n${line}\n`)).toEqual([message]);
  });
});

describe('files that are something else', () => {
  it.each([
    [
      'a text',
      'Hello.',
      '1:1: This is not an assessment: it does not start with “joinedup: 1”. Start one with “joinedup template” or “joinedup assess FILE”. [not-an-assessment]',
    ],
    [
      'a list',
      '- joinedup',
      '1:1: This is not an assessment: it does not start with “joinedup: 1”. Start one with “joinedup template” or “joinedup assess FILE”. [not-an-assessment]',
    ],
    [
      'a framework',
      'id: a\nquestions: []',
      '1:1: This is a framework, not an assessment. Check it with “joinedup frameworks check FILE”, or name it with --framework. [not-an-assessment]',
    ],
    [
      'a later format',
      'joinedup: 2',
      '1:11: The file is in format 2; this program reads format 1. Use a newer joinedup. [other-format]',
    ],
    [
      'a format in quotes',
      'joinedup: "1"',
      '1:11: This is not an assessment: it does not start with “joinedup: 1”. Start one with “joinedup template” or “joinedup assess FILE”. [not-an-assessment]',
    ],
  ])('%s', async (_, text, message) => {
    expect(await complaints(text)).toEqual([message]);
  });
});

describe('several problems', () => {
  it('come back at once, from the top of the file to its end', async () => {
    const text =
      'joinedup: 1\nservice: { name: 7 }\ndate: later\nanswers: { money: { note: 5, souce: x } }\ncolor: red\n';
    const places = (await complaints(text)).map((message) =>
      message.replace(/: .*\[/u, ' ').replace(']', ''),
    );
    expect(places).toEqual([
      '2:18 wrong-value',
      '3:7 wrong-value',
      '4:27 wrong-value',
      '4:30 unknown-key',
      '5:1 unknown-key',
    ]);
  });

  it('are said once each, with a suggestion for each', async () => {
    expect(await complaints('joinedup: 1\nservcie: {}\nanswres: {}\n')).toEqual([
      '2:1: “servcie” is not a key here. Did you mean “service”? [unknown-key]',
      '3:1: “answres” is not a key here. Did you mean “answers”? [unknown-key]',
    ]);
  });

  it('of one value are one', async () => {
    expect(await complaints('joinedup: 1\nanswers: { money: { source: [] } }\n')).toHaveLength(1);
  });

  it('are counted, not shown, beyond fifty', async () => {
    const answers = Array.from({ length: 70 }, (_, place) => `  q${place}: 5\n`).join('');
    const found = await complaints(`joinedup: 1\nanswers:\n${answers}`);
    expect(found).toHaveLength(51);
    expect(found.at(-1)).toMatch(/20 more problems are not shown\./u);
  });
});

it('what is wrong with the shape and with the answers comes back at once, in the order of the file', async () => {
  const text = [
    'joinedup: 1',
    'framework: { id: ladder }',
    'service: { nation: englnd, nme: Old Town }',
    'answers: { money: prt, dor: one, manager: { answr: one } }\n',
  ].join('\n');
  expect((await complaints(text)).map((line) => line.replace(/:.*\[/u, ' ['))).toEqual([
    '3 [unknown-nation]',
    '3 [unknown-key]',
    '4 [unknown-option]',
    '4 [unknown-question]',
    '4 [unknown-key]',
  ]);
});

describe('another version of the framework', () => {
  it('is refused where the first number differs', async () => {
    expect(await complaints('joinedup: 1\nframework: { version: 3.1.0 }\n')).toEqual([
      '2:23: The answers belong to version 3.1.0 of A ladder; this is version 1.0.0. What changed is not said in the framework. Use that version of the framework, or answer anew with “joinedup template”. [other-version]',
    ]);
  });

  it('is scored where the first number is the same, with notes of what is new and gone', () =>
    inFolder(
      {
        'file.yaml':
          'joinedup: 1\nframework: { version: 1.9.0 }\nanswers: { gone: x, door: one, money: all }\n',
      },
      async (cwd) => {
        const run = await mainRun(['score', 'file.yaml', '--framework', LADDER, '--format', 'json'], { cwd });
        expect(run).toMatchObject({ code: 0, stderr: '' });
        const result = JSON.parse(run.stdout);
        expect(result.framework).toMatchObject({ version: '1.0.0', answeredVersion: '1.9.0' });
        expect(result.notes).toEqual([
          'The answers were given to version 1.9.0 of the framework, and are scored on version 1.0.0.',
          'Answered, but not asked in this version: gone.',
          'Asked in this version, but not answered: manager.',
        ]);
      },
    ));

  it('does not forgive an option that there is not', async () => {
    expect(await complaints('joinedup: 1\nframework: { version: 1.9.0 }\nanswers: { money: prt }\n')).toEqual(
      [
        '3:19: “money” has no option “prt”. Did you mean “part”? Its options are own, part and all; or write unknown. [unknown-option]',
      ],
    );
  });
});
