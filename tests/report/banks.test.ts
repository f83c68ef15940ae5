import * as fc from 'fast-check';
import { parse } from 'gift-pegjs';
import { describe, expect, it, test } from 'vitest';
import type { Example } from '../../src/model/key.ts';
import { CASE_KINDS } from '../../src/model/vocabulary.ts';
import { leftOut, MOODLE_WEIGHTS } from '../../src/report/formats/bank-limits.ts';
import { renderGift } from '../../src/report/formats/gift.ts';
import { renderMoodleXml } from '../../src/report/formats/moodle-xml.ts';
import { type BankQuestion, bankOf } from '../../src/report/formats/question-bank.ts';
import { anyText, seenHtml, visible } from './hostile.ts';
import { barrier, dressed, firstOf, setOf } from './set.ts';
import { below, type Element, readXml, textAt } from './xml.ts';

/** A question as it is seen once a bank has been read: the same whichever format it came in. */
interface Read {
  readonly name: string;
  readonly text: string;
  readonly answers: readonly { readonly text: string; readonly weight: number; readonly feedback: string }[];
  readonly feedback: string;
}

function expected({ name, text, answers, feedback }: BankQuestion, nameOf: (name: string) => string): Read {
  return {
    name: nameOf(visible(name)),
    text: tidy(text.map(visible).join(' ')),
    answers: answers.map((answer) => ({
      text: visible(answer.text),
      weight: answer.weight,
      feedback: visible(answer.feedback),
    })),
    feedback: tidy(feedback.map(visible).join(' ')),
  };
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function questionsOf(set: Parameters<typeof bankOf>[0], nameOf = (name: string) => name): Read[] {
  return bankOf(set).flatMap(({ questions }) => questions.map((question) => expected(question, nameOf)));
}

// What Moodle keeps for itself while it reads cannot stand in a name.
const giftName = (name: string) => tidy(name.replace(/&(?=&)/gu, '& '));

function readGift(gift: string): Read[] {
  return parse(gift).flatMap((found): Read[] => {
    if (found.type === 'Category') return [];
    if (found.type !== 'MC') throw new Error(`a question was read as ${found.type}`);
    return [
      {
        name: visible(found.title ?? ''),
        text: seenHtml(found.stem.text),
        answers: found.choices.map((choice) => ({
          text: seenHtml(choice.text.text),
          weight: choice.isCorrect ? 100 : (choice.weight ?? Number.NaN),
          feedback: seenHtml(choice.feedback?.text ?? ''),
        })),
        feedback: seenHtml(found.globalFeedback?.text ?? ''),
      },
    ];
  });
}

function readMoodle(xml: string): Read[] {
  const found = below(readXml(xml)).filter(
    ({ name, attributes }) => name === 'question' && attributes.type === 'multichoice',
  );
  return found.map((question) => ({
    name: textAt(question, 'name', 'text'),
    text: seenHtml(textAt(question, 'questiontext', 'text')),
    answers: answersIn(question).map((answer) => ({
      text: seenHtml(textAt(answer, 'text')),
      weight: Number(answer.attributes.fraction),
      feedback: seenHtml(textAt(answer, 'feedback', 'text')),
    })),
    feedback: seenHtml(textAt(question, 'generalfeedback', 'text')),
  }));
}

function answersIn(question: Element): Element[] {
  return question.children.filter(({ name }) => name === 'answer');
}

describe.each(CASE_KINDS)('a bank of %s cases', (kind) => {
  const set = setOf(kind);

  it('is read back from GIFT as it was', () => {
    expect(readGift(renderGift({ set }))).toEqual(questionsOf(set, giftName));
  });

  it('is read back from XML as it was', () => {
    expect(readMoodle(renderMoodleXml({ set }))).toEqual(questionsOf(set));
  });

  it('asks for the level of every case', () => {
    const [levels] = bankOf(set);
    expect(levels?.questions.map(({ answers }) => answers.map(({ text }) => text))).toEqual(
      set.examples.map((example) => example.levels.map(({ name }) => name)),
    );
  });

  it('gives 100 for what is right and nothing but Moodle’s weights', () => {
    for (const { answers, single } of bankOf(set).flatMap(({ questions }) => questions)) {
      const right = answers.map(({ weight }) => weight).filter((weight) => weight > 0);
      const sum = single ? Math.max(...right) : right.reduce((all, weight) => all + weight, 0);
      expect(Math.abs(sum - 100)).toBeLessThan(0.0001);
      for (const { weight } of answers) expect([0, ...MOODLE_WEIGHTS]).toContain(Math.abs(weight));
      expect(answers.every(({ feedback }) => feedback !== '')).toBe(true);
    }
  });

  it('comes back whole, whatever the texts hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const hostile = dressed(set, () => text);
        expect(readGift(renderGift({ set: hostile }))).toEqual(questionsOf(hostile, giftName));
        expect(readMoodle(renderMoodleXml({ set: hostile }))).toEqual(questionsOf(hostile));
      }),
    );
  });
});

test('an open level is asked for with several right answers, a settled one with one', () => {
  const levelsOf = (kind: 'plain' | 'uncertain') => bankOf(setOf(kind))[0]?.questions[0];
  expect(levelsOf('plain')).toMatchObject({ single: true, shuffle: false });
  expect(levelsOf('plain')?.answers.map(({ weight }) => weight)).toEqual([50, 100, 50, 0]);
  expect(levelsOf('uncertain')).toMatchObject({ single: false, shuffle: false });
  expect(levelsOf('uncertain')?.answers.map(({ weight }) => weight)).toEqual([-50, 50, 50, -50]);
});

test.each([
  [0, false],
  [1, false],
  [2, true],
  [3, true],
  [4, true],
  [5, true],
  [6, true],
  [7, true],
  [8, false],
])('with %d right barriers, that they are asked about is %s', (count, isAsked) => {
  const barriers = [
    ...Array.from({ length: count }, (_, index) => barrier(`wall-${index}`, true)),
    barrier('moat', false),
  ];
  const set = setOf('plain', [{ ...firstOf('plain'), barriers } satisfies Example]);
  const [, asked] = bankOf(set);
  expect(asked !== undefined).toBe(isAsked);
  expect(readGift(renderGift({ set }))).toEqual(questionsOf(set));
  expect(readMoodle(renderMoodleXml({ set }))).toEqual(questionsOf(set));
});

test('what a course site asks about the barriers says to choose all of them, never that there may be none', () => {
  const [, asked] = bankOf(setOf('plain'));
  expect(asked?.questions[0]?.text.at(-1)).toBe(
    'Which of these does the text show to stand in the way? Choose all of them.',
  );
});

describe('what a bank leaves out', () => {
  const walls = (count: number) => [
    ...Array.from({ length: count }, (_, index) => barrier(`wall-${index}`, true)),
    barrier('moat', false),
  ];
  const own = firstOf('plain');

  /** A case with so many levels, all of which the text leaves possible. */
  function wide(count: number): Example {
    const [level] = own.levels;
    const levels = level
      ? Array.from({ length: count }, (_, rank) => ({ ...level, id: `level-${rank}`, rank }))
      : [];
    return { ...own, levels, right: levels.map(({ id }) => id) };
  }

  it.each(CASE_KINDS)('is nothing in a set of %s cases that asks everything', (kind) => {
    expect(leftOut(setOf(kind))).toEqual([]);
  });

  it('is said with how many, of which cases and why', () => {
    const examples = [
      { ...wide(11), id: '1' },
      { ...own, id: '2', barriers: walls(1) },
      { ...own, id: '3', barriers: walls(0) },
      { ...own, id: '4', barriers: walls(8) },
      { ...own, id: '5', barriers: [] },
    ];
    expect(leftOut(setOf('plain', examples))).toEqual([
      '1 question for a level is not in the banks (case 1): Moodle has no weight for one of 11 right answers.',
      '2 questions for barriers are not in the banks (cases 2 and 3): fewer than 2 barriers are right.',
      '1 question for barriers is not in the banks (case 4): more than 7 barriers are right.',
    ]);
  });

  it('is counted after the tenth case', () => {
    const examples = Array.from({ length: 12 }, (_, index) => ({
      ...own,
      id: `${index + 1}`,
      barriers: walls(0),
    }));
    expect(leftOut(setOf('plain', examples)).join()).toContain(
      '(cases 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more)',
    );
  });

  it('is all that is not asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(14), fc.nat(10)), { maxLength: 9 }), (sizes) => {
        const examples = sizes.map(([levels, right], index) => ({
          ...wide(levels + 1),
          id: `${index + 1}`,
          barriers: walls(right),
        }));
        const set = setOf('plain', examples);
        const asked = bankOf(set).reduce((sum, { questions }) => sum + questions.length, 0);
        const missing = leftOut(set).reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
        expect(asked + missing).toBe(2 * sizes.length);
      }),
    );
  });
});

test('Moodle finds every weight in GIFT, which it reads with two digits before the point', () => {
  for (const kind of CASE_KINDS) {
    const answers = renderGift({ set: setOf(kind) }).match(/^\t.*$/gmu) ?? [];
    expect(answers.length).toBeGreaterThan(3);
    for (const answer of answers) expect(answer).toMatch(/^\t(?:=|~%-?\d{1,2}(?:\.\d+)?%)\[html\]/u);
  }
});

test('no line of a GIFT question is empty or a comment, but for its tags', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const blocks = renderGift({ set: dressed(setOf('plain'), () => text) })
        .trimEnd()
        .split('\n\n');
      const questions = blocks.filter((block) => !block.startsWith('$CATEGORY: '));
      expect(questions.length).toBe(questionsOf(setOf('plain')).length);
      for (const question of questions) {
        const [tags, ...lines] = question.split('\n');
        expect(tags).toMatch(/^\/\/(?: \[tag:[a-z0-9-]+\])+$/u);
        for (const line of lines) expect(line).toMatch(/^(?:::|\t[=~]|####\[html\]|\}$)/u);
      }
    }),
  );
});

test('both formats name the same two categories, with a slash in a name doubled', () => {
  const set = {
    ...setOf('plain'),
    framework: { id: 'gates', version: '1.0.0', title: '/Gates {and}/walls: <A> & B/' },
  };
  const paths = [
    '$course$/top/Gates and //walls A B// 1.0.0/Levels',
    '$course$/top/Gates and //walls A B// 1.0.0/Barriers',
  ];
  const xml = below(readXml(renderMoodleXml({ set }))).filter(({ name }) => name === 'category');
  expect(xml.map((category) => textAt(category, 'text'))).toEqual(paths);
  const gift = parse(renderGift({ set })).flatMap((found) =>
    found.type === 'Category' ? [found.title] : [],
  );
  expect(gift).toEqual(paths);
});
