import { describe, expect, it } from 'vitest';
import { rendererOf } from '../../src/report/page-formats.ts';
import type { Answers } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { plannedSteps } from '../support/plans.ts';

const { text: renderPlan, markdown: renderPlanMarkdown } = await renderersOf('plan');

const APART: Answers = { agreement: 'none', money: 'own', grant: 'nobody', manager: 'two', door: 'two' };

describe('a plan for a board', () => {
  it('has the steps and the barriers in tables, and every list in full', () => {
    expect(renderPlanMarkdown(plannedSteps(APART))).toBe(`# A service

**Nation:** England${'  '}
**Framework:** Steps up, version 1.0.0

**How close**

**To reach shared money, from nothing shared: 3 steps (2 of months, 1 of days).**

It is the next level up. Whether the people served need it is not known here.

## What to do, in this order

|  | What | From | To | What it takes | Who | Then |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | What is agreed? | Nothing. | There is a draft. | Takes days: Write two pages. | Both managers |  |
| 2 | What is agreed? | There is a draft. | It is signed. | Takes months: Sign it. | The lawyers |  |
| 3 | Whose money? | Each its own. | Some is shared. | Takes months: Pool a first scope.<br>Only after step 2. |  | Level 1, Shared money, is reached. |

## In the way, and what to do about it

| Barrier | Kind | Steps | Who, how long, and what first | Gone with |
| --- | --- | --- | --- | --- |
| No paper \\[source not read\\] | Legal | 1 and 2 | The lawyers, days: Draft it. | step 2 |
| Two pots | Financial | 3 | Finance, months: Find one thing to pay for. | step 3 |

## What would still stand in the way

- Two doors

## Another way: 1 step (1 of years)

**It leaves as it is:** What is agreed? Whose money?

Instead:

- Who pays a grant? One body. (years)

### What to do, in this order

|  | What | From | To | What it takes | Then |
| --- | --- | --- | --- | --- | --- |
| 1 | Who pays a grant? | Nobody. | One body. | Takes years: Ask for a grant. | Level 1, Shared money, is reached. |

### What would still stand in the way

- Two pots
- Two doors
- No paper
`);
  });

  it('has the barriers in the way of every other route too, with every lever', () => {
    const plan = plannedSteps(APART);
    const pots = plan.routes[0]?.steps.at(-1)?.barriers[0]?.barrier;
    const [lever] = pots?.levers ?? [];
    if (!pots || !lever) throw new Error('a lever');
    const another = { ...lever, id: 'ask', who: 'A | B', firstStep: 'Ask.' };
    const routes = plan.routes.map((route) => ({
      ...route,
      steps: route.steps.map((step) => ({
        ...step,
        barriers: step.barriers.map((each) =>
          each.barrier.id === 'pots' ? { ...each, barrier: { ...pots, levers: [lever, another] } } : each,
        ),
      })),
    }));
    const markdown = renderPlanMarkdown({ ...plan, routes: routes.toReversed() });
    expect(markdown.slice(markdown.indexOf('## Another way'))).toContain(`
### In the way, and what to do about it

| Barrier | Kind | Steps | Who, how long, and what first | Gone with |
| --- | --- | --- | --- | --- |
| No paper \\[source not read\\] | Legal | 1 and 2 | The lawyers, days: Draft it. | step 2 |
| Two pots | Financial | 3 | Finance, months: Find one thing to pay for.<br>A \\| B, months: Ask. | step 3 |
`);
  });

  it('claims nothing to be in the way of an answer that is not known', () => {
    const unsure = 'does so only if it is not so already.\n\n| Barrier |';
    const known = renderPlanMarkdown(plannedSteps(APART));
    const open = renderPlanMarkdown(plannedSteps({ ...APART, money: ['own', 'part'] }));
    expect([known, open].map((markdown) => markdown.split(unsure).length - 1)).toEqual([0, 1]);
  });

  it('lists what the text cuts', () => {
    const plan = plannedSteps(APART);
    const [doors] = plan.routes[0]?.remaining ?? [];
    if (!doors) throw new Error('a barrier');
    const remaining = Array.from({ length: 8 }, (_, index) => ({ ...doors, name: `Barrier ${index}` }));
    const long = { ...plan, routes: plan.routes.map((route) => ({ ...route, remaining })) };
    for (const { name } of remaining) expect(renderPlanMarkdown(long)).toContain(`- ${name}\n`);
    expect(renderPlan(long, PAPER)).not.toContain('Barrier 7');
  });

  it('says what cannot hold together', () => {
    const markdown = renderPlanMarkdown(plannedSteps(APART, { keep: ['money', 'grant'] }));
    expect(markdown).toContain('**Shared money cannot be reached under these conditions.**');
    expect(markdown).toContain(
      '## What cannot hold together\n\nThese cannot all hold:\n\n- Level 1, Shared money',
    );
    expect(markdown).not.toContain('What to do');
  });

  it('says that time ran out, that nothing is called for, and what was assumed', () => {
    expect(renderPlanMarkdown({ ...plannedSteps(APART), routes: [], stoppedBy: 'time' })).toContain(
      'It is not proven that there is none.',
    );
    const managed = { ...APART, grant: 'one', manager: 'one' };
    const many = { tasks: 'many', changes: 'seldom' };
    expect(renderPlanMarkdown(plannedSteps(managed, {}, many))).toContain(
      '**How close**\n\n**No plan is called for: the people served need no more than is in place.**\n\n- Needed: shared money.',
    );
    const plan = plannedSteps(APART);
    const assumed = [{ question: 'door', ask: 'How many doors?', option: 'two', text: 'Two doors.' }];
    const doubtful = { ...plan, routes: plan.routes.map((route) => ({ ...route, assumed, proven: false })) };
    const markdown = renderPlanMarkdown(doubtful);
    expect(markdown).toContain('## What was assumed');
    expect(markdown).toContain('- How many doors? Two doors.');
    expect(markdown.match(/Not proven cheapest/gu)).toHaveLength(2);
  });
});

it('as JSON, a plan is just what it is', async () => {
  const plan = plannedSteps(APART);
  const render = await rendererOf('plan', 'json');
  expect(JSON.parse(render(plan, PAPER))).toEqual(plan);
});
