import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOneLine, parseLine, pastedInto } from '../../../src/interview/prompters/fields.ts';
import type { Field } from '../../../src/interview/prompters/prompter.ts';
import { assessmentSchema } from '../../../src/model/assessment.ts';

const FIELD: Field = { message: 'Note', initial: 'bed meeting minutes', commands: ['back', 'leave'] };

describe('a written line', () => {
  it.each([
    ['/b', 'back'],
    [' /q ', 'leave'],
    ['/B', 'back'],
    ['bed meeting minutes/b', 'back'],
    ['bed meeting minutes /b', 'back'],
    ['bed meeting minutes  /q ', 'leave'],
    ['／ｂ', 'back'],
  ])('is a command, also behind what stood there and was left so: %j', (line, command) => {
    expect(parseLine(line, FIELD)).toEqual({ kind: 'command', command });
  });

  it('with a command of another place behind it is no text at once', () => {
    const line = 'bed meeting minutes /j';
    expect(parseLine(line, FIELD)).toContain('it is no command here');
    expect(parseLine(line, FIELD, line)).toEqual({ kind: 'text', text: line });
  });

  it.each(['bed meeting minutes of May /b', 'minutes/b', 'in 24/b', 'bed meeting/q'])(
    'with a command behind other words is text when it is entered again: %j',
    (line) => {
      expect(parseLine(line, FIELD)).toContain('Enter again takes it');
      expect(parseLine(line, FIELD, line)).toEqual({ kind: 'text', text: line });
      expect(parseLine(line, FIELD, 'another')).toContain('Enter again takes it');
    },
  );

  it.each(['and/or', '24/7', 'a / b', 'over/z', '/etc/hosts', 'what/?!', 'w', 'bb', '/bq'])(
    'is text: %j',
    (line) => {
      expect(parseLine(line, FIELD)).toEqual({ kind: 'text', text: line });
    },
  );

  it.each(['b', 'Q', 'j', 'ｒ', '?'])(
    'that would be a command elsewhere is text when it is entered again: %j',
    (line) => {
      expect(parseLine(line, FIELD)).toContain('a command begins with a slash');
      expect(parseLine(line, FIELD, line)).toEqual({ kind: 'text', text: line });
      expect(parseLine(line, { ...FIELD, initial: line })).toEqual({ kind: 'text', text: line });
    },
  );

  it.each(['/z', '/j', '/?', '/ж'])('that looks like a command and is none is told: %j', (line) => {
    expect(parseLine(line, FIELD)).toBe(`There is no command ${line} here. /b back · /q save and leave`);
  });

  it('is never cut, and never lost where it is a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (line) => {
        const reply = parseLine(line, FIELD, line);
        if (typeof reply !== 'string' && reply.kind === 'text') expect(reply.text).toBe(line.trim());
      }),
    );
  });

  it('may be as long as a file may have it', () => {
    const fileWith = (people: string) =>
      assessmentSchema.safeParse({ joinedup: 1, service: { people } }).success;
    for (const length of [2000, 2001]) {
      const text = 'x'.repeat(length);
      expect(typeof parseLine(text, FIELD) !== 'string', String(length)).toBe(fileWith(text));
    }
  });
});

describe('what is pasted', () => {
  it.each([
    ['one\ntwo', 'one two'],
    ['one\r\ntwo\r\n', 'one two'],
    ['\n one  \n\n\t two\r', 'one two'],
    ['a\tb', 'a b'],
    [' kept ', ' kept '],
    ['one\u2028two', 'one two'],
    ['\u001b[31mred\u001b[0m \u001b]0;title\u0007end\u0000\u0008', 'red end'],
  ])('%j is one line: %j', (pasted, line) => {
    expect(asOneLine(pasted)).toBe(line);
  });

  it('never holds what would steer a terminal, nor a line break', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\r',
      '\u001b',
      '[',
      '2',
      'J',
      ']',
      '0',
      ';',
      '\u0007',
      '\u009b',
      '\t',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((all) => all.join('')),
        (pasted) => {
          expect(asOneLine(pasted)).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });

  it('says how many lines became one, and what was left out', () => {
    expect(pastedInto('', 'one\ntwo\n')).toEqual({
      text: 'one two',
      notice: '2 lines were pasted as one text.',
    });
    expect(pastedInto('', 'one')).toEqual({ text: 'one', notice: '' });
    // A terminal may make two line breaks of one, and an empty line is none that was pasted.
    expect(pastedInto('', 'one\r\rtwo\r\n\r\nthree').notice).toBe('3 lines were pasted as one text.');
    expect(pastedInto('', '\u001b[1mone').notice).toBe('Signs that cannot be shown were left out.');
  });

  it('stays out, as a whole, where it does not fit', () => {
    const before = 'x'.repeat(1990);
    expect(pastedInto(before, '1234567890').text).toBe('1234567890');
    expect(pastedInto(before, '12345678901')).toEqual({
      text: '',
      notice: '11 characters were pasted, and at most 2000 fit here. They were left out.',
    });
  });
});
