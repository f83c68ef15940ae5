import { parse as parseCsv } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { parse } from 'gift-pegjs';
import { describe, expect, it, test } from 'vitest';
import type { Example, ExampleSet } from '../../src/model/key.ts';
import { CASE_KINDS } from '../../src/model/vocabulary.ts';
import { leftOut, MOODLE_WEIGHTS } from '../../src/report/formats/bank-limits.ts';
import { renderBrightspace } from '../../src/report/formats/brightspace.ts';
import { renderCanvas } from '../../src/report/formats/canvas.ts';
import { renderGift } from '../../src/report/formats/gift.ts';
import { renderMoodleXml } from '../../src/report/formats/moodle-xml.ts';
import {
  type BankAnswer,
  type BankQuestion,
  bankOf,
  markedText,
} from '../../src/report/formats/question-bank.ts';
import { levelsText } from '../../src/report/words/teaching/case-words.ts';
import { levelMark, levelPoints } from '../../src/teaching/marking/mark-scheme.ts';
import { anyText, seenHtml, visible } from './hostile.ts';
import { barrier, dressed, firstOf, setOf } from './set.ts';
import { below, type Element, readXml, textAt } from './xml.ts';

/** An item as it is seen once a bank has been read: the same whichever format it came in. */
interface Read {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly answers: readonly { readonly text: string; readonly weight: number; readonly feedback: string }[];
  readonly feedback: string;
}

type Show = (answer: BankAnswer, about: BankQuestion['about']) => string;

interface Format {
  /** How a name comes out. */
  name?(name: string): string;
  /** How an answer reads. */
  answer?: Show;
}

const marked: Show = (answer) => markedText(answer);

// Moodle letters barriers by itself.
const bare: Show = (answer, about) => (about === 'level' ? markedText(answer) : answer.text);

/** What a reader of a bank should find: each case once, and its questions after it. */
function expected(
  set: ExampleSet,
  { name: nameOf = (name) => name, answer: show = marked }: Format = {},
): Read[] {
  return bankOf(set).flatMap((told) => [
    {
      id: told.id,
      name: nameOf(visible(told.name)),
      text: tidy(told.paragraphs.map(visible).join(' ')),
      answers: [],
      feedback: '',
    },
    ...told.questions.map(({ id, name, ask, about, answers, feedback }) => ({
      id,
      name: nameOf(visible(name)),
      text: visible(ask),
      answers: answers.map((answer) => ({
        text: tidy(visible(show(answer, about))),
        weight: answer.weight,
        feedback: visible(answer.feedback),
      })),
      feedback: tidy(feedback.map(visible).join(' ')),
    })),
  ]);
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

// What Moodle keeps for itself while it reads cannot stand in a name.
const GIFT: Format = { name: (name) => tidy(name.replace(/&(?=&)/gu, '& ')) };

const XML: Format = { answer: bare };

function readGift(gift: string): Read[] {
  return parse(gift).flatMap((found): Read[] => {
    if (found.type === 'Category') return [];
    if (found.type !== 'MC' && found.type !== 'Description')
      throw new Error(`an item was read as ${found.type}`);
    return [
      {
        id: found.id ?? '',
        name: visible(found.title ?? ''),
        text: seenHtml(found.stem.text),
        answers: (found.type === 'MC' ? found.choices : []).map((choice) => ({
          text: seenHtml(choice.text.text),
          weight: choice.weight ?? Number.NaN,
          feedback: seenHtml(choice.feedback?.text ?? ''),
        })),
        feedback: found.type === 'MC' ? seenHtml(found.globalFeedback?.text ?? '') : '',
      },
    ];
  });
}

function readMoodle(xml: string): Read[] {
  const found = below(readXml(xml)).filter(
    ({ name, attributes }) => name === 'question' && attributes.type !== 'category',
  );
  return found.map((question) => ({
    id: textAt(question, 'idnumber'),
    name: textAt(question, 'name', 'text'),
    text: seenHtml(textAt(question, 'questiontext', 'text')),
    answers: question.children
      .filter(({ name }) => name === 'answer')
      .map((answer) => ({
        text: seenHtml(textAt(answer, 'text')),
        weight: Number(answer.attributes.fraction),
        feedback: seenHtml(textAt(answer, 'feedback', 'text')),
      })),
    feedback: seenHtml(textAt(question, 'generalfeedback', 'text')),
  }));
}

/** What Canvas would find in a package: read by way of its manifest. */
function readCanvas(zip: Uint8Array): Read[] {
  const files = unzipSync(zip);
  const xmlAt = (path: string) => readXml(strFromU8(files[path] ?? new Uint8Array()));
  const resources = below(xmlAt('imsmanifest.xml')).filter(({ name }) => name === 'resource');
  const quiz = resources.find(({ attributes }) => attributes.type === 'imsqti_xmlv1p2');
  const named = resources.flatMap(({ children }) =>
    children.flatMap(({ attributes }) => attributes.href ?? []),
  );
  expect(
    Object.keys(files)
      .filter((path) => path.endsWith('.xml'))
      .sort(),
  ).toEqual(['imsmanifest.xml', ...named].sort());
  const href = quiz?.children.find(({ name }) => name === 'file')?.attributes.href ?? '';
  return below(xmlAt(href))
    .filter(({ name }) => name === 'item')
    .map(readItem);
}

function readItem(item: Element): Read {
  const all = below(item);
  const labels = all.filter(({ name }) => name === 'response_label');
  const idents = labels.map(({ attributes }) => attributes.ident);
  expect(new Set(idents).size).toBe(idents.length);
  const feedbackAt = (ident: string) => {
    const found = all.find(({ name, attributes }) => name === 'itemfeedback' && attributes.ident === ident);
    return found ? seenHtml(textAt(found, 'flow_mat', 'material', 'mattext')) : '';
  };
  const and = all.find(({ name }) => name === 'and');
  return {
    id: item.attributes.ident ?? '',
    name: item.attributes.title ?? '',
    text: seenHtml(textAt(item, 'presentation', 'material', 'mattext')),
    answers: labels.map((label) => ({
      text: tidy(textAt(label, 'material', 'mattext')),
      weight: and?.children.some((each) => each.text === label.attributes.ident) ? 1 : 0,
      feedback: feedbackAt(`${label.attributes.ident}_fb`),
    })),
    feedback: feedbackAt('general_fb'),
  };
}

/** The questions of a table for Brightspace, by the first cell of each row. */
function readBrightspace(csv: string): Map<string, string[][]>[] {
  const [remark = [], ...rows] = parseCsv(csv, { bom: true }) as string[][];
  expect(remark[0]).toMatch(/^\/\//u);
  const questions: Map<string, string[][]>[] = [];
  for (const [field = '', ...cells] of rows) {
    expect(cells.length).toBe(4);
    if (field === 'NewQuestion') questions.push(new Map());
    const question = questions.at(-1);
    question?.set(field, [...(question.get(field) ?? []), cells]);
  }
  return questions;
}

const onlyRight = (items: readonly Read[]): Read[] =>
  items.map((item) => ({
    ...item,
    answers: item.answers.map((answer) => ({ ...answer, weight: answer.weight > 0 ? 1 : 0 })),
  }));

describe.each(CASE_KINDS)('a bank of %s cases', (kind) => {
  const set = setOf(kind);

  it('is read back from GIFT, XML and the package for Canvas as it was, each case once before its questions', () => {
    expect(readGift(renderGift({ set }))).toEqual(expected(set, GIFT));
    expect(readMoodle(renderMoodleXml({ set }))).toEqual(expected(set, XML));
    expect(readCanvas(renderCanvas({ set }))).toEqual(onlyRight(expected(set)));
  });

  it('asks for the level of every case, in one form and one wording', () => {
    const levels = bankOf(set).flatMap(({ example, questions: [question] }) => {
      expect(question?.answers.map(({ text }) => text)).toEqual(example.levels.map(({ name }) => name));
      return question?.ask.replaceAll(example.title, '…') ?? [];
    });
    expect(new Set(levels).size).toBe(1);
    expect(renderMoodleXml({ set })).not.toContain('<single>true</single>');
    expect(renderGift({ set })).not.toMatch(/^\t=/mu);
    expect(strFromU8(zipSync(unzipSync(renderCanvas({ set })), { level: 0 }))).not.toContain('"Single"');
  });

  it('gives 100 for what is right, as the sheets do for all and one too many, and nothing for ticking all', () => {
    for (const { questions } of bankOf(set)) {
      for (const { about, answers } of questions) {
        const sumOf = (some: readonly BankAnswer[]) => some.reduce((sum, { weight }) => sum + weight, 0);
        const right = answers.filter(({ weight }) => weight > 0);
        const wrong = answers.filter(({ weight }) => weight < 0);
        expect(right.length + wrong.length).toBe(answers.length);
        expect(Math.abs(sumOf(right) - 100)).toBeLessThan(0.0001);
        if (about === 'level') for (const { weight } of wrong) expect(weight).toBe(-50);
        if (wrong.length >= right.length && wrong.length > 1) expect(sumOf(answers)).toBeLessThan(0.0001);
        for (const { weight } of answers) expect(MOODLE_WEIGHTS).toContain(Math.abs(weight));
        expect(answers.every(({ feedback }) => feedback !== '')).toBe(true);
      }
    }
  });

  it('keeps in Brightspace the points of the sheets for each level and each two beside each other', () => {
    const found = readBrightspace(renderBrightspace({ set }));
    const asked = bankOf(set).flatMap(({ example, questions }) =>
      questions.map((question) => ({ example, question })),
    );
    expect(found.map((each) => each.get('ID')?.[0]?.[0])).toEqual(asked.map(({ question }) => question.id));
    for (const [index, { example, question }] of asked.entries()) {
      const [options = [], type] = [found[index]?.get('Option'), found[index]?.get('NewQuestion')?.[0]?.[0]];
      expect(found[index]?.get('QuestionText')?.[0]?.[1]).toBe('HTML');
      if (question.about === 'barriers') {
        expect(type).toBe('MS');
        expect(options.map(([right]) => right === '1')).toEqual(example.barriers.map(({ right }) => right));
        continue;
      }
      expect(type).toBe('MC');
      for (const [weight, named = ''] of options) {
        const levels = example.levels.filter(({ name }) => named.includes(`${name} (`)).map(({ id }) => id);
        expect(Number(weight) / 25).toBe(levelPoints(levelMark(levels, example)));
      }
      const wordings = new Set(options.map(([, named]) => named));
      expect(wordings.size).toBe(options.length);
      expect(wordings).toContain(levelsText(example.right, example));
    }
  });

  it('comes back whole, whatever the texts hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const hostile = dressed(set, () => text);
        expect(readGift(renderGift({ set: hostile }))).toEqual(expected(hostile, GIFT));
        expect(readMoodle(renderMoodleXml({ set: hostile }))).toEqual(expected(hostile, XML));
        expect(readCanvas(renderCanvas({ set: hostile }))).toEqual(onlyRight(expected(hostile)));
        expect(readBrightspace(renderBrightspace({ set: hostile })).length).toBe(
          bankOf(hostile).flatMap(({ questions }) => questions).length,
        );
      }),
    );
  });

  it('has the same ids whenever it is made, others than a set of another seed or one that avoids it, and never the seed', () => {
    const other = { ...set, request: { ...set.request, seed: 987_654_321 } };
    const idsOf = (each: ExampleSet) => bankOf(each).map(({ id }) => id);
    expect(idsOf(set)).toEqual(idsOf(structuredClone(set)));
    const after = { ...set, request: { ...set.request, avoided: set.examples.length } };
    expect(idsOf(set).some((id) => [...idsOf(other), ...idsOf(after)].includes(id))).toBe(false);
    for (const id of idsOf(other)) {
      expect(id).toMatch(/^ju[a-z0-9]+-[0-9]+[ab]?-text$/u);
      expect(id).not.toContain('987654321');
    }
    expect(Buffer.from(renderCanvas({ set }))).toEqual(
      Buffer.from(renderCanvas({ set: structuredClone(set) })),
    );
  });
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
  expect(bankOf(set)[0]?.questions.some(({ about }) => about === 'barriers')).toBe(isAsked);
  expect(readGift(renderGift({ set }))).toEqual(expected(set, GIFT));
  expect(readMoodle(renderMoodleXml({ set }))).toEqual(expected(set, XML));
});

test('what a course site asks about the barriers says to choose all of them, never that there may be none', () => {
  const [first] = bankOf(setOf('plain'));
  expect(first?.questions[1]?.ask).toMatch(
    /\. Which of these does the text show to stand in the way\? Choose all of them\.$/u,
  );
  expect(first?.questions[1]?.answers.map(({ mark }) => mark).join('')).toMatch(/^abc?d?e?f?$/u);
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

test('Moodle finds every weight in GIFT, by the pattern that it looks for', () => {
  for (const kind of CASE_KINDS) {
    const answers = renderGift({ set: setOf(kind) }).match(/^\t.*$/gmu) ?? [];
    expect(answers.length).toBeGreaterThan(3);
    for (const answer of answers) expect(answer).toMatch(/^\t~%-*[0-9]{1,2}\.?[0-9]*%\[html\]/u);
  }
});

test('no line of a GIFT item is empty or a comment, but for its id and tags', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const blocks = renderGift({ set: dressed(setOf('plain'), () => text) })
        .trimEnd()
        .split('\n\n');
      const items = blocks.filter((block) => !block.startsWith('$CATEGORY: '));
      expect(items.length).toBe(expected(setOf('plain')).length);
      for (const item of items) {
        const [tags, ...lines] = item.split('\n');
        expect(tags).toMatch(/^\/\/ \[id:[a-z0-9-]+\](?: \[tag:[a-z0-9-]+\])+$/u);
        for (const line of lines) expect(line).toMatch(/^(?:::|\t~|####\[html\]|\}$)/u);
      }
    }),
  );
});

test('both formats name the same category, with a slash in a name doubled', () => {
  const set = {
    ...setOf('plain'),
    framework: { id: 'gates', version: '1.0.0', title: '/Gates {and}/walls: <A> & B/' },
  };
  const path = /^\$course\$\/top\/Gates and \/\/walls A B\/\/ 1\.0\.0\/Cases ju[a-z0-9]+$/u;
  const [category] = below(readXml(renderMoodleXml({ set }))).filter(({ name }) => name === 'category');
  const inXml = category ? textAt(category, 'text') : '';
  expect(inXml).toMatch(path);
  expect(
    parse(renderGift({ set })).flatMap((found) => (found.type === 'Category' ? [found.title] : [])),
  ).toEqual([inXml]);
});
