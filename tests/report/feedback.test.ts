import { describe, expect, it } from 'vitest';
import type { Reason } from '../../src/model/result-parts.ts';
import { CASE_KINDS } from '../../src/model/vocabulary.ts';
import type { Block } from '../../src/report/blocks.ts';
import { textLines } from '../../src/report/formats/plain-text.ts';
import { feedbackBlocks } from '../../src/report/pages/practice-feedback.ts';
import { caseBlocks, glossaryBlocks } from '../../src/report/pages/practice-page.ts';
import { cited, factWords } from '../../src/report/words/teaching/case-words.ts';
import type { Judged } from '../../src/teaching/practice/judge-answer.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { answeredRightly, judged } from '../support/practice.ts';
import { barrier, firstOf, setOf } from './set.ts';

const CASE = firstOf('plain');

const OPEN = firstOf('uncertain');

const ROUTE_REASON: Reason = {
  question: 'route',
  ask: 'Which route is it?',
  answer: 'used',
  text: 'One route is used.',
  needs: 'No route.',
  open: false,
  orElse: [],
  number: null,
};

/** Each block as it is read, by itself. */
function partsOf(blocks: readonly Block[], paper = PAPER): string[][] {
  return blocks.map((block) => textLines([block], paper));
}

function said(about: Judged, before: readonly Judged[] = []): string {
  return partsOf(feedbackBlocks(about, before))
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

describe('a case', () => {
  it('is shown with its kind of service, and nothing of its answer', () => {
    expect(partsOf(caseBlocks('Case 2 of 3: Green Gate', CASE))).toEqual([
      ['Case 2 of 3: Green Gate', 'Gardens, Wales'],
      ['A gate creaks. Notes go by one path.'],
      ['Two purses are opened. The law is grey.'],
    ]);
  });
});

describe('what is said of an answer', () => {
  it('that is right says what decides it', () => {
    expect(said(answeredRightly(CASE))).toMatchInlineSnapshot(`
      "The level: 4 of 4 points
      Right. The level is Referral (level 1).

      What decides it
        • Fact 1: “Notes go by one path”
          It shows: One route is used.
          Meets Referral.
        • Fact 2: “Two purses are opened”
          It shows: Each pays alone.
          Misses Budget.

      Why not Budget (level 2)
        • It wants “One pot pays” or “One body runs it all”. Fact 2: Each pays alone.

      The barriers: 2 of 2 points
      You named 2 of the 2 that remain.

      Rightly named
        • The wall is in the way (legal)
          “The law is grey”: An old law.
        • The fence is in the way (cultural)
          As above: An old law."
    `);
  });

  it('with a wrong level and wrong barriers says how one comes there, and what is missing', () => {
    expect(said(judged(CASE, 'budget', 'wall moat hedge'))).toMatchInlineSnapshot(`
      "The level: 2 of 4 points
      One off: you chose Budget (level 2). The level is Referral (level 1).

      What decides it
        • Fact 1: “Notes go by one path”
          It shows: One route is used.
          Meets Referral.
        • Fact 2: “Two purses are opened”
          It shows: Each pays alone.
          Misses Budget.

      Why not Budget (level 2)
        • It wants “One pot pays” or “One body runs it all”. Fact 2: Each pays alone.

      Your answer: Budget (level 2)
      A reader ends there by misreading one fact:
        • Fact 2 is taken for “One pot pays”.

      The barriers: 0 of 2 points
      You named 1 of the 2 that remain, and 2 that the text does not show.

      Missed
        • The fence is in the way (cultural)
          “The law is grey”: An old law.

      Named, though the text does not show it
        • The moat is in the way (legal)
          Fact 2: Each pays alone.
        • The hedge is in the way (legal)
          The text does not say: Which door is it?

      Rightly named
        • The wall is in the way (legal)
          As above: An old law."
    `);
  });

  it('with a level much too high says what it does not have', () => {
    expect(said(judged(CASE, 'door'))).toMatchInlineSnapshot(`
      "The level: 0 of 4 points
      Wrong: you chose Door (level 3). The level is Referral (level 1).

      What decides it
        • Fact 1: “Notes go by one path”
          It shows: One route is used.
          Meets Referral.
        • Fact 2: “Two purses are opened”
          It shows: Each pays alone.
          Misses Budget.

      Why not Budget (level 2)
        • It wants “One pot pays” or “One body runs it all”. Fact 2: Each pays alone.

      Your answer: Door (level 3)
      It wants “One door leads in”. The text does not say: Which door is it?
      No single fact misread leads there.

      The barriers: 0 of 2 points
      You named 0 of the 2 that remain.

      Missed
        • The wall is in the way (legal)
          “The law is grey”: An old law.
        • The fence is in the way (cultural)
          As above: An old law."
    `);
  });

  it('that leaves open what is settled says so', () => {
    expect(partsOf(feedbackBlocks(judged(CASE, 'referral budget'), []))[0]).toEqual([
      'The level: 2 of 4 points',
      'Partly right: you chose Referral (level 1) or Budget (level 2). The level is',
      'Referral (level 1). Nothing that decides is left open.',
    ]);
  });

  it('that one misreading leads to among others says what it could then be', () => {
    const facts = CASE.facts.map((fact) => ({
      ...fact,
      slips: fact.slips.filter(({ option }) => option === 'some'),
    }));
    expect(partsOf(feedbackBlocks(judged({ ...CASE, facts }, 'budget'), []))[3]).toEqual([
      'Your answer: Budget (level 2)',
      'No single fact misread leads there alone. Where one of these is misread, it',
      'could then also be this level:',
      '  • Fact 2 is taken for “A pot pays for some of it”. The level could then be',
      '    Referral (level 1) or Budget (level 2).',
    ]);
  });

  it('with several levels says how one comes to just these, if by any one misreading', () => {
    expect(said(judged(CASE, 'referral budget'))).toContain(
      '  • Fact 2 is taken for “A pot pays for some of it”.',
    );
    expect(said(judged(CASE, 'apart budget'))).not.toContain('Your answer');
  });

  it('that settles what is open quotes what leaves it open', () => {
    expect(said(judged(OPEN, 'budget'))).toMatchInlineSnapshot(`
      "The level: 2 of 4 points
      Partly right: you chose Budget (level 2). The text leaves it open: it is
      Referral (level 1) or Budget (level 2).

      What decides it
        • Fact 1: “Notes go by one path”
          It shows: One route is used.
          Meets Referral.
        • Fact 2: “Nobody has seen the purse”
          Left open: Which pot is it?
          Decides Budget.

      What the text leaves open
      If the answer were  The level would be
      Each pays alone.    Referral (level 1)
      One pot pays.       Budget (level 2)

      Why not Door (level 3)
        • It wants “One door leads in”. Here: Two doors.

      Your answer: Budget (level 2)
      The text leaves it open: it could also be Referral (level 1).
      A reader ends there by misreading one fact:
        • Fact 2 is read as though it said “One pot pays”; it leaves that open.

      The barriers: 0 of 2 points
      You named 0 of the 2 that remain.

      Missed
        • The wall is in the way (legal)
          “The law is grey”: An old law.
        • The fence is in the way (cultural)
          As above: An old law."
    `);
  });

  it('to a case out of order says why the high level does not count', () => {
    expect(said(judged(firstOf('out-of-order'), 'door', 'wall fence'))).toMatchInlineSnapshot(`
      "The level: 0 of 4 points
      Wrong: you chose Door (level 3). The level is Referral (level 1).

      What decides it
        • Fact 1: “Notes go by one path”
          It shows: One route is used.
          Meets Referral.
        • Fact 2: “Two purses are opened”
          It shows: Each pays alone.
          Misses Budget.

      What hangs in the air: Door (level 3)
      What defines Door is there, but Budget (level 2) below it does not hold, and a
      level counts only when every level below it holds.

      Why not Budget (level 2)
        • It wants “One pot pays” or “One body runs it all”. Fact 2: Each pays alone.

      Your answer: Door (level 3)
      The highest level that is met is taken, though one below it is missing.
      No single fact misread leads there.

      The barriers: 2 of 2 points
      You named 2 of the 2 that remain.

      Rightly named
        • The wall is in the way (legal)
          “The law is grey”: An old law.
        • The fence is in the way (cultural)
          As above: An old law."
    `);
  });

  it('to the second of a pair sets it beside the first', () => {
    const [first, second] = setOf('twins').examples;
    if (!first || !second) throw new Error('a pair has two');
    const before = [answeredRightly(first)];
    expect(said(answeredRightly(second), before)).toMatchInlineSnapshot(`
      "The level: 4 of 4 points
      Right. The level is Budget (level 2).

      What decides it
        • Fact 1: “Notes go by one path”
          It shows: One route is used.
          Meets Referral.
        • Fact 2: “One purse is opened”
          It shows: One pot pays.
          Meets Budget.

      What differs from the case before
      Which pot is it?

      Case   It shows          So the level is
      Here   One pot pays.     Budget (level 2)
      There  Each pays alone.  Referral (level 1)

      Why not Door (level 3)
        • It wants “One door leads in”. The text does not say: Which door is it?

      The barriers: 2 of 2 points
      You named 2 of the 2 that remain.

      Rightly named
        • The wall is in the way (legal)
          “The law is grey”: An old law.
        • The fence is in the way (cultural)
          As above: An old law."
    `);
    expect(said(answeredRightly(first))).not.toContain('What differs');
  });
});

describe('what is said of barriers', () => {
  it('where none remains says so', () => {
    const none = { ...CASE, barriers: [barrier('moat', false)] };
    expect(said(judged(none, 'referral'))).toContain('None of them remains, as you said.');
    expect(said(judged(none, 'referral', 'moat'))).toContain('None of them remains; you named 1.');
  });

  it('is nothing where the framework has none', () => {
    expect(said(judged({ ...CASE, barriers: [] }, 'referral'))).not.toContain('barrier');
  });

  it('names the nation where no passage shows that one is not there', () => {
    const elsewhere = { ...CASE, barriers: [barrier('border', false)] };
    expect(said(judged(elsewhere, 'referral', 'border'))).toContain(
      '  • The border is in the way (legal)\n    It does not arise where this service is.',
    );
  });
});

describe.each(CASE_KINDS)('a case of the kind %s', (kind) => {
  const example = firstOf(kind);
  const answers = ['apart', 'referral', 'budget', 'door', 'apart door'].flatMap((levels) => [
    judged(example, levels),
    judged(example, levels, 'wall moat fence hedge'),
  ]);

  it.each([40, 80])('is spoken of in %i columns', async (width) => {
    const paper = await paperOf({ width });
    for (const answer of answers) {
      const lines = partsOf(feedbackBlocks(answer, []), paper).flat();
      expect(tooWide(lines.join('\n'), paper)).toEqual([]);
    }
  });

  it('has no passage quoted in full twice', () => {
    for (const answer of answers) {
      const text = said(answer).replace(/\s+/gu, ' ');
      const times = example.facts.map((_, place) => text.split(cited(factWords(place, example))).length - 1);
      expect(Math.max(...times)).toBe(1);
    }
  });
});

it('a passage with somebody speaking is quoted as print does, and known again by its number', () => {
  const [paragraph = [], ...rest] = CASE.paragraphs;
  const spoken = '“Notes go by one path only,” said a clerk.';
  const paragraphs = [
    paragraph.map((piece) => (piece.fact === 0 ? { ...piece, text: spoken } : piece)),
    ...rest,
  ];
  const barriers = [barrier('wall', true, { because: [ROUTE_REASON] })];
  const text = said(judged({ ...CASE, paragraphs, barriers }, 'referral', 'wall'));
  expect(text).toContain('“‘Notes go by one path only,’ said a clerk”');
  expect(text).toContain('(legal)\n    Fact 1: One route is used.');
});

it('what each thing is stands below its name', () => {
  const things = [
    { name: 'Apart', about: 'Nothing is shared.' },
    { name: 'Budget', about: null },
  ];
  expect(partsOf(glossaryBlocks(things))).toEqual([['  • Apart', '    Nothing is shared.', '  • Budget']]);
});
