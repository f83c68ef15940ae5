import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { WhatIf } from '../../src/model/comparison.ts';
import { EMPTY_ASSESSMENT } from '../../src/model/vocabulary.ts';
import { headlines } from '../../src/report/words/what-if-headlines.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { caseOf, fixture, ROOT, shipped } from '../support/load.ts';
import { blockMarks, inline } from '../support/markdown.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, tooWide } from '../support/paper.ts';
import { onOneLine, sectionsOf } from '../support/report-text.ts';
import { dressAssessment, dressFramework, FIXTURES, turnsOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { othersFrom, triedIn, whatIf } from '../support/what-ifs.ts';
import { hardTexts } from '../support/words.ts';

const { text: renderWhatIf, markdown: renderWhatIfMarkdown } = await renderersOf('what-if');

function section(tried: WhatIf, title: string): string {
  return sectionsOf(renderWhatIf(tried, PAPER)).get(title) ?? '';
}

const MANAGED = 'answers: { money: part, manager: one, door: two }';

describe('what it comes to is said first', () => {
  it.each<[string, [name: string, answers: string, ...typed: string[]], string]>([
    [
      'a level won, with those that were waiting above it',
      ['ladder', 'answers: { money: own, manager: one, door: two }', 'money=part'],
      'From level 0, Apart, to level 2, One manager.',
    ],
    [
      'a level lost',
      ['ladder', MANAGED, 'manager=two'],
      'From level 2, One manager, down to level 1, Shared money.',
    ],
    [
      'more than is certain',
      ['ladder', 'answers: { money: part }', 'manager=one'],
      'From at least level 1, Shared money, to at least level 2, One manager.',
    ],
    ['placed at last', ['ladder', 'answers: {}', 'money=own'], 'From “not placed yet” to level 0, Apart.'],
    [
      'no longer placed',
      ['ladder', MANAGED, 'money=unknown'],
      'From level 2, One manager, to “not placed yet”.',
    ],
    [
      'less is possible, and the same secured',
      ['ladder', 'answers: { money: part, manager: one }', 'door=two'],
      'The level that is certain stays at 2, One manager. No longer possible: 3 One door.',
    ],
    [
      'not placed either way, with less possible',
      ['ladder', 'answers: {}', 'manager=two'],
      'Not placed, now or then. No longer possible: 2 One manager or 3 One door.',
    ],
    [
      'a level won above one that is missing',
      ['ladder', 'answers: { money: own, manager: two, door: two }', 'manager=one'],
      'The level stays at 0, Apart, because one manager is in place then, but shared money is not in place.',
    ],
    [
      'a level that holds as before',
      ['ladder', MANAGED, 'money=all'],
      'The level stays at 2, One manager, because what shared money needs is met as before, and one door is not in place.',
    ],
    [
      'the top, which stays the top',
      ['ladder', 'answers: { money: part, manager: one, door: one }', 'money=all'],
      'The level stays at 3, One door, because what shared money needs is met as before.',
    ],
    [
      'a profile of which a part no longer counts',
      ['profile', 'answers: { funding: s1 }', 'funding=not-applicable'],
      'The profile moves: not counted then in Money.',
    ],
    [
      'an answer that no level looks at',
      ['profile', 'answers: { colour: red }', 'colour=blue'],
      'The profile stays as it is.',
    ],
    [
      'an answer that is so already',
      ['hidden', 'answers: { pool: no }', 'pool=no'],
      'Nothing changes: it is answered so already.',
    ],
    [
      'a question that is not asked',
      ['hidden', 'answers: { pool: no }', 'manager=named'],
      'Nothing changes: the question is not asked.',
    ],
    [
      'some of each',
      ['hidden', 'answers: { pool: no }', 'manager=named', 'pool=no'],
      'Nothing changes: they are answered so already, or not asked.',
    ],
    [
      'another band',
      ['sums', 'answers: { s1: disagree, s2: disagree, s3: disagree }', 's1=agree'],
      'From level 1, Some work, to level 2, Working well.',
    ],
    [
      'the same band',
      ['sums', 'answers: { s1: disagree, s2: strongly-disagree, s3: strongly-disagree }', 's1=agree'],
      'The level stays at 1, Some work, because “Working well” is not reached.',
    ],
    [
      'not known instead of not answered',
      ['ladder', MANAGED.replace(', door: two', ''), 'door=unknown'],
      'The level that is certain stays at 2, One manager, because one door is not known to be in place. Nothing else changes either.',
    ],
    [
      'the people served',
      [
        'wants',
        'needs: { tasks: many, changes: seldom }\nanswers: { money: all, manager: two }',
        'changes=daily',
      ],
      'The level stays at 1, Shared money, because what the people served need does not decide where it sits. Needed then: Level 2 One manager. Less is in place.',
    ],
    [
      'a profile',
      ['profile', 'answers: { readiness: s1, funding: s1 }', 'readiness=s2', 'funding=s0'],
      'The profile moves: up in Readiness; down in Money.',
    ],
    [
      'a profile of which more is known, or less',
      ['profile', 'answers: { funding: s1 }', 'readiness=s0', 'funding=unknown'],
      'The profile moves: more certain in Readiness; less certain in Money.',
    ],
  ])('%s', (_, [name, answers, ...typed], said) => {
    expect(headlines(whatIf(name, answers, ...typed)).join(' ')).toBe(said);
  });

  it('of several placements: those that move, then those that could have, and of the rest how many they are', () => {
    const health = shipped('partnership-health-check');
    const given = caseOf(health, 'river-town-council-view');
    const tried = triedIn(health, given, [{ question: 'no-surprises', answer: 'agree' }]);
    expect(headlines(tried)).toEqual([
      'Trust: from level 2, Weak trust, to level 3, Fair trust.',
      'The partnership as a whole: the level stays at 3, Fair partnership, because the sum goes from between 82 and 85 to between 84 and 87, within the same band.',
      '5 other placements stay as now.',
    ]);
    expect(section(tried, 'Where it sits')).toMatch(
      /^The partnership as a whole\n {2}Now .*\n.*\n\n?.*Sum: /mu,
    );
  });
});

it('of levels of which the highest counts, those below it change nothing', () => {
  const matrix = shipped('depth-and-breadth');
  const given = caseOf(matrix, 'glasgow-city');
  const [said] = headlines(triedIn(matrix, given, [{ question: 'activity', answer: 'apart' }]));
  expect(said).toBe(
    'How deep the relationship is: the level stays at 5, Partnership organisation, because the highest level that holds counts, whatever is below it.',
  );
});

describe('the page', () => {
  const tried = whatIf(
    'ladder',
    'answers: { money: own, manager: one, door: two }',
    'money=part',
    'door=two',
  );

  it('says whose service it is, that nothing is written, and what it comes to', () => {
    expect(renderWhatIf(tried, PAPER).split('\n').slice(0, 6)).toEqual([
      'What if? A service without a name',
      'A ladder, version 1.0.0',
      'Only tried out: nothing is written to the assessment.',
      '',
      'From level 0, Apart, to level 2, One manager.',
      '',
    ]);
  });

  it('holds the answers side by side, and those that are so already', () => {
    expect(section(tried, 'The answers').split('\n')).toEqual([
      'Whose money?',
      '  Now   Each its own                      Then  Some shared',
      '',
      '  Answered so already (1)',
      '  • How many doors? Two doors',
    ]);
  });

  it('draws the levels now and then, and says what is met', () => {
    expect(section(tried, 'Where it sits').split('\n')).toEqual([
      'Now   Not yet on the ladder in order.   Then  Level 2 of 3: One manager.',
      '',
      '   Now  Then',
      '  [□]  [□]  3 One door',
      '  [■]  [■]  2 One manager',
      '  [□]  [■]  1 Shared money',
      '  [●]  [ ]  0 Apart',
      '  ■ in place, □ not in place, ● here',
      '',
      '  • 1 Shared money. Now: not in place. Then: in place; 0 of 1 thing that keeps',
      '    it going.',
      '    Needed, and met then: Some shared',
    ]);
  });

  it('names the barriers gone, new, and still in the way, each once', () => {
    expect(section(tried, 'Barriers').split('\n')).toEqual([
      '1 barrier remains now, 1 then.',
      '',
      '  Gone: there now, not then (1)',
      '  • Two pots',
      '',
      '  New: there then, not now (1)',
      '  • Thin sharing',
      '    Because: Whose money? Some shared',
    ]);
    const lost = whatIf('ladder', MANAGED, 'manager=two');
    expect(onOneLine(section(lost, 'Barriers'))).toBe(
      '1 barrier remains now, 2 then. New: there then, not now (1) • Two lines Because: Who manages? Two managers',
    );
    const parted = section(whatIf('ladder', 'answers: { money: part }', 'money=own'), 'Barriers');
    expect(onOneLine(parted)).toContain('Gone: there now, not then (1) • Thin sharing');
    const still = whatIf('ladder', 'answers: { money: own, manager: two }', 'money=part');
    expect(onOneLine(section(still, 'Barriers'))).toContain(
      'Still in the way of one manager (1) • Two lines',
    );
  });

  it('tells what is only possible from what is certain', () => {
    const opened = section(whatIf('ladder', MANAGED, 'manager=unknown', 'money=own,part'), 'Barriers');
    expect(onOneLine(opened)).toContain('Perhaps new: possible then, not now (2) • Two lines • Two pots');
    expect(onOneLine(opened)).toContain('Perhaps gone: there now, only possible then (1) • Thin sharing');
    const known = section(whatIf('ladder', 'answers: {}', 'money=own'), 'Barriers');
    expect(known).toMatch(/^No barrier remains now, 1 then\.$/mu);
    expect(opened).toMatch(/^1 barrier remains now, none then\.$/mu);
    expect(onOneLine(known)).toContain(
      'Perhaps new: there then, only possible now (1) • Two pots Because: Whose money?',
    );
    expect(onOneLine(known)).toContain('Ruled out: possible now, not then (1) • Thin sharing');
  });

  it('says what would come next, or what the next level takes', () => {
    expect(onOneLine(section(tried, 'What would come next'))).toBe(
      'The next step, if the people served need it, is one door. • Needed: One door',
    );
    const still = whatIf('ladder', 'answers: { money: part }', 'money=all');
    expect(onOneLine(section(still, 'What the next level takes'))).toBe(
      'The next step, if the people served need it, is one manager. • Find out: Who manages?',
    );
  });

  it('leaves out what does not move', () => {
    const same = renderWhatIf(whatIf('ladder', MANAGED, 'money=part'), PAPER);
    expect([...sectionsOf(same).keys()]).toEqual(['', 'The answers', 'What the next level takes']);
  });

  it('says why a level is lost, and what makes one sounder', () => {
    const lost = whatIf(
      'ladder',
      'answers: { money: all, manager: one, door: one }',
      'money=own',
      'door=two',
    );
    const where = onOneLine(section(lost, 'Where it sits'));
    // What the next level needs is told below.
    expect(where).toContain('• 3 One door. Now: in place. Then: not in place. Needs: One door');
    expect(where).toContain(
      '• 1 Shared money. Now: in place; 1 of 1 thing that keeps it going. Then: not in place.',
    );
    expect(where).not.toContain('Needs: Some shared');
    const sounder = section(whatIf('ladder', MANAGED, 'money=all'), 'Where it sits');
    expect(onOneLine(sounder)).toBe(
      '• 1 Shared money. Now: in place; 0 of 1 thing that keeps it going. Then: in place; 1 of 1 thing that keeps it going. Sounder with: All shared',
    );
    const thinner = section(whatIf('ladder', MANAGED.replace('part', 'all'), 'money=part'), 'Where it sits');
    expect(onOneLine(thinner)).toContain('Less sound without: All shared');
  });

  it('says which questions are asked only now or only then', () => {
    const opened = section(whatIf('hidden', 'answers: { pool: no }', 'pool=yes'), 'The answers');
    expect(onOneLine(opened)).toContain('Asked then, not now (2) • Who runs the pool? Not answered');
    const closed = section(
      whatIf('hidden', 'answers: { pool: yes }', 'pool=no', 'manager=named'),
      'The answers',
    );
    expect(onOneLine(closed)).toContain('Asked now, not then (1) • Does the manager report?');
    expect(onOneLine(closed)).toContain(
      'Not asked, so what is set there changes nothing (1) • Who runs the pool? Asked only where: Is there a pool? Yes',
    );
  });

  it('says what is needed, and of whom, where that moves', () => {
    const needs = 'needs: { tasks: many, changes: seldom }\nanswers: { money: all, manager: two }';
    const daily = whatIf('wants', needs, 'changes=daily');
    expect(onOneLine(section(daily, 'What the people served need'))).toBe(
      'Now Level 1 Shared money. That is in Then Level 2 One manager. Less is in place. place. • Because: What changes daily needs one manager. Who with • Hospital: not needed now, needed then; kind not given.',
    );
  });
});

describe('in Markdown', () => {
  it('it is the same, in tables', () => {
    const page = renderWhatIfMarkdown(
      whatIf('ladder', 'answers: { money: own, manager: one, door: two }', 'money=part'),
    );
    for (const block of [
      '# What if? A service without a name',
      '**From level 0, Apart, to level 2, One manager.**',
      '| Question | Now | Then |\n| --- | --- | --- |\n| Whose money? | Each its own | Some shared |',
      '### New: there then, not now (1)\n\n- Thin sharing\n  - Because: Whose money? Some shared',
      '## What would come next',
    ]) {
      expect(page).toContain(`${block}\n`);
    }
  });

  it('a hostile text is a text wherever it stands', () => {
    const hostile = '# <b>x</b> | *y* [z](javascript:1) `w` ~~v~~\n- u';
    const pages = [hostile, 'Zqx'].map((text) => {
      const framework = dressFramework(fixture('wants'), () => text);
      const given = dressAssessment({ ...caseOfWants(), notes: [] }, () => text);
      const others = [
        { question: 'changes', answer: 'daily' },
        { question: 'money', answer: 'all' },
        { question: 'manager', answer: 'two' },
      ];
      return renderWhatIfMarkdown(triedIn(framework, given, others)).split('\n');
    });
    const [ours = [], plain = []] = pages;
    expect(ours.map(blockMarks)).toEqual(plain.map(blockMarks));
    expect(ours.map((line) => inline(line).marks)).toEqual(plain.map((line) => inline(line).marks));
  });
});

function caseOfWants() {
  const given = (answer: string) => ({ answer, note: null, evidence: [], source: null });
  return {
    ...EMPTY_ASSESSMENT,
    service: { ...EMPTY_ASSESSMENT.service, name: 'x' },
    needs: new Map([['tasks', given('many')]]),
    answers: new Map([
      ['money', given('own')],
      ['manager', given('two')],
    ]),
  };
}

describe('every line fits, and nothing that is missing shows', () => {
  const EVERY = listShipped(ROOT).map(({ id }) => id);

  it.each(EVERY)('the cases of %s, from 40 to 80 columns', async (id) => {
    const framework = shipped(id);
    const papers = await Promise.all([40, 58, 80].map((width) => paperOf({ width })));
    for (const [place, { id: name }] of shippedCases(ROOT, id).entries()) {
      const others = framework.questions
        .filter((_, index) => index % 7 === place % 7)
        .map(({ id: question, options }) => ({
          question,
          answer: options[place % options.length]?.id ?? '',
        }));
      const tried = triedIn(framework, caseOf(framework, name), others);
      for (const paper of papers) expect(tooWide(renderWhatIf(tried, paper), paper)).toEqual([]);
      for (const text of [renderWhatIf(tried, PAPER), renderWhatIfMarkdown(tried)])
        expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object/u);
    }
  });

  it('whatever is set, and whatever the words', async () => {
    const papers = [PAPER, await paperOf({ width: 47 }), await paperOf({ ascii: true })];
    const pairs = fc
      .tuple(
        fc.oneof(frameworks({ questions: 4 }), fc.constantFrom(...FIXTURES.map((name) => fixture(name)))),
        fc.array(hardTexts(), { minLength: 4, maxLength: 8 }),
      )
      .chain(([plain, texts]) => {
        const framework = dressFramework(plain, turnsOf(texts));
        return fc.record({
          framework: fc.constant(framework),
          given: assessments(framework).map((each) => dressAssessment(each, turnsOf(texts))),
          other: assessments(framework),
        });
      });
    fc.assert(
      fc.property(pairs, ({ framework, given, other }) => {
        const tried = triedIn(framework, given, othersFrom(other));
        for (const paper of papers) expect(tooWide(renderWhatIf(tried, paper), paper)).toEqual([]);
        expect(renderWhatIf(tried, PAPER)).not.toMatch(/undefined|NaN|\[object/u);
        expect(renderWhatIf(tried, PAPER)).toBe(renderWhatIf(tried, PAPER));
        expect(renderWhatIfMarkdown(tried)).not.toMatch(/undefined|NaN|\[object/u);
      }),
      runs(80),
    );
  });

  it('and the first line of meaning is never empty', () => {
    fc.assert(
      fc.property(
        frameworks().chain((framework) =>
          fc.tuple(fc.constant(framework), assessments(framework), assessments(framework)),
        ),
        ([framework, given, other]) => {
          const said = headlines(triedIn(framework, given, othersFrom(other)));
          expect(said.length).toBeGreaterThan(0);
          for (const line of said) expect(line).toMatch(/^\S.*[.?]$/u);
        },
      ),
      runs(200),
    );
  });
});
