import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { questionsOf } from '../../src/model/fold-condition.ts';
import type { Question } from '../../src/model/question.ts';
import { caseOf, placed, score, shipped, TOOL } from '../support/load.ts';

/** A cascade: every way through its questions ends on one whole level, and every level has a way to it. */

const framework = shipped('six-levels');

const levels = framework.placements[0]?.levels ?? [];

const deciding = new Set(levels.flatMap(({ requires }) => (requires ? questionsOf(requires) : [])));

const tree = framework.questions.filter(({ id }) => deciding.has(id));

const groundwork = framework.questions.filter(({ id }) => !deciding.has(id));

type Path = Readonly<Record<string, string>>;

const PATHS = pathsFrom({}, tree);

/** Every way to answer what is asked, in the order in which it is asked. */
function pathsFrom(path: Path, [question, ...later]: readonly Question[]): Path[] {
  if (!question) return [path];
  if (!isAsked(question, path)) return pathsFrom(path, later);
  return question.options.flatMap(({ id }) => pathsFrom({ ...path, [question.id]: id }, later));
}

function isAsked({ shownWhen }: Question, path: Path): boolean {
  if (shownWhen === null) return true;
  if (shownWhen.kind !== 'answer') throw new Error('a question of the cascade follows from one answer');
  return path[shownWhen.question] === (shownWhen.test === 'at-least' ? 'yes' : 'no');
}

describe('every way through the questions', () => {
  it('is one of eleven', () => {
    expect(PATHS).toHaveLength(11);
  });

  it.each(PATHS.map((path) => [JSON.stringify(path), path] as const))('%s ends on one level', (_, path) => {
    const placement = placed(framework, path);
    expect(placement).toMatchObject({ placed: true, possible: { exact: true } });
    expect(placement.possible.levels).toEqual([placement.secured.id]);
  });

  it('ends further up with each “yes”, and every level is reached', () => {
    const reached = PATHS.map((path) => placed(framework, path).secured.rank);
    expect([...new Set(reached)].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(reached).toEqual([1, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6]);
  });

  it('meets a barrier at its “no”, even where all the groundwork is laid', () => {
    const laid = Object.fromEntries(groundwork.map(({ id }) => [id, 'yes']));
    for (const path of PATHS) {
      const { placements, barriers } = score(framework, { ...laid, ...path });
      const held = barriers
        .filter(({ status }) => status === 'remains')
        .flatMap(({ holdsBack }) => holdsBack);
      expect([path, placements[0]?.gaps.filter((level) => !held.includes(level))]).toEqual([path, []]);
    }
  });
});

describe('the shape of the cascade', () => {
  it('asks only for yes or no, from no to yes', () => {
    for (const { id, ordered, options } of framework.questions)
      expect([id, ordered, ...options.map((option) => option.id)]).toEqual([id, true, 'no', 'yes']);
  });

  it('has six levels from 1 to 6, and is not cumulative', () => {
    expect(framework.placements).toMatchObject([{ cumulative: false, firstRank: 1 }]);
    expect(levels).toHaveLength(6);
  });

  it('says that it is not the IPAT', () => {
    expect(framework.about).toContain('This is not the IPAT');
    expect(JSON.stringify(framework).match(/IPAT/gu)).toHaveLength(1);
  });

  it('does not count an answer to a question that is not asked', () => {
    expect(
      placed(framework, { building: 'no', contact: 'no', space: 'yes', plans: 'yes' }).secured.rank,
    ).toBe(1);
    expect(placed(framework, { building: 'yes', contact: 'no', space: 'no' }).secured.rank).toBe(3);
  });
});

describe('the cases sit where their sources put them', () => {
  it.each<[id: string, placed: boolean, levels: string[]]>([
    ['gp-and-social-work', false, ['minimal', 'basic-at-a-distance']],
    ['sampleford-practice', true, ['close-on-site']],
    ['rural-teams', true, ['basic-on-site']],
    ['plymouth', false, ['minimal', 'basic-at-a-distance', 'basic-on-site']],
    ['manchester', true, ['basic-on-site', 'close-on-site', 'nearing-integrated', 'merged-practice']],
    ['pace-on-lok', true, ['basic-on-site', 'close-on-site', 'nearing-integrated', 'merged-practice']],
  ])('%s', (id, isPlaced, possible) => {
    const [placement] = scoreAssessment(compile(framework), caseOf(framework, id), TOOL).placements;
    expect(placement).toMatchObject({ placed: isPlaced, possible: { levels: possible, exact: true } });
  });
});
