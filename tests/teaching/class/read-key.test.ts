import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/report/formats/json-text.ts';
import { readKey, readSet } from '../../../src/teaching/class/read-key.ts';
import { KEY, KEY_TEXT } from '../../support/classes.ts';
import { setOf, toldFixture } from '../../support/examples.ts';

const TOLD = await toldFixture();

/** The problems of a text that should be a key: code and place, or code and message. */
function faultsIn(text: string): string[] {
  const { problems } = readKey({ file: 'key.json', text });
  return problems.map(
    ({ code, message, place }) => `${code} ${place ? `${place.line}:${place.column}` : message}`,
  );
}

/** The small key with something in it changed, and where that stands. */
function changed(from: string, to: string): { readonly text: string; readonly at: string } {
  const place = KEY_TEXT.indexOf(from);
  expect(place).toBeGreaterThan(0);
  const before = KEY_TEXT.slice(0, place).split('\n');
  return { text: KEY_TEXT.replace(from, to), at: `${before.length}:` };
}

it('a key is read, whatever else stands in it', () => {
  expect(KEY.examples.map(({ id }) => id)).toEqual(['1', '2a', '2b', '3']);
  const more = changed('"title": "A ladder"', '"title": "A ladder", "new": [{ "a": 1 }]');
  expect(readKey({ file: 'key.json', text: `\ufeff${more.text}` })).toMatchObject({ ok: true, value: KEY });
});

describe('what is no key', () => {
  it.each([
    ['', 'not-a-key “key.json” is no key: it is not JSON.'],
    ['student,case,level\nAnn,1,2\n', 'not-a-key “key.json” is no key: it is not JSON.'],
    ['null', 'not-a-key “key.json” is JSON, and no key: it has no “key: 1”.'],
    ['[1]', 'not-a-key “key.json” is JSON, and no key: it has no “key: 1”.'],
    ['{ "schemaVersion": 1 }', 'not-a-key “key.json” is JSON, and no key: it has no “key: 1”.'],
    ['{ "key": "1" }', 'not-a-key “key.json” is JSON, and no key: it has no “key: 1”.'],
    ['{\n "key": 2 }', 'other-format 2:9'],
    ['{\n "key": 1, ', 'yaml-syntax 2:12'],
  ])('%j', (text, fault) => expect(faultsIn(text)).toEqual([fault]));

  it('is told apart from a key of another format, by number', () => {
    const [problem] = readKey({ file: 'key.json', text: '{ "key": 7 }' }).problems;
    expect(problem?.message).toBe('The key is in format 7; this program reads format 1.');
  });
});

describe('a key that was changed by hand', () => {
  it.each([
    ['a level of no rank', '"rank": 1', '"rank": "1"', 'wrong-value'],
    ['a kind that there is not', '"kind": "twins"', '"kind": "triplets"', 'wrong-value'],
    ['a case without a name', '"id": "2a"', '"id": " "', 'wrong-value'],
    ['a right level that there is not', '"right": ["apart"]', '"right": ["alone"]', 'bad-key'],
    ['one level right twice', '"right": ["apart"]', '"right": ["apart", "apart"]', 'bad-key'],
    ['two cases of one name', '"id": "2b"', '"id": "2a"', 'bad-key'],
    ['two levels of one rank', '"rank": 1', '"rank": 0', 'bad-key'],
    ['two barriers of one name', '"id": "trained-apart"', '"id": "two-pots"', 'bad-key'],
    ['an escape', '"title": "Early Bus"', '"title": "Early \\u001b[2J"', 'control-character'],
  ])('%s: is shown with its line', (_, from, to, code) => {
    const { text, at } = changed(from, to);
    const faults = faultsIn(text);
    expect(faults.every((fault) => fault.startsWith(code))).toBe(true);
    expect(faults[0]).toContain(` ${at}`);
  });

  it('everything is said at once', () => {
    const first = changed('"id": "2b"', '"id": "2a"').text;
    expect(faultsIn(first.replace('"right": ["apart"]', '"right": ["alone"]'))).toHaveLength(2);
  });
});

describe('what a case goes by', () => {
  const all = [
    ['../../elsewhere', false],
    ['/etc/hosts', false],
    ['..', false],
    ['1/../2', false],
    ['C:1', false],
    ['1\\\\2', false],
    ['a', false],
    ['1c', false],
    ['1A', false],
    ['12345', false],
    ['\uff11', false],
    ['17', true],
    ['1000b', true],
  ] as const;

  it.each(all)('%s', (id, isGood) => {
    const set = setOf(TOLD);
    const examples = set.examples.map((example) => ({ ...example, id }));
    const key = KEY_TEXT.replace('"id": "2a"', `"id": ${JSON.stringify(id)}`);
    for (const read of [
      readSet({ file: 'key.json', text: jsonText({ ...set, examples }) }),
      readKey({ file: 'key.json', text: key }),
    ]) {
      expect(read.ok).toBe(isGood);
      for (const { advice } of read.problems) expect(advice).toContain('up to four digits');
      expect(read.problems).toHaveLength(isGood ? 0 : 1);
    }
  });
});

it('whatever marking reads of a key, printing it reads alike', () => {
  const set = setOf(TOLD, { count: 3, kind: 'twins' });
  const text = jsonText(set).replaceAll('"title": "', '"title": " ');
  const whole = readSet({ file: 'key.json', text });
  expect(whole).toMatchObject({ ok: true });
  expect(whole).toMatchObject(readKey({ file: 'key.json', text }));
  expect(readSet({ file: 'key.json', text: jsonText(set) })).toMatchObject({ ok: true, value: set });
});

it('nests as deep as it likes where nobody looks', () => {
  const text = KEY_TEXT.replace('"key": 1,', `"key": 1, "more": ${'['.repeat(5000)}${']'.repeat(5000)},`);
  expect(readKey({ file: 'key.json', text })).toMatchObject({ ok: true });
});
