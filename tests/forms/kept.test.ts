import { describe, expect, it } from 'vitest';
import { Kept, type Shelf, shelfMark } from '../../src/forms/page/kept.ts';
import { savedText } from '../../src/forms/page/saved.ts';
import { UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { shipped, TOOL } from '../support/load.ts';

const FIVE = shipped('five-levels');
const BLANK = savedText(UNKNOWN_SERVICE, FIVE);
const SETTINGS = { id: null, asks: { only: null, isQuick: false }, details: [], tool: TOOL };
const BASE = shelfMark(FIVE, 'Riverside', SETTINGS);

function answered(id: string): string {
  const given = { answer: 'unknown', note: null, evidence: [], source: null };
  return savedText({ ...UNKNOWN_SERVICE, answers: new Map([[id, given]]) }, FIVE);
}

/** A browser’s shelf with room for `most` texts. */
function shelf(most = 100): Shelf & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (held.size >= most && !held.has(key)) throw new Error('QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
  };
}

describe('what a browser keeps', () => {
  it('is offered to the next who opens the form, until it is in a file', () => {
    const place = shelf();
    const one = new Kept(place, BASE, 'one');
    expect(one.write(answered('route'), '2026-11-29T10:00:00Z')).toBe(true);
    const next = new Kept(place, BASE, 'two');
    const [offer, ...others] = next.offers(FIVE, BLANK);
    expect(offer).toEqual({ key: `${BASE} one`, when: '2026-11-29T10:00:00Z', answered: 1 });
    expect(others).toEqual([]);
    expect(next.read(offer?.key ?? '')?.saved).toBe(answered('route'));
    // What the page holds already is offered to nobody.
    expect(next.offers(FIVE, answered('route'))).toEqual([]);
    one.moveTo(`${BASE} saved`);
    expect(place.held.size).toBe(0);
  });

  it('is one thing for each tab: none writes over another', () => {
    const place = shelf();
    const [one, two] = ['one', 'two'].map((tab) => new Kept(place, BASE, tab));
    one?.write(answered('route'), '2026-11-29T10:00:00Z');
    two?.write(answered('budget'), '2026-11-29T11:00:00Z');
    one?.write(answered('place'), '2026-11-29T12:00:00Z');
    const offers = new Kept(place, BASE, 'three').offers(FIVE, BLANK);
    expect(offers.map(({ key }) => key)).toEqual([`${BASE} one`, `${BASE} two`]);
    expect([one?.isOfAnother(`${BASE} two`), one?.isOfAnother(`${BASE} one`)]).toEqual([true, false]);
  });

  it('belongs to one form of one service', () => {
    const place = shelf();
    new Kept(place, BASE, 'one').write(answered('route'), '2026-11-29T10:00:00Z');
    const others = [
      shelfMark(FIVE, 'Hill Road', SETTINGS),
      shelfMark(FIVE, 'Riverside', { ...SETTINGS, id: 'saved' }),
      shelfMark(FIVE, 'Riverside', { ...SETTINGS, asks: { only: 'needs', isQuick: false } }),
      shelfMark(shipped('leutz'), 'Riverside', SETTINGS),
    ];
    for (const base of others) expect(new Kept(place, base, 'two').offers(FIVE, BLANK)).toEqual([]);
  });

  it.each(['', '{', 'null', '[]', '{"when":1,"saved":2}', '{"when":"x","saved":"{"}', '{"saved":"{}"}'])(
    'that is damaged is offered to nobody and locks nobody out: %s',
    (bad) => {
      const place = shelf();
      place.setItem(`${BASE} one`, bad);
      const kept = new Kept(place, BASE, 'two');
      expect(kept.offers(FIVE, BLANK)).toEqual([]);
      expect(kept.write(answered('route'), '2026-11-29T10:00:00Z')).toBe(true);
    },
  );

  it('is nothing where it is refused, and that is known before the first answer', () => {
    const refusing = {
      ...shelf(),
      setItem: () => {
        throw new Error('SecurityError');
      },
    };
    for (const place of [null, refusing, shelf(0)]) {
      const kept = new Kept(place, BASE, 'one');
      expect(kept.works).toBe(false);
      expect(kept.write(answered('route'), '2026-11-29T10:00:00Z')).toBe(false);
      expect(kept.offers(FIVE, BLANK)).toEqual([]);
    }
  });

  it('is said not to be kept where there is no room for it', () => {
    const place = shelf(1);
    const kept = new Kept(place, BASE, 'one');
    expect(kept.works).toBe(true);
    place.setItem('somebody else', 'x');
    expect(kept.write(answered('route'), '2026-11-29T10:00:00Z')).toBe(false);
  });
});
