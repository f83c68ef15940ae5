import { expect, it } from 'vitest';
import { openTerminal } from '../support/terminal.ts';
import { askedIn, choose, DAY, field, menu } from '../support/terminal-interview.ts';

/** What leads from the start of the program to the first result: a field with its text, a menu with the number that is typed, or a list with those that are ticked. */
type Turn = readonly ['field' | 'menu' | 'ticks', message: string, typed: string, standing?: RegExp];

const START: readonly Turn[] = [
  ['field', 'What is the service called?', 'Old Town'],
  ['ticks', 'Which agencies is it about?', '27'],
  ['menu', 'Where is it?', '1'],
];

/** As much as somebody says who says everything, of two partners. */
const DETAILS: readonly Turn[] = [
  ['field', 'What does it cover, and what not?', 'Care at home'],
  ['field', 'Which day does this describe?', '', DAY],
  ['field', 'Whom does it serve?', 'Older people'],
  ['field', 'Which agencies work together here?', 'The council'],
  ['menu', 'What kind of agency is it?', '7'],
  ['field', 'And the second agency?', 'The hospital'],
  ['menu', 'What kind of agency is it?', '2'],
  ['field', 'Another agency?', ''],
  ['menu', 'Is that everybody who works together here?', '1'],
];
const OFFER: Turn = ['menu', 'about the people served?', '1'];

/** The key presses, typed text aside, and the screens on the way to the result that the terminal then shows. */
async function wayTo(start: string, details: readonly Turn[]) {
  const terminal = openTerminal([]);
  let [keys, screens] = [0, 0];
  const take = async ([kind, message, typed, standing]: Turn): Promise<void> => {
    screens += 1;
    keys += kind === 'field' ? 1 : typed.length * (kind === 'menu' ? 1 : 2) + 1;
    if (kind === 'field') await field(terminal, message, typed, standing);
    else
      await menu(terminal, message, kind === 'menu' ? typed : [...typed].map((each) => `${each} `).join(''));
  };
  await take(['menu', 'What would you like to do?', start]);
  for (const turn of [...START, ...details]) await take(turn);
  if (details.length > 0) {
    // A framework may list roles to choose from.
    let isMenu = false;
    await terminal.waitFor((seen) => {
      isMenu = seen.endsWith('save and leave');
      return seen.includes('What is your own role?') && (isMenu || seen.endsWith('❯'));
    });
    await take([isMenu ? 'menu' : 'field', 'What is your own role?', isMenu ? '1' : 'Manager']);
    for (const turn of [['field', 'Whom do you work for?', 'The council'], OFFER] as const) await take(turn);
  }
  for (let number = 0; ; ) {
    screens += 1;
    // The numbers of questions that other answers hide are left out.
    const asked = await askedIn(terminal, (each) => each === null || each.number > number);
    if (asked === null) break;
    number = asked.number;
    choose(terminal, '2');
    keys += 2;
  }
  terminal.type('p');
  await terminal.waitFor((seen) => seen.endsWith('q stop'));
  return { keys: keys + 1, screens: screens + 1 };
}

it('the quick answer comes after 25 key presses and 12 screens at most', async () => {
  const { keys, screens } = await wayTo('2', []);
  expect(keys).toBeLessThanOrEqual(25);
  expect(screens).toBeLessThanOrEqual(12);
});

it('the whole answer comes after 130 key presses at most, with two partners and the people served', async () => {
  const { keys, screens } = await wayTo('1', DETAILS);
  expect(screens).toBeGreaterThan(45);
  expect(keys).toBeLessThanOrEqual(130);
});
