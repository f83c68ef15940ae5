import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { written } from '../support/interviews.ts';
import { ROOT } from '../support/load.ts';
import { openTerminal } from '../support/terminal.ts';
import { askedIn, choose } from '../support/terminal-interview.ts';

const LADDER = readFileSync(join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'), 'utf8');
const NEWER = LADDER.replace('version: 1.0.0', 'version: 2.0.0')
  .replace('id: manager', 'id: lead, was: { id: manager, options: { two: ask-again } }')
  .replaceAll('{ manager:', '{ lead:');
const OLD = `joinedup: 1
framework: { id: ladder, version: 1.0.0, file: newer.yaml }
service: { name: Old Town, nation: elsewhere, people: All, scope: All, partners: [ { name: The council } ], partners-complete: true }
answered-by: [ { role: Manager } ]
date: 2025-11-22
answers: { money: part, manager: two, door: one }
`;

it('a file of an older major version is taken up where it is open, and kept beside the new one', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'newer.yaml'), NEWER);
  writeFileSync(join(cwd, 'service.yaml'), OLD);
  const terminal = openTerminal(['assess', 'service.yaml', '--today', '2025-12-01'], { cwd });
  const asked = await askedIn(terminal);
  expect(asked?.text).toContain('Who manages?');
  expect(terminal.text()).toContain('Carrying on with “service.yaml”: 2 of 3 questions answered.');
  expect(terminal.text()).toContain('To be asked again: “lead” (“manager” was “two”).');
  expect(existsSync(join(cwd, 'service.v1.yaml'))).toBe(false);
  choose(terminal, '2');
  await terminal.waitFor('As it was, it is kept as “service.v1.yaml”.');
  await askedIn(terminal, (each) => each === null);
  terminal.type('q');
  expect((await terminal.exit).code).toBe(0);
  expect(readFileSync(join(cwd, 'service.v1.yaml'), 'utf8')).toBe(OLD);
  expect(written(readFileSync(join(cwd, 'service.yaml'), 'utf8'))).toMatchObject({
    framework: { version: '2.0.0' },
    answers: {
      money: 'part',
      lead: { answer: 'one', note: 'In version 1.0.0, “manager” was answered “two”.' },
      door: 'one',
    },
  });
});
