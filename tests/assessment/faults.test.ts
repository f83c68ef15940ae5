import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DraftAnswer, draftsIn } from '../../src/assessment/answers.ts';
import { loadAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { loadFramework } from '../../src/framework/open.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { Framework } from '../../src/model/framework.ts';
import { LONGEST_TEXT } from '../../src/model/vocabulary.ts';
import { unwrap } from '../../src/problem.ts';
import { ROOT, shipped } from '../support/load.ts';

const NOTHING: DraftAnswer = { answer: null, note: null, evidence: [], source: null };

const LEVELS = shipped('five-levels');

function textOf(name: string): string {
  return readFileSync(`${ROOT}tests/fixtures/faults/${name}.yaml`, 'utf8');
}

/** What becomes of a file where some of what is said of a question is changed. It loads, and nothing else is said otherwise. */
function changed(
  name: string,
  question: string,
  change: Partial<DraftAnswer>,
  framework: Framework = LEVELS,
) {
  const text = textOf(name);
  const drafts = new Map(draftsIn(unwrap(readAssessment({ file: name, text })).written));
  const given = { ...NOTHING, ...drafts.get(question), ...change };
  const draft = AssessmentDraft.resume(text, framework);
  const asked = allQuestions(framework).find(({ id }) => id === question);
  if (!asked) throw new Error(`${question} is not asked`);
  draft.setAnswer(asked, given);
  const after = draft.toString();
  expect(loadAssessment({ file: name, text: after }, framework).problems).toEqual([]);
  const now = draftsIn(unwrap(readAssessment({ file: name, text: after })).written);
  expect(now).toEqual(drafts.set(question, given));
  return { text, after };
}

describe('an answer that shares an anchor', () => {
  test('changes alone; the other takes the anchor over', () => {
    const { text, after } = changed('anchor-shared-by-answers', 'joint-casework', { answer: 'unknown' });
    expect(after).toBe(text.replace('&m apart', 'unknown').replace('*m', '&m apart'));
  });

  test('changes alone where it is the one that refers to the other', () => {
    const { text, after } = changed('anchor-shared-by-answers', 'place', { answer: 'unknown' });
    expect(after).toBe(text.replace('*m', 'unknown'));
  });

  test('changes alone where both have the same options', () => {
    const framework = unwrap(loadFramework({ file: 'grades.yaml', text: textOf('grades') }));
    const { text, after } = changed('anchor-shared-by-grades', 'promises', { answer: 'agree' }, framework);
    expect(after).toBe(text.replace('&g disagree', 'agree # Agree').replace('*g', '&g disagree'));
  });
});

describe('evidence behind an anchor', () => {
  test('is kept where the answer beside it changes', () => {
    const { text, after } = changed('anchor-of-evidence', 'agreement', { answer: 'none' });
    expect(after).toBe(text.replace('signed', 'none'));
  });

  test('changes alone', () => {
    const { text, after } = changed('anchor-of-evidence', 'route', { evidence: ['minutes of May'] });
    const moved = text
      .replace('evidence: &e [ the agreement, minutes of May ]', 'evidence: [ minutes of May ]')
      .replace('*e', '&e [ the agreement, minutes of May ]');
    expect(after).toBe(moved);
  });

  test('can be added to where an alias stands', () => {
    const evidence = ['the agreement', 'minutes of May', 'a - b; c: d # e'];
    const { text, after } = changed('anchor-of-evidence', 'agreement', { evidence });
    expect(after).toBe(text.replace('*e', '[ the agreement, minutes of May, "a - b; c: d # e" ]'));
  });
});

test('a file in braces keeps them and its comments', () => {
  const { text, after } = changed('braces-with-comments', 'agreement', { answer: 'signed' });
  expect(after).toBe(text.replace('June\n', 'June\n             agreement: signed,\n'));
});

test('evidence that holds semicolons, and a note of several lines, stay as they are', () => {
  const { text, after } = changed('evidence-with-semicolon', 'route', { answer: 'unknown' });
  expect(after).toBe(text.replace('used', 'unknown'));
});

test('a note of over 1,000 characters stays, and can be written', () => {
  const long = 'n'.repeat(LONGEST_TEXT);
  changed('note-over-1000', 'route', { answer: 'unknown' });
  changed('note-over-1000', 'route', { note: long });
});

test('a byte order mark stays', () => {
  const { text, after } = changed('byte-order-mark', 'route', { answer: 'unknown' });
  expect(after).toBe(text.replace('used', 'unknown'));
});
