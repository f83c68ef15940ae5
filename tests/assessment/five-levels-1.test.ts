import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkAssessment, loadYear, readAssessment } from '../../src/assessment/open-assessment.ts';
import { checkAgainstOlder } from '../../src/authoring/older-version-check.ts';
import { openFramework } from '../../src/framework/open.ts';
import type { Question } from '../../src/model/question.ts';
import { unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';
import { ROOT } from '../support/load.ts';

/** What becomes of the answers that the published cases had under version 1.2.0 of five-levels. */

const read = (file: string) => ({ file, text: readFileSync(`${ROOT}${file}`, 'utf8') });

const opened = (file: string) => unwrap(openFramework(read(file)));

const OLD = 'tests/fixtures/five-levels-1.2.0';

const before = opened(`${OLD}/framework.yaml`);

const now = opened('frameworks/five-levels/framework.yaml');

type Options = readonly string[];

type Answers = Readonly<Record<string, string | Options>>;

const optionsOf = (answer: string | Options = []): Options =>
  typeof answer === 'string' ? [answer] : answer;

/** An answer of a case by a question that takes it now. */
interface Kept {
  readonly of: string;
  readonly question: Question;
  readonly from: string;
  readonly old: Options;
  /** Null where it has to be asked again. */
  readonly present: Options | null;
}

const CASES = Object.entries(parse(read(`${OLD}/answers.yaml`).text) as Record<string, Answers>);

const kept: readonly Kept[] = CASES.flatMap(([of, answers]) => {
  const text = JSON.stringify({ joinedup: 1, framework: { id: 'five-levels', version: '1.2.0' }, answers });
  const file = unwrap(readAssessment({ file: `${of}.yaml`, text }));
  const { carried } = unwrap(checkAssessment(file, now.framework));
  return [...(carried?.answers.values() ?? [])].map(({ question, from, given }) => ({
    of,
    question,
    from,
    old: optionsOf(answers[from]),
    present: given.answer === null ? null : optionsOf(given.answer),
  }));
});

/** By the question that has the id still, and by the others, which were parted from one and ask for what it did not. */
const own = kept.filter(({ question, from }) => question.id === from);

const parted = kept.filter(({ question, from }) => question.id !== from);

const named = ({ of, question, present }: Kept) => `${of} ${question.id}: ${present?.join(', ')}`;

/** Old options that say no more than another one does now. */
const ONE_NOW: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  route: { heard: 'used' },
  place: { together: 'site' },
  budget: { part: 'shared', most: 'shared', all: 'shared' },
  agreement: { complete: 'signed', reviewed: 'signed' },
  employer: { transferred: 'one' },
};

describe('five-levels held against its version 1.2.0', () => {
  it('says of everything what became of it', () => {
    expect(checkAgainstOlder(now, before).map(({ message }) => plain(message))).toEqual([]);
  });
});

describe('the answers of the cases of 1.2.0', () => {
  it('are all taken by a question that has their id', () => {
    const all = CASES.flatMap(([of, answers]) => Object.keys(answers).map((id) => `${of} ${id}`));
    expect(CASES).toHaveLength(28);
    expect(own.map(({ of, from }) => `${of} ${from}`).sort()).toEqual(all.sort());
  });

  it('survive, at least 85 of 100, as they were or as a list that leaves something out', () => {
    const survive = own.filter(
      ({ present, question }) => present && present.length < question.options.length,
    );
    expect(survive.length / own.length).toBeGreaterThanOrEqual(0.85);
  });

  it('are none of them more certain than they were', () => {
    const narrowed = own.filter(({ question, old, present }) => {
      const known = new Set(question.options.map(({ id }) => id));
      const may = new Set(old.map((option) => ONE_NOW[question.id]?.[option] ?? option));
      const isLost = [...may].some((option) => known.has(option) && !present?.includes(option));
      return present !== null && (isLost || present.length < may.size);
    });
    expect(narrowed.map(named)).toEqual([]);
  });

  it('say of what was parted from a question only what it said', () => {
    expect(parted.filter(({ present }) => present).map(named)).toEqual([
      'north-east-lincolnshire budget-share: most, all',
      'pace-on-lok budget-share: most, all',
      'plymouth pay: different, in-part',
      'salford budget-share: most, all',
    ]);
  });

  it('are asked again where nothing is left of them', () => {
    expect(own.flatMap(({ of, from, present }) => (present ? [] : [`${of} ${from}`]))).toEqual([
      'havering employer',
      'highland-lead-agency employer',
      'north-east-lincolnshire employer',
      'north-west-london-pilot footing',
      'northern-ireland employer',
      'northern-ireland values',
      'salford employer',
      'torbay-care-trust employer',
      'wiltshire footing',
    ]);
  });
});

it('what 1.2.0 asked and nobody answered is open, and no change of the questions', () => {
  const text = 'joinedup: 1\nframework: { id: five-levels, version: 1.2.0 }\nanswers: { route: used }\n';
  const { gap } = unwrap(loadYear({ file: 'old.yaml', text }, now.framework));
  const asked = before.framework.questions.map(({ id }) => id);
  expect(gap.otherwise.filter((id) => asked.includes(id))).toEqual([]);
  const isNew = now.framework.questions.map(({ id }) => id).filter((id) => !asked.includes(id));
  expect(gap.otherwise.toSorted()).toEqual(isNew.toSorted());
  expect(isNew).toContain('budget-share');
});
