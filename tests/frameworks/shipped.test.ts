import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintFramework } from '../../src/authoring/check-framework.ts';
import { openFramework } from '../../src/framework/open.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import { listShipped } from '../../src/library/shipped.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Grounds } from '../../src/model/question.ts';
import { unwrap } from '../../src/problem.ts';
import { ROOT, shipped } from '../support/load.ts';

/** What is asked of every framework that ships, whatever it measures. */

const IDS = listShipped(ROOT).map(({ id }) => id);

describe.each(IDS)('%s', (id) => {
  const framework = shipped(id);

  const file = join(ROOT, 'frameworks', id, 'framework.yaml');
  const opened = openFramework({ file, text: readFileSync(file, 'utf8') });

  it('loads without a warning', () => {
    expect(opened).toMatchObject({ ok: true, problems: [] });
  });

  it('has nothing amiss that an author would be told of', () => {
    expect(lintFramework(unwrap(opened))).toEqual([]);
  });

  it('says for every question, level, barrier and lever what it rests on', () => {
    expect(claims(framework).filter(({ source }) => source === null)).toEqual([]);
  });

  it('uses every source that it lists', () => {
    const used = claims(framework).map(({ source }) => source);
    expect(Object.keys(framework.sources).filter((source) => !used.includes(source))).toEqual([]);
  });

  it('asks in at most 25 words', () => {
    const long = allQuestions(framework).filter(({ ask }) => ask.split(/\s+/u).length > 25);
    expect(long.map(({ ask }) => ask)).toEqual([]);
  });

  it('says on every question why it is asked and what would show the answer', () => {
    const silent = allQuestions(framework).filter(({ why, evidence }) => why === null || evidence === null);
    expect(silent.map((question) => question.id)).toEqual([]);
  });

  it('does not use a text twice for two things', () => {
    // Bands of several placements may share their names.
    const kinds = [
      allQuestions(framework).map(({ ask }) => ask),
      framework.barriers.map(({ name }) => name),
      ...framework.placements.map(({ levels }) => levels.map(({ name }) => name)),
    ];
    const twice = kinds.flatMap((texts) => texts.filter((text, index) => texts.indexOf(text) !== index));
    expect(twice).toEqual([]);
  });

  it('is written with British spelling and no filler', () => {
    // The address of a page is spelt as its owner spelt it.
    const texts = JSON.stringify(framework).replaceAll(/https?:[^"]+/gu, '');
    expect(texts).not.toMatch(
      /\b(organi[z]ation|recogni[z]e|program(?!me)s?\b(?! that it comes)|center|behavior|labor|leverage|stakeholder|holistic|seamless|robust)\b/iu,
    );
  });
});

describe('what several frameworks rest on', () => {
  const all = IDS.flatMap((framework) =>
    Object.entries(shipped(framework).sources).map(([id, source]) => ({ framework, id, source })),
  );

  it.each([
    ['name', ({ id }: (typeof all)[number]) => id],
    ['address', ({ source }: (typeof all)[number]) => source.url],
  ])('is told in the same words wherever it has the same %s', (_, keyOf) => {
    const others = all.filter(({ framework, id, source }) => {
      const key = keyOf({ framework, id, source });
      const first = all.find((each) => key !== null && keyOf(each) === key);
      return first && JSON.stringify(first.source) !== JSON.stringify(source);
    });
    expect(others.map(({ framework, id }) => `${framework}: ${id}`)).toEqual([]);
  });
});

function claims(framework: Framework): Grounds[] {
  const { placements, barriers, needs } = framework;
  const levels = placements.flatMap((placement) => placement.levels);
  const levers = barriers.flatMap((barrier) => barrier.levers);
  const rules = needs ? [...needs.how, ...needs.who] : [];
  return [...allQuestions(framework), ...levels, ...barriers, ...levers, ...rules];
}
