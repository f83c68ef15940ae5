import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, Route } from '../../src/model/plan.ts';
import { assessmentOf } from '../support/frameworks.ts';
import type { Answers } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, paperOf, printed, tooWide } from '../support/paper.ts';
import { APART, hardPlans, planned, plannedCase, plannedSteps, STEPS } from '../support/plans.ts';
import { onOneLine, sectionsOf } from '../support/report-text.ts';
import { runs } from '../support/runs.ts';

const { text: renderPlan, markdown: renderPlanMarkdown } = await renderersOf('plan');

const FEW = { tasks: 'few', changes: 'seldom' };
const DAILY = { tasks: 'many', changes: 'daily' };

/** What stands above the first heading. */
function headOf(plan: Plan): string {
  return onOneLine(sectionsOf(renderPlan(plan, PAPER)).get('') ?? '');
}

function sectionOf(plan: Plan, title: string): string {
  return sectionsOf(renderPlan(plan, PAPER)).get(title) ?? '';
}

const STEPS_TITLE = 'What to do, in this order';

/** The plan with something else in its first route. */
function withFirst(plan: Plan, change: Partial<Route>): Plan {
  return {
    ...plan,
    routes: plan.routes.map((route, index) => (index === 0 ? { ...route, ...change } : route)),
  };
}

describe('the first lines', () => {
  it('say what for, from where, and how long', () => {
    expect(headOf(plannedSteps(APART, { to: 'entered' }))).toContain(
      'Steps up, version 1.0.0 How close To reach “One door”, from nothing shared: 5 steps (1 of years, 2 of months, 1 of days, 1 with no effort stated).',
    );
  });

  it('name the placement only where there are several', () => {
    const plan = plannedSteps(APART);
    expect(headOf(plan)).toContain('How close To reach');
    expect(headOf({ ...plan, placement: { ...plan.placement, others: 0 } })).not.toContain('How close');
    expect(headOf(plannedSteps(APART, { to: 'lawful' }))).toContain('How far To reach “Lawful”, from “Near”');
  });

  it('claim no level while nothing is placed', () => {
    expect(headOf(plannedSteps({}))).toContain('To reach shared money, from what is known so far: 3 steps');
    expect(renderPlan(plannedSteps({}), PAPER)).not.toContain('nothing shared');
  });

  it.each<[what: string, answers: Answers, expected: string | null]>([
    ['nothing', APART, null],
    ['all of several', {}, 'Neither of the 2 answers that this changes is known. Find out first:'],
    [
      'some',
      { ...APART, money: 'unknown' },
      '1 of the 2 answers that this changes is not known. Find out first:',
    ],
    [
      'the only one',
      { ...APART, agreement: 'signed', money: ['own', 'part'] },
      'The answer that this changes is not known.',
    ],
    [
      'nothing, where no answer of several is there',
      { ...APART, agreement: 'signed', money: ['own', 'paper'] },
      null,
    ],
  ])('say how much is to be found out: %s', (_, answers, expected) => {
    const head = headOf(plannedSteps(answers));
    if (expected === null) expect(head).not.toMatch(/known\./u);
    else expect(head).toContain(expected);
  });

  it('say after which step each level is reached, where there are several', () => {
    expect(headOf(plannedSteps(APART, { to: 'entered' }))).toContain(
      'On the way: Shared money after step 3, One manager after step 4 and One door after step 5.',
    );
    expect(headOf(plannedSteps(APART))).not.toContain('On the way');
  });

  it('say where it is not proven cheapest', () => {
    const plan = plannedSteps(APART);
    expect(headOf(plan)).not.toContain('Not proven');
    const unproven = withFirst(plan, { proven: false });
    expect(headOf({ ...unproven, stoppedBy: 'time' })).toContain(
      'Not proven cheapest: the time allowed ran out',
    );
    const bySteps = headOf({ ...unproven, stoppedBy: 'steps' });
    expect(bySteps).toContain('more would have had to be looked at than a plan looks at');
    expect(bySteps).not.toContain('time');
  });

  it('name what the plan may not touch', () => {
    const head = headOf(plannedSteps(APART, { to: 'managed', keep: ['money'], without: ['door'] }));
    expect(head).toContain('Stays as it is: Whose money? Done without: How many doors?');
  });
});

describe('what the people served need', () => {
  it.each<[what: string, to: string | undefined, needs: Answers, expected: string]>([
    [
      'is not known',
      undefined,
      {},
      'It is the next level up. Whether the people served need it is not known here.',
    ],
    [
      'is not known, of a level that was asked for',
      'managed',
      {},
      'after step 4. Whether the people served need it is not known here.',
    ],
    ['is just that', undefined, DAILY, 'It is what the people served need.'],
    ['is just that, of a level that was asked for', 'managed', DAILY, 'It is what the people served need.'],
    ['is more', 'shared', DAILY, 'The people served need more than that. Needed: one manager.'],
    [
      'is open',
      'shared',
      { tasks: 'unknown', changes: 'seldom' },
      'Needed: nothing shared or shared money, depending on what is not known of the people served.',
    ],
  ])('%s', (_, to, needs, expected) => {
    const plan = plannedSteps(APART, to === undefined ? {} : { to }, needs);
    expect(headOf(plan)).toContain(expected);
  });

  it('is less: then what too much costs is said, up to the level and no further', () => {
    const head = headOf(plannedSteps(APART, { to: 'shared' }, FEW));
    expect(head).toContain(
      'The people served need less than that. More is not better. • Needed: nothing shared.',
    );
    expect(head).toContain('What Shared money costs: Accounts.');
    expect(head).not.toContain('Patience');
    expect(headOf(plannedSteps(APART, { to: 'managed' }, FEW))).toContain(
      'What One manager costs: Patience.',
    );
  });
});

describe('the steps', () => {
  it('say from where to where, what it takes, who, what came first, what is in the way, and the level reached', () => {
    expect(sectionOf(plannedSteps(APART), STEPS_TITLE).split('\n')).toEqual([
      '1  What is agreed?',
      '     From: Nothing.',
      '     To: There is a draft.',
      '     Takes days: Write two pages.',
      '     Who: Both managers',
      '     In the way of steps 1 and 2: No paper [source not read].',
      '       The lawyers, days: Draft it.',
      '  2  Then to: It is signed.',
      '     Takes months: Sign it.',
      '     Who: The lawyers',
      '',
      '  3  Whose money?',
      '     From: Each its own.',
      '     To: Some is shared.',
      '     Takes months: Pool a first scope.',
      '     Only after step 2.',
      '     In the way: Two pots.',
      '       Finance, months: Find one thing to pay for.',
      '     ✓ Level 1, Shared money, is reached.',
    ]);
  });

  it('find out first where an answer is open, once for each question', () => {
    const steps = sectionOf(plannedSteps({}, { to: 'entered' }), STEPS_TITLE);
    expect(steps).toContain('1  What is agreed?\n     From: Not known; at the least, “Nothing”.\n');
    expect(steps).toContain('     Find out; if not, it takes days: Write two pages.\n');
    expect(steps).toContain(
      '2  Then to: It is signed.\n     If that is not so yet, it takes months: Sign it.\n',
    );
    expect(steps).toContain('     If not, in the way: Two pots.\n');
    expect(steps).toContain('     Find out; if not, the framework does not say what this takes.\n');
    expect(steps.match(/Find out/gu)).toHaveLength(4);
  });

  it('find out once though something else comes between', () => {
    const plan = plannedSteps({ ...APART, money: 'unknown' });
    const [first, second, third] = plan.routes[0]?.steps ?? [];
    if (!first || !second || !third) throw new Error('three steps');
    const steps = [third, first, { ...third, from: third.to, findOut: false }];
    const text = sectionOf(withFirst(plan, { steps }), STEPS_TITLE);
    expect(text.match(/Find out/gu)).toHaveLength(1);
    expect(text).toContain('3  Whose money?\n     From: Some is shared.\n');
    expect(text).toContain('If that is not so yet, it takes months: Pool a first scope.');
  });

  it('name the levers of the nation only', () => {
    const text = (nation: string) => sectionOf(plannedSteps(APART, {}, {}, nation), STEPS_TITLE);
    expect(text('wales')).toContain('Everybody, days: Ask.');
    expect(text('england')).not.toContain('Everybody');
    expect(text('scotland')).toContain('In the way: Two pots.\n       No lever is named for Scotland.');
  });

  it('say why a barrier has no lever, and where the framework is silent', () => {
    const steps = sectionOf(plannedSteps(APART, { to: 'entered' }), STEPS_TITLE);
    expect(steps).toContain('In the way: Two lines.\n       No lever: Nobody can.');
    expect(steps).toContain('To: One door.\n     The framework does not say what this takes.');
  });

  it('tell no barrier and no lever twice, and of many only name the rest', () => {
    const plan = plannedSteps(APART);
    const [first] = plan.routes;
    const [step] = first?.steps ?? [];
    const [standing] = step?.barriers ?? [];
    if (!first || !step || !standing) throw new Error('a barrier');
    const named = (id: string, status: 'remains' | 'possible' = 'remains') => ({
      ...standing,
      barrier: { ...standing.barrier, id, name: id, status, unverified: false },
    });
    const barriers = [
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => named(id)),
      ...['p', 'q'].map((id) => named(id, 'possible')),
    ];
    const text = sectionOf(withFirst(plan, { steps: [{ ...step, barriers }] }), STEPS_TITLE);
    expect(text).toContain('In the way: a.\n       The lawyers, days: Draft it.\n');
    expect(text).toContain('In the way: b.\n       What lowers it is named above.\n');
    expect(text).toContain('Also in the way: c; d; e; 2 more.\n     Perhaps in the way: p; q.');
    expect(text.match(/Draft it/gu)).toHaveLength(1);
  });
});

describe('what a route leaves behind', () => {
  it('is named, and what is only possible is counted', () => {
    const plan = plannedSteps({ ...APART, door: 'unknown' });
    expect(sectionOf(plan, 'What would still stand in the way')).toBe(
      'No barrier is known that would remain.\n  1 barrier is possible, depending on the answers still open.',
    );
    expect(sectionOf(plannedSteps(APART), 'What would still stand in the way')).toBe('• Two doors');
  });

  it('is cut where it is long, with where to see the rest', () => {
    const plan = plannedSteps(APART);
    const [doors] = plan.routes[0]?.remaining ?? [];
    if (!doors) throw new Error('a barrier');
    const remaining = Array.from({ length: 8 }, (_, index) => ({ ...doors, name: `Barrier ${index}` }));
    expect(
      sectionOf(withFirst(plan, { remaining }), 'What would still stand in the way').split('\n'),
    ).toEqual([
      '• Barrier 0',
      ...[1, 2, 3, 4].map((index) => `  • Barrier ${index}`),
      '    and 3 more: see them with --format markdown.',
    ]);
    // One line more is no longer than saying that there is one.
    expect(renderPlan(withFirst(plan, { remaining: remaining.slice(0, 6) }), PAPER)).toContain('• Barrier 5');
  });

  it('includes what was assumed', () => {
    const assumed = [{ question: 'door', ask: 'How many doors?', option: 'two', text: 'Two doors.' }];
    const plan = withFirst(plannedSteps(APART), { assumed });
    expect(onOneLine(sectionOf(plan, 'What was assumed'))).toBe(
      'These answers are not known, and the plan counts on the least that they may be: • How many doors? Two doors.',
    );
    expect(renderPlan(plannedSteps(APART), PAPER)).not.toContain('What was assumed');
  });
});

describe('other routes', () => {
  it('say what they leave, what they share and what they do instead', () => {
    const text = renderPlan(plannedSteps(APART, { to: 'managed' }), PAPER);
    expect(text).toContain(
      [
        'Another way: 2 steps (2 of years)',
        '─────────────────────────────────',
        '  Like the first way, it takes step 4.',
        '  It leaves as it is: What is agreed? Whose money?',
        '  Instead:',
        '  • Who pays a grant? One body. (years)',
        '',
      ].join('\n'),
    );
  });

  it('are up to three, each with its doubt, and steps of one question together', () => {
    const plan = plannedSteps(APART);
    const [first, second] = plan.routes;
    if (!first || !second) throw new Error('two routes');
    const third = { ...first, proven: false };
    const text = renderPlan({ ...plan, routes: [second, first, third] }, PAPER);
    expect(text).toContain('Another way: 3 steps (2 of months, 1 of days)');
    expect(text).toContain('A third way: 3 steps (2 of months, 1 of days)');
    expect(text).toContain('• What is agreed? It is signed. (2 steps: days, then months)');
    expect(text.match(/Not proven cheapest/gu)).toHaveLength(1);
  });

  it('name what is in the way of each step of their own, once', () => {
    const plan = plannedSteps(APART);
    const text = renderPlan({ ...plan, routes: plan.routes.toReversed() }, PAPER);
    expect(text).toContain(
      [
        '  • What is agreed? It is signed. (2 steps: days, then months)',
        '    In the way: No paper [source not read].',
        '  • Whose money? Some is shared. (months)',
        '    In the way: Two pots.',
        '',
      ].join('\n'),
    );
    expect(text).not.toContain('Draft it');
  });

  it('claim nothing to be in the way of an answer that is not known', () => {
    const plan = plannedSteps({});
    const text = onOneLine(renderPlan({ ...plan, routes: plan.routes.toReversed() }, PAPER));
    const other = text.slice(text.indexOf('Another way'));
    expect(other).toContain('Neither of the 2 answers that this changes is known. Find out first:');
    expect(other).toContain('If that is not so yet, in the way: No paper');
    expect(other).not.toContain('In the way');
  });

  it('tell a run of shared steps by its ends', () => {
    const plan = plannedSteps(APART);
    const [first, second] = plan.routes;
    const [step] = second?.steps ?? [];
    if (!first || !second || !step) throw new Error('two routes');
    const named = (question: string) => ({ ...step, question });
    const shared = ['a', 'b', 'c', 'd', 'f', 'h', 'i'].map(named);
    const steps = [...shared.slice(0, 4), named('e'), named('f'), named('g'), ...shared.slice(5)];
    const routes = [
      { ...first, steps },
      { ...second, steps: [...shared, named('z')] },
    ];
    expect(renderPlan({ ...plan, routes }, PAPER)).toContain(
      'Like the first way, it takes steps 1 to 4, 6, 8 and 9.',
    );
  });

  it('keep apart questions that do not end by themselves', () => {
    const plan = plannedSteps(APART);
    const routes = plan.routes.map((route) => ({
      ...route,
      steps: route.steps.map((step) => ({ ...step, ask: step.ask.replace('?', '') })),
    }));
    expect(renderPlan({ ...plan, routes }, PAPER)).toContain(
      'It leaves as it is: What is agreed; Whose money\n',
    );
  });
});

describe('a level that a way goes past', () => {
  const SINGLE = {
    ...STEPS,
    placements: STEPS.placements.slice(0, 1).map((depth) => ({ ...depth, cumulative: false })),
  };
  const apart = assessmentOf(Object.entries(APART), 'england');
  const pastText = 'This way ends above shared money, at one manager: a higher level counts as well.';

  it('is secured as well where levels do not add up, and only there that is said', () => {
    const plan = planned(SINGLE, apart, { to: 'shared' });
    const ends = plan.routes.map(({ steps }) => steps.at(-1)?.reached.id);
    expect(ends).toEqual(['shared', 'shared', 'managed']);
    const said = (text: string) => [...onOneLine(text).matchAll(/This way ends above[^:]+:[^.]+\./gu)].flat();
    expect(said(renderPlan(plan, PAPER))).toEqual([pastText]);
    expect(said(renderPlanMarkdown(plan))).toEqual([pastText]);
    const reversed = { ...plan, routes: plan.routes.toReversed() };
    expect(headOf(reversed)).toContain(pastText);
    expect(renderPlanMarkdown(reversed)).toContain(`\n\n${pastText}\n\n`);
    const adding = { ...plan, placement: { ...plan.placement, cumulative: true } };
    expect(said(renderPlan(adding, PAPER) + renderPlanMarkdown(adding))).toEqual([]);
  });

  it('is one of those that would do, where none can be secured', () => {
    const held = { keep: ['money', 'grant', 'manager', 'door', 'colour'] };
    const requirement = (to: string) =>
      onOneLine(
        sectionOf(planned(SINGLE, apart, { to, ...held }), 'What cannot hold together').split('•')[1] ?? '',
      );
    expect(requirement('shared')).toContain(
      'Level 1, Shared money, or a level above it, needs: Whose money?',
    );
    expect(requirement('painted')).toBe('Level 4, Blue door, needs: What colour? Blue.');
  });

  it('is secured with the one above it where levels add up', () => {
    const out = { ...APART, manager: 'one' };
    expect(sectionOf(plannedSteps(out), STEPS_TITLE)).toContain(
      '✓ Level 2, One manager, is reached, and with it level 1, Shared money.',
    );
  });
});

it('says where nothing has to change, if what was assumed is so', () => {
  const plan = plannedSteps(APART);
  const routes = plan.routes.slice(0, 1).map((route) => ({ ...route, steps: [] }));
  expect(headOf({ ...plan, routes })).toContain(': nothing to change, if what is assumed is so.');
  expect(renderPlan({ ...plan, routes }, PAPER)).not.toContain('What to do, in this order');
});

describe('where there is no way', () => {
  it('says which requirements cannot all hold, what the level needs first', () => {
    const plan = plannedSteps(APART, { keep: ['money', 'grant'] });
    expect(headOf(plan)).toContain('Shared money cannot be reached under these conditions.');
    expect(onOneLine(sectionOf(plan, 'What cannot hold together'))).toBe(
      [
        'These cannot all hold:',
        '• Level 1, Shared money, needs: Whose money? Some is shared. Or: Who pays a grant? One body.',
        '• This is to stay as it is: Whose money? Each its own.',
        '• This is to stay as it is: Who pays a grant? Nobody.',
        'Give up one of those that you set, and plan again.',
      ].join(' '),
    );
  });

  it('says what had to come first, and what the plan was to do without', () => {
    const plan = plannedSteps(APART, { keep: ['agreement'], without: ['grant'] });
    const text = onOneLine(sectionOf(plan, 'What cannot hold together'));
    expect(text).toContain(
      '• Whose money? To get to “Some is shared”, this has to come first: What is agreed? It is signed. •',
    );
    expect(text).toContain('• This is to stay as it is: What is agreed? Nothing.');
    expect(text).toContain(
      '• The plan is to do without this, so that it counts as the least that there is: Who pays a grant? Nobody.',
    );
  });

  it('says where no step leads to what is needed', () => {
    const plan = plannedSteps(APART, { to: 'painted' });
    expect(headOf(plan)).toContain('A blue door cannot be reached.');
    expect(onOneLine(sectionOf(plan, 'What cannot hold together'))).toBe(
      'No step that the framework knows leads to this: • Level 4, Blue door, needs: What colour? Blue.',
    );
  });

  it('takes silence for no “no”: what is not known may be so already', () => {
    const plan = plannedSteps({}, { keep: ['money', 'grant'] });
    expect(headOf(plan)).toContain(
      'Shared money cannot be reached under these conditions, unless it is so already.',
    );
    const text = onOneLine(sectionOf(plan, 'What cannot hold together'));
    expect(text).toContain('This is to stay as it is: Whose money? Not known; at the least, “Each its own”.');
    expect(onOneLine(sectionOf(plan, 'What was assumed'))).toContain('• Whose money? Each its own.');
  });

  it('says no such thing of what the plan does without', () => {
    const plan = plannedSteps({}, { without: ['money', 'grant'] });
    expect(plan.conflict?.assumed).toEqual([]);
    expect(headOf(plan)).toContain('Shared money cannot be reached under these conditions.');
  });

  it('says where it is not proven that all of these are part of it', () => {
    const plan = plannedSteps(APART, { keep: ['money', 'grant'] });
    const doubtful = { ...plan, conflict: plan.conflict && { ...plan.conflict, proven: false } };
    expect(sectionOf(doubtful, 'What cannot hold together')).toContain(
      'perhaps not all of these are part of it',
    );
  });

  it('says where time ran out', () => {
    const plan = { ...plannedSteps(APART), routes: [], stoppedBy: 'time' as const };
    expect(plan.conflict).toBeNull();
    expect(headOf({ ...plan, stoppedBy: 'steps' })).toContain('No way to shared money was found. ');
    expect(headOf(plan)).toContain('No way to shared money was found in the time allowed.');
    expect(headOf(plan)).toContain('It is not proven that there is none.');
  });
});

describe('where there is nothing to plan for', () => {
  const managed = { ...APART, grant: 'one', manager: 'one' };
  const many = { tasks: 'many', changes: 'seldom' };

  it('says what is called for, what is in place, and what too much costs', () => {
    expect(headOf(plannedSteps(managed, {}, many))).toContain(
      [
        'No plan is called for: the people served need no more than is in place. • Needed: shared money.',
        '• Because: Many tasks need one pot. • Have: one manager.',
        '• Gap: 1 level too many. There is more integration than the needs call for.',
        '• What One manager costs: Patience.',
        'To plan for a level all the same, name it: --level entered or painted.',
      ].join(' '),
    );
  });

  it('says that it is at the top, whatever the needs', () => {
    const top = { ...managed, door: 'one', colour: 'blue' };
    expect(headOf(plannedSteps(top))).toMatch(
      /There is no level above\. Every level is in place\. [^.]+\.$/u,
    );
    expect(headOf(plannedSteps(top, {}, many))).toContain('Gap: 3 levels too many.');
  });
});

describe('every line fits, whatever the words', () => {
  it.each(['plymouth', 'prisma-quebec', 'gp-and-social-work'])('%s, from 40 to 80 columns', async (id) => {
    const plan = plannedCase(id);
    for (let width = 40; width <= 80; width += 4) {
      const paper = await paperOf({ width });
      expect(tooWide(renderPlan(plan, paper), paper), `${width} columns`).toEqual([]);
    }
  });

  it('of any plan', async () => {
    await fc.assert(
      fc.asyncProperty(hardPlans(), fc.integer({ min: 40, max: 100 }), async (plan, width) => {
        const paper = await paperOf({ width });
        expect(tooWide(renderPlan(plan, paper), paper)).toEqual([]);
        const ascii = await printed((page) => renderPlan(plan, page), { width, ascii: true });
        expect(ascii).toMatch(/^[\n -~]*$/u);
        const coloured = await printed((page) => renderPlan(plan, page), { width, colour: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is a control sequence
        expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(renderPlan(plan, paper));
      }),
      runs(100),
    );
  });
});

it('says where other ways were not looked for to the end, and nothing where they were', () => {
  const plan = plannedSteps(APART);
  const more = { ...plan, mayBeMore: true };
  const words = 'There may be other ways: they were not looked for to the end.';
  expect(renderPlan(more, PAPER)).toContain(words);
  expect(renderPlanMarkdown(more)).toContain(words);
  expect(renderPlan({ ...plan, mayBeMore: false }, PAPER)).not.toContain(words);
});
