import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, type Pair, type ParsedNode, parseDocument } from 'yaml';
import { type DraftAnswer, draftsIn } from '../../src/assessment/answers.ts';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { WrittenAssessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { type Dice, diceOf, handWritten, TEXTS } from '../support/hand-written.ts';
import { fixture } from '../support/load.ts';
import { runs } from '../support/runs.ts';

const FRAMEWORK = fixture('needs');

const QUESTIONS = allQuestions(FRAMEWORK);

const NOTHING: DraftAnswer = { answer: null, note: null, evidence: [], source: null };

function read(text: string): WrittenAssessment | null {
  const outcome = readAssessment({ file: 'hand.yaml', text });
  return outcome.ok ? outcome.value.written : null;
}

/** The answer with some of its parts changed. */
function otherAnswer(dice: Dice, { options }: Question, before: DraftAnswer): DraftAnswer {
  const ids = options.map(({ id }) => id);
  const parts: Partial<DraftAnswer>[] = [
    { answer: dice.pick([null, 'unknown', ...ids]) },
    { answer: dice.pick([ids, ids.slice(1)]) },
    { note: dice.pick([null, ...TEXTS]) },
    {
      evidence: dice.pick([
        [],
        [dice.pick(TEXTS)],
        [...before.evidence, dice.pick(TEXTS)],
        before.evidence.slice(1),
      ]),
    },
    { source: dice.pick([null, dice.pick(TEXTS)]) },
  ];
  return { ...before, ...dice.pick(parts), ...(dice.chance(3) ? dice.pick(parts) : {}) };
}

/** Everything but what is said of one question. */
function others({ answers, needs, ...rest }: WrittenAssessment, question: string) {
  const drafts = draftsIn({ joinedup: 1, answers, needs });
  return { rest, drafts: new Map([...drafts].filter(([id]) => id !== question)) };
}

/** The comments of the generator, which are numbered. */
function commentsIn(text: string): string[] {
  return [...text.matchAll(/#[ ]?c\d+/gu)].map(([comment]) => comment);
}

/** A file that can be read, its draft, and what it says; null for one that cannot. */
function begun(dice: Dice) {
  const text = handWritten(dice, FRAMEWORK);
  const written = read(text);
  return written && { text, written, draft: AssessmentDraft.resume(text, FRAMEWORK) };
}

describe('in a file written by hand', () => {
  test('an answer that is set changes that answer, and nothing else', () => {
    let unread = 0;
    const property = fc.property(fc.gen(), (g) => {
      const dice = diceOf(g);
      const start = begun(dice);
      if (!start) {
        unread += 1;
        return;
      }
      let { text, written } = start;
      expect(start.draft.toString()).toBe(text);
      for (let turn = 0; turn < 3; turn += 1) {
        const question = dice.pick(QUESTIONS);
        const given = otherAnswer(dice, question, draftsIn(written).get(question.id) ?? NOTHING);
        start.draft.setAnswer(question, given);
        const after = start.draft.toString();
        const now = read(after);
        expect(start.draft.isAnew, after).toBe(false);
        if (!now) throw new Error(`cannot be read:\n${after}`);
        expect(draftsIn(now).get(question.id) ?? NOTHING).toEqual(given);
        expect(others(now, question.id)).toEqual(others(written, question.id));
        checkLayout(text, after, question.id);
        [text, written] = [after, now];
      }
    });
    fc.assert(property, runs(250));
    expect(unread).toBeLessThan(60);
  });

  test('a detail that is set changes that detail, and nothing else', () => {
    const property = fc.property(fc.gen(), (g) => {
      const dice = diceOf(g);
      const start = begun(dice);
      if (!start) return;
      const { text, written, draft } = start;
      const [path, value] = detail(dice, written);
      draft.setDetail(path, value);
      const after = draft.toString();
      const now = read(after);
      expect(draft.isAnew, after).toBe(false);
      expect(stated(now)).toEqual(stated(withDetail(written, path, value)));
      expect(commentsIn(after)).toEqual(commentsIn(text));
    });
    fc.assert(property, runs(150));
  });

  test('that nobody was asked about the people served is set down once', () => {
    const property = fc.property(fc.gen(), (g) => {
      const start = begun(diceOf(g));
      if (!start) return;
      start.draft.skipNeeds();
      const after = start.draft.toString();
      if ('needs' in start.written) expect(after).toBe(start.text);
      else expect(read(after)).toEqual({ ...start.written, needs: null });
      expect(commentsIn(after)).toEqual(commentsIn(start.text));
    });
    fc.assert(property, runs(60));
  });
});

/** A later version, in which questions were renamed, asked anew or left out, and options renamed, put together or parted. */
function later(dice: Dice): Framework {
  const renewed = (questions: readonly Question[]) =>
    questions.flatMap((question): Question[] => {
      if (dice.chance(6)) return [];
      const id = dice.chance(2) ? `${question.id}-now` : question.id;
      const options = question.options.map((option) =>
        dice.chance(4) ? { ...option, id: `${option.id}-now`, was: [option.id] } : option,
      );
      const [first, second] = options;
      const mapped = dice.pick([
        null,
        {},
        {},
        { [question.options[2]?.id ?? '']: [first?.id ?? '', second?.id ?? ''] },
      ]);
      const was = { version: null, index: null, id: question.id, isRename: false, options: mapped };
      const taken = { ...question, id, options, was: [was] };
      return dice.chance(4) ? [{ ...taken, id: `${id}-too` }, taken] : [taken];
    });
  const { needs, questions } = FRAMEWORK;
  return {
    ...FRAMEWORK,
    version: '2.0.0',
    needs: needs && { ...needs, questions: renewed(needs.questions) },
    questions: renewed(questions),
    gone: ['fax'],
  };
}

describe('a file written by hand that is carried over', () => {
  test('says what was carried over, and all else as it did, with its comments', () => {
    let [count, anew] = [0, 0];
    const property = fc.property(fc.gen(), (g) => {
      const dice = diceOf(g);
      const text = handWritten(dice, FRAMEWORK);
      const framework = later(dice);
      const file = readAssessment({ file: 'hand.yaml', text });
      const held = file.ok ? checkAssessment(file.value, framework) : file;
      if (!file.ok || !held.ok || !held.value.carried) return;
      count += 1;
      const { carried, written } = held.value;
      const draft = AssessmentDraft.resume(text, framework, carried);
      const after = draft.toString();
      const now = read(after);
      if (!now) throw new Error(`cannot be read:\n${after}`);
      expect(draftsIn(now)).toEqual(new Map([...carried.answers].map(([id, { given }]) => [id, given])));
      const { answers: _, needs: __, ...rest } = now;
      const { answers: ___, needs: ____, ...wanted } = written;
      expect(stated(rest)).toEqual(stated(wanted));
      expect(commentsIn(after).toSorted()).toEqual(commentsIn(text).toSorted());
      expect(checkAssessment({ document: file.value.document, written: now }, framework)).toMatchObject({
        ok: true,
        value: { carried: null },
      });
      if (draft.isAnew) anew += 1;
    });
    fc.assert(property, runs(300));
    expect(count).toBeGreaterThan(200);
    expect(anew).toBeLessThan(count / 50);
  });
});

function detail(dice: Dice, { service }: WrittenAssessment): [path: string[], value: unknown] {
  const text = dice.pick(TEXTS);
  const partners =
    service?.partners?.map(({ name, agency }) => ({ name, ...(agency ? { agency } : {}) })) ?? [];
  return dice.pick<[string[], unknown]>([
    [['service', 'name'], text],
    [['service', 'people'], null],
    [['service', 'nation'], 'wales'],
    [
      ['service', 'partners'],
      [...partners, { name: text, agency: 'police' }],
    ],
    [['service', 'partners'], partners.length > 1 ? partners.slice(0, -1) : null],
    [['answered-by'], [{ role: text, organisation: 'Hill' }, { role: 'manager' }]],
    [['answered-by'], null],
    [['date'], '2026-11-29'],
    [['framework', 'file'], '../a framework: ours.yaml'],
  ]);
}

function withDetail(written: WrittenAssessment, [key = '', inner]: readonly string[], value: unknown) {
  const fields = written as Record<string, unknown>;
  if (inner === undefined) return { ...fields, [key]: value };
  return { ...fields, [key]: { ...(fields[key] as object | null), [inner]: value } };
}

/** What a file says; a key that is left empty says nothing. */
function stated(written: unknown): unknown {
  return JSON.parse(JSON.stringify(written, (_, value) => (value === null ? undefined : value)) ?? 'null');
}

function checkLayout(before: string, after: string, question: string): void {
  expect(commentsIn(after)).toEqual(commentsIn(before));
  expect(after.startsWith('\ufeff')).toBe(before.startsWith('\ufeff'));
  expect(after.endsWith('\n')).toBe(before.endsWith('\n'));
  const [crlf, lines] = [before.split('\r\n').length - 1, before.split('\n').length - 1];
  if (crlf === 0) expect(after).not.toContain('\r');
  if (crlf === lines) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  // Where an anchor is resolved, more than one place changes.
  if (/[&*]a/u.test(before)) return;
  const [start, end] = placeOf(before, question);
  if (start === null || end === null) {
    checkInsertion(before, after, question);
    return;
  }
  expect(after.slice(0, start)).toBe(before.slice(0, start));
  // The comment behind an answer may be the tool's own.
  const rest = before.slice(end).replace(/^[ \t\r\n]*,?[ \t]*(?:#[^\r\n]*)?/u, '');
  expect(after.endsWith(rest)).toBe(true);
}

/** But for commas and spaces, a new entry is put in, and the rest is as it was. */
function checkInsertion(before: string, after: string, question: string): void {
  const part = FRAMEWORK.needs?.questions.some(({ id }) => id === question) ? 'needs' : 'answers';
  const [, , empty] = placeOf(before, question, part);
  const bare = (text: string) => text.replace(/[\s,]/gu, '');
  const [one, other] = [bare(before), bare(after)];
  const kept = sharedStart(one, other) + sharedStart(reversed(one), reversed(other));
  expect(kept).toBeGreaterThanOrEqual(one.length - bare(empty ?? '').length - 1);
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

type TopPair = Pair<ParsedNode, ParsedNode | null>;

/** Where the entry of a question stands; and, of a part without entries, what there is of it and the rest of its line. */
function placeOf(text: string, question: string, part?: string): [number | null, number | null, string?] {
  const { contents } = parseDocument(text, { stringKeys: true });
  const parts = (isMap(contents) ? contents.items : []) as TopPair[];
  for (const { key, value } of parts) {
    const end = Math.max(key.range[1], value?.range[1] ?? 0);
    if (isMap(value) && value.items.length > 0) {
      const entry = (value.items as TopPair[]).find((item) => String(item.key) === question);
      if (entry && ['needs', 'answers'].includes(String(key))) {
        return [entry.key.range[0], Math.max(entry.key.range[1], entry.value?.range[1] ?? 0)];
      }
    } else if (String(key) === part) {
      return [null, null, text.slice(key.range[1], end) + (/^[^\r\n]*/u.exec(text.slice(end))?.[0] ?? '')];
    }
  }
  return [null, null];
}
