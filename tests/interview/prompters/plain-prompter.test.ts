import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PlainPrompter } from '../../../src/interview/prompters/plain.ts';
import type { Field, Menu } from '../../../src/interview/prompters/prompter.ts';
import { Interrupted } from '../../../src/problem.ts';
import { unprintableIn } from '../../../src/text.ts';
import { PAPER } from '../../support/paper.ts';

const MENU: Menu<string> = {
  context: 'Money · Question 1 of 3',
  message: 'Whose money?',
  choices: [
    { value: 'own', label: 'Each its own' },
    { value: 'part', label: 'Some shared' },
    { value: 'all', label: 'All shared' },
    { value: 'unknown', label: 'Don’t know', key: 'd' },
  ],
  markable: 3,
  commands: ['back', 'help', 'leave'],
};

const REVIEW: Menu<string> = {
  message: 'Check.',
  choices: [
    { value: 'place', label: 'Place it', mark: 'p' },
    { value: 'name', label: 'Service', detail: 'not given', mark: 's' },
    { value: 'one', label: 'Whose money?', detail: 'Some shared', mark: '1' },
    { value: 'two', label: 'Who manages?', mark: '2' },
  ],
  commands: ['back'],
};

const WHAT_TO_TYPE = 'Please type 1 to 4 or d. For something else: b, h or q.';

const unshowable = (code: string) =>
  `That holds a character that cannot be shown (${code}); please type it again.`;
const FIELD: Field = { message: 'Note', commands: ['back'] };

/** A prompter that has been typed these lines, and what it wrote. */
function typed(...lines: readonly string[]) {
  const input = new PassThrough();
  let written = '';
  let interrupt = () => {};
  const prompter = new PlainPrompter({
    input,
    paper: PAPER,
    write: (text) => {
      written += text;
    },
    onSuspend: () => () => {},
    onInterrupt: (listener) => {
      interrupt = listener;
      return () => {
        interrupt = () => {};
      };
    },
  });
  for (const line of lines) input.write(`${line}\n`);
  return { prompter, input, written: () => written, interrupt: () => interrupt() };
}

async function chosen(line: string, menu: Menu<string> = MENU) {
  return typed(line).prompter.choose(menu);
}

/** What is said to a line that is not taken, when the next one is. */
async function refusal(line: string, menu: Menu<string> = MENU): Promise<string> {
  const { prompter, written } = typed(line, '1');
  await prompter.choose(menu);
  return written().split('> ')[1]?.trim() ?? '';
}

describe('a menu', () => {
  it('is read out as numbered lines, with what can be typed', async () => {
    const { prompter, written } = typed('1');
    await prompter.choose(MENU);
    expect(written()).toBe(
      [
        '',
        'Money. Question 1 of 3',
        'Whose money?',
        '1. Each its own',
        '2. Some shared',
        '3. All shared',
        '4. Don’t know (d)',
        'Type a number, or several as 2,3. Or: b back, h help, q save and leave.',
        '> ',
      ].join('\n'),
    );
  });

  it('says in words what is answered so far', async () => {
    const { prompter, written } = typed('1');
    await prompter.choose({ ...MENU, current: [0, 2] });
    expect(written()).toContain('\nYour answer so far: 1 or 3. Enter keeps it.\n');
  });

  it('says what was noted before the choices, and headings above theirs', async () => {
    const { prompter, written } = typed('1');
    const [first, second, ...others] = MENU.choices;
    if (!first || !second) throw new Error('there are more');
    const choices = [first, { ...second, heading: 'Money' }, ...others];
    await prompter.choose({ ...MENU, choices, remarks: ['Note: seen.', 'Evidence: 1 piece'] });
    const said = [MENU.message, 'Note: seen.', 'Evidence: 1 piece', `1. ${first.label}`, '', 'Money'];
    expect(written()).toContain(`${said.join('\n')}\n2. ${second.label}\n`);
  });

  it('puts the detail of a choice behind it', async () => {
    const { prompter, written } = typed('1');
    await prompter.choose(REVIEW);
    expect(written()).toContain('\ns. Service: not given\n1. Whose money? Some shared\n2. Who manages?\n');
  });

  it.each([
    ['2', ['part']],
    [' 2 ', ['part']],
    ['4', ['unknown']],
    ['d', ['unknown']],
    ['Ｄ', ['unknown']],
    ['２，３', ['part', 'all']],
    ['2,3', ['part', 'all']],
    ['3 2', ['part', 'all']],
    ['3, 1', ['own', 'all']],
    ['2,2', ['part']],
    [',2,', ['part']],
  ])('takes %j', async (line, values) => {
    expect(await chosen(line)).toEqual({ kind: 'chosen', values });
  });

  it.each([
    ['p', 'place'],
    ['S', 'name'],
    ['2', 'two'],
  ])('takes %j by the mark of a choice', async (line, value) => {
    expect(await chosen(line, REVIEW)).toEqual({ kind: 'chosen', values: [value] });
  });

  it.each([
    ['b', 'back'],
    ['/b', 'back'],
    ['B', 'back'],
    ['h', 'help'],
    ['?', 'help'],
    ['q', 'leave'],
  ])('takes %j as a command', async (line, command) => {
    expect(await chosen(line)).toEqual({ kind: 'command', command });
  });

  it('asks again after an Enter alone, and says that nothing is chosen', async () => {
    expect(await refusal('')).toBe(`Nothing is chosen yet. ${WHAT_TO_TYPE}`);
  });

  it.each(['5', '0', '-1', '1.5', '2,9', 'part', 'j', 'back please'])('asks again after %j', async (line) => {
    expect(await refusal(line)).toBe(WHAT_TO_TYPE);
  });

  it('names the letters that can be typed as well', async () => {
    expect(await refusal('x', REVIEW)).toBe('Please type p, s or 1 to 2. For something else: b.');
  });

  it('names only the numbers that there are', async () => {
    const [place, , one, two] = REVIEW.choices;
    const choices = [place, one, { ...two, mark: '3' }, { ...two, mark: '4' }].filter(
      (row) => row !== undefined,
    );
    expect(await refusal('2', { ...REVIEW, choices } as typeof REVIEW)).toContain('type p, 1 or 3 to 4.');
  });

  it('does not take “don’t know” together with an option', async () => {
    expect(await refusal('3,4')).toBe('Only 1 to 3 can be typed together.');
    expect(await refusal('1,d')).toBe('Only 1 to 3 can be typed together.');
  });

  it('takes only one where only one can hold', async () => {
    expect(await refusal('1 2', { ...MENU, markable: 0 })).toBe('Please type one only.');
  });

  it('keeps the answer so far at Enter', async () => {
    const menu = { ...MENU, current: [1, 2] };
    expect(await chosen('', menu)).toEqual({ kind: 'chosen', values: ['part', 'all'] });
  });

  it('does not take a place to start from for an answer', async () => {
    expect(await refusal('', { ...MENU, start: 1 })).toBe(`Nothing is chosen yet. ${WHAT_TO_TYPE}`);
  });

  it('takes what is chosen and not given yet at Enter, which it says', async () => {
    const { prompter, written } = typed('');
    const menu = { ...MENU, current: [0], chosen: [1, 2] };
    expect(await prompter.choose(menu)).toEqual({ kind: 'chosen', values: ['part', 'all'] });
    expect(written()).toContain('\nChosen so far: 2 or 3. Enter takes it.\n');
  });
});

describe('a field', () => {
  const written = async (line: string, field: Field = FIELD) => typed(line).prompter.write(field);

  it('is read out with its hint, what stands so far, and how to turn back', async () => {
    const { prompter, written: said } = typed('x');
    await prompter.write({ ...FIELD, hint: 'Empty for none.', initial: 'As seen' });
    expect(said()).toBe(
      '\nNote\nEmpty for none.\nSo far: As seen\nPress Enter to keep it, or type - to clear it.\nOr: /b back.\n> ',
    );
  });

  it.each([
    ['Some words ', undefined, 'Some words'],
    ['', undefined, ''],
    ['', 'As seen.', 'As seen.'],
    ['-', 'As seen.', ''],
    ['Other', 'As seen.', 'Other'],
    ['24/q', undefined, '24/q'],
    ['a / b', undefined, 'a / b'],
  ])('takes %j, with %j so far, for %j', async (line, initial, text) => {
    const field = initial === undefined ? FIELD : { ...FIELD, initial };
    expect(await written(line, field)).toEqual({ kind: 'text', text });
  });

  it.each(['/b', ' /b ', '/B', '／ｂ'])('takes %j as a command', async (line) => {
    expect(await written(line)).toEqual({ kind: 'command', command: 'back' });
  });

  it.each([
    ['that is empty', '', 'Please write something.'],
    ['that clears what is needed', '-', 'Please write something.'],
    ['that is too long', 'x'.repeat(2001), 'Please write at most 2000 characters. That has 2001.'],
    ['that is no command', '/z', 'There is no command /z here. /b back'],
    ['with an escape sequence', 'a\u001b[2Jb', unshowable('U+001B')],
    ['with an escape sequence in one character', 'a\u009b2Jb', unshowable('U+009B')],
    ['that turns text around', 'a\u202eb', unshowable('U+202E')],
  ])('asks again after a line %s', async (_, line, why) => {
    const { prompter, written: said } = typed(line, 'Old Town');
    expect(await prompter.write({ ...FIELD, required: true })).toEqual({ kind: 'text', text: 'Old Town' });
    expect(said().split('> ')[1]).toBe(`${why}\n`);
    expect(unprintableIn(said())).toBeNull();
  });

  it.each([
    ['a letter that is a command elsewhere', 'q', '“q” is a text here. Enter again takes it'],
    ['a command behind it', 'The minutes /b', '“/b” behind a text is part of it. Enter again takes it'],
  ])('doubts a text with %s, and Enter alone then takes it', async (_, line, why) => {
    const { prompter, written: said } = typed(line, '');
    expect(await prompter.write({ ...FIELD, initial: 'As seen' })).toEqual({ kind: 'text', text: line });
    expect(said()).toContain(why);
  });

  it('takes something else in place of a text that was doubted', async () => {
    expect(await typed('q', '/b').prompter.write(FIELD)).toEqual({ kind: 'command', command: 'back' });
    expect(await typed('q', '-').prompter.write(FIELD)).toEqual({ kind: 'text', text: '' });
  });

  it('does not doubt what stood there, nor takes by Enter what cannot be taken', async () => {
    const { prompter } = typed('', 'x'.repeat(2001), '');
    expect(await prompter.write({ ...FIELD, initial: 'q' })).toEqual({ kind: 'text', text: 'q' });
    expect(await prompter.write({ ...FIELD, initial: 'As seen' })).toEqual({ kind: 'text', text: 'As seen' });
  });
});

describe('a long list', () => {
  const LIST = { ...REVIEW, list: 'all' };
  const changed = {
    ...LIST,
    choices: LIST.choices.with(2, { value: 'one', label: 'Whose money?', mark: '1' }),
  };

  it('is read out once; then only what is new in it is said, until all is wanted', async () => {
    const { prompter, written } = typed('1', 'd', 'l', '2');
    await prompter.choose(LIST);
    await prompter.choose(MENU);
    await prompter.choose(changed);
    const [, , again, all] = written().split('> ');
    const how = 'Type a number or a letter. Or: b back';
    expect(again).toBe(
      `\nCheck.\n1. Whose money?\nAll else in the list is as before.\n${how}, l the whole list.\n`,
    );
    expect(all).toContain('Service: not given\n1. Whose money?\n2. Who manages?\n');
    expect(all).toContain(`${how}.\n`);
  });

  it('is read out whole where another was meanwhile, or it is another', async () => {
    const { prompter, written } = typed('1', '1', '1');
    await prompter.choose(LIST);
    await prompter.choose({ ...changed, list: 'open' });
    await prompter.choose(LIST);
    expect(written().match(/Service: not given/gu)).toHaveLength(3);
  });
});

describe('the end', () => {
  it('of input breaks off what is being asked', async () => {
    const { prompter, input } = typed();
    const reply = prompter.choose(MENU);
    input.end();
    await expect(reply).rejects.toThrow(Interrupted);
  });

  it('of input breaks off whatever is asked later', async () => {
    const { prompter, input } = typed('2');
    input.end();
    expect(await prompter.choose(MENU)).toEqual({ kind: 'chosen', values: ['part'] });
    await expect(prompter.write(FIELD)).rejects.toThrow(Interrupted);
    await expect(prompter.choose(MENU)).rejects.toThrow(Interrupted);
  });

  it('by Ctrl-C breaks off, also between two questions', async () => {
    const { prompter, interrupt } = typed();
    const reply = prompter.write(FIELD);
    interrupt();
    await expect(reply).rejects.toThrow(Interrupted);
    await expect(prompter.choose(MENU)).rejects.toThrow(Interrupted);
  });

  it('takes a last line that has no line end', async () => {
    const { prompter, input } = typed();
    input.end('3');
    expect(await prompter.choose(MENU)).toEqual({ kind: 'chosen', values: ['all'] });
  });
});

it('lines that were typed ahead are taken one by one', async () => {
  const { prompter } = typed('1', '/b', 'Old Town');
  expect(await prompter.choose(MENU)).toEqual({ kind: 'chosen', values: ['own'] });
  expect(await prompter.write(FIELD)).toEqual({ kind: 'command', command: 'back' });
  expect(await prompter.write(FIELD)).toEqual({ kind: 'text', text: 'Old Town' });
});

it('what is said fits the paper', () => {
  const { prompter, written } = typed();
  prompter.say('word '.repeat(40));
  expect(
    Math.max(
      ...written()
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80);
});

describe('at a terminal', () => {
  /** Lines that come in, each with all that is in it at once, where this many prompts are open. */
  function terminal(...turns: readonly string[]) {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const left = [...turns];
    let written = '';
    const prompter = new PlainPrompter({
      input,
      paper: PAPER,
      write: (text) => {
        written += text;
        if (text === '> ') input.write(left.shift() ?? '');
      },
      onSuspend: () => () => {},
      onInterrupt: () => () => {},
    });
    return { prompter, input, written: () => written };
  }

  it.each([
    ['2\n', '“2” came in before this question was shown, and was not taken.'],
    ['\n', 'An Enter came in before this question was shown, and was not taken.'],
    ['2\n3\n', '2 lines came in before this question was shown, and were not taken.'],
  ])(
    'what came in before a question is not taken for its answer, and that is said: %j',
    async (early, said) => {
      const { prompter, input, written } = terminal('1\n');
      input.write(early);
      expect(await prompter.choose(MENU)).toEqual({ kind: 'chosen', values: ['own'] });
      expect(written()).toMatch(new RegExp(`^\\n${said}\\n\\nMoney`, 'u'));
    },
  );

  it('several lines at once are no choice, whatever they say', async () => {
    const { prompter, written } = terminal('2\n3\n', '1\n');
    expect(await prompter.choose(MENU)).toEqual({ kind: 'chosen', values: ['own'] });
    expect(written()).toContain('2 lines came in at once, as what is pasted does. None of them was taken.');
  });

  it('several lines at once are one text, which Enter takes', async () => {
    const { prompter, written } = terminal('Since May:\n  the rota,\n', 'the minutes\n', '\n');
    expect(await prompter.write(FIELD)).toEqual({ kind: 'text', text: 'Since May: the rota, the minutes' });
    expect(written()).toContain('They are one text: “Since May: the rota,”');
  });

  it('a hyphen leaves several lines out', async () => {
    const { prompter } = terminal('one\ntwo\n', '-\n', 'Other\n');
    expect(await prompter.write({ ...FIELD, required: true })).toEqual({ kind: 'text', text: 'Other' });
  });

  it('a line that the terminal may have cut is not taken', async () => {
    const { prompter, written } = terminal(`${'ケ'.repeat(1400)}\n`, 'short\n');
    expect(await prompter.write(FIELD)).toEqual({ kind: 'text', text: 'short' });
    expect(written()).toContain('That is longer than a terminal hands over in one line.');
  });

  it('half a line is no answer where the input ends', async () => {
    const { prompter, input } = terminal('1');
    input.once('data', () => input.end());
    const reply = prompter.choose(MENU);
    await expect(reply).rejects.toThrow(Interrupted);
  });
});
