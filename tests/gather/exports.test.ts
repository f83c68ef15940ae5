import { expect, test } from 'vitest';
import type { AnswerValue } from '../../src/model/assessment.ts';
import {
  asCsv,
  asWorkbook,
  ENCODINGS,
  encoded,
  exported,
  formSheets,
  type Person,
  TOOLS,
} from '../support/exports.ts';
import { gatherIn } from '../support/gathering.ts';
import { shipped } from '../support/load.ts';
import { chance, peopleOf } from '../support/people.ts';

const FRAMEWORKS = ['five-levels', 'six-levels', 'partnership-health-check', 'depth-and-breadth', 'leutz'];

const said = (people: readonly Person[]) => people.map((person) => Object.fromEntries(person));

test.each(FRAMEWORKS.flatMap((id) => TOOLS.map((tool) => [id, tool] as const)))(
  '%s as %s exports it',
  async (id, tool) => {
    const framework = shipped(id);
    const people = peopleOf(framework, 3);
    const rows = exported(tool, framework, people, chance(7));
    const { gathering, answers } = await gatherIn({ 'answers.csv': asCsv(rows) }, ['answers.csv'], {});
    expect(gathering.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(answers).toEqual(tool === 'lime-order' ? said(people).map(withoutUnknown) : said(people));
  },
);

function withoutUnknown(answers: Readonly<Record<string, AnswerValue>>): Record<string, AnswerValue> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== 'unknown'));
}

test.each(ENCODINGS.flatMap((encoding) => [',', ';', '\t', '|'].map((sign) => [encoding, sign] as const)))(
  'a table in %s with %j between cells',
  async (encoding, sign) => {
    const framework = shipped('depth-and-breadth');
    const people = peopleOf(framework, 2);
    const table = encoded(asCsv(exported('microsoft', framework, people), sign), encoding);
    const { gathering, answers } = await gatherIn({ 'a.csv': table }, ['a.csv'], {
      framework: 'depth-and-breadth',
    });
    expect(gathering.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(answers).toEqual(said(people));
  },
);

test('a workbook with a row for each person, behind a sheet of other things', async () => {
  const framework = shipped('leutz');
  const people = peopleOf(framework, 3);
  const rows = exported('google', framework, people);
  const file = await asWorkbook({ About: [['Sent to', 'Jo']], Answers: [['Our survey'], [], ...rows] });
  const { answers, written } = await gatherIn({ 'a.xlsx': file }, ['a.xlsx'], {});
  expect(answers).toEqual(said(people));
  expect(written.every((each) => each['answered-by'] === undefined && each.date === '2026-11')).toBe(true);
});

test('names, addresses and days are taken over only where somebody asks for them; the month always', async () => {
  const framework = shipped('leutz');
  const people = peopleOf(framework, 1);
  const table = asCsv(exported('google', framework, people));
  const { written, gathering } = await gatherIn({ 'a.csv': table }, ['a.csv'], { names: true });
  expect(written[0]).toMatchObject({ 'answered-by': [{ name: 'p0@example.org' }], date: '2026-11-29' });
  const without = await gatherIn({ 'a.csv': table }, ['a.csv'], {});
  expect(without.gathering.gathered.map(({ text }) => text).join()).not.toMatch(/example\.org|2026-11-29/u);
  expect(without.written[0]?.date).toBe('2026-11');
  expect(gathering.gathered[0]?.text).toContain('# Gathered from “a.csv”, row 2.');
});

test('numbers are headings where all of them are there', async () => {
  const framework = shipped('six-levels');
  const people = peopleOf(framework, 2);
  const [heads = [], ...rows] = exported('ids', framework, people);
  const numbers = heads.map((_, index) => `Q${index + 1}`);
  const whole = await gatherIn({ 'a.csv': asCsv([numbers, ...rows]) }, ['a.csv'], {
    framework: framework.id,
  });
  expect(whole.answers).toEqual(said(people));
  const less = [numbers, ...rows].map((row) => row.slice(1));
  const { gathering } = await gatherIn({ 'a.csv': asCsv(less) }, ['a.csv'], { framework: framework.id });
  expect(gathering.problems.map(({ code }) => code)).toEqual(['no-questions']);
});

test('what is known of the service is said in each, and an assessment of it names the framework', async () => {
  const framework = shipped('leutz');
  const people = peopleOf(framework, 2);
  const service =
    'joinedup: 1\nframework: { id: leutz }\nservice: { name: Riverside, nation: wales, people: Older people }\n';
  const files = { 'a.csv': asCsv(exported('ids', framework, people)), 'riverside.yaml': service };
  const { written } = await gatherIn(files, ['a.csv'], { for: 'riverside.yaml' });
  const said = { name: 'Riverside', nation: 'wales', people: 'Older people' };
  expect(written.map((each) => each.service)).toEqual([said, said]);
});

test('our own form, filled in as a workbook', async () => {
  const framework = shipped('five-levels');
  const people = peopleOf(framework, 1);
  const about = { role: 'Team manager', organisation: 'Hill Trust', day: '29/11/2026', name: 'Jo' };
  const sheets = formSheets(framework, people[0] ?? new Map(), about);
  const { gathering, answers, written } = await gatherIn(
    { 'jo.xlsx': await asWorkbook(sheets) },
    ['jo.xlsx'],
    {},
  );
  expect(gathering.problems).toEqual([]);
  expect(answers).toEqual(said(people));
  expect(written[0]).toMatchObject({
    'answered-by': [{ role: 'Team manager', organisation: 'Hill Trust' }],
    date: '2026-11-29',
  });
  expect(gathering.gathered[0]?.text).not.toContain('Jo');
});

test('what a form says is read by ids, wherever its rows, columns and sheets have gone', async () => {
  const framework = shipped('five-levels');
  const people = peopleOf(framework, 1);
  const {
    Cover = [],
    Questions: [, head = [], ...rows] = [],
    Lists = [],
  } = formSheets(framework, people[0] ?? new Map());
  const turned = [head, ...rows.reverse()].map((row, index) => [
    index === 0 ? 'Mine' : 'x',
    ...row.toReversed(),
  ]);
  const file = await asWorkbook({ Renamed: [[], ['more'], ...turned], Cover, Lists });
  const { gathering, answers } = await gatherIn({ 'jo.xlsx': file }, ['jo.xlsx'], {});
  expect(gathering.problems).toEqual([]);
  expect(answers).toEqual(said(people));
});
