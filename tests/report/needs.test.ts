import { describe, expect, it } from 'vitest';
import type { Partner } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Result } from '../../src/model/result.ts';
import { assessmentWith } from '../support/assessments.ts';
import { renderExplanation } from '../support/explanation.ts';
import { type Answers, fixture } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, printed, tooWide } from '../support/paper.ts';
import { onOneLine, sectionOf, sectionsOf } from '../support/report-text.ts';
import { dressFramework, resultOf } from '../support/results.ts';

const { text: renderText, markdown: renderMarkdown } = await renderersOf('result');

const FRAMEWORK = fixture('needs');
const TITLE = 'What the people served need';

function made(
  needs: Answers,
  answers: Answers = {},
  partners: readonly Partner[] = [],
  framework: Framework = FRAMEWORK,
): Result {
  return resultOf(framework, assessmentWith(needs, answers, partners));
}

/** What the report says of the needs on the first placement, or on another. */
function said(result: Result, placement: 'Depth' | 'Breadth' = 'Depth'): string {
  const section = sectionsOf(renderText(result, PAPER)).get(TITLE) ?? '';
  const blocks = section.split('\n\n').map((block) => onOneLine(block.replace(/• /gu, '')));
  return blocks.find((block) => block.startsWith(placement))?.slice(placement.length + 1) ?? '';
}

const TWO = { homes: 'mixed', carers: 'two', age: 'young' };
const WHY = 'Because: Two who call have to know what the other does.';

describe('needed, have, gap', () => {
  it.each<[name: string, needs: Answers, answers: Answers, text: string]>([
    [
      'less than the needs call for',
      TWO,
      { plan: 'own', team: 'none' },
      `Needed: aligned plans. ${WHY} Have: “Apart”. Gap: 1 level more to go.`,
    ],
    [
      'less, by how much is open',
      { homes: 'own', carers: 'many' },
      { plan: ['own', 'shown'], team: 'none' },
      'Needed: one plan. Because: Many hands need one plan. [source not read] Have: “Apart” or aligned plans, depending on what is not known of the service. Gap: 1 to 2 levels more to go.',
    ],
    [
      'what the needs call for',
      TWO,
      { plan: 'shown', team: 'none' },
      `Needed: aligned plans. ${WHY} Have: aligned plans. Gap: none. What is in place is what the needs call for.`,
    ],
    [
      'more than the needs call for, with what that costs',
      { homes: 'own', carers: 'one' },
      { plan: 'joint', team: 'all' },
      'Needed: “Apart”. Because: Anybody is helped by people who know of each other. Have: one team. Gap: 3 levels too many. There is more integration than the needs call for. What Aligned costs: Somebody has to keep the plans side by side. What One team costs: A manager and a building.',
    ],
    [
      'more, where the framework does not say what that costs',
      TWO,
      { plan: 'joint', team: 'none' },
      `Needed: aligned plans. ${WHY} Have: one plan. Gap: 1 level too many. There is more integration than the needs call for. What that costs: time, money and attention to keep it up, which the needs of these people do not call for.`,
    ],
    [
      'more, by how much is open: only what is certainly there costs',
      { homes: 'own', carers: 'one' },
      { plan: 'joint', team: 'unknown' },
      'Needed: “Apart”. Because: Anybody is helped by people who know of each other. Have: one plan or one team, depending on what is not known of the service. Gap: 2 to 3 levels too many. There is more integration than the needs call for. What Aligned costs: Somebody has to keep the plans side by side.',
    ],
    [
      'open on both sides',
      { homes: 'own', carers: 'unknown' },
      { plan: 'shown', team: 'none' },
      'Needed: “Apart”, aligned plans or one plan, depending on what is not known of the people served. Because: Anybody is helped by people who know of each other. Perhaps, because: Two who call have to know what the other does. Perhaps, because: Many hands need one plan. [source not read] Have: aligned plans. Gap: not known; between 1 level more than is needed and 1 level more to go.',
    ],
    [
      'open, with more in place at the worst',
      { homes: 'own', carers: 'unknown' },
      { plan: 'joint', team: 'none' },
      'Needed: “Apart”, aligned plans or one plan, depending on what is not known of the people served. Because: Anybody is helped by people who know of each other. Perhaps, because: Two who call have to know what the other does. Perhaps, because: Many hands need one plan. [source not read] Have: one plan. Gap: not known; between 2 levels more than is needed and none.',
    ],
    [
      'open, with less in place at the worst',
      { homes: 'own', carers: ['one', 'two'] },
      { plan: 'own', team: 'none' },
      'Needed: “Apart” or aligned plans, depending on what is not known of the people served. Because: Anybody is helped by people who know of each other. Perhaps, because: Two who call have to know what the other does. Have: “Apart”. Gap: not known; between none and 1 level more to go.',
    ],
    [
      'nothing known of the service',
      TWO,
      {},
      `Needed: aligned plans. ${WHY} Have: not known yet. Gap: not known yet.`,
    ],
  ])('%s', (_, needs, answers, text) => {
    expect(said(made(needs, answers))).toBe(text);
  });

  it.each<[name: string, needs: Answers, answers: Answers, text: string]>([
    [
      'no rule holds',
      TWO,
      { team: 'none', circle: 'few' },
      'Needed: no level in particular; no rule of the framework holds for these needs. Have: “Narrow”.',
    ],
    [
      'a rule may hold, and more is in place or less',
      { homes: 'care' },
      { team: 'none', circle: 'few' },
      'Needed: “Wide”, or no level in particular, depending on what is not known of the people served. Perhaps, because: Older people need more than care. Have: “Narrow”. Gap: not known; between none and 1 level more to go.',
    ],
    [
      'a rule may hold, and what it calls for is in place',
      { homes: 'care' },
      { team: 'none', circle: 'town' },
      'Needed: “Wide”, or no level in particular, depending on what is not known of the people served. Perhaps, because: Older people need more than care. Have: “Wide”. Gap: none, if the needs call for a level at all.',
    ],
  ])('on a placement that is not cumulative: %s', (_, needs, answers, text) => {
    expect(said(made(needs, answers), 'Breadth')).toBe(text);
  });

  it('says what every level costs that a placement may sit at, where levels do not build on each other', () => {
    const placements = FRAMEWORK.placements.map((placement) => ({
      ...placement,
      levels: placement.levels.map((level) => ({ ...level, costs: `${level.name}.` })),
    }));
    const how = FRAMEWORK.needs?.how.map((rule) => ({ ...rule, level: rule.level.replace('b1', 'b0') }));
    const needs = FRAMEWORK.needs && { ...FRAMEWORK.needs, how: how ?? [] };
    const framework = { ...FRAMEWORK, placements, needs };
    const result = made({ age: 'old' }, { team: ['some', 'all'], circle: 'town' }, [], framework);
    expect(said(result, 'Breadth')).toMatch(
      /1 to 2 levels too many\. There is more integration than the needs call for\. What Wide costs: Wide\. What Everywhere costs: Everywhere\.$/u,
    );
    expect(said(made({ age: 'old' }, { team: 'all', circle: 'town' }, [], framework), 'Breadth')).toMatch(
      /2 levels too many\. There is more integration than the needs call for\. What Everywhere costs: Everywhere\.$/u,
    );
  });

  it('says so where nothing is known of the people served, and nothing more', () => {
    expect(sectionOf(made({}), TITLE)).toBe(
      'What the people served need is not known yet. “joinedup needs FILE” asks; the answers say how closely to work together, and who with.',
    );
    expect(sectionOf(made({ homes: 'unknown', age: 'unknown' }), TITLE)).toContain('not known yet');
    expect(renderMarkdown(made({}))).toContain(
      `## ${TITLE}\n\nWhat the people served need is not known yet.`,
    );
    expect(renderText(made({}), PAPER)).not.toContain('Needed:');
  });

  it('says nothing where the framework does not ask', () => {
    const result = made({}, { plan: 'own' }, [], { ...FRAMEWORK, needs: null });
    expect(renderText(result, PAPER)).not.toContain(TITLE);
    expect(renderText(result, PAPER)).not.toContain('Who with');
    expect(renderMarkdown(result)).not.toContain(TITLE);
  });

  it('says how much is known of the people served, while it is not all', () => {
    const tally = (needs: Answers) => sectionOf(made(needs), TITLE);
    expect(tally({ homes: 'own' })).toMatch(
      /1 of 3 questions about the people served is answered for certain\.$/u,
    );
    expect(tally({ homes: 'own', carers: ['one', 'two'], age: 'old' })).toMatch(
      /2 of 3 questions about the people served are answered for certain\.$/u,
    );
    // What is hidden or does not apply is not asked.
    expect(tally({ homes: 'care', age: 'not-applicable' })).not.toContain('answered for certain');
    expect(renderMarkdown(made({ homes: 'own' }))).toContain(
      '1 of 3 questions about the people served is answered for certain.',
    );
  });
});

it('says so where a level may be named that the needs cannot call for', () => {
  const result = made({ homes: 'own', carers: ['two', 'many'] }, {});
  const { recommended } = result;
  const levels = recommended?.levels.map((each) => ({ ...each, exact: false })) ?? [];
  const inexact = { ...result, recommended: recommended && { ...recommended, levels } };
  expect(renderMarkdown(inexact)).toContain('the framework is too large to tell');
  expect(renderMarkdown(result)).not.toContain('too large to tell');
});

describe('who with', () => {
  const COUNCIL = { name: 'Hill Council', agency: 'council' };
  const who = (partners: readonly Partner[], needs: Answers = { homes: 'care', age: ['young', 'old'] }) =>
    sectionOf(made(needs, {}, partners), TITLE)
      .replace(/^.*?(?=Who with)/u, '')
      .replace(/ 2 of .*$| 1 of .*$/u, '');

  it('present, by its kind and never by its name', () => {
    expect(
      who([
        COUNCIL,
        { name: 'A second council', agency: 'council' },
        { name: 'a hospital', agency: 'police' },
      ]),
    ).toBe(
      'Who with • The council (Those nearest): present, Hill Council and A second council Because: Someone has to look after the street. • A hospital (Those nearest): not named Perhaps, because: They fall and break bones. Because: They come and go. Who with, perhaps • The police: present, a hospital Perhaps, because: They are out at night. The partners named were not said to be all of them, so that none is called missing.',
    );
  });

  it('missing, only where the partners named are all of them', () => {
    const { service, ...rest } = assessmentWith({ homes: 'care' }, { plan: 'own' }, [COUNCIL]);
    const told = (partnersComplete: boolean | null) => {
      const result = resultOf(FRAMEWORK, { ...rest, service: { ...service, partnersComplete } });
      return [sectionOf(result, TITLE), onOneLine(renderText(result, PAPER))];
    };
    for (const complete of [false, null]) {
      const [section, answer] = told(complete);
      expect(section).toContain('A hospital (Those nearest): not named');
      expect(section).toContain(UNNAMED);
      expect(answer).toContain(
        'See to a seat at the table for a hospital: the answers say that people need it; it is not among the partners named.',
      );
      expect(`${section} ${answer}`).not.toMatch(/hospital[^.]*: missing|to take part/u);
    }
    const [section, answer] = told(true);
    expect(section).toContain('A hospital (Those nearest): missing');
    expect(section).not.toContain(UNNAMED);
    expect(answer).toContain(
      'Ask a hospital to take part: the answers say that people need it; it is not in this service.',
    );
  });
  const UNNAMED = 'The partners named were not said to be all of them, so that none is called missing.';

  it('called in for some, in a list and a sentence of their own', () => {
    const { service, ...rest } = assessmentWith({ homes: 'care' }, { plan: 'own' }, [COUNCIL]);
    const needs = FRAMEWORK.needs && {
      ...FRAMEWORK.needs,
      who: FRAMEWORK.needs.who.map((rule) => ({ ...rule, calledIn: rule.agency === 'hospital' })),
    };
    const whole = { ...rest, service: { ...service, partnersComplete: true } };
    const result = resultOf({ ...FRAMEWORK, needs }, whole);
    const section = sectionOf(result, TITLE);
    expect(section).toMatch(
      /Who with • The council[^•]*Called in for some • A hospital \(Those nearest\): not named Perhaps/u,
    );
    const text = onOneLine(renderText(result, PAPER));
    expect(text).toContain('Called in for some of them: a hospital.');
    expect(text).not.toMatch(/hospital[^:•]*: missing|seat at the table|to take part/u);
    expect(onOneLine(renderExplanation(result, PAPER))).toContain(
      'Partner called for a hospital: true • the needs call for this kind of partner where one of these holds • it is called in for some where one of these holds: true • age is old, if it applies (age: unanswered): unknown or no value • homes is care (homes: care): true',
    );
  });

  it('not given, while a partner bears no kind or none is named', () => {
    expect(who([COUNCIL, { name: 'The hospital', agency: null }])).toContain(
      'A hospital (Those nearest): kind not given',
    );
    expect(who([COUNCIL, { name: 'The hospital', agency: null }])).toContain('present, Hill Council');
    expect(who([])).toContain('The council (Those nearest): kind not given');
  });

  it('asks for a kind only while one that is needed may be among those without', () => {
    const hint = (partners: readonly Partner[]) =>
      /(?:Give|Name) the [^.]* to see who takes part\./u.exec(
        who(partners, { homes: 'care', age: 'adult' }),
      )?.[0];
    const NAMELESS = { name: 'The barn', agency: null };
    expect(hint([])).toBe('Name the partners and their kinds to see who takes part.');
    expect(hint([COUNCIL, NAMELESS])).toBe('Give the kind of The barn to see who takes part.');
    expect(hint([COUNCIL, NAMELESS, { name: 'A hospital', agency: 'hospital' }])).toBeUndefined();
    expect(hint([COUNCIL])).toBeUndefined();
  });

  it('in Markdown as well', () => {
    const text = renderMarkdown(made({ homes: 'care', age: ['young', 'old'] }, {}, [COUNCIL]));
    expect(text).toContain(
      [
        '### Who with',
        '',
        '- The council (Those nearest): present, Hill Council',
        '  - Because: Someone has to look after the street.',
        '- A hospital (Those nearest): not named',
        '  - Perhaps, because: They fall and break bones.',
        '  - Because: They come and go.',
        '',
        '### Who with, perhaps',
        '',
        '- The police: not named',
        '  - Perhaps, because: They are out at night.',
      ].join('\n'),
    );
  });
});

describe('Markdown', () => {
  it('says needed, have, gap and the costs', () => {
    const text = renderMarkdown(
      made({ homes: 'own', carers: 'one', age: 'old' }, { plan: 'joint', team: 'all', circle: 'few' }),
    );
    expect(text).toContain(
      [
        `## ${TITLE}`,
        '### Depth',
        '**Needed: “Apart”.**',
        '- Because: Anybody is helped by people who know of each other.',
        'Have: one team.',
        'Gap: 3 levels too many. There is more integration than the needs call for.',
        '- What Aligned costs: Somebody has to keep the plans side by side.\n- What One team costs: A manager and a building.',
        '### Breadth',
        '**Needed: “Wide”.**',
      ].join('\n\n'),
    );
    expect(text).toContain('Sum: 3, on a scale from 1 to 8.');
  });

  it('has no mark at work that a text brings along', () => {
    const sly = () => '# *a* | [b](javascript:c) <img src=x>\n- d';
    const framework = dressFramework(FRAMEWORK, sly);
    const partners = [{ name: '| x | `y` <b>', agency: 'council' }];
    const text = renderMarkdown(
      made({ homes: 'care', age: 'old' }, { plan: 'joint', team: 'all', circle: 'few' }, partners, framework),
    );
    const start = text.indexOf(`## ${TITLE}`);
    const part = text.slice(start, text.indexOf('\n## ', start + 5));
    expect(part).not.toMatch(/<(?!br>)|(?<!\\)\[b|(?<!\\)\*a|^- d|(?<!\\)`/mu);
    expect(
      part
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .every((line) => line.replaceAll('\\|', '').split('|').length === 6),
    ).toBe(true);
  });
});

describe('the number that levels are bands of', () => {
  const line = (answers: Answers, by: 'sum' | 'mean' | 'min' | 'median' = 'sum') => {
    const placements = FRAMEWORK.placements.map((placement) => ({
      ...placement,
      measure: placement.measure && { ...placement.measure, by },
    }));
    const text = renderText(made({}, answers, [], { ...FRAMEWORK, placements }), PAPER);
    return /^ *((?:Sum|Mean|Lowest|Median): .*)$/mu.exec(text)?.[1];
  };

  it.each([
    [{ team: 'some', circle: 'more' }, 'sum', 'Sum: 4, on a scale from 1 to 8.'],
    [{ team: 'some' }, 'sum', 'Sum: between 2 and 7, on a scale from 1 to 8.'],
    [{ team: 'some', circle: 'town' }, 'mean', 'Mean: 3.5, on a scale from 0.5 to 4.'],
    [{ team: 'some', circle: 'town' }, 'min', 'Lowest: 1, on a scale from 0 to 2.'],
    [{ team: 'some', circle: 'town' }, 'median', 'Median: 3.5, on a scale from 0.5 to 4.'],
  ] as const)('%j by %s', (answers, by, text) => {
    expect(line(answers, by)).toBe(text);
  });

  it('counts for nothing where no question applies', () => {
    const questions = FRAMEWORK.questions.map((question) => ({ ...question, mayNotApply: true }));
    const result = made({}, { team: 'not-applicable', circle: 'not-applicable' }, [], {
      ...FRAMEWORK,
      questions,
    });
    expect(renderText(result, PAPER)).toContain('Sum: nothing counts yet, on a scale from 0 to 8.');
    expect(renderMarkdown(result)).toContain('Sum: nothing counts yet, on a scale from 0 to 8.');
  });
});

describe('the matrix', () => {
  const cells = (needs: Answers, answers: Answers) =>
    sectionsOf(renderText(made(needs, answers), PAPER))
      .get('The two together')
      ?.split('\n')
      .slice(2);
  const OLD = { homes: 'own', carers: 'many', age: 'old' };

  it('shows where it sits and what the needs call for', () => {
    expect(cells(OLD, { plan: 'shown', team: 'none', circle: 'few' })).toEqual([
      '    3   ·  ·  ·   One team',
      '    2   ·  ○  ·   One plan',
      '    1   ●  ·  ·   Aligned',
      '    0   ·  ·  ·   Apart',
      '        0  1  2',
      '',
      '  ● where it sits; ○ what the needs call for.',
    ]);
  });

  it('shows both in one cell', () => {
    expect(cells(OLD, { plan: 'joint', team: 'none', circle: 'town' })).toEqual([
      '    3   ·  ·  ·   One team',
      '    2   ·  ◉  ·   One plan',
      '    1   ·  ·  ·   Aligned',
      '    0   ·  ·  ·   Apart',
      '        0  1  2',
      '',
      '  ◉ where it sits and what the needs call for.',
    ]);
  });

  it('shows what is open, and what the needs call for among it', () => {
    expect(cells(OLD, { plan: ['shown', 'joint'], team: 'none', circle: ['few', 'town'] })).toEqual([
      '    3   ·  ·  ·   One team',
      '    2   ? ○?  ·   One plan',
      '    1   ?  ?  ·   Aligned',
      '    0   ·  ·  ·   Apart',
      '        0  1  2',
      '',
      '  ? where it could be; ○? what the needs call for, and where it could be.',
    ]);
  });

  it('says what the needs may call for, while open answers leave several', () => {
    const open = { ...OLD, carers: ['two', 'many'] };
    expect(cells(open, { plan: 'joint', team: 'none', circle: 'town' })?.slice(-2).join('')).toBe(
      '  ○ what the needs may call for; ◉ where it sits and what the needs may call  for.',
    );
  });

  it('shows no needed cell where one of the two is not called for', () => {
    expect(
      cells({ homes: 'care', age: 'young' }, { plan: 'shown', team: 'none', circle: 'few' })?.join('\n'),
    ).not.toMatch(/[○◉]/u);
    expect(cells({}, { plan: 'shown', team: 'none', circle: 'few' })?.join('\n')).not.toMatch(/[○◉]/u);
  });
});

describe('on any terminal', () => {
  const results = [
    made({ homes: 'own' }, { plan: ['own', 'joint'] }, [{ name: 'Hill Council', agency: 'council' }]),
    made({ homes: 'own', carers: 'one', age: 'old' }, { plan: 'joint', team: 'all', circle: 'few' }),
    made({}),
  ];

  it.each([40, 41, 80])('every line fits into %i columns', async (width) => {
    const paper = await paperOf({ width });
    for (const result of results) {
      for (const render of [renderText, renderExplanation])
        expect(tooWide(render(result, paper), paper)).toEqual([]);
      expect(onOneLine(renderText(result, paper)).includes('Needed: ')).toBe(result.recommended !== null);
    }
  });

  it('in ASCII the cells of the matrix can be told apart', async () => {
    const OLD = { homes: 'own', carers: 'many', age: 'old' };
    const seen = async (answers: Answers) => {
      const text = await printed((paper) => renderText(made(OLD, answers), paper), { ascii: true });
      return sectionOfAscii(text);
    };
    const apart = await seen({ plan: 'shown', team: 'none', circle: 'few' });
    const same = await seen({ plan: 'joint', team: 'none', circle: 'town' });
    expect(
      new Set([...apart.matchAll(/(\S+) where it sits;|(\S+) what the needs/gu)].map(([mark]) => mark)).size,
    ).toBe(2);
    expect(same).toMatch(/\S where it sits and what the needs call for\./u);
  });

  function sectionOfAscii(text: string): string {
    return onOneLine(text.slice(text.indexOf('The two together'), text.indexOf('Profile')));
  }

  it('the working names the rules of each level and of each kind of partner', () => {
    const text = renderExplanation(made({ homes: 'care', age: ['young', 'old'] }), PAPER);
    const section = text.slice(text.indexOf('What the people served need'));
    expect(onOneLine(section)).toContain(
      'homes care: In care homes carers hidden: not asked age young or old',
    );
    expect(section).toContain('\n  Called for Depth: One plan\n');
    expect(section).toContain('    • Apart: true\n');
    expect(section).toContain('    • One plan: true\n');
    expect(section).toContain('\n  Called for Breadth: none, Wide\n');
    expect(section).toContain('    • Wide: unknown\n');
    expect(section).toContain('\n  Partner called for a hospital: true\n');
    expect(section).toContain('    • homes is care (homes: care): true\n');
    expect(section).toContain('\n  Partner called for the police: unknown\n');
  });

  it('the working says nothing of needs while nothing is known of them', () => {
    expect(renderExplanation(made({}, { plan: 'own' }), PAPER)).not.toContain('people served need');
  });
});
