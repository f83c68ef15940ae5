import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { subconditions } from '../../src/model/fold-condition.ts';
import { type Answers, caseOf, score, shipped, TOOL } from '../support/load.ts';

/** The matrix: what each of its two axes means, and what the sources let one expect of the cases. */

const framework = shipped('depth-and-breadth');
const [depth, breadth] = framework.placements;

describe('the shape of the matrix', () => {
  it('has six steps of depth and three circles of breadth, each above a floor', () => {
    expect([depth?.levels.length, breadth?.levels.length]).toEqual([7, 4]);
    expect(framework.grid).toEqual(['depth', 'breadth']);
  });

  it('takes the deepest form, and widens circle by circle', () => {
    expect([depth?.cumulative, breadth?.cumulative]).toEqual([false, true]);
    expect([depth?.monotone, breadth?.monotone]).toEqual([true, true]);
  });

  it('says that its axes were not read in a source', () => {
    expect(framework.unverified).toBe(true);
    const steps = framework.placements.flatMap(({ levels }) => levels.slice(1));
    expect(steps.filter(({ unverified }) => !unverified)).toEqual([]);
  });

  it('calls for every level but the floors and the merger, and for kinds of partner in each circle', () => {
    const needed = framework.needs?.how.map(({ level }) => level) ?? [];
    const steps = framework.placements.flatMap(({ levels }) => levels.slice(1).map(({ id }) => id));
    expect(steps.filter((id) => !needed.includes(id))).toEqual(['formal-merger']);
    const asked = framework.needs?.who.map(({ agency }) => agency) ?? [];
    const circles = framework.agencies.filter(({ id }) => asked.includes(id)).map(({ group }) => group);
    expect([...new Set(circles)]).toEqual(framework.agencyGroups.map(({ id }) => id));
  });
});

/** Every question at its lowest option, but for these. */
function levelsOf(answers: Answers): (string | undefined)[] {
  const lowest = framework.questions.map(({ id, options }) => [id, options[0]?.id ?? '']);
  const result = score(framework, { ...Object.fromEntries(lowest), ...answers });
  return result.placements.map(({ secured }) => secured.id);
}

describe('where a service sits, all else being at its lowest', () => {
  it.each<[answers: Answers, depth: string]>([
    [{}, 'no-step'],
    [{ information: 'on-asking' }, 'no-step'],
    [{ information: 'passed-on' }, 'share-information'],
    [{ consultation: 'told' }, 'no-step'],
    [{ consultation: 'asked' }, 'consult-each-other'],
    [{ activity: 'planned' }, 'co-ordinate-activity'],
    [{ management: 'part', activity: 'one-team' }, 'co-ordinate-activity'],
    [{ management: 'whole' }, 'joint-management'],
    [{ body: 'lead', management: 'whole' }, 'joint-management'],
    [{ body: 'partnership' }, 'partnership-organisation'],
    [{ body: 'one' }, 'formal-merger'],
    [{ money: 'all', agreement: 'complete' }, 'no-step'],
  ])('%j is “%s” deep', (answers, level) => {
    expect(levelsOf(answers)[0]).toBe(level);
  });

  it.each<[answers: Answers, breadth: string]>([
    [{}, 'not-both'],
    [{ 'both-sides': 'in-name' }, 'not-both'],
    [{ 'both-sides': 'both' }, 'health-and-social-care'],
    [{ 'both-sides': 'both', 'council-services': 'informed', community: 'decide' }, 'health-and-social-care'],
    [{ 'both-sides': 'both', 'council-services': 'join' }, 'wider-council'],
    [{ 'both-sides': 'both', 'council-services': 'join', community: 'join' }, 'wider-community'],
    [{ 'both-sides': 'in-name', 'council-services': 'signed', community: 'decide' }, 'not-both'],
  ])('%j is “%s” wide', (answers, level) => {
    expect(levelsOf(answers)[1]).toBe(level);
  });

  it('shows under a merger what was skipped on the way', () => {
    const lowest = Object.fromEntries(
      framework.questions.map(({ id, options }) => [id, options[0]?.id ?? '']),
    );
    const { barriers } = score(framework, { ...lowest, body: 'one' });
    const remaining = barriers.filter(({ status }) => status === 'remains').map(({ id }) => id);
    expect(remaining).toEqual(
      expect.arrayContaining(['nothing-is-passed-on', 'merged-on-paper', 'us-and-them']),
    );
    expect(remaining).not.toContain('two-organisations-remain');
  });
});

describe('each level above a floor', () => {
  const levels = framework.placements.flatMap((placement) => placement.levels.slice(1));

  it.each(levels.map((level) => [level.id, level] as const))(
    '%s is held back where it fails',
    (id, level) => {
      const parts = level.requires ? subconditions(level.requires) : [];
      const [atom, ...more] = parts.filter(({ kind }) => kind !== 'all');
      if (atom?.kind !== 'answer' || more.length > 0) throw new Error('each level rests on one answer');
      const { question, options } = atom;
      const all = framework.questions.find((other) => other.id === question)?.options ?? [];
      const below = all[all.findIndex((option) => option.id === options[0]) - 1]?.id ?? '';
      const highest = framework.questions.map((other) => [other.id, other.options.at(-1)?.id ?? '']);
      const { barriers } = score(framework, { ...Object.fromEntries(highest), [question]: below });
      const held = barriers
        .filter(({ status }) => status === 'remains')
        .flatMap(({ holdsBack }) => holdsBack);
      expect(held).toContain(id);
    },
  );
});

/** What the pages let one expect of the depth, and of the breadth from its first to its last possible circle. */
const WIDE = ['health-and-social-care', 'wider-community'];
const UNKNOWN = ['not-both', 'wider-community'];

describe('the cases sit where their sources put them', () => {
  it.each<[id: string, depth: string[], breadth: string[]]>([
    ['torbay-care-trust', ['formal-merger'], WIDE],
    ['northern-ireland', ['formal-merger'], WIDE],
    ['pace-on-lok', ['formal-merger'], WIDE],
    ['quebec-mergers', ['formal-merger'], UNKNOWN],
    ['north-east-lincolnshire', ['partnership-organisation', 'formal-merger'], WIDE],
    ['plymouth', ['joint-management', 'formal-merger'], WIDE],
    ['glasgow-city', ['partnership-organisation'], ['wider-council', 'wider-community']],
    ['highland-lead-agency', ['joint-management'], WIDE],
    ['salford', ['co-ordinate-activity', 'joint-management'], WIDE],
    ['wakefield-care-homes', ['co-ordinate-activity', 'joint-management'], WIDE],
    ['prisma-quebec', ['co-ordinate-activity'], WIDE],
    ['north-west-london-pilot', ['co-ordinate-activity'], UNKNOWN],
    ['tameside-care-together', ['consult-each-other', 'co-ordinate-activity', 'joint-management'], UNKNOWN],
    ['gp-and-social-work', ['no-step', 'consult-each-other', 'co-ordinate-activity'], UNKNOWN],
  ])('%s', (id, deep, wide) => {
    const [first, second] = placementsOf(id);
    expect(first?.possible).toMatchObject({ levels: deep, exact: true });
    expect([second?.possible.from.id, second?.possible.to.id]).toEqual(wide);
  });

  it.each(['danish-health-agreements', 'norfolk-after-the-split', 'gp-and-social-work', 'manchester'])(
    '%s is not placed by what is not said',
    (id) => {
      expect(placementsOf(id)[0]?.placed).toBe(false);
    },
  );

  it('Northern Ireland lacks beneath its merger what it has not merged', () => {
    const { barriers } = resultOf('northern-ireland');
    const remaining = barriers.filter(({ status }) => status === 'remains');
    expect(remaining.map(({ id, holdsBack }) => [id, holdsBack])).toContainEqual([
      'nothing-is-passed-on',
      expect.arrayContaining(['share-information']),
    ]);
  });
});

function resultOf(id: string) {
  return scoreAssessment(compile(framework), caseOf(framework, id), TOOL);
}

function placementsOf(id: string) {
  return resultOf(id).placements;
}
