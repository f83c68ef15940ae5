import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import { caseOf, compiled, ROOT, shipped, TOOL } from '../support/load.ts';

/** Where the published arrangements sit: tests/golden/placements.tsv has every one of them, and this says why. */

const CASES = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id));

function resultOf(framework: string, id: string) {
  const loaded = shipped(framework);
  return scoreAssessment(compiled(loaded), caseOf(loaded, id), TOOL);
}

describe('each answer of a published case rests on a page, and an invented one says that it is', () => {
  it.each(CASES)('$framework: $id', ({ framework, id, file }) => {
    const { needs, answers, date } = caseOf(shipped(framework), id);
    const bare = [...needs, ...answers].filter(([, given]) => given.answer !== 'unknown' && !given.source);
    const text = readFileSync(file, 'utf8');
    if (/^ {2}invented: true$/mu.test(text)) expect(text).toMatch(/^ {2}place: invented$/mu);
    else expect(bare.map(([question]) => question)).toEqual([]);
    expect(date).toMatch(/^\d{4}/u);
  });
});

/** What the literature lets one expect, written down before the framework was tried on it. */
describe('the cases sit where their sources put them', () => {
  it.each(['torbay-care-trust', 'highland-lead-agency', 'plymouth'])(
    '%s has at least single management, and its way in is not known',
    (id) => {
      expect(placementOf(id)).toMatchObject({
        placed: true,
        secured: { id: 'single-management' },
        open: expect.arrayContaining(['single-point-of-entry']),
        gaps: [],
        outOfOrder: [],
      });
    },
  );

  it('PRISMA has its entry out of order, above referral', () => {
    expect(placementOf('prisma-quebec')).toMatchObject({
      placed: true,
      secured: { id: 'referral' },
      reach: { id: 'single-point-of-entry' },
      outOfOrder: ['single-point-of-entry'],
    });
  });

  it('Norfolk after the split is not placed, at most referral', () => {
    expect(placementOf('norfolk-after-the-split')).toMatchObject({
      placed: false,
      possible: { levels: ['isolation', 'referral'], exact: true },
    });
  });

  it('the Danish agreements are not placed: no page says whose money it is or who manages', () => {
    expect(placementOf('danish-health-agreements')).toMatchObject({
      placed: false,
      gaps: ['fully-integrated-service'],
      possible: { to: { id: 'single-point-of-entry' } },
    });
  });

  it('one organisation is no agreed route: Northern Ireland has one budget, and its referral is not described', () => {
    expect(placementOf('northern-ireland')).toMatchObject({
      placed: false,
      gaps: [],
      inPlace: ['isolation', 'shared-budget'],
      possible: { to: { id: 'fully-integrated-service' } },
    });
  });

  it('PACE has one way in, in order', () => {
    expect(placementOf('pace-on-lok')).toMatchObject({ secured: { id: 'single-point-of-entry' }, gaps: [] });
  });

  it('Gwent is not placed: its referral is not described, and it is not "0 to 4"', () => {
    expect(placementOf('gwent-frailty')).toMatchObject({
      placed: false,
      possible: { levels: ['isolation', 'shared-budget', 'single-management', 'single-point-of-entry'] },
    });
  });

  it('Glasgow has the money that both partners delegate, and its referral is not described', () => {
    expect(placementOf('glasgow-city')).toMatchObject({
      placed: false,
      gaps: [],
      possible: {
        levels: [
          'isolation',
          'shared-budget',
          'single-management',
          'single-point-of-entry',
          'fully-integrated-service',
        ],
      },
    });
  });

  it.each(['north-east-lincolnshire', 'salford'])(
    '%s has one pot, and neither referral nor who manages the staff is described',
    (id) => {
      expect(placementOf(id)).toMatchObject({
        placed: false,
        inPlace: ['isolation', 'shared-budget'],
        open: ['referral', 'single-management', 'single-point-of-entry', 'fully-integrated-service'],
        gaps: [],
      });
    },
  );

  it('Northumberland is not placed: a trust in charge is no agreed route, and no page says how money stood', () => {
    expect(placementOf('northumberland')).toMatchObject({
      placed: false,
      open: expect.arrayContaining(['referral', 'shared-budget']),
      possible: { to: { id: 'fully-integrated-service' } },
    });
  });

  it('Manchester is not placed: the legal form of its partnership was not read, and all hangs on it', () => {
    expect(placementOf('manchester')).toMatchObject({
      placed: false,
      gaps: [],
      open: [
        'referral',
        'shared-budget',
        'single-management',
        'single-point-of-entry',
        'fully-integrated-service',
      ],
    });
  });

  it('the rural teams are not placed; nothing larger was changed, so they are not at the top', () => {
    expect(placementOf('rural-teams')).toMatchObject({
      placed: false,
      open: expect.arrayContaining(['referral', 'single-point-of-entry']),
      gaps: ['fully-integrated-service'],
      possible: { to: { id: 'single-point-of-entry' } },
    });
  });

  it('the North West London pilot is a network: not single management, nor anything above it in order', () => {
    expect(placementOf('north-west-london-pilot')).toMatchObject({
      placed: false,
      open: expect.arrayContaining(['referral', 'shared-budget']),
      gaps: ['single-management', 'fully-integrated-service'],
      possible: { to: { id: 'shared-budget' } },
    });
  });

  it('Trafford has single management under the trust in the lead; its money is not described', () => {
    expect(placementOf('trafford-children')).toMatchObject({
      secured: { id: 'referral' },
      reach: { id: 'single-management' },
      open: ['shared-budget', 'single-point-of-entry', 'fully-integrated-service'],
    });
  });

  it('SIPA is at most at referral in order: its one sum for each person was only simulated', () => {
    expect(placementOf('sipa-montreal')).toMatchObject({
      placed: false,
      gaps: ['shared-budget'],
      possible: { levels: ['isolation', 'referral'] },
    });
  });

  it('Canterbury shares a budget by alliance, with nobody over all the staff and no body for the whole', () => {
    expect(placementOf('canterbury-nz')).toMatchObject({
      reach: { id: 'shared-budget' },
      open: ['referral', 'single-point-of-entry'],
      possible: { levels: ['isolation', 'shared-budget'] },
    });
  });

  it('the mergers of Quebec are not taken for integration: one organisation is neither a route nor a shared budget', () => {
    expect(placementOf('quebec-mergers')).toMatchObject({
      placed: false,
      open: expect.arrayContaining(['referral', 'single-management', 'single-point-of-entry']),
      possible: { levels: ['isolation', 'referral'] },
    });
  });

  it('Tameside is not placed: its one provider was still being formed, so only the highest level is out', () => {
    expect(placementOf('tameside-care-together')).toMatchObject({
      placed: false,
      open: ['referral', 'shared-budget', 'single-management', 'single-point-of-entry'],
      possible: { to: { id: 'single-point-of-entry' } },
    });
  });

  it.each([
    'havering',
    'wiltshire',
    'leeds-neighbourhood-teams',
    'wakefield-care-homes',
    'greenwich',
    'tower-hamlets-nursing',
  ])('%s is not placed: its pages settle no level, and rule none out', (id) => {
    expect(placementOf(id)).toMatchObject({
      placed: false,
      open: [
        'referral',
        'shared-budget',
        'single-management',
        'single-point-of-entry',
        'fully-integrated-service',
      ],
      gaps: [],
      possible: { from: { id: 'isolation' }, to: { id: 'fully-integrated-service' } },
    });
  });

  it.each([
    // In force, reviewed and to go on, says the page.
    ['havering', 'no-agreement-in-law', 'clear'],
    // Only that the council approved the signing, and a clause to end it.
    ['wiltshire', 'no-agreement-in-law', 'possible'],
    // One record for all was still being made.
    ['leeds-neighbourhood-teams', 'systems-do-not-talk', 'possible'],
    // The homes, independent providers on whom people depend, took part.
    ['wakefield-care-homes', 'doctors-outside', 'clear'],
    // Family doctors are named among the six partners.
    ['greenwich', 'doctors-outside', 'clear'],
    // The nurses had their base in a general practice.
    ['tower-hamlets-nursing', 'staff-far-apart', 'clear'],
  ])('of %s the pages leave the barrier %s %s', (id, barrier, status) => {
    const { barriers } = resultOf('five-levels', id);
    expect(barriers.find((one) => one.id === barrier)).toMatchObject({ status });
  });
});

function placementOf(id: string) {
  return resultOf('five-levels', id).placements[0];
}
