import { describe, expect, test } from 'vitest';
import { Session, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { fixture } from '../support/load.ts';

/** Which questions an interview has, told from its session alone. */

const NEEDS = fixture('needs');
const given = (answers: Readonly<Record<string, string>>) => ({
  ...UNKNOWN_SERVICE,
  answers: new Map(
    Object.entries(answers).map(([id, answer]) => [id, { answer, note: null, evidence: [], source: null }]),
  ),
});
const idsOf = (session: Session) => session.questions().map(({ id }) => id);

const SERVICE = ['plan', 'team', 'circle'];
const PEOPLE = ['homes', 'carers', 'age'];

describe('the questions of an interview', () => {
  test('are those about the service, until the others are taken in', () => {
    const session = new Session(NEEDS, UNKNOWN_SERVICE);
    expect(idsOf(session)).toEqual(SERVICE);
    session.includeNeeds();
    expect(idsOf(session)).toEqual([...PEOPLE, ...SERVICE]);
  });

  test('are all of them where some about the people served are answered', () => {
    expect(idsOf(new Session(NEEDS, given({ homes: 'own' })))).toEqual([...PEOPLE, ...SERVICE]);
  });

  test('are those about the people served alone where that is wanted, answered or not', () => {
    for (const start of [UNKNOWN_SERVICE, given({ homes: 'own' }), given({ homes: 'own', plan: 'own' })]) {
      const session = new Session(NEEDS, start, 'needs');
      expect(idsOf(session)).toEqual(PEOPLE);
      expect(session.asksOnlyNeeds).toBe(true);
      expect(session.mayLeaveNeedsOut).toBe(false);
    }
  });

  test('leave out what an answer hides, and keep what does not apply', () => {
    const session = new Session(NEEDS, given({ homes: 'care', age: 'not-applicable' }), 'needs');
    expect(idsOf(session)).toEqual(['homes', 'age']);
  });

  test('that were left out stay left out', () => {
    const session = new Session(NEEDS, UNKNOWN_SERVICE);
    expect(session.needsSkipped).toBe(false);
    session.leaveNeedsOut();
    expect([session.needsSkipped, session.leavesNeedsOut]).toEqual([true, true]);
    expect(new Session(NEEDS, { ...UNKNOWN_SERVICE, needsSkipped: true }).needsSkipped).toBe(true);
  });
});
