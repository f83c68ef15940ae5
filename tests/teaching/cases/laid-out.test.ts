import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/model/key.ts';
import { CASE_KINDS } from '../../../src/model/vocabulary.ts';
import { compileVignettes } from '../../../src/teaching/cases/compiled-vignettes.ts';
import { sentencesIn } from '../../../src/teaching/cases/text-measures.ts';
import {
  drawnAlone,
  drawnOf,
  examplesOf,
  type Told,
  toldFixture,
  toldShipped,
  wishes,
} from '../../support/examples.ts';

/** Scene by scene, by the people of one story, in paragraphs that one person speaks in. */

const FIXTURE = await toldFixture();
const SHIPPED = await toldShipped('five-levels');
const WHOLE = new Set(SHIPPED.vignettes.stories.filter(({ text }) => text !== null).map(({ id }) => id));
/** Each story that is told whole is laid out by itself. */
const FIVE = await drawnAlone(SHIPPED);
const NONE = ['out-of-order little', 'uncertain managed', 'uncertain visiting'];

const SPEECH = /[.,?!]”/u;

function textsOf({ paragraphs }: Example): string[] {
  return paragraphs.map((pieces) => pieces.map(({ text }) => text).join(' '));
}

/** The story whose own phrase it is, or null for one of all stories. */
function storyOf(phrase: string): string | null {
  const parts = phrase.split('.');
  return parts.length > 3 ? (parts[0] ?? null) : null;
}

function holds(told: Told, none: readonly string[], check: (example: Example) => void): void {
  fc.assert(
    fc.property(wishes(told, CASE_KINDS, none), (wish) => {
      for (const example of drawnOf(told, wish)) check(example);
    }),
    { numRuns: 25 },
  );
}

describe.each([
  { name: 'the fixture', told: FIXTURE, none: NONE },
  { name: 'the five levels', told: FIVE, none: [] },
])('in $name', ({ told, none }) => {
  const { scenes } = compileVignettes(told.vignettes, told.source.model);
  const order = scenes.flatMap(({ questions }) =>
    questions.map((place) => told.source.model.questions[place]?.question.id ?? ''),
  );

  test('every question has its scene, and is told in the order of the scenes', () => {
    expect(order.toSorted()).toEqual(told.framework.questions.map(({ id }) => id).toSorted());
    holds(told, none, ({ facts }) => {
      const places = facts.map(({ question }) => order.indexOf(question));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    });
  });

  test('each scene, or what happens in the story, is opened once before anything is told in it', () => {
    holds(told, none, ({ facts, paragraphs }) => {
      const isPlot = facts.some(({ phrase }) => storyOf(phrase) !== null);
      const sceneOf = (fact: number) =>
        scenes.findIndex(({ questions }) =>
          questions.some(
            (place) => told.source.model.questions[place]?.question.id === facts[fact]?.question,
          ),
        );
      const opened = paragraphs.flatMap((pieces) => {
        const [first, second] = pieces;
        const isOpened = first?.fact === null && second !== undefined && second.fact !== null;
        return isOpened ? [isPlot ? second.fact : sceneOf(second.fact ?? -1)] : [];
      });
      expect(new Set(opened).size).toBe(opened.length);
      for (const pieces of paragraphs) {
        expect(pieces.slice(1).every(({ fact }) => fact !== null)).toBe(true);
        if (isPlot) expect(pieces.filter(({ fact }) => fact !== null).length).toBeLessThan(2);
      }
    });
  });

  test('nothing is left in braces, and every apostrophe is curly', () => {
    holds(told, none, (example) => {
      for (const text of textsOf(example)) expect(text).not.toMatch(/[{}']/u);
    });
  });
});

describe('in the five levels', () => {
  test('nobody else speaks in the paragraph of a speaker', () => {
    holds(FIVE, [], ({ paragraphs, facts }) => {
      for (const pieces of paragraphs) {
        const told = pieces.filter(({ fact }) => fact !== null);
        expect(told.filter(({ text }) => SPEECH.test(text)).length).toBeLessThan(2);
        expect(told.slice(1).filter(({ text }) => text.startsWith('“'))).toEqual([]);
      }
      expect(facts.length).toBeGreaterThan(0);
    });
  });

  test('somebody tells a case in their own words, all of it, and says first who they are', () => {
    const stories = new Map(FIVE.vignettes.stories.map((story) => [story.id, story]));
    holds(FIVE, [], ({ facts, paragraphs }) => {
      const [told, ...others] = new Set(facts.map(({ phrase }) => storyOf(phrase)));
      expect(others).toEqual([]);
      const story = stories.get(told ?? null);
      const begins = [story?.toldBy, story?.open].map((text) => text?.split('{')[0] ?? '-');
      for (const [place, text] of begins.entries())
        expect(paragraphs[place]?.[0]?.text.startsWith(text)).toBe(true);
      expect(paragraphs.flat().filter(({ fact }) => fact === null)).toHaveLength(3);
    });
  });

  test('where nobody does, what a story cannot tell is told by the phrases of all, behind its own', () => {
    const { vignettes, source } = FIVE;
    const [one, other] = vignettes.stories.map(({ id }) => id);
    const phrases = vignettes.phrases.map((each) => (each.story === other ? { ...each, story: null } : each));
    const inStory = (toldBy: string | null) =>
      compileVignettes(
        { ...vignettes, phrases, stories: vignettes.stories.map((story) => ({ ...story, toldBy })) },
        source.model,
      ).inStory(one ?? null);
    let stock = 0;
    for (const question of source.model.questions.keys()) {
      const own = inStory('Ann').phrasesOf(question, 0);
      const all = inStory(null).phrasesOf(question, 0);
      expect(new Set(own.map(({ phrase }) => phrase.story))).toEqual(new Set(own.length > 0 ? [one] : []));
      expect(all.slice(0, own.length)).toEqual(own);
      expect(all.slice(own.length).every(({ phrase }) => phrase.story === null)).toBe(true);
      stock += all.length - own.length;
    }
    expect(stock).toBeGreaterThan(0);
  });

  test('each story can tell and imply every option that a level requires, and leave each such question open', () => {
    const { framework, vignettes } = FIVE;
    const required = JSON.stringify(framework.placements[0]?.levels.map(({ requires }) => requires));
    const questions = framework.questions.filter(({ id }) => required.includes(`"${id}"`));
    expect(questions.length).toBeGreaterThan(5);
    for (const { id } of vignettes.stories) {
      const own = vignettes.phrases.filter(({ story }) => story === id);
      for (const { id: question, options } of questions) {
        const waysOf = (option: string | null) =>
          own.filter((phrase) => phrase.question === question && phrase.option === option);
        expect(waysOf(null).length, `${id} ${question}`).toBeGreaterThan(0);
        for (const option of options) {
          const manners = new Set(waysOf(option.id).map(({ manner }) => manner));
          expect(manners.size, `${id} ${question} ${option.id}`).toBe(2);
        }
      }
    }
  });

  test.each([
    ['drawn stories alone', FIVE],
    ['those that are told whole', SHIPPED],
  ])('a set of forty from %s says hardly a sentence twice', (_, told) => {
    const examples = examplesOf(told, { count: 40, seed: 3 });
    const each = examples.map((example) => sentencesIn([example]).size).reduce((sum, size) => sum + size, 0);
    expect(1 - sentencesIn(examples).size / each).toBeLessThan(0.05);
  });
});

describe('told whole', () => {
  const cases = examplesOf(SHIPPED, {
    count: 40,
    seed: 8,
    kind: null,
    kinds: ['plain', 'boundary', 'out-of-order', 'uncertain'],
    difficulty: null,
    difficulties: ['easy', 'medium', 'hard'],
  });
  const pages = cases.filter(({ facts }) => WHOLE.has(storyOf(facts[0]?.phrase ?? '') ?? ''));

  test('is at least every second case of a mixed set, and no page is had twice', () => {
    expect(pages.length).toBeGreaterThanOrEqual(cases.length / 2);
    expect(new Set(pages.map(({ facts }) => storyOf(facts[0]?.phrase ?? ''))).size).toBe(pages.length);
  });

  test('a case says all that its page says, in the words of the page alone', () => {
    for (const { facts, paragraphs } of pages) {
      const story = SHIPPED.vignettes.stories.find(({ id }) => id === storyOf(facts[0]?.phrase ?? ''));
      expect(paragraphs).toHaveLength(story?.text?.length ?? 0);
      const places = story?.text?.join(' ').match(/\[[a-z-]+\]/gu) ?? [];
      // What is told with the words of another question stands in its place.
      const own = facts.filter(({ phrase }, place) => phrase !== facts[place - 1]?.phrase);
      expect(own.map(({ question }) => `[${question}]`)).toEqual(places);
      expect(new Set(facts.map(({ phrase }) => storyOf(phrase)))).toEqual(new Set([story?.id]));
      expect(paragraphs.flat().some(({ text }) => /[{}[\]']/u.test(text))).toBe(false);
    }
  });
});
