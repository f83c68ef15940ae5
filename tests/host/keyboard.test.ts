import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Keyboard, type KeyPress } from '../../src/host/keyboard.ts';
import { PAPER } from '../support/paper.ts';

const [PASTE, PASTED] = ['\u001b[200~', '\u001b[201~'];

afterEach(() => {
  vi.useRealTimers();
});

/** A keyboard, what it sent on, and how often Ctrl-C was heard. */
function opened() {
  const input = Object.assign(new PassThrough(), { setRawMode: vi.fn() });
  const output = new PassThrough();
  const heard = { interrupt: vi.fn(), suspend: vi.fn() };
  const keys: KeyPress[] = [];
  const keyboard = new Keyboard(
    {
      input,
      output,
      paper: PAPER,
      write: () => {},
      onInterrupt: () => () => {},
      onSuspend: () => () => {},
      suspend() {},
    },
    heard,
  );
  keyboard.keys.on('keypress', (_: string | undefined, key: KeyPress) => keys.push(key));
  keyboard.take();
  const type = (...chunks: readonly string[]) => {
    for (const chunk of chunks) input.emit('data', Buffer.from(chunk));
  };
  return { input, output, heard, keyboard, type, keys };
}

function namesOf(keys: readonly KeyPress[]): (string | undefined)[] {
  return keys.map(({ name, sequence }) => (name === 'paste' ? `paste: ${sequence}` : name));
}

describe('the keyboard', () => {
  it('is taken and given back with its mode and the marks of pastes', () => {
    const { input, output, keyboard } = opened();
    expect(input.setRawMode.mock.calls).toEqual([[true]]);
    expect(String(output.read())).toBe('\u001b[?2004h');
    keyboard.giveBack();
    keyboard.giveBack();
    expect(input.setRawMode.mock.calls).toEqual([[true], [false]]);
    expect(String(output.read())).toBe('\u001b[?2004l');
  });

  it.each(['end', 'close', 'error'])('breaks off at the %s of its input', (event) => {
    const { input, heard } = opened();
    input.emit(event, new Error('EIO'));
    expect(heard.interrupt).toHaveBeenCalled();
  });

  it.each([
    ['\u0003'],
    ['\r\u0003'],
    ['2\r\u0003x'],
    ['1\r2\r3\r\u0003'],
    [`${PASTE}one\u0003`],
    [PASTE, '\u0003'],
  ])('hears a Ctrl-C in whatever it comes: %j', (...chunks) => {
    const { heard, type } = opened();
    type(...chunks);
    expect(heard.interrupt).toHaveBeenCalled();
  });

  it('hears Ctrl-Z, and sends neither on', () => {
    const { heard, type, keys } = opened();
    type('\u001aa\u0003');
    expect(heard.suspend).toHaveBeenCalledOnce();
    expect(namesOf(keys)).toEqual(['a']);
  });

  it.each([
    ['Northside team', 'Northside team', undefined],
    ['Northside team\r', 'Northside team\r', true],
    ['one line\rtwo lines', 'one line\rtwo lines', undefined],
    ['1\r2\r3', '1\r2\r3', undefined],
  ])('takes %j for a paste', (text, sequence, isEntered) => {
    const { type, keys } = opened();
    type(text);
    expect(keys.map((key) => [key.name, key.sequence, key.isEntered || undefined])).toEqual([
      ['paste', sequence, isEntered],
    ]);
  });

  it.each(['2\r', '12\r', '\r\r\r', '2\r3', 'jjjjjjjj', 'bnh', '\u001b[B\u001b[B\r', '\u0015gone'])(
    'takes %j for keys',
    (text) => {
      const { type, keys } = opened();
      type(text);
      expect(keys.map(({ name }) => name)).not.toContain('paste');
      expect(keys.length).toBeGreaterThan(0);
    },
  );

  it('takes what comes at once behind many lines for more of them', () => {
    vi.useFakeTimers();
    const { type, keys } = opened();
    type('one line\rtwo lines\rth', 'ree\r');
    vi.advanceTimersByTime(1000);
    type('\r');
    expect(namesOf(keys)).toEqual(['paste: one line\rtwo lines\rth', 'paste: ree\r', 'return']);
  });

  it('gives up on a paste that never ends, and goes on with keys', () => {
    vi.useFakeTimers();
    const { type, keys } = opened();
    type(`${PASTE}one`, '\rtwo');
    vi.advanceTimersByTime(10_000);
    type('a', PASTED, 'b');
    expect(namesOf(keys)).toEqual(['paste: one\rtwo', 'a', 'b']);
  });

  it('a marked paste is one key, wherever it is cut', () => {
    const texts = fc.array(fc.constantFrom('a', 'é', '👍', '\r', '\n', '\t', ' ', '2', 'q', '字'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40), { maxLength: 4 }), (signs, cuts) => {
        vi.useFakeTimers();
        const text = signs.join('');
        const bytes = Buffer.from(`${PASTE}${text}${PASTED}`);
        const places = [
          0,
          ...cuts.map((cut) => cut % bytes.length).toSorted((one, other) => one - other),
          bytes.length,
        ];
        const { input, keys } = opened();
        for (const [at, from] of places.slice(0, -1).entries())
          input.emit('data', bytes.subarray(from, places[at + 1]));
        expect(namesOf(keys)).toEqual([`paste: ${text}`]);
      }),
    );
  });
});
