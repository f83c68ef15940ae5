import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { isLongAgo } from '../../src/engine/compare/compare-results.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import { wholeCourse } from '../../src/interview/course.ts';
import { type LastTime, Session, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { DETAILS_GIVEN, holdInterview } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';
import { runs } from '../support/runs.ts';

const LADDER = fixture('ladder');

function drafted(answers: Readonly<Record<string, AnswerValue>>): ReadonlyMap<string, DraftAnswer> {
  return new Map(
    Object.entries(answers).map(([id, answer]) => [
      id,
      { answer, note: 'Of then.', evidence: [], source: null },
    ]),
  );
}

function lastTime(answers: Readonly<Record<string, AnswerValue>>): LastTime {
  return { file: 'service-2025.yaml', date: '2025-11-20', answers: drafted(answers) };
}

const LAST = lastTime({ money: 'part', manager: ['two', 'one'], door: 'unknown' });

describe('an interview that is begun from one of an earlier time', () => {
  it('shows each answer of then, and takes it only when it is given again', async () => {
    const script = [...DETAILS_GIVEN, '/same', '/same', 'One door', 'p'];
    const { prompter, saved, onDisk } = await holdInterview(LADDER, script, undefined, null, wholeCourse, {
      last: LAST,
    });
    const remarks = prompter.menus.map(({ remarks = [] }) => remarks.join());
    expect(remarks).toContain('Last time (20/11/2025): Some shared (note)');
    expect(remarks).toContain('Last time (20/11/2025): one of Two managers / One manager (note)');
    expect(remarks).toContain('Last time (20/11/2025): don’t know (note)');
    expect(saved?.answers).toEqual({ money: 'part', manager: ['two', 'one'], door: 'one' });
    // Nothing is taken over before it is given.
    const [, before] = onDisk.find(([asked]) => asked === 'Whose money?') ?? [];
    expect(before).not.toContain('answers:');
  });

  it('asks only what has changed, and then that in full', async () => {
    const last = lastTime({ money: 'part', manager: 'two', door: 'unknown' });
    const script = ['', 'Old Town', '', '', 'Who manages?', 'One manager', 'Two doors', 'p'];
    const { prompter, saved } = await holdInterview(LADDER, script, undefined, null, wholeCourse, {
      last,
      isChanged: true,
    });
    expect(prompter.shown.filter((each) => each.includes('On 20/11/2025'))).toHaveLength(2);
    expect(saved?.answers).toEqual({ money: 'part', manager: 'one', door: 'two' });
  });

  it('counts nothing of then, whatever it was', () => {
    const begun = frameworks().chain((framework) =>
      assessments(framework).map((assessment) => ({ framework, assessment })),
    );
    fc.assert(
      fc.property(begun, ({ framework, assessment: { answers, needs } }) => {
        const last = { file: 'x.yaml', date: null, answers: new Map([...needs, ...answers]) };
        const [plain, beside] = [null, last].map(
          (each) => new Session(framework, { ...UNKNOWN_SERVICE, last: each }),
        );
        expect(beside?.assessment()).toEqual(plain?.assessment());
        expect(beside?.questions()).toEqual(plain?.questions());
        for (const question of allQuestions(framework)) expect(beside?.isAnswered(question)).toBe(false);
      }),
      runs(100),
    );
  });
});

it.each([
  ['2026-10-01', false],
  ['2026-09-30', true],
  ['2026-09', true],
  ['2026-10', false],
  ['2026', false],
  ['2025', true],
  [null, false],
  ['2027-01-01', false],
])('on 30 November 2026, %s is long ago: %s', (date, isIt) => {
  expect(isLongAgo(date, '2026-11-30')).toBe(isIt);
});
