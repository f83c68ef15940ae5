import { describe, expect, it } from 'vitest';
import { type FormOptions, formOf } from '../../src/forms/form.ts';
import { readSaved, savedText } from '../../src/forms/page/saved.ts';
import { detailsLeft, FormState, type Place } from '../../src/forms/page/state.ts';
import { type StartingPoint, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import type { Service } from '../../src/model/assessment.ts';
import { ALL, RIVERSIDE } from '../support/forms.ts';
import { shipped, TOOL } from '../support/load.ts';

const FIVE = shipped('five-levels');
const TODAY = '2026-11-29';

function stateOf(service: Service | null = RIVERSIDE, options: Partial<FormOptions> = {}): FormState {
  const start: StartingPoint = { ...UNKNOWN_SERVICE, ...(service && { service }) };
  const form = formOf(FIVE, { ...ALL, for: service && { service }, ...options });
  return new FormState(
    FIVE,
    { id: null, asks: form.asks, details: detailsLeft(FIVE, start, form.asks), tool: TOOL },
    start,
  );
}

function at(place: Place, state = stateOf()): FormState {
  state.place = place;
  return state;
}

describe('where a person is', () => {
  it('starts, says who they are, answers every question, looks over the answers and sees the result', () => {
    const state = stateOf();
    const went: Place[] = [];
    for (let place: Place = 'start'; ; ) {
      went.push(place);
      state.place = place;
      const next = state.next();
      if (place === 'result') break;
      expect(state.before()).toBe(went.at(-2) ?? null);
      place = next;
    }
    expect(went.slice(0, 4)).toEqual(['start', 'role', 'organisation', 'q-severity']);
    expect(went.slice(-2)).toEqual(['check', 'result']);
    // A question is asked only where it is, or may be, one: nothing is known yet.
    expect(went).toHaveLength(2 + 2 + 1 + FIVE.questions.length + (FIVE.needs?.questions.length ?? 0));
  });

  it('is asked what of the service nobody knows', () => {
    expect(stateOf(null).settings.details).toEqual([
      ...['service', 'agencies', 'nation', 'partners', 'role', 'organisation'],
    ]);
    expect(stateOf({ ...RIVERSIDE, nation: null }).settings.details).toEqual([
      'nation',
      'role',
      'organisation',
    ]);
  });

  it('is asked of a case only who answers, and then what it tells of', () => {
    const nothing = { ...UNKNOWN_SERVICE.service, name: 'Mill Lane' };
    const state = stateOf(nothing, { told: { route: 'Staff ring.', manager: 'One head.' } });
    expect(state.places()).toEqual([
      'start',
      'role',
      'organisation',
      'q-route',
      'q-manager',
      'check',
      'result',
    ]);
  });

  it('goes on where nothing is answered, and then to the list', () => {
    const state = stateOf();
    expect(state.firstOpen()).toBe('role');
    at('q-severity', state).take({ answer: ['unknown'] }, TODAY);
    expect(state.firstOpen()).toBe('q-stability');
    for (const { id } of state.questions()) at(`q-${id}`, state).take({ answer: ['unknown'] }, TODAY);
    expect(state.firstOpen()).toBe('check');
  });

  it('is not asked what an answer has hidden, and numbers stay', () => {
    const state = stateOf();
    at('q-budget', state).take({ answer: ['separate'] }, TODAY);
    expect(state.isThere('q-budget-share')).toBe(false);
    expect(state.questionAt('q-budget-share')).toBeUndefined();
    const numbers = state.questions().map(({ number }) => number);
    expect(numbers.at(-1)).toBe(51);
    expect(numbers.length).toBeLessThan(51);
  });

  it('comes back to the list from an answer that was looked at again', () => {
    const state = at('q-route');
    state.isReturning = true;
    expect([state.next(), state.before()]).toEqual(['check', 'check']);
    expect(at('date').next()).toBe('check');
  });

  it('is nowhere that there is not', () => {
    const state = stateOf();
    for (const place of ['', 'q-', 'q-gone', 'constructor', '__proto__', 'service'])
      expect(state.isThere(place)).toBe(false);
  });

  it('of a quick form answers few questions, and of one about people no others', () => {
    expect(stateOf(RIVERSIDE, { isQuick: true }).questions().length).toBeLessThan(12);
    const needs = stateOf(RIVERSIDE, { only: 'needs' }).questions();
    expect(needs).toHaveLength(FIVE.needs?.questions.length ?? -1);
  });
});

describe('an answer', () => {
  it('is kept with its note and its evidence, and says on which day', () => {
    const state = at('q-route');
    expect(state.isUnsaved).toBe(false);
    state.take({ answer: ['used'], note: [' as told \u200b'], evidence: ['one\r\n\n two '] }, TODAY);
    expect(state.answerTo({ id: 'route' })).toEqual({
      answer: 'used',
      note: 'as told',
      evidence: ['one', 'two'],
      source: null,
    });
    expect([state.isUnsaved, state.session.date, state.answeredCount()]).toEqual([true, TODAY, 1]);
  });

  it('is missing until something is chosen: nothing is by itself', () => {
    const state = at('q-route');
    state.take({ note: [''], evidence: [''] }, TODAY);
    expect([state.isUnsaved, state.isBegun]).toEqual([false, false]);
    expect(state.problems({})).toEqual([{ field: 'answer', text: expect.stringMatching(/Don’t know/u) }]);
    expect(state.problems({ answer: ['used'] })).toEqual([]);
  });

  it('may be one of several, and is one alone again', () => {
    const state = at('q-route');
    const question = state.questionAt('q-route');
    if (!question) throw new Error('no question');
    state.take({ answer: ['unknown'] }, TODAY);
    state.letSeveral(question, true);
    expect(state.answerTo(question).answer).toBeNull();
    state.take({ answer: ['informal', 'used'] }, TODAY);
    expect(state.answerTo(question).answer).toEqual(['informal', 'used']);
    state.letSeveral(question, false);
    expect(state.answerTo(question).answer).toBeNull();
    state.letSeveral(question, true);
    state.take({ answer: ['used'] }, TODAY);
    state.letSeveral(question, false);
    expect(state.answerTo(question).answer).toBe('used');
  });

  it('comes back with the page, several as several', () => {
    const state = at('q-route');
    state.take({ answer: ['informal', 'used'] }, TODAY);
    const { start } = readSaved(savedText(state.startingPoint(), FIVE), FIVE);
    const again = new FormState(FIVE, state.settings, start);
    expect(again.maySeveral({ id: 'route' })).toBe(true);
    expect(again.assessment()).toEqual(state.assessment());
    expect([again.isUnsaved, again.isBegun]).toEqual([false, true]);
  });
});

describe('what is said of the service and of oneself', () => {
  it('is the name, people and scope of a service', () => {
    const state = at('service', stateOf(null));
    expect(state.problems({ name: ['  '] })).toEqual([
      { field: 'name', text: 'Write what the service is called.' },
    ]);
    state.take({ name: ['Hill\n Road'], people: [''], scope: ['all'] }, TODAY);
    expect(state.session.service).toMatchObject({ name: 'Hill Road', people: null, scope: 'all' });
  });

  it('is two agencies or more', () => {
    const state = at('agencies', stateOf(null));
    expect(state.form.service.sides).toBeNull();
    state.take({ sides: ['hospital'] }, TODAY);
    expect(state.session.service.sides).toEqual([]);
    expect(state.problems({ sides: ['hospital'] })).toHaveLength(1);
    state.take({ sides: ['hospital', 'housing'] }, TODAY);
    expect(state.form.service.sides).toBe('a hospital and housing');
  });

  it('is partners with their kinds, as many as there are rows', () => {
    const state = at('partners', stateOf(null));
    state.take(
      {
        'partner-0': ['A'],
        'kind-0': ['hospital'],
        'partner-1': [''],
        'partner-2': ['B'],
        everybody: ['no'],
      },
      TODAY,
    );
    expect(state.session.service).toMatchObject({
      partners: [
        { name: 'A', agency: 'hospital' },
        { name: 'B', agency: null },
      ],
      partnersComplete: false,
    });
  });

  it('is a role of the framework or another, and whom one works for', () => {
    const state = at('organisation');
    state.take({ organisation: ['1'] }, TODAY);
    expect(state.session.answeredBy).toEqual([
      { role: 'Member of staff', as: null, organisation: 'Riverside Community Trust', name: null },
    ]);
    at('role', state).take({ role: ['finance-lead'], own: ['x'] }, TODAY);
    expect(state.session.answeredBy[0]).toMatchObject({ role: 'Finance lead', as: 'finance-lead' });
    state.take({ role: ['/'], own: ['Porter'] }, TODAY);
    expect(state.session.answeredBy[0]).toMatchObject({ role: 'Porter', as: null });
    expect(state.problems({ role: ['/'], own: [''] })).toEqual([
      { field: 'own', text: 'Write what your role is.' },
    ]);
    expect(state.problems({})).toEqual([{ field: 'role', text: expect.stringMatching(/Skip this/u) }]);
  });

  it('is a day as it is written here', () => {
    const state = at('date');
    for (const [typed, day] of [
      ['29/11/2026', '2026-11-29'],
      ['1.2.2026', '2026-02-01'],
      ['2026-03-04', '2026-03-04'],
    ] as const) {
      state.take({ date: [typed] }, TODAY);
      expect(state.session.date).toBe(day);
    }
    for (const typed of ['', '31/02/2026', 'yesterday', '2026-13-01'])
      expect(state.problems({ date: [typed] })).toHaveLength(1);
  });
});

it('a file is called by the service and by who answered', () => {
  const state = at('organisation');
  expect(state.fileName()).toBe('riverside-intermediate-care-team.html');
  state.take({ organisation: ['0'] }, TODAY);
  expect(state.fileName()).toBe('riverside-intermediate-care-team-riverside-council.html');
  const manager = at('role');
  manager.take({ role: ['service-manager'] }, TODAY);
  expect(manager.fileName()).toBe('riverside-intermediate-care-team-service-manager.html');
  expect(stateOf(null).fileName()).toBe('five-levels.html');
});
