import { describe, expect, it } from 'vitest';
import { lintFramework } from '../../src/authoring/check-framework.ts';
import { SCHEMA_FILE, starterFramework } from '../../src/authoring/starter-framework.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { score } from '../support/load.ts';

describe.each(['my-ladder', 'a', 'true', 'null', 'x'.repeat(60)])('the starter called %s', (id) => {
  const text = starterFramework(id);
  const opened = openFramework({ file: 'starter.yaml', text });

  it('is a framework of that name with nothing amiss', () => {
    expect(opened.problems).toEqual([]);
    const file = unwrap(opened);
    expect(lintFramework(file)).toEqual([]);
    expect(file.framework.id).toBe(id);
    expect(file.framework.title.toLowerCase()).toBe(id.replaceAll('-', ' '));
  });

  it('begins with where an editor finds the schema', () => {
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=./${SCHEMA_FILE}`);
  });
});

describe('the starter', () => {
  const { framework } = unwrap(openFramework({ file: 's.yaml', text: starterFramework('start') }));

  it('is small: a handful of questions, one ladder, a barrier with a lever for every level', () => {
    expect(framework.questions.length).toBeLessThanOrEqual(7);
    expect(framework.placements).toHaveLength(1);
    const [{ levels = [] } = {}] = framework.placements;
    expect(levels).toHaveLength(4);
    for (const { id } of levels.slice(1)) {
      const against = framework.barriers.filter(({ holdsBack }) => holdsBack.includes(id));
      expect([id, against.length > 0 && against.every(({ levers }) => levers.length > 0)]).toEqual([
        id,
        true,
      ]);
    }
  });

  it('places a service at each of its levels', () => {
    const up = [{}, { plan: 'shared' }, { budget: 'part' }, { manager: 'one', written: 'signed' }];
    const lowest = { plan: 'apart', budget: 'own', accounts: 'holder', manager: 'two', written: 'spoken' };
    const sits = up.map((_, rung) => {
      const answers = Object.assign({}, lowest, ...up.slice(0, rung + 1));
      return score(framework, answers).placements[0]?.secured.id;
    });
    expect(sits).toEqual(['separate', 'planned', 'funded', 'managed']);
  });

  it('cuts no sentence at a comma', () => {
    expect(framework.use?.how.every((sentence) => /^[A-Z].*\.$/u.test(sentence))).toBe(true);
  });
});
