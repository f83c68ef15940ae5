import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { readAssessment } from '../../src/assessment/open-assessment.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import type { Framework } from '../../src/model/framework.ts';
import { InputError, unwrap } from '../../src/problem.ts';
import { unprintableIn } from '../../src/text.ts';
import { fixture } from '../support/load.ts';
import { runs } from '../support/runs.ts';

const LADDER = fixture('ladder');

function given(answer: DraftAnswer['answer'], more: Partial<DraftAnswer> = {}): DraftAnswer {
  return { answer, note: null, evidence: [], source: null, ...more };
}

function question(framework: Framework, place: number) {
  const found = framework.questions[place];
  if (!found) throw new Error('there is no such question');
  return found;
}

function saved(text: string, answers: readonly (readonly [number, DraftAnswer])[]): string {
  const draft = AssessmentDraft.resume(text, LADDER);
  for (const [place, answer] of answers) draft.setAnswer(question(LADDER, place), answer);
  return draft.toString();
}

function optionOf(place: number, option: number): string {
  return question(LADDER, place).options[option]?.id ?? '';
}

const [first, second] = [question(LADDER, 0), question(LADDER, 1)];

const HEAD = `joinedup: 1\nframework: { id: ${LADDER.id}, version: ${LADDER.version} }\n`;

describe('what a person wrote by hand stays', () => {
  test('comments, order, blank lines, quotes and keys in any order', () => {
    const text = `# ours\n${HEAD}# about the service\nservice: { name: "A service" } # as on the door\n\nanswers:\n  # the second one first\n  ${second.id}: ${optionOf(1, 0)} # we are not sure\n\n  ${first.id}: ${optionOf(0, 1)}\ndate: 2026-01\n`;
    expect(saved(text, [])).toBe(text);
    const changed = saved(text, [[1, given(optionOf(1, 1))]]);
    expect(changed).toBe(text.replace(`${optionOf(1, 0)} # we`, `${optionOf(1, 1)} # we`));
  });

  test('a comment beside an answer that gets a note', () => {
    const text = `${HEAD}answers:\n  ${first.id}: ${optionOf(0, 0)} # as of May\n`;
    const changed = saved(text, [[0, given(optionOf(0, 0), { note: 'Seen it.' })]]);
    expect(changed).toContain('# as of May');
    expect(changed).toContain('note: Seen it.');
  });

  test('a comment inside an answer in full', () => {
    const text = `${HEAD}answers:\n  ${first.id}:\n    # who said so\n    source: page 4 # of the report\n    answer: ${optionOf(0, 0)}\n`;
    const changed = saved(text, [[0, given(optionOf(0, 1), { source: 'page 4' })]]);
    expect(changed).toBe(
      text.replace(`answer: ${optionOf(0, 0)}`, `answer: ${optionOf(0, 1)} # ${first.options[1]?.text}`),
    );
  });

  test('a note that is taken away again goes, and nothing else', () => {
    const text = `${HEAD}answers:\n  ${first.id}: { answer: unknown, note: Ask them., source: page 4 }\n`;
    expect(saved(text, [[0, given('unknown', { source: 'page 4' })]])).toBe(
      text.replace(' note: Ask them.,', ''),
    );
  });

  test.each(['', '  ', '    ', '\t'])('JSON, indented by %j', (indent) => {
    const start = { joinedup: 1, answers: { [first.id]: { answer: 'unknown', note: 'a' } }, date: 2026 };
    const text = JSON.stringify(start, null, indent).replace('2026', '2.026e3');
    const changed = saved(text, [
      [0, given('unknown')],
      [1, given([optionOf(1, 0), optionOf(1, 1)])],
    ]);
    const answers = { [first.id]: { answer: 'unknown' }, [second.id]: [optionOf(1, 0), optionOf(1, 1)] };
    expect(changed).toBe(JSON.stringify({ ...start, answers }, null, indent).replace('2026', '2.026e3'));
  });

  test('YAML that looks like JSON, with its quotes, comments and commas', () => {
    const text = `{\n  "joinedup": 1, # ours\n  "answers": {\n    "${first.id}": "unknown", # ask Jo\n  },\n}\n`;
    const changed = saved(text, [[1, given('unknown', { note: 'Ask them: when?' })]]);
    const entry = `    "${second.id}": {\n      "answer": "unknown",\n      "note": "Ask them: when?"\n    },\n`;
    expect(changed).toBe(text.replace('# ask Jo\n', `# ask Jo\n${entry}`));
  });

  test('its comments, at the beginning, where a text cannot be edited; and that is known', () => {
    const text = `${HEAD}answers:\n  ${first.id}: unknown # ask Jo\n---\n# No file that is read has another part.\nmore: yes\n`;
    const draft = AssessmentDraft.resume(text, LADDER);
    expect([draft.toString(), draft.isAnew]).toEqual([text, false]);
    draft.setAnswer(first, given(optionOf(0, 1)));
    const anew = draft.toString();
    expect(draft.isAnew).toBe(true);
    expect(anew.startsWith('# ask Jo\n# No file that is read has another part.\n')).toBe(true);
    const { answers } = unwrap(readAssessment({ file: 'x', text: anew })).written;
    expect(answers).toEqual({ [first.id]: optionOf(0, 1) });
  });

  test('JSON stays JSON', () => {
    const text = JSON.stringify({ joinedup: 1, answers: { [first.id]: 'unknown' } });
    expect(JSON.parse(saved(text, [[0, given([optionOf(0, 0), optionOf(0, 1)])]]))).toEqual({
      joinedup: 1,
      answers: { [first.id]: [optionOf(0, 0), optionOf(0, 1)] },
    });
  });

  test('Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${HEAD}answers:\n  ${first.id}: unknown\n`.replaceAll('\n', '\r\n');
    const changed = saved(text, [[0, given(optionOf(0, 1))]]);
    expect(changed).toBe(text.replace('unknown', `${optionOf(0, 1)} # ${first.options[1]?.text}`));
    expect(unwrap(readAssessment({ file: 'x', text: changed })).written.answers).toEqual({
      [first.id]: optionOf(0, 1),
    });
  });
});

test('a file that would be too large to be read again is not written', () => {
  const draft = AssessmentDraft.start(LADDER);
  draft.setAnswer(first, given('unknown', { evidence: Array(1100).fill('ü'.repeat(1000)) }));
  expect(() => draft.toString()).toThrow(InputError);
});

describe('a new file', () => {
  test('is the same whether it is written at once or answer by answer', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((typed) => typed.trim());
    const typed = text.filter((each) => each !== '' && unprintableIn(each) === null);
    const answer = fc.record({
      answer: fc.constantFrom<DraftAnswer['answer']>('unknown', 'not-applicable', 'x', ['x', 'y']),
      note: fc.option(typed),
      evidence: fc.array(typed, { maxLength: 3 }),
      source: fc.option(typed),
    });
    const turns = fc.uniqueArray(fc.tuple(fc.nat(LADDER.questions.length - 1), answer), {
      selector: ([place]) => place,
    });
    fc.assert(
      fc.property(turns, (given) => {
        const [once, bit] = [AssessmentDraft.start(LADDER), AssessmentDraft.start(LADDER)];
        for (const [place, each] of given) {
          once.setAnswer(question(LADDER, place), each);
          bit.setAnswer(question(LADDER, place), each);
          bit.toString();
        }
        expect(bit.toString()).toBe(once.toString());
      }),
      runs(150),
    );
  });

  test('has the question above each answer and the option behind it, in the order of the framework', () => {
    const draft = AssessmentDraft.start(LADDER);
    draft.setAnswer(second, given('unknown'));
    draft.setAnswer(first, given(optionOf(0, 1)));
    draft.setDetail(['service', 'name'], 'A service: “ours” #1');
    const text = draft.toString();
    expect(text).toContain(
      `  # ${first.ask}\n  ${first.id}: ${optionOf(0, 1)} # ${first.options[1]?.text}\n`,
    );
    expect(text.indexOf(first.ask)).toBeLessThan(text.indexOf(second.ask));
    expect(unwrap(readAssessment({ file: 'x', text })).written.service?.name).toBe('A service: “ours” #1');
  });

  test('whatever is typed is read back as it was typed', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((text) => text.trim());
    const typed = words.filter(
      (text) => text !== '' && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text),
    );
    const answers = fc.constantFrom<DraftAnswer['answer']>(null, 'unknown', optionOf(0, 0), optionOf(0, 1), [
      optionOf(0, 0),
      optionOf(0, 1),
    ]);
    const draftAnswers = fc.record({
      answer: answers,
      note: fc.option(typed),
      evidence: fc.array(typed, { maxLength: 2 }),
      source: fc.option(typed),
    });
    fc.assert(
      fc.property(fc.array(draftAnswers, { minLength: 1, maxLength: 4 }), typed, (turns, name) => {
        const draft = AssessmentDraft.start(LADDER);
        draft.setDetail(['service', 'name'], name);
        let text = '';
        for (const turn of turns) {
          draft.setAnswer(first, turn);
          text = draft.toString();
        }
        const { written } = unwrap(readAssessment({ file: 'x', text }));
        expect(written.service?.name).toBe(name);
        const entry = written.answers?.[first.id];
        const last = turns.at(-1);
        const {
          answer,
          note = null,
          evidence = [],
          source = null,
        } = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry : { answer: entry };
        expect({ answer: answer ?? null, note, evidence, source }).toEqual(last);
      }),
      { numRuns: 500 },
    );
  });
});
