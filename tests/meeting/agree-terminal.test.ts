import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { written } from '../support/interviews.ts';
import { ROOT } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';

/** A meeting in a terminal, on a screen and in plain lines, and killed at any moment. */

const SEED = Number(process.env.JOINEDUP_SEED ?? 2026);

const AGREED = 'views/hill-team.agreed.yaml';

/** A view of a made-up service, by a framework that lies beside it. */
function view(role: string, answers: string): string {
  return `joinedup: 1
framework: { id: ladder, version: 1.0.0, file: ladder.yaml }
service: { name: Hill team }
answered-by: [ { role: ${role}, organisation: The trust } ]
date: 2026-11-20
answers: { ${answers} }
`;
}

const VIEWS = [
  ['a-manager', 'Manager', 'money: { answer: part, note: One purchase is shared. }, manager: one, door: one'],
  ['b-nurse', 'Nurse', 'money: own, manager: two, door: one'],
  ['c-worker', 'Worker', 'money: part, manager: one, door: unknown'],
] as const;

/** A folder with the views, and what is said in them. */
function folderOfViews(): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'views'));
  copyFileSync(join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'), join(cwd, 'views/ladder.yaml'));
  for (const [name, role, answers] of VIEWS)
    writeFileSync(join(cwd, 'views', `${name}.yaml`), view(role, answers));
  return cwd;
}

const agreedIn = (cwd: string) =>
  existsSync(join(cwd, AGREED)) ? written(readFileSync(join(cwd, AGREED), 'utf8')) : null;

const COMMAND = ['panel', 'views', '--agree', '--rule', 'two-thirds', '--today', '2026-11-30'];

async function opened(terminal: TerminalSession): Promise<void> {
  await terminal.waitFor((seen) => /Open the answers now\?.*save and leave$/u.test(seen));
  terminal.type('1\r');
  await terminal.waitFor((seen) => /Whose money\?.*save and leave$/u.test(seen));
}

async function line(terminal: TerminalSession, message: string, text: string): Promise<void> {
  await terminal.waitFor((seen) => seen.includes(message) && seen.endsWith('❯'));
  terminal.type(`${text}\r`);
}

describe('a meeting on a screen', () => {
  it('names the rule first, shows who says what and why, and ends with where the service is', async () => {
    const terminal = openTerminal(['panel', 'views', '--agree', '--today', '2026-11-30'], {
      cwd: folderOfViews(),
    });
    await terminal.waitFor((seen) => /By which rule do answers count as agreed\?.*q stop$/u.test(seen));
    expect(terminal.text()).not.toContain('Whose money?');
    expect(agreedIn(terminal.cwd)).toBeNull();
    terminal.type('2\r');
    await opened(terminal);
    expect(agreedIn(terminal.cwd)?.panel).toMatchObject({
      rule: { id: 'two-thirds', named: '2026-11-30' },
      opened: '2026-11-30',
      views: 3,
    });
    // All who know say the same of the doors: it is there already.
    expect(agreedIn(terminal.cwd)?.answers).toEqual({
      door: { answer: 'one', views: { one: 2, unknown: 1 } },
    });
    expect(terminal.text()).toContain('1: Nurse, The trust; then level 0');
    terminal.type('v');
    await terminal.waitFor('Enter: the question');
    expect(terminal.text()).toContain('Manager, The trust One purchase is shared.');
    terminal.press('enter');
    await terminal.waitFor((seen) => /Whose money\?.*save and leave$/u.test(seen));
    terminal.type('2\r');
    await line(terminal, 'Why?', 'It is one purchase.');
    await line(terminal, 'Does anybody stay apart?', 'One.');
    await terminal.waitFor((seen) => /Who manages\?.*save and leave$/u.test(seen));
    terminal.type('o');
    await terminal.waitFor((seen) => seen.includes('❯ 4') || seen.includes('Leave it open'));
    terminal.type('\r');
    await line(terminal, 'What is to be found out', 'The chart.');
    await terminal.waitFor((seen) => /Nothing is left to agree on.*save and leave$/u.test(seen));
    terminal.type('p');
    await terminal.waitFor('Enter: what stayed apart');
    expect(terminal.text()).toContain('as agreed by a panel of 3');
    terminal.press('enter');
    expect((await terminal.exit).code).toBe(0);
    const end = terminal.text();
    expect(end).toContain('Somebody stays apart on: Whose money? One.');
    expect(end).toContain('Left open: Who manages? The chart.');
    expect(end).toContain('So far: level 1 or 3; what is agreed on the rest decides.');
    expect(end).toContain('panel views --agree');
    const text = readFileSync(join(terminal.cwd, AGREED), 'utf8');
    for (const name of ['Nurse', 'Worker', 'b-nurse']) expect(text).not.toContain(name);
  });

  it('carries on, tells what is said otherwise since, and asks it again with the answer that was agreed', async () => {
    const cwd = folderOfViews();
    const terminal = openTerminal(COMMAND, { cwd });
    await opened(terminal);
    terminal.type('2\r');
    await line(terminal, 'Why?', 'So.');
    await line(terminal, 'Does anybody stay apart?', '');
    await terminal.waitFor((seen) => /Who manages\?.*save and leave$/u.test(seen));
    terminal.type('q');
    await terminal.exit;
    writeFileSync(join(cwd, 'views/a-manager.yaml'), view('Manager', 'money: own, manager: one, door: one'));
    const again = openTerminal(COMMAND, { cwd });
    await again.waitFor((seen) => /Whose money\?.*save and leave$/u.test(seen));
    expect(again.text()).toContain('so this comes again: “Whose money?”');
    expect(again.text()).toContain('Some shared (your answer)');
    expect(agreedIn(cwd)?.answers?.money).toMatchObject({ answer: 'part', views: { own: 1, part: 2 } });
    again.press('enter');
    await again.waitFor((seen) => /Why\?.*❯ So\.$/u.test(seen));
    again.press('enter');
    await again.waitFor('Does anybody stay apart?');
    expect(agreedIn(cwd)?.answers?.money).toMatchObject({ answer: 'part', views: { own: 2, part: 1 } });
    again.press('interrupt');
    expect((await again.exit).code).toBe(130);
    expect(again.text()).toContain(`What is agreed is kept in “${AGREED}”.`);
  });
});

it('a meeting for which somebody’s view may be missing ends as the panel without one does, with 1', async () => {
  const cwd = folderOfViews();
  writeFileSync(join(cwd, 'views/d-cook.yaml'), view('Cook', 'money: gold'));
  const terminal = openTerminal(COMMAND, { cwd });
  await opened(terminal);
  terminal.type('q');
  expect((await terminal.exit).code).toBe(1);
  expect(terminal.text()).toContain('“money” has no option “gold”.');
});

it('a meeting in plain lines goes the same way', async () => {
  const cwd = folderOfViews();
  const terminal = openTerminal([...COMMAND, '--accessible', '--names'], { cwd });
  const turns: readonly (readonly [string, string])[] = [
    ['Open the answers now?', '1'],
    ['Whose money?', '2'],
    ['Why? In your own words:', 'So.'],
    ['Does anybody stay apart?', 'One.'],
    ['Who manages?', 'q'],
  ];
  let before = 0;
  for (const [message, typed] of turns) {
    await terminal.waitFor(
      (seen) => terminal.raw.slice(before).includes('> ') && seen.endsWith('>') && seen.includes(message),
    );
    before = terminal.raw.length;
    terminal.type(`${typed}\r`);
  }
  expect((await terminal.exit).code).toBe(0);
  expect(agreedIn(cwd)?.answers?.money).toEqual({
    answer: 'part',
    note: 'So.',
    views: { part: ['Manager, The trust', 'Worker, The trust'], own: ['Nurse, The trust'] },
    dissent: 'One.',
  });
});

/** Waits for the question of which the answer is given in each life, by way of the overview where another comes first. */
async function askedAgain(terminal: TerminalSession): Promise<void> {
  const first =
    /(?:(Open the answers now\?)|(Who manages\?)|(What now\?)|(Whose money\?)).*save and leave$|(Does anybody stay apart\?|Why\?).*❯$/u;
  let found: RegExpExecArray | null = null;
  await terminal.waitFor((seen) => {
    found = first.exec(seen);
    return found !== null;
  });
  const [, closed, other, overview, , line] = found ?? [];
  if (closed) return opened(terminal);
  if (line) {
    // It was broken off before the reason, which comes first and may be left out; then the question is asked again.
    terminal.type('/b\r');
    return terminal.waitFor((seen) => /Whose money\?.*save and leave$/u.test(seen));
  }
  if (other) {
    terminal.type('r');
    await terminal.waitFor((seen) => /What now\?.*save and leave$/u.test(seen));
  }
  if (!other && !overview) return;
  terminal.type('1\r');
  await terminal.waitFor(
    (seen) => /Whose money\?.*save and leave$/u.test(seen) && !seen.includes('What now?'),
  );
}

it('a kill before the reason brings it first when the meeting is carried on, until it is skipped', async () => {
  const cwd = folderOfViews();
  const terminal = openTerminal(COMMAND, { cwd });
  await opened(terminal);
  terminal.type('2\r');
  await terminal.waitFor((seen) => seen.includes('Why?') && seen.endsWith('❯'));
  terminal.kill();
  await terminal.exit;
  const again = openTerminal(COMMAND, { cwd });
  await line(again, 'Why?', '');
  expect(again.text()).toContain('Whose money? Some shared');
  await line(again, 'Does anybody stay apart?', '');
  await again.waitFor((seen) => /Who manages\?.*save and leave$/u.test(seen));
  again.type('q');
  await again.exit;
  const last = openTerminal(COMMAND, { cwd });
  await last.waitFor((seen) => /Who manages\?.*save and leave$/u.test(seen));
  expect(last.text()).not.toContain('Why?');
  last.type('q');
  await last.exit;
});

it(`a kill at any moment costs at most what is being typed (seed ${SEED})`, async () => {
  const cwd = folderOfViews();
  const random = randomFrom(SEED);
  let safe: unknown = null;
  for (let kill = 0; kill < 8; kill += 1) {
    const terminal = openTerminal(COMMAND, { cwd });
    await askedAgain(terminal);
    expect(JSON.stringify(agreedIn(cwd)?.answers?.money ?? null)).toBe(JSON.stringify(safe));
    const number = 1 + Math.floor(random() * 3);
    terminal.type(`${number}\r`);
    const isSeen = random() < 0.5;
    if (isSeen)
      await terminal.waitFor((seen) => seen.includes('❯') && /(?:Why\?|to be found out).*❯/u.test(seen));
    await pause(random() * 15);
    terminal.kill();
    await terminal.exit;
    const kept = agreedIn(cwd)?.answers?.money ?? null;
    const option = ['own', 'part', 'all'][number - 1];
    // What was typed last is there or it is not; once the next thing was asked it is.
    const isKept = (kept as { answer?: unknown } | null)?.answer === option;
    if (isSeen) expect(isKept).toBe(true);
    else if (!isKept) expect(kept).toEqual(safe);
    safe = kept;
  }
  for (const name of readdirSync(join(cwd, 'views')))
    expect(name).toMatch(/\.yaml$|\.(?:tmp-[0-9a-f]+|lock(?:\.[0-9a-f]{12})?)$/u);
});
