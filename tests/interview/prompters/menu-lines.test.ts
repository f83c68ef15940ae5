import { describe, expect, it } from 'vitest';
import type { MenuState } from '../../../src/interview/prompters/menu-keys.ts';
import { menuLines } from '../../../src/interview/prompters/menu-lines.ts';
import type { Menu } from '../../../src/interview/prompters/prompter.ts';
import { PAPER } from '../../support/paper.ts';

const QUESTION: Menu<number> = {
  context: 'Money · Question 1 of 3 · 0 answered',
  message: 'Whose money?',
  choices: ['Each its own', 'Some shared', 'All shared', 'Don’t know'].map((label, value) => ({
    value,
    label,
  })),
  markable: 3,
  commands: ['back', 'help', 'leave'],
};

/** Thirty choices, some of which take several rows. */
const LONG: Menu<number> = {
  ...QUESTION,
  choices: Array.from({ length: 30 }, (_, value) => ({
    value,
    label: `Choice ${value + 1} ${'and more '.repeat((value * 7) % 20)}`.trim(),
  })),
};

/** As long, in two columns, as a review. */
const REVIEW: Menu<number> = {
  ...LONG,
  choices: LONG.choices.map((choice, index) => ({
    ...choice,
    detail: 'An answer of many words '.repeat(4).trim(),
    ...(index % 7 === 2 ? { heading: `Theme ${index} of the many that there are in a long review` } : {}),
  })),
};

function state(active: number | null, marked: readonly number[] = []): MenuState {
  return { active, marked, typed: '' };
}

describe('a menu', () => {
  it('is drawn with a pointer, numbers, and the keys that do something', () => {
    expect(menuLines(QUESTION, state(1), PAPER, 24)).toEqual([
      'Money · Question 1 of 3 · 0 answered',
      'Whose money?',
      '',
      '  1  Each its own',
      '❯ 2  Some shared',
      '  3  All shared',
      '  4  Don’t know',
      '',
      'Arrows or a number, then Enter, Space to mark several that it could be',
      'b back · h help · q save and leave',
    ]);
  });

  it('has no pointer where nothing is chosen, and the letter of a choice beside it', () => {
    const choices = QUESTION.choices.map((choice, place) => (place === 3 ? { ...choice, key: 'd' } : choice));
    expect(menuLines({ ...QUESTION, choices }, state(null), PAPER, 24).slice(3, 7)).toEqual([
      '  1  Each its own',
      '  2  Some shared',
      '  3  All shared',
      '  4  Don’t know (d)',
    ]);
  });

  it('has what is said to a key in place of how to choose', () => {
    const lines = menuLines(QUESTION, { ...state(1), notice: 'That does nothing.' }, PAPER, 24);
    expect(lines.slice(-3)).toEqual(['', 'That does nothing.', 'b back · h help · q save and leave']);
  });

  it('has boxes as soon as one choice is marked, but none on what cannot be', () => {
    expect(menuLines(QUESTION, state(2, [0, 2]), PAPER, 24).slice(3, 7)).toEqual([
      '  1  [x] Each its own',
      '  2  [ ] Some shared',
      '❯ 3  [x] All shared',
      '  4  Don’t know',
    ]);
  });

  it('shows what was noted, above the keys', () => {
    const lines = menuLines(
      { ...QUESTION, remarks: ['Note: seen.', 'Evidence: 1 piece'] },
      state(1),
      PAPER,
      24,
    );
    expect(lines.slice(7, 10)).toEqual(['', 'Note: seen.', 'Evidence: 1 piece']);
  });

  it('has headings, and a text beside a choice where there is room, else below it, whole', () => {
    const short = { value: 0, label: 'Whose money?', detail: 'Some shared' };
    const long = { value: 1, label: 'Who manages '.repeat(5), detail: 'It lies between '.repeat(6) };
    const choices = [short, { ...long, heading: 'Management' }, { ...short, heading: 'Money' }];
    expect(menuLines({ ...QUESTION, choices }, state(1), PAPER, 24).slice(3, 11)).toEqual([
      '  1  Whose money?                          Some shared',
      'Management',
      '❯ 2  Who manages Who manages Who manages Who manages Who manages',
      '       It lies between It lies between It lies between It lies between It lies',
      '       between It lies between',
      'Money',
      '  3  Whose money?                          Some shared',
      '',
    ]);
  });

  it('says which is the answer given before', () => {
    const menu = { ...QUESTION, current: [1] };
    expect(menuLines(menu, state(0), PAPER, 24).slice(3, 5)).toEqual([
      '❯ 1  Each its own',
      '  2  Some shared (your answer)',
    ]);
    expect(menuLines({ ...menu, current: [] }, state(0), PAPER, 24)[4]).toBe('  2  Some shared');
  });
});

it('cuts no answer to a question, and of a list to pick from not the row that is pointed at', () => {
  const choices = LONG.choices.slice(0, 8);
  const whole = choices[2]?.label ?? '';
  const shownIn = (menu: Menu<number>, active: number) =>
    menuLines(menu, state(active), PAPER, 13).join(' ').replace(/ +/gu, ' ');
  expect(shownIn({ ...QUESTION, choices }, 1)).toContain(whole);
  const { markable: _, ...list } = { ...QUESTION, choices };
  expect(shownIn(list, 1)).not.toContain(whole);
  expect(shownIn(list, 2)).toContain(whole);
});

it('stands apart from what is above it, but for the one row that a screen may lack', () => {
  const whole = menuLines(QUESTION, state(1), PAPER, 24);
  const rows = whole.length + 1;
  expect(menuLines(QUESTION, state(1), PAPER, rows + 1, true)).toEqual(['', ...whole]);
  expect(menuLines(QUESTION, state(1), PAPER, rows, true)).toEqual(whole);
  expect(menuLines(LONG, state(1), PAPER, 24, true)[0]).toBe('');
});

describe.each([
  ['a list', LONG],
  ['a review', REVIEW],
])('%s longer than the screen', (_, menu) => {
  const sizes = [40, 60, 80].flatMap((width) => [11, 14, 24, 40].map((rows) => ({ width, rows })));
  const positions = menu.choices.map((__, position) => position);

  it.each(sizes)('fits $width columns and $rows rows, wherever the pointer is', ({ width, rows }) => {
    for (const active of positions) {
      const lines = menuLines(menu, state(active), { ...PAPER, width }, rows, active % 2 === 0);
      // As many rows each time, so that nothing moves but the list.
      expect(lines.length, `pointer on ${active}`).toBe(rows - 1);
      expect(Math.max(...lines.map((line) => line.length)), `pointer on ${active}`).toBeLessThanOrEqual(
        width,
      );
    }
  });

  it.each(sizes)('shows what is pointed at, and counts the rest: $width by $rows', ({ width, rows }) => {
    for (const active of positions) {
      const lines = menuLines(menu, state(active), { ...PAPER, width }, rows);
      const shown = lines.flatMap((line) => /^[❯ ] +(\d+) {2}/u.exec(line)?.[1] ?? []).map(Number);
      const more = (where: string) => Number(lines.join('\n').match(`\\((\\d+) more ${where}[;)]`)?.[1] ?? 0);
      expect(lines.filter((line) => line.startsWith('❯'))).toHaveLength(1);
      expect(shown).toContain(active + 1);
      expect(shown[0]).toBe(more('above') + 1);
      expect(shown.at(-1)).toBe(menu.choices.length - more('below'));
    }
  });

  it('keeps what is before the pointer in view as well as what is behind it', () => {
    const lines = menuLines(menu, state(15), PAPER, 24);
    const shown = lines.flatMap((line) => /^[❯ ] +(\d+) {2}/u.exec(line)?.[1] ?? []).map(Number);
    expect(shown).toEqual(expect.arrayContaining(menu === LONG ? [15, 16, 17] : [15, 16]));
  });
});
